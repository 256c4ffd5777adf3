// Parts of the page shared by the rooms that write it.
#pragma once

#include <string>
#include <string_view>

namespace waqai::writers {

/// The style sheet.
std::string_view html_style();
/// Adds `utf8` as character data for an element or a quoted attribute, in HTML and in XML: markup
/// is escaped, control characters and marks that change direction are dropped, any white space is
/// one blank.
void append_escaped(std::string& out, std::string_view utf8);

}  // namespace waqai::writers
