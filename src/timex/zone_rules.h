// Daylight-saving time of the zones the Arab press names, by the rules in force since 2023.
#pragma once

#include "timex/words.h"

namespace waqai::timex {

/// Minutes that clocks are ahead of standard time on `day`; changes count from the day they happen
/// on.
int daylight_saving(Dst rule, std::chrono::sys_days day);

}  // namespace waqai::timex
