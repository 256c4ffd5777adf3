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

// Length of the run at the start of `s` that stands in a JSON string as it is. Arabic is two bytes
// a letter, so that case comes first.
std::size_t plain_run(std::string_view s) {
  std::size_t i = 0;
  while (i < s.size()) {
    const auto c = static_cast<unsigned char>(s[i]);
    if (c < 0x80) {
      if (c < 0x20 || c == 0x7F || c == '"' || c == '\\') break;
      ++i;
    } else if (c >= 0xC2 && c < 0xE0 && i + 1 < s.size() &&
               continuation(static_cast<unsigned char>(s[i + 1]))) {
      i += 2;
    } else if (const std::size_t n = sequence_length(s.substr(i)); n != 0) {
      i += n;
    } else {
      break;
    }
  }
  return i;
}

// As plain_run for valid UTF-8: only what must be escaped ends it. Eight bytes at a time; the tests
// for a byte below 0x20 and for two equal ones are those of "Bit Twiddling Hacks" (haszero,
// hasless).
std::size_t unescaped_run(std::string_view s) {
  constexpr std::uint64_t kOnes = 0x0101010101010101ull, kHighs = 0x8080808080808080ull;
  const auto zero = [](std::uint64_t v) { return (v - kOnes) & ~v & kHighs; };
  std::size_t i = 0;
  for (; i + 8 <= s.size(); i += 8) {
    std::uint64_t w;
    std::memcpy(&w, s.data() + i, 8);
    const std::uint64_t low = (w - kOnes * 0x20) & ~w & kHighs;
    if ((low | zero(w ^ (kOnes * '"')) | zero(w ^ (kOnes * '\\')) | zero(w ^ (kOnes * 0x7F))) != 0)
      break;
  }
  for (; i < s.size(); ++i) {
    const auto c = static_cast<unsigned char>(s[i]);
    if (c < 0x20 || c == 0x7F || c == '"' || c == '\\') break;
  }
  return i;
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

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  string_content(text, [&out](std::string_view bytes) { out += bytes; });
  out += '"';
}

void append_number(std::string& out, double value) {
  if (!std::isfinite(value)) {
    out += "null";
    return;
  }
  char buffer[32];
  // Whole numbers without an exponent, as readers and people expect of counts.
  if (std::fabs(value) < 9007199254740992.0 && value == std::trunc(value)) {
    const auto r = std::to_chars(buffer, buffer + sizeof buffer, static_cast<std::int64_t>(value));
    out.append(buffer, r.ptr);
    return;
  }
  const auto r = std::to_chars(buffer, buffer + sizeof buffer, value);
  out.append(buffer, r.ptr);
}

void Writer::flush() {
  out_.append(buffer_.data(), used_);
  used_ = 0;
}

void Writer::literal(std::string_view text) {
  separate();
  std::memcpy(room(text.size()), text.data(), text.size());
  used_ += text.size();
}

void Writer::string(std::string_view text) {
  separate();
  *room(1) = '"';
  ++used_;
  string_content(text, [this](std::string_view bytes) {
    if (bytes.size() > kRoom) {
      flush();
      out_ += bytes;
      return;
    }
    std::memcpy(room(bytes.size()), bytes.data(), bytes.size());
    used_ += bytes.size();
  });
  *room(1) = '"';
  ++used_;
}

void Writer::valid_string(std::string_view text) {
  if (text.size() > kRoom / 2 || unescaped_run(text) != text.size()) return string(text);
  separate();
  char* p = room(text.size() + 2);
  *p = '"';
  std::memcpy(p + 1, text.data(), text.size());
  p[text.size() + 1] = '"';
  used_ += text.size() + 2;
}

void Writer::label(char letter, std::uint32_t number) {
  separate();
  char* const begin = room(16);
  char* p = begin;
  *p++ = '"';
  *p++ = letter;
  p = std::to_chars(p, p + 12, number).ptr;
  *p++ = '"';
  used_ += static_cast<std::size_t>(p - begin);
}

void Writer::integer(std::uint64_t value) {
  separate();
  char* p = room(24);
  used_ += static_cast<std::size_t>(std::to_chars(p, p + 24, value).ptr - p);
}

void Writer::number(double value) {
  std::string text;
  append_number(text, value);
  literal(text);
}

void Writer::key(std::string_view name) {
  separate();
  char* p = room(name.size() + 4);
  *p++ = '"';
  std::memcpy(p, name.data(), name.size());
  p += name.size();
  *p++ = '"';
  *p++ = ':';
  if (indent_ > 0) *p++ = ' ';
  used_ = static_cast<std::size_t>(p - buffer_.data());
  after_key_ = true;
}

void Writer::separate_item() {
  if (depth_ == 0) return;
  bool& filled = filled_[static_cast<std::size_t>(depth_)];
  const bool broken = indent_ > 0 && depth_ <= broken_depth_;
  if (filled) {
    char* p = room(2);
    *p = ',';
    p[1] = ' ';
    used_ += indent_ > 0 && !broken ? 2 : 1;
  }
  if (broken) line_break(depth_);
  filled = true;
}

void Writer::open(char bracket) {
  separate();
  *room(1) = bracket;
  ++used_;
  if (depth_ + 1 < kMaxDepth) ++depth_;
  filled_[static_cast<std::size_t>(depth_)] = false;
}

void Writer::close(char bracket) {
  const bool filled = filled_[static_cast<std::size_t>(depth_)];
  const bool broken = indent_ > 0 && depth_ <= broken_depth_;
  if (depth_ > 0) --depth_;
  if (filled && broken) line_break(depth_);
  *room(1) = bracket;
  ++used_;
  if (depth_ == 0) flush();
}

void Writer::line_break(int depth) {
  const std::size_t spaces =
      std::min(static_cast<std::size_t>(depth) * static_cast<std::size_t>(indent_), kRoom - 1);
  char* p = room(spaces + 1);
  *p = '\n';
  std::memset(p + 1, ' ', spaces);
  used_ += spaces + 1;
}

}  // namespace waqai::json
