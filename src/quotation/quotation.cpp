// Minimal form; replaced by the stage itself.
#include "quotation/quotation.h"

namespace waqai::quotation {

struct Model::Impl {};
Model::Model(const lexicon::Data&) : impl_(std::make_unique<const Impl>()) {}
Model::~Model() = default;

std::vector<Statement> Model::extract(const Document&, const text::Tokens&, const lexicon::Hits&, std::span<const Entity>, std::span<const Timex>) const { return {}; }

}  // namespace waqai::quotation
