// UTF-8: decoding, encoding, validation with positions (Unicode 15, table 3-7).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace waqai::utf8 {

inline constexpr char32_t kReplacement = 0xFFFD;

/// Decodes the code point at `i` of valid UTF-8 and moves `i` past it. Precondition: i < s.size().
inline char32_t next(std::string_view s, std::size_t& i) {
  const auto b = [&](std::size_t k) { return static_cast<unsigned char>(s[k]); };
  const unsigned c = b(i);
  if (c < 0x80) {
    ++i;
    return c;
  }
  const std::size_t left = s.size() - i;
  if (c < 0xE0 && left >= 2) {
    const char32_t r = ((c & 0x1Fu) << 6) | (b(i + 1) & 0x3Fu);
    i += 2;
    return r;
  }
  if (c < 0xF0 && left >= 3) {
    const char32_t r = ((c & 0x0Fu) << 12) | ((b(i + 1) & 0x3Fu) << 6) | (b(i + 2) & 0x3Fu);
    i += 3;
    return r;
  }
  if (left >= 4) {
    const char32_t r = ((c & 0x07u) << 18) | ((b(i + 1) & 0x3Fu) << 12) |
                       ((b(i + 2) & 0x3Fu) << 6) | (b(i + 3) & 0x3Fu);
    i += 4;
    return r;
  }
  i = s.size();
  return kReplacement;
}

/// Decodes the code point that ends before `i` and moves `i` to its first byte. Precondition: i >
/// 0.
inline char32_t previous(std::string_view s, std::size_t& i) {
  do --i;
  while (i > 0 && (static_cast<unsigned char>(s[i]) & 0xC0u) == 0x80u);
  std::size_t k = i;
  return next(s, k);
}

/// Appends `c` as UTF-8.
void append(std::string& out, char32_t c);

/// Length in bytes of the valid sequence at `i`, or 0 if it is not valid.
std::size_t valid_length(std::string_view s, std::size_t i);

/// First byte of the first invalid sequence, or npos. Whole blocks are checked in vectors.
std::size_t find_invalid(std::string_view s);

/// Length of the maximal invalid subpart at `i` (Unicode 15, section 3.9, best practice), at least
/// 1.
std::size_t invalid_length(std::string_view s, std::size_t i);

}  // namespace waqai::utf8
