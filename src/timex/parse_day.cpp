// What names one day: weekdays, the nth weekday of a month, feasts, today and its kin, and lists of
// days that share a month.
#include <algorithm>

#include "timex/parser.h"

namespace waqai::timex {

// A weekday, with what may stand beside it: a date, a relative word, a week.
std::size_t Parser::weekday(std::size_t i, Node& n) const {
  std::size_t p = i;
  bool called = false;
  if (const Word* d = w_.at(p, Cls::kDayWord); d != nullptr && w_.follows(d->end)) {
    p = d->end;
    called = true;
  } else if (const Word* both = w_.at(p, Cls::kUnit);
             both != nullptr && !both->pronoun && static_cast<Unit>(both->row.a) == Unit::kDay &&
             static_cast<GrammaticalNumber>(both->row.b) == GrammaticalNumber::kDual &&
             (both->row.flags & kDefiniteWord) == 0 && w_.follows(both->end) &&
             w_.bare(both->end, Cls::kWeekday) != nullptr) {
    // `يومي الأحد والاثنين`
    p = both->end;
    called = true;
  } else if (const Word* t = w_.at(p, Cls::kThis);
             t != nullptr && w_.follows(t->end) && w_.bare(t->end, Cls::kWeekday) != nullptr) {
    p = t->end;
  }
  const Word* d = p == i ? w_.at(p, Cls::kWeekday) : w_.bare(p, Cls::kWeekday);
  if (d == nullptr) return 0;
  const bool indefinite = (d->row.flags & kIndefinite) != 0;
  Node r = n;
  r.weekday = d->row.a;
  r.kind = NodeKind::kPoint;
  r.field = Field::kDay;
  r.rule = "weekday";
  std::size_t e = d->end;
  // `أحد الأسبوع الماضي`, `الأحد من الأسبوع الماضي`
  {
    std::size_t q = e;
    if (const Word* o = w_.follows(q) ? w_.bare(q, Cls::kOf) : nullptr; o != nullptr) q = o->end;
    if (w_.follows(q)) {
      Node week;
      const std::size_t k = relative_unit(q, week);
      if (k != 0 && week.field == Field::kWeek) {
        r.unit_ref = week.unit_ref;
        n = r;
        return k;
      }
    }
  }
  if (indefinite && !called) return 0;
  // The date may follow at once, after a comma, after "corresponding to", or in brackets.
  std::size_t q = e;
  bool bracket = false;
  q = comma(q);
  if (w_.punct(q, '(')) {
    bracket = true;
    ++q;
  }
  if (const Word* m = q < w_.size() ? w_.at(q, Cls::kMatching) : nullptr;
      m != nullptr && w_.follows(q)) {
    q = m->end;
  } else if (const Word* in = w_.follows(q) ? w_.bare(q, Cls::kIn) : nullptr; in != nullptr) {
    q = in->end;
  }
  if (w_.follows(q)) {
    Node dated;
    std::size_t k = date(q, dated);
    if (k != 0 && (dated.day > 0 || dated.last_day)) {
      if (!bracket || w_.punct(k, ')')) {
        dated.weekday = r.weekday;
        dated.rule = "weekday.date";
        n = dated;
        return bracket ? k + 1 : k;
      }
    }
  }
  // `السبت السادس عشر`: the day of a month that the weekday tells.
  if (const auto v = w_.follows(e) ? w_.number(e) : std::nullopt;
      v && v->ordinal && v->definite && v->proclitics == 0 && v->value >= 6 && v->value <= 31) {
    r.day = static_cast<int>(v->value);
    r.rule = "weekday.day";
    n = r;
    return v->end;
  }
  e = relative(e, r);
  n = r;
  return e;
}

// `أول أحد من سبتمبر`, `الثلاثاء الثالث من شهر أيلول`, `الأسبوع الأول من أكتوبر`, `آخر يوم من شهر`
std::size_t Parser::nth_of_month(std::size_t i, Node& n) const {
  std::size_t p = i;
  int nth = 0;
  const auto ordinal = [&](std::size_t at) -> std::size_t {
    if (at >= w_.size()) return 0;
    if (const Word* l = w_.at(at, Cls::kModifier);
        l != nullptr && (l->row.flags & kLastWord) != 0) {
      nth = -1;
      return l->end;
    }
    if (const Word* l = w_.at(at, Cls::kLast); l != nullptr) {
      nth = -1;
      return l->end;
    }
    const auto v = w_.number(at);
    if (v && v->ordinal && v->value <= 5) {
      nth = static_cast<int>(v->value);
      return v->end;
    }
    return 0;
  };
  const auto thing = [&](std::size_t at, int& wd, Field& field) -> std::size_t {
    if (!(at == i || w_.follows(at))) return 0;
    std::size_t q = at;
    if (const Word* d = w_.at(q, Cls::kDayWord);
        d != nullptr && w_.follows(d->end) && w_.bare(d->end, Cls::kWeekday) != nullptr) {
      q = d->end;
    }
    if (const Word* d = w_.at(q, Cls::kWeekday); d != nullptr) {
      wd = d->row.a;
      field = Field::kDay;
      return d->end;
    }
    const Word* u = w_.at(q, Cls::kUnit);
    if (u == nullptr || u->row.b != 0 || u->pronoun) return 0;
    if (static_cast<Unit>(u->row.a) == Unit::kWeek)
      field = Field::kWeek;
    else if (static_cast<Unit>(u->row.a) == Unit::kDay)
      field = Field::kDay;
    else
      return 0;
    return u->end;
  };
  int wd = 0;
  Field field = Field::kNone;
  std::size_t q = ordinal(p);
  if (q != 0) {
    q = thing(q, wd, field);
  } else {
    q = thing(p, wd, field);
    if (q != 0 && w_.follows(q))
      q = ordinal(q);
    else
      q = 0;
  }
  if (q == 0 || nth == 0 || !w_.follows(q)) return 0;
  // `أول جمعة بعد عيد الفطر`
  if (wd > 0 && nth > 0) {
    const Word* a = w_.bare(q, Cls::kAfter);
    const Word* b = a == nullptr ? w_.bare(q, Cls::kAgo) : nullptr;
    if (const Word* w = a != nullptr ? a : b; w != nullptr && w_.follows(w->end)) {
      Node base;
      std::size_t e = feast(w->end, base);
      if (e == 0) e = date(w->end, base);
      if (e != 0 && (base.day > 0 || base.feast >= 0)) {
        base.nth = nth;
        base.weekday = wd;
        base.after = a != nullptr;
        base.before = b != nullptr;
        base.rule = "nth_weekday_after";
        n = base;
        return e;
      }
      return 0;
    }
  }
  bool joined = false;
  if (const Word* o = w_.bare(q, Cls::kOf); o != nullptr) {
    q = o->end;
    joined = true;
  } else if (const Word* in = w_.bare(q, Cls::kIn); in != nullptr) {
    q = in->end;
    joined = true;
  }
  if (!w_.follows(q)) return 0;
  Node r = n;
  std::size_t e = joined ? month(q, r, true) : month(q, r, false);
  if (e == 0 && joined) e = relative_month(q, r);
  if (e == 0) return 0;
  if (r.month > 0) {
    e = year(e, r, true);
    e = relative(e, r);
  }
  r.kind = NodeKind::kPoint;
  r.nth = nth;
  r.weekday = wd;
  r.field = field;
  r.rule = "nth_of_month";
  if (field == Field::kDay && wd == 0) {
    if (nth > 0)
      r.day = nth;
    else
      r.last_day = true;
    r.nth = 0;
  }
  n = r;
  return e;
}

// Which of its days: `ثاني أيام عيد الأضحى`, `اليوم الثالث من عيد الأضحى`, `أيام عيد الفطر`. A
// shift or length of -1 is settled by the feast.
std::size_t Parser::day_of_feast(std::size_t i, Node& n) const {
  const auto days = [&](std::size_t q) -> std::size_t {
    const Word* u = q == i          ? w_.at(q, Cls::kUnit)
                    : w_.follows(q) ? w_.bare(q, Cls::kUnit)
                                    : nullptr;
    return u != nullptr && !u->pronoun && static_cast<Unit>(u->row.a) == Unit::kDay &&
                   static_cast<GrammaticalNumber>(u->row.b) == GrammaticalNumber::kPlural &&
                   (u->row.flags & kDefiniteWord) == 0 && w_.follows(u->end)
               ? u->end
               : 0;
  };
  if (const std::size_t e = days(i); e != 0) {
    n.feast_length = -1;
    return e;
  }
  if (const Word* l = w_.at(i, Cls::kModifier); l != nullptr && (l->row.flags & kLastWord) != 0) {
    n.feast_shift = -1;
    return days(l->end);
  }
  if (const Word* t = w_.at(i, Cls::kDeictic);
      t != nullptr && (t->row.flags & kToday) != 0 && w_.follows(t->end)) {
    const auto v = w_.number(t->end);
    if (!v || !v->ordinal || !v->definite || v->value > 5 || !w_.follows(v->end)) return 0;
    n.feast_shift = static_cast<int>(v->value) - 1;
    const Word* of = w_.bare(v->end, Cls::kOf);
    if (of == nullptr) of = w_.bare(v->end, Cls::kIn);
    return of != nullptr && w_.follows(of->end) ? of->end : 0;
  }
  const auto v = w_.number(i);
  if (!v || !v->ordinal || v->definite || v->value > 5) return 0;
  n.feast_shift = static_cast<int>(v->value) - 1;
  return days(v->end);
}

std::size_t Parser::feast(std::size_t i, Node& n) const {
  const Word* f = w_.at(i, Cls::kFeast);
  Node r = n;
  if (f == nullptr) {
    const std::size_t p = day_of_feast(i, r);
    if (p == 0) return 0;
    f = w_.bare(p, Cls::kFeast);
    if (f == nullptr) return 0;
    if (r.feast_length < 0) r.feast_length = f->row.d;
    if (r.feast_shift < 0) r.feast_shift = f->row.d - 1;
    if (r.feast_shift >= std::max<int>(f->row.d, 1) + 1) return 0;
  }
  r.feast = static_cast<int>(f->index);
  r.feast_month = f->row.a;
  r.feast_day = f->row.b;
  r.feast_calendar = f->row.c;
  r.kind = NodeKind::kPoint;
  r.field = Field::kDay;
  r.rule = "feast";
  std::size_t e = f->end;
  if (w_.follows(e)) {
    if (const Word* ep = w_.bare(e, Cls::kEpithet); ep != nullptr) e = ep->end;
    const std::size_t k = year(e, r, false);
    if (k != e) {
      e = k;
    } else {
      e = relative(e, r);
    }
  }
  n = r;
  return e;
}

// Anything that names one day: today and its kin, weekdays, dates, feasts, and their pairs.
std::size_t Parser::day_level(std::size_t i, Node& n) const {
  if (i >= w_.size()) return 0;
  if (const std::size_t e = nth_of_month(i, n); e != 0) return e;
  // `اليوم الوطني السعودي`, `اليوم الثالث من عيد الأضحى`
  if (const Word* t = w_.at(i, Cls::kDeictic); t != nullptr && (t->row.flags & kToday) != 0) {
    if (const std::size_t e = feast(i, n); e != 0) return e;
  }
  if (const Word* d = w_.at(i, Cls::kDeictic);
      d != nullptr && static_cast<DeicticKind>(d->row.a) == DeicticKind::kDay) {
    Node r = n;
    r.kind = NodeKind::kPoint;
    r.field = Field::kDay;
    r.offset = d->row.b;
    if (d->row.c != 0) r.part = static_cast<Part>(d->row.c);
    r.rule = "deictic";
    r.today_word = (d->row.flags & kToday) != 0;
    std::size_t e = d->end;
    if (r.today_word) {
      if (const std::size_t k = date(i, r); k != 0 && k > e) {
        r.offset.reset();
        r.today_word = false;
        n = r;
        return k;
      }
      // `اليوم الماضي`
      Node shifted = r;
      const std::size_t k = relative(e, shifted);
      if (k != e) {
        switch (shifted.direction) {
          case Direction::kPast:
            r.offset = -shifted.steps;
            break;
          case Direction::kFuture:
            r.offset = shifted.steps;
            break;
          case Direction::kPrevious:
          case Direction::kNext:
            r.offset.reset();
            r.unit_ref = {RefKind::kAntecedent,
                          shifted.direction == Direction::kNext ? shifted.steps : -shifted.steps};
            break;
          default:
            r.offset = 0;
            break;
        }
        r.today_word = false;
        r.rule = "day.relative";
        n = r;
        return k;
      }
    }
    // A weekday or date beside it, perhaps in brackets or after a comma.
    const auto beside = [&](std::size_t q, bool bracket) -> std::size_t {
      if (!w_.follows(q)) return 0;
      Node x;
      std::size_t k = 0;
      if (w_.bare(q, Cls::kWeekday) != nullptr &&
          (w_.bare(q, Cls::kWeekday)->row.flags & kIndefinite) == 0) {
        k = weekday(q, x);
      } else if (const Word* m = w_.bare(q, Cls::kMatching); m != nullptr) {
        k = date(m->end, x);
      } else {
        k = date(q, x);
      }
      if (k == 0 || (x.day == 0 && x.weekday == 0)) return 0;
      if (bracket && !w_.punct(k, ')')) return 0;
      if (x.day > 0) {
        x.part = r.part;
        x.offset.reset();
        x.rule = "deictic.date";
        r = x;
      } else {
        r.weekday = x.weekday;
        r.rule = "deictic.weekday";
      }
      r.today_word = false;
      return bracket ? k + 1 : k;
    };
    if (w_.punct(e, '(')) {
      if (const std::size_t k = beside(e + 1, true); k != 0) e = k;
    } else if (const std::size_t k = beside(e, false); k != 0) {
      e = k;
    }
    n = r;
    return e;
  }
  if (const std::size_t e = weekday(i, n); e != 0) return e;
  if (const std::size_t e = date(i, n); e != 0) return e;
  return feast(i, n);
}

// What joins two members of a list or range: و, أو, إلى, حتى, a dash. Gives the token after it.
std::size_t Parser::connector(std::size_t i) const {
  if (i >= w_.size() || !w_.follows(i)) return 0;
  if (dash(i)) return i + 1;
  if (const Word* t = w_.bare(i, Cls::kTo); t != nullptr) return t->end;
  if (const Word* t = w_.with(i, Cls::kTo, text::kWaw); t != nullptr) return t->end;
  if (const Word* t = w_.at(i, Cls::kAndBetween); t != nullptr) return t->end;
  return 0;
}

std::size_t Parser::shared_day(std::size_t i, Node& n, int more) const {
  Node r;
  const std::size_t d = day_number(i, r);
  if (d == 0 || d >= w_.size() || !w_.follows(d)) return 0;
  // `3 و7 مايو`: و is a token of its own before digits, or a particle of the next word.
  std::size_t q = connector(d);
  if (q == 0) {
    if (const auto v = w_.number(d); v && v->proclitics == text::kWaw) {
      q = d;
    } else if (const Word* a = w_.bare(d, Cls::kAnd); a != nullptr) {
      q = a->end;
    }
  }
  if (q == 0 || q >= w_.size()) return 0;
  Node later;
  std::size_t k = date(q, later);
  if (k == 0) {
    // A longer list.
    const std::size_t again = more > 0 ? shared_day(q, later, more - 1) : 0;
    if (again == 0) return 0;
  }
  if (later.day == 0 || (later.month == 0 && later.month_ref.kind == RefKind::kNone) ||
      later.numeric) {
    return 0;
  }
  const int day = r.day;
  r = later;
  r.day = day;
  r.rule = "date.shared_month";
  r.weekday = 0;
  r.begin = static_cast<std::uint32_t>(i);
  r.end = static_cast<std::uint32_t>(d);
  n = r;
  return d;
}

}  // namespace waqai::timex
