// Text on a terminal: cleaning, width, wrapping, and isolation of the direction of foreign words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waqai::writers {

/// `utf8` on one line and safe to print: white space becomes single blanks, control characters and
/// marks that change direction are dropped, so that no report can steer the terminal.
std::string clean(std::string_view utf8);

/// Terminal cells that valid `utf8` takes: none for combining marks and format characters, two for
/// wide East Asian characters and emoji, else one.
std::size_t display_width(std::string_view utf8);

/// Splits at blanks into lines of at most `width` cells; a longer word stands alone. Width 0 never
/// splits. At least one line.
std::vector<std::string_view> wrap(std::string_view utf8, std::size_t width);

/// True if the first letter of `utf8` is written from right to left.
bool is_right_to_left(std::string_view utf8);

/// Wraps `utf8` in FIRST STRONG ISOLATE … POP DIRECTIONAL ISOLATE (Unicode UAX 9).
std::string isolate(std::string_view utf8);

}  // namespace waqai::writers
