// One row of a CSV file as RFC 4180 has it: CRLF, quotes only where needed.
#pragma once

#include <string>
#include <string_view>

#include "json/writer.h"

namespace waqai::writers {

/// Between several values in one cell.
inline constexpr std::string_view kBetween = " | ";

class CsvRow {
 public:
  explicit CsvRow(std::string& out) : out_(out) {}
  void cell(std::string_view text) {
    if (!first_) out_ += ',';
    first_ = false;
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
      out_ += text;
      return;
    }
    out_ += '"';
    for (const char c : text) {
      if (c == '"') out_ += '"';
      out_ += c;
    }
    out_ += '"';
  }
  void number(double value) {
    std::string text;
    json::append_number(text, value);
    cell(text);
  }
  void end() { out_ += "\r\n"; }

 private:
  std::string& out_;
  bool first_ = true;
};

}  // namespace waqai::writers
