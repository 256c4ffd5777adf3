// Numbers are given once, so that links between entries of one report agree in every format.
#include "writers/numbering.h"

#include <algorithm>

#include "writers/entry_view.h"

namespace waqai::writers {

const Commitment* promise_of(const Analysis& analysis, const ChronologyEntry& entry) {
  return entry.commitment && *entry.commitment < analysis.commitments.size()
             ? &analysis.commitments[*entry.commitment]
             : nullptr;
}

Numbering::Numbering(const Analysis& analysis, bool all) {
  const auto& entries = analysis.chronology.entries;
  numbers.assign(entries.size(), 0);
  std::vector<std::pair<std::uint32_t, std::size_t>> kept;  // commitment, entry
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (event_of(analysis, entries[i]) == nullptr) continue;
    if (!entries[i].shown && !all) {
      ++hidden;
    } else if (promise_of(analysis, entries[i]) != nullptr) {
      kept.push_back({*entries[i].commitment, i});
    } else {
      numbers[i] = ++count;
    }
  }
  std::stable_sort(kept.begin(), kept.end());
  for (const std::uint32_t p : analysis.chronology.commitments) {
    auto it = std::lower_bound(kept.begin(), kept.end(), std::pair{p, std::size_t{0}});
    for (; it != kept.end() && it->first == p; ++it) {
      promises.push_back(*it);
      numbers[it->second] = ++count;
    }
  }
}

}  // namespace waqai::writers
