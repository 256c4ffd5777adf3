// Who said what: find the cues, bound their contents, name their speakers, then describe each act.
// Rules after the typology of attribution: verbs with their frames, participles that go on with the
// last speaker, prepositional and nominal sourcing, relays.
#include "quotation/quotation.h"

#include <algorithm>
#include <utility>

#include "quotation/content.h"
#include "quotation/cues.h"
#include "quotation/links.h"
#include "quotation/model.h"
#include "quotation/scan.h"
#include "quotation/speakers.h"
#include "text/endings.h"

namespace waqai::quotation {
namespace {

class Writer {
 public:
  Writer(const Scan& scan, const Cues& cues, const std::vector<Speaker>& speakers)
      : s_(scan), cues_(cues), speakers_(speakers) {}

  std::vector<Statement> run() {
    out_.reserve(cues_.list.size());
    for (std::size_t i = 0; i < cues_.list.size(); ++i) write(i);
    link_statements(s_, cues_, out_);
    return std::move(out_);
  }

 private:
  void write(std::size_t i) {
    const Cue& c = cues_.list[i];
    const Speaker& sp = speakers_[i];
    Statement st;
    st.cue = c.span;
    if (sp.phrase.found()) st.speaker = phrase_span(sp.phrase);
    st.content = content_span(c);
    st.kind = kind_of(s_, c);
    st.anonymous = sp.anonymous;
    st.anonymity = sp.anonymity;
    st.canon = sp.canon;
    if (sp.phrase.found() && sp.phrase.entity != kNowhere) st.speaker_entity = sp.phrase.entity;
    if (c.row >= 0) {
      st.stance = s_.model.verbs[static_cast<std::size_t>(c.row)].stance;
      st.lemma = s_.model.verb_ids[static_cast<std::size_t>(c.row)];
    }
    st.negated = c.negated;
    const Phrase& relay = c.relay.found() ? c.relay : sp.relay;
    if (relay.found()) {
      st.via_span = name_span(relay);
      st.via = std::string(text(*st.via_span));
      same_relay(i, relay, st);
    }
    attributed(i, st);
    aside(c, st);
    if (sp.continues >= 0) {
      st.continues = static_cast<std::uint32_t>(sp.continues);
      const Statement& from = out_[static_cast<std::size_t>(sp.continues)];
      if (st.medium == Medium::kUnknown) st.medium = from.medium;
      if (st.via.empty()) {
        st.via = from.via;
        st.via_span = from.via_span;
      }
    }
    if (c.parent < 0 && st.medium == Medium::kUnknown && st.via.empty()) same_occasion(i, st);
    if (c.parent >= 0) st.parent = static_cast<std::uint32_t>(c.parent);
    frame(c, st);
    chain(c, i, st);
    out_.push_back(std::move(st));
  }

  // "According to the same source": the one that passed on what came before.
  void same_relay(std::size_t i, const Phrase& relay, Statement& st) const {
    if (relay.source < 0 || relay.begin + 1u >= s_.size() ||
        !s_.model.sources[static_cast<std::size_t>(relay.source)].anaphor)
      return;
    if (s_[relay.begin].word != Word::kSame && s_[relay.begin + 1].word != Word::kSame) return;
    for (std::size_t k = i; k-- > 0 && i - k < 6;) {
      if (out_[k].via.empty()) continue;
      st.via = out_[k].via;
      st.via_span = out_[k].via_span;
      return;
    }
  }

  // An outlet that, outside its own words, names a source who said something passes that on.
  void attributed(std::size_t i, Statement& st) const {
    const Cue& c = cues_.list[i];
    if (c.origin != Origin::kRelative || c.parent >= 0 || !st.via.empty() || !st.anonymous ||
        i == 0)
      return;
    const Cue& d = cues_.list[i - 1];
    if (s_.tokens[d.token].sentence != s_.tokens[c.token].sentence || d.subject.source < 0 ||
        s_.model.sources[static_cast<std::size_t>(d.subject.source)].source_class !=
            SourceClass::kMedia)
      return;
    st.via_span = name_span(d.subject);
    st.via = std::string(text(*st.via_span));
  }

  // Who goes on speaking in one paragraph does so in the same medium.
  void same_occasion(std::size_t i, Statement& st) const {
    const auto paragraph = [this](std::size_t k) {
      return s_.sentence(cues_.list[k].token).paragraph;
    };
    for (std::size_t k = i; k-- > 0 && i - k < 5;) {
      if (paragraph(k) != paragraph(i)) return;
      if (cues_.list[k].parent >= 0 || out_[k].canon != st.canon) continue;
      if (cues_.list[k].relay.found()) return;  // what was passed on was said elsewhere
      st.medium = out_[k].medium;
      st.via = out_[k].via;
      st.via_span = out_[k].via_span;
      return;
    }
  }

