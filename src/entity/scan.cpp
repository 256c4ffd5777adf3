// The scan goes over the tokens once, left to right; at each it asks every construction what name
// could begin there and takes the longest. Titles do not consume anything: they promise a name at a
// later token, because the bodies and places inside a title are names of their own.
#include "entity/scan.h"

#include <algorithm>
#include <unordered_map>

#include "base/hash.h"
#include "entity/evidence.h"
#include "entity/script.h"
#include "text/endings.h"

namespace waqai::entity {
namespace {

// How far the tagger must prefer a name before its word alone is taken (units of the model), and
// how much farther if the name is one word.
constexpr float kSurestPerson = 6, kSurePerson = 1.5F, kSureBody = 3, kSurePlace = 1,
                kAloneMore = 1, kSurerPerson = 4, kSurerBody = 3;

constexpr std::uint32_t kNameKinds = bit(Kind::kGiven) | bit(Kind::kState) | bit(Kind::kPlace) |
                                     bit(Kind::kPerson) | bit(Kind::kSurname) |
                                     bit(Kind::kOrganization) | bit(Kind::kGeoname);

}  // namespace

Scan::Scan(const Model::Impl& model, const Document& document, const text::Tokens& tokens,
           const lexicon::Hits& hits, std::span<const Timex> timexes)
    : m_(model),
      document_(document),
      tokens_(tokens),
      hits_(hits),
      n_(static_cast<std::uint32_t>(tokens.size())),
      mask_(n_),
      flags_(n_),
      timex_(n_),
      weight_(model.countries.size()) {
  for (const Timex& t : timexes) {
    for (std::size_t i = tokens.first_at(t.span.begin.value);
         i < tokens.size() && tokens[i].begin < t.span.end.value; ++i)
      timex_[i] = true;
    const std::size_t first = tokens.first_at(t.span.begin.value);
    if (first > 0 && tokens[first - 1].end > t.span.begin.value) timex_[first - 1] = true;
  }
  for (std::uint32_t i = 0; i < n_; ++i) {
    std::uint32_t mask = 0;
    bool whole = false, plain = false, conj_common = false, verb = false, act = false;
    for (const lexicon::Hit& hit : hits_.at(i)) {
      const Kind kind = m_.kind(hit);
      const bool single = hit.end == i + 1;
      if (kind == Kind::kPlace || kind == Kind::kState || kind == Kind::kGeoname)
        flags_[i] |= kPlaceHere;
      if (kind == Kind::kTown) flags_[i] |= kTownHere;
      if (hit.lead == 0 && hit.trail == 0 && single) {
        if (kind == Kind::kCommon) plain = true;
        if (kind == Kind::kVerb) verb = true;
        if (kind < Kind::kVerb) whole = true;
      }
      if (kind == Kind::kVerb && single) {
        const lexicon::Entry& entry = hit.entry;
        if (entry.table == m_.sayings) flags_[i] |= kSaying;
        // A verb after and, a verbal noun after a preposition: no part of a name either.
        const std::uint32_t f = entry.features;
        if (hit.lead > 0 && (f & lexicon::kImperative) == 0)
          act = act || ((hit.proclitics & (text::kBa | text::kLam | text::kKaf)) != 0
                            ? (f & lexicon::kMasdar) != 0 || entry.table == m_.event_nouns
                            : (f & (lexicon::kPast | lexicon::kPresent)) != 0 && hit.trail == 0);
      }
      if (kind == Kind::kCommon && single && (hit.proclitics & ~(text::kWaw | text::kFa)) == 0)
        conj_common = true;
      if (kind >= Kind::kVerb) continue;
      if ((hit.proclitics & text::kSin) != 0) continue;
      if (hit.trail > 0 && kind != Kind::kTitle) continue;
      // A whole word that means something is not cut into a particle and a short name.
      if (hit.lead > 0 && single && whole && (bit(kind) & kNameKinds) != 0 && kind != Kind::kState)
        continue;
      mask |= bit(kind);
    }
    mask_[i] = mask;
    // The preposition and the name that fold alike differ in their last letter.
    if (conj_common && (mask & bit(Kind::kGiven)) != 0 && text::ends_maqsura(raw(i))) {
      mask &= ~bit(Kind::kGiven);
      mask_[i] = mask;
    }
    const std::uint32_t names = bit(Kind::kGiven) | bit(Kind::kSurname) | bit(Kind::kPerson);
    if (conj_common) flags_[i] |= kCommonWord;
    if (plain) flags_[i] |= kPlainKnown;
    if ((plain || verb || act) && (mask & names) == 0) flags_[i] |= kCommonWord;
    if (tokens_[i].kind == text::TokenKind::kWord && (mask & names) == 0) {
      std::string_view f = tokens_.form(i);
      if ((f.starts_with(kYa) || f.starts_with(kTa)) && f.size() >= 8) flags_[i] |= kVerbLike;
      if ((f.starts_with(kWaw) || f.starts_with(kFa)) && f.size() >= 10 &&
          (f.substr(2).starts_with(kYa) || f.substr(2).starts_with(kTa)))
        flags_[i] |= kVerbLike;
    }
  }
}

/// No table has the word, but for the many towns that are called by all sorts of words.
bool Scan::unheard(std::uint32_t i) const {
  const auto hits = hits_.at(i);
  return std::all_of(hits.begin(), hits.end(),
                     [&](const lexicon::Hit& h) { return m_.kind(h) == Kind::kTown; });
}

/// A word of the shape only native nouns and adverbs have: a feminine ending or tanwin.
bool Scan::native_shape(std::uint32_t i) const {
  const std::string_view w = raw(i);
  if (w.size() < 4) return false;
  if (text::ends_feminine(w)) return true;
  if (w.size() >= 8 && text::ends_sound_feminine(w)) return true;
  return w.find("\xD9\x8B") != std::string_view::npos;  // fathatan
}

const lexicon::Hit* Scan::best(std::uint32_t i, Kind kind) const {
  if (!may(i, kind)) return nullptr;
  const bool name = (bit(kind) & kNameKinds) != 0 && kind != Kind::kState;
  bool whole = false;
  for (const lexicon::Hit& hit : hits_.at(i)) {
    const Kind k = m_.kind(hit);
    if (hit.end == i + 1 && hit.lead == 0 && hit.trail == 0 && k < Kind::kVerb) whole = true;
    if (k != kind) continue;
    if ((hit.proclitics & text::kSin) != 0) continue;
    if (hit.trail > 0 && kind != Kind::kTitle) continue;
    if (name && whole && hit.lead > 0 && hit.end == i + 1) continue;
    return &hit;
  }
  return nullptr;
}

bool Scan::definite(std::uint32_t i) const {
  const std::string_view f = form(i);
  return f.starts_with(kArticle) && f.size() > 6;
}

bool Scan::attached_ba(std::uint32_t i) const {
  return is_word(i) && form(i).starts_with(kBa) && form(i).size() > 6;
}

std::optional<WordKind> Scan::word_kind(std::uint32_t i, std::uint32_t* end) const {
  const lexicon::Hit* hit = best(i, Kind::kNameWord);
  if (hit == nullptr || hit->lead > 0) return std::nullopt;
  if (end != nullptr) *end = hit->end;
  return static_cast<WordKind>(m_.row(*hit).sub);
}

/// Abd or a kunya with a particle before it: `وعبد الله`, `لأبي بكر`.
const lexicon::Hit* Scan::led_word(std::uint32_t i) const {
  const lexicon::Hit* hit = best(i, Kind::kNameWord);
  if (hit == nullptr || hit->lead == 0 || hit->trail > 0) return nullptr;
  const auto kind = static_cast<WordKind>(m_.row(*hit).sub);
  return kind == WordKind::kAbd || kind == WordKind::kKunya ? hit : nullptr;
}

bool Scan::quoted_from(std::uint32_t i) const {
  return i > 0 && tokens_[i - 1].kind == text::TokenKind::kPunct &&
         (text::is_open_quote(tokens_[i - 1].punct) || tokens_[i - 1].punct == '(');
}

/// A closing quotation mark or bracket stands at i.
bool Scan::quoted_to(std::uint32_t i) const {
  return i < n_ && tokens_[i].kind == text::TokenKind::kPunct &&
         (text::is_close_quote(tokens_[i].punct) || tokens_[i].punct == ')');
}

/// Token of the closing quotation mark of `open`, at most eight tokens on; 0 if there is none.
std::uint32_t Scan::quote_end(std::uint32_t open) const {
  for (std::uint32_t i = open + 1; i < n_ && i <= open + 9; ++i) {
    if (tokens_[i].line_before) return 0;
    if (tokens_[i].kind != text::TokenKind::kPunct) continue;
    if (text::is_close_quote(tokens_[i].punct)) return i;
    if (tokens_[i].punct != '-' && tokens_[i].punct != '.') return 0;
  }
  return 0;
}

bool Scan::dateline(std::uint32_t begin, std::uint32_t end) const {
  if (!line_start(begin) || end >= n_ || tokens_[end].line_before) return false;
  const char32_t c = tokens_[end].punct;
  return tokens_[end].kind == text::TokenKind::kPunct &&
         (c == '-' || c == 0x2013 || c == 0x2014 || c == ':' || c == '(' || c == 0x60C || c == '/');
}

/// A definite adjective of nationality at i.
const lexicon::Hit* Scan::nationality(std::uint32_t i, bool feminine) const {
  if (!continues(i)) return nullptr;
  if (!may(i, Kind::kDemonym)) return nullptr;
  for (const lexicon::Hit& hit : hits_.at(i)) {
    if (m_.kind(hit) != Kind::kDemonym || hit.lead > 0 || hit.trail > 0) continue;
    const std::uint32_t f = hit.entry.features;
    if ((f & lexicon::kDefinite) == 0) continue;
    // `المالية` is of finance unless the report speaks of Mali.
    const Row& row = m_.row(hit);
    if ((row.flags & kDoubtful) != 0 &&
        (row.country >= weight_.size() || weight_[row.country] <= 0))
      continue;
    if (feminine && (f & lexicon::kFeminine) == 0) continue;
    return &hit;
  }
  return nullptr;
}

const lexicon::Hit* Scan::country_name(std::uint32_t i) const {
  if (const lexicon::Hit* s = best(i, Kind::kState)) return s;
  const lexicon::Hit* p = best(i, Kind::kPlace);
  return p != nullptr && (m_.row(*p).flags & kTyped) == 0 ? p : nullptr;
}

std::vector<Mention> Scan::run() {
  weigh_countries();
  tag_sentences();
  std::vector<Mention> out;
  so_far_ = &out;
  std::vector<Title> pending;
  std::uint32_t inside_title = 0;
  for (std::uint32_t i = 0; i < n_;) {
    std::erase_if(pending, [i](const Title& t) { return t.name < i; });
    if (timex_[i] || tokens_[i].kind == text::TokenKind::kPunct) {
      std::optional<Mention> name = clock_place(i);
      // `قال ل«اليوم»`: an outlet called like a time.
      if (!name && timex_[i] && quoted_from(i)) name = known_organization(i);
      if (name) {
        out.push_back(*name);
        i = name->end;
        continue;
      }
      ++i;
      continue;
    }
    if (const auto title = title_at(i)) pending.push_back(*title);
    // No name begins inside the words of a title: `المتحدث باسم`.
    if (const lexicon::Hit* words = best(i, Kind::kTitle); words != nullptr)
      inside_title = std::max(inside_title, words->end);
    std::optional<Mention> found;
    const auto offer = [&](std::optional<Mention> m) {
      if (!m) return;
      if (!found || m->end > found->end || (m->end == found->end && m->score > found->score))
        found = m;
    };
    offer(known_person(i));
    const Title* promised = nullptr;
    for (const Title& t : pending)
      if (t.name == i && (promised == nullptr || t.begin < promised->begin)) promised = &t;
    if (promised != nullptr) offer(titled_person(*promised));
    offer(organization(i));
    offer(location(i));
    offer(outlet(i));
    // … unless it is a name too; not of what is said in several words: `وولي العهد`.
    const lexicon::Hit* words = best(i, Kind::kTitle);
    if (!found && (i >= inside_title || (words != nullptr && words->end == i + 1)))
      offer(free_person(i));
    if (!found) {
      ++i;
      continue;
    }
    if (promised != nullptr && found->type == EntityType::kPerson) {
      found->phrase_begin = promised->begin;
      found->phrase_lead = promised->lead;
      // Another state than the known person's: a namesake.
      if (found->sure && promised->country != kNoCountry && !promised->honorific &&
          promised->country != found->country && !promised->sectors.empty() &&
          promised->country < m_.is_state.size() && m_.is_state[promised->country] &&
          found->country < m_.is_state.size() && m_.is_state[found->country]) {
        found->sure = false;
        found->english = found->id = {};
        found->person = kNoPerson;
      }
      if (!found->sure || found->country == kNoCountry) {
        if (promised->country != kNoCountry) found->country = promised->country;
        if (!promised->sectors.empty()) found->sectors = promised->sectors;
      }
    }
    if (found->type == EntityType::kPerson) {
      if (promised == nullptr)
        read_before(*found, found->begin, false);
      else if (promised->rank || promised->honorific || promised->sectors.empty())
        read_before(*found, promised->begin, promised->rank);
      if (promised != nullptr && promised->of_body) read_antecedent(*found);
      // `رئيس لجنة الصحة النيابية كذا`: the body right before the name says whose head it is.
      if (promised != nullptr && last_ && last_->type == EntityType::kOrganization &&
          !found->sure && last_->end == found->begin && last_->begin > promised->begin &&
          !last_->sectors.empty() && found->sectors != "LEG")
        found->sectors = last_->sectors;
      // A form of address says less than an office after the name.
      const std::string_view address =
          promised != nullptr && promised->honorific ? found->sectors : std::string_view{};
      if (!address.empty() && !found->sure) found->sectors = {};
      read_apposition(*found);
      if (!address.empty() && found->sectors.empty()) found->sectors = address;
      read_nationality(*found);
      read_byline(*found);
    }
    i = std::max(found->end, i + 1);
    out.push_back(*found);
    last_ = found;
  }
  add_tagged(out);
  so_far_ = nullptr;
  second_pass(out);
  settle_codes(out);
  return out;
}

void Scan::tag_sentences() {
  if (!m_.tagger.on()) return;
  tagged_.reserve(n_);
  std::vector<Evidence> evidence;
  gather_evidence(m_, hits_, n_, evidence);
  std::vector<std::string_view> words;
  std::vector<std::uint32_t> which(n_);
  words.reserve(n_);
  for (std::uint32_t i = 0; i < n_; ++i) {
    const bool fresh = hits_.same[i] == i;
    which[i] = fresh ? static_cast<std::uint32_t>(words.size()) : which[hits_.same[i]];
    if (fresh) words.push_back(form(i));
  }
  std::vector<Form> distinct;
  m_.tagger.forms_of(words, m_.words, distinct);
  std::vector<const Form*> forms(n_);
  for (std::uint32_t i = 0; i < n_; ++i) forms[i] = &distinct[which[i]];
  std::vector<Tagged> out;
  Tagger::Scratch scratch;
  for (const Sentence& s : tokens_.sentences) {
    const std::size_t length = s.token_end - s.token_begin;
    m_.tagger.tag(std::span<const Form* const>(forms).subspan(s.token_begin, length),
                  std::span<const Evidence>(evidence).subspan(s.token_begin, length), scratch, out);
    tagged_.insert(tagged_.end(), out.begin(), out.end());
  }
  tagged_.resize(n_);
}

/// Bytes of a particle before a name no row knows: where the word is known only without it, or an
/// article follows it.
std::uint8_t Scan::particle_before(std::uint32_t i) const {
  const std::string_view f = form(i);
  if (f.size() < 8) return 0;
  const std::string_view first = f.substr(0, 2);
  if (first != kWaw && first != kFa && first != kBa && first != kLam && first != kKaf) return 0;
  const std::string_view stem = f.substr(2);
  if (stem.starts_with(kArticle) && stem.size() > 6) return 2;
  for (const lexicon::Hit& hit : hits_.at(i))
    if (hit.lead == 0 && hit.trail == 0 && hit.end == i + 1) return 0;
  const auto known = [&](std::string_view word) {
    const WordFacts facts = m_.words.find(hash64(word));
    return facts.name != 0 || facts.cluster != 0;
  };
  return !known(f) && known(stem) ? std::uint8_t{2} : std::uint8_t{0};
}

bool Scan::add_tagged(std::vector<Mention>& mentions) const {
  if (tagged_.empty()) return false;
  std::vector<Mention> more;
  bool changed = false;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < n_; ++i) {
    while (next < mentions.size() && mentions[next].end <= i) ++next;
    if (next < mentions.size() && mentions[next].begin <= i) {
      Mention& m = mentions[next];
      // … or only its beginning.
      if (m.type == EntityType::kPerson && !m.sure && m.end - m.begin < 5) {
        const std::uint32_t end =
            tagged_rest(m.end, next + 1 < mentions.size() ? mentions[next + 1].begin : n_);
        if (end > m.end) {
          if (m.phrase_end == m.end) m.phrase_end = end;
          m.name_begin = end - 1;
          m.end = end;
          changed = true;
        }
      }
      i = m.end - 1;
      continue;
    }
    const std::uint32_t limit = next < mentions.size() ? mentions[next].begin : n_;
    // The rules may see only the end of a person's name.
    if (next < mentions.size() && limit - i <= 3 && tagged_[i].tag == Tag::kBeginPerson &&
        mentions[next].type == EntityType::kPerson && mentions[next].lead == 0 &&
        tagged_[limit].tag == Tag::kInPerson && continues(limit) && !timex_[i] && is_word(i) &&
        particle_before(i) == 0 && tagged_[i].person >= kSurerPerson && person_word(i, true) &&
        tagged_rest(i + 1, limit) == limit) {
      Mention& m = mentions[next];
      // A longer name than the row gives: another person.
      if (m.sure) m.forget();
      if (m.phrase_begin == m.begin) m.phrase_begin = i;
      m.begin = i;
      if (m.sectors.empty()) read_before(m, i, false);
      changed = true;
      i = m.end - 1;
      continue;
    }
    // A place inside the name of a body: `المجلس البلدي بسبها`.
    if (const std::uint32_t end = body_around(mentions, next, i); end > i) {
      Mention& m = mentions[next];
      m.type = EntityType::kOrganization;
      m.rule = "organization.tagger";
      m.begin = m.phrase_begin = m.name_begin = i;
      m.end = m.phrase_end = end;
      m.lead = m.phrase_lead = best(i, Kind::kHead)->lead;
      m.sectors = m_.row(*best(i, Kind::kHead)).sectors;
      m.english = m.id = {};
      m.score = 0.5F;
      changed = true;
      i = end - 1;
      continue;
    }
    const std::optional<Mention> found = tagged_name(i, limit);
    if (!found) continue;
    more.push_back(*found);
    i = found->end - 1;
  }
  if (more.empty()) return changed;
  share_identity(mentions, more);
  mentions.insert(mentions.end(), more.begin(), more.end());
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  return true;
}

