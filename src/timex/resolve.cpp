// Resolution of the nodes. Without other evidence a date lies nearest to the report day, on the
// side the verb points to; الماضي and its kin fix the side. A contradiction is kept as a second
// reading, never hidden.
#include "timex/resolve.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "timex/format.h"
#include "timex/resolve_day.h"

namespace waqai::timex {

using calendar::System;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

void set_range(Timex& t, sys_days first, sys_days last) {
  t.from = Moment{first, {}};
  t.to = Moment{last, {}};
}

sys_days gday(int y, int m, int d) {
  const auto r = calendar::to_day(System::kGregorian, {y, m, d});
  return r ? *r : sys_days{};
}

void set_months(Timex& t, int year, int month, int count) {
  const sys_days first = gday(year, month, 1);
  set_range(t, first, calendar::add_months(first, count) - days{1});
}

int year_of(sys_days d) { return calendar::from_day(System::kGregorian, d).year; }

// Narrows an interval to its beginning, middle or end: thirds.
void narrow(Timex& t) {
  if (!t.from || !t.to) return;
  const auto length = (t.to->day - t.from->day).count() + 1;
  if (length < 3) return;
  sys_days a = t.from->day, b = t.to->day;
  if (t.granularity == Granularity::kMonth && length >= 28 && length <= 31) {
    if (t.mod == TimexMod::kStart) b = a + days{9};
    if (t.mod == TimexMod::kMid) b = a + days{19}, a += days{10};
    if (t.mod == TimexMod::kEnd) a += days{20};
  } else if (t.granularity == Granularity::kYear) {
    const int y = year_of(a);
    if (t.mod == TimexMod::kStart) b = calendar::add_months(a, 3) - days{1};
    if (t.mod == TimexMod::kMid)
      b = calendar::add_months(a, 9) - days{1}, a = calendar::add_months(a, 3);
    if (t.mod == TimexMod::kEnd) a = calendar::add_months(a, 9);
    (void)y;
  } else {
    const auto third = length / 3;
    if (t.mod == TimexMod::kStart) b = a + days{third};
    if (t.mod == TimexMod::kMid) b = b - days{third}, a += days{third};
    if (t.mod == TimexMod::kEnd) a = b - days{third};
  }
  t.from = Moment{a, {}};
  t.to = Moment{b, {}};
}

void unresolved(Timex& t, std::string value) {
  t.value = std::move(value);
  t.anchor = TimexAnchor::kUnresolved;
}

const Timex* antecedent(const Setting& s, const std::optional<std::uint32_t>& which, Timex& out) {
  if (!which) return nullptr;
  out.antecedent = *which;
  out.anchor = TimexAnchor::kAntecedent;
  return &s.before[*which];
}

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

sys_days shifted(sys_days day, const Amount& a, int sign) {
  const Length l = length_of(a);
  sys_days d = calendar::add_months(day, sign * l.months) + days{sign * l.days};
  d += days{sign * static_cast<int>(l.minutes / (24 * 60))};
  return d;
}

// The value at the granularity of the amount's unit.
void at_unit(Timex& out, sys_days d, const Amount& a) {
  Unit u = a.unit;
  if (a.extra_unit != Unit::kNone && a.extra_unit < u && a.extra >= 1) u = a.extra_unit;
  if (a.count < 1 || (a.extra_unit == a.unit && a.extra > 0)) {
    // half a year and the like: the next finer unit
    u = u == Unit::kYear || u == Unit::kDecade ? Unit::kMonth
        : u == Unit::kCentury                  ? Unit::kYear
                                               : Unit::kDay;
  }
  switch (u) {
    case Unit::kWeek: {
      const sys_days monday = d - days{calendar::weekday(d) - 1};
      out.value = format_week(d);
      out.granularity = Granularity::kWeek;
      set_range(out, monday, monday + days{6});
      return;
    }
    case Unit::kMonth:
    case Unit::kQuarter: {
      const calendar::Date g = calendar::from_day(System::kGregorian, d);
      out.granularity = Granularity::kMonth;
      out.value = format_month(g.year, g.month);
      set_months(out, g.year, g.month, 1);
      return;
    }
    case Unit::kYear:
    case Unit::kDecade:
    case Unit::kCentury: {
      out.granularity = Granularity::kYear;
      const int y = year_of(d);
      out.value = format_year(y);
      set_range(out, gday(y, 1, 1), gday(y, 12, 31));
      return;
    }
    default:
      out.granularity = Granularity::kDay;
      out.value = format_day(d);
      set_range(out, d, d);
      return;
  }
}

bool resolve_duration(const Node& n, const Setting& s, Timex& out) {
  out.type = TimexType::kDuration;
  out.value = format_amount(n.amount);
  out.granularity = granularity_of(n.amount.unit);
  out.anchor = TimexAnchor::kExplicit;
  if (n.span_direction != Direction::kNone && s.dct) {
    out.anchor = TimexAnchor::kHeader;
    const bool past =
        n.span_direction == Direction::kPast || n.span_direction == Direction::kPrevious;
    const bool future =
        n.span_direction == Direction::kFuture || n.span_direction == Direction::kNext;
    if (past) {
      out.to = Moment{*s.dct, {}};
      if (!n.amount.vague) out.from = Moment{shifted(*s.dct, n.amount, -1), {}};
      out.throughout = true;
    } else if (future) {
      out.from = Moment{*s.dct, {}};
      if (!n.amount.vague) out.to = Moment{shifted(*s.dct, n.amount, 1), {}};
    }
  }
  return true;
}

bool resolve_offset(const Node& n, const Setting& s, Timex& out) {
  const Amount& a = n.amount;
  const bool clock = a.unit == Unit::kHour || a.unit == Unit::kMinute || a.unit == Unit::kSecond;
  int sign = -1;
  std::optional<sys_days> base = s.dct;
  std::optional<int> minute = s.dct_minute;
  out.anchor = TimexAnchor::kHeader;
  switch (n.offset_kind) {
    case OffsetKind::kAgo:
      break;
    case OffsetKind::kSince: {
      const bool bounded = n.mod == TimexMod::kMoreThan || n.mod == TimexMod::kEqualOrMore;
      if ((s.state && !s.begin) || (bounded && !s.begin) || (a.vague && !s.begin)) {
        resolve_duration(n, s, out);
        if (s.dct) {
          out.anchor = TimexAnchor::kHeader;
          if (!a.vague) out.from = Moment{shifted(*s.dct, a, -1), {}};
          out.to = Moment{*s.dct, {}};
          out.throughout = true;
        }
        out.role = "since";
        return true;
      }
      out.role = "since";
      break;
    }
    case OffsetKind::kAfter:
      sign = 1;
      break;
    case OffsetKind::kAfterAntecedent:
      sign = 1;
      [[fallthrough]];
    case OffsetKind::kBeforeAntecedent: {
      const Timex* x = antecedent(s, s.day_antecedent ? s.day_antecedent : s.month_antecedent, out);
      if (a.unit >= Unit::kMonth && s.month_antecedent) x = antecedent(s, s.month_antecedent, out);
      if (x == nullptr || !x->from) {
        if (n.rule[0] == 'o' && n.offset_kind == OffsetKind::kAfterAntecedent)
          return resolve_duration(n, s, out);
        out.value = "PAST_REF";
        return true;
      }
      base = x->from->day;
      minute = x->from->minute;
      break;
    }
  }
  if (a.vague) {
    out.value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
    return true;
  }
  if (!base) {
    unresolved(out, sign < 0 ? "PAST_REF" : "FUTURE_REF");
    return true;
  }
  if (clock) {
    if (!minute) {
      out.value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
      return true;
    }
    const Length l = length_of(a);
    std::int64_t at = *minute + sign * l.minutes;
    sys_days d = *base;
    const std::int64_t shift = at >= 0 ? at / 1440 : -((1439 - at) / 1440);
    d += days{shift};
    at -= shift * 1440;
    out.type = TimexType::kTime;
    out.granularity = Granularity::kMinute;
    out.value = format_day(d) + format_clock(static_cast<int>(at));
    out.from = out.to = Moment{d, static_cast<std::int32_t>(at)};
    return true;
  }
  at_unit(out, shifted(*base, a, sign), a);
  if (n.mod == TimexMod::kMoreThan || n.mod == TimexMod::kEqualOrMore) {
    if (sign < 0)
      out.from.reset();
    else
      out.to.reset();
  }
  return true;
}

bool resolve_anaphor(const Node& n, const Setting& s, Timex& out) {
  const Timex* x = nullptr;
  switch (n.take) {
    case Take::kWhole:
      x = antecedent(s, s.near_antecedent, out);
      break;
    case Take::kDay:
    case Take::kNight:
      x = antecedent(s, s.day_antecedent, out);
      break;
    case Take::kWeek:
      x = antecedent(s, s.day_antecedent, out);
      break;
    case Take::kMonth:
      x = antecedent(s, s.month_antecedent, out);
      break;
    case Take::kYear:
      x = antecedent(s, s.year_antecedent, out);
      break;
  }
  if (x == nullptr || !x->from) {
    out.anchor = TimexAnchor::kUnresolved;
    out.antecedent.reset();
    out.value = "PAST_REF";
    return true;
  }
  const Timex copy = *x;
  if (n.take == Take::kDay || n.take == Take::kNight) {
    set_range(out, copy.from->day, copy.from->day);
    out.value = format_day(copy.from->day);
    out.granularity = Granularity::kDay;
    if (n.take == Take::kNight) {
      out.type = TimexType::kTime;
      out.value += "TNI";
      out.granularity = Granularity::kDayPart;
    }
    return true;
  }
  out.value = copy.value;
  out.mod = copy.mod;
  out.from = copy.from;
  out.to = copy.to;
  out.type = copy.type;
  out.granularity = copy.granularity;
  out.calendar = copy.calendar;
  return true;
}

bool resolve_set(const Node& n, const Vocabulary& v, Timex& out) {
  out.type = TimexType::kSet;
  if (n.weekday > 0) {
    out.value = "XXXX-WXX-" + std::to_string(n.weekday);
    out.granularity = Granularity::kDay;
    out.quant = "EVERY";
  } else if (n.set != nullptr) {
    out.value = std::string(v.set_value(*n.set));
    if (n.frequency == 0) out.quant = "EVERY";
  } else {
    out.value = format_amount(n.amount);
    out.granularity = granularity_of(n.amount.unit);
    if (n.frequency == 0) out.quant = "EVERY";
  }
  if (n.frequency > 0) out.freq = std::to_string(n.frequency) + "X";
  return true;
}

}  // namespace

