// Bytes and code points do not compare.
#include "waqai/waqai.h"

bool use(waqai::ByteOffset bytes, waqai::CodePointOffset points) {
#ifdef WAQAI_MUST_FAIL
  return bytes == points;
#else
  return bytes.value == points.value;
#endif
}
