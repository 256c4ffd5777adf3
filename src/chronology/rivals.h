// Which events of one report are accounts of the same thing that do not agree.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waqai/chronology.h"

namespace waqai::chronology {

/// Events (indices into Analysis::events, ascending) whose accounts disagree. One event alone if
/// its own counts disagree.
struct Rivals {
  std::vector<std::uint32_t> events;
  std::string reason;  ///< "denial", "count", "characterisation", "actor"
  std::vector<Span> evidence;
};

/// Disjoint groups, ordered by their first event. O(n · k): each event is compared with the few
/// before it that have its type, and with those that linked statements report.
std::vector<Rivals> find_rivals(const Analysis& analysis);

}  // namespace waqai::chronology
