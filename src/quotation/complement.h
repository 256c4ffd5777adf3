// What a reporting word governs: where the reported content begins and in which frame.
#pragma once

#include <cstdint>

#include "quotation/phrase.h"
#include "quotation/scan.h"

namespace waqai::quotation {

enum class ComplementKind : std::uint8_t {
  kNone,
  kClause,  ///< after a complementiser
  kColon,   ///< after a colon
  kQuoted,  ///< quoted words
  kPrepositional,
  kNoun,
  kDescribed,   ///< an object and its description
  kAntecedent,  ///< the noun a relative clause of saying belongs to
  kBefore,      ///< the words before the cue
  kTakenUp,     ///< what was just said: "and this is what X denied"
};

struct Complement {
  ComplementKind kind = ComplementKind::kNone;
  std::uint32_t mark = kNowhere;   ///< the complementiser, colon or preposition
  std::uint32_t begin = kNowhere;  ///< first token of the content
  std::uint32_t end = kNowhere;    ///< of an antecedent
  bool said = false;               ///< a noun of saying: enough for a word that is also another
  Phrase addressee;
  bool found() const { return kind != ComplementKind::kNone; }
};

/// Looks for the complement of a reporting word in [from, limit). `adjacent`: nothing but asides
/// has come between the word (and its subject) and `from`. `nominal`: the word is a verbal noun.
Complement complement_at(const Scan& scan, const ReportingVerb& verb, std::size_t from,
                         std::size_t limit, bool enclitic, bool nominal);

/// True if the noun at `i` names something that was said: "what …", "that", a report, a charge.
bool said_thing(const Scan& scan, std::size_t i);

/// True if the quotation that opens at `i` is speech rather than a name.
bool is_speech(const Scan& scan, std::size_t i);

}  // namespace waqai::quotation
