// Trigger candidates: the best entry of the trigger tables at each token, read as a verb or as a
// noun by what stands before it, and the facts that tell a reported event from background.
#include "event/candidate.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace waqai::event {
namespace {

using text::Tokens;

constexpr const char* kNames[] = {
#define WAQAI_X(name) #name,
    WAQAI_EVENT_FEATURES(WAQAI_X)
#undef WAQAI_X
};

struct Slots {
  bool nominal_before = false;  ///< the word before makes a noun of it
  bool verbal_before = false;   ///< the word before makes a verb of it
  bool jussive = false;         ///< the word before takes a jussive
};

Slots slots(const Context& cx, const Tokens& tokens, std::size_t i) {
  Slots s;
  const Cell& c = cx.cells[i];
  if (c.flags & (kCellArticle)) s.nominal_before = true;
  if (i == 0 || tokens[i - 1].sentence != tokens[i].sentence) {
    s.verbal_before = true;
    return s;
  }
  const Cell& p = cx.cells[i - 1];
  s.jussive = p.jussive_next;
  if (p.particle == Particle::kNegation) {
    s.verbal_before = p.particle_length == 1;
    return s;
  }
  if (p.particle == Particle::kPrep || p.particle == Particle::kTime ||
      p.particle == Particle::kAgent || p.particle == Particle::kCause ||
      p.particle == Particle::kPurpose || p.particle == Particle::kDone ||
      p.particle == Particle::kGeneric) {
    s.nominal_before = p.timex < 0;
  } else if (p.particle == Particle::kRelative || p.particle == Particle::kPast ||
             p.particle == Particle::kSubordinator || p.particle == Particle::kModal) {
    s.verbal_before = true;
  } else if (p.flags & kCellStop) {
    s.verbal_before = true;
  } else if ((p.flags & kCellVerb) && !(p.flags & kCellArticle) && p.light_finite) {
    s.nominal_before = true;
  }
  return s;
}

bool speech_act(EventType t) {
  switch (t) {
    case EventType::kRequest:
    case EventType::kAccuse:
    case EventType::kReject:
    case EventType::kThreaten:
    case EventType::kAgree:
    case EventType::kSupport:
    case EventType::kConcede:
      return true;
    default:
      return false;
  }
}

Trait type_trait(EventType t) {
  return static_cast<Trait>(static_cast<int>(Trait::k_type_agree) + static_cast<int>(t));
}

/// The best entry at token i, or none.
bool choose(const Tables& tables, const lexicon::Data& data, const Input& in, const Context& cx,
            std::size_t i, Candidate& out) {
  const Slots s = slots(cx, in.tokens, i);
  int best = -1000;
  bool single_barred = false, single_known = false;
  const lexicon::Hit* chosen = nullptr;
  for (const lexicon::Hit& h : in.hits.at(i)) {
    if (h.lead == 0 && h.trail == 0 && h.end == h.begin + 1) single_known = true;
  }
  for (const lexicon::Hit& h : in.hits.at(i)) {
    const lexicon::Entry& e = data.entry(h.entry);
    if (e.table == tables.look_alikes && tables.look_alikes != lexicon::kNoTable) {
      // a longer entry that begins here (a fixed phrase) may still be one
      single_barred = true;
      continue;
    }
    const bool noun = e.table == tables.nouns;
    if (!noun && e.table != tables.verbs) continue;
    const Trigger& row = noun ? tables.noun_rows[e.row] : tables.verb_rows[e.row];
    const bool finite = !noun && (e.features & (lexicon::kPast | lexicon::kPresent));
    if (!noun && !finite &&
        !(e.features &
          (lexicon::kMasdar | lexicon::kActiveParticiple | lexicon::kPassiveParticiple))) {
      continue;
    }
    if (row.needs == Needs::kLightUse) continue;
    if (!finite && (e.features & (lexicon::kActiveParticiple | lexicon::kPassiveParticiple)) &&
        !(e.features & lexicon::kMasdar) &&
        (!(e.features & lexicon::kAccusative) || (cx.cells[i].flags & kCellArticle))) {
      continue;
    }
    if (finite && (e.features & lexicon::kJussive) && !s.jussive) continue;
    const bool particle = (h.proclitics & (text::kBa | text::kLam | text::kKaf)) != 0;
    int score = (e.features & lexicon::kPast ? 3 : 0) + 20 * static_cast<int>(h.end - h.begin) -
                2 * h.lead - 3 * h.trail + row.prior;
    if (finite) {
      const bool own = (e.features & lexicon::kFirst) && !(e.features & lexicon::kThird);
      if (h.proclitics & text::kSin) {
        if (!(e.features & lexicon::kPresent) || (e.features & lexicon::kJussive)) continue;
        score += 30;
      }
      if (own && cx.cells[i].content < 0) continue;
      if (h.lead > 0 && single_known) score -= 40;
      if (particle && !((e.features & lexicon::kPresent) && (h.proclitics & text::kLam))) continue;
      if (own) score -= 8;
      if ((e.features & lexicon::kSecond) && !(e.features & lexicon::kThird)) score -= 12;
      if (e.features & lexicon::kImperative) score -= 20;
      score += s.verbal_before ? 12 : 0;
      score -= s.nominal_before ? 25 : 0;
    } else {
      if (h.proclitics & text::kSin) continue;
      score += s.nominal_before || particle ? 15 : 0;
      if (e.features & (lexicon::kActiveParticiple | lexicon::kPassiveParticiple)) score -= 9;
      if (noun) score += 2;
    }
    if (score > best) {
      best = score;
      chosen = &h;
      out.row = &row;
      out.row_key = (noun ? 1u << 20 : 0u) + e.row;
      out.reading = noun     ? Reading::kNoun
                    : finite ? ((e.features & lexicon::kPast) ? Reading::kPast : Reading::kPresent)
                    : (e.features & lexicon::kMasdar) ? Reading::kMasdar
                                                      : Reading::kParticiple;
      out.passive =
          finite && (e.features & lexicon::kPassive) && !(e.features & lexicon::kActiveParticiple);
      out.dual_or_plural = (e.features & (lexicon::kDual | lexicon::kPlural)) != 0;
      out.pronoun = h.enclitic != text::Enclitic::kNone;
      out.future = (h.proclitics & text::kSin) != 0;
      out.ba = (h.proclitics & text::kBa) != 0;
      out.lam = (h.proclitics & text::kLam) != 0;
    }
  }
  if (chosen == nullptr || (single_barred && chosen->end == chosen->begin + 1)) return false;
  out.token = chosen->begin;
  out.end = chosen->end;
  lexicon::Hit first = *chosen;
  if (first.end > first.begin + 1) {
    first.end = first.begin + 1;
    first.trail = 0;
  }
  out.span = lexicon::hit_span(in.document, in.tokens, first);
  out.definite = (cx.cells[i].flags & kCellArticle) != 0;
  return true;
}

/// The nearest finite verb or light noun before token i that it can depend on.
void govern(const Context& cx, const Tokens& tokens, Candidate& c) {
  if (c.reading != Reading::kMasdar && c.reading != Reading::kNoun) return;
  const std::uint32_t sentence = tokens[c.token].sentence;
  for (std::size_t back = 1; back <= 9 && back <= c.token; ++back) {
    const std::size_t k = c.token - back;
    if (tokens[k].sentence != sentence) return;
    const Cell& p = cx.cells[k];
    if (p.particle == Particle::kRelative && back > 1) return;
    if (p.light != LightEffect::kNone && (p.light_finite || back <= 2)) {
      c.governor = static_cast<std::int32_t>(k);
      c.effect = p.light;
      return;
    }
    if ((p.flags & kCellVerb) && !(p.flags & kCellArticle) && p.entity < 0 && back > 1 &&
        p.particle == Particle::kNone) {
      return;
    }
  }
}

struct SentenceFacts {
  std::uint32_t first_candidate = 0;
  std::uint32_t candidates = 0;
  bool time = false, entity = false;
};

class Describer {
 public:
  Describer(const Input& in, const Context& cx, std::vector<Candidate>& list)
      : in_(in), cx_(cx), list_(list) {
    sentences_.resize(in.tokens.sentences.size());
    for (std::size_t k = list.size(); k-- > 0;) {
      SentenceFacts& s = sentences_[in.tokens[list[k].token].sentence];
      s.first_candidate = static_cast<std::uint32_t>(k);
      ++s.candidates;
    }
    for (std::size_t i = 0; i < cx.cells.size(); ++i) {
      SentenceFacts& s = sentences_[in.tokens[i].sentence];
      if (cx.cells[i].timex >= 0) s.time = true;
      if (cx.cells[i].entity >= 0) s.entity = true;
    }
    for (const Candidate& c : list) ++mentions_[c.row->group];
    std::uint32_t body = 0;
    order_.resize(sentences_.size());
    for (std::size_t s = 0; s < sentences_.size(); ++s) {
      order_[s] = body;
      if (!in.tokens.sentences[s].title) ++body;
    }
    body_ = std::max<std::uint32_t>(body, 1);
  }

