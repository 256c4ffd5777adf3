// The facts about each candidate that tell a reported event from background: where it stands, what
// governs it, what stands beside it, and how often the report names the same thing.
#include "event/traits.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace waqai::event {
namespace {

using text::Tokens;

constexpr const char* kNames[] = {
#define WAQAI_X(name) #name,
    WAQAI_EVENT_FEATURES(WAQAI_X)
#undef WAQAI_X
};

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

constexpr std::pair<std::string_view, Shade> kShades[] = {
    {"negation", Shade::kNegation}, {"negation_future", Shade::kNegation},
    {"denied", Shade::kNegation},   {"negation_weak", Shade::kPossible},
    {"possible", Shade::kPossible}, {"purpose", Shade::kPurpose},
    {"planned", Shade::kPlanned},   {"ongoing", Shade::kOngoing},
    {"begin", Shade::kOngoing},     {"stop", Shade::kStop},
};

constexpr std::pair<std::string_view, Head> kHeads[] = {
    {"generic", Head::kGeneric},
    {"occurrence", Head::kOccurrence},
    {"limit", Head::kLimit},
    {"body", Head::kBody},
};

/// A folded word without one particle and the article: enough to see that it comes again.
std::string_view bare(std::string_view form) {
  // two bytes for each letter: ba, waw, fa, kaf, lam; then alef, lam
  const auto is = [&](std::size_t i, char a, char b) {
    return form.size() > i + 1 && form[i] == a && form[i + 1] == b;
  };
  if (form.size() > 8 && (is(0, '\xD9', '\x88') || is(0, '\xD8', '\xA8') || is(0, '\xD9', '\x84')))
    form.remove_prefix(2);
  if (form.size() > 8 && is(0, '\xD8', '\xA7') && is(2, '\xD9', '\x84')) form.remove_prefix(4);
  if (form.size() > 8 && is(0, '\xD9', '\x84')) form.remove_prefix(2);
  return form;
}

struct SentenceFacts {
  std::uint32_t first_candidate = 0;
  std::uint32_t candidates = 0;
  bool time = false, entity = false, background = false;
};

bool nominal(const Candidate& c) {
  return c.reading == Reading::kMasdar || c.reading == Reading::kNoun;
}
bool verbal(const Candidate& c) {
  return c.reading == Reading::kPast || c.reading == Reading::kPresent;
}
/// A word for the dead or hurt: what an attack or accident brings.
bool casualty(const Candidate& c) { return c.row->count == "killed" || c.row->count == "injured"; }
bool violent(const Candidate& c) {
  return c.type == EventType::kAssault || c.type == EventType::kAccident ||
         c.type == EventType::kDisaster;
}

class Describer {
 public:
  Describer(const std::vector<TraitWords::Word>& words, const Input& in, const Context& cx,
            std::vector<Candidate>& list)
      : words_(words), in_(in), cx_(cx), list_(list) {
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
      if (words[i].background) s.background = true;
    }
    for (const Candidate& c : list) ++mentions_[c.row->group];
    remember();
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
  static constexpr std::uint8_t kInTitle = 1, kSaidBefore = 2;
  void remember();
  static void put(Candidate& c, Trait t) { c.put(t); }
  void position(Candidate& c);
  void before(Candidate& c);
  void around(Candidate& c);
  void governor(Candidate& c, std::size_t k);
  void rank(Candidate& c, std::size_t k);
  void neighbours(Candidate& c, std::size_t k);
  void shade(Candidate& c);
  void subject(Candidate& c);
  void period(Candidate& c);
  void told(Candidate& c);
  void head(Candidate& c);
  void given(Candidate& c);

