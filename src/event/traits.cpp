// The facts about each candidate that tell a reported event from background: where it stands, what
// governs it, what stands beside it, and how often the report names the same thing.
#include <algorithm>
#include <string_view>

#include "event/describer.h"

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

}  // namespace

/// Marks the words of the title, and words a sentence before has used. Function words do not count.
void Describer::remember() {
  constexpr std::uint32_t kNever = 0xFFFFFFFFu;
  struct Use {
    std::uint32_t sentence = kNever;  // the first of the body
    bool title = false;
  };
  known_.resize(in_.tokens.size());
  FlatMap<std::string_view, Use> uses(in_.tokens.size());
  std::vector<Use*> of(in_.tokens.size());  // a form met before need not be looked up
  for (std::size_t i = 0; i < in_.tokens.size(); ++i) {
    const text::Token& t = in_.tokens[i];
    if (t.kind != text::TokenKind::kWord || cx_.cells[i].particle != Particle::kNone) continue;
    const std::string_view stem = bare(in_.tokens.form(i));
    if (stem.size() < 6) continue;
    Use* const before = of[in_.hits.same[i]];
    Use& use = before != nullptr ? *before : uses[stem];
    of[i] = &use;
    if (in_.tokens.sentences[t.sentence].title) {
      use.title = true;
      continue;
    }
    if (use.title) known_[i] |= kInTitle;
    use.sentence = std::min(use.sentence, t.sentence);
    if (use.sentence < t.sentence) known_[i] |= kSaidBefore;
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

  Seen& row = rows_[c.row->group];
  const int seen = row.body;
  const bool type_seen = types_seen_[static_cast<std::size_t>(c.type)];
  const int total = row.mentions;
  put(c, total == 1   ? Trait::k_mentions_one
         : total == 2 ? Trait::k_mentions_two
                      : Trait::k_mentions_many);
  if (row.title && !s.title) put(c, Trait::k_in_title_too);
  if (s.title) {
    row.title = true;
  } else {
    ++row.body;
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
    case Particle::kGoverning:
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
  };
  constexpr std::size_t kReach = 25, kNear = 8;
  const std::size_t begin = tokens.sentences[sentence].token_begin,
                    end = tokens.sentences[sentence].token_end;
  telling_.in(c.end, std::min(end, c.end + kReach),
              [&](std::size_t k) { stands(k, k - c.end + 1, true); });
  telling_.in(std::max(begin, i - std::min(i, kReach)), i,
              [&](std::size_t k) { stands(k, i - k, false); });
  for (std::size_t k = c.end; k < std::min(end, c.end + kNear) && !frame; ++k)
    frame = cx_.cells[k].clause == clause && (cx_.cells[k].frame & c.row->recipient) != 0;
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
  // A light verb with a sense of its own, from the words beside it, is more than a helper of a
  // noun.
  const bool helper = c.type == EventType::kOther || c.type == c.row->type;
  if (cell.light != LightEffect::kNone && helper && k + 1 < list_.size()) {
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

const char* trait_name(Trait trait) { return kNames[static_cast<std::size_t>(trait)]; }

void describe(const TraitWords& words, const Input& in, const Context& cx,
              std::vector<Candidate>& list) {
  const std::vector<TraitWords::Word> read = words.read(in.tokens, in.hits);
  Describer d(read, in, cx, list);
  for (std::size_t k = 0; k < list.size(); ++k) d.describe(k);
}

}  // namespace waqai::event
