// Finite verbs of saying: which readings report, and what becomes of relays ("X reported from Y"),
// documents ("it came in …") and verbs behind their content.
#include <algorithm>

#include "quotation/finder.h"
#include "text/endings.h"

namespace waqai::quotation {

PhraseOptions Finder::options(const ReportingVerb& v) const {
  PhraseOptions o;
  o.stop_at_masdar = (v.frames & (kAnyNoun | kSaidObject)) != 0;
  o.stop_at_bi = (v.frames & kWithBi) != 0;
  o.stop_at_li = (v.frames & kWithLi) != 0;
  o.stop_at_min = (v.frames & kWithMin) != 0;
  o.stop_after_name = (v.frames & (kObject | kTwoObjects | kDescription)) != 0;
  o.stop_at_an = (v.frames & kWithAn) != 0;
  o.stop_at_object = (v.frames & kAddressee) != 0;
  return o;
}

bool Finder::verb(std::size_t i, std::uint32_t index) {
  const Info& f = s_[i];
  const Hit& hit = s_.hits.list[index];
  const ReportingVerb& v = s_.verb_of(index);
  const std::uint32_t bits = s_.features_of(index);
  if ((bits & lexicon::kThird) == 0) return false;
  const bool passive = (bits & lexicon::kPassiveOnly) != 0 && (bits & lexicon::kMasdar) == 0 &&
                       (v.flags & kAppears) == 0;
  if (passive) return said_by_nobody(i, index);
  if ((bits & lexicon::kPast) != 0 && (v.flags & kRelays) == 0 && hit.lead == 0 &&
      text::passive_mark(s_.raw(i)))
    return false;
  if ((hit.proclitics & (text::kSin | text::kBa | text::kKaf)) != 0) return false;
  if ((hit.proclitics & text::kLam) != 0 || f.word == Word::kAdverb) return false;
  const bool joined = (hit.proclitics & (text::kWaw | text::kFa)) != 0;
  const std::size_t k = before(i);
  const bool sentence_start = k == begin_ || k <= text_begin_;
  const Word previous = k > begin_ ? s_[k - 1].word : Word::kNone;
  if (!joined && i > begin_) {
    const Info& p = s_[i - 1];
    if (p.word == Word::kPreposition && p.word_tokens == 1 && p.timex == kNowhere) return false;
    if (previous == Word::kFuture || previous == Word::kIf || previous == Word::kQuestion)
      return false;
    if (previous == Word::kWhat) return after_what(i, k, index);
    if (previous == Word::kDemonstrative || previous == Word::kNeutral) return false;
  }
  if (first_person(i, hit, v, bits)) return false;
  if (hit.trail > 0 && (v.flags & kHomograph) != 0 && !s_.spelt_out(i)) return false;
  if (hit.trail > 0 && hit.lead > 0 && s_.tokens[i].fold_length < hit.lead + hit.trail + 6u)
    return false;
  bool negated = false;
  if (k > begin_ && previous == Word::kNegation) negated = true;
  if (negated && (v.flags & kKeptNegated) == 0) return false;
  const bool present = (bits & lexicon::kPresent) != 0 && (bits & lexicon::kPast) == 0;
  if (present && previous == Word::kComplementiser && !joined && s_.bare_complementiser(k - 1))
    return false;
  if (f.masdar && !joined && !sentence_start) {
    // The same letters are a verbal noun: a verb only where a clause can begin.
    const bool clause = s_.punct(k - 1) || previous == Word::kPerfect ||
                        previous == Word::kRelative || previous == Word::kLike ||
                        previous == Word::kConjunction || previous == Word::kSubordinator ||
                        k < i || follows_subject(k);
    if (!clause) return false;
  }
  if (f.source >= 0 && !joined && !sentence_start) return false;
  if (f.definite) return false;

  Cue c = start(CueKind::kVerb, i, index);
  c.negated = negated;
  border(c, negated ? k - 1 : k);
  subject(c, i, k, v, joined);
  if (c.told) {
    remember(c);
    return false;
  }
  if (c.origin == Origin::kAfter && f.word == Word::kNone && (v.frames & (kThat | kQuote)) != 0) {
    const std::size_t past = past_relative(c.subject);
    if (past > c.subject.end) c.subject.end = c.after = static_cast<std::uint32_t>(past);
  }
  if (c.origin == Origin::kAfter && strong(c.subject)) {
    Cue again = c;
    again.initial = false;
    border(again, k);
    if (again.boundary < again.token) c.initial = true;
  }
  // An object pronoun points into the clause before: this one goes on with it.
  if (joined && c.enclitic && !c.subject.found()) c.initial = false;
  std::size_t border_at = k;
  while (border_at > begin_ && s_[border_at - 1].word == Word::kConjunction) --border_at;
  c.comma_before = border_at > begin_ && (s_.comma(border_at - 1) || s_.close_quote(border_at - 1));
  if ((v.flags & kAppears) != 0) return appears(c, v);
  if ((v.flags & kRelays) != 0 && relays(c, v)) return true;
  if (described(c, v)) c.origin = Origin::kNone;
  if (!c.complement.found()) c.complement = complement_at(s_, v, c.after, end_, c.enclitic, false);
  later_clause(c, v);
  if (accused_.found() && !c.complement.addressee.found()) c.complement.addressee = accused_;
  alone_accused(c, v);
  relay_inside(c);
  if (!c.complement.found() && said_of(c, v, i, k)) return true;
  if (!c.complement.found()) return posted(c, v);
  if (c.complement.kind == ComplementKind::kQuoted && !joined && k > begin_ + 1) {
    const std::size_t close = s_.comma(k - 1) ? k - 2 : k - 1;
    if (s_.close_quote(close) && s_.word_count(s_[close].partner, close) >= 2)
      c.split = s_[close].partner;
    else if (s_.comma(k - 1) && strong(c.subject) && c.origin == Origin::kAfter &&
             c.complement.begin <= c.after + 1u && waits(text_begin_, k - 1))
      c.split = static_cast<std::uint32_t>(text_begin_);
  }
  // "Fifteen of them were accused": the count is no speaker.
  if (c.origin == Origin::kAfter && s_.tokens[c.subject.begin].kind == text::TokenKind::kNumber &&
      c.complement.kind == ComplementKind::kPrepositional)
    return false;
  if (f.word != Word::kNone && !s_.spelt_out(i) && !clear_of(c)) return false;
  // "The weight amounts to …": a thing tells nobody.
  if (present && (v.frames & kAddressee) != 0 && v.stance == Stance::kNeutral &&
      c.origin == Origin::kAfter && !strong(c.subject))
    return false;
  // What is merely true of a thing is not what somebody says.
  if (present && !c.subject.found() && !c.initial) return false;
  if (c.origin == Origin::kRelative && c.complement.kind == ComplementKind::kClause && gap(c) > 4)
    return false;
  if (present && (c.origin == Origin::kBefore || c.origin == Origin::kRelative) &&
      !strong(c.subject))
    return false;
  if (c.origin == Origin::kRelative && !strong(c.subject) && !is_speech(c.complement)) return false;
  // "The excavations revealed an old wall": things found say nothing.
  if (v.verb_class == VerbClass::kReveal && c.origin == Origin::kAfter && !strong(c.subject) &&
      !is_speech(c.complement) && text::ends_sound_feminine(s_.tokens.form(c.subject.begin)))
    return false;
  addressed(c, v);
  if (present && !is_speech(c.complement) && shares_homograph(i, index)) return false;
  // A noun after a verb that no border precedes is hardly reported.
  if (c.complement.kind == ComplementKind::kNoun && c.origin == Origin::kAfter && !joined &&
      !sentence_start && k == i && previous == Word::kNone && !s_.punct(k - 1) &&
      !(i + 1 < end_ && s_[i + 1].word == Word::kResumptive) && s_[k - 1].timex == kNowhere &&
      s_[k - 1].marker == Marker::kNone)
    return false;
  // "Welcomed the guests" is a greeting.
  if (v.verb_class == VerbClass::kWelcome && c.complement.kind == ComplementKind::kPrepositional &&
      human(c.complement.begin))
    return false;
  // What shows a rise is a document; what shows zeal is not speaking.
  if ((v.flags & kOfDocuments) != 0 && c.complement.kind == ComplementKind::kNoun &&
      (c.subject.source < 0 ||
       s_.model.sources[static_cast<std::size_t>(c.subject.source)].source_class !=
           SourceClass::kDocument))
    return false;
  if ((v.flags & kVerdict) != 0 && c.subject.source >= 0 &&
      s_.model.sources[static_cast<std::size_t>(c.subject.source)].court)
    return false;
  accept(c, v);
  return true;
}

// "An official at «X for marketing» confirmed … that": a complementiser that no noun before it
// governs opens the content, and what seemed an object went on with the subject.
void Finder::later_clause(Cue& c, const ReportingVerb& v) const {
  if ((v.frames & kThat) == 0 || c.origin != Origin::kAfter || !strong(c.subject)) return;
  if (c.complement.kind != ComplementKind::kNoun &&
      c.complement.kind != ComplementKind::kPrepositional)
    return;
  for (std::size_t k = c.complement.begin; k + 1 < end_ && k < c.complement.begin + 24u; ++k) {
    const Info& f = s_[k];
    if (s_.open_quote(k) && f.partner <= k + 5) {
      k = f.partner;
      continue;
    }
    if (s_.punct(k)) {
      if (s_.punct(k, '(') && f.partner <= k + 8) {
        k = f.partner;
        continue;
      }
      return;
    }
    if (f.word == Word::kComplementiser) {
      const Info& p = s_[k - 1];
      const bool free =
          f.word_lead == 0 && !f.covered && s_.bare_complementiser(k) &&
          k > c.complement.begin + 1u && p.word == Word::kNone &&
          (!s_[k + 1].finite || s_[k + 1].definite || s_[k + 1].entity != kNowhere) &&
          (p.definite || p.entity != kNowhere || p.timex != kNowhere || s_.close_quote(k - 1));
      if (!free) return;
      c.complement.kind = ComplementKind::kClause;
      c.complement.mark = static_cast<std::uint32_t>(k);
      c.complement.begin = static_cast<std::uint32_t>(k + 1);
      c.complement.said = false;
      return;
    }
    if (f.timex != kNowhere) continue;
    if (f.content == ContentNoun::kSaid) return;  // it governs
    if (f.word == Word::kRelative || f.word == Word::kSubordinator ||
        f.word == Word::kConjunction || f.word == Word::kBecause || f.word == Word::kIf ||
        f.word == Word::kWhat || f.marker != Marker::kNone || f.cue >= 0)
      return;
    if (f.finite && !f.masdar && !f.definite && f.entity == kNowhere && f.source < 0) return;
  }
}

// "And called the change «…»": one phrase between the verb and the description is what it calls so.
bool Finder::described(Cue& c, const ReportingVerb& v) const {
  if ((v.frames & kDescription) == 0 || c.enclitic || c.origin != Origin::kAfter) return false;
  const std::size_t k = c.after;
  if (k >= end_ || k != c.subject.end || c.subject.named) return false;
  const Info& f = s_[k];
  const bool particle = f.bi || (f.word == Word::kPreposition && f.prep == Prep::kBi) ||
                        (f.word == Word::kComplementiser && (f.word_lead & text::kBa) != 0);
  if (!particle || (v.flags & (kHomograph | kWeak)) != 0) return false;
  c.complement.kind = ComplementKind::kDescribed;
  c.complement.mark = static_cast<std::uint32_t>(k);
  c.complement.begin = c.subject.begin;
  c.subject = Phrase{};
  c.after = c.token + 1;
  return true;
}

// A noun phrase whose verb has not come yet: "The city, says X, «is not dead»".
bool Finder::waits(std::size_t from, std::size_t to) const {
  if (from >= to || to - from > 8 || !opens_phrase(s_, from)) return false;
  for (std::size_t k = from; k < to; ++k)
    if (s_.punct(k) || (s_[k].finite && !s_[k].masdar && !s_[k].definite && s_[k].source < 0) ||
        s_[k].marker != Marker::kNone || s_[k].timex != kNowhere)
      return false;
  return true;
}

bool Finder::human(std::size_t i) const {
  if (s_[i].entity != kNowhere) return s_.entities[s_[i].entity].type == EntityType::kPerson;
  if (s_[i].source < 0) return false;
  switch (s_.model.sources[static_cast<std::size_t>(s_[i].source)].source_class) {
    case SourceClass::kRole:
    case SourceClass::kOfficial:
    case SourceClass::kCrowd:
    case SourceClass::kPerson:
    case SourceClass::kExpert:
      return true;
    default:
      return false;
  }
}

// "It was said that": a clause at once, and nobody who says it.
bool Finder::said_by_nobody(std::size_t i, std::uint32_t index) {
  const ReportingVerb& v = s_.verb_of(index);
  if ((v.frames & kThat) == 0 || s_.hits.list[index].trail > 0) return false;
  if (i > begin_ && s_[i - 1].word != Word::kNone && s_[i - 1].word != Word::kPerfect &&
      s_[i - 1].word != Word::kConjunction)
    return false;
  Cue c = start(CueKind::kVerb, i, index);
  border(c, before(i));
  c.after = static_cast<std::uint32_t>(i + 1);
  c.complement = complement_at(s_, v, i + 1, std::min(end_, i + 6), false, false);
  if (c.complement.kind != ComplementKind::kClause || gap(c) > 1) return false;
  c.complement = complement_at(s_, v, i + 1, end_, false, false);
  c.origin = Origin::kNobody;
  accept(c, v);
  return true;
}

// Who is told or accused: what stands between the act and its content.
void Finder::addressed(Cue& c, const ReportingVerb& v) const {
  if (c.complement.addressee.found() || c.complement.mark == kNowhere) return;
  const std::size_t limit = std::min<std::size_t>(c.complement.mark, end_);
  std::size_t k = c.after;
  while (k < limit && (s_[k].timex != kNowhere || s_[k].word == Word::kAdverb)) ++k;
  if (k >= limit) return;
  const Info& f = s_[k];
  Phrase p;
  PhraseOptions o;
  o.stop_at_bi = o.stop_at_min = true;
  o.apposition = false;
  if (f.word == Word::kResumptive) {
    const bool asked = (v.flags & kAddresseeWithMin) != 0 && f.prep == Prep::kMin;
    if (!asked && f.prep != Prep::kNone) return;
    p.begin = static_cast<std::uint32_t>(k);
    p.end = p.begin + 1;
  } else if ((v.frames & kAddressee) != 0) {
    if (s_.open_quote(k) && s_[k].partner < limit) {
      p.begin = static_cast<std::uint32_t>(k);
      p.end = s_[k].partner + 1;
    } else if (!f.bi && !f.li) {
      p = phrase_at(s_, k, limit, o);
    }
  } else if (v.verb_class == VerbClass::kReport || v.verb_class == VerbClass::kOther) {
    const bool replied = f.word == Word::kPreposition && f.prep == Prep::kAla &&
                         (v.frames & kWithAla) == 0 && k + 1 < limit && s_[k + 1].source >= 0;
    if (replied) p = phrase_at(s_, k + 1, limit, o);
  }
  if (!p.found()) return;
  // "Informed his superiors in writing": an indefinite accusative after it is how.
  while (p.end > p.begin + 1u && s_[p.end - 1].source < 0 && s_[p.end - 1].entity == kNowhere &&
         text::ends_accusative(s_.raw(p.end - 1)) && s_[p.begin].definite)
    --p.end;
  c.complement.addressee = p;
}

// True if another reading of the token is a verb that needs a clause, or comes before this one.
bool Finder::shares_homograph(std::size_t i, std::uint32_t index) const {
  if (index != s_[i].verb) return true;
  const auto hits = s_.hits.at(i);
  for (const Hit& hit : hits) {
    const lexicon::Entry& e = hit.entry;
    if (e.table == s_.model.verbs_table && hit.end == hit.begin + 1 &&
        Scan::is_finite(hit, e.features) && (s_.model.verbs[e.row].flags & kHomograph) != 0)
      return true;
  }
  return false;
}

// "He accused the coalition of …": a verb that needs someone accused and finds one phrase only has
// its subject elsewhere.
void Finder::alone_accused(Cue& c, const ReportingVerb& v) {
  if ((v.flags & kNeedsAddressee) == 0 || c.origin != Origin::kAfter || accused_.found()) return;
  if (c.complement.kind != ComplementKind::kPrepositional &&
      c.complement.kind != ComplementKind::kClause)
    return;
  if (c.complement.addressee.found() || s_.tokens[c.subject.begin].kind == text::TokenKind::kNumber)
    return;
  for (std::size_t k = c.subject.end; k < c.complement.mark && k < end_; ++k)
    if (!s_.punct(k) && s_[k].timex == kNowhere && s_[k].word == Word::kNone &&
        s_[k].prep != Prep::kBi)
      return;
    else if (s_[k].entity != kNowhere || s_[k].word == Word::kPreposition)
      return;
  c.complement.addressee = c.subject;
  c.subject = Phrase{};
  c.origin = Origin::kNone;
}

bool Finder::first_person(std::size_t i, const Hit& hit, const ReportingVerb& v,
                          std::uint32_t bits) const {
  if (!v.bare_alef || (bits & lexicon::kFirst) == 0 || (bits & lexicon::kPresent) == 0)
    return false;
  const std::uint32_t at = text::text_offset(s_.document, s_.tokens, i, hit.lead);
  return s_.document.text().substr(at, 2) == "\xD8\xA3";
}

// A verbal noun cannot follow a phrase that is complete: what can is the phrase's verb.
bool Finder::follows_subject(std::size_t k) const {
  if (k == begin_) return false;
  const Info& last = s_[k - 1];
  const bool complete = last.definite || last.entity != kNowhere || s_.close_quote(k - 1) ||
                        s_.punct(k - 1, ')') || text::ends_accusative(s_.raw(k - 1)) ||
                        (last.source < 0 && last.word == Word::kNone);
  return complete && strong(phrase_before(s_, k, begin_));
}

// "What X denied", "and this is what X denied", "what he called «…»": the act takes up words that
// stand elsewhere.
bool Finder::after_what(std::size_t i, std::size_t k, std::uint32_t index) {
  const Hit& hit = s_.hits.list[index];
  const ReportingVerb& v = s_.verb_of(index);
  if (hit.trail == 0 || k < begin_ + 1 || k != i || i + 1 >= end_) return false;
  const std::size_t what = k - 1;
  Cue c = start(CueKind::kVerb, i, index);
  c.after = static_cast<std::uint32_t>(i + 1);
  if ((v.frames & kDescription) != 0) {
    // "What he described as «…»", "what she called «…»".
    const bool particle = s_[i + 1].bi || s_[i + 1].prep == Prep::kBi;
    const std::size_t m = particle ? i + 2 : i + 1;
    if (m >= end_ || !s_.open_quote(m)) return false;
    // What is called so is the quotation alone.
    c.complement.kind = ComplementKind::kAntecedent;
    c.complement.mark = static_cast<std::uint32_t>(i + 1);
    c.complement.begin = static_cast<std::uint32_t>(m);
    c.complement.end = s_[m].partner + 1;
    out_.list.push_back(c);
    return true;
  }
  std::size_t j = i + 1;
  while (j < end_ && (s_[j].word == Word::kResumptive || s_[j].word == Word::kAdverb)) ++j;
  const Phrase holder = phrase_at(s_, j, end_, options(v));
  const bool taken = what > begin_ && (s_[what - 1].word == Word::kPronoun ||
                                       s_[what - 1].word == Word::kDemonstrative);
  if (taken && strong(holder) && (v.frames & (kThat | kAnyNoun | kSaidObject)) != 0) {
    c.subject = holder;
    c.origin = Origin::kAfter;
    c.after = holder.end;
    c.complement.kind = ComplementKind::kTakenUp;
    std::size_t b = what - 1;
    while (b > begin_ && s_.comma(b - 1)) --b;
    c.boundary = static_cast<std::uint32_t>(b);
    c.initial = true;
    out_.list.push_back(c);
    return true;
  }
  if (!holder.found()) return false;
  // "What sites circulated about the dismissal": the topic is what they say.
  const bool says = v.verb_class == VerbClass::kReport || v.verb_class == VerbClass::kRelay ||
                    v.verb_class == VerbClass::kContinue;
  std::size_t m = holder.end;
  while (m < end_ && (s_[m].timex != kNowhere || s_[m].word == Word::kAdverb)) ++m;
  if (m + 1 < end_ && s_[m].word == Word::kPreposition &&
      (s_[m].prep == Prep::kFi || s_[m].prep == Prep::kAla)) {
    const Phrase place = phrase_at(s_, m + 1, end_, PhraseOptions{});
    if (place.found()) m = place.end;
  }
  if (!says || m + 1 >= end_ || s_[m].word != Word::kPreposition ||
      (s_[m].prep != Prep::kAn && s_[m].prep != Prep::kTopic))
    return false;
  c.subject = holder;
  c.origin = Origin::kAfter;
  c.after = holder.end;
  c.complement.kind = ComplementKind::kPrepositional;
  c.complement.mark = static_cast<std::uint32_t>(m);
  c.complement.begin = static_cast<std::uint32_t>(m + 1);
  out_.list.push_back(c);
  return true;
}

bool Finder::clear_of(const Cue& c) const {
  const bool next = c.complement.mark <= c.after && c.subject.found() &&
                    s_[c.subject.begin].definite && s_[c.token].waw &&
                    c.subject.end <= c.subject.begin + 2u;
  // "The pupil expressed in a word of welcome his thanks".
  const bool said_at = c.complement.kind == ComplementKind::kPrepositional && c.initial &&
                       strong(c.subject) && c.subject.named && c.complement.mark <= c.after + 8u &&
                       c.complement.begin < end_ &&
                       s_[c.complement.begin].content == ContentNoun::kState;
  if (said_at) return true;
  // "The mayor, supervisor of the fair, engineer X made clear that": a role at the head.
  if (c.complement.kind == ComplementKind::kClause && c.initial && s_[c.token].waw &&
      c.token <= text_begin_ && c.subject.source >= 0 && human(c.subject.begin) &&
      s_[c.subject.begin].entity == kNowhere && c.complement.mark <= c.after + 12u)
    return true;
  return c.complement.mark <= c.after + 1u && (!c.subject.found() || strong(c.subject) || next);
}

bool Finder::relays(Cue& c, const ReportingVerb& v) {
  std::size_t k = c.after;
  while (k < end_ && (s_[k].timex != kNowhere || s_.comma(k) || s_[k].word == Word::kAdverb)) ++k;
  const Prep from = (v.frames & kWithIla) != 0 ? Prep::kIla : Prep::kAn;
  if (k >= end_ || s_[k].word != Word::kPreposition || s_[k].prep != from) return false;
  Phrase source = phrase_at(s_, k + 1, end_, PhraseOptions{});
  if (!source.found()) return false;
  if (source.end + 1u < end_ && s_[source.end].word == Word::kPreposition &&
      s_[source.end].prep == from && s_[source.end].word_tokens == 1) {
    // "From a deputy from the head of his bloc": one more between them.
    const Phrase inner = phrase_at(s_, source.end + 1, end_, PhraseOptions{});
    if (strong(inner)) {
      c.through = source;
      source = inner;
    }
  }
  std::size_t m = source.end;
  while (m < end_ && m < source.end + 14u) {
    const Info& f = s_[m];
    if (f.verbal_noun != kNowhere && s_.hits.list[f.verbal_noun].trail > 0) {
      const ReportingVerb& inner = s_.verb_of(f.verbal_noun);
      Cue n = start(CueKind::kVerbalNoun, m, f.verbal_noun);
      n.complement = complement_at(s_, inner, m + 1, end_, false, true);
      if (!n.complement.found()) return false;
      n.subject = source;
      n.origin = Origin::kGenitive;
      n.relay = c.subject;
      n.through = c.through;
      n.relay_dropped = !c.subject.found();
      n.comma_before = c.comma_before;
      n.features = c.features;
      n.boundary = c.boundary;
      n.initial = c.initial;
      n.after = static_cast<std::uint32_t>(m + 1);
      out_.list.push_back(n);
      skip_until_ = m + 1;
      return true;
    }
    if (f.word == Word::kComplementiser && m > source.begin + 1u &&
        s_[m - 1].verbal_noun != kNowhere && s_.hits.list[s_[m - 1].verbal_noun].trail > 0) {
      // The verbal noun was taken for the last word of the name before it.
      source.end = static_cast<std::uint32_t>(--m);
      continue;
    }
    if (f.word == Word::kComplementiser || s_.punct(m, ':') || (s_.open_quote(m) && is_speech(m))) {
      ReportingVerb open = v;
      open.frames |= kThat | kQuote;
      c.complement = complement_at(s_, open, m, end_, false, false);
      if (!c.complement.found()) return false;
      c.relay = c.subject;
      c.subject = source;
      c.origin = Origin::kGenitive;
      out_.list.push_back(c);
      return true;
    }
    ++m;
  }
  return false;
}

void Finder::relay_inside(Cue& c) {
  if (!c.complement.found()) return;
  for (std::size_t k = c.token + 1; k < c.complement.begin && k < end_; ++k) {
    if (s_[k].cue < 0 || s_.model.cues[static_cast<std::size_t>(s_[k].cue)] != CueClass::kRelay)
      continue;
    std::size_t n = k + s_[k].cue_tokens;
    if (n < end_ && s_[n].word == Word::kPreposition && s_[n].prep == Prep::kAn) ++n;
    const Phrase source = phrase_at(s_, n, end_, PhraseOptions{});
    if (!source.found()) continue;
    if (s_.model.by_mouth[static_cast<std::size_t>(s_[k].cue)]) {
      // "On the lips of its spokesman": the body speaks, the spokesman passes it on.
      if (!c.subject.found()) continue;
      c.relay = source;
      skip_until_ = std::max<std::size_t>(skip_until_, source.end);
      return;
    }
    c.relay = c.subject;
    c.subject = source;
    c.origin = Origin::kGenitive;
    c.first = c.token;
    c.token = static_cast<std::uint32_t>(k);
    c.span = s_.tokens.span(k);
    skip_until_ = std::max<std::size_t>(skip_until_, source.end);
    return;
  }
}

bool Finder::appears(Cue& c, const ReportingVerb& v) {
  if (c.origin == Origin::kAfter) c.after = c.token + 1;
  std::size_t k = c.token + 1;
  if (k < end_ && s_[k].timex != kNowhere) ++k;
  if (k < end_ && k == c.token + 1u && s_[k].word == Word::kResumptive && s_[k].prep == Prep::kFi &&
      c.token > begin_) {
    // "A report in which it came that …"
    std::size_t b = c.token;
    if (s_[b - 1].word == Word::kRelative) --b;
    Phrase holder = antecedent(b);
    for (std::size_t h = b; h-- > begin_ && b - h < 5 && s_[b].word != Word::kRelative;) {
      if (s_[h].source < 0) continue;
      holder = phrase_at(s_, h, b, PhraseOptions{});
      break;
    }
    c.initial = false;
    return holder.found() && appears_in(c, v, holder, k + 1);
  }
  if (k < end_ && (v.flags & kRumour) != 0 && rumoured(c, k)) return true;
  if (k >= end_ || s_[k].word != Word::kPreposition || s_[k].prep != Prep::kFi) return false;
  const Phrase holder = phrase_at(s_, k + 1, end_, PhraseOptions{});
  return holder.found() && appears_in(c, v, holder, past_relative(holder));
}

// "Reports went round of …": nobody is named who tells them.
bool Finder::rumoured(Cue& c, std::size_t k) {
  if (s_[k].content != ContentNoun::kSaid || s_[k].bi || s_[k].li) return false;
  std::size_t m = k + 1;
  while (m < end_ && m < k + 4 && s_[m].word == Word::kNone && !s_.punct(m) && !s_[m].finite) ++m;
  if (m + 1 >= end_) return false;
  if (s_[m].word == Word::kPreposition && s_[m].word_tokens == 1 &&
      (s_[m].prep == Prep::kAn || s_[m].prep == Prep::kTopic)) {
    c.complement.kind = ComplementKind::kPrepositional;
    c.complement.begin = static_cast<std::uint32_t>(m + 1);
  } else if (s_[m].word == Word::kComplementiser) {
    c.complement.kind = ComplementKind::kClause;
    c.complement.begin = static_cast<std::uint32_t>(m + 1);
  } else {
    return false;
  }
  c.complement.mark = static_cast<std::uint32_t>(m);
  c.subject = Phrase{};
  c.origin = Origin::kNobody;
  out_.list.push_back(c);
  return true;
}

bool Finder::appears_in(Cue& c, const ReportingVerb& v, const Phrase& holder, std::size_t from) {
  const SourceClass cls =
      holder.source < 0 ? SourceClass::kNone
                        : s_.model.sources[static_cast<std::size_t>(holder.source)].source_class;
  const bool medium = s_[holder.begin].medium >= 0;
  if (cls != SourceClass::kDocument && cls != SourceClass::kMedia && !medium) return false;
  c.subject = holder;
  c.origin = Origin::kAfter;
  c.after = static_cast<std::uint32_t>(from);
  inner_source(c);
  ReportingVerb open = v;
  open.frames |= kThat | kQuote;
  c.complement = complement_at(s_, open, from, end_, false, false);
  if (!c.complement.found()) return posted(c, open);
  out_.list.push_back(c);
  return true;
}

// "Experts who spoke to us [that …]" without a relative pronoun: after an indefinite noun its verb
// describes it. The first token after such a clause, or the phrase's end.
std::size_t Finder::past_relative(const Phrase& p) const {
  if (p.end >= end_ || !s_[p.end].finite || s_[p.end].word != Word::kNone || s_[p.end].waw ||
      s_[p.end].definite || s_[p.end].entity != kNowhere || !is_indefinite(s_, p))
    return p.end;
  for (std::size_t k = p.end + 1; k < end_ && k < p.end + 14u; ++k) {
    if (s_[k].word == Word::kComplementiser || s_.punct(k, ':')) return k;
    if (s_.comma(k) || s_[k].word == Word::kConjunction || s_[k].word == Word::kSubordinator) break;
  }
  return p.end;
}

bool Finder::posted(Cue& c, const ReportingVerb& v) {
  if ((v.frames & (kThat | kQuote)) == 0 && c.row >= 0) return false;
  if (c.origin != Origin::kAfter || c.subject.begin == kNowhere) {
    remember(c);
    return false;
  }
  if (c.token > begin_ && c.enclitic && strong(c.subject) &&
      s_[c.token - 1].word != Word::kRelative && !s_[c.token].waw && c.token > begin_ &&
      (v.flags & (kHomograph | kWeak)) == 0) {
    // "…, a toll announced by X": the words before the comma are announced.
    std::size_t b = c.token;
    while (b > begin_ && c.token - b < 8 && !s_.comma(b - 1)) --b;
    if (b > begin_ && s_.comma(b - 1) && b < c.token) {
      c.complement.kind = ComplementKind::kBefore;
      c.boundary = static_cast<std::uint32_t>(b - 1);
      out_.list.push_back(c);
      return true;
    }
  }
  if (c.token == begin_ || c.token <= text_begin_) {
    remember(c);
    return false;
  }
  std::size_t before_cue = c.token - 1;
  bool as = false;
  if (s_[before_cue].word == Word::kWhat || s_[before_cue].word == Word::kLike ||
      s_[before_cue].cue >= 0)
    as = true;
  if (as && before_cue > begin_) {
    while (before_cue > begin_ && !s_.punct(before_cue) && c.token - before_cue < 3) --before_cue;
  }
  const bool set_off = s_.comma(before_cue) || s_.close_quote(before_cue) || s_.dash(before_cue);
  const std::size_t mark =
      s_.comma(before_cue) && before_cue > begin_ ? before_cue - 1 : before_cue;
  if (s_.close_quote(mark) && s_[mark].partner != kNowhere &&
      s_.word_count(s_[mark].partner, mark) >= 4)
    as = true;
  std::size_t after = c.after;
  while (after < end_ &&
         (s_[after].timex != kNowhere || s_[after].word == Word::kAdverb ||
          s_[after].word == Word::kResumptive || s_.comma(after) || s_.close_quote(after)))
    ++after;
  const bool ends = after >= end_ || s_.punct(after, '.');
  if (!set_off || (!ends && !as) || (v.flags & kHomograph) != 0) {
    remember(c);
    return false;
  }
  c.complement.kind = ComplementKind::kBefore;
  c.boundary = static_cast<std::uint32_t>(before_cue);
  c.initial = true;
  out_.list.push_back(c);
  return true;
}

bool Finder::said_of(Cue& c, const ReportingVerb& v, std::size_t i, std::size_t k) {
  if (k == begin_ || s_[k - 1].word != Word::kRelative || i + 1 >= end_) return false;
  if (s_[i + 1].word != Word::kResumptive || !strong(c.subject) || c.origin != Origin::kAfter)
    return false;
  const std::uint32_t governed = s_[i + 1].prep == Prep::kAn    ? kWithAn
                                 : s_[i + 1].prep == Prep::kIla ? kWithIla
                                                                : 0u;
  if ((v.frames & governed) == 0) return false;
  const Phrase noun = antecedent(k - 1);
  if (!noun.found()) return false;
  c.complement.kind = ComplementKind::kAntecedent;
  c.complement.begin = noun.begin;
  c.complement.end = noun.end;
  c.initial = false;
  out_.list.push_back(c);
  return true;
}

}  // namespace waqai::quotation
