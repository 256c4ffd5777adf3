// Time expressions: found, resolved to TIMEX3 values and intervals, anchored.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "lexicon/data.h"
#include "text/tokens.h"
#include "waqai/annotations.h"
#include "waqai/error.h"

namespace waqai::timex {
class Model {
 public:
  explicit Model(const lexicon::Data& data);
  ~Model();
  /// What is wrong with the rows of timex/patterns.
  std::span<const Error> faults() const;
  std::vector<Timex> extract(const Document& document, const text::Tokens& tokens,
                             const lexicon::Hits& hits, std::span<const Quantity> quantities,
                             std::vector<Diagnostic>& diagnostics) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};
}  // namespace waqai::timex
