// TIMEX3 values as periods: where they lie on the line of days, and how English names them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "waqai/annotations.h"

namespace waqai::chronology {

/// First and last day of a period, both inclusive.
struct Period {
  std::chrono::sys_days from{}, to{};
  /// Minutes after midnight of `from`, where the value has a clock time or a part of day.
  std::optional<std::int32_t> minute;
};

/// The days a TIMEX3 date value names: a day, week, weekend, month, season, quarter, half, year,
/// decade, century, with or without a time, or a range `A/B`. `mod` narrows a month to its first,
/// second or third ten days, a year to its first, middle two or last quarter, a decade likewise.
/// Empty for durations, references to the past or future, other calendars, unknown digits, and days
/// that do not exist.
std::optional<Period> period_of(std::string_view value, TimexMod mod = TimexMod::kNone);

/// The value without its time of day: what a chronology lists it under. "" for values that are no
/// date.
std::string group_of(std::string_view value);

/// English for a value: `1 October 2025, 15:00`, `late August 2025`, `the 1990s`, `Shawwal 1436
/// AH`. Values it cannot put into words are given as they are.
std::string english_period(std::string_view value, TimexMod mod = TimexMod::kNone);

/// The same with its relation: `by late September 2025`. "" for an empty value.
std::string english_when(std::string_view value, TimexMod mod, TimeRelation relation);

}  // namespace waqai::chronology
