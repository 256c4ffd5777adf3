// A document is walked once: each token's readings (particles and pronouns cut in all ways) are
// looked up as words, then the trie is followed from each token. A token has several readings, so
// the walk keeps them side by side instead of the single path with failure links of Aho-Corasick;
// the depth is bounded by the longest entry, so the work is linear in the text.
#include "lexicon/data.h"

#include <algorithm>
#include <array>
#include <functional>

#include "base/hash.h"
#include "base/memo.h"
#include "lexicon/builder.h"
#include "lexicon/inflect.h"
#include "lexicon/pattern.h"
#include "text/endings.h"
#include "text/fold.h"

namespace waqai::lexicon {

constexpr std::uint32_t kNothing = Index::kNothing;

Data::Data() = default;
Data::~Data() = default;

const Table* Data::table(std::string_view name) const {
  const TableId id = table_id(name);
  return id == kNoTable ? nullptr : &tables_[id];
}

TableId Data::table_id(std::string_view name) const {
  for (std::size_t i = 0; i < tables_.size(); ++i)
    if (tables_[i].name() == name) return static_cast<TableId>(i);
  return kNoTable;
}

bool Data::known(std::string_view folded) const {
  const std::uint32_t w = index_.find_word(folded);
  return w != kNothing && index_.root(w) != kNothing;
}

namespace {

// A word some token can be read as, and its node in the trie.
struct Word {
  std::uint32_t word, root;
  text::Reading reading;
};
// A reading that may be a word, before the index is asked; or what is remembered.
struct Candidate {
  std::uint64_t hash;
  std::uint32_t token;
  std::uint32_t word, root;  // kNothing: to be asked
  text::Reading reading;
};
// The words a form can be read as.
struct Words {
  static constexpr std::size_t kMost = 5;
  std::array<Word, kMost> words;
  std::uint32_t count;
};

}  // namespace

Hits Data::lookup(const text::Tokens& tokens) const {
  static thread_local WordMemo<Words, 15> memo;
  memo.belong(owner_);
  const Index& index = index_;
  const std::size_t n = tokens.size();
  // Words each token can be read as: the whole token first.
  std::vector<Word> words;
  words.reserve(n + n / 2);
  Hits hits;
  hits.same.resize(n);
  std::vector<std::uint32_t> first(n + 1);
  text::Reading readings[text::kMaxReadings];
  char buffer[128];
  // Words come again within a report: where the last token with this hash stands, in a small table.
  constexpr std::size_t kRecent = 1024;
  struct Recent {
    std::uint64_t hash = 0;
    std::uint32_t token = 0;
  };
  std::vector<Recent> recent(kRecent);
  // A block of tokens at a time: the hashes of its forms, while the memory of earlier reports is
  // fetched; the hashes of the readings of forms not remembered, while the memory the index will
  // look at is fetched; then the index.
  constexpr std::size_t kBlock = 64;
  std::array<std::uint64_t, kBlock> hashes{};
  std::vector<Candidate> candidates;
  candidates.reserve(kBlock * 6);
  const auto consider = [&](std::string_view stem, std::size_t token,
                            const text::Reading& reading) {
    const std::uint64_t h = hash64(stem);
    if (!index.may_hold(h)) return;
    index.fetch(h);
    candidates.push_back({h, static_cast<std::uint32_t>(token), kNothing, kNothing, reading});
  };
  for (std::size_t block = 0; block < n; block += kBlock) {
    const std::size_t block_end = std::min(n, block + kBlock);
    candidates.clear();
    for (std::size_t i = block; i < block_end; ++i) {
      const std::string_view form = tokens.form(i);
      hits.same[i] = static_cast<std::uint32_t>(i);
      if (form.empty() || tokens[i].kind != text::TokenKind::kWord) continue;
      const std::uint64_t hash = hash64(form);
      hashes[i - block] = hash;
      Recent& seen = recent[(hash >> 1) % kRecent];
      if (seen.hash == (hash | 1u) && tokens.form(seen.token) == form) {
        hits.same[i] = seen.token;
        continue;
      }
      seen = {hash | 1u, static_cast<std::uint32_t>(i)};
      memo.fetch(hash);
    }
    for (std::size_t i = block; i < block_end; ++i) {
      const std::string_view form = tokens.form(i);
      if (form.empty() || hits.same[i] != i) continue;
      if (tokens[i].kind != text::TokenKind::kWord) {
        consider(form, i, {});
        continue;
      }
      if (const Words* known = memo.find(form, hashes[i - block])) {
        for (std::uint32_t k = 0; k < known->count; ++k) {
          const Word& w = known->words[k];
          candidates.push_back({0, static_cast<std::uint32_t>(i), w.word, w.root, w.reading});
        }
        hashes[i - block] = 0;
        continue;
      }
      const std::size_t count = text::readings(form, readings);
      for (std::size_t r = 0; r < count; ++r)
        consider(text::stem(form, readings[r], buffer), i, readings[r]);
    }
    std::size_t next = 0;
    for (std::size_t i = block; i < block_end; ++i) {
      first[i] = static_cast<std::uint32_t>(words.size());
      if (hits.same[i] != i) {
        const std::uint32_t seen = hits.same[i];
        for (std::uint32_t k = first[seen]; k < first[seen + 1]; ++k)
          words.push_back(Word{words[k]});
        continue;
      }
      const std::string_view form = tokens.form(i);
      for (; next < candidates.size() && candidates[next].token == i; ++next) {
        const Candidate& c = candidates[next];
        if (c.word != kNothing) {
          words.push_back({c.word, c.root, c.reading});
          continue;
        }
        const std::uint32_t w = index.find_word(text::stem(form, c.reading, buffer), c.hash);
        if (w != kNothing) words.push_back({w, index.root(w), c.reading});
      }
      const std::size_t count = words.size() - first[i];
      if (tokens[i].kind == text::TokenKind::kWord && hashes[i - block] != 0 &&
          count <= Words::kMost) {
        Words known{};
        known.count = static_cast<std::uint32_t>(count);
        std::copy(words.end() - static_cast<std::ptrdiff_t>(count), words.end(),
                  known.words.begin());
        memo.keep(form, hashes[i - block], known);
      }
    }
    first[block_end] = static_cast<std::uint32_t>(words.size());
  }
  first[n] = static_cast<std::uint32_t>(words.size());

  hits.list.reserve(n);
  hits.first.resize(n + 1);
  const auto emit = [&](std::uint32_t node, std::size_t begin, std::size_t end,
                        const text::Reading& head, const text::Reading& tail) {
    const Index::Node& entries = index.nodes[node];
    for (std::uint32_t e = entries.first; e < entries.first + entries.count; ++e) {
      if (tail.trail > 0 && index.entries[e].no_pronoun) continue;
      hits.list.push_back({static_cast<std::uint32_t>(begin),
                           static_cast<std::uint32_t>(end),
                           e,
                           head.lead,
                           tail.trail,
                           head.proclitics,
                           tail.enclitic,
                           {}});
    }
  };
  for (std::size_t i = 0; i < n; ++i) {
    hits.first[i] = static_cast<std::uint32_t>(hits.list.size());
    for (std::uint32_t k = first[i]; k < first[i + 1]; ++k) {
      const Word& word = words[k];
      std::uint32_t node = word.root;
      if (node == kNothing) continue;
      emit(node, i, i + 1, word.reading, word.reading);
      if (word.reading.trail > 0) continue;  // a pronoun ends the entry
      std::size_t j = i + 1;
      while (index.nodes[node].inner && j < n && !tokens[j].line_before) {
        std::uint32_t following = kNothing;
        for (std::uint32_t m = first[j]; m < first[j + 1]; ++m) {
          const Word& w = words[m];
          if (w.reading.lead != 0) continue;
          if (w.reading.trail == 0) {
            following = index.child(node, w.word);
          } else {
            const std::uint32_t last = index.child(node, w.word);
            if (last != kNothing) emit(last, i, j + 1, word.reading, w.reading);
          }
        }
        if (following == kNothing) break;
        ++j;
        emit(following, i, j, word.reading, text::Reading{});
        node = following;
      }
    }
    std::sort(hits.list.begin() + hits.first[i], hits.list.end(), [](const Hit& a, const Hit& b) {
      if (a.end != b.end) return a.end > b.end;
      const int sa = a.lead + a.trail, sb = b.lead + b.trail;
      if (sa != sb) return sa < sb;
      if (a.lead != b.lead) return a.lead < b.lead;
      return a.index < b.index;
    });
  }
  hits.first[n] = static_cast<std::uint32_t>(hits.list.size());
  constexpr std::size_t kAhead = 16;
  hits.tables.resize(n);
  for (std::size_t k = 0; k < hits.list.size(); ++k) {
    if (k + kAhead < hits.list.size())
      __builtin_prefetch(&index.entries[hits.list[k + kAhead].index]);
    Hit& hit = hits.list[k];
    hit.entry = index.entries[hit.index];
    hits.tables[hit.begin] |= Hits::mask(hit.entry.table);
  }
  return hits;
}

Span hit_span(const Document& document, const text::Tokens& tokens, const Hit& hit) {
  const std::uint32_t begin = hit.lead == 0
                                  ? tokens[hit.begin].begin
                                  : text::text_offset(document, tokens, hit.begin, hit.lead);
  return make_span(begin, tokens[hit.end - 1].end);
}

Expansion expansion_from(std::string_view name, bool& known) {
  known = true;
  if (name == "none") return Expansion::kNone;
  if (name == "plain") return Expansion::kPlain;
  if (name == "name") return Expansion::kName;
  if (name == "noun") return Expansion::kNoun;
  if (name == "substantive") return Expansion::kSubstantive;
  if (name == "adjective") return Expansion::kAdjective;
  if (name == "verb") return Expansion::kVerb;
  if (name == "pattern") return Expansion::kPattern;
  known = false;
  return Expansion::kNone;
}

namespace {

template <class F>
void for_each_form(std::string_view cell, F&& f) {
  std::size_t i = 0;
  while (i <= cell.size()) {
    std::size_t bar = cell.find('|', i);
    if (bar == std::string_view::npos) bar = cell.size();
    std::string_view form = cell.substr(i, bar - i);
    while (!form.empty() && form.front() == ' ') form.remove_prefix(1);
    while (!form.empty() && form.back() == ' ') form.remove_suffix(1);
    if (!form.empty()) f(form);
    i = bar + 1;
  }
}

bool is_definite(std::string_view form) {
  return form.size() > text::kArticle.size() + 2 &&
         form.substr(0, text::kArticle.size()) == text::kArticle;
}

// The form with the article: on its one word, or on every word of an adjectival phrase; a phrase
// with a definite word inside is a genitive construction and takes none.
std::string with_article(std::string_view form) {
  if (is_definite(form)) return {};
  std::string out(text::kArticle);
  for (std::size_t i = 0; i < form.size(); ++i) {
    out += form[i];
    if (form[i] == ' ') {
      if (is_definite(form.substr(i + 1))) return {};
      out += text::kArticle;
    }
  }
  return out;
}

// Of a phrase the first word inflects, the rest follows it as it is. Alternatives of the past and
// the present go in pairs.
void inflect_phrases(const Inflector& inflector, std::string_view past, std::string_view present,
                     std::string_view masdar, std::string_view participle,
                     const std::function<void(std::string_view, std::uint32_t)>& sink) {
  const auto head = [](std::string_view form) { return form.substr(0, form.find(' ')); };
  std::string phrase;
  const auto with_rest = [&](std::string_view form) {
    const std::size_t space = form.find(' ');
    const std::string_view rest =
        space == std::string_view::npos ? std::string_view{} : form.substr(space);
    return [&phrase, &sink, rest](std::string_view word, std::uint32_t features) {
      if (!rest.empty() && (features & kDefinite) != 0) return;
      phrase.assign(word);
      phrase += rest;
      sink(phrase, features);
    };
  };
  std::vector<std::string_view> presents;
  for_each_form(present, [&](std::string_view form) { presents.push_back(form); });
  std::size_t n = 0;
  for_each_form(past, [&](std::string_view form) {
    const std::string_view now =
        presents.empty() ? std::string_view{} : presents[std::min(n, presents.size() - 1)];
    ++n;
    inflector.verb(head(form), head(now), {}, {}, with_rest(form));
  });
  for_each_form(masdar, [&](std::string_view form) {
    inflector.verb({}, {}, head(form), {}, with_rest(form));
  });
  for_each_form(participle, [&](std::string_view form) {
    inflector.verb({}, {}, {}, head(form), with_rest(form));
  });
}

}  // namespace

void expand_row(const Table& table, std::size_t row, Expansion expansion,
                const Inflector* inflector,
                const std::function<void(std::string_view, std::uint32_t)>& sink) {
  switch (expansion) {
    case Expansion::kNone:
      return;
    case Expansion::kPlain:
    case Expansion::kName:
      for_each_form(table.forms(row),
                    [&](std::string_view form) { sink(form, is_definite(form) ? kDefinite : 0u); });
      return;
    case Expansion::kNoun:
    case Expansion::kSubstantive:
      for_each_form(table.forms(row), [&](std::string_view form) {
        sink(form, is_definite(form) ? kDefinite : 0u);
        const std::string definite = with_article(form);
        if (!definite.empty()) sink(definite, kDefinite);
        if (expansion != Expansion::kSubstantive || is_definite(form)) return;
        const std::string accusative = text::with_accusative(form);
        if (!accusative.empty()) sink(accusative, kAccusative);
      });
      return;
    case Expansion::kAdjective:
      if (inflector != nullptr) inflector->adjective(table.forms(row), sink);
      return;
    case Expansion::kPattern: {
      std::uint32_t place = 0;
      for (const std::string& word : pattern_words(table, row)) sink(word, place++);
      return;
    }
    case Expansion::kVerb: {
      if (inflector == nullptr) return;
      const std::string_view past = table.cell(row, table.column("past")),
                             present = table.cell(row, table.column("present")),
                             masdar = table.cell(row, table.column("masdar")),
                             participle = table.cell(row, table.column("participle"));
      if (past.find(' ') == std::string_view::npos && masdar.find(' ') == std::string_view::npos) {
        inflector->verb(past, present, masdar, participle, sink);
      } else {
        inflect_phrases(*inflector, past, present, masdar, participle, sink);
      }
      return;
    }
  }
}

Result<std::unique_ptr<const Data>> Data::Builder::build(std::vector<TableText> base,
                                                         std::vector<TableText> overlay) {
  auto data = std::unique_ptr<Data>(new Data());
  std::sort(base.begin(), base.end(),
            [](const TableText& a, const TableText& b) { return a.name < b.name; });
  for (TableText& t : base) {
    WAQAI_TRY(Table table, Table::parse(std::move(t.name), std::move(t.text)));
    data->tables_.push_back(std::move(table));
  }
  const TableId registry = data->table_id("TABLES");
  if (registry == kNoTable)
    return Error{ErrorCode::kLexiconMissing, "there is no TABLES.tsv among the tables",
                 "TABLES.tsv", std::nullopt, std::nullopt};
  for (TableText& t : overlay) {
    const std::string name = t.name;
    WAQAI_TRY(Table table, Table::parse(std::move(t.name), std::move(t.text)));
    const TableId id = data->table_id(name);
    if (id == kNoTable || name == "TABLES")
      return Error{ErrorCode::kLexiconUnknownTable,
                   "no shipped table has this path; `waqai lexicon stats` lists them",
                   name + ".tsv", std::nullopt, 1};
    WAQAI_CHECK_OK(data->tables_[id].overlay(table));
  }

  std::unique_ptr<Inflector> inflector;
  if (const Table* paradigms = data->table("morphology/verb_paradigms"))
    inflector = std::make_unique<Inflector>(*paradigms);

  data->form_counts_.resize(data->tables_.size());
  data->built_ = std::make_unique<IndexBuilder>();
  IndexBuilder& index = *data->built_;
  const Table& tables = data->tables_[registry];
  const int expand_column = tables.column("expand");
  for (std::size_t r = 0; r < tables.size(); ++r) {
    const std::string_view name = tables.cell(r, 0);
    const TableId id = data->table_id(name);
    bool known = false;
    const Expansion expansion = expansion_from(tables.cell(r, expand_column), known);
    if (!known)
      return Error{ErrorCode::kLexiconMalformedRow,
                   "\"" + std::string(tables.cell(r, expand_column)) +
                       "\" is no expansion; use none, plain, name, noun, substantive, adjective, "
                       "verb or pattern",
                   "TABLES.tsv", std::nullopt, tables.line(r)};
    if (id == kNoTable)
      return Error{ErrorCode::kLexiconUnknownTable,
                   "names the table \"" + std::string(name) + "\", which does not exist",
                   "TABLES.tsv", std::nullopt, tables.line(r)};
    const Table& table = data->tables_[id];
    const bool no_pronoun = expansion == Expansion::kPlain || expansion == Expansion::kName ||
                            expansion == Expansion::kPattern;
    for (std::size_t row = 0; row < table.size(); ++row) {
      expand_row(table, row, expansion, inflector.get(),
                 [&](std::string_view form, std::uint32_t features) {
                   ++data->form_counts_[id];
                   index.add(form, {static_cast<std::uint32_t>(row), features, id, no_pronoun});
                 });
    }
  }
  index.finish();
  data->index_ = index.view();
  return std::unique_ptr<const Data>(std::move(data));
}

}  // namespace waqai::lexicon
