// A value is cut into a date, an optional time after `T` and an optional calendar in brackets; each
// piece finds its pattern in the message table, innermost first.
#include "writers/period_words.h"

#include <array>
#include <string>

#include "json/names.h"

namespace waqai::writers {
namespace {

using messages::Language;
using messages::text;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view s) {
  for (const char c : s) {
    if (!is_digit(c)) return false;
  }
  return !s.empty();
}
std::string_view strip_zero(std::string_view s) {
  return s.size() > 1 && s.front() == '0' ? s.substr(1) : s;
}

// `prefix` followed by the number in `digits`, from the table; "" if there is no such month.
std::string numbered(std::string_view prefix, std::string_view digits, Language language) {
  if (!all_digits(digits)) return {};
  std::string key(prefix);
  key += strip_zero(digits);
  return std::string(text(key, language));
}

struct Pieces {
  std::string_view date, time;
  bool hijri = false;
};

Pieces cut(std::string_view value) {
  Pieces p{value, {}, false};
  if (const auto bracket = value.find('['); bracket != std::string_view::npos) {
    p.hijri = value.substr(bracket).starts_with("[u-ca=islamic");
    p.date = value.substr(0, bracket);
  }
  if (const auto t = p.date.find('T'); t != std::string_view::npos) {
    p.time = p.date.substr(t + 1);
    p.date = p.date.substr(0, t);
  }
  return p;
}

std::string year_alone(std::string_view year, bool hijri, Language language) {
  return text(hijri ? "period.hijri.bare" : "period.year", language, {year});
}

// The date part, "" if it has no pattern.
std::string date_words(std::string_view date, bool hijri, Language language) {
  const std::string_view year = date.substr(0, std::min(date.find('-'), date.size()));
  if (year == date) {
    if (!all_digits(date)) return {};
    if (date.size() == 4) return year_alone(date, hijri, language);
    if (date.size() == 3) return text("period.decade", language, {std::string(date) + "0"});
    if (date.size() != 2) return {};
    const std::string ordinal = std::to_string(std::stoi(std::string(date)) + 1);
    const std::string special = "period.century." + ordinal;
    if (!text(special, language).empty()) return std::string(text(special, language));
    return text("period.century", language, {ordinal});
  }
  const bool open_year = year == "XXXX";
  if (!open_year && !(year.size() == 4 && all_digits(year))) return {};
  const std::string_view rest = date.substr(year.size() + 1);
  const std::string named = hijri ? text("period.hijri.year", language, {year}) : std::string(year);

  if (rest.starts_with('W') && rest.size() >= 3 && all_digits(rest.substr(1, 2))) {
    const std::string_view week = strip_zero(rest.substr(1, 2));
    if (rest.size() == 3) return text("period.week", language, {week, named});
    if (rest.substr(3) == "-WE") return text("period.weekend", language, {week, named});
    return {};
  }
  if (rest.size() == 2 && (rest[0] == 'Q' || rest[0] == 'H') && is_digit(rest[1])) {
    const std::string key = std::string(rest[0] == 'Q' ? "period.quarter." : "period.half.") +
                            std::string(rest.substr(1));
    return text(key, language, {named});
  }
  if (rest.size() == 2 && !is_digit(rest[0])) {
    return text("period.season." + std::string(rest), language, {named});
  }
  const std::string month = numbered(
      hijri ? "hijri." : "month.", rest.substr(0, std::min<std::size_t>(2, rest.size())), language);
  if (month.empty()) return {};
  if (rest.size() == 2) {
    return open_year ? month : text("period.month", language, {month, named});
  }
  if (rest.size() == 5 && rest[2] == '-' && all_digits(rest.substr(3))) {
    const std::string_view day = strip_zero(rest.substr(3));
    return open_year ? text("period.day.noyear", language, {day, month})
                     : text("period.day", language, {day, month, named});
  }
  return {};
}

std::string single(std::string_view value, Language language) {
  if (value.ends_with("_REF")) return messages::text_or("period.ref.", value, language);
  const Pieces p = cut(value);
  std::string date = date_words(p.date, p.hijri, language);
  if (date.empty()) return std::string(value);
  if (p.time.empty()) return date;
  if (is_digit(p.time.front())) return text("period.clock", language, {date, p.time});
  const std::string part = text("period.part." + std::string(p.time), language, {date});
  return part.empty() ? std::string(value) : part;
}

}  // namespace

std::string period_words(std::string_view value, TimexMod mod, TimeRelation relation,
                         Language language) {
  if (value.empty()) return {};
  std::string out;
  if (const auto slash = value.find('/'); slash != std::string_view::npos) {
    out =
        text("period.range", language,
             {single(value.substr(0, slash), language), single(value.substr(slash + 1), language)});
  } else {
    out = single(value, language);
  }
  if (mod != TimexMod::kNone) {
    std::string with = text("period.mod." + std::string(json::name(mod)), language, {out});
    if (!with.empty()) out = std::move(with);
  }
  if (relation != TimeRelation::kUnknown && relation != TimeRelation::kOn) {
    out = text("period.rel." + std::string(json::name(relation)), language, {out});
  }
  return out;
}

std::string moment_words(const Moment& moment, Language language) {
  return period_words(json::format(moment), TimexMod::kNone, TimeRelation::kOn, language);
}

}  // namespace waqai::writers
