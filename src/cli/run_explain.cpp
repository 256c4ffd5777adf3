// `waqai explain`: the annotations of a report in the order of its text, each with what was read,
// the rule that read it, and the words the rule rests on.
#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "cli/engine.h"
#include "cli/sink.h"
#include "json/names.h"
#include "json/writer.h"
#include "writers/entry_view.h"
#include "writers/writers.h"

namespace waqai::cli {
namespace {

struct Note {
  Span span;
  int layer = 0;
  std::size_t index = 0;
  std::string id;
  std::string_view layer_key;
  std::vector<std::string> meanings;  ///< `key=value` or plain words
  std::string lexicon;
  const Provenance* why = nullptr;
};

void add(std::vector<std::string>& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out.push_back(std::string(key) + "=" + std::string(value));
}

std::string interval(const std::optional<Moment>& from, const std::optional<Moment>& to) {
  if (!from && !to) return {};
  return (from ? json::format(*from) : "..") + "/" + (to ? json::format(*to) : "..");
}

std::string number(double value) {
  std::string out;
  json::append_number(out, value);
  return out;
}

class Explainer {
 public:
  Explainer(const Analysis& analysis, const Terminal& terminal, bool color)
      : a_(analysis), t_(terminal), color_(color) {}

  std::vector<Note> collect(std::string_view layer) const {
    std::vector<Note> notes;
    const bool all = layer == "all";
    if (all || layer == "quantity") quantities(notes);
    if (all || layer == "timex") timexes(notes);
    if (all || layer == "entity") entities(notes);
    if (all || layer == "statement") statements(notes);
    if (all || layer == "event") events(notes);
    std::sort(notes.begin(), notes.end(), [](const Note& x, const Note& y) {
      return std::tie(x.span.begin, y.span.end, x.layer, x.index) <
             std::tie(y.span.begin, x.span.end, y.layer, y.index);
    });
    return notes;
  }

  std::string write(const std::vector<Note>& notes) {
    std::string out;
    for (const Note& note : notes) write(out, note);
    return out;
  }

 private:
  std::string words(const std::optional<Span>& span) const {
    return span ? writers::words(a_, *span) : std::string();
  }
  std::string words(const std::vector<Span>& spans) const {
    return writers::join(writers::words(a_, spans), "; ");
  }
  static std::string id(char letter, std::size_t index) {
    return std::string(1, letter) + std::to_string(index + 1);
  }

  void quantities(std::vector<Note>& out) const {
    for (std::size_t i = 0; i < a_.quantities.size(); ++i) {
      const Quantity& x = a_.quantities[i];
      // Numbers carry no rule of their own: their reading is the number.
      Note n{x.span, 0, i, id('q', i), "explain.layer.quantity", {}, x.unit, nullptr};
      add(n.meanings, "value", number(x.value));
      if (x.upper) add(n.meanings, "upper", number(*x.upper));
      add(n.meanings, "op", json::name(x.op));
      if (x.ordinal) add(n.meanings, "ordinal", "true");
      if (x.percent) add(n.meanings, "percent", "true");
      out.push_back(std::move(n));
    }
  }
  void timexes(std::vector<Note>& out) const {
    for (std::size_t i = 0; i < a_.timexes.size(); ++i) {
      const Timex& x = a_.timexes[i];
      Note n{x.span, 1, i, id('t', i), "explain.layer.timex", {}, {}, &x.why};
      add(n.meanings, "type", json::name(x.type));
      add(n.meanings, "value", x.value);
      add(n.meanings, "mod", json::name(x.mod));
      add(n.meanings, "interval", interval(x.from, x.to));
      add(n.meanings, "anchor", json::name(x.anchor));
      if (x.antecedent) add(n.meanings, "antecedent", id('t', *x.antecedent));
      add(n.meanings, "role", x.role);
      for (const TimexAlternative& other : x.alternatives) {
        std::string text(t_.text("explain.alternative"));
        text += " " + other.value;
        if (!other.reason.empty()) text += " (" + other.reason + ")";
        n.meanings.push_back(std::move(text));
      }
      out.push_back(std::move(n));
    }
  }
  void entities(std::vector<Note>& out) const {
    for (std::size_t i = 0; i < a_.entities.size(); ++i) {
      const Entity& x = a_.entities[i];
      Note n{x.span, 2, i, id('e', i), "explain.layer.entity", {}, x.kb_id, &x.why};
      add(n.meanings, "type", json::name(x.type));
      add(n.meanings, "code", x.code);
      add(n.meanings, "english", x.english);
      add(n.meanings, "canon", x.canon);
      if (x.place && *x.place < a_.places.size() && !a_.places[*x.place].candidates.empty()) {
        const PlaceCandidate& c = a_.places[*x.place].candidates.front();
        add(n.meanings, "at", number(c.latitude) + "," + number(c.longitude));
      }
      out.push_back(std::move(n));
    }
  }
  void statements(std::vector<Note>& out) const {
    for (std::size_t i = 0; i < a_.statements.size(); ++i) {
      const Statement& x = a_.statements[i];
      Note n{x.cue, 3, i, id('s', i), "explain.layer.statement", {}, x.lemma, &x.why};
      add(n.meanings, "speaker", words(x.speaker));
      add(n.meanings, "canon", x.canon);
      add(n.meanings, "via", x.via);
      add(n.meanings, "kind", json::name(x.kind));
      add(n.meanings, "stance", json::name(x.stance));
      add(n.meanings, "medium", json::name(x.medium));
      if (x.anonymous) add(n.meanings, "anon", x.anonymity.empty() ? "true" : x.anonymity);
      if (x.parent) add(n.meanings, "inside", id('s', *x.parent));
      if (x.continues) add(n.meanings, "continues", id('s', *x.continues));
      add(n.meanings, "content", words(x.content));
      out.push_back(std::move(n));
    }
  }
  void events(std::vector<Note>& out) const {
    for (std::size_t i = 0; i < a_.events.size(); ++i) {
      const Event& x = a_.events[i];
      Note n{x.trigger, 4, i, id('v', i), "explain.layer.event", {}, x.lemma, &x.why};
      add(n.meanings, "type", json::name(x.type));
      add(n.meanings, "fact", json::name(x.factuality));
      if (!x.factuality_cues.empty()) add(n.meanings, "fact_cues", words(x.factuality_cues));
      add(n.meanings, "when", x.when);
      add(n.meanings, "rel", x.when.empty() ? std::string_view() : json::name(x.relation));
      if (x.time) add(n.meanings, "time", id('t', *x.time));
      add(n.meanings, "actors", words(x.actors));
      add(n.meanings, "recipients", words(x.recipients));
      add(n.meanings, "place", words(x.place));
      add(n.meanings, "source", x.source ? id('s', *x.source) : std::string("author"));
      for (const EventCount& count : x.counts) {
        n.meanings.push_back(count.key + std::string(json::name(count.op)) + number(count.n));
      }
      add(n.meanings, "salience", number(x.salience));
      out.push_back(std::move(n));
    }
  }

