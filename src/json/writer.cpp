// JSON text (RFC 8259) by appending. Strings are copied in runs: only quotes, backslashes, control
// characters and faulty UTF-8 stop a run.
#include "json/writer.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace waqai::json {
namespace {

bool continuation(unsigned char c) { return (c & 0xC0u) == 0x80u; }

// Length of the well-formed UTF-8 sequence at the start of `s`, 0 if there is none (RFC 3629).
std::size_t sequence_length(std::string_view s) {
  const auto at = [s](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned char c = at(0);
  if (c < 0x80) return 1;
  if (c < 0xC2 || c > 0xF4) return 0;
  if (c < 0xE0) return s.size() >= 2 && continuation(at(1)) ? 2 : 0;
  if (c < 0xF0) {
    if (s.size() < 3 || !continuation(at(1)) || !continuation(at(2))) return 0;
    if ((c == 0xE0 && at(1) < 0xA0) || (c == 0xED && at(1) > 0x9F)) return 0;
    return 3;
  }
  if (s.size() < 4 || !continuation(at(1)) || !continuation(at(2)) || !continuation(at(3)))
    return 0;
  if ((c == 0xF0 && at(1) < 0x90) || (c == 0xF4 && at(1) > 0x8F)) return 0;
  return 4;
}

char* escape(char* p, unsigned char c) {
  *p++ = '\\';
  switch (c) {
    case '"':
    case '\\':
      *p++ = static_cast<char>(c);
      return p;
    case '\n':
      *p++ = 'n';
      return p;
    case '\r':
      *p++ = 'r';
      return p;
    case '\t':
      *p++ = 't';
      return p;
    default:
      break;
  }
  static constexpr char kHex[] = "0123456789abcdef";
  std::memcpy(p, "u00", 3);
  p[3] = kHex[c >> 4];
  p[4] = kHex[c & 0xF];
  return p + 5;
}

// Length of the character at the start of `s`, which is not empty, if it stands in a JSON string as
// it is, else 0. Arabic is two bytes a letter, so that case comes first.
std::size_t plain_length(std::string_view s) {
  const auto c = static_cast<unsigned char>(s[0]);
  if (c < 0x80) return c < 0x20 || c == 0x7F || c == '"' || c == '\\' ? 0 : 1;
  if (c >= 0xC2 && c < 0xE0 && s.size() > 1 && continuation(static_cast<unsigned char>(s[1])))
    return 2;
  return sequence_length(s);
}

// Length of the run of such characters.
std::size_t plain_run(std::string_view s) {
  std::size_t i = 0;
  while (i < s.size()) {
    const std::size_t n = plain_length(s.substr(i));
    if (n == 0) break;
    i += n;
  }
  return i;
}

std::uint64_t eight_bytes(const char* p) {
  std::uint64_t w;
  std::memcpy(&w, p, 8);
  return w;
}

constexpr std::uint64_t kOnes = 0x0101010101010101ull, kHighs = 0x8080808080808080ull;

// Whether one of eight bytes must be escaped. The tests for a byte below 0x20 and for two equal
// ones are those of "Bit Twiddling Hacks" (haszero, hasless).
bool any_escaped(std::uint64_t w) {
  const auto zero = [](std::uint64_t v) { return (v - kOnes) & ~v & kHighs; };
  const std::uint64_t low = (w - kOnes * 0x20) & ~w & kHighs;
  return (low | zero(w ^ (kOnes * '"')) | zero(w ^ (kOnes * '\\')) | zero(w ^ (kOnes * 0x7F))) != 0;
}

// Four Arabic letters: a lead byte of 0xD8 to 0xDB before each continuation, whichever end of the
// word the bytes are counted from.
bool four_letters(std::uint64_t w) {
  constexpr char kMaskBytes[] = "\xFC\xC0\xFC\xC0\xFC\xC0\xFC\xC0";
  constexpr char kWantBytes[] = "\xD8\x80\xD8\x80\xD8\x80\xD8\x80";
  return (w & eight_bytes(kMaskBytes)) == eight_bytes(kWantBytes);
}

// Copies the run that plain_run finds, whole words of it at a time. Up to eight bytes after the run
// are overwritten, none after the size of `s`.
std::size_t copy_plain(std::string_view s, char* to) {
  const std::size_t size = s.size();
  std::size_t i = 0;
  while (i + 8 <= size) {
    const std::uint64_t w = eight_bytes(s.data() + i);
    std::memcpy(to + i, &w, 8);
    if ((w & kHighs) == 0 && !any_escaped(w)) {
      i += 8;
      if (i == size) return i;
      i = std::min(i, size - 8);  // ASCII may be seen twice
    } else if (four_letters(w)) {
      i += 8;
    } else {
      const std::size_t n = plain_length(s.substr(i));
      if (n == 0) return i;
      i += n;
    }
  }
  if (size < 8 && size >= 4) {  // short ASCII: the two halves may overlap
    std::uint32_t head, tail;
    std::memcpy(&head, s.data(), 4);
    std::memcpy(&tail, s.data() + size - 4, 4);
    const std::uint64_t w = std::uint64_t{head} << 32 | tail;
    if ((w & kHighs) == 0 && !any_escaped(w)) {
      std::memcpy(to, &head, 4);
      std::memcpy(to + size - 4, &tail, 4);
      return size;
    }
  }
  while (i < size) {
    const std::size_t n = plain_length(s.substr(i));
    if (n == 0) return i;
    for (std::size_t k = 0; k < n; ++k, ++i) to[i] = s[i];
  }
  return i;
}

// Copies valid UTF-8; false if some of it must be escaped.
bool copy_unescaped(std::string_view s, char* to) {
  const std::size_t n = s.size();
  if (n < 8) {
    for (std::size_t i = 0; i < n; ++i) {
      const auto c = static_cast<unsigned char>(s[i]);
      if (c < 0x20 || c == 0x7F || c == '"' || c == '\\') return false;
      to[i] = s[i];
    }
    return true;
  }
  for (std::size_t i = 0;; i += 8) {
    i = std::min(i, n - 8);  // the last eight may have been seen in part
    const std::uint64_t w = eight_bytes(s.data() + i);
    if (any_escaped(w)) return false;
    std::memcpy(to + i, &w, 8);
    if (i == n - 8) return true;
  }
}

// Calls `write(bytes)` for each piece of the content of a JSON string.
template <class Write>
void string_content(std::string_view text, Write&& write) {
  while (!text.empty()) {
    const std::size_t run = plain_run(text);
    if (run > 0) write(text.substr(0, run));
    if (run == text.size()) return;
    const auto c = static_cast<unsigned char>(text[run]);
    if (c >= 0x80) {
      write("\xEF\xBF\xBD");
    } else {
      char escaped[8];
      write(std::string_view(escaped, static_cast<std::size_t>(escape(escaped, c) - escaped)));
    }
    text.remove_prefix(run + 1);
  }
}

// At most 32 bytes.
char* put_number(char* p, double value) {
  if (!std::isfinite(value)) {
    std::memcpy(p, "null", 4);
    return p + 4;
  }
  // Whole numbers without an exponent, as readers and people expect of counts.
  if (std::fabs(value) < 9007199254740992.0 && value == std::trunc(value))
    return std::to_chars(p, p + 32, static_cast<std::int64_t>(value)).ptr;
  return std::to_chars(p, p + 32, value).ptr;
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  string_content(text, [&out](std::string_view bytes) { out += bytes; });
  out += '"';
}

void append_number(std::string& out, double value) {
  char buffer[32];
  out.append(buffer, put_number(buffer, value));
}

void Writer::flush() {
  // The last byte stays: a bracket may take it back.
  const auto used = static_cast<std::size_t>(at_ - buffer_.data());
  if (used == 0) return;
  out_.append(buffer_.data(), used - 1);
  buffer_[0] = at_[-1];
  at_ = buffer_.data() + 1;
}

void Writer::string(std::string_view text) {
  *begin_value() = '"';
  ++at_;
  if (text.size() <= kRoom) {
    make_room(text.size());
    const std::size_t n = copy_plain(text, at_);
    at_ += n;
    text.remove_prefix(n);
  }
  string_content(text, [this](std::string_view bytes) {
    while (!bytes.empty()) {
      const std::string_view piece = bytes.substr(0, kRoom);
      make_room(piece.size());
      at_ = put_bytes(at_, piece);
      bytes.remove_prefix(piece.size());
    }
  });
  make_room();
  at_ = put(at_, "\",", 2);
}

void Writer::valid_string(std::string_view text) {
  if (text.size() > kRoom) return string(text);
  begin_value();
  make_room(text.size());
  *at_ = '"';
  if (!copy_unescaped(text, at_ + 1)) return string(text);
  at_ = put(at_ + text.size() + 1, "\",", 2);
}

char* Writer::put_long_decimal(char* p, std::uint64_t value) {
  return std::to_chars(p, p + 24, value).ptr;
}

void Writer::number(double value) {
  begin_value();
  at_ = put_number(at_, value);
  *at_++ = ',';
}

char* Writer::begin_spaced_field(const Key& name) {
  lay_out();
  char* p = put(at_, name);
  *p = ' ';
  return p + 1;
}

void Writer::key_of(std::string_view name) {
  string(name);
  at_[-1] = ':';
  if (indent_ > 0) *at_++ = ' ';
}

void Writer::lay_out() {
  if (depth_ == 0 || at_[-1] == ' ') return;  // the outermost value, or one after its key
  if (depth_ <= broken_depth_) {
    line_break(depth_);
  } else if (at_[-1] == ',') {
    *at_++ = ' ';
  }
}

void Writer::close(char bracket) {
  make_room();
  if (depth_ > 0) --depth_;
  if (at_[-1] == ',') {
    --at_;
    if (indent_ > 0 && depth_ < broken_depth_) line_break(depth_);
  }
  *at_++ = bracket;
  *at_++ = ',';
  if (depth_ > 0) return;
  out_.append(buffer_.data(), static_cast<std::size_t>(at_ - buffer_.data()) - 1);
  at_ = buffer_.data();
}

void Writer::line_break(int depth) {
  const std::size_t spaces =
      std::min(static_cast<std::size_t>(depth) * static_cast<std::size_t>(indent_), kRoom - 1);
  make_room(spaces + 1);
  *at_++ = '\n';
  std::memset(at_, ' ', spaces);
  at_ += spaces;
}

}  // namespace waqai::json
