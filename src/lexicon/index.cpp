// Building is the costly side: words and edges go into open hash tables that double when half full,
// entries hang in chains on their nodes until all are there, then they are laid side by side so
// that a look-up reads one run of memory.
#include "lexicon/index.h"

#include <algorithm>

#include "text/fold.h"

namespace waqai::lexicon {

static_assert(sizeof(Entry) == 12 && sizeof(Index::Node) == 12 && sizeof(Index::Edge) == 12);

std::span<const Entry> Index::exact(std::string_view phrase) const {
  std::uint32_t node = kNothing;
  bool first = true;
  for (std::size_t i = 0; i < phrase.size();) {
    const std::size_t space = std::min(phrase.find(' ', i), phrase.size());
    if (space > i) {
      const std::uint32_t w = find_word(phrase.substr(i, space - i));
      if (w == kNothing) return {};
      node = first ? root(w) : child(node, w);
      if (node == kNothing) return {};
      first = false;
    }
    i = space + 1;
  }
  if (node == kNothing) return {};
  return entries.subspan(nodes[node].first, nodes[node].count);
}

IndexBuilder::IndexBuilder()
    : slots_(std::size_t{1} << 18),
      filter_(Index::kFilterBits / 64),
      words_(1),
      edges_(std::size_t{1} << 15) {
  letters_.reserve(std::size_t{2} << 20);
  nodes_.reserve(std::size_t{1} << 17);
}

void IndexBuilder::add(std::string_view form, const Entry& entry) {
  const std::size_t begin = folded_.size();
  text::fold_append(form, folded_);
  const std::uint64_t h = hash64(first_word(begin, folded_.size()));
  __builtin_prefetch(&slots_[static_cast<std::size_t>(h) & (slots_.size() - 1)]);
  __builtin_prefetch(&filter_[Index::filter_bit(h) / 64], 1);
  waiting_.push_back({begin, folded_.size(), entry});
  if (waiting_.size() == kGathered) flush();
}

void IndexBuilder::flush() {
  for (const Waiting& w : waiting_) put(w);
  waiting_.clear();
  folded_.clear();
}

std::string_view IndexBuilder::first_word(std::size_t begin, std::size_t end) const {
  const std::string_view form = std::string_view(folded_).substr(begin, end - begin);
  return form.substr(0, form.find(' '));
}

void IndexBuilder::put(const Waiting& waiting) {
  if (waiting.entry.table != table_ || waiting.entry.row != row_) {
    table_ = waiting.entry.table;
    row_ = waiting.entry.row;
    row_first_ = static_cast<std::uint32_t>(entries_.size());
  }
  std::uint32_t node = kNothing;
  for (std::size_t i = waiting.begin; i < waiting.end;) {
    const std::size_t space = std::min(folded_.find(' ', i), waiting.end);
    if (space > i) {
      const std::uint32_t w = add_word(std::string_view(folded_).substr(i, space - i));
      if (node != kNothing) {
        node = add_child(node, w);
      } else {
        if (words_[w].root == kNothing) {
          words_[w].root = static_cast<std::uint32_t>(nodes_.size());
          nodes_.push_back({kNothing, 0, 0});
        }
        node = words_[w].root;
      }
    }
    i = space + 1;
  }
  if (node == kNothing) return;
  const std::uint32_t head = nodes_[node].first;
  if (head != kNothing && head >= row_first_) {
    entries_[head].features |= waiting.entry.features;
    return;
  }
  next_.push_back(head);
  nodes_[node].first = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back(waiting.entry);
}

std::uint32_t IndexBuilder::add_word(std::string_view w) {
  if (words_.size() * 2 >= slots_.size()) grow_words();
  const std::uint64_t h = hash64(w);
  const std::size_t mask = slots_.size() - 1;
  const auto tag = static_cast<std::uint32_t>(h >> 32);
  std::size_t i = static_cast<std::size_t>(h) & mask;
  for (; slots_[i].word != kNothing; i = (i + 1) & mask)
    if (slots_[i].tag == tag && word(slots_[i].word) == w) return slots_[i].word;
  const auto id = static_cast<std::uint32_t>(words_.size() - 1);
  slots_[i] = {tag, id};
  const std::size_t bit = Index::filter_bit(h);
  filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
  letters_ += w;
  words_.push_back({static_cast<std::uint32_t>(letters_.size()), kNothing});
  return id;
}

void IndexBuilder::grow_words() {
  slots_.assign(slots_.size() * 2, {});
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t id = 0; id + 1 < words_.size(); ++id) {
    const std::uint64_t h = hash64(word(id));
    std::size_t i = static_cast<std::size_t>(h) & mask;
    while (slots_[i].word != kNothing) i = (i + 1) & mask;
    slots_[i] = {static_cast<std::uint32_t>(h >> 32), id};
  }
}

std::uint32_t IndexBuilder::add_child(std::uint32_t node, std::uint32_t word) {
  if (edge_count_ * 2 >= edges_.size()) {
    std::vector<Index::Edge> old(edges_.size() * 2);
    old.swap(edges_);
    for (const Index::Edge& e : old)
      if (e.node != kNothing) place(e);
  }
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t i = Index::edge_hash(node, word) & mask; edges_[i].node != kNothing;
       i = (i + 1) & mask)
    if (edges_[i].node == node && edges_[i].word == word) return edges_[i].child;
  const auto id = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({kNothing, 0, 0});
  nodes_[node].inner = 1;
  place({node, word, id});
  ++edge_count_;
  return id;
}

void IndexBuilder::place(const Index::Edge& e) {
  const std::size_t mask = edges_.size() - 1;
  std::size_t i = Index::edge_hash(e.node, e.word) & mask;
  while (edges_[i].node != kNothing) i = (i + 1) & mask;
  edges_[i] = e;
}

void IndexBuilder::finish() {
  flush();
  std::vector<Entry> sorted;
  sorted.reserve(entries_.size());
  for (Index::Node& node : nodes_) {
    const std::size_t begin = sorted.size();
    for (std::uint32_t e = node.first; e != kNothing; e = next_[e]) sorted.push_back(entries_[e]);
    std::reverse(sorted.begin() + static_cast<std::ptrdiff_t>(begin), sorted.end());
    node.first = static_cast<std::uint32_t>(begin);
    node.count = static_cast<std::uint32_t>(sorted.size() - begin);
  }
  entries_.swap(sorted);
  next_ = {};
}

Index IndexBuilder::view() const {
  Index index;
  index.slots = slots_;
  index.filter = filter_;
  index.words = words_;
  index.letters = letters_;
  index.edges = edges_;
  index.nodes = nodes_;
  index.entries = entries_;
  return index;
}

}  // namespace waqai::lexicon
