// Sets the traits of candidates; shared by the rooms that look at the candidate itself (traits.cpp)
// and at what surrounds it (trait_surroundings.cpp).
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/flat_map.h"
#include "event/traits.h"

namespace waqai::event {

struct SentenceFacts {
  std::uint32_t first_candidate = 0;
  std::uint32_t candidates = 0;
  bool time = false, entity = false, background = false;
};

inline bool nominal(const Candidate& c) {
  return c.reading == Reading::kMasdar || c.reading == Reading::kNoun;
}
inline bool verbal(const Candidate& c) {
  return c.reading == Reading::kPast || c.reading == Reading::kPresent;
}
/// A word for the dead or hurt: what an attack or accident brings.
inline bool casualty(const Candidate& c) {
  return c.row->count == "killed" || c.row->count == "injured";
}
inline bool violent(const Candidate& c) {
  return c.type == EventType::kAssault || c.type == EventType::kAccident ||
         c.type == EventType::kDisaster;
}

/// A set of tokens of which the few in a window are visited.
class TokenSet {
 public:
  explicit TokenSet(std::size_t tokens) : bits_(tokens / 64 + 1) {}
  void put(std::size_t i) { bits_[i / 64] |= std::uint64_t{1} << (i % 64); }
  template <class Visit>
  void in(std::size_t begin, std::size_t end, Visit&& visit) const {
    for (std::size_t i = begin; i < end;) {
      const std::uint64_t rest = bits_[i / 64] >> (i % 64);
      if (rest == 0) {
        i = (i / 64 + 1) * 64;
        continue;
      }
      i += static_cast<std::size_t>(std::countr_zero(rest));
      if (i >= end) return;
      visit(i++);
    }
  }

 private:
  std::vector<std::uint64_t> bits_;
};

class Describer {
 public:
  Describer(const std::vector<TraitWords::Word>& words, const Input& in, const Context& cx,
            std::vector<Candidate>& list)
      : words_(words),
        in_(in),
        cx_(cx),
        list_(list),
        rows_(list.size()),
        telling_(cx.cells.size()) {
    sentences_.resize(in.tokens.sentences.size());
    for (std::size_t k = list.size(); k-- > 0;) {
      SentenceFacts& s = sentences_[in.tokens[list[k].token].sentence];
      s.first_candidate = static_cast<std::uint32_t>(k);
      ++s.candidates;
    }
    for (std::size_t i = 0; i < cx.cells.size(); ++i) {
      SentenceFacts& s = sentences_[in.tokens[i].sentence];
      const Cell& cell = cx.cells[i];
      if (cell.timex >= 0) s.time = true;
      if (cell.entity >= 0) s.entity = true;
      if (words[i].background) s.background = true;
      if (cell.timex >= 0 || cell.entity >= 0 || cell.quantity >= 0) telling_.put(i);
    }
    for (const Candidate& c : list) ++rows_[c.row->group].mentions;
    remember();
    std::uint32_t body = 0;
    order_.resize(sentences_.size());
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      order_[s] = body;
      if (!in.tokens.sentences[s].title) ++body;
    }
    body_ = std::max<std::uint32_t>(body, 1);
  }

  void describe(std::size_t k);

 private:
  static constexpr std::uint8_t kInTitle = 1, kSaidBefore = 2;
  void remember();
  static void put(Candidate& c, Trait t) { c.put(t); }
  void position(Candidate& c);
  void before(Candidate& c);
  void around(Candidate& c);
  void governor(Candidate& c, std::size_t k);
  void rank(Candidate& c, std::size_t k);
  void neighbours(Candidate& c, std::size_t k);
  void shade(Candidate& c);
  void subject(Candidate& c);
  void period(Candidate& c);
  void told(Candidate& c);
  void head(Candidate& c);
  void given(Candidate& c);

  const std::vector<TraitWords::Word>& words_;
  const Input& in_;
  const Context& cx_;
  std::vector<Candidate>& list_;
  struct Seen {
    int mentions = 0;  ///< in the whole report
    int body = 0;      ///< in the body, so far
    bool title = false;
  };
  FlatMap<std::uint32_t, Seen> rows_;
  TokenSet telling_;  ///< times, names and numbers
  std::array<bool, 32> types_seen_{};
  std::vector<SentenceFacts> sentences_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint8_t> known_;  ///< for each token: in the title, in a sentence before
  std::uint32_t body_ = 1;
};

}  // namespace waqai::event
