// A hash table for one pass over a document: how many keys there can be is known when it is made,
// so it is one block of memory that never grows.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace waqai {

inline std::uint64_t hash_of(std::uint32_t key) { return mix64(key); }
inline std::uint64_t hash_of(std::string_view key) { return hash64(key); }

/// Open addressing, at most half full. There is no order to walk it in.
template <class Key, class Value>
class FlatMap {
 public:
  /// `most` keys or fewer will be added.
  explicit FlatMap(std::size_t most) : slots_(std::bit_ceil(2 * most + 1)) {}

  /// The value of the key, made now if there is none.
  Value& operator[](const Key& key) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = static_cast<std::size_t>(hash_of(key)) & mask;; i = (i + 1) & mask) {
      Slot& s = slots_[i];
      if (!s.used) {
        s.used = true;
        s.key = key;
        return s.value;
      }
      if (s.key == key) return s.value;
    }
  }

 private:
  struct Slot {
    Key key{};
    Value value{};
    bool used = false;
  };
  std::vector<Slot> slots_;
};

}  // namespace waqai
