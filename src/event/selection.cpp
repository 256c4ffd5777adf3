// Sum of the weights of a candidate's traits (lexicon/event/selection.tsv): logistic regression,
// fitted on annotated reports with a penalty on large weights and checked on reports left out.
#include "event/selection.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <optional>
#include <string_view>

namespace waqai::event {

namespace {

double number(std::string_view cell) {
  double w = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), w);
  return w;
}

}  // namespace

Weights::Weights(const lexicon::Data& data, const Tables& tables)
    : lemmas_(tables.verb_rows.size() + tables.noun_rows.size(), 0.0) {
  if (const lexicon::Table* t = data.table("event/lemma_weights"); t != nullptr) {
    const int column = t->column("weight");
    std::optional<lexicon::RowIds> verbs, nouns;
    if (const auto* table = data.table("event/triggers")) verbs.emplace(*table);
    if (const auto* table = data.table("event/trigger_nouns")) nouns.emplace(*table);
    for (std::size_t r = 0; r < t->size(); ++r) {
      std::string_view id = t->id(r);
      if (id.size() < 6) continue;
      const bool verb = id.substr(0, 5) == "verb.";
      const std::optional<lexicon::RowIds>& rows = verb ? verbs : nouns;
      const int row = rows ? rows->find(id.substr(5)) : -1;
      if (row < 0) continue;
      const std::vector<Trigger>& triggers = verb ? tables.verb_rows : tables.noun_rows;
      lemmas_[triggers[static_cast<std::size_t>(row)].group] = number(t->cell(r, column));
    }
  }
  const lexicon::Table* t = data.table("event/selection");
  if (t == nullptr) return;
  const int column = t->column("weight");
  const lexicon::RowIds traits(*t);
  for (std::size_t k = 0; k < static_cast<std::size_t>(Trait::kCount); ++k) {
    const int row = traits.find(trait_name(static_cast<Trait>(k)));
    if (row < 0) continue;
    weights_[k] = number(t->cell(static_cast<std::size_t>(row), column));
  }
}

double Weights::score(const Candidate& c) const {
  double sum = c.row->group < lemmas_.size() ? lemmas_[c.row->group] : 0.0;
  for (std::size_t word = 0; word < c.traits.size(); ++word) {
    for (std::uint64_t bits = c.traits[word]; bits != 0; bits &= bits - 1) {
      sum += weights_[word * 64 + static_cast<std::size_t>(std::countr_zero(bits))];
    }
  }
  return sum;
}

namespace {

/// A toll hands its place to the deed it belongs to; where that one only points back (the attack),
/// to the event it points back to.
void give_tolls(std::vector<Candidate>& all, std::vector<const Candidate*>& chosen) {
  if (std::none_of(chosen.begin(), chosen.end(),
                   [](const Candidate* c) { return c->toll_of >= 0; }))
    return;
  constexpr std::size_t kWindow = 40;
  std::vector<const Candidate*> out;
  out.reserve(chosen.size());
  for (const Candidate* c : chosen) {
    if (c->toll_of < 0) {
      out.push_back(c);
      continue;
    }
    Candidate& deed = all[static_cast<std::size_t>(c->toll_of)];
    if (deed.definite && deed.score <= 0) {
      for (std::size_t n = out.size(), steps = 0; n-- > 0 && steps < kWindow; ++steps) {
        if (out[n]->row->group != deed.row->group) continue;
        all[static_cast<std::size_t>(c - all.data())].toll_of =
            static_cast<std::int32_t>(out[n] - all.data());
        break;
      }
      if (c->toll_of >= 0 && &all[static_cast<std::size_t>(c->toll_of)] != &deed) continue;
    }
    deed.score = std::max(deed.score, c->score);
    out.push_back(&deed);
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  chosen = std::move(out);
}

}  // namespace

std::vector<const Candidate*> select(std::vector<Candidate>& all) {
  std::vector<const Candidate*> chosen;
  double carried = 0;
  for (std::size_t k = 0; k < all.size(); ++k) {
    Candidate& c = all[k];
    c.score = std::max(c.score, carried);
    carried = 0;
    if (c.row->carrier && c.row->noun_table && k + 1 < all.size() && all[k + 1].token == c.end &&
        all[k + 1].reading != Reading::kPast && all[k + 1].reading != Reading::kPresent) {
      all[k + 1].carrier = static_cast<std::int32_t>(c.token);
      carried = c.score;
      continue;
    }
    if (c.score <= 0) continue;
    if (!chosen.empty() && c.governor == static_cast<std::int32_t>(chosen.back()->token) &&
        c.effect == LightEffect::kDo) {
      chosen.pop_back();
    }
    chosen.push_back(&c);
  }
  give_tolls(all, chosen);
  return chosen;
}

}  // namespace waqai::event
