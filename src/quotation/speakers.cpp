// A cue without a subject takes the speaker who last spoke: of its sentence, of the content it
// stands in, or of the report, with the gender of its verb. The fullest name of a speaker is the
// longest phrase of the report whose words include all words of the mention; a bare title or "the
// source" points to the latest that fits.
#include "quotation/speakers.h"

#include <algorithm>

#include "text/endings.h"

namespace waqai::quotation {
namespace {

constexpr std::size_t kNearDocument = 400;  // tokens back to the document meant
constexpr std::size_t kLookBack = 120;      // mentions compared, so that long documents stay linear

struct Mention {
  Phrase phrase;
  std::vector<std::string_view> words;
  bool generic = false;  // no name in it
};

class Resolver {
 public:
  Resolver(const Scan& scan, const Cues& cues)
      : s_(scan), cues_(cues), speakers_(cues.list.size()) {}

  std::vector<Speaker> run() {
    for (std::size_t i = 0; i < cues_.list.size(); ++i) subject(i);
    collect();
    for (std::size_t i = 0; i < cues_.list.size(); ++i) name(i);
    for (std::size_t i = 0; i < cues_.list.size(); ++i) anonymity(i);
    return std::move(speakers_);
  }

 private:
  const Cue& cue(std::size_t i) const { return cues_.list[i]; }

  // The sentence a token stands in; of one that begins within a quotation, that in which the
  // quotation began.
  std::size_t sentence_of(std::size_t token) const {
    std::size_t sentence = s_.tokens[token].sentence;
    const std::size_t first = s_.tokens.sentences[sentence].token_begin;
    if (first < s_.size() && s_[first].quote != kNowhere && s_[token].quote != s_[first].quote)
      sentence = s_.tokens[s_[first].quote].sentence;
    return sentence;
  }

  bool same_sentence(std::size_t a, std::size_t b) const {
    return sentence_of(cue(a).token) == sentence_of(cue(b).token);
  }

  void take(std::size_t i, std::size_t from) {
    speakers_[i].phrase = speakers_[from].phrase;
    speakers_[i].continues = static_cast<std::int32_t>(from);
  }

  // +1 if both can be of one gender and number, 0 unknown, -1 if not.
  static int agree(std::uint32_t a, std::uint32_t b) {
    constexpr std::uint32_t kGender = lexicon::kMasculine | lexicon::kFeminine;
    const std::uint32_t ga = a & kGender, gb = b & kGender;
    if (ga == 0 || gb == 0) return 0;
    return (ga & gb) != 0 ? 1 : -1;
  }

  void subject(std::size_t i) {
    const Cue& c = cue(i);
    if (c.subject.found()) {
      speakers_[i].phrase = c.subject;
      if (c.relay_dropped && i > 0) {
        // Who passes it on spoke before: find out as if he spoke here.
        dropped(i);
        std::swap(speakers_[i].phrase, speakers_[i].relay);
        speakers_[i].phrase = c.subject;
        speakers_[i].continues = -1;
      }
    } else {
      dropped(i);
    }
    const bool document =
        c.kind == CueKind::kAccording && c.subject.found() && c.subject.entity == kNowhere;
    if (c.parent < 0 && speakers_[i].phrase.found() && !document) {
      // The gender of an explicit subject is that of its verb.
      std::uint32_t features = c.features;
      if (speakers_[i].continues >= 0)
        features = gender_[static_cast<std::size_t>(speakers_[i].continues)];
      if (c.kind == CueKind::kAccording || c.kind == CueKind::kNominal ||
          c.kind == CueKind::kVerbalNoun)
        features = 0;
      gender_.resize(cues_.list.size());
      gender_[i] = features;
      recent_.push_back(i);
    } else {
      gender_.resize(cues_.list.size());
      gender_[i] = c.features;
    }
  }

  // `a post by the embassy said in it`: a verb right after the issuer of a document or message,
  // which has its place behind the preposition of possession. Not found if the words before the
  // verb are not of that shape.
  Phrase issuer(const Cue& c) const {
    Phrase p;
    if (c.kind != CueKind::kVerb || c.token < 2) return p;
    const std::uint32_t entity = s_[c.token - 1].entity;
    if (entity == kNowhere || s_.entities[entity].type == EntityType::kLocation) return p;
    std::size_t begin = c.token - 1;
    while (begin > 0 && s_[begin - 1].entity == entity) --begin;
    if (begin == 0 || !s_[begin].li || s_[begin - 1].medium < 0 ||
        s_.tokens[begin].sentence != s_.tokens[c.token].sentence)
      return p;
    p.begin = static_cast<std::uint32_t>(begin);
    p.end = static_cast<std::uint32_t>(c.token);
    p.entity = entity;
    return p;
  }

