// Gregorian months and ISO weeks, on std::chrono's civil-day arithmetic (ISO 8601).
#include <algorithm>

#include "calendar/systems.h"

namespace waqai::calendar {

using std::chrono::days;
using std::chrono::sys_days;

namespace {

int month_length(int year, int month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year{year},
      std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

sys_days day_of(Date d) {
  return sys_days{std::chrono::year{d.year} / std::chrono::month{static_cast<unsigned>(d.month)} /
                  std::chrono::day{static_cast<unsigned>(d.day)}};
}

Date date_of(sys_days day) {
  const std::chrono::year_month_day ymd{day};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
          static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

}  // namespace

const Rules kGregorian = {month_length, day_of, date_of};

sys_days add_months(sys_days day, int months) {
  const Date d = date_of(day);
  const int index = d.year * 12 + (d.month - 1) + months;
  const int year = floor_div(index, 12);
  const int month = index - year * 12 + 1;
  return day_of({year, month, std::min(d.day, month_length(year, month))});
}

int weekday(sys_days day) { return static_cast<int>(std::chrono::weekday{day}.iso_encoding()); }

IsoWeek iso_week(sys_days day) {
  const int wd = weekday(day);
  // The Thursday of a week lies in the year the week belongs to.
  const sys_days thursday = day + days{4 - wd};
  const int year = date_of(thursday).year;
  const auto since = (thursday - day_of({year, 1, 1})).count();
  return {year, static_cast<int>(since / 7) + 1, wd};
}

sys_days iso_week_monday(int year, int week) {
  const sys_days fourth = day_of({year, 1, 4});
  return fourth - days{weekday(fourth) - 1} + days{(week - 1) * 7};
}

}  // namespace waqai::calendar
