// Events of one report: candidates, weighed; the chosen ones put together by `assemble`. One event
// for each happening: a later word for the same thing becomes a mention.
#include "event/event.h"

#include <algorithm>

#include "event/assemble.h"
#include "event/selection.h"
#include "event/traits.h"

namespace waqai::event {

struct Model::Impl {
  explicit Impl(const lexicon::Data& d) : data(d), tables(d), words(d), weights(d) {}
  const lexicon::Data& data;
  Tables tables;
  TraitWords words;
  Weights weights;
};

Model::Model(const lexicon::Data& data) : impl_(std::make_unique<const Impl>(data)) {}
Model::~Model() = default;

std::vector<Event> Model::extract(const Input& in) const {
  const Tables& tables = impl_->tables;
  const Context cx(tables, impl_->data, in);
  std::vector<Candidate> all = find_candidates(tables, impl_->words, impl_->data, in, cx);
  std::vector<const Candidate*> chosen;
  double carried = 0;
  for (std::size_t k = 0; k < all.size(); ++k) {
    Candidate& c = all[k];
    c.score = std::max(impl_->weights.score(c), carried);
    carried = 0;
    // a noun of degree or course before an event noun is no event of its own: the event stands in
    // its place
    if (c.row->carrier && c.row->noun_table && k + 1 < all.size() && all[k + 1].token == c.end &&
        all[k + 1].reading != Reading::kPast && all[k + 1].reading != Reading::kPresent) {
      all[k + 1].carrier = static_cast<std::int32_t>(c.token);
      carried = c.score;
      continue;
    }
    if (c.score <= 0) continue;
    // a verb that only lends itself to the event noun after it is not a second event
    if (!chosen.empty() && c.governor == static_cast<std::int32_t>(chosen.back()->token) &&
        c.effect == LightEffect::kDo) {
      chosen.pop_back();
    }
    chosen.push_back(&c);
  }
  return assemble(in, cx, all, chosen);
}

}  // namespace waqai::event
