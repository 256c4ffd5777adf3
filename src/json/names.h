// The stable strings of the schema for every enumerated value. All output formats share them.
#pragma once

#include <string>
#include <string_view>

#include "waqai/annotations.h"
#include "waqai/chronology.h"

namespace waqai::json {

std::string_view name(TimexType type);
/// "" for kNone.
std::string_view name(TimexMod mod);
std::string_view name(Granularity granularity);
std::string_view name(TimexCalendar calendar);
std::string_view name(TimexAnchor anchor);
std::string_view name(EntityType type);
std::string_view name(StatementKind kind);
std::string_view name(Medium medium);
std::string_view name(Stance stance);
std::string_view name(EventType type);
std::string_view name(TimeRelation relation);
std::string_view name(Factuality factuality);
/// "=", ">=", "<=", "~".
std::string_view name(CountOp op);

/// `YYYY-MM-DD` or `YYYY-MM-DDThh:mm`.
std::string format(const Moment& moment);

}  // namespace waqai::json