  std::string_view text(Span span) const {
    return s_.document.text().substr(span.begin.value, span.size());
  }

  // Without the particle before a name, and without quotation marks at the edges.
  Span phrase_span(const Phrase& p) const {
    std::uint32_t begin = p.begin, end = p.end;
    while (end > begin + 1 && s_.punct(end - 1) && (!s_.punct(end - 1, ')')) &&
           !(s_.close_quote(end - 1) && s_[end - 1].partner > begin && false))
      --end;
    while (begin + 1 < end && s_.punct(begin)) ++begin;
    Span span = s_.tokens.span(begin, end);
    const std::uint32_t e = s_[begin].entity;
    if (e != kNowhere && s_.entities[e].span.begin > span.begin &&
        s_.entities[e].span.begin < span.end) {
      span.begin = s_.entities[e].span.begin;
      return span;
    }
    if (e != kNowhere && s_.entities[e].span.begin <= span.begin) return span;
    for (const lexicon::Hit& hit : s_.hits.at(begin)) {
      if (hit.entry.table == s_.model.source_table) {
        span.begin = lexicon::hit_span(s_.document, s_.tokens, hit).begin;
        break;
      }
    }
    return span;
  }

  // The name in marks or brackets of an outlet, else the whole phrase.
  Span name_span(const Phrase& p) const {
    for (std::uint32_t k = p.begin; k < p.end; ++k) {
      const std::uint32_t close = s_[k].partner;
      if ((s_.open_quote(k) || s_.punct(k, '(')) && close != kNowhere && close > k + 1u &&
          close <= p.end)
        return s_.tokens.span(k + 1, close);
    }
    return phrase_span(p);
  }

  std::optional<Span> content_span(const Cue& c) const {
    std::uint32_t begin = c.begin, end = c.end;
    if (begin >= end) return std::nullopt;
    while (begin < end &&
           (s_.quote_mark(begin) || s_.comma(begin) || s_.punct(begin, ':') || s_.dash(begin)))
      ++begin;
    while (end > begin && (s_.quote_mark(end - 1) || s_.comma(end - 1) || s_.punct(end - 1, '.') ||
                           s_.punct(end - 1, ':') || s_.dash(end - 1)))
      --end;
    if (begin >= end) return std::nullopt;
    Span span = s_.tokens.span(begin, end);
    const Info& f = s_[begin];
    const bool governed = c.complement.kind == ComplementKind::kPrepositional && begin == c.begin;
    if ((governed && (f.bi || f.li)) || (c.complement.kind == ComplementKind::kBefore &&
                                         (f.waw || !s_.model.data.known(s_.tokens.form(begin))))) {
      text::Reading readings[text::kMaxReadings];
      const std::size_t n = text::readings(s_.tokens.form(begin), readings);
      std::uint8_t lead = 0;
      for (std::size_t r = 0; r < n && lead == 0; ++r) {
        const text::Proclitics wanted = c.complement.kind == ComplementKind::kBefore ? text::kWaw
                                        : f.bi                                       ? text::kBa
                                                                                     : text::kLam;
        if ((readings[r].proclitics & wanted) != 0) lead = readings[r].lead;
      }
      if (lead > 0) span.begin = ByteOffset{text::text_offset(s_.document, s_.tokens, begin, lead)};
    }
    return span;
  }

  // The outlet that the medium noun at k names: "to the same station".
  void outlet_at(std::size_t k, std::size_t limit, Statement& st) const {
    const Phrase p = phrase_at(s_, k + 1, limit, PhraseOptions{});
    Phrase whole;
    whole.begin = static_cast<std::uint32_t>(k);
    whole.end = static_cast<std::uint32_t>(k + 1);
    if (k + 1 < limit && s_[k + 1].word == Word::kSame) whole.end = whole.begin + 2;
    if (p.found() && (s_.punct(k + 1) || s_[k + 1].entity != kNowhere)) whole.end = p.end;
    if (k + 1 < limit && s_.punct(k + 1, '(') && s_[k + 1].partner != kNowhere &&
        s_[k + 1].partner <= k + 7)
      whole.end = s_[k + 1].partner + 1;
    // "A local station": an adjective that agrees.
    const bool plain = k + 1 < limit && !s_.punct(k + 1) && s_[k + 1].word == Word::kNone &&
                       !s_[k + 1].finite && s_[k + 1].timex == kNowhere && s_[k + 1].source < 0;
    if (whole.end == k + 1 && plain && !s_[k].definite && !s_[k + 1].definite && !s_[k + 1].bi &&
        !s_[k + 1].li && !s_[k + 1].waw &&
        text::ends_feminine(s_.raw(k)) == text::ends_feminine(s_.raw(k + 1)))
      whole.end = whole.begin + 2;
    st.via_span = name_span(whole);
    st.via = std::string(text(*st.via_span));
  }

