// A multiply-xor hash with a final mix: fast for short words, the same on every machine.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace waqai {

inline std::uint64_t mix64(std::uint64_t x) {
  x ^= x >> 33;
  x *= 0xff51afd7ed558ccdull;
  x ^= x >> 33;
  x *= 0xc4ceb9fe1a85ec53ull;
  x ^= x >> 33;
  return x;
}

/// Hashes eight bytes at a time. Stable between runs on little-endian machines. Lookups stay
/// correct whatever the keys, only slower if they collide.
inline std::uint64_t hash64(std::string_view s, std::uint64_t seed = 0xcbf29ce484222325ull) {
  std::uint64_t h = seed ^ (s.size() * 0x9E3779B97F4A7C15ull);
  const char* p = s.data();
  std::size_t n = s.size();
  while (n >= 8) {
    std::uint64_t w;
    std::memcpy(&w, p, 8);
    h = (h ^ w) * 0x9FB21C651E98DF25ull;
    h ^= h >> 32;
    p += 8;
    n -= 8;
  }
  if (n > 0) {
    std::uint64_t w = 0;
    std::memcpy(&w, p, n);
    h = (h ^ w) * 0x9FB21C651E98DF25ull;
    h ^= h >> 32;
  }
  return mix64(h);
}

}  // namespace waqai
