// A view from a temporary Document would dangle: the accessor is deleted for rvalues.
#include "waqai/waqai.h"

waqai::Document make();

void use() {
#ifdef WAQAI_MUST_FAIL
  auto&& view = make().metadata();
#else
  const waqai::Document object = make();
  auto&& view = object.metadata();
#endif
  (void)view;
}
