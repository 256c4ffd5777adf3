// A Status that nobody looks at is an error that nobody sees.
#include "waqai/waqai.h"

waqai::Status make();

void use() {
#ifdef WAQAI_MUST_FAIL
  make();
#else
  if (!make()) return;
#endif
}
