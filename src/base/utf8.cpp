// UTF-8 by the table of well-formed sequences; positions instead of exceptions.
#include "base/utf8.h"

#include <simdjson.h>

namespace waqai::utf8 {

void append(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0u | (c >> 6));
    out += static_cast<char>(0x80u | (c & 0x3Fu));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0u | (c >> 12));
    out += static_cast<char>(0x80u | ((c >> 6) & 0x3Fu));
    out += static_cast<char>(0x80u | (c & 0x3Fu));
  } else {
    out += static_cast<char>(0xF0u | (c >> 18));
    out += static_cast<char>(0x80u | ((c >> 12) & 0x3Fu));
    out += static_cast<char>(0x80u | ((c >> 6) & 0x3Fu));
    out += static_cast<char>(0x80u | (c & 0x3Fu));
  }
}

namespace {
// Well-formed byte ranges of the second byte by lead byte; 0 length = never a lead.
struct Lead {
  std::uint8_t length, low, high;
};
Lead lead_of(unsigned char c) {
  if (c >= 0xC2 && c <= 0xDF) return {2, 0x80, 0xBF};
  if (c == 0xE0) return {3, 0xA0, 0xBF};
  if (c == 0xED) return {3, 0x80, 0x9F};
  if (c >= 0xE1 && c <= 0xEF) return {3, 0x80, 0xBF};
  if (c == 0xF0) return {4, 0x90, 0xBF};
  if (c >= 0xF1 && c <= 0xF3) return {4, 0x80, 0xBF};
  if (c == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}
}  // namespace

std::size_t valid_length(std::string_view s, std::size_t i) {
  const auto c = static_cast<unsigned char>(s[i]);
  if (c < 0x80) return 1;
  const Lead lead = lead_of(c);
  if (lead.length == 0 || s.size() - i < lead.length) return 0;
  const auto second = static_cast<unsigned char>(s[i + 1]);
  if (second < lead.low || second > lead.high) return 0;
  for (std::size_t k = 2; k < lead.length; ++k)
    if ((static_cast<unsigned char>(s[i + k]) & 0xC0u) != 0x80u) return 0;
  return lead.length;
}

std::size_t find_invalid(std::string_view s) {
  // In blocks, since the vector check does not stop at a fault and callers go on behind each one.
  constexpr std::size_t kBlock = 4096;
  for (std::size_t begin = 0; begin < s.size();) {
    std::size_t end = s.size();
    if (end - begin > kBlock) {
      end = begin + kBlock;
      while (end > begin + kBlock - 4 && (static_cast<unsigned char>(s[end]) & 0xC0u) == 0x80u)
        --end;
    }
    if (!simdjson::validate_utf8(s.data() + begin, end - begin)) {
      for (std::size_t i = begin; i < end;) {
        const std::size_t length = valid_length(s, i);
        if (length == 0) return i;
        i += length;
      }
    }
    begin = end;
  }
  return std::string_view::npos;
}

std::size_t invalid_length(std::string_view s, std::size_t i) {
  const Lead lead = lead_of(static_cast<unsigned char>(s[i]));
  if (lead.length == 0) return 1;
  std::size_t k = 1;
  while (k < lead.length && i + k < s.size()) {
    const auto c = static_cast<unsigned char>(s[i + k]);
    const bool fits = k == 1 ? (c >= lead.low && c <= lead.high) : (c & 0xC0u) == 0x80u;
    if (!fits) break;
    ++k;
  }
  return k;
}

}  // namespace waqai::utf8
