// Reporting cues: the words that say that somebody says something.
#pragma once

#include <cstdint>
#include <vector>

#include "quotation/complement.h"
#include "quotation/phrase.h"
#include "quotation/scan.h"

namespace waqai::quotation {

enum class CueKind : std::uint8_t { kVerb, kParticiple, kVerbalNoun, kNominal, kAccording, kClaim };
/// Where the words for the source stand.
enum class Origin : std::uint8_t {
  kNone,
  kAfter,
  kBefore,
  kRelative,
  kGenitive,
  kAntecedent,
  kNobody,  ///< a passive: who says it is not told
};

struct Cue {
  CueKind kind = CueKind::kVerb;
  std::uint32_t token = 0;
  std::uint32_t first = kNowhere;  ///< the verb, where a later word is the cue
  Span span;
  std::int32_t row = -1;  ///< of reporting_verbs, or -1
  std::uint32_t features = 0;
  /// First token of what connects its clause to the text before: a comma, a conjunction, or the
  /// cue.
  std::uint32_t boundary = 0;
  bool joined = false;   ///< a conjunction is attached to it
  bool told = false;     ///< what was said is only pointed to
  bool initial = false;  ///< its clause is not subordinate to the one before
  Phrase subject;
  Origin origin = Origin::kNone;
  Complement complement;
  Phrase relay;                ///< the outlet it came through
  Phrase through;              ///< somebody between the relay and the speaker
  Phrase document;             ///< the document it was said in (jaʾa fi, warada fi)
  std::uint32_t after = 0;     ///< first token after the cue and its subject
  bool relay_dropped = false;  ///< who passes it on is the speaker before
  bool negated = false;
  bool enclitic = false;
  std::uint32_t split = kNowhere;  ///< opening mark of a quotation the cue interrupts
  bool bounded = false;            ///< its content is a phrase within the clause of another verb
  bool comma_before = true;        ///< a comma or closing mark parts it from the words before
  // Found later.
  std::uint32_t begin = kNowhere, end = kNowhere;  ///< content tokens
  std::int32_t parent = -1;
  bool dropped = false;
};

/// The subject of a sentence's first clause, for participles whose main verb reports nothing.
struct Cues {
  std::vector<Cue> list;
  std::vector<Phrase> sentence_subject;  ///< by sentence
  std::vector<std::uint32_t>
      own_words;  ///< tokens where the speaker's own words are marked ("as he put it")
};

Cues find_cues(const Scan& scan);

/// First token of a sentence's running text, after a dateline and conjunctions.
std::uint32_t sentence_text_begin(const Scan& scan, const Sentence& sentence);

}  // namespace waqai::quotation
