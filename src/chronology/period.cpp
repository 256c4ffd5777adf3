// A TIMEX3 value is read from left to right: a year or the head of one (decade, century), then one
// part (month, week, quarter, half, season), then a day or a weekend, then `T` and a time. Each
// part narrows the interval of the one before, so one small parser serves both sorting and English.
#include "chronology/period.h"

#include <array>
#include <cstdint>

namespace waqai::chronology {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};
constexpr std::array<const char*, 12> kHijriMonths = {
    "Muharram", "Safar",  "Rabi al-Awwal", "Rabi al-Thani", "Jumada al-Ula", "Jumada al-Akhira",
    "Rajab",    "Shaban", "Ramadan",       "Shawwal",       "Dhu al-Qada",   "Dhu al-Hijja"};
constexpr std::array<const char*, 4> kOrdinals = {"first", "second", "third", "fourth"};

enum class Unit : std::uint8_t {
  kNone,
  kCentury,
  kDecade,
  kYear,
  kHalf,
  kQuarter,
  kSeason,
  kMonth,
  kWeek,
  kWeekend,
  kDay,
};

struct Parsed {
  Unit unit = Unit::kNone;
  int year = 0;       // first year of a decade or century
  unsigned part = 0;  // month, week, quarter, half; season 1…4 = SP SU FA WI
  unsigned day = 0;
  std::string_view time;  // after the T
  std::size_t date_length = 0;
  bool hijri = false;
};

bool digits(std::string_view s, std::size_t at, std::size_t n, unsigned& out) {
  if (at + n > s.size()) return false;
  unsigned v = 0;
  for (std::size_t i = at; i < at + n; ++i) {
    if (s[i] < '0' || s[i] > '9') return false;
    v = v * 10 + static_cast<unsigned>(s[i] - '0');
  }
  out = v;
  return true;
}

std::optional<Parsed> parse(std::string_view s) {
  Parsed p;
  if (const auto bracket = s.find('['); bracket != std::string_view::npos) {
    p.hijri = s.substr(bracket).substr(0, 14) == "[u-ca=islamic-";
    if (!p.hijri) return std::nullopt;
    s = s.substr(0, bracket);
  }
  std::size_t n = 0;
  while (n < s.size() && s[n] >= '0' && s[n] <= '9') ++n;
  unsigned head = 0;
  if (n < 2 || n > 4 || !digits(s, 0, n, head)) return std::nullopt;
  if (n < 4) {
    if (s.size() != n || p.hijri) return std::nullopt;
    p.unit = n == 2 ? Unit::kCentury : Unit::kDecade;
    p.year = static_cast<int>(head * (n == 2 ? 100u : 10u));
    p.date_length = n;
    return p;
  }
  p.year = static_cast<int>(head);
  p.unit = Unit::kYear;
  p.date_length = 4;
  std::size_t i = 4;
  if (i < s.size() && s[i] == '-') {
    const std::string_view rest = s.substr(i + 1);
    unsigned v = 0;
    if (rest.starts_with('W') && digits(rest, 1, 2, v)) {
      if (v < 1 || v > 53) return std::nullopt;
      p.unit = Unit::kWeek;
      p.part = v;
      i += 4;
      if (s.substr(i).starts_with("-WE")) {
        p.unit = Unit::kWeekend;
        i += 3;
      }
    } else if ((rest.starts_with('Q') || rest.starts_with('H')) && digits(rest, 1, 1, v)) {
      p.unit = rest[0] == 'Q' ? Unit::kQuarter : Unit::kHalf;
      if (v < 1 || v > (rest[0] == 'Q' ? 4u : 2u)) return std::nullopt;
      p.part = v;
      i += 3;
    } else if (digits(rest, 0, 2, v)) {
      if (v < 1 || v > 12) return std::nullopt;
      p.unit = Unit::kMonth;
      p.part = v;
      i += 3;
      if (i < s.size() && s[i] == '-') {
        if (!digits(s, i + 1, 2, v)) return std::nullopt;
        p.unit = Unit::kDay;
        p.day = v;
        i += 3;
      }
    } else {
      constexpr std::array<std::string_view, 4> kSeasons = {"SP", "SU", "FA", "WI"};
      for (unsigned k = 0; k < 4; ++k) {
        if (rest.substr(0, 2) == kSeasons[k]) p.part = k + 1;
      }
      if (p.part == 0) return std::nullopt;
      p.unit = Unit::kSeason;
      i += 3;
    }
    p.date_length = i;
  }
  if (i < s.size()) {
    if (s[i] != 'T') return std::nullopt;
    p.time = s.substr(i + 1);
  }
  return p;
}

