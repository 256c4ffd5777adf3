// A pattern is expanded into plain sequences (an element that may be missing doubles them), and the
// sequences of all rows share one trie. From a token the trie is walked depth first; a class reads
// one way only, so the walk is bounded by the number of edges, whatever the text.
#include "lexicon/pattern.h"

#include <algorithm>

#include "text/fold.h"

namespace waqai::lexicon {
namespace {

bool name_character(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; }

bool good_name(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), name_character);
}

std::string quoted(std::string_view s) { return "\"" + std::string(s) + "\""; }

template <class F>
void for_each_pattern(std::string_view cell, F&& f) {
  for (std::size_t i = 0; i <= cell.size();) {
    const std::size_t bar = std::min(cell.find('|', i), cell.size());
    f(cell.substr(i, bar - i));
    i = bar + 1;
  }
}

}  // namespace

std::string parse_pattern(std::string_view text, std::vector<PatternElement>& out) {
  out.clear();
  std::size_t optional = 0, captures = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == ' ') {
      ++i;
      continue;
    }
    const std::size_t end = std::min(text.find(' ', i), text.size());
    std::string_view word = text.substr(i, end - i);
    i = end;
    PatternElement e;
    if (word.back() == '?') {
      e.optional = true;
      ++optional;
      word.remove_suffix(1);
    }
    while (true) {
      const std::size_t plus = word.find('+');
      if (plus == std::string_view::npos) break;
      const text::Proclitics p = text::particle(word.substr(0, plus));
      if (p == 0) return quoted(word.substr(0, plus)) + " before + is no attached particle";
      e.proclitics = static_cast<text::Proclitics>(e.proclitics | p);
      e.exact_proclitics = true;
      word.remove_prefix(plus + 1);
    }
    if (word.empty()) return "an element is empty; write a word or <class>";
    if (word.front() == '<') {
      if (word.back() != '>') return quoted(word) + " lacks its >";
      word = word.substr(1, word.size() - 2);
      const std::size_t colon = word.find(':');
      e.is_class = true;
      e.name = word.substr(0, colon);
      if (colon != std::string_view::npos) {
        e.capture = word.substr(colon + 1);
        if (!good_name(e.capture))
          return quoted(e.capture) + " is no name for a capture; use a-z, 0-9 and _";
        ++captures;
      }
      if (!good_name(e.name)) return quoted(e.name) + " is no name of a class; use a-z, 0-9 and _";
    } else {
      if (word.find_first_of("<>:?") != std::string_view::npos)
        return quoted(word) + " mixes a word with a sign; put classes in < >";
      e.name = word;
    }
    out.push_back(e);
  }
  if (out.empty()) return "a pattern is empty; write words and <classes>";
  if (out.size() > kMaxPatternElements)
    return "a pattern has more than " + std::to_string(kMaxPatternElements) + " elements; split it";
  if (captures > kMaxPatternCaptures)
    return "a pattern has more than " + std::to_string(kMaxPatternCaptures) + " captures; split it";
  if (optional > 4) return "more than four elements may be missing; write two patterns";
  if (optional == out.size()) return "every element may be missing; one must be there";
  return {};
}

std::vector<std::string> pattern_words(const Table& table, std::size_t row) {
  std::vector<std::string> out;
  std::vector<PatternElement> elements;
  for_each_pattern(table.forms(row), [&](std::string_view text) {
    if (!parse_pattern(text, elements).empty()) return;
    for (const PatternElement& e : elements) {
      if (e.is_class) continue;
      std::string folded = text::fold(e.name);
      if (std::find(out.begin(), out.end(), folded) == out.end()) out.push_back(std::move(folded));
    }
  });
  return out;
}

std::uint32_t PatternSet::word_id(std::string_view folded) {
  const auto it = std::find(words_.begin(), words_.end(), folded);
  if (it != words_.end()) return static_cast<std::uint32_t>(it - words_.begin());
  words_.emplace_back(folded);
  return static_cast<std::uint32_t>(words_.size() - 1);
}

