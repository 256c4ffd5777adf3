// Any bytes as a lexicon table: a table whose cells lie in their rows, or an error with its line.
#include "check.h"
#include "lexicon/pattern.h"
#include "lexicon/table.h"

using waqai::fuzz::require;

namespace {

// Any bytes as a token pattern: elements that lie in it, or a fault in words.
void pattern(std::string_view text) {
  std::vector<waqai::lexicon::PatternElement> elements;
  if (!waqai::lexicon::parse_pattern(text, elements).empty()) return;
  require(!elements.empty() && elements.size() <= waqai::lexicon::kMaxPatternElements,
          "a pattern has elements");
  for (const auto& e : elements) {
    require(!e.name.empty(), "an element has a name");
    require(
        e.name.data() >= text.data() && e.name.data() + e.name.size() <= text.data() + text.size(),
        "an element lies in its pattern");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto table = waqai::lexicon::Table::parse("fuzz/table", std::string(data, data + size));
  if (!table) {
    require(!table.error().message.empty(), "an error says what was found");
    return 0;
  }
  for (std::size_t row = 0; row < table->size(); ++row) pattern(table->forms(row));
  std::size_t bytes = 0;
  for (std::size_t row = 0; row < table->size(); ++row) {
    require(table->line(row) >= 1, "a row knows its line");
    for (std::size_t column = 0; column < table->columns(); ++column) {
      bytes += table->cell(row, static_cast<int>(column)).size();
    }
    require(table->cell(row, -1).empty(), "a column that is not there is empty");
    const int found = table->find(table->id(row));
    require(found >= 0 && table->id(static_cast<std::size_t>(found)) == table->id(row),
            "a row is found by its id");
  }
  require(bytes <= size, "cells are slices of the text");
  const auto again = waqai::lexicon::Table::parse("fuzz/table", std::string(data, data + size));
  require(again.has_value(), "parsing is repeatable");
  const std::size_t rows = table->size();
  if (table->overlay(*again))
    require(table->size() == rows, "an overlay of the same rows adds none");
  return 0;
}
