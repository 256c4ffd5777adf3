// Reads the tables of time once: each row becomes a class and a few small numbers, so that the
// parser never compares cells. A document's words are then the lexicon hits whose rows have a
// class.
#include "timex/words.h"

#include <algorithm>
#include <charconv>
#include <functional>
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

template <class E, std::size_t N>
E named(std::string_view text, const Name<E> (&names)[N], E otherwise) {
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
    {"owned", kOwned},
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

Row make(const Table& t, std::size_t r, Cls cls) {
  Row row;
  row.cls = cls;
  row.flags = flags_of(t, r);
  return row;
}

template <class E>
std::int16_t code(E e) {
  return static_cast<std::int16_t>(e);
}

// month: a = month, b = calendar system
Row month(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kMonth);
  row.a = number_cell(t, r, "month");
  constexpr Name<calendar::System> kNames[] = {{"islamic", calendar::System::kIslamicUmmAlQura},
                                               {"persian", calendar::System::kPersian},
                                               {"coptic", calendar::System::kCoptic}};
  row.b = code(named(text_cell(t, r, "calendar"), kNames, calendar::System::kGregorian));
  return row;
}

Row weekday(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kWeekday);
  row.a = number_cell(t, r, "weekday");
  return row;
}

Row era(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kEra);
  constexpr Name<Era> kNames[] = {{"islamic", Era::kIslamic},
                                  {"gregorian", Era::kGregorian},
                                  {"before_christ", Era::kBeforeChrist},
                                  {"bc_initial", Era::kBcInitial},
                                  {"persian", Era::kPersian},
                                  {"coptic", Era::kCoptic},
                                  {"amazigh", Era::kAmazigh}};
  row.a = code(named(text_cell(t, r, "era"), kNames, Era::kGregorian));
  return row;
}

// feast: a = month, b = day, c = calendar, d = days
Row feast(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kFeast);
  row.a = number_cell(t, r, "month");
  row.b = number_cell(t, r, "day");
  row.d = number_cell(t, r, "days");
  constexpr Name<FeastCalendar> kNames[] = {{"islamic", FeastCalendar::kIslamic},
                                            {"easter", FeastCalendar::kEaster},
                                            {"orthodox_easter", FeastCalendar::kOrthodoxEaster}};
  row.c = code(named(text_cell(t, r, "calendar"), kNames, FeastCalendar::kGregorian));
  return row;
}

Row named_day(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kNamedDay);
  row.a = number_cell(t, r, "month");
  row.b = number_cell(t, r, "day");
  row.c = number_cell(t, r, "year");
  return row;
}

// unit: a = unit, b = grammatical number
Row unit(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kUnit);
  constexpr Name<Unit> kUnits[] = {
      {"S", Unit::kSecond},  {"TM", Unit::kMinute}, {"TH", Unit::kHour},   {"D", Unit::kDay},
      {"NI", Unit::kNight},  {"W", Unit::kWeek},    {"M", Unit::kMonth},   {"Q", Unit::kQuarter},
      {"SE", Unit::kSeason}, {"Y", Unit::kYear},    {"DE", Unit::kDecade}, {"CE", Unit::kCentury}};
  row.a = code(named(text_cell(t, r, "unit"), kUnits, Unit::kNone));
  constexpr Name<GrammaticalNumber> kNumbers[] = {{"du", GrammaticalNumber::kDual},
                                                  {"pl", GrammaticalNumber::kPlural}};
  row.b = code(named(text_cell(t, r, "number"), kNumbers, GrammaticalNumber::kSingular));
  return row;
}

constexpr Name<Part> kParts[] = {{"MO", Part::kMorning},   {"MI", Part::kMidday},
                                 {"AF", Part::kAfternoon}, {"EV", Part::kEvening},
                                 {"NI", Part::kNight},     {"MN", Part::kMidnight}};

Row day_part(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kDayPart);
  row.a = code(named(text_cell(t, r, "part"), kParts, Part::kNone));
  row.b = number_cell(t, r, "from_hour");
  row.c = number_cell(t, r, "to_hour");
  return row;
}

Row relative(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kRelative);
  constexpr Name<Direction> kNames[] = {
      {"past", Direction::kPast}, {"future", Direction::kFuture}, {"current", Direction::kCurrent},
      {"next", Direction::kNext}, {"prev", Direction::kPrevious}, {"same", Direction::kSame}};
  row.a = code(named(text_cell(t, r, "direction"), kNames, Direction::kNone));
  row.b = number_cell(t, r, "steps");
  return row;
}

constexpr Name<TimexMod> kMods[] = {{"START", TimexMod::kStart},
                                    {"MID", TimexMod::kMid},
                                    {"END", TimexMod::kEnd},
                                    {"APPROX", TimexMod::kApprox},
                                    {"LESS_THAN", TimexMod::kLessThan},
                                    {"MORE_THAN", TimexMod::kMoreThan},
                                    {"EQUAL_OR_LESS", TimexMod::kEqualOrLess},
                                    {"EQUAL_OR_MORE", TimexMod::kEqualOrMore}};

Row modifier(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kModifier);
  row.a = code(named(text_cell(t, r, "mod"), kMods, TimexMod::kNone));
  return row;
}

Row bound(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kBound);
  row.a = code(named(text_cell(t, r, "mod"), kMods, TimexMod::kNone));
  return row;
}

