// The Lexicon of a temporary Pipeline may die with it: the accessor is deleted for rvalues.
#include "waqai/waqai.h"

void use(waqai::Pipeline& object) {
#ifdef WAQAI_MUST_FAIL
  auto&& view = static_cast<waqai::Pipeline&&>(object).lexicon();
#else
  auto&& view = object.lexicon();
#endif
  (void)view;
}