  const std::vector<TraitWords::Word>& words_;
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
  std::vector<std::uint8_t> known_;  ///< for each token: in the title, in a sentence before
  std::uint32_t body_ = 1;
};

/// Marks the words of the title, and words a sentence before has used. Function words do not count.
void Describer::remember() {
  known_.resize(in_.tokens.size());
  std::unordered_map<std::string_view, std::uint32_t> first;
  std::unordered_map<std::string_view, bool> title;
  for (std::size_t i = 0; i < in_.tokens.size(); ++i) {
    const text::Token& t = in_.tokens[i];
    if (t.kind != text::TokenKind::kWord || cx_.cells[i].particle != Particle::kNone) continue;
    const std::string_view stem = bare(in_.tokens.form(i));
    if (stem.size() < 6) continue;
    if (in_.tokens.sentences[t.sentence].title) {
      title.emplace(stem, true);
      continue;
    }
    if (title.count(stem) != 0) known_[i] |= kInTitle;
    if (first.try_emplace(stem, t.sentence).first->second < t.sentence) known_[i] |= kSaidBefore;
  }
}

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
  const bool type_seen = types_seen_[static_cast<std::size_t>(c.type)];
  const int total = mentions_[c.row->group];
  put(c, total == 1   ? Trait::k_mentions_one
         : total == 2 ? Trait::k_mentions_two
                      : Trait::k_mentions_many);
  if (it->second.title && !s.title) put(c, Trait::k_in_title_too);
  if (s.title) {
    it->second.title = true;
  } else {
    ++it->second.body;
    types_seen_[static_cast<std::size_t>(c.type)] = true;
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
    put(c, speech_act(c.type) ? Trait::k_cue_speech_act : Trait::k_cue_plain);
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

/// How many candidates stand before it in its clause and sentence.
void Describer::rank(Candidate& c, std::size_t k) {
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  const std::size_t first = sentences_[sentence].first_candidate;
  const std::size_t in_sentence = k - first;
  put(c, in_sentence == 0   ? Trait::k_sentence_rank_1
         : in_sentence == 1 ? Trait::k_sentence_rank_2
         : in_sentence <= 3 ? Trait::k_sentence_rank_4
                            : Trait::k_sentence_rank_late);
  const std::uint32_t clause = cx_.cells[c.token].clause;
  std::size_t in_clause = 0;
  for (std::size_t j = k; j-- > first && cx_.cells[list_[j].token].clause == clause;) ++in_clause;
  put(c, in_clause == 0   ? Trait::k_clause_rank_1
         : in_clause == 1 ? Trait::k_clause_rank_2
                          : Trait::k_clause_rank_late);
  const std::uint32_t opening = cx_.cells[in_.tokens.sentences[sentence].token_begin].clause;
  put(c, clause == opening       ? Trait::k_clause_1
         : clause == opening + 1 ? Trait::k_clause_2
                                 : Trait::k_clause_late);
  const std::size_t n = in_.tokens.size();
  put(c, n < 180   ? Trait::k_short_report
         : n < 400 ? Trait::k_middling_report
                   : Trait::k_long_report);
  if (sentences_[sentence].background) put(c, Trait::k_background);
}

/// The candidates beside it: what it complements, what it is joined to, what it brings.
void Describer::neighbours(Candidate& c, std::size_t k) {
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  const auto open = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (cx_.has(i, kCellStop) && !cx_.has(i, kCellQuoteEdge)) return false;
    }
    return true;
  };
  if (k > 0 && in_.tokens[list_[k - 1].token].sentence == sentence) {
    const Candidate& p = list_[k - 1];
    const std::size_t gap = c.token - p.end;
    const bool joined = cx_.has(c.token, kCellWaw);
    if (joined && nominal(c) && nominal(p) && gap <= 4) put(c, Trait::k_second_conjunct);
    if (joined && verbal(c) && verbal(p)) put(c, Trait::k_second_verb);
    if (!joined && gap <= 6 && open(p.end, c.token) &&
        (nominal(c) || c.reading == Reading::kPresent)) {
      switch (p.type) {
        case EventType::kRequest:
          put(c, Trait::k_complement_request);
          break;
        case EventType::kAgree:
        case EventType::kConcede:
          put(c, Trait::k_complement_agree);
          break;
        case EventType::kAccuse:
        case EventType::kReject:
        case EventType::kThreaten:
          put(c, Trait::k_complement_hostile);
          break;
        case EventType::kSupport:
        case EventType::kCooperate:
          put(c, Trait::k_complement_support);
          break;
        case EventType::kConsult:
          put(c, Trait::k_complement_consult);
          break;
        default:
          put(c, verbal(p) ? Trait::k_complement_verb : Trait::k_complement_noun);
      }
    }
  }
  if (k + 1 < list_.size() && in_.tokens[list_[k + 1].token].sentence == sentence) {
    const Candidate& next = list_[k + 1];
    const std::size_t gap = next.token - c.end;
    const bool joined = cx_.has(next.token, kCellWaw);
    if (joined && nominal(c) && nominal(next) && gap <= 4) put(c, Trait::k_first_conjunct);
    if (!joined && nominal(next) && gap <= 4 && open(c.end, next.token)) {
      put(c, verbal(c) ? Trait::k_verb_with_noun : Trait::k_noun_with_noun);
      if (next.token == c.end) put(c, Trait::k_noun_next);
    }
  }
  if (violent(c)) {
    bool attack = false, dead = false;
    for (std::size_t j = sentences_[sentence].first_candidate;
         j < list_.size() && in_.tokens[list_[j].token].sentence == sentence; ++j) {
      if (j == k || !violent(list_[j])) continue;
      const std::size_t a = std::min(list_[j].token, c.token),
                        b = std::max(list_[j].token, c.token);
      if (b - a > 14) continue;
      (casualty(list_[j]) ? dead : attack) = true;
    }
    if (casualty(c)) {
      if (attack) put(c, verbal(c) ? Trait::k_died_in_attack : Trait::k_dead_of_attack);
    } else {
      if (dead) put(c, Trait::k_attack_with_dead);
      if (attack) put(c, Trait::k_attack_twice);
    }
  }
}

