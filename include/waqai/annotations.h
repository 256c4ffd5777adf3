// Stand-off annotations: plain data, no behaviour. Stages meet only here and in the pipeline.
// Spans are byte ranges of Document::text(); indices refer to the vectors of Analysis.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "waqai/document.h"
#include "waqai/span.h"

namespace waqai {

/// Why an annotation exists: the rule that made it and the words it rests on.
struct Provenance {
  std::string rule;
  std::vector<Span> evidence;
};

/// A sentence, without the white space around it. `title` marks the report's headline.
struct Sentence {
  Span span;
  std::uint32_t token_begin = 0;
  std::uint32_t token_end = 0;
  std::uint32_t paragraph = 0;
  bool title = false;
};

/// How a number bounds what it counts.
enum class CountOp : std::uint8_t { kExactly, kAtLeast, kAtMost, kAbout };

/// A number in digits or words: `12`, `ثلاثة عشر`, `نحو ألفي`. `value` is exact for whole numbers.
struct Quantity {
  Span span;
  double value = 0;
  std::optional<double> upper;  ///< of a range `بين 3 و5`
  CountOp op = CountOp::kExactly;
  bool ordinal = false;
  bool percent = false;
  bool in_words = false;
  std::string unit;  ///< lexicon id of a unit or counted noun, if any
  std::uint32_t token_begin = 0;
  std::uint32_t token_end = 0;
};

enum class TimexType : std::uint8_t { kDate, kTime, kDuration, kSet };
/// TIMEX3 `mod` (TimeML 1.2.1).
enum class TimexMod : std::uint8_t {
  kNone,
  kStart,
  kMid,
  kEnd,
  kApprox,
  kBefore,
  kAfter,
  kLessThan,
  kMoreThan,
  kEqualOrLess,
  kEqualOrMore,
};
enum class Granularity : std::uint8_t {
  kUnknown,
  kMinute,
  kHour,
  kDayPart,
  kDay,
  kWeekend,
  kWeek,
  kMonth,
  kSeason,
  kQuarter,
  kHalf,
  kYear,
  kDecade,
  kCentury,
};
enum class TimexCalendar : std::uint8_t {
  kGregorian,
  kIslamicUmmAlQura,
  kIslamicTabular,
  kPersian,
  kCoptic,
  kAmazigh,
};
/// What a time was resolved against.
enum class TimexAnchor : std::uint8_t { kExplicit, kHeader, kAntecedent, kUnresolved };

/// A civil day, with minutes after midnight where the text gives a clock time.
struct Moment {
  std::chrono::sys_days day{};
  std::optional<std::int32_t> minute;
  friend bool operator==(const Moment&, const Moment&) = default;
};

struct TimexAlternative {
  std::string value;
  std::optional<Moment> from, to;
  std::string reason;
};

/// A time expression (TIMEX3 of TimeML 1.2.1 / ISO 24617-1, with the house rules of the annotation
/// guide). `from`/`to` are the earliest and latest day or instant, both inclusive; absent if open.
struct Timex {
  Span span;
  TimexType type = TimexType::kDate;
  std::string value;
  TimexMod mod = TimexMod::kNone;
  std::optional<Moment> from, to;
  Granularity granularity = Granularity::kUnknown;
  TimexCalendar calendar = TimexCalendar::kGregorian;
  TimexAnchor anchor = TimexAnchor::kExplicit;
  std::optional<std::uint32_t> antecedent;  ///< index of the Timex it was resolved against
  std::optional<std::uint32_t> range_end;   ///< index of the Timex up to which this one reaches
  std::string edtf;                         ///< Extended Date/Time Format (ISO 8601-2), or empty
  bool throughout = false;                  ///< all through the interval, not some time within it
  std::string quant, freq;                  ///< of a SET
  std::string time_zone;                    ///< IANA zone or UTC offset, or empty
  std::vector<TimexAlternative> alternatives;
  /// How the words before it bound something: "", "by", "since", "until", "after", "before".
  std::string role;
  Provenance why;
};

enum class EntityType : std::uint8_t { kPerson, kOrganization, kLocation };

/// A name. `code` is ISO alpha-3 country or IGO/NGO/INT, then PLOVER sectors (guide, section 2).
struct Entity {
  Span span;
  EntityType type = EntityType::kLocation;
  std::string code;
  std::string canon;                   ///< fullest form of this name in the document
  std::string kb_id;                   ///< lexicon row id, or empty
  std::string english;                 ///< English name, or empty
  Span noun_phrase;                    ///< the whole noun phrase with title and apposition
  double score = 1.0;                  ///< uncalibrated
  std::optional<std::uint32_t> place;  ///< index into Analysis::places
  Provenance why;
};

/// Words that stand for a name without being one: an office (`الرئيس الأميركي`), a bare noun with
/// the article (`الوزارة`, `الجانبان`), or a verb whose subject is dropped (`وأضاف`).
struct Reference {
  Span span;
  std::string kind;  ///< "office", "noun", "pronoun"
  std::vector<std::uint32_t>
      entities;         ///< mentions they stand for, indices into Analysis::entities
  std::string name;     ///< the name: of the antecedent, or of the holder of the office
  std::string kb_id;    ///< lexicon row id of the person, or empty
  std::string english;  ///< English name, or empty
  std::string code;
  double score = 0;  ///< uncalibrated
  Provenance why;
};

struct PlaceCandidate {
  std::string id, name, english, country, admin1, type;
  double latitude = 0, longitude = 0;  ///< WGS 84 degrees
  double score = 0;                    ///< uncalibrated
};

/// Where a location name lies. `candidates` are sorted best first; the first is the choice.
struct Place {
  std::uint32_t entity = 0;
  std::string precision;  ///< "exact", "city", "admin1", "country", "region", "unknown"
  std::vector<PlaceCandidate> candidates;
};

enum class StatementKind : std::uint8_t { kDirect, kMixed, kIndirect };
enum class Medium : std::uint8_t {
  kUnknown,
  kStatement,
  kSpeech,
  kInterview,
  kPressConference,
  kSocial,
  kBroadcast,
  kDocument,
};
/// What the speaker does with the content.
enum class Stance : std::uint8_t {
  kNeutral,
  kAsserts,
  kDenies,
  kDoubts,
  kPromises,
  kThreatens,
  kDemands,
  kAccuses,
  kWarns,
  kPraises,
  kCondemns,
  kPredicts,
  kAlleges,
  kAdmits,
  kRefuses,
};

/// One link of an attribution chain, outermost first: `outlet`, `relay`, `speaker`, `document`.
struct ChainLink {
  std::string name;
  std::optional<Span> span;
  std::string kind;
};

/// How one statement answers another: "denies", "contrasts", "confirms".
struct StatementLink {
  std::string kind;
  std::uint32_t target = 0;
};

/// A reporting act: who said what, to whom, through whom (guide, section 3).
struct Statement {
  Span cue;
  std::optional<Span> speaker;
  std::optional<Span> content;
  StatementKind kind = StatementKind::kIndirect;
  bool anonymous = false;
  std::string anonymity;  ///< class: "special_sources", "security_source", "witnesses", …
  std::string via;        ///< outlet or relay as named, or empty
  std::optional<Span> via_span;
  Medium medium = Medium::kUnknown;
  std::string canon;  ///< the speaker's fullest name in the document
  std::optional<std::uint32_t> speaker_entity;
  Stance stance = Stance::kNeutral;
  bool negated = false;  ///< the act itself is denied (`لم يؤكد`)
  std::optional<Span> addressee;
  std::optional<Span> place;               ///< where it was said, the name of a place
  std::optional<std::uint32_t> time;       ///< index of the Timex of the act
  std::optional<std::uint32_t> parent;     ///< statement inside whose content this one stands
  std::optional<std::uint32_t> continues;  ///< statement whose speaker it continues
  std::vector<ChainLink> chain;
  std::vector<StatementLink> links;
  std::string lemma;  ///< lexicon id of the cue
  std::string frame;  ///< "that", "masdar", "quote", "colon", "prep", "nominal", "participle", …
  Provenance why;
};

/// PLOVER types, and what the guide adds for what PLOVER lacks.
enum class EventType : std::uint8_t {
  kAgree,
  kConsult,
  kSupport,
  kConcede,
  kCooperate,
  kAid,
  kRetreat,
  kRequest,
  kAccuse,
  kReject,
  kThreaten,
  kProtest,
  kSanction,
  kMobilize,
  kCoerce,
  kAssault,
  kOffice,
  kJustice,
  kDisaster,
  kAccident,
  kEconomy,
  kMove,
  kDeath,
  kOther,
};
enum class TimeRelation : std::uint8_t { kUnknown, kOn, kBy, kSince, kUntil, kAfter, kBefore };
enum class Factuality : std::uint8_t { kHappened, kOngoing, kPlanned, kPossible, kDenied };

/// How the trigger stands in its sentence.
enum class TriggerForm : std::uint8_t { kPast, kPresent, kFuture, kNominal, kParticiple };

/// A counted fact of an event: `killed=12`, `injured>=30`.
struct EventCount {
  std::string key;
  CountOp op = CountOp::kExactly;
  double n = 0;
  std::string unit;
  Span span;
};

/// A happening, plan, promise, fear or denial (guide, section 4).
struct Event {
  Span trigger;
  std::vector<Span> mentions;  ///< every place in the report that names it, trigger included
  EventType type = EventType::kOther;
  std::string mode, context, cameo, plover;
  std::vector<Span> actors, recipients;
  std::optional<Span> place, origin, destination, instrument;
  std::string when;  ///< TIMEX3 value, `A/B` for a range, "" if the text does not say
  TimeRelation relation = TimeRelation::kUnknown;
  std::optional<std::uint32_t> time;  ///< index of the Timex that dates it
  bool is_document_date = false;      ///< dated by the header only
  std::optional<Moment> from, to;
  Factuality factuality = Factuality::kHappened;
  std::vector<Span> factuality_cues;
  std::optional<std::uint32_t> source;  ///< asserting statement; none = the author
  std::vector<EventCount> counts;
  double salience = 0;  ///< 0…1, uncalibrated
  std::string lemma;    ///< lexicon id of the trigger
  TriggerForm form = TriggerForm::kNominal;
  std::optional<Span> governor;  ///< light verb an event noun depends on (`شن` of `شن هجوما`)
  Provenance why;
};

/// Who owes what to whom, by when, on what condition, said by whom.
struct Commitment {
  std::uint32_t event = 0;
  std::vector<Span> debtors, creditors;
  std::string deadline;  ///< TIMEX3 value or ""
  std::optional<Moment> due;
  std::optional<Span> condition;
  std::optional<std::uint32_t> statement;
  std::string kind;  ///< "promise", "deadline", "threat", "demand", "agreement"
};

/// Something the reader of the report should know: contradictions, open times, bad bytes. A
/// finding, not an error. `code` is stable; messages come in both interface languages.
struct Diagnostic {
  std::string code;
  std::optional<Span> span;
  std::string message_en;
  std::string message_ar;
};

}  // namespace waqai
