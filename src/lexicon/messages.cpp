// Diagnostics are rare and their table is short: a row is found by its code in a plain scan.
#include "lexicon/messages.h"

#include <cstddef>

namespace waqai::lexicon {
namespace {

std::string fill(std::string_view pattern, std::initializer_list<std::string_view> arguments) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
        pattern[i + 1] >= '0' && pattern[i + 1] <= '9') {
      const auto k = static_cast<std::size_t>(pattern[i + 1] - '0');
      if (k < arguments.size()) {
        out += arguments.begin()[k];
        i += 2;
        continue;
      }
    }
    out += pattern[i];
  }
  return out;
}

}  // namespace

Messages::Messages(const Data& data) {
  const Table* t = data.table("messages/diagnostics");
  if (t == nullptr) return;
  const int en = t->column("en");
  const int ar = t->column("ar");
  for (std::size_t i = 0; i < t->size(); ++i) {
    rows_.push_back(
        {std::string(t->id(i)), std::string(t->cell(i, en)), std::string(t->cell(i, ar))});
  }
}

Diagnostic Messages::make(std::string_view code, std::optional<Span> span,
                          std::initializer_list<std::string_view> arguments) const {
  for (const Row& row : rows_) {
    if (row.code == code)
      return {std::string(code), span, fill(row.en, arguments), fill(row.ar, arguments)};
  }
  std::string text(code);
  for (const std::string_view argument : arguments) text.append(" ").append(argument);
  return {std::string(code), span, std::move(text), {}};
}

}  // namespace waqai::lexicon
