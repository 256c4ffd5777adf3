// Errors of the outside world: what went wrong, in which source, where, and what to do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "waqai/span.h"

namespace waqai {

/// Stable error codes, named for the user's problem. The number is part of the contract; new codes
/// are added at the end. `docs/errors.md` is made from the same table (src/base/error.cpp).
enum class ErrorCode : std::uint16_t {
  kFileNotFound = 1,
  kFileUnreadable = 2,
  kIsDirectory = 3,
  kDocumentTooLarge = 4,
  kDocumentEmpty = 5,
  kBinaryInput = 6,
  kInvalidDate = 7,
  kUnknownFormat = 8,
  kInvalidJson = 9,
  kMissingField = 10,
  kLexiconMalformedRow = 11,
  kLexiconDuplicateId = 12,
  kLexiconUnknownTable = 13,
  kLexiconUnknownSource = 14,
  kLexiconMissing = 15,
  kLexiconAmbiguousForm = 16,
  kLexiconNotSorted = 17,
  kLexiconBadText = 18,
  kCaseFailed = 19,
  kWriteFailed = 20,
  kUsage = 21,
  kInternal = 22,
};

/// One error. `message` says what was found, where, and what to do. `source` is the file or record.
struct Error {
  ErrorCode code = ErrorCode::kInternal;
  std::string message;
  std::string source;
  /// Offset in bytes of the source, where one is known.
  std::optional<ByteOffset> offset;
  /// 1-based line of the source, where one is known.
  std::optional<std::uint32_t> line;

  /// `source:line: message [name]`, for a terminal.
  std::string to_string() const;
};

/// The stable snake-case name of a code, e.g. `file_not_found`. Static storage.
std::string_view error_name(ErrorCode code);
/// What the code means and its remedy, one English sentence. Static storage.
std::string_view error_help(ErrorCode code);

}  // namespace waqai
