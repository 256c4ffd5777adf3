// Minimal form; replaced by the stage itself.
#include "event/event.h"

namespace waqai::event {

struct Model::Impl {};
Model::Model(const lexicon::Data&) : impl_(std::make_unique<const Impl>()) {}
Model::~Model() = default;

std::vector<Event> Model::extract(const Input&) const { return {}; }

}  // namespace waqai::event
