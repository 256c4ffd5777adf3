// Each rule is a first and a last day of the year: Egypt from the last Friday of April to the last
// Thursday of October, Lebanon and Europe from the last Sunday of March to the last Sunday of
// October, the United States from the second Sunday of March to the first of November (IANA tz
// database).
#include "timex/zone_rules.h"

namespace waqai::timex {

using std::chrono::days;
using std::chrono::sys_days;

namespace {

sys_days last_weekday(int year, int month, int weekday) {
  const auto r = calendar::month_range(calendar::System::kGregorian, year, month);
  if (!r) return {};
  return r->last - days{(calendar::weekday(r->last) - weekday + 7) % 7};
}

sys_days nth_weekday(int year, int month, int weekday, int n) {
  const auto r = calendar::month_range(calendar::System::kGregorian, year, month);
  if (!r) return {};
  return r->first + days{(weekday - calendar::weekday(r->first) + 7) % 7 + 7 * (n - 1)};
}

}  // namespace

int daylight_saving(Dst rule, sys_days day) {
  const int y = calendar::from_day(calendar::System::kGregorian, day).year;
  sys_days first{}, last{};
  switch (rule) {
    case Dst::kNone:
      return 0;
    case Dst::kEu:
    case Dst::kLebanon:
      first = last_weekday(y, 3, 7);
      last = last_weekday(y, 10, 7);
      break;
    case Dst::kUs:
      first = nth_weekday(y, 3, 7, 2);
      last = nth_weekday(y, 11, 7, 1);
      break;
    case Dst::kEgypt:
      if (y < 2023) return 0;
      first = last_weekday(y, 4, 5);
      last = last_weekday(y, 10, 4);
      break;
    case Dst::kPalestine:
      first = last_weekday(y, 3, 6);
      last = last_weekday(y, 10, 6);
      break;
    case Dst::kIsrael:
      first = last_weekday(y, 3, 7) - days{2};
      last = last_weekday(y, 10, 7);
      break;
  }
  return day >= first && day < last ? 60 : 0;
}

}  // namespace waqai::timex