// deictic: a = kind, b = offset in days, c = part of day, d = what an anaphor takes over
Row deictic(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kDeictic);
  constexpr Name<DeicticKind> kKinds[] = {
      {"present", DeicticKind::kPresent}, {"past", DeicticKind::kPast},
      {"future", DeicticKind::kFuture},   {"early", DeicticKind::kEarly},
      {"late", DeicticKind::kLate},       {"anaphor", DeicticKind::kAnaphor},
      {"anchor", DeicticKind::kAnchor}};
  row.a = code(named(text_cell(t, r, "kind"), kKinds, DeicticKind::kDay));
  row.b = number_cell(t, r, "offset");
  const std::string_view part = text_cell(t, r, "part");
  row.c = code(named(part, kParts, Part::kNone));
  constexpr Name<Take> kTakes[] = {{"day", Take::kDay},
                                   {"week", Take::kWeek},
                                   {"month", Take::kMonth},
                                   {"year", Take::kYear},
                                   {"night", Take::kNight}};
  row.d = code(named(part, kTakes, Take::kWhole));
  if (part == "earlier") row.d = 100;
  if (part == "later") row.d = 101;
  return row;
}

Row season(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kSeason);
  row.a = number_cell(t, r, "first_month");
  return row;
}

Row decade(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kDecade);
  row.a = number_cell(t, r, "decade");
  return row;
}

Row set(const Table& t, std::size_t r) { return make(t, r, Cls::kSet); }

// zone: a = offset in minutes, b = daylight-saving rule
Row zone(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kZone);
  row.a = number_cell(t, r, "offset");
  constexpr Name<Dst> kNames[] = {{"eu", Dst::kEu},
                                  {"us", Dst::kUs},
                                  {"egypt", Dst::kEgypt},
                                  {"lebanon", Dst::kLebanon},
                                  {"palestine", Dst::kPalestine},
                                  {"israel", Dst::kIsrael}};
  row.b = code(named(text_cell(t, r, "dst"), kNames, Dst::kNone));
  return row;
}

// look-alike: a = kind, b = targets
Row pattern_word(const Table& t, std::size_t r) { return make(t, r, Cls::kPatternWord); }

Row look_alike(const Table& t, std::size_t r) {
  Row row = make(t, r, Cls::kLookAlike);
  constexpr Name<LookAlike> kKinds[] = {{"after", LookAlike::kAfter},
                                        {"phrase", LookAlike::kPhrase}};
  row.a = code(named(text_cell(t, r, "kind"), kKinds, LookAlike::kBefore));
  constexpr Name<Target> kTargets[] = {{"date", kDate},          {"weekday", kWeekdayTarget},
                                       {"day", kDayTarget},      {"month", kMonthTarget},
                                       {"year", kYearTarget},    {"set", kSetTarget},
                                       {"number", kNumberTarget}};
  row.b = static_cast<std::int16_t>(named(text_cell(t, r, "target"), kTargets, kAnyTime));
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
};

Row particle(const Table& t, std::size_t r) {
  Row row = make(t, r, named(text_cell(t, r, "class"), kParticles, Cls::kNone));
  return row;
}

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
};

Row cue(const Table& t, std::size_t r) {
  return make(t, r, named(text_cell(t, r, "class"), kCues, Cls::kNone));
}

void for_each_form(std::string_view cell, const std::function<void(std::string)>& sink) {
  for (std::size_t b = 0; b < cell.size();) {
    const std::size_t e = std::min(cell.find('|', b), cell.size());
    if (e > b) sink(text::fold(cell.substr(b, e - b)));
    b = e + 1;
  }
}

}  // namespace

void Vocabulary::add(std::string_view table, Row (*make_row)(const Table&, std::size_t)) {
  const lexicon::TableId id = data_.table_id(table);
  if (id == lexicon::kNoTable) return;
  const Table& t = data_.table(id);
  std::vector<Row>& rows = tables_[id];
  rows.reserve(t.size());
  for (std::size_t r = 0; r < t.size(); ++r) rows.push_back(make_row(t, r));
}

namespace {

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
  return {named(text_cell(t, r, "production"), kNames, Production::kNone),
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
  add("calendar/month_names", month);
  add("calendar/weekday_names", weekday);
  add("calendar/eras", era);
  add("calendar/feasts", feast);
  add("calendar/named_days", named_day);
  add("timex/units", unit);
  add("timex/day_parts", day_part);
  add("timex/relatives", relative);
  add("timex/modifiers", modifier);
  add("timex/deictics", deictic);
  add("timex/seasons", season);
  add("timex/decades", decade);
  add("timex/sets", set);
  add("timex/zones", zone);
  add("quantity/bounds", bound);
  add("timex/look_alikes", look_alike);
  add("timex/patterns", pattern_word);
  add("timex/particles", particle);
  add("timex/cues", cue);
  if (const Table* t = data.table("calendar/month_names"); t != nullptr) {
    for (std::size_t r = 0; r < t->size(); ++r) {
      const Row row = month(*t, r);
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
    for (const lexicon::Hit& h : hits.at(i)) {
      const lexicon::Entry& e = vocabulary.data().entry(h.entry);
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
  for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
    if (!has(i - back, c)) continue;
    for (const Word& w : all(i - back)) {
      if (w.row.cls == c && w.end == i) return &w;
    }
  }
  return nullptr;
}

}  // namespace waqai::timex
