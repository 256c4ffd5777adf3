// TimeML 1.2.1: the text with its times marked in place as TIMEX3. What has no words of its own
// (the two ends of a duration, the stretch between the ends of a range) follows the text as empty
// elements, as the specification has it.
#include <algorithm>
#include <vector>

#include "json/names.h"
#include "waqai/calendar.h"
#include "writers/markup.h"
#include "writers/times.h"

namespace waqai::writers {
namespace {

// Text of XML: markup escaped, what XML 1.0 cannot hold replaced.
void escape(std::string& out, std::string_view utf8, bool attribute) {
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const char c = utf8[i];
    if (const std::string_view entity = markup_entity(c);
        !entity.empty() && (attribute || c != '"')) {
      out += entity;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    const bool white = c == '\t' || c == '\n' || c == '\r';
    if (byte < 0x20 && (!white || attribute)) {
      out += white ? " " : "\xEF\xBF\xBD";
      continue;
    }
    // U+FFFE and U+FFFF are no characters of XML.
    if (byte == 0xEF && i + 2 < utf8.size() && utf8[i + 1] == '\xBF' &&
        (utf8[i + 2] == '\xBE' || utf8[i + 2] == '\xBF')) {
      out += "\xEF\xBF\xBD";
      i += 2;
      continue;
    }
    out += c;
  }
}

std::string tid(std::size_t index) { return "t" + std::to_string(index + 1); }

class Marker {
 public:
  explicit Marker(const Analysis& analysis)
      : a_(analysis),
        document_(*analysis.document),
        known_day_(document_.metadata().dct.has_value()),
        next_(analysis.timexes.size()) {}

  std::string write() {
    out_ =
        "<TimeML xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
        "xsi:noNamespaceSchemaLocation=\"http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd\">\n";
    element("DOCID", document_.metadata().id);
    if (known_day_) creation_time();
    if (!document_.metadata().title.empty()) element("TITLE", document_.metadata().title);
    marked_text();
    out_ += "</TimeML>\n";
    return std::move(out_);
  }

 private:
  void element(std::string_view name, std::string_view content) {
    out_ += '<';
    out_ += name;
    out_ += '>';
    escape(out_, content, false);
    out_ += "</";
    out_ += name;
    out_ += ">\n";
  }

  static void attribute(std::string& out, std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out += ' ';
    out += name;
    out += "=\"";
    escape(out, value, true);
    out += '"';
  }

  void creation_time() {
    Moment moment{*document_.metadata().dct, document_.metadata().dct_minute};
    const std::string value = json::format(moment);
    out_ += "<DCT><TIMEX3";
    attribute(out_, "tid", "t0");
    attribute(out_, "type", moment.minute ? "TIME" : "DATE");
    attribute(out_, "value", value);
    attribute(out_, "temporalFunction", "false");
    attribute(out_, "functionInDocument", "CREATION_TIME");
    out_ += '>';
    escape(out_, value, false);
    out_ += "</TIMEX3></DCT>\n";
  }

  void marked_text() {
    const std::string_view text = document_.text();
    std::uint32_t at =
        std::min(document_.body_begin().value, static_cast<std::uint32_t>(text.size()));
    out_ += "<TEXT>";
    for (std::size_t i = 0; i < a_.timexes.size(); ++i) {
      const Timex& x = a_.timexes[i];
      // Times come in order and apart from one another; anything else is left unmarked.
      if (x.span.begin.value < at || x.span.end.value > text.size() || x.span.empty()) continue;
      escape(out_, text.substr(at, x.span.begin.value - at), false);
      out_ += "<TIMEX3";
      attributes(x, i);
      out_ += '>';
      escape(out_, text.substr(x.span.begin.value, x.span.size()), false);
      out_ += "</TIMEX3>";
      at = x.span.end.value;
      if (x.range_end && *x.range_end < a_.timexes.size()) stretch(i, *x.range_end);
    }
    escape(out_, text.substr(at), false);
    for (const std::string& empty : empty_) out_ += empty;
    out_ += "</TEXT>\n";
  }

