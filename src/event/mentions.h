// Other words of the report for the same happening.
#pragma once

#include <vector>

#include "event/candidate.h"

namespace waqai::event {

/// Adds to each event, one for each of `chosen`, the spans of candidates that were not chosen but
/// name the same thing. Mentions are in text order, the trigger among them.
void gather_mentions(const text::Tokens& tokens, const std::vector<Candidate>& all,
                     const std::vector<const Candidate*>& chosen, std::vector<Event>& events);

}  // namespace waqai::event
