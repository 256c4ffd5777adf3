// A Lexicon is shared, never copied.
#include "waqai/waqai.h"

void use(const waqai::Lexicon& object) {
#ifdef WAQAI_MUST_FAIL
  const waqai::Lexicon copy(object);
#else
  const waqai::Lexicon& copy = object;
#endif
  (void)copy;
}
