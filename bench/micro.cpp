// bench_micro: single steps under Google Benchmark, on the reports of the fuzz corpus repeated to
// 64 KiB. Bytes/s are those of the source text.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "base/utf8.h"
#include "lexicon/data.h"
#include "readers/readers.h"
#include "text/fold.h"
#include "text/tokens.h"
#include "waqai/waqai.h"

namespace {

std::string& sample() {
  static std::string text;
  return text;
}

const waqai::Document& document() {
  static const auto made = [] {
    auto d = waqai::Document::from_utf8(sample());
    if (!d) std::abort();
    return std::make_shared<const waqai::Document>(*std::move(d));
  }();
  return *made;
}

const waqai::Pipeline& pipeline() {
  static const auto made = [] {
    auto p = waqai::Lexicon::embedded().and_then(waqai::Pipeline::create);
    if (!p) std::abort();
    return *std::move(p);
  }();
  return *made;
}

template <class F>
void over_sample(benchmark::State& state, F step) {
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(step());
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) *
                          static_cast<std::int64_t>(sample().size()));
}

void validate(benchmark::State& state) {
  over_sample(state, [] { return waqai::utf8::find_invalid(sample()); });
}
void make_document(benchmark::State& state) {
  over_sample(state, [] { return waqai::Document::from_utf8(sample()).has_value(); });
}
void fold(benchmark::State& state) {
  over_sample(state, [] { return waqai::text::fold(sample()).size(); });
}
void fold_aligned(benchmark::State& state) {
  over_sample(state, [] { return waqai::text::fold_aligned(sample()).text.size(); });
}
void tokenize(benchmark::State& state) {
  over_sample(state, [] { return waqai::text::tokenize(document()).size(); });
}
void lookup(benchmark::State& state) {
  const waqai::text::Tokens tokens = waqai::text::tokenize(document());
  over_sample(state, [&] { return pipeline().lexicon().data().lookup(tokens).list.size(); });
}
void run_pipeline(benchmark::State& state) {
  auto d = waqai::Document::from_utf8(sample());
  if (!d) std::abort();
  const auto shared = std::make_shared<const waqai::Document>(*std::move(d));
  over_sample(state, [&] { return pipeline().run(shared).events.size(); });
}
void encode_json(benchmark::State& state) {
  auto d = waqai::Document::from_utf8(sample());
  if (!d) std::abort();
  const waqai::Analysis a = pipeline().run(std::make_shared<const waqai::Document>(*std::move(d)));
  over_sample(state, [&] { return waqai::to_json(a).size(); });
}
void code_points(benchmark::State& state) {
  std::uint32_t at = 0;
  for ([[maybe_unused]] auto _ : state) {
    at = (at + 7919u) % static_cast<std::uint32_t>(sample().size());
    const auto p = document().to_code_points(document().to_bytes(waqai::CodePointOffset{at / 2}));
    benchmark::DoNotOptimize(p.value);
  }
}
void load_lexicon(benchmark::State& state) {
  for ([[maybe_unused]] auto _ : state) {
    auto p = waqai::Lexicon::embedded().and_then(waqai::Pipeline::create);
    benchmark::DoNotOptimize(p.has_value());
  }
}

BENCHMARK(validate);
BENCHMARK(make_document);
BENCHMARK(fold);
BENCHMARK(fold_aligned);
BENCHMARK(tokenize);
BENCHMARK(lookup);
BENCHMARK(run_pipeline);
BENCHMARK(encode_json);
BENCHMARK(code_points);
BENCHMARK(load_lexicon)->Unit(benchmark::kMillisecond);

}  // namespace

// bench_micro FILE [benchmark options]
int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  if (argc != 2) {
    std::fprintf(stderr, "usage: bench_micro FILE [--benchmark_filter=NAME]\n");
    return 2;
  }
  auto bytes = waqai::readers::read_bytes(argv[1], std::size_t{1} << 26);
  if (!bytes || (*bytes).empty()) return 3;
  while (sample().size() < 65536) sample() += *bytes;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
