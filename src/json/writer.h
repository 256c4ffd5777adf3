// A small deterministic JSON writer: appends to one string, keeps no tree. Containers down to a
// given depth are broken over lines, deeper ones stay on one line, so that records are easy to read
// and diff.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace waqai::json {

/// Appends `text` as a JSON string with its quotes. Invalid UTF-8 becomes U+FFFD.
void append_string(std::string& out, std::string_view text);
/// Appends the shortest decimal that reads back as `value`; not-a-number and infinities give null.
void append_number(std::string& out, double value);

/// Writes into a buffer of its own; the string has all of it once the outermost container is
/// closed.
class Writer {
 public:
  /// `indent` spaces for each level down to `broken_depth`; 0 gives one line.
  Writer(std::string& out, int indent, int broken_depth)
      : out_(out), indent_(indent), broken_depth_(broken_depth) {}

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  /// The key of the next value. Keys are ASCII literals without quotes or escapes, at most 64
  /// bytes.
  void key(std::string_view name);

  void string(std::string_view text);
  /// The same for text known to be valid UTF-8.
  void valid_string(std::string_view text);
  /// A string of one ASCII letter and a number.
  void label(char letter, std::uint32_t number);
  /// Null if empty.
  void string_or_null(std::string_view text) { text.empty() ? null() : string(text); }
  void integer(std::uint64_t value);
  void number(double value);
  void boolean(bool value) { literal(value ? "true" : "false"); }
  void null() { literal("null"); }

  template <class Value>
  void field(std::string_view name, Value value) = delete;
  void field(std::string_view name, std::string_view text) { key(name), string(text); }
  void field(std::string_view name, const std::string& text) { key(name), string(text); }
  void field(std::string_view name, const char* text) { key(name), string(text); }
  void field(std::string_view name, bool value) { key(name), boolean(value); }
  void field(std::string_view name, std::uint32_t value) { key(name), integer(value); }
  void field(std::string_view name, std::uint64_t value) { key(name), integer(value); }
  void field(std::string_view name, double value) { key(name), number(value); }
  void field_or_null(std::string_view name, std::string_view text) {
    key(name), string_or_null(text);
  }

 private:
  static constexpr int kMaxDepth = 16;
  void open(char bracket);
  void close(char bracket);
  // Before a key or a value: nothing after a key, else a comma if need be.
  void separate() { after_key_ ? static_cast<void>(after_key_ = false) : separate_item(); }
  void separate_item();
  void line_break(int depth);
  void literal(std::string_view text);
  // Where `n` more bytes may be written; n <= kRoom.
  char* room(std::size_t n) {
    if (kBuffer - used_ < n) flush();
    return buffer_.data() + used_;
  }
  void flush();

  static constexpr std::size_t kBuffer = 4096, kRoom = 1024;
  std::string& out_;
  int indent_;
  int broken_depth_;
  int depth_ = 0;
  bool after_key_ = false;
  std::array<bool, kMaxDepth> filled_{};
  std::size_t used_ = 0;
  std::array<char, kBuffer> buffer_;
};

}  // namespace waqai::json
