// Which day is meant. Candidates a year apart are weighed by their distance from the report day and
// by the side the words point to; a weekday beside a date checks it.
#include "timex/resolve_day.h"

#include <algorithm>
#include <cstdlib>

#include "timex/format.h"
#include "timex/interval.h"
#include "timex/pick.h"
#include "timex/resolve_feast.h"
#include "timex/zone_rules.h"

namespace waqai::timex {

using calendar::System;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

// `السبت السادس عشر`: the nearest month whose day of that number is such a weekday.
bool resolve_weekday_day(const Node& n, const Setting& s, Timex& out) {
  out.granularity = Granularity::kDay;
  if (!s.dct) {
    unresolved(out, "XXXX-XX-" + two(n.day));
    return true;
  }
  out.anchor = TimexAnchor::kHeader;
  const calendar::Date d = calendar::from_day(System::kGregorian, *s.dct);
  const int side = s.tense == Direction::kFuture ? 1 : -1;
  for (const int step : {0, side, -side, 2 * side, -2 * side}) {
    const sys_days first = calendar::add_months(gday(d.year, d.month, 1), step);
    const calendar::Date m = calendar::from_day(System::kGregorian, first);
    if (n.day > calendar::days_in_month(System::kGregorian, m.year, m.month)) continue;
    const sys_days day = first + days{n.day - 1};
    if (calendar::weekday(day) != n.weekday) continue;
    day_out(out, day);
    return true;
  }
  return false;
}

// The day of a date with a month; false if the date is impossible everywhere.
bool resolve_date(const Node& n, const Setting& s, Timex& out,
                  std::vector<Diagnostic>& diagnostics) {
  if (n.system == System::kIslamicUmmAlQura) out.calendar = TimexCalendar::kIslamicUmmAlQura;
  if (n.system == System::kPersian) out.calendar = TimexCalendar::kPersian;
  if (n.system == System::kCoptic) out.calendar = TimexCalendar::kCoptic;
  out.granularity = Granularity::kDay;
  std::optional<YearMonth> ym;
  if (n.month == 0 && n.month_ref.kind == RefKind::kNone && n.weekday > 0 && n.nth == 0) {
    return resolve_weekday_day(n, s, out);
  }
  if (n.year.kind == RefKind::kEvery) {
    out.type = TimexType::kSet;
    out.value = "XXXX-" + two(n.month) + "-" + two(n.day);
    out.quant = "EVERY";
    return true;
  }
  if (n.month_ref.kind != RefKind::kNone || n.year.kind != RefKind::kNone || n.nth != 0) {
    ym = month_of(n, s, out);
    if (!ym && n.nth == 0) {
      out.anchor = TimexAnchor::kUnresolved;
      out.value = n.month > 0 ? "XXXX-" + two(n.month) + "-" + two(n.day) : "XXXX-XX-" + two(n.day);
      return true;
    }
    if (!ym) return false;
  } else {
    const auto c = pick(n, s, n.system, false, out, [&](int y) -> std::optional<Candidate> {
      const int length = calendar::days_in_month(n.system, y, n.month);
      const int day = n.last_day ? length : n.day;
      if (length == 0) return std::nullopt;
      const auto d = calendar::to_day(n.system, {y, n.month, std::min(day, length)});
      if (!d) return std::nullopt;
      // 29 February only in leap years, unless the day never exists.
      if (day > length && n.day == 29) return std::nullopt;
      return Candidate{y, *d, *d};
    });
    if (!c) {
      out.anchor = TimexAnchor::kUnresolved;
      out.value = "XXXX-" + two(n.month) + "-" + two(n.day);
      return n.day > 0 && n.day <= 31;
    }
    ym = YearMonth{c->year, n.month};
  }
  const int length = calendar::days_in_month(n.system, ym->year, ym->month);
  if (length == 0) return false;
  if (n.nth != 0 && n.weekday > 0) {
    const auto r = calendar::month_range(n.system, ym->year, ym->month);
    if (!r) return false;
    sys_days d;
    if (n.nth > 0) {
      d = r->first + days{(n.weekday - calendar::weekday(r->first) + 7) % 7 + 7 * (n.nth - 1)};
      if (d > r->last) return false;
    } else {
      d = r->last - days{(calendar::weekday(r->last) - n.weekday + 7) % 7};
    }
    day_out(out, d);
    return true;
  }
  const int day = n.last_day ? length : n.day;
  if (day > length) {
    const auto r = calendar::month_range(n.system, ym->year, ym->month);
    if (!r || day > 31) return false;
    if (n.system == System::kIslamicUmmAlQura && day == 30) {
      // Where the crescent was seen a day later the month has 30 days.
      day_out(out, r->last + days{1});
      out.alternatives.push_back({format_day(r->last), Moment{r->last, {}}, Moment{r->last, {}},
                                  "the month has no such day"});
      diagnostics.push_back(s.messages->make(
          "no_such_day", out.span,
          {std::to_string(length), format_day(r->last), format_day(r->last + days{1})}));
      return true;
    }
    out.value = n.system == System::kIslamicUmmAlQura ? format_hijri(ym->year, ym->month)
                                                      : format_month(ym->year, ym->month);
    out.granularity = Granularity::kMonth;
    out.from = Moment{r->first, {}};
    out.to = Moment{r->last, {}};
    for (const sys_days d : {r->last, r->last + days{1}}) {
      out.alternatives.push_back(
          {format_day(d), Moment{d, {}}, Moment{d, {}}, "the month has no such day"});
    }
    diagnostics.push_back(s.messages->make(
        "no_such_day", out.span,
        {std::to_string(length), format_day(r->last), format_day(r->last + days{1})}));
    return true;
  }
  const auto d = calendar::to_day(n.system, {ym->year, ym->month, day});
  if (!d) return false;
  day_out(out, *d);
  if (n.numeric) {
    if (const auto other = calendar::to_day(n.system, {ym->year, day, ym->month})) {
      out.alternatives.push_back(
          {format_day(*other), Moment{*other, {}}, Moment{*other, {}}, "month before day"});
    }
  }
  if (n.other_month != 0) {
    const int l2 = calendar::days_in_month(n.system, ym->year, n.other_month);
    if (day <= l2) {
      const auto other = calendar::to_day(n.system, {ym->year, n.other_month, day});
      if (other) {
        out.alternatives.push_back({format_day(*other), Moment{*other, {}}, Moment{*other, {}},
                                    "the two month names disagree"});
        diagnostics.push_back(
            s.messages->make("month_names_disagree", out.span, {out.value, format_day(*other)}));
      }
    }
  }
  return true;
}

bool resolve_weekday(const Node& n, const Setting& s, Timex& out) {
  out.granularity = Granularity::kDay;
  std::optional<sys_days> base = s.dct;
  if ((n.direction == Direction::kNext || n.direction == Direction::kPrevious ||
       n.direction == Direction::kSame) &&
      s.day_antecedent && s.before[*s.day_antecedent].from) {
    base = s.before[*s.day_antecedent].from->day;
    out.antecedent = *s.day_antecedent;
    out.anchor = TimexAnchor::kAntecedent;
  } else {
    out.anchor = TimexAnchor::kHeader;
  }
  if (!base) {
    out.anchor = TimexAnchor::kUnresolved;
    out.value = "XXXX-WXX-" + std::to_string(n.weekday);
    return true;
  }
  const int at = calendar::weekday(*base);
  const int back = (at - n.weekday + 7) % 7;   // 0 … 6 days ago
  const int ahead = (n.weekday - at + 7) % 7;  // 0 … 6 days on
  if (n.unit_ref.kind != RefKind::kNone) {
    // Of a week: weeks begin on Sunday.
    const sys_days sunday = *base - days{at % 7} + days{7 * n.unit_ref.value};
    day_out(out, sunday + days{n.weekday % 7});
    return true;
  }
  const int steps = std::max(1, n.steps);
  switch (n.direction) {
    case Direction::kPast:
    case Direction::kPrevious:
      day_out(out, *base - days{(back == 0 ? 7 : back) + 7 * (steps - 1)});
      return true;
    case Direction::kFuture:
    case Direction::kNext:
      day_out(out, *base + days{(ahead == 0 ? 7 : ahead) + 7 * (steps - 1)});
      return true;
    case Direction::kCurrent:
    case Direction::kSame:
      day_out(out, back <= ahead ? *base - days{back} : *base + days{ahead});
      return true;
    case Direction::kNone:
      break;
  }
  if (s.after) {
    day_out(out, *s.after + days{(n.weekday - calendar::weekday(*s.after) + 7) % 7});
    return true;
  }
  if (s.tense == Direction::kFuture) {
    day_out(out, *base + days{ahead});
  } else {
    day_out(out, *base - days{back});
  }
  return true;
}

// The 24-hour reading of an hour as spoken; adds a day if it belongs to the next.
int clock_minutes(const Node& n, int& shift) {
  int m = n.clock;
  shift = 0;
  if (m < 0) m += 12 * 60;
  if (n.clock_fixed && m >= 13 * 60) {
    if (m >= 24 * 60) {
      m -= 24 * 60;
      shift = 1;
    }
    return m;
  }
  const int hour = m / 60;
  switch (n.part) {
    case Part::kMorning:
      if (hour == 12) m -= 12 * 60;
      break;
    case Part::kMidday:
      if (hour < 10) m += 12 * 60;
      break;
    case Part::kAfternoon:
    case Part::kEvening:
      if (hour < 12 && !n.clock_fixed) m += 12 * 60;
      break;
    case Part::kNight:
      if (hour == 12) {
        m -= 12 * 60;
        shift = 1;
      } else if (hour >= 6 && hour < 12) {
        m += 12 * 60;
      }
      break;
    case Part::kMidnight:
      if (hour == 12) {
        m -= 12 * 60;
        shift = 1;
      }
      break;
    case Part::kNone:
      // Without a part of day an hour from one to six is of the afternoon.
      if (n.clock_hour_only && hour >= 1 && hour <= 6 && !n.clock_fixed && !n.local_zone &&
          !n.has_zone)
        m += 12 * 60;
      break;
  }
  return m;
}

}  // namespace

