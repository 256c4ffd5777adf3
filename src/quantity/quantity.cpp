// Minimal form; replaced by the stage itself.
#include "quantity/quantity.h"

namespace waqai::quantity {

struct Model::Impl {};
Model::Model(const lexicon::Data&) : impl_(std::make_unique<const Impl>()) {}
Model::~Model() = default;

std::vector<Quantity> Model::extract(const Document&, const text::Tokens&, const lexicon::Hits&) const { return {}; }

}  // namespace waqai::quantity
