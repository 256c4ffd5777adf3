// The command line's entry: reads reports and writes what was found.
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "readers/readers.h"
#include "waqai/waqai.h"

namespace {

int fail(const waqai::Error& error) {
  std::fprintf(stderr, "waqai: %s\n", error.to_string().c_str());
  return error.code == waqai::ErrorCode::kInternal ? 4 : 3;
}

}  // namespace

int main(int argc, char** argv) {
  using namespace waqai;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  std::vector<std::string> files;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    if (arguments[i] == "--format") {
      ++i;
    } else {
      files.push_back(arguments[i]);
    }
  }
  if (files.empty()) {
    std::fprintf(stderr, "usage: waqai read FILE --format json\n");
    return 2;
  }
  auto lexicon = Lexicon::embedded();
  if (!lexicon) return fail(lexicon.error());
  auto pipeline = Pipeline::create(*lexicon);
  if (!pipeline) return fail(pipeline.error());
  JsonOptions options;
  options.lexicon_hash = (*lexicon)->hash();
  for (const std::string& file : files) {
    auto bytes = readers::read_bytes(file, Document::kMaxBytes);
    if (!bytes) return fail(bytes.error());
    Metadata metadata;
    metadata.id = file;
    auto document = readers::plain_text(*std::move(bytes), metadata);
    if (!document) return fail(document.error());
    const std::string out = to_json((*pipeline)->run(*document), options) + "\n";
    std::fwrite(out.data(), 1, out.size(), stdout);
  }
  return 0;
}
