// The subject and the object of a finite verb: before it, after it, after an adjunct, in a relative
// clause; and passives, which the script does not show.
#include <algorithm>
#include <string_view>

#include "event/argument_finder.h"
#include "text/endings.h"

namespace waqai::event {

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
  if (!affects(p)) p = owner_of(p);
  if (affects(p)) add(a.recipients, p);
}

/// The token after what may stand between a subject and its object: times, marks, an aside between
/// commas that is a time or opens with a preposition.
std::size_t Finder::past_aside(std::size_t i) const {
  const auto times = [&] {
    while (inside(i) && (cell(i).timex >= 0 || quote(i))) ++i;
  };
  times();
  // phrases that belong to the subject: of the town, in the province
  for (int phrases = 0; phrases < 3 && inside(i); ++phrases) {
    const Cell& b = cell(i);
    const bool written = (b.flags & (kCellBa | kCellLam)) != 0 &&
                         ((b.flags & kCellArticle) != 0 || b.entity >= 0 || construct(i)) &&
                         b.quantity < 0;
    const bool prep = b.particle == Particle::kPrep && (b.frame & (kFrameIn | kFrameFrom));
    if (!written && !prep) break;
    const Phrase p = phrase(prep ? i + b.particle_length : i);
    if (p.end <= i) break;
    i = object_in(p);
    times();
  }
  if (!inside(i + 1) || !in_.tokens.is_punct(i, 0x060C)) return i;
  const Cell& first = cell(i + 1);
  if (first.timex < 0 && first.particle != Particle::kTime && first.particle != Particle::kPrep &&
      !(first.flags & (kCellBa | kCellLam | kCellRelative)) &&
      !(finite(i + 1) && !(first.flags & kCellWaw)))
    return i;
  for (std::size_t k = i + 1; inside(k) && k < i + 14; ++k) {
    if (cell(k).particle == Particle::kComplementizer ||
        (cell(k).particle == Particle::kRelative && k > i + 1))
      break;
    if (in_.tokens.is_punct(k, 0x060C)) {
      const bool object = inside(k + 1) && !breaks(k + 1) && !finite(k + 1) &&
                          !(cell(k + 1).flags & (kCellWaw | kCellBa | kCellLam));
      return object ? k + 1 : i;
    }
  }
  return i;
}

/// The token after the offices that follow a person's name (…, the crown prince, minister of …):
/// the next person that no preposition but `with` brings in; past the end if there is none.
std::size_t Finder::past_office(std::size_t i) const {
  constexpr std::size_t kReach = 24;
  if (c_.row->type != EventType::kConsult && c_.row->type != EventType::kMove) return i;
  if (!inside(i) || cell(i).entity >= 0 || cell(i).titled >= 0 || cell(i).quantity >= 0 ||
      cell(i).counted != CountKey::kNone || !(cell(i).flags & kCellParty) ||
      (cell(i).flags & kCellBody))
    return i;
  for (std::size_t k = i + 1; inside(k) && k < i + kReach; ++k) {
    const Cell& b = cell(k);
    if ((b.flags & kCellRelative) || b.particle == Particle::kComplementizer ||
        (finite(k) && (b.flags & kCellWaw)))
      break;
    const std::int32_t e = b.titled >= 0 ? b.titled : b.entity;
    if (e < 0 || in_.entities[static_cast<std::size_t>(e)].type != EntityType::kPerson) continue;
    const std::uint16_t frame = cell(k - 1).frame;
    if (frame == 0 || (frame & kFrameWith)) return k;
  }
  return in_.tokens.size();
}

/// The subject before an aside between commas that ends at token `back`: the minister, a friend of
/// somebody, met …
Phrase Finder::before_aside(std::size_t back) const {
  constexpr std::size_t kReach = 12;
  const Phrase none{back, back};
  if (back < 3 || !inside(back - 1) || !in_.tokens.is_punct(back - 1, 0x060C)) return none;
  for (std::size_t k = back - 1; k-- > 0 && inside(k) && back - k <= kReach;) {
    if (in_.tokens.is_punct(k, 0x060C)) {
      if ((cell(k + 1).flags & kCellWaw) || cell(k + 1).particle != Particle::kNone) return none;
      const Phrase p = phrase_before(k);
      if (p.empty() || !settled(p) || local(p) || !somebody(p)) return none;
      if (p.begin == 0 || !inside(p.begin - 1)) return p;
      switch (cell(p.begin - 1).particle) {
        case Particle::kAuxiliary:
        case Particle::kComplementizer:
        case Particle::kConnect:
          return p;  // it opens its clause
        default:
          return none;
      }
    }
    const Cell& b = cell(k);
    if (b.entity >= 0 || quote(k)) continue;
    if ((b.flags & (kCellStop | kCellRelative)) || finite(k) || b.timex >= 0 ||
        b.particle == Particle::kComplementizer || b.particle == Particle::kConnect ||
        b.particle == Particle::kSubordinator || b.particle == Particle::kTime)
      return none;
  }
  return none;
}

