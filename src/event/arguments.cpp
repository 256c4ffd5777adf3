// Arguments by position: the subject follows its verb (or stands before it), the genitive follows
// the verbal noun, other roles follow their prepositions. A relative clause takes its antecedent, a
// bare verb the last subject.
#include "event/arguments.h"

#include <algorithm>

#include "event/argument_finder.h"
#include "text/endings.h"

namespace waqai::event {

/// After the genitive of a verbal noun: whether an object of the noun begins at token i, bare or
/// with the particle li-.
bool Finder::has_object(std::size_t i) const {
  if (!inside(i) || breaks(i) || (cell(i).flags & kCellWaw)) return false;
  if ((cell(i).flags & kCellLam) && cell(i).entity < 0 && !happening(i))
    return c_.row->outcome != CountKey::kNone && !(c_.row->recipient & kFrameLam);
  const bool absolute =
      c_.row->verbal && i > 0 && kept_nun(i - 1) && (cell(i - 1).flags & kCellParty);
  if (c_.reading != Reading::kMasdar && !absolute) {
    // the gunmen's storming of its stores
    return c_.row->verbal && cell(i).entity < 0 && pronoun_on(i) && !finite(i) &&
           !(cell(i).flags & (kCellArticle | kCellBa | kCellLam));
  }
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

/// Whether the pronoun on the verb at token v can refer to the trigger, by gender.
bool Finder::takes_up(std::size_t v) const {
  text::Enclitic pronoun = text::Enclitic::kNone;
  for (const lexicon::Hit& h : in_.hits.at(v)) {
    if (h.enclitic != text::Enclitic::kNone) pronoun = h.enclitic;
  }
  const std::string_view noun = in_.tokens.form(c_.token);
  const bool feminine = ends_feminine(noun) || text::ends_sound_feminine(noun);
  if (pronoun == text::Enclitic::kHu) return !feminine;
  if (pronoun == text::Enclitic::kHa)
    return feminine || c_.dual_or_plural || c_.reading != Reading::kMasdar || c_.end > c_.token + 1;
  return true;
}

/// After a verbal noun with a pronoun: whether its object begins at token i, so that the pronoun is
/// the doer (his reception of a delegation, its siege of the town).
bool Finder::object_after_pronoun(std::size_t i) const {
  if (!inside(i) || breaks(i)) {
    return inside(i) && (cell(i).frame & kFrameOn) != 0 &&
           (c_.row->type == EventType::kAssault || c_.row->type == EventType::kCoerce ||
            c_.row->type == EventType::kSanction);
  }
  const Cell& b = cell(i);
  if (!(c_.row->noun_table || (c_.row->recipient & kFrameObject)) ||
      (b.flags & (kCellWaw | kCellBa | kCellLam)))
    return false;
  if (b.entity >= 0 || b.titled >= 0 || b.quantity >= 0) return true;
  return b.counted != CountKey::kNone || (b.flags & kCellBody) != 0 ||
         ((b.flags & kCellParty) && !(b.flags & kCellArticle));
}

/// Whether the word at token i is read as a verb that tells of another event.
bool Finder::tells(std::size_t i) const {
  const Candidate* c = candidate_at(i);
  return c != nullptr && c->reading == Reading::kPast;
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
    } else if (c_.row->type == EventType::kRetreat && !somebody(p)) {
      // the end of somebody's mission or stay
      for (std::size_t n = p.begin + 1; n < p.end; ++n) {
        if ((cell(n - 1).flags & kCellArticle) || pronoun_on(n - 1)) break;
        if (cell(n).entity < 0 && !((cell(n).flags & kCellParty) && (cell(n).flags & kCellArticle)))
          continue;
        add(a.actors, Phrase{n, p.end});
        break;
      }
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
    const bool object = object_after_pronoun(next);
    if (owner == &a.actors || object) {
      if (!continued(a, i, true)) {
        if (auto s = last_agent(i)) a.actors.push_back(*s);
      }
      if (object) target(a, phrase(next));
    } else if (owner != nullptr) {
      if (auto s = antecedent(i, {})) owner->push_back(*s);
    }
  } else if (inside(next) && !breaks(next) && !c_.definite &&
             !(cell(next).flags & (kCellBa | kCellLam) && cell(next).entity < 0)) {
    if (c_.end > c_.token + 1 && (cell(c_.end - 1).flags & kCellArticle) &&
        (cell(next).flags & kCellArticle) && cell(next).entity < 0) {
      // an adjective of the phrase that names the event
    } else if (owner == &a.actors && cell(next).entity < 0 && cell(next).number == 1 &&
               !(cell(next).flags & kCellArticle) && in_.tokens.form(next).ends_with("\xD9\x8A")) {
      // an adjective in ي that is also said of one person
    } else if (cell(next).attribute && !(cell(next).flags & kCellArticle) &&
               c_.row->outcome == CountKey::kNone) {
      // an armed attack, a suicide bombing
    } else if ((cell(next).flags & (kCellArticle)) || cell(next).entity >= 0 ||
               cell(next).quantity >= 0 || cell(next).counted != CountKey::kNone) {
      own(next);
    } else if (((cell(next).flags & kCellMeasure) || cell(next).particle == Particle::kGeneric) &&
               somebody(phrase(next))) {
      own(next);
    } else if (cell(next).flags & kCellNisba) {
      a.actors.push_back(in_.tokens.span(next));
    } else if (owner != nullptr && ((c_.reading == Reading::kMasdar && !finite(next)) ||
                                    (construct(next) && !tells(next)))) {
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
      // of an indefinite noun, right after it or with a verb that lends itself
      const bool direct =
          k == c_.end && finite(k) && !(cell(k).flags & kCellWaw) &&
          (pronoun_on(k) || (inside(k + 1) && cell(k + 1).particle == Particle::kResumptive));
      if (!word && (c_.definite || !(direct || resumes(k)))) continue;
      std::size_t subject = v + 1;
      bool back = inside(v) && pronoun_on(v);
      if (inside(subject) && cell(subject).particle == Particle::kResumptive) {
        back = true;
        ++subject;
      }
      if (back && !takes_up(v)) continue;
      if (back && inside(subject) && finite(v) && !breaks(subject) &&
          cell(v).light != LightEffect::kCause)
        add(a.actors, phrase(subject));
      break;
    }
  }
  // the verb it hangs on; who undergoes a thing is its recipient, whoever does it
  if (c_.governor >= 0 && (a.actors.empty() || c_.effect == LightEffect::kUndergo)) {
    const auto g = static_cast<std::size_t>(c_.governor);
    const Cell& v = cell(g);
    Phrase subject{g, g};
    std::size_t k = g + 1;
    while (inside(k) && k < i && (cell(k).timex >= 0 || quote(k))) ++k;
    if (k < i && !breaks(k) && (settled(phrase(k)) || !v.light_finite) &&
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
      if (a.recipients.empty() && (a.actors.empty() || affects(subject)))
        add(a.recipients, subject);
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

/// The one a thing that is praised or blamed belongs to: the efforts of the committee.
Phrase Finder::owner_of(Phrase p) const {
  if (c_.row->type != EventType::kSupport && c_.row->type != EventType::kAccuse)
    return Phrase{p.begin, p.begin};
  for (std::size_t k = p.begin; inside(k) && k < p.begin + 7; ++k) {
    const Cell& b = cell(k);
    if ((b.flags & kCellStop) && !quote(k)) break;
    if (b.particle == Particle::kComplementizer || b.timex >= 0) break;
    if (k > p.begin && b.particle == Particle::kPrep && (b.frame & (kFrameIn | kFrameOn))) break;
    if (k > p.begin && (b.flags & kCellWaw)) break;
    const bool noun = (b.flags & kCellParty) && (b.flags & kCellArticle) && k > p.begin &&
                      !(cell(k - 1).flags & kCellArticle);
    if (k > p.begin && (b.entity >= 0 || b.titled >= 0 || (b.flags & kCellBody) || noun))
      return phrase(k);
  }
  return Phrase{p.begin, p.begin};
}

/// Whether every reading of the word at token k begins with a particle.
bool Finder::written(std::size_t k) const {
  for (const lexicon::Hit& h : in_.hits.at(k)) {
    if (h.end == k + 1 && h.lead == 0) return false;
  }
  return true;
}

bool Finder::place_name(Phrase p) const {
  const std::int32_t e = p.empty() ? -1 : cell(p.begin).entity;
  return e >= 0 && in_.entities[static_cast<std::size_t>(e)].type == EntityType::kLocation;
}

/// A named place that stands with ب: where it is, not whom it is with.
bool Finder::located(Phrase p) const {
  if (p.empty() || cell(p.begin).entity < 0) return false;
  if (c_.row->type != EventType::kConsult && c_.row->type != EventType::kOther &&
      c_.row->type != EventType::kCooperate && c_.row->type != EventType::kAgree)
    return false;
  return in_.entities[static_cast<std::size_t>(cell(p.begin).entity)].type == EntityType::kLocation;
}

/// The prepositions that bring in the one acted on: those of the trigger, and those that every
/// trigger of its type shares (given to, handed out among; cut off from, released).
std::uint16_t Finder::affecting() const {
  switch (c_.type) {
    case EventType::kAid:
      return static_cast<std::uint16_t>(c_.row->recipient | kFrameLam | kFrameTo | kFrameOn);
    case EventType::kSanction:
    case EventType::kRetreat:
      return static_cast<std::uint16_t>(c_.row->recipient | kFrameAbout);
    default:
      return c_.row->type == EventType::kSanction
                 ? static_cast<std::uint16_t>(c_.row->recipient | kFrameAbout)
                 : c_.row->recipient;
  }
}

void Finder::prepositions(Arguments& a, std::size_t from) {
  constexpr std::size_t kFar = 6;  // a place that ب brings in behind so much is where it happens
  const std::uint16_t mask = affecting();
  std::size_t words = 0;
  for (std::size_t k = from; inside(k) && words < 14; ++k) {
    const Cell& b = cell(k);
    if ((b.flags & kCellRelative) && a.recipients.empty() &&
        (c_.type == EventType::kSupport || c_.type == EventType::kAccuse)) {
      // what somebody does is praised: the efforts that the ministry makes
      std::size_t n = k + 2;
      while (inside(n) && cell(n).timex >= 0) ++n;
      if (inside(n) && finite(k + 1) && pronoun_on(k + 1) && !breaks(n)) {
        const Phrase who = phrase(n);
        if (somebody(who)) add(a.recipients, who, false);
      }
      break;
    }
    // a name of many words is one
    if (k == from || b.entity < 0 || cell(k - 1).entity != b.entity) ++words;
    if ((b.flags & kCellRelative) && k <= from + 1 && a.actors.empty() && c_.definite &&
        c_.row->possessor == Possessor::kActor) {
      // the clashes that broke out between the two
      for (std::size_t n = k + 1; inside(n) && n < k + 7; ++n) {
        if ((cell(n).flags & (kCellStop | kCellRelative)) || (finite(n) && n > k + 1)) break;
        if (!(cell(n).frame & kFrameBetween)) continue;
        add(a.actors, phrase(n + 1));
        break;
      }
      break;
    }
    if ((b.flags & kCellRelative) || b.particle == Particle::kComplementizer ||
        b.particle == Particle::kSubordinator || b.particle == Particle::kCause ||
        b.particle == Particle::kConnect)
      break;
    if (finite(k) && k > from && ((b.flags & kCellWaw) || in_.tokens.is_punct(k - 1, 0x060C)))
      break;
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
      } else if ((mask & kFrameBa) && (b.flags & kCellBa) && k < from + 4 && written(k) &&
                 construct(k)) {
        frame = kFrameBa;  // with the efforts of the committee
        start = k;
      } else if ((mask & kFrameLam) && (b.flags & kCellLam) && !(b.flags & kCellVerb) && k > from &&
                 written(k) && !happening(k) &&
                 ((b.flags & kCellParty) || b.quantity >= 0 || b.counted != CountKey::kNone)) {
        frame = kFrameLam;  // to three of them
        start = k;
      } else if (k == from && (b.flags & kCellLam) && !(b.flags & kCellVerb) && !verbal &&
                 inside(k + 1) &&
                 ((cell(k + 1).frame & kFrameFrom) ||
                  ((b.flags & kCellParty) && written(k) && construct(k)))) {
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
    if ((frame & kFrameFrom) && c_.ba && !verbal && a.actors.empty() && k < from + 2 &&
        c_.row->possessor == Possessor::kActor) {
      add(a.actors, phrase(start));  // at the request of
      continue;
    }
    // what an attribute governs is its own: the factions allied with somebody
    if (k > from && cell(k - 1).governing) continue;
    if (frame & mask) {
      Phrase p = start == k ? phrase(k) : phrase(start);
      if (!p.empty() && !affects(p)) p = owner_of(p);
      if (frame == kFrameBa && (located(p) || (words > kFar && place_name(p)))) continue;
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

Arguments Finder::run() {
  Arguments a;
  if (c_.reading == Reading::kPast || c_.reading == Reading::kPresent) {
    verb(a);
  } else if (c_.reading == Reading::kParticiple) {
    participle(a);
  } else {
    nominal(a);
  }
  prepositions(a, c_.end);
  if (a.recipients.empty() && c_.governor >= 0 && c_.effect == LightEffect::kDo) {
    // levelled against somebody charges
    for (auto k = static_cast<std::size_t>(c_.governor) + 1; k < c_.token; ++k) {
      if (!(cell(k).frame & affecting()) || cell(k).particle != Particle::kPrep) continue;
      Phrase p = phrase(k + cell(k).particle_length);
      p.end = std::min<std::size_t>(p.end, c_.token);
      if (!p.empty() && affects(p)) add(a.recipients, p, false);
      break;
    }
  }
  speech(a);
  if (a.actors.empty() && c_.reading != Reading::kPast && c_.reading != Reading::kPresent &&
      !done() && c_.effect != LightEffect::kUndergo) {
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

/// Of several places that hold the same words, the one nearest to the trigger: as a word of its own
/// or after the particles written with it.
Span Finder::nearest(Span s) const {
  constexpr std::uint32_t kFar = 2000;
  const std::string_view text = in_.document.text();
  const std::uint32_t at = c_.span.begin.value;
  if (s.end.value > text.size() || s.size() < 2) return s;
  const auto distance = [at](std::uint32_t x) { return x > at ? x - at : at - x; };
  const std::string_view words = text.substr(s.begin.value, s.size());
  std::uint32_t best = distance(s.begin.value);
  const std::uint32_t reach = std::min(best, kFar);
  Span out = s;
  const auto look = [&](std::size_t k) {
    const text::Token& t = in_.tokens[k];
    if (t.kind != text::TokenKind::kWord) return;
    for (std::uint32_t begin = t.begin; begin <= t.begin + 4 && begin < t.end; begin += 2) {
      if (distance(begin) >= best || begin + s.size() > text.size()) continue;
      if (text[begin + 1] != words[1] || text.substr(begin, s.size()) != words) continue;
      const std::uint32_t end = begin + s.size();
      const std::size_t next = in_.tokens.first_at(end);
      if (next > 0 && in_.tokens[next - 1].end > end) continue;  // ends inside a word
      best = distance(begin);
      out = make_span(begin, end);
    }
  };
  for (std::size_t k = c_.token; k < in_.tokens.size() && in_.tokens[k].begin <= at + reach; ++k)
    look(k);
  for (std::size_t k = c_.token; k-- > 0 && in_.tokens[k].end + reach >= at;) look(k);
  return out;
}

Arguments find_arguments(const Input& in, const Context& context, const std::vector<Candidate>& all,
                         const Candidate& c) {
  return Finder(in, context, all, c).run();
}

}  // namespace waqai::event
