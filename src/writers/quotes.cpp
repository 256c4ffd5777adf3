// Who said what: one record for each statement of a report, as a list for people, rows for a
// spreadsheet, or JSON. The words are the report's own; nothing is added to what was read.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "json/names.h"
#include "json/writer.h"
#include "writers/csv_row.h"
#include "writers/entry_view.h"
#include "writers/layout.h"
#include "writers/period_words.h"
#include "writers/writers.h"

namespace waqai::writers {
namespace {

using messages::Language;
using messages::text;

constexpr std::size_t kMargin = 4;
constexpr std::string_view kBold = "\x1b[1m", kDim = "\x1b[2m", kPlain = "\x1b[0m";
constexpr std::array<std::string_view, 7> kLabels = {
    "quotes.who",  "quotes.to",    "quotes.through", "quotes.how",
    "quotes.when", "quotes.where", "quotes.answers"};

constexpr std::array<std::string_view, 23> kColumns = {
    "report", "title",   "published", "statement", "who",  "unnamed", "to",   "through",
    "cue",    "how",     "kind",      "medium",    "when", "said",    "what", "inside",
    "links",  "negated", "speaker",   "start",     "end",  "outlet",  "where"};

std::string id(std::size_t index) { return "s" + std::to_string(index + 1); }

std::string said_by(const Analysis& a, const Statement& s) {
  std::string who = clean(s.canon);
  if (who.empty() && s.speaker) who = words(a, *s.speaker);
  return who;
}

std::string optional_words(const Analysis& a, const std::optional<Span>& span) {
  return span ? words(a, *span) : std::string();
}

// The links of a chain outside the one who speaks, outermost first.
std::vector<std::string> outer_links(const Statement& s) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i + 1 < s.chain.size(); ++i) out.push_back(clean(s.chain[i].name));
  return out;
}

const Timex* time_of(const Analysis& a, const Statement& s) {
  return s.time && *s.time < a.timexes.size() ? &a.timexes[*s.time] : nullptr;
}

class List {
 public:
  List(const Analysis& analysis, const Options& options, std::string& out)
      : a_(analysis), o_(options), out_(out) {
    for (const std::string_view key : kLabels)
      label_width_ = std::max(label_width_, display_width(text(key, o_.language)));
  }

  void run() {
    styled(0, report_name(a_, o_.language), kBold);
    const auto& dct = a_.document->metadata().dct;
    styled(0,
           dct ? text("table.published", o_.language,
                      {moment_words(Moment{*dct, std::nullopt}, o_.language)})
               : std::string(text("table.undated_report", o_.language)),
           kDim);
    styled(0, text("quotes.summary", o_.language, {std::to_string(a_.statements.size())}), kDim);
    for (std::size_t i = 0; i < a_.statements.size(); ++i) write(i);
  }

 private:
  std::string quoted(std::string_view words) const {
    const bool foreign = is_right_to_left(words) != (o_.language == Language::kArabic);
    return o_.isolates && foreign ? isolate(words) : std::string(words);
  }
  void paint(std::string_view words, std::string_view code) {
    if (!o_.color || code.empty()) {
      out_ += words;
      return;
    }
    out_ += code;
    out_ += words;
    out_ += kPlain;
  }
  void styled(std::size_t margin, std::string_view words, std::string_view code) {
    const std::size_t width = o_.width > margin ? o_.width - margin : o_.width;
    for (const std::string_view part : wrap(words, width)) {
      out_.append(margin, ' ');
      paint(o_.isolates ? quoted(part) : std::string(part), code);
      out_ += '\n';
    }
  }
  void labelled(std::string_view key, std::string_view words) {
    if (words.empty()) return;
    const std::string_view label = text(key, o_.language);
    const std::size_t margin = kMargin + label_width_ + 2;
    bool first = true;
    for (const std::string_view part :
         wrap(words, o_.width > margin + 16 ? o_.width - margin : 0)) {
      out_.append(kMargin, ' ');
      if (first) paint(label, kDim);
      out_.append(label_width_ + 2 - (first ? display_width(label) : 0), ' ');
      first = false;
      out_ += quoted(part);
      out_ += '\n';
    }
  }