std::string two(int v) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%02d", v);
  return buffer;
}

void day_out(Timex& out, sys_days d) {
  out.value = format_day(d);
  out.from = out.to = Moment{d, {}};
  out.granularity = Granularity::kDay;
}

std::optional<int> pick_month_year(const Node& n, const Setting& s, Timex& out) {
  const auto c = pick(n, s, n.system, true, out, [&](int y) -> std::optional<Candidate> {
    const auto r = calendar::month_range(n.system, y, n.month);
    if (!r) return std::nullopt;
    return Candidate{y, r->first, r->last};
  });
  if (!c) return std::nullopt;
  return c->year;
}

std::optional<YearMonth> month_of(const Node& n, const Setting& s, Timex& out) {
  if (n.month_ref.kind != RefKind::kNone) {
    std::optional<sys_days> base = s.dct;
    out.anchor = TimexAnchor::kHeader;
    if (n.month_ref.kind == RefKind::kAntecedent && s.month_antecedent &&
        s.before[*s.month_antecedent].from) {
      base = s.before[*s.month_antecedent].from->day;
      out.antecedent = *s.month_antecedent;
      out.anchor = TimexAnchor::kAntecedent;
    }
    if (!base) return std::nullopt;
    const calendar::Date d =
        calendar::from_day(System::kGregorian, calendar::add_months(*base, n.month_ref.value));
    return YearMonth{d.year, d.month};
  }
  switch (n.year.kind) {
    case RefKind::kAbsolute:
      return YearMonth{n.year.value, n.month};
    case RefKind::kShift:
      if (!s.dct) return std::nullopt;
      out.anchor = TimexAnchor::kHeader;
      return YearMonth{year_in(n.system, *s.dct) + n.year.value, n.month};
    case RefKind::kAntecedent:
      if (s.year_antecedent && s.before[*s.year_antecedent].from) {
        out.antecedent = *s.year_antecedent;
        out.anchor = TimexAnchor::kAntecedent;
        return YearMonth{year_in(n.system, s.before[*s.year_antecedent].from->day) + n.year.value,
                         n.month};
      }
      if (!s.dct) return std::nullopt;
      out.anchor = TimexAnchor::kHeader;
      return YearMonth{year_in(n.system, *s.dct) + n.year.value, n.month};
    default:
      break;
  }
  const auto y = pick_month_year(n, s, out);
  if (!y) return std::nullopt;
  return YearMonth{*y, n.month};
}

