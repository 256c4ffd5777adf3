// Any line through the JSONL reader.
#include "check.h"
#include "readers/readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string line(data, data + size);
  waqai::readers::sniff("feed.jsonl", line);
  const auto document = waqai::readers::jsonl_record(line, {});
  if (document) {
    waqai::fuzz::require(*document != nullptr, "a reader gives a document or an error");
    waqai::fuzz::require_document(**document);
  } else {
    waqai::fuzz::require(!document.error().message.empty(), "an error says what was found");
  }
  return 0;
}
