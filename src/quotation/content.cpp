// A reported clause runs to the end of its sentence unless something ends it before: the closing
// mark of a quotation that was all of it, a participle or verb with which the same or another
// speaker goes on, a closing attribution. What is quoted is never cut, even where it has full
// stops. Cues within a content that belong to its own clauses stay inside it.
#include "quotation/content.h"

#include <algorithm>

#include "text/endings.h"

namespace waqai::quotation {
namespace {

constexpr std::size_t kLongest = 600;  // tokens of a content that no mark closes
constexpr std::size_t kDeepest = 8;    // contents that a word can stand in

class Bounds {
 public:
  Bounds(const Scan& scan, Cues& cues) : s_(scan), cues_(cues) {}

  void run() {
    auto& list = cues_.list;
    std::stable_sort(list.begin(), list.end(),
                     [](const Cue& a, const Cue& b) { return a.token < b.token; });
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (list[i].complement.kind == ComplementKind::kTakenUp) {
        take_up(i);
      } else if (list[i].complement.kind != ComplementKind::kBefore) {
        bound(i);
      }
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (list[i].complement.kind == ComplementKind::kBefore) bound_before(i);
    }
    list.erase(std::remove_if(list.begin(), list.end(),
                              [](const Cue& c) {
                                return c.dropped || c.begin == kNowhere || c.begin >= c.end;
                              }),
               list.end());
    nest();
  }

 private:
  std::size_t line_end(std::size_t i) const {
    std::size_t k = i + 1;
    while (k < s_.size() && k < i + kLongest && !s_.tokens[k].line_before) ++k;
    return k;
  }

  std::size_t sentence_end(std::size_t i) const {
    return std::min<std::size_t>({s_.sentence(i).token_end, s_.size(), i + kLongest});
  }

  // A quotation that is never closed runs to the end of its paragraph, or to the last full stop
  // before the next quotation, or mark that has no partner.
  std::size_t unclosed_end(std::size_t open) const {
    const std::size_t end = line_end(open);
    std::size_t k = open + 1;
    while (k < end && !(s_.quote_mark(k) && (s_[k].partner == kNowhere || s_.punct(k - 1, ':'))))
      ++k;
    if (k == end) return k;
    std::size_t stop = k;
    while (stop > open + 1 && !s_.punct(stop, '.')) --stop;
    return stop > open + 1 ? stop : k;
  }

  // The token where another act begins that ends the content of cue i, from `from` on.
  std::size_t next_act(std::size_t i, std::size_t from, std::size_t limit) const {
    const auto& list = cues_.list;
    const Cue& c = list[i];
    bool nested_speaker = false;
    for (std::size_t k = i + 1; k < list.size() && list[k].token < limit; ++k) {
      const Cue& d = list[k];
      if (d.dropped || d.token < from || d.complement.kind == ComplementKind::kBefore) continue;
      const std::uint32_t quote = s_[d.token].quote;
      if (quote != kNowhere && quote >= c.complement.begin) continue;
      if (d.kind == CueKind::kParticiple ||
          (d.kind == CueKind::kClaim && d.origin != Origin::kRelative))
        return std::max<std::size_t>(d.boundary, from);
      // "… the classification and called it …": a noun reported ends where its speaker goes on.
      const bool on = d.kind == CueKind::kVerb && d.joined && d.enclitic && !d.subject.found() &&
                      (c.complement.kind == ComplementKind::kPrepositional ||
                       c.complement.kind == ComplementKind::kNoun);
      if (on) return std::max<std::size_t>(d.boundary, from);
      // "While he stressed that …, he pointed to …": the main verb after its clause.
      const bool main = d.kind == CueKind::kVerb && !d.joined && d.comma_before &&
                        !d.subject.found() && c.token > 0 &&
                        s_[c.token - 1].word == Word::kSubordinator &&
                        c.token <= s_.sentence(c.token).token_begin + 2u;
      if (main) return std::max<std::size_t>(d.token, from);
      if (!d.initial || d.kind == CueKind::kNominal ||
          (d.kind == CueKind::kVerbalNoun && d.origin != Origin::kGenitive)) {
        if (d.kind == CueKind::kVerb) nested_speaker = true;
        continue;
      }
      if (!d.subject.found() && nested_speaker) continue;
      // Joined without a comma to a clause that has a subject of its own, a bare verb goes on with
      // that.
      if (d.kind == CueKind::kVerb && !d.subject.found() && own_subject(c) &&
          (!d.comma_before || taken_up(c, d)))
        continue;
      return std::max<std::size_t>(d.boundary, from);
    }
    return limit;
  }

