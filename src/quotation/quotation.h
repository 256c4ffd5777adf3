// Statements: who said what, through whom.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "lexicon/data.h"
#include "text/tokens.h"
#include "waqai/annotations.h"

namespace waqai::quotation {
class Model {
 public:
  explicit Model(const lexicon::Data& data);
  ~Model();
  std::vector<Statement> extract(const Document& document, const text::Tokens& tokens,
                                 const lexicon::Hits& hits, std::span<const Entity> entities,
                                 std::span<const Timex> timexes) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};
}  // namespace waqai::quotation
