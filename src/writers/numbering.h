// The order in which formats for people print entries, and the number each one bears.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "waqai/chronology.h"

namespace waqai::writers {

/// Entries of the chronology first, then those that keep a commitment, by deadline.
struct Numbering {
  std::vector<std::size_t> numbers;  ///< of each entry, 0 = not printed
  std::size_t count = 0;
  std::size_t hidden = 0;
  /// Commitment and entry of each promise, in the order of print.
  std::vector<std::pair<std::uint32_t, std::size_t>> promises;

  Numbering(const Analysis& analysis, bool all);
  std::size_t of(std::size_t entry) const { return entry < numbers.size() ? numbers[entry] : 0; }
};

/// The commitment an entry keeps, or null.
const Commitment* promise_of(const Analysis& analysis, const ChronologyEntry& entry);

}  // namespace waqai::writers