  void write(std::size_t index) {
    const Statement& s = a_.statements[index];
    out_ += '\n';
    const std::string number = std::to_string(index + 1) + ".";
    std::string said = optional_words(a_, s.content);
    if (said.empty()) said = words(a_, s.cue);
    bool first = true;
    for (const std::string_view part : wrap(said, o_.width > kMargin ? o_.width - kMargin : 0)) {
      if (first) {
        if (number.size() < kMargin - 1) out_.append(kMargin - 1 - number.size(), ' ');
        out_ += number + " ";
      } else {
        out_.append(kMargin, ' ');
      }
      first = false;
      paint(quoted(part), kBold);
      out_ += '\n';
    }
    std::string who = said_by(a_, s);
    if (who.empty()) who = text("quotes.nobody", o_.language);
    if (s.anonymous) who = text("table.anonymous", o_.language, {who});
    labelled("quotes.who", who);
    labelled("quotes.to", optional_words(a_, s.addressee));
    std::string through;
    for (const std::string& link : outer_links(s))
      through = through.empty() ? link : text("quotes.chain", o_.language, {through, link});
    labelled("quotes.through", through);
    labelled("quotes.how", how(s));
    if (const Timex* time = time_of(a_, s))
      labelled("quotes.when", period_words(time->value, time->mod, TimeRelation::kOn, o_.language));
    labelled("quotes.where", optional_words(a_, s.place));
    for (const StatementLink& link : s.links)
      labelled("quotes.answers", messages::text_or("quotes.link.", link.kind, o_.language) + " " +
                                     std::to_string(link.target + 1));
  }

  // The word that reports, what it does with the content, and where it was said.
  std::string how(const Statement& s) const {
    std::string out = words(a_, s.cue);
    const auto add = [&](std::string_view part) {
      if (!part.empty())
        out += (o_.language == Language::kArabic ? "، " : ", ") + std::string(part);
    };
    if (s.stance != Stance::kNeutral)
      add(messages::text_or("stance.", json::name(s.stance), o_.language));
    add(messages::text_or("quoting.", json::name(s.kind), o_.language));
    if (s.medium != Medium::kUnknown)
      add(messages::text_or("medium.", json::name(s.medium), o_.language));
    if (s.parent) add(text("quotes.inside", o_.language, {std::to_string(*s.parent + 1)}));
    return out;
  }

  const Analysis& a_;
  const Options& o_;
  std::string& out_;
  std::size_t label_width_ = 0;
};

Piece write_list(const Analysis& analysis, const Options& options) {
  Piece piece;
  List(analysis, options, piece.text).run();
  return piece;
}

std::string rows_head(const Options&) {
  std::string out;
  CsvRow row(out);
  for (const std::string_view column : kColumns) row.cell(column);
  row.end();
  return out;
}

Piece write_rows(const Analysis& a, const Options&) {
  Piece piece;
  const Metadata& metadata = a.document->metadata();
  const auto size = static_cast<std::uint32_t>(a.document->text().size());
  for (std::size_t i = 0; i < a.statements.size(); ++i) {
    const Statement& s = a.statements[i];
    const Timex* time = time_of(a, s);
    std::vector<std::string> links;
    for (const StatementLink& link : s.links) links.push_back(link.kind + " " + id(link.target));
    const Span what = s.content ? *s.content : s.cue;
    CsvRow row(piece.text);
    row.cell(clean(metadata.id));
    row.cell(clean(metadata.title));
    row.cell(metadata.dct ? format_iso_date(*metadata.dct) : std::string());
    row.cell(id(i));
    row.cell(said_by(a, s));
    row.cell(s.anonymous ? "yes" : "no");
    row.cell(optional_words(a, s.addressee));
    row.cell(join(outer_links(s), kBetween));
    row.cell(words(a, s.cue));
    row.cell(json::name(s.stance));
    row.cell(json::name(s.kind));
    row.cell(json::name(s.medium));
    row.cell(time != nullptr ? time->value : std::string());
    row.cell(time != nullptr ? words(a, time->span) : std::string());
    row.cell(optional_words(a, s.content));
    row.cell(s.parent ? id(*s.parent) : std::string());
    row.cell(join(links, kBetween));
    row.cell(s.negated ? "yes" : "no");
    row.cell(optional_words(a, s.speaker));
    for (const ByteOffset at : {what.begin, what.end})
      row.cell(
          std::to_string(a.document->to_code_points(ByteOffset{std::min(at.value, size)}).value));
    row.cell(clean(metadata.outlet));
    row.cell(optional_words(a, s.place));
    row.end();
  }
  return piece;
}

