// Reads the tables of time once: each row becomes a class and a few small numbers, so that the
// parser never compares cells. A document's words are then the lexicon hits whose rows have a
// class.
#include "timex/words.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <span>
#include <string>

#include "text/fold.h"

namespace waqai::timex {
namespace {

using lexicon::Table;

std::int16_t number_cell(const Table& t, std::size_t r, std::string_view column) {
  const std::string_view c = t.cell(r, t.column(column));
  int v = 0;
  std::from_chars(c.data(), c.data() + c.size(), v);
  return static_cast<std::int16_t>(v);
}

std::string_view text_cell(const Table& t, std::size_t r, std::string_view column) {
  return t.cell(r, t.column(column));
}

template <class E>
struct Name {
  std::string_view text;
  E value;
};

template <class E>
E named(std::string_view text, std::span<const Name<E>> names, E otherwise) {
  for (const Name<E>& n : names) {
    if (n.text == text) return n.value;
  }
  return otherwise;
}

constexpr Name<WordFlag> kFlags[] = {
    {"weak", kWeak},         {"name", kName},
    {"numbered", kNumbered}, {"indefinite", kIndefinite},
    {"def", kDefiniteWord},  {"recent", kRecent},
    {"free", kRecent},       {"last", kLastWord},
    {"days", kDays},         {"verb", kOutside},
    {"after", kAfterWord},   {"clock", kClockOnly},
    {"today", kToday},       {"adjective", kAdjectival},
    {"owned", kOwned},       {"month", kMonthOnly},
};

std::uint16_t flags_of(const Table& t, std::size_t r) {
  const std::string_view f = text_cell(t, r, "flags");
  std::uint16_t out = 0;
  for (std::size_t b = 0; b < f.size();) {
    const std::size_t e = std::min(f.find(',', b), f.size());
    for (const Name<WordFlag>& n : kFlags) {
      if (n.text == f.substr(b, e - b)) out = static_cast<std::uint16_t>(out | n.value);
    }
    b = e + 1;
  }
  return out;
}

/// A word of a table's cell and the number it stands for.
struct Code {
  std::string_view text;
  std::int16_t value;
};
template <class E>
constexpr Code code(std::string_view text, E value) {
  return {text, static_cast<std::int16_t>(value)};
}
template <class E>
constexpr std::int16_t code(E value) {
  return static_cast<std::int16_t>(value);
}

/// Where one number of a row comes from: a cell, as a number, or as one of the codes.
struct Cell {
  std::int16_t Row::*into;
  std::string_view column;
  std::span<const Code> codes = {};
  std::int16_t otherwise = 0;
};

/// A table whose rows all have one class, and its cells.
struct Source {
  std::string_view table;
  Cls cls;
  std::span<const Cell> cells = {};
};

constexpr Code kSystems[] = {code("islamic", calendar::System::kIslamicUmmAlQura),
                             code("persian", calendar::System::kPersian),
                             code("coptic", calendar::System::kCoptic)};
constexpr Code kEras[] = {code("islamic", Era::kIslamic),
                          code("gregorian", Era::kGregorian),
                          code("before_christ", Era::kBeforeChrist),
                          code("bc_initial", Era::kBcInitial),
                          code("persian", Era::kPersian),
                          code("coptic", Era::kCoptic),
                          code("amazigh", Era::kAmazigh)};
constexpr Code kFeastCalendars[] = {code("islamic", FeastCalendar::kIslamic),
                                    code("easter", FeastCalendar::kEaster),
                                    code("orthodox_easter", FeastCalendar::kOrthodoxEaster)};
constexpr Code kUnits[] = {
    code("S", Unit::kSecond), code("TM", Unit::kMinute), code("TH", Unit::kHour),
    code("D", Unit::kDay),    code("NI", Unit::kNight),  code("W", Unit::kWeek),
    code("M", Unit::kMonth),  code("Q", Unit::kQuarter), code("SE", Unit::kSeason),
    code("Y", Unit::kYear),   code("DE", Unit::kDecade), code("CE", Unit::kCentury)};
constexpr Code kNumbers[] = {code("du", GrammaticalNumber::kDual),
                             code("pl", GrammaticalNumber::kPlural)};
constexpr Code kParts[] = {code("MO", Part::kMorning),   code("MI", Part::kMidday),
                           code("AF", Part::kAfternoon), code("EV", Part::kEvening),
                           code("NI", Part::kNight),     code("MN", Part::kMidnight)};
constexpr Code kDirections[] = {
    code("past", Direction::kPast),       code("future", Direction::kFuture),
    code("current", Direction::kCurrent), code("next", Direction::kNext),
    code("prev", Direction::kPrevious),   code("same", Direction::kSame)};
constexpr Code kMods[] = {code("START", TimexMod::kStart),
                          code("MID", TimexMod::kMid),
                          code("END", TimexMod::kEnd),
                          code("APPROX", TimexMod::kApprox),
                          code("LESS_THAN", TimexMod::kLessThan),
                          code("MORE_THAN", TimexMod::kMoreThan),
                          code("EQUAL_OR_LESS", TimexMod::kEqualOrLess),
                          code("EQUAL_OR_MORE", TimexMod::kEqualOrMore)};
constexpr Code kDeictics[] = {
    code("present", DeicticKind::kPresent), code("past", DeicticKind::kPast),
    code("future", DeicticKind::kFuture),   code("early", DeicticKind::kEarly),
    code("late", DeicticKind::kLate),       code("anaphor", DeicticKind::kAnaphor),
    code("anchor", DeicticKind::kAnchor)};
constexpr Code kTakes[] = {code("day", Take::kDay),     code("week", Take::kWeek),
                           code("month", Take::kMonth), code("year", Take::kYear),
                           code("night", Take::kNight), {"earlier", kShadeEarlier},
                           {"later", kShadeLater}};
constexpr Code kDaylight[] = {code("eu", Dst::kEu),
                              code("us", Dst::kUs),
                              code("egypt", Dst::kEgypt),
                              code("lebanon", Dst::kLebanon),
                              code("palestine", Dst::kPalestine),
                              code("israel", Dst::kIsrael)};
constexpr Code kLookAlikes[] = {code("after", LookAlike::kAfter),
                                code("phrase", LookAlike::kPhrase)};
constexpr Code kTargets[] = {code("date", kDate),          code("weekday", kWeekdayTarget),
                             code("day", kDayTarget),      code("month", kMonthTarget),
                             code("year", kYearTarget),    code("set", kSetTarget),
                             code("number", kNumberTarget)};

constexpr Cell kMonthCells[] = {{&Row::a, "month"}, {&Row::b, "calendar", kSystems}};
constexpr Cell kWeekdayCells[] = {{&Row::a, "weekday"}};
constexpr Cell kEraCells[] = {{&Row::a, "era", kEras, code(Era::kGregorian)}};
constexpr Cell kFeastCells[] = {{&Row::a, "month"},
                                {&Row::b, "day"},
                                {&Row::c, "calendar", kFeastCalendars},
                                {&Row::d, "days"}};
constexpr Cell kNamedDayCells[] = {{&Row::a, "month"}, {&Row::b, "day"}, {&Row::c, "year"}};
constexpr Cell kUnitCells[] = {{&Row::a, "unit", kUnits}, {&Row::b, "number", kNumbers}};
constexpr Cell kPartCells[] = {
    {&Row::a, "part", kParts}, {&Row::b, "from_hour"}, {&Row::c, "to_hour"}};
constexpr Cell kRelativeCells[] = {{&Row::a, "direction", kDirections}, {&Row::b, "steps"}};
constexpr Cell kModCells[] = {{&Row::a, "mod", kMods}};
// d: what an anaphor takes over, or how a part is shaded
constexpr Cell kDeicticCells[] = {{&Row::a, "kind", kDeictics, code(DeicticKind::kDay)},
                                  {&Row::b, "offset"},
                                  {&Row::c, "part", kParts},
                                  {&Row::d, "part", kTakes}};
constexpr Cell kSeasonCells[] = {{&Row::a, "first_month"}};
constexpr Cell kDecadeCells[] = {{&Row::a, "decade"}};
constexpr Cell kZoneCells[] = {{&Row::a, "offset"}, {&Row::b, "dst", kDaylight}};
constexpr Cell kLookAlikeCells[] = {
    {&Row::a, "kind", kLookAlikes},
    {&Row::b, "target", kTargets, static_cast<std::int16_t>(kAnyTime)}};

constexpr Source kSources[] = {
    {"calendar/month_names", Cls::kMonth, kMonthCells},
    {"calendar/weekday_names", Cls::kWeekday, kWeekdayCells},
    {"calendar/eras", Cls::kEra, kEraCells},
    {"calendar/feasts", Cls::kFeast, kFeastCells},
    {"calendar/named_days", Cls::kNamedDay, kNamedDayCells},
    {"timex/units", Cls::kUnit, kUnitCells},
    {"timex/day_parts", Cls::kDayPart, kPartCells},
    {"timex/relatives", Cls::kRelative, kRelativeCells},
    {"timex/modifiers", Cls::kModifier, kModCells},
    {"timex/deictics", Cls::kDeictic, kDeicticCells},
    {"timex/seasons", Cls::kSeason, kSeasonCells},
    {"timex/decades", Cls::kDecade, kDecadeCells},
    {"timex/sets", Cls::kSet},
    {"timex/zones", Cls::kZone, kZoneCells},
    {"quantity/bounds", Cls::kBound, kModCells},
    {"timex/look_alikes", Cls::kLookAlike, kLookAlikeCells},
    {"timex/patterns", Cls::kPatternWord},
};

Row row_of(const Source& source, const Table& t, std::size_t r) {
  Row row;
  row.cls = source.cls;
  for (const Cell& cell : source.cells) {
    if (cell.codes.empty()) {
      row.*cell.into = number_cell(t, r, cell.column);
      continue;
    }
    const std::string_view text = text_cell(t, r, cell.column);
    row.*cell.into = cell.otherwise;
    for (const Code& c : cell.codes) {
      if (c.text == text) row.*cell.into = c.value;
    }
  }
  return row;
}

constexpr Name<Cls> kParticles[] = {
    {"of", Cls::kOf},
    {"in", Cls::kIn},
    {"on", Cls::kOn},
    {"exactly", Cls::kExactly},
    {"to", Cls::kTo},
    {"between", Cls::kBetween},
    {"and_between", Cls::kAndBetween},
    {"this", Cls::kThis},
    {"that", Cls::kThat},
    {"same", Cls::kSame},
    {"every", Cls::kEvery},
    {"day_word", Cls::kDayWord},
    {"date_word", Cls::kDateWord},
    {"month_word", Cls::kMonthWord},
    {"year_word", Cls::kYearWord},
    {"years_word", Cls::kYearWord},
    {"fiscal_year", Cls::kFiscalYear},
    {"school_year", Cls::kSchoolYear},
    {"sports_year", Cls::kSportsYear},
    {"hour_word", Cls::kHourWord},
    {"matching", Cls::kMatching},
    {"article", Cls::kArticle},
    {"half", Cls::kHalf},
    {"half_of", Cls::kHalfOf},
    {"quarter_of", Cls::kQuarterOf},
    {"third_of", Cls::kThirdOf},
    {"except", Cls::kExcept},
    {"ago", Cls::kAgo},
    {"since", Cls::kSince},
    {"after", Cls::kAfter},
    {"passing", Cls::kPassing},
    {"within", Cls::kWithin},
    {"for", Cls::kFor},
    {"last", Cls::kLast},
    {"few", Cls::kFew},
    {"complete", Cls::kComplete},
    {"vague", Cls::kVague},
    {"vague_after", Cls::kVagueAfter},
    {"weekend", Cls::kWeekend},
    {"times", Cls::kTimes},
    {"zone_word", Cls::kZoneWord},
    {"local_zone", Cls::kLocalZone},
    {"run", Cls::kRun},
    {"epithet", Cls::kEpithet},
    {"anniversary", Cls::kAnniversary},
    {"and_half", Cls::kAndHalf},
    {"and_quarter", Cls::kAndQuarter},
    {"and_third", Cls::kAndThird},
    {"less_quarter", Cls::kLessQuarter},
    {"less_third", Cls::kLessThird},
    {"last_day", Cls::kLastDay},
    {"first_day", Cls::kFirstDay},
    {"decade_word", Cls::kDecadeWord},
    {"of_time", Cls::kOfTime},
    {"early", Cls::kEarly},
    {"late", Cls::kLate},
    {"edge", Cls::kEdge},
    {"period", Cls::kPeriod},
    {"of_age", Cls::kOfAge},
    {"and", Cls::kAnd},
    {"zone_initial", Cls::kZoneInitial},
    {"part_adverb", Cls::kPartAdverb},
    {"part_definite", Cls::kPartDefinite},
    {"first_of", Cls::kFirstOf},
    {"last_of", Cls::kLastOf},
};

constexpr Name<Cls> kCues[] = {
    {"year_event", Cls::kCueYearEvent},
    {"two_digit_event", Cls::kCueTwoDigit},
    {"by", Cls::kCueBy},
    {"since", Cls::kCueSince},
    {"until", Cls::kCueUntil},
    {"after", Cls::kCueAfter},
    {"before", Cls::kCueBefore},
    {"on", Cls::kCueOn},
    {"future", Cls::kCueFuture},
    {"past", Cls::kCuePast},
    {"begin", Cls::kCueBegin},
    {"state", Cls::kCueState},
    {"age_before", Cls::kCueAge},
    {"duration_before", Cls::kCueDuration},
    {"within", Cls::kCueWithin},
    {"lasting", Cls::kCueLasting},
    {"imposed", Cls::kCueImposed},
};

void for_each_form(std::string_view cell, const std::function<void(std::string)>& sink) {
  for (std::size_t b = 0; b < cell.size();) {
    const std::size_t e = std::min(cell.find('|', b), cell.size());
    if (e > b) sink(text::fold(cell.substr(b, e - b)));
    b = e + 1;
  }
}

constexpr std::size_t kPatternClasses = static_cast<std::size_t>(PatternClass::kCount);

// Names of the classes a pattern may use: those of PatternClass in its order, then the particles'.
std::vector<std::string_view> pattern_classes() {
  std::vector<std::string_view> out = {"number", "age_number", "amount",      "any_amount", "unit",
                                       "days",   "weekday",    "the_weekday", "day",        "month",
                                       "year",   "anchor",     "set"};
  for (const Name<Cls>& n : kParticles) out.push_back(n.text);
  return out;
}

// Captures are read by their class; the names say what each is for.
constexpr std::string_view kPatternCaptures[] = {"amount", "count", "day",     "month",
                                                 "set",    "unit",  "weekday", "year"};

PatternRow pattern_row(const Table& t, std::size_t r) {
  constexpr Name<Production> kNames[] = {
      {"age", Production::kAge},           {"after", Production::kAfter},
      {"before", Production::kBefore},     {"date", Production::kDate},
      {"duration", Production::kDuration}, {"set", Production::kSet}};
  return {named(text_cell(t, r, "production"), std::span<const Name<Production>>(kNames),
                Production::kNone),
          number_cell(t, r, "value")};
}

}  // namespace

Cls Vocabulary::pattern_class(std::uint8_t cls) const {
  return cls < kPatternClasses ? Cls::kNone : kParticles[cls - kPatternClasses].value;
}

Vocabulary::Vocabulary(const lexicon::Data& data)
    : data_(data),
      numerals_(data),
      tables_(data.table_count()),
      month_names_(13),
      patterns_(data, "timex/patterns", pattern_classes(), kPatternCaptures, faults_) {
  if (const Table* t = data.table("timex/patterns"); t != nullptr) {
    for (std::size_t r = 0; r < t->size(); ++r) {
      pattern_rows_.push_back(pattern_row(*t, r));
      if (pattern_rows_.back().production != Production::kNone) continue;
      faults_.push_back({ErrorCode::kLexiconMalformedRow,
                         "\"" + std::string(text_cell(*t, r, "production")) +
                             "\" is no production; use age, after, before, date, duration or set",
                         t->name() + ".tsv", std::nullopt, t->line(r)});
    }
  }
  const auto rows_of = [&](std::string_view table,
                           const std::function<Row(const Table&, std::size_t)>& make) {
    const lexicon::TableId id = data.table_id(table);
    if (id == lexicon::kNoTable) return;
    const Table& t = data.table(id);
    mask_ |= lexicon::Hits::mask(id);
    tables_[id].reserve(t.size());
    for (std::size_t r = 0; r < t.size(); ++r) {
      tables_[id].push_back(make(t, r));
      tables_[id].back().flags = flags_of(t, r);
    }
  };
  for (const Source& source : kSources) {
    rows_of(source.table,
            [&source](const Table& t, std::size_t r) { return row_of(source, t, r); });
  }
  const auto by_class = [](std::span<const Name<Cls>> classes) {
    return [classes](const Table& t, std::size_t r) {
      Row row;
      row.cls = named(text_cell(t, r, "class"), classes, Cls::kNone);
      return row;
    };
  };
  rows_of("timex/particles", by_class(kParticles));
  rows_of("timex/cues", by_class(kCues));
  if (const Table* t = data.table("calendar/month_names"); t != nullptr) {
    for (std::size_t r = 0; r < t->size(); ++r) {
      const Row row = row_of(kSources[0], *t, r);
      if (row.b != code(calendar::System::kGregorian) || row.a < 1 || row.a > 12) continue;
      std::vector<std::string>& names = month_names_[static_cast<std::size_t>(row.a)];
      for_each_form(t->forms(r), [&names](std::string f) { names.push_back(std::move(f)); });
    }
  }
  if (const Table* t = data.table("timex/cues"); t != nullptr) {
    const int cls = t->column("class");
    for (std::size_t r = 0; r < t->size(); ++r) {
      if (t->cell(r, cls) != "future_prefix") continue;
      for_each_form(t->forms(r),
                    [this](std::string f) { future_prefixes_.push_back(std::move(f)); });
    }
  }
}

std::string_view Vocabulary::set_value(const Word& w) const {
  const Table& t = data_.table(w.table);
  return t.cell(w.index, t.column("value"));
}

std::string_view Vocabulary::zone_name(const Word& w) const {
  const Table& t = data_.table(w.table);
  return t.cell(w.index, t.column("zone"));
}

std::string_view Vocabulary::id(const Word& w) const { return data_.table(w.table).id(w.index); }

Words::Words(const Vocabulary& vocabulary, const text::Tokens& tokens, const lexicon::Hits& hits)
    : vocabulary_(vocabulary), tokens_(tokens), hits_(hits) {
  const std::size_t n = tokens.size();
  first_.resize(n + 1);
  classes_.resize(n);
  list_.reserve(n / 2 + 8);
  for (std::size_t i = 0; i < n; ++i) {
    first_[i] = static_cast<std::uint32_t>(list_.size());
    if (!hits.may_have(i, vocabulary.tables())) continue;
    for (const lexicon::Hit& h : hits.at(i)) {
      const lexicon::Entry& e = h.entry;
      const Row* row = vocabulary.row(e);
      if (row == nullptr) continue;
      const auto bit = static_cast<std::size_t>(row->cls);
      classes_[i][bit / 64] |= std::uint64_t{1} << (bit % 64);
      list_.push_back({*row, h.begin, h.end, h.lead, h.proclitics,
                       h.trail != 0 || (row->flags & kOwned) != 0, e.table, e.row});
    }
  }
  first_[n] = static_cast<std::uint32_t>(list_.size());
}

const Word* Words::find(std::size_t i, Cls c) const {
  for (const Word& w : all(i)) {
    if (w.row.cls == c && (!w.pronoun || c == Cls::kUnit)) return &w;
  }
  return nullptr;
}

const Word* Words::find(std::size_t i, Cls c, text::Proclitics p) const {
  for (const Word& w : all(i)) {
    if (w.row.cls == c && w.proclitics == p && (!w.pronoun || c == Cls::kUnit)) return &w;
  }
  return nullptr;
}

const Word* Words::before(std::size_t i, Cls c) const {
  for (std::size_t back = std::min<std::size_t>(4, i); back > 0; --back) {
    if (!has(i - back, c)) continue;
    for (const Word& w : all(i - back)) {
      if (w.row.cls == c && w.end == i) return &w;
    }
  }
  return nullptr;
}

}  // namespace waqai::timex
