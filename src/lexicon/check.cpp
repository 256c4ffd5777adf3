// `waqai lexicon check`: every rule of lexicon/README.md that a program can check, each fault with
// its file and line and what to do.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/utf8.h"
#include "lexicon/builder.h"
#include "lexicon/data.h"
#include "lexicon/inflect.h"
#include "lexicon/pattern.h"
#include "text/fold.h"

namespace waqai {
namespace {

using lexicon::Table;

bool has_flag(std::string_view flags, std::string_view flag) {
  std::size_t i = 0;
  while (i <= flags.size()) {
    std::size_t comma = flags.find(',', i);
    if (comma == std::string_view::npos) comma = flags.size();
    if (flags.substr(i, comma - i) == flag) return true;
    i = comma + 1;
  }
  return false;
}

bool good_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '-';
  });
}

// What is wrong with the characters of a form, or "".
std::string bad_text(std::string_view form) {
  std::size_t i = 0;
  while (i < form.size()) {
    const char32_t c = utf8::next(form, i);
    if (c == 0x640) return "tatweel";
    if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
        (c >= 0x2066 && c <= 0x2069) || c == 0x61C || c == 0xFEFF)
      return "an invisible control character";
    if ((c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC)) return "a presentation form";
    if ((c >= 0x64B && c <= 0x650) || c == 0x652) return "a vowel mark";
  }
  return {};
}

}  // namespace

