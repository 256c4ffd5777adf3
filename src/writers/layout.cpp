// Character classes here are coarse ranges of Unicode 15: enough for terminals, which are coarse
// too.
#include "writers/layout.h"

#include <algorithm>

#include "base/utf8.h"

namespace waqai::writers {
namespace {

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_unsafe(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x200E || c == 0x200F || c == 0x061C ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

bool is_zero_width(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0610 && c <= 0x061A) ||
         (c >= 0x064B && c <= 0x065F) || c == 0x0670 || (c >= 0x06D6 && c <= 0x06DC) ||
         (c >= 0x06DF && c <= 0x06E4) || c == 0x06E7 || c == 0x06E8 ||
         (c >= 0x06EA && c <= 0x06ED) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0x061C;
}

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool is_right_to_left_letter(char32_t c) {
  return (c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
         (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF);
}

}  // namespace

std::string clean(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  bool blank = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t begin = i;
    if (utf8::valid_length(utf8, i) == 0) {
      i += utf8::invalid_length(utf8, i);
      if (blank && !out.empty()) out += ' ';
      blank = false;
      utf8::append(out, utf8::kReplacement);
      continue;
    }
    const char32_t c = utf8::next(utf8, i);
    if (is_space(c)) {
      blank = true;
    } else if (!is_unsafe(c)) {
      if (blank && !out.empty()) out += ' ';
      blank = false;
      out.append(utf8, begin, i - begin);
    }
  }
  return out;
}

std::size_t display_width(std::string_view utf8) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = utf8::next(utf8, i);
    if (!is_zero_width(c)) width += is_wide(c) ? 2u : 1u;
  }
  return width;
}

std::vector<std::string_view> wrap(std::string_view utf8, std::size_t width) {
  std::vector<std::string_view> lines;
  if (width > 0) {
    std::size_t line = 0;  // where the line begins
    std::size_t used = 0;  // cells up to `end`
    std::size_t end = 0;   // end of the last word that fits
    for (std::size_t i = 0; i < utf8.size();) {
      const std::size_t word_end = std::min(utf8.find(' ', i), utf8.size());
      const std::size_t cells = display_width(utf8.substr(i, word_end - i));
      if (end > line && used + 1 + cells > width) {
        lines.push_back(utf8.substr(line, end - line));
        line = i;
        used = cells;
      } else {
        used += cells + (end > line ? 1 : 0);
      }
      end = word_end;
      i = word_end + 1;
    }
    if (end > line) lines.push_back(utf8.substr(line, end - line));
  }
  if (lines.empty()) lines.push_back(utf8);
  return lines;
}

bool is_right_to_left(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    const char32_t c = utf8::next(utf8, i);
    if (is_right_to_left_letter(c)) return true;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c < 0x2000)) return false;
  }
  return false;
}

std::string isolate(std::string_view utf8) {
  std::string out = "\xE2\x81\xA8";  // U+2068
  out += utf8;
  out += "\xE2\x81\xA9";  // U+2069
  return out;
}

}  // namespace waqai::writers
