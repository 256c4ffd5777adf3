// Calendars by themselves: civil days, months and years of five systems, converted both ways. Only
// arithmetic; no words. Every day is a std::chrono::sys_days.
#pragma once

#include <chrono>
#include <cstdint>

#include "waqai/result.h"

namespace waqai::calendar {

enum class System : std::uint8_t {
  kGregorian,         ///< proleptic, astronomical years (0 = 1 BCE)
  kIslamicUmmAlQura,  ///< the civil table of Saudi Arabia, exact 1343–1500 AH; tabular outside
  kIslamicTabular,    ///< 30-year cycle, leap years 2 5 7 10 13 16 18 21 24 26 29, civil epoch
  kPersian,           ///< Solar Hijri (Borkowski's breaks; exact for 1178–1633 AP)
  kCoptic,            ///< 13 months, era of the Martyrs
};

/// The years for which the Umm al-Qura table is exact.
inline constexpr int kUmmAlQuraFirstYear = 1343;
inline constexpr int kUmmAlQuraLastYear = 1500;

/// A date in some system: 1-based month and day.
struct Date {
  int year = 0;
  int month = 1;
  int day = 1;
  friend bool operator==(const Date&, const Date&) = default;
};

/// Days [first, last], both inclusive.
struct Range {
  std::chrono::sys_days first{};
  std::chrono::sys_days last{};
  friend bool operator==(const Range&, const Range&) = default;
};

/// An ISO 8601 week: weeks begin on Monday, the first one holds 4 January. `weekday` is 1 = Monday.
struct IsoWeek {
  int year = 0;
  int week = 1;
  int weekday = 1;
  friend bool operator==(const IsoWeek&, const IsoWeek&) = default;
};

/// Number of months in a year of the system (12, Coptic 13).
int months_in_year(System system);
/// Days of a month, or 0 if the system has no such month.
int days_in_month(System system, int year, int month);
/// True if the date exists in the system.
bool exists(System system, Date date);

/// The civil day of a date. kInvalidDate names the impossible part (a month 13, a day 31 in a month
/// of 30).
Result<std::chrono::sys_days> to_day(System system, Date date);
/// The date of a civil day in the system.
Date from_day(System system, std::chrono::sys_days day);

/// The days of one month or year. kInvalidDate.
Result<Range> month_range(System system, int year, int month);
Result<Range> year_range(System system, int year);

/// The date `months` later (earlier if negative), the day clipped to the month's length. Gregorian.
std::chrono::sys_days add_months(std::chrono::sys_days day, int months);

/// ISO weekday: 1 = Monday … 7 = Sunday.
int weekday(std::chrono::sys_days day);
IsoWeek iso_week(std::chrono::sys_days day);
/// The Monday of an ISO week. A week past the year's last runs on into the next year.
std::chrono::sys_days iso_week_monday(int year, int week);

}  // namespace waqai::calendar
