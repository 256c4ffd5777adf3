// The lexicon's words of time, resolved to enums once; and the document's tokens seen through them.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "lexicon/data.h"
#include "lexicon/numerals.h"
#include "lexicon/pattern.h"
#include "text/tokens.h"
#include "waqai/annotations.h"
#include "waqai/calendar.h"

namespace waqai::timex {

/// Class of a word: which table it comes from, for small words which row class.
enum class Cls : std::uint8_t {
  kNone,
  kMonth,
  kWeekday,
  kEra,
  kFeast,
  kNamedDay,
  kUnit,
  kDayPart,
  kRelative,
  kModifier,
  kDeictic,
  kSeason,
  kDecade,
  kSet,
  kZone,
  kBound,
  kLookAlike,
  kPatternWord,  // a word of timex/patterns
  // timex/particles
  kOf,
  kIn,
  kOn,
  kExactly,
  kTo,
  kBetween,
  kAndBetween,
  kThis,
  kThat,
  kSame,
  kEvery,
  kDayWord,
  kDateWord,
  kMonthWord,
  kYearWord,
  kFiscalYear,
  kSchoolYear,
  kSportsYear,
  kHourWord,
  kMatching,
  kArticle,
  kHalf,
  kHalfOf,
  kQuarterOf,
  kThirdOf,
  kExcept,
  kAgo,
  kSince,
  kAfter,
  kPassing,
  kWithin,
  kFor,
  kLast,
  kFew,
  kComplete,
  kVague,
  kVagueAfter,
  kWeekend,
  kTimes,
  kZoneWord,
  kLocalZone,
  kRun,
  kEpithet,
  kAnniversary,
  kAndHalf,
  kAndQuarter,
  kAndThird,
  kLessQuarter,
  kLessThird,
  kLastDay,
  kFirstDay,
  kDecadeWord,
  kOfTime,
  kEarly,
  kLate,
  kEdge,
  kPeriod,
  kOfAge,
  kAnd,
  kZoneInitial,
  kPartAdverb,
  kPartDefinite,
  kFirstOf,
  kLastOf,
  // timex/cues
  kCueYearEvent,
  kCueTwoDigit,
  kCueBy,
  kCueSince,
  kCueUntil,
  kCueAfter,
  kCueBefore,
  kCueOn,
  kCueFuture,
  kCuePast,
  kCueBegin,
  kCueState,
  kCueAge,
  kCueDuration,
  kCueWithin,
  kCueLasting,
  kCueImposed,
  kCount,
};
static_assert(static_cast<std::size_t>(Cls::kCount) <= 128);

enum class Unit : std::uint8_t {
  kNone,
  kSecond,
  kMinute,
  kHour,
  kDay,
  kNight,
  kWeek,
  kMonth,
  kQuarter,
  kSeason,
  kYear,
  kDecade,
  kCentury,
};
enum class GrammaticalNumber : std::uint8_t { kSingular, kDual, kPlural };
enum class Part : std::uint8_t {
  kNone,
  kMorning,
  kMidday,
  kAfternoon,
  kEvening,
  kNight,
  kMidnight
};
enum class Direction : std::uint8_t { kNone, kPast, kFuture, kCurrent, kNext, kPrevious, kSame };
enum class DeicticKind : std::uint8_t {
  kDay,
  kPresent,
  kPast,
  kFuture,
  kEarly,
  kLate,
  kAnaphor,
  kAnchor,
};
enum class Take : std::uint8_t { kWhole, kDay, kWeek, kMonth, kYear, kNight };
/// Of a deictic that shades a part of the day: `وقت سابق`, `وقت لاحق`.
inline constexpr std::int16_t kShadeEarlier = 100, kShadeLater = 101;
enum class Era : std::uint8_t {
  kIslamic,
  kGregorian,
  kBeforeChrist,
  kBcInitial,
  kPersian,
  kCoptic,
  kAmazigh,
};
enum class FeastCalendar : std::uint8_t { kGregorian, kIslamic, kEaster, kOrthodoxEaster };
enum class LookAlike : std::uint8_t { kBefore, kAfter, kPhrase };
/// Targets of look-alike contexts, a bit set.
enum Target : std::uint16_t {
  kAnyTime = 0xFFFF,
  kDate = 1,
  kWeekdayTarget = 2,
  kDayTarget = 4,
  kMonthTarget = 8,
  kYearTarget = 16,
  kSetTarget = 32,
  kNumberTarget = 64,
};
enum class Dst : std::uint8_t { kNone, kEu, kUs, kEgypt, kLebanon, kPalestine, kIsrael };

/// Flags of a row, a bit set.
enum WordFlag : std::uint16_t {
  kWeak = 1,        // also an ordinary word
  kName = 2,        // also a personal name
  kNumbered = 4,    // only after a day number
  kIndefinite = 8,  // without the article
  kDefiniteWord = 16,
  // `الأخيرة`
  kRecent = 32,
  // `آخر`
  kLastWord = 64,
  kDays = 128,       // modifier with its preposition
  kOutside = 256,    // bound: a verb, outside the expression
  kAfterWord = 512,  // bound: follows the number
  kClockOnly = 1024,
  kToday = 2048,
  kAdjectival = 4096,
  // Unit with a pronoun: `شهرها`.
  kOwned = 8192,
  kMonthOnly = 16384,  // modifier: before a month only
};

/// One row of one table, resolved. What `a`, `b`, `c` hold depends on the class (words.cpp).
struct Row {
  Cls cls = Cls::kNone;
  std::int16_t a = 0, b = 0, c = 0, d = 0;
  std::uint16_t flags = 0;
};

/// A word of time at a token.
struct Word {
  Row row;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint8_t lead = 0;
  text::Proclitics proclitics = 0;
  bool pronoun = false;
  lexicon::TableId table = 0;
  std::uint32_t index = 0;  ///< row of the table
};

/// What a row of timex/patterns makes of its captures.
enum class Production : std::uint8_t { kNone, kAge, kAfter, kBefore, kDate, kDuration, kSet };

struct PatternRow {
  Production production = Production::kNone;
  int value = 0;  ///< of a set: how often
};
/// Word classes of timex/patterns that are more than a row of a table, before those of
/// timex/particles.
enum class PatternClass : std::uint8_t {
  kNumber,  ///< a cardinal number, 1 to 99
  /// `43`, `الثالثة والأربعين`
  kAgeNumber,
  /// a known count and its unit: `24 يوما`, `شهرين`
  kAmount,
  /// as kAmount, with bounds and vague counts: `نحو شهر`, `أسابيع`
  kAnyAmount,
  /// one unit: `الأسبوع`, `شهر`
  kUnit,
  /// `أيام`
  kDays,
  /// `الجمعة`, `يوم جمعة`
  kWeekday,
  /// `الجمعة`
  kTheWeekday,
  kDay,  ///< number of a day in a month
  kMonth,
  kYear,
  /// `ذلك` and other deictics that follow "after"
  kAnchor,
  /// `سنويا`
  kSet,
  kCount,
};

/// All tables of time, resolved. Immutable.
class Vocabulary {
 public:
  explicit Vocabulary(const lexicon::Data& data);
  /// The resolved row of an entry, or null if the entry is no word of time.
  const Row* row(const lexicon::Entry& entry) const {
    if (entry.table >= tables_.size()) return nullptr;
    const std::vector<Row>& rows = tables_[entry.table];
    if (entry.row >= rows.size() || rows[entry.row].cls == Cls::kNone) return nullptr;
    return &rows[entry.row];
  }
  /// The tables of words of time, for Hits::may_have.
  std::uint64_t tables() const { return mask_; }
  const lexicon::Data& data() const { return data_; }
  /// What is wrong with rows of timex/patterns; those rows match nothing.
  const std::vector<Error>& faults() const { return faults_; }
  const lexicon::Numerals& numerals() const { return numerals_; }
  /// Folded names of a Gregorian month other than the given row's, for misprints.
  const std::vector<std::string>& names_of_month(int month) const {
    return month_names_[static_cast<std::size_t>(month)];
  }
  /// Folded beginnings of future verbs.
  const std::vector<std::string>& future_prefixes() const { return future_prefixes_; }
  /// Patterns of phrases (timex/patterns), and what each row makes.
  const lexicon::PatternSet& patterns() const { return patterns_; }
  const PatternRow& pattern(std::uint32_t row) const { return pattern_rows_[row]; }
  /// The class of particles behind a class of timex/patterns; kNone for those of PatternClass.
  Cls pattern_class(std::uint8_t cls) const;
  std::string_view set_value(const Word& w) const;
  std::string_view zone_name(const Word& w) const;
  std::string_view id(const Word& w) const;