  bool own_subject(const Cue& c) const {
    if (c.complement.kind != ComplementKind::kClause) return false;
    if (!s_.bare_complementiser(c.complement.mark) || !opens_phrase(s_, c.complement.begin))
      return false;
    const Phrase own =
        phrase_at(s_, c.complement.begin, sentence_end(c.complement.begin), PhraseOptions{});
    if (own.entity != kNowhere) return true;
    // A document says less surely than the person who speaks of it.
    return own.source >= 0 &&
           !(c.subject.named &&
             s_.model.sources[static_cast<std::size_t>(own.source)].source_class ==
                 SourceClass::kDocument);
  }

  // "…, but it …": the pronoun of the conjunction stands for the clause's own subject.
  bool taken_up(const Cue& c, const Cue& d) const {
    if (d.token == 0) return false;
    const Info& f = s_[d.token - 1];
    if (f.word != Word::kConjunction || f.agreement == 0) return false;
    const Phrase own = phrase_at(s_, c.complement.begin, d.token, PhraseOptions{});
    if (!own.found() || (own.source < 0 && own.entity == kNowhere)) return false;
    const bool feminine = (f.agreement & lexicon::kFeminine) != 0;
    return own.named || feminine == text::ends_feminine(s_.raw(own.begin));
  }

  bool is_cue(std::size_t token, const Cue*& found) const {
    const auto& list = cues_.list;
    const auto it = std::lower_bound(list.begin(), list.end(), token,
                                     [](const Cue& c, std::size_t t) { return c.token < t; });
    for (auto k = it; k != list.end() && k->boundary <= token + 3 && k->token <= token + 4; ++k) {
      if (k->complement.kind == ComplementKind::kBefore && k->boundary == token) {
        found = &*k;
        return true;
      }
    }
    return false;
  }

  // True if nothing of the sentence follows token k but punctuation, times and closing attribution.
  bool only_tail(std::size_t k, std::size_t end) const {
    while (k < end && (s_.punct(k) || s_[k].timex != kNowhere || s_[k].word == Word::kResumptive))
      ++k;
    return k >= end || s_[k].marker == Marker::kBackground || s_[k].marker == Marker::kSwitch;
  }

  void bound(std::size_t i) {
    Cue& c = cues_.list[i];
    std::size_t begin = c.complement.begin;
    if (begin >= s_.size()) return;
    if (c.complement.kind == ComplementKind::kAntecedent) {
      set(c, begin, c.complement.end);
      return;
    }
    std::size_t end = sentence_end(begin);
    const std::uint32_t within = s_[c.token].quote;
    if (within != kNowhere && s_[within].partner != kNowhere)
      end = std::min<std::size_t>(end, s_[within].partner);
    std::size_t t = begin;
    while (t < end && (s_.comma(t) || s_.punct(t, ':'))) ++t;
    begin = t;
    if (t < s_.size() && s_.quote_mark(t) && s_[t].partner == kNowhere) {
      set(c, t + 1, unclosed_end(t));
      return;
    }
    if (t < s_.size() && s_.open_quote(t)) {
      const std::size_t close = s_[t].partner;
      end = std::max(end, sentence_end(close));
      if (quote_is_all(i, t, close)) {
        // "«…», said X, «…»": one span from the first word to the last.
        set(c, c.split != kNowhere ? c.split : t, close + 1);
        return;
      }
      t = close + 1;
    }
    const bool nominal = c.complement.kind == ComplementKind::kPrepositional ||
                         c.complement.kind == ComplementKind::kNoun;
    std::size_t stop = next_act(i, t, end);
    for (; t < stop; ++t) {
      if (s_.open_quote(t) && s_[t].partner != kNowhere) {
        const std::size_t close = s_[t].partner;
        if (close >= stop && close > end) {
          end = sentence_end(close);
          stop = next_act(i, close, end);
        }
        t = close;
        continue;
      }
      if (s_[t].marker == Marker::kBackground && t > begin && s_[t - 1].word != Word::kNegation) {
        stop = t;
        break;
      }
      if (s_.comma(t) && t + 1 < stop && goes_on(t + 1)) {
        stop = t;
        break;
      }
      if (own_words(t)) {
        const std::size_t after = t + s_[t].cue_tokens;
        if (only_tail(after, end)) {
          stop = t;
          break;
        }
        continue;
      }
      const Cue* attribution = nullptr;
      if (is_cue(t, attribution) && only_tail(attribution->after, end)) {
        stop = t;
        break;
      }
      if (c.kind == CueKind::kNominal && s_.comma(t) && t + 1 < stop &&
          s_[t + 1].word == Word::kPreposition && s_[t + 1].prep == Prep::kOther) {
        stop = t;
        break;
      }
      if (nominal && s_.comma(t) && t + 1 < stop && leaves_noun(t + 1)) {
        stop = t;
        break;
      }
      if (s_.punct(t, '.') && t > begin && t + 1 < end && s_.tokens[t + 1].line_before) {
        stop = t;
        break;
      }
    }
    if (c.kind == CueKind::kNominal) stop = nominal_end(c, begin, stop);
    if (stop == end && end > begin && s_.punct(end - 1, ':')) stop = list_end(end);
    const bool goes_to = c.row >= 0 && begin + 1 < s_.size() && s_[begin + 1].prep == Prep::kIla &&
                         (s_.model.verbs[static_cast<std::size_t>(c.row)].frames & kWithIla) != 0;
    if (c.complement.kind == ComplementKind::kNoun && begin + 1 < stop && !goes_to &&
        s_[begin].word == Word::kDemonstrative && !s_[begin + 1].definite)
      stop = begin + 1;
    // "The same thing in July": what stands for the content is complete.
    if (nominal && begin + 2 < stop && s_[begin].definite && s_[begin + 1].word == Word::kSame)
      stop = begin + 2;
    set(c, begin, stop);
  }

