// A cursor over the text that can skip any value; depth is bounded so that no input can exhaust the
// stack.
#include "gazetteer/json_line.h"

#include <cstdint>

namespace waqai::gazetteer {
namespace {

constexpr int kDepth = 64;

struct Cursor {
  std::string_view s;
  std::size_t i = 0;

  void space() {
    while (i < s.size() && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n' || s[i] == '\r')) ++i;
  }
  bool take(char c) {
    space();
    if (i >= s.size() || s[i] != c) return false;
    ++i;
    return true;
  }
  /// The string at the cursor with its quotes.
  std::optional<std::string_view> string() {
    space();
    const std::size_t from = i;
    if (i >= s.size() || s[i] != '"') return std::nullopt;
    for (++i; i < s.size(); ++i) {
      if (s[i] == '\\') {
        ++i;
      } else if (s[i] == '"') {
        ++i;
        return s.substr(from, i - from);
      }
    }
    return std::nullopt;
  }
  bool skip(int depth = 0) {
    space();
    if (i >= s.size() || depth > kDepth) return false;
    const char c = s[i];
    if (c == '"') return string().has_value();
    if (c == '{' || c == '[') {
      const char end = c == '{' ? '}' : ']';
      ++i;
      if (take(end)) return true;
      do {
        if (c == '{' && (!string() || !take(':'))) return false;
        if (!skip(depth + 1)) return false;
      } while (take(','));
      return take(end);
    }
    const std::size_t from = i;
    while (i < s.size() && std::string_view(",]} \t\n\r").find(s[i]) == std::string_view::npos) ++i;
    return i > from;
  }
};

void append_utf8(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | (c >> 6));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xE0U | (c >> 12));
    out += static_cast<char>(0x80U | ((c >> 6) & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

}  // namespace

bool is_complete(std::string_view text) {
  Cursor c{text};
  if (!c.skip()) return false;
  c.take(',');
  c.space();
  return c.i == text.size();
}

std::optional<std::string_view> find_value(std::string_view text,
                                           std::initializer_list<std::string_view> path) {
  Cursor c{text};
  for (const std::string_view key : path) {
    if (key == "[") {
      if (!c.take('[')) return std::nullopt;
      continue;
    }
    if (!c.take('{')) return std::nullopt;
    bool found = false;
    do {
      const auto name = c.string();
      if (!name || !c.take(':')) return std::nullopt;
      if (name->substr(1, name->size() - 2) == key) {
        found = true;
        break;
      }
      if (!c.skip()) return std::nullopt;
    } while (c.take(','));
    if (!found) return std::nullopt;
  }
  c.space();
  const std::size_t from = c.i;
  if (!c.skip()) return std::nullopt;
  return text.substr(from, c.i - from);
}

std::string unquoted(std::string_view raw) {
  if (raw.size() < 2 || raw.front() != '"') return std::string(raw);
  std::string out;
  for (std::size_t i = 1; i + 1 < raw.size(); ++i) {
    if (raw[i] != '\\') {
      out += raw[i];
      continue;
    }
    const char c = raw[++i];
    if (c != 'u') {
      out += c == 'n' || c == 't' || c == 'r' ? ' ' : c;
      continue;
    }
    std::uint32_t value = 0;
    for (int k = 0; k < 4 && i + 2 < raw.size(); ++k) {
      const char h = raw[++i];
      value = value * 16 + static_cast<std::uint32_t>(h <= '9'   ? h - '0'
                                                      : h <= 'F' ? h - 'A' + 10
                                                                 : h - 'a' + 10);
    }
    if (value < 0xD800 || value > 0xDFFF) append_utf8(out, value & 0xFFFFU);
  }
  return out;
}

}  // namespace waqai::gazetteer
