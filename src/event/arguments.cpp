// Arguments by position: the subject follows its verb (or stands before it), the genitive follows
// the verbal noun, other roles follow their prepositions. A relative clause takes its antecedent, a
// bare verb the last subject.
#include "event/arguments.h"

#include <algorithm>

namespace waqai::event {
namespace {

using text::Tokens;

struct Phrase {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

class Finder {
 public:
  Finder(const Input& in, const Context& cx, const std::vector<Candidate>& all, const Candidate& c)
      : in_(in), cx_(cx), all_(all), c_(c) {}
  Arguments run();

 private:
  bool inside(std::size_t i) const {
    return i < in_.tokens.size() && in_.tokens[i].sentence == in_.tokens[c_.token].sentence;
  }
  const Cell& cell(std::size_t i) const { return cx_.cells[i]; }
  bool quote(std::size_t i) const { return (cell(i).flags & kCellQuoteEdge) != 0; }
  bool finite(std::size_t i) const {
    const Cell& b = cell(i);
    return (b.flags & kCellVerb) && !(b.flags & kCellArticle) && b.entity < 0 &&
           b.particle == Particle::kNone;
  }
  bool breaks(std::size_t i) const;
  bool happening(std::size_t i) const;
  bool construct(std::size_t i) const;
  bool settled(Phrase p) const;
  bool oblique_only(std::size_t i) const;
  bool affects(Phrase p) const;
  bool resumes(std::size_t i) const;
  bool suffered() const {
    switch (c_.row->type) {
      case EventType::kAssault:
      case EventType::kDisaster:
      case EventType::kAccident:
      case EventType::kDeath:
        return true;
      default:
        return false;
    }
  }
  bool pronoun_on(std::size_t i) const;
  bool done() const {
    for (std::size_t k = c_.token; k-- > 0 && inside(k) && c_.token - k <= 2;) {
      if (cell(k).particle == Particle::kDone) return true;
    }
    return false;
  }
  Phrase phrase(std::size_t i) const;
  Phrase phrase_before(std::size_t i) const;
  void add(std::vector<Span>& out, Phrase p, bool conjoined = true) const;
  std::optional<Span> last_agent(std::size_t before) const;
  void verb(Arguments& a);
  void nominal(Arguments& a);
  void prepositions(Arguments& a, std::size_t from);
  void place(Arguments& a);
  void subject_of_sentence(Arguments& a);

