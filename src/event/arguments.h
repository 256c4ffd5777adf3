// Who did it, to whom, where: the noun phrases round a trigger.
#pragma once

#include <optional>
#include <vector>

#include "event/candidate.h"

namespace waqai::event {

struct Arguments {
  std::vector<Span> actors, recipients;
  std::optional<Span> place, origin, destination, instrument;
};

Arguments find_arguments(const Input& in, const Context& context, const std::vector<Candidate>& all,
                         const Candidate& c);

/// Counted people round the events of one sentence; `events[i]` belongs to `chosen[i]`.
void count_people(const Input& in, const Context& context, const std::vector<Candidate>& all,
                  const std::vector<const Candidate*>& chosen, std::vector<Event>& events);

}  // namespace waqai::event
