// A view of a span of a temporary Document would dangle.
#include "waqai/waqai.h"

waqai::Document make();

void use() {
#ifdef WAQAI_MUST_FAIL
  auto&& view = make().text(waqai::make_span(0, 1));
#else
  const waqai::Document object = make();
  auto&& view = object.text(waqai::make_span(0, 1));
#endif
  (void)view;
}
