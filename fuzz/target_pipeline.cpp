// The whole pipeline on any text: spans in bounds and on code points, layers sorted, indices that
// point at something, the same bytes twice, and JSON that parses.
#include <simdjson.h>

#include <memory>
#include <optional>
#include <vector>

#include "check.h"
#include "waqai/waqai.h"

using waqai::Span;
using waqai::fuzz::require;
using waqai::fuzz::require_span;

namespace {

const waqai::Pipeline& pipeline() {
  static const auto shared = [] {
    auto made = waqai::Lexicon::embedded().and_then(waqai::Pipeline::create);
    require(made.has_value(), "the embedded lexicon loads");
    return *std::move(made);
  }();
  return *shared;
}

class Checker {
 public:
  explicit Checker(const waqai::Analysis& analysis)
      : a_(analysis), text_(analysis.document->text()) {}

  void run() const {
    layer(a_.sentences, [](const waqai::Sentence& s) { return s.span; });
    layer(a_.quantities, [](const waqai::Quantity& q) { return q.span; });
    layer(a_.timexes, [](const waqai::Timex& t) { return t.span; });
    layer(a_.entities, [](const waqai::Entity& e) { return e.span; });
    layer(a_.statements, [](const waqai::Statement& s) { return s.cue; });
    layer(a_.events, [](const waqai::Event& e) { return e.trigger; });
    for (const waqai::Timex& t : a_.timexes) {
      index(t.antecedent, a_.timexes.size(), "an antecedent is a time");
      if (t.from && t.to) require(t.from->day <= t.to->day, "a time begins before it ends");
      spans(t.why.evidence);
    }
    for (const waqai::Entity& e : a_.entities) {
      require_span(text_, e.noun_phrase);
      index(e.place, a_.places.size(), "an entity's place is a place");
      spans(e.why.evidence);
    }
    for (const waqai::Place& p : a_.places) {
      require(p.entity < a_.entities.size(), "a place has an entity");
    }
    for (const waqai::Statement& s : a_.statements) statement(s);
    for (const waqai::Event& e : a_.events) event(e);
    for (const waqai::Commitment& c : a_.commitments) {
      require(c.event < a_.events.size(), "a commitment has an event");
      index(c.statement, a_.statements.size(), "a commitment's statement is a statement");
      spans(c.debtors);
      spans(c.creditors);
      span(c.condition);
    }
    chronology();
    for (const waqai::Diagnostic& d : a_.diagnostics) {
      span(d.span);
      require(!d.code.empty() && !d.message_en.empty(), "a diagnostic says something");
    }
  }

 private:
  template <class Layer, class F>
  void layer(const Layer& layer, F of) const {
    std::uint32_t last = 0;
    for (const auto& item : layer) {
      const Span s = of(item);
      require_span(text_, s);
      require(s.begin.value >= last, "a layer is sorted by its beginnings");
      last = s.begin.value;
    }
  }
  void span(const std::optional<Span>& s) const {
    if (s) require_span(text_, *s);
  }
  void spans(const std::vector<Span>& list) const {
    for (const Span s : list) require_span(text_, s);
  }
  static void index(std::optional<std::uint32_t> i, std::size_t size, const char* rule) {
    if (i) require(*i < size, rule);
  }
  void statement(const waqai::Statement& s) const {
    span(s.speaker);
    span(s.content);
    span(s.via_span);
    span(s.addressee);
    index(s.speaker_entity, a_.entities.size(), "a speaker is an entity");
    index(s.time, a_.timexes.size(), "a statement's time is a time");
    index(s.parent, a_.statements.size(), "a parent is a statement");
    index(s.continues, a_.statements.size(), "a continued statement is a statement");
    for (const waqai::StatementLink& l : s.links) {
      require(l.target < a_.statements.size(), "a link points at a statement");
    }
    for (const waqai::ChainLink& l : s.chain) span(l.span);
    spans(s.why.evidence);
  }
  void event(const waqai::Event& e) const {
    spans(e.mentions);
    spans(e.actors);
    spans(e.recipients);
    spans(e.factuality_cues);
    span(e.place);
    span(e.origin);
    span(e.destination);
    span(e.instrument);
    index(e.time, a_.timexes.size(), "an event's time is a time");
    index(e.source, a_.statements.size(), "an event's source is a statement");
    for (const waqai::EventCount& c : e.counts) require_span(text_, c.span);
    spans(e.why.evidence);
  }
  void chronology() const {
    for (const waqai::ChronologyEntry& e : a_.chronology.entries) {
      require(e.event < a_.events.size(), "an entry has an event");
      require_span(text_, e.line);
      index(e.rival_group, a_.chronology.rivals.size(), "an entry's rivals exist");
    }
    for (const std::uint32_t c : a_.chronology.commitments) {
      require(c < a_.commitments.size(), "a listed commitment exists");
    }
    for (const waqai::RivalGroup& r : a_.chronology.rivals) {
      for (const std::uint32_t e : r.entries) {
        require(e < a_.chronology.entries.size(), "a rival is an entry");
      }
    }
  }

  const waqai::Analysis& a_;
  std::string_view text_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto document = waqai::Document::from_utf8(std::string(data, data + size));
  if (!document) return 0;
  const auto shared = std::make_shared<const waqai::Document>(*std::move(document));
  const waqai::Analysis analysis = pipeline().run(shared);
  Checker(analysis).run();
  const std::string json = waqai::to_json(analysis);
  require(waqai::to_json(pipeline().run(shared)) == json, "the same document gives the same bytes");
  simdjson::dom::parser parser;
  simdjson::dom::element root;
  require(parser.parse(json).get(root) == simdjson::SUCCESS, "the JSON parses");
  return 0;
}
