// A reviewed table: TSV with a header line, `#` comments, columns by name, the Arabic column last.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "waqai/result.h"

namespace waqai::lexicon {

/// How the last column's forms are turned into matchable words (lexicon/TABLES.tsv, column
/// `expand`).
enum class Expansion : std::uint8_t {
  kNone,         ///< not indexed; read by its stage
  kPlain,        ///< each form as written; particles may stand before it
  kName,         ///< as kPlain; no pronoun after it
  kNoun,         ///< with and without the article; a pronoun may follow
  kSubstantive,  ///< as kNoun, and the indefinite accusative
  kAdjective,    ///< masculine singular → all genders and numbers, with and without the article
  kPattern,      ///< the words of token patterns (lexicon/pattern.h)
  kVerb,         ///< columns past/present/masdar/participle through lexicon/morphology
};

/// One table in memory. Cells are slices of `text`, which the table owns.
class Table {
 public:
  /// Parses `text`; errors carry `name` and the line. kLexiconMalformedRow.
  static Result<Table> parse(std::string name, std::string text);

  const std::string& name() const { return name_; }
  std::size_t size() const { return rows_; }
  std::size_t columns() const { return header_.size(); }
  /// Name of a column. Precondition: column < columns().
  std::string_view header(std::size_t column) const { return header_[column]; }
  /// Column number by name, or -1.
  int column(std::string_view name) const;
  /// Cell text; "" for a column of -1.
  std::string_view cell(std::size_t row, int column) const;
  std::string_view id(std::size_t row) const { return cell(row, id_column_); }
  std::string_view forms(std::size_t row) const {
    return cell(row, static_cast<int>(header_.size()) - 1);
  }
  std::uint32_t line(std::size_t row) const { return lines_[row]; }
  /// Row by id, or -1.
  int find(std::string_view id) const;
  /// Adds or replaces rows (by id) from another table with the same header.
  Status overlay(const Table& other);

 private:
  struct Slice {
    std::uint32_t begin, length;
  };
  std::string name_, text_;
  std::vector<std::string> header_;
  std::vector<Slice> cells_;
  std::vector<std::uint32_t> lines_;
  std::size_t rows_ = 0;
  int id_column_ = -1;
};

}  // namespace waqai::lexicon
