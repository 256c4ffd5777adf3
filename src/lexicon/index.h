// The one index over the forms of all tables. Two levels: a hash table from folded words to word
// ids, and a trie over word ids whose nodes carry entries. It is a set of flat arrays, so that it
// can be made when the program is built and used where it lies, or be made in memory from a
// user's own tables.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace waqai::lexicon {

using TableId = std::uint16_t;
inline constexpr TableId kNoTable = 0xFFFF;

/// One indexed form: which row of which table it belongs to. Without padding, since it is stored.
struct Entry {
  std::uint32_t row = 0;
  std::uint32_t features = 0;
  TableId table = kNoTable;
  bool no_pronoun = false;  ///< a pronoun may not follow
  std::uint8_t unused = 0;
};

struct Index {
  static constexpr std::uint32_t kNothing = 0xFFFFFFFFu;

  // Words: open addressing, a power of two, at most half full.
  struct Slot {
    std::uint32_t tag = 0;  // high half of the hash
    std::uint32_t word = kNothing;
  };
  struct Letters {
    std::uint32_t begin = 0;        // into letters; the next word begins where this one ends
    std::uint32_t root = kNothing;  // its node at depth 1, or kNothing
  };
  // Trie: edges (node, word) → node, open addressing as well.
  struct Edge {
    std::uint32_t node = kNothing, word = 0, child = 0;
  };
  struct Node {
    std::uint32_t first = 0;  // its run of entries
    std::uint32_t count = 0;
    std::uint32_t inner = 0;  // 1 if it has children
  };
  // One bit for each hash value modulo kFilterBits that some word has: small enough for the
  // second-level cache, so that the many readings that are no word cost no memory access beyond it.
  static constexpr std::size_t kFilterBits = std::size_t{1} << 20;

  std::span<const Slot> slots;
  std::span<const std::uint64_t> filter;
  std::span<const Letters> words;  // one more for the end
  std::span<const char> letters;
  std::span<const Edge> edges;
  std::span<const Node> nodes;
  std::span<const Entry> entries;

  static std::size_t filter_bit(std::uint64_t h) {
    return static_cast<std::size_t>(h >> 40) & (kFilterBits - 1);
  }
  static std::size_t edge_hash(std::uint32_t node, std::uint32_t word) {
    return static_cast<std::size_t>(mix64((static_cast<std::uint64_t>(node) << 32) | word));
  }
  std::string_view word(std::uint32_t id) const {
    return {letters.data() + words[id].begin, words[id + 1].begin - words[id].begin};
  }
  std::uint32_t root(std::uint32_t word) const { return words[word].root; }
  std::uint32_t find_word(std::string_view w) const {
    const std::uint64_t h = hash64(w);
    return may_hold(h) ? find_word(w, h) : kNothing;
  }
  /// False if no word has this hash.
  bool may_hold(std::uint64_t h) const {
    if (slots.empty()) return false;
    const std::size_t bit = filter_bit(h);
    return ((filter[bit / 64] >> (bit % 64)) & 1u) != 0;
  }
  /// Asks for the memory find_word will look at.
  void fetch(std::uint64_t h) const {
    __builtin_prefetch(&slots[static_cast<std::size_t>(h) & (slots.size() - 1)]);
  }
  /// The word of this hash64, of which may_hold was asked.
  std::uint32_t find_word(std::string_view w, std::uint64_t h) const {
    const std::size_t mask = slots.size() - 1;
    const auto tag = static_cast<std::uint32_t>(h >> 32);
    for (std::size_t i = static_cast<std::size_t>(h) & mask;; i = (i + 1) & mask) {
      const Slot& s = slots[i];
      if (s.word == kNothing) return kNothing;
      if (s.tag == tag && word(s.word) == w) return s.word;
    }
  }
  std::uint32_t child(std::uint32_t node, std::uint32_t word) const {
    if (edges.empty()) return kNothing;
    const std::size_t mask = edges.size() - 1;
    for (std::size_t i = edge_hash(node, word) & mask;; i = (i + 1) & mask) {
      if (edges[i].node == kNothing) return kNothing;
      if (edges[i].node == node && edges[i].word == word) return edges[i].child;
    }
  }
  /// The entries of a folded phrase, as it is.
  std::span<const Entry> exact(std::string_view phrase) const;
};

/// Makes an Index of forms. Entries of one node keep the order in which they were added.
class IndexBuilder {
 public:
  IndexBuilder();
  /// Adds a form of an entry, not folded. Two spellings of one row that fold alike are one entry.
  void add(std::string_view form, const Entry& entry);
  /// Lays the entries of each node side by side. Nothing may be added afterwards.
  void finish();
  /// The index over what was added; valid as long as the builder is.
  Index view() const;

 private:
  // Forms on their way in. Each lands somewhere else in tables far larger than the nearest caches,
  // so some are gathered and their places fetched before the first is put in.
  static constexpr std::size_t kGathered = 64;
  struct Waiting {
    std::size_t begin, end;
    Entry entry;
  };
  static constexpr std::uint32_t kNothing = Index::kNothing;

  std::string_view first_word(std::size_t begin, std::size_t end) const;
  void flush();
  void put(const Waiting& waiting);
  std::uint32_t add_word(std::string_view w);
  std::uint32_t add_child(std::uint32_t node, std::uint32_t word);
  std::string_view word(std::uint32_t id) const {
    return std::string_view(letters_).substr(words_[id].begin,
                                             words_[id + 1].begin - words_[id].begin);
  }
  void grow_words();
  void place(const Index::Edge& e);

  std::vector<Index::Slot> slots_;
  std::vector<std::uint64_t> filter_;
  std::vector<Index::Letters> words_;
  std::string letters_;
  std::vector<Index::Edge> edges_;
  std::size_t edge_count_ = 0;
  std::vector<Index::Node> nodes_;   // first: while building the head of a chain of entries
  std::vector<std::uint32_t> next_;  // entry → the entry of its node before it, while building
  std::vector<Entry> entries_;
  std::string folded_;
  std::vector<Waiting> waiting_;
  TableId table_ = kNoTable;
  std::uint32_t row_ = 0, row_first_ = 0;
};

}  // namespace waqai::lexicon
