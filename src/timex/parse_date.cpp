// Days, months and years: written in any month system, in digits or words, with their weekday,
// their era and their relative word.
#include <algorithm>
#include <string_view>

#include "timex/edit_distance.h"
#include "timex/parser.h"

namespace waqai::timex {

using calendar::System;

std::size_t Parser::comma(std::size_t p) const {
  return w_.punct(p, ',') || w_.punct(p, 0x60C) ? p + 1 : p;
}

bool Parser::dash(std::size_t p) const {
  return w_.punct(p, '-') || w_.punct(p, 0x2013) || w_.punct(p, 0x2014) || w_.punct(p, 0x2212);
}

namespace {

bool plain_digits(const text::Tokens& t, std::size_t i, std::size_t min, std::size_t max) {
  if (i >= t.size() || t[i].kind != text::TokenKind::kNumber) return false;
  const std::string_view f = t.form(i);
  if (f.size() < min || f.size() > max) return false;
  return std::all_of(f.begin(), f.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int digits(std::string_view f) {
  int v = 0;
  for (const char c : f) v = v * 10 + (c - '0');
  return v;
}

}  // namespace

std::size_t Parser::era(std::size_t i, Node& n) const {
  if (!w_.follows(i)) return i;
  const Word* e = w_.bare(i, Cls::kEra);
  if (e == nullptr) return i;
  switch (static_cast<Era>(e->row.a)) {
    case Era::kIslamic:
      n.system = System::kIslamicUmmAlQura;
      return e->end;
    case Era::kPersian:
      n.system = System::kPersian;
      return e->end;
    case Era::kCoptic:
      n.system = System::kCoptic;
      return e->end;
    case Era::kAmazigh:
      n.amazigh = true;
      return e->end;
    case Era::kBeforeChrist:
      n.before_christ = true;
      return e->end;
    case Era::kGregorian:
      return e->end;
    case Era::kBcInitial: {
      std::size_t p = e->end;
      if (w_.punct(p, '.')) ++p;
      const Word* m = w_.follows(p) ? w_.bare(p, Cls::kEra) : nullptr;
      if (m == nullptr || static_cast<Era>(m->row.a) != Era::kGregorian || m->end != p + 1)
        return i;
      n.before_christ = true;
      return m->end;
    }
  }
  return i;
}

std::size_t Parser::relative(std::size_t i, Node& n) const {
  if (!w_.follows(i)) return i;
  const Word* r = w_.bare(i, Cls::kRelative);
  if (r == nullptr || (r->row.flags & kIndefinite) != 0) return i;
  n.direction = static_cast<Direction>(r->row.a);
  n.steps = r->row.b;
  return r->end;
}

// A year's number: four digits, or words of a thousand and more; after a word for year also two or
// three digits with an era.
std::size_t Parser::year_number(std::size_t i, Node& n, bool after_word, bool after_month) const {
  const text::Tokens& t = w_.tokens();
  if (plain_digits(t, i, 1, 4)) {
    const int v = digits(t.form(i));
    const std::size_t width = t.form(i).size();
    Node probe = n;
    const std::size_t end = era(i + 1, probe);
    const bool has_era = end > i + 1;
    const bool named = width == 4 && v >= 1000 && v <= 2999;
    if (!named && !(has_era && width >= 1 && (after_word || after_month || width >= 3)) &&
        !(after_word && width == 2 && v >= 20)) {
      return 0;
    }
    if (has_era) n = probe;
    n.year = {RefKind::kAbsolute, v};
    if (width == 2 && !has_era) n.year.value = v >= 40 ? 1900 + v : 2000 + v;
    // A year of the 14th or 15th century AH beside a Hijri month needs no era; elsewhere it does.
    if (!has_era && !after_month && v >= 1300 && v < 1500 && after_word) {
      n.system = System::kIslamicUmmAlQura;
    }
    if (n.amazigh || (after_month && v > 2900)) n.amazigh = true;
    if (n.before_christ) n.year.value = 1 - v;
    return std::max(end, i + 1);
  }
  const auto words = w_.number(i);
  if (!words || words->digits || words->ordinal || words->proclitics != 0 || words->vague ||
      words->fraction) {
    return 0;
  }
  const double v = words->value;
  if (v >= 1000 && v <= 2999) {
    n.year = {RefKind::kAbsolute, static_cast<int>(v)};
    return era(words->end, n);
  }
  if (after_word && v >= 100 && v < 1000) {
    Node probe = n;
    const std::size_t end = era(words->end, probe);
    if (end > words->end) {
      n = probe;
      n.year = {RefKind::kAbsolute, static_cast<int>(v)};
      return end;
    }
  }
  return 0;
}

std::size_t Parser::relative_year(std::size_t i, Node& n) const {
  std::size_t p = i;
  if (const Word* t = w_.with(p, Cls::kThis, 0); t != nullptr && w_.follows(p)) {
    const Word* u = w_.follows(t->end) ? w_.bare(t->end, Cls::kUnit) : nullptr;
    if (u != nullptr && static_cast<Unit>(u->row.a) == Unit::kYear &&
        (u->row.flags & kDefiniteWord) != 0) {
      n.year = {RefKind::kShift, 0};
      return u->end;
    }
    return 0;
  }
  if (const Word* e = w_.with(p, Cls::kEvery, 0); e != nullptr && w_.follows(p)) {
    const Word* u = w_.follows(e->end) ? w_.bare(e->end, Cls::kUnit) : nullptr;
    if (u != nullptr && static_cast<Unit>(u->row.a) == Unit::kYear) {
      n.year = {RefKind::kEvery, 0};
      return u->end;
    }
    return 0;
  }
  if (!w_.follows(p)) return 0;
  if (const Word* d = w_.bare(p, Cls::kDeictic);
      d != nullptr && static_cast<DeicticKind>(d->row.a) == DeicticKind::kAnaphor &&
      static_cast<Take>(d->row.d) == Take::kYear) {
    n.year = {RefKind::kAntecedent, 0};
    return d->end;
  }
  const Word* u = w_.bare(p, Cls::kUnit);
  if (u == nullptr) u = w_.with(p, Cls::kUnit, text::kLam);
  if (u == nullptr || static_cast<Unit>(u->row.a) != Unit::kYear || u->pronoun ||
      (u->row.flags & kDefiniteWord) == 0 || u->row.b != 0) {
    return 0;
  }
  const Word* r = w_.follows(u->end) ? w_.bare(u->end, Cls::kRelative) : nullptr;
  if (r == nullptr || (r->row.flags & kIndefinite) != 0) return 0;
  const int steps = r->row.b;
  switch (static_cast<Direction>(r->row.a)) {
    case Direction::kPast:
      n.year = {RefKind::kShift, -steps};
      break;
    case Direction::kFuture:
      n.year = {RefKind::kShift, steps};
      break;
    case Direction::kCurrent:
      n.year = {RefKind::kShift, 0};
      break;
    case Direction::kNext:
      n.year = {RefKind::kAntecedent, steps};
      break;
    case Direction::kPrevious:
      n.year = {RefKind::kAntecedent, -steps};
      break;
    case Direction::kSame:
      n.year = {RefKind::kAntecedent, 0};
      break;
    case Direction::kNone:
      return 0;
  }
  return r->end;
}

// What may follow a month or a part of a year to name its year. Gives i if nothing does.
std::size_t Parser::year(std::size_t i, Node& n, bool after_month) const {
  if (!w_.follows(i)) return i;
  std::size_t p = i;
  // `6 يناير، 2015`
  if (const std::size_t c = comma(p); c != p) {
    if (plain_digits(w_.tokens(), c, 4, 4)) {
      const std::size_t e = year_number(c, n, false, after_month);
      if (e != 0) return e;
    }
    return i;
  }
  if (w_.punct(p, '/') || dash(p)) {
    // `سبتمبر/2024`, `5-مارس-2022`
    if (after_month && plain_digits(w_.tokens(), p + 1, 4, 4)) {
      const std::size_t e = year_number(p + 1, n, false, true);
      if (e != 0) return e;
    }
    return i;
  }
  bool of = false;
  if (const Word* o = w_.bare(p, Cls::kOf); o != nullptr) {
    p = o->end;
    of = true;
  } else if (const Word* in = w_.bare(p, Cls::kIn); in != nullptr) {
    p = in->end;
    of = true;
  }
  if (!w_.follows(p)) return i;
  if (const std::size_t e = relative_year(p, n); e != 0) return e;
  const Word* y = w_.bare(p, Cls::kYearWord);
  if (y == nullptr) y = w_.with(p, Cls::kYearWord, text::kLam);
  if (y == nullptr) y = w_.with(p, Cls::kYearWord, text::kBa);
  if (y != nullptr && w_.follows(y->end)) {
    if (const std::size_t e = year_number(y->end, n, true, after_month); e != 0) return e;
    return i;
  }
  if (of) return i;
  if (const std::size_t e = year_number(p, n, false, after_month); e != 0) return e;
  return i;
}

// A second name of the month after a slash, in brackets, after a dash or just beside it.
std::size_t Parser::month_pair(std::size_t p, Node& n) const {
  if (n.system != System::kGregorian || !w_.follows(p)) return p;
  const text::Tokens& t = w_.tokens();
  const auto same = [&](const Word* m) {
    return m != nullptr && m->row.b == static_cast<std::int16_t>(System::kGregorian) &&
           m->row.a == n.month;
  };
  const auto month_at = [&](std::size_t q) -> const Word* {
    const Word* best = nullptr;
    if (q >= t.size()) return nullptr;
    for (const Word& m : w_.all(q)) {
      if (m.row.cls != Cls::kMonth || m.proclitics != 0 || m.pronoun) continue;
      if (m.row.b != static_cast<std::int16_t>(System::kGregorian)) continue;
      if (best == nullptr || (m.end == best->end && m.row.a == n.month)) best = &m;
    }
    return best;
  };
  if (w_.punct(p, '/') || w_.punct(p, '\\')) {
    const std::size_t q = p + 1;
    if (const Word* m = month_at(q); m != nullptr) {
      if (!same(m)) n.other_month = m->row.a;
      return m->end;
    }
    // A misprint: an unknown word near another name of the same month.
    if (q < t.size() && t[q].kind == text::TokenKind::kWord &&
        !w_.vocabulary().data().known(t.form(q)) &&
        near_any(t.form(q), w_.vocabulary().names_of_month(n.month))) {
      n.misprint = true;
      return q + 1;
    }
    return p;
  }
  if (w_.punct(p, '(') || w_.punct(p, '[')) {
    const Word* m = month_at(p + 1);
    if (m != nullptr && (w_.punct(m->end, ')') || w_.punct(m->end, ']'))) {
      if (!same(m)) n.other_month = m->row.a;
      return m->end + 1;
    }
    if (m == nullptr && p + 2 < t.size() && t[p + 1].kind == text::TokenKind::kWord &&
        w_.punct(p + 2, ')') && !w_.vocabulary().data().known(t.form(p + 1)) &&
        near_any(t.form(p + 1), w_.vocabulary().names_of_month(n.month))) {
      n.misprint = true;
      return p + 3;
    }
    return p;
  }
  if (dash(p)) {
    const Word* m = month_at(p + 1);
    return same(m) ? m->end : p;
  }
  const Word* m = month_at(p);
  return same(m) ? m->end : p;
}

// `شهر 3`, `شهر عشرة`, `الشهر التاسع`
std::size_t Parser::numbered_month(std::size_t i, Node& n) const {
  const Word* s = w_.at(i, Cls::kMonthWord);
  bool definite = false;
  std::size_t p = 0;
  if (s != nullptr) {
    p = s->end;
  } else {
    const Word* u = w_.at(i, Cls::kUnit);
    if (u == nullptr || u->pronoun || static_cast<Unit>(u->row.a) != Unit::kMonth ||
        u->row.b != 0 || (u->row.flags & kDefiniteWord) == 0) {
      return 0;
    }
    p = u->end;
    definite = true;
  }
  if (!w_.follows(p)) return 0;
  const auto v = w_.number(p);
  if (!v || v->proclitics != 0 || v->vague || v->fraction || v->value < 1 || v->value > 12)
    return 0;
  if (v->digits && w_.tokens().form(p).size() > 2) return 0;
  if (definite && !(v->ordinal && v->definite)) return 0;
  // `شهر واحد` is how long.
  if (!definite && (v->ordinal || (v->in_words && v->value == 1))) return 0;
  n.month = static_cast<int>(v->value);
  n.month_flags = kNumbered;
  return v->end;
}

std::size_t Parser::month(std::size_t i, Node& n, bool first) const {
  std::size_t p = i;
  bool named = false;
  const Word* s = first ? w_.at(p, Cls::kMonthWord) : w_.bare(p, Cls::kMonthWord);
  if (s == nullptr && !first) s = w_.with(p, Cls::kMonthWord, text::kBa);
  if (s != nullptr && w_.follows(s->end)) {
    p = s->end;
    named = true;
  }
  const Word* m = nullptr;
  for (const Word& x : w_.all(p)) {
    if (x.row.cls != Cls::kMonth || x.pronoun) continue;
    if (p != i && x.proclitics != 0) continue;
    if (!first && x.proclitics != 0 && x.proclitics != text::kBa) continue;
    if (m == nullptr || (x.end == m->end && (m->row.flags & kNumbered) != 0)) m = &x;
  }
  if (m == nullptr) return numbered_month(i, n);
  // After a day number the rarer names count too; alone they do not.
  if (first && !named && (m->row.flags & kNumbered) != 0) return 0;
  n.month = m->row.a;
  n.system = static_cast<System>(m->row.b);
  n.month_flags = named ? 0 : m->row.flags;
  p = month_pair(m->end, n);
  if (n.system == System::kIslamicUmmAlQura && w_.follows(p)) {
    if (const Word* e = w_.bare(p, Cls::kEpithet); e != nullptr) {
      p = e->end;
      n.month_flags = 0;
    }
  }
  return p;
}

// `الشهر الجاري`, `هذا الشهر`, `الشهر نفسه` after a day number.
std::size_t Parser::relative_month(std::size_t i, Node& n) const {
  if (!w_.follows(i)) return 0;
  if (const Word* d = w_.bare(i, Cls::kDeictic);
      d != nullptr && static_cast<DeicticKind>(d->row.a) == DeicticKind::kAnaphor &&
      static_cast<Take>(d->row.d) == Take::kMonth) {
    n.month_ref = {RefKind::kAntecedent, 0};
    return d->end;
  }
  std::size_t p = i;
  const Word* t = w_.bare(p, Cls::kThis);
  if (t != nullptr) p = t->end;
  const Word* u = w_.follows(p) ? w_.bare(p, Cls::kUnit) : nullptr;
  if (u == nullptr || u->pronoun || static_cast<Unit>(u->row.a) != Unit::kMonth || u->row.b != 0) {
    return 0;
  }
  if (t != nullptr) {
    n.month_ref = {RefKind::kShift, 0};
    return u->end;
  }
  if ((u->row.flags & kDefiniteWord) == 0) return 0;
  const Word* r = w_.follows(u->end) ? w_.bare(u->end, Cls::kRelative) : nullptr;
  if (r == nullptr || (r->row.flags & kIndefinite) != 0) return 0;
  const int steps = r->row.b;
  switch (static_cast<Direction>(r->row.a)) {
    case Direction::kPast:
      n.month_ref = {RefKind::kShift, -steps};
      break;
    case Direction::kFuture:
      n.month_ref = {RefKind::kShift, steps};
      break;
    case Direction::kCurrent:
      n.month_ref = {RefKind::kShift, 0};
      break;
    case Direction::kNext:
      n.month_ref = {RefKind::kAntecedent, steps};
      break;
    case Direction::kPrevious:
      n.month_ref = {RefKind::kAntecedent, -steps};
      break;
    case Direction::kSame:
      n.month_ref = {RefKind::kAntecedent, 0};
      break;
    case Direction::kNone:
      return 0;
  }
  return r->end;
}

std::size_t Parser::day_number(std::size_t i, Node& n) const {
  if (const Word* l = w_.at(i, Cls::kLastDay); l != nullptr) {
    n.last_day = true;
    return l->end;
  }
  if (const Word* f = w_.at(i, Cls::kFirstDay); f != nullptr) {
    n.day = 1;
    return f->end;
  }
  std::size_t p = i;
  const text::Tokens& t = w_.tokens();
  if (const Word* a = w_.at(i, Cls::kArticle); a != nullptr && w_.follows(a->end)) p = a->end;
  const auto days = [&](std::size_t q) -> std::size_t {
    const Word* u = w_.follows(q) ? w_.bare(q, Cls::kUnit) : nullptr;
    return u != nullptr && static_cast<Unit>(u->row.a) == Unit::kDay && !u->pronoun &&
                   static_cast<GrammaticalNumber>(u->row.b) == GrammaticalNumber::kPlural
               ? u->end
               : 0;
  };
  // `آخر أيام شهر رمضان`
  if (const Word* l = w_.at(i, Cls::kModifier); l != nullptr && (l->row.flags & kLastWord) != 0) {
    const std::size_t e = days(l->end);
    n.last_day = e != 0;
    return e;
  }
  const auto v = w_.number(p);
  if (!v || v->vague || v->fraction || v->hour_only) return 0;
  // `أول أيام شهر رمضان`
  if (v->ordinal && !v->definite && v->value <= 31) {
    if (const std::size_t e = days(v->end); e != 0) {
      n.day = static_cast<int>(v->value);
      return e;
    }
  }
  if (v->digits) {
    if (!plain_digits(t, p, 1, 2) || v->end != p + 1) return 0;
  } else if (!v->ordinal && !(v->definite && v->value >= 20) && v->value < 1) {
    return 0;
  }
  if (v->value < 1 || v->value > 31 ||
      v->value != static_cast<double>(static_cast<int>(v->value))) {
    return 0;
  }
  n.day = static_cast<int>(v->value);
  return v->end;
}

// A date in digits: 31/3/2015, 31 / 3 / 2015, 2025-09-30, 30.09.2025, 15/10.
std::size_t Parser::numeric_date(std::size_t i, Node& n) const {
  const text::Tokens& t = w_.tokens();
  if (t[i].kind != text::TokenKind::kNumber) return 0;
  // The rest of digits already judged to be no date.
  if (i >= 2 && (w_.punct(i - 1, '/') || dash(i - 1)) && !t[i].space_before &&
      !t[i - 1].space_before && t[i - 2].kind == text::TokenKind::kNumber &&
      w_.punct(i - 1, '/') == w_.punct(i + 1, '/') && plain_digits(t, i + 2, 1, 4)) {
    return 0;
  }
  int part[3] = {0, 0, 0};
  std::size_t width[3] = {0, 0, 0};
  std::size_t count = 0;
  std::size_t p = i;
  char32_t separator = 0;
  if (t.form(i).find('.') != std::string_view::npos) {
    // One token with dots.
    const std::string_view f = t.form(i);
    for (const char c : f) {
      if (c == '.') {
        if (++count > 2) return 0;
        continue;
      }
      if (c < '0' || c > '9') return 0;
      part[count] = part[count] * 10 + (c - '0');
      if (++width[count] > 4) return 0;
    }
    if (count != 2) return 0;
    count = 3;
    p = i + 1;
    separator = '.';
  } else {
    while (count < 3 && plain_digits(t, p, 1, 4)) {
      part[count] = digits(t.form(p));
      width[count] = t.form(p).size();
      ++count;
      ++p;
      if (count == 3) break;
      const bool slash = w_.punct(p, '/') || w_.punct(p, '\\');
      if (!slash && !dash(p)) break;
      if (separator == 0) separator = slash ? '/' : '-';
      if ((separator == '/') != slash) break;
      if (!plain_digits(t, p + 1, 1, 4)) break;
      ++p;
    }
  }
  if (count < 2 || separator == 0) return 0;
  // A further separator and digits: a phone or file number.
  if (count == 3 && (w_.punct(p, '/') || dash(p)) && plain_digits(t, p + 1, 1, 20) &&
      !t[p].space_before) {
    return 0;
  }
  int y = 0, m = 0, d = 0;
  bool year_given = true;
  if (count == 3) {
    if (width[0] == 4) {
      y = part[0], m = part[1], d = part[2];
      if (m > 12 && d <= 12) std::swap(m, d);
    } else if (width[2] == 4 || (width[2] == 2 && separator != '.')) {
      d = part[0], m = part[1], y = part[2];
      if (width[0] > 2 || width[1] > 2) return 0;
    } else {
      return 0;
    }
  } else {
    if (width[0] > 2) {
      // 2024/5 is a month only with a full year before it.
      if (width[0] != 4 || width[1] > 2 || separator != '/' || part[0] < 1900) return 0;
      y = part[0], m = part[1];
      d = 0;
    } else if (width[1] == 4 && part[1] >= 1900 && part[1] <= 2100) {
      m = part[0], y = part[1];
      d = 0;
      if (m < 1 || m > 12) return 0;
    } else {
      if (width[1] > 2 || separator == '-') return 0;
      d = part[0], m = part[1];
      year_given = false;
      // A fraction or a score unless words of time stand by.
      const bool called =
          w_.before(i, Cls::kWeekday) != nullptr || w_.before(i, Cls::kDayWord) != nullptr ||
          w_.before(i, Cls::kDateWord) != nullptr || w_.before(i, Cls::kCueOn) != nullptr ||
          w_.before(i, Cls::kCueSince) != nullptr || w_.before(i, Cls::kCueUntil) != nullptr ||
          w_.before(i, Cls::kMatching) != nullptr;
      if (!called || d < 1 || m < 1) return 0;
    }
  }
  const bool short_year = count == 3 && width[0] != 4 && width[2] == 2;
  Node r = n;
  std::size_t end = p;
  if (year_given) end = era(p, r);
  bool islamic = r.system == System::kIslamicUmmAlQura || (y >= 1300 && y < 1500 && !short_year);
  if (short_year && !islamic) {
    // A two-digit year whose day fits no Gregorian month is Hijri.
    if (m == 2 && d == 30) {
      islamic = true;
      y += y > 50 ? 1300 : 1400;
    } else {
      y += y >= 70 ? 1900 : 2000;
    }
  } else if (short_year) {
    y += y > 50 ? 1300 : 1400;
  }
  if (islamic) r.system = System::kIslamicUmmAlQura;
  if (d > 0) {
    const int probe_year = year_given ? y : 2024;
    // The 30th of a Hijri month that has 29 days by the table: where the crescent was seen later.
    const bool sighted = islamic && d == 30 && m >= 1 && m <= 12;
    const bool dmy = sighted || calendar::exists(r.system, {probe_year, m, d});
    const bool mdy = calendar::exists(r.system, {probe_year, d, m});
    // A day the month lacks (31/4/2024) is kept, to be reported.
    const bool lacking = !dmy && !mdy && count == 3 && d >= 29 && d <= 31 && m >= 1 && m <= 12;
    if (!dmy && !mdy && !lacking) return 0;
    if (!dmy && !lacking) {
      std::swap(d, m);
      r.month_first = true;
    } else if (mdy && d != m && width[0] != 4) {
      r.numeric = true;
    }
  } else if (m < 1 || m > 12) {
    return 0;
  }
  r.day = d;
  r.month = m;
  if (year_given) r.year = {RefKind::kAbsolute, y};
  r.kind = NodeKind::kPoint;
  r.field = d > 0 ? Field::kDay : Field::kMonth;
  r.rule = "date.numeric";
  if (!year_given) end = relative(end, r);
  n = r;
  return end;
}

// Words before a number that make it a day of the month; in a list they stand before its first
// member.
bool Parser::called_day(std::size_t i) const {
  for (int member = 0; member < 3; ++member) {
    for (const Cls c :
         {Cls::kCueOn, Cls::kCueSince, Cls::kCueUntil, Cls::kCueBy, Cls::kCueAfter, Cls::kCueBefore,
          Cls::kDayWord, Cls::kDateWord, Cls::kWeekday, Cls::kBetween, Cls::kMatching, Cls::kTo}) {
      if (w_.before(i, c) != nullptr) return true;
    }
    if (i > 0 && w_.at(i - 1, Cls::kUnit) != nullptr) {
      const Word* u = w_.at(i - 1, Cls::kUnit);
      return static_cast<Unit>(u->row.a) == Unit::kDay && u->row.b != 0;
    }
    if (i >= 2 && w_.bare(i - 1, Cls::kAnd) != nullptr) --i;
    if (i == 0 || w_.tokens()[i - 1].kind != text::TokenKind::kNumber) return false;
    --i;
  }
  return false;
}

// A day of a month, with its year and relative word.
std::size_t Parser::date(std::size_t i, Node& n) const {
  if (i >= w_.size()) return 0;
  if (const std::size_t e = numeric_date(i, n); e != 0) return e;
  std::size_t p = i;
  bool day_word = false;
  if (const Word* d = w_.at(p, Cls::kDayWord); d != nullptr && w_.follows(d->end)) {
    p = d->end;
    day_word = true;
    if (const std::size_t e = numeric_date(p, n); e != 0) return e;
  } else if (const Word* t = w_.at(p, Cls::kDeictic);
             t != nullptr && (t->row.flags & kToday) != 0 && w_.follows(t->end)) {
    // `اليوم الثالث من أكتوبر`
    const auto v = w_.number(t->end);
    if (v && v->ordinal && v->definite) {
      p = t->end;
      day_word = true;
    }
  }
  Node r = n;
  // `آخر يوم من شهر`
  std::size_t q = day_number(p, r);
  if (q == 0 || !w_.follows(q)) return 0;
  if (day_word && p > i && !w_.tokens()[p].line_before) {
    // the word for day belongs to the expression
  }
  const Word* of = w_.bare(q, Cls::kOf);
  if (of != nullptr) q = of->end;
  // `12/يناير/2024`
  if (of == nullptr && (w_.punct(q, '/') || dash(q)) && !w_.tokens()[q].space_before &&
      w_.bare(q + 1, Cls::kMonth) != nullptr && w_.tokens()[p].kind == text::TokenKind::kNumber) {
    ++q;
  }
  if (!w_.follows(q)) return 0;
  std::size_t e = month(q, r, false);
  if (e == 0) {
    std::size_t k = relative_month(q, r);
    const bool called = of != nullptr || day_word || called_day(i);
    if (k == 0 && called) {
      // `يوم 25 الجاري`
      const Word* c = w_.bare(q, Cls::kRelative);
      if (c != nullptr && static_cast<Direction>(c->row.a) == Direction::kCurrent) {
        r.month_ref = {RefKind::kShift, 0};
        k = c->end;
      }
    }
    if (k == 0 || !called) return 0;
    r.kind = NodeKind::kPoint;
    r.field = Field::kDay;
    r.rule = "date.relative_month";
    n = r;
    return k;
  }
  r.month_flags = 0;
  e = year(e, r, true);
  if (r.year.kind == RefKind::kNone || r.year.kind == RefKind::kAbsolute) {
    if (const std::size_t k = relative(e, r); k != e) {
      if (r.year.kind == RefKind::kAbsolute) {
        r.direction = Direction::kNone;
      }
      e = k;
      if (r.year.kind == RefKind::kNone) e = year(e, r, true);
    }
  }
  r.kind = NodeKind::kPoint;
  r.field = Field::kDay;
  if (r.rule[0] == '\0') r.rule = r.misprint ? "date.misprinted_month" : "date.day_month";
  n = r;
  return e;
}

// A month with its year or relative word; alone it needs more evidence, which the caller weighs.
std::size_t Parser::month_year(std::size_t i, Node& n) const {
  Node r = n;
  const std::size_t m = month(i, r, true);
  if (m == 0) return 0;
  std::size_t e = year(m, r, true);
  if (const std::size_t k = relative(e, r); k != e) {
    e = k;
    if (r.year.kind == RefKind::kAbsolute) {
      r.direction = Direction::kNone;
    } else {
      e = year(e, r, true);
    }
  }
  r.month_alone = e == m;
  r.kind = NodeKind::kPoint;
  r.field = Field::kMonth;
  r.rule = r.misprint ? "month.misprint" : "month";
  n = r;
  return e;
}

}  // namespace waqai::timex
