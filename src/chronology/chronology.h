// Orders the events of one report into a chronology.
#pragma once
#include "waqai/chronology.h"

namespace waqai::chronology {
/// Builds Analysis::chronology from the other layers.
Chronology build(const Analysis& analysis);
}  // namespace waqai::chronology
