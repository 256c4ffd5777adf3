// Formats of the layer of times.
#pragma once

#include <string>

#include "writers/writers.h"

namespace waqai::writers {

/// The formats of times alone: for people, JSON, TimeML.
std::span<const Format> time_formats();

Piece write_times(const Analysis& analysis, const Options& options);
std::string timeml_head(const Options& options);
Piece write_timeml(const Analysis& analysis, const Options& options);

}  // namespace waqai::writers
