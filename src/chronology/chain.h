// Who says so: the attribution chain of an event.
#pragma once

#include <vector>

#include "waqai/chronology.h"

namespace waqai::chronology {

/// The links from the report's own outlet, through the statements that enclose the one that asserts
/// the event, to the innermost speaker. Neighbouring links of one name are one link. Empty if the
/// report says it itself and its outlet is not known.
std::vector<ChainLink> chain_of(const Analysis& analysis, const Event& event);

}  // namespace waqai::chronology
