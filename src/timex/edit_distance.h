// Optimal string alignment distance over code points of two short folded words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waqai::timex {

/// True if `word` is a likely misprint of one of `names`: at most one edit for short names, two for
/// long.
bool near_any(std::string_view word, const std::vector<std::string>& names);

}  // namespace waqai::timex
