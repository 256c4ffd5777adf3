// Bytes and code points must not be mixed: passing one for the other does not compile.
#include "waqai/waqai.h"

waqai::CodePointOffset use(const waqai::Document& document) {
  const waqai::ByteOffset bytes{3};
  const waqai::CodePointOffset points{3};
#ifdef WAQAI_MUST_FAIL
  (void)bytes;
  return document.to_code_points(points);
#else
  (void)points;
  return document.to_code_points(bytes);
#endif
}
