// The chronology for a terminal. Terminals that reorder right-to-left text take each line for a
// paragraph, the others show it in logical order: so no line mixes columns of both directions. A
// label and its words share a line, everything else stands below, and nothing depends on alignment
// across Arabic words except rival accounts, whose columns are of one direction in either kind of
// terminal. Direction marks are written to terminals only; pipes get the plain words.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "json/names.h"
#include "writers/entry_view.h"
#include "writers/layout.h"
#include "writers/numbering.h"
#include "writers/period_words.h"
#include "writers/writers.h"

namespace waqai::writers {
namespace {

using messages::Language;
using messages::text;

constexpr std::size_t kMargin = 4;
constexpr std::size_t kLeastForColumns = 72;

enum class Style {
  kPlain,
  kTitle,
  kHeading,
  kLabel,
  kHappened,
  kOngoing,
  kPlanned,
  kPossible,
  kDenied
};

std::string_view escape_code(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kTitle:
      return "\x1b[1m";
    case Style::kHeading:
      return "\x1b[1;36m";
    case Style::kLabel:
      return "\x1b[2m";
    case Style::kHappened:
      return "\x1b[32m";
    case Style::kOngoing:
      return "\x1b[36m";
    case Style::kPlanned:
      return "\x1b[34m";
    case Style::kPossible:
      return "\x1b[33m";
    case Style::kDenied:
      return "\x1b[31m";
  }
  return "";
}

Style style_of(Factuality f) {
  static constexpr std::array<Style, 5> kStyles = {
      Style::kHappened, Style::kOngoing, Style::kPlanned, Style::kPossible, Style::kDenied};
  const auto i = static_cast<std::size_t>(f);
  return i < kStyles.size() ? kStyles[i] : Style::kPlain;
}

class Table {
 public:
  Table(const Analysis& analysis, const Options& options, std::string& out)
      : a_(analysis), o_(options), out_(out), numbering_(analysis, options.all) {
    static constexpr std::array<std::string_view, 13> kLabels = {
        "table.who",    "table.to",   "table.where", "table.from", "table.toward",
        "table.when",   "table.by",   "table.count", "table.with", "table.condition",
        "table.source", "table.owes", "table.owed"};
    for (const std::string_view key : kLabels) {
      label_width_ = std::max(label_width_, display_width(text(key, o_.language)));
    }
  }

  void run() {
    header();
    const auto& entries = a_.chronology.entries;
    std::uint32_t group = 0;
    bool first = true;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const ChronologyEntry& entry = entries[i];
      if (number_of(i) == 0 || promise_of(a_, entry) != nullptr) continue;
      if (first || entry.group_index != group) section(group_words(a_, entry, o_.language));
      first = false;
      group = entry.group_index;
      write_entry(entry, number_of(i));
    }
    promises();
    rivals();
    if (numbering_.count == 0) {
      out_ += '\n';
      line(0, text("table.empty", o_.language));
    }
    if (numbering_.hidden > 0) {
      out_ += '\n';
      styled(0, text("table.hidden", o_.language, {std::to_string(numbering_.hidden)}),
             Style::kLabel);
    }
    notes();
  }

 private:
  bool visible(const ChronologyEntry& entry) const { return entry.shown || o_.all; }
  std::size_t number_of(std::size_t index) const { return numbering_.of(index); }

  // Words of the report among words of the interface: isolated if their directions differ.
  std::string quoted(std::string_view words) const {
    const bool foreign = is_right_to_left(words) != (o_.language == Language::kArabic);
    return o_.isolates && foreign ? isolate(words) : std::string(words);
  }
  void paint(std::string_view words, Style style) {
    if (!o_.color || style == Style::kPlain) {
      out_ += words;
      return;
    }
    out_ += escape_code(style);
    out_ += words;
    out_ += "\x1b[0m";
  }
  // Wrapped lines, all with the same margin.
  void styled(std::size_t margin, std::string_view words, Style style) {
    const std::size_t width = o_.width > margin ? o_.width - margin : o_.width;
    for (const std::string_view part : wrap(words, width)) {
      out_.append(margin, ' ');
      paint(o_.isolates ? quoted(part) : std::string(part), style);
      out_ += '\n';
    }
  }
  void line(std::size_t margin, std::string_view words) { styled(margin, words, Style::kPlain); }

