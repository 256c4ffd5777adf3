// Any bytes through the plain-text reader, which guesses the encoding.
#include "check.h"
#include "readers/readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string bytes(data, data + size);
  waqai::readers::sniff("report", bytes);
  const auto document = waqai::readers::plain_text(std::move(bytes), {});
  if (document) {
    waqai::fuzz::require(*document != nullptr, "a reader gives a document or an error");
    waqai::fuzz::require_document(**document);
  }
  return 0;
}
