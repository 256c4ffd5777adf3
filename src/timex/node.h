// What the parser has understood of an expression, before it is resolved against the report day.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "timex/words.h"

namespace waqai::timex {

/// How a year, month or other unit is given.
enum class RefKind : std::uint8_t {
  kNone,
  kAbsolute,    ///< a number
  kShift,       ///< steps from the report day's unit
  kAntecedent,  ///< steps from the unit of the time before it
  kEvery,       ///< each one
};
struct Ref {
  RefKind kind = RefKind::kNone;
  int value = 0;
};

enum class NodeKind : std::uint8_t {
  kNone,
  kPoint,  ///< a calendar day or period, perhaps with a clock time
  kDuration,
  kOffset,  ///< a quantity before or after the report day or an antecedent
  kSet,
  kReference,  ///< PRESENT_REF, PAST_REF, FUTURE_REF
  kAnaphor,
};

/// The unit a point denotes when no finer field is set.
enum class Field : std::uint8_t {
  kNone,
  kDay,
  kWeek,
  kWeekend,
  kMonth,
  kSeason,
  kQuarter,
  kHalf,
  kYear,
  kDecade,
  kCentury,
};

enum class OffsetKind : std::uint8_t { kAgo, kSince, kAfter, kAfterAntecedent, kBeforeAntecedent };
enum class Reference : std::uint8_t { kPresent, kPast, kFuture };

/// An amount of time: whole months and seconds-based parts kept apart.
struct Amount {
  double count = 0;
  Unit unit = Unit::kNone;
  bool vague = false;  ///< the count is unknown (X)
  double extra = 0;    ///< of a finer unit
  Unit extra_unit = Unit::kNone;
  /// Still finer parts, in descending order: `سنتان وثلاثة أشهر وعشرة أيام`.
  struct Part {
    double count = 0;
    Unit unit = Unit::kNone;
  };
  std::array<Part, 4> more{};
  std::uint8_t more_count = 0;
  Unit finest() const {
    return more_count > 0              ? more[more_count - 1U].unit
           : extra_unit != Unit::kNone ? extra_unit
                                       : unit;
  }
};

struct Node {
  NodeKind kind = NodeKind::kNone;
  std::uint32_t begin = 0;  ///< tokens
  std::uint32_t end = 0;
  std::uint8_t lead = 0;  ///< folded bytes of particles left out of the span
  TimexMod mod = TimexMod::kNone;
  const char* rule = "";

  // A point.
  Field field = Field::kNone;
  calendar::System system = calendar::System::kGregorian;
  int day = 0;
  bool last_day = false;
  int month = 0;
  int other_month = 0;  ///< the second of two names that disagree
  std::uint16_t month_flags = 0;
  bool month_alone = false;
  Ref month_ref;
  Ref year;
  int year_end = 0;  ///< of a fiscal or school year or a season over two years
  bool school = false;
  bool before_christ = false;
  bool amazigh = false;
  bool misprint = false;
  int weekday = 0;
  int nth = 0;          ///< nth weekday or week of the month; -1 the last
  bool after = false;   ///< nth weekday after a day or feast
  bool before = false;  ///< or before it
  Direction direction = Direction::kNone;
  int steps = 0;
  std::optional<int> offset;  ///< days from the report day
  Ref unit_ref;               ///< of field week, quarter, half, season, decade, century
  int index = 0;              ///< quarter, half, decade digit, century
  int cut = 0;                ///< 1: the first `amount` of the period, -1: the last
  int third = 0;              ///< half or third of the period that `field` names: 1-based
  int parts = 0;              ///< how many parts
  int feast = -1;             ///< row of calendar/feasts
  std::int16_t feast_month = 0, feast_day = 0, feast_calendar = 0;
  bool run = false;  ///< `لليوم الخامس على التوالي`: `amount` of them in a row
  int feast_shift = 0;   ///< days after its first
  int feast_length = 0;  ///< all its days are meant: how many
  bool eve = false;
  bool numeric = false;  ///< written in digits only; day and month may be exchanged
  bool month_first = false;
  Part part = Part::kNone;
  std::int16_t part_from = 0, part_to = 0;  ///< its hours, where the word fixes them
  int clock = -1;                           ///< minutes after midnight, as written
  int second = -1;
  bool clock_fixed = false;  ///< 24-hour reading is known
  bool clock_hour_only = false;
  bool has_zone = false;
  bool local_zone = false;
  int zone_offset = 0;
  Dst zone_dst = Dst::kNone;
  const Word* zone = nullptr;
  bool named_event = false;
  bool weekday_pair = false;
  bool indefinite_today = false;
  bool month_in_war = false;  ///< `شهرها السادس`
  bool later = false, earlier = false;

  // A duration or offset.
  Amount amount;
  OffsetKind offset_kind = OffsetKind::kAgo;
  std::uint32_t amount_begin = 0;               ///< of an offset: where its amount begins
  bool passing = false;                         ///< `بعد مرور`
  Direction span_direction = Direction::kNone;  ///< `الماضية` of a duration
  bool age = false;
  bool stamp = false;          ///< a list of amounts in digits: the age of a post
  bool needs_context = false;  ///< fires only after a word that calls for a duration
  bool definite = false;
  // A set, a reference, an anaphor.
  const Word* set = nullptr;
  int frequency = 0;
  Reference reference = Reference::kPresent;
  Take take = Take::kWhole;
  bool today_word = false;  ///< `اليوم` by itself

  bool valid() const { return kind != NodeKind::kNone && end > begin; }
  bool day_level() const {
    return day > 0 || last_day || weekday > 0 || offset.has_value() || feast >= 0;
  }
};

}  // namespace waqai::timex
