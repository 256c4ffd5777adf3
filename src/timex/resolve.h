// From what was parsed to what it means: TIMEX3 value, interval, granularity, anchor.
#pragma once

#include <vector>

#include "lexicon/messages.h"
#include "timex/node.h"

namespace waqai::timex {

/// What a resolution may rest on beside the words themselves.
struct Setting {
  std::optional<std::chrono::sys_days> dct;
  const lexicon::Messages* messages = nullptr;  ///< words of diagnostics, never null in resolve()
  std::optional<int> dct_minute;
  Direction tense = Direction::kNone;             ///< kPast or kFuture, from the verb
  std::span<const Timex> before;                  ///< resolved times before this one
  std::optional<std::uint32_t> day_antecedent;    ///< last time with a day
  std::optional<std::uint32_t> month_antecedent;  ///< last time within one month
  std::optional<std::uint32_t> year_antecedent;   ///< last time within one year
  std::optional<std::uint32_t> near_antecedent;   ///< last time of this or the sentence before
  std::optional<std::uint32_t> clause_day;        ///< last day of the same sentence
  std::optional<std::uint32_t> story_day;         ///< the day last named, if past and near
  bool alone = false;                             ///< there is no clause around it
  bool past = false;                              ///< it cannot lie after the report day
  std::optional<std::chrono::sys_days> after;     ///< a range began on this day
  bool in_quotes = false;
  bool spoken = false;                  ///< in quotation marks, beside a verb that is not present
  std::optional<std::uint32_t> speech;  ///< the day quoted words were spoken
  bool state = false;                   ///< the clause describes a state that still holds
  bool begin = false;                   ///< the clause names a beginning or single act
};

/// Fills `out` (all but span and provenance). False if the node means no time after all.
bool resolve(const Node& n, const Setting& s, const Vocabulary& v, Timex& out,
             std::vector<Diagnostic>& diagnostics);

}  // namespace waqai::timex
