// Finds values in one line of JSON by their path, without building a tree.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace waqai::gazetteer {

/// True if `text` is one complete JSON value with nothing after it but white space and a comma.
bool is_complete(std::string_view text);
/// The raw text of the value at `path` of object keys; "[" steps into the first element of an
/// array.
std::optional<std::string_view> find_value(std::string_view text,
                                           std::initializer_list<std::string_view> path);
/// A JSON string's characters, or its raw text if it is none.
std::string unquoted(std::string_view raw);

}  // namespace waqai::gazetteer
