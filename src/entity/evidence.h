// What the tables say about each token, as one small set: what the name tagger learns from beside
// the letters.
#pragma once

#include <cstdint>
#include <vector>

#include "entity/model.h"

namespace waqai::entity {

/// Members of the set.
enum Evidence : std::uint16_t {
  kSeenGiven = 1u << 0,
  kSeenGivenWord = 1u << 1,  ///< a given name that is an ordinary word too
  kSeenPerson = 1u << 2,
  kSeenState = 1u << 3,
  kSeenPlace = 1u << 4,
  kSeenTypedPlace = 1u << 5,  ///< a place only after a word of its type, or a small town
  kSeenBody = 1u << 6,
  kSeenAct = 1u << 7,  ///< a verb or its noun behind a particle
  kSeenHead = 1u << 8,
  kSeenTitle = 1u << 9,
  kSeenType = 1u << 10,
  kSeenNationality = 1u << 11,
  kSeenOrdinary = 1u << 12,
  kInsideBody = 1u << 13,
  kInsidePerson = 1u << 14,
  kInsidePlace = 1u << 15,
};

/// Fills `out` with one set for each token.
void gather_evidence(const Model::Impl& model, const lexicon::Hits& hits, std::size_t tokens,
                     std::vector<std::uint16_t>& out);

}  // namespace waqai::entity
