// After its subject a reporting word may be followed by asides of time, place and medium; then
// comes what it governs. The words are read in order and the first thing that fits the verb's
// frames wins; a finite verb outside a relative clause means that a new clause has begun and
// nothing is governed.
#include "quotation/complement.h"

#include <algorithm>

#include "text/endings.h"

namespace waqai::quotation {
namespace {

std::uint32_t frame_of(Prep prep) {
  switch (prep) {
    case Prep::kFi:
      return kWithFi;
    case Prep::kMin:
      return kWithMin;
    case Prep::kIla:
      return kWithIla;
    case Prep::kAla:
      return kWithAla;
    case Prep::kAn:
      return kWithAn;
    case Prep::kBi:
      return kWithBi;
    case Prep::kLi:
      return kWithLi;
    default:
      return 0;
  }
}

bool colon_within(const Scan& s, std::size_t k, std::size_t limit) {
  for (std::size_t m = k + 1; m < limit && m < k + 7; ++m) {
    if (s.punct(m, ':')) return true;
    if (s.comma(m)) return false;
  }
  return false;
}

// "…, he being a farmer from there, …", "…, who asked not to be named, …": the mark that closes the
// aside a comma at `k` opens, or k.
std::size_t past_aside(const Scan& s, std::size_t k, std::size_t limit) {
  if (k + 2 >= limit) return k;
  const Info& f = s[k + 1];
  const bool opens = (f.word == Word::kPronoun && f.waw) || f.word == Word::kRelative ||
                     f.marker == Marker::kNoCue || (f.waw && f.finite && f.verb == kNowhere) ||
                     (f.waw && f.finite && colon_within(s, k, limit) &&
                      (f.verb == kNowhere || s.verb_of(f.verb).verb_class != VerbClass::kReport)) ||
                     f.source >= 0 || (f.word == Word::kQuantifier && !f.waw);
  if (!opens) return k;
  for (std::size_t m = k + 2; m < limit && m < k + 30; ++m) {
    if (s.punct(m, ':')) return m;
    if (s.open_quote(m) && s[m].partner < limit) {
      m = s[m].partner;
      continue;
    }
    if (!s.comma(m)) continue;
    // The aside may hold commas of its own: what follows must be governed.
    const Info& n = s[m + 1 < s.size() ? m + 1 : m];
    if (n.word == Word::kComplementiser || n.word == Word::kPreposition || n.bi || n.li ||
        s.quote_mark(m + 1 < s.size() ? m + 1 : m) || n.masdar)
      return m;
  }
  return k;
}

// Also another word, but a verb before a noun of what is so: "stressed the importance of …".
bool governs_state(const ReportingVerb& verb) {
  return (verb.flags & kGovernsDeed) != 0 && (verb.frames & kMasdarObject) != 0;
}

bool takes_noun(const ReportingVerb& verb) { return (verb.flags & (kHomograph | kWeak)) == 0; }

// A noun phrase that can be reported: not a time, not a person.
bool content_noun(const Scan& s, std::size_t i, const ReportingVerb& verb) {
  const Info& f = s[i];
  if (s.punct(i)) return s.open_quote(i);
  if (f.timex != kNowhere || f.word == Word::kPreposition) return false;
  if ((verb.frames & kSaidObject) != 0 && said_thing(s, i)) return true;
  if (governs_state(verb)) return f.content == ContentNoun::kState && !f.definite && !f.bi && !f.li;
  if (!takes_noun(verb)) return false;
  if ((verb.frames & kTwoObjects) != 0 && f.definite && f.word == Word::kNone && !f.bi && !f.li) {
    // "Considered the decision unjust": an indefinite accusative after a definite noun.
    std::size_t k = i + 1;
    while (k < s.size() && k < i + 3 && s[k].definite && s[k].word == Word::kNone && !s[k].waw &&
           !s[k].bi && !s[k].li)
      ++k;
    return k < s.size() && s[k].word == Word::kNone && !s[k].definite && !s.punct(k) &&
           s[k].entity == kNowhere && !s[k].waw && text::ends_accusative(s.raw(k));
  }
  if ((verb.frames & kObject) != 0)
    return (f.word == Word::kNone || f.word == Word::kDemonstrative || f.word == Word::kWhat ||
            f.word == Word::kQuantifier) &&
           !f.bi && !f.li && !(f.finite && !f.masdar && f.source < 0);
  if ((verb.frames & (kMasdarObject | kDeedObject)) != 0)
    return f.word == Word::kNone && !f.bi && !f.li && !f.waw &&
           (f.masdar || ((verb.frames & kDeedObject) != 0 && !f.finite));
  return false;
}

}  // namespace

bool said_thing(const Scan& s, std::size_t i) {
  const Info& f = s[i];
  if (f.bi || f.li || s.punct(i)) return false;
  if (f.word == Word::kWhat) return i + 1 < s.size() && s[i + 1].finite;
  if (f.word == Word::kDemonstrative) {
    const bool alone = i + 1 >= s.size() || !s[i + 1].definite;
    return alone || s[i + 1].content == ContentNoun::kSaid;
  }
  return f.word == Word::kNone && f.content == ContentNoun::kSaid;
}

// The preposition after an outlet at `i`, quoted or named; i if there is none.
static std::size_t after_outlet(const Scan& s, std::size_t i, std::size_t limit) {
  std::size_t k = past_outlet(s, i, limit);
  if (k == i) return i;
  while (k < limit && (s[k].timex != kNowhere || s.comma(k))) ++k;
  return k < limit && s[k].word == Word::kPreposition && s[k].word_tokens == 1 ? k : i;
}

bool is_speech(const Scan& s, std::size_t i) {
  const std::uint32_t close = s[i].partner;
  if (close == kNowhere) return true;
  const std::uint32_t words = s.word_count(i + 1, close);
  if (words >= 4) return true;
  if (words == 0) return false;
  if (i > 0 && s[i - 1].source >= 0) return false;
  if (i > 0 && words <= 3 && close + 1 < s.size() && (s.comma(close + 1) || s[close + 1].bi) &&
      (s[i - 1].definite || s[i - 1].entity != kNowhere))
    return false;
  if (i > 0 && words <= 3 && (s[i - 1].word == Word::kPreposition || s[i - 1].li)) return false;
  for (std::size_t k = i + 1; k < close; ++k)
    if (s[k].finite && s[k].entity == kNowhere) return true;
  return i > 0 && s.punct(i - 1, ':');
}

Complement complement_at(const Scan& s, const ReportingVerb& verb, std::size_t from,
                         std::size_t limit, bool enclitic, bool nominal) {
  Complement c;
  limit = std::min(limit, s.size());
  bool in_relative = false;
  bool adjacent = true;  // no word but asides so far
  bool verb_passed = false;
  bool aside = false;     // a preposition has come
  bool in_aside = false;  // in a clause that describes a noun of an aside
  const bool noun_frames =
      (takes_noun(verb) || (verb.frames & kSaidObject) != 0 || governs_state(verb)) && !enclitic;
  const auto give = [&c, &s, from](ComplementKind kind, std::size_t mark, std::size_t begin) {
    c.kind = kind;
    c.said = kind == ComplementKind::kNoun && said_thing(s, begin);
    // "Any contact": the determiner opens the content.
    if (kind == ComplementKind::kNoun && begin > from && s[begin - 1].word == Word::kNeutral &&
        s[begin - 1].prep == Prep::kOther) {
      --begin;
      mark = std::min(mark, begin);
    }
    c.mark = static_cast<std::uint32_t>(mark);
    c.begin = static_cast<std::uint32_t>(begin);
    return c;
  };
  const std::size_t last = std::min(limit, from + 70);
  if (noun_frames && !nominal && (verb.frames & kAddressee) != 0 && from < limit &&
      (verb.frames & (kObject | kMasdarObject)) != 0 && opens_phrase(s, from) && !s.punct(from) &&
      !s[from].masdar) {
    // Whom it is asked of, and at once what is asked.
    PhraseOptions o;
    o.stop_at_masdar = o.stop_at_object = o.stop_at_bi = true;
    o.relative = o.apposition = false;
    const Phrase asked = phrase_at(s, from, limit, o);
    if (asked.found() && asked.end < limit && s[asked.end].masdar &&
        content_noun(s, asked.end, verb)) {
      c.addressee = asked;
      return give(ComplementKind::kNoun, asked.end, asked.end);
    }
  }
  for (std::size_t k = from; k < last;) {
    const Info& f = s[k];
    if (s.punct(k)) {
      if (s.punct(k, ':')) {
        if ((verb.frames & kQuote) != 0 && k + 1 < limit)
          return give(ComplementKind::kColon, k, k + 1);
        return c;
      }
      if (s.open_quote(k) || (s.quote_mark(k) && f.partner == kNowhere)) {
        if ((verb.frames & kQuote) != 0 && !verb_passed && is_speech(s, k))
          return give(ComplementKind::kQuoted, k, k);
        if (noun_frames && adjacent && (verb.frames & kMasdarObject) != 0 &&
            f.partner != kNowhere && content_noun(s, k + 1, verb))
          return give(ComplementKind::kNoun, k, k);
        if (f.partner == kNowhere) return c;
        k = f.partner + 1;
        continue;
      }
      if ((s.punct(k, '(') || s.punct(k, '[')) && f.partner != kNowhere) {
        k = f.partner + 1;
        continue;
      }
      if (s.punct(k, 0x61B) || s.punct(k, ';')) {
        // Some write it for the comma after a subject.
        const std::size_t n = k + 1;
        const bool governed =
            n + 1 < limit &&
            (s[n].word == Word::kComplementiser ||
             (s[n].word == Word::kPreposition && s[n + 1].word == Word::kComplementiser));
        if (k != from || !governed) return c;
        ++k;
        continue;
      }
      if (s.comma(k)) {
        adjacent = true;
        if (in_aside) in_relative = in_aside = false;
        if (const std::size_t past = past_aside(s, k, last); past > k) {
          k = past;
          continue;
        }
      }
      ++k;
      continue;
    }
    if (f.timex != kNowhere) {
      ++k;
      continue;
    }
    if (f.entity != kNowhere && !f.bi && !f.li && !f.waw) {
      // A name, whatever else its words could be; a quoted object may still follow.
      const std::uint32_t name = f.entity;
      const bool object = noun_frames && adjacent && (verb.frames & kObject) != 0;
      const bool described = (verb.frames & kDescription) != 0 && !in_relative && !enclitic;
      if (object) return give(ComplementKind::kNoun, k, k);
      if (!described) {
        while (k < last && s[k].entity == name) ++k;
        adjacent = false;
        continue;
      }
    }
    if (f.marker == Marker::kBackground) return c;
    if (f.marker == Marker::kNoCue && f.marker_tokens > 1) {
      // A wish not to be named: to the end of its aside.
      std::size_t m = k + f.marker_tokens;
      while (m < last && m < k + 12 && !s.comma(m) && s[m].word != Word::kComplementiser) ++m;
      k = m;
      continue;
    }
    const bool governs_what = f.word == Word::kPreposition && k + 1 < limit &&
                              s[k + 1].word == Word::kWhat && (verb.frames & frame_of(f.prep)) != 0;
    if (f.cue >= 0 && !governs_what &&
        (k > from || (k > 0 && (s.comma(k - 1) || s[k - 1].entity != kNowhere)))) {
      // An attribution between the verb and what it governs: to its comma.
      std::size_t m = k + 1;
      while (m < last && m < k + 14 && !s.comma(m) && !s.punct(m, ':') &&
             s[m].word != Word::kComplementiser)
        ++m;
      if (m < last && s.comma(m)) {
        k = m;
        continue;
      }
      in_relative = true;
    }
    if (s[k].participle != kNowhere &&
        (s.features_of(s[k].participle) & lexicon::kAccusative) != 0 && f.source < 0 &&
        !f.definite && f.entity == kNowhere &&
        // "Said, mourning his colleague: «…»".
        !((verb.frames & kQuote) != 0 && !(k > 0 && s.comma(k - 1)) &&
          (s.verb_of(s[k].participle).frames & (kQuote | kThat)) == 0 && colon_within(s, k, limit)))
      return c;
    // "…, stressing that": whoever spoke, of either gender, goes on.
    if (f.participle != kNowhere && k > from && s.comma(k - 1) && f.source < 0 && !f.definite &&
        f.entity == kNowhere && (s.features_of(f.participle) & lexicon::kFeminine) != 0 &&
        s.hits.list[f.participle].trail == 0 && s.hits.list[f.participle].lead == 0)
      return c;
    const std::size_t step = std::max<std::size_t>(1, f.word_tokens);
    if (f.word == Word::kWhat && noun_frames && adjacent && !in_relative &&
        content_noun(s, k, verb) && k + 1 < limit && s[k + 1].finite)
      return give(ComplementKind::kNoun, k, k);
    switch (f.word) {
      case Word::kComplementiser: {
        if (verb_passed) return c;
        if (f.covered) break;
        if ((f.word_lead & text::kWaw) != 0) return c;  // goes on with an earlier clause
        if ((verb.frames & kDescription) != 0 && enclitic && (f.word_lead & text::kBa) != 0 &&
            k + 1 < limit)
          return give(ComplementKind::kClause, k, k + 1);
        const bool governed = (verb.frames & (kThat | kAnyPrep)) != 0;
        if (!governed || k + 1 >= limit) return c;
        return give(ComplementKind::kClause, k, k + 1);
      }
      case Word::kBecause:
        return c;
      case Word::kIf:
        in_relative = true;
        break;
      case Word::kSubordinator:
        if (in_relative) break;
        if (k > from && s.comma(k - 1) && s[k].word_tokens == 1 && (verb.flags & kHomograph) != 0)
          return c;
        in_relative = true;
        adjacent = false;
        break;
      case Word::kWhat:
        if (f.prep != Prep::kNone && (verb.frames & frame_of(f.prep)) != 0 && takes_noun(verb) &&
            !in_relative && k + 1 < limit)
          return give(ComplementKind::kPrepositional, k, k);
        in_relative = true;
        adjacent = false;
        break;
      case Word::kRelative:
        in_relative = true;
        adjacent = false;
        break;
      case Word::kPreposition: {
        aside = true;
        const std::uint32_t wanted = frame_of(f.prep);
        const std::size_t next = k + step;
        if (f.prep == Prep::kFi && next < limit && s[next].timex != kNowhere) break;
        if (wanted != 0 && (verb.frames & wanted) != 0 && next < limit) {
          // "In a statement to «the paper» (pointed) to …": the same preposition comes again.
          if (const std::size_t again = after_outlet(s, next, limit);
              again > next && s[again].prep == f.prep && again + 1 < limit &&
              s[again + 1].word == Word::kComplementiser)
            return again + 2 < limit ? give(ComplementKind::kClause, again + 1, again + 2) : c;
          if (s[next].word == Word::kComplementiser)
            return next + 1 < limit ? give(ComplementKind::kClause, next, next + 1) : c;
          const bool deed = (verb.flags & kGovernsDeed) != 0 && s[next].masdar;
          if (f.prep == Prep::kFi && s[next].source >= 0 && !s[next].masdar) {
            adjacent = false;  // where it was said
            break;
          }
          if ((takes_noun(verb) || deed) && (verb.flags & kTopicOnly) == 0 &&
              s[next].timex == kNowhere && !in_relative) {
            if ((verb.flags & kAddresseeWithMin) == 0 || f.prep != Prep::kMin)
              return give(ComplementKind::kPrepositional, k, next);
            // "Asked of someone something": the thing asked follows the one asked.
            PhraseOptions options;
            options.stop_at_masdar = true;
            const Phrase asked = phrase_at(s, next, limit, options);
            if (asked.found()) {
              c.addressee = asked;
              k = asked.end;
              continue;
            }
          }
        }
        if (s[next < s.size() ? next : k].word == Word::kComplementiser &&
            (wanted == kWithIla || wanted == kWithAla || wanted == kWithMin || wanted == kWithAn) &&
            (verb.frames & kThat) != 0 && !verb_passed && next + 1 < limit)
          return give(ComplementKind::kClause, next, next + 1);
        adjacent = false;
        break;
      }
      case Word::kResumptive:
        break;
      case Word::kPronoun:
        if (f.waw && k > from && s.comma(k - 1)) return c;  // "and this is …": a clause of its own
        break;
      case Word::kConjunction:
      case Word::kWas:
        if (!in_relative) return c;
        break;
      default:
        break;
    }
    if ((verb.flags & kBlame) != 0 && f.content == ContentNoun::kBlame && !f.bi && !f.li &&
        !in_relative && !verb_passed) {
      give(ComplementKind::kNoun, k, k);
      c.said = true;
      if (k > from) c.addressee = phrase_at(s, from, k, PhraseOptions{});
      return c;
    }
    if (f.word == Word::kNone || f.word == Word::kDemonstrative || f.word == Word::kQuantifier) {
      const bool place = f.entity != kNowhere &&
                         s.entities[f.entity].type == EntityType::kLocation &&
                         (verb.stance == Stance::kPromises || verb.stance == Stance::kThreatens ||
                          verb.stance == Stance::kDemands || verb.stance == Stance::kNeutral);
      if (f.bi && !place && (verb.frames & kWithBi) != 0 &&
          (takes_noun(verb) || ((verb.flags & kGovernsDeed) != 0 && f.masdar)) &&
          (!in_relative || s.comma(k - 1)) && !verb_passed)
        return give(ComplementKind::kPrepositional, k, k);
      if (f.li && (verb.frames & kWithLi) != 0 && takes_noun(verb) && !in_relative && adjacent)
        return give(ComplementKind::kPrepositional, k, k);
      const bool own_medium = k > from + 1 && s[k - 1].word == Word::kResumptive &&
                              s[k - 1].prep == Prep::kLi && s[k - 2].medium >= 0;
      // "Denied in a statement to «the paper» today the existence of …".
      const bool told_to =
          k > from && f.content == ContentNoun::kState &&
          (s[k - 1].timex != kNowhere || s.close_quote(k - 1) || is_media_entity(s, k - 1));
      const bool after_medium = aside && k > from &&
                                (s[k - 1].medium >= 0 || own_medium || told_to) &&
                                f.content != ContentNoun::kNone && !f.definite;
      if (noun_frames && (adjacent || after_medium) && content_noun(s, k, verb) &&
          (!in_relative || s.comma(k - 1)))
        return give(ComplementKind::kNoun, k, k);
      const bool after_preposition =
          k > from && s[k - 1].word == Word::kPreposition && s[k - 1].word_tokens == 1 && !f.waw;
      if (f.finite && f.source < 0 && !f.masdar && f.entity == kNowhere && !f.definite &&
          !after_preposition) {
        // "Laughed and said: …": the second verb says it.
        if (f.verb != kNowhere && f.waw && !in_relative &&
            s.verb_of(f.verb).verb_class == VerbClass::kReport &&
            ((verb.flags & kHomograph) != 0 ||
             (k + 1 < limit && (s.punct(k + 1, ':') || s.open_quote(k + 1)))))
          return c;
        // "Her son, who told her that": the clause is what he said.
        if (in_relative && f.verb != kNowhere && k + 1 < limit &&
            s[k + 1].word == Word::kComplementiser && k > from && s[k - 1].word == Word::kRelative)
          return c;
        const bool saying = f.verb != kNowhere &&
                            (s.features_of(f.verb) & lexicon::kPresent) != 0 &&
                            s.verb_of(f.verb).verb_class == VerbClass::kReport && k + 1 < limit &&
                            (s.punct(k + 1) || s[k + 1].word == Word::kComplementiser);
        if (!saying && !in_relative) {
          if (verb_passed || nominal) return c;
          // "In a statement it issued": the verb describes the noun before it.
          if (k > from && (aside || s[k - 1].li) && !f.waw && !s[k - 1].definite &&
              s[k - 1].entity == kNowhere && s[k - 1].word == Word::kNone && !s.punct(k - 1)) {
            in_relative = in_aside = true;
          } else {
            verb_passed = true;
          }
        }
      }
      if ((verb.frames & kDescription) != 0 && !in_relative && !enclitic &&
          f.word != Word::kQuantifier && !f.bi) {
        // The object opens the content if its description follows.
        for (std::size_t m = k + 1; m < limit; ++m) {
          if (s[m].bi || s[m].prep == Prep::kBi ||
              (s[m].word == Word::kComplementiser && (s[m].word_lead & text::kBa) != 0))
            return give(ComplementKind::kDescribed, m, k);
        }
      }
      if (f.entity == kNowhere || !s[k].li) adjacent = adjacent && f.word == Word::kNone && f.li;
    }
    if ((verb.frames & kDescription) != 0 && k == from && f.word == Word::kResumptive &&
        f.prep == Prep::kNone) {
      // "Calling it harsh": the object is a pronoun of its own.
      enclitic = true;
      k += step;
      continue;
    }
    if ((verb.frames & kDescription) != 0 && enclitic && (f.bi || f.prep == Prep::kBi)) {
      const std::size_t next = f.prep == Prep::kBi && f.word == Word::kPreposition ? k + 1 : k;
      if (next < limit) return give(ComplementKind::kPrepositional, k, next);
    }
    k += step;
  }
  return c;
}

}  // namespace waqai::quotation
