// Numbers in digits and in words, read at one token: shared by quantities and time expressions.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lexicon/data.h"
#include "text/tokens.h"

namespace waqai::lexicon {

/// A number found at a token. Token range [begin, end); `lead` are the particles' folded bytes
/// before it.
struct Numeral {
  double value = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint8_t lead = 0;
  text::Proclitics proclitics = 0;
  bool ordinal = false;
  bool in_words = false;
  /// With the article (`الثلاثة`, `الثامنة`).
  bool definite = false;
  bool feminine = false;  ///< a feminine ordinal
  /// `الواحدة`: one only as an hour.
  bool hour_only = false;
  /// `بضعة`, `عشرات`: value is its magnitude or 0.
  bool vague = false;
  /// `نصف`, `ربع`
  bool fraction = false;
  bool digits = false;
};

/// Reads numbers by the table quantity/numerals. Immutable; safe from any thread.
class Numerals {
 public:
  explicit Numerals(const Data& data);

  /// The longest number that begins at token i, or none. Linear in its length.
  std::optional<Numeral> read(const text::Tokens& tokens, const Hits& hits, std::size_t i) const;
  /// True if some number word or digit run begins at token i (cheap).
  bool begins(const text::Tokens& tokens, const Hits& hits, std::size_t i) const;

 private:
  enum class Kind : std::uint8_t {
    kOne,
    kUnit,
    kTen10,
    kTeen,
    kTen,
    kHundred,
    kScale,
    kDualScale,
    kOrd,
    kOrdUnit,
    kHour,
    kFraction,
    kVague,
  };
  struct Word {
    double value = 0;
    Kind kind = Kind::kUnit;
    bool definite = false;
    bool feminine = false;
  };
  struct Found {
    const Word* word = nullptr;
    const Hit* hit = nullptr;
  };
  /// The longest word of the table at token i whose particles are exactly `lead` (or any).
  Found find(const Hits& hits, std::size_t i, bool any_lead, text::Proclitics lead) const;
  Found find_ordinal(const Hits& hits, std::size_t i) const;

  TableId table_ = kNoTable;
  std::vector<Word> words_;
};

/// The value of a run of digits as the tokenizer gives it (`12`, `2.5`, `10,000`); none if it is no
/// number.
std::optional<double> digits_value(std::string_view form);

}  // namespace waqai::lexicon
