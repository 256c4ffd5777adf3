// TIMEX3 values in the words of the interface language.
#pragma once

#include <string>
#include <string_view>

#include "messages/messages.h"
#include "waqai/annotations.h"

namespace waqai::writers {

/// `1 October 2025, 15:00`, `late August 2025`, `by the end …`. What it cannot put into words is
/// given as it stands; "" for "".
std::string period_words(std::string_view value, TimexMod mod, TimeRelation relation,
                         messages::Language language);
/// A civil day with its minute, if any, in words.
std::string moment_words(const Moment& moment, messages::Language language);

}  // namespace waqai::writers