bool resolve_day(const Node& n, const Setting& s, const Vocabulary& v, Timex& out,
                 std::vector<Diagnostic>& diagnostics) {
  bool ok = true;
  if (n.after || n.before) {
    Node base = n;
    base.after = base.before = false;
    base.nth = base.weekday = 0;
    if (!resolve_day(base, s, v, out, diagnostics)) return false;
    if (!out.from || out.granularity != Granularity::kDay) return true;
    const int at = calendar::weekday(out.from->day);
    const int ahead = (n.weekday - at + 6) % 7 + 1;
    const int back = (at - n.weekday + 6) % 7 + 1;
    const int shift = n.after ? ahead + 7 * (n.nth - 1) : -back - 7 * (n.nth - 1);
    day_out(out, out.from->day + days{shift});
    return true;
  }
  if (n.feast >= 0) {
    ok = resolve_feast(n, s, out);
    if (ok && n.feast_shift > 0 && out.from) day_out(out, out.from->day + days{n.feast_shift});
    if (ok && n.feast_length > 1 && out.from) {
      set_range(out, out.from->day, out.from->day + days{n.feast_length - 1});
      out.value = format_day(out.from->day) + "/" + format_day(out.to->day);
      out.granularity = Granularity::kDay;
      return true;
    }
    if (ok && n.eve && out.from) {
      // The night of a feast is the one before it.
      const sys_days d = out.from->day - days{1};
      out.from = out.to = Moment{d, {}};
      out.value = format_day(d);
    }
  } else if (n.day > 0 || n.last_day || n.nth != 0) {
    ok = resolve_date(n, s, out, diagnostics);
    if (ok && n.weekday > 0 && n.nth == 0 && out.from && out.granularity == Granularity::kDay &&
        out.type == TimexType::kDate && calendar::weekday(out.from->day) != n.weekday) {
      // Perhaps another year agrees; without a year in the text it is taken.
      bool mended = false;
      if (n.year.kind == RefKind::kNone && n.month_ref.kind == RefKind::kNone &&
          n.direction == Direction::kNone && n.system == System::kGregorian && s.dct) {
        for (const int step : {-1, 1}) {
          Node other = n;
          other.year = {RefKind::kAbsolute, year_in(n.system, out.from->day) + step};
          Timex probe;
          std::vector<Diagnostic> none;
          probe.span = out.span;
          if (resolve_date(other, s, probe, none) && probe.from &&
              calendar::weekday(probe.from->day) == n.weekday &&
              std::abs((probe.from->day - *s.dct).count()) < 370) {
            day_out(out, probe.from->day);
            mended = true;
            break;
          }
        }
      }
      if (!mended) {
        const sys_days d = out.from->day;
        const int shift = (n.weekday - calendar::weekday(d) + 10) % 7 - 3;
        const sys_days other = d + days{shift};
        out.alternatives.push_back({format_day(other), Moment{other, {}}, Moment{other, {}},
                                    "the weekday contradicts the date"});
        diagnostics.push_back(s.messages->make("weekday_contradicts_date", out.span,
                                               {format_day(d), format_day(other)}));
      }
    }
  } else if (n.offset.has_value()) {
    out.granularity = Granularity::kDay;
    out.anchor = TimexAnchor::kHeader;
    if (!s.dct) {
      out.anchor = TimexAnchor::kUnresolved;
      out.value = *n.offset == 0 ? "PRESENT_REF" : *n.offset < 0 ? "PAST_REF" : "FUTURE_REF";
      return true;
    }
    sys_days d = *s.dct + days{*n.offset};
    if (s.speech && n.weekday == 0) {
      if (const Timex* a = antecedent(s, s.speech, out); a != nullptr)
        d = a->from->day + days{*n.offset};
    }
    if (n.weekday > 0 && calendar::weekday(d) != n.weekday) {
      // The weekday wins; the reading by the header is kept.
      const int shift = (n.weekday - calendar::weekday(d) + 10) % 7 - 3;
      const sys_days by_weekday = d + days{shift};
      out.alternatives.push_back(
          {format_day(d), Moment{d, {}}, Moment{d, {}}, "the weekday contradicts the report day"});
      diagnostics.push_back(s.messages->make("weekday_contradicts_header", out.span,
                                             {format_day(by_weekday), format_day(d)}));
      d = by_weekday;
    }
    if (n.today_word && s.in_quotes && !s.spoken && n.part == Part::kNone && n.clock < 0) {
      // Inside quoted speech the bare word mostly means these days.
      out.value = "PRESENT_REF";
      out.from = out.to = Moment{d, {}};
      return true;
    }
    day_out(out, d);
  } else if (n.unit_ref.kind == RefKind::kAntecedent && n.weekday == 0) {
    std::optional<sys_days> base = s.dct;
    out.anchor = TimexAnchor::kHeader;
    if (s.day_antecedent && s.before[*s.day_antecedent].from) {
      base = s.before[*s.day_antecedent].from->day;
      out.antecedent = *s.day_antecedent;
      out.anchor = TimexAnchor::kAntecedent;
    }
    if (!base) {
      out.anchor = TimexAnchor::kUnresolved;
      out.value = "XXXX-XX-XX";
      return true;
    }
    day_out(out, *base + days{n.unit_ref.value});
  } else if (n.weekday > 0) {
    ok = resolve_weekday(n, s, out);
  } else {
    // A clock time or part of day by itself: the day of its sentence, else the report's.
    out.anchor = TimexAnchor::kHeader;
    std::optional<sys_days> base = s.dct;
    if (s.clause_day && s.before[*s.clause_day].from) {
      base = s.before[*s.clause_day].from->day;
      out.antecedent = *s.clause_day;
      out.anchor = TimexAnchor::kAntecedent;
    } else if (s.story_day && s.tense == Direction::kPast &&
               (n.clock != -1 || n.part != Part::kNone)) {
      // What happened at an hour goes on with the day told of.
      base = s.before[*s.story_day].from->day;
      out.antecedent = *s.story_day;
      out.anchor = TimexAnchor::kAntecedent;
    } else if (base && n.part == Part::kNight && n.clock == -1 && s.tense == Direction::kPast) {
      // What happened at night, the report of the day after tells.
      base = *base - days{1};
    }
    if (!base) {
      out.type = TimexType::kTime;
      out.anchor = TimexAnchor::kUnresolved;
      int shift = 0;
      out.granularity = n.clock != -1 ? Granularity::kMinute : Granularity::kDayPart;
      out.value = "XXXX-XX-XX" + (n.clock != -1 ? format_clock(clock_minutes(n, shift))
                                                : std::string(format_part(n.part)));
      return true;
    }
    day_out(out, *base);
  }
  if (!ok) return false;
  if (!out.from || out.type == TimexType::kSet || out.granularity != Granularity::kDay) {
    if (n.clock != -1 || n.part != Part::kNone) {
      if (out.type != TimexType::kSet) out.type = TimexType::kTime;
      int shift = 0;
      out.value +=
          n.clock != -1 ? format_clock(clock_minutes(n, shift)) : std::string(format_part(n.part));
    }
    return true;
  }
  sys_days d = out.from->day;
  if (n.clock != -1) {
    int shift = 0;
    const int m = clock_minutes(n, shift);
    d += days{shift};
    out.type = TimexType::kTime;
    out.granularity = n.clock_hour_only ? Granularity::kHour : Granularity::kMinute;
    out.value = format_day(d) + format_clock(m);
    if (n.second >= 0) out.value += ":" + two(n.second);
    out.from = out.to = Moment{d, m};
    if (n.has_zone) {
      const int offset = n.zone_offset + daylight_saving(n.zone_dst, d);
      if (n.zone != nullptr) out.time_zone = std::string(v.zone_name(*n.zone));
      if (offset == 0) {
        out.value += "Z";
      } else {
        const int a = std::abs(offset);
        out.value += (offset < 0 ? "-" : "+") + two(a / 60) + ":" + two(a % 60);
      }
    }
    return true;
  }
  if (n.part != Part::kNone) {
    out.type = TimexType::kTime;
    out.granularity = Granularity::kDayPart;
    if (n.part == Part::kMidnight) {
      d += days{1};
      out.granularity = Granularity::kMinute;
      out.value = format_day(d) + "T00:00";
      out.from = out.to = Moment{d, 0};
      return true;
    }
    constexpr int kHours[][2] = {{0, 24},  {6, 12},  {11, 14}, {12, 18},
                                 {18, 22}, {20, 30}, {24, 24}};
    const auto* h = kHours[static_cast<std::size_t>(n.part)];
    const int first = n.part_to > n.part_from ? n.part_from : h[0];
    const int last = n.part_to > n.part_from ? n.part_to : h[1];
    out.value = format_day(d) + format_part(n.part);
    out.from = Moment{d, first * 60};
    out.to = last > 24 ? Moment{d + days{1}, (last - 24) * 60} : Moment{d, last * 60 - 1};
  }
  return true;
}

}  // namespace waqai::timex
