// One row for each chronology entry (RFC 4180: CRLF, quotes where needed). Several values in one
// cell are separated by " | ". Column names are part of the contract: new ones are added at the
// end.
#include <algorithm>
#include <array>
#include <string>

#include "json/names.h"
#include "json/writer.h"
#include "writers/csv_row.h"
#include "writers/entry_view.h"
#include "writers/layout.h"
#include "writers/writers.h"

namespace waqai::writers {
namespace {

constexpr std::array<std::string_view, 36> kColumns = {
    "report",      "title",    "published", "entry",     "shown",    "from",
    "to",          "when",     "relation",  "fact",      "type",     "mode",
    "plover",      "cameo",    "line",      "trigger",   "actors",   "recipients",
    "place",       "country",  "latitude",  "longitude", "counts",   "source",
    "unnamed",     "chain",    "stance",    "medium",    "deadline", "commitment",
    "rival_group", "gloss_en", "salience",  "start",     "end",      "outlet"};

std::string counts(const Event& event) {
  std::vector<std::string> parts;
  for (const EventCount& count : event.counts) {
    std::string text = count.key;
    text += json::name(count.op);
    json::append_number(text, count.n);
    parts.push_back(std::move(text));
  }
  return join(parts, kBetween);
}

void write_entry(const Analysis& a, std::size_t index, CsvRow row) {
  const ChronologyEntry& entry = a.chronology.entries[index];
  const Event* event = event_of(a, entry);
  const Document& document = *a.document;
  const Metadata& metadata = document.metadata();
  const Statement* source = source_of(a, *event);
  const PlaceCandidate* location = location_of(a, *event);
  const Commitment* commitment = entry.commitment && *entry.commitment < a.commitments.size()
                                     ? &a.commitments[*entry.commitment]
                                     : nullptr;
  row.cell(clean(metadata.id));
  row.cell(clean(metadata.title));
  row.cell(metadata.dct ? format_iso_date(*metadata.dct) : std::string());
  row.cell("c" + std::to_string(index + 1));
  row.cell(entry.shown ? "yes" : "no");
  row.cell(entry.from ? json::format(*entry.from) : std::string());
  row.cell(entry.to ? json::format(*entry.to) : std::string());
  row.cell(event->when);
  row.cell(json::name(event->relation));
  row.cell(json::name(event->factuality));
  row.cell(json::name(event->type));
  row.cell(event->mode);
  row.cell(event->plover);
  row.cell(event->cameo);
  row.cell(words(a, entry.line));
  row.cell(words(a, event->trigger));
  row.cell(join(words(a, event->actors), kBetween));
  row.cell(join(words(a, event->recipients), kBetween));
  row.cell(event->place ? words(a, *event->place) : std::string());
  row.cell(location != nullptr ? location->country : std::string());
  if (location != nullptr) {
    row.number(location->latitude);
    row.number(location->longitude);
  } else {
    row.cell("");
    row.cell("");
  }
  row.cell(counts(*event));
  std::string speaker;
  if (source != nullptr) {
    speaker = clean(source->canon);
    if (speaker.empty() && source->speaker) speaker = words(a, *source->speaker);
  }
  row.cell(speaker);
  row.cell(source == nullptr ? "" : source->anonymous ? "yes" : "no");
  std::vector<std::string> chain;
  for (const ChainLink& link : entry.chain) chain.push_back(clean(link.name));
  row.cell(join(chain, kBetween));
  row.cell(source != nullptr ? json::name(source->stance) : std::string_view());
  row.cell(source != nullptr ? json::name(source->medium) : std::string_view());
  row.cell(commitment != nullptr ? commitment->deadline : std::string());
  row.cell(commitment != nullptr ? commitment->kind : std::string());
  row.cell(entry.rival_group ? "r" + std::to_string(*entry.rival_group + 1) : std::string());
  row.cell(clean(entry.gloss_en));
  row.number(event->salience);
  const auto size = static_cast<std::uint32_t>(document.text().size());
  const ByteOffset begin{std::min(entry.line.begin.value, size)};
  const ByteOffset end{std::min(entry.line.end.value, size)};
  row.cell(std::to_string(document.to_code_points(begin).value));
  row.cell(std::to_string(document.to_code_points(end).value));
  row.cell(clean(metadata.outlet));
  row.end();
}

}  // namespace

std::string csv_head(const Options&) {
  std::string out;
  CsvRow row(out);
  for (const std::string_view column : kColumns) row.cell(column);
  row.end();
  return out;
}

Piece write_csv(const Analysis& analysis, const Options& options) {
  Piece piece;
  const auto& entries = analysis.chronology.entries;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].shown && !options.all) continue;
    if (event_of(analysis, entries[i]) != nullptr) {
      write_entry(analysis, i, CsvRow(piece.text));
    }
  }
  return piece;
}

}  // namespace waqai::writers
