// The table of formats, and JSON in its three shapes: one object, an array of objects, one a line.
#include <array>

#include "json/encode.h"
#include "waqai/json.h"
#include "writers/layout.h"
#include "writers/writers.h"

namespace waqai::writers {
namespace {

std::string nothing(const Options&) { return {}; }
std::string_view no_separator(const Options&) { return {}; }
std::string_view blank_line(const Options&) { return "\n"; }
std::string no_failure(const Error&, std::string_view, const Options&) { return {}; }

Piece write_json(const Analysis& analysis, const Options& options) {
  JsonOptions json;
  json.indent = options.one_line ? 0 : 1;
  json.lexicon_hash = options.lexicon_hash;
  Piece piece{to_json(analysis, json), 0};
  if (options.one_line) piece.text += '\n';
  return piece;
}
std::string json_failure(const Error& error, std::string_view id, const Options& options) {
  std::string out = json::error_record(error, id, options.one_line ? 0 : 1);
  if (options.one_line) out += '\n';
  return out;
}
std::string json_head(const Options& options) {
  return options.many && !options.one_line ? "[\n" : "";
}
std::string_view json_separator(const Options& options) { return options.one_line ? "" : ",\n"; }
std::string json_tail(const Options& options) {
  if (options.one_line) return {};
  return options.many ? "\n]\n" : "\n";
}

Options lines(Options options) {
  options.one_line = true;
  return options;
}
Piece write_jsonl(const Analysis& analysis, const Options& options) {
  return write_json(analysis, lines(options));
}
std::string jsonl_failure(const Error& error, std::string_view id, const Options& options) {
  return json_failure(error, id, lines(options));
}

std::string_view timelinejs_separator(const Options&) { return ",\n"; }

}  // namespace

std::span<const Format> formats() {
  static constexpr std::array<Format, 6> kFormats = {{
      {"table", "format.table", nothing, write_table, no_failure, blank_line, nothing},
      {"json", "format.json", json_head, write_json, json_failure, json_separator, json_tail},
      {"jsonl", "format.jsonl", nothing, write_jsonl, jsonl_failure, no_separator, nothing},
      {"csv", "format.csv", csv_head, write_csv, no_failure, no_separator, nothing},
      {"timelinejs", "format.timelinejs", timelinejs_head, write_timelinejs, no_failure,
       timelinejs_separator, timelinejs_tail},
      {"html", "format.html", html_head, write_html, html_failure, no_separator, html_tail},
  }};
  return kFormats;
}

const Format* find_format(std::span<const Format> list, std::string_view name) {
  for (const Format& format : list) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

std::string heading(const Document& document, messages::Language language) {
  const Metadata& m = document.metadata();
  std::string out = clean(m.title);
  if (out.empty() && m.id != "-") out = clean(m.id);
  if (out.empty()) out = messages::text("table.untitled", language);
  return out;
}

}  // namespace waqai::writers
