// Generates the written forms of Arabic verbs, participles, verbal nouns and adjectives from their
// dictionary forms. The paradigms are data (lexicon/morphology/verb_paradigms.tsv).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

#include "lexicon/table.h"

namespace waqai::lexicon {

/// Interprets a paradigm table. Immutable once built; const calls are safe from any thread.
///
/// A class row (`GROUP.CLASS`) says by letter patterns which words it covers: the first class of a
/// group that fits gives its form rows (`GROUP.CLASS.NAME`), and so do all classes whose name
/// begins with `x`. Patterns: `?` is any one letter, `*` any run of letters.
class Inflector {
 public:
  /// Receives one form, plain (not folded), and its `lexicon::Feature` bits. The view dies with the
  /// call.
  using Sink = std::function<void(std::string_view form, std::uint32_t features)>;

  explicit Inflector(const Table& paradigms);
  ~Inflector();
  Inflector(Inflector&&) noexcept;
  Inflector& operator=(Inflector&&) noexcept;

  /// All forms of a verb. Arguments are table cells: third person masculine singular past and
  /// present, verbal noun, active participle; each may be empty or hold alternatives separated by
  /// `|`. The n-th past goes with the n-th present, or with the last one if there are fewer.
  void verb(std::string_view past, std::string_view present, std::string_view masdar,
            std::string_view participle, const Sink& sink) const;
  /// Genders, numbers and definiteness of a masculine singular adjective; `|` separates
  /// alternatives.
  void adjective(std::string_view form, const Sink& sink) const;

 private:
  struct Paradigms;
  std::unique_ptr<const Paradigms> paradigms_;
};

}  // namespace waqai::lexicon
