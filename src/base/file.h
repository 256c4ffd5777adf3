// Whole files in, whole files out: written to a temporary beside the target, then renamed.
#pragma once

#include <string>
#include <string_view>

#include "waqai/result.h"

namespace waqai {

/// Reads a file, or standard input for "-", up to `limit` bytes. kFileNotFound, kFileUnreadable,
/// kIsDirectory, kDocumentTooLarge (more than `limit` bytes).
Result<std::string> read_file(const std::string& path, std::size_t limit);

/// Writes `bytes` to `path` so that a reader sees the old file or the new one, never a part.
/// kWriteFailed.
Status write_file(const std::string& path, std::string_view bytes);

}  // namespace waqai
