// A noun phrase is read forward, word by word, until something that cannot belong to it: a verb, a
// complementiser, a time, most prepositions, a comma that no title or name follows. What the entity
// stage named is taken whole. A phrase before a verb is one of the forward readings from the clause
// borders before it that ends exactly there.
#include "quotation/phrase.h"

#include <algorithm>

#include "text/endings.h"

namespace waqai::quotation {
namespace {

bool is_role(const Scan& s, std::size_t i) {
  if (s[i].source < 0) return false;
  const SourceClass c = s.model.sources[static_cast<std::size_t>(s[i].source)].source_class;
  return c == SourceClass::kRole || c == SourceClass::kOfficial || c == SourceClass::kExpert;
}

SourceClass source_class(const Scan& s, std::int32_t row) {
  return row < 0 ? SourceClass::kNone : s.model.sources[static_cast<std::size_t>(row)].source_class;
}

bool is_person(const Scan& s, std::size_t i) {
  return s[i].entity != kNowhere && s.entities[s[i].entity].type == EntityType::kPerson;
}

}  // namespace

bool is_media(const Entity& entity) { return entity.code.find("MED") != std::string::npos; }

bool is_media_entity(const Scan& s, std::size_t i) {
  return s[i].entity != kNowhere && is_media(s.entities[s[i].entity]);
}

std::size_t past_outlet(const Scan& s, std::size_t i, std::size_t limit) {
  if (s.open_quote(i) && s[i].partner <= i + 5) return s[i].partner + 1;
  std::size_t k = i;
  if (is_media_entity(s, i))
    while (k < limit && s[k].entity == s[i].entity) ++k;
  return k;
}

namespace {

// A word that can only be a verb where a noun is expected.
bool is_verb(const Scan& s, std::size_t i) {
  const Info& f = s[i];
  return f.finite && !f.masdar && f.source < 0 && !f.definite && f.entity == kNowhere &&
         f.word == Word::kNone;
}

constexpr std::size_t kLongestClause = 120;  // tokens between a subject and its verb

// A head that stands for a person.
bool names_someone(const Scan& s, std::size_t i) {
  switch (source_class(s, s[i].source)) {
    case SourceClass::kNone:
    case SourceClass::kDocument:
    case SourceClass::kBody:
    case SourceClass::kMedia:
      return false;
    default:
      return true;
  }
}

// After a definite noun another one that cannot be its adjective is what the verb governs: a body,
// a crowd, several people, a noun with a pronoun of its own.
bool begins_object(const Scan& s, std::size_t from, std::size_t i) {
  const Info& f = s[i];
  const Info& last = s[i - 1];
  if (!last.definite && last.entity == kNowhere) return false;
  if (!f.definite)
    return last.definite &&
           (text::ends_pronoun(s.raw(i)) ||
            // "The chamber the two sides of the fight": a construct of its own.
            (f.source < 0 && f.word == Word::kNone && i + 1 < s.size() && s[i + 1].definite &&
             s[i + 1].word == Word::kNone && !s[i + 1].waw && !s[i + 1].bi && !s[i + 1].li));
  if (text::ends_oblique(s.tokens.form(i)) && !text::ends_oblique(s.tokens.form(i - 1)))
    return true;
  if (f.source < 0) return false;
  const bool feminine = text::ends_feminine(s.raw(i));
  const SourceNoun& noun = s.model.sources[static_cast<std::size_t>(f.source)];
  if (noun.several)
    return s[from].source < 0 || !s.model.sources[static_cast<std::size_t>(s[from].source)].several;
  switch (noun.source_class) {
    case SourceClass::kBody:
    case SourceClass::kCrowd:
      // The feminine relative adjective is also the name of some bodies.
      return !feminine || !text::ends_feminine(s.raw(i - 1)) || !text::ends_relative(s.raw(i));
    default:
      return feminine != text::ends_feminine(s.raw(i - 1));
  }
}

bool accusative_participle(const Scan& s, std::size_t i) {
  return s[i].participle != kNowhere && s[i].source < 0 && !s[i].definite &&
         (s.features_of(s[i].participle) & lexicon::kAccusative) != 0;
}

}  // namespace

bool opens_phrase(const Scan& s, std::size_t i) {
  if (i >= s.size()) return false;
  const Info& f = s[i];
  if (s.punct(i)) return s.open_quote(i) && f.partner - i <= 7;
  if (f.entity != kNowhere) return true;
  if (f.timex != kNowhere || f.bi || f.li) return false;
  if (f.marker == Marker::kBackground || f.marker == Marker::kSwitch || f.cue >= 0) return false;
  if (accusative_participle(s, i)) return false;
  switch (f.word) {
    case Word::kNone:
    case Word::kDemonstrative:
    case Word::kQuantifier:
    case Word::kSame:
      break;
    default:
      return false;
  }
  return !is_verb(s, i);
}

Phrase phrase_at(const Scan& s, std::size_t from, std::size_t limit, const PhraseOptions& options) {
  Phrase p;
  limit = std::min(limit, s.size());
  if (from >= limit || !opens_phrase(s, from)) return p;
  const auto first = static_cast<std::uint32_t>(from);
  std::size_t i = from;
  std::size_t end = from;  // after the last word taken
  bool head = true;        // only quantifiers and the like so far
  const auto take_entity = [&](std::size_t at) {
    const std::uint32_t e = s[at].entity;
    const bool person = s.entities[e].type == EntityType::kPerson;
    const bool place = s.entities[e].type == EntityType::kLocation;
    if (p.entity == kNowhere || (!place && s.entities[p.entity].type == EntityType::kLocation))
      p.entity = e;
    p.named = p.named || person;
    while (at < limit && s[at].entity == e) ++at;
    return at;
  };
  while (i < limit && i - from < 60) {
    const Info& f = s[i];
    if (s.punct(i, '.') && i > from && i + 1 < limit && s.tokens[i - 1].fold_length <= 2 &&
        !s.punct(i + 1) && s.tokens[i + 1].sentence == s.tokens[i - 1].sentence) {
      ++i;  // an abbreviated title
      continue;
    }
    if (s.punct(i)) {
      const SourceClass head_class = source_class(s, s[from].source);
      const bool someone = head_class == SourceClass::kSource ||
                           head_class == SourceClass::kOfficial ||
                           head_class == SourceClass::kExpert || head_class == SourceClass::kPerson;
      if (s.open_quote(i) && i > from && someone &&
          (s[i - 1].definite || s[i - 1].entity != kNowhere))
        break;
      if (s.open_quote(i) && f.partner < limit && f.partner - i <= 8 &&
          !(options.stop_at_object && i > from && (p.named || p.source >= 0) &&
            (s[i - 1].definite || s[i - 1].entity != kNowhere))) {
        for (std::size_t k = i; k < f.partner; ++k)
          if (s[k].entity != kNowhere) take_entity(k);
        i = f.partner + 1;
        end = i;
        continue;
      }
      if (s.punct(i, '(') && f.partner != kNowhere && f.partner < limit && f.partner - i <= 10 &&
          i > from) {
        i = f.partner + 1;
        end = i;
        continue;
      }
      if (f.entity != kNowhere) {
        i = take_entity(i);
        end = i;
        continue;
      }
      const bool aside =
          (s.comma(i) || s.dash(i)) && options.apposition && i > from && i + 1 < limit;
      if (!aside) break;
      // A title after a name or a name after a title is the same source; anything else ends the
      // phrase.
      const std::size_t next = i + 1;
      const bool name_follows = is_person(s, next) && !p.named && p.source >= 0;
      const bool title_follows = is_role(s, next) && !s[next].waw;
      if (!name_follows && !title_follows) break;
      PhraseOptions inner = options;
      inner.apposition = false;
      inner.relative = false;
      const Phrase sub = phrase_at(s, next, limit, inner);
      // "The lawyer of one of them, Mrs X Y": a title and words that are no title are a name too.
      const bool titled = title_follows && s[next].definite && next + 2 < limit &&
                          sub.end >= next + 3u && !s[next + 1].definite && s[next + 1].source < 0 &&
                          !s.punct(next + 1);
      if (!sub.found() || (title_follows && !sub.named && !p.named && !titled)) break;
      if (p.entity == kNowhere || sub.named) p.entity = p.named ? p.entity : sub.entity;
      p.named = p.named || sub.named;
      i = sub.end;
      end = i;
      if (i + 2 < limit && s.comma(i) && !p.named && is_person(s, i + 1)) continue;
      break;
    }
    if (f.entity != kNowhere) {
      if (i > from && p.named && is_person(s, i) && !f.waw) break;
      if (i > from && f.li && is_media_entity(s, i)) break;
      if (i > from && f.li && options.stop_at_li) break;
      if (i > from && options.stop_at_object && p.named && !f.waw && !f.bi && !f.li &&
          s.entities[f.entity].type == EntityType::kOrganization)
        break;
      i = take_entity(i);
      end = i;
      continue;
    }
    if (f.timex != kNowhere || f.cue >= 0 || f.marker == Marker::kBackground ||
        f.marker == Marker::kSwitch)
      break;
    if (f.word == Word::kRelative && i > from) {
      if (!options.relative) break;
      // The relative clause runs to the next comma, clause or quotation.
      std::size_t k = i + 1;
      while (k < limit && k - i < 30 && !s.punct(k) &&
             !(options.stop_at_bi && s[k].bi && k > i + 2) && s[k].word != Word::kComplementiser &&
             s[k].word != Word::kSubordinator && s[k].word != Word::kConjunction &&
             !(options.stop_at_masdar && s[k].verbal_noun != kNowhere && k > i + 2 &&
               s.hits.list[s[k].verbal_noun].trail > 0) &&
             !accusative_participle(s, k))
        ++k;
      if (k < limit && s[k].word == Word::kComplementiser && k > i + 1 &&
          s[k - 1].word == Word::kPreposition)
        --k;
      end = k;
      break;
    }
    bool stop = false;
    switch (f.word) {
      case Word::kNone:
      case Word::kQuantifier:
      case Word::kSame:
        break;
      case Word::kResumptive:
        stop = i == from;
        break;
      case Word::kDemonstrative:
        stop = i > from && s[i - 1].word != Word::kQuantifier;
        break;
      case Word::kPreposition: {
        const std::size_t next = i + f.word_tokens;
        if (next >= limit) {
          stop = true;
        } else if (f.prep == Prep::kMin) {
          stop = options.stop_at_min ||
                 !(i > from && !s[i - 1].definite && s[i - 1].entity == kNowhere && !p.named);
        } else if (f.prep == Prep::kAn || (f.prep == Prep::kIla && s[from].source >= 0)) {
          // "The deputy for Nineveh", "for the district of Sousse": what somebody stands for.
          const bool stands_for =
              s[next].entity != kNowhere ||
              (f.prep == Prep::kAn && !options.stop_at_an && s[from].definite &&
               source_class(s, s[next].source) == SourceClass::kBody) ||
              (f.prep == Prep::kAn && !options.stop_at_an && next + 1 < limit &&
               !s[next].definite && s[next + 1].entity != kNowhere && !is_person(s, next + 1));
          stop = p.named || i == from || !stands_for || is_person(s, next) || !(is_role(s, from)) ||
                 (options.stop_at_goal && f.prep == Prep::kIla);
        } else if (f.prep == Prep::kAla) {
          // "Sources familiar with the talks".
          stop = p.named || source_class(s, s[from].source) != SourceClass::kSource ||
                 s[i - 1].definite || i < from + 2 ||
                 !(s[next].definite || s[next].entity != kNowhere);
        } else if (f.prep == Prep::kFi || f.prep == Prep::kPlace) {
          const bool name = s[next].entity != kNowhere ||
                            (next + 1 < limit && s[next + 1].entity != kNowhere) ||
                            (next + 2 < limit && s[next + 2].entity != kNowhere &&
                             is_role(s, from) && !s[next].definite && !s[next + 1].definite &&
                             !s.punct(next + 1) && s[next + 1].word == Word::kNone);
          // "The head of the services committee in the council": a part of a body.
          const bool part = from + 2 < i && f.prep == Prep::kFi && is_role(s, from) &&
                            source_class(s, s[from + 1].source) == SourceClass::kBody &&
                            !s[from + 1].definite &&
                            source_class(s, s[next].source) == SourceClass::kBody;
          // "An official in the ministry": the place or body of someone unnamed.
          const bool body =
              p.source >= 0 && !s[i - 1].definite && s[i - 1].entity == kNowhere &&
              !s[from].definite &&
              (((s[next].definite || s[next].source >= 0) && s[next].word == Word::kNone) ||
               (s[next].word == Word::kQuantifier && next + 1 < limit && s[next + 1].definite &&
                s[next + 1].word == Word::kNone));
          stop = p.named || i == from || (!name && !body && !part) || s[next].medium >= 0 ||
                 s[next].timex != kNowhere;
        } else {
          stop = true;
        }
        if (!stop) {
          if (f.prep != Prep::kMin) head = false;
          i = next;
          continue;
        }
        break;
      }
      default:
        stop = true;
    }
    if (stop) break;
    if (i > from) {
      if (s[from].latter || is_verb(s, i)) break;
      // After a definite noun an indefinite one begins something else.
      if (f.finite && !f.definite && f.source < 0 && f.word == Word::kNone && s[i - 1].definite &&
          !f.bi && !f.li && !f.waw && f.entity == kNowhere && f.masdar && i - 1 > from)
        break;
      if (f.masdar && !f.definite && f.source < 0 && f.word == Word::kNone && s[i - 1].definite &&
          !f.bi && !f.li && !f.waw && f.entity == kNowhere && f.content != ContentNoun::kNone)
        break;
      if (accusative_participle(s, i)) break;
      if (f.verbal_noun != kNowhere && s.hits.list[f.verbal_noun].trail > 0) break;
      if (f.bi && (options.stop_at_bi || p.named)) break;
      if (f.li &&
          (options.stop_at_li || p.named || source_class(s, f.source) == SourceClass::kMedia ||
           (s[from].definite && names_someone(s, from) && names_someone(s, i))))
        break;
      if (p.named && !f.definite && !f.waw && f.word == Word::kNone &&
          (f.source < 0 || source_class(s, f.source) == SourceClass::kDocument))
        break;
      if (f.waw && f.finite && f.source < 0 && !f.definite) break;
      if (options.stop_at_masdar && f.masdar && !f.waw) {
        const bool complete =
            s[i - 1].definite || s[i - 1].entity != kNowhere || s.punct(i - 1) ||
            (i - 1 > from && !s[i - 1].definite && s[from].source >= 0 && f.source < 0);
        if (complete && (!f.definite || (s[i - 1].entity != kNowhere &&
                                         (p.named || !text::ends_feminine(s.raw(i))))))
          break;
      }
      const bool plain = !f.waw && !f.bi && !f.li && f.word == Word::kNone;
      // "Observers the scene …": a sound plural with its nun governs no noun.
      if (plain && f.definite && !s[i - 1].definite && s[i - 1].source >= 0 &&
          text::ends_sound_masculine(s.tokens.form(i - 1)) && s[i - 1].entity == kNowhere &&
          names_someone(s, i - 1) &&
          (source_class(s, s[i - 1].source) != SourceClass::kRole ||
           s.model.sources[static_cast<std::size_t>(s[i - 1].source)].several))
        break;
      // "X the results …": after a person's name what is described or praised.
      if (options.stop_after_name && plain && f.definite &&
          (f.source < 0 || source_class(s, f.source) == SourceClass::kDocument) && i - 1 >= from &&
          is_person(s, i - 1))
        break;
      // "The minister the decision …", "the tribe the report …": no document or thing said goes on
      // with the name of someone.
      if (plain && f.definite && s[i - 1].definite &&
          ((s[from].source >= 0 && source_class(s, s[from].source) != SourceClass::kDocument &&
            source_class(s, f.source) == SourceClass::kDocument) ||
           (options.stop_at_masdar && f.content == ContentNoun::kSaid)))
        break;
      if (options.stop_at_object && plain && begins_object(s, from, i)) break;
      // "The army pictures of …": an indefinite accusative after a name is its object.
      if (plain && !f.definite && i > from && s[i - 1].entity != kNowhere &&
          text::ends_accusative(s.raw(i)))
        break;
      // "The captain the comment …": a verbal noun is no adjective (one that may be a participle of
      // the feminine could be).
      if (options.stop_at_masdar && plain && f.masdar && f.definite && s[i - 1].definite &&
          f.source < 0 && !text::ends_feminine(s.raw(i)) && s[from].definite &&
          (names_someone(s, from) || source_class(s, s[from].source) == SourceClass::kBody))
        break;
      // "The Arab league the attack …": an adjective of the other gender is none of the phrase.
      if (options.stop_at_masdar && i >= from + 2 && f.definite && f.source < 0 && !f.waw &&
          !f.bi && !f.li && s[i - 1].definite && f.word == Word::kNone && s[i - 1].source < 0 &&
          text::ends_feminine(s.raw(i - 1)) && !text::ends_feminine(s.raw(i)))
        break;
      // "The minister the council …": another body or person after a complete phrase is addressed.
      if (options.stop_at_object && f.source >= 0 && !f.waw && (s[from].source >= 0 || p.named) &&
          (s[i - 1].definite || s[i - 1].entity != kNowhere) &&
          (!f.definite || text::ends_feminine(s.raw(i)) != text::ends_feminine(s.raw(i - 1))))
        break;
    }
    if (head && f.source >= 0) p.source = f.source;
    head = head &&
           (f.word == Word::kQuantifier || f.word == Word::kSame || f.word == Word::kDemonstrative);
    i += f.source >= 0 ? std::max<std::size_t>(1, f.noun_tokens) : 1;
    end = std::min(i, limit);
  }
  if (end == from) return p;
  p.begin = first;
  p.end = static_cast<std::uint32_t>(end);
  return p;
}

// The head stands for someone and a preposition of place parts it from the first name of a person.
bool in_office_of(const Scan& s, const Phrase& p) {
  const SourceClass cls = source_class(s, s[p.begin].source);
  if (cls != SourceClass::kOfficial && cls != SourceClass::kSource && cls != SourceClass::kExpert)
    return false;
  for (std::size_t k = p.begin + 1; k < p.end && k < s.size(); ++k) {
    if (is_person(s, k) || s.punct(k)) return false;
    if (s[k].word == Word::kPreposition && (s[k].prep == Prep::kFi || s[k].prep == Prep::kPlace))
      return true;
  }
  return false;
}

bool is_indefinite(const Scan& s, const Phrase& p) {
  if (!p.found() || p.begin >= s.size()) return false;
  std::size_t k = p.begin;
  // "An official in the office of X": the name is another's.
  if (p.named && (!in_office_of(s, p) || s[k].definite)) return false;
  if (s[k].source >= 0 && s.model.sources[static_cast<std::size_t>(s[k].source)].governs)
    return false;
  if (s[k].word == Word::kQuantifier || s[k].word == Word::kSame)
    return s[k].word == Word::kQuantifier;
  if (s[k].definite || s[k].word == Word::kDemonstrative || s.punct(k) || s[k].entity != kNowhere)
    return false;
  for (++k; k < p.end && k < s.size(); ++k) {
    const Info& f = s[k];
    if (f.word == Word::kQuantifier || f.word == Word::kNone) {
      if (f.bi || f.li || f.waw) return true;
      if (s.punct(k)) {
        const SourceClass c = source_class(s, p.source);
        return k > p.begin + 1u && (c == SourceClass::kPerson || c == SourceClass::kExpert ||
                                    c == SourceClass::kOfficial || c == SourceClass::kWitness);
      }
      if (s[p.begin].source >= 0 && k < p.begin + s[p.begin].noun_tokens && f.word_tokens == 0 &&
          !f.definite)
        continue;
      if (s[p.begin].source >= 0 && k == p.begin + s[p.begin].noun_tokens &&
          s.model.sources[static_cast<std::size_t>(s[p.begin].source)].governs)
        return false;
      // "Turkish reports": an adjective, though the country may be meant elsewhere.
      const bool adjective = f.entity != kNowhere &&
                             s.entities[f.entity].type == EntityType::kLocation &&
                             text::ends_relative(s.raw(k)) && !f.definite;
      if (adjective) continue;
      if (f.entity != kNowhere || f.definite) return false;
      if (f.finite && !f.masdar && f.source < 0 && f.word == Word::kNone) return true;
      continue;
    }
    return true;
  }
  return true;
}

// True if what lies between the mark at `k` and `end` is one aside, closed by a like mark.
bool aside_fills(const Scan& s, std::size_t k, std::size_t end) {
  if (end < k + 3 || end - k > 24) return false;
  const bool closed = s.comma(k) ? s.comma(end - 1) : s.dash(end - 1);
  if (!closed) return false;
  const std::size_t first = k + 1;
  const Info& f = s[first];
  const bool opens = f.word == Word::kRelative || f.word == Word::kPreposition ||
                     f.marker == Marker::kNoCue || f.timex != kNowhere || f.finite || f.bi ||
                     f.word == Word::kPronoun || f.word == Word::kNone;
  if (!opens || (f.waw && f.verb != kNowhere)) return false;
  for (std::size_t m = first; m + 1 < end; ++m)
    if (s[m].word == Word::kComplementiser && !s[m].covered) return false;
  return true;
}

// True if [k, end) can be one clause that describes the noun before it.
bool clause_fills(const Scan& s, std::size_t k, std::size_t end) {
  if (end - k > 12) return false;
  for (; k < end; ++k)
    if (s.punct(k) || s[k].word == Word::kComplementiser || s[k].word == Word::kConjunction)
      return false;
  return true;
}

Phrase phrase_before(const Scan& s, std::size_t end, std::size_t floor) {
  Phrase best;
  PhraseOptions options;
  std::size_t tried = 0;
  for (std::size_t b = end; b-- > floor && end - b < kLongestClause && tried < 8;) {
    const bool border = b == floor || s.comma(b - 1) || s.dash(b - 1) || s.punct(b - 1, ':') ||
                        s[b - 1].word == Word::kComplementiser ||
                        s[b - 1].word == Word::kConjunction ||
                        s[b - 1].word == Word::kSubordinator || s[b - 1].word == Word::kWas ||
                        s[b - 1].word == Word::kAdverb || s[b - 1].timex != kNowhere ||
                        s[b - 1].word == Word::kBecause || s.quote_mark(b - 1) ||
                        (s[b].waw && s[b].source >= 0) || s[b - 1].marker != Marker::kNone;
    if (!border || s[b].covered || (s[b].marker != Marker::kNone && s[b].marker_tokens > 0))
      continue;
    if (s.punct(b) && !s.open_quote(b)) continue;
    ++tried;
    const Phrase p = phrase_at(s, b, end, options);
    if (p.found()) {
      std::size_t k = p.end;
      // Asides between the phrase and its verb.
      while (k < end && (s.comma(k) || s.dash(k) || s[k].timex != kNowhere ||
                         s[k].word == Word::kAdverb || s[k].word == Word::kPerfect ||
                         s[k].word == Word::kLike || s[k].word == Word::kPronoun))
        k += std::max<std::size_t>(1, s[k].word_tokens);
      if (k >= end && (!best.found() || p.end + 1 >= end || p.end >= best.begin)) {
        best = p;
      } else if (p.end < end && p.source >= 0 && is_indefinite(s, p) &&
                 ((s[p.end].finite && !s[p.end].waw && s[p.end].entity == kNowhere) ||
                  (p.end > p.begin + 1u && s[p.end - 1].finite && s[p.end - 1].masdar)) &&
                 clause_fills(s, p.end, end)) {
        best = p;
        best.end = static_cast<std::uint32_t>(end);
      } else if (p.end + 1 == end && end < s.size() && s[end].word == Word::kPerfect &&
                 p.source >= 0 && !s.punct(p.end)) {
        // A last name that could be a word of its own, before the particle of the verb.
        best = p;
        best.end = static_cast<std::uint32_t>(end);
      } else if ((!best.found() || best.begin > p.end) && p.end < end &&
                 (s.comma(p.end) || s.dash(p.end)) && (p.source >= 0 || p.entity != kNowhere) &&
                 aside_fills(s, p.end, end)) {
        best = p;
        break;
      }
    }
    if (s[b].word == Word::kComplementiser || (b > 0 && s[b - 1].word == Word::kComplementiser))
      break;
  }
  return best;
}

}  // namespace waqai::quotation
