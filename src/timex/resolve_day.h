// Days and clock times, and which year a month or day without one belongs to.
#pragma once

#include "timex/resolve.h"

namespace waqai::timex {

struct YearMonth {
  int year = 0;
  int month = 0;
};

/// The year of a month named without one, in the node's calendar; none without a report day.
std::optional<int> pick_month_year(const Node& n, const Setting& s, Timex& out);
/// The month a node names, by name or relation.
std::optional<YearMonth> month_of(const Node& n, const Setting& s, Timex& out);
bool resolve_day(const Node& n, const Setting& s, const Vocabulary& v, Timex& out,
                 std::vector<Diagnostic>& diagnostics);

}  // namespace waqai::timex
