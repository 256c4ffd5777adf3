// Closed facts of the script that the rooms of this stage share: letters, the article, and how
// particles join it. Folded forms.
#pragma once

#include <string_view>

#include "text/clitics.h"

namespace waqai::entity {

inline constexpr std::string_view kArticle = text::kArticle;
inline constexpr std::string_view kWaw = "\xD9\x88", kFa = "\xD9\x81", kBa = "\xD8\xA8",
                                  kLam = "\xD9\x84", kYa = "\xD9\x8A", kTa = "\xD8\xAA",
                                  kKaf = "\xD9\x83", kHa = "\xD9\x87", kAlef = "\xD8\xA7",
                                  kAt = "\xD8\xA7\xD8\xAA";
/// Enclitic pronouns.
inline constexpr std::string_view kHaHa = "\xD9\x87\xD8\xA7", kHum = "\xD9\x87\xD9\x85",
                                  kNa = "\xD9\x86\xD8\xA7";
/// The feminine ending of relative adjectives, folded.
inline constexpr std::string_view kYaHa = "\xD9\x8A\xD9\x87";
/// A particle with the article; lam takes its alef.
inline constexpr std::string_view kLil = "\xD9\x84\xD9\x84", kBaAl = "\xD8\xA8\xD8\xA7\xD9\x84",
                                  kWaAl = "\xD9\x88\xD8\xA7\xD9\x84",
                                  kFaAl = "\xD9\x81\xD8\xA7\xD9\x84",
                                  kKaAl = "\xD9\x83\xD8\xA7\xD9\x84";

inline bool particle_and_article(std::string_view folded) {
  return folded.starts_with(kLil) || folded.starts_with(kBaAl) || folded.starts_with(kWaAl) ||
         folded.starts_with(kFaAl) || folded.starts_with(kKaAl);
}

/// The folded word ends in the pronoun of the third person feminine or plural.
inline bool ends_in_her_or_their(std::string_view folded) {
  return folded.ends_with(kHaHa) || folded.ends_with(kHum);
}

}  // namespace waqai::entity
