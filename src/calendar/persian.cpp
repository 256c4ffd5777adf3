// The Solar Hijri calendar of Iran and Afghanistan. Leap years by K. M. Borkowski's table of breaks
// ("The Persian calendar for 3000 years", 1996), which agrees with the observed equinox for
// 1178–1633.
#include <array>

#include "calendar/systems.h"

namespace waqai::calendar {

using std::chrono::days;
using std::chrono::sys_days;

namespace {

constexpr std::array<int, 20> kBreaks = {-61,  9,    38,   199,  426,  686,  756,
                                         818,  1111, 1181, 1210, 1635, 2060, 2097,
                                         2192, 2262, 2324, 2394, 2456, 3178};

struct YearFacts {
  int leap;       ///< years since the last leap year; 0 = leap
  int march_day;  ///< the day in March (Gregorian) of 1 Farvardin
};

// Years beyond the breaks are moved into the last period.
YearFacts facts(int year) {
  const int gregorian_year = year + 621;
  int leap_j = -14;
  int jp = kBreaks[0];
  int jump = 0;
  for (std::size_t i = 1; i < kBreaks.size(); ++i) {
    const int jm = kBreaks[i];
    jump = jm - jp;
    if (year < jm) break;
    leap_j += jump / 33 * 8 + (jump % 33) / 4;
    jp = jm;
  }
  int n = year - jp;
  leap_j += n / 33 * 8 + (n % 33 + 3) / 4;
  if (jump % 33 == 4 && jump - n == 4) ++leap_j;
  const int leap_g = gregorian_year / 4 - (gregorian_year / 100 + 1) * 3 / 4 - 150;
  if (jump - n < 6) n = n - jump + (jump + 4) / 33 * 33;
  int leap = ((n + 1) % 33 - 1) % 4;
  if (leap == -1) leap = 4;
  return {leap, 20 + leap_j - leap_g};
}

sys_days year_start(int year) {
  return kGregorian.day_of({year + 621, 3, 1}) + days{facts(year).march_day - 1};
}

int month_length(int year, int month) {
  if (month <= 6) return 31;
  if (month <= 11) return 30;
  return facts(year).leap == 0 ? 30 : 29;
}

sys_days day_of(Date d) {
  const int before = d.month <= 7 ? 31 * (d.month - 1) : 186 + 30 * (d.month - 7);
  return year_start(d.year) + days{before + d.day - 1};
}

Date date_of(sys_days day) {
  int year = kGregorian.date_of(day).year - 621;
  while (year_start(year) > day) --year;
  int rest = static_cast<int>((day - year_start(year)).count());
  int month = 1;
  while (month < 12 && rest >= month_length(year, month)) rest -= month_length(year, month++);
  return {year, month, rest + 1};
}

}  // namespace

const Rules kPersian = {month_length, day_of, date_of};

}  // namespace waqai::calendar
