// What the program knows of its surroundings: language, colours, width. Asked once, at the start.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "messages/messages.h"
#include "waqai/error.h"

namespace waqai::cli {

struct Terminal {
  messages::Language language = messages::Language::kEnglish;
  bool color = false;         ///< on standard output
  bool color_errors = false;  ///< on standard error
  bool output_is_terminal = false;
  bool error_is_terminal = false;
  std::size_t width = 0;  ///< of standard output, 0 if it is no terminal

  std::string_view text(std::string_view key) const { return messages::text(key, language); }
  std::string text(std::string_view key, std::initializer_list<std::string_view> arguments) const {
    return messages::text(key, language, arguments);
  }
  /// `waqai: message` on standard error.
  void complain(std::string_view message) const;
  /// An error with its place; in Arabic its meaning comes from the message table.
  void complain(const Error& error) const;
};

/// `lang` and `color` are the options' values, "" if not given.
Terminal ask_terminal(std::string_view lang, std::string_view color);

}  // namespace waqai::cli
