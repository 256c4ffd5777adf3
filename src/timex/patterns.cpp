// Phrases that are rows of timex/patterns: the classes a pattern may name are the parser's own
// rules and the classes of small words, and each production turns the captures into what was
// understood.
#include "timex/parser.h"

namespace waqai::timex {
namespace {

using lexicon::PatternSet;

constexpr double kMaxCount = 100;
constexpr double kMaxAge = 130;

Unit unit_of(const Word& w) { return static_cast<Unit>(w.row.a); }
GrammaticalNumber number_of(const Word& w) { return static_cast<GrammaticalNumber>(w.row.b); }

}  // namespace

class Parser::Classes final : public PatternSet::Reader {
 public:
  explicit Classes(const Parser& parser) : p_(parser), w_(parser.w_) {}

  std::size_t read(std::uint8_t cls, std::size_t i, bool exact,
                   text::Proclitics proclitics) const override {
    const Cls small = w_.vocabulary().pattern_class(cls);
    if (small != Cls::kNone) return end_of(word(i, small, exact, proclitics));
    const auto kind = static_cast<PatternClass>(cls);
    switch (kind) {
      case PatternClass::kUnit: {
        const Word* u = word(i, Cls::kUnit, exact, proclitics);
        return u != nullptr && !u->pronoun && number_of(*u) == GrammaticalNumber::kSingular ? u->end
                                                                                            : 0;
      }
      case PatternClass::kDays: {
        const Word* u = word(i, Cls::kUnit, exact, proclitics);
        return u != nullptr && !u->pronoun && unit_of(*u) == Unit::kDay &&
                       number_of(*u) == GrammaticalNumber::kPlural &&
                       (u->row.flags & kDefiniteWord) == 0
                   ? u->end
                   : 0;
      }
      case PatternClass::kTheWeekday: {
        const Word* d = word(i, Cls::kWeekday, exact, proclitics);
        return d != nullptr && (d->row.flags & kIndefinite) == 0 ? d->end : 0;
      }
      case PatternClass::kAnchor: {
        const Word* d = word(i, Cls::kDeictic, exact, proclitics);
        return d != nullptr && static_cast<DeicticKind>(d->row.a) == DeicticKind::kAnchor ? d->end
                                                                                          : 0;
      }
      case PatternClass::kSet:
        return end_of(word(i, Cls::kSet, exact, proclitics));
      default:
        return carries(i, exact, proclitics) ? rule(kind, i) : 0;
    }
  }

  // Runs the rule of a class and fills `n` as it does alone.
  std::size_t rule(PatternClass kind, std::size_t i, Node& n) const {
    switch (kind) {
      case PatternClass::kNumber: {
        const auto v = w_.number(i);
        if (!v || v->ordinal || v->value < 1 || v->value >= kMaxCount) return 0;
        n.frequency = static_cast<int>(v->value);
        return v->end;
      }
      case PatternClass::kAgeNumber: {
        const auto v = w_.number(i);
        if (!v || v->vague || v->fraction || v->value < 1 || v->value > kMaxAge) return 0;
        if (!v->definite && !v->digits && !v->ordinal) return 0;
        n.amount.count = v->value;
        n.amount.unit = Unit::kYear;
        return v->end;
      }
      case PatternClass::kAmount: {
        const std::size_t e = p_.simple_amount(i, n);
        return n.amount.vague ? 0 : e;
      }
      case PatternClass::kAnyAmount:
        return p_.amount(i, n);
      case PatternClass::kWeekday: {
        const std::size_t e = p_.weekday(i, n);
        if (e != 0) return n.weekday > 0 && n.day == 0 ? e : 0;
        const Word* d = w_.bare(i, Cls::kWeekday);
        if (d == nullptr) return 0;
        n.weekday = d->row.a;
        return d->end;
      }
      case PatternClass::kDay:
        return p_.day_number(i, n);
      case PatternClass::kMonth:
        return p_.month(i, n, true);
      case PatternClass::kYear:
        return p_.year(i, n, n.month > 0);
      default:
        return 0;
    }
  }

 private:
  std::size_t rule(PatternClass kind, std::size_t i) const {
    Node n;
    return rule(kind, i, n);
  }
  const Word* word(std::size_t i, Cls c, bool exact, text::Proclitics proclitics) const {
    return exact ? w_.with(i, c, proclitics) : w_.at(i, c);
  }
  static std::size_t end_of(const Word* w) { return w == nullptr ? 0 : w->end; }
  // True if some word of time or number at the token carries just these particles.
  bool carries(std::size_t i, bool exact, text::Proclitics proclitics) const {
    if (!exact) return true;
    for (const Word& x : w_.all(i)) {
      if (x.proclitics == proclitics) return true;
    }
    const auto v = w_.number(i);
    return v && v->proclitics == proclitics;
  }

  const Parser& p_;
  const Words& w_;
};

std::size_t Parser::pattern(std::size_t i, Node& n) const {
  const Vocabulary& vocabulary = w_.vocabulary();
  if (vocabulary.patterns().empty()) return 0;
  const Classes classes(*this);
  PatternSet::Match match;
  if (!vocabulary.patterns().match(w_.tokens(), w_.hits(), i, classes, match)) return 0;
  const PatternRow& row = vocabulary.pattern(match.row);
  Node r = n;
  r.frequency = row.value;
  for (std::uint8_t k = 0; k < match.count; ++k) {
    const PatternSet::Capture& c = match.captures[k];
    // A capture fills what its class reads; a name that does not suit its class fills nothing.
    const Word* w = nullptr;
    switch (static_cast<PatternClass>(c.cls)) {
      case PatternClass::kSet:
        r.set = w_.at(c.begin, Cls::kSet);
        break;
      case PatternClass::kUnit:
        w = w_.at(c.begin, Cls::kUnit);
        if (w == nullptr) break;
        r.amount.count = 1;
        r.amount.unit = unit_of(*w);
        break;
      case PatternClass::kTheWeekday:
        w = w_.at(c.begin, Cls::kWeekday);
        if (w != nullptr) r.weekday = w->row.a;
        break;
      default:
        classes.rule(static_cast<PatternClass>(c.cls), c.begin, r);
    }
  }
  switch (row.production) {
    case Production::kNone:
      return 0;
    case Production::kAge:
      r.kind = NodeKind::kDuration;
      r.age = true;
      r.rule = "age";
      break;
    case Production::kAfter:
    case Production::kBefore:
      r.kind = NodeKind::kOffset;
      r.offset_kind = row.production == Production::kAfter ? OffsetKind::kAfterAntecedent
                                                           : OffsetKind::kBeforeAntecedent;
      r.rule = "offset.antecedent";
      break;
    case Production::kDate:
      r.kind = NodeKind::kPoint;
      r.field = r.day_level() ? Field::kDay : r.month > 0 ? Field::kMonth : Field::kYear;
      r.rule = "date.pattern";
      break;
    case Production::kDuration:
      r.kind = NodeKind::kDuration;
      r.rule = "duration";
      break;
    case Production::kSet:
      r.kind = NodeKind::kSet;
      r.rule = "set";
      break;
  }
  n = r;
  return match.end;
}

}  // namespace waqai::timex
