// One table makes the names, the help and docs/errors.md.
#include "waqai/error.h"

#include "base/error_table.h"

namespace waqai {

namespace {
constexpr ErrorInfo kTable[] = {
    {ErrorCode::kFileNotFound, "file_not_found", "The file does not exist; check the path."},
    {ErrorCode::kFileUnreadable, "file_unreadable",
     "The file cannot be read; check its permissions."},
    {ErrorCode::kIsDirectory, "is_directory",
     "The path is a directory; name files, or use a shell pattern."},
    {ErrorCode::kDocumentTooLarge, "document_too_large",
     "A document may have at most 64 MiB; split it."},
    {ErrorCode::kDocumentEmpty, "document_empty", "The document has no text."},
    {ErrorCode::kBinaryInput, "binary_input",
     "The input is not text; convert it to plain text first."},
    {ErrorCode::kInvalidDate, "invalid_date", "No such day exists; write dates as YYYY-MM-DD."},
    {ErrorCode::kUnknownFormat, "unknown_format",
     "The format is not known; see `waqai read --help`."},
    {ErrorCode::kInvalidJson, "invalid_json",
     "The line is not one JSON object; check the quoting."},
    {ErrorCode::kMissingField, "missing_field", "A JSONL record needs a string field `text`."},
    {ErrorCode::kLexiconMalformedRow, "lexicon_malformed_row",
     "A row must have as many cells as the header names, separated by tabs."},
    {ErrorCode::kLexiconDuplicateId, "lexicon_duplicate_id",
     "Two rows of a table have one id; rename one."},
    {ErrorCode::kLexiconUnknownTable, "lexicon_unknown_table",
     "The table is not named in TABLES.tsv; check its path."},
    {ErrorCode::kLexiconUnknownSource, "lexicon_unknown_source",
     "The source is not a row of SOURCES.tsv; add it there."},
    {ErrorCode::kLexiconMissing, "lexicon_missing",
     "The folder has no lexicon tables; check the path."},
    {ErrorCode::kLexiconAmbiguousForm, "lexicon_ambiguous_form",
     "Two rows share a form; mark both with the flag `ambiguous` or remove one."},
    {ErrorCode::kLexiconNotSorted, "lexicon_not_sorted",
     "Rows must be sorted by id in byte order."},
    {ErrorCode::kLexiconBadText, "lexicon_bad_text",
     "The cell holds characters a form may not have (bidi controls, presentation forms, tatweel, "
     "harakat)."},
    {ErrorCode::kCaseFailed, "case_failed", "A case of the lexicon does not give what it says."},
    {ErrorCode::kWriteFailed, "write_failed",
     "The output cannot be written; check space and permissions."},
    {ErrorCode::kUsage, "usage", "The command line is not understood; see `waqai --help`."},
    {ErrorCode::kInternal, "internal",
     "A fault of the program itself; please report it with the input."},
};
}  // namespace

std::span<const ErrorInfo> error_table() { return kTable; }

std::string_view error_name(ErrorCode code) {
  for (const auto& row : kTable)
    if (row.code == code) return row.name;
  return "unknown";
}

std::string_view error_help(ErrorCode code) {
  for (const auto& row : kTable)
    if (row.code == code) return row.help;
  return "";
}

std::string Error::to_string() const {
  std::string out;
  if (!source.empty()) {
    out += source;
    if (line) out += ":" + std::to_string(*line);
    out += ": ";
  }
  out += message;
  if (offset) out += " (byte " + std::to_string(offset->value) + ")";
  out += " [";
  out += error_name(code);
  out += "]";
  return out;
}

}  // namespace waqai
