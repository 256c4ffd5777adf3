// Places: states and well-known places by name; others only after a word of their type, so that
// ordinary words are never places without evidence; facilities keep their type word.
#include "entity/scan.h"
#include "entity/script.h"

namespace waqai::entity {
namespace {
constexpr double kDoubled = 100;
constexpr const char* kStateRule = "location.state";
// The ending of a feminine relative adjective.
bool ends_like_attribute(std::string_view f) { return f.size() > 8 && f.ends_with(kYaHa); }
// Ends in a pronoun of the third person feminine or plural, or of the first plural.
bool bears_pronoun(std::string_view f) {
  return f.size() > 8 && (ends_in_her_or_their(f) || f.ends_with(kNa));
}
}  // namespace

/// The place by whose clock a time is told: `بتوقيت السعودية`.
std::optional<Mention> Scan::clock_place(std::uint32_t i) const {
  if (i == 0 || !timex_[i] || word_kind(i - 1) != WordKind::kClock) return std::nullopt;
  const lexicon::Hit* hit = choose_place(i, false);
  if (hit == nullptr || hit->lead > 0) return std::nullopt;
  return known_place(*hit);
}

/// The mention a row gives.
Mention Scan::known_place(const lexicon::Hit& hit) const {
  const Row& row = m_.row(hit);
  Mention m;
  m.begin = hit.begin;
  m.end = hit.end;
  m.lead = hit.lead;
  m.type = EntityType::kLocation;
  m.take(row);
  m.sure = true;
  m.score = m_.kind(hit) == Kind::kGeoname ? 1 : 2;
  m.rule = m_.kind(hit) == Kind::kState ? kStateRule : "location.known";
  // A river of several states lies in the row's only if the report is of that state.
  if ((row.flags & kGeneric) != 0 && row.country != top_) m.country = m_.none;
  m.phrase_begin = m.begin;
  m.phrase_lead = m.lead;
  m.phrase_end = m.end;
  return m;
}

/// A word that is an ordinary one too stands where a place is expected: in a list after another
/// place of its country or, if the report speaks of that country, behind in.
bool Scan::place_expected(const lexicon::Hit& hit) const {
  const Row& row = m_.row(hit);
  const std::uint32_t i = hit.begin;
  if (last_ && last_->type == EntityType::kLocation && last_->country == row.country &&
      (row.flags & (kSettled | kRecurring)) != 0 && i > 0) {
    const bool joined = last_->end == i && (hit.proclitics & text::kWaw) != 0 && !last_->id.empty();
    const bool listed = last_->end + 1 == i && hit.lead == 0 && tokens_.is_punct(i - 1, 0x60C) &&
                        hit.end < n_ && tokens_.is_punct(hit.end, 0x60C);
    if ((joined || listed) && std::string_view(last_->rule) != kStateRule) return true;
  }
  if (list_goes_on(hit)) return true;
  if ((row.flags & kShy) == 0 || row.country != top_) return false;
  return (hit.proclitics & text::kBa) != 0 || (i > 0 && word_kind(i - 1) == WordKind::kIn);
}

/// The first of a list of places, a comma and a plain place of its country behind it.
bool Scan::list_goes_on(const lexicon::Hit& hit) const {
  const Row& row = m_.row(hit);
  if ((row.flags & (kSettled | kRecurring)) == 0 || hit.end + 1 >= n_ ||
      !(tokens_.is_punct(hit.end, 0x60C) || tokens_.is_punct(hit.end, ',')))
    return false;
  const std::uint32_t i = hit.begin;
  const bool within = (hit.proclitics & text::kBa) != 0 ||
                      (i > 0 && hit.lead == 0 &&
                       (word_kind(i - 1) == WordKind::kIn || tokens_.is_punct(i - 1, 0x60C) ||
                        tokens_.is_punct(i - 1, ':')));
  if (!within) return false;
  const lexicon::Hit* next = best(hit.end + 1, Kind::kPlace);
  return next != nullptr && next->lead == 0 && m_.row(*next).country == row.country &&
         (m_.row(*next).flags & kSettled) != 0 && (m_.row(*next).flags & (kTyped | kShy)) == 0;
}

/// A place only the tagger saw: its row, though the words alone did not make it a place.
void Scan::read_place(Mention& m) const {
  const lexicon::Hit* chosen = nullptr;
  double most = -1;
  for (const lexicon::Hit& hit : hits_.at(m.begin)) {
    const Kind k = m_.kind(hit);
    if ((k != Kind::kPlace && k != Kind::kState && k != Kind::kGeoname) || hit.end != m.end ||
        hit.trail > 0)
      continue;
    const double w = weight_of(m_.row(hit).country) + (k == Kind::kGeoname ? 0 : 1);
    if (w > most) {
      most = w;
      chosen = &hit;
    }
  }
  if (chosen != nullptr) m.take(m_.row(*chosen));
}

/// The word is written with a shadda.
bool Scan::doubled(std::uint32_t i) const {
  return raw(i).find("\xD9\x91") != std::string_view::npos;
}

/// The word is written with the ending of an indefinite noun.
bool Scan::nunated(std::uint32_t i) const {
  const std::string_view w = raw(i);
  return w.find("\xD9\x8B") != std::string_view::npos ||
         w.find("\xD9\x8C") != std::string_view::npos ||
         w.find("\xD9\x8D") != std::string_view::npos;
}

/// The one word of the hit may also be read with another particle as the name of another place:
/// the town `وجدة`, or `و` and the town `جدة`.
bool Scan::cut_otherwise(const lexicon::Hit& hit) const {
  if (hit.end != hit.begin + 1) return false;
  for (const lexicon::Hit& other : hits_.at(hit.begin)) {
    if (m_.kind(other) != Kind::kPlace || other.end != hit.end || other.lead == hit.lead ||
        other.trail > 0 || (other.proclitics & text::kSin) != 0)
      continue;
    const Row& row = m_.row(other);
    if ((row.flags & (kTyped | kShy)) == 0 && row.country != m_.row(hit).country) return true;
  }
  return false;
}

/// The place named at i: among rows of one length the one whose country the document speaks of
/// most.
const lexicon::Hit* Scan::choose_place(std::uint32_t i, bool typed) const {
  if (i >= n_ || (flags_[i] & kPlaceHere) == 0) return nullptr;
  const lexicon::Hit* chosen = nullptr;
  double weight = -2 * kDoubled;
  for (const lexicon::Hit& hit : hits_.at(i)) {
    const Kind k = m_.kind(hit);
    if (k != Kind::kPlace && k != Kind::kState && k != Kind::kGeoname) continue;
    if ((hit.proclitics & text::kSin) != 0) continue;
    if (k != Kind::kState && (hit.proclitics & text::kKaf) != 0) continue;
    if (chosen != nullptr && hit.end < chosen->end) break;
    const Row& row = m_.row(hit);
    const bool single = hit.end == i + 1;
    if (chosen != nullptr && hit.lead != chosen->lead) {
      if (!single || k != Kind::kPlace || m_.kind(*chosen) != Kind::kPlace ||
          (row.flags & (kTyped | kShy | kDoubtful)) != 0)
        break;
      if (weight_of(row.country) <= weight_of(m_.row(*chosen).country)) continue;
    }
    if (single && nunated(i)) continue;
    // An ordinary word too: the report must speak of its country besides.
    if (!typed && (row.flags & kDoubtful) != 0 && weight_of(row.country) <= 0) continue;
    // A whole word that is a title is not cut.
    if (hit.lead > 0 && single && k != Kind::kState && may(i, Kind::kTitle) &&
        best(i, Kind::kTitle)->lead == 0)
      continue;
    if (!typed && (row.flags & (kTyped | kShy)) != 0 && !place_expected(hit)) continue;
    if (hit.lead > 0 && single && k != Kind::kState && (flags_[i] & kPlainKnown) != 0) continue;
    if (k == Kind::kGeoname && !typed && chosen == nullptr && single) {
      if (common(i) || may(i, Kind::kGiven) || may(i, Kind::kTitle)) continue;
    }
    double w = (k == Kind::kState   ? 2.0
                : k == Kind::kPlace ? 1.0
                                    : 0.0) +
               (row.country < weight_.size() ? weight_[row.country] : 0);
    // The doubled letter tells the capital from the state: `عمّان`.
    if (k == Kind::kState && doubled(i)) w -= kDoubled;
    if (w > weight) {
      weight = w;
      chosen = &hit;
    }
  }
  return chosen;
}

/// The state named right behind a town, unless the town stands for its government.
Country Scan::state_behind(const lexicon::Hit& town, bool typed) const {
  const Row& row = m_.row(town);
  const std::uint32_t p = town.end;
  if (m_.kind(town) == Kind::kState || (row.flags & (kCapital | kUnsettled)) != 0 || !continues(p))
    return kNoCountry;
  if (typed) {
    if (const lexicon::Hit* n = nationality(p, false);
        n != nullptr && (m_.row(*n).flags & (kWeak | kDoubtful)) == 0)
      return m_.row(*n).country;
  }
  if (word_kind(p) != WordKind::kIn || !continues(p + 1)) return kNoCountry;
  const lexicon::Hit* state = best(p + 1, Kind::kState);
  return state != nullptr && state->lead == 0 && !shares_name(*state) ? m_.row(*state).country
                                                                      : kNoCountry;
}

/// The word before i ends the title of who heads a place: `محافظ`.
bool Scan::ends_governor_title(std::uint32_t i) const {
  for (std::uint32_t back = 1; back <= 3 && back <= i; ++back) {
    if (!may(i - back, Kind::kTitle)) continue;
    for (const lexicon::Hit& hit : hits_.at(i - back))
      if (m_.kind(hit) == Kind::kTitle && hit.end == i && (m_.row(hit).flags & kGovernor) != 0)
        return true;
  }
  return false;
}

/// What the words at i tell is where the place named before them lies: `بمحافظة كذا`, `من ولاية
/// كذا`, `شمال كذا`.
bool Scan::seat_told(std::uint32_t i) const {
  if (!continues(i)) return false;
  const auto unit = [&](std::uint32_t at, std::uint32_t particle) {
    for (const lexicon::Hit& hit : hits_.at(at))
      if (m_.kind(hit) == Kind::kType && (m_.row(hit).flags & (kRegion | kDistrict)) != 0 &&
          hit.trail == 0 && hit.proclitics == particle && continues(hit.end))
        return true;
    return false;
  };
  if (unit(i, text::kBa)) return true;
  const auto word = word_kind(i);
  if (word == WordKind::kBelonging) return continues(i + 1) && unit(i + 1, text::kLam);
  const bool beside =
      word == WordKind::kToward && (m_.row(*best(i, Kind::kNameWord)).flags & kWhere) != 0;
  // `إلى كذا` says where something goes.
  if ((!beside && word != WordKind::kIn && word != WordKind::kFrom) || !continues(i + 1))
    return false;
  if (unit(i + 1, 0)) return true;
  const lexicon::Hit* place = beside ? choose_place(i + 1, false) : nullptr;
  return place != nullptr && place->lead == 0;
}

/// First token after the words from p on that the tagger takes for the name of a place and no
/// table knows as anything else; 0 if there are none.
std::uint32_t Scan::tagged_place_end(std::uint32_t p) const {
  constexpr std::uint32_t kNoName = bit(Kind::kDemonym) | bit(Kind::kTitle) | bit(Kind::kHead) |
                                    bit(Kind::kType) | bit(Kind::kBody) | bit(Kind::kPortfolio) |
                                    bit(Kind::kOrganization);
  const std::uint32_t end =
      tagged_end(p, 3, Tag::kBeginPlace, Tag::kInPlace, [this](std::uint32_t k) {
        return !common(k) && (mask_[k] & kNoName) == 0 && (flags_[k] & kVerbLike) == 0 &&
               !word_kind(k).has_value();
      });
  return end > p && form(p).size() >= 6 && !native_shape(p) ? end : 0;
}

std::optional<Mention> Scan::typed_location(std::uint32_t i) const {
  const lexicon::Hit* type = best(i, Kind::kType);
  if (type == nullptr || (type->proclitics & text::kKaf) != 0) return std::nullopt;
  // `وأدى` is no `وادي`.
  if ((m_.row(*type).flags & kBareAlef) != 0 && raw(i).find("\xD8\xA3") != std::string_view::npos)
    return std::nullopt;
  const bool kept = m_.row(*type).keep;
  if (!kept && (m_.row(*type).flags & kNamedAfter) == 0) return std::nullopt;
  const bool weak = (m_.row(*type).flags & kWeak) != 0;
  std::uint32_t p = type->end;
  if (!continues(p)) return std::nullopt;
  Mention m;
  m.begin = i;
  m.lead = type->lead;
  m.type = EntityType::kLocation;
  m.rule = "location.facility";
  m.score = 1;
  const lexicon::Hit* place = choose_place(p, true);
  // `معسكر ألمانيا`, `سوق دبي`: what is there, no place of its own.
  if ((m_.row(*type).flags & kAround) != 0 && place != nullptr && place->lead == 0 &&
      (m_.kind(*place) == Kind::kState || (m_.row(*place).flags & (kSettled | kCapital)) != 0))
    return std::nullopt;
  // `طريق الملك كذا`: called after a person.
  std::uint32_t person_end = 0;
  if (const lexicon::Hit* title = best(p, Kind::kTitle);
      title != nullptr && title->lead == 0 && definite(title->end - 1) && continues(title->end) &&
      may(title->end, Kind::kGiven)) {
    const Run run = name_run(title->end, true);
    if (run.words > 0) person_end = run.end;
    const lexicon::Hit* known = best(title->end, Kind::kPerson);
    if (known == nullptr) known = best(title->end, Kind::kSurname);
    if (person_end > 0 && known != nullptr) m.country = m_.row(*known).country;
  } else if (kept && (m_.row(*type).flags & kNamedAfter) != 0 && may(p, Kind::kGiven)) {
    const Run run = name_run(p, false);
    if (run.words > 1 && (run.given > 1 || run.linked)) person_end = run.end;
  }
  if (person_end == 0 && !kept) return std::nullopt;
  if (person_end > 0) {
    m.end = person_end;
  } else if (place != nullptr && place->lead == 0) {
    m.end = place->end;
    // A facility called after a river or sea may lie anywhere.
    if ((m_.row(*place).flags & kUnsettled) == 0) {
      m.country = m_.row(*place).country;
      m.sure = true;
    }
  } else if (const lexicon::Hit* person = best(p, Kind::kPerson);
             person != nullptr && person->lead == 0) {
    m.end = person->end;
  } else if (weak) {
    // `جسر بونتي فيكيو`: the tagger sees a name there.
    const std::uint32_t end =
        place == nullptr && (m_.row(*type).flags & kSilent) == 0 ? tagged_place_end(p) : 0;
    if (end == 0) return std::nullopt;
    m.end = end;
  } else if ((!common(p) || ((m_.row(*type).flags & kLooseName) != 0 && definite(p))) &&
             nationality(p, false) == nullptr && !may(p, Kind::kDemonym) && !may(p, Kind::kTitle) &&
             (flags_[p] & kVerbLike) == 0 && !form(p).starts_with(kLil) && form(p).size() >= 6 &&
             !may(p, Kind::kHead) && !may(p, Kind::kType) &&
             (definite(p) ||
              !(native_shape(p) || bears_pronoun(form(p)) || form(p).starts_with(kWaw)))) {
    const auto word = word_kind(p);
    if (word.has_value() && word != WordKind::kPlaceHead && word != WordKind::kKunya &&
        word != WordKind::kAbd)
      return std::nullopt;
    m.end = p + 1;
    if (word.has_value()) {
      if (!continues(p + 1) || common(p + 1)) return std::nullopt;
      m.end = p + 2;
    } else if (continues(p + 1) && !common(p + 1) && definite(p + 1) && definite(p) &&
               !may(p + 1, Kind::kTitle) && nationality(p + 1, false) == nullptr) {
      m.end = p + 2;
    }
  } else if (definite(p) && may(p, Kind::kTitle) && continues(p + 1) && !common(p + 1) &&
             (definite(p + 1) || may(p + 1, Kind::kGiven))) {
    // `مسجد الإمام الصادق`
    m.end = p + 2;
    if (may(p + 1, Kind::kGiven) && continues(p + 2) && !common(p + 2) && may(p + 2, Kind::kGiven))
      m.end = p + 3;
  } else {
    return std::nullopt;
  }
  // `مطار عدن الدولي`
  if (continues(m.end) && definite(m.end) && common(m.end) && !definite(m.end - 1) &&
      (m_.row(*type).flags & kDescribed) != 0)
    ++m.end;
  m.phrase_begin = i;
  m.phrase_lead = m.lead;
  m.phrase_end = m.end;
  return m;
}

/// The smaller town or village at i: where the words behind tell its state, in the state most
/// spoken of its district; or behind the word for its kind. One that is a single word must be no
/// other word the tables know.
const lexicon::Hit* Scan::town(std::uint32_t i, bool typed) const {
  constexpr std::uint32_t kAnother =
      bit(Kind::kGiven) | bit(Kind::kTitle) | bit(Kind::kHead) | bit(Kind::kDemonym) |
      bit(Kind::kType) | bit(Kind::kBody) | bit(Kind::kPortfolio) | bit(Kind::kOrganization) |
      bit(Kind::kNameWord) | bit(Kind::kSurname) | bit(Kind::kPerson);
  if ((flags_[i] & kTownHere) == 0) return nullptr;
  const lexicon::Hit* chosen = nullptr;
  bool chosen_told = false;
  for (const lexicon::Hit& hit : hits_.at(i)) {
    if (m_.kind(hit) != Kind::kTown || hit.lead > 0 || hit.trail > 0) continue;
    if (chosen != nullptr && hit.end < chosen->end) break;
    if (hit.end == i + 1 &&
        ((mask_[i] & kAnother) != 0 || common(i) || (flags_[i] & kVerbLike) != 0 || nunated(i)))
      continue;
    const Country country = m_.row(hit).country;
    const bool told = state_behind(hit, typed) == country;
    // Else the report must speak of its state as much as of any other, or nearly.
    if (!told && (weight_of(country) <= 0 || 2 * weight_of(country) < weight_of(top_) ||
                  !(typed || (country == top_ && seat_told(hit.end)))))
      continue;
    if (chosen == nullptr || (told && !chosen_told) ||
        (told == chosen_told && weight_of(country) > weight_of(m_.row(*chosen).country))) {
      chosen = &hit;
      chosen_told = told;
    }
  }
  return chosen;
}

std::optional<Mention> Scan::location(std::uint32_t i) const {
  std::optional<Mention> found = typed_location(i);
  const lexicon::Hit* type_before = nullptr;
  if (i > 0 && continues(i)) {
    type_before = best(i - 1, Kind::kType);
    if (type_before != nullptr && (type_before->end != i || definite(i - 1))) type_before = nullptr;
  }
  const bool governed = i > 0 && continues(i) && ends_governor_title(i);
  const bool typed = type_before != nullptr || governed;
  const lexicon::Hit* known = choose_place(i, typed);
  // A quarter or a street called like a town is none.
  if (const lexicon::Hit* hit =
          type_before == nullptr || (m_.row(*type_before).flags & (kRegion | kDistrict)) != 0
              ? town(i, typed)
              : nullptr;
      hit != nullptr && (known == nullptr || hit->end > known->end) &&
      (!found || hit->end > found->end)) {
    Mention m = known_place(*hit);
    // Said again, it needs no evidence of its own.
    m.sure = false;
    m.score = 0.5F;
    m.rule = "location.town";
    return m;
  }
  // Nothing stands between the word for a kind of place and its name.
  if (const lexicon::Hit* hit = known;
      hit != nullptr && !(type_before != nullptr && hit->lead > 0)) {
    const Row& row = m_.row(*hit);
    const bool gated = (row.flags & kGated) != 0;
    // The feminine adjective of nationality that is also a name of the state, after an indefinite
    // noun.
    if (m_.kind(*hit) == Kind::kState && hit->end == i + 1 && may(i, Kind::kDemonym) && !typed &&
        ends_like_attribute(form(i)) && i > 0 && continues(i) && hit->lead == 0 &&
        !word_kind(i - 1).has_value() && (native_shape(i - 1) || may(i - 1, Kind::kDemonym)))
      return found;
    // A definite relative adjective after the noun it agrees with is no town: `المعاليم الديوانية`.
    if (m_.kind(*hit) != Kind::kState && hit->lead == 0 && hit->end == i + 1 && definite(i) &&
        ends_like_attribute(form(i)) && i > 0 && continues(i) && definite(i - 1) && !typed)
      return found;
    // `القوة القاهرة`: a feminine ending after the feminine noun it agrees with; not after a
    // nationality, which ends the noun's phrase: `العاصمة المصرية القاهرة`.
    if (m_.kind(*hit) != Kind::kState && hit->lead == 0 && hit->end == i + 1 && definite(i) &&
        !typed && form(i).substr(form(i).size() - 2) == kHa && i > 0 && continues(i) &&
        definite(i - 1) && form(i - 1).substr(form(i - 1).size() - 2) == kHa &&
        best(i - 1, Kind::kType) == nullptr && !may(i - 1, Kind::kPlace) &&
        !may(i - 1, Kind::kDemonym) && !may(i - 1, Kind::kState) && !timex_[i - 1])
      return found;
    // `النيل من كذا`: to do it harm.
    if ((row.flags & kHarm) != 0 && hit->end == i + 1 && !typed &&
        word_kind(hit->end) == WordKind::kFrom && continues(hit->end))
      return found;
    // `اتفاق الطائف`: the place names the agreement.
    if (i > 0 && hit->lead == 0 && m_.kind(*hit) != Kind::kState && continues(i)) {
      for (const lexicon::Hit& d : hits_.at(i - 1))
        if (m_.kind(d) == Kind::kNameWord && d.end == i &&
            m_.row(d).sub == static_cast<std::uint8_t>(WordKind::kDeed))
          return std::nullopt;
    }
    if ((!found || hit->end > found->end || (hit->end == found->end && hit->lead == found->lead)) &&
        !(gated && !typed && (common(i) || may(i, Kind::kDemonym) || may(i, Kind::kGiven)))) {
      Mention m = known_place(*hit);
      // A name that quarters of many towns bear, in a report that does not speak of this one's
      // country.
      if ((row.flags & kRecurring) != 0 && top_ != kNoCountry && weight_[top_] > 2 &&
          (row.country >= weight_.size() || weight_[row.country] <= 0)) {
        m.country = kNoCountry;
        m.english = m.id = {};
        m.sure = false;
      }
      // `سوسة في ليبيا`, `مدينة سوسة الليبية`: the state said right behind is the name's, whatever
      // other place bears it.
      if (const Country said = state_behind(*hit, type_before != nullptr);
          said != kNoCountry && said != row.country) {
        m.country = said;
        m.english = m.id = {};
      }
      return m;
    }
  }
  if (found) return found;
  // An unknown name after a word for a settlement or district.
  if (type_before != nullptr && is_word(i) &&
      ((m_.row(*type_before).flags & kRegion) != 0 ||
       ((m_.row(*type_before).flags & kDistrict) != 0 && !may(i, Kind::kBody) &&
        !may(i, Kind::kPortfolio) && !form(i).starts_with(kWaw) && seat_told(i + 1))) &&
      !common(i) && (flags_[i] & kVerbLike) == 0 && !may(i, Kind::kDemonym) &&
      !may(i, Kind::kHead) && !may(i, Kind::kTitle) && form(i).size() >= 6 &&
      !form(i).starts_with(kLil) && !definite(type_before->end - 1)) {
    if (nationality(i, false) != nullptr) return std::nullopt;
    const auto word = word_kind(i);
    Mention m;
    m.begin = i;
    m.end = i + 1;
    m.type = EntityType::kLocation;
    m.rule = "location.typed";
    m.score = 0.5F;
    if (word.has_value()) {
      if (word != WordKind::kPlaceHead && word != WordKind::kKunya && word != WordKind::kAbd)
        return std::nullopt;
      if (!continues(i + 1) || common(i + 1)) return std::nullopt;
      m.end = i + 2;
    }
    m.phrase_begin = i;
    m.phrase_end = m.end;
    return m;
  }
  return std::nullopt;
}

}  // namespace waqai::entity