  SourceClass source_class(std::int32_t row) const {
    return row < 0 ? SourceClass::kNone
                   : s_.model.sources[static_cast<std::size_t>(row)].source_class;
  }
  SourceClass source_class(const Phrase& p) const { return source_class(p.source); }

  // "A letter the residents sent, in which they said": the act is in what the pronoun points to.
  template <class F>
  void written_in(const Cue& c, F&& in) const {
    if (c.kind != CueKind::kVerb || c.token + 1u >= s_.size() ||
        s_[c.token + 1].word != Word::kResumptive || s_[c.token + 1].prep != Prep::kFi)
      return;
    const std::size_t first = s_.sentence(c.token).token_begin;
    for (std::size_t k = c.token; k-- > first && c.token - k < 16 && !s_.comma(k);) {
      if (s_[k].medium < 0) continue;
      in(k);
      return;
    }
  }

  // "To deputies who visited him": somebody told, with the clause that describes them.
  Phrase told_at(std::size_t k, const Cue& c, std::size_t limit) const {
    Phrase told;
    told.begin = static_cast<std::uint32_t>(k);
    told.end = told.begin + 1;
    const std::size_t mark = std::min<std::size_t>(c.complement.mark, limit);
    if (told.end < mark && s_[told.end].finite && !s_[told.end].waw && !s_[k].definite &&
        s_[told.end].entity == kNowhere && s_[told.end].source < 0) {
      std::size_t m = told.end;
      while (m < mark && !s_.punct(m)) ++m;
      if (m == mark) told.end = static_cast<std::uint32_t>(m);
    }
    return told;
  }

  // "His superiors in writing": an indefinite accusative after somebody definite is how.
  Phrase somebody(Phrase p) const {
    while (p.end > p.begin + 1u && s_[p.end - 1].source < 0 && s_[p.end - 1].entity == kNowhere &&
           text::ends_accusative(s_.raw(p.end - 1)) && !s_[p.end - 1].definite &&
           (s_[p.begin].definite || text::ends_pronoun(s_.raw(p.begin))))
      --p.end;
    return p;
  }

  // "Promised them the same in July": a time right after the content is that of the act.
  void time_after(const Cue& c, Statement& st) const {
    if (c.complement.kind == ComplementKind::kBefore || c.begin >= c.end) return;
    std::size_t k = c.end;
    const std::size_t end = std::min<std::size_t>(s_.sentence(c.token).token_end, s_.size());
    if (k < end && s_[k].word == Word::kPreposition && s_[k].prep == Prep::kFi) ++k;
    if (k < end && s_[k].timex != kNowhere) st.time = s_[k].timex;
  }

  // "In Beirut", "at a conference in the capital Beirut": the place the act was done in.
  void said_at(std::size_t k, std::size_t from, Statement& st) const {
    const Info& f = s_[k];
    if (f.entity == kNowhere || s_.entities[f.entity].type != EntityType::kLocation) return;
    const auto in = [&](std::size_t m) {
      return s_[m].word == Word::kPreposition && s_[m].prep == Prep::kFi;
    };
    const auto class_word = [&](std::size_t m) {
      return s_[m].word == Word::kNone && s_[m].entity == kNowhere && s_[m].source < 0 &&
             s_[m].medium < 0 && !s_[m].finite && !s_.punct(m);
    };
    std::size_t m = k;
    while (m > from && k - m < 2 && class_word(m - 1)) --m;
    if (f.bi || (m > from && in(m - 1))) st.place = s_.entities[f.entity].span;
  }

  // The verb of an act whose cue is a later word of it ("it said, quoting X").
  std::uint32_t first_of(const Cue& c) const {
    if (c.kind != CueKind::kVerb || c.first == kNowhere) return c.token;
    return std::min(c.first, c.token);
  }

