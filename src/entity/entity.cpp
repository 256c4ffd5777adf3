// Minimal form; replaced by the stage itself.
#include "entity/entity.h"

namespace waqai::entity {

struct Model::Impl {};
Model::Model(const lexicon::Data&) : impl_(std::make_unique<const Impl>()) {}
Model::~Model() = default;

std::vector<Entity> Model::extract(const Document&, const text::Tokens&, const lexicon::Hits&, std::span<const Timex>) const { return {}; }

}  // namespace waqai::entity
