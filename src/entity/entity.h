// Names of persons, organisations and places, with their codes and fullest form in the report.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "lexicon/data.h"
#include "text/tokens.h"
#include "waqai/annotations.h"

namespace waqai::entity {
class Model {
 public:
  explicit Model(const lexicon::Data& data);
  ~Model();
  /// `timexes` are passed so that a name never covers a date (رجب, صفر).
  std::vector<Entity> extract(const Document& document, const text::Tokens& tokens,
                              const lexicon::Hits& hits, std::span<const Timex> timexes) const;
  /// Words that stand for one of `entities`, or for who held an office on the day of the report.
  std::vector<Reference> refer(const Document& document, const text::Tokens& tokens,
                               const lexicon::Hits& hits, std::span<const Entity> entities) const;
  struct Impl;

 private:
  std::unique_ptr<const Impl> impl_;
};
}  // namespace waqai::entity
