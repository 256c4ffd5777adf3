// How statements answer one another.
#pragma once

#include <vector>

#include "quotation/cues.h"
#include "quotation/scan.h"
#include "waqai/annotations.h"

namespace waqai::quotation {

/// Adds to each statement its links: what it denies, confirms or describes otherwise. `statements`
/// are those of `cues.list`, in order.
void link_statements(const Scan& scan, const Cues& cues, std::vector<Statement>& statements);

}  // namespace waqai::quotation
