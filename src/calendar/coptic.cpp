// The Coptic calendar (era of the Martyrs): twelve months of 30 days and a short thirteenth, every
// fourth year leap. 1 Tout 1 = 29 August 284 Julian.
#include "calendar/systems.h"

namespace waqai::calendar {

using std::chrono::days;
using std::chrono::sys_days;

namespace {
// 29 August 284 in the proleptic Gregorian calendar as in the Julian: day 103605 of the Rata Die
// count.
constexpr sys_days kEpoch{days{103605 - 719163}};

sys_days year_start(int year) { return kEpoch + days{365 * (year - 1) + floor_div(year, 4)}; }

int month_length(int year, int month) {
  if (month <= 12) return 30;
  return year - floor_div(year, 4) * 4 == 3 ? 6 : 5;
}

sys_days day_of(Date d) { return year_start(d.year) + days{30 * (d.month - 1) + d.day - 1}; }

Date date_of(sys_days day) {
  const int n = static_cast<int>((day - kEpoch).count());
  const int year = floor_div(4 * n + 1463, 1461);
  const int rest = static_cast<int>((day - year_start(year)).count());
  return {year, rest / 30 + 1, rest % 30 + 1};
}

}  // namespace

const Rules kCoptic = {month_length, day_of, date_of};

}  // namespace waqai::calendar
