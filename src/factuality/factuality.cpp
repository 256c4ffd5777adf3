// Factuality by the form of the trigger (or of the verb that carries it) and the nearest word
// before it that decides: negation, modality, purpose, demand, promise, aspect. Dates after the
// report make plans.
#include "factuality/factuality.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "factuality/promises.h"

namespace waqai::factuality {
namespace {

enum class Cue : std::uint8_t {
  kNone,
  kNegation,
  kNegationFuture,
  kPossible,
  kPurpose,
  kPlanned,
  kDenied,
  kOngoing,
  kBegin,
  kStop,
  kHappened,
  kAfterFact,
  kOrdered,
  kAgreed,
  kExpected,
};

constexpr std::pair<std::string_view, Cue> kCues[] = {
    {"negation", Cue::kNegation},
    {"negation_future", Cue::kNegationFuture},
    {"negation_weak", Cue::kPossible},
    {"possible", Cue::kPossible},
    {"purpose", Cue::kPurpose},
    {"planned", Cue::kPlanned},
    {"denied", Cue::kDenied},
    {"ongoing", Cue::kOngoing},
    {"begin", Cue::kBegin},
    {"stop", Cue::kStop},
    {"happened", Cue::kHappened},
    {"after_fact", Cue::kAfterFact},
    {"ordered", Cue::kOrdered},
    {"agreed", Cue::kAgreed},
    {"expected", Cue::kExpected},
};

struct Mark {
  Cue cue = Cue::kNone;
  std::uint8_t length = 0;
  bool finite_past = false, finite_present = false, sin = false, lam = false, ba = false,
       waw = false, complementizer = false, stop = false, relative = false;
  bool in = false, on = false, before = false, about = false;  ///< prepositions
};

bool speech_act(EventType t) {
  switch (t) {
    case EventType::kRequest:
    case EventType::kAccuse:
    case EventType::kReject:
    case EventType::kThreaten:
    case EventType::kSupport:
    case EventType::kAgree:
      return true;
    default:
      return false;
  }
}

// PLOVER's own type: a retreat that is only announced, promised or demanded is a concession there.
// Empty for the types PLOVER lacks.
const char* plover(const Event& e) {
  static constexpr const char* kNames[] = {
      "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
      "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
  const bool done = e.factuality == Factuality::kHappened || e.factuality == Factuality::kOngoing;
  if (e.type == EventType::kRetreat && !done) return "CONCEDE";
  const auto k = static_cast<std::size_t>(e.type);
  return k < std::size(kNames) ? kNames[k] : "";
}

// Kinds of events that stand in a calendar before they take place.
bool scheduled(EventType t) {
  return t == EventType::kConsult || t == EventType::kOffice || t == EventType::kMove;
}

// A present after the complementizer at token k: after `before` it has the time of its main verb,
// in a stipulation (`on that …`) it is planned, else it is possible.
Factuality subordinated(const text::Tokens& tokens, const std::vector<Mark>& m, std::size_t k) {
  const std::uint32_t sentence = tokens[k].sentence;
  if (k == 0 || tokens[k - 1].sentence != sentence) return Factuality::kPossible;
  if (m[k - 1].on && k > 1 && m[k - 2].stop) return Factuality::kPlanned;
  if (!m[k - 1].before) return Factuality::kPossible;
  // the verb that opens the sentence
  constexpr std::size_t kOpening = 12;
  const std::size_t first = tokens.sentences[sentence].token_begin;
  for (std::size_t j = first; j < k && j < first + kOpening; ++j) {
    if (m[j].ba || m[j].lam) continue;
    if (m[j].sin || (m[j].finite_present && !m[j].finite_past)) return Factuality::kPlanned;
    if (m[j].finite_past) return Factuality::kHappened;
  }
  return Factuality::kPossible;
}

// A noun joined to the noun of an unreal event shares what decides on it.
bool inherits(const text::Tokens& tokens, const std::vector<Mark>& m, const Event& before,
              const Event& e) {
  if (e.form != TriggerForm::kNominal || before.form != TriggerForm::kNominal) return false;
  if (e.factuality != Factuality::kHappened || !e.factuality_cues.empty()) return false;
  if (before.factuality != Factuality::kPlanned && before.factuality != Factuality::kPossible &&
      before.factuality != Factuality::kDenied) {
    return false;
  }
  if (before.source != e.source) return false;
  const std::size_t a = tokens.first_at(before.trigger.begin.value);
  const std::size_t b = tokens.first_at(e.trigger.begin.value);
  if (a >= tokens.size() || b >= tokens.size() || tokens[a].sentence != tokens[b].sentence ||
      b <= a || b - a > 9) {
    return false;
  }
  bool joined = false;
  for (std::size_t k = a + 1; k <= b; ++k) {
    if (k + 2 >= b && m[k].waw) joined = true;
    if (m[k].complementizer || m[k].relative || m[k].stop) return false;
    if (k < b && m[k].finite_past && !m[k].lam && !m[k].ba && !m[k].waw) return false;
  }
  return joined;
}

// What is planned or feared did not take place on a day before the report: that day is another
// event's. It comes after the day of the statement that tells of it, if that has one.
void put_off(const Document& document, std::span<const Timex> timexes,
             std::span<const Statement> statements, Event& e) {
  const auto dct = document.metadata().dct;
  if (e.factuality != Factuality::kPlanned && e.factuality != Factuality::kPossible) return;
  if (!dct || !e.to || e.to->day >= *dct || e.relation != TimeRelation::kOn) return;
  e.time.reset();
  e.when.clear();
  e.from.reset();
  e.to.reset();
  e.relation = TimeRelation::kUnknown;
  if (!e.source || *e.source >= statements.size()) return;
  const auto told = statements[*e.source].time;
  if (!told || *told >= timexes.size() || timexes[*told].type != TimexType::kDate) return;
  e.time = told;
  e.when = timexes[*told].value;
  e.from = timexes[*told].from;
  e.to = timexes[*told].to;
  e.relation = TimeRelation::kAfter;
}

}  // namespace

struct Model::Impl {
  explicit Impl(const lexicon::Data& d)
      : cues(d.table_id("factuality/cues")), particles(d.table_id("event/particles")), promises(d) {
    if (cues != lexicon::kNoTable) {
      const lexicon::Table& t = d.table(cues);
      const int kind = t.column("class");
      for (std::size_t r = 0; r < t.size(); ++r) {
        Cue c = Cue::kNone;
        for (const auto& [name, value] : kCues) {
          if (name == t.cell(r, kind)) c = value;
        }
        rows.push_back(c);
      }
    }
    if (particles != lexicon::kNoTable) {
      const lexicon::Table& t = d.table(particles);
      const int kind = t.column("class");
      for (std::size_t r = 0; r < t.size(); ++r) {
        complementizers.push_back(t.cell(r, kind) == "comp");
        relatives.push_back(t.cell(r, kind) == "relative" && t.id(r) != "who");
        preps.push_back(t.id(r) == "in"       ? Prep::kIn
                        : t.id(r) == "on"     ? Prep::kOn
                        : t.id(r) == "before" ? Prep::kBefore
                        : t.id(r) == "about"  ? Prep::kAbout
                                              : Prep::kNone);
      }
    }
  }
  std::vector<Mark> marks(const text::Tokens& tokens, const lexicon::Hits& hits,
                          std::span<const Entity> entities) const;
  Factuality decide(const text::Tokens& tokens, const std::vector<Mark>& m,
                    const std::vector<bool>& in_cue, const Event& e, const Statement* told,
                    std::optional<std::chrono::sys_days> dct, std::vector<Span>& why) const;

