// Days and ranges of days written into a Timex: what every room of the resolution needs.
#pragma once

#include "timex/resolve.h"

namespace waqai::timex {

void set_range(Timex& t, std::chrono::sys_days first, std::chrono::sys_days last);
/// `count` whole months from the first of one.
void set_months(Timex& t, int year, int month, int count);
/// The day of a Gregorian date known to exist.
std::chrono::sys_days gday(int year, int month, int day);
int year_of(std::chrono::sys_days day);
/// Narrows an interval to its beginning, middle or end: thirds.
void narrow(Timex& t);
void unresolved(Timex& t, std::string value);
/// The antecedent `which`, noted in `out` as its anchor; null if there is none.
const Timex* antecedent(const Setting& s, const std::optional<std::uint32_t>& which, Timex& out);

}  // namespace waqai::timex
