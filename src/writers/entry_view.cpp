// Indices come from other stages and are checked here once, so that writers need not.
#include "writers/entry_view.h"

#include <algorithm>

#include "json/names.h"
#include "json/writer.h"
#include "writers/layout.h"
#include "writers/period_words.h"

namespace waqai::writers {

std::string words(const Analysis& analysis, Span span) {
  const std::string_view text = analysis.document->text();
  if (span.begin.value >= text.size() || span.end.value <= span.begin.value) return {};
  return clean(text.substr(span.begin.value, span.size()));
}

std::vector<std::string> words(const Analysis& analysis, const std::vector<Span>& spans) {
  std::vector<std::string> out;
  for (const Span span : spans) {
    std::string text = words(analysis, span);
    if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end()) {
      out.push_back(std::move(text));
    }
  }
  return out;
}

std::string join(const std::vector<std::string>& parts, std::string_view separator) {
  std::string out;
  for (const std::string& part : parts) {
    if (!out.empty()) out += separator;
    out += part;
  }
  return out;
}

const Event* event_of(const Analysis& analysis, const ChronologyEntry& entry) {
  return entry.event < analysis.events.size() ? &analysis.events[entry.event] : nullptr;
}

const Statement* source_of(const Analysis& analysis, const Event& event) {
  return event.source && *event.source < analysis.statements.size()
             ? &analysis.statements[*event.source]
             : nullptr;
}

const PlaceCandidate* location_of(const Analysis& analysis, const Event& event) {
  if (!event.place) return nullptr;
  for (const Entity& entity : analysis.entities) {
    if (entity.span.begin >= event.place->end) break;
    if (!entity.span.overlaps(*event.place) || !entity.place) continue;
    if (*entity.place >= analysis.places.size()) continue;
    const Place& place = analysis.places[*entity.place];
    if (!place.candidates.empty()) return &place.candidates.front();
  }
  return nullptr;
}

std::string count_words(const EventCount& count, messages::Language language) {
  std::string number;
  json::append_number(number, count.n);
  if (!count.unit.empty()) number += " " + clean(count.unit);
  std::string key = "op.";
  key += json::name(count.op);
  return messages::text(key, language, {number});
}

std::string group_words(const Analysis& analysis, const ChronologyEntry& entry,
                        messages::Language language) {
  if (entry.group.empty()) return std::string(messages::text("period.none", language));
  const Event* event = event_of(analysis, entry);
  return period_words(entry.group, entry.group_mod,
                      event != nullptr ? event->relation : TimeRelation::kUnknown, language);
}

}  // namespace waqai::writers
