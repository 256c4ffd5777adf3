// Months, weeks, quarters, seasons, years, decades and centuries.
#pragma once

#include "timex/resolve.h"

namespace waqai::timex {

bool resolve_period(const Node& n, const Setting& s, Timex& out,
                    std::vector<Diagnostic>& diagnostics);

}  // namespace waqai::timex
