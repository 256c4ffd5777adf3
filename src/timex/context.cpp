// A word of time in a name, a title or a count is no time. The tables name such surroundings; the
// rest is the clause: the verb nearest to an expression says on which side of the report day it
// lies.
#include "timex/context.h"

#include <algorithm>
#include <cstdlib>

namespace waqai::timex {

Context::Context(const Words& words) : w_(words), quoted_(words.size()), phrase_(words.size()) {
  const text::Tokens& t = words.tokens();
  int depth = 0;
  bool straight = false;
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t[i].line_before) {
      depth = 0;
      straight = false;
    }
    if (t[i].kind == text::TokenKind::kPunct) {
      const char32_t c = t[i].punct;
      if (c == '"') {
        straight = !straight;
      } else if (text::is_open_quote(c)) {
        ++depth;
      } else if (text::is_close_quote(c)) {
        depth = std::max(0, depth - 1);
      }
    }
    if (depth > 0 || straight) quoted_[i] = true;
    constexpr ClassSet kLookAlikes = class_set({Cls::kLookAlike});
    if (!words.any_of(i, kLookAlikes)) continue;
    for (const Word& w : words.all(i)) {
      if (w.row.cls == Cls::kLookAlike && static_cast<LookAlike>(w.row.a) == LookAlike::kPhrase) {
        // A family of that name is not pointed at: `هذا الصباح`.
        if (w.end == w.begin + 1 && i > 0 && words.at(i - 1, Cls::kThis) != nullptr) continue;
        for (std::size_t k = w.begin; k < w.end; ++k) phrase_[k] = true;
      }
    }
  }
}

bool Context::look_alike_before(const Node& n, std::uint16_t target) const {
  // An opening bracket or quotation mark may stand between.
  std::size_t at = n.begin;
  if (at > 0 && w_.tokens()[at - 1].kind == text::TokenKind::kPunct &&
      (w_.punct(at - 1, '(') || text::is_open_quote(w_.tokens()[at - 1].punct))) {
    --at;
  }
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
    for (const Word& w : w_.all(at - back)) {
      if (w.end == at && w.row.cls == Cls::kLookAlike && !w.pronoun &&
          static_cast<LookAlike>(w.row.a) == LookAlike::kBefore &&
          (static_cast<std::uint16_t>(w.row.b) & target) != 0) {
        return true;
      }
    }
  }
  return false;
}

bool Context::near_before(const Node& n, Cls c, std::size_t reach) const {
  const text::Tokens& t = w_.tokens();
  const std::uint32_t sentence = t[n.begin].sentence;
  for (std::size_t back = 1; back <= reach && back <= n.begin; ++back) {
    const std::size_t i = n.begin - back;
    if (t[i].sentence != sentence) return false;
    if (w_.at(i, c) != nullptr) return true;
  }
  return false;
}

bool Context::near_after(const Node& n, Cls c, std::size_t reach) const {
  const text::Tokens& t = w_.tokens();
  const std::uint32_t sentence = t[n.begin].sentence;
  for (std::size_t i = n.end; i < t.size() && i < n.end + reach; ++i) {
    if (t[i].sentence != sentence) return false;
    if (w_.at(i, c) != nullptr) return true;
  }
  return false;
}

Direction Context::tense(const Node& n, std::size_t reach, std::size_t reach_after) const {
  const text::Tokens& t = w_.tokens();
  const lexicon::Hits& hits = w_.hits();
  const std::uint32_t sentence = t[n.begin].sentence;
  const auto starts_future = [&](std::string_view form) {
    for (const std::string& p : w_.vocabulary().future_prefixes()) {
      if (form.size() >= p.size() + 4 && form.compare(0, p.size(), p) == 0) return true;
    }
    return false;
  };
  const auto look = [&](std::size_t i) -> Direction {
    for (const Word& w : w_.all(i)) {
      if (w.row.cls == Cls::kCueFuture) return Direction::kFuture;
      if (w.row.cls == Cls::kCuePast) return Direction::kPast;
    }
    if (t[i].kind != text::TokenKind::kWord) return Direction::kNone;
    for (const lexicon::Hit& h : hits.at(i)) {
      const std::uint32_t f = h.entry.features;
      if ((h.proclitics & text::kSin) != 0 && (f & lexicon::kPresent) != 0)
        return Direction::kFuture;
      // a particle and a hollow verb in the passive may spell a noun (minister)
      const bool noun = h.lead > 0 && (f & lexicon::kPassiveOnly) != 0;
      if ((f & lexicon::kPast) != 0 && (f & (lexicon::kMasdar | lexicon::kActiveParticiple)) == 0 &&
          h.end == i + 1 && !noun) {
        return Direction::kPast;
      }
    }
    return starts_future(t.form(i)) ? Direction::kFuture : Direction::kNone;
  };
  Direction before = Direction::kNone;
  std::size_t distance = 0;
  for (std::size_t back = 1; back <= reach && back <= n.begin; ++back) {
    const std::size_t i = n.begin - back;
    if (t[i].sentence != sentence) break;
    before = look(i);
    if (before != Direction::kNone) {
      distance = back;
      break;
    }
  }
  if (before != Direction::kNone && distance <= 6) return before;
  for (std::size_t i = n.end; i < t.size() && i < n.end + reach_after; ++i) {
    if (t[i].sentence != sentence) break;
    const Direction after = look(i);
    if (after != Direction::kNone) return after;
  }
  return before;
}

