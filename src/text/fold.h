// Orthographic folding for matching only: hamza seats, alef forms, ya/alef maqsura, ta marbuta,
// harakat, tatweel, bidi marks, Arabic-Indic digits, presentation forms, Latin case. Never leaves
// text/ and lexicon/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace waqai::text {

/// What one code point folds to: 0 = dropped, else one code point. أإآٱ→ا, ى→ي, ة→ه, Persian and
/// Urdu letters to their Arabic ones, presentation forms to base letters (lam-alef gives lam here,
/// see fold), digits of all sets to ASCII, Latin letters to lower case. ء ؤ ئ are kept.
char32_t fold_code_point(char32_t c);

/// Appends the folded form of `utf8` (valid UTF-8) to `out`.
void fold_append(std::string_view utf8, std::string& out);
/// The folded form.
std::string fold(std::string_view utf8);

/// Folded text with its alignment: `to_source[i]` is the byte of the source where folded byte i's
/// code point begins; one more entry for the end. Monotonic and onto the kept code points.
struct Folded {
  std::string text;
  std::vector<std::uint32_t> to_source;
};
Folded fold_aligned(std::string_view utf8);

/// True for letters of the Arabic script (not marks, digits or punctuation).
bool is_arabic_letter(char32_t c);
/// True for harakat, tatweel, Quranic marks and bidi or zero-width controls: they attach to a word
/// and folding drops them.
bool is_dropped_mark(char32_t c);

}  // namespace waqai::text
