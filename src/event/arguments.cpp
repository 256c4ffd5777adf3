// Arguments by position: the subject follows its verb (or stands before it), the genitive follows
// the verbal noun, other roles follow their prepositions. A relative clause takes its antecedent, a
// bare verb the last subject.
#include "event/arguments.h"

#include <algorithm>

#include "event/argument_finder.h"

namespace waqai::event {

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
  if (!relative && (!settled(before) || local(before))) before = Phrase{i, i};
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
      if (!after.empty() && (c_.row->recipient & kFrameObject) && affects(after))
        add(a.recipients, after);
    }
  } else if (dropped || plural_drop || (!after.empty() && oblique_only(after.begin))) {
    if (auto s = last_agent(i)) a.actors.push_back(*s);
    if (!after.empty() && (c_.row->recipient & kFrameObject) && affects(after))
      add(a.recipients, after);
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
    } else if ((cell(next).flags & (kCellArticle)) || cell(next).entity >= 0 ||
               cell(next).quantity >= 0 || cell(next).counted != CountKey::kNone) {
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
    } else if (v.light_acts && v.light_finite &&
               !(v.light == LightEffect::kAnnounce && suffered())) {
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
        b.particle == Particle::kSubordinator || b.particle == Particle::kCause ||
        b.particle == Particle::kConnect)
      break;
    if (finite(k) && k > from && (b.flags & kCellWaw)) break;
    const bool verbal = c_.reading == Reading::kPast || c_.reading == Reading::kPresent;
    if ((b.frame & kFrameAgent) && !(verbal && !a.actors.empty())) {
      Phrase p = phrase(k + b.particle_length);
      add(a.actors, p);
      continue;
    }
    if ((b.frame & kFrameBetween) && c_.row->possessor == Possessor::kActor &&
        !(verbal && !a.actors.empty())) {
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
      } else if (k == from && (b.flags & kCellLam) && !(b.flags & kCellVerb) && !verbal &&
                 inside(k + 1) && (cell(k + 1).frame & kFrameFrom)) {
        frame = kFrameLam;  // of a number of them
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
    // a short name in brackets stands for the full one before it
    if (k >= 2 && inside(k - 2) && in_.tokens.is_punct(k - 1, U'(') && cell(k - 2).entity >= 0)
      continue;
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
  if (a.actors.empty() && c_.reading != Reading::kPast && c_.reading != Reading::kPresent &&
      !done()) {
    subject_of_sentence(a);
  }
  place(a);
  for (const Span& s : a.actors) std::erase(a.recipients, s);
  return a;
}

Arguments find_arguments(const Input& in, const Context& context, const std::vector<Candidate>& all,
                         const Candidate& c) {
  return Finder(in, context, all, c).run();
}

}  // namespace waqai::event
