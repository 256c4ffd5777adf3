// What formats for people need of a chronology entry, as clean text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "messages/messages.h"
#include "waqai/chronology.h"

namespace waqai::writers {

/// The words of a span on one line; empty if it lies outside the text.
std::string words(const Analysis& analysis, Span span);
/// The words of several spans.
std::vector<std::string> words(const Analysis& analysis, const std::vector<Span>& spans);
/// Joins with `separator`.
std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// The event of an entry, or null if the index is out of range.
const Event* event_of(const Analysis& analysis, const ChronologyEntry& entry);
/// The statement that asserts an event, or null if the report says it itself.
const Statement* source_of(const Analysis& analysis, const Event& event);
/// Where an event lies on the map: the best candidate of its place, or null.
const PlaceCandidate* location_of(const Analysis& analysis, const Event& event);
/// `12`, `30…` with its bound in words.
std::string count_words(const EventCount& count, messages::Language language);
/// The heading of the entry's group: its date or period with its relation.
std::string group_words(const Analysis& analysis, const ChronologyEntry& entry,
                        messages::Language language);

/// The name of the report for people: its title, else its first line if that is a headline, else
/// its file.
std::string report_name(const Analysis& analysis, messages::Language language);
/// The words of several spans as a list.
std::string word_list(const Analysis& analysis, const std::vector<Span>& spans,
                      messages::Language language);
/// Who says so, with relay and medium.
std::string source_words(const Analysis& analysis, const ChronologyEntry& entry, const Event& event,
                         messages::Language language);
/// In English the gloss without the factuality it ends with; in Arabic the type.
std::string kind_words(const ChronologyEntry& entry, const Event& event,
                       messages::Language language);
/// All counts of an event.
std::string count_list(const Event& event, messages::Language language);
/// When a commitment falls due.
std::string due_words(const Analysis& analysis, const ChronologyEntry& entry,
                      const Commitment& commitment, messages::Language language);

}  // namespace waqai::writers
