// The arithmetic Islamic calendar: a 30-year cycle with eleven leap years, civil epoch (Friday, 16
// July 622 Julian). Used before 1343 and after 1500 AH, where the Umm al-Qura table ends. After
// Reingold and Dershowitz, "Calendrical Calculations".
#include "calendar/systems.h"

namespace waqai::calendar {

using std::chrono::days;
using std::chrono::sys_days;

namespace {

// 1 Muharram 1 AH, civil: 19 July 622 in the proleptic Gregorian calendar.
constexpr sys_days kEpoch{days{-492148}};

bool leap(int year) { return (11 * year + 14) - floor_div(11 * year + 14, 30) * 30 < 11; }

sys_days year_start(int year) {
  return kEpoch + days{354 * (year - 1) + floor_div(3 + 11 * year, 30)};
}

int month_length(int year, int month) {
  if (month == 12) return leap(year) ? 30 : 29;
  return month % 2 == 1 ? 30 : 29;
}

sys_days day_of(Date d) {
  return year_start(d.year) + days{29 * (d.month - 1) + d.month / 2 + d.day - 1};
}

Date date_of(sys_days day) {
  const int n = static_cast<int>((day - kEpoch).count());
  int year = floor_div(30 * n + 10646, 10631);
  int rest = static_cast<int>((day - year_start(year)).count());
  int month = 1;
  while (month < 12 && rest >= month_length(year, month)) rest -= month_length(year, month++);
  return {year, month, rest + 1};
}

}  // namespace

const Rules kTabular = {month_length, day_of, date_of};

}  // namespace waqai::calendar