/// The nearest word before it in its clause that makes it unreal.
void Describer::shade(Candidate& c) {
  const std::uint32_t clause = cx_.cells[c.token].clause;
  for (std::size_t back = 1; back <= 5 && back <= c.token; ++back) {
    const std::size_t i = c.token - back;
    if (cx_.cells[i].clause != clause) break;
    switch (words_[i].shade) {
      case Shade::kNegation:
        put(c, Trait::k_shade_negation);
        return;
      case Shade::kPossible:
        put(c, Trait::k_shade_possible);
        return;
      case Shade::kPurpose:
        put(c, Trait::k_shade_purpose);
        return;
      case Shade::kPlanned:
        put(c, Trait::k_shade_planned);
        return;
      case Shade::kOngoing:
        put(c, Trait::k_shade_ongoing);
        return;
      case Shade::kStop:
        put(c, Trait::k_shade_stop);
        return;
      case Shade::kNone:
        break;
    }
  }
}

/// Who does it: a name, people or a body, a thing.
void Describer::subject(Candidate& c) {
  const std::size_t n = in_.tokens.size();
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  const auto acts = [&](std::size_t i) {
    return i < n && in_.tokens[i].sentence == sentence &&
           (words_[i].person || cx_.cells[i].counted != CountKey::kNone);
  };
  const auto named = [&](std::size_t i) {
    return i < n && in_.tokens[i].sentence == sentence && cx_.cells[i].entity >= 0;
  };
  if (verbal(c)) {
    std::size_t i = c.end;
    if (i < n && cx_.cells[i].timex >= 0) {
      while (i < n && cx_.cells[i].timex >= 0) ++i;
    }
    const bool before = c.token > 0 && (named(c.token - 1) || acts(c.token - 1)) &&
                        !cx_.has(c.token, kCellClauseStart);
    put(c, named(i)  ? Trait::k_subject_name
           : acts(i) ? Trait::k_subject_people
           : before  ? Trait::k_subject_before
           : i < n && in_.tokens[i].sentence == sentence && cx_.has(i, kCellArticle)
               ? Trait::k_subject_thing
               : Trait::k_subject_none);
    if (i < n && in_.tokens[i].sentence == sentence && words_[i].media)
      put(c, Trait::k_subject_media);
    bool object = false;
    for (std::size_t k = i + 1; k < n && k < i + 6 && in_.tokens[k].sentence == sentence; ++k) {
      if (named(k) || acts(k)) object = true;
    }
    if (object) put(c, Trait::k_object_people);
    for (std::size_t back = 1; back <= 6 && back <= c.token; ++back) {
      if (cx_.cells[c.token - back].clause != cx_.cells[c.token].clause) break;
      if (cx_.cells[c.token - back].particle == Particle::kAuxiliary) {
        put(c, c.reading == Reading::kPast ? Trait::k_had_done : Trait::k_was_doing);
        break;
      }
    }
  } else if (nominal(c)) {
    if (named(c.end)) put(c, Trait::k_possessor_name);
    if (acts(c.end)) put(c, Trait::k_possessor_people);
  }
}