  // "… and that he …": the complementiser's pronoun goes on with the subject of the clause.
  bool after_pronoun(const Cue& c) const {
    for (std::size_t k = c.token; k-- > 0 && c.token - k < 5;) {
      if (s_.punct(k)) return false;
      if (s_[k].word == Word::kComplementiser && !s_[k].covered)
        return (s_[k].word_lead & text::kWaw) != 0 && !s_.bare_complementiser(k);
      if (s_[k].word != Word::kPerfect && s_[k].word != Word::kAdverb && s_[k].timex == kNowhere)
        return false;
    }
    return false;
  }

  void dropped(std::size_t i) {
    const Cue& c = cue(i);
    if (c.origin == Origin::kNobody) return;
    if (const Phrase own = issuer(c); own.found()) {
      speakers_[i].phrase = own;
      return;
    }
    const std::size_t sentence = sentence_of(c.token);
    const Phrase& main = cues_.sentence_subject[sentence];
    if (c.kind == CueKind::kParticiple || c.origin == Origin::kAntecedent) {
      for (std::size_t k = i; k-- > 0 && same_sentence(k, i);) {
        if (!speakers_[k].phrase.found()) {
          // Who spoke is not told: nor is it of what he adds.
          if (cue(k).kind == CueKind::kVerb && cue(k).parent == c.parent && cue(k).initial) return;
          continue;
        }
        if (cue(k).parent >= 0 && cue(k).parent != c.parent) continue;
        if (cue(k).complement.kind == ComplementKind::kBefore) continue;
        take(i, k);
        return;
      }
      const bool opens = c.token <= s_.tokens.sentences[sentence].token_begin + 1;
      if (main.found() && main.begin < c.token && !opens) {
        speakers_[i].phrase = main;
        return;
      }
    } else if (c.parent >= 0) {
      for (std::size_t k = i; k-- > 0 && same_sentence(k, i);) {
        if (cue(k).parent == c.parent && speakers_[k].phrase.found() &&
            agree(gender_[k], c.features) >= 0) {
          take(i, k);
          return;
        }
      }
      const auto parent = static_cast<std::size_t>(c.parent);
      const Cue& p = cue(parent);
      if (p.complement.kind == ComplementKind::kClause &&
          s_.bare_complementiser(p.complement.mark) && c.kind == CueKind::kVerb &&
          ((s_[c.token].waw && !c.comma_before) || after_pronoun(c))) {
        const Phrase own = phrase_at(s_, p.begin, c.token, PhraseOptions{});
        if (own.found()) {
          speakers_[i].phrase = own;
          return;
        }
      }
      if (speakers_[parent].phrase.found()) {
        take(i, parent);
        return;
      }
    } else {
      for (std::size_t k = i; k-- > 0 && same_sentence(k, i);) {
        if (cue(k).parent >= 0 || !speakers_[k].phrase.found()) continue;
        if (agree(gender_[k], c.features) < 0) continue;
        take(i, k);
        return;
      }
      const bool opens = c.token <= s_.tokens.sentences[sentence].token_begin + 2;
      if (main.found() && main.end <= c.token && !opens &&
          (main.entity != kNowhere || main.source >= 0)) {
        speakers_[i].phrase = main;
        return;
      }
    }
    std::size_t tried = 0;
    for (std::size_t k = recent_.size(); k-- > 0 && tried < 8; ++tried) {
      if (agree(gender_[recent_[k]], c.features) < 0) continue;
      take(i, recent_[k]);
      return;
    }
    if (!recent_.empty()) {
      take(i, recent_.back());
      return;
    }
    for (std::size_t back = sentence + 1; back-- > 0 && sentence - back < 3;) {
      const Phrase& p = cues_.sentence_subject[back];
      if (p.found() && p.begin < c.token && p.entity != kNowhere) {
        speakers_[i].phrase = p;
        return;
      }
    }
  }

