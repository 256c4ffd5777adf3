// Indices come from other stages and are checked here once, so that writers need not.
#include "writers/entry_view.h"

#include <algorithm>

#include "json/names.h"
#include "json/writer.h"
#include "writers/layout.h"
#include "writers/period_words.h"
#include "writers/writers.h"

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

std::string report_name(const Analysis& analysis, messages::Language language) {
  if (analysis.document->metadata().title.empty() && !analysis.sentences.empty() &&
      analysis.sentences.front().title) {
    return words(analysis, analysis.sentences.front().span);
  }
  return heading(*analysis.document, language);
}

std::string word_list(const Analysis& analysis, const std::vector<Span>& spans,
                      messages::Language language) {
  std::string out;
  for (const std::string& part : words(analysis, spans)) {
    out = out.empty() ? part : messages::text("table.list", language, {out, part});
  }
  return out;
}

std::string source_words(const Analysis& analysis, const ChronologyEntry& entry, const Event& event,
                         messages::Language language) {
  const Statement* source = source_of(analysis, event);
  if (source == nullptr) return std::string(messages::text("table.author", language));
  std::string out;
  for (auto link = entry.chain.rbegin(); link != entry.chain.rend(); ++link) {
    const std::string name = clean(link->name);
    if (name.empty()) continue;
    if (out.empty()) {
      out = source->anonymous ? messages::text("table.anonymous", language, {name}) : name;
    } else {
      out = messages::text("table.via", language, {out, name});
    }
  }
  if (out.empty() && source->speaker) out = words(analysis, *source->speaker);
  const std::string medium = messages::text_or("medium.", json::name(source->medium), language);
  if (source->medium != Medium::kUnknown && !out.empty()) {
    out = messages::text("table.medium", language, {out, medium});
  }
  return out;
}

std::string kind_words(const ChronologyEntry& entry, const Event& event,
                       messages::Language language) {
  const std::string tail = "; " + std::string(json::name(event.factuality));
  if (language == messages::Language::kEnglish && entry.gloss_en.ends_with(tail)) {
    return clean(entry.gloss_en.substr(0, entry.gloss_en.size() - tail.size()));
  }
  return messages::text_or("type.", json::name(event.type), language);
}

std::string count_list(const Event& event, messages::Language language) {
  std::string out;
  for (const EventCount& count : event.counts) {
    const std::string part =
        messages::text_or("count.", count.key, language) + ": " + count_words(count, language);
    out = out.empty() ? part : messages::text("table.list", language, {out, part});
  }
  return out;
}

std::string due_words(const Analysis& analysis, const ChronologyEntry& entry,
                      const Commitment& commitment, messages::Language language) {
  std::string due = period_words(commitment.deadline, entry.group_mod, TimeRelation::kOn, language);
  if (due.empty() && commitment.due) due = moment_words(*commitment.due, language);
  if (due.empty() && !entry.group.empty()) due = group_words(analysis, entry, language);
  return due;
}

}  // namespace waqai::writers