/// Its clause's time against the day of the report.
void Describer::period(Candidate& c) {
  const auto dct = in_.document.metadata().dct;
  if (!dct) return;
  const std::uint32_t clause = cx_.cells[c.token].clause;
  const auto look = [&](std::size_t i) {
    const std::int32_t k = cx_.cells[i].timex;
    if (k < 0 || cx_.cells[i].clause != clause) return false;
    const Timex& t = in_.timexes[static_cast<std::size_t>(k)];
    if (t.type == TimexType::kDuration || t.type == TimexType::kSet || !t.from || !t.to)
      return false;
    if (t.from->day > *dct) {
      put(c, Trait::k_time_future);
    } else if (t.to->day + std::chrono::days{45} < *dct) {
      put(c, Trait::k_time_old);
    } else if (t.to->day - t.from->day <= std::chrono::days{1}) {
      put(c, Trait::k_time_recent);
    }
    return true;
  };
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  for (std::size_t d = 1; d <= 25; ++d) {
    const std::size_t after = c.end + d - 1;
    if (after < in_.tokens.size() && in_.tokens[after].sentence == sentence && look(after)) return;
    if (d <= c.token && in_.tokens[c.token - d].sentence == sentence && look(c.token - d)) return;
  }
}

/// The word just before it, for nouns: a preposition, or a noun that makes an idea of it.
void Describer::head(Candidate& c) {
  const std::size_t n = in_.tokens.size();
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  if (c.end < n && in_.tokens[c.end].sentence == sentence) {
    const Cell& next = cx_.cells[c.end];
    if (next.particle == Particle::kRelative) put(c, Trait::k_next_relative);
    if (c.end + 1 < n && cx_.cells[c.end + 1].particle == Particle::kRelative &&
        in_.tokens[c.end + 1].sentence == sentence) {
      put(c, Trait::k_next_relative);
    }
    if (next.flags & kCellStop) put(c, Trait::k_next_stop);
  }
  if (verbal(c) && c.pronoun) put(c, Trait::k_verb_pronoun);
  if (c.token == 0 || in_.tokens[c.token - 1].sentence != sentence || !nominal(c)) return;
  const Cell& p = cx_.cells[c.token - 1];
  const TraitWords::Word& w = words_[c.token - 1];
  if (c.dual_or_plural) put(c, Trait::k_plural_noun);
  if (p.particle == Particle::kPrep) {
    put(c, p.frame & kFrameIn                       ? Trait::k_after_in
           : p.frame & kFrameOn                     ? Trait::k_after_on
           : p.frame & kFrameTo                     ? Trait::k_after_to
           : p.frame & kFrameFrom                   ? Trait::k_after_from
           : p.frame & kFrameAbout                  ? Trait::k_after_about
           : p.frame & (kFrameWith | kFrameBetween) ? Trait::k_after_with
                                                    : Trait::k_after_other);
    return;
  }
  if (cx_.has(c.token, kCellWaw) || c.ba || c.lam || p.timex >= 0 || (p.flags & kCellStop)) return;
  switch (w.head) {
    case Head::kGeneric:
      put(c, Trait::k_head_generic);
      break;
    case Head::kOccurrence:
      put(c, Trait::k_head_occurrence);
      break;
    case Head::kLimit:
      put(c, Trait::k_head_limit);
      break;
    case Head::kBody:
      put(c, Trait::k_head_body);
      break;
    case Head::kNone:
      if (p.flags & kCellArticle) {
        put(c, c.definite ? Trait::k_after_definite_noun : Trait::k_after_definite);
      } else if ((p.flags & kCellVerb) && p.particle == Particle::kNone) {
        put(c, Trait::k_after_verb);
      } else if (p.entity >= 0) {
        put(c, Trait::k_after_name);
      } else if (p.particle == Particle::kNone) {
        put(c, Trait::k_after_noun);
      }
  }
}

