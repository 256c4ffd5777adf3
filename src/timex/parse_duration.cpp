// Amounts of time, what is "ago" or "in" an amount, and words that only point (now, soon, then).
#include <algorithm>
#include <cmath>

#include "timex/parser.h"

namespace waqai::timex {

namespace {

Unit unit_of(const Word& w) { return static_cast<Unit>(w.row.a); }
GrammaticalNumber number_of(const Word& w) { return static_cast<GrammaticalNumber>(w.row.b); }

}  // namespace

// A count and a unit, without bounds: `24 يوما`, `ثلاثة أسابيع`, `شهرين`, `نصف ساعة`, `أشهر عدة`,
// `عقود`.
std::size_t Parser::simple_amount(std::size_t i, Node& n) const {
  if (i >= w_.size()) return 0;
  Amount& a = n.amount;
  std::size_t p = i;
  if (const Word* art = w_.at(p, Cls::kArticle); art != nullptr && w_.follows(art->end))
    p = art->end;
  // A vague count.
  if (const Word* v = w_.at(p, Cls::kVague); v != nullptr && w_.follows(v->end)) {
    const Word* u = w_.bare(v->end, Cls::kUnit);
    if (u != nullptr && !u->pronoun && number_of(*u) == GrammaticalNumber::kPlural &&
        (u->row.flags & kDefiniteWord) == 0) {
      a.vague = true;
      a.unit = unit_of(*u);
      return u->end;
    }
  }
  if (const auto v = w_.number(p); v && !v->ordinal && w_.follows(v->end)) {
    std::size_t q = v->end;
    if (v->vague) {
      if (const Word* o = w_.bare(q, Cls::kOf); o != nullptr && w_.follows(o->end)) q = o->end;
    }
    const Word* u = w_.bare(q, Cls::kUnit);
    // `8 في المائة يوم الأربعاء`
    if (v->in_words && v->value == 100 && p >= 2 && w_.bare(p - 1, Cls::kIn) != nullptr &&
        w_.number(p - 2))
      return 0;
    if (u != nullptr && !u->pronoun) {
      const bool definite = (u->row.flags & kDefiniteWord) != 0;
      if (v->fraction) {
        if (number_of(*u) != GrammaticalNumber::kSingular) return 0;
        a.count = v->value;
        a.unit = unit_of(*u);
        return u->end;
      }
      if (definite && !v->vague) return 0;
      if (v->value <= 0 && !v->vague) return 0;
      if (v->value >= 1e7) return 0;
      // `عشر ساعات`, not the day 30 of a month.
      if (v->digits && w_.tokens().form(p).find('.') == std::string_view::npos && v->value > 20000)
        return 0;
      if (unit_of(*u) == Unit::kQuarter && w_.follows(u->end) && v->value < 4) {
        // `ثلاثة أرباع الساعة`
        const Word* whole = w_.bare(u->end, Cls::kUnit);
        if (whole != nullptr && !whole->pronoun &&
            number_of(*whole) == GrammaticalNumber::kSingular) {
          a.count = v->value / 4;
          a.unit = unit_of(*whole);
          return whole->end;
        }
      }
      a.vague = v->vague;
      a.count = v->value;
      a.unit = unit_of(*u);
      if (a.unit == Unit::kSecond && v->digits == false && v->value == 1) return 0;
      return u->end;
    }
  }
  const Word* u = p == i ? w_.at(p, Cls::kUnit) : w_.bare(p, Cls::kUnit);
  if (u == nullptr || u->pronoun || (u->row.flags & kDefiniteWord) != 0) return 0;
  switch (number_of(*u)) {
    case GrammaticalNumber::kDual:
      a.count = 2;
      a.unit = unit_of(*u);
      return u->end;
    case GrammaticalNumber::kPlural: {
      a.vague = true;
      a.unit = unit_of(*u);
      n.needs_context = true;
      if (w_.follows(u->end)) {
        if (const Word* v = w_.bare(u->end, Cls::kVagueAfter); v != nullptr) {
          n.needs_context = false;
          return v->end;
        }
      }
      return u->end;
    }
    case GrammaticalNumber::kSingular:
      // The month or the day is named.
      if (w_.follows(u->end) &&
          ((unit_of(*u) == Unit::kMonth && w_.at(u->end, Cls::kMonth) != nullptr) ||
           (unit_of(*u) == Unit::kDay && w_.bare(u->end, Cls::kWeekday) != nullptr)))
        return 0;
      // A year's number follows: a date, not one year.
      if (w_.follows(u->end) && w_.tokens()[u->end].kind == text::TokenKind::kNumber) return 0;
      if (const auto v = w_.follows(u->end) ? w_.number(u->end) : std::nullopt;
          v && v->value >= 1000)
        return 0;
      a.count = 1;
      a.unit = unit_of(*u);
      n.needs_context = true;
      if (const Word* c = w_.follows(u->end) ? w_.bare(u->end, Cls::kComplete) : nullptr;
          c != nullptr) {
        n.needs_context = false;
        return c->end;
      }
      return u->end;
  }
  return 0;
}

// A definite amount with a direction: `السنوات الثلاث الماضية`, `الساعات ال24 الماضية`, `العامين
// المقبلين`.
std::size_t Parser::definite_amount(std::size_t i, Node& n) const {
  std::size_t p = i;
  if (const Word* t = w_.at(p, Cls::kThis); t != nullptr && w_.follows(t->end)) return 0;
  Amount a;
  // `الثلاثة أشهر الماضية`, `ال24 ساعة الماضية`, `24 ساعة الماضية`
  bool counted_first = false, dual = false;
  if (const Word* art = w_.at(p, Cls::kArticle); art != nullptr && w_.follows(art->end))
    p = art->end;
  if (const auto v = w_.number(p);
      v && !v->ordinal && !v->vague && !v->fraction && v->value >= 1 && w_.follows(v->end)) {
    const Word* u = w_.bare(v->end, Cls::kUnit);
    if (u == nullptr || u->pronoun) return 0;
    a.count = v->value;
    a.unit = unit_of(*u);
    p = u->end;
    counted_first = true;
  }
  if (!counted_first) {
    const Word* u = w_.at(p, Cls::kUnit);
    if (u == nullptr || u->pronoun || (u->row.flags & kDefiniteWord) == 0 ||
        number_of(*u) == GrammaticalNumber::kSingular) {
      return 0;
    }
    a.unit = unit_of(*u);
    dual = number_of(*u) == GrammaticalNumber::kDual;
    if (dual)
      a.count = 2;
    else
      a.vague = true;
    p = u->end;
    if (!w_.follows(p)) return 0;
    if (const Word* f = w_.bare(p, Cls::kFew); f != nullptr) p = f->end;
    std::size_t q = p;
    if (const Word* art = w_.follows(q) ? w_.bare(q, Cls::kArticle) : nullptr; art != nullptr)
      q = art->end;
    if (const auto v = w_.follows(q) ? w_.number(q) : std::nullopt;
        v && !v->ordinal && !v->vague && !v->fraction && v->proclitics == 0 && v->value >= 1) {
      a.count = v->value;
      a.vague = false;
      p = v->end;
    }
    if (w_.follows(p)) {
      if (const Word* f = w_.bare(p, Cls::kFew); f != nullptr) p = f->end;
    }
  }
  const Word* r = w_.follows(p) ? w_.bare(p, Cls::kRelative) : nullptr;
  if (r == nullptr || (r->row.flags & kIndefinite) != 0) {
    // `الأشهر الستة`, `الأيام الثلاثة الأولى`: so many, wherever they lie
    if (counted_first || a.vague || dual) return 0;
    if (const Word* f = w_.follows(p) ? w_.bare(p, Cls::kFirstOf) : nullptr; f != nullptr)
      p = f->end;
    n.amount = a;
    n.kind = NodeKind::kDuration;
    n.rule = "duration.definite";
    return p;
  }
  n.amount = a;
  n.kind = NodeKind::kDuration;
  n.definite = true;
  n.span_direction = static_cast<Direction>(r->row.a);
  n.rule = "duration.relative";
  return r->end;
}

// Parts after the second one: `وثلاثة أشهر وعشرة أيام`.
std::size_t Parser::finer_parts(std::size_t e, Amount& a) const {
  while (a.more_count < a.more.size() && w_.follows(e)) {
    std::size_t q = e;
    bool joined = false;
    if (const Word* w = w_.bare(e, Cls::kAnd); w != nullptr) {
      q = w->end;
      joined = w_.follows(q);
    } else {
      for (const Word& part : w_.all(e)) joined = joined || part.proclitics == text::kWaw;
      if (const auto v = w_.number(e); v && v->proclitics == text::kWaw) joined = true;
    }
    if (!joined) break;
    Node more;
    const std::size_t k = simple_amount(q, more);
    if (k == 0 || more.amount.vague || more.amount.count < 1 || more.needs_context ||
        more.amount.unit >= a.finest() || more.amount.extra_unit != Unit::kNone) {
      break;
    }
    a.more[a.more_count++] = {more.amount.count, more.amount.unit};
    e = k;
  }
  return e;
}

// `1 سنة, 2 شهر, 3 أيام, 4 ساعات`: how long ago something was posted, as sites print it.
std::size_t Parser::stamp(std::size_t i, Node& n) const {
  Node r = n;
  Amount& a = r.amount;
  std::size_t e = 0, parts = 0;
  for (std::size_t q = i; q < w_.size() && w_.tokens()[q].kind == text::TokenKind::kNumber;) {
    Node one;
    const std::size_t k = simple_amount(q, one);
    if (k == 0 || one.amount.vague || (parts > 0 && one.amount.unit >= a.finest())) break;
    if (parts == 0) {
      a.count = one.amount.count;
      a.unit = one.amount.unit;
    } else if (parts == 1) {
      a.extra = one.amount.count;
      a.extra_unit = one.amount.unit;
    } else if (a.more_count < a.more.size()) {
      a.more[a.more_count++] = {one.amount.count, one.amount.unit};
    } else {
      break;
    }
    ++parts;
    e = k;
    q = comma(k);
    if (q == k || !w_.follows(q)) break;
  }
  if (parts < 3) return 0;
  r.kind = NodeKind::kOffset;
  r.offset_kind = OffsetKind::kAgo;
  r.stamp = true;
  r.amount_begin = static_cast<std::uint32_t>(i);
  r.rule = "offset.stamp";
  n = r;
  return e;
}

// `الذكرى السنوية العاشرة`, `الذكرى ال50`: the years since.
std::size_t Parser::anniversary(std::size_t i, Node& n) const {
  const Word* w = w_.at(i, Cls::kAnniversary);
  if (w == nullptr || !w_.follows(w->end)) return 0;
  std::size_t p = w->end;
  const Word* article = w_.bare(p, Cls::kArticle);
  if (article != nullptr && w_.follows(article->end)) p = article->end;
  const auto v = w_.number(p);
  if (!v || v->proclitics != 0 || v->vague || v->fraction || v->value < 1 || v->value > 2000)
    return 0;
  if (!(article != nullptr && v->digits) && !(v->ordinal && v->definite)) return 0;
  n.kind = NodeKind::kDuration;
  n.amount.count = v->value;
  n.amount.unit = Unit::kYear;
  n.age = true;
  n.rule = "anniversary";
  return v->end;
}

// An amount with its bounds and finer parts: `أكثر من 15 شهرا`, `ساعة ونصف الساعة`, `سنة وشهرين`.
std::size_t Parser::amount(std::size_t i, Node& n) const {
  std::size_t p = i;
  TimexMod mod = TimexMod::kNone;
  if (const Word* b = w_.at(p, Cls::kBound);
      b != nullptr && (b->row.flags & (kOutside | kAfterWord)) == 0 && w_.follows(b->end)) {
    mod = static_cast<TimexMod>(b->row.a);
    p = b->end;
  }
  Node r = n;
  std::size_t e = simple_amount(p, r);
  if (e == 0) return 0;
  if (p > i) r.needs_context = false;
  if (r.needs_context && p > i) r.needs_context = false;
  Amount& a = r.amount;
  if (w_.follows(e) && !a.vague) {
    if (const Word* h = w_.at(e, Cls::kAndHalf); h != nullptr) {
      a.extra = 0.5;
      a.extra_unit = a.unit;
      e = h->end;
      r.needs_context = false;
    } else if (const Word* q = w_.at(e, Cls::kAndQuarter); q != nullptr) {
      a.extra = 0.25;
      a.extra_unit = a.unit;
      e = q->end;
    } else {
      // `سنة وشهرين`
      Node more;
      std::size_t q2 = e;
      bool joined = false;
      if (const Word* w = w_.bare(e, Cls::kAnd); w != nullptr) {
        q2 = w->end;
        joined = true;
      } else if (w_.follows(e)) {
        for (const Word& part : w_.all(e)) joined = joined || part.proclitics == text::kWaw;
        if (const auto v = w_.number(e); v && v->proclitics == text::kWaw) joined = true;
      }
      if (joined && w_.follows(q2)) {
        const std::size_t k = simple_amount(q2, more);
        if (k != 0 && !more.amount.vague && more.amount.unit < a.unit && more.amount.count >= 1 &&
            !(more.needs_context && more.amount.unit == Unit::kSecond)) {
          a.extra = more.amount.count;
          a.extra_unit = more.amount.unit;
          e = finer_parts(k, a);
          r.needs_context = false;
        }
      }
    }
  }
  if (w_.follows(e)) {
    if (const Word* c = w_.bare(e, Cls::kComplete); c != nullptr) {
      e = c->end;
      r.needs_context = false;
    }
  }
  if (w_.follows(e)) {
    if (const Word* b = w_.at(e, Cls::kBound); b != nullptr && (b->row.flags & kAfterWord) != 0) {
      mod = static_cast<TimexMod>(b->row.a);
      e = b->end;
    }
  }
  if (mod != TimexMod::kNone) r.mod = mod;
  n = r;
  return e;
}

// The first of two numbers that share their unit: `بين 22 و41 سنة`.
std::size_t Parser::lower_end(std::size_t i, Node& n) const {
  const auto v = w_.number(i);
  if (!v || v->ordinal || v->vague || v->fraction || v->value < 1 || !w_.follows(v->end) ||
      w_.before(i, Cls::kBetween) == nullptr)
    return 0;
  std::size_t p = v->end;
  bool joined = false;
  if (const Word* a = w_.bare(p, Cls::kAnd); a != nullptr) {
    p = a->end;
    joined = true;
  }
  const auto upper = w_.follows(p) ? w_.number(p) : std::nullopt;
  if (!upper || !(joined || upper->proclitics == text::kWaw) || upper->value <= v->value) return 0;
  Node whole;
  if (simple_amount(p, whole) == 0 || whole.amount.vague || whole.amount.count != upper->value)
    return 0;
  n.kind = NodeKind::kDuration;
  n.amount.count = v->value;
  n.amount.unit = whole.amount.unit;
  n.rule = "duration.lower_end";
  return v->end;
}

std::size_t Parser::duration(std::size_t i, Node& n) const {
  Node r = n;
  if (const std::size_t e = lower_end(i, r); e != 0) {
    n = r;
    return e;
  }
  if (const std::size_t e = definite_amount(i, r); e != 0) {
    n = r;
    return e;
  }
  const std::size_t e = amount(i, r);
  if (e == 0) return 0;
  r.kind = NodeKind::kDuration;
  r.rule = "duration";
  n = r;
  return e;
}

// `قبل ثلاثة أيام`, `منذ سنة كاملة`, `بعد مرور شهر`, `بعد أسبوع`
std::size_t Parser::offset(std::size_t i, Node& n) const {
  const Word* w = nullptr;
  OffsetKind kind = OffsetKind::kAgo;
  if (w = w_.at(i, Cls::kAgo); w != nullptr)
    kind = OffsetKind::kAgo;
  else if (w = w_.at(i, Cls::kSince); w != nullptr)
    kind = OffsetKind::kSince;
  else if (w = w_.at(i, Cls::kAfter); w != nullptr)
    kind = OffsetKind::kAfter;
  else
    return 0;
  Node r = n;
  r.kind = NodeKind::kOffset;
  r.offset_kind = kind;
  std::size_t p = w->end;
  if (!w_.follows(p)) {
    return 0;
  }
  bool passing = false;
  if (const Word* m = w_.bare(p, Cls::kPassing); m != nullptr && w_.follows(m->end)) {
    p = m->end;
    passing = true;
    r.offset_kind = kind == OffsetKind::kAfter ? OffsetKind::kAfterAntecedent : kind;
  }
  Node a;
  std::size_t e = 0;
  // The amount itself must carry no particle.
  {
    bool bare = false;
    for (const Word& x : w_.all(p)) bare = bare || x.proclitics == 0;
    if (const auto v = w_.number(p); v && v->proclitics == 0) bare = true;
    if (bare) e = amount(p, a);
  }
  if (e == 0) return 0;
  r.amount = a.amount;
  r.mod = a.mod;
  r.rule = passing ? "offset.passing" : "offset";
  r.amount_begin = static_cast<std::uint32_t>(p);
  r.passing = passing;
  if (w_.follows(e)) {
    if (const Word* t = w_.bare(e, Cls::kOfTime); t != nullptr) {
      e = t->end;
    } else if (const Word* t2 = w_.bare(e, Cls::kRelative);
               t2 != nullptr && (t2->row.flags & kIndefinite) != 0) {
      e = t2->end;
    } else if (const Word* o = w_.bare(e, Cls::kOf); o != nullptr && w_.follows(o->end)) {
      // `بعد يومين من ذلك`, `قبل أسبوع من الآن`
      if (const Word* d = w_.bare(o->end, Cls::kDeictic); d != nullptr) {
        const auto k = static_cast<DeicticKind>(d->row.a);
        if (k == DeicticKind::kAnchor) {
          r.offset_kind = kind == OffsetKind::kAfter ? OffsetKind::kAfterAntecedent
                                                     : OffsetKind::kBeforeAntecedent;
          e = d->end;
        } else if (k == DeicticKind::kPresent) {
          e = d->end;
        }
      }
    }
  }
  n = r;
  return e;
}

// An adverb or adjective of recurrence: `يوميا`. Phrases of recurrence are patterns.
std::size_t Parser::set(std::size_t i, Node& n) const {
  const Word* s = w_.at(i, Cls::kSet);
  if (s == nullptr) return 0;
  n.kind = NodeKind::kSet;
  n.rule = "set";
  n.set = s;
  return s->end;
}

// Words that only point: now, recently, soon, then.
std::size_t Parser::reference(std::size_t i, Node& n) const {
  const Word* d = nullptr;
  for (const Word& x : w_.all(i)) {
    if (x.row.cls == Cls::kDeictic && !x.pronoun) {
      d = &x;
      break;
    }
  }
  if (d == nullptr) return 0;
  switch (static_cast<DeicticKind>(d->row.a)) {
    case DeicticKind::kPresent:
      n.kind = NodeKind::kReference;
      n.reference = Reference::kPresent;
      break;
    case DeicticKind::kPast:
      n.kind = NodeKind::kReference;
      n.reference = Reference::kPast;
      break;
    case DeicticKind::kFuture:
      n.kind = NodeKind::kReference;
      n.reference = Reference::kFuture;
      break;
    case DeicticKind::kAnaphor:
      n.kind = NodeKind::kAnaphor;
      n.take = static_cast<Take>(d->row.d);
      break;
    case DeicticKind::kDay:
    case DeicticKind::kEarly:
    case DeicticKind::kLate:
    case DeicticKind::kAnchor:
      return 0;
  }
  n.rule = "reference";
  return d->end;
}

Node Parser::parse(std::size_t i) const {
  Node best;
  std::size_t end = i;
  const auto consider = [&](std::size_t (Parser::*rule)(std::size_t, Node&) const) {
    Node r;
    const std::size_t e = (this->*rule)(i, r);
    if (e > end && r.kind != NodeKind::kNone) {
      end = e;
      best = r;
    }
  };
  // `نحو الثاني من شهر أغسطس`
  if (const Word* b = w_.at(i, Cls::kBound);
      b != nullptr && (b->row.flags & (kOutside | kAfterWord)) == 0 && w_.follows(b->end)) {
    Node r;
    std::size_t e = timed(b->end, r);
    if (e == 0 || r.clock >= 0) {
      Node p;
      const std::size_t k = period(b->end, p, false);
      if (k > e && !p.month_alone && p.rule[0] != 'n') {
        e = k;
        r = p;
      }
    }
    if (e != 0 && static_cast<TimexMod>(b->row.a) == TimexMod::kApprox) {
      if (r.mod == TimexMod::kNone) r.mod = TimexMod::kApprox;
      best = r;
      end = e;
    }
  }
  constexpr ClassSet kSets = class_set({Cls::kSet}),
                     kPartSets = class_set({Cls::kEvery, Cls::kDayPart}),
                     kModifiers = class_set({Cls::kModifier}),
                     kOffsets = class_set({Cls::kAgo, Cls::kSince, Cls::kAfter}),
                     kAnniversaries = class_set({Cls::kAnniversary}),
                     kDeictics = class_set({Cls::kDeictic});
  if (w_.any_of(i, kSets)) consider(&Parser::set);
  consider(&Parser::pattern);
  if (w_.any_of(i, kPartSets)) consider(&Parser::part_set);
  consider(&Parser::timed);
  if (w_.any_of(i, kModifiers)) consider(&Parser::modified);
  {
    Node r;
    const std::size_t e = period(i, r, false);
    if (e > end) {
      end = e;
      best = r;
    }
  }
  if (w_.any_of(i, kOffsets)) consider(&Parser::offset);
  if (i < w_.size() && w_.tokens()[i].kind == text::TokenKind::kNumber) consider(&Parser::stamp);
  if (w_.any_of(i, kAnniversaries)) consider(&Parser::anniversary);
  consider(&Parser::duration);
  if (w_.any_of(i, kDeictics)) consider(&Parser::reference);
  if (best.kind == NodeKind::kNone) {
    Node r;
    const std::size_t e = bare_year(i, r);
    if (e > end) {
      end = e;
      best = r;
    }
  }
  if (best.kind == NodeKind::kNone) return best;
  best.begin = static_cast<std::uint32_t>(i);
  best.end = static_cast<std::uint32_t>(end);
  return best;
}

}  // namespace waqai::timex
