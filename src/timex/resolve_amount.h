// Durations, and points an amount of time away from the report day or from an antecedent.
#pragma once

#include "timex/resolve.h"

namespace waqai::timex {

bool resolve_duration(const Node& n, const Setting& s, Timex& out);
bool resolve_offset(const Node& n, const Setting& s, Timex& out);

}  // namespace waqai::timex
