// Values as TIMEX3 writes them (ISO 24617-1, TimeML 1.2.1), Hijri months and years in RFC 9557's
// form, and the same in the Extended Date/Time Format (ISO 8601-2).
#include "timex/format.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace waqai::timex {

using std::chrono::sys_days;

namespace {

template <class... A>
std::string print(const char* pattern, A... a) {
  char buffer[96];
  const int n = std::snprintf(buffer, sizeof buffer, pattern, a...);
  return n > 0 ? std::string(buffer, std::min(static_cast<std::size_t>(n), sizeof buffer - 1))
               : std::string();
}

std::string number(double v) {
  if (v == std::floor(v)) return print("%.0f", v);
  return print("%.4g", v);
}

}  // namespace

std::string format_year(int year) {
  if (year <= 0) return print("BC%04d", 1 - year);
  return print("%04d", year);
}

std::string format_month(int year, int month) { return format_year(year) + print("-%02d", month); }

std::string format_day(sys_days day) {
  const calendar::Date d = calendar::from_day(calendar::System::kGregorian, day);
  return format_month(d.year, d.month) + print("-%02d", d.day);
}

std::string format_week(sys_days day) {
  const calendar::IsoWeek w = calendar::iso_week(day);
  return print("%04d-W%02d", w.year, w.week);
}

std::string format_hijri(int year, int month) {
  const char* calendar_name = "[u-ca=islamic-umalqura]";
  if (month == 0) return print("%04d%s", year, calendar_name);
  return print("%04d-%02d%s", year, month, calendar_name);
}

std::string format_clock(int minutes) { return print("T%02d:%02d", minutes / 60, minutes % 60); }

const char* format_part(Part part) {
  switch (part) {
    case Part::kMorning:
      return "TMO";
    case Part::kMidday:
      return "TMI";
    case Part::kAfternoon:
      return "TAF";
    case Part::kEvening:
      return "TEV";
    case Part::kNight:
      return "TNI";
    case Part::kMidnight:
    case Part::kNone:
      break;
  }
  return "";
}

Granularity granularity_of(Unit unit) {
  switch (unit) {
    case Unit::kSecond:
    case Unit::kMinute:
      return Granularity::kMinute;
    case Unit::kHour:
      return Granularity::kHour;
    case Unit::kDay:
    case Unit::kNight:
      return Granularity::kDay;
    case Unit::kWeek:
      return Granularity::kWeek;
    case Unit::kMonth:
      return Granularity::kMonth;
    case Unit::kQuarter:
      return Granularity::kQuarter;
    case Unit::kSeason:
      return Granularity::kSeason;
    case Unit::kYear:
      return Granularity::kYear;
    case Unit::kDecade:
      return Granularity::kDecade;
    case Unit::kCentury:
      return Granularity::kCentury;
    case Unit::kNone:
      break;
  }
  return Granularity::kUnknown;
}

namespace {

// Everything in months, or in days, or in seconds, as a total.
struct Total {
  double months = 0, days = 0, seconds = 0;
};

void accumulate(Total& t, double count, Unit unit) {
  switch (unit) {
    case Unit::kSecond:
      t.seconds += count;
      break;
    case Unit::kMinute:
      t.seconds += count * 60;
      break;
    case Unit::kHour:
      t.seconds += count * 3600;
      break;
    case Unit::kDay:
    case Unit::kNight:
      t.days += count;
      break;
    case Unit::kWeek:
      t.days += count * 7;
      break;
    case Unit::kMonth:
      t.months += count;
      break;
    case Unit::kQuarter:
    case Unit::kSeason:
      t.months += count * 3;
      break;
    case Unit::kYear:
      t.months += count * 12;
      break;
    case Unit::kDecade:
      t.months += count * 120;
      break;
    case Unit::kCentury:
      t.months += count * 1200;
      break;
    case Unit::kNone:
      break;
  }
}

const char* letter(Unit unit) {
  switch (unit) {
    case Unit::kSecond:
      return "S";
    case Unit::kMinute:
      return "M";
    case Unit::kHour:
      return "H";
    case Unit::kDay:
    case Unit::kNight:
      return "D";
    case Unit::kWeek:
      return "W";
    case Unit::kMonth:
      return "M";
    case Unit::kQuarter:
      return "Q";
    case Unit::kSeason:
      return "SE";
    case Unit::kYear:
      return "Y";
    case Unit::kDecade:
      return "DE";
    case Unit::kCentury:
      return "CE";
    case Unit::kNone:
      break;
  }
  return "";
}

bool clock_unit(Unit u) { return u == Unit::kSecond || u == Unit::kMinute || u == Unit::kHour; }

}  // namespace

