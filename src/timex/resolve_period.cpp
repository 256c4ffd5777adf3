// A period longer than a day, by its number, by steps from the report day's own, or by the time
// before it. Two month names that disagree are kept side by side.
#include "timex/resolve_period.h"

#include <algorithm>

#include "timex/format.h"
#include "timex/interval.h"
#include "timex/resolve_day.h"

namespace waqai::timex {

using calendar::System;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

// The year a Ref means, or none.
std::optional<int> year_value(const Ref& r, const Setting& s, Timex& out) {
  switch (r.kind) {
    case RefKind::kAbsolute:
      return r.value;
    case RefKind::kShift:
      if (!s.dct) return std::nullopt;
      out.anchor = TimexAnchor::kHeader;
      return year_of(*s.dct) + r.value;
    case RefKind::kAntecedent:
      if (const Timex* a = antecedent(s, s.year_antecedent, out); a != nullptr && a->from) {
        return year_of(a->from->day) + r.value;
      }
      if (!s.dct) return std::nullopt;
      out.anchor = TimexAnchor::kHeader;
      return year_of(*s.dct) + r.value;
    case RefKind::kEvery:
    case RefKind::kNone:
      break;
  }
  return std::nullopt;
}

void year_out(Timex& out, const Node& n, int year) {
  if (n.system == System::kIslamicUmmAlQura) {
    out.value = format_hijri(year, 0);
    out.calendar = TimexCalendar::kIslamicUmmAlQura;
    if (const auto r = calendar::year_range(n.system, year)) set_range(out, r->first, r->last);
  } else {
    if (n.amazigh) {
      year -= 950;
      out.calendar = TimexCalendar::kAmazigh;
    }
    if (n.system == System::kPersian || n.system == System::kCoptic) {
      out.calendar =
          n.system == System::kPersian ? TimexCalendar::kPersian : TimexCalendar::kCoptic;
      if (const auto r = calendar::year_range(n.system, year)) {
        set_range(out, r->first, r->last);
        out.value = format_year(year_of(r->first));
        return;
      }
    }
    out.value = format_year(year);
    if (const auto r = calendar::year_range(System::kGregorian, year))
      set_range(out, r->first, r->last);
  }
  out.granularity = Granularity::kYear;
}

void month_out(Timex& out, System system, int year, int month) {
  out.granularity = Granularity::kMonth;
  if (const auto r = calendar::month_range(system, year, month)) set_range(out, r->first, r->last);
  if (system == System::kIslamicUmmAlQura) {
    out.value = format_hijri(year, month);
    out.calendar = TimexCalendar::kIslamicUmmAlQura;
  } else if (system == System::kGregorian) {
    out.value = format_month(year, month);
  } else if (out.from && out.to) {
    out.calendar = system == System::kPersian ? TimexCalendar::kPersian : TimexCalendar::kCoptic;
    out.value = format_day(out.from->day) + "/" + format_day(out.to->day);
  }
}

bool resolve_month(const Node& n, const Setting& s, Timex& out,
                   std::vector<Diagnostic>& diagnostics) {
  int year = 0;
  if (n.year.kind == RefKind::kEvery) {
    out.type = TimexType::kSet;
    char buffer[16];
    std::snprintf(buffer, sizeof buffer, "XXXX-%02d", n.month);
    out.value = buffer;
    out.quant = "EVERY";
    return true;
  }
  if (n.amazigh && n.year.kind == RefKind::kAbsolute && n.month == 1) {
    // Yennayer, the Amazigh new year.
    const int y = n.year.value - 950;
    set_range(out, gday(y, 1, 12), gday(y, 1, 14));
    out.value = format_day(out.from->day) + "/" + format_day(out.to->day);
    out.calendar = TimexCalendar::kAmazigh;
    out.granularity = Granularity::kDay;
    return true;
  }
  if (const auto y = year_value(n.year, s, out)) {
    year = *y;
    if (n.system != System::kGregorian && n.year.kind != RefKind::kAbsolute && s.dct) {
      year += calendar::from_day(n.system, *s.dct).year - year_of(*s.dct);
    }
  } else {
    const auto picked = pick_month_year(n, s, out);
    if (!picked) {
      char buffer[16];
      std::snprintf(buffer, sizeof buffer, "XXXX-%02d", n.month);
      unresolved(out, buffer);
      out.granularity = Granularity::kMonth;
      return true;
    }
    year = *picked;
  }
  if (calendar::days_in_month(n.system, year, n.month) == 0) return false;
  if (n.other_month != 0) {
    const int a = std::min(n.month, n.other_month);
    const int b = std::max(n.month, n.other_month);
    Timex second;
    month_out(second, n.system, year, n.other_month);
    month_out(out, n.system, year, n.month);
    out.alternatives.push_back(
        {second.value, second.from, second.to, "the two month names disagree"});
    diagnostics.push_back(
        s.messages->make("month_names_disagree", out.span, {out.value, second.value}));
    if (b - a == 1) set_months(out, year, a, 2);
    return true;
  }
  month_out(out, n.system, year, n.month);
  return true;
}

}  // namespace

