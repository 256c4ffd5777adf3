// Attached particles and pronouns: the closed facts of the script. Gives the possible readings of one
// folded word; which of them is right, the lexicon decides.
#pragma once

#include <cstdint>
#include <string_view>

namespace waqai::text {

/// Attached particles at the start of a word, a bit set. `kLam` with `article` in Reading means لل.
enum Proclitic : std::uint8_t {
  kWaw = 1,   // و
  kFa = 2,    // ف
  kBa = 4,    // ب
  kLam = 8,   // ل
  kKaf = 16,  // ك
  kSin = 32,  // س (future)
  kHamza = 64 // أ (question) — not split at present
};
using Proclitics = std::uint8_t;

/// Attached pronouns at the end of a word.
enum class Enclitic : std::uint8_t { kNone, kHu, kHa, kHum, kHuma, kHunna, kNa, kYa, kKa, kKum };

/// One way to read a folded word: particles, stem, pronoun. Lengths in folded bytes.
struct Reading {
  Proclitics proclitics = 0;
  Enclitic enclitic = Enclitic::kNone;
  std::uint8_t lead = 0;   ///< folded bytes before the stem (for لل the first ل only)
  std::uint8_t trail = 0;  ///< folded bytes after it
  bool assimilated = false;    ///< لل: the stem is ا + the rest
  bool taa = false;            ///< before the pronoun ت stands for ة
};

inline constexpr std::size_t kMaxReadings = 40;
/// All readings of `folded`, the whole word first, then longer leads; at most kMaxReadings. Returns how many.
std::size_t readings(std::string_view folded, Reading (&out)[kMaxReadings]);
/// The stem of a reading, written to `buffer` if it differs from a slice of the word (لل, ة).
std::string_view stem(std::string_view folded, const Reading& r, char (&buffer)[128]);

/// Best guess at how many folded bytes of proclitics و ف ب ل ك س a word carries when no lexicon knows it;
/// `known(form)` tells whether a stem or word is a known word.
std::string_view enclitic_text(Enclitic e);

}  // namespace waqai::text
