// Clock times and parts of the day, with the day they belong to and their time zone.
#include <algorithm>

#include "timex/parser.h"

namespace waqai::timex {

namespace {

bool short_digits(const text::Tokens& t, std::size_t i, std::size_t max) {
  if (i >= t.size() || t[i].kind != text::TokenKind::kNumber) return false;
  const std::string_view f = t.form(i);
  return f.size() <= max &&
         std::all_of(f.begin(), f.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int value_of(std::string_view f) {
  int v = 0;
  for (const char c : f) v = v * 10 + (c - '0');
  return v;
}

}  // namespace

// The hour and minutes: `4:17`, `14.30`, `الثامنة والنصف`, `الخامسة وعشر دقائق`, `12 إلا ربعا`.
std::size_t Parser::clock_number(std::size_t i, Node& n, bool after_word) const {
  const text::Tokens& t = w_.tokens();
  if (i >= t.size()) return 0;
  int hour = -1;
  int minute = 0;
  std::size_t p = i;
  bool hour_only = true;
  if (short_digits(t, i, 2)) {
    hour = value_of(t.form(i));
    p = i + 1;
    if (w_.punct(p, ':') && short_digits(t, p + 1, 2) && t.form(p + 1).size() == 2) {
      minute = value_of(t.form(p + 1));
      p += 2;
      hour_only = false;
      if (w_.punct(p, ':') && short_digits(t, p + 1, 2) && t.form(p + 1).size() == 2) {
        n.second = value_of(t.form(p + 1));
        p += 2;
      }
    }
    if (hour > 24 || minute > 59) return 0;
  } else if (after_word && short_digits(t, i, 4) && t.form(i).size() == 4) {
    // `الساعة 1415`, as agencies write it
    hour = value_of(t.form(i)) / 100;
    minute = value_of(t.form(i)) % 100;
    if (hour > 23 || minute > 59) return 0;
    p = i + 1;
    hour_only = false;
  } else if (t[i].kind == text::TokenKind::kNumber && after_word) {
    // `14.30` after the word for hour.
    const std::string_view f = t.form(i);
    const std::size_t dot = f.find('.');
    if (dot == std::string_view::npos || dot == 0 || dot > 2 || f.size() - dot - 1 != 2) return 0;
    for (std::size_t k = 0; k < f.size(); ++k) {
      if (k != dot && (f[k] < '0' || f[k] > '9')) return 0;
    }
    hour = value_of(f.substr(0, dot));
    minute = value_of(f.substr(dot + 1));
    if (hour > 24 || minute > 59) return 0;
    p = i + 1;
    hour_only = false;
  } else {
    const auto v = w_.number(i);
    if (!v || v->digits || v->vague || v->fraction || v->value < 1 || v->value > 12) return 0;
    if (!(v->ordinal && v->definite && v->feminine) && !v->hour_only && !after_word) return 0;
    if (v->ordinal && !v->feminine && !v->hour_only) return 0;
    hour = static_cast<int>(v->value);
    p = v->end;
  }
  if (hour_only && w_.follows(p)) {
    if (const Word* h = w_.at(p, Cls::kAndHalf); h != nullptr)
      minute = 30, p = h->end;
    else if (const Word* q = w_.at(p, Cls::kAndQuarter); q != nullptr)
      minute = 15, p = q->end;
    else if (const Word* q2 = w_.at(p, Cls::kAndThird); q2 != nullptr)
      minute = 20, p = q2->end;
    else if (const Word* q3 = w_.at(p, Cls::kLessQuarter); q3 != nullptr)
      minute = -15, p = q3->end;
    else if (const Word* q4 = w_.at(p, Cls::kLessThird); q4 != nullptr)
      minute = -20, p = q4->end;
    else {
      // `وعشر دقائق`, `و18 دقيقة`, `إلا خمس دقائق`
      std::size_t q5 = p;
      int sign = 1;
      bool joined = false;
      if (const Word* a = w_.bare(p, Cls::kAnd); a != nullptr)
        q5 = a->end, joined = true;
      else if (const Word* x = w_.bare(p, Cls::kExcept); x != nullptr)
        q5 = x->end, sign = -1, joined = true;
      const auto v = w_.follows(q5) ? w_.number(q5) : std::nullopt;
      if (v && !v->ordinal && v->value >= 1 && v->value < 60 &&
          (joined || v->proclitics == text::kWaw)) {
        const Word* u = w_.follows(v->end) ? w_.bare(v->end, Cls::kUnit) : nullptr;
        if (u != nullptr && static_cast<Unit>(u->row.a) == Unit::kMinute) {
          minute = sign * static_cast<int>(v->value);
          p = u->end;
        }
      }
    }
    if (minute != 0) hour_only = false;
  }
  n.clock = hour * 60 + minute;
  n.clock_hour_only = hour_only;
  n.clock_fixed = hour > 12 || hour == 0;
  return p;
}

std::size_t Parser::zone(std::size_t i, Node& n) const {
  if (i >= w_.size() || w_.tokens()[i].line_before) return i;
  if (const Word* l = w_.at(i, Cls::kLocalZone); l != nullptr) {
    n.local_zone = true;
    return l->end;
  }
  // `ت.غ`
  const auto initials = [&](std::size_t p) -> const Word* {
    const Word* t = p < w_.size() ? w_.bare(p, Cls::kZoneInitial) : nullptr;
    if (t == nullptr) return nullptr;
    std::size_t q = t->end;
    if (w_.punct(q, '.')) ++q;
    return w_.follows(q) ? w_.bare(q, Cls::kZone) : nullptr;
  };
  // `GMT+3`
  const auto shifted = [&](std::size_t p) -> std::size_t {
    const text::Tokens& t = w_.tokens();
    const bool minus = dash(p);
    if (!(minus || w_.punct(p, '+')) || t[p].space_before || !short_digits(t, p + 1, 2)) return p;
    const int hours = value_of(t.form(p + 1));
    if (hours > 14) return p;
    std::size_t e = p + 2;
    int minutes = hours * 60;
    if (w_.punct(e, ':') && short_digits(t, e + 1, 2)) {
      minutes += value_of(t.form(e + 1)) % 60;
      e += 2;
    }
    n.zone_offset = minus ? -minutes : minutes;
    n.zone = nullptr;
    return e;
  };
  const auto take = [&](const Word* z) {
    n.has_zone = true;
    n.zone_offset = z->row.a;
    n.zone_dst = static_cast<Dst>(z->row.b);
    n.zone = z;
  };
  if (const Word* t = w_.at(i, Cls::kZoneWord); t != nullptr && w_.follows(t->end)) {
    std::size_t p = t->end;
    const Word* z = w_.at(p, Cls::kZone);
    if (z == nullptr) return i;
    take(z);
    return (z->row.flags & kRecent) != 0 ? shifted(z->end) : z->end;
  }
  if (const Word* z = w_.bare(i, Cls::kZone); z != nullptr && (z->row.flags & kRecent) != 0) {
    take(z);
    return shifted(z->end);
  }
  if (const Word* z = initials(i); z != nullptr) {
    take(z);
    return z->end;
  }
  if (w_.punct(i, '(')) {
    std::size_t p = i + 1;
    if (const Word* t = p < w_.size() ? w_.at(p, Cls::kZoneWord) : nullptr; t != nullptr)
      p = t->end;
    if (p >= w_.size()) return i;
    if (const Word* l = w_.at(p, Cls::kLocalZone); l != nullptr && w_.punct(l->end, ')')) {
      n.local_zone = true;
      return l->end + 1;
    }
    const Word* z = w_.at(p, Cls::kZone);
    if (z == nullptr) z = initials(p);
    if (z != nullptr) {
      const Node before = n;
      take(z);
      const std::size_t e = (z->row.flags & kRecent) != 0 ? shifted(z->end) : z->end;
      if (w_.punct(e, ')')) return e + 1;
      n = before;
    }
  }
  return i;
}

std::size_t Parser::day_part(std::size_t i, Node& n, bool after_clock) const {
  if (i >= w_.size()) return 0;
  const Word* best = nullptr;
  for (const Word& w : w_.all(i)) {
    if (w.row.cls != Cls::kDayPart || w.pronoun) continue;
    if ((w.row.flags & kClockOnly) != 0 && !after_clock) continue;
    if (after_clock && w.proclitics != 0 && w.proclitics != text::kFa && w.proclitics != text::kLam)
      continue;
    best = &w;
    break;
  }
  if (best == nullptr) return 0;
  n.part = static_cast<Part>(best->row.a);
  n.part_from = best->row.b;
  n.part_to = best->row.c;
  return best->end;
}

// A clock time with its part of day; it needs the word for hour, a part of day or a zone, or
// minutes.
std::size_t Parser::clock(std::size_t i, Node& n) const {
  Node r = n;
  std::size_t p = i;
  bool called = false;
  if (const Word* x = w_.at(p, Cls::kExactly);
      x != nullptr && w_.follows(x->end) && w_.at(x->end, Cls::kHourWord) != nullptr) {
    p = x->end;
  }
  if (const Word* h = w_.at(p, Cls::kHourWord); h != nullptr && w_.follows(h->end)) {
    p = h->end;
    called = true;
  }
  // `17.00 بتوقيت غرينتش`
  const bool zoned = !called && w_.follows(p + 1) && w_.at(p + 1, Cls::kZoneWord) != nullptr;
  const std::size_t e = clock_number(p, r, called || zoned);
  if (e == 0) return 0;
  // `ساعة واحدة` is how long.
  if (called && !w_.tokens().form(p - 1).starts_with(text::kArticle)) {
    if (const auto v = w_.number(p); v && v->in_words && !v->ordinal && v->value == 1) return 0;
  }
  std::size_t q = e;
  Part before = r.part;
  r.part = Part::kNone;
  std::size_t k = 0;
  if (w_.follows(q)) k = day_part(q, r, true);
  bool evidence = called || (!r.clock_hour_only && w_.tokens()[p].kind == text::TokenKind::kNumber);
  if (k == 0 && w_.follows(q)) {
    // `من مساء`
    if (const Word* o = w_.bare(q, Cls::kOf); o != nullptr && w_.follows(o->end)) {
      k = day_part(o->end, r, true);
      if (k != 0 && r.part == Part::kNone) k = 0;
    }
  }
  if (k != 0) {
    q = k;
    evidence = true;
  } else {
    r.part = before;
  }
  const std::size_t z = zone(q, r);
  if (z != q) {
    q = z;
    evidence = true;
  }
  if (!evidence && w_.follows(q)) {
    // `الثامنة هذه الليلة`: the day that follows has a part of its own.
    const Word* d = w_.bare(q, Cls::kDeictic);
    evidence =
        d != nullptr && static_cast<DeicticKind>(d->row.a) == DeicticKind::kDay && d->row.c != 0;
  }
  if (!evidence) return 0;
  r.kind = NodeKind::kPoint;
  if (r.field == Field::kNone) r.field = Field::kDay;
  n = r;
  return q;
}

// What may follow a day: a part of it, a clock time.
std::size_t Parser::after_day(std::size_t p, Node& n) const {
  std::size_t e = p;
  // `السبت مساء`
  if (n.part == Part::kNone && w_.follows(e)) {
    Node r = n;
    const std::size_t k = day_part(e, r, false);
    if (k != 0 && w_.all(e)[0].proclitics == 0) {
      n = r;
      e = k;
    }
  }
  std::size_t q = comma(e);
  // `30 سبتمبر 2025 - 14:20`
  if (q == e && n.day > 0 && n.year.kind == RefKind::kAbsolute && (dash(e) || w_.punct(e, '|')) &&
      short_digits(w_.tokens(), e + 1, 2) && w_.punct(e + 2, ':')) {
    ++q;
  }
  if (w_.follows(q)) {
    if (const Word* on = w_.bare(q, Cls::kOn); on != nullptr)
      q = on->end;
    else if (const Word* in = w_.bare(q, Cls::kIn); in != nullptr)
      q = in->end;
  }
  if (w_.follows(q)) {
    Node r = n;
    const std::size_t k = clock(q, r);
    if (k != 0 && r.clock >= 0) {
      n = r;
      e = k;
    }
  }
  return e;
}

// `كل صباح`, `صباح كل أحد`, `مساء كل يوم`
std::size_t Parser::part_set(std::size_t i, Node& n) const {
  Node r = n;
  std::size_t e = 0;
  if (const Word* every = w_.at(i, Cls::kEvery); every != nullptr && w_.follows(every->end)) {
    bool bare = false;
    for (const Word& w : w_.all(every->end)) bare = bare || w.proclitics == 0;
    e = bare ? day_part(every->end, r, false) : 0;
  } else if (const std::size_t p = day_part(i, r, false); p != 0 && w_.follows(p)) {
    const Word* each = w_.with(p, Cls::kEvery, 0);
    if (each == nullptr || !w_.follows(each->end)) return 0;
    Node day;
    e = weekday(each->end, day);
    if (const Word* d = e == 0 ? w_.bare(each->end, Cls::kWeekday) : nullptr; d != nullptr) {
      day.weekday = d->row.a;
      e = d->end;
    }
    if (e != 0 && day.day == 0) {
      r.weekday = day.weekday;
    } else {
      const Word* u = w_.bare(each->end, Cls::kUnit);
      e = u != nullptr && !u->pronoun && u->row.b == 0 && static_cast<Unit>(u->row.a) == Unit::kDay
              ? u->end
              : 0;
    }
  }
  if (e == 0 || r.part == Part::kNone || r.part == Part::kMidnight) return 0;
  r.kind = NodeKind::kSet;
  r.rule = "set.part";
  n = r;
  return e;
}

// A part of the day by itself: `وقع الهجوم فجرا`, `عند الفجر`.
std::size_t Parser::lone_part(std::size_t i, Node& n) const {
  const Word* a = w_.at(i, Cls::kPartAdverb);
  const Word* d = a == nullptr ? w_.bare(i, Cls::kPartDefinite) : nullptr;
  if (a == nullptr && d == nullptr) return 0;
  Node r = n;
  const std::size_t e = day_part(i, r, false);
  if (e == 0) return 0;
  if (a != nullptr) {
    if ((a->proclitics & ~(text::kWaw | text::kFa)) != 0) return 0;
    // `مساء` is also the first word of a longer phrase.
    if ((a->row.flags & kWeak) != 0 && w_.follows(e) &&
        w_.tokens()[e].kind != text::TokenKind::kPunct) {
      return 0;
    }
  } else {
    bool called = false;
    for (const Cls c : {Cls::kCueOn, Cls::kOn, Cls::kCueSince, Cls::kCueUntil, Cls::kCueBefore,
                        Cls::kCueAfter, Cls::kWithin}) {
      called = called || w_.before(i, c) != nullptr;
    }
    if (!called) return 0;
  }
  r.kind = NodeKind::kPoint;
  r.field = Field::kDay;
  r.rule = "day_part.alone";
  n = r;
  return d != nullptr ? std::max<std::size_t>(e, d->end) : e;
}

// A clock time first, then its day: `الساعة 4:17 فجر أمس`, `الساعة التاسعة مساء الثلاثاء`.
std::size_t Parser::clock_first(std::size_t i, Node& n) const {
  Node r = n;
  const std::size_t e = clock(i, r);
  if (e == 0) return 0;
  std::size_t q = e;
  if (const Word* o = w_.follows(q) ? w_.bare(q, Cls::kOf) : nullptr; o != nullptr) q = o->end;
  r.rule = "clock";
  if (!r.has_zone || q > e) {
    std::size_t d = comma(q);
    if (w_.follows(d)) {
      Node day;
      std::size_t k = 0;
      const Word* de = w_.bare(d, Cls::kDeictic);
      const Word* wd = w_.bare(d, Cls::kWeekday);
      const Word* dw = w_.bare(d, Cls::kDayWord);
      const Word* th = w_.bare(d, Cls::kThis);
      if (de != nullptr || wd != nullptr || dw != nullptr || th != nullptr || d == q) {
        k = day_level(d, day);
        if (k != 0 && w_.tokens()[d].kind == text::TokenKind::kNumber && d == q && q == e &&
            day.month == 0) {
          k = 0;
        }
        if (k == 0 && th != nullptr) {
          // `إلا ربعا هذا الصباح`
          if (const std::size_t pt = day_part(th->end, r, false); pt != 0) {
            day.offset = 0;
            k = pt;
          }
        }
      }
      if (k != 0) {
        const Part part = day.part != Part::kNone ? day.part : r.part;
        day.clock = r.clock;
        day.second = r.second;
        day.clock_fixed = r.clock_fixed;
        day.clock_hour_only = r.clock_hour_only;
        day.has_zone = r.has_zone;
        day.local_zone = r.local_zone;
        day.zone_offset = r.zone_offset;
        day.zone_dst = r.zone_dst;
        day.zone = r.zone;
        day.part = part;
        day.kind = NodeKind::kPoint;
        day.field = Field::kDay;
        day.rule = "clock.day";
        day.lead = 0;
        const std::size_t z = zone(k, day);
        n = day;
        return z;
      }
    }
  }
  n = r;
  return e;
}

// A day with its part, clock time, "early" or "later".
std::size_t Parser::timed(std::size_t i, Node& n) const {
  if (i >= w_.size()) return 0;
  // Early, late, later, earlier, before a day or its part.
  if (const Word* d = w_.at(i, Cls::kDeictic); d != nullptr) {
    const auto kind = static_cast<DeicticKind>(d->row.a);
    const bool shade = kind == DeicticKind::kEarly || kind == DeicticKind::kLate ||
                       d->row.d == kShadeEarlier || d->row.d == kShadeLater;
    if (shade) {
      std::size_t p = comma(d->end);
      if (const Word* o = w_.follows(p) ? w_.bare(p, Cls::kOf) : nullptr; o != nullptr) p = o->end;
      if (w_.follows(p)) {
        Node r;
        std::size_t e = timed(p, r);
        if (e == 0) {
          e = relative_unit(p, r);
          if (e != 0 && r.field != Field::kWeek && r.field != Field::kMonth &&
              r.field != Field::kYear) {
            e = 0;
          }
        }
        if (e != 0 && !(r.clock >= 0 && r.rule[0] == 'c')) {
          if (kind == DeicticKind::kEarly) r.mod = TimexMod::kStart;
          if (kind == DeicticKind::kLate) r.mod = TimexMod::kEnd;
          if (d->row.d == kShadeEarlier) r.earlier = true;
          if (d->row.d == kShadeLater) r.later = true;
          r.rule = "shaded_day";
          n = r;
          return e;
        }
      }
      return 0;
    }
  }
  // A part of the day, then its day.
  if (constexpr ClassSet kParts = class_set({Cls::kDayPart}); w_.any_of(i, kParts)) {
    Node r;
    std::size_t e = day_part(i, r, false);
    if (e != 0 && w_.follows(e)) {
      const Part part = r.part;
      const bool night = part == Part::kNight || part == Part::kMidnight;
      std::size_t p = e;
      if (const Word* o = w_.bare(p, Cls::kOf); o != nullptr && w_.follows(o->end)) p = o->end;
      Node day;
      std::size_t k = day_level(p, day);
      if (const Word* same = k == 0 ? w_.bare(p, Cls::kDeictic) : nullptr;
          same != nullptr && static_cast<DeicticKind>(same->row.a) == DeicticKind::kAnaphor &&
          static_cast<Take>(same->row.d) == Take::kDay) {
        // `مساء اليوم نفسه`
        day.kind = NodeKind::kPoint;
        day.field = Field::kDay;
        day.unit_ref = {RefKind::kAntecedent, 0};
        k = same->end;
      }
      if (k == 0) {
        // `ليلة عيد الفطر`
        k = feast(p, day);
      }
      if (k != 0) {
        if (day.feast >= 0 && night) day.eve = true;
        if (night && day.weekday > 0 && !day.offset.has_value() && day.day == 0) {
          // `ليل الثلاثاء الأربعاء`: the night that joins two days.
          std::size_t q = k;
          if (dash(q) || w_.punct(q, '/')) {
            ++q;
          } else if (w_.follows(q)) {
            // `ليلة السبت إلى الأحد`, `ليل السبت على الأحد`
            const Word* to = w_.bare(q, Cls::kTo);
            if (to == nullptr) to = w_.bare(q, Cls::kOn);
            if (to != nullptr) q = to->end;
          }
          const Word* second = w_.follows(q) ? w_.bare(q, Cls::kWeekday) : nullptr;
          if (second != nullptr && second->row.a == day.weekday % 7 + 1) {
            day.weekday_pair = true;
            k = relative(second->end, day);
          }
        }
        day.part = part;
        day.part_from = r.part_from;
        day.part_to = r.part_to;
        day.rule = "day_part";
        k = after_day(k, day);
        const std::size_t z = zone(k, day);
        n = day;
        return z;
      }
    }
  }
  // A day, then what follows it.
  {
    Node r;
    const std::size_t e = day_level(i, r);
    if (e != 0) {
      const std::size_t k = after_day(e, r);
      n = r;
      return k;
    }
  }
  if (const std::size_t e = clock_first(i, n); e != 0) return e;
  return lone_part(i, n);
}

}  // namespace waqai::timex
