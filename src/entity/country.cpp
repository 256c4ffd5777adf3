// Which country a name belongs to whose own words do not say: the evidence of the whole report,
// with that of its own sentence counting more. A town is named by who writes at home; an adjective
// of nationality tells home from abroad less often.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <unordered_map>

#include "entity/scan.h"
#include "entity/script.h"

namespace waqai::entity {
namespace {

// Weights of one mention of each kind of evidence.
// A body many states have, of a row that guesses whose: it tells where nothing else does.
constexpr float kOfGuess = 0.05F;
constexpr float kOfState = 1.2F, kOfNationality = 1.2F, kOfTown = 1.5F, kOfCapital = 1.0F,
                kOfRegion = 0.7F, kOfPerson = 1.0F, kOfBody = 0.8F, kOfOutlet = 0.2F,
                kOfDateline = 2.0F;
// How much the sentences at the head of the report count, and after how many more sentences the
// weight has halved: what comes late is often another country's news.
constexpr float kEarly = 1.6F, kFading = 10.0F;
constexpr const char* kSurnameRule = "person.surname";
// How much the sentence of the name counts beside the whole report, and its paragraph.
constexpr float kNear = 1.0F, kParagraph = 0.5F;

}  // namespace

void Scan::weigh_countries() {
  for (std::uint32_t i = 0; i < n_; ++i) {
    if (hits_.first[i] == hits_.first[i + 1]) continue;
    const std::uint32_t sentence = tokens_[i].sentence;
    const float early =
        sentence < 3 ? kEarly : kFading / (kFading + static_cast<float>(sentence - 3));
    const bool after_type =
        i > 0 && continues(i) && best(i - 1, Kind::kType) != nullptr && !common(i);
    const auto add = [&](Country c, float w) {
      if (c == kNoCountry || !m_.is_state[c] || w <= 0) return;
      weight_[c] += static_cast<double>(w * early);
      marks_.push_back({i, c, w});
    };
    bool found = false;
    for (const lexicon::Hit& hit : hits_.at(i)) {
      const Kind k = m_.kind(hit);
      if (k == Kind::kField) {
        if (hit.trail == 0) ++(m_.row(hit).sub == 0 ? business_ : sport_);
        continue;
      }
      if (k == Kind::kHint) {
        if (hit.trail == 0)
          for (const auto& [c, w] : m_.hints[hit.entry.row]) add(c, w);
        continue;
      }
      if (found || k >= Kind::kVerb || (hit.proclitics & text::kSin) != 0 || hit.trail > 0)
        continue;
      const Row& row = m_.row(hit);
      float w = 0;
      if (k == Kind::kState) {
        // `عمان` is a state and the capital of another: little evidence for either.
        w = shares_name(hit) ? kOfOutlet : kOfState;
      } else if (k == Kind::kDemonym) {
        w = (row.flags & (kWeak | kDoubtful)) != 0 ? 0 : kOfNationality;
      } else if (k == Kind::kPlace || k == Kind::kGeoname) {
        const bool plain = (row.flags & (kTyped | kShy)) == 0 && k == Kind::kPlace;
        w = (row.flags & (kUnsettled | kDoubtful)) != 0 || cut_otherwise(hit) ? 0
            : !plain && !after_type                                           ? 0
            : (row.flags & kCapital) != 0                                     ? kOfCapital
            : (row.flags & kRecurring) != 0                                   ? 0
            : (row.flags & kSettled) != 0                                     ? kOfTown
                                                                              : kOfRegion;
        if (plain && dateline(i, hit.end)) w += kOfDateline;
      } else if (k == Kind::kPerson) {
        w = kOfPerson;
      } else if (k == Kind::kOrganization) {
        // A name whose gate is shut says nothing; the town of the same name may.
        if ((row.flags & kGated) != 0 && !dateline(i, hit.end)) continue;
        w = (row.flags & kGeneric) != 0                         ? kOfGuess
            : (row.flags & kGated) != 0 || row.sectors == "MED" ? kOfOutlet
                                                                : kOfBody;
      } else {
        continue;
      }
      add(row.country, w);
      found = true;
    }
  }
  double best_weight = 0;
  for (std::size_t c = 0; c < weight_.size(); ++c)
    if (weight_[c] > best_weight) {
      best_weight = weight_[c];
      top_ = static_cast<Country>(c);
    }
}

/// The name of the state is also that of a place in another country.
bool Scan::shares_name(const lexicon::Hit& state) const {
  for (const lexicon::Hit& other : hits_.at(state.begin))
    if (m_.kind(other) == Kind::kPlace && other.end == state.end && other.lead == state.lead &&
        m_.row(other).country != m_.row(state).country)
      return true;
  return false;
}

/// The name is of the Arabic stock: its given name is, or it names the father.
bool Scan::arab_name(const Mention& m) const {
  for (std::uint32_t i = m.begin; i < m.end; ++i) {
    const lexicon::Hit* word = best(i, Kind::kNameWord);
    if (word != nullptr && word->lead == 0 && i > m.begin && (m_.row(*word).flags & kSon) != 0)
      return true;
  }
  if (m.end < m.begin + 2) return false;
  const lexicon::Hit* given = best(m.begin, Kind::kGiven);
  return given != nullptr && given->lead == m.lead && (m_.row(*given).flags & kArabName) != 0;
}

/// The country the words round token i speak of; for a name of the Arabic stock one whose people
/// bear such, if the report speaks of any.
Country Scan::country_near(std::uint32_t i, bool arab) const {
  const std::uint32_t sentence = tokens_[i].sentence;
  const auto paragraph_of = [&](const Mark& m) {
    return tokens_.sentences[tokens_[m.token].sentence].paragraph;
  };
  const std::uint32_t paragraph = tokens_.sentences[sentence].paragraph;
  auto from = std::lower_bound(marks_.begin(), marks_.end(), i,
                               [](const Mark& m, std::uint32_t at) { return m.token < at; });
  while (from != marks_.begin() && paragraph_of(*(from - 1)) == paragraph) --from;
  Country chosen = top_;
  double most = -1;
  int looked = 0;
  const auto bears = [&](Country c) { return c < m_.arab_names.size() && m_.arab_names[c]; };
  if (arab && !bears(top_)) {
    // The heaviest of those countries stands for the top one.
    Country first = kNoCountry;
    for (std::size_t c = 0; c < weight_.size(); ++c)
      if (weight_[c] > 0 && bears(static_cast<Country>(c)) &&
          (first == kNoCountry || weight_[c] > weight_[first]))
        first = static_cast<Country>(c);
    if (first == kNoCountry)
      arab = false;
    else
      chosen = first;
  }
  const Country top = chosen;
  const auto consider = [&](Country c) {
    if (arab && !bears(c)) return;
    double total = weight_[c];
    for (auto b = from; b != marks_.end() && paragraph_of(*b) == paragraph; ++b)
      if (b->country == c)
        total += static_cast<double>(b->weight *
                                     (tokens_[b->token].sentence == sentence ? kNear : kParagraph));
    if (total > most) {
      most = total;
      chosen = c;
    }
  };
  if (top != kNoCountry) consider(top);
  Country before = top;
  for (auto a = from; a != marks_.end() && paragraph_of(*a) == paragraph && looked < 24; ++a) {
    if (a->country == before || a->country == top) continue;
    before = a->country;
    ++looked;
    consider(a->country);
  }
  return chosen;
}

/// The day of the report as `YYYY-MM-DD`, or empty.
std::string Scan::published_day() const {
  const auto day = document_.metadata().dct;
  if (!day) return {};
  const std::chrono::year_month_day ymd{*day};
  char out[16];
  const int n = std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                              static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
  return std::string(out, n > 0 ? static_cast<std::size_t>(n) : 0);
}

/// A term of office of the person covers the day.
bool Scan::in_office(std::uint32_t person, std::string_view day) const {
  if (day.empty()) return false;
  auto t =
      std::lower_bound(m_.terms.begin(), m_.terms.end(), person,
                       [](const Model::Impl::Term& a, std::uint32_t p) { return a.person < p; });
  for (; t != m_.terms.end() && t->person == person; ++t)
    if (t->since <= day && (t->until.empty() || day < t->until)) return true;
  return false;
}

/// Where the outlet sits that the report says it was told to (`قال ل«كذا»`) or that stands behind
/// the place at its head: the country of its writers.
Country Scan::outlet_seat(const std::vector<Mention>& mentions) const {
  for (const Mention& m : mentions) {
    if (m.type != EntityType::kOrganization || m.sectors != "MED" || !m.sure ||
        m.country == kNoCountry || m.begin < 2)
      continue;
    const bool told = form(m.begin - 2) == kLam || (m.begin > 0 && form(m.begin - 1) == kLam);
    std::uint32_t line = m.begin;
    while (line > 0 && line + 8 > m.begin && !line_start(line)) --line;
    const bool head = tokens_[m.begin].sentence < 4 && quoted_from(m.begin) && line_start(line) &&
                      tokens_.is_punct(m.begin - 2, ':');
    if (told || head) return m.country;
  }
  return kNoCountry;
}

void Scan::settle_codes(std::vector<Mention>& mentions) const {
  // One person, one code: what any mention of the surname knows, all know.
  std::unordered_map<std::string_view, std::size_t> best_of, first_of;
  for (std::size_t k = 0; k < mentions.size(); ++k) {
    Mention& m = mentions[k];
    if (m.type != EntityType::kPerson || m.end == m.begin || (m.sure && m.end == m.begin + 1))
      continue;
    if (m.end > m.begin + 1) first_of.emplace(form(m.begin).substr(m.lead), k);
    const std::string_view key = form(m.end - 1);
    const auto [it, fresh] = best_of.emplace(key, k);
    if (fresh) continue;
    const Mention& old = mentions[it->second];
    const auto worth = [](const Mention& x) {
      return (x.country != kNoCountry ? 1 : 0) + (x.sectors.empty() ? 0 : 2);
    };
    if (worth(m) > worth(old)) it->second = k;
  }
  // A surname many bear is that of the person this report names in full.
  for (Mention& m : mentions) {
    if (m.type != EntityType::kPerson || !m.sure || m.end != m.begin + 1 ||
        std::string_view(m.rule) != kSurnameRule)
      continue;
    const auto it = best_of.find(form(m.begin));
    if (it == best_of.end()) continue;
    const Mention& full = mentions[it->second];
    if (full.end - full.begin < 2 || full.sure) continue;
    m.sure = false;
    m.country = full.country;
    m.sectors = full.sectors;
    m.english = m.id = {};
    m.person = full.person;
  }
  const std::string today = published_day();
  const bool written =
      std::any_of(mentions.begin(), mentions.end(), [](const Mention& m) { return m.byline; });
  const Country seat = written ? outlet_seat(mentions) : kNoCountry;
  for (Mention& m : mentions) {
    if (m.byline && m.country == kNoCountry) m.country = seat;
    // Who holds an office of state on the day of the report.
    if (m.person != kNoPerson && m.sure && m.sectors.find("GOV") == std::string_view::npos &&
        in_office(m.person, today))
      m.sectors = "GOV";
    if (m.type == EntityType::kPerson && !m.sure) {
      const auto last = best_of.find(form(m.end - 1));
      const std::size_t* of = last == best_of.end() ? nullptr : &last->second;
      // The first name alone: `شريف` of `شريف إسماعيل`.
      if (m.end == m.begin + 1 && m.sectors.empty() &&
          (of == nullptr || mentions[*of].end < mentions[*of].begin + 2))
        if (const auto first = first_of.find(form(m.begin).substr(m.lead)); first != first_of.end())
          of = &first->second;
      if (of != nullptr) {
        const Mention& source = mentions[*of];
        if (m.sectors.empty()) m.sectors = source.sectors;
        if (m.country == kNoCountry) m.country = source.country;
      }
    }
    if (m.country == kNoCountry) {
      const Country near = country_near(m.begin, m.type == EntityType::kPerson && arab_name(m));
      m.country = near != kNoCountry ? near : m.fallback != kNoCountry ? m.fallback : m_.none;
    }
    if (m.type != EntityType::kLocation && m.sectors.empty()) m.sectors = "CVL";
  }
}

}  // namespace waqai::entity
