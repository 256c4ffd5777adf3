// TSV kept as one text with slices for cells: parsing allocates a few vectors, nothing for each
// cell.
#include "lexicon/table.h"

#include <algorithm>

namespace waqai::lexicon {
namespace {

Error row_error(ErrorCode code, const std::string& source, std::uint32_t line,
                std::string message) {
  return Error{code, std::move(message), source, std::nullopt, line};
}

}  // namespace

Result<Table> Table::parse(std::string name, std::string text) {
  Table t;
  t.name_ = std::move(name);
  t.text_ = std::move(text);
  const std::string source = t.name_ + ".tsv";
  std::string_view all = t.text_;
  std::size_t at = 0;
  std::uint32_t line_number = 0;
  if (all.substr(0, 3) == "\xEF\xBB\xBF") at = 3;
  while (at < all.size()) {
    std::size_t end = all.find('\n', at);
    if (end == std::string_view::npos) end = all.size();
    std::string_view line = all.substr(at, end - at);
    const std::size_t line_at = at;
    at = end + 1;
    ++line_number;
    if (!line.empty() && line.back() == '\r')
      return row_error(ErrorCode::kLexiconMalformedRow, source, line_number,
                       "the line ends in CR LF; save the table with LF line ends");
    if (line.empty() || line.front() == '#') continue;
    if (t.header_.empty()) {
      std::size_t i = 0;
      for (;;) {
        const std::size_t tab = line.find('\t', i);
        t.header_.emplace_back(line.substr(i, tab == std::string_view::npos ? tab : tab - i));
        if (tab == std::string_view::npos) break;
        i = tab + 1;
      }
      if (t.header_.front() != "id" && t.header_.front() != "table")
        return row_error(
            ErrorCode::kLexiconMalformedRow, source, line_number,
            "the first line must name the columns and begin with \"id\"; it begins with \"" +
                t.header_.front() + "\"");
      t.id_column_ = 0;
      continue;
    }
    std::size_t i = 0, cells = 0;
    for (;;) {
      const std::size_t tab = line.find('\t', i);
      const std::size_t length = (tab == std::string_view::npos ? line.size() : tab) - i;
      t.cells_.push_back(
          {static_cast<std::uint32_t>(line_at + i), static_cast<std::uint32_t>(length)});
      ++cells;
      if (tab == std::string_view::npos) break;
      i = tab + 1;
    }
    if (cells != t.header_.size())
      return row_error(ErrorCode::kLexiconMalformedRow, source, line_number,
                       "has " + std::to_string(cells) + " cells where the header names " +
                           std::to_string(t.header_.size()) +
                           "; separate the cells with one tab each");
    t.lines_.push_back(line_number);
    ++t.rows_;
    if (t.id(t.rows_ - 1).empty())
      return row_error(ErrorCode::kLexiconMalformedRow, source, line_number,
                       "has no id; give each row its own");
  }
  if (t.header_.empty())
    return row_error(ErrorCode::kLexiconMalformedRow, source, line_number == 0 ? 1 : line_number,
                     "has no header; the first line must name the columns");
  return t;
}

int Table::column(std::string_view name) const {
  for (std::size_t i = 0; i < header_.size(); ++i)
    if (header_[i] == name) return static_cast<int>(i);
  return -1;
}

std::string_view Table::cell(std::size_t row, int column) const {
  if (column < 0 || static_cast<std::size_t>(column) >= header_.size()) return {};
  const Slice s = cells_[row * header_.size() + static_cast<std::size_t>(column)];
  return std::string_view(text_).substr(s.begin, s.length);
}

int Table::find(std::string_view wanted) const {
  for (std::size_t row = 0; row < rows_; ++row)
    if (id(row) == wanted) return static_cast<int>(row);
  return -1;
}

Status Table::overlay(const Table& other) {
  if (other.header_ != header_) {
    std::string columns;
    for (const auto& h : header_) columns += (columns.empty() ? "" : ", ") + h;
    return row_error(ErrorCode::kLexiconMalformedRow, other.name_ + ".tsv", 1,
                     "the columns must be those of the shipped table: " + columns);
  }
  std::unordered_map<std::string_view, std::size_t> rows;
  for (std::size_t row = 0; row < rows_; ++row) rows.emplace(id(row), row);
  const std::size_t width = header_.size();
  const auto base = static_cast<std::uint32_t>(text_.size());
  std::vector<std::pair<std::size_t, std::size_t>> moves;  // row of other → row here (or npos)
  for (std::size_t row = 0; row < other.rows_; ++row) {
    const auto it = rows.find(other.id(row));
    moves.emplace_back(row, it == rows.end() ? std::string::npos : it->second);
  }
  text_ += other.text_;
  for (const auto& [from, to] : moves) {
    std::size_t target = to;
    if (target == std::string::npos) {
      target = rows_++;
      cells_.resize(rows_ * width);
      lines_.push_back(other.lines_[from]);
    }
    for (std::size_t c = 0; c < width; ++c) {
      Slice s = other.cells_[from * width + c];
      s.begin += base;
      cells_[target * width + c] = s;
    }
    lines_[target] = other.lines_[from];
  }
  return Ok{};
}

}  // namespace waqai::lexicon