/// What the report has said before: words of the title beside it, a word after it that is old.
void Describer::given(Candidate& c) {
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  if (in_.tokens.sentences[sentence].title) return;
  const std::size_t begin = in_.tokens.sentences[sentence].token_begin,
                    end = in_.tokens.sentences[sentence].token_end;
  std::size_t shared = 0;
  for (std::size_t i = std::max(begin, c.token >= 7 ? std::size_t{c.token} - 7 : std::size_t{0});
       i < std::min<std::size_t>(end, c.end + 8); ++i) {
    if (known_[i] & kInTitle) ++shared;
  }
  put(c, shared == 0   ? Trait::k_title_words_none
         : shared <= 2 ? Trait::k_title_words_few
                       : Trait::k_title_words_many);
  if (known_[c.token] & kInTitle) put(c, Trait::k_word_in_title);
  if (known_[c.token] & kSaidBefore) put(c, Trait::k_word_said_before);
  if (c.end < end && in_.tokens[c.end].kind == text::TokenKind::kWord) {
    const Cell& next = cx_.cells[c.end];
    if (next.particle == Particle::kNone && next.timex < 0) {
      put(c, known_[c.end] & kSaidBefore ? Trait::k_complement_old : Trait::k_complement_new);
    }
  }
}

/// The statement it stands in.
void Describer::told(Candidate& c) {
  const std::int32_t content = cx_.cells[c.token].content;
  if (content < 0) return;
  const Statement& s = in_.statements[static_cast<std::size_t>(content)];
  put(c, s.kind == StatementKind::kDirect  ? Trait::k_told_direct
         : s.kind == StatementKind::kMixed ? Trait::k_told_mixed
                                           : Trait::k_told_indirect);
  switch (s.stance) {
    case Stance::kPromises:
    case Stance::kThreatens:
    case Stance::kDemands:
      put(c, Trait::k_told_will);
      break;
    case Stance::kAccuses:
    case Stance::kAlleges:
    case Stance::kCondemns:
      put(c, Trait::k_told_blame);
      break;
    case Stance::kDenies:
    case Stance::kDoubts:
    case Stance::kRefuses:
      put(c, Trait::k_told_denial);
      break;
    case Stance::kWarns:
    case Stance::kPredicts:
      put(c, Trait::k_told_forecast);
      break;
    case Stance::kPraises:
      put(c, Trait::k_told_praise);
      break;
    case Stance::kNeutral:
    case Stance::kAsserts:
    case Stance::kAdmits:
      break;
  }
  if (s.parent) put(c, Trait::k_told_nested);
  if (s.anonymous) put(c, Trait::k_told_unnamed);
  if (!s.content) return;
  const std::size_t begin = in_.tokens.first_at(s.content->begin.value);
  if (c.token <= begin + 1) {
    put(c, Trait::k_told_first);
  } else if (c.token <= begin + 5) {
    put(c, Trait::k_told_early);
  }
}