  // Medium, outlet, addressee and time, from the words between the cue and its content.
  void aside(const Cue& c, Statement& st) const {
    std::size_t from = std::min(c.token, c.boundary < c.token ? first_of(c) : c.token) + 1,
                to = c.complement.kind == ComplementKind::kBefore ? c.after + 8u
                     : c.split != kNowhere                        ? c.complement.begin
                                                                  : c.begin;
    const std::size_t end = std::min<std::size_t>(s_.sentence(c.token).token_end, s_.size());
    to = std::min(to, end);
    if (c.row >= 0 && (s_.model.verbs[static_cast<std::size_t>(c.row)].flags & kSocialMedium) != 0)
      st.medium = Medium::kSocial;
    const std::uint32_t sub_begin = c.subject.found() ? c.subject.begin : 0,
                        sub_end = c.subject.found() ? c.subject.end : 0;
    bool call = false;  // on the telephone
    const auto in = [this, &st, &call](std::size_t k) {
      const auto row = static_cast<std::size_t>(s_[k].medium);
      st.medium = s_.model.media[row];
      call = s_.model.by_call[row];
    };
    if (c.document.found()) {
      if (s_[c.document.begin].medium >= 0) {
        in(c.document.begin);
      } else if (source_class(c.document) == SourceClass::kDocument &&
                 s_.model.sources[static_cast<std::size_t>(c.document.source)].anonymity.empty()) {
        st.medium = Medium::kDocument;
      }
    }
    if (st.medium == Medium::kUnknown) written_in(c, in);
    bool described = false;  // past a verb inside the subject
    bool reason = false;     // why somebody is not named: up to the comma
    for (std::size_t k = from; k < to; ++k) {
      const Info& f = s_[k];
      if (c.relay.found() && k >= c.relay.begin && k < c.relay.end) continue;
      if (s_.tokens[k].begin < c.span.end.value && s_.tokens[k].end > c.span.begin.value) continue;
      if (f.word == Word::kBecause) reason = true;
      if (s_.comma(k)) reason = false;
      if (reason) continue;
      if (f.timex != kNowhere && !st.time) st.time = f.timex;
      const bool in_subject = k >= sub_begin && k < sub_end;
      if (!st.place && !in_subject) said_at(k, from, st);
      const bool outlet = f.li && f.source >= 0 && source_class(f.source) == SourceClass::kMedia;
      if (f.medium >= 0 && !outlet && st.medium == Medium::kUnknown &&
          (!in_subject || k == sub_begin))
        in(k);
      if (!in_subject && !st.via_span && f.entity != kNowhere && is_media(s_.entities[f.entity])) {
        st.via_span = s_.entities[f.entity].span;
        // A name in marks is that of the outlet, whatever part of it is known.
        if (f.quote != kNowhere && f.quote >= from && s_[f.quote].partner <= f.quote + 5u)
          st.via_span = s_.tokens.span(f.quote + 1, s_[f.quote].partner);
        st.via = std::string(text(*st.via_span));
      }
      if (!in_subject && f.li && f.source >= 0) {
        if (outlet && !st.via_span) {
          outlet_at(k, to, st);
        } else if (!outlet && !st.addressee) {
          const Phrase told = told_at(k, c, to);
          st.addressee = phrase_span(told);
          k = std::max<std::size_t>(k, told.end - 1);
        }
      }
      // "Told «the paper»", "experts who spoke to «the paper»": a short name in marks.
      described = described || (in_subject && f.finite && k > sub_begin && f.source < 0);
      const bool told =
          c.row < 0 || (s_.model.verbs[static_cast<std::size_t>(c.row)].frames & kAddressee) == 0;
      const bool with =
          k > from && s_[k - 1].word == Word::kPreposition &&
          (s_[k - 1].prep == Prep::kWith || (s_[k - 1].prep == Prep::kLi && !in_subject));
      if (!st.via_span && (described || with || (told && k == sub_end)) &&
          (s_.open_quote(k) || s_.punct(k, '(')) && f.partner != kNowhere && f.partner > k + 1u &&
          f.partner <= k + 4u && k < to) {
        st.via_span = s_.tokens.span(k + 1, f.partner);
        st.via = std::string(text(*st.via_span));
      }
    }
    if (c.complement.addressee.found())
      st.addressee = phrase_span(somebody(c.complement.addressee));
    if (call && st.via.empty()) st.medium = Medium::kUnknown;  // nobody was interviewed
    if (!st.time) time_after(c, st);
    if (st.medium == Medium::kUnknown && c.subject.found() && s_[c.subject.begin].medium >= 0)
      st.medium = s_.model.media[static_cast<std::size_t>(s_[c.subject.begin].medium)];
  }