  void describe(std::size_t k);

 private:
  static void put(Candidate& c, Trait t) { c.put(t); }
  void position(Candidate& c);
  void before(Candidate& c);
  void around(Candidate& c);
  void governor(Candidate& c, std::size_t k);

  const Input& in_;
  const Context& cx_;
  std::vector<Candidate>& list_;
  struct Seen {
    int body = 0;
    bool title = false;
  };
  std::unordered_map<std::uint32_t, Seen> rows_seen_;
  std::unordered_map<std::uint32_t, int> mentions_;
  std::array<bool, 32> types_seen_{};
  std::vector<SentenceFacts> sentences_;
  std::vector<std::uint32_t> order_;
  std::uint32_t body_ = 1;
};

void Describer::position(Candidate& c) {
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  const Sentence& s = in_.tokens.sentences[sentence];
  if (s.title) {
    put(c, Trait::k_title);
  } else if (order_[sentence] == 0) {
    put(c, Trait::k_lead);
  } else if (order_[sentence] == 1) {
    put(c, Trait::k_second);
  } else {
    const double r = static_cast<double>(order_[sentence]) / body_;
    put(c, r < 0.34 ? Trait::k_early : r < 0.67 ? Trait::k_middle : Trait::k_late);
  }
  const SentenceFacts& f = sentences_[sentence];
  if (f.candidates > 8) put(c, Trait::k_crowded);
  if (f.candidates == 1) put(c, Trait::k_only_one);
  if (s.token_end - s.token_begin > 45) put(c, Trait::k_long_sentence);

  const auto [it, fresh] = rows_seen_.try_emplace(c.row->group, Seen{});
  const int seen = it->second.body;
  const bool type_seen = types_seen_[static_cast<std::size_t>(c.row->type)];
  const int total = mentions_[c.row->group];
  put(c, total == 1   ? Trait::k_mentions_one
         : total == 2 ? Trait::k_mentions_two
                      : Trait::k_mentions_many);
  if (it->second.title && !s.title) put(c, Trait::k_in_title_too);
  if (s.title) {
    it->second.title = true;
  } else {
    ++it->second.body;
    types_seen_[static_cast<std::size_t>(c.row->type)] = true;
  }
  put(c, seen == 0   ? Trait::k_first_of_row
         : seen == 1 ? Trait::k_second_of_row
                     : Trait::k_later_of_row);
  const bool bare = c.definite && c.reading != Reading::kPast && c.reading != Reading::kPresent;
  if (seen == 0 && total > 1 && !s.title) put(c, Trait::k_first_of_many);
  if (bare && seen > 0) put(c, Trait::k_repeat_definite);
  if (bare && type_seen) put(c, Trait::k_repeat_type_definite);
}

void Describer::before(Candidate& c) {
  const std::size_t i = c.token;
  const bool start = i == 0 || in_.tokens[i - 1].sentence != in_.tokens[i].sentence;
  const bool verb = c.reading == Reading::kPast || c.reading == Reading::kPresent;
  if (start) put(c, Trait::k_sentence_start);
  if (cx_.has(i, kCellClauseStart)) put(c, Trait::k_clause_start);
  if (c.ba) put(c, Trait::k_after_ba);
  if (c.lam) put(c, Trait::k_after_lam);
  if (c.future) put(c, Trait::k_future_mark);
  if (cx_.has(i, kCellWaw)) put(c, Trait::k_conjoined);
  if (start) return;
  const Cell& p = cx_.cells[i - 1];
  switch (p.particle) {
    case Particle::kPrep:
    case Particle::kAgent:
      put(c, Trait::k_after_prep);
      break;
    case Particle::kTime:
      put(c, Trait::k_after_time_word);
      break;
    case Particle::kCause:
      put(c, Trait::k_after_cause);
      break;
    case Particle::kPurpose:
      put(c, Trait::k_after_purpose);
      break;
    case Particle::kGeneric:
      put(c, Trait::k_after_generic);
      break;
    case Particle::kRelative:
      put(c, Trait::k_after_relative);
      break;
    case Particle::kComplementizer:
      put(c, Trait::k_after_complementizer);
      break;
    case Particle::kCondition:
      put(c, Trait::k_after_condition);
      break;
    case Particle::kModal:
      put(c, Trait::k_after_modal);
      break;
    case Particle::kSubordinator:
      put(c, Trait::k_after_sub);
      break;
    case Particle::kAuxiliary:
      put(c, Trait::k_after_aux);
      break;
    case Particle::kPast:
      put(c, Trait::k_after_past_mark);
      break;
    case Particle::kDone:
      put(c, Trait::k_gov_done);
      break;
    case Particle::kNegation:
      put(c, Trait::k_negated);
      break;
    case Particle::kConnect:
    case Particle::kPartitive:
    case Particle::kResumptive:
    case Particle::kNone:
      break;
  }
  bool relative = false;
  for (std::size_t back = 1; back <= 6 && back <= i; ++back) {
    const Cell& b = cx_.cells[i - back];
    if (in_.tokens[i - back].sentence != in_.tokens[i].sentence || (b.flags & kCellStop)) break;
    if (b.particle == Particle::kRelative) relative = true;
  }
  if (relative && verb) put(c, Trait::k_verb_in_relative);
  if (!verb && p.particle == Particle::kNone &&
      !(p.flags & (kCellStop | kCellVerb | kCellArticle)) && p.timex < 0 && !cx_.has(i, kCellWaw)) {
    put(c, Trait::k_second_genitive);
  }
  if (c.reading == Reading::kPresent && !c.future && p.particle == Particle::kNone) {
    put(c, Trait::k_verb_present_plain);
  }
}

void Describer::around(Candidate& c) {
  const Tokens& tokens = in_.tokens;
  const std::size_t i = c.token, n = tokens.size();
  const std::uint32_t sentence = tokens[i].sentence, clause = cx_.cells[i].clause;
  bool time_clause = false, time_near = false, entity_after = false, entity_before = false,
       entity_clause = false, frame = false, count = false;
  const auto stands = [&](std::size_t k, std::size_t distance, bool after) {
    const Cell& b = cx_.cells[k];
    if (b.timex >= 0 && b.clause == clause) time_clause = true;
    if (b.timex >= 0 && distance <= 4) time_near = true;
    if (b.entity >= 0) {
      if (b.clause == clause) entity_clause = true;
      if (distance <= 4) (after ? entity_after : entity_before) = true;
    }
    if (b.quantity >= 0 && b.timex < 0 && distance <= 8) count = true;
    if (after && distance <= 8 && b.clause == clause && (b.frame & c.row->recipient)) frame = true;
  };
  for (std::size_t k = c.end; k < n && k < c.end + 25 && tokens[k].sentence == sentence; ++k) {
    stands(k, k - c.end + 1, true);
  }
  for (std::size_t k = i; k-- > 0 && i - k <= 25 && tokens[k].sentence == sentence;) {
    stands(k, i - k, false);
  }
  const SentenceFacts& f = sentences_[sentence];
  put(c, time_clause ? Trait::k_time_clause : f.time ? Trait::k_time_sentence : Trait::k_time_none);
  if (time_near) put(c, Trait::k_time_adjacent);
  if (entity_after) put(c, Trait::k_entity_after);
  if (entity_before) put(c, Trait::k_entity_before);
  if (entity_clause) put(c, Trait::k_entity_clause);
  if (!f.entity) put(c, Trait::k_entity_none);
  if (count) put(c, Trait::k_count_near);
  if (c.row->recipient & static_cast<std::uint16_t>(~unsigned{kFrameObject})) {
    put(c, frame ? Trait::k_frame_found : Trait::k_frame_missing);
  }
  const bool nominal = c.reading == Reading::kMasdar || c.reading == Reading::kNoun;
  if (nominal) {
    if (c.pronoun) {
      put(c, Trait::k_pronoun);
    } else {
      put(c, c.definite ? Trait::k_definite : Trait::k_indefinite);
    }
    bool complement = false;
    if (c.end < n && tokens[c.end].sentence == sentence) {
      const Cell& b = cx_.cells[c.end];
      if (!c.definite && b.entity >= 0) {
        put(c, Trait::k_genitive_entity);
        complement = true;
      } else if (!c.definite && (b.flags & kCellArticle)) {
        put(c, Trait::k_genitive_definite);
        complement = true;
      }
      if (b.flags & kCellNisba) {
        put(c, Trait::k_adjective_nisba);
        complement = true;
      }
      if (b.frame != 0 && (b.frame & (c.row->recipient | kFrameIn))) complement = true;
    }
    if (c.definite && !complement) put(c, Trait::k_alone_definite);
  }
  if (cx_.has(c.token, kCellQuoteEdge)) put(c, Trait::k_quoted);
}

void Describer::governor(Candidate& c, std::size_t k) {
  const Cell& cell = cx_.cells[c.token];
  const bool verb = c.reading == Reading::kPast || c.reading == Reading::kPresent;
  put(c, cell.content >= 0 ? Trait::k_content : Trait::k_author);
  if (cell.cue >= 0) {
    put(c, Trait::k_cue);
    put(c, speech_act(c.row->type) ? Trait::k_cue_speech_act : Trait::k_cue_plain);
    if (!verb) put(c, Trait::k_cue_masdar);
  }
  switch (c.effect) {
    case LightEffect::kDo:
      put(c, Trait::k_gov_do);
      break;
    case LightEffect::kHappen:
      put(c, Trait::k_gov_happen);
      break;
    case LightEffect::kUndergo:
      put(c, Trait::k_gov_undergo);
      break;
    case LightEffect::kCause:
      put(c, Trait::k_gov_cause);
      break;
    case LightEffect::kBegin:
      put(c, Trait::k_gov_begin);
      break;
    case LightEffect::kContinue:
      put(c, Trait::k_gov_continue);
      break;
    case LightEffect::kEnd:
    case LightEffect::kCancel:
      put(c, Trait::k_gov_end);
      break;
    case LightEffect::kAnnounce:
      put(c, Trait::k_gov_announce);
      break;
    case LightEffect::kOrder:
      put(c, Trait::k_gov_order);
      break;
    case LightEffect::kPrevent:
      put(c, Trait::k_gov_prevent);
      break;
    case LightEffect::kNone:
      put(c, Trait::k_gov_none);
      break;
  }
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  if (cell.light != LightEffect::kNone && k + 1 < list_.size()) {
    const Candidate& next = list_[k + 1];
    if (in_.tokens[next.token].sentence == sentence &&
        next.governor == static_cast<std::int32_t>(c.token)) {
      put(c, Trait::k_light_with_noun);
    }
  }
  if (c.row->needs != Needs::kNothing) put(c, Trait::k_needs_missing);
  if (verb && sentences_[sentence].first_candidate == k) put(c, Trait::k_main_verb);
  if (k > 0 && list_[k - 1].end == c.token && in_.tokens[list_[k - 1].token].sentence == sentence) {
    put(c, Trait::k_after_candidate);
  }
  if (verb && c.token > 0 && cx_.cells[c.token - 1].cue >= 0) put(c, Trait::k_gov_report);
}

void Describer::describe(std::size_t k) {
  Candidate& c = list_[k];
  put(c, Trait::k_bias);
  put(c, type_trait(c.row->type));
  put(c, static_cast<Trait>(static_cast<int>(Trait::k_read_past) + static_cast<int>(c.reading)));
  const int prior = std::clamp<int>(c.row->prior, 1, 5);
  put(c, static_cast<Trait>(static_cast<int>(Trait::k_prior_1) + prior - 1));
  const int kind = c.reading == Reading::kPast ? 0 : c.reading == Reading::kPresent ? 1 : 2;
  put(c, static_cast<Trait>(static_cast<int>(Trait::k_past_prior_1) + kind * 5 + prior - 1));
  position(c);
  before(c);
  around(c);
  governor(c, k);
  const bool first = c.has(Trait::k_first_of_row), strong = prior >= 4;
  if (kind == 0 && c.has(Trait::k_main_verb))
    put(c, c.has(Trait::k_cue) ? Trait::k_main_cue : Trait::k_main_past);
  if (kind == 0 && (c.has(Trait::k_time_clause))) put(c, Trait::k_past_dated);
  if (kind == 1 && c.future) put(c, Trait::k_future_verb);
  if (kind == 2 && c.has(Trait::k_time_clause)) put(c, Trait::k_nominal_dated);
  if (kind == 2 && strong && first) put(c, Trait::k_strong_nominal_first);
  if (kind == 2 && c.has(Trait::k_genitive_entity)) put(c, Trait::k_nominal_with_name);
  if (c.has(Trait::k_lead) || c.has(Trait::k_second)) {
    put(c, kind == 0 ? Trait::k_top_past : kind == 1 ? Trait::k_top_present : Trait::k_top_nominal);
    if (strong) put(c, Trait::k_top_strong);
  }
  if (c.has(Trait::k_content))
    put(c, kind == 0   ? Trait::k_content_past
           : kind == 1 ? Trait::k_content_present
                       : Trait::k_content_nominal);
  if (c.has(Trait::k_content) && strong) put(c, Trait::k_content_strong);
  if (kind == 2 && (c.effect == LightEffect::kDo || c.has(Trait::k_gov_done))) {
    put(c, prior >= 3 ? Trait::k_done_strong : Trait::k_done_weak);
  }
  if (kind == 2 && c.definite && prior <= 2) put(c, Trait::k_weak_definite);
  if (c.has(Trait::k_count_near) && strong) put(c, Trait::k_counted_strong);
}

}  // namespace

