// A raw number is not an offset until its coordinate is named.
#include "waqai/waqai.h"

waqai::CodePointOffset use(const waqai::Document& document) {
#ifdef WAQAI_MUST_FAIL
  return document.to_code_points(3);
#else
  return document.to_code_points(waqai::ByteOffset{3});
#endif
}
