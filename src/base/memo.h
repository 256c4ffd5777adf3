// What was worked out for a word before, kept by each thread from one report to the next. News uses
// few words often: of what a word alone decides, nearly all has been worked out already.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "base/pages.h"

namespace waqai {

/// A bounded table from words to `Value`: a word's place follows from its hash, and a word that
/// came often keeps it from rarer ones. A value must follow from the word and the owner alone, so
/// that results are the same whether it is remembered or made anew. Not for use by several threads:
/// declare it thread_local.
template <class Value, unsigned kBits>
class WordMemo {
 public:
  /// Bytes of the longest word that is remembered.
  static constexpr std::size_t kLongest = 22;

  /// Forgets everything unless the last user was this owner.
  void belong(std::uint64_t owner) {
    if (owner_ == owner) return;
    memory_ = Pages(kSlots * sizeof(Slot));
    slots_ = static_cast<Slot*>(memory_.data());
    owner_ = owner;
  }
  /// Asks for the memory `find` will look at.
  void fetch(std::uint64_t hash) const {
    const char* at = reinterpret_cast<const char*>(slots_ + (hash & (kSlots - 1)));
    for (std::size_t i = 0; i < sizeof(Slot); i += kLine) __builtin_prefetch(at + i);
  }
  /// The value of `word`, whose hash64 is `hash`, or null.
  const Value* find(std::string_view word, std::uint64_t hash) {
    Slot& s = slots_[hash & (kSlots - 1)];
    if (s.length == 0 || s.length != word.size() ||
        !std::equal(word.begin(), word.end(), s.word.begin()))
      return nullptr;
    if (s.uses < kMostUses) ++s.uses;
    return &s.value;
  }
  /// Remembers `value` for a word that was not found, unless it is empty, too long, or rarer than
  /// the one in its place.
  void keep(std::string_view word, std::uint64_t hash, const Value& value) {
    if (word.empty() || word.size() > kLongest) return;
    Slot& s = slots_[hash & (kSlots - 1)];
    if (s.uses > 0) {
      --s.uses;
      return;
    }
    std::copy(word.begin(), word.end(), s.word.begin());
    s.length = static_cast<std::uint8_t>(word.size());
    s.value = value;
  }

 private:
  static constexpr std::size_t kSlots = std::size_t{1} << kBits;
  static constexpr std::size_t kLine = 64;  // bytes of a cache line
  static constexpr std::uint8_t kMostUses = 15;
  struct alignas(kLine) Slot {
    std::array<char, kLongest> word;
    std::uint8_t length;  // 0: empty
    std::uint8_t uses;    // since it came or a rarer word wanted its place
    Value value;
  };
  static_assert(std::is_trivially_copyable_v<Value> && std::is_trivially_destructible_v<Value>);

  Pages memory_;
  Slot* slots_ = nullptr;
  std::uint64_t owner_ = 0;
};

}  // namespace waqai