  void frame(const Cue& c, Statement& st) const {
    switch (c.complement.kind) {
      case ComplementKind::kClause:
        st.frame = "that";
        break;
      case ComplementKind::kColon:
        st.frame = "colon";
        break;
      case ComplementKind::kQuoted:
        st.frame = "quote";
        break;
      case ComplementKind::kPrepositional:
        st.frame = "prep";
        break;
      case ComplementKind::kNoun:
        st.frame = "masdar";
        break;
      case ComplementKind::kDescribed:
        st.frame = "description";
        break;
      case ComplementKind::kAntecedent:
        st.frame = "relative";
        break;
      case ComplementKind::kBefore:
        st.frame = "trailing";
        break;
      case ComplementKind::kTakenUp:
        st.frame = "taken_up";
        break;
      case ComplementKind::kNone:
        break;
    }
    const char* kind = "";
    switch (c.kind) {
      case CueKind::kVerb:
        kind = "verb";
        break;
      case CueKind::kParticiple:
        kind = "participle";
        break;
      case CueKind::kVerbalNoun:
        kind = "verbal_noun";
        break;
      case CueKind::kNominal:
        kind = "nominal";
        break;
      case CueKind::kAccording:
        kind = "according";
        break;
      case CueKind::kClaim:
        kind = "claim";
        break;
    }
    st.why.rule = std::string("quotation.") + kind + "." + st.frame;
    st.why.evidence.push_back(st.cue);
    if (c.complement.mark != kNowhere && c.complement.mark < s_.size())
      st.why.evidence.push_back(s_.tokens.span(c.complement.mark));
  }

  // What passes the words on: a document, a medium, or somebody.
  const char* relay_kind(const Cue& c, std::size_t i) const {
    const Phrase& p = c.relay.found() ? c.relay : speakers_[i].relay;
    if (!p.found() || p.source < 0) return p.found() && p.entity == kNowhere ? "relay" : outlet(p);
    switch (s_.model.sources[static_cast<std::size_t>(p.source)].source_class) {
      case SourceClass::kDocument:
        return "document";
      case SourceClass::kMedia:
        return "outlet";
      default:
        return outlet(p);
    }
  }
  const char* outlet(const Phrase& p) const {
    const bool named = !p.found() || (p.entity != kNowhere && is_media(s_.entities[p.entity]));
    return named ? "outlet" : "relay";
  }

  void chain(const Cue& c, std::size_t i, Statement& st) const {
    if (c.parent >= 0) st.chain = out_[static_cast<std::size_t>(c.parent)].chain;
    if (!st.via.empty()) st.chain.push_back({st.via, st.via_span, relay_kind(c, i)});
    if (c.through.found()) {
      const Span span = phrase_span(c.through);
      st.chain.push_back({std::string(text(span)), span, "relay"});
    }
    if (c.document.found()) {
      const Span span = phrase_span(c.document);
      st.chain.push_back({std::string(text(span)), span, "document"});
    }
    if (st.speaker) {
      const std::int32_t row = c.subject.source;
      const SourceClass cls = row < 0
                                  ? SourceClass::kNone
                                  : s_.model.sources[static_cast<std::size_t>(row)].source_class;
      const char* kind = cls == SourceClass::kDocument ? "document"
                         : cls == SourceClass::kMedia  ? "outlet"
                                                       : "speaker";
      st.chain.push_back(
          {st.canon.empty() ? std::string(text(*st.speaker)) : st.canon, st.speaker, kind});
    }
  }

  const Scan& s_;
  const Cues& cues_;
  const std::vector<Speaker>& speakers_;
  std::vector<Statement> out_;
};

}  // namespace

struct Model::Impl : Tables {
  using Tables::Tables;
};

Model::Model(const lexicon::Data& data) : impl_(std::make_unique<const Impl>(data)) {}
Model::~Model() = default;

std::vector<Statement> Model::extract(const Document& document, const text::Tokens& tokens,
                                      const lexicon::Hits& hits, std::span<const Entity> entities,
                                      std::span<const Timex> timexes) const {
  if (tokens.size() == 0) return {};
  const Scan scan(*impl_, document, tokens, hits, entities, timexes);
  Cues cues = find_cues(scan);
  std::sort(cues.own_words.begin(), cues.own_words.end());
  bound_contents(scan, cues);
  const std::vector<Speaker> speakers = resolve_speakers(scan, cues);
  return Writer(scan, cues, speakers).run();
}

}  // namespace waqai::quotation