  // What a noun of saying governs is a part of its clause: a phrase with what hangs on it; a clause
  // after "despite the assurance that …" ends with its comma.
  std::size_t nominal_end(const Cue& c, std::size_t begin, std::size_t stop) const {
    if (c.complement.kind == ComplementKind::kClause) {
      const std::size_t first = sentence_text_begin(s_, s_.sentence(c.token));
      const bool circumstance =
          c.token > first && c.token <= first + 2u && s_[c.token - 1].word == Word::kPreposition;
      for (std::size_t k = begin; circumstance && k + 1 < stop; ++k) {
        if (s_.open_quote(k)) k = std::min<std::size_t>(s_[k].partner, stop);
        if (s_.comma(k) && !s_[k + 1].waw) return k;
      }
      return stop;
    }
    if (c.complement.kind != ComplementKind::kPrepositional || !c.bounded) return stop;
    PhraseOptions o;
    o.stop_at_masdar = true;
    o.apposition = false;
    // The particle before its first word hides the phrase from the reader of phrases.
    std::size_t k = begin + 1;
    bool more = true;
    while (more && k < stop) {
      more = false;
      if (s_[k].word == Word::kPreposition && s_[k].prep != Prep::kOther &&
          s_[k].prep != Prep::kTime && k + 1 < stop) {
        const Phrase p = phrase_at(s_, k + 1, stop, o);
        if (!p.found()) break;
        k = p.end;
        more = true;
      } else if (k == begin + 1 && !s_[begin].definite) {
        const Phrase p = phrase_at(s_, k, stop, o);
        if (!p.found()) break;
        k = p.end;
        more = true;
      } else if (s_[k].bi || s_[k].li) {
        ++k;
        more = true;
      }
    }
    return std::min(k, stop);
  }

  // "…, and this is what X denied": what the cue before reported, or the words of the sentence.
  void take_up(std::size_t i) {
    auto& list = cues_.list;
    Cue& c = list[i];
    const std::size_t first = s_.sentence(c.token).token_begin;
    for (std::size_t k = i; k-- > 0 && i - k < 12;) {
      const Cue& d = list[k];
      if (d.dropped || d.begin == kNowhere) continue;
      if (d.token < first && c.boundary > first + 1) break;
      if (d.end == c.boundary || (c.boundary <= first + 1 && d.end + 2 >= first)) {
        c.begin = d.begin;
        c.end = d.end;
        return;
      }
    }
    if (c.boundary > first) set(c, sentence_text_begin(s_, s_.sentence(c.token)), c.boundary);
  }