sys_days first_of(int y, unsigned m) { return sys_days{year{y} / month{m} / day{1}}; }
sys_days last_of(int y, unsigned m) { return sys_days{year{y} / month{m} / std::chrono::last}; }

// Monday of ISO week `w`: the week that holds 4 January is the first.
sys_days iso_week(int y, unsigned w) {
  const sys_days fourth{year{y} / month{1} / day{4}};
  const sys_days monday = fourth - (weekday{fourth} - weekday{1});
  return monday + days{7 * (static_cast<int>(w) - 1)};
}

void narrow(Unit unit, TimexMod mod, Period& p) {
  if (mod != TimexMod::kStart && mod != TimexMod::kMid && mod != TimexMod::kEnd) return;
  const auto cut = [&](sys_days start_end, sys_days mid_end) {
    if (mod == TimexMod::kStart) {
      p.to = start_end;
    } else if (mod == TimexMod::kMid) {
      p.from = start_end + days{1};
      p.to = mid_end;
    } else {
      p.from = mid_end + days{1};
    }
  };
  const year_month_day first{p.from};
  const int y = static_cast<int>(first.year());
  if (unit == Unit::kMonth) {
    cut(p.from + days{9}, p.from + days{19});
  } else if (unit == Unit::kYear) {
    cut(last_of(y, 3), last_of(y, 9));
  } else if (unit == Unit::kDecade) {
    cut(last_of(y + 2, 12), last_of(y + 6, 12));
  } else if (unit == Unit::kCentury) {
    cut(last_of(y + 32, 12), last_of(y + 66, 12));
  }
}

std::optional<std::int32_t> minute_of(std::string_view t) {
  unsigned h = 0, m = 0;
  if (digits(t, 0, 2, h)) {
    if (t.size() >= 5 && t[2] == ':') digits(t, 3, 2, m);
    if (h > 24 || m > 59) return std::nullopt;
    return static_cast<std::int32_t>(h * 60 + m);
  }
  struct Part {
    std::string_view code;
    std::int32_t minute;
  };
  constexpr std::array<Part, 6> kParts = {
      {{"DW", 240}, {"MO", 360}, {"MI", 720}, {"AF", 780}, {"EV", 1080}, {"NI", 1200}}};
  for (const Part& part : kParts) {
    if (t.substr(0, 2) == part.code) return part.minute;
  }
  return std::nullopt;
}

std::string_view part_of_day(std::string_view t) {
  struct Part {
    std::string_view code, english;
  };
  constexpr std::array<Part, 6> kParts = {{{"DW", "dawn"},
                                           {"MO", "morning"},
                                           {"MI", "noon"},
                                           {"AF", "afternoon"},
                                           {"EV", "evening"},
                                           {"NI", "night"}}};
  for (const Part& part : kParts) {
    if (t == part.code) return part.english;
  }
  return {};
}

}  // namespace

std::optional<Period> period_of(std::string_view value, TimexMod mod) {
  if (const auto slash = value.find('/'); slash != std::string_view::npos) {
    const auto a = period_of(value.substr(0, slash));
    const auto b = period_of(value.substr(slash + 1));
    if (!a || !b || b->to < a->from) return std::nullopt;
    return Period{a->from, b->to, a->minute};
  }
  const auto parsed = parse(value);
  if (!parsed || parsed->hijri) return std::nullopt;
  const Parsed& v = *parsed;
  Period p;
  switch (v.unit) {
    case Unit::kNone:
      return std::nullopt;
    case Unit::kCentury:
      p = {first_of(v.year, 1), last_of(v.year + 99, 12), {}};
      break;
    case Unit::kDecade:
      p = {first_of(v.year, 1), last_of(v.year + 9, 12), {}};
      break;
    case Unit::kYear:
      p = {first_of(v.year, 1), last_of(v.year, 12), {}};
      break;
    case Unit::kHalf:
      p = {first_of(v.year, v.part * 6 - 5), last_of(v.year, v.part * 6), {}};
      break;
    case Unit::kQuarter:
      p = {first_of(v.year, v.part * 3 - 2), last_of(v.year, v.part * 3), {}};
      break;
    case Unit::kSeason:
      if (v.part == 4) {
        p = {first_of(v.year, 12), last_of(v.year + 1, 2), {}};
      } else {
        p = {first_of(v.year, v.part * 3), last_of(v.year, v.part * 3 + 2), {}};
      }
      break;
    case Unit::kMonth:
      p = {first_of(v.year, v.part), last_of(v.year, v.part), {}};
      break;
    case Unit::kWeek:
      p = {iso_week(v.year, v.part), iso_week(v.year, v.part) + days{6}, {}};
      break;
    case Unit::kWeekend:
      p = {iso_week(v.year, v.part) + days{5}, iso_week(v.year, v.part) + days{6}, {}};
      break;
    case Unit::kDay: {
      const year_month_day ymd{year{v.year}, month{v.part}, day{v.day}};
      if (!ymd.ok()) return std::nullopt;
      p = {sys_days{ymd}, sys_days{ymd}, {}};
      break;
    }
  }
  p.minute = minute_of(v.time);
  narrow(v.unit, mod, p);
  return p;
}

