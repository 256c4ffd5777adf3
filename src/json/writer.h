// A small deterministic JSON writer: appends to one string, keeps no tree. Containers down to a
// given depth are broken over lines, deeper ones stay on one line, so that records are easy to read
// and diff.
//
// Every value is written with a comma after it, which the end of its container takes back: so
// nothing need be remembered between two calls but what the buffer ends with.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace waqai::json {

/// Appends `text` as a JSON string with its quotes. Invalid UTF-8 becomes U+FFFD.
void append_string(std::string& out, std::string_view text);
/// Appends the shortest decimal that reads back as `value`; not-a-number and infinities give null.
void append_number(std::string& out, double value);

/// The name of a field as it is written, with quotes and colon, made when the program is compiled.
/// Names are ASCII literals without quotes or escapes.
class Key {
 public:
  template <std::size_t N>
  consteval Key(const char (&name)[N])  // NOLINT(google-explicit-constructor)
      : size_(N + 2) {
    static_assert(N + 2 <= kCapacity);
    bytes_[0] = '"';
    for (std::size_t i = 0; i + 1 < N; ++i) bytes_[i + 1] = name[i];
    bytes_[N] = '"';
    bytes_[N + 1] = ':';
  }

 private:
  friend class Writer;
  static constexpr std::size_t kCapacity = 32;
  std::array<char, kCapacity> bytes_{};
  std::size_t size_;
};

/// Writes into a buffer of its own; the string has all of it once the outermost container is
/// closed.
class Writer {
 public:
  /// `indent` spaces for each level down to `broken_depth`; 0 gives one line.
  Writer(std::string& out, int indent, int broken_depth)
      : out_(out), indent_(indent), broken_depth_(broken_depth) {}
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  /// The key of the next value.
  void key(const Key& name) { at_ = begin_field(name); }
  /// A key that tables give, of any length.
  void key_of(std::string_view name);

  void string(std::string_view text);
  /// The same for text known to be valid UTF-8.
  void valid_string(std::string_view text);
  /// The same for at most 64 bytes of ASCII without quotes or escapes: the schema's own words.
  void word(std::string_view text) { at_ = put_word(begin_value(), text); }
  /// A string of one ASCII letter and a number.
  void label(char letter, std::uint32_t number) { at_ = put_label(begin_value(), letter, number); }
  /// Null if empty.
  void string_or_null(std::string_view text) { text.empty() ? null() : string(text); }
  void integer(std::uint64_t value) { at_ = put_integer(begin_value(), value); }
  void number(double value);
  void boolean(bool value) { at_ = put_boolean(begin_value(), value); }
  void null() { at_ = put_null(begin_value()); }

  template <class Value>
  void field(const Key& name, Value value) = delete;
  void field(const Key& name, std::string_view text) { key(name), string(text); }
  void field(const Key& name, const std::string& text) { key(name), string(text); }
  void field(const Key& name, const char* text) { key(name), string(text); }
  void field(const Key& name, bool value) { at_ = put_boolean(begin_field(name), value); }
  void field(const Key& name, std::uint32_t value) { at_ = put_integer(begin_field(name), value); }
  void field(const Key& name, std::uint64_t value) { at_ = put_integer(begin_field(name), value); }
  void field(const Key& name, double value) { key(name), number(value); }
  void field_or_null(const Key& name, std::string_view text) {
    text.empty() ? null_field(name) : field(name, text);
  }
  void null_field(const Key& name) { at_ = put_null(begin_field(name)); }
  void word_field(const Key& name, std::string_view text) {
    at_ = put_word(begin_field(name), text);
  }
  void label_field(const Key& name, char letter, std::uint32_t number) {
    at_ = put_label(begin_field(name), letter, number);
  }

 private:
  static constexpr std::size_t kBuffer = 4096, kRoom = 1024;
  // What may be written after make_room: layout, a key and a short value.
  static constexpr std::size_t kSlack = 192;

  void open(char bracket) {
    char* p = begin_value();
    *p = bracket;
    at_ = p + 1;
    ++depth_;
  }
  void close(char bracket);

