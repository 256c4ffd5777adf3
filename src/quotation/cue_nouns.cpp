// Participles that go on with a speaker and verbal nouns of saying.
#include <algorithm>

#include "quotation/finder.h"
#include "text/endings.h"

namespace waqai::quotation {

// "The workers came out accusing the management of …": a plural that is no adjective, since it is
// indefinite after a definite noun, and governs whom it accuses.
bool Finder::accusing(std::size_t i, const ReportingVerb& v) const {
  if (i == begin_ || !s_[i - 1].definite || (v.frames & kAddressee) == 0) return false;
  const Complement c = complement_at(s_, v, i + 1, end_, false, false);
  return c.kind == ComplementKind::kPrepositional && c.mark > i + 1u && c.mark <= i + 5u &&
         s_[i + 1].definite;
}

bool Finder::participle(std::size_t i) {
  const Info& f = s_[i];
  const ReportingVerb& v = s_.verb_of(f.participle);
  const std::uint32_t bits = s_.features_of(f.participle);
  const Hit& hit = s_.hits.list[f.participle];
  const bool hal = (bits & lexicon::kDefinite) == 0 &&
                   ((bits & lexicon::kAccusative) != 0 || (bits & lexicon::kFeminine) != 0);
  if (!hal || f.source >= 0 || f.entity != kNowhere || hit.trail > 0) return false;
  if ((hit.proclitics & ~(text::kWaw)) != 0) return false;
  if (i > begin_ && s_[i - 1].word == Word::kPreposition) return false;
  const bool joined = (hit.proclitics & text::kWaw) != 0;
  const bool feminine_only = (bits & lexicon::kAccusative) == 0;
  const bool set_off = i == begin_ || s_.punct(i - 1) || s_[i - 1].timex != kNowhere ||
                       s_[i - 1].word == Word::kAdverb;
  const bool several = (bits & lexicon::kPlural) != 0;
  if ((feminine_only || several) && !set_off && !joined && !accusing(i, v)) return false;
  Cue c = start(CueKind::kParticiple, i, f.participle);
  c.after = static_cast<std::uint32_t>(i + 1);
  c.complement = complement_at(s_, v, i + 1, end_, false, false);
  if (!c.complement.found()) return false;
  // What it governs follows at once, or after asides.
  const bool near =
      c.complement.kind == ComplementKind::kPrepositional && (v.frames & kAddressee) == 0;
  if (c.complement.mark > i + (near ? 5u : 14u) &&
      c.complement.kind != ComplementKind::kDescribed && (v.frames & kAddressee) == 0)
    return false;
  addressed(c, v);
  border(c, i);
  c.initial = true;
  const std::size_t before_count = out_.list.size();
  accept(c, v);
  return out_.list.size() > before_count;
}

// "By saying that …" after a word that is no cue itself.
bool Finder::saying(std::size_t i) {
  if (i + 2 >= end_) return false;
  Cue c;
  c.kind = CueKind::kParticiple;
  c.token = static_cast<std::uint32_t>(i);
  c.span = s_.tokens.span(i);
  if (s_[i].word_lead == 0)
    c.span.begin = ByteOffset{text::text_offset(s_.document, s_.tokens, i, 2)};
  ReportingVerb open;
  open.frames = kThat | kQuote;
  c.complement = complement_at(s_, open, i + 1, std::min(end_, i + 4), false, true);
  if (!c.complement.found() || c.complement.mark > i + 1) return false;
  for (std::size_t k = out_.list.size(); k-- > 0 && out_.list.size() - k < 4;)
    if (out_.list[k].complement.begin == c.complement.begin) return false;
  c.after = static_cast<std::uint32_t>(i + 1);
  c.origin = Origin::kAntecedent;
  border(c, i);
  std::size_t b = i;
  while (b > begin_ && i - b < 3 && !s_.comma(b)) --b;
  if (s_.comma(b)) c.boundary = static_cast<std::uint32_t>(b);
  c.initial = true;
  out_.list.push_back(c);
  return true;
}

// "The minister's accusation of the union of …", "the company's denial of a leak": whose act it is,
// then after li- whom or what it concerns.
bool Finder::charge(Cue& c, const ReportingVerb& v, std::size_t i) {
  const bool accuses =
      v.stance == Stance::kAccuses && (v.frames & kAddressee) != 0 && (v.frames & kWithBi) != 0;
  const bool denies = v.stance == Stance::kDenies && (v.frames & kObject) != 0;
  if (!accuses && !denies) return false;
  PhraseOptions o;
  o.stop_at_li = o.stop_at_bi = true;
  o.relative = false;
  const std::size_t limit = std::min(end_, i + 20);
  const Phrase holder = phrase_at(s_, i + 1, limit, o);
  if (!strong(holder) || holder.end >= limit || !s_[holder.end].li) return false;
  std::size_t k = holder.end;
  if (accuses) {
    const Phrase accused = after_particle(k, limit);
    k = accused.end;
    while (k < limit && s_[k].timex != kNowhere) ++k;
    if (k >= limit || (!s_[k].bi && s_[k].prep != Prep::kBi)) return false;
    c.complement.addressee = accused;
  }
  c.complement.kind = ComplementKind::kPrepositional;
  c.complement.mark = c.complement.begin = static_cast<std::uint32_t>(k);
  if (s_[k].word == Word::kComplementiser) {
    if (k + 1 >= limit) return false;
    c.complement.kind = ComplementKind::kClause;
    c.complement.begin = static_cast<std::uint32_t>(k + 1);
  }
  c.kind = CueKind::kNominal;
  c.subject = holder;
  c.origin = Origin::kGenitive;
  c.after = holder.end;
  c.bounded = true;
  out_.list.push_back(c);
  return true;
}

// The phrase whose first word carries a particle.
Phrase Finder::after_particle(std::size_t i, std::size_t limit) const {
  Phrase p;
  p.begin = static_cast<std::uint32_t>(i);
  std::size_t k = i + 1;
  if (s_[i].entity != kNowhere) {
    p.entity = s_[i].entity;
    while (k < limit && s_[k].entity == p.entity) ++k;
  } else {
    if (s_[i].source >= 0) p.source = s_[i].source;
    PhraseOptions o;
    o.stop_at_bi = o.stop_at_li = true;
    o.relative = o.apposition = false;
    const Phrase rest = k < limit && !s_.punct(k) ? phrase_at(s_, k, limit, o) : Phrase{};
    if (rest.found()) {
      k = rest.end;
      p.entity = rest.entity;
      p.named = rest.named;
    }
  }
  p.end = static_cast<std::uint32_t>(k);
  return p;
}

bool Finder::verbal_noun(std::size_t i) {
  const Info& f = s_[i];
  const Hit& hit = s_.hits.list[f.verbal_noun];
  const ReportingVerb& v = s_.verb_of(f.verbal_noun);
  if (f.entity != kNowhere || f.timex != kNowhere) return false;
  // "Called her statements …": what is described is not said here.
  if (!out_.list.empty() && out_.list.back().complement.kind == ComplementKind::kDescribed &&
      out_.list.back().complement.begin == i)
    return false;
  Cue c = start(CueKind::kVerbalNoun, i, f.verbal_noun);
  if (hit.trail > 0) {
    c.complement = complement_at(s_, v, i + 1, std::min(end_, i + 12), false, true);
    const ComplementKind kind = c.complement.kind;
    const bool speech = kind == ComplementKind::kClause || kind == ComplementKind::kColon ||
                        kind == ComplementKind::kQuoted;
    const bool deed = kind == ComplementKind::kNoun && (v.frames & kDeedObject) != 0;
    if (!deed && (!speech || (v.flags & (kHomograph | kWeak)) != 0)) return false;
    if (speech && c.complement.mark > i + 8) return false;
    c.origin = Origin::kAntecedent;
    c.after = static_cast<std::uint32_t>(i + 1);
    out_.list.push_back(c);
    return true;
  }
  if (text::ends_accusative(s_.raw(i))) return false;
  if ((v.frames & kThat) == 0 || (v.flags & (kHomograph | kWeak)) != 0) return false;
  if (charge(c, v, i)) return true;
  PhraseOptions o;
  o.stop_at_bi = (v.frames & kWithBi) != 0 && v.stance != Stance::kNeutral;
  const Phrase holder = phrase_at(s_, i + 1, std::min(end_, i + 14), o);
  if (!holder.found()) return false;
  const bool in = i > begin_ && s_[i - 1].word == Word::kPreposition && s_[i - 1].prep == Prep::kFi;
  std::size_t k = holder.end;
  while (k < end_ && (s_[k].timex != kNowhere || s_.comma(k) || s_[k].word == Word::kAdverb)) ++k;
  if (k >= end_) return false;
  // A noun with the article governs nobody: "the minister of information of …".
  if (s_[k].word == Word::kComplementiser && k + 1 < end_ && strong(holder) && !in && !f.definite) {
    c.complement.kind = ComplementKind::kClause;
    c.complement.mark = static_cast<std::uint32_t>(k);
    c.complement.begin = static_cast<std::uint32_t>(k + 1);
  } else if ((v.stance == Stance::kPromises || v.stance == Stance::kThreatens) &&
             (v.frames & kWithBi) != 0 && s_[k].bi && s_[k].masdar && strong(holder) && !in &&
             k == holder.end) {
    // "The protesters' promise not to close the line".
    c.complement.kind = ComplementKind::kPrepositional;
    c.complement.mark = c.complement.begin = static_cast<std::uint32_t>(k);
    c.bounded = true;
  } else if (s_[k].verb != kNowhere && k == holder.end && !s_[k].waw) {
    // "American assurances that spoke of …": the noun is the cue of its verb's content.
    const ReportingVerb& inner = s_.verb_of(s_[k].verb);
    c.complement = complement_at(s_, inner, k + 1, end_, s_.hits.list[s_[k].verb].trail > 0, false);
    if (c.complement.kind != ComplementKind::kClause || holder.end > holder.begin + 2) return false;
    skip_until_ = std::max(skip_until_, k + 1);
  } else {
    return false;
  }
  c.kind = CueKind::kNominal;
  c.subject = holder;
  c.origin = Origin::kGenitive;
  c.after = holder.end;
  out_.list.push_back(c);
  return true;
}

}  // namespace waqai::quotation
