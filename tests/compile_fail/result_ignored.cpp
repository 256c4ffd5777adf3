// A Result that nobody looks at is an error that nobody sees.
#include "waqai/waqai.h"

waqai::Result<int> make();

void use() {
#ifdef WAQAI_MUST_FAIL
  make();
#else
  (void)make().has_value();
#endif
}