/// A past verb that the vowel sign damma marks as passive.
bool Finder::marked_passive() const {
  // A pronoun has a damma of its own.
  if (c_.reading != Reading::kPast || c_.pronoun) return false;
  constexpr std::size_t kLetters = 8;  // the bytes in which it may stand
  const std::string_view word = in_.document.text().substr(c_.span.begin.value, c_.span.size());
  const std::size_t sign = word.find("\xD9\x8F");
  return sign != std::string_view::npos && sign >= 2 && sign <= kLetters &&
         sign + 4 <= word.size() && word.substr(sign + 2, 2) != "\xD9\x88";  // و
}

/// Whether the noun at token i cannot be the subject of the verb: a feminine noun after a
/// masculine verb.
bool Finder::disagrees(std::size_t i) const {
  if (!inside(i) || i != c_.end || cell(i).quantity >= 0 || c_.dual_or_plural || pronoun_on(i))
    return false;
  const std::int32_t e = cell(i).entity;
  if (e >= 0 && in_.entities[static_cast<std::size_t>(e)].type == EntityType::kPerson) return false;
  const std::string_view noun = in_.tokens.form(i);
  const bool feminine = ends_feminine(noun) || (noun.size() > 8 && text::ends_sound_feminine(noun));
  if (!feminine) return false;
  const std::string_view verb = in_.document.text().substr(c_.span.begin.value, c_.span.size());
  if (c_.reading == Reading::kPast) return !verb.ends_with("\xD8\xAA") && !c_.pronoun;  // ت
  return verb.starts_with("\xD9\x8A");                                                  // ي
}

/// The doer, if the phrase can be one.
void Finder::act(Arguments& a, Phrase p) {
  if (somebody(p)) add(a.actors, p);
}

