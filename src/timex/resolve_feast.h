// Feasts and national days in the year they belong to.
#pragma once

#include "timex/resolve.h"

namespace waqai::timex {

bool resolve_feast(const Node& n, const Setting& s, Timex& out);

}  // namespace waqai::timex