  const Input& in_;
  const Context& cx_;
  const std::vector<Candidate>& all_;
  const Candidate& c_;
};

/// Whether the noun at token i names a happening: it takes no part in another one.
bool Finder::happening(std::size_t i) const {
  const auto it =
      std::lower_bound(all_.begin(), all_.end(), i,
                       [](const Candidate& c, std::size_t token) { return c.token < token; });
  return it != all_.end() && it->token == i && cell(i).entity < 0 &&
         (it->reading == Reading::kMasdar || it->reading == Reading::kNoun) && it->row->prior >= 2;
}

/// Whether an object is somebody: where the type of event does not say so, a name or counted people.
bool Finder::affects(Phrase p) const {
  switch (c_.row->type) {
    case EventType::kOther:
    case EventType::kEconomy:
    case EventType::kAgree:
    case EventType::kAid:
    case EventType::kCooperate:
    case EventType::kReject:
    case EventType::kProtest:
      break;
    default:
      return true;
  }
  for (std::size_t k = p.begin; k < p.end; ++k) {
    if (cell(k).entity >= 0 || cell(k).counted != CountKey::kNone) return true;
  }
  return false;
}

/// A finite verb that lends itself to the noun before it and takes it up with a pronoun.
bool Finder::resumes(std::size_t i) const {
  return finite(i) && cell(i).light != LightEffect::kNone && cell(i).light_finite && pronoun_on(i);
}

bool Finder::pronoun_on(std::size_t i) const {
  for (const lexicon::Hit& h : in_.hits.at(i)) {
    if (h.enclitic != text::Enclitic::kNone) return true;
  }
  return false;
}

/// A phrase that can stand before its verb as the subject: it is known, not new.
bool Finder::settled(Phrase p) const {
  if (p.empty()) return true;
  if (in_.tokens.sentences[in_.tokens[c_.token].sentence].title) return true;
  for (std::size_t k = p.begin; k < p.end; ++k) {
    if (cell(k).entity >= 0 || (cell(k).flags & kCellArticle) || cell(k).quantity >= 0) return true;
    if (pronoun_on(k)) return true;
  }
  return false;
}

/// A definite sound plural in the oblique case (the ending yeh noon): no subject.
bool Finder::oblique_only(std::size_t i) const {
  if (!inside(i) || cell(i).entity >= 0 || !(cell(i).flags & kCellArticle)) return false;
  const std::string_view form = in_.tokens.form(i);
  return form.size() >= 14 && form.substr(form.size() - 4) == "\xD9\x8A\xD9\x86";
}

/// A genitive that a word without an article may open: a definite word or name follows it closely.
bool Finder::construct(std::size_t i) const {
  if (!inside(i) || breaks(i) || cell(i).entity >= 0) return false;
  for (std::size_t k = i + 1; inside(k) && k <= i + 2; ++k) {
    if (breaks(k)) return false;
    if (cell(k).entity >= 0 || (cell(k).flags & kCellArticle)) {
      return !(cell(k).flags & (kCellBa | kCellLam | kCellWaw));
    }
  }
  return false;
}

/// A token that no noun phrase of ours runs over.
bool Finder::breaks(std::size_t i) const {
  const Cell& b = cell(i);
  if (b.entity >= 0) return false;
  if ((b.flags & kCellStop) && !quote(i)) return true;
  if (b.timex >= 0) return true;
  if (b.quantity >= 0) return false;
  switch (b.particle) {
    case Particle::kNone:
    case Particle::kGeneric:
    case Particle::kPartitive:
      break;
    default:
      return true;
  }
  return false;
}

/// The noun phrase that begins at token i.
Phrase Finder::phrase(std::size_t i) const {
  while (inside(i) && (quote(i) || cell(i).timex >= 0)) ++i;
  Phrase p{i, i};
  bool definite = false;
  for (std::size_t k = i; inside(k) && k < i + 9; ++k) {
    if (breaks(k)) break;
    const Cell& b = cell(k);
    if (k > i && b.entity < 0 && definite && !(b.flags & (kCellArticle | kCellQuoteEdge))) break;
    if (k > i && b.entity < 0 && b.quantity >= 0 && !(b.flags & kCellArticle) &&
        cell(k - 1).quantity < 0)
      break;
    if (b.flags & kCellArticle) definite = true;
    if (b.entity < 0 && (b.flags & kCellSin)) break;
    if (k > i && b.entity < 0) {
      if (b.flags & (kCellBa | kCellLam)) {
        if (!(b.flags & kCellArticle) && !(b.flags & kCellVerb)) { /* may be part of the word */
        } else
          break;
      }
      if ((b.flags & kCellWaw) && !(b.flags & kCellArticle)) break;
      if (finite(k) && b.quantity < 0 && !(cell(k - 1).flags & kCellStop) &&
          b.counted == CountKey::kNone)
        break;
      if (quote(k) && cell(k - 1).entity < 0 && !(inside(k + 1) && cell(k + 1).entity >= 0)) break;
    }
    p.end = k + 1;
    if (b.entity >= 0 && (!inside(k + 1) || cell(k + 1).entity != b.entity)) {
      const EntityType t = in_.entities[static_cast<std::size_t>(b.entity)].type;
      if (t == EntityType::kPerson) break;
    }
  }
  while (p.end > p.begin && quote(p.end - 1)) --p.end;
  return p;
}

/// The noun phrase that ends right before token i.
Phrase Finder::phrase_before(std::size_t i) const {
  Phrase p{i, i};
  while (p.begin > 0 && inside(p.begin - 1) && i - p.begin < 10) {
    const std::size_t k = p.begin - 1;
    if (cell(k).entity < 0 && (breaks(k) || quote(k) || finite(k))) break;
    p.begin = k;
    if ((cell(k).flags & kCellClauseStart) && cell(k).entity < 0) break;
  }
  return p;
}

/// The name in a phrase (a person first), else its first words.
void Finder::add(std::vector<Span>& out, Phrase p, bool conjoined) const {
  if (p.empty()) return;
  if (happening(p.begin)) return;
  std::int32_t name = -1, other = -1;
  for (std::size_t k = p.begin; k < p.end; ++k) {
    const std::int32_t e = cell(k).entity;
    if (e < 0) continue;
    if (in_.entities[static_cast<std::size_t>(e)].type == EntityType::kPerson) {
      if (name < 0) name = e;
    } else if (other < 0 && k == p.begin) {
      other = e;
    }
  }
  if (name < 0 && other < 0 && p.end + 1 > p.begin && inside(p.end + 1) &&
      in_.tokens.is_punct(p.end, 0x060C)) {
    // a title, a comma and the name it belongs to
    for (std::size_t k = p.end + 1; inside(k) && k < p.end + 4; ++k) {
      const std::int32_t e = cell(k).entity;
      if (e < 0 && (breaks(k) || finite(k))) break;
      if (e < 0) continue;
      const Entity& person = in_.entities[static_cast<std::size_t>(e)];
      if (person.type == EntityType::kPerson && person.span.begin.value == in_.tokens[k].begin)
        name = e;
      break;
    }
  }
  const std::int32_t pick = name >= 0 ? name : other;
  Span s;
  std::size_t end = p.end;
  if (pick >= 0) {
    s = in_.entities[static_cast<std::size_t>(pick)].span;
    end = p.begin;
    while (inside(end) && in_.tokens[end].begin < s.end.value) ++end;
  } else {
    std::size_t last = std::min(p.end, p.begin + 4);
    if (p.end - p.begin <= 2 && inside(p.end + 1) && (cell(p.end).frame & kFrameFrom)) {
      // a part and its whole: some of them
      const Phrase whole = phrase(p.end + 1);
      const std::int32_t e = whole.empty() ? -1 : cell(whole.begin).entity;
      if (!whole.empty() && (e < 0 || in_.entities[static_cast<std::size_t>(e)].type !=
                                          EntityType::kLocation)) {
        last = std::min(whole.end, whole.begin + 4);
      }
    }
    s = in_.tokens.span(p.begin, last);
    s.begin.value = in_.tokens[p.begin].begin;
  }
  if (std::find(out.begin(), out.end(), s) == out.end()) out.push_back(s);
  if (!conjoined) return;
  // further names joined by و
  bool joined = false;
  while (inside(end) && out.size() < 6) {
    if (in_.tokens[end].kind == text::TokenKind::kWord && in_.tokens[end].fold_length == 2) {
      joined = true;
      ++end;
      continue;
    }
    if (quote(end) || ((cell(end).flags & kCellStop) && in_.tokens.is_punct(end, 0x060C))) {
      ++end;
      continue;
    }
    const std::int32_t e = cell(end).entity;
    if (e < 0) break;
    if (!joined) {
      // the name carries its و (D9 88)
      const std::string_view form = in_.tokens.form(end);
      if (in_.tokens[end].begin == in_.entities[static_cast<std::size_t>(e)].span.begin.value ||
          form.size() < 2 || form[0] != '\xD9' || form[1] != '\x88')
        break;
    }
    joined = false;
    s = in_.entities[static_cast<std::size_t>(e)].span;
    if (pick >= 0 &&
        in_.entities[static_cast<std::size_t>(e)].type !=
            in_.entities[static_cast<std::size_t>(pick)].type &&
        in_.entities[static_cast<std::size_t>(e)].type == EntityType::kPerson) {
      break;
    }
    if (std::find(out.begin(), out.end(), s) == out.end()) out.push_back(s);
    while (inside(end) && in_.tokens[end].begin < s.end.value) ++end;
  }
}

/// For a dropped subject: the speaker of the statement it stands in, else the nearest name before.
std::optional<Span> Finder::last_agent(std::size_t before) const {
  const std::int32_t content = cell(c_.token).content;
  if (content >= 0) {
    const Statement& s = in_.statements[static_cast<std::size_t>(content)];
    if (s.speaker) {
      if (s.speaker_entity) return in_.entities[*s.speaker_entity].span;
      std::size_t k = in_.tokens.first_at(s.speaker->begin.value);
      std::optional<Span> org;
      for (; k < in_.tokens.size() && in_.tokens[k].begin < s.speaker->end.value; ++k) {
        if (cell(k).entity < 0) continue;
        const Entity& e = in_.entities[static_cast<std::size_t>(cell(k).entity)];
        if (e.type == EntityType::kPerson) return e.span;
        if (!org && e.type != EntityType::kLocation) org = e.span;
      }
      if (org) return org;
      return s.speaker;
    }
  }
  for (std::size_t k = before; k-- > 0 && before - k < 60;) {
    if (cell(k).entity < 0) continue;
    const Entity& e = in_.entities[static_cast<std::size_t>(cell(k).entity)];
    if (e.type != EntityType::kLocation) return e.span;
  }
  return std::nullopt;
}

void Finder::verb(Arguments& a) {
  const std::size_t i = c_.token;
  std::size_t next = c_.end;
  bool resumed = false;
  while (inside(next) &&
         (cell(next).timex >= 0 || quote(next) || cell(next).particle == Particle::kPast ||
          cell(next).particle == Particle::kResumptive)) {
    resumed = resumed || cell(next).particle == Particle::kResumptive;
    ++next;
  }
  if (inside(next) && in_.tokens.is_punct(next, 0x060C)) {
    // a time between commas
    std::size_t k = next + 1;
    bool time = false;
    while (inside(k) && k < next + 8 &&
           (cell(k).timex >= 0 || cell(k).particle == Particle::kTime)) {
      time = time || cell(k).timex >= 0;
      ++k;
    }
    if (time && inside(k) && in_.tokens.is_punct(k, 0x060C)) next = k + 1;
  }
  const bool object_pronoun = c_.pronoun;
  Phrase after = inside(next) && !breaks(next) &&
                         !(cell(next).flags & (kCellBa | kCellLam) && cell(next).entity < 0)
                     ? phrase(next)
                     : Phrase{next, next};
  if (after.end > after.begin + 1 && (c_.row->recipient & kFrameObject) &&
      (cell(after.begin).flags & kCellArticle) && !oblique_only(after.begin) &&
      oblique_only(after.begin + 1)) {
    after.end = after.begin + 1;  // the object, in its own case, follows the subject
  }
  // an antecedent or a subject before the verb
  Phrase before{i, i};
  std::size_t back = i;
  while (back > 0 && inside(back - 1) &&
         (cell(back - 1).particle == Particle::kPast ||
          cell(back - 1).particle == Particle::kAuxiliary || cell(back - 1).timex >= 0 ||
          ((cell(back - 1).flags & kCellStop) && back >= 2 && cell(back - 2).timex >= 0)))
    --back;
  bool relative = false;
  if (back > 0 && inside(back - 1) && (cell(back - 1).flags & kCellRelative)) {
    relative = true;
    --back;
  }
  bool dropped = false, plural_drop = false;
  if (back > 0 && inside(back - 1) && cell(back - 1).pronoun_next) dropped = true;
  if (!dropped && back > 0 && inside(back - 1) && !breaks(back - 1)) before = phrase_before(back);
  if (!dropped && !relative && c_.row->id.size() > 0) {
    // the subject named right after the complementizer that opens the clause
    for (std::size_t k = back; k-- > 0 && inside(k) && back - k <= 14;) {
      if (cell(k).entity < 0 && finite(k) && k > 0 &&
          cell(k - 1).particle != Particle::kComplementizer)
        break;
      if (cell(k).particle == Particle::kComplementizer) {
        if (!cell(k).pronoun_next && k + 1 < i) {
          Phrase named = phrase(k + 1);
          named.end = std::min(named.end, i);
          if (!named.empty()) before = named;
        }
        break;
      }
    }
  }
  if (!relative && !before.empty() && c_.span.begin.value > in_.tokens[i].begin &&
      (cell(i).flags & kCellWaw) && before.end == back && back == i) {
    before = Phrase{i, i};
  }
  if (!relative && !settled(before)) before = Phrase{i, i};
  if (!after.empty() && !oblique_only(after.begin) && c_.dual_or_plural && before.empty() &&
      !dropped && cell(after.begin).entity < 0) {
    plural_drop = true;
  }
  const bool counted_object = !after.empty() && (cell(after.begin).quantity >= 0 ||
                                                 cell(after.begin).counted != CountKey::kNone);
  const bool takes_object =
      (c_.row->recipient & kFrameObject) != 0 && c_.row->possessor == Possessor::kRecipient;
  bool passive = takes_object && before.empty() && counted_object && !relative && !dropped &&
                 !c_.dual_or_plural;
  if (counted_object && before.empty() && !relative && !dropped && !c_.dual_or_plural &&
      (c_.row->recipient & kFrameObject) && cell(after.begin).quantity >= 0 &&
      !(cell(after.begin).flags & kCellArticle)) {
    passive = true;
  }
  if (c_.row->affected) passive = true;
  if (passive) {
    add(a.recipients, after);
    return;
  }
  if (!before.empty() && !(cell(before.begin).flags & kCellWaw && !relative && !after.empty())) {
    if (relative && (object_pronoun || resumed) && !after.empty()) {
      add(a.actors, after);
      if (affects(before)) add(a.recipients, before, false);
    } else {
      add(a.actors, before);
      if (!after.empty() && (c_.row->recipient & kFrameObject) && affects(after)) add(a.recipients, after);
    }
  } else if (dropped || plural_drop || (!after.empty() && oblique_only(after.begin))) {
    if (auto s = last_agent(i)) a.actors.push_back(*s);
    if (!after.empty() && (c_.row->recipient & kFrameObject) && affects(after)) add(a.recipients, after);
  } else if (!after.empty()) {
    add(a.actors, after);
    std::size_t object = after.end;
    while (inside(object) && (cell(object).timex >= 0 || quote(object))) ++object;
    if (object_pronoun) {
      // the pronoun refers back; the name before the clause is the best guess
    } else if ((c_.row->recipient & kFrameObject) && inside(object) && !breaks(object) &&
               !(cell(object).flags & (kCellWaw | kCellBa | kCellLam)) && object > after.begin) {
      if (affects(phrase(object))) add(a.recipients, phrase(object));
    }
  } else if (auto s = last_agent(i)) {
    a.actors.push_back(*s);
  }
  if (object_pronoun && a.recipients.empty() && affects(Phrase{i, i})) {
    for (std::size_t k = i; k-- > 0 && i - k < 40;) {
      if (cell(k).entity < 0) continue;
      const Span s = in_.entities[static_cast<std::size_t>(cell(k).entity)].span;
      if (std::find(a.actors.begin(), a.actors.end(), s) == a.actors.end()) {
        a.recipients.push_back(s);
        break;
      }
    }
  }
}

void Finder::nominal(Arguments& a) {
  const std::size_t i = c_.token;
  std::size_t next = c_.end;
  std::vector<Span>* owner = c_.row->possessor == Possessor::kActor       ? &a.actors
                             : c_.row->possessor == Possessor::kRecipient ? &a.recipients
                                                                          : nullptr;
  const auto own = [&](std::size_t k) {
    if (owner == nullptr) return;
    const Phrase p = phrase(k);
    if (owner == &a.actors || affects(p)) add(*owner, p);
  };
  // two verbal nouns with one genitive
  if (!c_.pronoun && inside(next + 1) && (cell(next).flags & kCellWaw) &&
      !(cell(next).flags & kCellArticle) && happening(next)) {
    ++next;
  }
  if (c_.pronoun) {
    if (owner != nullptr) {
      if (auto s = last_agent(i)) owner->push_back(*s);
    }
  } else if (inside(next) && !breaks(next) && !c_.definite &&
             !(cell(next).flags & (kCellBa | kCellLam) && cell(next).entity < 0)) {
    if (c_.end > c_.token + 1 && (cell(c_.end - 1).flags & kCellArticle) &&
        (cell(next).flags & kCellArticle) && cell(next).entity < 0) {
      // an adjective of the phrase that names the event
    } else if ((cell(next).flags & (kCellArticle)) || cell(next).entity >= 0 || cell(next).quantity >= 0 ||
        cell(next).counted != CountKey::kNone) {
      own(next);
    } else if (cell(next).flags & kCellNisba) {
      a.actors.push_back(in_.tokens.span(next));
    } else if (owner != nullptr &&
               ((c_.reading == Reading::kMasdar && !finite(next)) || construct(next))) {
      own(next);
    }
  } else if (inside(next) && c_.definite && (cell(next).flags & kCellNisba)) {
    a.actors.push_back(in_.tokens.span(next));
  }
  if (a.actors.empty() && !c_.pronoun) {
    // a nationality that agrees with the noun, or with the genitive that names another happening
    for (std::size_t k = next; inside(k) && k < next + 3; ++k) {
      if (breaks(k) || cell(k).entity >= 0 || (k > next && (cell(k).flags & kCellWaw))) break;
      if (!(cell(k).flags & kCellNisba)) continue;
      const bool definite = (cell(k).flags & kCellArticle) != 0;
      if (definite == c_.definite || (k > next && definite && happening(next)))
        a.actors.push_back(in_.tokens.span(k));
      break;
    }
  }
  if (a.actors.empty()) {
    // who carried it out, told in a relative clause, with or without a relative word
    for (std::size_t k = c_.end; inside(k) && k < c_.end + 10; ++k) {
      if ((cell(k).flags & kCellStop) && cell(k).timex < 0 && !quote(k)) break;
      const bool word = (cell(k).flags & kCellRelative) != 0;
      const std::size_t v = word ? k + 1 : k;
      if (!word && (c_.definite || !resumes(k))) continue;
      std::size_t subject = v + 1;
      bool back = inside(v) && pronoun_on(v);
      if (inside(subject) && cell(subject).particle == Particle::kResumptive) {
        back = true;
        ++subject;
      }
      if (back && inside(subject) && finite(v) && !breaks(subject) &&
          cell(v).light != LightEffect::kCause)
        add(a.actors, phrase(subject));
      break;
    }
  }
  // the verb it hangs on
  if (c_.governor >= 0 && a.actors.empty()) {
    const auto g = static_cast<std::size_t>(c_.governor);
    const Cell& v = cell(g);
    Phrase subject{g, g};
    std::size_t k = g + 1;
    while (inside(k) && k < i && (cell(k).timex >= 0 || quote(k))) ++k;
    if (k < i && !breaks(k) && settled(phrase(k)) &&
        (cell(k).entity >= 0 || !(cell(k).flags & (kCellBa | kCellLam)))) {
      subject = phrase(k);
      subject.end = std::min(subject.end, i);
    } else {
      std::size_t b = g;
      while (b > 0 && inside(b - 1) &&
             (cell(b - 1).particle == Particle::kPast ||
              cell(b - 1).particle == Particle::kAuxiliary || (cell(b - 1).flags & kCellRelative)))
        --b;
      if (b > 0 && inside(b - 1) && !breaks(b - 1)) subject = phrase_before(b);
      if (!settled(subject)) subject = Phrase{g, g};
    }
    if (v.light == LightEffect::kUndergo) {
      if (a.recipients.empty()) add(a.recipients, subject);
    } else if (v.light_acts && v.light_finite && !(v.light == LightEffect::kAnnounce && suffered())) {
      if (!subject.empty()) {
        add(a.actors, subject);
      } else if (auto s = last_agent(g)) {
        a.actors.push_back(*s);
      }
    }
  }
}

void Finder::prepositions(Arguments& a, std::size_t from) {
  const std::uint16_t mask = c_.row->recipient;
  std::size_t words = 0;
  for (std::size_t k = from; inside(k) && words < 14; ++k, ++words) {
    const Cell& b = cell(k);
    if ((b.flags & kCellRelative) || b.particle == Particle::kComplementizer ||
        b.particle == Particle::kSubordinator || b.particle == Particle::kConnect)
      break;
    if (finite(k) && k > from && (b.flags & kCellWaw)) break;
    const bool verbal = c_.reading == Reading::kPast || c_.reading == Reading::kPresent;
    if ((b.frame & kFrameAgent) && !(verbal && !a.actors.empty())) {
      Phrase p = phrase(k + b.particle_length);
      add(a.actors, p);
      continue;
    }
    if ((b.frame & kFrameBetween) && c_.row->possessor == Possessor::kActor && !(verbal && !a.actors.empty())) {
      add(a.actors, phrase(k + 1));
      continue;
    }
    std::uint16_t frame = b.frame;
    bool lam = false;
    std::size_t start = k + std::max<std::size_t>(b.particle_length, 1);
    if (frame == 0 && b.particle == Particle::kNone) {
      if (b.entity >= 0) {
        const Span s = in_.entities[static_cast<std::size_t>(b.entity)].span;
        const std::uint32_t lead = s.begin.value - in_.tokens[k].begin;
        if (s.begin.value > in_.tokens[k].begin && lead <= 6) {
          const std::string_view form = in_.tokens.form(k);
          // ب D8 A8, ل D9 84
          if (form.size() > 2 && form[0] == '\xD8' && form[1] == '\xA8') frame = kFrameBa;
          if (form.size() > 2 && form[0] == '\xD9' && form[1] == '\x84') frame = kFrameLam;
          start = k;
        }
      } else if ((b.flags & (kCellBa | kCellLam)) && (b.flags & kCellArticle)) {
        frame = (b.flags & kCellBa) ? kFrameBa : kFrameLam;
        start = k;
      }
    }
    lam = frame == kFrameLam && !verbal && !c_.definite && !c_.pronoun && a.actors.empty() &&
          c_.row->possessor == Possessor::kActor && !(mask & kFrameLam) && k < from + 3;
    if (lam) {
      add(a.actors, phrase(start));
      continue;
    }
    if ((frame & kFrameFrom) && c_.effect == LightEffect::kUndergo && k < from + 3 &&
        !a.recipients.empty()) {
      add(a.actors, phrase(start));
      continue;
    }
    if (frame & mask) {
      Phrase p = start == k ? phrase(k) : phrase(start);
      if (!p.empty() && a.recipients.size() < 3) {
        if (c_.row->to_place || (c_.row->type == EventType::kAssault && (frame & kFrameOn))) {
          const std::int32_t e = cell(p.begin).entity;
          if (e < 0 || in_.entities[static_cast<std::size_t>(e)].type != EntityType::kLocation)
            add(a.recipients, p);
        } else if (a.recipients.empty()) {
          add(a.recipients, p);
        }
      }
    }
  }
}

/// The nearest named place after a local preposition, in the clause first, then in the sentence.
void Finder::place(Arguments& a) {
  const auto local = [&](std::size_t k) -> bool {
    const std::int32_t e = cell(k).entity;
    if (e < 0 || in_.entities[static_cast<std::size_t>(e)].type != EntityType::kLocation)
      return false;
    const Span s = in_.entities[static_cast<std::size_t>(e)].span;
    std::size_t first = k;
    while (first > 0 && cell(first - 1).entity == e) --first;
    if (s.begin.value > in_.tokens[first].begin) {
      const std::string_view form = in_.tokens.form(first);
      if (form.size() > 2 && form[0] == '\xD8' && form[1] == '\xA8') return true;  // ب
      if (c_.row->to_place && form.size() > 2 && form[0] == '\xD9' && form[1] == '\x84')
        return true;
    }
    std::size_t b = first;
    std::size_t steps = 0;
    while (b > 0 && inside(b - 1) && steps < 4) {
      --b;
      ++steps;
      const Cell& p = cell(b);
      if (p.frame & (kFrameIn | kFrameNear | kFrameFront)) return true;
      if ((p.frame & kFrameOn) && c_.row->type == EventType::kAssault) return true;
      if ((p.frame & kFrameTo) || (p.frame & kFrameFrom))
        return c_.row->to_place || (c_.row->type == EventType::kRetreat);
      if (p.cue >= 0) return false;
      if (p.flags & kCellBa && p.particle == Particle::kNone && p.entity < 0) return true;
      if (p.particle != Particle::kNone || (p.flags & kCellStop) || p.entity >= 0) return false;
    }
    return false;
  };
  const auto span_of = [&](std::size_t k) {
    return in_.entities[static_cast<std::size_t>(cell(k).entity)].span;
  };
  switch (c_.row->type) {
    case EventType::kAccuse:
    case EventType::kReject:
    case EventType::kThreaten:
    case EventType::kSupport:
      return;
    default:
      break;
  }
  for (std::size_t k = c_.end; inside(k) && k < c_.end + 20; ++k) {
    if (k > c_.end &&
        (cell(k).particle == Particle::kComplementizer || cell(k).particle == Particle::kConnect))
      break;
    if (k > c_.end && finite(k) && (cell(k).flags & kCellWaw) && !happening(k)) break;
    if (k > c_.end && (cell(k).flags & kCellLam) && happening(k)) break;
    if (cell(k).entity >= 0 && local(k)) {
      a.place = span_of(k);
      return;
    }
  }
  if (c_.row->to_place && inside(c_.end)) {
    for (std::size_t k = c_.end; inside(k) && k < c_.end + 8; ++k) {
      const std::int32_t e = cell(k).entity;
      if (e >= 0 && in_.entities[static_cast<std::size_t>(e)].type == EntityType::kLocation) {
        a.place = span_of(k);
        std::erase(a.recipients, *a.place);
        std::erase(a.actors, *a.place);
        return;
      }
    }
  }
  for (std::size_t k = c_.token; k-- > 0 && inside(k) && c_.token - k < 12;) {
    if (cell(k).flags & kCellRelative) break;
    if (finite(k) && (cell(k).flags & kCellWaw) && c_.token - k > 4) break;
    if (cell(k).entity >= 0 && local(k)) {
      // of a town and its province the town, which stands first
      std::size_t best = k;
      for (std::size_t b = k; b-- > 0 && inside(b) && k - b <= 5;) {
        if (cell(b).entity >= 0) {
          if (!local(b)) break;
          best = b;
        } else if ((cell(b).flags & kCellStop) || finite(b)) {
          break;
        }
      }
      a.place = span_of(best);
      return;
    }
  }
}

/// A verbal noun without an agent of its own: the nearest actor named before it in the sentence.
void Finder::subject_of_sentence(Arguments& a) {
  switch (c_.row->type) {
    case EventType::kDisaster:
    case EventType::kAccident:
    case EventType::kDeath:
    case EventType::kEconomy:
    case EventType::kAssault:
      return;
    default:
      break;
  }
  for (std::size_t k = c_.token; k-- > 0 && inside(k) && c_.token - k < 16;) {
    if (cell(k).entity < 0) continue;
    const Entity& e = in_.entities[static_cast<std::size_t>(cell(k).entity)];
    if (e.type == EntityType::kLocation) continue;
    if (std::find(a.recipients.begin(), a.recipients.end(), e.span) != a.recipients.end()) return;
    a.actors.push_back(e.span);
    return;
  }
}

Arguments Finder::run() {
  Arguments a;
  if (c_.reading == Reading::kPast || c_.reading == Reading::kPresent) {
    verb(a);
  } else {
    nominal(a);
  }
  prepositions(a, c_.end);
  if (a.actors.empty() && c_.reading != Reading::kPast && c_.reading != Reading::kPresent && !done()) {
    subject_of_sentence(a);
  }
  place(a);
  for (const Span& s : a.actors) std::erase(a.recipients, s);
  return a;
}

}  // namespace

Arguments find_arguments(const Input& in, const Context& context, const std::vector<Candidate>& all,
                         const Candidate& c) {
  return Finder(in, context, all, c).run();
}

}  // namespace waqai::event
