// The one file that names all stages in order. What a stage reads is its parameter list, what it
// writes is what it returns; nothing is changed afterwards but by the stage that owns it.
#include "waqai/pipeline.h"

#include <chrono>

#include "chronology/chronology.h"
#include "entity/entity.h"
#include "event/event.h"
#include "factuality/factuality.h"
#include "lexicon/data.h"
#include "lexicon/messages.h"
#include "place/place.h"
#include "quantity/quantity.h"
#include "quotation/quotation.h"
#include "text/tokens.h"
#include "timex/timex.h"

namespace waqai {

struct Pipeline::Models {
  explicit Models(const lexicon::Data& data)
      : messages(data),
        quantity(data),
        timex(data),
        entity(data),
        place(data),
        quotation(data),
        event(data),
        factuality(data) {}
  lexicon::Messages messages;
  quantity::Model quantity;
  timex::Model timex;
  entity::Model entity;
  place::Model place;
  quotation::Model quotation;
  event::Model event;
  factuality::Model factuality;
};

namespace {

// Adds the time since the last mark to one stage.
class Stopwatch {
 public:
  explicit Stopwatch(StageTimes* times) : times_(times) {
    if (times_ != nullptr) last_ = std::chrono::steady_clock::now();
  }
  void mark(StageTimes::Stage stage) {
    if (times_ == nullptr) return;
    const auto now = std::chrono::steady_clock::now();
    times_->nanoseconds[stage] += static_cast<std::uint64_t>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(now - last_).count());
    last_ = now;
  }

 private:
  StageTimes* times_;
  std::chrono::steady_clock::time_point last_{};
};

void report_faults(const Document& document, const lexicon::Messages& messages,
                   std::vector<Diagnostic>& diagnostics) {
  for (const DecodingFault& fault : document.faults()) {
    const std::uint32_t at = fault.text.value;
    diagnostics.push_back(messages.make("invalid_bytes", make_span(at, at + 3),
                                        {document.encoding(), std::to_string(fault.source_begin)}));
    if (diagnostics.size() >= 20) break;
  }
}

}  // namespace

const char* stage_name(StageTimes::Stage stage) {
  static constexpr const char* kNames[] = {"text",      "lookup", "quantity",   "timex", "entity",
                                           "quotation", "event",  "chronology", ""};
  return kNames[stage];
}

Pipeline::Pipeline() = default;
Pipeline::~Pipeline() = default;

Result<std::shared_ptr<const Pipeline>> Pipeline::create(std::shared_ptr<const Lexicon> lexicon) {
  auto pipeline = std::shared_ptr<Pipeline>(new Pipeline());
  pipeline->models_ = std::make_unique<const Models>(lexicon->data());
  if (const auto faults = pipeline->models_->timex.faults(); !faults.empty()) return faults.front();
  pipeline->lexicon_ = std::move(lexicon);
  return std::shared_ptr<const Pipeline>(std::move(pipeline));
}

Analysis Pipeline::times(std::shared_ptr<const Document> document) const {
  Analysis a;
  a.document = std::move(document);
  const Document& d = *a.document;
  report_faults(d, models_->messages, a.diagnostics);
  text::Tokens tokens = text::tokenize(d);
  const lexicon::Hits hits = lexicon_->data().lookup(tokens);
  a.quantities = models_->quantity.extract(d, tokens, hits);
  a.timexes = models_->timex.extract(d, tokens, hits, a.quantities, a.diagnostics);
  a.sentences = std::move(tokens.sentences);
  return a;
}

Analysis Pipeline::run(std::shared_ptr<const Document> document, StageTimes* times) const {
  Analysis a;
  a.document = std::move(document);
  const Document& d = *a.document;
  Stopwatch watch(times);
  report_faults(d, models_->messages, a.diagnostics);
  text::Tokens tokens = text::tokenize(d);
  watch.mark(StageTimes::kText);
  const lexicon::Hits hits = lexicon_->data().lookup(tokens);
  watch.mark(StageTimes::kLookup);
  a.quantities = models_->quantity.extract(d, tokens, hits);
  watch.mark(StageTimes::kQuantity);
  a.timexes = models_->timex.extract(d, tokens, hits, a.quantities, a.diagnostics);
  watch.mark(StageTimes::kTimex);
  a.entities = models_->entity.extract(d, tokens, hits, a.timexes);
  a.places = models_->place.resolve(d, a.entities);
  a.references = models_->entity.refer(d, tokens, hits, a.entities);
  watch.mark(StageTimes::kEntity);
  a.statements = models_->quotation.extract(d, tokens, hits, a.entities, a.timexes);
  watch.mark(StageTimes::kQuotation);
  a.events =
      models_->event.extract({d, tokens, hits, a.quantities, a.timexes, a.entities, a.statements});
  models_->factuality.judge(d, tokens, hits, a.timexes, a.entities, a.statements, a.events);
  a.commitments =
      models_->factuality.commitments(d, tokens, hits, a.timexes, a.statements, a.events);
  watch.mark(StageTimes::kEvent);
  a.sentences = std::move(tokens.sentences);
  a.chronology = chronology::build(a);
  watch.mark(StageTimes::kChronology);
  return a;
}

}  // namespace waqai
