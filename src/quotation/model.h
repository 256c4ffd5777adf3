// What the quotation stage knows: its tables, with every cell turned into an enum or a bit once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/data.h"
#include "waqai/annotations.h"

namespace waqai::quotation {

/// Classes of function words.
enum class Word : std::uint8_t {
  kNone,
  kComplementiser,
  kBecause,
  kRelative,
  kWhat,
  kPreposition,
  kNegation,
  kWas,
  kStill,
  kPerfect,
  kFuture,
  kSubordinator,
  kIf,
  kLike,
  kConjunction,
  kAdverb,
  kDemonstrative,
  kPronoun,
  kQuantifier,
  kSame,
  kSaying,
  kQuestion,
  kNeutral,
  kResumptive,
  kCalled,  ///< a name follows
  kKunya,   ///< begins a name, whatever else its letters are
  kLatter,  ///< points to the person named last
};

/// Prepositions a frame may name, and groups of others.
enum class Prep : std::uint8_t {
  kNone,
  kFi,
  kMin,
  kIla,
  kAla,
  kAn,
  kWith,
  kBi,
  kLi,
  kTime,
  kTopic,
  kPlace,
  kOther,
};

/// Bits of ReportingVerb::frames.
enum Frame : std::uint32_t {
  kThat = 1u << 0,
  kQuote = 1u << 1,
  kObject = 1u << 2,        // any noun
  kMasdarObject = 1u << 3,  // a verbal noun
  kDeedObject = 1u << 4,    // a deed claimed
  kTwoObjects = 1u << 5,
  kDescription = 1u << 6,  // an object and what it is called
  kWithBi = 1u << 7,
  kWithAla = 1u << 8,
  kWithIla = 1u << 9,
  kWithAn = 1u << 10,
  kWithMin = 1u << 11,
  kWithLi = 1u << 12,
  kWithFi = 1u << 13,
  kAddressee = 1u << 14,   // someone addressed or accused stands first
  kSaidObject = 1u << 15,  // something that was said: a report, an accusation, "that"
  kAnyPrep = kWithBi | kWithAla | kWithIla | kWithAn | kWithMin | kWithLi | kWithFi,
  kAnyNoun = kObject | kMasdarObject | kDeedObject | kTwoObjects,
};

/// Bits of ReportingVerb::flags.
enum VerbFlag : std::uint32_t {
  kHomograph = 1u << 0,
  kWeak = 1u << 1,
  kIsEvent = 1u << 2,
  kKeptNegated = 1u << 3,
  kOfDocuments = 1u << 4,
  kRelays = 1u << 5,
  kRumour = 1u << 6,
  kAppears = 1u << 7,
  kLight = 1u << 8,
  kTopicOnly = 1u << 9,
  kSocialMedium = 1u << 10,
  kBlame = 1u << 11,
  kAddresseeWithMin = 1u << 12,
  kNeedsAddressee = 1u << 13,  // someone addressed or accused is never left out
  kVerdict = 1u << 14,         // of a court it is no statement
  kGovernsDeed = 1u << 15,     // a preposition and a verbal noun are enough, though it is hom
};

enum class VerbClass : std::uint8_t {
  kOther,
  kReport,
  kContinue,
  kRelay,
  kDocument,
  kDescribe,
  kOpine,
  kReveal,
  kWelcome
};

struct ReportingVerb {
  std::uint32_t frames = 0;
  std::uint32_t flags = 0;
  VerbClass verb_class = VerbClass::kOther;
  Stance stance = Stance::kNeutral;
  bool bare_alef = false;  ///< begins with alef without hamza
};

enum class SourceClass : std::uint8_t {
  kNone,
  kSource,
  kWitness,
  kCrowd,
  kExpert,
  kOfficial,
  kPerson,
  kRole,
  kBody,
  kMedia,
  kDocument,
};

struct SourceNoun {
  SourceClass source_class = SourceClass::kNone;
  std::string anonymity;
  bool anaphor = false;  ///< "the source", "the speaker": points to whoever spoke last
  bool court = false;
  bool group = false;      ///< a generic group: nobody is named even where it is definite
  bool masculine = false;  ///< a body that a feminine verb cannot have as its subject
  bool several = false;    ///< a plural that no singular noun takes as its adjective
  bool governs = false;    ///< names the body it speaks for, which identifies it
};

enum class CueClass : std::uint8_t { kNone, kAccording, kAs, kRelay, kClaim, kBearing, kOwn };
/// What a noun that opens a content names.
enum class ContentNoun : std::uint8_t { kNone, kState, kSaid, kBlame };
enum class Marker : std::uint8_t { kNone, kBackground, kSwitch, kNoCue };

struct FunctionWord {
  Word word = Word::kNone;
  Prep prep = Prep::kNone;
  std::uint32_t features = 0;  ///< gender and number of a relative pronoun
  std::string exact;           ///< the one spelling that counts, if folding hides another word
};

/// A letter pattern of verbal nouns, as code points: `?` one letter, `*` any run.
struct Shape {
  std::u32string pattern;
};

/// What the hits of a table are read for. A bit set.
enum TableUse : std::uint8_t {
  kUsesWords = 1u << 0,  ///< one of the tables of this stage
  kUsesVerbs = 1u << 1,  ///< expanded as verbs, whatever stage it serves
};

struct Tables {
  explicit Tables(const lexicon::Data& lexicon_data);

  const lexicon::Data& data;
  lexicon::TableId verbs_table, function_table, source_table, media_table, cue_table, marker_table,
      content_table, role_table;
  std::vector<ReportingVerb> verbs;
  std::vector<std::string> verb_ids;
  std::vector<FunctionWord> function_words;
  std::vector<SourceNoun> sources;
  std::vector<Medium> media;
  std::vector<bool> by_call;  ///< by row of media words: on the telephone
  std::vector<CueClass> cues;
  std::vector<bool> by_mouth;  ///< by row of attribution cues: the one named speaks for the subject
  std::vector<Marker> markers;
  std::vector<ContentNoun> contents;
  static constexpr std::size_t kLongestShape = 12;
  std::vector<Shape> shapes;                                   ///< shorter ones first
  std::array<std::uint32_t, kLongestShape + 2> first_shape{};  ///< by number of letters
  std::vector<std::uint8_t> uses;                              ///< by TableId: bits of TableUse
};

}  // namespace waqai::quotation
