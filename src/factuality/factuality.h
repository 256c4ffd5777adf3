// Factuality of events in the spirit of FactBank: happened, ongoing, planned, possible, denied; and
// the commitments that follow from them.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "lexicon/data.h"
#include "text/tokens.h"
#include "waqai/annotations.h"

namespace waqai::factuality {
class Model {
 public:
  explicit Model(const lexicon::Data& data);
  ~Model();
  /// Sets factuality and factuality_cues of each event.
  void judge(const Document& document, const text::Tokens& tokens, const lexicon::Hits& hits,
             std::span<const Timex> timexes, std::span<const Entity> entities,
             std::span<const Statement> statements, std::vector<Event>& events) const;
  std::vector<Commitment> commitments(const Document& document, const text::Tokens& tokens,
                                      const lexicon::Hits& hits, std::span<const Timex> timexes,
                                      std::span<const Statement> statements,
                                      std::span<const Event> events) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};
}  // namespace waqai::factuality