 private:
  const lexicon::Data& data_;
  lexicon::Numerals numerals_;
  std::vector<std::vector<Row>> tables_;
  std::uint64_t mask_ = 0;
  std::vector<std::vector<std::string>> month_names_;
  std::vector<std::string> future_prefixes_;
  std::vector<Error> faults_;
  lexicon::PatternSet patterns_;
  std::vector<PatternRow> pattern_rows_;
};

/// A set of classes, as bits.
using ClassSet = std::array<std::uint64_t, 2>;
constexpr ClassSet class_set(std::initializer_list<Cls> classes) {
  ClassSet out{};
  for (const Cls c : classes) {
    const auto bit = static_cast<std::size_t>(c);
    out[bit / 64] |= std::uint64_t{1} << (bit % 64);
  }
  return out;
}

/// The words of time of one document: for each token those that begin there, longest first.
class Words {
 public:
  Words(const Vocabulary& vocabulary, const text::Tokens& tokens, const lexicon::Hits& hits);

  std::size_t size() const { return tokens_.size(); }
  const text::Tokens& tokens() const { return tokens_; }
  const lexicon::Hits& hits() const { return hits_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }

  /// True if any word of time or a number begins at token i.
  bool any(std::size_t i) const { return first_[i + 1] > first_[i]; }
  /// True if a word that can open an expression begins at token i: prepositions that stay outside
  /// and cues cannot.
  bool opens(std::size_t i) const {
    return ((classes_[i][0] & ~kNeverFirst[0]) | (classes_[i][1] & ~kNeverFirst[1])) != 0;
  }
  /// True if a word of one of the classes begins at token i: a rule that needs one is not tried
  /// elsewhere.
  bool any_of(std::size_t i, const ClassSet& set) const {
    return i < classes_.size() && ((classes_[i][0] & set[0]) | (classes_[i][1] & set[1])) != 0;
  }
  /// The longest word of class `c` at token i, with any particles before it; null if none.
  const Word* at(std::size_t i, Cls c) const { return has(i, c) ? find(i, c) : nullptr; }
  /// As `at`, but the word carries no particle.
  const Word* bare(std::size_t i, Cls c) const { return with(i, c, 0); }
  /// As `at`, but the word carries exactly these particles.
  const Word* with(std::size_t i, Cls c, text::Proclitics p) const {
    return has(i, c) ? find(i, c, p) : nullptr;
  }
  std::span<const Word> all(std::size_t i) const {
    if (i + 1 >= first_.size()) return {};
    return std::span<const Word>(list_).subspan(first_[i], first_[i + 1] - first_[i]);
  }
  /// The longest word of class `c` that ends right before token i; null if none. Looks back 4
  /// tokens.
  const Word* before(std::size_t i, Cls c) const;
  bool punct(std::size_t i, char32_t c) const { return tokens_.is_punct(i, c); }
  /// True if token i exists and follows token i-1 on the same line.
  bool follows(std::size_t i) const {
    return i < tokens_.size() && i > 0 && !tokens_[i].line_before;
  }
  /// The number at token i. Many rules ask for the same few tokens, so the last ones are kept.
  std::optional<lexicon::Numeral> number(std::size_t i) const {
    Kept& kept = kept_[i % kept_.size()];
    if (kept.token != i) {
      kept.token = i;
      kept.number = vocabulary_.numerals().read(tokens_, hits_, i);
    }
    return kept.number;
  }

