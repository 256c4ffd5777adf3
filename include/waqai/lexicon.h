// The reviewed knowledge: tables embedded in the library, overlaid by a folder of the user's own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "waqai/result.h"

namespace waqai {

namespace lexicon {
class Data;
}

struct LexiconTableStats {
  std::string table;
  std::size_t rows = 0;
  std::size_t forms = 0;
};

/// All lexicon tables with their index. Immutable once built; const methods are safe from any
/// thread. Expensive to build (milliseconds), cheap to share.
class Lexicon {
 public:
  /// The tables shipped in the library.
  static Result<std::shared_ptr<const Lexicon>> embedded();
  /// The shipped tables overlaid by `*.tsv` below `directory` (same relative paths): a row whose id
  /// exists replaces it, others are added. Errors: kLexiconMissing, kLexiconMalformedRow, … with
  /// file and line.
  static Result<std::shared_ptr<const Lexicon>> with_overlay(const std::string& directory);

  std::vector<LexiconTableStats> stats() const;
  /// 16 hexadecimal digits over the text of all tables; equal hashes give equal results.
  const std::string& hash() const& { return hash_; }
  const std::string& hash() const&& = delete;
  /// For the stages inside the library.
  const lexicon::Data& data() const& { return *data_; }
  const lexicon::Data& data() const&& = delete;

  ~Lexicon();
  Lexicon(const Lexicon&) = delete;
  Lexicon& operator=(const Lexicon&) = delete;

 private:
  Lexicon();
  std::unique_ptr<const lexicon::Data> data_;
  std::string hash_;
};

/// Checks a folder of tables as `waqai lexicon check` does: every fault found, none if clean.
std::vector<Error> check_lexicon(const std::string& directory);

}  // namespace waqai
