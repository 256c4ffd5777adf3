// Who a finite verb of saying belongs to: the phrase after it, the one before it, or the head of
// its relative clause.
#include <algorithm>

#include "quotation/finder.h"
#include "text/endings.h"

namespace waqai::quotation {

void Finder::subject(Cue& c, std::size_t i, std::size_t k, const ReportingVerb& v, bool joined) {
  std::size_t j = i + 1;
  const std::uint32_t bits = c.features;
  const bool several =
      (bits & (lexicon::kPlural | lexicon::kDual)) != 0 && (bits & lexicon::kSingular) == 0;
  while (j < end_ && (s_[j].word == Word::kAdverb || s_[j].timex != kNowhere ||
                      s_[j].word == Word::kLike || s_[j].word == Word::kResumptive))
    j += std::max<std::size_t>(1, s_[j].word == Word::kAdverb ? s_[j].word_tokens : 1);
  // "This was explained by the spokesman …": what it was has been told.
  if (j == i + 1 && j + 1 < end_ && s_[j].word == Word::kDemonstrative && !s_[j].li &&
      (v.frames & kThat) != 0 && human(j + 1)) {
    const Phrase who = phrase_at(s_, j + 1, end_, options(v));
    if (strong(who) && (who.named || s_[j].bi)) {
      c.subject = who;
      c.origin = Origin::kAfter;
      c.after = who.end;
      c.told = true;
      return;
    }
  }
  j = past_told(j);
  if (j < end_ && s_.comma(j) && j > i + 1 && opens_phrase(s_, j + 1) && !s_.punct(j + 1)) ++j;
  c.after = static_cast<std::uint32_t>(i + 1);
  Phrase after;
  if (!several && j < end_ && !s_.open_quote(j) && !s_[j].li) {
    const Info& g = s_[j];
    bool object = (v.frames & kAnyNoun) != 0 && g.masdar && g.source < 0 && g.entity == kNowhere;
    if (object && g.definite && (v.frames & kThat) != 0) {
      // "The secretariat confirmed that": what stands before the clause is who speaks.
      const std::size_t next = phrase_at(s_, j, end_, PhraseOptions{}).end;
      object = next <= j || next >= end_ || s_[next].word != Word::kComplementiser ||
               s_[next].word_lead != 0;
    }
    const bool quoted_name = s_.quote_mark(j);
    if (!object && !quoted_name) after = phrase_at(s_, j, end_, options(v));
  } else if (!several && j == i + 1 && j < end_ && s_.punct(j, '(') && s_[j].partner <= j + 4 &&
             s_[j].partner + 1 < end_ && s_[s_[j].partner + 1].word == Word::kComplementiser) {
    // "(The paper) has learnt that": brackets for quotation marks.
    after.begin = static_cast<std::uint32_t>(j);
    after.end = s_[j].partner + 1;
    after.entity = s_[j + 1].entity;
  } else if (!several && j < end_ && s_.open_quote(j) && !is_speech(j)) {
    after = phrase_at(s_, j, end_, options(v));
  }
  const bool relative = k > begin_ && s_[k - 1].word == Word::kRelative;
  Phrase ahead;
  if (relative) {
    ahead = antecedent(k - 1);
  } else if ((!joined || (!s_[i].waw && k > begin_ && !s_.punct(k - 1))) && k > begin_ &&
             s_[k - 1].word != Word::kConjunction &&
             !(k < i && s_[k].word == Word::kLike && !s_[k].covered)) {
    ahead = phrase_before(s_, k, begin_);
    if (ahead.found() && ahead.end + 26 < k) ahead = Phrase{};
  }
  if (!ahead.found() && joined && !s_[i].waw) ahead = topic(k);
  bool described = false;  // the verb describes an indefinite noun before it
  if (!relative && !joined && !strong(ahead) && k == i && k > begin_ && !s_.punct(k - 1)) {
    const Phrase noun = antecedent(k);
    if (strong(noun) && is_indefinite(s_, noun)) {
      ahead = noun;
      described = true;
    }
  }
  issued(ahead, c, i, v);
  accused_ = Phrase{};
  // "But he criticised the gap": the subject is in the particle, what follows is the object.
  if (!joined && k == i && k > begin_ && s_[k - 1].agreement != 0 &&
      (s_[k - 1].word == Word::kConjunction || s_[k - 1].word == Word::kComplementiser) &&
      (v.frames & (kAnyNoun | kAddressee | kSaidObject)) != 0 && after.found()) {
    if ((v.frames & kAddressee) != 0) {
      accused_ = after;
      c.after = after.end;
    }
    after = Phrase{};
  }
  if (several && !ahead.found() && !joined) {
    // A plural verb: the people named last in its clause.
    for (std::size_t b = k; b-- > begin_ && k - b < 14;) {
      if (s_.punct(b)) break;
      if (s_[b].source < 0) continue;
      const SourceClass cls = s_.model.sources[static_cast<std::size_t>(s_[b].source)].source_class;
      if (cls != SourceClass::kCrowd && cls != SourceClass::kWitness &&
          cls != SourceClass::kOfficial && cls != SourceClass::kExpert)
        continue;
      ahead = phrase_at(s_, b, k, PhraseOptions{});
      described = true;
      break;
    }
  }
  if (after.found() && is_object(after, v, bits, i)) {
    accused_ = after;
    c.after = after.end;
    after = Phrase{};
  }
  if (c.enclitic && !strong(after)) after = Phrase{};
  if (relative && agrees(s_[k - 1].agreement, bits) < 0) ahead = Phrase{};
  if (after.found() &&
      !(ahead.found() && ((k < i && s_[k].word == Word::kPerfect && strong(ahead)) ||
                          prefer_ahead(ahead, after, v, relative, c.enclitic)))) {
    c.subject = after;
    c.origin = Origin::kAfter;
    c.after = after.end;
  } else if (ahead.found()) {
    c.subject = ahead;
    c.origin = relative || described ? Origin::kRelative : Origin::kBefore;
    c.initial = false;
    inner_source(c);
    if (c.origin == Origin::kBefore && ahead.begin >= begin_) {
      Cue probe;
      border(probe, ahead.begin);
      if (probe.initial &&
          s_[ahead.begin > begin_ ? ahead.begin - 1 : begin_].word != Word::kComplementiser) {
        c.initial = true;
        c.boundary = probe.boundary;
      }
    }
  }
}

// "The union issued a statement in which it warned": who issued it speaks.
void Finder::issued(Phrase& ahead, Cue& c, std::size_t i, const ReportingVerb& v) const {
  if (!ahead.found() || ahead.source < 0 || ahead.entity != kNowhere || i + 1 >= end_ ||
      s_[i + 1].word != Word::kResumptive || s_[i + 1].prep != Prep::kFi)
    return;
  if (s_.model.sources[static_cast<std::size_t>(ahead.source)].source_class !=
          SourceClass::kDocument ||
      text_begin_ + 1 >= ahead.begin || !s_[text_begin_].finite ||
      s_[text_begin_].verb != kNowhere)  // it was rejected or praised
    return;
  const Phrase who = phrase_at(s_, text_begin_ + 1, ahead.begin, options(v));
  if (who.entity == kNowhere) return;
  c.document = ahead;
  ahead = who;
}

// "Explained to «the paper» an official": the subject follows whom it was told to.
std::size_t Finder::past_told(std::size_t j) const {
  if (j + 2 >= end_) return j;
  std::size_t k = j;
  if (s_[j].word == Word::kPreposition && s_[j].prep == Prep::kLi && s_.open_quote(j + 1)) {
    if (const std::size_t past = past_outlet(s_, j + 1, end_); past > j + 1) k = past;
  } else if (s_[j].li && is_media_entity(s_, j)) {
    k = past_outlet(s_, j, end_);
  }
  if (k == j || k >= end_) return j;
  while (k < end_ && s_[k].timex != kNowhere) ++k;
  if (k >= end_ || s_.punct(k) || !opens_phrase(s_, k)) return j;
  const Phrase who = phrase_at(s_, k, end_, PhraseOptions{});
  return strong(who) ? k : j;
}

// "As for X, he said": the topic of the clause whose verb stands at `k`.
Phrase Finder::topic(std::size_t k) const {
  for (std::size_t b = k; b-- > begin_ && k - b < 40;)
    if (s_[b].word == Word::kConjunction && s_[b].prep == Prep::kOther)
      return phrase_at(s_, b + 1, k, PhraseOptions{});
  return Phrase{};
}

// A phrase right after a verb that cannot be its subject: it has the ending of an object, or not
// the gender of the verb.
bool Finder::is_object(const Phrase& p, const ReportingVerb& v, std::uint32_t bits,
                       std::size_t verb) const {
  if ((v.frames & kAddressee) == 0) return false;
  std::size_t head = p.begin;
  while (head + 1 < p.end && s_[head].word == Word::kQuantifier) ++head;
  const Info& f = s_[head];
  if (s_.punct(head) || (f.entity != kNowhere && s_.entities[f.entity].type == EntityType::kPerson))
    return false;
  // "It called upon the council": no subject of a feminine verb.
  if (head == verb + 1 && (bits & lexicon::kMasculine) == 0 && (bits & lexicon::kFeminine) != 0 &&
      f.source >= 0 && s_.model.sources[static_cast<std::size_t>(f.source)].masculine)
    return true;
  if (f.entity != kNowhere)
    return head == verb + 1 && (bits & lexicon::kFeminine) == 0 &&
           (bits & lexicon::kMasculine) != 0 && text::ends_feminine(s_.raw(head)) &&
           s_.entities[f.entity].type == EntityType::kOrganization;
  // "He informed his lawyer that": one noun with a pronoun, and at once what is told.
  if (head == verb + 1 && p.end == head + 1 && p.end < end_ && text::ends_pronoun(s_.raw(head)) &&
      s_[p.end].word == Word::kComplementiser)
    return true;
  const std::string_view form = s_.tokens.form(head);
  // "Everybody" is called upon; "one of the survivors" speaks.
  if (s_[p.begin].word == Word::kQuantifier)
    return v.stance == Stance::kDemands && s_[p.begin].agreement != 0;
  if (text::ends_oblique(form)) {
    char buffer[64];
    return f.source < 0 || s_.model.data.known(text::nominative(form, buffer));
  }
  if (head != verb + 1 || p.named) return false;
  const bool feminine_noun =
      text::ends_feminine(s_.raw(head)) ||
      (f.definite && f.source >= 0 && text::ends_sound_feminine(s_.tokens.form(head)));
  if ((bits & lexicon::kFeminine) == 0 && (bits & lexicon::kMasculine) != 0) return feminine_noun;
  const SourceClass cls = f.source < 0
                              ? SourceClass::kNone
                              : s_.model.sources[static_cast<std::size_t>(f.source)].source_class;
  return (bits & lexicon::kMasculine) == 0 && f.definite && !feminine_noun &&
         (cls == SourceClass::kRole || cls == SourceClass::kOfficial);
}

bool Finder::prefer_ahead(const Phrase& ahead, const Phrase& after, const ReportingVerb& v,
                          bool relative, bool enclitic) const {
  if (enclitic) return !strong(after);
  if (relative && (v.frames & (kAnyNoun | kAddressee)) != 0) {
    return !(after.end < end_ && strong(after) && s_[after.end].word == Word::kComplementiser);
  }
  // A place at the head is a dateline where a body of the verb's own follows.
  const bool place = ahead.found() && ahead.source < 0 && ahead.entity != kNowhere &&
                     s_.entities[ahead.entity].type == EntityType::kLocation;
  if (place && after.source >= 0) return false;
  if ((v.frames & kAddressee) != 0 && strong(ahead)) return true;
  if ((v.frames & (kSaidObject | kObject)) != 0 && said_thing(s_, after.begin) &&
      (strong(ahead) || s_[ahead.begin].definite))
    return true;
  if (strong(after)) return false;
  return strong(ahead);
}

int Finder::agrees(std::uint32_t pronoun, std::uint32_t verb) {
  if (pronoun == 0) return 0;
  if ((pronoun & (lexicon::kPlural | lexicon::kDual)) != 0)
    return (verb & (lexicon::kPlural | lexicon::kDual)) != 0 ? 1 : -1;
  if ((pronoun & lexicon::kFeminine) != 0) return (verb & lexicon::kFeminine) != 0 ? 1 : -1;
  return (verb & lexicon::kMasculine) != 0 && (verb & lexicon::kSingular) != 0 ? 1 : -1;
}

void Finder::inner_source(Cue& c) {
  const Phrase& p = c.subject;
  if (p.source < 0 || p.entity == kNowhere) return;
  const SourceClass cls = s_.model.sources[static_cast<std::size_t>(p.source)].source_class;
  if (cls != SourceClass::kDocument) return;
  for (std::uint32_t k = p.begin; k < p.end; ++k) {
    if (s_[k].entity == p.entity && k > p.begin) {
      c.document = p;
      c.subject.begin = k;
      c.subject.source = -1;
      return;
    }
  }
}

Phrase Finder::antecedent(std::size_t at) const {
  Phrase best;
  PhraseOptions o;
  o.relative = false;
  std::size_t end = at;
  if (end > begin_ && s_.comma(end - 1)) --end;
  std::size_t tried = 0;
  for (std::size_t b = end; b-- > begin_ && tried < 12;) {
    if (s_.punct(b, ')') && s_[b].partner < b && s_[b].partner >= begin_) {
      b = s_[b].partner;
      continue;
    }
    if (s_.punct(b) && !s_.open_quote(b)) {
      if (s_.comma(b) || s_.close_quote(b) || s_.punct(b, ')')) continue;
      break;
    }
    if (s_[b].finite && !s_[b].masdar && s_[b].source < 0 && s_[b].entity == kNowhere &&
        !s_[b].definite)
      break;
    ++tried;
    const Phrase p = phrase_at(s_, b, end, o);
    if (p.found() && p.end >= end) {
      best = p;
      if (s_[b].source >= 0 && p.named) break;
    }
  }
  return best;
}

}  // namespace waqai::quotation
