// The characters that markup reserves, for HTML and XML alike.
#pragma once

#include <string_view>

namespace waqai::writers {

/// The entity that stands for `c` in text and double-quoted attributes; "" if it stands for itself.
constexpr std::string_view markup_entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    default:
      return {};
  }
}

}  // namespace waqai::writers
