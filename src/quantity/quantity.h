// Numbers in digits and words, with their bounds and units.
#pragma once
#include <memory>
#include <vector>

#include "lexicon/data.h"
#include "text/tokens.h"
#include "waqai/annotations.h"

namespace waqai::quantity {
class Model {
 public:
  explicit Model(const lexicon::Data& data);
  ~Model();
  std::vector<Quantity> extract(const Document& document, const text::Tokens& tokens,
                                const lexicon::Hits& hits) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};
}  // namespace waqai::quantity
