// Amounts of time. "Ago" and "in" give a point as exact as their unit; with a state that still
// holds an amount stays a duration that ends at the report day.
#include "timex/resolve_amount.h"

#include <algorithm>
#include <cmath>

#include "timex/format.h"
#include "timex/interval.h"

namespace waqai::timex {

using calendar::System;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

sys_days shifted(sys_days day, const Amount& a, int sign) {
  const Length l = length_of(a);
  sys_days d = calendar::add_months(day, sign * l.months) + days{sign * l.days};
  d += days{sign * static_cast<int>(l.minutes / (24 * 60))};
  return d;
}

// The value at the granularity of the amount's unit.
void at_unit(Timex& out, sys_days d, const Amount& a) {
  Unit u = a.more_count > 0 ? a.finest() : a.unit;
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

}  // namespace

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
  const auto of_clock = [](Unit u) {
    return u == Unit::kHour || u == Unit::kMinute || u == Unit::kSecond;
  };
  // The exact age of a post counts to its last part.
  const bool clock = of_clock(a.unit) || (n.stamp && s.dct_minute && of_clock(a.finest()));
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
      if (x == nullptr && a.unit >= Unit::kYear) x = antecedent(s, s.year_antecedent, out);
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
    const Length l = length_of(a);
    if (!minute && l.minutes > 0 && l.minutes % 1440 == 0) {
      // Whole days of hours: `قبل 48 ساعة`.
      const sys_days d = *base + days{sign * l.minutes / 1440};
      out.value = format_day(d);
      out.granularity = Granularity::kDay;
      set_range(out, d, d);
      return true;
    }
    if (!minute) {
      // The report has no clock: some time of these days.
      out.value = sign < 0 ? "PAST_REF" : "FUTURE_REF";
      const sys_days d = *base + days{sign * (l.minutes / 1440 + 1)};
      set_range(out, std::min(d, *base), std::max(d, *base));
      return true;
    }
    std::int64_t at = *minute + sign * l.minutes;
    sys_days d = calendar::add_months(*base, sign * l.months) + days{sign * l.days};
    const std::int64_t shift = at >= 0 ? at / 1440 : -((1439 - at) / 1440);
    d += days{shift};
    at -= shift * 1440;
    out.type = TimexType::kTime;
    out.granularity = Granularity::kMinute;
    out.value = format_day(d) + format_clock(static_cast<int>(at));
    out.from = out.to = Moment{d, static_cast<std::int32_t>(at)};
    return true;
  }
  const bool of_day = out.anchor == TimexAnchor::kAntecedent && a.unit == Unit::kWeek &&
                      s.before[*out.antecedent].granularity <= Granularity::kDay &&
                      n.mod == TimexMod::kNone;
  if (of_day) {
    // A week after a day is a day.
    const sys_days d = shifted(*base, a, sign);
    out.value = format_day(d);
    out.granularity = Granularity::kDay;
    set_range(out, d, d);
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

}  // namespace waqai::timex
