// Resolves location names to rows of the gazetteers. Every row that bears the name is a candidate;
// its score is made of what the document says (countries named, the code the name tagger chose,
// other places nearby) and of what the row is (a state, a capital, an own row before a row of
// GeoNames, population) and of the word for its kind before the name (the governorate or the city).
// Towns and villages of the table `place/towns` are candidates only for a name that stands for
// their own state, so that one of many is not taken for one far away. Doubt stays visible: all
// candidates are kept, best first.
#include "place/place.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/clitics.h"
#include "text/fold.h"

namespace waqai::place {
namespace {

struct Row {
  std::string_view id, type, country, admin1, english, name;
  double latitude = 0, longitude = 0;
  double weight = 0;     // importance by itself
  bool at_home = false;  // a candidate only for names of its own state
};

double number(std::string_view cell) {
  double v = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), v);
  return v;
}

constexpr double kSaid = 2;

std::string_view precision_of(std::string_view type) {
  struct Pair {
    std::string_view type, precision;
  };
  static constexpr std::array<Pair, 13> kPairs = {{{"state", "country"},
                                                   {"region", "region"},
                                                   {"sea", "region"},
                                                   {"river", "region"},
                                                   {"governorate", "admin1"},
                                                   {"admin1", "admin1"},
                                                   {"mountain", "region"},
                                                   {"valley", "region"},
                                                   {"island", "region"},
                                                   {"strait", "region"},
                                                   {"city", "city"},
                                                   {"capital", "city"},
                                                   {"district", "city"}}};
  for (const Pair& p : kPairs)
    if (p.type == type) return p.precision;
  return "exact";
}

/// What the word before a name says it names.
enum class Said : std::uint8_t { kNothing, kUnit, kTown };

bool fits(Said said, std::string_view type) {
  switch (said) {
    case Said::kUnit:
      return type == "governorate" || type == "admin1" || type == "district";
    case Said::kTown:
      return type == "city" || type == "capital";
    case Said::kNothing:
      break;
  }
  return false;
}

double kilometres(const Row& a, const Row& b) {
  constexpr double kRadians = 3.14159265358979 / 180;
  const double la = a.latitude * kRadians, lb = b.latitude * kRadians;
  const double dla = lb - la, dlo = (b.longitude - a.longitude) * kRadians;
  const double h =
      std::pow(std::sin(dla / 2), 2) + std::cos(la) * std::cos(lb) * std::pow(std::sin(dlo / 2), 2);
  return 2 * 6371 * std::asin(std::min(1.0, std::sqrt(h)));
}

}  // namespace

struct Model::Impl {
  struct Source {
    lexicon::TableId id = lexicon::kNoTable;
    const lexicon::Table* table = nullptr;
    double base = 0;       // how much its rows weigh by themselves
    bool at_home = false;  // Row::at_home of its rows
    int type = -1, iso = -1, admin1 = -1, lat = -1, lon = -1, population = -1, english = -1;
  };
  explicit Impl(const lexicon::Data& d) : data(d) {}
  const lexicon::Data& data;
  std::vector<Source> sources;
  lexicon::TableId types = lexicon::kNoTable;

  void read(std::string_view name, double base, bool at_home = false) {
    Source s;
    s.id = data.table_id(name);
    if (s.id == lexicon::kNoTable) return;
    s.table = &data.table(s.id);
    s.base = base;
    s.at_home = at_home;
    s.type = s.table->column("type");
    s.iso = s.table->column("iso");
    s.admin1 = s.table->column("admin1");
    s.lat = s.table->column("lat");
    s.lon = s.table->column("lon");
    s.population = s.table->column("population");
    s.english = s.table->column("english");
    sources.push_back(s);
  }

  Row row(const Source& s, std::size_t r) const {
    const lexicon::Table& t = *s.table;
    Row row;
    row.id = t.id(r);
    row.type = s.type < 0 ? std::string_view("state") : t.cell(r, s.type);
    row.country = t.cell(r, s.iso);
    row.admin1 = t.cell(r, s.admin1);
    row.english = t.cell(r, s.english);
    row.latitude = number(t.cell(r, s.lat));
    row.longitude = number(t.cell(r, s.lon));
    row.weight =
        s.base + (s.population < 0 ? 0 : std::log10(1 + number(t.cell(r, s.population))) / 10);
    if (row.type == "state" || row.type == "capital") row.weight += 1;
    const std::string_view forms = t.forms(r);
    row.name = forms.substr(0, forms.find('|'));
    row.at_home = s.at_home;
    return row;
  }