  lexicon::TableId cues, particles;
  std::vector<Cue> rows;
  std::vector<bool> complementizers, relatives;
  enum class Prep : std::uint8_t { kNone, kIn, kOn, kBefore, kAbout };
  std::vector<Prep> preps;
  Promises promises;
};

std::vector<Mark> Model::Impl::marks(const text::Tokens& tokens, const lexicon::Hits& hits,
                                     std::span<const Entity> entities) const {
  std::vector<Mark> out(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Mark& m = out[i];
    if (tokens[i].kind == text::TokenKind::kPunct) {
      m.stop = !text::is_open_quote(tokens[i].punct) && !text::is_close_quote(tokens[i].punct);
      continue;
    }
    std::uint32_t features = 0;
    text::Proclitics lead = 0;
    for (const lexicon::Hit& h : hits.at(i)) {
      const lexicon::Entry& e = h.entry;
      features |= e.features;
      if ((h.proclitics & text::kSin) && (e.features & lexicon::kPresent) &&
          (e.features & lexicon::kThird))
        m.sin = true;
      if (h.end == i + 1) lead |= h.proclitics;
      if (e.table == particles && h.lead <= 2) {
        if (complementizers[e.row]) m.complementizer = true;
        if (relatives[e.row]) m.relative = true;
        if (h.end == i + 1) {
          m.in = m.in || preps[e.row] == Prep::kIn;
          m.on = m.on || preps[e.row] == Prep::kOn;
          m.before = m.before || preps[e.row] == Prep::kBefore;
          m.about = m.about || preps[e.row] == Prep::kAbout;
        }
      }
      if (e.table == cues && h.end - h.begin >= m.length) {
        m.cue = rows[e.row];
        m.length = static_cast<std::uint8_t>(std::min<std::uint32_t>(h.end - h.begin, 10));
      }
    }
    m.finite_past = (features & lexicon::kPast) != 0;
    m.finite_present = (features & lexicon::kPresent) != 0;
    m.lam = (lead & text::kLam) != 0;
    m.ba = (lead & text::kBa) != 0;
    m.waw = (lead & text::kWaw) != 0;
  }
  // What stands inside a name decides nothing: `منظمة أطباء بلا حدود`.
  for (const Entity& e : entities)
    for (std::size_t i = tokens.first_at(e.span.begin.value);
         i < tokens.size() && tokens[i].begin < e.span.end.value; ++i)
      if (out[i].cue == Cue::kNegation || out[i].cue == Cue::kDenied) out[i].cue = Cue::kNone;
  return out;
}

Factuality Model::Impl::decide(const text::Tokens& tokens, const std::vector<Mark>& m,
                               const std::vector<bool>& in_cue, const Event& e,
                               const Statement* told, std::optional<std::chrono::sys_days> dct,
                               std::vector<Span>& why) const {
  std::size_t t = tokens.first_at(e.trigger.begin.value);
  if (t > 0 && tokens[t - 1].end > e.trigger.begin.value) --t;
  if (t >= tokens.size()) return Factuality::kHappened;
  std::size_t anchor = t;
  bool governed = false;
  if (e.governor) {
    anchor = tokens.first_at(e.governor->begin.value);
    governed = anchor < t && (m[anchor].finite_past || m[anchor].finite_present);
    if (!governed) anchor = t;
  }
  const bool future_date =
      dct && e.from && e.from->day > *dct && e.relation != TimeRelation::kUntil;
  Factuality base = Factuality::kHappened;
  bool bare_present = false;
  switch (e.form) {
    case TriggerForm::kPast:
      break;
    case TriggerForm::kFuture:
      base = Factuality::kPlanned;
      break;
    case TriggerForm::kPresent:
      base = Factuality::kOngoing;
      bare_present = true;
      break;
    case TriggerForm::kParticiple:
      base = Factuality::kHappened;
      break;
    case TriggerForm::kNominal:
      if (governed) {
        if (m[anchor].sin)
          base = Factuality::kPlanned;
        else if (m[anchor].finite_present && !m[anchor].finite_past) {
          base = Factuality::kOngoing;
          bare_present = true;
        }
      } else if (m[t].lam) {
        base = Factuality::kPossible;
      }
      break;
  }
  if (speech_act(e.type) && e.form == TriggerForm::kPresent &&
      !(t > 0 && m[t - 1].complementizer) && !(t > 0 && m[t - 1].cue == Cue::kNegation) &&
      !(t > 0 && m[t - 1].cue == Cue::kNegationFuture) &&
      !(t > 0 && m[t - 1].cue == Cue::kHappened)) {
    return Factuality::kHappened;
  }
  if (speech_act(e.type) && e.form == TriggerForm::kNominal && m[t].lam && !governed &&
      e.type == EventType::kRequest)
    return Factuality::kHappened;  // those who come together to demand something demand it
  if (speech_act(e.type) && in_cue[t]) {
    if (anchor > 0 && m[anchor - 1].cue == Cue::kNegation) return Factuality::kDenied;
    return Factuality::kHappened;
  }
  // an act of speech decides on the noun its content opens with: promised, demanded, denied
  if (e.form == TriggerForm::kNominal && told != nullptr && told->content &&
      told->cue.end <= told->content->begin) {
    const std::size_t first = tokens.first_at(told->content->begin.value);
    // what was told of it: denied what went round about resignations
    constexpr std::size_t kTold = 9;
    const bool told_of = first < tokens.size() && m[first].relative && t > first &&
                         t <= first + kTold && m[t - 1].about && told->stance == Stance::kDenies;
    if ((t >= first && t <= first + 2) || told_of) {
      std::optional<Factuality> f;
      switch (told->stance) {
        case Stance::kPromises:
          f = Factuality::kPlanned;
          break;
        case Stance::kDemands:
          f = e.type == EventType::kProtest ? Factuality::kPlanned : Factuality::kPossible;
          break;
        case Stance::kThreatens:
        case Stance::kPredicts:
          f = Factuality::kPossible;
          break;
        case Stance::kDenies:
          f = Factuality::kDenied;
          break;
        default:
          break;
      }
      if (f && base == Factuality::kHappened) {
        why.push_back(told->cue);
        return *f;
      }
    }
  }
  // the nearest deciding word before; what stands in `في` is no complement of a promise or demand
  const std::uint32_t sentence = tokens[t].sentence;
  const bool adjunct =
      e.form == TriggerForm::kNominal && t > 0 && m[t - 1].in && tokens[t - 1].sentence == sentence;
  bool subordinate = false;
  for (std::size_t back = 0; back <= 11 && back <= t; ++back) {
    const std::size_t k = t - back;
    if (tokens[k].sentence != sentence) break;
    const std::size_t distance = anchor > k ? anchor - k : 0;
    if (back > 0 && m[k].stop && !subordinate) {
      // over an aside between the verb and what goes with it: promised, on Friday, to …
      const bool goes_with = e.form == TriggerForm::kNominal &&
                             ((k + 1 == t && m[t].ba) || (k + 2 == t && m[t - 1].on));
      std::size_t open = k;
      while (goes_with && open > 0 && k - open <= 10 && tokens[open - 1].sentence == sentence) {
        --open;
        if (m[open].stop) break;
      }
      if (!goes_with || open == k || !m[open].stop) break;
      back = t - open;
      continue;
    }
    if (back > 0 && m[k].complementizer) {
      subordinate = true;
      if (bare_present && distance == 1) base = subordinated(tokens, m, k);
      if (e.form == TriggerForm::kPast && distance > 1) break;
      continue;
    }
    if (back > 0 && m[k].relative && distance > 1) break;
    const Cue cue = back == 0 ? Cue::kNone : m[k].cue;
    if (cue != Cue::kNone) {
      Factuality f = base;
      bool decided = true;
      switch (cue) {
        case Cue::kNegation:
        case Cue::kNegationFuture:
          decided = distance <= 2 || (m[k].length >= 2 && distance <= 4);
          f = Factuality::kDenied;
          // if they do not: a condition
          if (k > 0 && m[k - 1].cue == Cue::kPossible && tokens[k - 1].sentence == sentence)
            f = Factuality::kPossible;
          break;
        case Cue::kDenied:
          f = Factuality::kDenied;
          break;
        case Cue::kPossible:
          decided =
              (e.form != TriggerForm::kPast && e.form != TriggerForm::kFuture) || distance <= 2;
          // a protest is called for a day
          f = e.type == EventType::kProtest && e.form == TriggerForm::kNominal && future_date
                  ? Factuality::kPlanned
                  : Factuality::kPossible;
          break;
        case Cue::kExpected:
          // expected of nobody in particular on a day to come: it is in the calendar
          decided = e.form != TriggerForm::kPast && e.form != TriggerForm::kFuture;
          f = future_date && scheduled(e.type) ? Factuality::kPlanned : Factuality::kPossible;
          break;
        case Cue::kPurpose:
          f = Factuality::kPossible;
          decided = e.form != TriggerForm::kPast && e.form != TriggerForm::kFuture;
          break;
        case Cue::kPlanned:
          decided = e.form != TriggerForm::kPast && back <= 8 && !adjunct;
          // what a court decides is done by its deciding
          f = e.type == EventType::kJustice && !future_date ? Factuality::kHappened
                                                            : Factuality::kPlanned;
          break;
        case Cue::kAgreed:
          decided = e.form == TriggerForm::kNominal && t > 0 && m[t - 1].on;
          f = Factuality::kPlanned;
          break;
        case Cue::kOrdered:
          decided = e.form == TriggerForm::kNominal && m[t].ba && e.type != EventType::kJustice;
          f = Factuality::kPlanned;
          break;
        case Cue::kOngoing:
        case Cue::kBegin:
          decided = e.form != TriggerForm::kPast && back <= (adjunct ? 8 : 5);
          f = Factuality::kOngoing;
          break;
        case Cue::kStop:
          decided = e.form == TriggerForm::kNominal && back <= 3 && m[k].lam;
          f = e.type == EventType::kAssault ? Factuality::kOngoing : Factuality::kPossible;
          break;
        case Cue::kHappened:
          // a denial before it reaches over it: denied that they had frozen
          if (k > 1 && distance <= 2) {
            bool that = false;
            for (std::size_t j = k; j-- > 0 && k - j <= 8 && tokens[j].sentence == sentence;) {
              if (m[j].complementizer) that = true;
              if (that && m[j].cue == Cue::kDenied) {
                why.push_back(tokens.span(j));
                return Factuality::kDenied;
              }
            }
          }
          f = e.form == TriggerForm::kPresent ? Factuality::kPossible : Factuality::kHappened;
          decided =
              distance <= 2 && e.form != TriggerForm::kNominal && e.form != TriggerForm::kFuture;
          break;
        case Cue::kAfterFact:
          f = Factuality::kHappened;
          decided =
              e.form == TriggerForm::kNominal && !governed && back <= 3 && !m[t].lam && !m[t].ba;
          break;
        case Cue::kNone:
          decided = false;
          break;
      }
      if (decided) {
        why.push_back(tokens.span(k));
        if (cue != Cue::kAfterFact && future_date &&
            (f == Factuality::kHappened || f == Factuality::kOngoing)) {
          return Factuality::kPlanned;
        }
        return f;
      }
    }
    if (back > 0 && distance > 0 && m[k].sin) {
      if (e.form == TriggerForm::kNominal && !governed) base = Factuality::kPlanned;
      break;
    }
    if (back > 0 && distance > 1 && m[k].finite_past && !m[k].ba && !m[k].lam && back > 4 &&
        e.form != TriggerForm::kNominal && !subordinate) {
      break;
    }
  }
  // words after: the ongoing, the coming
  if (e.form == TriggerForm::kNominal) {
    for (std::size_t k = t + 1; k < tokens.size() && k <= t + 4 && tokens[k].sentence == sentence;
         ++k) {
      if (m[k].stop) break;
      if (m[k].cue == Cue::kOngoing && base == Factuality::kHappened) {
        why.push_back(tokens.span(k));
        base = Factuality::kOngoing;
        break;
      }
      if (m[k].cue == Cue::kPlanned && base == Factuality::kHappened) {
        why.push_back(tokens.span(k));
        base = Factuality::kPlanned;
        break;
      }
      if (m[k].cue == Cue::kPossible && k <= t + 3 && base == Factuality::kHappened) {
        why.push_back(tokens.span(k));
        base = Factuality::kPossible;
        break;
      }
      if (m[k].finite_past || m[k].finite_present) break;
    }
  }
  if (future_date && (base == Factuality::kHappened || base == Factuality::kOngoing)) {
    base = Factuality::kPlanned;
  }
  if (e.relation == TimeRelation::kBy && base == Factuality::kHappened) base = Factuality::kPlanned;
  // what is threatened may be kept from coming
  if (base == Factuality::kPlanned && e.form == TriggerForm::kFuture && told != nullptr &&
      told->stance == Stance::kThreatens)
    base = Factuality::kPossible;
  return base;
}

Model::Model(const lexicon::Data& data) : impl_(std::make_unique<const Impl>(data)) {}
Model::~Model() = default;

void Model::judge(const Document& document, const text::Tokens& tokens, const lexicon::Hits& hits,
                  std::span<const Timex> timexes, std::span<const Entity> entities,
                  std::span<const Statement> statements, std::vector<Event>& events) const {
  if (events.empty()) return;
  const std::vector<Mark> m = impl_->marks(tokens, hits, entities);
  std::vector<bool> in_cue(tokens.size(), false);
  for (const Statement& s : statements) {
    std::size_t k = tokens.first_at(s.cue.begin.value);
    if (k > 0 && tokens[k - 1].end > s.cue.begin.value) --k;
    for (; k < tokens.size() && tokens[k].begin < s.cue.end.value; ++k) in_cue[k] = true;
  }
  const Event* before = nullptr;
  for (Event& e : events) {
    e.factuality_cues.clear();
    const Statement* told =
        e.source && *e.source < statements.size() ? &statements[*e.source] : nullptr;
    e.factuality =
        impl_->decide(tokens, m, in_cue, e, told, document.metadata().dct, e.factuality_cues);
    if (before != nullptr && inherits(tokens, m, *before, e)) {
      e.factuality = before->factuality;
      e.factuality_cues = before->factuality_cues;
    }
    e.plover = plover(e);
    put_off(document, timexes, statements, e);
    before = &e;
  }
}

std::vector<Commitment> Model::commitments(const Document& document, const text::Tokens& tokens,
                                           const lexicon::Hits& hits,
                                           std::span<const Timex> timexes,
                                           std::span<const Statement> statements,
                                           std::span<const Event> events) const {
  return impl_->promises.find(document, tokens, hits, timexes, statements, events);
}

}  // namespace waqai::factuality
