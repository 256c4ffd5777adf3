// Attached particles and pronouns: the closed facts of the script. Gives the possible readings of
// one folded word; which of them is right, the lexicon decides.
#pragma once

#include <cstdint>
#include <string_view>

namespace waqai::text {

/// The definite article, folded.
inline constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84";

/// Attached particles at the start of a word, a bit set. kLam with Reading::article means lil-.
enum Proclitic : std::uint8_t {
  kWaw = 1,   // and
  kFa = 2,    // so
  kBa = 4,    // by, in
  kLam = 8,   // for, to
  kKaf = 16,  // like
  kSin = 32,  // future
};
using Proclitics = std::uint8_t;

/// The particle a folded letter can be, 0 if it is none.
Proclitics particle(std::string_view letter);

/// Attached pronouns at the end of a word.
enum class Enclitic : std::uint8_t { kNone, kHu, kHa, kHum, kHuma, kHunna, kNa, kYa, kKa, kKum };

/// How the stem of a reading differs from the slice of the word.
enum class StemChange : std::uint8_t {
  kNone,
  kTaa,    // before a pronoun ta stands for ta marbuta
  kYa,     // before a pronoun alef stands for final ya
  kHamza,  // before a pronoun a seated hamza stands for a bare one
};

/// One way to read a folded word: particles, stem, pronoun. Lengths in folded bytes.
struct Reading {
  Proclitics proclitics = 0;
  Enclitic enclitic = Enclitic::kNone;
  std::uint8_t lead = 0;   ///< folded bytes before the stem (for lil- the first lam only)
  std::uint8_t trail = 0;  ///< folded bytes after it
  /// lil-: 1 = the stem is alef + the rest, 2 = alef, lam + the rest (of nouns that begin with
  /// lam).
  std::uint8_t article = 0;
  StemChange change = StemChange::kNone;
};

inline constexpr std::size_t kMaxReadings = 48;
/// All readings of `folded`, the whole word first, then longer leads; at most kMaxReadings. Stems
/// have two letters or more. Returns how many.
std::size_t readings(std::string_view folded, Reading (&out)[kMaxReadings]);
/// The stem of a reading, written to `buffer` if it differs from a slice of the word.
std::string_view stem(std::string_view folded, const Reading& reading, char (&buffer)[128]);

}  // namespace waqai::text