  // Folded words without particles and article.
  std::vector<std::string_view> words_of(const Phrase& p) const {
    std::vector<std::string_view> out;
    for (std::uint32_t k = p.begin; k < p.end && k < s_.size(); ++k) {
      if (s_.punct(k) || s_[k].word == Word::kSame || s_[k].word == Word::kDemonstrative ||
          s_[k].word == Word::kPreposition)
        continue;
      if (s_[k].word == Word::kRelative) break;
      std::string_view w = s_.tokens.form(k);
      const std::uint32_t e = s_[k].entity;
      if (e != kNowhere) {
        const std::uint32_t begin = s_.entities[e].span.begin.value;
        if (begin > s_.tokens[k].begin && begin < s_.tokens[k].end && w.size() > 2) {
          const std::uint32_t cut = begin - s_.tokens[k].begin;
          if (cut < w.size()) w.remove_prefix(cut);
        }
      }
      if (w.size() > text::kArticle.size() + 2 &&
          w.substr(0, text::kArticle.size()) == text::kArticle)
        w.remove_prefix(text::kArticle.size());
      if (text::ends_accusative(s_.raw(k))) w = text::without_accusative(w);
      out.push_back(w);
    }
    return out;
  }

  void collect() {
    for (const Speaker& sp : speakers_) {
      if (!sp.phrase.found() || sp.continues >= 0) continue;
      add(sp.phrase);
    }
    for (std::size_t e = 0; e < s_.entities.size(); ++e) {
      const Entity& entity = s_.entities[e];
      if (entity.type == EntityType::kLocation) continue;
      Phrase p;
      const Span np = entity.noun_phrase.empty() ? entity.span : entity.noun_phrase;
      std::size_t k = s_.tokens.first_at(np.begin.value);
      if (k > 0 && s_.tokens[k - 1].end > np.begin.value) --k;
      p.begin = static_cast<std::uint32_t>(k);
      while (k < s_.size() && s_.tokens[k].begin < np.end.value) ++k;
      p.end = static_cast<std::uint32_t>(k);
      if (p.begin >= p.end) continue;
      p.entity = static_cast<std::uint32_t>(e);
      p.named = entity.type == EntityType::kPerson;
      add(p);
    }
    std::sort(mentions_.begin(), mentions_.end(), [](const Mention& a, const Mention& b) {
      return a.phrase.begin != b.phrase.begin ? a.phrase.begin < b.phrase.begin
                                              : a.phrase.end < b.phrase.end;
    });
  }

  void add(const Phrase& p) {
    Mention m;
    m.phrase = p;
    m.words = words_of(p);
    m.generic = p.entity == kNowhere;
    if (!m.words.empty()) mentions_.push_back(std::move(m));
  }

  static bool includes(const std::vector<std::string_view>& all,
                       const std::vector<std::string_view>& some) {
    for (const std::string_view w : some) {
      if (std::find(all.begin(), all.end(), w) == all.end()) return false;
    }
    return true;
  }

  void name(std::size_t i) {
    Speaker& sp = speakers_[i];
    if (!sp.phrase.found()) return;
    if (sp.continues >= 0) {
      sp.canon = speakers_[static_cast<std::size_t>(sp.continues)].canon;
      return;
    }
    if (pointed(sp)) return;
    const std::vector<std::string_view> words = words_of(sp.phrase);
    const Phrase* best = &sp.phrase;
    std::size_t best_words = words.size();
    const auto here =
        std::lower_bound(mentions_.begin(), mentions_.end(), sp.phrase.begin,
                         [](const Mention& m, std::uint32_t b) { return m.phrase.begin < b; });
    const auto at = static_cast<std::size_t>(here - mentions_.begin());
    const bool generic = sp.phrase.entity == kNowhere;
    const std::size_t first = at > kLookBack ? at - kLookBack : 0;
    const std::size_t last = std::min(mentions_.size(), at + (generic ? 0 : kLookBack));
    if (!words.empty()) {
      for (std::size_t k = last; k-- > first;) {
        const Mention& m = mentions_[k];
        if (m.words.size() <= best_words || m.words.size() > 24 || !includes(m.words, words))
          continue;
        // A last name alone is that of whoever was named with it.
        const bool last_name = words.size() == 1 && m.words.back() == words.front() &&
                               (source_class(sp.phrase) == SourceClass::kNone || sp.phrase.named);
        if (!sp.phrase.named && !last_name && m.words.front() != words.front() &&
            source_class(m.phrase) != source_class(sp.phrase))
          continue;
        best = &m.phrase;
        best_words = m.words.size();
        if (generic) break;
      }
    }
    if (best == &sp.phrase && generic && definite(sp.phrase)) {
      // A title or document that nothing before includes points to the one who spoke before.
      // "His certificate" points to nobody before.
      const bool article =
          s_[sp.phrase.begin].word != Word::kNone ||
          s_.tokens.form(sp.phrase.begin).substr(0, text::kArticle.size()) == text::kArticle;
      const bool person = (source_class(sp.phrase) == SourceClass::kDocument && article) ||
                          (sp.phrase.source >= 0 &&
                           s_.model.sources[static_cast<std::size_t>(sp.phrase.source)].anaphor);
      for (std::size_t k = i; person && k-- > 0 && i - k < 12;) {
        if (cue(k).parent < 0 && !speakers_[k].canon.empty()) {
          sp.canon = speakers_[k].canon;
          return;
        }
      }
    }
    sp.canon = text(*best);
    if (!generic && best == &sp.phrase) {
      const std::string& full = s_.entities[sp.phrase.entity].canon;
      if (full.size() > sp.canon.size()) sp.canon = full;
    }
  }

