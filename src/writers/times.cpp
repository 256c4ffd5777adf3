// The times of a text for people: its words, what they mean in the words of the interface, and what
// that rests on.
#include "writers/times.h"

#include <array>

#include "json/names.h"
#include "writers/entry_view.h"
#include "writers/layout.h"
#include "writers/period_words.h"

namespace waqai::writers {
namespace {

using messages::Language;
using messages::text;

std::string nothing(const Options&) { return {}; }
std::string_view no_separator(const Options&) { return {}; }
std::string_view blank_line(const Options&) { return "\n"; }
std::string no_failure(const Error&, std::string_view, const Options&) { return {}; }

class TimesWriter {
 public:
  TimesWriter(const Analysis& analysis, const Options& options) : a_(analysis), o_(options) {}

  std::string write() {
    for (const Timex& x : a_.timexes) time(x);
    for (const Diagnostic& d : a_.diagnostics) {
      out_ += text("time.note", o_.language,
                   {o_.language == Language::kArabic ? d.message_ar : d.message_en});
      out_ += '\n';
    }
    return std::move(out_);
  }

 private:
  // Words of the text among words of the interface: isolated if their directions differ.
  std::string quoted(const std::string& words) const {
    const bool foreign = is_right_to_left(words) != (o_.language == Language::kArabic);
    return o_.isolates && foreign ? isolate(words) : words;
  }
  std::string say(std::string_view key, std::initializer_list<std::string_view> arguments) const {
    return text(key, o_.language, arguments);
  }
  void row(std::string_view key, const std::string& words) {
    if (words.empty()) return;
    out_ += "  ";
    if (o_.color) out_ += "\x1b[2m";
    out_ += text(key, o_.language);
    out_ += ':';
    if (o_.color) out_ += "\x1b[0m";
    out_ += ' ';
    out_ += words;
    out_ += '\n';
  }

  std::string words_of(std::uint32_t index) const {
    return index < a_.timexes.size() ? quoted(words(a_, a_.timexes[index].span)) : std::string();
  }

  // `2025-09-21 … 2025-09-30, some time within`
  std::string extent(const Timex& x) const {
    if (!x.from && !x.to) return {};
    if (x.from && x.to && *x.from == *x.to) return moment_words(*x.from, o_.language);
    if (!x.to) return say("time.from_on", {moment_words(*x.from, o_.language)});
    if (!x.from) return say("time.up_to", {moment_words(*x.to, o_.language)});
    const bool point = x.type == TimexType::kDate || x.type == TimexType::kTime;
    return say(x.throughout ? "time.throughout"
               : point      ? "time.within"
                            : "time.between",
               {moment_words(*x.from, o_.language), moment_words(*x.to, o_.language)});
  }

  std::string anchor(const Timex& x) const {
    if (x.antecedent) return say("time.anchor.antecedent", {words_of(*x.antecedent)});
    const auto& dct = a_.document->metadata().dct;
    if (x.anchor == TimexAnchor::kHeader && dct)
      return say("time.anchor.header", {moment_words({*dct, {}}, o_.language)});
    if (x.anchor == TimexAnchor::kUnresolved) return say("time.anchor.unresolved", {});
    return {};
  }

  void time(const Timex& x) {
    if (o_.color) out_ += "\x1b[1m";
    out_ += quoted(words(a_, x.span));
    if (o_.color) out_ += "\x1b[0m";
    out_ += '\n';
    std::string value(json::name(x.type));
    value += ' ';
    value += x.value;
    for (const std::string_view more :
         {json::name(x.mod), std::string_view(x.quant), std::string_view(x.freq)}) {
      if (!more.empty()) value += ' ' + std::string(more);
    }
    row("time.value", value);
    if (x.type == TimexType::kDate || x.type == TimexType::kTime) {
      const std::string meaning = period_words(x.value, x.mod, TimeRelation::kOn, o_.language);
      if (meaning != x.value) row("time.meaning", meaning);
    }
    row("time.extent", extent(x));
    row("time.edtf", x.edtf);
    if (x.calendar != TimexCalendar::kGregorian)
      row("time.calendar", std::string(json::name(x.calendar)));
    row("time.zone", x.time_zone);
    if (x.range_end) row("time.reaches", words_of(*x.range_end));
    row("time.anchor", anchor(x));
    for (const TimexAlternative& other : x.alternatives) {
      std::string reading = other.value;
      if (!other.reason.empty()) reading += " (" + other.reason + ")";
      row("time.or", reading);
    }
  }

  const Analysis& a_;
  const Options& o_;
  std::string out_;
};

}  // namespace

Piece write_times(const Analysis& analysis, const Options& options) {
  return {TimesWriter(analysis, options).write(), 0};
}

std::span<const Format> time_formats() {
  static const std::array<Format, 3> kFormats = {{
      {"text", "format.time.text", nothing, write_times, no_failure, blank_line, nothing},
      *find_format(formats(), "json"),
      {"timeml", "format.timeml", timeml_head, write_timeml, no_failure, no_separator, nothing},
  }};
  return kFormats;
}

}  // namespace waqai::writers
