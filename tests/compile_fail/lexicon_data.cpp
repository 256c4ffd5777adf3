// A view into a Lexicon moved from or temporary would dangle: the accessor is deleted for rvalues.
#include "waqai/waqai.h"

void use(waqai::Lexicon& object) {
#ifdef WAQAI_MUST_FAIL
  auto&& view = static_cast<waqai::Lexicon&&>(object).data();
#else
  auto&& view = object.data();
#endif
  (void)view;
}
