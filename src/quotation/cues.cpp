// Every token that the lexicon knows as a reporting verb, its participle or its verbal noun is a
// candidate; it is a cue if what it needs is there: a complement its frames allow and no sign that
// it is another word, a denied or a merely possible act. Its subject is read after it, or before
// it, or is the head of its relative clause, in that order of trust; if there is none it is looked
// up later among the speakers before.
#include "quotation/cues.h"

#include <algorithm>

namespace waqai::quotation {
namespace {

using lexicon::Hit;

class Finder {
 public:
  explicit Finder(const Scan& scan) : s_(scan) {}

  Cues run() {
    out_.sentence_subject.resize(s_.tokens.sentences.size());
    for (const Sentence& sentence : s_.tokens.sentences) {
      if (sentence.title) continue;
      begin_ = sentence.token_begin;
      end_ = std::min<std::size_t>(sentence.token_end, s_.size());
      text_begin_ = sentence_text_begin(s_, sentence);
      sentence_ = static_cast<std::size_t>(&sentence - s_.tokens.sentences.data());
      for (std::size_t i = begin_; i < end_; ++i) token(i);
      subject_of_sentence();
    }
    return std::move(out_);
  }

 private:
  void token(std::size_t i) {
    const Info& f = s_[i];
    if (s_.punct(i)) return;
    if (f.marker == Marker::kNoCue || f.marker == Marker::kBackground) {
      skip_until_ = std::max(skip_until_, i + f.marker_tokens);
    }
    if (i < skip_until_) return;
    if (f.cue >= 0 && according(i)) return;
    if (f.entity != kNowhere &&
        s_.entities[f.entity].span.size() > s_.tokens[i].end - s_.tokens[i].begin)
      return;
    if (f.verb != kNowhere && verb(i)) return;
    if (f.participle != kNowhere && participle(i)) return;
    if (f.verbal_noun != kNowhere) verbal_noun(i);
  }

  Cue start(CueKind kind, std::size_t i, std::uint32_t hit) const {
    Cue c;
    c.kind = kind;
    c.token = static_cast<std::uint32_t>(i);
    const Hit& h = s_.hits.list[hit];
    c.span = lexicon::hit_span(s_.document, s_.tokens, h);
    c.row = static_cast<std::int32_t>(s_.model.data.entry(h.entry).row);
    c.features = s_.model.data.entry(h.entry).features;
    c.enclitic = h.trail > 0;
    c.boundary = c.token;
    return c;
  }

  // Walks back over what may stand between a clause border and its verb.
  std::size_t before(std::size_t i) const {
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

  // Sets boundary and initial from the words before the clause that begins at `k`.
  void border(Cue& c, std::size_t k) const {
    c.boundary = static_cast<std::uint32_t>(k);
    const bool joined = (s_.hits.list.size() > 0) && s_[k].waw;
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
                          s_[b - 1].marker == Marker::kSwitch))
      --b;
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

  PhraseOptions options(const ReportingVerb& v) const {
    PhraseOptions o;
    o.stop_at_masdar = (v.frames & kAnyNoun) != 0;
    o.stop_at_bi = (v.frames & kWithBi) != 0;
    o.stop_at_li = (v.frames & kWithLi) != 0;
    return o;
  }

