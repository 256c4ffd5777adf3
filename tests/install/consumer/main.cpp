// The shortest real program on the installed library: read, run, write.
#include <waqai/waqai.h>

#include <cstdio>
#include <memory>

int main() {
  auto pipeline = waqai::Lexicon::embedded().and_then(waqai::Pipeline::create);
  auto document = waqai::Document::from_utf8("date 2025-10-01\n2025");
  if (!pipeline || !document) return 1;
  const auto shared = std::make_shared<const waqai::Document>(*std::move(document));
  const std::string json = waqai::to_json((*pipeline)->run(shared));
  std::printf("%zu bytes of JSON\n", json.size());
  return json.empty() ? 1 : 0;
}
