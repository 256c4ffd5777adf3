// What the name tagger knows, resolved once from the tables: the kind of every table and, for each
// row, its codes as small numbers and slices.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entity/entity.h"
#include "entity/tagger.h"
#include "lexicon/data.h"

namespace waqai::entity {

/// What a table's hit means to the tagger.
enum class Kind : std::uint8_t {
  kState,
  kDemonym,
  kOrganization,
  kBody,
  kPortfolio,
  kHead,
  kTitle,
  kGiven,
  kNameWord,
  kPerson,
  kSurname,
  kCommon,
  kType,
  kPlace,
  kGeoname,
  kVerb,
  kHint,
  kTopic,
  kZone,
  kOffice,
  kBrand,
  kField,
  kTown,
  kOther,
  kCount,
};
inline constexpr std::size_t kKinds = static_cast<std::size_t>(Kind::kCount);
constexpr std::uint32_t bit(Kind k) { return 1u << static_cast<unsigned>(k); }

using Country = std::uint16_t;
inline constexpr Country kNoCountry = 0xFFFF;
inline constexpr std::uint32_t kNoPerson = 0xFFFFFFFF;

enum class Need : std::uint8_t { kAlone, kNationality, kFeminineNationality, kState };
enum class HeadKind : std::uint8_t {
  kMinistry,
  kAgency,
  kCommittee,
  kCourt,
  kBank,
  kCompany,
  kNgo,
  kSchool,
  kHospital,
  kParty,
  kArmed,
  kGroup,
  kMilitary,
  kMedia,
  kFront,
  kBloc,
  kOffice,
  kQuotedOnly,
  kOther,
};
enum class TitleKind : std::uint8_t { kOffice, kRole, kHonorific, kRank };
enum class WordKind : std::uint8_t {
  kLink,
  kKunya,
  kAbd,
  kDin,
  kPlaceHead,
  kIn,
  kToward,
  kOver,
  kStop,
  kDeed,
  kCharged,
  kAttribute,
  kTelling,
  kTail,
  kByline,
  kPair,
  kFormer,
  kClock,
  kBelonging,
  kFrom,
  kOrdinal
};

/// Flags of rows, a bit set.
enum RowFlag : std::uint32_t {
  kGated = 1,  ///< an ordinary word too: needs a class word, quotes or a dateline
  kTyped = 2,  ///< a place only after a word of its type
  kCommonName = 4,
  kCapital = 8,
  kWeak = 16,
  kMinister = 32,
  kRegion = 64,
  kSettled = 128,         ///< a town, unit or quarter: who names it speaks of its country
  kRecurring = 256,       ///< a name that places of many countries bear: quarter, street, hospital
  kUnsettled = 512,       ///< a sea, river or range: no evidence of a country
  kShy = 1024,            ///< an ordinary word too: a place only where a place is expected
  kDoubtful = 2048,       ///< an adjective that means something else too
  kGeneric = 4096,        ///< a body many states have: its country is the report's
  kKeepsClass = 16384,    ///< the name's first form begins with its class word
  kCommand = 32768,       ///< a head that needs a noun, no state or person
  kGovernor = 8192,       ///< a title of who heads a place
  kSon = 1u << 18,        ///< a link to the father's name
  kLooseName = 1u << 16,  ///< a type whose places bear ordinary words with the article
  kDescribed = 1u << 17,  ///< a type whose names end in an adjective
  kNational = 1u << 19,   ///< a designation of states only: no bloc, no nations
  kClose = 1u << 20,      ///< nothing stands between the designation and its nationality
  kMasculine = 1u << 21,  ///< a designation with masculine adjectives
  kPlainOffice = 1u << 22,  ///< a head that is an ordinary noun unless its field or place is told
  kInQuotes = 1u << 24,     ///< a short name: only in quotation marks or at the head of a title
  kTold = 1u << 25,         ///< an outlet: only as the one something was told to
  kDistrict = 1u << 27,     ///< a word for a unit or part of a country
  kBareAlef = 1u << 28,     ///< a word never written with hamza
  kSilent = 1u << 29,       ///< a head or type the tagger of names has no say in; see kArabName
  kNamedAfter = 1u << 26,   ///< a type that keeps its word with the name of a person
  kAround = 1u << 23,       ///< a type that makes no name with a state or town
  /// A given name of the Arabic stock, a state whose people bear such. Shares its bit with kSilent:
  /// no table has both, names and states here, heads and types there.
  kArabName = 1u << 29,
  kRightBefore = 1u << 30,  ///< a title too that stands right before the name only
  kAbroad = 1u << 31,       ///< a title of who stands for his country in another
  kLine = 1u << 28,         ///< a head that is where there is fighting, too (types only are bare)
  kUnit = 1u << 27,         ///< a head that one attribute makes a name (types only are districts)
  kRuler = 1u << 29,        ///< a title of who is called by one name; no title is silent or Arab
  kOr = 1u << 30,           ///< a small word that means or, too; no title is one
  kWhere = 1u << 31,        ///< a small word that tells where something lies by the place after it
  kHarm = 1u << 31,         ///< a place whose name before from means to harm; no title is a place
};

struct Row {
  Country country = kNoCountry;
  std::uint32_t flags = 0;
  std::uint8_t sub = 0;  ///< Need, HeadKind, TitleKind or WordKind
  bool keep = true;      ///< the head or type word stays in the name
  std::string_view sectors;
  std::string_view english;
  std::string_view id;
};

struct Model::Impl {
  explicit Impl(const lexicon::Data& data);
  const lexicon::Data& data;
  std::vector<Kind> kind_of;           // by TableId
  std::vector<std::vector<Row>> rows;  // by Kind, then row
  std::vector<std::string> countries;  // alpha-3 or IGO, NGO, INT, ---
  std::unordered_map<std::string, Country> country_index;
  std::vector<bool> is_state;                                 // by Country
  std::vector<bool> arab_names;                               // by Country: its people bear such
  std::vector<std::vector<std::pair<Country, float>>> hints;  // by row of entity/hints
  struct Topic {
    std::string_view of_state, of_society;  // sectors of a public and of a private body
  };
  std::vector<Topic> topics;  // by row of entity/topics
  struct Term {
    std::uint32_t person;     // row of entity/persons
    std::string_view office;  // president, prime_minister, …
    Country country;
    std::string_view since, until;  // ISO days; empty if open
  };
  std::vector<Term> terms;                              // entity/terms, by person
  std::vector<std::uint32_t> person_of_surname;         // surname row → person row
  Country none = kNoCountry;                            // "---"
  lexicon::TableId sayings = lexicon::kNoTable;         // quotation/reporting_verbs
  lexicon::TableId function_words = lexicon::kNoTable;  // quotation/function_words
  lexicon::TableId event_nouns = lexicon::kNoTable;     // event/trigger_nouns
  Tagger tagger;
  Words words;

