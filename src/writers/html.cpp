// One page that needs nothing but itself: the chronology and, beside it, the report. Every entry
// links to its words in the report and these link back, so that no script is needed and a keyboard
// suffices. The page is at once HTML and well-formed XML. Whatever comes from a document passes
// through `append_escaped`.
#include "writers/html.h"

#include <algorithm>
#include <vector>

#include "base/sha256.h"
#include "json/names.h"
#include "writers/entry_view.h"
#include "writers/layout.h"
#include "writers/markup.h"
#include "writers/numbering.h"
#include "writers/period_words.h"
#include "writers/writers.h"

namespace waqai::writers {

using messages::Language;
using messages::text;

void append_escaped(std::string& out, std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto c = static_cast<unsigned char>(utf8[i]);
    const std::string_view three = utf8.substr(i, 3);
    if (const std::string_view entity = markup_entity(utf8[i]); !entity.empty()) {
      out += entity;
      continue;
    }
    if (c == '\'') {
      out += "&#39;";
      continue;
    }
    if (c == '\t' || c == '\n' || c == '\r') {
      out += ' ';
      continue;
    }
    if (c < 0x20 || c == 0x7F) continue;
    if (c == 0xC2 && i + 1 < utf8.size() && static_cast<unsigned char>(utf8[i + 1]) < 0xA0) {
      ++i;  // C1 controls
      continue;
    }
    if (c == 0xE2 && three.size() == 3) {
      const auto b = static_cast<unsigned char>(three[1]), d = static_cast<unsigned char>(three[2]);
      const bool line = b == 0x80 && (d == 0xA8 || d == 0xA9);
      const bool bidi = (b == 0x80 && (d == 0x8E || d == 0x8F || (d >= 0xAA && d <= 0xAE))) ||
                        (b == 0x81 && d >= 0xA6 && d <= 0xA9);
      if (line) out += ' ';
      if (line || bidi) {
        i += 2;
        continue;
      }
    }
    if (three == "\xEF\xBF\xBE" || three == "\xEF\xBF\xBF") {
      i += 2;  // no characters of XML
      continue;
    }
    out += utf8[i];
  }
}

namespace {

constexpr std::string_view kArabic = " lang=\"ar\" dir=\"rtl\"";

std::string_view direction(Language language) {
  return language == Language::kArabic ? " lang=\"ar\" dir=\"rtl\"" : " lang=\"en\" dir=\"ltr\"";
}

void open_page(std::string& out, Language language, std::string_view title) {
  out += "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"";
  out += direction(language);
  out +=
      ">\n<head>\n<meta charset=\"utf-8\" />\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\" />\n<meta name=\"generator\" content=\"waqai\" />\n<title>";
  append_escaped(out, title);
  out += "</title>\n<style>";
  out += html_style();
  out += "</style>\n</head>\n<body>\n";
}

/// A word of the report that an entry rests on.
struct Highlight {
  Span span;
  std::size_t entry = 0;
  bool trigger = false;  ///< the entry's own word; else another mention of its event
};

class Page {
 public:
  Page(const Analysis& analysis, const Options& options, std::string& out)
      : a_(analysis), o_(options), out_(out), numbering_(analysis, options.all) {
    std::string key(a_.document->source());
    key += '\n';
    key += a_.document->metadata().id;
    id_ = "r" + sha256_hex(key).substr(0, 10) + "-";
  }

  void run() {
    out_ += "<article aria-labelledby=\"" + id_ + "title\">\n<p class=\"skip\"><a href=\"#" + id_ +
            "report\">";
    say("html.skip");
    out_ += "</a></p>\n";
    header();
    out_ += "<div class=\"columns\">\n<div>\n";
    chronology();
    promises();
    rivals();
    notes();
    out_ += "</div>\n";
    report();
    out_ += "</div>\n</article>\n";
  }