  // The index of the tables has all names; rows of the first source come first.
  std::vector<Row> bearing(std::string_view folded) const {
    std::vector<Row> out;
    const std::span<const lexicon::Entry> entries = data.exact(folded);
    for (const Source& s : sources)
      for (const lexicon::Entry& e : entries)
        if (e.table == s.id) out.push_back(row(s, e.row));
    return out;
  }

  /// A word for a kind of place, as it stands before the name.
  bool is_type(std::string_view word) const {
    const std::span<const lexicon::Entry> entries = data.exact(word);
    return std::any_of(entries.begin(), entries.end(),
                       [&](const lexicon::Entry& e) { return e.table == types; });
  }

  /// What the word that ends right before `at` says of a name that begins there: `محافظة` is a
  /// unit, `بمدينة` a town.
  Said said_before(std::string_view text, std::size_t at) const {
    if (types == lexicon::kNoTable || at < 2 || text[at - 1] != ' ') return Said::kNothing;
    std::size_t begin = at - 1;
    while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n' && at - begin < 40)
      --begin;
    const std::string folded = text::fold(text.substr(begin, at - 1 - begin));
    text::Reading readings[text::kMaxReadings];
    const std::size_t count = text::readings(folded, readings);
    for (std::size_t r = 0; r < count; ++r) {
      if (readings[r].trail != 0 || readings[r].change != text::StemChange::kNone) continue;
      for (const lexicon::Entry& e :
           data.exact(std::string_view(folded).substr(readings[r].lead))) {
        if (e.table != types) continue;
        const std::string_view id = data.table(types).id(e.row);
        return id.starts_with("admin")  ? Said::kUnit
               : id.starts_with("city") ? Said::kTown
                                        : Said::kNothing;
      }
    }
    return Said::kNothing;
  }

  /// Rows that bear the name spelt otherwise: with or without the article, with another long final
  /// vowel or none, in one word. Such a row must lie in the state of the name.
  std::vector<Row> spelt_otherwise(std::string_view folded) const {
    constexpr std::string_view kAlef = "\xD8\xA7", kHeh = "\xD9\x87";
    constexpr std::size_t kShortest = 8;  // bytes: four letters
    std::string bare(folded);
    if (bare.starts_with(text::kArticle)) bare.erase(0, text::kArticle.size());
    if (bare.size() < kShortest) return {};
    if (bare.ends_with(kAlef) || bare.ends_with(kHeh)) bare.resize(bare.size() - 2);
    std::string joined = bare;
    std::erase(joined, ' ');
    for (const std::string* form : {&bare, &joined}) {
      for (const std::string_view ending : {std::string_view(), kHeh, kAlef}) {
        for (const std::string_view article : {std::string_view(), text::kArticle}) {
          std::vector<Row> rows = bearing(std::string(article).append(*form).append(ending));
          for (Row& r : rows) {
            r.at_home = true;
            r.weight -= 1;
          }
          if (!rows.empty()) return rows;
        }
      }
      if (joined == bare) break;
    }
    return {};
  }

  /// Rows that bear the name, particles and a word for its kind before it allowed.
  std::vector<Row> find(std::string_view folded) const {
    std::vector<Row> rows = bearing(folded);
    // lil-: the alef of the article is swallowed.
    if (constexpr std::string_view kLam = "\xD9\x84"; rows.empty() && folded.starts_with(kLam))
      rows = bearing(std::string(text::kArticle).append(folded.substr(kLam.size())));
    if (const std::size_t space = folded.find(' ');
        rows.empty() && space != std::string_view::npos && is_type(folded.substr(0, space))) {
      rows = bearing(folded.substr(space + 1));
      // A quarter or an airport called like a village lies elsewhere.
      std::erase_if(rows, [](const Row& r) { return r.at_home; });
    }
    if (rows.empty()) rows = spelt_otherwise(folded);
    return rows;
  }
};

Model::Model(const lexicon::Data& data) {
  auto impl = std::make_unique<Impl>(data);
  impl->read("entity/states", 2);
  impl->read("place/places", 1);
  impl->read("place/geonames", 0);
  impl->read("place/towns", -0.5, true);
  impl->types = data.table_id("place/types");
  impl_ = std::move(impl);
}
Model::~Model() = default;

