// What may follow the core of a body's name: what it is for, the body it belongs to, the person it
// is named after; its field; and outlets that only their place in the sentence tells.
#include <algorithm>

#include "entity/scan.h"
#include "entity/script.h"

namespace waqai::entity {

/// The noun at i takes feminine adjectives: a feminine ending or a sound feminine plural.
bool Scan::feminine_noun(std::uint32_t i) const {
  const std::string_view f = form(i);
  return f.ends_with(kHa) || f.ends_with(kAt);
}

/// The nationality at i, if it is one the designation can have.
const lexicon::Hit* Scan::designated(std::uint32_t i, bool feminine, const Row& row) const {
  const lexicon::Hit* n = nationality(i, feminine);
  if (n == nullptr) return nullptr;
  const Country c = m_.row(*n).country;
  if ((row.flags & kNational) != 0 && (c >= m_.is_state.size() || !m_.is_state[c])) return nullptr;
  if ((row.flags & kMasculine) != 0 && form(i).ends_with(kHa)) return nullptr;
  return n;
}

/// A definite word at i is an attribute that agrees with a feminine or masculine noun.
bool Scan::attribute_of(std::uint32_t i, bool feminine) const {
  if (!definite(i)) return false;
  const std::string_view f = form(i);
  const bool listed = word_kind(i) == WordKind::kAttribute;
  if (feminine) return f.ends_with(kHa) || f.ends_with(kAlef) || listed;
  return !f.ends_with(kHa) && (f.ends_with(kYa) || listed);
}

/// A noun without article, particle or the look of a name: nouns of occupation and things in the
/// plural.
bool Scan::native_noun(std::uint32_t i) const {
  if (may(i, Kind::kGiven) || may(i, Kind::kPerson) || may(i, Kind::kState) ||
      may(i, Kind::kPlace) || may(i, Kind::kTitle) || may(i, Kind::kHead))
    return false;
  const std::string_view f = form(i);
  if (f.starts_with(kLam) || f.starts_with(kBaAl) || f.starts_with(kWaAl)) return false;
  return common(i) || native_shape(i) || f.size() >= 8;
}

/// `للتسويق`, `لإنتاج الأسمدة`, and what is joined to it.
void Scan::extend_with_purpose(Mention& m) const {
  std::uint32_t p = m.end;
  if (!continues(p)) return;
  if (form(p).starts_with(kLil) && form(p).size() > 8) {
    ++p;
  } else if (form(p).starts_with(kLam) && form(p).size() > 8 && continues(p + 1) &&
             definite(p + 1) && !may(p, Kind::kState) && !may(p, Kind::kPlace) &&
             !may(p, Kind::kGiven)) {
    p += 2;
  } else {
    return;
  }
  for (int more = 0; more < 4 && continues(p); ++more) {
    const std::string_view f = form(p);
    const bool joined = f.starts_with(kWaAl) && f.size() > 8 && !may(p, Kind::kState) &&
                        !may(p, Kind::kHead) && !may(p, Kind::kBody) && !may(p, Kind::kPlace);
    const bool attribute = definite(p) && (attribute_of(p, true) || attribute_of(p, false)) &&
                           nationality(p, false) == nullptr;
    if (!joined && !attribute) break;
    ++p;
  }
  m.end = p;
}

/// `in`, `at` or an attached ba before the state or, if `any_place`, any place: one name with its
/// seat.
void Scan::extend_with_place(Mention& m, bool any_place) const {
  std::uint32_t p = m.end;
  if (!continues(p)) return;
  std::uint32_t at = p;
  bool ba = false;
  if (word_kind(p) == WordKind::kIn) {
    at = p + 1;
    if (!continues(at)) return;
  } else if (attached_ba(p)) {
    ba = true;
  } else {
    return;
  }
  const auto good = [&](const lexicon::Hit* h) {
    if (h == nullptr) return false;
    if (ba ? (h->proclitics & text::kBa) == 0 : h->lead != 0) return false;
    return true;
  };
  if (const lexicon::Hit* s = best(at, Kind::kState); good(s)) {
    const Country c = m_.row(*s).country;
    if (any_place || m.country == c || m.country == kNoCountry) {
      m.end = s->end;
      if (m.country == kNoCountry) m.country = c;
    }
    return;
  }
  if (!any_place) return;
  if (const lexicon::Hit* type = best(at, Kind::kType);
      good(type) && !m_.row(*type).keep && continues(type->end)) {
    const auto loc = choose_place(type->end, true);
    if (loc != nullptr && loc->lead == 0) {
      m.end = loc->end;
      if (m.country == kNoCountry) m.country = m_.row(*loc).country;
      return;
    }
  }
  if (const lexicon::Hit* loc = choose_place(at, true); good(loc)) {
    m.end = loc->end;
    if (m.country == kNoCountry) m.country = m_.row(*loc).country;
  }
}

/// The club, firm or paper whose name fills the tokens behind a particle of `lead` bytes: of
/// several a firm in news of business, and the one whose country the report speaks of.
const lexicon::Hit* Scan::brand(std::uint32_t begin, std::uint32_t end, std::uint8_t lead) const {
  constexpr double kFitting = 1000;
  const lexicon::Hit* chosen = nullptr;
  double most = -1;
  for (const lexicon::Hit& h : hits_.at(begin)) {
    if (m_.kind(h) != Kind::kBrand || h.end != end || h.trail != 0 || h.lead != lead) continue;
    const Row& row = m_.row(h);
    const double w = weight_of(row.country) + ((row.sub == 1) == of_business() ? kFitting : 0);
    if (w > most) {
      most = w;
      chosen = &h;
    }
  }
  return chosen;
}

/// First token after the words from p on that the tagger takes for a body's; 0 if there are none.
std::uint32_t Scan::tagged_body_end(std::uint32_t p) const {
  constexpr std::uint32_t kOwnName = bit(Kind::kTitle) | bit(Kind::kHead) | bit(Kind::kBody) |
                                     bit(Kind::kState) | bit(Kind::kPerson);
  std::uint32_t end =
      tagged_end(p, 4, Tag::kBeginOrganization, Tag::kInOrganization, [this, p](std::uint32_t k) {
        return (mask_[k] & kOwnName) == 0 && (k > p || !(common(k) || may(k, Kind::kGiven))) &&
               nationality(k, false) == nullptr;
      });
  while (end > p && common(end - 1) && !definite(end - 1)) --end;
  return end > p && form(p).size() >= 6 ? end : 0;
}

/// The body a part belongs to: `المكتب السياسي لحركة كذا`, `البعثة البحرية للاتحاد كذا`.
void Scan::attach_parent(Mention& m, int depth) const {
  if (m.end - m.begin < 2 || !continues(m.end)) return;
  // `التابعة لوزارة كذا`
  const bool told = word_kind(m.end) == WordKind::kBelonging;
  const std::uint32_t p = told ? m.end + 1 : m.end;
  if (!continues(p) || !form(p).starts_with(kLam)) return;
  for (const lexicon::Hit& h : hits_.at(p)) {
    const Kind k = m_.kind(h);
    if ((h.proclitics & text::kLam) == 0 || (h.proclitics & text::kWaw) != 0) continue;
    std::string_view sectors;
    Country country = kNoCountry;
    if (k == Kind::kOrganization) {
      const Row& row = m_.row(h);
      if ((row.flags & kGated) != 0 && h.end == h.begin + 1) continue;
      m.end = h.end;
      if ((row.flags & kGeneric) == 0) country = row.country;
      sectors = row.sectors;
    } else if (k == Kind::kBody) {
      m.end = h.end;
      m.sectors = m_.row(h).sectors;
    } else if (k == Kind::kHead && static_cast<HeadKind>(m_.row(h).sub) != HeadKind::kCompany) {
      const auto parent = headed(p, h, depth + 1);
      if (!parent || parent->begin != p) continue;
      m.end = parent->end;
      country = parent->country;
      sectors = parent->sectors;
    } else {
      continue;
    }
    if (country != kNoCountry && m.country == kNoCountry) {
      m.country = country;
      m.sure = true;
    }
    // A committee or office is what the body is.
    if (m.sectors == "GOV" && !sectors.empty() && !sectors.starts_with("GOV")) m.sectors = sectors;
    if (const lexicon::Hit* n = nationality(m.end, false);
        n != nullptr && (m_.row(*n).flags & kWeak) == 0) {
      m.country = m_.row(*n).country;
      m.sure = true;
      ++m.end;
    }
    extend_with_place(m, true);
    return;
  }
}

/// Words inside the name that tell the body's field.
bool Scan::read_topic(Mention& m) const {
  const bool state = m.sectors == "GOV", society = m.sectors == "CVL", armed = m.sectors == "MIL";
  bool told = false;
  if (!state && !society && !armed) return told;
  for (std::uint32_t i = m.begin; i < m.end; ++i)
    for (const lexicon::Hit& h : hits_.at(i)) {
      if (m_.kind(h) != Kind::kTopic || h.end > m.end) continue;
      const Model::Impl::Topic& topic = m_.topics[h.entry.row];
      if (armed && topic.of_state != "COP") continue;
      m.sectors = society ? topic.of_society : topic.of_state;
      told = true;
      // the longest: `الدفاع المدني` is no matter of defence
      break;
    }
  return told;
}

/// The code of a body only the tagger saw: its row, though nothing else said that the words are a
/// name; the noun it begins with or that stands before it; a nationality behind it.
void Scan::read_body(Mention& m) const {
  const auto known = [&](std::uint32_t i) {
    if (i >= n_) return false;
    const lexicon::Hit* chosen = nullptr;
    for (const lexicon::Hit& h : hits_.at(i))
      if (m_.kind(h) == Kind::kOrganization && h.end == m.end && h.trail == 0 &&
          ((m_.row(h).flags & (kInQuotes | kTold)) == 0 || quoted_from(m.begin)) &&
          (chosen == nullptr || weight_of(m_.row(h).country) > weight_of(m_.row(*chosen).country)))
        chosen = &h;
    if (chosen == nullptr) return false;
    m.take(m_.row(*chosen));
    if ((m_.row(*chosen).flags & kGeneric) != 0) m.country = kNoCountry;
    return true;
  };
  if (known(m.begin)) return;
  if (const lexicon::Hit* known_brand = brand(m.begin, m.end, m.lead); known_brand != nullptr) {
    static constexpr std::string_view kSectors[] = {"CVL", "BUS", "MED"};
    const Row& row = m_.row(*known_brand);
    m.sectors = kSectors[row.sub < 3 ? row.sub : 0];
    m.country = row.country;
    return;
  }
  const auto head = [&](std::uint32_t i, std::uint32_t end) {
    for (const lexicon::Hit& h : hits_.at(i))
      if (m_.kind(h) == Kind::kHead && h.end <= end && h.trail == 0) {
        m.sectors = m_.row(h).sectors;
        return true;
      }
    return false;
  };
  std::uint32_t before = m.begin;
  if (before > 0 && quoted_from(m.begin)) --before;
  if (!head(m.begin, m.end) && before > 0 && is_word(before - 1)) head(before - 1, before);
  std::uint32_t after = m.end;
  if (after < n_ && tokens_[after].kind == text::TokenKind::kPunct &&
      text::is_close_quote(tokens_[after].punct))
    ++after;
  if (is_word(after) && tokens_[after].sentence == tokens_[m.begin].sentence)
    for (const lexicon::Hit& h : hits_.at(after))
      if (m_.kind(h) == Kind::kDemonym && h.trail == 0 &&
          (m_.row(h).flags & (kWeak | kDoubtful)) == 0 && m.country == kNoCountry)
        m.country = m_.row(h).country;
  if (m.sectors.empty() && of_business()) m.sectors = "BUS";
  read_topic(m);
}

/// A centre, school or bank of a person: `مركز الملك كذا للبحوث`, `معهد كذا`.
std::optional<Mention> Scan::named_after(std::uint32_t i, const lexicon::Hit& head) const {
  const Row& row = m_.row(head);
  const auto kind = static_cast<HeadKind>(row.sub);
  if (kind != HeadKind::kNgo && kind != HeadKind::kSchool && kind != HeadKind::kHospital)
    return std::nullopt;
  std::uint32_t p = head.end;
  if (!continues(p) || definite(head.end - 1) || particle_and_article(form(head.end - 1)))
    return std::nullopt;
  const lexicon::Hit* title = best(p, Kind::kTitle);
  const bool titled = title != nullptr && title->lead == 0 && definite(title->end - 1);
  if (titled) p = title->end;
  if (!continues(p)) return std::nullopt;
  const lexicon::Hit* known = best(p, Kind::kPerson);
  if (known == nullptr) known = best(p, Kind::kSurname);
  std::uint32_t end = 0;
  if (known != nullptr && known->lead == 0) {
    end = known->end;
  } else if (titled || may(p, Kind::kGiven)) {
    const Run run = name_run(p, titled);
    if (run.words == 0 || (!titled && run.words < 2) || (!titled && run.given < 2 && !run.linked))
      return std::nullopt;
    end = run.end;
    // `مستشفى الملك كذا`: a ruler is called by one name; what follows it is another's.
    if (titled && run.words > 1 && !run.linked && may(p, Kind::kGiven) &&
        (m_.row(*title).flags & kRuler) != 0)
      end = p + 1;
  }
  if (end == 0) return std::nullopt;
  Mention m;
  m.begin = i;
  m.end = end;
  m.lead = head.lead;
  m.type = EntityType::kOrganization;
  m.sectors = row.sectors;
  m.rule = "organization.named_after";
  m.score = 1.5F;
  m.phrase_begin = i;
  m.phrase_lead = m.lead;
  if (continues(m.end) && word_kind(m.end) == WordKind::kTail) ++m.end;
  extend_with_purpose(m);
  if (kind == HeadKind::kHospital || kind == HeadKind::kSchool) extend_with_place(m, true);
  read_topic(m);
  m.phrase_end = m.end;
  return m;
}

/// The line of token i is the head of the report or of a part: a place and what divides it from
/// what follows. Gives the token after the place, or 0.
std::uint32_t Scan::after_dateline_place(std::uint32_t line) const {
  if (!line_start(line) || line == 0) return 0;
  const lexicon::Hit* place = best(line, Kind::kPlace);
  if (place == nullptr) place = best(line, Kind::kState);
  if (place == nullptr) place = best(line, Kind::kGeoname);
  if (place == nullptr || place->lead > 0 || place->end >= n_ || tokens_[place->end].line_before ||
      tokens_[place->end].kind != text::TokenKind::kPunct)
    return 0;
  const char32_t c = tokens_[place->end].punct;
  return c == '-' || c == 0x2013 || c == 0x2014 || c == ':' || c == '/' || c == '(' || c == 0x60C
             ? place->end + 1
             : 0;
}

/// An outlet no table knows: behind the place at the head of the report, in brackets or quotation
/// marks or before the end of the line; or in quotation marks as the one something was told to.
std::optional<Mention> Scan::outlet(std::uint32_t i) const {
  if (!is_word(i) || i < 2 || may(i, Kind::kPerson) || may(i, Kind::kState)) return std::nullopt;
  std::uint32_t close = i;
  while (close < n_ && close < i + 4 && is_word(close) &&
         (close == i || !tokens_[close].line_before))
    ++close;
  if (close == i || tokens_[i].line_before) return std::nullopt;
  const bool ends_line = close >= n_ || tokens_[close].line_before;
  if (!ends_line && tokens_[close].kind != text::TokenKind::kPunct) return std::nullopt;
  std::uint32_t line = i;
  while (line > 0 && line + 6 > i && !line_start(line)) --line;
  const std::uint32_t after = after_dateline_place(line);
  bool good = false;
  if (after != 0 && (after == i || (after + 1 == i && quoted_from(i)))) {
    const char32_t next = ends_line ? 0 : tokens_[close].punct;
    const bool divided = !ends_line && close + 1 < n_ &&
                         (next == '-' || next == 0x2013 || next == 0x2014 || next == ':' ||
                          (quoted_from(i) && (next == ')' || text::is_close_quote(next))));
    good = (divided || (ends_line && (quoted_from(i) || tokens_.is_punct(after - 1, '/')))) &&
           !may(i, Kind::kGiven);
  } else if (quoted_from(i) && !ends_line && tokens_[i - 1].punct != '(' &&
             text::is_close_quote(tokens_[close].punct) && i >= 3 && is_word(i - 2) &&
             form(i - 2) == kLam) {
    for (std::uint32_t k = i - 2; k-- > 0 && k + 12 > i && !good;) {
      if (tokens_[k].sentence != tokens_[i].sentence) break;
      good = (flags_[k] & kSaying) != 0 || telling(k);
    }
  }
  if (!good) return std::nullopt;
  Mention m;
  m.begin = i;
  m.end = close;
  m.type = EntityType::kOrganization;
  m.sectors = "MED";
  m.rule = "organization.outlet";
  m.score = 0.5F;
  m.phrase_begin = i;
  m.phrase_end = close;
  return m;
}

/// A noun of telling, with or without particles.
bool Scan::telling(std::uint32_t i) const {
  for (const lexicon::Hit& h : hits_.at(i))
    if (m_.kind(h) == Kind::kNameWord &&
        m_.row(h).sub == static_cast<std::uint8_t>(WordKind::kTelling))
      return true;
  return false;
}

}  // namespace waqai::entity