std::string format_amount(const Amount& a) {
  if (a.vague) return std::string(clock_unit(a.unit) ? "PT" : "P") + "X" + letter(a.unit);
  if (a.more_count > 0) {
    std::string out = "P";
    bool clock = false;
    const auto put = [&](double count, Unit unit) {
      if (clock_unit(unit) && !clock) {
        out += "T";
        clock = true;
      }
      if (unit == Unit::kDecade) count *= 10, unit = Unit::kYear;
      if (unit == Unit::kCentury) count *= 100, unit = Unit::kYear;
      out += number(count) + letter(unit);
    };
    put(a.count, a.unit);
    put(a.extra, a.extra_unit);
    for (std::size_t k = 0; k < a.more_count; ++k) put(a.more[k].count, a.more[k].unit);
    return out;
  }
  const bool whole = a.count == std::floor(a.count);
  if (a.extra_unit == Unit::kNone && whole) {
    if (a.unit == Unit::kDecade) return "P" + number(a.count * 10) + "Y";
    if (a.unit == Unit::kCentury) return "P" + number(a.count * 100) + "Y";
    return std::string(clock_unit(a.unit) ? "PT" : "P") + number(a.count) + letter(a.unit);
  }
  if (a.extra_unit != Unit::kNone && a.extra_unit != a.unit && whole &&
      a.extra == std::floor(a.extra) && a.unit != Unit::kDecade && a.unit != Unit::kCentury) {
    std::string out = "P";
    if (clock_unit(a.unit)) out += "T";
    out += number(a.count) + letter(a.unit);
    if (!clock_unit(a.unit) && clock_unit(a.extra_unit)) out += "T";
    return out + number(a.extra) + letter(a.extra_unit);
  }
  Total t;
  accumulate(t, a.count, a.unit);
  if (a.extra_unit != Unit::kNone) accumulate(t, a.extra, a.extra_unit);
  if (t.months > 0) {
    const double months = std::round(t.months);
    if (a.unit == Unit::kMonth && t.months != months) {
      if (t.months < 1) return "P" + number(std::round(t.months * 30)) + "D";
      const double full = std::floor(t.months);
      return "P" + number(full) + "M" + number(std::round((t.months - full) * 30)) + "D";
    }
    if (std::fmod(months, 12) == 0) return "P" + number(months / 12) + "Y";
    return "P" + number(months) + "M";
  }
  if (t.days > 0) {
    const double full = std::floor(t.days);
    const double hours = std::round((t.days - full) * 24 + t.seconds / 3600);
    if (a.unit == Unit::kWeek) return "P" + number(std::round(t.days)) + "D";
    if (full == 0) return "PT" + number(hours) + "H";
    return "P" + number(full) + "D" + (hours > 0 ? "T" + number(hours) + "H" : std::string());
  }
  const double hours = std::floor(t.seconds / 3600);
  const double minutes = std::floor((t.seconds - hours * 3600) / 60);
  const double seconds = std::round(t.seconds - hours * 3600 - minutes * 60);
  std::string out = "PT";
  if (hours > 0) out += number(hours) + "H";
  if (minutes > 0) out += number(minutes) + "M";
  if (seconds > 0 || (hours == 0 && minutes == 0)) out += number(seconds) + "S";
  return out;
}

