// Commitments: what somebody owes somebody, by when.
#pragma once

#include <span>
#include <vector>

#include "lexicon/data.h"
#include "text/tokens.h"
#include "waqai/annotations.h"

namespace waqai::factuality {

class Promises {
 public:
  explicit Promises(const lexicon::Data& data);
  std::vector<Commitment> find(const Document& document, const text::Tokens& tokens,
                               const lexicon::Hits& hits, std::span<const Timex> timexes,
                               std::span<const Statement> statements,
                               std::span<const Event> events) const;

 private:
  lexicon::TableId particles_;
  std::vector<bool> conditions_;
};

}  // namespace waqai::factuality
