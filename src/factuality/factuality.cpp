// Minimal form; replaced by the stage itself.
#include "factuality/factuality.h"

namespace waqai::factuality {

struct Model::Impl {};
Model::Model(const lexicon::Data&) : impl_(std::make_unique<const Impl>()) {}
Model::~Model() = default;

void Model::judge(const Document&, const text::Tokens&, const lexicon::Hits&, std::span<const Timex>, std::span<const Statement>, std::vector<Event>&) const {}
std::vector<Commitment> Model::commitments(const Document&, const text::Tokens&, const lexicon::Hits&, std::span<const Timex>, std::span<const Statement>, std::span<const Event>) const { return {}; }

}  // namespace waqai::factuality