Length length_of(const Amount& a) {
  Total t;
  if (!a.vague) {
    accumulate(t, a.count, a.unit);
    if (a.extra_unit != Unit::kNone) accumulate(t, a.extra, a.extra_unit);
    for (std::size_t k = 0; k < a.more_count; ++k) accumulate(t, a.more[k].count, a.more[k].unit);
  }
  Length out;
  if (t.months < 120000) out.months = static_cast<int>(std::floor(t.months));
  double days = t.days + (t.months - std::floor(t.months)) * 30;
  if (days > 1e6) days = 0;
  out.days = static_cast<int>(std::round(days));
  if (t.seconds < 1e9) out.minutes = static_cast<std::int64_t>(t.seconds / 60);
  return out;
}

namespace {

// A day as EDTF writes it: years before 1 BCE with a minus sign.
std::string edtf_day(sys_days day) {
  const calendar::Date d = calendar::from_day(calendar::System::kGregorian, day);
  return print(d.year < 0 ? "-%04d-%02d-%02d" : "%04d-%02d-%02d", std::abs(d.year), d.month, d.day);
}

// `first/last`, an open end as `..`; empty if both are open.
std::string edtf_interval(const Timex& t) {
  if (!t.from && !t.to) return {};
  const std::string first = t.from ? edtf_day(t.from->day) : "..";
  const std::string last = t.to ? edtf_day(t.to->day) : "..";
  return first == last ? first : first + "/" + last;
}

// Seasons, quarters and halves have numbers of their own.
std::string edtf_part_of_year(const std::string& value) {
  constexpr const char* kCodes[][2] = {{"SP", "21"}, {"SU", "22"}, {"FA", "23"}, {"WI", "24"},
                                       {"Q1", "33"}, {"Q2", "34"}, {"Q3", "35"}, {"Q4", "36"},
                                       {"H1", "40"}, {"H2", "41"}};
  if (value.size() != 7 || value[4] != '-') return {};
  for (const auto& c : kCodes) {
    if (value.compare(5, 2, c[0]) == 0) return value.substr(0, 5) + c[1];
  }
  return {};
}

bool digits_and_x(const std::string& s) {
  return !s.empty() && s.find_first_not_of("0123456789X-") == std::string::npos;
}

}  // namespace

std::string edtf_of(const Timex& t) {
  const std::string& v = t.value;
  const bool point = t.type == TimexType::kDate || t.type == TimexType::kTime;
  std::string out;
  if (!point) {
    out = v.compare(0, 5, "XXXX-") == 0 && digits_and_x(v) ? v : edtf_interval(t);
  } else if (t.mod == TimexMod::kStart || t.mod == TimexMod::kMid || t.mod == TimexMod::kEnd ||
             v.find('/') != std::string::npos) {
    out = edtf_interval(t);
  } else if (const std::size_t at = v.find('T'); at != std::string::npos && at > 4) {
    const std::size_t zone = v.find_first_of("Z+-", at);
    const std::string clock = v.substr(at, zone == std::string::npos ? zone : zone - at);
    const std::string day = v.substr(0, at);
    if (clock.size() < 3 || clock[1] < '0' || clock[1] > '9') {
      out = digits_and_x(day) ? day : edtf_interval(t);
    } else {
      // Clock times have seconds.
      out = day + clock + (clock.size() == 3 ? ":00:00" : clock.size() == 6 ? ":00" : "");
      if (zone != std::string::npos) out += v.substr(zone);
    }
  } else if (std::string part = edtf_part_of_year(v); !part.empty()) {
    out = std::move(part);
  } else if (digits_and_x(v) && v != "X" && v[0] != '-') {
    out = v + (v.size() == 3 ? "X" : v.size() == 2 ? "XX" : "");
  } else {
    // Weeks, Hijri months, years before our era, and what only points.
    out = edtf_interval(t);
  }
  if (t.mod == TimexMod::kApprox && !out.empty() && out.find('/') == std::string::npos) out += "~";
  return out;
}

}  // namespace waqai::timex