  // Line and column (code points) of a byte, 1-based. Notes come in order: the scan goes on from
  // the last.
  std::pair<std::size_t, std::size_t> position(std::uint32_t byte) {
    const std::string_view text = a_.document->text();
    for (; at_ < byte && at_ < text.size(); ++at_) {
      const auto c = static_cast<unsigned char>(text[at_]);
      if (c == '\n') {
        ++line_;
        column_ = 1;
      } else if ((c & 0xC0u) != 0x80u) {
        ++column_;
      }
    }
    return {line_, column_};
  }

  void row(std::string& out, std::string_view label, std::string_view value) {
    out += "    ";
    if (color_) out += "\x1b[2m";
    out += label;
    out += ':';
    if (color_) out += "\x1b[0m";
    out += ' ';
    out += value;
    out += '\n';
  }

  void write(std::string& out, const Note& note) {
    const auto [line, column] = position(note.span.begin.value);
    if (color_) out += "\x1b[1m";
    out += writers::words(a_, note.span);
    if (color_) out += "\x1b[0m";
    out += '\n';
    row(out, t_.text(note.layer_key),
        note.id + ", " + t_.text("explain.at", {std::to_string(line), std::to_string(column)}));
    for (const std::string& meaning : note.meanings) {
      out += "      ";
      out += meaning;
      out += '\n';
    }
    if (!note.lexicon.empty()) row(out, t_.text("explain.lexicon"), note.lexicon);
    if (note.why == nullptr) return;
    row(out, t_.text("explain.rule"),
        note.why->rule.empty() ? t_.text("explain.no_rule") : std::string_view(note.why->rule));
    if (!note.why->evidence.empty()) {
      row(out, t_.text("explain.evidence"), words(note.why->evidence));
    }
  }

  const Analysis& a_;
  const Terminal& t_;
  bool color_;
  std::size_t at_ = 0, line_ = 1, column_ = 1;
};

}  // namespace

int run_explain(const Invocation& invocation, const Terminal& terminal) {
  const auto engine = make_engine(invocation);
  if (!engine) {
    terminal.complain(engine.error());
    return status_of(engine.error());
  }
  const std::string& output = invocation.value(OptionId::kOutput);
  auto sink = Sink::open(output);
  if (!sink) {
    terminal.complain(
        terminal.text("usage.output_error", {sink.error().source, sink.error().message}));
    return kUsageError;
  }
  const bool color =
      output.empty() ? terminal.color : invocation.value(OptionId::kColor) == "always";
  const Metadata defaults = metadata_defaults(invocation);
  Inputs inputs(invocation.arguments, input_format(invocation));
  ExitStatus failure = kFound;
  bool found = false, written = false;
  while (auto item = inputs.next()) {
    const auto document = load(*item, defaults);
    if (!document) {
      terminal.complain(document.error());
      failure = std::max(failure, status_of(document.error()));
      continue;
    }
    const Analysis analysis = engine->pipeline->run(*document);
    Explainer explainer(analysis, terminal, color);
    const auto notes = explainer.collect(invocation.value(OptionId::kLayer));
    std::string out = written ? "\n" : "";
    out += "# " + writers::heading(**document, terminal.language) + "\n";
    out += explainer.write(notes);
    found = found || !notes.empty();
    written = true;
    if (!sink->write(out)) break;
  }
  if (written) {
    if (const auto status = sink->commit(); !status) {
      terminal.complain(status.error());
      return kInternalError;
    }
  }
  if (failure != kFound) return failure;
  if (!found) terminal.complain(terminal.text("run.nothing"));
  return found ? kFound : kNothing;
}

}  // namespace waqai::cli
