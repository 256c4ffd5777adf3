// Reads the quotation tables once: after this no cell is compared as text.
#include "quotation/model.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"

namespace waqai::quotation {
namespace {

using lexicon::Data;
using lexicon::Table;

template <class T>
struct Name {
  std::string_view name;
  T value;
};

constexpr Name<Word> kWords[] = {{"comp", Word::kComplementiser},
                                 {"because", Word::kBecause},
                                 {"rel", Word::kRelative},
                                 {"rel2", Word::kWhat},
                                 {"prep", Word::kPreposition},
                                 {"neg", Word::kNegation},
                                 {"kana", Word::kWas},
                                 {"kana2", Word::kStill},
                                 {"qad", Word::kPerfect},
                                 {"future", Word::kFuture},
                                 {"sub", Word::kSubordinator},
                                 {"if", Word::kIf},
                                 {"kama", Word::kLike},
                                 {"conj", Word::kConjunction},
                                 {"adv", Word::kAdverb},
                                 {"dem", Word::kDemonstrative},
                                 {"pron", Word::kPronoun},
                                 {"quant", Word::kQuantifier},
                                 {"same", Word::kSame},
                                 {"yaqul", Word::kSaying},
                                 {"ques", Word::kQuestion},
                                 {"neutral", Word::kNeutral},
                                 {"prep_p", Word::kResumptive},
                                 {"called", Word::kCalled},
                                 {"kunya", Word::kKunya},
                                 {"latter", Word::kLatter}};
constexpr Name<Prep> kPreps[] = {
    {"fi", Prep::kFi},       {"min", Prep::kMin},     {"ila", Prep::kIla},
    {"ala", Prep::kAla},     {"an", Prep::kAn},       {"with", Prep::kWith},
    {"b", Prep::kBi},        {"li", Prep::kLi},       {"time", Prep::kTime},
    {"topic", Prep::kTopic}, {"place", Prep::kPlace}, {"other", Prep::kOther}};
constexpr Name<std::uint32_t> kFrames[] = {
    {"that", kThat},          {"q", kQuote},        {"obj", kObject},       {"objm", kMasdarObject},
    {"objresp", kDeedObject}, {"dbl", kTwoObjects}, {"desc", kDescription}, {"b", kWithBi},
    {"ala", kWithAla},        {"ila", kWithIla},    {"an", kWithAn},        {"min", kWithMin},
    {"li", kWithLi},          {"fi", kWithFi},      {"to", kAddressee},     {"said", kSaidObject}};
constexpr Name<std::uint32_t> kFlags[] = {{"hom", kHomograph},
                                          {"weak", kWeak},
                                          {"event", kIsEvent},
                                          {"neg", kKeptNegated},
                                          {"doc", kOfDocuments},
                                          {"relay", kRelays},
                                          {"rumour", kRumour},
                                          {"appear", kAppears},
                                          {"light", kLight},
                                          {"topic", kTopicOnly},
                                          {"social", kSocialMedium},
                                          {"blame", kBlame},
                                          {"tomin", kAddresseeWithMin},
                                          {"needs_to", kNeedsAddressee},
                                          {"verdict", kVerdict},
                                          {"deed", kGovernsDeed}};
constexpr Name<VerbClass> kVerbClasses[] = {
    {"report", VerbClass::kReport},     {"continue", VerbClass::kContinue},
    {"relay", VerbClass::kRelay},       {"document", VerbClass::kDocument},
    {"describe", VerbClass::kDescribe}, {"opine", VerbClass::kOpine},
    {"reveal", VerbClass::kReveal},     {"welcome", VerbClass::kWelcome}};
constexpr Name<Stance> kStances[] = {
    {"neutral", Stance::kNeutral},   {"asserts", Stance::kAsserts},
    {"denies", Stance::kDenies},     {"doubts", Stance::kDoubts},
    {"promises", Stance::kPromises}, {"threatens", Stance::kThreatens},
    {"demands", Stance::kDemands},   {"accuses", Stance::kAccuses},
    {"warns", Stance::kWarns},       {"praises", Stance::kPraises},
    {"condemns", Stance::kCondemns}, {"predicts", Stance::kPredicts},
    {"alleges", Stance::kAlleges},   {"admits", Stance::kAdmits},
    {"refuses", Stance::kRefuses}};
constexpr Name<SourceClass> kSourceClasses[] = {
    {"source", SourceClass::kSource},     {"witness", SourceClass::kWitness},
    {"crowd", SourceClass::kCrowd},       {"expert", SourceClass::kExpert},
    {"official", SourceClass::kOfficial}, {"person", SourceClass::kPerson},
    {"role", SourceClass::kRole},         {"body", SourceClass::kBody},
    {"media", SourceClass::kMedia},       {"document", SourceClass::kDocument}};
constexpr Name<Medium> kMedia[] = {
    {"statement", Medium::kStatement}, {"speech", Medium::kSpeech},
    {"interview", Medium::kInterview}, {"press-conference", Medium::kPressConference},
    {"social", Medium::kSocial},       {"broadcast", Medium::kBroadcast},
    {"document", Medium::kDocument}};
constexpr Name<CueClass> kCueClasses[] = {
    {"according", CueClass::kAccording}, {"as", CueClass::kAs},
    {"relay", CueClass::kRelay},         {"claim", CueClass::kClaim},
    {"bearing", CueClass::kBearing},     {"own", CueClass::kOwn}};
constexpr Name<Marker> kMarkers[] = {
    {"background", Marker::kBackground}, {"switch", Marker::kSwitch}, {"no_cue", Marker::kNoCue}};

constexpr Name<ContentNoun> kContentNouns[] = {
    {"state", ContentNoun::kState}, {"said", ContentNoun::kSaid}, {"blame", ContentNoun::kBlame}};

constexpr Name<std::uint32_t> kAgreement[] = {{"m", lexicon::kMasculine | lexicon::kSingular},
                                              {"f", lexicon::kFeminine},
                                              {"p", lexicon::kPlural | lexicon::kDual}};

template <class T, std::size_t N>
T value_of(const Name<T> (&names)[N], std::string_view name, T none) {
  for (const Name<T>& n : names)
    if (n.name == name) return n.value;
  return none;
}

template <std::size_t N>
std::uint32_t bits_of(const Name<std::uint32_t> (&names)[N], std::string_view list) {
  std::uint32_t bits = 0;
  while (!list.empty()) {
    const std::size_t comma = list.find(',');
    bits |= value_of(names, list.substr(0, comma), std::uint32_t{0});
    list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
  }
  return bits;
}

// Calls f(row, table) for each row of a table that may be missing.
template <class F>
void each_row(const Data& data, lexicon::TableId id, F&& f) {
  if (id == lexicon::kNoTable) return;
  const Table& table = data.table(id);
  for (std::size_t row = 0; row < table.size(); ++row) f(row, table);
}

}  // namespace

Tables::Tables(const Data& lexicon_data)
    : data(lexicon_data),
      verbs_table(data.table_id("quotation/reporting_verbs")),
      function_table(data.table_id("quotation/function_words")),
      source_table(data.table_id("quotation/source_nouns")),
      media_table(data.table_id("quotation/media_words")),
      cue_table(data.table_id("quotation/attribution_cues")),
      marker_table(data.table_id("quotation/background_markers")),
      content_table(data.table_id("quotation/content_nouns")),
      role_table(data.table_id("entity/titles")) {
  each_row(data, verbs_table, [this](std::size_t row, const Table& t) {
    ReportingVerb v;
    v.frames = bits_of(kFrames, t.cell(row, t.column("frames")));
    v.flags = bits_of(kFlags, t.cell(row, t.column("flags")));
    v.verb_class = value_of(kVerbClasses, t.cell(row, t.column("class")), VerbClass::kOther);
    v.stance = value_of(kStances, t.cell(row, t.column("stance")), Stance::kNeutral);
    v.bare_alef = t.cell(row, t.column("past")).substr(0, 2) == "\xD8\xA7";
    verbs.push_back(v);
    verb_ids.emplace_back(t.id(row));
  });
  each_row(data, function_table, [this](std::size_t row, const Table& t) {
    const std::string_view flags = t.cell(row, t.column("flags"));
    const bool exact = flags.find("exact") != std::string_view::npos;
    function_words.push_back({value_of(kWords, t.cell(row, t.column("class")), Word::kNone),
                              value_of(kPreps, flags, Prep::kNone), bits_of(kAgreement, flags),
                              exact ? std::string(t.forms(row)) : std::string()});
  });
  each_row(data, source_table, [this](std::size_t row, const Table& t) {
    sources.push_back({value_of(kSourceClasses, t.cell(row, t.column("class")), SourceClass::kNone),
                       std::string(t.cell(row, t.column("anonymity"))),
                       t.cell(row, t.column("flags")).find("anaphor") != std::string_view::npos,
                       t.cell(row, t.column("flags")).find("court") != std::string_view::npos,
                       t.cell(row, t.column("flags")).find("group") != std::string_view::npos,
                       t.cell(row, t.column("flags")).find("masculine") != std::string_view::npos,
                       t.cell(row, t.column("flags")).find("several") != std::string_view::npos,
                       t.cell(row, t.column("flags")).find("governs") != std::string_view::npos});
  });
  each_row(data, media_table, [this](std::size_t row, const Table& t) {
    by_call.push_back(t.cell(row, t.column("flags")).find("call") != std::string_view::npos);
    media.push_back(value_of(kMedia, t.cell(row, t.column("medium")), Medium::kUnknown));
  });
  each_row(data, cue_table, [this](std::size_t row, const Table& t) {
    by_mouth.push_back(t.cell(row, t.column("flags")).find("mouth") != std::string_view::npos);
    cues.push_back(value_of(kCueClasses, t.cell(row, t.column("class")), CueClass::kNone));
  });
  each_row(data, marker_table, [this](std::size_t row, const Table& t) {
    markers.push_back(value_of(kMarkers, t.cell(row, t.column("class")), Marker::kNone));
  });
  each_row(data, content_table, [this](std::size_t row, const Table& t) {
    contents.push_back(value_of(kContentNouns, t.cell(row, t.column("class")), ContentNoun::kNone));
  });
  each_row(data, data.table_id("quotation/masdar_shapes"), [this](std::size_t row, const Table& t) {
    Shape shape;
    const std::string_view cell = t.forms(row);
    for (std::size_t i = 0; i < cell.size();) shape.pattern.push_back(utf8::next(cell, i));
    shapes.push_back(std::move(shape));
  });
  std::erase_if(shapes, [](const Shape& s) { return s.pattern.size() > kLongestShape; });
  std::stable_sort(shapes.begin(), shapes.end(), [](const Shape& a, const Shape& b) {
    return a.pattern.size() < b.pattern.size();
  });
  for (const Shape& s : shapes) ++first_shape[s.pattern.size() + 1];
  for (std::size_t n = 1; n < first_shape.size(); ++n) first_shape[n] += first_shape[n - 1];
  uses.resize(data.table_count());
  for (std::size_t id = 0; id < data.table_count(); ++id) {
    if (data.table(static_cast<lexicon::TableId>(id)).column("past") >= 0) uses[id] |= kUsesVerbs;
  }
  for (const lexicon::TableId id :
       {function_table, source_table, media_table, cue_table, marker_table, content_table}) {
    if (id < uses.size()) uses[id] |= kUsesWords;
  }
}

}  // namespace waqai::quotation
