// Every token that the lexicon knows as a reporting verb, its participle or its verbal noun is a
// candidate; it is a cue if what it needs is there: a complement its frames allow and no sign that
// it is another word, a denied or a merely possible act. Its subject is read after it, or before
// it, or is the head of its relative clause, in that order of trust; if there is none it is looked
// up later among the speakers before.
#include "quotation/cues.h"

#include <algorithm>
#include <utility>

#include "quotation/finder.h"

namespace waqai::quotation {

Cues Finder::run() {
  out_.sentence_subject.resize(s_.tokens.sentences.size());
  for (const Sentence& sentence : s_.tokens.sentences) {
    begin_ = sentence.token_begin;
    end_ = std::min<std::size_t>(sentence.token_end, s_.size());
    text_begin_ = sentence_text_begin(s_, sentence);
    sentence_ = static_cast<std::size_t>(&sentence - s_.tokens.sentences.data());
    colon();
    if (sentence.title) continue;
    for (std::size_t i = begin_; i < end_; ++i) token(i);
    subject_of_sentence();
  }
  forget_headline();
  return std::move(out_);
}

void Finder::token(std::size_t i) {
  const Info& f = s_[i];
  if (s_.punct(i)) {
    if (s_.punct(i, ':')) document_colon(i);
    return;
  }
  if (f.marker == Marker::kNoCue || f.marker == Marker::kBackground) {
    skip_until_ = std::max(skip_until_, i + f.marker_tokens);
  }
  if (i < skip_until_) return;
  if (f.cue >= 0 && according(i)) return;
  if (f.entity != kNowhere &&
      s_.entities[f.entity].span.size() > s_.tokens[i].end - s_.tokens[i].begin && !opens_clause(i))
    return;
  if (f.verb != kNowhere) {
    // The accusative of a participle is also the dual of some verbs.
    const bool dual =
        (s_.features_of(f.verb) & (lexicon::kDual | lexicon::kSingular)) == lexicon::kDual;
    if (dual && f.participle != kNowhere && participle(i)) return;
    const auto hits = s_.hits.at(i);
    const auto first = static_cast<std::uint32_t>(hits.data() - s_.hits.list.data());
    // A word read whole before one that needs its first letter to be a particle.
    for (const bool whole : {true, false}) {
      for (std::uint32_t h = f.verb; h < first + hits.size(); ++h) {
        const Hit& hit = s_.hits.list[h];
        const lexicon::Entry& entry = hit.entry;
        if (entry.table != s_.model.verbs_table || hit.end != hit.begin + 1 ||
            (hit.lead == 0) != whole || !Scan::is_finite(hit, entry.features))
          continue;
        if (verb(i, h)) return;
      }
    }
  }
  if (f.word == Word::kSaying && saying(i)) return;
  if (f.participle != kNowhere && participle(i)) return;
  if (f.verbal_noun != kNowhere) verbal_noun(i);
}

// A verb with a conjunction at the head of a clause, where the name it could begin would need a
// verb before it.
bool Finder::opens_clause(std::size_t i) const {
  if (s_[i].verb == kNowhere || s_.entities[s_[i].entity].type != EntityType::kPerson) return false;
  const Hit& hit = s_.hits.list[s_[i].verb];
  if ((hit.proclitics & text::kWaw) == 0 || hit.trail > 0) return false;
  return i == begin_ || i <= text_begin_ || s_.punct(i - 1);
}

Cue Finder::start(CueKind kind, std::size_t i, std::uint32_t hit) const {
  Cue c;
  c.kind = kind;
  c.token = static_cast<std::uint32_t>(i);
  const Hit& h = s_.hits.list[hit];
  c.span = lexicon::hit_span(s_.document, s_.tokens, h);
  c.row = static_cast<std::int32_t>(h.entry.row);
  c.features = h.entry.features;
  c.enclitic = h.trail > 0;
  c.joined = (h.proclitics & (text::kWaw | text::kFa)) != 0;
  c.boundary = c.token;
  return c;
}

std::size_t Finder::before(std::size_t i) const {
  std::size_t k = i;
  while (k > begin_) {
    const Info& f = s_[k - 1];
    if (f.word == Word::kPerfect || f.word == Word::kAdverb || f.word == Word::kStill ||
        f.marker == Marker::kSwitch || (f.word == Word::kLike && !f.covered && f.cue < 0) ||
        (f.timex != kNowhere && !s_.punct(k - 1)))
      --k;
    else
      break;
  }
  return k;
}

void Finder::border(Cue& c, std::size_t k) const {
  c.boundary = static_cast<std::uint32_t>(k);
  const bool joined = k == c.token && c.row >= 0 ? c.joined : s_[k].waw;
  if (k == begin_) {
    c.initial = true;
    return;
  }
  std::size_t b = k;
  while (b < c.token && s_[b].word != Word::kLike && s_[b].marker != Marker::kSwitch) ++b;
  if (b < c.token)
    b = k + 1;  // the particle itself connects
  else
    b = k;
  const std::size_t top = b;
  while (b > begin_ && (s_[b - 1].word == Word::kLike || s_[b - 1].word == Word::kConjunction ||
                        (s_[b - 1].word == Word::kSubordinator && s_[b - 1].word_tokens == 1) ||
                        s_[b - 1].marker == Marker::kSwitch)) {
    --b;
    while (b > begin_ && s_[b].covered) --b;
  }
  const bool connected = b < top;
  const bool punct = b > begin_ && (s_.comma(b - 1) || s_.dash(b - 1) || s_.close_quote(b - 1) ||
                                    s_.punct(b - 1, '.'));
  if (joined || connected || punct) {
    c.initial = joined || connected || !s_.comma(b - 1) || c.token > k;
    c.boundary = static_cast<std::uint32_t>(b);
    while (c.boundary > begin_ && (s_.comma(c.boundary - 1) || s_.dash(c.boundary - 1)))
      --c.boundary;
  }
}

void Finder::remember(const Cue& c) {
  if (c.subject.found() && !out_.sentence_subject[sentence_].found())
    out_.sentence_subject[sentence_] = c.subject;
}

void Finder::accept(Cue& c, const ReportingVerb& v) {
  const bool saying = c.complement.mark != kNowhere && c.complement.mark > c.token + 1u &&
                      c.complement.mark < s_.size() &&
                      s_[c.complement.mark - 1].word == Word::kSaying;
  const bool deed = (v.flags & kGovernsDeed) != 0 &&
                    c.complement.kind == ComplementKind::kPrepositional &&
                    c.complement.begin < s_.size() && s_[c.complement.begin].masdar;
  const bool state =
      (v.flags & kGovernsDeed) != 0 && (v.frames & kMasdarObject) != 0 &&
      c.complement.kind == ComplementKind::kNoun && gap(c) < 3 &&
      (c.kind == CueKind::kParticiple || (c.origin == Origin::kAfter && strong(c.subject)));
  const bool quoted = c.complement.begin < s_.size() && s_.open_quote(c.complement.begin);
  const bool colon = c.complement.kind == ComplementKind::kColon &&
                     gap(c) < (quoted && strong(c.subject) && c.initial ? 31u : 11u);
  const bool told = c.subject.named && c.origin == Origin::kAfter && is_speech(c.complement);
  if ((v.flags & (kHomograph | kWeak)) != 0 && !saying && !deed && !state && !colon) {
    const bool far = gap(c) > 4 && s_.spelt_out(c.token) ? gap(c) > 12 : false;
    if ((!is_speech(c.complement) && !c.complement.said) || far ||
        (!s_.spelt_out(c.token) &&
         gap(c) > ((v.flags & kHomograph) != 0 ? (told ? 9u : 4u) : (told ? 12u : 7u)))) {
      remember(c);
      return;
    }
  }
  // Two words of saying with one content are one act.
  for (std::size_t k = out_.list.size(); k-- > 0 && out_.list.size() - k < 4;) {
    if (out_.list[k].complement.begin == c.complement.begin && out_.list[k].token + 12 > c.token)
      return;
  }
  out_.list.push_back(c);
}

std::size_t Finder::gap(const Cue& c) const {
  std::size_t n = 0;
  // An aside between commas after a named speaker does not part the verb from its clause.
  if (strong(c.subject) && c.after < c.complement.mark && s_.comma(c.after) &&
      s_.comma(c.complement.mark - 1))
    return 0;
  // Nor do his field and name, where a comma closes them: "the expert in X, Professor Y, that".
  if (strong(c.subject) && c.initial && c.origin == Origin::kAfter &&
      c.complement.kind == ComplementKind::kClause && s_.comma(c.complement.mark - 1) &&
      c.complement.mark < c.after + 16u)
    return 0;
  // Nor does the medium: "wrote on his account at …".
  if (strong(c.subject) && c.after < c.complement.mark && s_[c.after].word == Word::kPreposition)
    for (std::size_t k = c.after + 1; k < c.complement.mark && k < c.after + 4u; ++k)
      if (s_[k].medium >= 0 && s_[k].source < 0) return 0;
  for (std::size_t k = c.after; k < c.complement.mark && k < s_.size(); ++k)
    n += !s_.punct(k) && s_[k].timex == kNowhere ? 1u : 0u;
  return n;
}

void Finder::subject_of_sentence() {
  Phrase& subject = out_.sentence_subject[sentence_];
  if (subject.found()) return;
  std::size_t k = text_begin_;
  if (k < end_ && (s_[k].word == Word::kPreposition || s_[k].bi || s_[k].li)) {
    // A circumstance before the verb, set off by a comma.
    std::size_t comma = k;
    while (comma < end_ && comma < k + 14 && !s_.comma(comma)) ++comma;
    if (comma < end_ && s_.comma(comma)) k = comma;
  }
  while (k < end_ &&
         (s_[k].timex != kNowhere || s_.comma(k) || s_[k].word == Word::kAdverb ||
          s_[k].word == Word::kPerfect || s_[k].word == Word::kLike || s_[k].word == Word::kWas ||
          s_[k].word == Word::kNegation || s_[k].marker == Marker::kSwitch))
    ++k;
  if (k + 1 >= end_) return;
  // What the verb governs, or where somebody went, is no part of its subject.
  PhraseOptions o;
  o.stop_at_masdar = true;
  o.stop_at_goal = true;
  if (s_[k].finite || (!opens_phrase(s_, k) && s_[k].word == Word::kNone))
    subject = phrase_at(s_, k + 1, end_, o);
  if (!subject.found()) subject = phrase_at(s_, k, end_, PhraseOptions{});
  if (!subject.found() && s_[k].word == Word::kNone)
    subject = phrase_at(s_, k + 1, end_, PhraseOptions{});
}

bool Finder::is_speech(const Complement& c) {
  return c.kind == ComplementKind::kClause || c.kind == ComplementKind::kColon ||
         c.kind == ComplementKind::kQuoted;
}

bool Finder::is_speech(std::size_t quote) const { return quotation::is_speech(s_, quote); }

bool Finder::strong(const Phrase& p) {
  return p.found() && (p.entity != kNowhere || p.source >= 0);
}

std::uint32_t sentence_text_begin(const Scan& s, const Sentence& sentence) {
  const std::size_t end = std::min<std::size_t>(sentence.token_end, s.size());
  std::size_t begin = sentence.token_begin;
  // A dateline ends with a dash or colon after a bracket or a short list of names.
  if (sentence.paragraph <= 2) {
    for (std::size_t k = begin; k < end && k < begin + 9; ++k) {
      if ((s.dash(k) && k > begin && (s.punct(k - 1, ')') || s.dash(k - 1))) ||
          (s.punct(k, ':') && k > begin && k <= begin + 8 && !s[begin].finite &&
           s[begin].verb == kNowhere)) {
        begin = k + 1;
        while (begin < end && s.dash(begin)) ++begin;
        break;
      }
    }
  }
  // "Meanwhile, …": how a sentence is joined to those before.
  std::size_t k = begin;
  while (k < end && k < begin + 4 && (s[k].marker == Marker::kSwitch || s[k].word == Word::kAdverb))
    ++k;
  if (k > begin && k < end && s.comma(k)) begin = k + 1;
  return static_cast<std::uint32_t>(std::min(begin, end));
}

Cues find_cues(const Scan& scan) { return Finder(scan).run(); }

}  // namespace waqai::quotation
