// The calendars behind waqai/calendar.h, one set of rules each. Arguments have been checked by the
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

/// What each system gives the front.
struct Rules {
  int (*month_length)(int year, int month);
  std::chrono::sys_days (*day_of)(Date date);
  Date (*date_of)(std::chrono::sys_days day);
};
extern const Rules kGregorian, kTabular, kUmmAlQura, kPersian, kCoptic;

/// True if the Umm al-Qura table holds the year or day.
bool umm_al_qura_covers(int year);
bool umm_al_qura_covers(std::chrono::sys_days day);

}  // namespace waqai::calendar
