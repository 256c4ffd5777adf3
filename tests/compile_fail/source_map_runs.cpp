// A view from a temporary SourceMap would dangle: the accessor is deleted for rvalues.
#include "waqai/waqai.h"

waqai::SourceMap make();

void use() {
#ifdef WAQAI_MUST_FAIL
  auto&& view = make().runs();
#else
  const waqai::SourceMap object = make();
  auto&& view = object.runs();
#endif
  (void)view;
}
