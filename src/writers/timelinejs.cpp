// TimelineJS 3 JSON. A slide needs a start date, or TimelineJS drops it silently: undated entries
// are left out and counted. Every slide and date carries `display_date`, as its own locale cannot
// say "late August" or "by", and has one Arabic month system only. Text fields are HTML there, so
// the report's words are escaped.
#include <string>

#include "base/sha256.h"
#include "json/names.h"
#include "json/writer.h"
#include "writers/entry_view.h"
#include "writers/layout.h"
#include "writers/markup.h"
#include "writers/period_words.h"
#include "writers/writers.h"

namespace waqai::writers {
namespace {

using messages::Language;
using messages::text;

std::string escape(std::string_view plain) {
  std::string out;
  for (const char c : plain) {
    const std::string_view entity = markup_entity(c);
    entity.empty() ? out.push_back(c) : void(out += entity);
  }
  return out;
}

bool is_number(std::string_view s) {
  for (const char c : s) {
    if (c < '0' || c > '9') return false;
  }
  return !s.empty();
}

void write_date(json::Writer& w, const Moment& moment, int parts, std::string_view display) {
  const std::chrono::year_month_day day{moment.day};
  w.begin_object();
  w.key("year");
  w.number(static_cast<int>(day.year()));
  if (parts >= 2) w.field("month", std::uint32_t{static_cast<unsigned>(day.month())});
  if (parts >= 3) w.field("day", std::uint32_t{static_cast<unsigned>(day.day())});
  if (parts >= 3 && moment.minute && *moment.minute >= 0 && *moment.minute < 24 * 60) {
    const auto minute = static_cast<std::uint32_t>(*moment.minute);
    w.field("hour", minute / 60);
    w.field("minute", minute % 60);
  }
  w.field("display_date", display);
  w.end_object();
}

// A bare year or month is given in that precision; all else by its days.
int date_parts(const ChronologyEntry& entry) {
  if (entry.group_mod != TimexMod::kNone) return 3;
  const std::string_view g = entry.group;
  if (g.size() == 4 && is_number(g)) return 1;
  if (g.size() == 7 && is_number(g.substr(0, 4)) && is_number(g.substr(5))) return 2;
  return 3;
}

std::string speaker_line(const Analysis& a, const ChronologyEntry& entry, const Event& event,
                         Language language) {
  const Statement* source = source_of(a, event);
  if (source == nullptr) return std::string(text("table.author", language));
  std::string line;
  for (auto link = entry.chain.rbegin(); link != entry.chain.rend(); ++link) {
    std::string name = escape(clean(link->name));
    if (line.empty()) {
      line = source->anonymous ? text("table.anonymous", language, {name}) : name;
    } else {
      line = text("table.via", language, {line, name});
    }
  }
  return line;
}

void write_slide(json::Writer& w, const Analysis& a, std::size_t index, const Options& options,
                 std::string_view report) {
  const ChronologyEntry& entry = a.chronology.entries[index];
  const Event& event = *event_of(a, entry);
  const std::string display = group_words(a, entry, options.language);
  const int parts = date_parts(entry);
  const Moment start = entry.from ? *entry.from : *entry.to;
  w.begin_object();
  w.field("unique_id", std::string(report) + "-c" + std::to_string(index + 1));
  w.key("start_date");
  write_date(w, start, parts, display);
  if (parts == 3 && entry.from && entry.to && entry.to->day > entry.from->day) {
    w.key("end_date");
    write_date(w, *entry.to, parts, display);
  }
  w.field("display_date", display);
  const std::string fact =
      messages::text_or("fact.", json::name(event.factuality), options.language);
  w.field("group", fact);
  w.key("text");
  w.begin_object();
  std::string headline;
  if (event.factuality == Factuality::kDenied || event.factuality == Factuality::kPossible) {
    headline = "[" + fact + "] ";
  }
  headline += escape(words(a, entry.line));
  w.field("headline", headline);
  const Statement* source = source_of(a, event);
  const std::string quote =
      source != nullptr && source->content ? words(a, *source->content) : words(a, entry.line);
  std::string body = "<blockquote dir=\"rtl\" lang=\"ar\">" + escape(quote) + "</blockquote><p>" +
                     speaker_line(a, entry, event, options.language) + "</p>";
  if (!entry.gloss_en.empty()) {
    body += "<p dir=\"ltr\" lang=\"en\">" + escape(clean(entry.gloss_en)) + "</p>";
  }
  const Metadata& metadata = a.document->metadata();
  if (metadata.url.starts_with("https://") || metadata.url.starts_with("http://")) {
    const std::string url = escape(clean(metadata.url));
    body += "<p><a href=\"" + url + "\">" + url + "</a></p>";
  }
  w.field("text", body);
  w.end_object();
  w.end_object();
}

}  // namespace

std::string timelinejs_head(const Options& options) {
  std::string out = "{\n\"scale\": \"human\",\n";
  if (!options.title.empty()) {
    out += "\"title\": {\"text\": {\"headline\": ";
    json::append_string(out, escape(options.title));
    out += "}},\n";
  }
  return out + "\"events\": [\n";
}

Piece write_timelinejs(const Analysis& analysis, const Options& options) {
  Piece piece;
  const auto& entries = analysis.chronology.entries;
  std::string report;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if ((!entries[i].shown && !options.all) || event_of(analysis, entries[i]) == nullptr) continue;
    if (!entries[i].from && !entries[i].to) {
      ++piece.undated;
      continue;
    }
    if (report.empty()) report = sha256_hex(analysis.document->source()).substr(0, 12);
    if (!piece.text.empty()) piece.text += ",\n";
    // Short records on a line each read and compare well.
    json::Writer w(piece.text, 1, 0);
    write_slide(w, analysis, i, options, report);
  }
  return piece;
}

std::string timelinejs_tail(const Options&) { return "\n]\n}\n"; }

}  // namespace waqai::writers