std::vector<Place> Model::resolve(const Document& document, std::vector<Entity>& entities) const {
  std::vector<Place> out;
  const Impl& m = *impl_;
  // Which countries the document speaks of.
  std::unordered_map<std::string_view, double> countries;
  for (const Entity& e : entities)
    if (e.code.size() >= 3) countries[std::string_view(e.code).substr(0, 3)] += 1;
  // Names already resolved, and the unambiguous places of the document as neighbours.
  struct Known {
    std::vector<PlaceCandidate> candidates;
    bool rough = false;  // the first lies where a table of rough positions puts it
  };
  std::unordered_map<std::string, Known> cache;
  std::unordered_map<std::string, std::vector<Row>> found;
  std::vector<const Row*> neighbours;
  std::vector<const std::vector<Row>*> rows_of(entities.size());
  std::vector<std::string> folded(entities.size());
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (entities[i].type != EntityType::kLocation) continue;
    folded[i] = text::fold(document.text(entities[i].span));
    const auto [rows, fresh] = found.try_emplace(folded[i]);
    if (fresh) rows->second = m.find(folded[i]);
    rows_of[i] = &rows->second;
    const auto plain = [](const Row& r) { return !r.at_home; };
    if (neighbours.size() < 24 &&
        std::count_if(rows_of[i]->begin(), rows_of[i]->end(), plain) == 1) {
      const Row& row = *std::find_if(rows_of[i]->begin(), rows_of[i]->end(), plain);
      if (precision_of(row.type) == "city" || precision_of(row.type) == "admin1")
        neighbours.push_back(&row);
    }
  }
  for (std::size_t i = 0; i < entities.size(); ++i) {
    Entity& e = entities[i];
    if (e.type != EntityType::kLocation) continue;
    Place place;
    place.entity = static_cast<std::uint32_t>(i);
    const std::string_view code = std::string_view(e.code).substr(0, 3);
    const Said said = rows_of[i]->size() < 2 ? Said::kNothing
                                             : m.said_before(document.text(), e.span.begin.value);
    std::string key = folded[i] + '/' + std::string(code);
    key += static_cast<char>('0' + static_cast<int>(said));
    const auto known = cache.find(key);
    bool rough = false;
    if (known != cache.end()) {
      place.candidates = known->second.candidates;
      rough = known->second.rough;
    } else {
      for (const Row& row : *rows_of[i]) {
        if (row.at_home && row.country != code) continue;
        double score = row.weight;
        if (row.country == code && code != "---") score += 4;
        if (fits(said, row.type)) score += kSaid;
        const auto mentioned = countries.find(row.country);
        if (mentioned != countries.end()) score += std::min(2.0, mentioned->second / 4);
        for (const Row* n : neighbours)
          if (n->id.data() != row.id.data() && kilometres(*n, row) < 150) {
            score += 0.5;
            break;
          }
        PlaceCandidate c;
        c.id = std::string(row.id);
        c.name = std::string(row.name);
        c.english = std::string(row.english);
        c.country = std::string(row.country);
        c.admin1 = std::string(row.admin1);
        c.type = std::string(row.type);
        c.latitude = row.latitude;
        c.longitude = row.longitude;
        c.score = score;
        place.candidates.push_back(std::move(c));
      }
      std::stable_sort(
          place.candidates.begin(), place.candidates.end(),
          [](const PlaceCandidate& a, const PlaceCandidate& b) { return a.score > b.score; });
      if (place.candidates.size() > 8) place.candidates.resize(8);
      rough = !place.candidates.empty() &&
              std::any_of(rows_of[i]->begin(), rows_of[i]->end(), [&](const Row& r) {
                return r.at_home && r.id == place.candidates.front().id;
              });
      cache.emplace(key, Known{place.candidates, rough});
    }
    // A best row in another country than the one the name is used for is no answer.
    const bool conflict =
        !place.candidates.empty() && code != "---" && place.candidates.front().country != code;
    if (place.candidates.empty()) {
      place.precision = "unknown";
    } else if (conflict) {
      place.precision = "unknown";
    } else {
      place.precision = std::string(precision_of(place.candidates.front().type));
      if (rough && place.precision == "exact") place.precision = "city";
    }
    e.place = static_cast<std::uint32_t>(out.size());
    out.push_back(std::move(place));
  }
  return out;
}

}  // namespace waqai::place
