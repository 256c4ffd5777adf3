// Arguments by position: the subject follows its verb (or stands before it), the genitive follows
// the verbal noun, other roles follow their prepositions. A relative clause takes its antecedent, a
// bare verb the last subject.
#include "event/arguments.h"

#include <algorithm>

#include "event/argument_finder.h"

namespace waqai::event {
namespace {

/// Ends in teh marbuta (folded to heh).
bool ends_feminine(std::string_view form) {
  return form.size() > 4 && form.substr(form.size() - 2) == "\xD9\x87";
}

}  // namespace

/// For a dropped subject: the speaker of the statement it stands in, else the nearest name before.
std::optional<Span> Finder::last_agent(std::size_t before) const {
  const std::int32_t content = cell(c_.token).content;
  if (content >= 0) {
    const Statement& s = in_.statements[static_cast<std::size_t>(content)];
    if (s.speaker) {
      std::size_t k = in_.tokens.first_at(s.speaker->begin.value);
      if (s.speaker_entity) {
        const Entity& e = in_.entities[*s.speaker_entity];
        if (e.type != EntityType::kLocation || e.span.begin.value <= s.speaker->begin.value ||
            k >= in_.tokens.size() || cell(k).entity >= 0)
          return e.span;
        std::size_t end = k + 1;
        while (end < in_.tokens.size() && end < k + 4 && !breaks(end)) ++end;
        return in_.tokens.span(k, end);
      }
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

/// Whom the pronoun on the trigger refers to: the nearest name or known party before it that agrees
/// and is not the doer.
std::optional<Span> Finder::antecedent(std::size_t before, const std::vector<Span>& doers) const {
  text::Enclitic pronoun = text::Enclitic::kNone;
  for (const lexicon::Hit& h : in_.hits.at(c_.token)) {
    if (h.enclitic != text::Enclitic::kNone) pronoun = h.enclitic;
  }
  const std::int32_t content = cell(c_.token).content;
  for (std::size_t k = before; k-- > 0 && before - k < 40;) {
    const Cell& b = cell(k);
    if (content >= 0 && b.content != content) break;
    Span s;
    bool feminine = ends_feminine(in_.tokens.form(k));
    bool many = b.counted != CountKey::kNone || sound_plural(k);
    if (b.entity >= 0) {
      const Entity& e = in_.entities[static_cast<std::size_t>(b.entity)];
      if (e.type == EntityType::kPerson) feminine = false;
      s = e.span;
    } else if ((((b.flags & kCellParty) && (b.flags & kCellArticle)) ||
                (b.quantity >= 0 && pronoun == text::Enclitic::kHum)) &&
               !happening(k)) {
      many = many || b.quantity >= 0;
      const Phrase p = phrase(k);
      if (p.empty()) continue;
      s = in_.tokens.span(p.begin, std::min(p.end, p.begin + 4));
    } else {
      continue;
    }
    if (pronoun == text::Enclitic::kHu && feminine) continue;
    if (pronoun == text::Enclitic::kHa && !feminine && b.entity < 0) continue;
    if (pronoun == text::Enclitic::kHum && !many && b.entity >= 0) continue;
    if (std::find(doers.begin(), doers.end(), s) == doers.end()) return s;
  }
  return std::nullopt;
}

/// The noun phrase that is the subject of the finite verb at token v, if one is named.
Phrase Finder::subject_of(std::size_t v) const {
  // named between a complementizer and the verb
  if (v > 0 && inside(v - 1) && !breaks(v - 1) && !(cell(v).flags & kCellWaw)) {
    const Phrase p = phrase_before(v);
    if (!p.empty() && p.begin > 0 && inside(p.begin - 1) &&
        cell(p.begin - 1).particle == Particle::kComplementizer && somebody(p))
      return p;
  }
  std::size_t n = v + 1;
  while (inside(n) && (cell(n).timex >= 0 || quote(n) || cell(n).particle == Particle::kPast)) ++n;
  if (inside(n) && !breaks(n) && !oblique_only(n) &&
      (cell(n).entity >= 0 || !(cell(n).flags & (kCellBa | kCellLam)))) {
    const Phrase p = phrase(n);
    if (somebody(p)) return p;
  }
  std::size_t b = v;
  while (b > 0 && inside(b - 1) &&
         (cell(b - 1).particle == Particle::kPast || cell(b - 1).particle == Particle::kAuxiliary ||
          cell(b - 1).timex >= 0 || (cell(b - 1).flags & kCellRelative) || quote(b - 1)))
    --b;
  if (b > 0 && inside(b - 1) && !breaks(b - 1) && !(cell(v).flags & kCellWaw)) {
    const Phrase p = phrase_before(b);
    if (settled(p) && !local(p) && somebody(p)) return p;
  }
  return Phrase{v, v};
}

/// A verb without a subject of its own goes on with the one of the verb before it, or takes the
/// last doer named; with `in_content` only the former, and within the statement it stands in.
bool Finder::continued(Arguments& a, std::size_t before, bool in_content) {
  for (std::size_t k = before; k-- > 0 && inside(k) && before - k < 30;) {
    if (in_content && cell(k).content != cell(c_.token).content) break;
    if (!finite(k) || happening(k)) continue;
    const Phrase p = subject_of(k);
    if (p.empty() || p.begin >= before) continue;
    add(a.actors, p);
    return true;
  }
  if (in_content) return false;
  if (auto s = last_agent(before)) a.actors.push_back(*s);
  return !a.actors.empty();
}

/// A subject that stands after adjuncts of its verb: there arrived at the port yesterday a
/// delegation.
Phrase Finder::late_subject(std::size_t i) const {
  std::size_t k = i;
  while (inside(k) && k < i + 16) {
    const Cell& b = cell(k);
    if (b.timex >= 0 || quote(k) || in_.tokens.is_punct(k, 0x060C)) {
      ++k;
      continue;
    }
    const bool particle =
        (b.flags & (kCellBa | kCellLam)) != 0 &&
        (b.entity < 0 ||
         in_.entities[static_cast<std::size_t>(b.entity)].span.begin.value > in_.tokens[k].begin);
    if (b.particle == Particle::kPrep || b.particle == Particle::kTime || particle) {
      k += particle ? 0 : std::max<std::size_t>(b.particle_length, 1);
      const std::size_t opened = k;
      while (inside(k) && cell(k).timex >= 0) ++k;
      if (!inside(k)) break;
      if (k > opened) continue;
      const Phrase p = breaks(k) ? Phrase{k, k} : phrase(k);
      if (p.end <= k) break;
      k = p.end;
      continue;
    }
    if (k == i || breaks(k) || finite(k) || (b.flags & kCellWaw)) break;
    const Phrase p = phrase(k);
    return somebody(p) ? p : Phrase{i, i};
  }
  return Phrase{i, i};
}

/// A verbal noun under a verb that asks or accuses somebody of it: that one is the doer. True if
/// there is such a verb, whether it names whom or not.
bool Finder::controlled(Arguments& a) {
  const auto at =
      std::lower_bound(all_.begin(), all_.end(), c_.token,
                       [](const Candidate& c, std::size_t token) { return c.token < token; });
  for (auto it = at; it != all_.begin();) {
    --it;
    if (!inside(it->token) || c_.token - it->token > 20) return false;
    if (it->reading != Reading::kPast && it->reading != Reading::kPresent) continue;
    if (it->row->type != EventType::kRequest && it->row->type != EventType::kAccuse) return false;
    for (std::size_t k = it->end; k < c_.token; ++k) {
      if ((finite(k) && !happening(k)) || cell(k).particle == Particle::kComplementizer ||
          (cell(k).flags & kCellRelative))
        return false;
    }
    const Arguments of = Finder(in_, cx_, all_, *it).run();
    for (const Span& s : of.recipients) {
      if (s.begin.value >= c_.span.begin.value) return true;
      a.actors.push_back(s);
    }
    return true;
  }
  return false;
}

/// The one acted on: the object, or whom the object belongs to where it is a thing that is hit.
void Finder::target(Arguments& a, Phrase p) {
  if (p.empty()) return;
  if (c_.row->type == EventType::kAssault && !somebody(p)) {
    for (std::size_t k = p.begin; inside(k) && k < p.end + 6; ++k) {
      if (k >= p.end && (cell(k).particle != Particle::kNone || (cell(k).flags & kCellWaw))) break;
      const std::int32_t e = cell(k).entity;
      if (e < 0) continue;
      if (in_.entities[static_cast<std::size_t>(e)].type == EntityType::kOrganization) {
        add(a.recipients, Phrase{k, k + 1});
        return;
      }
      break;
    }
  }
  if (affects(p)) add(a.recipients, p);
}

/// The token after what may stand between a subject and its object: times, marks, an aside between
/// commas that is a time or opens with a preposition.
std::size_t Finder::past_aside(std::size_t i) const {
  while (inside(i) && (cell(i).timex >= 0 || quote(i))) ++i;
  if (!inside(i + 1) || !in_.tokens.is_punct(i, 0x060C)) return i;
  const Cell& first = cell(i + 1);
  if (first.timex < 0 && first.particle != Particle::kTime && first.particle != Particle::kPrep &&
      !(first.flags & (kCellBa | kCellLam)))
    return i;
  for (std::size_t k = i + 1; inside(k) && k < i + 14; ++k) {
    if (cell(k).particle == Particle::kComplementizer || cell(k).particle == Particle::kRelative)
      break;
    if (in_.tokens.is_punct(k, 0x060C)) {
      const bool object = inside(k + 1) && !breaks(k + 1) && !finite(k + 1) &&
                          !(cell(k + 1).flags & (kCellWaw | kCellBa | kCellLam));
      return object ? k + 1 : i;
    }
  }
  return i;
}

/// Whether the noun at token i cannot be the subject of the verb: a feminine noun after a
/// masculine verb.
bool Finder::disagrees(std::size_t i) const {
  if (!inside(i) || i != c_.end || cell(i).quantity >= 0 || c_.dual_or_plural) return false;
  const std::int32_t e = cell(i).entity;
  if (e >= 0 && in_.entities[static_cast<std::size_t>(e)].type == EntityType::kPerson) return false;
  const std::string_view noun = in_.tokens.form(i);
  const bool feminine =
      ends_feminine(noun) || (noun.size() > 8 && noun.ends_with("\xD8\xA7\xD8\xAA"));
  if (!feminine) return false;
  const std::string_view verb = in_.document.text().substr(c_.span.begin.value, c_.span.size());
  if (c_.reading == Reading::kPast) return !verb.ends_with("\xD8\xAA") && !c_.pronoun;  // ت
  return verb.starts_with("\xD9\x8A");                                                  // ي
}

/// The doer, if the phrase can be one.
void Finder::act(Arguments& a, Phrase p) {
  if (somebody(p)) add(a.actors, p);
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
    if (back > 0 && inside(back - 1) && in_.tokens.is_punct(back - 1, 0x060C)) --back;
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
  const bool alone =
      before.empty() && !relative && !dropped && !c_.dual_or_plural && !object_pronoun;
  bool passive = false;
  if (alone && !after.empty() && (c_.row->recipient & kFrameObject)) {
    std::size_t object = after.end;
    while (inside(object) && (cell(object).timex >= 0 || quote(object))) ++object;
    const bool acts_on = inside(object) && !breaks(object) &&
                         !(cell(object).flags & (kCellWaw | kCellBa | kCellLam)) &&
                         (cell(object).quantity >= 0 || !finite(object));
    const bool numbered = cell(after.begin).quantity >= 0;
    // what befalls people, told of people only
    passive = numbered ? takes_object || !(cell(after.begin).flags & kCellArticle)
                       : !acts_on && c_.row->outcome != CountKey::kNone &&
                             (counted_object ? takes_object : of_person(after));
  }
  if (c_.row->affected) passive = true;
  if (passive) {
    add(a.recipients, after);
    return;
  }
  const bool conjoined = !before.empty() && (cell(before.begin).flags & kCellWaw) != 0 &&
                         cell(before.begin).entity < 0;
  if (!before.empty() && !(conjoined && !relative && !after.empty())) {
    if (relative && (object_pronoun || resumed) && !after.empty()) {
      act(a, after);
      if (affects(before)) add(a.recipients, before, false);
    } else if (after.empty() && !object_pronoun && c_.row->outcome != CountKey::kNone &&
               (c_.row->recipient & kFrameObject || c_.row->type == EventType::kDeath) &&
               (of_people(before) || of_person(before))) {
      add(a.recipients, before);  // seven were arrested
    } else {
      act(a, before);
      if (!after.empty() && (c_.row->recipient & kFrameObject)) target(a, after);
    }
  } else if (dropped || plural_drop || (!after.empty() && oblique_only(after.begin))) {
    if (dropped) {
      if (!continued(a, i, true)) {
        if (auto s = last_agent(i)) a.actors.push_back(*s);
      }
    } else {
      continued(a, i);
    }
    if (!after.empty() && (c_.row->recipient & kFrameObject)) target(a, after);
  } else if (!after.empty() && somebody(after) &&
             !(disagrees(after.begin) && (c_.row->recipient & kFrameObject))) {
    add(a.actors, after);
    const std::size_t object = past_aside(after.end);
    if (object_pronoun) {
      // the pronoun refers back; the name before the clause is the best guess
    } else if ((c_.row->recipient & kFrameObject) && inside(object) && !breaks(object) &&
               !(cell(object).flags & (kCellWaw | kCellBa | kCellLam)) && object > after.begin) {
      target(a, phrase(object));
    }
  } else {
    // a thing after the verb is its object, or what a passive verb is about
    if (!after.empty() && (c_.row->recipient & kFrameObject)) target(a, after);
    const Phrase late = after.empty() ? late_subject(next) : Phrase{next, next};
    if (!late.empty()) {
      act(a, late);
    } else if (after.empty() || takes_object || (cell(i).flags & kCellWaw)) {
      continued(a, i);
    }
  }
  if ((object_pronoun || (resumed && (c_.row->recipient & ~kFrameObject))) && !relative &&
      a.recipients.empty()) {
    if (auto s = antecedent(i, a.actors)) a.recipients.push_back(*s);
  }
}

/// After the genitive of a verbal noun: whether an object of the noun begins at token i, bare or
/// with the particle li-.
bool Finder::has_object(std::size_t i) const {
  if (c_.reading != Reading::kMasdar || !inside(i) || breaks(i) || (cell(i).flags & kCellWaw))
    return false;
  if (cell(i).entity >= 0 || finite(i) || cell(i).quantity >= 0 || (cell(i).flags & kCellNisba))
    return false;
  if (cell(i).flags & kCellLam) return !(c_.row->recipient & kFrameLam) && !happening(i);
  if (cell(i).flags & kCellArticle) {
    // the definite object after a name
    return i > 0 && cell(i - 1).entity >= 0 && !(cell(i).flags & kCellBa) && inside(i + 1) &&
           cell(i + 1).frame != 0;
  }
  if (cell(i).flags & kCellBa) return false;
  return construct(i) || (inside(i + 1) && pronoun_on(i));
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
    if (p.empty()) return;
    const std::int32_t e = cell(p.begin).entity;
    if (c_.row->to_place && e >= 0 &&
        in_.entities[static_cast<std::size_t>(e)].type == EntityType::kLocation)
      return;  // where one goes
    if (owner == &a.recipients && somebody(p) && has_object(p.end)) {
      add(a.actors, p);  // the genitive is the doer where the object follows it
    } else if (owner == &a.actors ? somebody(p) : affects(p)) {
      add(*owner, p);
    }
  };
  // two verbal nouns with one genitive
  if (!c_.pronoun && inside(next + 1) && (cell(next).flags & kCellWaw) &&
      !(cell(next).flags & kCellArticle) && happening(next)) {
    ++next;
  }
  if (c_.pronoun) {
    if (owner == &a.actors) {
      if (auto s = last_agent(i)) owner->push_back(*s);
    } else if (owner != nullptr) {
      if (auto s = antecedent(i, {})) owner->push_back(*s);
    }
  } else if (inside(next) && !breaks(next) && !c_.definite &&
             !(cell(next).flags & (kCellBa | kCellLam) && cell(next).entity < 0)) {
    if (c_.end > c_.token + 1 && (cell(c_.end - 1).flags & kCellArticle) &&
        (cell(next).flags & kCellArticle) && cell(next).entity < 0) {
      // an adjective of the phrase that names the event
    } else if ((cell(next).flags & (kCellArticle)) || cell(next).entity >= 0 ||
               cell(next).quantity >= 0 || cell(next).counted != CountKey::kNone) {
      own(next);
    } else if (((cell(next).flags & kCellMeasure) || cell(next).particle == Particle::kGeneric) &&
               somebody(phrase(next))) {
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
      if (!p.empty() && a.recipients.size() < 3 && affects(p)) {
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
  if (!c_.pronoun && controlled(a)) return;
  switch (c_.row->type) {
    case EventType::kDisaster:
    case EventType::kAccident:
    case EventType::kDeath:
    case EventType::kEconomy:
    case EventType::kAssault:
      return;
    case EventType::kOffice:
      if (c_.reading == Reading::kNoun) return;  // an election is nobody's
      break;
    default:
      break;
  }
  if (c_.pronoun) return;
  {
    // who must or may do it, told with a preposition right before
    const Phrase p = phrase_before(c_.token);
    if (!p.empty() && p.begin > 0 && inside(p.begin - 1) && (cell(p.begin - 1).frame & kFrameOn) &&
        c_.definite && somebody(p)) {
      add(a.actors, p);
      return;
    }
  }
  Phrase inner;  // named after the verb of a relative clause
  for (std::size_t k = c_.token; k-- > 0 && inside(k) && c_.token - k < 20;) {
    if (!finite(k) || happening(k)) continue;
    const bool relative = k > 0 && (cell(k - 1).flags & kCellRelative);
    if (!relative && cell(k).light == LightEffect::kCause) return;
    const Phrase p = subject_of(k);
    if (relative) {
      if (!p.empty() && p.begin > k && p.begin < c_.token && inner.empty()) inner = p;
      continue;
    }
    if (p.empty() || p.begin >= c_.token) break;
    add(a.actors, p);
    return;
  }
  if (!inner.empty()) {
    add(a.actors, inner);
    return;
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
  way(a);
  place(a);
  instrument(a);
  for (Span& s : a.actors) s = nearest(s);
  for (Span& s : a.recipients) s = nearest(s);
  if (a.place) a.place = nearest(*a.place);
  for (const Span& s : a.actors) std::erase(a.recipients, s);
  return a;
}

/// Of several places that hold the same words, the one nearest to the trigger.
Span Finder::nearest(Span s) const {
  const std::string_view text = in_.document.text();
  const std::uint32_t at = c_.span.begin.value;
  const auto distance = [at](std::uint32_t x) { return x > at ? x - at : at - x; };
  std::uint32_t best = distance(s.begin.value);
  constexpr std::uint32_t kFar = 4000;
  if (s.end.value > text.size() || s.size() == 0) return s;
  const std::string_view words = text.substr(s.begin.value, s.size());
  const std::uint32_t reach = std::min(best, kFar);
  const std::size_t from = at > reach ? at - reach : 0;
  const std::size_t to = std::min<std::size_t>(text.size(), std::size_t{at} + reach + s.size());
  Span out = s;
  for (std::size_t k = text.find(words, from); k != std::string_view::npos && k + s.size() <= to;
       k = text.find(words, k + 1)) {
    const auto begin = static_cast<std::uint32_t>(k);
    if (distance(begin) >= best) continue;
    const std::uint32_t end = begin + s.size();
    const std::size_t next = in_.tokens.first_at(end);
    if (next > 0 && in_.tokens[next - 1].end > end) continue;
    best = distance(begin);
    out = make_span(begin, end);
  }
  return out;
}

Arguments find_arguments(const Input& in, const Context& context, const std::vector<Candidate>& all,
                         const Candidate& c) {
  return Finder(in, context, all, c).run();
}

}  // namespace waqai::event
