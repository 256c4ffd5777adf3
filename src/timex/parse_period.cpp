// Weeks, months, quarters, halves, seasons, years, decades and centuries, named or relative, and
// their beginnings, middles and ends.
#include <algorithm>

#include "timex/parser.h"

namespace waqai::timex {

using calendar::System;

namespace {

Field field_of(Unit u) {
  switch (u) {
    case Unit::kDay:
    case Unit::kNight:
      return Field::kDay;
    case Unit::kWeek:
      return Field::kWeek;
    case Unit::kMonth:
      return Field::kMonth;
    case Unit::kQuarter:
      return Field::kQuarter;
    case Unit::kSeason:
      return Field::kSeason;
    case Unit::kYear:
      return Field::kYear;
    case Unit::kDecade:
      return Field::kDecade;
    case Unit::kCentury:
      return Field::kCentury;
    default:
      return Field::kNone;
  }
}

bool ref_of(const Word& r, Ref& out) {
  const int steps = r.row.b;
  switch (static_cast<Direction>(r.row.a)) {
    case Direction::kPast:
      out = {RefKind::kShift, -steps};
      return true;
    case Direction::kFuture:
      out = {RefKind::kShift, steps};
      return true;
    case Direction::kCurrent:
      out = {RefKind::kShift, 0};
      return true;
    case Direction::kNext:
      out = {RefKind::kAntecedent, steps};
      return true;
    case Direction::kPrevious:
      out = {RefKind::kAntecedent, -steps};
      return true;
    case Direction::kSame:
      out = {RefKind::kAntecedent, 0};
      return true;
    case Direction::kNone:
      break;
  }
  return false;
}

}  // namespace

// `هذا العام`, `الشهر الماضي`, `القرن الماضي`, `الأسبوع نفسه`, `نفس العام`
std::size_t Parser::relative_unit(std::size_t i, Node& n) const {
  if (i >= w_.size()) return 0;
  if (const Word* d = w_.at(i, Cls::kDeictic);
      d != nullptr && static_cast<DeicticKind>(d->row.a) == DeicticKind::kAnaphor) {
    const Take take = static_cast<Take>(d->row.d);
    Field f = Field::kNone;
    if (take == Take::kYear) f = Field::kYear;
    if (take == Take::kMonth) f = Field::kMonth;
    if (take == Take::kWeek) f = Field::kWeek;
    if (f == Field::kNone) return 0;
    n.kind = NodeKind::kPoint;
    n.field = f;
    n.unit_ref = {RefKind::kAntecedent, 0};
    if (f == Field::kYear) n.year = n.unit_ref;
    n.rule = "unit.same";
    return d->end;
  }
  // `الربع السابق`
  if (const Word* q = w_.at(i, Cls::kQuarterOf);
      q != nullptr && (q->row.flags & kWeak) == 0 && w_.follows(q->end)) {
    const Word* r = w_.bare(q->end, Cls::kRelative);
    Ref ref;
    if (r == nullptr || (r->row.flags & kIndefinite) != 0 || !ref_of(*r, ref) ||
        ref.kind != RefKind::kShift)
      return 0;
    n.kind = NodeKind::kPoint;
    n.field = Field::kQuarter;
    n.unit_ref = ref;
    n.rule = "quarter.relative";
    return r->end;
  }
  std::size_t p = i;
  bool this_unit = false;
  if (const Word* t = w_.at(p, Cls::kThis); t != nullptr && w_.follows(t->end)) {
    p = t->end;
    this_unit = true;
    if (const Word* q = w_.bare(p, Cls::kQuarterOf); q != nullptr) {
      n.kind = NodeKind::kPoint;
      n.field = Field::kQuarter;
      n.unit_ref = {RefKind::kShift, 0};
      n.rule = "quarter.this";
      return q->end;
    }
  }
  const Word* u = p == i ? w_.at(p, Cls::kUnit) : w_.bare(p, Cls::kUnit);
  if (u == nullptr || u->pronoun || u->row.b != 0 || (u->row.flags & kDefiniteWord) == 0) return 0;
  const Field f = field_of(static_cast<Unit>(u->row.a));
  if (f == Field::kNone || f == Field::kDay) return 0;
  Ref ref;
  std::size_t e = u->end;
  if (this_unit) {
    ref = {RefKind::kShift, 0};
  } else {
    const Word* r = w_.follows(e) ? w_.bare(e, Cls::kRelative) : nullptr;
    if (r == nullptr || (r->row.flags & kIndefinite) != 0 || !ref_of(*r, ref)) return 0;
    e = r->end;
  }
  n.kind = NodeKind::kPoint;
  n.field = f;
  n.unit_ref = ref;
  if (f == Field::kYear) {
    n.year = ref;
    n.system = System::kGregorian;
    // `العام الهجري الحالي`, `العام الماضي 2014`
  }
  n.rule = "unit.relative";
  return e;
}

// A definite unit by itself, after a word like نهاية: the current one.
std::size_t Parser::definite_unit(std::size_t i, Node& n) const {
  if (!w_.follows(i)) return 0;
  const Word* u = w_.bare(i, Cls::kUnit);
  if (u == nullptr || u->pronoun || u->row.b != 0 || (u->row.flags & kDefiniteWord) == 0) return 0;
  const Field f = field_of(static_cast<Unit>(u->row.a));
  if (f == Field::kNone || f == Field::kDay) return 0;
  n.kind = NodeKind::kPoint;
  n.field = f;
  n.unit_ref = {RefKind::kShift, 0};
  if (f == Field::kYear) n.year = n.unit_ref;
  n.rule = "unit.current";
  return u->end;
}

// `عام 2014`, `سنة 1400 هجرية`, `السنوات 2005`, `عام ألفين وأربعة عشر`, `2018م`
std::size_t Parser::year_alone(std::size_t i, Node& n) const {
  std::size_t p = i;
  Node r = n;
  const Word* y = w_.at(p, Cls::kYearWord);
  if (y != nullptr && (w_.follows(y->end))) {
    std::size_t at = y->end;
    // `السنة الهجرية 1447`
    Node dated = r;
    if (const std::size_t a = era(at, dated);
        a != at && w_.follows(a) && w_.tokens()[a].kind == text::TokenKind::kNumber) {
      at = a;
    }
    std::size_t e = year_number(at, r, true, false);
    if (at != y->end && e != 0) r.system = dated.system, r.amazigh = dated.amazigh;
    if (e != 0) {
      // `عام 2014/2015` is a span.
      r.kind = NodeKind::kPoint;
      r.field = Field::kYear;
      r.rule = "year";
      n = r;
      return e;
    }
    return 0;
  }
  // A number with an era, `2018م`, `1436ه`.
  if (w_.tokens()[i].kind != text::TokenKind::kNumber) return 0;
  const std::size_t e = year_number(i, r, false, false);
  if (e <= i + 1) return 0;
  r.kind = NodeKind::kPoint;
  r.field = Field::kYear;
  r.rule = "year.era";
  n = r;
  return e;
}

// Fiscal, school and sports years: `السنة المالية 2014 / 2015`, `العام الدراسي 2024/2025`.
std::size_t Parser::span_of_years(std::size_t i, Node& n) const {
  Node r = n;
  std::size_t p = i;
  bool school = false;
  if (const Word* f = w_.at(i, Cls::kFiscalYear); f != nullptr) {
    p = f->end;
  } else if (const Word* s = w_.at(i, Cls::kSchoolYear); s != nullptr) {
    p = s->end;
    school = true;
  } else if (const Word* s2 = w_.at(i, Cls::kSportsYear); s2 != nullptr) {
    p = s2->end;
  } else {
    return 0;
  }
  if (!w_.follows(p)) return 0;
  r.kind = NodeKind::kPoint;
  r.field = Field::kYear;
  r.rule = school ? "year.school" : "year.fiscal";
  r.school = school;
  const auto four = [&](std::size_t q) {
    if (q >= w_.size() || w_.tokens()[q].kind != text::TokenKind::kNumber) return 0;
    const auto v = w_.number(q);
    if (!v || !v->digits || w_.tokens().form(q).size() != 4 || v->end != q + 1) return 0;
    return static_cast<int>(v->value);
  };
  if (const int y = four(p); y >= 1900 && y <= 2100) {
    r.year = {RefKind::kAbsolute, y};
    std::size_t e = p + 1;
    if (w_.punct(e, '/') || dash(e)) {
      int z = four(e + 1);
      if (z == 0 && e + 1 < w_.size() && w_.tokens()[e + 1].kind == text::TokenKind::kNumber &&
          w_.tokens().form(e + 1).size() == 2) {
        const auto v = w_.number(e + 1);
        if (v) z = y / 100 * 100 + static_cast<int>(v->value);
      }
      if (z == y + 1 || z == y - 1) {
        r.year = {RefKind::kAbsolute, std::min(y, z)};
        r.year_end = std::max(y, z);
        e += 2;
      }
    }
    n = r;
    return e;
  }
  const Word* rel = w_.bare(p, Cls::kRelative);
  Ref ref;
  if (rel != nullptr && (rel->row.flags & kIndefinite) == 0 && ref_of(*rel, ref) &&
      (ref.kind == RefKind::kShift)) {
    r.year = ref;
    n = r;
    return rel->end;
  }
  return 0;
}

// `ثمانينيات القرن التاسع عشر`, `تسعينات القرن الماضي`, `حقبة التسعينيات`
std::size_t Parser::decade(std::size_t i, Node& n) const {
  std::size_t p = i;
  if (const Word* d = w_.at(p, Cls::kDecadeWord);
      d != nullptr && w_.follows(d->end) && w_.bare(d->end, Cls::kDecade) != nullptr) {
    p = d->end;
  }
  const Word* d = p == i ? w_.at(p, Cls::kDecade) : w_.bare(p, Cls::kDecade);
  if (d == nullptr) return 0;
  Node r = n;
  r.kind = NodeKind::kPoint;
  r.field = Field::kDecade;
  r.index = d->row.a;
  r.rule = "decade";
  std::size_t e = d->end;
  std::size_t q = e;
  if (const Word* o = w_.follows(q) ? w_.bare(q, Cls::kOf) : nullptr; o != nullptr) q = o->end;
  if (w_.follows(q)) {
    Node c;
    if (const std::size_t k = century(q, c); k != 0) {
      r.year = c.unit_ref;
      if (c.index != 0) r.year = {RefKind::kAbsolute, c.index};
      e = k;
    } else if (const std::size_t k2 = relative_unit(q, c); k2 != 0 && c.field == Field::kCentury) {
      r.year = c.unit_ref;
      e = k2;
    }
  }
  n = r;
  return e;
}

// `القرن التاسع عشر`, `القرن الثالث ق.م`, `القرن الحادي والعشرين`
std::size_t Parser::century(std::size_t i, Node& n) const {
  const Word* u = w_.at(i, Cls::kUnit);
  if (u == nullptr || u->pronoun || static_cast<Unit>(u->row.a) != Unit::kCentury ||
      u->row.b != 0 || !w_.follows(u->end)) {
    return 0;
  }
  const auto v = w_.number(u->end);
  if (!v || v->proclitics != 0 || v->vague || v->fraction || v->value < 1 || v->value > 30)
    return 0;
  if (!v->ordinal && !v->digits && !(v->definite && v->value >= 20)) return 0;
  Node r = n;
  r.kind = NodeKind::kPoint;
  r.field = Field::kCentury;
  r.index = static_cast<int>(v->value);
  r.rule = "century";
  const std::size_t e = era(v->end, r);
  n = r;
  return e;
}

// `الخريف المقبل`, `صيف 2014`, `ربيع العام الماضي`
std::size_t Parser::season(std::size_t i, Node& n) const {
  std::size_t p = i;
  const Word* s = w_.at(p, Cls::kSeason);
  if (s == nullptr) {
    const Word* t = w_.at(p, Cls::kThis);
    if (t == nullptr || !w_.follows(t->end)) return 0;
    s = w_.bare(t->end, Cls::kSeason);
    if (s == nullptr) return 0;
    n.kind = NodeKind::kPoint;
    n.field = Field::kSeason;
    n.index = s->row.a;
    n.direction = Direction::kCurrent;
    n.rule = "season";
    return s->end;
  }
  Node r = n;
  r.kind = NodeKind::kPoint;
  r.field = Field::kSeason;
  r.index = s->row.a;
  r.rule = "season";
  std::size_t e = s->end;
  std::size_t k = year(e, r, false);
  if (k == e && (s->row.flags & kDefiniteWord) == 0 && w_.follows(e) && w_.follows(e + 1) &&
      w_.tokens()[e].kind == text::TokenKind::kWord && !w_.any(e) &&
      w_.bare(e + 1, Cls::kIn) != nullptr &&
      w_.tokens()[e + 2 < w_.size() ? e + 2 : e].kind == text::TokenKind::kNumber) {
    // `شتاء قارس في 2024-2025`
    if (const std::size_t y = year_number(e + 2, r, false, false); y != 0) {
      e += 2;
      k = y;
    }
  }
  if (k == e) {
    k = relative(e, r);
    if (k == e) return 0;
  } else if ((w_.punct(k, '/') || dash(k)) && k + 1 < w_.size() &&
             w_.tokens()[k + 1].kind == text::TokenKind::kNumber &&
             r.year.kind == RefKind::kAbsolute) {
    const auto v = w_.number(k + 1);
    if (v && static_cast<int>(v->value) == r.year.value + 1) k += 2;
  }
  n = r;
  return k;
}

std::size_t Parser::weekend(std::size_t i, Node& n) const {
  const Word* e = w_.at(i, Cls::kWeekend);
  if (e == nullptr) return 0;
  Node r = n;
  r.kind = NodeKind::kPoint;
  r.field = Field::kWeekend;
  r.rule = "weekend";
  const std::size_t k = relative(e->end, r);
  n = r;
  return k;
}

// `النصف الأول من العام المقبل`, `الربع الأخير من 2024`, `الثلث الأول من`, `الربع/3`
std::size_t Parser::part_of_period(std::size_t i, Node& n) const {
  int parts = 0;
  std::size_t p = 0;
  bool chapter = false;
  if (const Word* h = w_.at(i, Cls::kHalfOf); h != nullptr)
    parts = 2, p = h->end;
  else if (const Word* q = w_.at(i, Cls::kQuarterOf); q != nullptr)
    parts = 4, p = q->end, chapter = (q->row.flags & kWeak) != 0;
  else if (const Word* t = w_.at(i, Cls::kThirdOf); t != nullptr)
    parts = 3, p = t->end;
  else
    return 0;
  int index = 0;
  if (w_.punct(p, '/')) ++p;
  if (p >= w_.size() || w_.tokens()[p].line_before) return 0;
  if (const Word* l = w_.bare(p, Cls::kLast); l != nullptr) {
    index = parts;
    p = l->end;
  } else {
    const auto v = w_.number(p);
    if (!v || v->proclitics != 0 || v->value < 1 || v->value > parts || v->fraction) return 0;
    if (!v->ordinal && !v->digits) return 0;
    index = static_cast<int>(v->value);
    p = v->end;
  }
  Node r;
  std::size_t e = p;
  std::size_t q = p;
  if (const Word* o = w_.follows(q) ? w_.bare(q, Cls::kOf) : nullptr; o != nullptr)
    q = o->end;
  else if (const Word* in = w_.follows(q) ? w_.bare(q, Cls::kIn) : nullptr; in != nullptr)
    q = in->end;
  std::size_t k = 0;
  if (w_.follows(q)) {
    k = period(q, r, true);
    if (k == 0 && q > p) {
      k = bare_year(q, r);
    } else if (k == 0) {
      k = year(q, r, false);
      if (k == q)
        k = 0;
      else
        r.field = Field::kYear;
    }
  }
  if (chapter && (k == 0 || r.field != Field::kYear || r.school)) return 0;
  if (k == 0) {
    if (parts != 4) return 0;
    r.year = {RefKind::kShift, 0};
    r.field = Field::kYear;
    Node rel;
    (void)rel;
  } else {
    e = k;
  }
  const Field whole = r.field;
  if (whole != Field::kYear && whole != Field::kMonth && whole != Field::kCentury &&
      whole != Field::kDecade) {
    return 0;
  }
  r.kind = NodeKind::kPoint;
  r.lead = 0;
  if (whole == Field::kYear && parts == 4) {
    r.field = Field::kQuarter;
    r.index = index;
  } else if (whole == Field::kYear && parts == 2) {
    r.field = Field::kHalf;
    r.index = index;
  } else {
    r.third = index;
    r.parts = parts;
  }
  r.rule = "part_of_period";
  n = r;
  return e;
}

// `الأشهر التسعة الأولى من العام الحالي`, `الشهرين الأولين من 2025`, `الأيام العشرة الأخيرة من
// رمضان`
std::size_t Parser::first_units(std::size_t i, Node& n) const {
  const Word* u = w_.at(i, Cls::kUnit);
  if (u == nullptr || u->pronoun || (u->row.flags & kDefiniteWord) == 0 || u->row.b == 0 ||
      !w_.follows(u->end)) {
    return 0;
  }
  Amount a;
  a.unit = static_cast<Unit>(u->row.a);
  if (a.unit < Unit::kDay) return 0;
  std::size_t p = u->end;
  if (static_cast<GrammaticalNumber>(u->row.b) == GrammaticalNumber::kDual) {
    a.count = 2;
  } else {
    const Word* article = w_.bare(p, Cls::kArticle);
    if (article != nullptr && w_.follows(article->end)) p = article->end;
    const auto v = w_.number(p);
    if (!v || v->ordinal || v->vague || v->fraction || v->proclitics != 0 || v->value < 2 ||
        v->value > 400 || !(v->definite || article != nullptr) || !w_.follows(v->end)) {
      return 0;
    }
    a.count = v->value;
    p = v->end;
  }
  int cut = 0;
  if (const Word* f = w_.bare(p, Cls::kFirstOf); f != nullptr)
    cut = 1, p = f->end;
  else if (const Word* l = w_.bare(p, Cls::kLastOf); l != nullptr)
    cut = -1, p = l->end;
  if (cut == 0 || !w_.follows(p)) return 0;
  const Word* o = w_.bare(p, Cls::kOf);
  if (o == nullptr) o = w_.bare(p, Cls::kIn);
  if (o == nullptr || !w_.follows(o->end)) return 0;
  Node r;
  std::size_t e = period(o->end, r, true);
  if (e == 0) e = bare_year(o->end, r);
  if (e == 0 || r.field == Field::kDay || r.kind != NodeKind::kPoint) return 0;
  r.amount = a;
  r.cut = cut;
  r.month_alone = false;
  r.lead = 0;
  r.rule = "first_units";
  n = r;
  return e;
}

// `العقد الثاني من القرن الحالي`
std::size_t Parser::decade_of_century(std::size_t i, Node& n) const {
  const Word* u = w_.at(i, Cls::kUnit);
  if (u == nullptr || u->pronoun || static_cast<Unit>(u->row.a) != Unit::kDecade || u->row.b != 0 ||
      (u->row.flags & kDefiniteWord) == 0 || !w_.follows(u->end)) {
    return 0;
  }
  int index = 0;
  std::size_t p = u->end;
  if (const Word* l = w_.bare(p, Cls::kLast); l != nullptr) {
    index = 10;
    p = l->end;
  } else {
    const auto v = w_.number(p);
    if (!v || !v->ordinal || !v->definite || v->proclitics != 0 || v->value > 10) return 0;
    index = static_cast<int>(v->value);
    p = v->end;
  }
  const Word* o = w_.follows(p) ? w_.bare(p, Cls::kOf) : nullptr;
  if (o == nullptr || !w_.follows(o->end)) return 0;
  Node c;
  std::size_t e = century(o->end, c);
  if (e == 0) {
    e = relative_unit(o->end, c);
    if (c.field != Field::kCentury) e = 0;
  }
  if (e == 0 || c.before_christ || c.system != System::kGregorian) return 0;
  Node r = n;
  r.kind = NodeKind::kPoint;
  r.field = Field::kDecade;
  r.index = (index - 1) * 10;
  r.year = c.index != 0 ? Ref{RefKind::kAbsolute, c.index} : c.unit_ref;
  r.rule = "decade.of_century";
  n = r;
  return e;
}

// `شهرها السادس`, `اليوم ال726`, `لليوم الخامس على التوالي`: the unit of a thing's life, or of a
// run, that the report day lies in.
std::size_t Parser::war_month(std::size_t i, Node& n) const {
  for (const Word& u : w_.all(i)) {
    if (u.row.cls != Cls::kUnit || u.row.b != 0) continue;
    const Field f = field_of(static_cast<Unit>(u.row.a));
    if (f != Field::kMonth && f != Field::kYear && f != Field::kWeek && f != Field::kDay) continue;
    if (!u.pronoun && (u.row.flags & kDefiniteWord) == 0) continue;
    if (!w_.follows(u.end)) continue;
    std::size_t p = u.end;
    const Word* article = w_.bare(p, Cls::kArticle);
    if (article != nullptr && w_.follows(article->end)) p = article->end;
    const auto v = w_.number(p);
    if (!v || v->proclitics != 0 || v->fraction || v->vague || v->value < 1 || v->value > 20000)
      continue;
    if (!(v->ordinal && v->definite) && !(v->digits && article != nullptr)) continue;
    std::size_t e = v->end;
    const Word* run = w_.follows(e) ? w_.bare(e, Cls::kRun) : nullptr;
    if (run != nullptr) e = run->end;
    // `اليوم الثاني` alone is an ordinal of something else.
    if (!u.pronoun && run == nullptr && (f != Field::kDay || v->ordinal)) continue;
    n.kind = NodeKind::kPoint;
    n.field = f;
    if (f == Field::kDay) n.offset = 0;
    n.unit_ref = {RefKind::kShift, 0};
    if (f == Field::kYear) n.year = n.unit_ref;
    n.rule = "nth_of_its_life";
    if (run != nullptr) {
      n.run = true;
      n.amount.count = v->value;
      n.amount.unit = static_cast<Unit>(u.row.a);
      n.rule = "run";
    }
    return e;
  }
  return 0;
}

std::size_t Parser::period(std::size_t i, Node& n, bool after_modifier) const {
  if (i >= w_.size()) return 0;
  std::size_t best = 0;
  Node found;
  const auto consider = [&](std::size_t (Parser::*rule)(std::size_t, Node&) const) {
    Node r = n;
    const std::size_t e = (this->*rule)(i, r);
    if (e > best) {
      best = e;
      found = r;
    }
  };
  constexpr ClassSet kYears = class_set({Cls::kYearWord}),
                     kSpans = class_set({Cls::kFiscalYear, Cls::kSchoolYear, Cls::kSportsYear}),
                     kDecades = class_set({Cls::kDecadeWord, Cls::kDecade}),
                     kSeasons = class_set({Cls::kSeason, Cls::kThis}),
                     kWeekends = class_set({Cls::kWeekend}),
                     kParts = class_set({Cls::kHalfOf, Cls::kQuarterOf, Cls::kThirdOf}),
                     kUnits = class_set({Cls::kUnit});
  const bool unit = w_.any_of(i, kUnits);
  consider(&Parser::month_year);
  consider(&Parser::relative_unit);
  if (w_.any_of(i, kYears) || w_.tokens()[i].kind == text::TokenKind::kNumber)
    consider(&Parser::year_alone);
  if (w_.any_of(i, kSpans)) consider(&Parser::span_of_years);
  if (w_.any_of(i, kDecades)) consider(&Parser::decade);
  if (unit) consider(&Parser::century);
  if (w_.any_of(i, kSeasons)) consider(&Parser::season);
  if (w_.any_of(i, kWeekends)) consider(&Parser::weekend);
  if (w_.any_of(i, kParts)) consider(&Parser::part_of_period);
  if (unit) {
    consider(&Parser::war_month);
    consider(&Parser::first_units);
    consider(&Parser::decade_of_century);
  }
  if (best == 0 && after_modifier) consider(&Parser::definite_unit);
  if (best != 0) n = found;
  return best;
}

// `نهاية سبتمبر/أيلول 2024`, `مطلع الأسبوع الجاري`, `منتصف 2015`
std::size_t Parser::modified(std::size_t i, Node& n) const {
  const Word* m = w_.at(i, Cls::kModifier);
  if (m == nullptr || !w_.follows(m->end)) return 0;
  if ((m->row.flags & kLastWord) != 0) return 0;
  std::size_t p = m->end;
  if (const Word* o = w_.bare(p, Cls::kOf); o != nullptr && w_.follows(o->end)) p = o->end;
  Node r;
  std::size_t e = period(p, r, true);
  if (const std::size_t y = bare_year(p, r); y > e) e = y;
  if (e == 0) {
    // `نهاية يوم الخميس`
    e = day_level(p, r);
    if (e == 0) return 0;
    if (r.offset.has_value() && r.today_word) return 0;
  }
  if ((m->row.flags & kMonthOnly) != 0 && (r.field != Field::kMonth || r.month == 0)) return 0;
  if (r.field == Field::kDay && r.weekday == 0 && !r.offset.has_value() && r.day == 0 &&
      r.feast < 0) {
    return 0;
  }
  r.mod = static_cast<TimexMod>(m->row.a);
  r.month_alone = false;
  r.lead = 0;
  r.rule = "modified";
  n = r;
  return e;
}

// A year in digits with nothing but its context to show it is one; the caller weighs the context.
std::size_t Parser::bare_year(std::size_t i, Node& n) const {
  const text::Tokens& t = w_.tokens();
  if (i >= t.size() || t[i].kind != text::TokenKind::kNumber) return 0;
  const std::string_view f = t.form(i);
  if (f.size() == 2 && f[0] >= '3' && f[0] <= '9' && f[1] >= '0' && f[1] <= '9' &&
      w_.before(i, Cls::kCueTwoDigit) != nullptr) {
    n.kind = NodeKind::kPoint;
    n.field = Field::kYear;
    n.year = {RefKind::kAbsolute, 1900 + (f[0] - '0') * 10 + (f[1] - '0')};
    n.rule = "year.two_digits";
    return i + 1;
  }
  if (f.size() != 4 ||
      !std::all_of(f.begin(), f.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    return 0;
  }
  Node r = n;
  const std::size_t e = year_number(i, r, false, false);
  if (e == 0 || r.year.value < 1800 || r.year.value > 2100) {
    return e > i + 1 ? e : 0;
  }
  r.kind = NodeKind::kPoint;
  r.field = Field::kYear;
  r.rule = "year.bare";
  n = r;
  return e;
}

}  // namespace waqai::timex