  // A participle of saying after a comma is the speaker's, whatever it governs.
  bool goes_on(std::size_t t) const {
    const Info& f = s_[t];
    if (f.participle == kNowhere || f.source >= 0 || f.entity != kNowhere || f.quote != kNowhere)
      return false;
    const lexicon::Hit& hit = s_.hits.list[f.participle];
    const std::uint32_t bits = s_.features_of(f.participle);
    return hit.trail == 0 && (hit.proclitics & ~text::kWaw) == 0 &&
           (bits & lexicon::kDefinite) == 0 &&
           (bits & (lexicon::kAccusative | lexicon::kFeminine)) != 0;
  }

  // A reported noun ends where a new clause or a circumstance is added to its sentence.
  bool leaves_noun(std::size_t t) const {
    if (s_.open_quote(t) && t + 1 < s_.size()) {
      const Info& q = s_[t + 1];
      return q.word == Word::kConjunction || q.word == Word::kNegation ||
             q.word == Word::kSubordinator || (q.finite && !q.masdar && q.source < 0) ||
             (q.waw && q.word != Word::kNone);
    }
    const Info& f = s_[t];
    if (f.word == Word::kSubordinator || (f.word == Word::kDemonstrative && f.waw)) return true;
    if (f.word == Word::kNegation && f.waw) return true;
    if (f.word == Word::kPronoun && f.waw) return true;                      // "…, and it is …"
    if (f.word == Word::kConjunction && f.prep == Prep::kTime) return true;  // "…, then …"
    if (f.word == Word::kPreposition && f.prep == Prep::kAla && t + 1 < s_.size() &&
        s_[t + 1].word == Word::kComplementiser)
      return true;  // "…, provided that …"
    if (f.word == Word::kConjunction && s_.tokens.form(t).size() >= 6) return true;
    if (f.word == Word::kPreposition && (f.prep == Prep::kWith || f.prep == Prep::kPlace))
      return true;
    return f.waw && f.finite && !f.masdar && f.source < 0 && !f.definite;
  }

  // A list after a colon: lines that begin with a dash or number, or follow one that ends with a
  // comma.
  std::size_t list_end(std::size_t i) const {
    std::size_t end = i;
    while (end < s_.size()) {
      const bool item = s_.dash(end) || s_.tokens[end].kind == text::TokenKind::kNumber ||
                        s_.punct(end, '*') || s_.punct(end, 0x2022) || end == i ||
                        s_.comma(end - 1);
      if (!item) break;
      end = line_end(end);
    }
    return end;
  }

  bool own_words(std::size_t t) const {
    return std::binary_search(cues_.own_words.begin(), cues_.own_words.end(),
                              static_cast<std::uint32_t>(t));
  }

  // Whether the quotation [open, close] is the whole content.
  bool quote_is_all(std::size_t i, std::size_t open, std::size_t close) const {
    const std::size_t n = close + 1;
    if (n >= s_.size() || s_.tokens[n].line_before) return true;
    if (s_.tokens[n].sentence != s_.tokens[close].sentence) return true;
    if (s_.punct(n)) {
      if (s_.comma(n)) {
        return !(n + 1 < s_.size() && s_[n + 1].word == Word::kComplementiser && s_[n + 1].waw);
      }
      return !s_.quote_mark(n) && !s_.punct(n, '(');
    }
    const std::size_t end = sentence_end(n);
    if (next_act(i, n, end) <= n + 1) return true;
    const std::uint32_t words = s_.word_count(open, close);
    const Info& f = s_[n];
    if (words >= 5 && (f.word == Word::kRelative || f.word == Word::kSubordinator ||
                       f.word == Word::kConjunction || own_words(n) || f.cue >= 0))
      return true;
    if (own_words(n)) return true;
    return false;
  }

  // An attribution that belongs to another act: its document, or who passes it on.
  void attribute(Cue& act, const Cue& attribution) const {
    const Phrase& p = attribution.subject;
    if (!p.found()) return;
    const bool document =
        p.source >= 0 &&
        s_.model.sources[static_cast<std::size_t>(p.source)].source_class == SourceClass::kDocument;
    Phrase& place = document ? act.document : act.relay;
    if (!place.found()) place = p;
  }

  // A mark opens the aside of the attribution.
  bool set_off(const Cue& c) const {
    return c.boundary < s_.size() && (s_.comma(c.boundary) || s_.dash(c.boundary));
  }

