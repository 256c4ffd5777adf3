// Minimal form; replaced by the stage itself.
#include "timex/timex.h"

namespace waqai::timex {

struct Model::Impl {};
Model::Model(const lexicon::Data&) : impl_(std::make_unique<const Impl>()) {}
Model::~Model() = default;

std::vector<Timex> Model::extract(const Document&, const text::Tokens&, const lexicon::Hits&, std::span<const Quantity>, std::vector<Diagnostic>&) const { return {}; }

}  // namespace waqai::timex
