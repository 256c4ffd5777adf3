// Reads `.cases` files: line keys are ASCII, spans are given by quoting the text and never by
// counting, as in the block formats of sqllogictest and Duckling's corpora. Every fault is an error
// with file and line, so that a misspelt key can never pass as a case without expectations.
#include "case_file.h"

#include <algorithm>
#include <array>

#include "waqai/document.h"

namespace waqai::cases {
namespace {

constexpr std::array<std::string_view, 10> kLayers = {
    "timex", "entity",     "statement", "event",      "quantity",
    "place", "commitment", "sentence",  "diagnostic", "rival"};

std::string_view trim(std::string_view s) {
  while (!s.empty() && (s.front() == ' ' || s.front() == '\t')) s.remove_prefix(1);
  while (!s.empty() && (s.back() == ' ' || s.back() == '\t' || s.back() == '\r'))
    s.remove_suffix(1);
  return s;
}

/// Cuts the first word off `rest`.
std::string_view next_word(std::string_view& rest) {
  rest = trim(rest);
  const std::size_t n = std::min(rest.find_first_of(" \t"), rest.size());
  const std::string_view word = rest.substr(0, n);
  rest = trim(rest.substr(n));
  return word;
}

class Parser {
 public:
  Parser(std::string path, std::string_view content) {
    file_.path = std::move(path);
    while (!content.empty()) {
      const std::size_t n = content.find('\n');
      file_.lines.emplace_back(content.substr(0, n));
      content.remove_prefix(n == std::string_view::npos ? content.size() : n + 1);
    }
  }

  Result<CaseFile> run() {
    for (std::size_t i = 0; i < file_.lines.size(); ++i) {
      line_ = static_cast<std::uint32_t>(i + 1);
      std::string_view rest = trim(file_.lines[i]);
      if (rest.empty() || rest.front() == '#') continue;
      const std::string_view key = next_word(rest);
      WAQAI_CHECK_OK(take(key, rest));
    }
    WAQAI_CHECK_OK(finish());
    return std::move(file_);
  }

 private:
  Error fault(std::string message) const {
    return Error{ErrorCode::kCaseFailed, std::move(message), file_.path, std::nullopt, line_};
  }

  Status take(std::string_view key, std::string_view rest) {
    if (key == "case") {
      WAQAI_CHECK_OK(finish());
      if (rest.empty()) return fault("a case needs a name");
      for (const Case& c : file_.cases) {
        if (c.name == rest) return fault("the case `" + std::string(rest) + "` is there twice");
      }
      file_.cases.emplace_back();
      file_.cases.back().name = rest;
      file_.cases.back().line = line_;
      open_ = true;
      return Ok{};
    }
    if (!open_) return fault("`" + std::string(key) + "` before the first `case`");
    Case& c = file_.cases.back();
    if (key == "source") {
      c.source = rest;
    } else if (key == "dct") {
      WAQAI_TRY(c.dct, parse_iso_date(rest));
    } else if (key == "text") {
      if (!c.text.empty()) c.text += '\n';
      c.text += rest;
    } else if (key == "skip") {
      const std::size_t at = rest.rfind(" until ");
      if (at == std::string_view::npos || trim(rest.substr(0, at)).empty()) {
        return fault("write `skip REASON until YYYY-MM-DD`");
      }
      WAQAI_TRY(const auto until, parse_iso_date(trim(rest.substr(at + 7))));
      c.skip = Skip{std::string(trim(rest.substr(0, at))), until};
    } else if (key == "find" || key == "none") {
      return expectation(c, key == "none", rest);
    } else if (key == "only") {
      WAQAI_CHECK_OK(expectation(c, false, rest));
      Expectation& e = c.expectations.back();
      e.only = true;
      if (e.span || !e.keys.empty()) return fault("`only` takes the name of a layer and no more");
    } else {
      return fault("unknown key `" + std::string(key) +
                   "`; known are case, source, dct, text, find, none, only, skip");
    }
    return Ok{};
  }

  Status expectation(Case& c, bool negative, std::string_view rest) {
    Expectation e;
    e.negative = negative;
    e.line = line_;
    e.raw = file_.lines[line_ - 1];
    e.layer = next_word(rest);
    if (std::find(kLayers.begin(), kLayers.end(), e.layer) == kLayers.end()) {
      return fault("unknown layer `" + e.layer + "`");
    }
    if (!rest.empty() && rest.front() == '"') {
      WAQAI_TRY(const std::string words, quoted(rest));
      std::size_t nth = 1;
      if (!rest.empty() && rest.front() == '#') {
        nth = 0;
        rest.remove_prefix(1);
        while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
          nth =
              std::min<std::size_t>(nth * 10 + static_cast<std::size_t>(rest.front() - '0'), 9999);
          rest.remove_prefix(1);
        }
      }
      std::size_t at = std::string::npos;
      for (std::size_t from = 0; nth > 0; --nth, from = at + 1) {
        at = c.text.find(words, from);
        if (at == std::string::npos) break;
      }
      if (words.empty() || at == std::string::npos) {
        return fault("the text before this line does not hold the quoted words (that often)");
      }
      e.span =
          make_span(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size()));
    }
    for (rest = trim(rest); !rest.empty(); rest = trim(rest)) {
      const std::size_t eq = rest.find('=');
      if (eq == 0 || eq == std::string_view::npos ||
          rest.substr(0, eq).find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789") !=
              std::string_view::npos) {
        return fault("write `key=value` after the quoted words, got `" + std::string(rest) + "`");
      }
      std::string key(rest.substr(0, eq));
      rest.remove_prefix(eq + 1);
      std::string value;
      if (!rest.empty() && rest.front() == '"') {
        WAQAI_TRY(value, quoted(rest));
      } else {
        const std::size_t n = std::min(rest.find_first_of(" \t"), rest.size());
        value = rest.substr(0, n);
        rest.remove_prefix(n);
      }
      if (value == "-" || value == "none") value.clear();
      e.keys.emplace_back(std::move(key), std::move(value));
    }
    c.expectations.push_back(std::move(e));
    return Ok{};
  }

  /// Cuts a quoted string off `rest`, which begins with the quotation mark.
  Result<std::string> quoted(std::string_view& rest) const {
    std::string out;
    for (std::size_t i = 1; i < rest.size(); ++i) {
      if (rest[i] == '\\' && i + 1 < rest.size()) {
        ++i;
        out += rest[i] == 'n' ? '\n' : rest[i];
      } else if (rest[i] == '"') {
        rest.remove_prefix(i + 1);
        return out;
      } else {
        out += rest[i];
      }
    }
    return fault("the quotation is not closed");
  }

  Status finish() {
    if (!open_) return Ok{};
    const Case& c = file_.cases.back();
    open_ = false;
    const char* missing = c.source.empty()         ? "`source`"
                          : c.text.empty()         ? "`text`"
                          : c.expectations.empty() ? "`find` or `none`"
                                                   : nullptr;
    if (missing == nullptr) return Ok{};
    return Error{ErrorCode::kCaseFailed, "the case `" + c.name + "` has no " + missing, file_.path,
                 std::nullopt, c.line};
  }

  CaseFile file_;
  std::uint32_t line_ = 0;
  bool open_ = false;
};

}  // namespace

Result<CaseFile> parse_case_file(std::string path, std::string_view content) {
  return Parser(std::move(path), content).run();
}

std::string quote(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + '"';
}

std::string cell(std::string_view value) {
  if (value.empty()) return "-";
  if (value.find_first_of(" \t\"\n") != std::string_view::npos) return quote(value);
  return std::string(value);
}

}  // namespace waqai::cases
