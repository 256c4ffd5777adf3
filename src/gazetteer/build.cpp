// Names come first: the file of alternate names is read before the file of places, whatever the
// order given, so that places without an Arabic name never stay in memory.
#include "gazetteer/build.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <unordered_map>

#include "base/file.h"
#include "gazetteer/countries.h"
#include "gazetteer/json_line.h"
#include "text/fold.h"

namespace waqai::gazetteer {
namespace {

enum class Kind { kPlaces, kNames, kFeatures, kItems };

struct Row {
  std::string type, iso, admin1, english, source;
  double latitude = 0, longitude = 0;
  std::uint64_t population = 0;
  std::vector<std::string> names;
};

std::vector<std::string_view> cells(std::string_view line) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t tab = line.find('\t');
    out.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    line.remove_prefix(tab + 1);
  }
}

bool number(std::string_view text, double& out) {
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), out);
  return fault == std::errc() && end == text.data() + text.size() && std::isfinite(out);
}

bool whole_number(std::string_view text) {
  return !text.empty() && text.size() < 19 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Words of Arabic letters U+0621..U+064A and blanks, three letters or more.
bool is_arabic(std::string_view name) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < name.size();) {
    if (name[i] == ' ') {
      ++i;
      continue;
    }
    if (i + 1 >= name.size()) return false;
    const auto a = static_cast<unsigned char>(name[i]), b = static_cast<unsigned char>(name[i + 1]);
    const unsigned c = (a & 0x1FU) << 6 | (b & 0x3FU);
    if ((a != 0xD8 && a != 0xD9) || c < 0x621 || c > 0x64A || c == 0x640) return false;
    ++letters;
    i += 2;
  }
  return letters >= 3;
}

std::string_view alpha3(std::string_view alpha2) {
  for (std::size_t i = 0; alpha2.size() == 2 && i + 5 <= kCountryCodes.size(); i += 5)
    if (kCountryCodes.substr(i, 2) == alpha2) return kCountryCodes.substr(i + 2, 3);
  return {};
}

std::string clean_ascii(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c >= 0x20 && c < 0x7F) out += c;
  return out;
}

class Builder {
 public:
  Result<Counts> run(const std::vector<std::string>& dumps, const std::string& directory) {
    std::vector<std::pair<Kind, std::string>> files;
    for (const std::string& path : dumps) {
      auto kind = kind_of(path);
      if (!kind) return kind.error();
      files.emplace_back(*kind, path);
    }
    std::stable_sort(files.begin(), files.end(), [](const auto& a, const auto& b) {
      return (a.first == Kind::kNames) > (b.first == Kind::kNames);
    });
    for (const auto& [kind, path] : files) {
      auto done = read(kind, path);
      if (!done) return done.error();
    }
    auto written = write(directory);
    if (!written) return written.error();
    counts_.places = rows_.size();
    return counts_;
  }

 private:
  static Error fault(ErrorCode code, std::string message, const std::string& path,
                     std::uint32_t line, std::uint64_t offset) {
    Error e;
    e.code = code;
    e.message = std::move(message);
    e.source = path;
    e.line = line;
    if (offset <= 0xFFFFFFFFU) e.offset = ByteOffset{static_cast<std::uint32_t>(offset)};
    return e;
  }

