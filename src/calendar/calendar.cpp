// The front of all calendars: checks a date, then hands it to its system. The Umm al-Qura calendar
// goes on as the tabular one where its table ends.
#include "waqai/calendar.h"

#include <string>

#include "calendar/systems.h"

namespace waqai::calendar {

using std::chrono::days;
using std::chrono::sys_days;

namespace {

Error impossible(std::string what) {
  Error e;
  e.code = ErrorCode::kInvalidDate;
  e.message = std::move(what);
  return e;
}

bool tabular_year(System system, int year) {
  return system == System::kIslamicTabular ||
         (system == System::kIslamicUmmAlQura && !umm_al_qura::covers(year));
}

}  // namespace

int months_in_year(System system) { return system == System::kCoptic ? 13 : 12; }

int days_in_month(System system, int year, int month) {
  if (month < 1 || month > months_in_year(system) || year < kMinYear || year > kMaxYear) return 0;
  if (tabular_year(system, year)) return tabular::month_length(year, month);
  switch (system) {
    case System::kGregorian:
      return gregorian::month_length(year, month);
    case System::kIslamicUmmAlQura:
      return umm_al_qura::month_length(year, month);
    case System::kPersian:
      return year < -61 || year > 3177 ? 0 : persian::month_length(year, month);
    case System::kCoptic:
      return coptic::month_length(year, month);
    case System::kIslamicTabular:
      break;
  }
  return 0;
}

bool exists(System system, Date d) {
  return d.day >= 1 && d.day <= days_in_month(system, d.year, d.month);
}

Result<sys_days> to_day(System system, Date d) {
  const int length = days_in_month(system, d.year, d.month);
  if (length == 0) {
    return impossible("there is no month " + std::to_string(d.month) + " of the year " +
                      std::to_string(d.year) + " in this calendar; months are 1 to " +
                      std::to_string(months_in_year(system)));
  }
  if (d.day < 1 || d.day > length) {
    return impossible("there is no day " + std::to_string(d.day) + " in month " +
                      std::to_string(d.month) + " of the year " + std::to_string(d.year) +
                      ", which has " + std::to_string(length) + " days");
  }
  if (tabular_year(system, d.year)) return tabular::day_of(d);
  switch (system) {
    case System::kGregorian:
      return gregorian::day_of(d);
    case System::kIslamicUmmAlQura:
      return umm_al_qura::day_of(d);
    case System::kPersian:
      return persian::day_of(d);
    case System::kCoptic:
      return coptic::day_of(d);
    case System::kIslamicTabular:
      break;
  }
  return tabular::day_of(d);
}

Date from_day(System system, sys_days day) {
  switch (system) {
    case System::kGregorian:
      return gregorian::date_of(day);
    case System::kIslamicUmmAlQura:
      return umm_al_qura::covers(day) ? umm_al_qura::date_of(day) : tabular::date_of(day);
    case System::kIslamicTabular:
      return tabular::date_of(day);
    case System::kPersian:
      return persian::date_of(day);
    case System::kCoptic:
      return coptic::date_of(day);
  }
  return {};
}

Result<Range> month_range(System system, int year, int month) {
  WAQAI_TRY(const sys_days first, to_day(system, {year, month, 1}));
  return Range{first, first + days{days_in_month(system, year, month) - 1}};
}

Result<Range> year_range(System system, int year) {
  const int last = months_in_year(system);
  WAQAI_TRY(const sys_days first, to_day(system, {year, 1, 1}));
  WAQAI_TRY(const sys_days end, to_day(system, {year, last, days_in_month(system, year, last)}));
  return Range{first, end};
}

}  // namespace waqai::calendar