const char* Context::role(const Node& n) const {
  if (n.begin == 0) return "";
  if (w_.tokens()[n.begin].line_before) return "";
  if (w_.before(n.begin, Cls::kCueBy) != nullptr) return "by";
  if (w_.before(n.begin, Cls::kCueSince) != nullptr) return "since";
  if (w_.before(n.begin, Cls::kCueUntil) != nullptr) return "until";
  if (w_.before(n.begin, Cls::kCueAfter) != nullptr) return "after";
  if (w_.before(n.begin, Cls::kCueBefore) != nullptr) {
    // `قبل نهاية العام` is a deadline for what is to come.
    if (n.mod == TimexMod::kEnd) return "by";
    return "before";
  }
  if (n.kind == NodeKind::kDuration && n.span_direction == Direction::kNone &&
      w_.before(n.begin, Cls::kCueWithin) != nullptr) {
    return "by";
  }
  return "";
}

// A bare number of four digits is a year after a preposition, after an event that is named by its
// year, or in a list of years.
bool Context::called_year(const Node& n, bool after_year) const {
  const text::Tokens& t = w_.tokens();
  if (look_alike_before(n, kYearTarget)) return false;
  // A counted noun right after it.
  if (n.end < t.size() && !t[n.end].line_before) {
    for (const Word& w : w_.all(n.end)) {
      if (w.row.cls == Cls::kLookAlike && static_cast<LookAlike>(w.row.a) == LookAlike::kAfter)
        return false;
      if (w.row.cls == Cls::kUnit && w.proclitics == 0) return false;
    }
    if (w_.punct(n.end, '%') || w_.punct(n.end, 0x66A)) return false;
  }
  if (after_year) return true;
  if (n.begin == 0) return false;
  const std::size_t b = n.begin;
  for (const Cls c :
       {Cls::kCueOn, Cls::kCueSince, Cls::kCueUntil, Cls::kCueBy, Cls::kCueAfter, Cls::kCueBefore,
        Cls::kCueYearEvent, Cls::kBetween, Cls::kOf, Cls::kModifier, Cls::kSportsYear}) {
    if (w_.before(b, c) != nullptr) return true;
  }
  for (const Word& w : w_.all(b - 1)) {
    if (w.end == b && w.row.cls == Cls::kFeast) return true;
  }
  if (w_.punct(b - 1, '(') &&
      (w_.punct(n.end, ')') || w_.punct(n.end, '-') || w_.punct(n.end, 0x2013))) {
    return true;
  }
  return false;
}