  Result<Kind> kind_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string line;
    if (!in)
      return Error{ErrorCode::kFileNotFound, "the dump cannot be opened", path, std::nullopt,
                   std::nullopt};
    while (std::getline(in, line)) {
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty() || line == "[") continue;
      if (line[0] == '{')
        return line.find("\"labels\"") != std::string::npos ? Kind::kItems : Kind::kFeatures;
      const std::size_t n = cells(line).size();
      if (n == 19) return Kind::kPlaces;
      if (n == 8 || n == 10) return Kind::kNames;
      break;
    }
    return fault(ErrorCode::kUnknownFormat,
                 "neither GeoNames (19, or 8 or 10 columns), GeoJSON features nor Wikidata items, "
                 "one a line",
                 path, 1, 0);
  }

  Status read(Kind kind, const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string line;
    std::uint32_t number_of_line = 0;
    std::uint64_t offset = 0;
    while (std::getline(in, line)) {
      const std::uint64_t begin = offset;
      offset += line.size() + 1;
      ++number_of_line;
      if (!line.empty() && line.back() == '\r') line.pop_back();
      if (line.empty() || line == "[" || line == "]") continue;
      ++counts_.lines;
      ErrorCode code = ErrorCode::kMissingField;
      const std::string message = kind == Kind::kNames      ? name_line(line)
                                  : kind == Kind::kPlaces   ? place_line(line)
                                  : kind == Kind::kFeatures ? feature_line(line, code)
                                                            : item_line(line, code);
      if (!message.empty()) return fault(code, message, path, number_of_line, begin);
    }
    if (in.bad())
      return Error{ErrorCode::kFileUnreadable, "reading stopped before the end", path, std::nullopt,
                   std::nullopt};
    return Ok{};
  }

  /// alternateNames.txt: id, geonameid, language, name, preferred, short, colloquial, historic, …
  std::string name_line(std::string_view line) {
    const auto c = cells(line);
    if (c.size() < 8) return "a row of alternate names has 8 or 10 columns";
    if (!whole_number(c[1])) return "the second column is no GeoNames id";
    if (c[2] != "ar" || !is_arabic(c[3]) || c[6] == "1" || c[7] == "1") return {};
    auto& list = names_[std::string(c[1])];
    if (c[4] == "1")
      list.insert(list.begin(), std::string(c[3]));
    else
      list.emplace_back(c[3]);
    return {};
  }

  /// allCountries.txt
  std::string place_line(std::string_view line) {
    const auto c = cells(line);
    if (c.size() != 19) return "a row of places has 19 columns";
    if (!whole_number(c[0])) return "the first column is no GeoNames id";
    Row row;
    if (!number(c[4], row.latitude) || !number(c[5], row.longitude))
      return "columns 5 and 6 are no latitude and longitude";
    const bool unit = c[7] == "ADM1";
    if (c[6] != "P" && !unit) return {};
    const auto found = names_.find(std::string(c[0]));
    if (found == names_.end()) return {};
    row.names = found->second;
    row.type = unit ? "admin1" : "city";
    row.iso = alpha3(c[8]);
    row.admin1 = std::string(c[8]) + "." + std::string(c[10]);
    row.english = clean_ascii(c[2]);
    row.source = "geonames";
    double population = 0;
    if (number(c[14], population) && population > 0)
      row.population = static_cast<std::uint64_t>(population);
    add("g" + std::string(c[0]), std::move(row));
    return {};
  }

  /// Who's On First: properties of a GeoJSON feature.
  std::string feature_line(std::string_view line, ErrorCode& code) {
    code = ErrorCode::kInvalidJson;
    if (!is_complete(line)) return "the line is no complete JSON object";
    code = ErrorCode::kMissingField;
    const auto id = find_value(line, {"properties", "wof:id"});
    if (!id || !whole_number(*id)) return "properties.wof:id is missing";
    const auto place = find_value(line, {"properties", "wof:placetype"});
    const auto name = find_value(line, {"properties", "name:ara_x_preferred", "["});
    if (!place || !name) return {};
    const std::string type = unquoted(*place);
    if (type != "locality" && type != "region" && type != "county") return {};
    Row row;
    const auto latitude = find_value(line, {"properties", "geom:latitude"});
    const auto longitude = find_value(line, {"properties", "geom:longitude"});
    if (!latitude || !longitude || !number(*latitude, row.latitude) ||
        !number(*longitude, row.longitude))
      return "properties.geom:latitude or geom:longitude is missing or no number";
    row.names.push_back(unquoted(*name));
    row.type = type == "locality" ? "city" : "admin1";
    if (const auto country = find_value(line, {"properties", "wof:country"}))
      row.iso = alpha3(unquoted(*country));
    if (const auto english = find_value(line, {"properties", "wof:name"}))
      row.english = clean_ascii(unquoted(*english));
    row.source = "wof";
    add("w" + std::string(*id), std::move(row));
    return {};
  }

  /// Wikidata: label in Arabic, coordinates (P625), country (P17).
  std::string item_line(std::string_view line, ErrorCode& code) {
    code = ErrorCode::kInvalidJson;
    if (!is_complete(line)) return "the line is no complete JSON object";
    code = ErrorCode::kMissingField;
    const auto id = find_value(line, {"id"});
    if (!id) return "id is missing";
    const auto name = find_value(line, {"labels", "ar", "value"});
    const auto at = find_value(line, {"claims", "P625", "[", "mainsnak", "datavalue", "value"});
    if (!name || !at) return {};
    Row row;
    const auto latitude = find_value(*at, {"latitude"}), longitude = find_value(*at, {"longitude"});
    if (!latitude || !longitude || !number(*latitude, row.latitude) ||
        !number(*longitude, row.longitude))
      return "P625 has no latitude or longitude";
    row.names.push_back(unquoted(*name));
    row.type = "city";
    if (const auto country =
            find_value(line, {"claims", "P17", "[", "mainsnak", "datavalue", "value", "id"})) {
      const std::string item = unquoted(*country);
      for (const CountryItem& c : kCountryItems)
        if (c.item == item) row.iso = c.alpha3;
    }
    if (const auto english = find_value(line, {"labels", "en", "value"}))
      row.english = clean_ascii(unquoted(*english));
    row.source = "wikidata";
    std::string key = unquoted(*id);
    for (char& c : key) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    add(clean_ascii(key), std::move(row));
    return {};
  }

  void add(const std::string& id, Row row) {
    std::erase_if(row.names, [](const std::string& n) { return !is_arabic(n); });
    if (row.names.empty() || row.iso.empty() || std::fabs(row.latitude) > 90 ||
        std::fabs(row.longitude) > 180)
      return;
    rows_.insert_or_assign(id, std::move(row));
  }

  Status write(const std::string& directory) {
    std::unordered_map<std::string, int> bearers;
    for (auto& [id, row] : rows_) {
      std::vector<std::string> kept, folded;
      for (std::string& name : row.names) {
        std::string key = text::fold(name);
        if (std::find(folded.begin(), folded.end(), key) != folded.end()) continue;
        ++bearers[key];
        folded.push_back(std::move(key));
        kept.push_back(std::move(name));
      }
      row.names = std::move(kept);
    }
    std::string out =
        "id\ttype\tiso\tadmin1\tlat\tlon\tpopulation\tenglish\tsource\tflags\tforms\n";
    for (const auto& [id, row] : rows_) {
      char place[64];
      std::snprintf(place, sizeof place, "%.2f\t%.2f", row.latitude, row.longitude);
      std::string forms, flags;
      bool shared = false;
      for (const std::string& name : row.names) {
        shared = shared || bearers[text::fold(name)] > 1;
        forms += (forms.empty() ? "" : "|") + name;
      }
      // A small place is one only behind a word of its type: its name may be an ordinary word.
      if (shared) flags = "ambiguous";
      if (row.type == "city" && row.population < kKnownTown)
        flags += flags.empty() ? "typed" : ",typed";
      out += id + '\t' + row.type + '\t' + row.iso + '\t' + row.admin1 + '\t' + place + '\t' +
             std::to_string(row.population) + '\t' + row.english + '\t' + row.source + '\t' +
             flags + '\t' + forms + '\n';
    }
    std::error_code ignored;
    const auto folder = std::filesystem::path(directory) / "place";
    std::filesystem::create_directories(folder, ignored);
    return write_file((folder / "geonames.tsv").string(), out);
  }

  static constexpr std::uint64_t kKnownTown = 150000;
  std::unordered_map<std::string, std::vector<std::string>> names_;
  std::map<std::string, Row> rows_;  // by id, so that the table is sorted
  Counts counts_;
};

}  // namespace

Result<Counts> build(const std::vector<std::string>& dumps, const std::string& directory) {
  return Builder().run(dumps, directory);
}

}  // namespace waqai::gazetteer
