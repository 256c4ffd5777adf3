// Events of one report: candidates, weighed; the chosen ones put together by `assemble`. One event
// for each happening: a later word for the same thing becomes a mention.
#include "event/event.h"

#include "event/assemble.h"
#include "event/mentions.h"
#include "event/selection.h"
#include "event/traits.h"

namespace waqai::event {

struct Model::Impl {
  explicit Impl(const lexicon::Data& d) : tables(d), words(d), weights(d, tables) {}
  Tables tables;
  TraitWords words;
  Weights weights;
};

Model::Model(const lexicon::Data& data) : impl_(std::make_unique<const Impl>(data)) {}
Model::~Model() = default;

std::vector<Event> Model::extract(const Input& in) const {
  const Tables& tables = impl_->tables;
  const Context cx(tables, in);
  std::vector<Candidate> all = find_candidates(tables, impl_->words, in, cx);
  for (Candidate& c : all) c.score = impl_->weights.score(c);
  const std::vector<const Candidate*> chosen = select(all);
  std::vector<Event> events = assemble(in, cx, all, chosen);
  gather_mentions(in.tokens, all, chosen, events);
  return events;
}

}  // namespace waqai::event
