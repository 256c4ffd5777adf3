// Folding by one table for the Arabic block (two-byte UTF-8), a few ranges for the rest, and ICU's
// NFKC for presentation forms, which are rare.
#include "text/fold.h"

#include <unicode/unorm2.h>

#include <array>

#include "base/utf8.h"

namespace waqai::text {
namespace {

constexpr char32_t kFirst = 0x600;
constexpr std::size_t kCount = 0x100;

constexpr std::array<std::uint16_t, kCount> make_table() {
  std::array<std::uint16_t, kCount> t{};
  const auto at = [&](char32_t c) -> std::uint16_t& { return t[c - kFirst]; };
  for (char32_t c = kFirst; c < kFirst + kCount; ++c) at(c) = static_cast<std::uint16_t>(c);
  const auto drop = [&](char32_t from, char32_t to) {
    for (char32_t c = from; c <= to; ++c) at(c) = 0;
  };
  drop(0x610, 0x61A);  // Quranic marks above
  drop(0x61C, 0x61C);  // Arabic letter mark
  drop(0x640, 0x640);  // tatweel
  drop(0x64B, 0x65F);  // harakat
  drop(0x670, 0x670);  // superscript alef
  drop(0x6D6, 0x6DC);
  drop(0x6DF, 0x6E8);
  drop(0x6EA, 0x6ED);
  for (const unsigned c : {0x622u, 0x623u, 0x625u, 0x671u, 0x672u, 0x673u, 0x675u}) at(c) = 0x627;
  for (const unsigned c : {0x649u, 0x6CCu, 0x6CDu, 0x6CEu, 0x6D0u, 0x6D1u, 0x6D2u}) at(c) = 0x64A;
  for (const unsigned c : {0x629u, 0x6BEu, 0x6C0u, 0x6C1u, 0x6C2u, 0x6C3u, 0x6D5u}) at(c) = 0x647;
  for (const unsigned c : {0x6A9u, 0x6AAu, 0x6ABu, 0x6ACu, 0x6ADu, 0x6AEu, 0x6AFu}) at(c) = 0x643;
  at(0x67E) = 0x628;
  at(0x686) = 0x62C;
  at(0x698) = 0x632;
  at(0x6A4) = 0x641;
  at(0x6A5) = 0x641;
  at(0x6A2) = 0x641;
  at(0x6A8) = 0x642;
  at(0x679) = 0x62A;
  at(0x688) = 0x62F;
  at(0x691) = 0x631;
  at(0x6BA) = 0x646;
  for (char32_t c = 0x6C4; c <= 0x6CB; ++c) at(c) = 0x648;
  for (char32_t d = 0; d < 10; ++d) {
    at(0x660 + d) = static_cast<std::uint16_t>('0' + d);
    at(0x6F0 + d) = static_cast<std::uint16_t>('0' + d);
  }
  at(0x66A) = '%';
  at(0x66B) = '.';
  at(0x66C) = ',';
  return t;
}
constexpr auto kTable = make_table();

bool is_presentation_form(char32_t c) {
  return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFC);
}

// Appends the compatibility decomposition of one presentation form, folded.
void append_presentation_form(char32_t c, std::string& out) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* nfkc = unorm2_getNFKCInstance(&status);
  UChar decomposed[32];
  const int32_t n = U_SUCCESS(status) ? unorm2_getDecomposition(nfkc, static_cast<UChar32>(c),
                                                                decomposed, 32, &status)
                                      : -1;
  if (n < 0 || U_FAILURE(status)) {
    utf8::append(out, c);
    return;
  }
  for (int32_t k = 0; k < n; ++k) {
    const char32_t folded = fold_code_point(decomposed[k]);
    if (folded != 0) utf8::append(out, folded);
  }
}

}  // namespace

char32_t fold_code_point(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= kFirst && c < kFirst + kCount) return kTable[c - kFirst];
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c == 0xA0 || c == 0x202F || c == 0x2009) return ' ';
  if ((c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
      (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xAD)
    return 0;
  if (c >= 0x750 && c <= 0x77F) return c;
  return c;
}

void fold_append(std::string_view s, std::string& out) {
  std::size_t i = 0;
  while (i < s.size()) {
    const auto lead = static_cast<unsigned char>(s[i]);
    if (lead >= 0xD8 && lead <= 0xDB && i + 1 < s.size()) {
      const char32_t c = ((lead & 0x1Fu) << 6) | (static_cast<unsigned char>(s[i + 1]) & 0x3Fu);
      const char32_t folded = kTable[c - kFirst];
      i += 2;
      if (folded >= 0x80) {
        out += static_cast<char>(0xC0u | (folded >> 6));
        out += static_cast<char>(0x80u | (folded & 0x3Fu));
      } else if (folded != 0) {
        out += static_cast<char>(folded);
      }
      continue;
    }
    const char32_t c = utf8::next(s, i);
    if (is_presentation_form(c)) {
      append_presentation_form(c, out);
      continue;
    }
    const char32_t folded = fold_code_point(c);
    if (folded != 0) utf8::append(out, folded);
  }
}

std::string fold(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  fold_append(s, out);
  return out;
}

Folded fold_aligned(std::string_view s) {
  Folded f;
  f.text.reserve(s.size());
  f.to_source.reserve(s.size() + 1);
  std::size_t i = 0;
  while (i < s.size()) {
    const std::size_t from = i;
    utf8::next(s, i);
    fold_append(s.substr(from, i - from), f.text);
    f.to_source.resize(f.text.size(), static_cast<std::uint32_t>(from));
  }
  f.to_source.push_back(static_cast<std::uint32_t>(s.size()));
  return f;
}

bool is_dropped_mark(char32_t c) {
  if (c >= kFirst && c < kFirst + kCount) return kTable[c - kFirst] == 0;
  return c >= 0x80 && fold_code_point(c) == 0;
}

bool is_arabic_letter(char32_t c) {
  if (c >= 0x620 && c <= 0x64A) return c != 0x640;
  if (c >= 0x66E && c <= 0x6D3) return c != 0x670;
  if (c == 0x6D5 || (c >= 0x6EE && c <= 0x6EF) ||
      (c >= 0x6FA && c <= 0x6FF && c != 0x6FD && c != 0x6FE))
    return true;
  return (c >= 0x750 && c <= 0x77F) || (c >= 0x8A0 && c <= 0x8C9) ||
         (is_presentation_form(c) && c != 0xFD3E && c != 0xFD3F && c != 0xFDFC && c != 0xFDFD);
}

}  // namespace waqai::text