 private:
  void put(std::string_view words) { append_escaped(out_, words); }
  void say(std::string_view key) { put(text(key, o_.language)); }
  /// Words in which both directions meet: each stretch of Arabic is isolated, so that what stands
  /// between two of them keeps its place.
  void isolated(std::string_view words) {
    const auto arabic = [&](std::size_t i) {
      const auto c = static_cast<unsigned char>(words[i]);
      return c >= 0xD8 && c <= 0xDB;
    };
    std::size_t at = 0;
    while (at < words.size()) {
      std::size_t begin = at;
      while (begin < words.size() && !arabic(begin)) ++begin;
      put(words.substr(at, begin - at));
      if (begin == words.size()) return;
      std::size_t end = begin;
      for (std::size_t i = begin; i < words.size(); ++i) {
        const auto c = static_cast<unsigned char>(words[i]);
        if (arabic(i)) {
          end = std::min(i + 2, words.size());
          ++i;
        } else if (c != ' ' && c != '/' && c < 0xC0) {
          break;
        }
      }
      out_ += "<bdi lang=\"ar\">";
      put(words.substr(begin, end - begin));
      out_ += "</bdi>";
      at = end;
    }
  }
  std::string target(std::size_t entry) const {
    return id_ + "e" + std::to_string(numbering_.of(entry));
  }
  std::string anchor(std::size_t entry) const {
    return id_ + "t" + std::to_string(numbering_.of(entry));
  }

  void header() {
    const Document& document = *a_.document;
    const Metadata& m = document.metadata();
    out_ += "<header>\n<h1 id=\"" + id_ + "title\" dir=\"auto\">";
    put(report_name(a_, o_.language));
    out_ += "</h1>\n<p class=\"about\">";
    if (m.dct) {
      put(text("table.published", o_.language,
               {moment_words(Moment{*m.dct, std::nullopt}, o_.language)}));
    } else {
      say("table.undated_report");
    }
    if (!m.outlet.empty()) {
      out_ += " · <bdi>";
      put(m.outlet);
      out_ += "</bdi>";
    }
    if (m.url.starts_with("https://") || m.url.starts_with("http://")) {
      out_ += " · <a rel=\"noreferrer\" href=\"";
      put(m.url);
      out_ += "\"><bdi>";
      put(m.url);
      out_ += "</bdi></a>";
    }
    out_ += "<br />";
    put(text("table.summary", o_.language,
             {std::to_string(a_.timexes.size()), std::to_string(a_.entities.size()),
              std::to_string(a_.statements.size()), std::to_string(a_.events.size())}));
    out_ += "</p>\n</header>\n";
  }

  void section(std::string_view name, std::string_view key) {
    const std::string id = id_ + std::string(name);
    out_ += "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">";
    say(key);
    out_ += "</h2>\n";
  }

  void chronology() {
    section("chronology", "html.chronology");
    const auto& entries = a_.chronology.entries;
    bool open = false;
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (numbering_.of(i) == 0 || promise_of(a_, entries[i]) != nullptr) continue;
      if (!open || entries[i].group_index != group) {
        if (open) out_ += "</ol>\n";
        out_ += "<h3>";
        put(group_words(a_, entries[i], o_.language));
        out_ += "</h3>\n<ol>\n";
        open = true;
        group = entries[i].group_index;
      }
      const Event& event = *event_of(a_, entries[i]);
      begin_entry(i, event, kind_words(entries[i], event, o_.language));
      out_ += "<dl>\n";
      if (event.when.find('T') != std::string::npos && event.when != entries[i].group) {
        row("table.when",
            period_words(event.when, TimexMod::kNone, TimeRelation::kOn, o_.language));
      } else if (event.is_document_date) {
        row("table.when", text("table.document_date", o_.language));
      }
      row("table.who", word_list(a_, event.actors, o_.language));
      row("table.to", word_list(a_, event.recipients, o_.language));
      end_entry(entries[i], event);
    }
    if (open) out_ += "</ol>\n";
    if (numbering_.count == 0) {
      out_ += "<p>";
      say("table.empty");
      out_ += "</p>\n";
    }
    if (numbering_.hidden > 0) {
      out_ += "<p class=\"note\">";
      put(text("table.hidden", o_.language, {std::to_string(numbering_.hidden)}));
      out_ += "</p>\n";
    }
    out_ += "</section>\n";
  }

  void promises() {
    if (numbering_.promises.empty()) return;
    section("promises", "table.promises");
    out_ += "<ol>\n";
    for (const auto& [index, i] : numbering_.promises) {
      const Commitment& c = a_.commitments[index];
      const ChronologyEntry& entry = a_.chronology.entries[i];
      const Event& event = *event_of(a_, entry);
      begin_entry(i, event, messages::text_or("commitment.", c.kind, o_.language));
      out_ += "<dl>\n";
      row("table.by", due_words(a_, entry, c, o_.language));
      row("table.owes", word_list(a_, c.debtors, o_.language));
      row("table.owed", word_list(a_, c.creditors, o_.language));
      if (c.condition) row("table.condition", words(a_, *c.condition));
      end_entry(entry, event);
    }
    out_ += "</ol>\n</section>\n";
  }

