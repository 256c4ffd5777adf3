// The codes of an event in English, for readers who do not read Arabic.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "waqai/chronology.h"

namespace waqai::chronology {

/// `Assault`, `Withdrawal or release`, …
std::string_view english_type(EventType type);
/// `happened`, `ongoing`, `planned`, `possible`, `denied`.
std::string_view english_factuality(Factuality factuality);

/// The entity that a span names: the first one, in text order, that lies in the span, or else one
/// that holds it. Entities are sorted by position. Null if none. O(log n + entities inside).
const Entity* entity_of(const Analysis& analysis, Span span);

/// One line such as `Assault (aerial): Israeli army toward Hezbollah; at Nabatieh, Lebanon; 1
/// October 2025; 12 killed, at least 30 injured; happened`. Names without a known English form stay
/// as they are written.
std::string gloss(const Analysis& analysis, const Event& event);

}  // namespace waqai::chronology
