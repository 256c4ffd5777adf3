// Which day is meant. Candidates a year apart are weighed by their distance from the report day and
// by the side the words point to; a weekday beside a date checks it.
#include "timex/resolve_day.h"

#include <algorithm>
#include <cstdlib>

#include "timex/format.h"
#include "timex/zone_rules.h"

namespace waqai::timex {

using calendar::System;
using std::chrono::days;
using std::chrono::sys_days;

namespace {

int year_in(System system, sys_days d) { return calendar::from_day(system, d).year; }

/// A tense outweighs nearness up to this many days.
constexpr int kTenseReach = 250;

struct Candidate {
  int year = 0;
  sys_days first{}, last{};
};

// Chooses among candidates in ascending order.
template <class Make>
std::optional<Candidate> pick(const Node& n, const Setting& s, System system, bool month_level,
                              Timex& out, Make make) {
  std::optional<sys_days> base = s.dct;
  Direction direction = n.direction;
  if (direction == Direction::kNext || direction == Direction::kPrevious ||
      direction == Direction::kSame) {
    if (s.day_antecedent && s.before[*s.day_antecedent].from) {
      base = s.before[*s.day_antecedent].from->day;
      out.antecedent = *s.day_antecedent;
      out.anchor = TimexAnchor::kAntecedent;
    }
    if (direction == Direction::kNext)
      direction = Direction::kFuture;
    else if (direction == Direction::kPrevious)
      direction = Direction::kPast;
    else
      direction = Direction::kCurrent;
  }
  if (!base) return std::nullopt;
  if (out.anchor != TimexAnchor::kAntecedent) out.anchor = TimexAnchor::kHeader;
  const int center = year_in(system, *base);
  std::optional<Candidate> best;
  std::vector<Candidate> all;
  for (int y = center - 9; y <= center + 9; ++y) {
    if (const std::optional<Candidate> c = make(y)) all.push_back(*c);
  }
  // "last" and "next" of a month leave the report's own month out.
  sys_days low = *base, high = *base;
  if (month_level) {
    const calendar::Date d = calendar::from_day(system, *base);
    if (const auto r = calendar::month_range(system, d.year, d.month)) {
      low = r->first;
      high = r->last;
    }
  }
  const int steps = std::max(1, n.steps);
  switch (direction) {
    case Direction::kPast: {
      int left = steps;
      for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if (it->last < low && --left == 0) return *it;
      }
      return std::nullopt;
    }
    case Direction::kFuture: {
      int left = steps;
      for (const Candidate& c : all) {
        if (c.first > high && --left == 0) return c;
      }
      return std::nullopt;
    }
    case Direction::kCurrent:
      for (const Candidate& c : all) {
        if (c.year == center) return c;
      }
      return std::nullopt;
    default:
      break;
  }
  const auto distance = [&](const Candidate& c) -> long {
    if (c.first > *base) return static_cast<long>((c.first - *base).count());
    if (c.last < *base) return static_cast<long>((*base - c.last).count());
    return 0;
  };
  for (const Candidate& c : all) {
    if (!best || distance(c) < distance(*best)) best = c;
  }
  if (best && distance(*best) > 20 && s.tense != Direction::kNone) {
    const bool wants_past = s.tense == Direction::kPast;
    const bool is_past = best->last < *base;
    if (wants_past != is_past) {
      const Candidate* other = nullptr;
      for (const Candidate& c : all) {
        const bool past = c.last < *base;
        if (past == wants_past && (other == nullptr || distance(c) < distance(*other))) other = &c;
      }
      if (other != nullptr && distance(*other) <= kTenseReach) best = *other;
    }
  }
  return best;
}

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

// The day of a date with a month; false if the date is impossible everywhere.
bool resolve_date(const Node& n, const Setting& s, Timex& out,
                  std::vector<Diagnostic>& diagnostics) {
  if (n.system == System::kIslamicUmmAlQura) out.calendar = TimexCalendar::kIslamicUmmAlQura;
  if (n.system == System::kPersian) out.calendar = TimexCalendar::kPersian;
  if (n.system == System::kCoptic) out.calendar = TimexCalendar::kCoptic;
  out.granularity = Granularity::kDay;
  std::optional<YearMonth> ym;
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
  if (n.feast >= 0) {
    ok = resolve_feast(n, s, out);
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
              std::abs((probe.from->day - *s.dct).count()) < 200) {
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
    if (n.today_word && s.in_quotes && n.part == Part::kNone && n.clock < 0) {
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
    out.value = format_day(d) + format_part(n.part);
    out.from = Moment{d, h[0] * 60};
    out.to = h[1] > 24 ? Moment{d + days{1}, (h[1] - 24) * 60} : Moment{d, h[1] * 60 - 1};
  }
  return true;
}

}  // namespace waqai::timex