bool resolve_period(const Node& n, const Setting& s, Timex& out,
                    std::vector<Diagnostic>& diagnostics) {
  const bool needs_dct = n.unit_ref.kind == RefKind::kShift;
  switch (n.field) {
    case Field::kMonth: {
      if (n.month != 0) return resolve_month(n, s, out, diagnostics);
      std::optional<sys_days> base = s.dct;
      out.anchor = TimexAnchor::kHeader;
      if (n.unit_ref.kind == RefKind::kAntecedent) {
        if (const Timex* a = antecedent(s, s.month_antecedent, out); a != nullptr && a->from) {
          base = a->from->day;
        }
      }
      out.granularity = Granularity::kMonth;
      if (!base) {
        unresolved(out, "XXXX-XX");
        return true;
      }
      const calendar::Date d =
          calendar::from_day(System::kGregorian, calendar::add_months(*base, n.unit_ref.value));
      month_out(out, System::kGregorian, d.year, d.month);
      return true;
    }
    case Field::kWeek: {
      std::optional<sys_days> base = s.dct;
      out.anchor = TimexAnchor::kHeader;
      if (n.unit_ref.kind == RefKind::kAntecedent) {
        if (const Timex* a = antecedent(s, s.day_antecedent, out); a != nullptr && a->from) {
          base = a->from->day;
        }
      }
      out.granularity = Granularity::kWeek;
      if (n.nth != 0 && (n.month != 0 || n.month_ref.kind != RefKind::kNone)) {
        const auto m = month_of(n, s, out);
        if (!m) return false;
        const auto r = calendar::month_range(n.system, m->year, m->month);
        if (!r) return false;
        sys_days day;
        if (n.nth > 0) {
          // The first week that lies wholly in the month.
          day = r->first + days{(8 - calendar::weekday(r->first)) % 7} + days{7 * (n.nth - 1)};
        } else {
          day = r->last - days{calendar::weekday(r->last) - 1};
          if (day + days{6} > r->last) day -= days{7};
        }
        set_range(out, day, day + days{6});
        out.value = format_week(day);
        return true;
      }
      if (!base) {
        unresolved(out, "XXXX-WXX");
        return true;
      }
      const sys_days day = *base + days{7 * n.unit_ref.value};
      const sys_days monday = day - days{calendar::weekday(day) - 1};
      out.value = format_week(day);
      set_range(out, monday, monday + days{6});
      return true;
    }
    case Field::kWeekend: {
      out.granularity = Granularity::kWeekend;
      out.anchor = TimexAnchor::kHeader;
      if (!s.dct) {
        unresolved(out, "XXXX-WXX-WE");
        return true;
      }
      int shift = 0;
      const int wd = calendar::weekday(*s.dct);
      switch (n.direction) {
        case Direction::kPast:
        case Direction::kPrevious:
          shift = -1;
          break;
        case Direction::kFuture:
        case Direction::kNext:
          shift = wd >= 5 ? 1 : 0;
          break;
        case Direction::kCurrent:
          shift = 0;
          break;
        default:
          shift = s.tense == Direction::kFuture || wd >= 6 ? 0 : -1;
          break;
      }
      const sys_days monday = *s.dct - days{wd - 1} + days{7 * shift};
      out.value = format_week(monday) + "-WE";
      set_range(out, monday + days{4}, monday + days{5});
      return true;
    }
    case Field::kQuarter:
    case Field::kHalf: {
      int year = 0;
      int index = n.index;
      const int months = n.field == Field::kQuarter ? 3 : 6;
      if (n.unit_ref.kind == RefKind::kShift && index == 0) {
        out.anchor = TimexAnchor::kHeader;
        if (!s.dct) {
          unresolved(out, "XXXX-QX");
          return true;
        }
        const calendar::Date d = calendar::from_day(System::kGregorian, *s.dct);
        const int at = d.year * 4 + (d.month - 1) / 3 + n.unit_ref.value;
        year = at / 4;
        index = at % 4 + 1;
      } else {
        const auto y = year_value(n.year, s, out);
        if (!y) {
          unresolved(out, std::string("XXXX-") + (months == 3 ? "Q" : "H") + std::to_string(index));
          return true;
        }
        year = *y;
      }
      out.granularity = n.field == Field::kQuarter ? Granularity::kQuarter : Granularity::kHalf;
      out.value = format_year(year) + (months == 3 ? "-Q" : "-H") + std::to_string(index);
      set_months(out, year, (index - 1) * months + 1, months);
      return true;
    }
    case Field::kSeason: {
      out.granularity = Granularity::kSeason;
      const char* code = n.index == 3 ? "SP" : n.index == 6 ? "SU" : n.index == 9 ? "FA" : "WI";
      if (n.index == 0) return false;
      std::optional<int> year = year_value(n.year, s, out);
      if (!year) {
        if (!s.dct) {
          unresolved(out, std::string("XXXX-") + code);
          return true;
        }
        out.anchor = TimexAnchor::kHeader;
        const int y = year_of(*s.dct);
        year = y;
        const auto first = [&](int k) { return gday(k, n.index, 1); };
        const auto last = [&](int k) { return calendar::add_months(first(k), 3) - days{1}; };
        if (n.direction == Direction::kFuture || n.direction == Direction::kNext) {
          year = y - 1;
          while (first(*year) <= *s.dct) ++*year;
        } else if (n.direction == Direction::kPast || n.direction == Direction::kPrevious) {
          year = y + 1;
          while (last(*year) >= *s.dct) --*year;
        }
      }
      out.value = format_year(*year) + "-" + code;
      set_months(out, *year, n.index, 3);
      return true;
    }
    case Field::kYear: {
      if (n.year.kind == RefKind::kEvery) {
        out.type = TimexType::kSet;
        out.value = "P1Y";
        out.quant = "EVERY";
        return true;
      }
      const auto y = year_value(n.year, s, out);
      if (!y) {
        unresolved(out, "XXXX");
        out.granularity = Granularity::kYear;
        return true;
      }
      if (n.school && n.year_end == 0 && n.year.kind == RefKind::kShift && s.dct) {
        // School years begin in September.
        const calendar::Date d = calendar::from_day(System::kGregorian, *s.dct);
        const int first = *y - (d.month < 9 ? 1 : 0);
        out.granularity = Granularity::kYear;
        out.value = format_year(first) + "/" + format_year(first + 1);
        set_range(out, gday(first, 9, 1), gday(first + 1, 6, 30));
        return true;
      }
      if (n.year_end != 0) {
        out.granularity = Granularity::kYear;
        out.value = format_year(*y) + "/" + format_year(n.year_end);
        if (n.school) {
          set_range(out, gday(*y, 9, 1), gday(n.year_end, 6, 30));
        } else {
          set_range(out, gday(*y, 1, 1), gday(n.year_end, 12, 31));
        }
        return true;
      }
      if (*y < -9998 || *y > 9998) return false;
      year_out(out, n, *y);
      return true;
    }
    case Field::kDecade: {
      out.granularity = Granularity::kDecade;
      int start = 0;
      if (n.index != 0 || n.rule[0] == 'd') {
        int century = 1900;
        if (n.year.kind == RefKind::kAbsolute)
          century = (n.year.value - 1) * 100;
        else if (n.year.kind == RefKind::kShift && s.dct) {
          century = (year_of(*s.dct) / 100 + n.year.value) * 100;
        } else if (n.index == 20 && s.dct && year_of(*s.dct) >= 2025) {
          century = 2000;
        }
        start = century + n.index;
      } else {
        out.anchor = TimexAnchor::kHeader;
        if (!s.dct) {
          unresolved(out, "XXX");
          return true;
        }
        start = (year_of(*s.dct) / 10 + n.unit_ref.value) * 10;
      }
      if (start < 10) return false;
      out.value = format_year(start).substr(0, 3);
      set_range(out, gday(start, 1, 1), gday(start + 9, 12, 31));
      return true;
    }
    case Field::kCentury: {
      out.granularity = Granularity::kCentury;
      int index = n.index;
      if (index == 0) {
        out.anchor = TimexAnchor::kHeader;
        if (!s.dct) {
          unresolved(out, "XX");
          return true;
        }
        index = year_of(*s.dct) / 100 + 1 + n.unit_ref.value;
      }
      char buffer[16];
      if (n.before_christ) {
        std::snprintf(buffer, sizeof buffer, "BC%02d", index - 1);
        out.value = buffer;
        set_range(out, gday(1 - index * 100, 1, 1), gday(-(index - 1) * 100, 12, 31));
        return true;
      }
      if (n.system == System::kIslamicUmmAlQura) {
        const auto a = calendar::year_range(n.system, (index - 1) * 100 + 1);
        const auto b = calendar::year_range(n.system, index * 100);
        if (!a || !b) return false;
        set_range(out, a->first, b->last);
        out.value = format_day(a->first) + "/" + format_day(b->last);
        out.calendar = TimexCalendar::kIslamicTabular;
        return true;
      }
      if (index < 1 || index > 99) return false;
      std::snprintf(buffer, sizeof buffer, "%02d", index - 1);
      out.value = buffer;
      set_range(out, gday((index - 1) * 100, 1, 1), gday(index * 100 - 1, 12, 31));
      return true;
    }
    default:
      break;
  }
  (void)needs_dct;
  return false;
}

}  // namespace waqai::timex
