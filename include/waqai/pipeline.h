// Document in, Analysis out.
#pragma once

#include <array>
#include <memory>

#include "waqai/chronology.h"
#include "waqai/lexicon.h"
#include "waqai/result.h"

namespace waqai {

/// Wall time spent in each stage, in nanoseconds, added up over runs. For benchmarks.
struct StageTimes {
  enum Stage {
    kText,
    kLookup,
    kQuantity,
    kTimex,
    kEntity,
    kQuotation,
    kEvent,
    kChronology,
    kCount
  };
  std::array<std::uint64_t, kCount> nanoseconds{};
};
/// Name of a stage, for reports.
const char* stage_name(StageTimes::Stage stage);

/// Runs all stages. Immutable once made; `run` is const, keeps its scratch memory per call and may
/// be called from many threads at once. The same document and lexicon give the same Analysis.
class Pipeline {
 public:
  static Result<std::shared_ptr<const Pipeline>> create(std::shared_ptr<const Lexicon> lexicon);
  /// Never fails: what cannot be read leaves an empty layer and a Diagnostic.
  Analysis run(std::shared_ptr<const Document> document, StageTimes* times = nullptr) const;
  /// The layer of times alone, with the sentences and quantities; every other layer stays empty.
  Analysis times(std::shared_ptr<const Document> document) const;
  const Lexicon& lexicon() const& { return *lexicon_; }
  const Lexicon& lexicon() const&& = delete;

  ~Pipeline();
  Pipeline(const Pipeline&) = delete;
  Pipeline& operator=(const Pipeline&) = delete;

 private:
  struct Models;
  Pipeline();
  std::shared_ptr<const Lexicon> lexicon_;
  std::unique_ptr<const Models> models_;
};

}  // namespace waqai