  // Mentions that say whom they mean otherwise than by their words.
  bool pointed(Speaker& sp) {
    const Phrase& p = sp.phrase;
    if (p.named || p.entity != kNowhere) return false;
    // "One of them, called X".
    for (std::size_t k = p.begin + 1; k < s_.size() && k < p.end + 2u; ++k) {
      if (s_[k].word != Word::kCalled) continue;
      PhraseOptions o;
      o.apposition = o.relative = false;
      const Phrase name = phrase_at(s_, k + 1, s_.size(), o);
      if (!name.found()) break;
      sp.canon = text(name);
      sp.called = true;
      return true;
    }
    if (s_[p.begin].latter && p.end == p.begin + 1u) return latter(sp);
    return same_document(sp);
  }

  // "The latter": the person, else the body, named last before.
  bool latter(Speaker& sp) const {
    const auto here =
        std::lower_bound(mentions_.begin(), mentions_.end(), sp.phrase.begin,
                         [](const Mention& m, std::uint32_t b) { return m.phrase.begin < b; });
    std::size_t at = static_cast<std::size_t>(here - mentions_.begin());
    for (std::size_t tried = 0; at-- > 0 && tried < 6; ++tried) {
      const Phrase& m = mentions_[at].phrase;
      if (m.entity == kNowhere || m.end > sp.phrase.begin) continue;
      const Entity& entity = s_.entities[m.entity];
      if (entity.type != EntityType::kPerson && !text::ends_feminine(s_.raw(sp.phrase.begin)))
        continue;
      const std::string words = text(m);
      sp.canon = entity.canon.size() > words.size() ? entity.canon : words;
      // A fuller mention of the same name holds its title too.
      for (std::size_t k = at; k-- > 0 && at - k < kLookBack;) {
        const Mention& full = mentions_[k];
        if (full.phrase.entity != kNowhere &&
            s_.entities[full.phrase.entity].canon == entity.canon &&
            text(full.phrase).size() > sp.canon.size())
          sp.canon = text(full.phrase);
      }
      return true;
    }
    return false;
  }

  // "The report": the document of that noun told of last.
  bool same_document(Speaker& sp) const {
    const Phrase& p = sp.phrase;
    if (source_class(p) != SourceClass::kDocument || !s_[p.begin].definite || p.end > p.begin + 1u)
      return false;
    const std::string_view noun = bare(p.begin);
    for (std::size_t k = p.begin; k-- > 0 && p.begin - k < kNearDocument;) {
      if (s_[k].source < 0 || s_[k].definite || bare(k) != noun) continue;
      PhraseOptions o;
      o.relative = false;
      const Phrase found = phrase_at(s_, k, p.begin, o);
      if (!found.found() || found.end < found.begin + 2u) continue;
      sp.canon = text(found);
      return true;
    }
    return false;
  }

  // The folded word without article and the alef of the accusative.
  std::string_view bare(std::size_t k) const {
    std::string_view w = s_.tokens.form(k);
    if (w.size() > text::kArticle.size() + 2 &&
        w.substr(0, text::kArticle.size()) == text::kArticle)
      w.remove_prefix(text::kArticle.size());
    return text::ends_accusative(s_.raw(k)) ? text::without_accusative(w) : w;
  }