  void section(std::string_view words) {
    out_ += '\n';
    paint(words, Style::kHeading);
    out_ += '\n';
  }

  void labelled(std::string_view key, std::string_view words) {
    if (words.empty()) return;
    const std::string_view label = text(key, o_.language);
    const std::size_t margin = kMargin + label_width_ + 2;
    const std::size_t width = o_.width > margin + 16 ? o_.width - margin : 0;
    bool first = true;
    for (const std::string_view part : wrap(words, width)) {
      out_.append(kMargin, ' ');
      if (first) {
        paint(label, Style::kLabel);
        out_.append(label_width_ - display_width(label) + 2, ' ');
      } else {
        out_.append(label_width_ + 2, ' ');
      }
      first = false;
      out_ += quoted(part);
      out_ += '\n';
    }
  }
  void header() {
    const Document& document = *a_.document;
    const std::string name = report_name(a_, o_.language);
    styled(0, name, Style::kTitle);
    std::string about;
    if (document.metadata().dct) {
      about = text("table.published", o_.language,
                   {moment_words(Moment{*document.metadata().dct, std::nullopt}, o_.language)});
    } else {
      about = text("table.undated_report", o_.language);
    }
    if (!document.metadata().outlet.empty()) about += " · " + clean(document.metadata().outlet);
    styled(0, about, Style::kLabel);
    styled(0,
           text("table.summary", o_.language,
                {std::to_string(a_.timexes.size()), std::to_string(a_.entities.size()),
                 std::to_string(a_.statements.size()), std::to_string(a_.events.size())}),
           Style::kLabel);
  }

  // The line of the report's own words, its kind and factuality.
  void head(const ChronologyEntry& entry, const Event& event, std::size_t number,
            std::string_view kind) {
    const std::string label = std::to_string(number) + ".";
    const std::size_t margin = kMargin;
    const std::size_t width = o_.width > margin ? o_.width - margin : 0;
    std::string said = words(a_, entry.line);
    if (said.empty()) said = words(a_, event.trigger);
    bool first = true;
    for (const std::string_view part : wrap(said, width)) {
      if (first) {
        if (label.size() < margin - 1) out_.append(margin - 1 - label.size(), ' ');
        out_ += label + " ";
      } else {
        out_.append(margin, ' ');
      }
      first = false;
      paint(quoted(part), Style::kTitle);
      out_ += '\n';
    }
    const std::string fact = messages::text_or("fact.", json::name(event.factuality), o_.language);
    first = true;
    const std::string about = fact + " · " + std::string(kind);
    for (std::string_view part : wrap(about, width)) {
      out_.append(kMargin, ' ');
      if (first && part.starts_with(fact)) {
        paint(fact, style_of(event.factuality));
        part.remove_prefix(fact.size());
      }
      first = false;
      out_ += part;
      out_ += '\n';
    }
    rival_mark(entry);
  }

  void where(const Event& event) {
    if (event.place) labelled("table.where", words(a_, *event.place));
    if (event.origin) labelled("table.from", words(a_, *event.origin));
    if (event.destination) labelled("table.toward", words(a_, *event.destination));
    if (event.instrument) labelled("table.with", words(a_, *event.instrument));
  }
  void rival_mark(const ChronologyEntry& entry) {
    if (!entry.rival_group || *entry.rival_group >= a_.chronology.rivals.size()) return;
    std::string out;
    for (const std::uint32_t i : a_.chronology.rivals[*entry.rival_group].entries) {
      const std::size_t n = number_of(i);
      if (n == 0 || &a_.chronology.entries[i] == &entry) continue;
      const std::string part = std::to_string(n);
      out = out.empty() ? part : text("table.list", o_.language, {out, part});
    }
    if (out.empty()) return;
    out_.append(kMargin, ' ');
    paint(text("table.rival", o_.language, {out}), Style::kDenied);
    out_ += '\n';
  }