 private:
  static constexpr ClassSet kNeverFirst = [] {
    ClassSet out = class_set({Cls::kOf, Cls::kIn, Cls::kOn, Cls::kTo, Cls::kAnd, Cls::kLookAlike});
    for (auto c = static_cast<std::size_t>(Cls::kCueYearEvent);
         c < static_cast<std::size_t>(Cls::kCount); ++c) {
      out[c / 64] |= std::uint64_t{1} << (c % 64);
    }
    return out;
  }();
  /// True if some word of the class begins at token i: one bit, since the parser's rules ask for
  /// many classes at each token and nearly all of them are not there.
  bool has(std::size_t i, Cls c) const {
    const auto bit = static_cast<std::size_t>(c);
    return i < classes_.size() && ((classes_[i][bit / 64] >> (bit % 64)) & 1u) != 0;
  }
  const Word* find(std::size_t i, Cls c) const;
  const Word* find(std::size_t i, Cls c, text::Proclitics p) const;

  const Vocabulary& vocabulary_;
  const text::Tokens& tokens_;
  const lexicon::Hits& hits_;
  struct Kept {
    std::size_t token = static_cast<std::size_t>(-1);
    std::optional<lexicon::Numeral> number;
  };
  mutable std::array<Kept, 16> kept_;  // a document is read by one thread
  std::vector<ClassSet> classes_;
  std::vector<Word> list_;
  std::vector<std::uint32_t> first_;
};

}  // namespace waqai::timex
