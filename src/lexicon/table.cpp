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

std::vector<std::string> header_of(std::string_view line) {
  std::vector<std::string> header;
  std::size_t i = 0;
  for (;;) {
    const std::size_t tab = line.find('\t', i);
    header.emplace_back(line.substr(i, tab == std::string_view::npos ? tab : tab - i));
    if (tab == std::string_view::npos) return header;
    i = tab + 1;
  }
}

}  // namespace

void Table::own(std::unique_ptr<Owned> owned) {
  owned_ = std::move(owned);
  text_ = owned_->text;
  cells_ = owned_->cells;
  lines_ = owned_->lines;
  rows_ = lines_.size();
}

Table Table::attach(std::string name, std::string_view text, std::span<const Slice> cells,
                    std::span<const std::uint32_t> lines) {
  Table t;
  t.name_ = std::move(name);
  t.text_ = text;
  t.cells_ = cells;
  t.lines_ = lines;
  t.rows_ = lines.size();
  t.id_column_ = 0;
  std::size_t at = text.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
  while (at < text.size() && t.header_.empty()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (!line.empty() && line.front() != '#') t.header_ = header_of(line);
    at = end + 1;
  }
  return t;
}

Result<Table> Table::parse(std::string name, std::string text) {
  Table t;
  t.name_ = std::move(name);
  auto owned = std::make_unique<Owned>();
  owned->text = std::move(text);
  const std::string source = t.name_ + ".tsv";
  const std::string_view all = owned->text;
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
      t.header_ = header_of(line);
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
      owned->cells.push_back(
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
    owned->lines.push_back(line_number);
    if (owned->cells[owned->cells.size() - cells].length == 0)
      return row_error(ErrorCode::kLexiconMalformedRow, source, line_number,
                       "has no id; give each row its own");
  }
  if (t.header_.empty())
    return row_error(ErrorCode::kLexiconMalformedRow, source, line_number == 0 ? 1 : line_number,
                     "has no header; the first line must name the columns");
  t.own(std::move(owned));
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
  const RowIds rows(*this);
  const std::size_t width = header_.size();
  auto owned = std::make_unique<Owned>();
  owned->text.reserve(text_.size() + other.text_.size());
  owned->text = text_;
  owned->text += other.text_;
  owned->cells.assign(cells_.begin(), cells_.end());
  owned->lines.assign(lines_.begin(), lines_.end());
  const auto base = static_cast<std::uint32_t>(text_.size());
  for (std::size_t row = 0; row < other.rows_; ++row) {
    const int known = rows.find(other.id(row));
    const std::size_t target = known < 0 ? owned->lines.size() : static_cast<std::size_t>(known);
    if (known < 0) {
      owned->cells.resize(owned->cells.size() + width);
      owned->lines.push_back(0);
    }
    for (std::size_t c = 0; c < width; ++c) {
      Slice s = other.cells_[row * width + c];
      s.begin += base;
      owned->cells[target * width + c] = s;
    }
    owned->lines[target] = other.lines_[row];
  }
  own(std::move(owned));
  return Ok{};
}

RowIds::RowIds(const Table& table) {
  rows_.reserve(table.size());
  for (std::size_t row = 0; row < table.size(); ++row)
    rows_.emplace(table.id(row), static_cast<int>(row));
}

int RowIds::find(std::string_view id) const {
  const auto it = rows_.find(id);
  return it == rows_.end() ? -1 : it->second;
}

}  // namespace waqai::lexicon
