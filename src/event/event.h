// Events: triggers, types, arguments, counts, time. Their factuality is factuality/'s.
#pragma once
#include <memory>
#include <span>
#include <vector>

#include "lexicon/data.h"
#include "text/tokens.h"
#include "waqai/annotations.h"

namespace waqai::event {
/// The layers an event reads.
struct Input {
  const Document& document;
  const text::Tokens& tokens;
  const lexicon::Hits& hits;
  std::span<const Quantity> quantities;
  std::span<const Timex> timexes;
  std::span<const Entity> entities;
  std::span<const Statement> statements;
};
class Model {
 public:
  explicit Model(const lexicon::Data& data);
  ~Model();
  std::vector<Event> extract(const Input& input) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};
}  // namespace waqai::event
