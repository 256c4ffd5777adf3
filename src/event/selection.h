// The linear score that decides which candidates are events. Weights are a reviewed table.
#pragma once

#include <array>

#include "event/candidate.h"

namespace waqai::event {

class Weights {
 public:
  explicit Weights(const lexicon::Data& data);
  double score(const Candidate& c) const;

 private:
  std::array<double, 320> weights_{};
};

}  // namespace waqai::event