  std::string said(const ChronologyEntry& entry, const Event& event) const {
    std::string line = words(a_, entry.line);
    return line.empty() ? words(a_, event.trigger) : line;
  }

  void begin_entry(std::size_t i, const Event& event, std::string_view kind) {
    const ChronologyEntry& entry = a_.chronology.entries[i];
    out_ += "<li id=\"" + target(i) + "\" class=\"entry " +
            std::string(json::name(event.factuality)) + "\">\n<p class=\"said\">" +
            std::to_string(numbering_.of(i)) + ". <a href=\"#" + anchor(i) + "\"" +
            std::string(kArabic) + ">";
    put(said(entry, event));
    out_ += "</a></p>\n<p class=\"kind\"><span class=\"fact\">";
    put(messages::text_or("fact.", json::name(event.factuality), o_.language));
    out_ += "</span> · ";
    isolated(kind);
    out_ += "</p>\n";
    if (!entry.rival_group || *entry.rival_group >= a_.chronology.rivals.size()) return;
    std::string links;
    for (const std::uint32_t k : a_.chronology.rivals[*entry.rival_group].entries) {
      if (k == i || numbering_.of(k) == 0) continue;
      if (!links.empty()) links += ", ";
      links += "<a href=\"#" + target(k) + "\">" + std::to_string(numbering_.of(k)) + "</a>";
    }
    if (links.empty()) return;
    out_ += "<p class=\"rival\">" + text("table.rival", o_.language, {links}) + "</p>\n";
  }

  void end_entry(const ChronologyEntry& entry, const Event& event) {
    if (event.place) row("table.where", words(a_, *event.place));
    if (event.origin) row("table.from", words(a_, *event.origin));
    if (event.destination) row("table.toward", words(a_, *event.destination));
    if (event.instrument) row("table.with", words(a_, *event.instrument));
    row("table.count", count_list(event, o_.language));
    row("table.source", source_words(a_, entry, event, o_.language));
    out_ += "</dl>\n</li>\n";
  }

  void row(std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out_ += "<dt>";
    say(key);
    out_ += "</dt><dd>";
    isolated(value);
    out_ += "</dd>\n";
  }

  void rivals() {
    bool first = true;
    for (const RivalGroup& group : a_.chronology.rivals) {
      std::vector<std::size_t> seen;
      for (const std::uint32_t i : group.entries) {
        if (numbering_.of(i) != 0) seen.push_back(i);
      }
      if (seen.size() < 2) continue;
      if (first) section("rivals", "table.rivals");
      first = false;
      out_ += "<h3>";
      put(messages::text_or("rival.", group.reason, o_.language));
      out_ += "</h3>\n<div class=\"accounts\">\n";
      for (const std::size_t i : seen) {
        const ChronologyEntry& entry = a_.chronology.entries[i];
        const Event& event = *event_of(a_, entry);
        out_ += "<div class=\"entry " + std::string(json::name(event.factuality)) +
                "\"><p class=\"said\"><a href=\"#" + target(i) + "\"" + std::string(kArabic) + ">" +
                std::to_string(numbering_.of(i)) + ". ";
        put(said(entry, event));
        out_ += "</a></p><p class=\"kind\"><span class=\"fact\">";
        put(messages::text_or("fact.", json::name(event.factuality), o_.language));
        out_ += "</span> · ";
        isolated(source_words(a_, entry, event, o_.language));
        out_ += "</p></div>\n";
      }
      out_ += "</div>\n";
    }
    if (!first) out_ += "</section>\n";
  }

  void notes() {
    if (a_.diagnostics.empty()) return;
    section("notes", "table.notes");
    out_ += "<ul>\n";
    for (const Diagnostic& d : a_.diagnostics) {
      const bool arabic = o_.language == Language::kArabic && !d.message_ar.empty();
      out_ += "<li>";
      put(arabic ? d.message_ar : d.message_en);
      out_ += "</li>\n";
    }
    out_ += "</ul>\n</section>\n";
  }

