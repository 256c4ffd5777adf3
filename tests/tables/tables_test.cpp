// Tests made from the tables themselves, so that a new row or table is tested without a new test:
// every form alone is found and gives its row, the lint is clean, each table has positive and
// negative cases, and the folder holds nothing that nobody reads. The lessons are in the comments
// of the other engines we read: examples without Arabic, shadowed duplicates, files that no loader
// opens.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "../cases/case_file.h"
#include "lexicon/data.h"
#include "lexicon/table.h"
#include "text/tokens.h"
#include "waqai/document.h"
#include "waqai/lexicon.h"

namespace waqai {
namespace {

namespace fs = std::filesystem;

const fs::path& folder() {
  static const fs::path path = fs::path(WAQAI_SOURCE_DIR) / "lexicon";
  return path;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return std::string((std::istreambuf_iterator<char>(in)), {});
}

lexicon::Table parse(const std::string& name) {
  auto table = lexicon::Table::parse(name, read(folder() / (name + ".tsv")));
  EXPECT_TRUE(table.has_value()) << (table ? "" : table.error().to_string());
  return *std::move(table);
}

std::vector<std::string_view> split(std::string_view cell) {
  std::vector<std::string_view> out;
  while (!cell.empty()) {
    const std::size_t n = std::min(cell.find('|'), cell.size());
    if (n > 0 && cell.substr(0, n) != "-") out.push_back(cell.substr(0, n));
    cell.remove_prefix(std::min(n + 1, cell.size()));
  }
  return out;
}

std::set<std::string> files_with(const std::string& extension) {
  std::set<std::string> out;
  for (const auto& entry : fs::recursive_directory_iterator(folder())) {
    if (entry.is_regular_file() && entry.path().extension() == extension) {
      out.insert(fs::relative(entry.path(), folder()).replace_extension().generic_string());
    }
  }
  return out;
}

/// The registered tables, by the first column of TABLES.tsv.
struct Registered {
  std::string name, expand;
};
std::vector<Registered> registered() {
  // TABLES.tsv has `table`, not `id`, as its key; read it by cells.
  std::vector<Registered> out;
  std::string text = read(folder() / "TABLES.tsv");
  std::string_view rest = text;
  bool header = true;
  while (!rest.empty()) {
    const std::size_t n = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, n);
    rest.remove_prefix(std::min(n + 1, rest.size()));
    if (line.empty() || line.front() == '#') continue;
    if (header) {
      header = false;
      continue;
    }
    const std::size_t a = line.find('\t');
    const std::size_t b = a == std::string_view::npos ? a : line.find('\t', a + 1);
    EXPECT_NE(b, std::string_view::npos) << "TABLES.tsv: too few cells: " << line;
    if (b == std::string_view::npos) continue;
    out.push_back({std::string(line.substr(0, a)), std::string(line.substr(a + 1, b - a - 1))});
  }
  return out;
}

std::shared_ptr<const Lexicon> embedded() {
  auto lexicon = Lexicon::embedded();
  EXPECT_TRUE(lexicon.has_value()) << (lexicon ? "" : lexicon.error().to_string());
  return lexicon ? *std::move(lexicon) : nullptr;
}

TEST(Tables, TheLintIsClean) {
  const std::vector<Error> faults = check_lexicon(folder().string());
  for (const Error& e : faults) ADD_FAILURE() << e.to_string();
}

TEST(Tables, AreRegisteredInOrder) {
  std::set<std::string> files = files_with(".tsv");
  files.erase("TABLES");
  files.erase("SOURCES");
  std::set<std::string> names;
  std::string last;
  for (const Registered& r : registered()) {
    EXPECT_LT(last, r.name) << "TABLES.tsv must be sorted and without duplicates";
    last = r.name;
    names.insert(r.name);
    EXPECT_TRUE(files.contains(r.name)) << "TABLES.tsv names " << r.name << ", which has no file";
  }
  for (const std::string& f : files) {
    EXPECT_TRUE(names.contains(f)) << f << ".tsv is not in TABLES.tsv";
  }
}

TEST(Tables, TheFolderHoldsNothingElse) {
  for (const auto& entry : fs::recursive_directory_iterator(folder())) {
    if (entry.is_directory()) continue;
    const fs::path& p = entry.path();
    const bool known =
        p.extension() == ".tsv" || p.extension() == ".cases" || p.filename() == "README.md";
    EXPECT_TRUE(known) << "no loader reads " << p;
  }
  const std::set<std::string> tables = files_with(".tsv");
  for (const std::string& name : files_with(".cases")) {
    EXPECT_TRUE(tables.contains(name)) << name << ".cases stands beside no table";
  }
}

TEST(Tables, HavePositiveAndNegativeCases) {
  std::set<std::string> sources;
  const lexicon::Table table = parse("SOURCES");
  for (std::size_t i = 0; i < table.size(); ++i) {
    sources.insert(std::string(table.id(i)));
    EXPECT_FALSE(table.cell(i, table.column("licence")).empty())
        << table.id(i) << " has no licence";
  }
  for (const Registered& r : registered()) {
    const fs::path path = folder() / (r.name + ".cases");
    if (!fs::exists(path)) {
      ADD_FAILURE() << r.name << ".tsv has no " << r.name << ".cases beside it";
      continue;
    }
    const auto file = cases::parse_case_file(path.string(), read(path));
    ASSERT_TRUE(file.has_value()) << file.error().to_string();
    bool positive = false, negative = false;
    for (const cases::Case& c : file->cases) {
      EXPECT_TRUE(sources.contains(c.source))
          << path << ":" << c.line << ": unknown source " << c.source;
      for (const cases::Expectation& e : c.expectations) (e.negative ? negative : positive) = true;
    }
    EXPECT_TRUE(positive) << path << " needs a `find`";
    EXPECT_TRUE(negative) << path << " needs a `none`";
  }
}

TEST(Tables, EveryFormAloneGivesItsRow) {
  const auto lexicon = embedded();
  ASSERT_NE(lexicon, nullptr);
  const lexicon::Data& data = lexicon->data();
  std::size_t forms = 0;
  for (const Registered& r : registered()) {
    // A pattern is no form: its words are tested by its cases.
    if (r.expand == "none" || r.expand == "pattern") continue;
    const lexicon::TableId id = data.table_id(r.name);
    ASSERT_NE(id, lexicon::kNoTable) << r.name << " is not loaded";
    const lexicon::Table& table = data.table(id);
    std::vector<int> columns;
    if (r.expand == "verb") {
      for (const char* name : {"past", "present", "masdar", "participle"}) {
        if (table.column(name) >= 0) columns.push_back(table.column(name));
      }
    } else {
      columns.push_back(static_cast<int>(table.columns()) - 1);
    }
    std::size_t failures = 0;
    for (std::size_t row = 0; row < table.size() && failures < 20; ++row) {
      for (const int column : columns) {
        for (const std::string_view form : split(table.cell(row, column))) {
          ++forms;
          auto document = Document::from_utf8(std::string(form));
          ASSERT_TRUE(document.has_value());
          const text::Tokens tokens = text::tokenize(*document);
          const lexicon::Hits hits = data.lookup(tokens);
          bool found = false;
          if (tokens.size() > 0) {
            for (const lexicon::Hit& h : hits.at(0)) {
              const lexicon::Entry& e = h.entry;
              found |= h.end == tokens.size() && h.lead == 0 && h.trail == 0 && e.table == id &&
                       e.row == row;
            }
          }
          if (!found) {
            ++failures;
            ADD_FAILURE() << r.name << ".tsv:" << table.line(row) << ": the form `" << form
                          << "` alone does not give the row " << table.id(row);
          }
        }
      }
    }
  }
  RecordProperty("forms", static_cast<int>(forms));
}

}  // namespace
}  // namespace waqai