  void attributes(const Timex& x, std::size_t index) {
    attribute(out_, "tid", tid(index));
    attribute(out_, "type", json::name(x.type));
    if (x.type == TimexType::kDuration && (x.from || x.to)) {
      attribute(out_, "beginPoint", end_point(x.from));
      attribute(out_, "endPoint", end_point(x.to));
    }
    attribute(out_, "quant", x.quant);
    attribute(out_, "freq", x.freq);
    attribute(out_, "functionInDocument", "NONE");
    const bool header = x.anchor == TimexAnchor::kHeader && known_day_;
    const bool antecedent = x.antecedent && *x.antecedent < index;
    attribute(out_, "temporalFunction", header || antecedent ? "true" : "false");
    attribute(out_, "value", x.value.empty() ? "X" : x.value);
    attribute(out_, "mod", json::name(x.mod));
    if (antecedent)
      attribute(out_, "anchorTimeID", tid(*x.antecedent));
    else if (header)
      attribute(out_, "anchorTimeID", "t0");
    std::string comment;
    for (const TimexAlternative& other : x.alternatives) {
      if (!comment.empty()) comment += "; ";
      comment += "or " + other.value;
      if (!other.reason.empty()) comment += " (" + other.reason + ")";
    }
    attribute(out_, "comment", comment);
  }

  // The tid of one end of a duration; "" if it is open.
  std::string end_point(const std::optional<Moment>& moment) {
    if (!moment) return {};
    if (known_day_ && moment->day == *document_.metadata().dct && !moment->minute) return "t0";
    const std::string id = tid(next_++);
    std::string out = "<TIMEX3";
    attribute(out, "tid", id);
    attribute(out, "type", moment->minute ? "TIME" : "DATE");
    attribute(out, "functionInDocument", "NONE");
    attribute(out, "temporalFunction", "false");
    attribute(out, "value", json::format(*moment));
    empty_.push_back(out + "/>");
    return id;
  }

  // From one time of the text to another.
  void stretch(std::size_t first, std::size_t last) {
    const Timex& a = a_.timexes[first];
    const Timex& b = a_.timexes[last];
    if (!a.from || !b.to) return;
    std::string out = "<TIMEX3";
    attribute(out, "tid", tid(next_++));
    attribute(out, "type", "DURATION");
    attribute(out, "beginPoint", tid(first));
    attribute(out, "endPoint", tid(last));
    attribute(out, "functionInDocument", "NONE");
    attribute(out, "temporalFunction", "true");
    attribute(out, "value", length(a, b));
    empty_.push_back(out + "/>");
  }

  static std::string length(const Timex& a, const Timex& b) {
    if (a.from->minute && b.to->minute && a.granularity <= Granularity::kHour) {
      const auto minutes =
          (b.to->day - a.from->day).count() * 1440 + *b.to->minute - *a.from->minute;
      if (minutes > 0) {
        return minutes % 60 == 0 ? "PT" + std::to_string(minutes / 60) + "H"
                                 : "PT" + std::to_string(minutes) + "M";
      }
    }
    const auto from = calendar::from_day(calendar::System::kGregorian, a.from->day);
    const auto after =
        calendar::from_day(calendar::System::kGregorian, b.to->day + std::chrono::days{1});
    const int months = (after.year - from.year) * 12 + after.month - from.month;
    if (from.day == after.day && months > 0 && a.granularity >= Granularity::kMonth) {
      return months % 12 == 0 ? "P" + std::to_string(months / 12) + "Y"
                              : "P" + std::to_string(months) + "M";
    }
    return "P" + std::to_string((b.to->day - a.from->day).count() + 1) + "D";
  }

  const Analysis& a_;
  const Document& document_;
  bool known_day_;
  std::size_t next_;
  std::string out_;
  std::vector<std::string> empty_;
};

}  // namespace

std::string timeml_head(const Options&) { return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"; }

Piece write_timeml(const Analysis& analysis, const Options&) {
  return {Marker(analysis).write(), 0};
}

}  // namespace waqai::writers
