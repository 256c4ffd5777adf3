// Any bytes make a Document that keeps its promises, or an error.
#include "check.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = waqai::Document::from_utf8(std::string(data, data + size));
  if (document) waqai::fuzz::require_document(*document);
  return 0;
}