std::vector<Error> check_lexicon(const std::string& directory) {
  std::vector<Error> faults;
  const auto fault = [&](ErrorCode code, const std::string& table, std::uint32_t line,
                         std::string message) {
    faults.push_back(
        {code, std::move(message), directory + "/" + table + ".tsv", std::nullopt, line});
  };
  auto texts = lexicon::read_folder(directory);
  if (!texts) {
    faults.push_back(texts.error());
    return faults;
  }
  auto shipped = Lexicon::embedded();
  if (!shipped) {
    faults.push_back(shipped.error());
    return faults;
  }
  const lexicon::Data& known = (*shipped)->data();

  std::vector<Table> tables;
  for (auto& t : *texts) {
    auto table = Table::parse(t.name, std::move(t.text));
    if (!table) {
      Error e = table.error();
      e.source = directory + "/" + e.source;
      faults.push_back(std::move(e));
      continue;
    }
    tables.push_back(*std::move(table));
  }
  const auto local = [&](std::string_view name) -> const Table* {
    for (const Table& t : tables)
      if (t.name() == name) return &t;
    return nullptr;
  };
  const Table* registry = local("TABLES");
  const bool whole = registry != nullptr;
  if (registry == nullptr) registry = known.table("TABLES");
  std::unordered_set<std::string> sources;
  for (const Table* t : {known.table("SOURCES"), local("SOURCES")})
    for (std::size_t r = 0; t != nullptr && r < t->size(); ++r) sources.emplace(t->id(r));

  const Table* paradigms = local("morphology/verb_paradigms");
  if (paradigms == nullptr) paradigms = known.table("morphology/verb_paradigms");
  std::unique_ptr<lexicon::Inflector> inflector;
  if (paradigms != nullptr) inflector = std::make_unique<lexicon::Inflector>(*paradigms);

  for (const Table& t : tables) {
    if (t.name() == "TABLES" || t.name() == "SOURCES") continue;
    const int registered = registry == nullptr ? -1 : registry->find(t.name());
    if (registered < 0) {
      fault(ErrorCode::kLexiconUnknownTable, t.name(), 1,
            whole ? "the table is not named in TABLES.tsv; add a row for it there"
                  : "no shipped table has this path; `waqai lexicon stats` lists them");
      continue;
    }
    if (!whole) {
      const Table* base = known.table(t.name());
      bool same = base != nullptr && base->columns() == t.columns();
      for (std::size_t c = 0; same && c < t.columns(); ++c) same = t.header(c) == base->header(c);
      if (!same) {
        std::string columns;
        for (std::size_t c = 0; base != nullptr && c < base->columns(); ++c)
          columns += (c == 0 ? "" : ", ") + std::string(base->header(c));
        fault(ErrorCode::kLexiconMalformedRow, t.name(), 1,
              "the columns must be those of the shipped table: " + columns);
        continue;
      }
    }
    bool expansion_known = false;
    const lexicon::Expansion expansion = lexicon::expansion_from(
        registry->cell(static_cast<std::size_t>(registered), registry->column("expand")),
        expansion_known);
    if (!expansion_known)
      fault(ErrorCode::kLexiconMalformedRow, "TABLES",
            registry->line(static_cast<std::size_t>(registered)),
            "the expansion of " + t.name() +
                " is not known; use none, plain, name, noun, substantive, adjective, verb or "
                "pattern");
    const int source = t.column("source"), flags = t.column("flags");
    std::unordered_map<std::string_view, std::uint32_t> ids;
    std::unordered_map<std::string, std::size_t> forms;  // folded form → first row
    for (std::size_t row = 0; row < t.size(); ++row) {
      const std::string id(t.id(row));
      if (!good_id(id))
        fault(ErrorCode::kLexiconMalformedRow, t.name(), t.line(row),
              "the id \"" + id + "\" may only have a-z, 0-9, _ . -");
      const auto [it, fresh] = ids.emplace(t.id(row), t.line(row));
      if (!fresh)
        fault(ErrorCode::kLexiconDuplicateId, t.name(), t.line(row),
              "the id \"" + id + "\" is already that of line " + std::to_string(it->second) +
                  "; give each row its own");
      if (row > 0 && t.id(row) < t.id(row - 1))
        fault(ErrorCode::kLexiconNotSorted, t.name(), t.line(row),
              "\"" + id + "\" sorts before \"" + std::string(t.id(row - 1)) +
                  "\" above it; sort the rows by id");
      if (source >= 0 && !sources.contains(std::string(t.cell(row, source))))
        fault(ErrorCode::kLexiconUnknownSource, t.name(), t.line(row),
              "the source \"" + std::string(t.cell(row, source)) +
                  "\" is not a row of SOURCES.tsv; add it there");
      if (expansion == lexicon::Expansion::kNone) continue;
      for (std::size_t c = 0; c < t.columns(); ++c)
        if (const std::string what = bad_text(t.cell(row, static_cast<int>(c))); !what.empty())
          fault(ErrorCode::kLexiconBadText, t.name(), t.line(row),
                "the column " + std::string(t.header(c)) + " holds " + what + "; remove it");
      if (expansion == lexicon::Expansion::kPattern) {
        std::vector<lexicon::PatternElement> elements;
        const std::string_view cell = t.forms(row);
        for (std::size_t i = 0; i <= cell.size();) {
          const std::size_t bar = std::min(cell.find('|', i), cell.size());
          const std::string wrong = lexicon::parse_pattern(cell.substr(i, bar - i), elements);
          if (!wrong.empty()) fault(ErrorCode::kLexiconMalformedRow, t.name(), t.line(row), wrong);
          i = bar + 1;
        }
        continue;
      }
      if (expansion == lexicon::Expansion::kVerb || expansion == lexicon::Expansion::kAdjective)
        continue;  // generated forms of different rows may well fold alike
      bool any = false;
      lexicon::expand_row(t, row, expansion, inflector.get(),
                          [&](std::string_view form, std::uint32_t) {
                            any = true;
                            const auto [at, first] = forms.emplace(text::fold(form), row);
                            if (first || at->second == row) return;
                            if (flags >= 0 && has_flag(t.cell(row, flags), "ambiguous") &&
                                has_flag(t.cell(at->second, flags), "ambiguous"))
                              return;
                            fault(ErrorCode::kLexiconAmbiguousForm, t.name(), t.line(row),
                                  "\"" + std::string(form) + "\" of \"" + id +
                                      "\" is also a form of \"" + std::string(t.id(at->second)) +
                                      "\"; mark both with the flag ambiguous or remove one");
                          });
      if (!any)
        fault(ErrorCode::kLexiconMalformedRow, t.name(), t.line(row),
              "\"" + id + "\" has no form in its last column");
    }
  }
  return faults;
}

}  // namespace waqai
