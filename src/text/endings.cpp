// Endings of nouns as the script writes them. Marks follow their letter, so the last letters are
// found by stepping back over them.
#include "text/endings.h"

namespace waqai::text {
namespace {

constexpr std::string_view kAlef = "\xD8\xA7", kNoon = "\xD9\x86", kYa = "\xD9\x8A",
                           kWaw = "\xD9\x88", kTaa = "\xD8\xAA", kHamza = "\xD8\xA1",
                           kDamma = "\xD9\x8F", kLam = "\xD9\x84", kHa = "\xD9\x87",
                           kMim = "\xD9\x85";
constexpr std::string_view kTaaMarbuta = "\xD8\xA9", kFathatan = "\xD9\x8B",
                           kAlefMaqsura = "\xD9\x89";

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
}

// Harakat lie between U+064B and U+0652.
std::string_view without_marks(std::string_view raw) {
  while (raw.size() > 2 && raw[raw.size() - 2] == '\xD9' && raw.back() >= '\x8B' &&
         raw.back() <= '\x92')
    raw.remove_suffix(2);
  return raw;
}

}  // namespace

bool ends_feminine(std::string_view raw) { return ends_with(without_marks(raw), kTaaMarbuta); }

bool ends_maqsura(std::string_view raw) { return ends_with(without_marks(raw), kAlefMaqsura); }

bool ends_pronoun(std::string_view raw) {
  std::string_view word = without_marks(raw);
  if (ends_with(word, kAlef)) word.remove_suffix(2);
  if (word.size() >= 4 && ends_with(word, kMim)) word.remove_suffix(2);
  return word.size() >= 8 && ends_with(word, kHa);
}

bool ends_relative(std::string_view raw) {
  const std::string_view word = without_marks(raw);
  return ends_feminine(word) && ends_with(word.substr(0, word.size() - 2), kYa);
}

bool ends_accusative(std::string_view raw) {
  const std::string_view bare = without_marks(raw);
  if (ends_with(bare, kAlef)) return bare.size() > 4;
  return raw.size() > bare.size() && raw.substr(bare.size()).find(kFathatan) == 0;
}

bool eighth_form_of_lam(std::string_view folded) {
  return folded.size() > 8 && folded.substr(0, 2) == kAlef && folded.substr(2, 2) == kLam &&
         folded.substr(4, 2) == kTaa;
}

bool passive_mark(std::string_view raw) {
  return raw.size() > 4 && raw.substr(2, kDamma.size()) == kDamma;
}

bool ends_oblique(std::string_view folded) {
  return folded.size() >= 10 && ends_with(folded, kNoon) &&
         ends_with(folded.substr(0, folded.size() - kNoon.size()), kYa);
}

bool ends_sound_masculine(std::string_view folded) {
  if (!ends_with(folded, kNoon)) return false;
  folded.remove_suffix(kNoon.size());
  return ends_with(folded, kYa) || ends_with(folded, kWaw);
}

bool ends_sound_feminine(std::string_view word) {
  return ends_with(word, kTaa) && ends_with(word.substr(0, word.size() - kTaa.size()), kAlef);
}

std::string_view nominative(std::string_view folded, char (&buffer)[64]) {
  if (folded.size() > sizeof buffer || folded.size() < 4) return folded;
  folded.copy(buffer, folded.size());
  kWaw.copy(buffer + folded.size() - 4, kWaw.size());
  return std::string_view(buffer, folded.size());
}

std::string with_accusative(std::string_view phrase) {
  std::string out;
  for (std::size_t i = 0; i <= phrase.size();) {
    std::size_t space = phrase.find(' ', i);
    if (space == std::string_view::npos) space = phrase.size();
    const std::string_view word = phrase.substr(i, space - i);
    const bool plural = ends_with(word, kNoon) && word.size() > 8 &&
                        (ends_oblique(word) || ends_with(word.substr(0, word.size() - 2), kWaw));
    const bool takes = !ends_with(word, kTaaMarbuta) && !ends_with(word, kAlef) &&
                       !ends_with(word, kTaa) && !ends_with(word, kHamza) && !plural;
    if (i == 0 && !takes) return {};
    if (i > 0) out += ' ';
    out += word;
    if (takes) out += kAlef;
    i = space + 1;
  }
  return out;
}

std::string_view without_accusative(std::string_view folded) {
  if (folded.size() > 6 && ends_with(folded, kAlef)) folded.remove_suffix(kAlef.size());
  return folded;
}

}  // namespace waqai::text
