// Where location names lie.
#pragma once
#include <memory>
#include <vector>

#include "lexicon/data.h"
#include "waqai/annotations.h"

namespace waqai::place {
class Model {
 public:
  explicit Model(const lexicon::Data& data);
  ~Model();
  /// Resolves each location entity; sets Entity::place.
  std::vector<Place> resolve(const Document& document, std::vector<Entity>& entities) const;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};
}  // namespace waqai::place