/// The end of a body's name that the tagger is sure of from its head at i on, with the place
/// mentions[next] inside it; 0 if there is none.
std::uint32_t Scan::body_around(const std::vector<Mention>& mentions, std::size_t next,
                                std::uint32_t i) const {
  if (next >= mentions.size() || tagged_[i].tag != Tag::kBeginOrganization || !is_word(i) ||
      timex_[i] || best(i, Kind::kHead) == nullptr)
    return 0;
  const Mention& place = mentions[next];
  if (place.type != EntityType::kLocation || place.begin > i + 6) return 0;
  std::uint32_t end = i;
  while (end < n_ && (end == i || (tagged_[end].tag == Tag::kInOrganization && continues(end))) &&
         tagged_[end].organization >= kSurerBody)
    ++end;
  if (end < place.end || (end < n_ && tagged_[end].tag == Tag::kInOrganization)) return 0;
  if (next + 1 < mentions.size() && mentions[next + 1].begin < end) return 0;
  // `جبهة مأرب`: where there is fighting.
  if (place.begin == i + 1 && end == place.end &&
      (m_.row(*best(i, Kind::kHead)).flags & kLine) != 0)
    return 0;
  return end;
}

/// A short name is the person whose longer name begins or ends with it.
void Scan::share_identity(const std::vector<Mention>& mentions, std::vector<Mention>& more) const {
  std::unordered_map<std::string_view, std::size_t> longer;
  for (std::size_t k = 0; k < mentions.size(); ++k) {
    const Mention& m = mentions[k];
    if (m.type != EntityType::kPerson || m.end - m.begin < 2) continue;
    longer.emplace(form(m.end - 1), k);
    if (m.lead == 0) longer.emplace(form(m.begin), k);
  }
  for (Mention& m : more) {
    if (m.type != EntityType::kPerson) continue;
    const auto it = longer.find(form(m.end - 1).substr(m.end - m.begin == 1 ? m.lead : 0));
    if (it == longer.end()) continue;
    const Mention& full = mentions[it->second];
    const std::uint32_t words = m.end - m.begin;
    if (full.end - full.begin <= words || (words > 1 && form(full.end - words) != form(m.begin)))
      continue;
    m.country = full.country;
    m.sectors = full.sectors;
    m.english = full.english;
    m.id = full.id;
    m.sure = full.sure;
    m.person = full.person;
    m.fallback = full.fallback;
  }
}

