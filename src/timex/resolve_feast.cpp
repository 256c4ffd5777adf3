// Feasts by a date of their calendar, by the nth weekday of a month, or by Easter.
#include "timex/resolve_feast.h"

#include "timex/pick.h"

namespace waqai::timex {

using calendar::System;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

// Easter Sunday: Gregorian by Meeus, Jones and Butcher; Julian by Meeus, moved to the Gregorian
// calendar.
sys_days easter(int y, bool orthodox) {
  if (orthodox) {
    const int a = y % 4, b = y % 7, c = y % 19;
    const int d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7;
    const int month = (d + e + 114) / 31, day = (d + e + 114) % 31 + 1;
    return *calendar::to_day(System::kGregorian, {y, month, day}) + days{13};
  }
  const int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
  const int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
  const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
  return *calendar::to_day(System::kGregorian,
                           {y, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1});
}

// The feast in year y of its calendar (Easter: Gregorian).
std::optional<sys_days> feast_day(const Node& n, int y) {
  const auto kind = static_cast<FeastCalendar>(n.feast_calendar);
  if (kind == FeastCalendar::kEaster || kind == FeastCalendar::kOrthodoxEaster) {
    if (y < 1583 || y > 4000) return std::nullopt;
    return easter(y, kind == FeastCalendar::kOrthodoxEaster) + days{n.feast_day};
  }
  const System system =
      kind == FeastCalendar::kIslamic ? System::kIslamicUmmAlQura : System::kGregorian;
  const int month = n.feast_month;
  if (n.feast_day < 0) {
    const auto r = calendar::month_range(system, y, month);
    if (!r) return std::nullopt;
    const int code = -n.feast_day;
    const int wd = code % 10, nth = code / 10;
    if (wd < 1 || wd > 7) return std::nullopt;
    if (nth == 0) return r->last - days{(calendar::weekday(r->last) - wd + 7) % 7};
    return r->first + days{(wd - calendar::weekday(r->first) + 7) % 7 + 7 * (nth - 1)};
  }
  const auto d = calendar::to_day(system, {y, month, n.feast_day});
  if (!d) return std::nullopt;
  return *d;
}

}  // namespace

bool resolve_feast(const Node& n, const Setting& s, Timex& out) {
  const auto kind = static_cast<FeastCalendar>(n.feast_calendar);
  const bool islamic = kind == FeastCalendar::kIslamic;
  const System system = islamic ? System::kIslamicUmmAlQura : System::kGregorian;
  if (islamic) out.calendar = TimexCalendar::kIslamicUmmAlQura;
  std::optional<int> year;
  if (n.year.kind == RefKind::kAbsolute)
    year = n.year.value;
  else if (n.year.kind == RefKind::kShift && s.dct)
    year = year_in(System::kGregorian, *s.dct) + n.year.value;
  else if (n.year.kind == RefKind::kAntecedent && s.year_antecedent &&
           s.before[*s.year_antecedent].from) {
    year = year_in(System::kGregorian, s.before[*s.year_antecedent].from->day) + n.year.value;
  }
  if (year) {
    if (n.system == System::kIslamicUmmAlQura || !islamic) {
      const auto d = feast_day(n, *year);
      if (!d) return false;
      day_out(out, *d);
      return true;
    }
    // A Gregorian year: the feast that falls into it.
    const auto begin = calendar::to_day(System::kGregorian, {*year, 1, 1});
    if (!begin) return false;
    const int h = year_in(System::kIslamicUmmAlQura, *begin);
    for (int y = h; y <= h + 1; ++y) {
      const auto d = feast_day(n, y);
      if (d && year_in(System::kGregorian, *d) == *year) {
        day_out(out, *d);
        return true;
      }
    }
    return false;
  }
  const auto c = pick(n, s, system, false, out, [&](int y) -> std::optional<Candidate> {
    const auto d = feast_day(n, y);
    if (!d) return std::nullopt;
    return Candidate{y, *d, *d};
  });
  if (!c) {
    out.anchor = TimexAnchor::kUnresolved;
    out.granularity = Granularity::kDay;
    out.value = islamic || n.feast_month == 0
                    ? "XXXX-XX-XX"
                    : "XXXX-" + two(n.feast_month) + "-" + two(n.feast_day);
    return true;
  }
  day_out(out, c->first);
  return true;
}

}  // namespace waqai::timex