  /// Words to highlight, in order of the text, none inside another.
  std::vector<Highlight> highlights() const {
    std::vector<Highlight> out;
    const std::size_t size = a_.document->text().size();
    const auto& entries = a_.chronology.entries;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Event* event = event_of(a_, entries[i]);
      if (event == nullptr || numbering_.of(i) == 0) continue;
      const auto add = [&](Span s, bool trigger) {
        if (s.begin.value < s.end.value && s.end.value <= size) out.push_back({s, i, trigger});
      };
      add(event->trigger, true);
      for (const Span& s : event->mentions) {
        if (s != event->trigger) add(s, false);
      }
    }
    std::stable_sort(out.begin(), out.end(), [](const Highlight& x, const Highlight& y) {
      if (x.span.begin != y.span.begin) return x.span.begin < y.span.begin;
      return x.trigger && !y.trigger;
    });
    return out;
  }

  void mark(const Highlight& h, std::string_view shown) {
    const std::string number = std::to_string(numbering_.of(h.entry));
    out_ += "<mark";
    if (h.trigger) out_ += " id=\"" + anchor(h.entry) + "\"";
    out_ += "><a href=\"#" + target(h.entry) + "\">";
    put(shown);
    out_ += "<sup>" + number + "</sup></a></mark>";
  }

  void report() {
    out_ += "<section class=\"report\" tabindex=\"0\" aria-labelledby=\"" + id_ + "report\"" +
            std::string(kArabic) + ">\n<h2 id=\"" + id_ + "report\"" +
            std::string(direction(o_.language)) + ">";
    say("html.report");
    out_ += "</h2>\n";
    const std::string_view body = a_.document->text();
    const std::vector<Highlight> marks = highlights();
    std::size_t next = 0;
    std::size_t at = a_.sentences.empty() ? 0 : a_.sentences.front().span.begin.value;
    at = std::min(at, body.size());
    const std::size_t title_end = !a_.sentences.empty() && a_.sentences.front().title
                                      ? a_.sentences.front().span.end.value
                                      : 0;
    while (at < body.size()) {
      const std::size_t end = std::min(body.find('\n', at), body.size());
      if (body.find_first_not_of(" \t\r", at) < end) {
        out_ += at < title_end ? "<p class=\"title\">" : "<p>";
        paragraph(body, at, end, marks, next);
        out_ += "</p>\n";
      }
      at = end + 1;
    }
    out_ += "</section>\n";
  }

  void paragraph(std::string_view body, std::size_t at, std::size_t end,
                 const std::vector<Highlight>& marks, std::size_t& next) {
    while (next < marks.size() && marks[next].span.begin.value < end) {
      const Highlight& h = marks[next++];
      const std::size_t begin = h.span.begin.value,
                        stop = std::min<std::size_t>(h.span.end.value, end);
      if (begin < at) {
        // the word is marked already: one more number after it
        if (h.trigger) mark(h, {});
        continue;
      }
      put(body.substr(at, begin - at));
      mark(h, body.substr(begin, stop - begin));
      at = stop;
    }
    put(body.substr(at, end - at));
  }

  const Analysis& a_;
  const Options& o_;
  std::string& out_;
  Numbering numbering_;
  std::string id_;
};

}  // namespace

std::string html_head(const Options& options) {
  std::string out;
  if (!options.many) return out;  // the page of one report bears its name
  const std::string_view general = text("html.title", options.language);
  open_page(out, options.language, options.title.empty() ? general : options.title);
  return out;
}

Piece write_html(const Analysis& analysis, const Options& options) {
  Piece piece;
  if (!options.many) {
    open_page(piece.text, options.language, report_name(analysis, options.language));
  }
  Page(analysis, options, piece.text).run();
  if (!options.many) piece.text += "</body>\n</html>\n";
  return piece;
}

std::string html_failure(const Error& error, std::string_view id, const Options& options) {
  if (!options.many) return {};
  std::string out = "<article><p class=\"note\"><bdi>";
  append_escaped(out, id);
  out += "</bdi>: ";
  std::string key = "error.";
  key += error_name(error.code);
  append_escaped(out, text(key, options.language));
  out += "</p></article>\n";
  return out;
}

std::string html_tail(const Options& options) { return options.many ? "</body>\n</html>\n" : ""; }

}  // namespace waqai::writers