/// The name the tagger sees at i, if it is sure of every word of it and nothing the tables say
/// speaks against it.
std::optional<Mention> Scan::tagged_name(std::uint32_t i, std::uint32_t limit) const {
  struct Class {
    Tag begin, inside;
    EntityType type;
    const char* rule;
    float Tagged::*advantage;
    float sure;
  };
  static constexpr Class kClasses[] = {
      {Tag::kBeginPerson, Tag::kInPerson, EntityType::kPerson, "person.tagger", &Tagged::person,
       kSurePerson},
      {Tag::kBeginOrganization, Tag::kInOrganization, EntityType::kOrganization,
       "organization.tagger", &Tagged::organization, kSureBody},
      {Tag::kBeginPlace, Tag::kInPlace, EntityType::kLocation, "location.tagger", &Tagged::place,
       kSurePlace}};
  if (!is_word(i) || timex_[i]) return std::nullopt;
  const auto* const seen =
      std::find_if(std::begin(kClasses), std::end(kClasses),
                   [tag = tagged_[i].tag](const Class& c) { return c.begin == tag; });
  if (seen == std::end(kClasses)) return std::nullopt;
  Mention m;
  m.type = seen->type;
  m.rule = seen->rule;
  const bool body = m.type == EntityType::kOrganization;
  const bool person = m.type == EntityType::kPerson;
  if (person ? !person_word(i, true) : !body && common(i)) return std::nullopt;
  std::uint32_t end = i + 1;
  float margin = tagged_[i].*seen->advantage;
  while (end < limit && tagged_[end].tag == seen->inside && continues(end) &&
         (body || !common(end) || (person && person_word(end, false)) ||
          (end + 1 < limit && tagged_[end + 1].tag == seen->inside && continues(end + 1)))) {
    margin = std::min(margin, tagged_[end].*seen->advantage);
    ++end;
  }
  if (person && end < limit && word_kind(end - 1) == WordKind::kLink && continues(end)) ++end;
  // `أم` is or, too.
  if (person && word_kind(end - 1) == WordKind::kKunya) return std::nullopt;
  // The rest of the name is in another mention, or behind a mark.
  if (end < n_ && tagged_[end].tag == seen->inside) return std::nullopt;
  // A place whose governorate is told right behind needs less.
  const float wanted = m.type == EntityType::kLocation && seat_told(end)
                           ? 0.0F
                           : seen->sure + (end - i == 1 ? kAloneMore : 0);
  if (margin < wanted) return std::nullopt;
  // A definite designation is the body named before or a mere description.
  if (body && definite(i) && (may(i, Kind::kHead) || may(i, Kind::kBody) || common(i)))
    return std::nullopt;
  if (end - i == 1 && (form(i).size() < 6 || common(i) || !single_name(i, m.type)))
    return std::nullopt;
  for (std::uint32_t k = i; k < end; ++k) {
    if (person ? !person_word(k, k == i) && !(k > i && k + 1 < end && common(k))
               : !body && (flags_[k] & kVerbLike) != 0)
      return std::nullopt;
  }
  m.begin = i;
  m.end = end;
  m.lead = particle_before(i);
  m.name_begin = person ? end - 1 : i;
  m.score = 0.5F;
  m.phrase_begin = i;
  m.phrase_end = end;
  m.phrase_lead = m.lead;
  if (body) read_body(m);
  if (m.type == EntityType::kLocation) read_place(m);
  if (person) {
    read_before(m, i, false);
    read_apposition(m);
    read_nationality(m);
    read_byline(m);
  }
  return m;
}