  bool verb(std::size_t i) {
    const Info& f = s_[i];
    const Hit& hit = s_.hits.list[f.verb];
    const ReportingVerb& v = s_.verb_of(f.verb);
    const std::uint32_t bits = s_.features_of(f.verb);
    if ((bits & lexicon::kThird) == 0) return false;
    if ((bits & lexicon::kPassiveOnly) != 0 && (bits & lexicon::kMasdar) == 0 &&
        !(v.flags & kAppears))
      return false;
    if ((hit.proclitics & (text::kSin | text::kBa | text::kKaf)) != 0) return false;
    if ((hit.proclitics & text::kLam) != 0) return false;
    const bool joined = (hit.proclitics & (text::kWaw | text::kFa)) != 0;
    const std::size_t k = before(i);
    const bool sentence_start = k == begin_ || k <= text_begin_;
    const Word previous = k > begin_ ? s_[k - 1].word : Word::kNone;
    if (!joined && i > begin_) {
      const Info& p = s_[i - 1];
      if (p.word == Word::kPreposition && p.word_tokens == 1 && p.timex == kNowhere) return false;
      if (previous == Word::kFuture || previous == Word::kIf || previous == Word::kQuestion)
        return false;
      if (previous == Word::kWhat || previous == Word::kDemonstrative || previous == Word::kNeutral)
        return false;
    }
    if (first_person(i, hit, v, bits)) return false;
    if (hit.trail > 0 && (v.flags & kHomograph) != 0 && !f.spelt_out) return false;
    if (hit.trail > 0 && hit.lead > 0 && s_.tokens[i].fold_length < hit.lead + hit.trail + 6u)
      return false;
    bool negated = false;
    if (k > begin_ && previous == Word::kNegation) negated = true;
    if (negated && (v.flags & kKeptNegated) == 0) return false;
    const bool present = (bits & lexicon::kPresent) != 0;
    if (present && previous == Word::kComplementiser && !joined && s_.bare_complementiser(k - 1))
      return false;
    if (f.masdar && !joined && !sentence_start) {
      // The same letters are a verbal noun: a verb only where a clause can begin.
      const bool clause = s_.punct(k - 1) || previous == Word::kPerfect ||
                          previous == Word::kRelative || previous == Word::kLike ||
                          previous == Word::kConjunction || previous == Word::kSubordinator ||
                          k < i;
      if (!clause) return false;
    }
    if (f.source >= 0 && !joined && !sentence_start) return false;
    if (f.definite) return false;

    Cue c = start(CueKind::kVerb, i, f.verb);
    c.negated = negated;
    border(c, k);
    subject(c, i, k, v, joined);
    if (c.origin == Origin::kAfter && strong(c.subject)) {
      Cue again = c;
      again.initial = false;
      border(again, k);
      if (again.boundary < again.token) c.initial = true;
    }
    // An object pronoun points into the clause before: this one goes on with it.
    if (joined && c.enclitic && !c.subject.found()) c.initial = false;
    c.comma_before = k > begin_ && (s_.comma(k - 1) || s_.close_quote(k - 1));
    if ((v.flags & kAppears) != 0) return appears(c, v);
    if ((v.flags & kRelays) != 0 && relays(c, v)) return true;
    c.complement = complement_at(s_, v, c.after, end_, c.enclitic, false);
    relay_inside(c);
    if (!c.complement.found() && said_of(c, v, i, k)) return true;
    if (!c.complement.found()) return posted(c, v);
    // "Fifteen of them were accused": the count is no speaker.
    if (c.origin == Origin::kAfter && s_.tokens[c.subject.begin].kind == text::TokenKind::kNumber &&
        c.complement.kind == ComplementKind::kPrepositional)
      return false;
    if (f.word != Word::kNone && !f.spelt_out && !clear_of(c)) return false;
    // What is merely true of a thing is not what somebody says.
    if (present && !c.subject.found() && !c.initial) return false;
    if (c.origin == Origin::kRelative && c.complement.kind == ComplementKind::kClause && gap(c) > 4)
      return false;
    if (present && (c.origin == Origin::kBefore || c.origin == Origin::kRelative) &&
        !strong(c.subject))
      return false;
    if (c.origin == Origin::kRelative && !strong(c.subject) && !is_speech(c.complement))
      return false;
    accept(c, v);
    return true;
  }

  static bool is_speech(const Complement& c) {
    return c.kind == ComplementKind::kClause || c.kind == ComplementKind::kColon ||
           c.kind == ComplementKind::kQuoted;
  }
  bool is_speech(std::size_t quote) const { return quotation::is_speech(s_, quote); }

  static bool strong(const Phrase& p) {
    return p.found() && (p.entity != kNowhere || p.source >= 0);
  }

  // Verbs whose past begins with a bare alef have a first person present that differs by its hamza
  // only.
  bool first_person(std::size_t i, const Hit& hit, const ReportingVerb& v,
                    std::uint32_t bits) const {
    if (!v.bare_alef || (bits & lexicon::kFirst) == 0 || (bits & lexicon::kPresent) == 0)
      return false;
    const std::uint32_t at = text::text_offset(s_.document, s_.tokens, i, hit.lead);
    return s_.document.text().substr(at, 2) == "\xD8\xA3";
  }

