// The dead and hurt belong to what brought them about: an attack and its toll are one event.
#pragma once

#include <vector>

#include "event/candidate.h"

namespace waqai::event {

/// Sets `toll_of` of words that only tell the dead and hurt of another candidate of their sentence,
/// and `toll` of that one. `list` is in text order.
void link_tolls(const Input& in, const Context& cx, std::vector<Candidate>& list);

}  // namespace waqai::event