  // Where the next value goes: there is room for it and, in an array, its layout stands.
  char* begin_value() {
    make_room();
    if (indent_ > 0) lay_out();
    return at_;
  }
  // Where the value of the field goes, for which there is room.
  char* begin_field(const Key& name) {
    make_room();
    if (indent_ > 0) return begin_spaced_field(name);
    return put(at_, name);
  }
  char* begin_spaced_field(const Key& name);
  // Space or a line break where one is due after the last bracket or comma.
  void lay_out();
  void line_break(int depth);

  void make_room() {
    if (buffer_.data() + kBuffer - at_ < static_cast<std::ptrdiff_t>(kSlack)) flush();
  }
  // Makes room for `n` <= kRoom bytes and kSlack more.
  void make_room(std::size_t n) {
    if (buffer_.data() + kBuffer - at_ < static_cast<std::ptrdiff_t>(n + kSlack)) flush();
  }
  void flush();

  // Each writes at `p`, where there is room, and returns the end.
  static char* put(char* p, const Key& name) {
    std::memcpy(p, name.bytes_.data(), Key::kCapacity);
    return p + name.size_;
  }
  // All bytes of the literal are written, `size` of them count.
  template <std::size_t N>
  static char* put(char* p, const char (&literal)[N], std::size_t size) {
    std::memcpy(p, literal, N - 1);
    return p + size;
  }
  static char* put_null(char* p) { return put(p, "null,\0\0\0", 5); }
  static char* put_boolean(char* p, bool value) {
    return value ? put(p, "true,\0\0\0", 5) : put(p, "false,\0\0", 6);
  }
  static char* put_word(char* p, std::string_view text) {
    *p = '"';
    return put(put_bytes(p + 1, text), "\",", 2);
  }
  static char* put_label(char* p, char letter, std::uint32_t number) {
    *p++ = '"';
    *p++ = letter;
    return put(put_decimal(p, number), "\",", 2);
  }
  static char* put_integer(char* p, std::uint64_t value) {
    p = put_decimal(p, value);
    *p = ',';
    return p + 1;
  }
  static char* put_bytes(char* p, std::string_view text);
  static char* put_decimal(char* p, std::uint64_t value);
  static char* put_long_decimal(char* p, std::uint64_t value);

  std::string& out_;
  int indent_;
  int broken_depth_;
  int depth_ = 0;
  std::array<char, kBuffer> buffer_;
  char* at_ = buffer_.data();  // where the next byte goes
};

// Makes no call for the short pieces that most strings are.
inline char* Writer::put_bytes(char* p, std::string_view text) {
  const std::size_t n = text.size();
  const char* s = text.data();
  if (n > 16) {
    std::memcpy(p, s, n);
  } else if (n >= 8) {  // the two halves may overlap
    std::memcpy(p, s, 8);
    std::memcpy(p + n - 8, s + n - 8, 8);
  } else if (n >= 4) {
    std::memcpy(p, s, 4);
    std::memcpy(p + n - 4, s + n - 4, 4);
  } else {
    for (std::size_t i = 0; i < n; ++i) p[i] = s[i];
  }
  return p + n;
}

inline char* Writer::put_decimal(char* p, std::uint64_t value) {
  static constexpr auto kPairs = [] {
    std::array<char, 200> pairs{};
    for (std::size_t i = 0; i < 100; ++i) {
      pairs[2 * i] = static_cast<char>('0' + i / 10);
      pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
    }
    return pairs;
  }();
  if (value >= 10000) return put_long_decimal(p, value);
  auto low = static_cast<std::uint32_t>(value);
  if (low >= 100) {
    const std::uint32_t high = low / 100;
    low %= 100;
    if (high >= 10) *p++ = kPairs[2 * high];
    *p++ = kPairs[2 * high + 1];
    *p++ = kPairs[2 * low];
  } else if (low >= 10) {
    *p++ = kPairs[2 * low];
  }
  *p = kPairs[2 * low + 1];
  return p + 1;
}

}  // namespace waqai::json
