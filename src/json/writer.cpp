// JSON text (RFC 8259) by appending. Strings are copied in runs: only quotes, backslashes, control
// characters and faulty UTF-8 stop a run.
#include "json/writer.h"

#include <charconv>
#include <cmath>

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

void append_escape(std::string& out, unsigned char c) {
  switch (c) {
    case '"':
      out += "\\\"";
      return;
    case '\\':
      out += "\\\\";
      return;
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    default:
      break;
  }
  static constexpr char kHex[] = "0123456789abcdef";
  out += "\\u00";
  out += kHex[c >> 4];
  out += kHex[c & 0xF];
}

}  // namespace

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t run = 0;
  std::size_t i = 0;
  while (i < text.size()) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\') {
      ++i;
      continue;
    }
    if (c >= 0x80) {
      if (const std::size_t n = sequence_length(text.substr(i)); n != 0) {
        i += n;
        continue;
      }
    }
    out.append(text, run, i - run);
    if (c >= 0x80) {
      out += "\xEF\xBF\xBD";
    } else {
      append_escape(out, c);
    }
    run = ++i;
  }
  out.append(text, run, i - run);
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

void Writer::integer(std::uint64_t value) {
  separate();
  char buffer[24];
  const auto r = std::to_chars(buffer, buffer + sizeof buffer, value);
  out_.append(buffer, r.ptr);
}

void Writer::key(std::string_view name) {
  separate();
  out_ += '"';
  out_ += name;
  out_ += indent_ > 0 ? "\": " : "\":";
  after_key_ = true;
}

void Writer::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (depth_ == 0) return;
  bool& filled = filled_[static_cast<std::size_t>(depth_)];
  const bool broken = indent_ > 0 && depth_ <= broken_depth_;
  if (filled) out_ += indent_ > 0 && !broken ? ", " : ",";
  if (broken) line_break(depth_);
  filled = true;
}

void Writer::open(char bracket) {
  separate();
  out_ += bracket;
  if (depth_ + 1 < kMaxDepth) ++depth_;
  filled_[static_cast<std::size_t>(depth_)] = false;
}

void Writer::close(char bracket) {
  const bool filled = filled_[static_cast<std::size_t>(depth_)];
  const bool broken = indent_ > 0 && depth_ <= broken_depth_;
  if (depth_ > 0) --depth_;
  if (filled && broken) line_break(depth_);
  out_ += bracket;
}

void Writer::line_break(int depth) {
  out_ += '\n';
  out_.append(static_cast<std::size_t>(depth) * static_cast<std::size_t>(indent_), ' ');
}

}  // namespace waqai::json
