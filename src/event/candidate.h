// A word that may name an event, with the reading it is taken in and the features selection weighs.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "event/context.h"

namespace waqai::event {

enum class Reading : std::uint8_t { kPast, kPresent, kMasdar, kParticiple, kNoun };

/// Interpretable facts about a candidate; the weights are lexicon/event/selection.tsv, ids below.
// clang-format off
#define WAQAI_EVENT_FEATURES(X) \
  X(bias) X(read_past) X(read_present) X(read_masdar) X(read_participle) X(read_noun) \
  X(prior_1) X(prior_2) X(prior_3) X(prior_4) X(prior_5) X(definite) X(indefinite) X(pronoun) \
  X(plural_noun) X(title) X(lead) X(second) X(early) X(middle) X(late) X(in_title_too) \
  X(first_of_row) X(second_of_row) X(later_of_row) X(repeat_definite) X(repeat_type_definite) \
  X(content) X(author) X(cue) X(cue_speech_act) X(cue_plain) X(cue_masdar) X(quoted) \
  X(time_clause) X(time_sentence) X(time_none) X(time_adjacent) X(entity_after) \
  X(entity_before) X(entity_clause) X(entity_none) X(frame_found) X(frame_missing) \
  X(genitive_definite) X(genitive_entity) X(adjective_nisba) X(alone_definite) X(count_near) \
  X(gov_do) X(gov_done) X(gov_happen) X(gov_undergo) X(gov_cause) X(gov_begin) X(gov_continue) \
  X(gov_end) X(gov_announce) X(gov_order) X(gov_prevent) X(gov_report) X(gov_none) X(gov_verb) \
  X(light_with_noun) X(needs_missing) X(after_prep) X(after_ba) X(after_lam) X(after_time_word) \
  X(after_cause) X(after_purpose) X(after_generic) X(after_relative) X(after_complementizer) \
  X(after_condition) X(after_modal) X(after_sub) X(after_aux) X(after_past_mark) X(future_mark) \
  X(negated) X(main_verb) X(sentence_start) X(clause_start) X(conjoined) X(second_genitive) \
  X(after_candidate) X(verb_in_relative) X(verb_present_plain) X(crowded) X(only_one) \
  X(long_sentence) X(type_agree) X(type_consult) X(type_support) X(type_concede) \
  X(type_cooperate) X(type_aid) X(type_retreat) X(type_request) X(type_accuse) X(type_reject) \
  X(type_threaten) X(type_protest) X(type_sanction) X(type_mobilize) X(type_coerce) \
  X(type_assault) X(type_office) X(type_justice) X(type_disaster) X(type_accident) \
  X(type_economy) X(type_move) X(type_death) X(type_other) X(past_prior_1) X(past_prior_2) \
  X(past_prior_3) X(past_prior_4) X(past_prior_5) X(present_prior_1) X(present_prior_2) \
  X(present_prior_3) X(present_prior_4) X(present_prior_5) X(nominal_prior_1) \
  X(nominal_prior_2) X(nominal_prior_3) X(nominal_prior_4) X(nominal_prior_5) X(main_cue) \
  X(main_past) X(past_dated) X(future_verb) X(nominal_dated) X(strong_nominal_first) \
  X(nominal_with_name) X(top_past) X(top_present) X(top_nominal) X(top_strong) X(content_past) \
  X(content_present) X(content_nominal) X(content_strong) X(done_strong) X(done_weak) \
  X(weak_definite) X(counted_strong) X(mentions_one) X(mentions_two) X(mentions_many) \
  X(first_of_many) X(sentence_rank_1) X(sentence_rank_2) X(sentence_rank_4) \
  X(sentence_rank_late) X(clause_rank_1) X(clause_rank_2) X(clause_rank_late) X(clause_1) \
  X(clause_2) X(clause_late) X(short_report) X(middling_report) X(long_report) X(background) \
  X(second_conjunct) X(first_conjunct) X(second_verb) X(complement_request) \
  X(complement_agree) X(complement_hostile) X(complement_support) X(complement_consult) \
  X(complement_verb) X(complement_noun) X(verb_with_noun) X(noun_with_noun) X(noun_next) \
  X(died_in_attack) X(dead_of_attack) X(attack_with_dead) X(attack_twice) X(shade_negation) \
  X(shade_possible) X(shade_purpose) X(shade_planned) X(shade_ongoing) X(shade_stop) \
  X(subject_name) X(subject_people) X(subject_before) X(subject_thing) X(subject_none) \
  X(object_people) X(had_done) X(was_doing) X(possessor_name) X(possessor_people) \
  X(time_future) X(time_old) X(time_recent) X(told_direct) X(told_mixed) X(told_indirect) \
  X(told_nested) X(told_unnamed) X(told_first) X(told_early) X(light_use) X(plural_participle) X(subject_media) \
  X(told_will) X(told_blame) X(told_denial) X(told_forecast) X(told_praise) X(next_relative) \
  X(next_stop) X(verb_pronoun) X(after_in) X(after_on) X(after_to) X(after_from) X(after_about) \
  X(after_with) X(after_other) X(head_generic) X(head_occurrence) X(head_limit) X(head_body) \
  X(after_definite_noun) X(after_definite) X(after_verb) X(after_name) X(after_noun) \
  X(title_words_none) X(title_words_few) X(title_words_many) X(word_in_title) \
  X(word_said_before) X(complement_old) X(complement_new)
// clang-format on

enum class Trait : std::uint16_t {
#define WAQAI_X(name) k_##name,
  WAQAI_EVENT_FEATURES(WAQAI_X)
#undef WAQAI_X
      kCount
};
static_assert(static_cast<unsigned>(Trait::kCount) <= 320);
const char* trait_name(Trait trait);

struct Candidate {
  std::uint32_t token = 0;  ///< the trigger word
  std::uint32_t end = 0;    ///< after the last token of the entry
  Span span;
  const Trigger* row = nullptr;
  std::uint32_t row_key = 0;  ///< table and row
  EventType type = EventType::kOther;
  Reading reading = Reading::kNoun;
  bool definite = false, pronoun = false, passive = false, dual_or_plural = false;
  bool future = false, negated = false, ba = false, lam = false;
  bool first_person = false;
  std::int32_t carrier = -1;   ///< token of the noun that carries it (the rise of demands)
  std::int32_t toll_of = -1;   ///< candidate whose dead and hurt this word tells
  std::int32_t toll = -1;      ///< the first of those words
  std::int32_t governor = -1;  ///< token of the verb it depends on, if light
  LightEffect effect = LightEffect::kNone;
  double score = 0;
  std::array<std::uint64_t, 5> traits{};

  void put(Trait t) {
    const auto bit = static_cast<unsigned>(t);
    traits[bit >> 6] |= std::uint64_t{1} << (bit & 63u);
  }
  bool has(Trait t) const {
    const auto bit = static_cast<unsigned>(t);
    return (traits[bit >> 6] >> (bit & 63u) & 1u) != 0;
  }
};

class TraitWords;
std::vector<Candidate> find_candidates(const Tables& tables, const TraitWords& words,
                                       const Input& in, const Context& context);

}  // namespace waqai::event