  std::string text(const Phrase& p) const {
    Span span = s_.tokens.span(p.begin, p.end);
    const std::uint32_t e = s_[p.begin].entity;
    if (e != kNowhere && s_.entities[e].span.begin > span.begin &&
        s_.entities[e].span.begin < span.end)
      span.begin = s_.entities[e].span.begin;
    if (e == kNowhere && s_[p.begin].li)
      for (const lexicon::Hit& hit : s_.hits.at(p.begin))
        if (hit.entry.table == s_.model.source_table) {
          span.begin = lexicon::hit_span(s_.document, s_.tokens, hit).begin;
          break;
        }
    return std::string(s_.document.text().substr(span.begin.value, span.size()));
  }

  SourceClass source_class(const Phrase& p) const {
    return p.source < 0 ? SourceClass::kNone
                        : s_.model.sources[static_cast<std::size_t>(p.source)].source_class;
  }

  bool definite(const Phrase& p) const {
    if (s_[p.begin].word == Word::kSame || s_[p.begin].word == Word::kDemonstrative) return true;
    return s_[p.begin].definite;
  }

  void anonymity(std::size_t i) {
    Speaker& sp = speakers_[i];
    if (!sp.phrase.found()) return;
    if (sp.continues >= 0) {
      const Speaker& from = speakers_[static_cast<std::size_t>(sp.continues)];
      sp.anonymous = from.anonymous;
      sp.anonymity = from.anonymity;
      return;
    }
    if (sp.called) return;
    const Phrase& p = sp.phrase;
    const SourceClass cls = source_class(p);
    const bool indefinite = is_indefinite(s_, p);
    switch (cls) {
      case SourceClass::kSource:
        sp.anonymous = true;
        break;
      case SourceClass::kWitness:
      case SourceClass::kExpert:
      case SourceClass::kOfficial:
      case SourceClass::kRole:
      case SourceClass::kBody:
      case SourceClass::kMedia:
        sp.anonymous = indefinite;
        break;
      case SourceClass::kPerson:
      case SourceClass::kCrowd:
        sp.anonymous = indefinite && s_[p.begin].word != Word::kQuantifier;
        break;
      case SourceClass::kDocument:
        sp.anonymous =
            indefinite &&
            (p.entity == kNowhere || s_.entities[p.entity].type == EntityType::kLocation) &&
            !s_.model.sources[static_cast<std::size_t>(p.source)].anonymity.empty();
        break;
      case SourceClass::kNone:
        // "One of the negotiators".
        sp.anonymous = indefinite && p.end > p.begin + 1u && p.entity == kNowhere &&
                       s_[p.begin].prep == Prep::kMin;
        break;
    }
    // "The head of a Chinese company": his rank and body identify him.
    if (cls == SourceClass::kRole && p.end > p.begin + 1u && s_[p.begin].source == p.source &&
        s_[p.begin + 1].source >= 0 &&
        s_.model.sources[static_cast<std::size_t>(s_[p.begin + 1].source)].source_class ==
            SourceClass::kBody)
      sp.anonymous = false;
    if (p.source >= 0 && !p.named && s_.model.sources[static_cast<std::size_t>(p.source)].group &&
        s_[p.begin].word != Word::kQuantifier) {
      sp.anonymous = true;
    }
    // "An official who asked not to be named".
    std::size_t wish = p.end;
    while (wish < s_.size() && wish < p.end + 2u && s_.comma(wish)) ++wish;
    if (!p.named && p.entity == kNowhere && wish < s_.size() && s_[wish].marker == Marker::kNoCue &&
        s_[wish].marker_tokens > 1 && s_[wish].finite)
      sp.anonymous = true;
    // "The source", "the official": as anonymous as the one it points back to.
    if (!indefinite && definite(p) && !p.named && p.entity == kNowhere) {
      for (std::size_t k = i; k-- > 0 && i - k < 24;) {
        if (speakers_[k].canon != sp.canon || speakers_[k].phrase.begin == p.begin) continue;
        sp.anonymous = speakers_[k].anonymous;
        sp.anonymity = speakers_[k].anonymity;
        return;
      }
    }
    if (p.source >= 0)
      sp.anonymity = s_.model.sources[static_cast<std::size_t>(p.source)].anonymity;
    if (!sp.anonymous) sp.anonymity.clear();
  }

  const Scan& s_;
  const Cues& cues_;
  std::vector<Speaker> speakers_;
  std::vector<std::uint32_t> gender_;
  std::vector<std::size_t> recent_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Speaker> resolve_speakers(const Scan& scan, const Cues& cues) {
  return Resolver(scan, cues).run();
}

}  // namespace waqai::quotation