  // A word that is also a preposition is a verb only right before its clause.
  bool clear_of(const Cue& c) const {
    return c.complement.mark <= c.after + 1u && (!c.subject.found() || strong(c.subject));
  }

  // Words between the cue (and its subject) and what it governs, times left out.
  std::size_t gap(const Cue& c) const {
    std::size_t n = 0;
    // An aside between commas after a named speaker does not part the verb from its clause.
    if (strong(c.subject) && c.after < c.complement.mark && s_.comma(c.after) &&
        s_.comma(c.complement.mark - 1))
      return 0;
    for (std::size_t k = c.after; k < c.complement.mark && k < s_.size(); ++k)
      n += !s_.punct(k) && s_[k].timex == kNowhere ? 1u : 0u;
    return n;
  }

  void accept(Cue& c, const ReportingVerb& v) {
    if ((v.flags & (kHomograph | kWeak)) != 0) {
      const bool far = gap(c) > 4 && s_[c.token].spelt_out ? gap(c) > 12 : false;
      if (!is_speech(c.complement) || far ||
          (!s_[c.token].spelt_out && gap(c) > ((v.flags & kHomograph) != 0 ? 4u : 7u))) {
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

  void subject(Cue& c, std::size_t i, std::size_t k, const ReportingVerb& v, bool joined) {
    std::size_t j = i + 1;
    const std::uint32_t bits = c.features;
    const bool several =
        (bits & (lexicon::kPlural | lexicon::kDual)) != 0 && (bits & lexicon::kSingular) == 0;
    while (j < end_ && (s_[j].word == Word::kAdverb || s_[j].timex != kNowhere ||
                        s_[j].word == Word::kLike || s_[j].word == Word::kResumptive))
      j += std::max<std::size_t>(1, s_[j].word == Word::kAdverb ? s_[j].word_tokens : 1);
    if (j < end_ && s_.comma(j) && j > i + 1 && opens_phrase(s_, j + 1) && !s_.punct(j + 1)) ++j;
    c.after = static_cast<std::uint32_t>(i + 1);
    Phrase after;
    if (!several && j < end_ && !s_.open_quote(j)) {
      const Info& g = s_[j];
      const bool object =
          (v.frames & kAnyNoun) != 0 && g.masdar && g.source < 0 && g.entity == kNowhere;
      const bool quoted_name = s_.quote_mark(j);
      if (!object && !quoted_name) after = phrase_at(s_, j, end_, options(v));
    } else if (!several && j < end_ && s_.open_quote(j) && !is_speech(j)) {
      after = phrase_at(s_, j, end_, options(v));
    }
    const bool relative = k > begin_ && s_[k - 1].word == Word::kRelative;
    Phrase ahead;
    if (relative) {
      ahead = antecedent(k - 1);
    } else if (!joined && k > begin_ && s_[k - 1].word != Word::kConjunction &&
               !(k < i && s_[k].word == Word::kLike && !s_[k].covered)) {
      ahead = phrase_before(s_, k, begin_);
      if (ahead.found() && ahead.end + 12 < k) ahead = Phrase{};
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
      c.origin = relative ? Origin::kRelative : Origin::kBefore;
      c.initial = false;
      inner_source(c);
      if (!relative && ahead.begin >= begin_) {
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

  // "The flow of aid that the ministers spoke of": the noun before the relative pronoun is the
  // content.
  bool said_of(Cue& c, const ReportingVerb& v, std::size_t i, std::size_t k) {
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

  // Whether the words before a verb are its subject rather than those after it.
  bool prefer_ahead(const Phrase& ahead, const Phrase& after, const ReportingVerb& v, bool relative,
                    bool enclitic) const {
    if (enclitic) return !strong(after);
    if (relative && (v.frames & (kAnyNoun | kAddressee)) != 0) {
      return !(after.end < end_ && strong(after) && s_[after.end].word == Word::kComplementiser);
    }
    if ((v.frames & kAddressee) != 0 && strong(ahead)) return true;
    if (strong(after)) return false;
    return strong(ahead);
  }

  // -1 if a relative pronoun and a verb cannot be of one gender and number.
  static int agrees(std::uint32_t pronoun, std::uint32_t verb) {
    if (pronoun == 0) return 0;
    if ((pronoun & (lexicon::kPlural | lexicon::kDual)) != 0)
      return (verb & (lexicon::kPlural | lexicon::kDual)) != 0 ? 1 : -1;
    if ((pronoun & lexicon::kFeminine) != 0) return (verb & lexicon::kFeminine) != 0 ? 1 : -1;
    return (verb & lexicon::kMasculine) != 0 && (verb & lexicon::kSingular) != 0 ? 1 : -1;
  }

  // "A note of the embassy in which it voiced …": the embassy speaks, not the note.
  void inner_source(Cue& c) {
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

  // The noun a relative pronoun at `at` refers to.
  Phrase antecedent(std::size_t at) const {
    Phrase best;
    PhraseOptions o;
    o.relative = false;
    std::size_t end = at;
    if (end > begin_ && s_.comma(end - 1)) --end;
    std::size_t tried = 0;
    for (std::size_t b = end; b-- > begin_ && tried < 12;) {
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

  // "X reported from Y that / his saying that".
  bool relays(Cue& c, const ReportingVerb& v) {
    std::size_t k = c.after;
    while (k < end_ && (s_[k].timex != kNowhere || s_.comma(k) || s_[k].word == Word::kAdverb)) ++k;
    if (k >= end_ || s_[k].word != Word::kPreposition || s_[k].prep != Prep::kAn) return false;
    Phrase source = phrase_at(s_, k + 1, end_, PhraseOptions{});
    if (!source.found()) return false;
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
        n.boundary = c.boundary;
        n.initial = c.initial;
        n.after = static_cast<std::uint32_t>(m + 1);
        out_.list.push_back(n);
        skip_until_ = m + 1;
        return true;
      }
      if (f.word == Word::kComplementiser || s_.punct(m, ':') ||
          (s_.open_quote(m) && is_speech(m))) {
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

  // "It said, quoting X, that": X is the source, the subject the relay.
  void relay_inside(Cue& c) {
    if (!c.complement.found()) return;
    for (std::size_t k = c.token + 1; k < c.complement.begin && k < end_; ++k) {
      if (s_[k].cue < 0 || s_.model.cues[static_cast<std::size_t>(s_[k].cue)] != CueClass::kRelay)
        continue;
      std::size_t n = k + s_[k].cue_tokens;
      if (n < end_ && s_[n].word == Word::kPreposition && s_[n].prep == Prep::kAn) ++n;
      const Phrase source = phrase_at(s_, n, end_, PhraseOptions{});
      if (!source.found()) continue;
      c.relay = c.subject;
      c.subject = source;
      c.origin = Origin::kGenitive;
      c.token = static_cast<std::uint32_t>(k);
      c.span = s_.tokens.span(k);
      skip_until_ = std::max<std::size_t>(skip_until_, source.end);
      return;
    }
  }

  // "It came in the report that": a document, or those who hold the rumour, speak.
  bool appears(Cue& c, const ReportingVerb& v) {
    if (c.origin == Origin::kAfter) c.after = c.token + 1;
    std::size_t k = c.token + 1;
    if (k < end_ && s_[k].timex != kNowhere) ++k;
    if (k >= end_ || s_[k].word != Word::kPreposition || s_[k].prep != Prep::kFi) return false;
    Phrase holder = phrase_at(s_, k + 1, end_, PhraseOptions{});
    if (!holder.found()) return false;
    const SourceClass cls =
        holder.source < 0 ? SourceClass::kNone
                          : s_.model.sources[static_cast<std::size_t>(holder.source)].source_class;
    const bool medium = s_[holder.begin].medium >= 0;
    if (cls != SourceClass::kDocument && cls != SourceClass::kMedia && !medium) return false;
    c.subject = holder;
    c.origin = Origin::kAfter;
    c.after = holder.end;
    inner_source(c);
    ReportingVerb open = v;
    open.frames |= kThat | kQuote;
    c.complement = complement_at(s_, open, holder.end, end_, false, false);
    if (!c.complement.found()) return posted(c, open);
    out_.list.push_back(c);
    return true;
  }

  // "…, said X." and "…, as X said": the words before are the content.
  bool posted(Cue& c, const ReportingVerb& v) {
    if ((v.frames & (kThat | kQuote)) == 0 && c.row >= 0) return false;
    if (c.origin != Origin::kAfter || c.subject.begin == kNowhere) {
      remember(c);
      return false;
    }
    if (c.enclitic && strong(c.subject) && s_[c.token - 1].word != Word::kRelative &&
        !s_[c.token].waw && c.token > begin_ && (v.flags & (kHomograph | kWeak)) == 0) {
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

  void remember(const Cue& c) {
    if (c.subject.found() && !out_.sentence_subject[sentence_].found())
      out_.sentence_subject[sentence_] = c.subject;
  }

  bool participle(std::size_t i) {
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
    if ((feminine_only || several) && !set_off && !joined) return false;
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
    border(c, i);
    c.initial = true;
    const std::size_t before_count = out_.list.size();
    accept(c, v);
    return out_.list.size() > before_count;
  }

  bool verbal_noun(std::size_t i) {
    const Info& f = s_[i];
    const Hit& hit = s_.hits.list[f.verbal_noun];
    const ReportingVerb& v = s_.verb_of(f.verbal_noun);
    if (f.entity != kNowhere || f.timex != kNowhere) return false;
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
    if ((v.frames & kThat) == 0 || (v.flags & (kHomograph | kWeak)) != 0) return false;
    const Phrase holder = phrase_at(s_, i + 1, std::min(end_, i + 14), PhraseOptions{});
    if (!holder.found()) return false;
    const bool in =
        i > begin_ && s_[i - 1].word == Word::kPreposition && s_[i - 1].prep == Prep::kFi;
    std::size_t k = holder.end;
    while (k < end_ && (s_[k].timex != kNowhere || s_.comma(k) || s_[k].word == Word::kAdverb)) ++k;
    if (k >= end_) return false;
    if (s_[k].word == Word::kComplementiser && k + 1 < end_ && strong(holder) && !in) {
      c.complement.kind = ComplementKind::kClause;
      c.complement.mark = static_cast<std::uint32_t>(k);
      c.complement.begin = static_cast<std::uint32_t>(k + 1);
    } else if (s_[k].verb != kNowhere) {
      // "American assurances that spoke of …": the noun is the cue of its verb's content.
      const ReportingVerb& inner = s_.verb_of(s_[k].verb);
      c.complement =
          complement_at(s_, inner, k + 1, end_, s_.hits.list[s_[k].verb].trail > 0, false);
      if (c.complement.kind != ComplementKind::kClause || holder.end > holder.begin + 2)
        return false;
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

  bool according(std::size_t i) {
    const Info& f = s_[i];
    const CueClass cls = s_.model.cues[static_cast<std::size_t>(f.cue)];
    std::size_t next = i + f.cue_tokens;
    Cue c;
    c.kind = CueKind::kAccording;
    c.token = static_cast<std::uint32_t>(i);
    c.span = s_.tokens.span(i);
    for (const Hit& hit : s_.hits.at(i)) {
      const lexicon::Entry& e = s_.model.data.entry(hit.entry);
      if (e.table == s_.model.cue_table) {
        c.span = lexicon::hit_span(s_.document, s_.tokens, hit);
        c.span.end = s_.tokens.span(i).end;
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
    if (cls == CueClass::kBearing) return false;
    const bool joined = f.waw || leads(i);
    if (cls == CueClass::kAs || (next < end_ && s_[next].word == Word::kWhat)) {
      // "As X said", "according to what X reported".
      std::size_t k = next;
      while (k < end_ && (s_[k].word == Word::kWhat || s_[k].word == Word::kPerfect)) ++k;
      if (k >= end_ || s_[k].verb == kNowhere) return false;
      const std::uint32_t hit = s_[k].verb;
      const ReportingVerb& v = s_.verb_of(hit);
      const Complement own = complement_at(s_, v, k + 1, end_, s_.hits.list[hit].trail > 0, false);
      std::size_t j = k + 1;
      while (j < end_ && (s_[j].word == Word::kResumptive || s_[j].timex != kNowhere ||
                          s_[j].word == Word::kAdverb))
        ++j;
      Phrase subject;
      if ((v.flags & kAppears) != 0 && j + 1 < end_ && s_[j].word == Word::kPreposition) {
        subject = phrase_at(s_, j + 1, end_, PhraseOptions{});
      } else {
        subject = phrase_at(s_, j, end_, PhraseOptions{});
      }
      const bool clause_follows =
          own.kind == ComplementKind::kClause || own.kind == ComplementKind::kColon;
      if (clause_follows && own.mark <= (subject.found() ? subject.end : j) + 6) return false;
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
    while (b > begin_ && s_.comma(b - 1)) --b;
    c.boundary = static_cast<std::uint32_t>(b);
    const bool first = i == begin_ || i <= text_begin_ || (joined && b < i);
    if (first) {
      std::size_t k = c.after;
      while (k < end_ && (s_.comma(k) || s_[k].word == Word::kComplementiser)) ++k;
      if (k >= end_) return false;
      c.complement.kind = ComplementKind::kClause;
      c.complement.mark = static_cast<std::uint32_t>(k);
      c.complement.begin = static_cast<std::uint32_t>(k);
      c.initial = true;
    }
    out_.list.push_back(c);
    return true;
  }

  // Whether a conjunction is attached to the function word or cue at i.
  bool leads(std::size_t i) const {
    for (const Hit& hit : s_.hits.at(i)) {
      if (s_.model.data.entry(hit.entry).table == s_.model.cue_table)
        return (hit.proclitics & (text::kWaw | text::kFa)) != 0;
    }
    return false;
  }

  // "A statement issued by X": X, with the statement as the document.
  void issuer(Cue& c) const {
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

  // A noun phrase that can be a source: named, or of a kind that speaks.
  Phrase source_at(std::size_t i) const {
    PhraseOptions o;
    Phrase p;
    if (i < s_.size() && (s_[i].li || s_[i].bi) && s_[i].entity == kNowhere) {
      // The particle belongs to the cue; what follows is read as if it were not there.
      p = phrase_at(s_, i + 1, end_, o);
      if (s_[i].source < 0 && !p.found()) return Phrase{};
      const std::size_t head =
          i + (s_[i].source >= 0 ? std::max<std::size_t>(1, s_[i].noun_tokens) : 1);
      Phrase tail;
      if (head < end_ && !s_.punct(head)) tail = phrase_at(s_, head, end_, o);
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

  // The subject of the sentence's own verb, if no reporting cue gave one.
  void subject_of_sentence() {
    Phrase& subject = out_.sentence_subject[sentence_];
    if (subject.found()) return;
    std::size_t k = text_begin_;
    if (k < end_ && (s_[k].word == Word::kPreposition || s_[k].bi || s_[k].li)) {
      // A circumstance before the verb, set off by a comma.
      std::size_t comma = k;
      while (comma < end_ && comma < k + 14 && !s_.comma(comma)) ++comma;
      if (comma < end_ && s_.comma(comma)) k = comma;
    }
    while (k < end_ && (s_[k].timex != kNowhere || s_.comma(k) || s_[k].word == Word::kAdverb ||
                        s_[k].word == Word::kPerfect || s_[k].word == Word::kLike ||
                        s_[k].word == Word::kWas || s_[k].marker == Marker::kSwitch))
      ++k;
    if (k + 1 >= end_) return;
    if (s_[k].finite || (!opens_phrase(s_, k) && s_[k].word == Word::kNone))
      subject = phrase_at(s_, k + 1, end_, PhraseOptions{});
    if (!subject.found()) subject = phrase_at(s_, k, end_, PhraseOptions{});
    if (!subject.found() && s_[k].word == Word::kNone)
      subject = phrase_at(s_, k + 1, end_, PhraseOptions{});
  }

  const Scan& s_;
  Cues out_;
  std::size_t begin_ = 0, end_ = 0, text_begin_ = 0, sentence_ = 0;
  std::size_t skip_until_ = 0;
};

}  // namespace

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
  return static_cast<std::uint32_t>(std::min(begin, end));
}

Cues find_cues(const Scan& scan) { return Finder(scan).run(); }

}  // namespace waqai::quotation