std::string group_of(std::string_view value) {
  if (const auto slash = value.find('/'); slash != std::string_view::npos) {
    const std::string a = group_of(value.substr(0, slash));
    const std::string b = group_of(value.substr(slash + 1));
    if (a.empty() || b.empty()) return {};
    return a == b ? a : a + "/" + b;
  }
  const auto p = parse(value);
  if (!p) return {};
  return std::string(p->time.empty() ? value : value.substr(0, p->date_length));
}

std::string english_period(std::string_view value, TimexMod mod) {
  if (const auto slash = value.find('/'); slash != std::string_view::npos) {
    return english_period(value.substr(0, slash)) + " to " +
           english_period(value.substr(slash + 1));
  }
  const auto parsed = parse(value);
  if (!parsed) return std::string(value);
  const Parsed& v = *parsed;
  const std::string y = std::to_string(v.year) + (v.hijri ? " AH" : "");
  const auto& months = v.hijri ? kHijriMonths : kMonths;
  std::string out;
  switch (mod) {
    case TimexMod::kStart:
      out = "early ";
      break;
    case TimexMod::kMid:
      out = "mid-";
      break;
    case TimexMod::kEnd:
      out = "late ";
      break;
    case TimexMod::kApprox:
      out = "about ";
      break;
    default:
      break;
  }
  // Where the name of the period begins with its own words.
  const std::string inside = mod == TimexMod::kStart ? "the start of "
                             : mod == TimexMod::kMid ? "the middle of "
                             : mod == TimexMod::kEnd ? "the end of "
                                                     : out;
  switch (v.unit) {
    case Unit::kNone:
      return std::string(value);
    case Unit::kCentury: {
      const int n = v.year / 100 + 1;
      const bool teens = n % 100 >= 11 && n % 100 <= 13;
      const char* suffix = n % 10 == 1 ? "st" : n % 10 == 2 ? "nd" : n % 10 == 3 ? "rd" : "th";
      out = "the " + out + std::to_string(n) + (teens ? "th" : suffix) + " century";
      break;
    }
    case Unit::kDecade:
      out = "the " + out + std::to_string(v.year) + "s";
      break;
    case Unit::kYear:
      out += y;
      break;
    case Unit::kHalf:
      out = inside + "the " + kOrdinals[v.part - 1] + " half of " + y;
      break;
    case Unit::kQuarter:
      out = inside + "the " + kOrdinals[v.part - 1] + " quarter of " + y;
      break;
    case Unit::kSeason: {
      constexpr std::array<const char*, 4> kNames = {"spring", "summer", "autumn", "winter"};
      out += std::string(kNames[v.part - 1]) + " " + y;
      break;
    }
    case Unit::kMonth:
      out += std::string(months[v.part - 1]) + " " + y;
      break;
    case Unit::kWeek:
    case Unit::kWeekend: {
      if (v.hijri) return std::string(value);
      const sys_days monday = iso_week(v.year, v.part);
      const year_month_day a{v.unit == Unit::kWeek ? monday : monday + days{5}};
      out = inside + (v.unit == Unit::kWeek ? "the week of " : "the weekend of ");
      out += std::to_string(static_cast<unsigned>(a.day())) + " " +
             kMonths[static_cast<unsigned>(a.month()) - 1] + " " +
             std::to_string(static_cast<int>(a.year()));
      break;
    }
    case Unit::kDay:
      out += std::to_string(v.day) + " " + months[v.part - 1] + " " + y;
      break;
  }
  if (!v.time.empty()) {
    const std::string_view part = part_of_day(v.time);
    out += ", ";
    out += part.empty() ? v.time : part;
  }
  return out;
}

std::string english_when(std::string_view value, TimexMod mod, TimeRelation relation) {
  if (value.empty()) return {};
  const std::string period = english_period(value, mod);
  switch (relation) {
    case TimeRelation::kBy:
      return "by " + period;
    case TimeRelation::kSince:
      return "since " + period;
    case TimeRelation::kUntil:
      return "until " + period;
    case TimeRelation::kAfter:
      return "after " + period;
    case TimeRelation::kBefore:
      return "before " + period;
    case TimeRelation::kOn:
    case TimeRelation::kUnknown:
      break;
  }
  return period;
}

}  // namespace waqai::chronology