/// Where a definite phrase is over before its end: a name, or a noun for a body with the article,
/// that cannot belong to it is the object of the verb.
std::size_t Finder::object_in(Phrase p) const {
  bool closed = false;
  for (std::size_t k = p.begin; k < p.end; ++k) {
    const Cell& b = cell(k);
    if (k > p.begin && closed) {
      if (b.entity < 0 && (b.flags & kCellArticle) && (b.flags & kCellBody)) return k;
      // a feminine noun has no masculine adjective, nor one in the plural
      const std::string_view form = in_.tokens.form(k);
      if (k == p.begin + 1 && b.entity < 0 && cell(k - 1).entity < 0 && (b.flags & kCellArticle) &&
          !(b.flags & kCellNisba) && ta_marbuta(k - 1) && !ta_marbuta(k) &&
          !form.ends_with("\xD9\x8A") && !form.ends_with("\xD8\xA7") &&
          !form.ends_with("\xD8\xA7\xD8\xA1"))
        return k;
      if (b.entity >= 0 && cell(k - 1).entity != b.entity &&
          in_.entities[static_cast<std::size_t>(b.entity)].type != EntityType::kPerson &&
          !(cell(k - 1).flags & kCellPlace))
        return k;
    }
    closed = b.entity >= 0 ? !inside(k + 1) || cell(k + 1).entity != b.entity
                           : closed || (b.flags & kCellArticle) != 0;
  }
  return p.end;
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
                         !(finite(next) && (cell(next).flags & kCellWaw)) &&
                         !(cell(next).flags & (kCellBa | kCellLam) && cell(next).entity < 0)
                     ? phrase(next)
                     : Phrase{next, next};
  if (after.end > after.begin + 1 && (c_.row->recipient & kFrameObject) &&
      (cell(after.begin).flags & kCellArticle) && !oblique_only(after.begin) &&
      oblique_only(after.begin + 1)) {
    after.end = after.begin + 1;  // the object, in its own case, follows the subject
  }
  if ((c_.row->recipient & kFrameObject) && !after.empty() && cell(after.begin).titled < 0)
    after.end = object_in(after);
  if (c_.first_person) {
    if (auto s = last_agent(i)) a.actors.push_back(*s);
    if (!after.empty() && (c_.row->recipient & kFrameObject)) target(a, after);
    return;
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
  bool dropped = false, plural_drop = false, opened = false;
  if (back > 0 && inside(back - 1) && cell(back - 1).pronoun_next) dropped = true;
  if (!dropped && back > 0 && inside(back - 1) && !breaks(back - 1))
    before = phrase_before(back, relative);
  if (!dropped && !relative && before.empty() && !(cell(i).flags & kCellWaw))
    before = before_aside(back);
  if (!dropped && !relative && c_.row->id.size() > 0) {
    // the subject named right after the complementizer that opens the clause
    for (std::size_t k = back; k-- > 0 && inside(k) && back - k <= 14;) {
      if (cell(k).entity < 0 && finite(k) && k > 0 &&
          cell(k - 1).particle != Particle::kComplementizer)
        break;
      const bool clause =
          cell(k).particle == Particle::kComplementizer || cell(k).particle == Particle::kConnect;
      if (clause) {
        if (!cell(k).pronoun_next && k + 1 < i) {
          Phrase named = phrase(k + 1);
          named.end = std::min(named.end, i);
          if (!named.empty()) {
            before = named;
            opened = true;
          }
        }
        break;
      }
    }
  }
  if (!relative && !before.empty() && c_.span.begin.value > in_.tokens[i].begin &&
      (cell(i).flags & kCellWaw) && before.end == back && back == i) {
    before = Phrase{i, i};
  }
  if (!relative && object_pronoun && !opened && !dropped && back == i && !settled(before) &&
      somebody(before) && !(cell(i).flags & (kCellWaw | kCellClauseStart))) {
    add(a.recipients, before, false);  // of an indefinite noun: civilians they had abducted
    if (after.empty()) {
      continued(a, i);
    } else {
      act(a, after);
    }
    return;
  }
  if (!relative && ((!opened && !settled(before)) || local(before))) before = Phrase{i, i};
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
    const bool appointed = c_.row->type == EventType::kOffice && takes_object &&
                           (of_person(after) || !(cell(after.begin).flags & kCellArticle));
    passive = numbered
                  ? takes_object || !(cell(after.begin).flags & kCellArticle)
                  : !acts_on && (appointed || (c_.row->outcome != CountKey::kNone &&
                                               (counted_object ? takes_object : of_person(after))));
  }
  // a feminine verb before men is no passive: its own subject is known
  const bool goes_on = passive && !agrees(after);
  if (goes_on) passive = false;
  if (marked_passive() && (c_.row->recipient & kFrameObject)) {
    const Phrase who = after.empty() || relative ? before : after;
    if (affects(who)) add(a.recipients, who);
    return;
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
    } else if (after.empty() && !object_pronoun &&
               ((c_.row->outcome != CountKey::kNone && (of_people(before) || of_person(before))) ||
                (takes_object && restrains() && of_people(before))) &&
               (c_.row->recipient & kFrameObject || c_.row->type == EventType::kDeath)) {
      add(a.recipients, before);  // seven were arrested
    } else {
      act(a, before);
      if (!after.empty() && (c_.row->recipient & kFrameObject)) target(a, after);
      if (relative && object_pronoun && after.empty() && !a.actors.empty()) {
        // the court that tried them
        if (auto s = antecedent(before.begin, a.actors)) a.recipients.push_back(*s);
      }
    }
  } else if (dropped || plural_drop || goes_on || (!after.empty() && oblique_only(after.begin))) {
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
    std::size_t object = past_aside(after.end);
    if (object == after.end && of_person(after)) object = past_office(object);
    if (object_pronoun) {
      // the pronoun refers back; the name before the clause is the best guess
    } else if ((c_.row->recipient & kFrameObject) && inside(object) && !breaks(object) &&
               !(cell(object).flags & (kCellWaw | kCellBa | kCellLam)) && object > after.begin) {
      const Phrase what = phrase(object);
      const bool next_to = object == after.end || cell(object - 1).timex >= 0 || quote(object - 1);
      if (next_to || somebody(what)) target(a, what);
    }
  } else {
    // a thing after the verb is its object, or what a passive verb is about
    if (!after.empty() && (c_.row->recipient & kFrameObject)) target(a, after);
    const Phrase late = after.empty() ? late_subject(next) : Phrase{next, next};
    if (!late.empty()) {
      act(a, late);
    } else if (after.empty() || ((c_.row->recipient & kFrameObject) &&
                                 (takes_object || (cell(i).flags & kCellWaw)))) {
      continued(a, i);
    } else if (c_.row->type == EventType::kEconomy) {
      // the profits of the bank rose
      for (std::size_t k = after.begin + 1; k < after.end; ++k) {
        if (cell(k).entity < 0) continue;
        add(a.actors, Phrase{k, after.end});
        break;
      }
    }
  }
  if ((object_pronoun || (resumed && (c_.row->recipient & ~kFrameObject))) && !relative &&
      a.recipients.empty()) {
    if (auto s = antecedent(i, a.actors)) a.recipients.push_back(*s);
  }
}

}  // namespace waqai::event