bool needs_header(const Node& n) {
  return n.kind == NodeKind::kPoint || n.kind == NodeKind::kOffset;
}

bool resolve(const Node& n, const Setting& s, const Vocabulary& v, Timex& out,
             std::vector<Diagnostic>& diagnostics) {
  out.mod = n.mod;
  bool ok = false;
  switch (n.kind) {
    case NodeKind::kPoint:
      ok = n.field == Field::kDay ? resolve_day(n, s, v, out, diagnostics)
                                  : resolve_period(n, s, out, diagnostics);
      break;
    case NodeKind::kDuration:
      ok = resolve_duration(n, s, out);
      break;
    case NodeKind::kOffset:
      ok = resolve_offset(n, s, out);
      break;
    case NodeKind::kSet:
      ok = resolve_set(n, v, out);
      break;
    case NodeKind::kReference:
      out.anchor = TimexAnchor::kHeader;
      out.value = n.reference == Reference::kPresent ? "PRESENT_REF"
                  : n.reference == Reference::kPast  ? "PAST_REF"
                                                     : "FUTURE_REF";
      if (n.reference == Reference::kPresent && s.dct) set_range(out, *s.dct, *s.dct);
      ok = true;
      break;
    case NodeKind::kAnaphor:
      ok = resolve_anaphor(n, s, out);
      break;
    case NodeKind::kNone:
      break;
  }
  if (!ok) return false;
  if (n.kind == NodeKind::kPoint) {
    if (n.third > 0 && out.from && out.to) {
      const auto length = (out.to->day - out.from->day).count() + 1;
      sys_days a = out.from->day + days{length * (n.third - 1) / n.parts};
      const sys_days b = out.from->day + days{length * n.third / n.parts} - days{1};
      if (out.granularity == Granularity::kMonth && n.parts == 2)
        a = out.from->day + days{n.third == 1 ? 0 : 15};
      set_range(out, a, n.third == n.parts ? out.to->day : b);
      if (out.granularity == Granularity::kMonth && n.parts == 2 && n.third == 1) {
        out.to = Moment{out.from->day + days{14}, {}};
      }
    }
    if (n.mod == TimexMod::kStart || n.mod == TimexMod::kMid || n.mod == TimexMod::kEnd)
      narrow(out);
  }
  out.edtf = edtf_of(out.value, out.mod);
  return true;
}

}  // namespace waqai::timex
