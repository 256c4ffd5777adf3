// A reviewed table: TSV with a header line, `#` comments, columns by name, the Arabic column last.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
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

/// One table in memory. Cells are slices of its text; text and slices are its own, or lie in the
/// program.
class Table {
 public:
  /// A cell: bytes of the text.
  struct Slice {
    std::uint32_t begin, length;
  };

  /// Parses `text`; errors carry `name` and the line. kLexiconMalformedRow.
  static Result<Table> parse(std::string name, std::string text);
  /// A table parsed before: its cells row by row and the line of each row, none copied.
  static Table attach(std::string name, std::string_view text, std::span<const Slice> cells,
                      std::span<const std::uint32_t> lines);

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
  /// Row by id, or -1. Walks the table: for many ids see RowIds.
  int find(std::string_view id) const;
  std::string_view text() const { return text_; }
  std::span<const Slice> cells() const { return cells_; }
  std::span<const std::uint32_t> lines() const { return lines_; }
  /// Adds or replaces rows (by id) from another table with the same header.
  Status overlay(const Table& other);

 private:
  struct Owned {
    std::string text;
    std::vector<Slice> cells;
    std::vector<std::uint32_t> lines;
  };
  void own(std::unique_ptr<Owned> owned);

  std::string name_;
  std::vector<std::string> header_;
  std::string_view text_;
  std::span<const Slice> cells_;
  std::span<const std::uint32_t> lines_;
  std::unique_ptr<Owned> owned_;
  std::size_t rows_ = 0;
  int id_column_ = -1;
};

/// The rows of a table by id, for those who ask often. Valid as long as the table is.
class RowIds {
 public:
  explicit RowIds(const Table& table);
  /// Row by id, or -1.
  int find(std::string_view id) const;

 private:
  std::unordered_map<std::string_view, int> rows_;
};

}  // namespace waqai::lexicon
