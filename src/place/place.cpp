// Resolves location names to rows of the gazetteers. Every row that bears the name is a candidate;
// its score is made of what the document says (countries named, the code the name tagger chose,
// other places nearby) and of what the row is (a state, a capital, an own row before a row of
// GeoNames, population). Doubt stays visible: all candidates are kept, best first.
#include "place/place.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>
#include <unordered_map>

#include "text/fold.h"

namespace waqai::place {
namespace {

struct Row {
  std::string_view id, type, country, admin1, english, name;
  double latitude = 0, longitude = 0;
  double weight = 0;  // importance by itself
};

double number(std::string_view cell) {
  double v = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), v);
  return v;
}

std::string_view precision_of(std::string_view type) {
  struct Pair {
    std::string_view type, precision;
  };
  static constexpr std::array<Pair, 12> kPairs = {{{"state", "country"},
                                                   {"region", "region"},
                                                   {"sea", "region"},
                                                   {"river", "region"},
                                                   {"governorate", "admin1"},
                                                   {"admin1", "admin1"},
                                                   {"mountain", "region"},
                                                   {"island", "region"},
                                                   {"strait", "region"},
                                                   {"city", "city"},
                                                   {"capital", "city"},
                                                   {"district", "city"}}};
  for (const Pair& p : kPairs)
    if (p.type == type) return p.precision;
  return "exact";
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
  std::vector<Row> rows;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_name;  // folded form → rows
  std::vector<std::string> type_words;                                  // folded, left out of names

  void read(const lexicon::Data& data, std::string_view name, double base) {
    const lexicon::Table* t = data.table(name);
    if (t == nullptr) return;
    const int type = t->column("type"), iso = t->column("iso"), admin1 = t->column("admin1"),
              lat = t->column("lat"), lon = t->column("lon"), population = t->column("population"),
              english = t->column("english");
    rows.reserve(rows.size() + t->size());
    by_name.reserve(by_name.size() + t->size());
    for (std::size_t r = 0; r < t->size(); ++r) {
      Row row;
      row.id = t->id(r);
      row.type = type < 0 ? std::string_view("state") : t->cell(r, type);
      row.country = t->cell(r, iso);
      row.admin1 = t->cell(r, admin1);
      row.english = t->cell(r, english);
      row.latitude = number(t->cell(r, lat));
      row.longitude = number(t->cell(r, lon));
      row.weight =
          base + (population < 0 ? 0 : std::log10(1 + number(t->cell(r, population))) / 10);
      if (row.type == "state" || row.type == "capital") row.weight += 1;
      std::string_view forms = t->forms(r);
      row.name = forms.substr(0, forms.find('|'));
      const auto index = static_cast<std::uint32_t>(rows.size());
      rows.push_back(row);
      while (!forms.empty()) {
        const std::size_t bar = forms.find('|');
        auto& list = by_name[text::fold(forms.substr(0, bar))];
        if (list.empty() || list.back() != index) list.push_back(index);
        forms = bar == std::string_view::npos ? std::string_view{} : forms.substr(bar + 1);
      }
    }
  }

  /// Rows that bear the name, particles and a class word before it allowed.
  const std::vector<std::uint32_t>* find(std::string_view folded) const {
    static constexpr std::string_view kArticle = "\xD8\xA7\xD9\x84", kLam = "\xD9\x84";
    auto it = by_name.find(std::string(folded));
    if (it != by_name.end()) return &it->second;
    // lil-: the alef of the article is swallowed.
    if (folded.substr(0, 2) == kLam) {
      it = by_name.find(std::string(kArticle) + std::string(folded.substr(2)));
      if (it != by_name.end()) return &it->second;
    }
    const std::size_t space = folded.find(' ');
    if (space != std::string_view::npos) {
      it = by_name.find(std::string(folded.substr(space + 1)));
      if (it != by_name.end()) return &it->second;
    }
    return nullptr;
  }
};

Model::Model(const lexicon::Data& data) {
  auto impl = std::make_unique<Impl>();
  impl->read(data, "entity/states", 2);
  impl->read(data, "place/places", 1);
  impl->read(data, "place/geonames", 0);
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
  std::unordered_map<std::string, std::vector<PlaceCandidate>> cache;
  std::vector<const Row*> neighbours;
  std::vector<const std::vector<std::uint32_t>*> rows_of(entities.size());
  std::vector<std::string> folded(entities.size());
  for (std::size_t i = 0; i < entities.size(); ++i) {
    if (entities[i].type != EntityType::kLocation) continue;
    folded[i] = text::fold(document.text(entities[i].span));
    rows_of[i] = m.find(folded[i]);
    if (rows_of[i] != nullptr && rows_of[i]->size() == 1 && neighbours.size() < 24) {
      const Row& row = m.rows[rows_of[i]->front()];
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
    const std::string key = folded[i] + '/' + std::string(code);
    const auto known = cache.find(key);
    if (known != cache.end()) {
      place.candidates = known->second;
    } else if (rows_of[i] != nullptr) {
      for (const std::uint32_t r : *rows_of[i]) {
        const Row& row = m.rows[r];
        double score = row.weight;
        if (row.country == code) score += 4;
        const auto mentioned = countries.find(row.country);
        if (mentioned != countries.end()) score += std::min(2.0, mentioned->second / 4);
        for (const Row* n : neighbours)
          if (n != &row && kilometres(*n, row) < 150) {
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
      cache.emplace(key, place.candidates);
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
    }
    e.place = static_cast<std::uint32_t>(out.size());
    out.push_back(std::move(place));
  }
  return out;
}

}  // namespace waqai::place
