// Attribution without a verb of its own: according to X, as X said, on the claim that.
#include <algorithm>

#include "quotation/finder.h"

namespace waqai::quotation {

bool Finder::according(std::size_t i) {
  const Info& f = s_[i];
  const CueClass cls = s_.model.cues[static_cast<std::size_t>(f.cue)];
  std::size_t next = i + f.cue_tokens;
  Cue c;
  c.kind = CueKind::kAccording;
  c.token = static_cast<std::uint32_t>(i);
  c.span = s_.tokens.span(i);
  for (const Hit& hit : s_.hits.at(i)) {
    const lexicon::Entry& e = hit.entry;
    if (e.table == s_.model.cue_table) {
      c.span = lexicon::hit_span(s_.document, s_.tokens, hit);
      // Of "in the view of" the whole phrase is the cue, of "according to" its first word.
      if (f.word != Word::kPreposition) c.span.end = s_.tokens.span(i).end;
      break;
    }
  }
  c.boundary = c.token;
  if (cls == CueClass::kOwn) {
    out_.own_words.push_back(c.token);
    skip_until_ = std::max(skip_until_, next);
    return true;
  }
  if (cls == CueClass::kClaim) {
    if (next >= end_ || s_[next].word != Word::kComplementiser || next + 1 >= end_) return false;
    c.kind = CueKind::kClaim;
    c.complement.kind = ComplementKind::kClause;
    c.complement.mark = static_cast<std::uint32_t>(next);
    c.complement.begin = static_cast<std::uint32_t>(next + 1);
    c.origin = Origin::kAntecedent;
    c.after = static_cast<std::uint32_t>(next);
    out_.list.push_back(c);
    return true;
  }
  if (cls == CueClass::kBearing) return bearing(c, next);
  const bool joined = f.waw || leads(i);
  if (cls == CueClass::kAs || (next < end_ && s_[next].word == Word::kWhat)) {
    // "As X said", "according to what X reported".
    std::size_t k = next;
    while (k < end_ && (s_[k].word == Word::kWhat || s_[k].word == Word::kPerfect)) ++k;
    if (k >= end_ || s_[k].verb == kNowhere) return false;
    const std::uint32_t hit = s_[k].verb;
    const ReportingVerb& v = s_.verb_of(hit);
    if ((v.frames & kDescription) != 0) return false;
    // "The profits also reached …": another word than that of saying.
    if (f.word == Word::kLike && (v.flags & kHomograph) != 0 && s_.hits.list[hit].trail == 0)
      return false;
    // "As the jubilant imagine": a verb that needs its clause tells no source.
    if (f.word == Word::kLike && (v.flags & (kHomograph | kWeak)) != 0 &&
        v.verb_class == VerbClass::kOpine &&
        (s_.hits.list[hit].trail > 0 || (v.frames & kQuote) == 0))
      return false;
    const Complement own = complement_at(s_, v, k + 1, end_, s_.hits.list[hit].trail > 0, false);
    std::size_t j = k + 1;
    while (j < end_ && (s_[j].word == Word::kResumptive || s_[j].timex != kNowhere ||
                        s_[j].word == Word::kAdverb ||
                        (s_.comma(j) && (s_[j - 1].timex != kNowhere ||
                                         (j + 1 < end_ && s_[j + 1].timex != kNowhere)))))
      ++j;
    Phrase subject;
    if ((v.flags & kAppears) != 0 && j + 1 < end_ && s_[j].word == Word::kPreposition) {
      subject = phrase_at(s_, j + 1, end_, PhraseOptions{});
    } else {
      subject = phrase_at(s_, j, end_, PhraseOptions{});
    }
    const bool clause_follows =
        own.kind == ComplementKind::kClause || own.kind == ComplementKind::kColon;
    if (clause_follows && own.mark <= (subject.found() ? subject.end : j) + 6 &&
        (f.word == Word::kLike || (s_[own.mark].word_lead & text::kFa) == 0))
      return false;
    if (own.found() && own.kind != ComplementKind::kClause && f.word == Word::kLike &&
        cls == CueClass::kAs && s_.hits.list[hit].trail == 0)
      return false;
    if (!subject.found()) return false;
    if (s_[i].cue_tokens == 1 && s_[i].word != Word::kNone && s_[i].word != Word::kLike)
      return false;
    Cue verb_cue = start(CueKind::kAccording, k, hit);
    c.row = verb_cue.row;
    c.features = verb_cue.features;
    c.span = verb_cue.span;
    c.subject = subject;
    inner_source(c);
    skip_until_ = std::max<std::size_t>(skip_until_, k + 1);
  } else {
    if (next < end_ && s_[next].word == Word::kPreposition &&
        (s_[next].prep == Prep::kLi || s_[next].prep == Prep::kAn))
      ++next;
    if (next >= end_) return false;
    c.subject = source_at(next);
    if (!c.subject.found()) return false;
    issuer(c);
    skip_until_ = std::max<std::size_t>(skip_until_, next);
  }
  c.origin = Origin::kAfter;
  c.after = c.subject.end;
  c.complement.kind = ComplementKind::kBefore;
  std::size_t b = i;
  while (b > begin_ && (s_.comma(b - 1) || s_.dash(b - 1))) --b;
  c.boundary = static_cast<std::uint32_t>(b);
  const bool first = i == begin_ || i <= text_begin_ || (joined && b < i);
  if (first && cls == CueClass::kRelay && passed_on(c)) return true;
  if (first) {
    std::size_t k = past_description(c.subject);
    if (c.row >= 0 && k < end_ && s_[k].word == Word::kPreposition) {
      // "According to what the bank published on its site, …"
      std::size_t comma = k;
      while (comma < end_ && comma < k + 8 && !s_.comma(comma)) ++comma;
      if (comma < end_ && s_.comma(comma)) k = comma;
    }
    while (k < end_ && (s_.comma(k) || s_[k].word == Word::kComplementiser ||
                        (s_[k].word == Word::kPerfect && (s_[k].word_lead & text::kFa) != 0)))
      ++k;
    if (k >= end_) return false;
    c.complement.kind = ComplementKind::kClause;
    c.complement.mark = static_cast<std::uint32_t>(k);
    c.complement.begin = static_cast<std::uint32_t>(k);
    c.initial = true;
  }
  out_.list.push_back(c);
  return true;
}

// "Quoting sources, the station said that …": the sources speak, the subject of the verb passes it
// on.
bool Finder::passed_on(Cue& c) {
  std::size_t k = c.subject.end;
  if (k >= end_ || !s_.comma(k)) return false;
  ++k;
  if (k >= end_ || s_[k].verb == kNowhere || s_[k].source >= 0) return false;
  const ReportingVerb& v = s_.verb_of(s_[k].verb);
  if (v.verb_class != VerbClass::kReport && v.verb_class != VerbClass::kRelay) return false;
  const Phrase relay = phrase_at(s_, k + 1, end_, options(v));
  if (!strong(relay)) return false;
  const Complement own = complement_at(s_, v, relay.end, end_, false, false);
  if (own.kind != ComplementKind::kClause) return false;
  c.relay = relay;
  c.complement = own;
  c.initial = true;
  out_.list.push_back(c);
  skip_until_ = own.begin;
  return true;
}

// "A call from X to the effect that …": the words are those of whom it came from.
bool Finder::bearing(Cue& c, std::size_t next) {
  if (next + 1 >= end_) return false;
  if (s_[next].word == Word::kComplementiser) {
    c.complement.kind = ComplementKind::kClause;
    c.complement.mark = static_cast<std::uint32_t>(next);
    c.complement.begin = static_cast<std::uint32_t>(next + 1);
  } else if (s_[next].masdar) {
    c.complement.kind = ComplementKind::kNoun;
    c.complement.mark = c.complement.begin = static_cast<std::uint32_t>(next);
  } else {
    return false;
  }
  c.kind = CueKind::kClaim;
  c.origin = Origin::kAntecedent;
  c.after = static_cast<std::uint32_t>(next);
  for (std::size_t k = c.token; k-- > begin_ && c.token - k < 10;) {
    if (s_.comma(k)) break;
    if (s_[k].word != Word::kPreposition || s_[k].prep != Prep::kMin) continue;
    const Phrase giver = phrase_at(s_, k + 1, c.token, PhraseOptions{});
    if (!giver.found()) break;
    c.subject = giver;
    c.origin = Origin::kRelative;
    for (std::size_t b = k; b-- > begin_ && k - b < 4;) {
      if (s_[b].source < 0 ||
          s_.model.sources[static_cast<std::size_t>(s_[b].source)].source_class !=
              SourceClass::kDocument)
        continue;
      c.document = phrase_at(s_, b, k, PhraseOptions{});
      break;
    }
    break;
  }
  out_.list.push_back(c);
  return true;
}

// "According to a document the paper has seen, …": after an indefinite noun a verb that points back
// to it, up to the comma.
std::size_t Finder::past_description(const Phrase& p) const {
  std::size_t k = p.end;
  while (k < end_ &&
         (s_.close_quote(k) || s_.punct(k, ')') ||
          (s_[k].word == Word::kNone && !s_[k].finite && !s_.punct(k) && k < p.end + 2u)))
    ++k;
  if (k >= end_ || !s_[k].finite || s_[k].waw) return p.end;
  bool back = false;
  for (std::size_t m = k; m < end_ && m < k + 12; ++m) {
    if (s_[m].word == Word::kResumptive) back = true;
    if (s_[m].word == Word::kComplementiser || s_[m].word == Word::kConjunction) return p.end;
    if (s_.comma(m)) return back || !s_[p.begin].definite ? m : p.end;
  }
  return p.end;
}

bool Finder::leads(std::size_t i) const {
  for (const Hit& hit : s_.hits.at(i)) {
    if (hit.entry.table == s_.model.cue_table)
      return (hit.proclitics & (text::kWaw | text::kFa)) != 0;
  }
  return false;
}

void Finder::issuer(Cue& c) const {
  const Phrase& p = c.subject;
  if (p.source < 0) return;
  if (s_.model.sources[static_cast<std::size_t>(p.source)].source_class != SourceClass::kDocument)
    return;
  for (std::size_t k = p.begin + 1; k < p.begin + 5u && k + 1 < end_; ++k) {
    if (s_[k].word != Word::kPreposition || s_[k].prep != Prep::kAn || s_[k].word_tokens != 1)
      continue;
    const Phrase by = phrase_at(s_, k + 1, end_, PhraseOptions{});
    if (!strong(by)) return;
    c.document = p;
    c.subject = by;
    return;
  }
}

Phrase Finder::source_at(std::size_t i) const {
  PhraseOptions o;
  Phrase p;
  if (i < s_.size() && (s_[i].li || s_[i].bi) && s_[i].entity == kNowhere) {
    // The particle belongs to the cue; what follows is read as if it were not there.
    p = phrase_at(s_, i + 1, end_, o);
    if (s_[i].source < 0 && !p.found()) return Phrase{};
    const std::size_t head =
        i + (s_[i].source >= 0 ? std::max<std::size_t>(1, s_[i].noun_tokens) : 1);
    Phrase tail;
    // A name in quotation marks belongs to its noun.
    const bool marked = head < end_ && s_.open_quote(head) && s_[head].partner <= head + 7;
    if (head < end_ && (!s_.punct(head) || marked)) tail = phrase_at(s_, head, end_, o);
    Phrase whole;
    whole.begin = static_cast<std::uint32_t>(i);
    whole.end = tail.found() ? tail.end : static_cast<std::uint32_t>(head);
    whole.source = s_[i].source >= 0 ? s_[i].source : tail.source;
    whole.entity = tail.entity;
    whole.named = tail.named;
    p = whole;
  } else {
    p = phrase_at(s_, i, end_, o);
  }
  if (!p.found()) return p;
  if (p.entity == kNowhere && p.source < 0 && !s_.quote_mark(p.begin)) return Phrase{};
  return p;
}

}  // namespace waqai::quotation
