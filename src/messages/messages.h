// The words of the interface in both languages. They live in messages.tsv, embedded unchanged; code
// names them by key.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace waqai::messages {

enum class Language : std::uint8_t { kEnglish, kArabic };

/// The text of `key`, which lives as long as the program. A key the table lacks gives "".
std::string_view text(std::string_view key, Language language);
/// The text of `prefix` followed by `name`, or `name` itself if the table lacks it.
std::string text_or(std::string_view prefix, std::string_view name, Language language);
/// The text of `key` with {0}, {1}, … replaced by the arguments.
std::string text(std::string_view key, Language language,
                 std::initializer_list<std::string_view> arguments);

/// Number of messages, and the key of message `i`, in order of keys.
std::size_t count();
std::string_view key(std::size_t i);

}  // namespace waqai::messages
