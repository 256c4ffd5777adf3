// Facts about candidates that selection weighs.
#pragma once

#include <cstdint>
#include <vector>

#include "event/candidate.h"

namespace waqai::event {

/// What a word before a candidate does to it.
enum class Shade : std::uint8_t {
  kNone,
  kNegation,
  kPossible,
  kPurpose,
  kPlanned,
  kOngoing,
  kStop
};

/// What the noun before an event noun makes of it.
enum class Head : std::uint8_t { kNone, kGeneric, kOccurrence, kLimit, kBody };

/// The tables of other stages whose words say something about a candidate.
class TraitWords {
 public:
  explicit TraitWords(const lexicon::Data& data);

  struct Word {
    Shade shade = Shade::kNone;
    Head head = Head::kNone;
    bool person = false;      ///< people, bodies, holders of office
    bool background = false;  ///< the newsroom speaks for itself
    bool media = false;       ///< outlets and agencies
  };
  /// One for each token.
  std::vector<Word> read(const text::Tokens& tokens, const lexicon::Hits& hits) const;

 private:
  enum class Role : std::uint8_t { kNone, kCue, kPerson, kBackground, kHead, kHeadNoun };
  std::vector<Role> roles_;   ///< by table
  std::uint64_t tables_ = 0;  ///< those with a role, for Hits::may_have
  std::vector<Shade> shades_;
  std::vector<Head> head_rows_;
  std::vector<bool> is_background_, is_media_;
};

/// Sets the traits of every candidate of `list`, which is in text order.
void describe(const TraitWords& words, const Input& in, const Context& context,
              std::vector<Candidate>& list);

}  // namespace waqai::event
