// The `.cases` format of lexicon/README.md: examples beside the table they test.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "waqai/result.h"
#include "waqai/span.h"

namespace waqai::cases {

/// One `find`, `none` or `only` line.
struct Expectation {
  bool negative = false;  ///< `none`
  bool only = false;      ///< `only`: the layer holds nothing that no `find` line names
  std::string layer;
  std::optional<Span> span;  ///< the quoted words, as bytes of Case::text
  std::vector<std::pair<std::string, std::string>> keys;
  std::string raw;  ///< the line as written
  std::uint32_t line = 0;
};

struct Skip {
  std::string reason;
  std::chrono::sys_days until{};
};

struct Case {
  std::string name;
  std::string source;
  std::optional<std::chrono::sys_days> dct;
  std::string text;  ///< several `text` lines are joined by line breaks
  std::optional<Skip> skip;
  std::vector<Expectation> expectations;
  std::uint32_t line = 0;
};

struct CaseFile {
  std::string path;
  std::vector<std::string> lines;  ///< the file, for --update
  std::vector<Case> cases;
};

/// Parses `content`. kCaseFailed with the line for anything the format does not allow.
Result<CaseFile> parse_case_file(std::string path, std::string_view content);

/// `"…"` with `"` and `\` escaped.
std::string quote(std::string_view text);
/// `value`, quoted if it holds a space or a quotation mark; `-` if empty.
std::string cell(std::string_view value);

}  // namespace waqai::cases