void span_field(json::Writer& out, const Analysis& a, const json::Key& key,
                const std::optional<Span>& span) {
  out.key(key);
  if (!span) {
    out.null();
    return;
  }
  const auto size = static_cast<std::uint32_t>(a.document->text().size());
  const auto at = [&](ByteOffset offset) {
    return a.document->to_code_points(ByteOffset{std::min(offset.value, size)}).value;
  };
  out.begin_object();
  out.field("start", at(span->begin));
  out.field("end", at(span->end));
  out.field("text", a.document->text(*span));
  out.end_object();
}

void write_quote(json::Writer& out, const Analysis& a, std::size_t index) {
  const Statement& s = a.statements[index];
  out.begin_object();
  out.field("id", id(index));
  out.field_or_null("who", said_by(a, s));
  span_field(out, a, "speaker", s.speaker);
  out.field("unnamed", s.anonymous);
  out.field_or_null("unnamed_class", s.anonymity);
  span_field(out, a, "to", s.addressee);
  out.key("through");
  out.begin_array();
  for (std::size_t i = 0; i + 1 < s.chain.size(); ++i) {
    out.begin_object();
    out.field("kind", s.chain[i].kind);
    out.field("name", s.chain[i].name);
    out.end_object();
  }
  out.end_array();
  span_field(out, a, "cue", s.cue);
  out.field("how", json::name(s.stance));
  out.field("kind", json::name(s.kind));
  out.field("medium", json::name(s.medium));
  out.field("negated", s.negated);
  const Timex* time = time_of(a, s);
  out.field_or_null("when", time != nullptr ? std::string_view(time->value) : std::string_view());
  span_field(out, a, "where", s.place);
  span_field(out, a, "what", s.content);
  out.field_or_null("inside", s.parent ? id(*s.parent) : std::string());
  out.key("links");
  out.begin_array();
  for (const StatementLink& link : s.links) {
    out.begin_object();
    out.field("kind", link.kind);
    out.field("target", id(link.target));
    out.end_object();
  }
  out.end_array();
  out.end_object();
}

Piece write_json(const Analysis& a, const Options& options) {
  Piece piece;
  const Metadata& metadata = a.document->metadata();
  json::Writer out(piece.text, options.one_line ? 0 : 1, 2);
  out.begin_object();
  out.field("schema", "waqai-quotes/1");
  out.field_or_null("report", metadata.id);
  out.field_or_null("title", metadata.title);
  out.field_or_null("published", metadata.dct ? format_iso_date(*metadata.dct) : std::string());
  out.key("quotes");
  out.begin_array();
  for (std::size_t i = 0; i < a.statements.size(); ++i) write_quote(out, a, i);
  out.end_array();
  out.end_object();
  if (options.one_line) piece.text += '\n';
  return piece;
}

}  // namespace

std::span<const Format> quote_formats() {
  static const std::array<Format, 3> kFormats = [] {
    // Head, separator and tail are those of the like format of a chronology.
    Format list = *find_format(formats(), "table");
    Format object = *find_format(formats(), "json");
    Format rows = *find_format(formats(), "csv");
    list.key = "format.quotes.table";
    list.report = write_list;
    object.key = "format.quotes.json";
    object.report = write_json;
    rows.key = "format.quotes.csv";
    rows.head = rows_head;
    rows.report = write_rows;
    return std::array<Format, 3>{list, object, rows};
  }();
  return kFormats;
}

}  // namespace waqai::writers