/// The word is known from names of people.
bool Scan::named(std::uint32_t k) const {
  constexpr std::uint8_t kGivenOrFamily = 0x0F;
  return (m_.words.find(hash64(form(k))).name & kGivenOrFamily) != 0;
}

/// What the tables say of the word does not speak against a name the tagger sees: an ordinary word
/// must be known from names, and the tagger surer.
bool Scan::person_word(std::uint32_t k, bool first) const {
  const float margin = tagged_[k].person;
  if (may(k, Kind::kHead) || may(k, Kind::kBody) || (may(k, Kind::kDemonym) && !definite(k)))
    return false;
  if (margin >= kSurerPerson && named(k)) return !first || !may(k, Kind::kTitle);
  if (common(k) || may(k, Kind::kTitle) || native_shape(k)) return false;
  return (flags_[k] & kVerbLike) == 0 || margin >= kSurerPerson;
}

/// The word at `end` begins something else than the rest of the name before it: another name joined
/// to it, or an ordinary word after a family name or the name of the father.
bool Scan::after_complete(std::uint32_t end) const {
  if (const lexicon::Hit* given = best(end, Kind::kGiven); given != nullptr && given->lead > 0)
    return true;
  if (!common(end) || end < 2 || tagged_[end].person >= kSurestPerson) return false;
  const auto before = word_kind(end - 2);
  return before == WordKind::kLink || (definite(end - 1) && before != WordKind::kAbd);
}

/// First token after the words that go on a name of a person ending at `end`.
std::uint32_t Scan::tagged_rest(std::uint32_t end, std::uint32_t limit) const {
  while (end < limit && end < tagged_.size() && tagged_[end].tag == Tag::kInPerson &&
         continues(end) && tagged_[end].person >= kSurerPerson && person_word(end, false) &&
         !may(end, Kind::kDemonym) && !after_complete(end))
    ++end;
  return end;
}

/// One word alone is a name only if nothing is known of it that is no name.
bool Scan::single_name(std::uint32_t i, EntityType type) const {
  if ((flags_[i] & (kPlainKnown | kVerbLike | kSaying)) != 0) return false;
  if (may(i, Kind::kTitle) || may(i, Kind::kHead) || may(i, Kind::kType) ||
      may(i, Kind::kDemonym) || may(i, Kind::kPortfolio))
    return false;
  return type == EntityType::kLocation || !native_shape(i);
}

}  // namespace waqai::entity