  void bound_before(std::size_t i) {
    auto& list = cues_.list;
    Cue& c = list[i];
    const Sentence& sentence = s_.sentence(c.token);
    const std::size_t sentence_first = sentence.token_begin;
    const std::size_t end = std::min<std::size_t>(sentence.token_end, s_.size());
    // A cue of the same sentence whose content reaches this attribution: one act, not two.
    for (std::size_t k = i; k-- > 0 && list[k].token >= sentence_first;) {
      Cue& d = list[k];
      if (d.dropped || d.begin == kNowhere || d.complement.kind == ComplementKind::kBefore)
        continue;
      const bool top = d.initial || d.kind == CueKind::kParticiple || d.token == sentence_first;
      if (!top) continue;
      if (d.end + 2 >= c.boundary && c.kind == CueKind::kAccording) {
        attribute(d, c);
        c.dropped = true;
        return;
      }
    }
    // An attribution between a cue and its own content.
    for (std::size_t k = i; k-- > 0 && list[k].token >= sentence_first;) {
      Cue& d = list[k];
      if (d.dropped || d.begin == kNowhere) continue;
      if (d.token < c.token && d.begin > c.token) {
        attribute(d, c);
        c.dropped = true;
        return;
      }
    }
    std::size_t begin = sentence_text_begin(s_, sentence);
    for (std::size_t k = i; k-- > 0 && list[k].token >= sentence_first;) {
      const Cue& d = list[k];
      if (d.dropped || d.begin == kNowhere) continue;
      if (d.initial && d.end > begin && d.end <= c.boundary && c.kind == CueKind::kVerb)
        begin = d.end;
    }
    while (begin < c.boundary && s_.punct(begin) && !s_.open_quote(begin)) ++begin;
    if (begin >= c.boundary) {
      c.dropped = true;
      return;
    }
    // A quotation that ends right here is the content, wherever it began.
    if (s_.close_quote(c.boundary - (c.boundary > 0 ? 1 : 0)) && c.boundary > 0) {
      const std::uint32_t open = s_[c.boundary - 1].partner;
      if (open != kNowhere && open < begin && s_.word_count(open, c.boundary) >= 4) begin = open;
    }
    std::size_t stop = c.boundary;
    const bool as = c.token > 0 && s_[c.token - 1].word == Word::kLike;
    if (!only_tail(c.after, end) && (c.kind == CueKind::kAccording || as)) {
      std::size_t k = c.after;
      // What the sentence's verb governs may come after the attribution.
      bool noun_only = true;  // a subject that waits for its verb
      for (std::size_t m = begin; m < c.boundary && noun_only; ++m)
        noun_only = !s_[m].finite || s_[m].masdar || s_[m].source >= 0 || s_[m].definite ||
                    s_[m].entity != kNowhere;
      const bool closed = k < end && (s_.comma(k) || s_.dash(k));
      // "The campaign has, according to X, killed 463": what the verb governs comes after.
      const Info& next = s_[k + 1 < end ? k + 1 : std::size_t{c.token}];
      const bool object = k + 1 < end && closed && c.kind == CueKind::kAccording && set_off(c) &&
                          (s_.tokens[k + 1].kind == text::TokenKind::kNumber ||
                           (next.word == Word::kQuantifier && !next.waw) ||
                           (next.word == Word::kNone && !next.waw &&
                            (!next.finite || (k + 2 < end && s_[k + 2].prep == Prep::kMin)) &&
                            next.participle == kNowhere && next.timex == kNowhere &&
                            next.marker == Marker::kNone && next.cue < 0 && !s_.punct(k + 1)));
      if (object) {
        stop = next_act(i, c.after, end);
      } else if (k + 1 < end && s_.comma(k) && noun_only && !s_[k + 1].waw &&
                 s_[k + 1].word != Word::kSubordinator && !s_.punct(k + 1)) {
        stop = next_act(i, c.after, end);
      } else if (k + 1 < end && s_.comma(k)) {
        const Info& f = s_[k + 1];
        const bool governed =
            f.word == Word::kComplementiser || f.word == Word::kSubordinator || f.bi ||
            (f.masdar && !f.waw && !f.finite && f.source < 0 && f.word == Word::kNone) ||
            (f.word == Word::kPreposition && (f.prep == Prep::kAla || f.prep == Prep::kIla ||
                                              f.prep == Prep::kAn || f.prep == Prep::kMin));
        if (governed) stop = next_act(i, c.after, end);
      }
    }
    set(c, begin, stop);
  }

  void set(Cue& c, std::size_t begin, std::size_t end) const {
    while (begin < end && s_.punct(begin) && !s_.open_quote(begin) && !s_.punct(begin, '('))
      ++begin;
    while (end > begin && s_.punct(end - 1) && !s_.close_quote(end - 1) &&
           !s_.punct(end - 1, ')') && !s_.punct(end - 1, '%'))
      --end;
    c.begin = static_cast<std::uint32_t>(begin);
    c.end = static_cast<std::uint32_t>(end);
  }

