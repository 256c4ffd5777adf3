// The linear score that decides which candidates are events. Weights are a reviewed table.
#pragma once

#include <array>
#include <vector>

#include "event/candidate.h"

namespace waqai::event {

class Weights {
 public:
  Weights(const lexicon::Data& data, const Tables& tables);
  double score(const Candidate& c) const;

 private:
  std::array<double, 320> weights_{};
  std::vector<double> lemmas_;  ///< by Trigger::group
};

/// The candidates that are events, in text order, by their `score`. A noun of degree or course
/// hands its place to the event noun after it; a verb that only lends itself to one gives way.
std::vector<const Candidate*> select(std::vector<Candidate>& all);

}  // namespace waqai::event
