// The calendars behind waqai/calendar.h, one namespace each. Arguments have been checked by the
// caller, except where a function says otherwise.
#pragma once

#include "waqai/calendar.h"

namespace waqai::calendar {

/// Quotient rounded towards minus infinity.
constexpr int floor_div(int a, int b) {
  const int q = a / b;
  return (a % b != 0 && ((a < 0) != (b < 0))) ? q - 1 : q;
}

/// Years outside this range are refused: no civil day of the press lies there.
inline constexpr int kMinYear = -9999;
inline constexpr int kMaxYear = 9999;

namespace gregorian {
int month_length(int year, int month);
std::chrono::sys_days day_of(Date date);
Date date_of(std::chrono::sys_days day);
}  // namespace gregorian

namespace tabular {
int month_length(int year, int month);
std::chrono::sys_days day_of(Date date);
Date date_of(std::chrono::sys_days day);
}  // namespace tabular

namespace umm_al_qura {
/// True if the table holds the year.
bool covers(int year);
bool covers(std::chrono::sys_days day);
int month_length(int year, int month);
std::chrono::sys_days day_of(Date date);
Date date_of(std::chrono::sys_days day);
}  // namespace umm_al_qura

namespace persian {
int month_length(int year, int month);
std::chrono::sys_days day_of(Date date);
Date date_of(std::chrono::sys_days day);
}  // namespace persian

namespace coptic {
int month_length(int year, int month);
std::chrono::sys_days day_of(Date date);
Date date_of(std::chrono::sys_days day);
}  // namespace coptic

}  // namespace waqai::calendar
