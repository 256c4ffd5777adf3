// The event tables with their cells resolved to numbers, once, when the model is made.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/data.h"
#include "waqai/annotations.h"

namespace waqai::event {

/// Where a noun phrase stands with respect to a trigger. A bit set.
enum Frame : std::uint16_t {
  kFrameObject = 1u << 0,
  kFrameOn = 1u << 1,
  kFrameTo = 1u << 2,
  kFrameWith = 1u << 3,
  kFrameFrom = 1u << 4,
  kFrameAgainst = 1u << 5,
  kFrameIn = 1u << 6,
  kFrameAbout = 1u << 7,
  kFrameBetween = 1u << 8,
  kFrameFront = 1u << 9,
  kFrameAgent = 1u << 10,
  kFrameNear = 1u << 11,
  kFrameBa = 1u << 12,
  kFrameLam = 1u << 13,
};

enum class Possessor : std::uint8_t { kRecipient, kActor, kPlace };
enum class Needs : std::uint8_t {
  kNothing,
  kLightUse,
  kAgreement,
  kRelease,
  kOath,
  kBlame,
  kInquiry,
  kEvent
};

enum class CountKey : std::uint8_t {
  kNone,
  kKilled,
  kInjured,
  kBodies,
  kDetained,
  kMissing,
  kDisplaced,
  kHostages,
  kInfected,
  kPeople,
};

/// A row of the two trigger tables.
struct Trigger {
  EventType type = EventType::kOther;
  Possessor possessor = Possessor::kRecipient;
  Needs needs = Needs::kNothing;
  std::uint8_t prior = 3;
  std::uint32_t group = 0;  ///< the same for a verb and the noun spelt like its verbal noun
  std::uint16_t recipient = 0;
  bool noun_table = false;
  bool to_place = false;
  bool carrier = false;   ///< lends its place to the event noun after it (rise, continuation of)
  bool general = false;   ///< takes its type from the words beside it
  bool stops = false;     ///< ends what the words beside it name
  bool verbal = false;    ///< a noun spelt like a verbal noun: may have a doer and an object
  bool toll = false;      ///< tells the dead and hurt of an attack or accident, not the deed
  bool affected = false;  ///< its subject is the one who suffers
  CountKey outcome = CountKey::kNone;             ///< `count` resolved
  std::uint32_t first_sense = 0, last_sense = 0;  ///< its rows of `senses`
  char32_t past_alef = 0, masdar_alef = 0;  ///< the seat a spelling with hamza must have, or 0
  std::string mode, cameo, count, id;
};

/// A type that a trigger takes beside words of these domains (bits: rows of the table of domains).
struct Sense {
  std::uint64_t domains = 0;
  EventType type = EventType::kOther;
};

/// What a function word does.
enum class Particle : std::uint8_t {
  kNone,
  kPrep,
  kTime,
  kAgent,
  kPartitive,
  kConnect,
  kCause,
  kComplementizer,
  kCondition,
  kPurpose,
  kDone,
  kModal,
  kRelative,
  kAuxiliary,
  kSubordinator,
  kPast,
  kGeneric,
  kNegation,
  kResumptive,
  kGoverning,  ///< an attribute with a complement of its own: allied with
};
/// Temporal prepositions.
enum class TimeWord : std::uint8_t { kNone, kAfter, kBefore, kBy, kDuring, kSince, kUntil };

struct ParticleRow {
  Particle kind = Particle::kNone;
  std::uint16_t frame = 0;
  TimeWord time = TimeWord::kNone;
  bool pronoun = false;   ///< a complementizer with its pronoun
  bool jussive = false;   ///< a shortened present follows it
  bool contrast = false;  ///< something else is told after it: while
};

enum class LightEffect : std::uint8_t {
  kNone,
  kDo,
  kHappen,
  kUndergo,
  kCause,
  kBegin,
  kContinue,
  kEnd,
  kAnnounce,
  kOrder,
  kPrevent,
  kCancel,
};

struct LightRow {
  LightEffect effect = LightEffect::kNone;
  std::int8_t lends = -1;  ///< event type given to a general noun, or -1
  bool subject_acts = false;
  bool subject_hosts = false;  ///< its subject is where it happens: the square saw
};

/// What a noun for those who act is of; after a measure the next noun tells who.
enum class PartyKind : std::uint8_t { kPeople, kBody, kMeasure };

/// A word spelt like a trigger.
struct LookAlike {
  char32_t alef = 0;           ///< as in Trigger
  bool verb_possible = false;  ///< a trigger after all where a clause begins
  bool ta_marbuta = false;
  bool aside_possible = false;  ///< a participle after all behind a punctuation mark
};

/// What a table tells of a word.
enum class TableRole : std::uint8_t {
  kNone,
  kParticle,
  kLight,
  kVerb,
  kDomain,
  kCounted,
  kDemonym,
  kParty,
  kPlace,
  kInstrument,
  kSomebody,
  kSource,
};

struct Tables {
  lexicon::TableId verbs = lexicon::kNoTable, nouns = lexicon::kNoTable,
                   particles = lexicon::kNoTable, lights = lexicon::kNoTable,
                   counted = lexicon::kNoTable, demonyms = lexicon::kNoTable,
                   look_alikes = lexicon::kNoTable, domains = lexicon::kNoTable,
                   parties = lexicon::kNoTable, places = lexicon::kNoTable,
                   titles = lexicon::kNoTable, heads = lexicon::kNoTable,
                   sources = lexicon::kNoTable, instruments = lexicon::kNoTable;
  std::vector<TableRole> roles;  ///< by table
  std::vector<Trigger> verb_rows, noun_rows;
  std::vector<LookAlike> look_alike_rows;
  std::vector<ParticleRow> particle_rows;
  std::vector<LightRow> light_rows;
  std::vector<CountKey> counted_rows;
  std::vector<std::uint8_t> number_rows;  ///< of `counted`: one person, two
  std::vector<bool> attribute_rows;       ///< of `counted`: also said of a deed (armed)
  std::vector<std::int8_t> domain_rows;   ///< event type, or -1
  std::uint64_t business_domain = 0;      ///< the bit of the domain that companies belong to
  std::vector<Sense> senses;
  std::vector<PartyKind> party_rows;
  std::vector<bool> source_rows;  ///< of `sources`: somebody, not a document

  explicit Tables(const lexicon::Data& data);
};

const char* count_key_name(CountKey key);
/// The key of that name, or none.
CountKey count_key(std::string_view name);

}  // namespace waqai::event
