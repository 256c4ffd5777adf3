// TIMEX3 and EDTF strings.
#pragma once

#include <string>

#include "timex/node.h"

namespace waqai::timex {

std::string format_day(std::chrono::sys_days day);
std::string format_month(int year, int month);
std::string format_year(int year);
std::string format_week(std::chrono::sys_days day);
/// A month or year of the Umm al-Qura calendar in RFC 9557 form; month 0 for a year.
std::string format_hijri(int year, int month);
std::string format_clock(int minutes);
const char* format_part(Part part);
/// `P3D`, `PT1H30M`, `PXM`.
std::string format_amount(const Amount& amount);
/// Months of an amount, or 0 if it has none; days, or 0; minutes, or 0.
struct Length {
  int months = 0;
  int days = 0;
  std::int64_t minutes = 0;
};
Length length_of(const Amount& amount);
Granularity granularity_of(Unit unit);
/// The time in EDTF (ISO 8601-2), level 1; an interval where EDTF has no word for it; empty if
/// nothing of it is known.
std::string edtf_of(const Timex& timex);

}  // namespace waqai::timex
