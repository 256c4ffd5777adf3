// Reads the cells of the tagger's tables into numbers, once.
#include "entity/model.h"

#include <algorithm>
#include <charconv>
#include <optional>

extern "C" {
extern const char waqai_names_model_begin[];
extern const char waqai_names_model_end[];
extern const char waqai_names_words_begin[];
extern const char waqai_names_words_end[];
}

namespace waqai::entity {
namespace {

struct TableKind {
  std::string_view name;
  Kind kind;
};
constexpr TableKind kTables[] = {{"entity/states", Kind::kState},
                                 {"entity/demonyms", Kind::kDemonym},
                                 {"entity/organizations", Kind::kOrganization},
                                 {"entity/bodies", Kind::kBody},
                                 {"entity/portfolios", Kind::kPortfolio},
                                 {"entity/heads", Kind::kHead},
                                 {"entity/titles", Kind::kTitle},
                                 {"entity/given_names", Kind::kGiven},
                                 {"entity/name_words", Kind::kNameWord},
                                 {"entity/persons", Kind::kPerson},
                                 {"entity/surnames", Kind::kSurname},
                                 {"entity/common_words", Kind::kCommon},
                                 {"place/types", Kind::kType},
                                 {"place/places", Kind::kPlace},
                                 {"place/geonames", Kind::kGeoname},
                                 {"entity/hints", Kind::kHint},
                                 {"entity/topics", Kind::kTopic},
                                 {"entity/offices", Kind::kOffice},
                                 {"entity/brands", Kind::kBrand},
                                 {"entity/fields", Kind::kField},
                                 {"place/towns", Kind::kTown}};

struct Name {
  std::string_view text;
  std::uint32_t value;
};
constexpr std::uint8_t u8(auto v) { return static_cast<std::uint8_t>(v); }
constexpr Name kNeeds[] = {{"alone", u8(Need::kAlone)},
                           {"nisba", u8(Need::kNationality)},
                           {"nisbaf", u8(Need::kFeminineNationality)},
                           {"head", u8(Need::kState)}};
constexpr Name kHeadKinds[] = {{"ministry", u8(HeadKind::kMinistry)},
                               {"agency", u8(HeadKind::kAgency)},
                               {"committee", u8(HeadKind::kCommittee)},
                               {"court", u8(HeadKind::kCourt)},
                               {"bank", u8(HeadKind::kBank)},
                               {"company", u8(HeadKind::kCompany)},
                               {"ngo", u8(HeadKind::kNgo)},
                               {"school", u8(HeadKind::kSchool)},
                               {"hospital", u8(HeadKind::kHospital)},
                               {"party", u8(HeadKind::kParty)},
                               {"armed", u8(HeadKind::kArmed)},
                               {"group", u8(HeadKind::kGroup)},
                               {"mil", u8(HeadKind::kMilitary)},
                               {"media", u8(HeadKind::kMedia)},
                               {"front", u8(HeadKind::kFront)},
                               {"leg", u8(HeadKind::kBloc)},
                               {"office", u8(HeadKind::kOffice)},
                               {"quoted", u8(HeadKind::kQuotedOnly)}};
constexpr Name kBrandKinds[] = {{"club", 0}, {"firm", 1}, {"media", 2}};
constexpr Name kFieldKinds[] = {{"business", 0}, {"sport", 1}};
constexpr Name kTitleKinds[] = {{"office", u8(TitleKind::kOffice)},
                                {"role", u8(TitleKind::kRole)},
                                {"honorific", u8(TitleKind::kHonorific)},
                                {"rank", u8(TitleKind::kRank)}};
constexpr Name kWordKinds[] = {{"link", u8(WordKind::kLink)},
                               {"kunya", u8(WordKind::kKunya)},
                               {"abd", u8(WordKind::kAbd)},
                               {"din", u8(WordKind::kDin)},
                               {"placehead", u8(WordKind::kPlaceHead)},
                               {"in", u8(WordKind::kIn)},
                               {"toward", u8(WordKind::kToward)},
                               {"over", u8(WordKind::kOver)},
                               {"stop", u8(WordKind::kStop)},
                               {"deed", u8(WordKind::kDeed)},
                               {"charged", u8(WordKind::kCharged)},
                               {"attribute", u8(WordKind::kAttribute)},
                               {"telling", u8(WordKind::kTelling)},
                               {"tail", u8(WordKind::kTail)},
                               {"byline", u8(WordKind::kByline)},
                               {"pair", u8(WordKind::kPair)},
                               {"former", u8(WordKind::kFormer)},
                               {"clock", u8(WordKind::kClock)},
                               {"belonging", u8(WordKind::kBelonging)},
                               {"from", u8(WordKind::kFrom)},
                               {"ordinal", u8(WordKind::kOrdinal)}};
constexpr Name kFlags[] = {{"gated", kGated},
                           {"gated1", kGated},
                           {"gated2", kGated},
                           {"typed", kTyped},
                           {"common", kCommonName},
                           {"capital", kCapital},
                           {"weak", kWeak},
                           {"gulf", kTyped},
                           {"shy", kShy},
                           {"doubtful", kDoubtful},
                           {"generic", kGeneric},
                           {"minister", kMinister},
                           {"governor", kGovernor},
                           {"command", kCommand},
                           {"region", kRegion},
                           {"loose", kLooseName},
                           {"described", kDescribed},
                           {"son", kSon},
                           {"national", kNational},
                           {"close", kClose},
                           {"masculine", kMasculine},
                           {"plain", kPlainOffice},
                           {"around", kAround},
                           {"quoted", kInQuotes},
                           {"told", kTold},
                           {"named", kNamedAfter},
                           {"district", kDistrict},
                           {"bare", kBareAlef},
                           {"silent", kSilent},
                           {"arab", kArabName},
                           {"near", kRightBefore},
                           {"abroad", kAbroad},
                           {"harm", kHarm},
                           {"where", kWhere},
                           {"or", kOr},
                           {"ruler", kRuler},
                           {"line", kLine},
                           {"unit", kUnit}};
constexpr Name kPlaceTypes[] = {
    {"city", kSettled},       {"governorate", kSettled}, {"district", kSettled},
    {"settlement", kSettled}, {"admin1", kSettled},      {"state_us", kSettled},
    {"town", kSettled},       {"village", kSettled},     {"quarter", kRecurring},
    {"street", kRecurring},   {"hospital", kRecurring},  {"holy_site", kRecurring},
    {"camp", kSettled},       {"sea", kUnsettled},       {"river", kUnsettled},
    {"strait", kUnsettled},   {"mountain", kUnsettled},  {"gulf", kUnsettled},
    {"facility", kRecurring}, {"square", kRecurring}};

template <std::size_t N>
std::uint32_t value_of(const Name (&names)[N], std::string_view text, std::uint32_t fallback) {
  for (const Name& n : names)
    if (n.text == text) return n.value;
  return fallback;
}

template <std::size_t N>
std::uint8_t small_value_of(const Name (&names)[N], std::string_view text, std::uint8_t fallback) {
  return static_cast<std::uint8_t>(value_of(names, text, fallback));
}

template <class Visit>
void for_each_form(std::string_view forms, Visit visit) {
  while (!forms.empty()) {
    const std::size_t bar = forms.find('|');
    visit(forms.substr(0, bar));
    forms = bar == std::string_view::npos ? std::string_view{} : forms.substr(bar + 1);
  }
}

}  // namespace

Country Model::Impl::country(std::string_view code) const {
  const auto it = country_index.find(std::string(code));
  return it == country_index.end() ? kNoCountry : it->second;
}

std::string_view Model::Impl::first_form(std::uint32_t person) const {
  const lexicon::Table* t = data.table("entity/persons");
  const std::string_view forms = t->forms(person);
  return forms.substr(0, forms.find('|'));
}

Model::Impl::Impl(const lexicon::Data& d)
    : data(d),
      tagger(std::string_view(
          waqai_names_model_begin,
          static_cast<std::size_t>(waqai_names_model_end - waqai_names_model_begin))),
      words(std::string_view(
          waqai_names_words_begin,
          static_cast<std::size_t>(waqai_names_words_end - waqai_names_words_begin))) {
  kind_of.assign(data.table_count(), Kind::kOther);
  rows.resize(kKinds);
  const auto intern = [&](std::string_view code) -> Country {
    if (code.empty()) return kNoCountry;
    const auto [it, fresh] =
        country_index.emplace(std::string(code), static_cast<Country>(countries.size()));
    if (fresh) {
      countries.emplace_back(code);
      is_state.push_back(false);
    }
    return it->second;
  };
  none = intern("---");
  // Words of these tables are verbs, their nouns, and words of time and number: no part of a name.
  constexpr std::string_view kOrdinary[] = {"event/", "factuality/", "quantity/",
                                            "quotation/reporting", "timex/"};
  for (std::size_t t = 0; t < data.table_count(); ++t)
    for (const std::string_view prefix : kOrdinary)
      if (std::string_view(data.table(static_cast<lexicon::TableId>(t)).name())
              .substr(0, prefix.size()) == prefix)
        kind_of[t] = Kind::kVerb;
  // Clock times are told of places: their names are places still.
  if (const lexicon::TableId zones = data.table_id("timex/zones"); zones != lexicon::kNoTable)
    kind_of[zones] = Kind::kZone;
  function_words = data.table_id("quotation/function_words");
  event_nouns = data.table_id("event/trigger_nouns");
  sayings = data.table_id("quotation/reporting_verbs");
  for (const TableKind& tk : kTables) {
    const lexicon::TableId id = data.table_id(tk.name);
    if (id == lexicon::kNoTable) continue;
    kind_of[id] = tk.kind;
    const lexicon::Table& t = data.table(id);
    auto& out = rows[static_cast<std::size_t>(tk.kind)];
    out.resize(t.size());
    int country = t.column("iso");
    if (country < 0) country = t.column("country");
    const int flags = t.column("flags"), sectors = t.column("sectors"), need = t.column("need"),
              kind = t.column("kind"), keep = t.column("keep"), english = t.column("english"),
              type = t.column("type");
    for (std::size_t r = 0; r < t.size(); ++r) {
      Row& row = out[r];
      row.country = intern(t.cell(r, country));
      if (tk.kind == Kind::kState && row.country != kNoCountry) is_state[row.country] = true;
      row.english = t.cell(r, english);
      row.id = t.id(r);
      if (tk.kind == Kind::kTown) continue;  // many, and nothing else is asked of them
      row.sectors = t.cell(r, tk.kind == Kind::kOffice ? t.column("offices") : sectors);
      std::string_view list = t.cell(r, flags);
      while (!list.empty()) {
        const std::size_t comma = list.find(',');
        row.flags |= value_of(kFlags, list.substr(0, comma), 0);
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
      }
      if (tk.kind == Kind::kState && row.country != kNoCountry && (row.flags & kArabName) != 0) {
        if (arab_names.size() <= row.country) arab_names.resize(row.country + std::size_t{1});
        arab_names[row.country] = true;
      }
      row.keep = t.cell(r, keep) != "drop";
      if (tk.kind == Kind::kBody) row.sub = small_value_of(kNeeds, t.cell(r, need), 0);
      if (tk.kind == Kind::kHead)
        row.sub = small_value_of(kHeadKinds, t.cell(r, kind), u8(HeadKind::kOther));
      if (tk.kind == Kind::kTitle) row.sub = small_value_of(kTitleKinds, t.cell(r, kind), 0);
      if (tk.kind == Kind::kField) row.sub = small_value_of(kFieldKinds, t.cell(r, kind), 0);
      if (tk.kind == Kind::kBrand) row.sub = small_value_of(kBrandKinds, t.cell(r, kind), 0);
      if (tk.kind == Kind::kNameWord) row.sub = small_value_of(kWordKinds, t.cell(r, kind), 0);
      if (tk.kind == Kind::kPlace && t.cell(r, type) == "region") row.flags |= kRegion;
      if (tk.kind == Kind::kPlace || tk.kind == Kind::kGeoname)
        row.flags |= value_of(kPlaceTypes, t.cell(r, type), 0);
    }
    if (tk.kind == Kind::kTopic) {
      const int state = t.column("state"), society = t.column("society");
      for (std::size_t r = 0; r < t.size(); ++r)
        topics.push_back({t.cell(r, state), t.cell(r, society)});
    }
    if (tk.kind != Kind::kHint) continue;
    const int of = t.column("countries"), weight = t.column("weight");
    hints.resize(t.size());
    for (std::size_t r = 0; r < t.size(); ++r) {
      float w = 0;
      const std::string_view cell = t.cell(r, weight);
      std::from_chars(cell.data(), cell.data() + cell.size(), w);
      std::string_view list = t.cell(r, of);
      while (!list.empty()) {
        const std::size_t comma = list.find(',');
        hints[r].emplace_back(intern(list.substr(0, comma)), w);
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
      }
    }
  }
  // Which names keep their class word: those whose first form has it.
  if (const lexicon::Table* heads = data.table("entity/heads"),
      *bodies = data.table("entity/organizations");
      heads != nullptr && bodies != nullptr) {
    std::unordered_map<std::string_view, bool> classes;
    for (std::size_t r = 0; r < heads->size(); ++r) {
      if (row(Kind::kHead, static_cast<std::uint32_t>(r)).keep) continue;
      for_each_form(heads->forms(r), [&](std::string_view form) { classes[form] = true; });
    }
    for (std::size_t r = 0; r < bodies->size(); ++r) {
      const std::string_view first = bodies->forms(r);
      if (classes.count(first.substr(0, first.find_first_of(" |"))) > 0)
        rows[static_cast<std::size_t>(Kind::kOrganization)][r].flags |= kKeepsClass;
    }
  }
  const lexicon::Table* surnames = data.table("entity/surnames");
  const lexicon::Table* persons = data.table("entity/persons");
  std::optional<lexicon::RowIds> person_rows;
  if (persons != nullptr) person_rows.emplace(*persons);
  if (surnames != nullptr && persons != nullptr) {
    for (std::size_t r = 0; r < surnames->size(); ++r) {
      const int p = person_rows->find(surnames->id(r));
      person_of_surname.push_back(p < 0 ? kNoPerson : static_cast<std::uint32_t>(p));
    }
  }
  if (const lexicon::Table* t = data.table("entity/terms"); t != nullptr && persons != nullptr) {
    const int person = t->column("person"), office = t->column("office"), of = t->column("country"),
              since = t->column("since"), until = t->column("until");
    for (std::size_t r = 0; r < t->size(); ++r) {
      const int p = person_rows->find(t->cell(r, person));
      if (p < 0) continue;
      terms.push_back({static_cast<std::uint32_t>(p), t->cell(r, office), intern(t->cell(r, of)),
                       t->cell(r, since), t->cell(r, until)});
    }
    std::stable_sort(terms.begin(), terms.end(),
                     [](const Term& a, const Term& b) { return a.person < b.person; });
  }
}

}  // namespace waqai::entity
