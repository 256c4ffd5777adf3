// A small report with its annotation built by hand, so that writers are tested apart from the
// reading.
#pragma once

#include "waqai/chronology.h"

namespace waqai::writers {

Analysis sample_analysis();

}  // namespace waqai::writers
