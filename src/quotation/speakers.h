// Who the speakers are: dropped subjects, fullest names, anonymity.
#pragma once

#include <string>
#include <vector>

#include "quotation/cues.h"
#include "quotation/scan.h"

namespace waqai::quotation {

struct Speaker {
  Phrase phrase;        ///< not found if the text names nobody
  Phrase relay;         ///< who passes it on, where the text leaves him out
  bool called = false;  ///< a name follows the mention
  std::string canon;
  bool anonymous = false;
  std::string anonymity;
  std::int32_t continues = -1;  ///< cue whose speaker was taken over
};

/// One speaker for each cue, in order.
std::vector<Speaker> resolve_speakers(const Scan& scan, const Cues& cues);

}  // namespace waqai::quotation
