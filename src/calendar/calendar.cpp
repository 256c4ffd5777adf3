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

// The rules that hold for a year of the system.
const Rules& rules_of(System system, int year) {
  switch (system) {
    case System::kGregorian:
      return kGregorian;
    case System::kIslamicUmmAlQura:
      return umm_al_qura_covers(year) ? kUmmAlQura : kTabular;
    case System::kIslamicTabular:
      return kTabular;
    case System::kPersian:
      return kPersian;
    case System::kCoptic:
      return kCoptic;
  }
  return kGregorian;
}

}  // namespace

int months_in_year(System system) { return system == System::kCoptic ? 13 : 12; }

int days_in_month(System system, int year, int month) {
  if (month < 1 || month > months_in_year(system) || year < kMinYear || year > kMaxYear) return 0;
  // Beyond these years the leap years of the Persian calendar are not known.
  if (system == System::kPersian && (year < -61 || year > 3177)) return 0;
  return rules_of(system, year).month_length(year, month);
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
  return rules_of(system, d.year).day_of(d);
}

Date from_day(System system, sys_days day) {
  if (system == System::kIslamicUmmAlQura && !umm_al_qura_covers(day)) return kTabular.date_of(day);
  return rules_of(system, kUmmAlQuraFirstYear).date_of(day);
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
