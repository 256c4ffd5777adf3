// From chosen candidates to events.
#pragma once

#include <vector>

#include "event/candidate.h"

namespace waqai::event {

/// One event for each of `chosen`, which are members of `all` in text order.
std::vector<Event> assemble(const Input& in, const Context& context,
                            const std::vector<Candidate>& all,
                            const std::vector<const Candidate*>& chosen);

}  // namespace waqai::event