const char* trait_name(Trait trait) { return kNames[static_cast<std::size_t>(trait)]; }

namespace {

// After a dateline (`Aden (an agency) -`) at the start of a sentence, or where the sentence begins.
std::size_t after_dateline(const text::Tokens& tokens, const Sentence& s) {
  constexpr std::size_t kLongest = 9;
  const std::size_t end = std::min<std::size_t>(s.token_end, s.token_begin + kLongest);
  bool closed = false;
  for (std::size_t i = s.token_begin; i < end; ++i) {
    if (tokens[i].kind != text::TokenKind::kPunct) continue;
    const char32_t p = tokens[i].punct;
    if (p == ')') {
      closed = true;
    } else if (closed && (p == '-' || p == 0x2013 || p == 0x2014 || p == ':')) {
      return i + 1;
    }
  }
  return s.token_begin;
}

}  // namespace

std::vector<Candidate> find_candidates(const Tables& tables, const lexicon::Data& data,
                                       const Input& in, const Context& cx) {
  std::vector<Candidate> list;
  std::size_t skip = 0;
  for (std::size_t i = 0; i < in.tokens.size(); ++i) {
    const Sentence& sentence = in.tokens.sentences[in.tokens[i].sentence];
    if (i == sentence.token_begin) skip = std::max(skip, after_dateline(in.tokens, sentence));
    if (i < skip || in.tokens[i].kind != text::TokenKind::kWord) continue;
    const Cell& cell = cx.cells[i];
    if (cell.timex >= 0 || cell.entity >= 0 || cell.particle != Particle::kNone) continue;
    Candidate c;
    if (!choose(tables, data, in, cx, i, c)) continue;
    govern(cx, in.tokens, c);
    skip = c.end;
    list.push_back(c);
  }
  Describer d(in, cx, list);
  for (std::size_t k = 0; k < list.size(); ++k) d.describe(k);
  return list;
}

}  // namespace waqai::event
