// Where each cue's content ends, and which cues stand inside another's content.
#pragma once

#include "quotation/cues.h"
#include "quotation/scan.h"
#include "waqai/annotations.h"

namespace waqai::quotation {

/// Sets begin, end and parent of every cue (sorted by token), and drops twins: second mentions of
/// the source of one act.
void bound_contents(const Scan& scan, Cues& cues);

/// Direct, mixed or indirect.
StatementKind kind_of(const Scan& scan, const Cue& cue);

}  // namespace waqai::quotation