PatternSet::PatternSet(const Data& data, std::string_view table,
                       std::span<const std::string_view> classes,
                       std::span<const std::string_view> captures, std::vector<Error>& faults)
    : table_(data.table_id(table)), nodes_(1) {
  if (table_ == kNoTable) return;
  const Table& t = data.table(table_);
  std::vector<PatternElement> elements;
  const auto known = [](std::span<const std::string_view> names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  for (std::size_t r = 0; r < t.size(); ++r) {
    row_first_.push_back(static_cast<std::uint32_t>(row_words_.size()));
    for (const std::string& word : pattern_words(t, r)) row_words_.push_back(word_id(word));
    for_each_pattern(t.forms(r), [&](std::string_view text) {
      std::string wrong = parse_pattern(text, elements);
      for (const PatternElement& e : elements) {
        if (!wrong.empty()) break;
        if (e.is_class && !known(classes, e.name))
          wrong = "<" + std::string(e.name) + "> is no class of this table; see lexicon/README.md";
        else if (!e.capture.empty() && !known(captures, e.capture))
          wrong = quoted(e.capture) + " is no capture of this table; see lexicon/README.md";
      }
      if (!wrong.empty()) {
        faults.push_back({ErrorCode::kLexiconMalformedRow, std::move(wrong), t.name() + ".tsv",
                          std::nullopt, t.line(r)});
        return;
      }
      unsigned optional = 0;
      for (const PatternElement& e : elements) optional += e.optional ? 1u : 0u;
      for (unsigned missing = 0; missing < (1u << optional); ++missing)
        add(elements, missing, classes, captures, static_cast<std::uint32_t>(r));
    });
  }
  row_first_.push_back(static_cast<std::uint32_t>(row_words_.size()));
}

// Adds the sequence that leaves out the n-th element that may be missing if bit n of `missing` is
// set.
void PatternSet::add(std::span<const PatternElement> elements, unsigned missing,
                     std::span<const std::string_view> classes,
                     std::span<const std::string_view> captures, std::uint32_t row) {
  const auto place = [](std::span<const std::string_view> names, std::string_view name) {
    return static_cast<std::uint8_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  std::uint32_t node = 0;
  unsigned bit = 0;
  bool first = true;
  for (const PatternElement& e : elements) {
    if (e.optional && ((missing >> bit++) & 1u) != 0) continue;
    Edge edge;
    edge.exact = e.exact_proclitics || !first;
    edge.proclitics = e.proclitics;
    if (!e.capture.empty()) edge.capture = place(captures, e.capture);
    if (e.is_class)
      edge.cls = place(classes, e.name);
    else
      edge.word = word_id(text::fold(e.name));
    first = false;
    std::vector<Edge>& edges = nodes_[node].edges;
    const auto it = std::find(edges.begin(), edges.end(), edge);
    if (it != edges.end()) {
      node = it->child;
      continue;
    }
    edge.child = static_cast<std::uint32_t>(nodes_.size());
    edges.push_back(edge);
    node = edge.child;
    nodes_.emplace_back();
  }
  nodes_[node].row = std::min(nodes_[node].row, row);
}

class PatternSet::Walk {
 public:
  Walk(const PatternSet& set, const text::Tokens& tokens, const Hits& hits, const Reader& reader,
       Match& best)
      : set_(set), tokens_(tokens), hits_(hits), reader_(reader), best_(best) {}

  void from(std::uint32_t node, std::size_t token) {
    const Node& n = set_.nodes_[node];
    if (n.row != kNoRow && (token > best_.end || (token == best_.end && n.row < best_.row))) {
      best_.row = n.row;
      best_.end = static_cast<std::uint32_t>(token);
      best_.count = count_;
      best_.captures = captures_;
    }
    if (n.edges.empty() || token >= tokens_.size()) return;
    if (node != 0 && tokens_[token].line_before) return;
    const bool words = hits_.may_have(token, Hits::mask(set_.table_));
    for (const Edge& e : n.edges) {
      if (e.cls == kWordClass && !words) continue;
      const std::size_t end =
          e.cls == kWordClass ? word(e, token) : reader_.read(e.cls, token, e.exact, e.proclitics);
      if (end <= token) continue;
      const bool keep = e.capture != 0xFF && count_ < kMaxPatternCaptures;
      if (keep) {
        captures_[count_++] = {e.capture, e.cls, static_cast<std::uint32_t>(token),
                               static_cast<std::uint32_t>(end)};
      }
      from(e.child, end);
      if (keep) --count_;
    }
  }

 private:
  std::size_t word(const Edge& e, std::size_t token) const {
    for (const Hit& hit : hits_.at(token)) {
      const Entry& entry = hit.entry;
      if (entry.table != set_.table_ || hit.trail != 0) continue;
      if (e.exact && hit.proclitics != e.proclitics) continue;
      const std::uint32_t first = set_.row_first_[entry.row];
      if (entry.features < set_.row_first_[entry.row + 1] - first &&
          set_.row_words_[first + entry.features] == e.word) {
        return hit.end;
      }
    }
    return 0;
  }

  const PatternSet& set_;
  const text::Tokens& tokens_;
  const Hits& hits_;
  const Reader& reader_;
  Match& best_;
  std::uint8_t count_ = 0;
  std::array<Capture, kMaxPatternCaptures> captures_{};
};

bool PatternSet::match(const text::Tokens& tokens, const Hits& hits, std::size_t i,
                       const Reader& reader, Match& out) const {
  out = Match{};
  out.row = kNoRow;
  out.begin = static_cast<std::uint32_t>(i);
  out.end = static_cast<std::uint32_t>(i);
  Walk(*this, tokens, hits, reader, out).from(0, i);
  return out.row != kNoRow && out.end > i;
}

}  // namespace waqai::lexicon