void Describer::describe(std::size_t k) {
  Candidate& c = list_[k];
  put(c, Trait::k_bias);
  put(c, type_trait(c.type));
  put(c, static_cast<Trait>(static_cast<int>(Trait::k_read_past) + static_cast<int>(c.reading)));
  const int prior = std::clamp<int>(c.row->prior, 1, 5);
  put(c, static_cast<Trait>(static_cast<int>(Trait::k_prior_1) + prior - 1));
  const int kind = c.reading == Reading::kPast ? 0 : c.reading == Reading::kPresent ? 1 : 2;
  put(c, static_cast<Trait>(static_cast<int>(Trait::k_past_prior_1) + kind * 5 + prior - 1));
  position(c);
  before(c);
  around(c);
  governor(c, k);
  rank(c, k);
  neighbours(c, k);
  shade(c);
  subject(c);
  period(c);
  told(c);
  head(c);
  given(c);
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

TraitWords::TraitWords(const lexicon::Data& data)
    : data_(data),
      cues_(data.table_id("factuality/cues")),
      sources_(data.table_id("quotation/source_nouns")),
      titles_(data.table_id("entity/titles")),
      background_(data.table_id("quotation/background_markers")),
      heads_(data.table_id("entity/heads")),
      head_nouns_(data.table_id("event/head_nouns")) {
  if (cues_ != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(cues_);
    const int kind = t.column("class");
    for (std::size_t r = 0; r < t.size(); ++r) {
      Shade shade = Shade::kNone;
      for (const auto& [name, value] : kShades) {
        if (name == t.cell(r, kind)) shade = value;
      }
      shades_.push_back(shade);
    }
  }
  if (background_ != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(background_);
    const int kind = t.column("class");
    for (std::size_t r = 0; r < t.size(); ++r)
      is_background_.push_back(t.cell(r, kind) == "background");
  }
  if (head_nouns_ != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(head_nouns_);
    const int kind = t.column("class");
    for (std::size_t r = 0; r < t.size(); ++r) {
      Head head = Head::kGeneric;
      for (const auto& [name, value] : kHeads) {
        if (name == t.cell(r, kind)) head = value;
      }
      head_rows_.push_back(head);
    }
  }
  if (heads_ != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(heads_);
    const int kind = t.column("kind");
    for (std::size_t r = 0; r < t.size(); ++r) is_media_.push_back(t.cell(r, kind) == "media");
  }
}

std::vector<TraitWords::Word> TraitWords::read(const text::Tokens& tokens,
                                               const lexicon::Hits& hits) const {
  std::vector<Word> out(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Word& w = out[i];
    std::uint32_t longest = 0;
    for (const lexicon::Hit& h : hits.at(i)) {
      const lexicon::Entry& e = data_.entry(h.entry);
      if (e.table == lexicon::kNoTable) continue;
      if (e.table == cues_) {
        if (h.end - h.begin < longest) continue;
        longest = h.end - h.begin;
        w.shade = shades_[e.row];
      } else if (e.table == sources_ || e.table == titles_) {
        w.person = true;
      } else if (e.table == head_nouns_) {
        if (h.end == i + 1 && w.head == Head::kNone) w.head = head_rows_[e.row];
      } else if (e.table == heads_) {
        w.person = true;
        w.media = w.media || is_media_[e.row];
      } else if (e.table == background_) {
        w.background = w.background || is_background_[e.row];
      }
    }
  }
  return out;
}

void describe(const TraitWords& words, const Input& in, const Context& cx,
              std::vector<Candidate>& list) {
  const std::vector<TraitWords::Word> read = words.read(in.tokens, in.hits);
  Describer d(read, in, cx, list);
  for (std::size_t k = 0; k < list.size(); ++k) d.describe(k);
}

}  // namespace waqai::event