  void write_entry(const ChronologyEntry& entry, std::size_t number) {
    const Event& event = *event_of(a_, entry);
    head(entry, event, number, kind_words(entry, event, o_.language));
    // The heading tells the day; a time of day is the entry's own.
    if (event.when.find('T') != std::string::npos && event.when != entry.group) {
      labelled("table.when",
               period_words(event.when, TimexMod::kNone, TimeRelation::kOn, o_.language));
    } else if (event.is_document_date) {
      labelled("table.when", text("table.document_date", o_.language));
    }
    labelled("table.who", word_list(a_, event.actors, o_.language));
    labelled("table.to", word_list(a_, event.recipients, o_.language));
    where(event);
    labelled("table.count", count_list(event, o_.language));
    labelled("table.source", source_words(a_, entry, event, o_.language));
  }

  void promises() {
    bool first = true;
    for (const auto& [commitment, i] : numbering_.promises) {
      if (first) section(text("table.promises", o_.language));
      first = false;
      write_promise(a_.commitments[commitment], a_.chronology.entries[i], number_of(i));
    }
  }
  void write_promise(const Commitment& commitment, const ChronologyEntry& entry,
                     std::size_t number) {
    const Event& event = *event_of(a_, entry);
    head(entry, event, number, messages::text_or("commitment.", commitment.kind, o_.language));
    labelled("table.by", due_words(a_, entry, commitment, o_.language));
    labelled("table.owes", word_list(a_, commitment.debtors, o_.language));
    labelled("table.owed", word_list(a_, commitment.creditors, o_.language));
    if (commitment.condition) labelled("table.condition", words(a_, *commitment.condition));
    where(event);
    labelled("table.count", count_list(event, o_.language));
    labelled("table.source", source_words(a_, entry, event, o_.language));
  }

  void rivals() {
    bool first = true;
    for (const RivalGroup& group : a_.chronology.rivals) {
      std::vector<std::vector<std::string>> accounts;
      for (const std::uint32_t i : group.entries) {
        if (i >= a_.chronology.entries.size()) continue;
        const ChronologyEntry& entry = a_.chronology.entries[i];
        const Event* event = event_of(a_, entry);
        if (event == nullptr || !visible(entry)) continue;
        std::string said = words(a_, entry.line);
        if (said.empty()) said = words(a_, event->trigger);
        accounts.push_back({std::to_string(number_of(i)) + ". " + said,
                            messages::text_or("fact.", json::name(event->factuality), o_.language),
                            source_words(a_, entry, *event, o_.language)});
      }
      if (accounts.size() < 2) continue;
      if (first) section(text("table.rivals", o_.language));
      first = false;
      styled(1, messages::text_or("rival.", group.reason, o_.language), Style::kDenied);
      if (accounts.size() == 2 && o_.width >= kLeastForColumns) {
        side_by_side(accounts[0], accounts[1]);
      } else {
        for (const auto& account : accounts) {
          for (const std::string& part : account) line(kMargin, part);
          out_ += '\n';
        }
        out_.pop_back();
      }
    }
  }
  void side_by_side(const std::vector<std::string>& left, const std::vector<std::string>& right) {
    const std::size_t width = (o_.width - kMargin - 3) / 2;
    for (std::size_t k = 0; k < left.size(); ++k) {
      const auto a = wrap(left[k], width);
      const auto b = wrap(right[k], width);
      for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        const std::string_view x = i < a.size() ? a[i] : std::string_view();
        const std::string_view y = i < b.size() ? b[i] : std::string_view();
        out_.append(kMargin, ' ');
        // Without isolation the separator and the second number would join one right-to-left run.
        out_ += o_.isolates ? isolate(x) : std::string(x);
        const std::size_t used = display_width(x);
        out_.append(used < width ? width - used : 0, ' ');
        out_ += " │ ";
        out_ += o_.isolates ? isolate(y) : std::string(y);
        out_ += '\n';
      }
    }
  }

  void notes() {
    if (a_.diagnostics.empty()) return;
    section(text("table.notes", o_.language));
    for (const Diagnostic& d : a_.diagnostics) {
      const std::string& message =
          o_.language == Language::kArabic && !d.message_ar.empty() ? d.message_ar : d.message_en;
      line(1, "- " + clean(message));
    }
  }

  const Analysis& a_;
  const Options& o_;
  std::string& out_;
  std::size_t label_width_ = 0;
  Numbering numbering_;
};

}  // namespace

Piece write_table(const Analysis& analysis, const Options& options) {
  Piece piece;
  Table(analysis, options, piece.text).run();
  return piece;
}

}  // namespace waqai::writers
