// What the tables say about each token, as small sets: what the name tagger learns from beside the
// letters.
#pragma once

#include <cstdint>
#include <vector>

#include "entity/entity.h"
#include "lexicon/data.h"

namespace waqai::entity {

/// Members of the set.
enum Seen : std::uint16_t {
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

/// What the tables say of one token.
struct Evidence {
  std::uint16_t seen = 0;   ///< members above
  std::uint64_t spans = 0;  ///< which names of the tables cover it, and where in them it stands
  std::uint64_t words = 0;  ///< words that go with names: titles, heads, types, nationalities
  bool operator==(const Evidence&) const = default;
};

/// Fills `out` with the evidence of each token.
void gather_evidence(const Model::Impl& model, const lexicon::Hits& hits, std::size_t tokens,
                     std::vector<Evidence>& out);

}  // namespace waqai::entity
