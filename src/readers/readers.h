// From bytes to Documents: encodings, plain text, JSONL.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "waqai/document.h"
#include "waqai/result.h"

namespace waqai::readers {
enum class InputFormat { kAuto, kText, kJsonl };

/// Reads a whole file, or standard input for "-". kFileNotFound, kFileUnreadable, kIsDirectory,
/// kDocumentTooLarge.
Result<std::string> read_bytes(const std::string& path, std::size_t limit);

/// One plain-text report: encoding recognised (UTF-8, UTF-16 by mark, windows-1256 by content),
/// then decoded. kBinaryInput, kDocumentEmpty, kDocumentTooLarge, kInvalidDate.
Result<std::shared_ptr<const Document>> plain_text(std::string bytes, Metadata metadata);

/// One line of a JSONL feed with `id`, `date`, `title`, `text` (also `outlet`, `url`).
/// `text` becomes the document; `title`, if not already its first line, stays metadata.
Result<std::shared_ptr<const Document>> jsonl_record(std::string_view line,
                                                     const Metadata& defaults);

/// Guesses the format from name and content.
InputFormat sniff(std::string_view path, std::string_view bytes);
}  // namespace waqai::readers
