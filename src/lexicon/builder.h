// Builds Data: tables first, then one index over all their forms.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/data.h"

namespace waqai::lexicon {

/// One table as text: `name` is its path without `.tsv`.
struct TableText {
  std::string name;
  std::string text;
};

struct Data::Builder {
  /// Parses all tables and indexes their forms by the expansions of TABLES. `overlay` rows replace
  /// or add to those of `base`.
  static Result<std::unique_ptr<const Data>> build(std::vector<TableText> base,
                                                   std::vector<TableText> overlay);
};

/// Expansion by its name in TABLES.tsv; kNone with `known` false if there is no such name.
Expansion expansion_from(std::string_view name, bool& known);

/// Calls `sink(form, features)` for every written form of a row, not folded.
class Inflector;
void expand_row(const Table& table, std::size_t row, Expansion expansion,
                const Inflector* inflector,
                const std::function<void(std::string_view, std::uint32_t)>& sink);

/// The path of a table without `.tsv`.
std::string without_extension(std::string_view name);
/// Sixteen hexadecimal digits that name the tables `a` with `b` laid over them.
std::string hash_of(const std::vector<TableText>& a, const std::vector<TableText>& b);
/// All *.tsv below a folder, sorted by path. kLexiconMissing, kFileUnreadable.
Result<std::vector<TableText>> read_folder(const std::string& directory);

}  // namespace waqai::lexicon