bool Context::accepts(Node& n, bool after_year) const {
  const text::Tokens& t = w_.tokens();
  for (std::size_t i = n.begin; i < n.end; ++i) {
    if (!phrase_[i]) continue;
    // The name of a feast may hold a phrase (`اليوم الوطني السعودي`), not stand in one.
    if (n.feast < 0 || (i == n.begin && i > 0 && phrase_[i - 1])) return false;
  }
  switch (n.kind) {
    case NodeKind::kPoint: {
      if (n.field == Field::kYear && n.year.kind == RefKind::kAbsolute &&
          n.rule == std::string_view("year.bare")) {
        return called_year(n, after_year);
      }
      if (n.field == Field::kMonth && n.month_alone) {
        if (look_alike_before(n, kMonthTarget | kDate)) return false;
        if ((n.month_flags & kNumbered) != 0) return false;
        if ((n.month_flags & (kWeak | kName)) != 0) {
          bool called = false;
          for (const Cls c : {Cls::kCueOn, Cls::kCueSince, Cls::kCueUntil, Cls::kCueBy,
                              Cls::kCueAfter, Cls::kCueBefore, Cls::kWithin, Cls::kBetween}) {
            called = called || w_.before(n.begin, c) != nullptr;
          }
          for (const Word& w : w_.all(n.begin)) {
            if (w.row.cls == Cls::kMonth && w.proclitics != 0 && (w.row.flags & kName) == 0)
              called = false;
          }
          if (!called) return false;
          if ((n.month_flags & kName) != 0 && n.end < t.size() && !t[n.end].line_before &&
              t[n.end].kind == text::TokenKind::kWord && n.end + 1 < t.size() && !w_.any(n.end) &&
              w_.hits().at(n.end).empty()) {
            // an unknown word after a personal name
          }
        }
        return true;
      }
      if (n.field == Field::kDay) {
        if (n.today_word) {
          if (look_alike_before(n, kDayTarget)) return false;
          // `اليوم الثاني` counts days of something.
          if (n.end < t.size() && !t[n.end].line_before) {
            const auto v = w_.number(n.end);
            if (v && v->ordinal && v->definite && v->proclitics == 0) return false;
            if (w_.bare(n.end, Cls::kArticle) != nullptr) return true;
          }
          return true;
        }
        if (n.day > 0 && n.year.kind == RefKind::kNone && n.direction == Direction::kNone &&
            n.weekday == 0 && n.month > 0 && look_alike_before(n, kDate)) {
          return false;
        }
        if (n.weekday > 0 && n.day == 0 && !n.offset.has_value() && n.nth == 0) {
          if (look_alike_before(n, kWeekdayTarget) && n.direction == Direction::kNone) return false;
        }
        if (n.offset.has_value() && look_alike_before(n, kDayTarget)) return false;
      }
      if (n.field == Field::kDecade && n.end < t.size() && w_.bare(n.end, Cls::kOfAge) != nullptr)
        return false;
      return true;
    }
    case NodeKind::kDuration: {
      if (n.definite || n.age) return true;
      const Unit u = n.amount.unit;
      if (u == Unit::kSecond && !n.needs_context && n.amount.count == 1) return false;
      if (!n.needs_context) {
        if ((u == Unit::kCentury) && n.amount.count == 2 && !near_before(n, Cls::kCueDuration, 2))
          return false;
        if (u == Unit::kDecade && n.amount.count == 2 && !near_before(n, Cls::kCueDuration, 3) &&
            !(n.end < t.size() && w_.bare(n.end, Cls::kOfTime) != nullptr)) {
          return false;
        }
        return true;
      }
      // A unit by itself: a plural after ل, or after a word that calls for a duration.
      if (u == Unit::kSecond) return false;
      const Word* w = w_.at(n.begin, Cls::kUnit);
      if (w != nullptr && (w->row.flags & kRecent) != 0) return true;
      if (w != nullptr && n.amount.vague) {
        const text::Proclitics p =
            static_cast<text::Proclitics>(w->proclitics & ~(text::kWaw | text::kFa));
        if (p == text::kLam) {
          // `لأشهر`, but not `لأشهر الفنانين`
          if (n.end < t.size() && !t[n.end].line_before && (w->row.flags & kWeak) != 0 &&
              t[n.end].kind == text::TokenKind::kWord) {
            for (const lexicon::Hit& h : w_.hits().at(n.end)) {
              if ((h.entry.features & lexicon::kDefinite) != 0 && h.lead == 0) {
                return false;
              }
            }
          }
          return true;
        }
        if (p != 0) return false;
      } else if (w != nullptr && w->proclitics != 0) {
        if ((w->proclitics & ~text::kWaw) != 0) return false;
      }
      if (w_.before(n.begin, Cls::kCueDuration) != nullptr ||
          w_.before(n.begin, Cls::kCueAge) != nullptr) {
        return true;
      }
      // `استمر الاجتماع ساعة`
      return !n.amount.vague && near_before(n, Cls::kCueLasting, 4);
    }
    case NodeKind::kOffset: {
      const Word* w = w_.at(n.begin, Cls::kUnit);
      (void)w;
      return true;
    }
    case NodeKind::kSet: {
      if (n.set != nullptr && (n.set->row.flags & kAdjectival) != 0 && n.frequency == 0) {
        if (n.set->proclitics != 0) return false;
        if (look_alike_before(n, kSetTarget)) return false;
        // `يومي 6 و7 نوفمبر`, `يومي السبت والأحد`: the dual of "day".
        if (n.end < t.size() && !t[n.end].line_before &&
            (w_.number(n.end) || w_.bare(n.end, Cls::kWeekday) != nullptr)) {
          return false;
        }
      }
      return true;
    }
    case NodeKind::kReference:
    case NodeKind::kAnaphor:
      return true;
    case NodeKind::kNone:
      break;
  }
  return false;
}

}  // namespace waqai::timex