  Country country(std::string_view code) const;
  /// The first form of a person's row.
  std::string_view first_form(std::uint32_t person) const;
  const Row& row(Kind kind, std::uint32_t index) const {
    return rows[static_cast<std::size_t>(kind)][index];
  }
  Kind kind(const lexicon::Hit& hit) const { return kind_of[hit.entry.table]; }
  const Row& row(const lexicon::Hit& hit) const { return row(kind(hit), hit.entry.row); }
};

/// A name found, in tokens.
struct Mention {
  std::uint32_t begin = 0, end = 0;  // tokens
  std::uint8_t lead = 0;             // folded bytes of particles before it in its first token
  EntityType type = EntityType::kLocation;
  Country country = kNoCountry;
  std::string_view sectors;  // of PER and ORG
  std::string_view english, id;
  std::uint32_t phrase_begin = 0, phrase_end = 0;  // noun phrase, in tokens
  std::uint8_t phrase_lead = 0;
  const char* rule = "";
  float score = 1;
  bool sure = false;                 // the code comes from the tables
  bool byline = false;               // PER: the writer of the report
  Country fallback = kNoCountry;     // if the report does not speak of any
  std::uint32_t name_begin = 0;      // PER: first token of the surname part
  std::uint32_t person = kNoPerson;  // row of entity/persons

  /// What the row says of the name.
  void take(const Row& row) {
    country = row.country;
    sectors = row.sectors;
    english = row.english;
    id = row.id;
  }
  /// Another's name than the row's after all.
  void forget() {
    take(Row{});
    sure = false;
    person = kNoPerson;
  }
};

}  // namespace waqai::entity