  // Saying inside saying, to a depth that no report goes beyond: what is deeper is left out, so
  // that no word stands in more contents than that.
  void nest() {
    auto& list = cues_.list;
    std::vector<std::size_t> ends;
    for (Cue& c : list) {
      std::erase_if(ends, [&c](std::size_t end) { return end <= c.token; });
      c.dropped = ends.size() >= kDeepest;
      if (!c.dropped && c.end > c.token) ends.push_back(c.end);
    }
    list.erase(std::remove_if(list.begin(), list.end(), [](const Cue& c) { return c.dropped; }),
               list.end());
    std::vector<std::int32_t> open;
    for (std::size_t i = 0; i < list.size(); ++i) {
      while (!open.empty() && list[static_cast<std::size_t>(open.back())].end <= list[i].token)
        open.pop_back();
      list[i].parent = -1;
      for (std::size_t k = open.size(); k-- > 0;) {
        const Cue& p = list[static_cast<std::size_t>(open[k])];
        if (p.begin <= list[i].token && list[i].token < p.end) {
          list[i].parent = open[k];
          break;
        }
      }
      if (list[i].end > list[i].token) open.push_back(static_cast<std::int32_t>(i));
    }
  }

  const Scan& s_;
  Cues& cues_;
};

// Marks around a name are no quotation: most of what they hold is the name.
bool names_something(const Scan& s, std::size_t open, std::size_t close) {
  const std::uint32_t words = s.word_count(open, close);
  std::uint32_t named = 0;
  for (std::size_t k = open + 1; k < close; ++k)
    named += !s.punct(k) && s[k].entity != kNowhere ? 1u : 0u;
  if (named > 0 && words <= 6 && named * 2 >= words) return true;
  if (open > 0 && s[open - 1].word == Word::kCalled && words <= 4) return true;
  if (open == 0 || s[open - 1].source < 0 || words > 3 || s[open - 1].definite) return false;
  for (std::size_t k = open + 1; k < close; ++k)
    if (s[k].word == Word::kNegation || (s[k].finite && !s[k].masdar && s[k].source < 0))
      return false;
  switch (s.model.sources[static_cast<std::size_t>(s[open - 1].source)].source_class) {
    case SourceClass::kRole:
    case SourceClass::kOfficial:
    case SourceClass::kPerson:
    case SourceClass::kCrowd:
      return false;
    default:
      return true;
  }
}

}  // namespace

void bound_contents(const Scan& scan, Cues& cues) { Bounds(scan, cues).run(); }

StatementKind kind_of(const Scan& s, const Cue& c) {
  if (c.begin >= c.end) return StatementKind::kIndirect;
  if (c.split != kNowhere && c.begin == c.split)
    return s.open_quote(c.begin) ? StatementKind::kDirect : StatementKind::kMixed;
  std::size_t begin = c.begin, end = c.end;
  while (begin < end && s.punct(begin) && !s.quote_mark(begin)) ++begin;
  const bool unclosed = begin > 0 && s.quote_mark(begin - 1) && s[begin - 1].partner == kNowhere;
  if (unclosed) return StatementKind::kDirect;
  if (begin < end && s.open_quote(begin) && s[begin].partner + 1u >= end)
    return StatementKind::kDirect;
  const bool colon = c.complement.kind == ComplementKind::kColon;
  bool quoted = false;
  std::uint32_t named = kNowhere;
  for (std::size_t k = begin; k < end; ++k) {
    if (s.quote_mark(k) && s[k].partner == kNowhere && k > begin) quoted = true;
    if (!s.open_quote(k)) continue;
    const std::size_t close = s[k].partner;
    // "… and «Y»" after a name goes on with names.
    const bool goes_on = named != kNowhere && k - named <= 2 && s.word_count(k, close) <= 2;
    if (!goes_on && !names_something(s, k, close)) quoted = true;
    named = goes_on || names_something(s, k, close) ? static_cast<std::uint32_t>(close) : kNowhere;
    k = close;
  }
  if (colon)
    return quoted && begin < end && s.open_quote(begin) ? StatementKind::kMixed
                                                        : StatementKind::kDirect;
  return quoted ? StatementKind::kMixed : StatementKind::kIndirect;
}

}  // namespace waqai::quotation
