// Organisations: public bodies composed of a designation and a nationality or state; ministries by
// their portfolio; and bodies that begin with a head noun (committee, authority, court, company,
// party, newspaper) and run over the nouns and adjectives that depend on it.
#include <algorithm>

#include "entity/scan.h"
#include "entity/script.h"

namespace waqai::entity {
namespace {

constexpr const char* kBodyRule = "organization.body";

bool ends_feminine(std::string_view f) {
  return f.size() > 2 && f.substr(f.size() - 2) == "\xD9\x87";
}
// Ends like an adjective: relative ya or a feminine ending.
bool attribute_shape(std::string_view f) {
  if (f.size() < 6) return false;
  const std::string_view last = f.substr(f.size() - 2);
  return last == "\xD9\x8A" || last == "\xD9\x87" || last == "\xD8\xA7";
}

}  // namespace

std::optional<Mention> Scan::ministry(std::uint32_t i, const lexicon::Hit& head) const {
  std::uint32_t p = head.end;
  if (!continues(p)) return std::nullopt;
  const lexicon::Hit* portfolio = best(p, Kind::kPortfolio);
  if (portfolio == nullptr || portfolio->lead > 0) return std::nullopt;
  Mention m;
  m.begin = i;
  m.lead = head.lead;
  m.type = EntityType::kOrganization;
  m.sectors = m_.row(*portfolio).sectors;
  m.end = portfolio->end;
  m.rule = "organization.ministry";
  m.score = 2;
  // Further portfolios with waw.
  while (continues(m.end)) {
    const lexicon::Hit* more = nullptr;
    for (const lexicon::Hit& h : hits_.at(m.end))
      if (m_.kind(h) == Kind::kPortfolio && h.proclitics == text::kWaw && definite(h.end - 1)) {
        more = &h;
        break;
      }
    if (more == nullptr) break;
    m.end = more->end;
  }
  if (const lexicon::Hit* n = nationality(m.end, false)) {
    m.country = m_.row(*n).country;
    m.sure = true;
    ++m.end;
  }
  m.phrase_begin = i;
  m.phrase_lead = m.lead;
  m.phrase_end = m.end;
  return m;
}

std::optional<Mention> Scan::body(std::uint32_t i) const {
  if (!may(i, Kind::kBody)) return std::nullopt;
  std::optional<Mention> found;
  for (const lexicon::Hit& hit : hits_.at(i)) {
    if (m_.kind(hit) != Kind::kBody) continue;
    if ((hit.proclitics & (text::kSin | text::kKaf)) != 0) continue;
    if (found && hit.end < found->end) break;
    const Row& row = m_.row(hit);
    const auto need = static_cast<Need>(row.sub);
    Mention m;
    m.begin = i;
    m.end = hit.end;
    m.lead = hit.lead;
    m.type = EntityType::kOrganization;
    m.sectors = row.sectors;
    m.rule = kBodyRule;
    m.score = 2;
    bool good = need == Need::kAlone;
    std::uint32_t p = hit.end;
    // Of two nouns the adjective may be the second's: `قوات الأمن التونسي`.
    const bool feminine =
        need == Need::kFeminineNationality ||
        (need == Need::kNationality && feminine_noun(i) && feminine_noun(hit.end - 1));
    // `حكومة المملكة العربية السعودية`: the state's name begins here.
    const bool of_state = need == Need::kState && best(p, Kind::kState) != nullptr;
    // A definite attribute may stand before the nationality.
    const lexicon::Hit* n = of_state ? nullptr : designated(p, feminine, row);
    if (n == nullptr && !of_state && continues(p) && definite(p) && !may(p, Kind::kHead) &&
        need != Need::kFeminineNationality && (row.flags & kClose) == 0 && !may(p, Kind::kTitle) &&
        (!may(p, Kind::kGiven) || may(p, Kind::kDemonym))) {
      n = designated(p + 1, feminine && feminine_noun(p), row);
      if (n != nullptr) ++p;
    }
    // `وزيرة الخارجية النرويجية`: the adjective is the minister's.
    if (need == Need::kFeminineNationality && i > 0 && continues(i) && may(i - 1, Kind::kTitle) &&
        ends_feminine(form(i - 1)))
      continue;
    if (n != nullptr) {
      const Row& d = m_.row(*n);
      if ((d.flags & kWeak) == 0 || m_.countries[d.country] == "IGO") {
        m.country = d.country;
        m.end = p + 1;
        m.sure = true;
        good = true;
        if (continues(m.end) && word_kind(m.end) == WordKind::kTail) ++m.end;
        // A second adjective: `السلطات المصرية`, `القوات البحرية الملكية`; not taken unless a
        // nationality.
        if (row.id.substr(0, 7) == "embassy")
          extend_with_place(m, true);
        else
          extend_with_place(m, false);
      }
    } else if (need == Need::kFeminineNationality && line_start(i) &&
               tokens_.is_punct(hit.end, ':')) {
      // `الصحة: …` at the head of a title
      good = true;
    } else if (row.id == "coast_guard") {
      extend_with_place(m, true);
      good = m.end > hit.end;
    } else if (need == Need::kState || need == Need::kNationality) {
      if (need == Need::kState && continues(hit.end)) {
        const lexicon::Hit* s = country_name(hit.end);
        // `شرطة مدينة كذا`
        if (const lexicon::Hit* type = best(hit.end, Kind::kType);
            s == nullptr && type != nullptr && type->lead == 0 && !m_.row(*type).keep &&
            continues(type->end))
          s = choose_place(type->end, true);
        if (s != nullptr && s->lead == 0) {
          m.country = m_.row(*s).country;
          m.end = s->end;
          m.sure = true;
          good = true;
          if (row.id.substr(0, 7) == "embassy") extend_with_place(m, true);
        }
      }
    } else if (good) {
      extend_with_place(m, row.id == "electoral" || row.sectors == "COP" || row.sectors == "JUD" ||
                               row.id == "civil_defence");
      if (m.end == hit.end && row.sectors == "JUD" && continues(m.end) && attached_ba(m.end)) {
        if (const lexicon::Hit* h = best(m.end, Kind::kHead);
            h != nullptr && (h->proclitics & text::kBa) != 0) {
          const auto parent = headed(m.end, *h);
          if (parent && parent->begin == m.end) m.end = parent->end;
        }
      }
      if (m.end > hit.end) m.sure = m.country != kNoCountry;
    }
    if (!good) continue;
    if (row.id == "authorities") read_topic(m);
    m.phrase_begin = i;
    m.phrase_lead = m.lead;
    m.phrase_end = m.end;
    if (!found || m.end > found->end) found = m;
  }
  return found;
}

/// End of what depends on a head noun that ends before i; i itself if nothing does. Fills the
/// country of a nationality or place met on the way.
std::uint32_t Scan::complement(std::uint32_t i, bool definite_head, Country* country) const {
  std::uint32_t end = i, p = i;
  bool pending = false;  // an indefinite noun waits for what it is of
  bool closed = false;   // a nationality was met: only what the body is for may follow
  bool of_head = true;   // attributes are those of the head
  const bool feminine = i > 0 && ends_feminine(form(i - 1));
  int words = 0;
  while (words < 9 && continues(p) && !quoted_from(p) && word_kind(p) != WordKind::kStop) {
    const std::string_view f = form(p);
    if (word_kind(p) == WordKind::kBelonging || (closed && !f.starts_with(kLam))) break;
    if (const lexicon::Hit* n = nationality(p, false)) {
      // A nationality alone does not depend on an indefinite head: `بقيادة الأرجنتيني`.
      if (pending || (words == 0 && !definite_head)) break;
      if (definite_head && of_head && words == 0 && ends_feminine(f) != feminine) break;
      if ((m_.row(*n).flags & kWeak) == 0) *country = m_.row(*n).country;
      end = ++p;
      if ((m_.row(*n).flags & kWeak) == 0) {
        if (!definite_head) break;
        closed = true;
      }
      ++words;
      continue;
    }
    if (best(p, Kind::kTitle) != nullptr && best(p, Kind::kTitle)->lead == 0 && words > 0) break;
    if (best(p, Kind::kPerson) != nullptr) break;
    const lexicon::Hit* given = best(p, Kind::kGiven);
    if (given != nullptr && given->lead == 0 && (m_.row(*given).flags & kCommonName) == 0 &&
        words > 0 && !pending)
      break;
    if (f.starts_with(kLil) && f.size() > 8) {  // lil-
      if (pending || (words == 0 && !definite_head)) break;
      end = ++p;
      ++words;
      of_head = closed = false;
      continue;
    }
    if (word_kind(p) == WordKind::kCharged && continues(p + 1) && continues(p + 2)) {
      // `المكلفة بمتابعة كذا`: its task belongs to the name.
      p += 2;
      words += 2;
      pending = true;
      continue;
    }
    if (definite(p)) {
      // After a definite head only its attributes follow, no further noun; after the noun that
      // completes another head no ordinary noun.
      if (definite_head && !pending &&
          !(of_head ? attribute_of(p, feminine)
                    : attribute_shape(f) || word_kind(p) == WordKind::kAttribute))
        break;
      if (!definite_head && !pending && words > 0 && common(p) && !attribute_shape(f) &&
          word_kind(p) != WordKind::kAttribute)
        break;
      // `تيار الإصلاح الحكومة`: a noun in its own right.
      if (!definite_head && !pending && words > 0 && f.ends_with(kHa) && !f.ends_with(kYaHa) &&
          word_kind(p) != WordKind::kAttribute && (may(p, Kind::kType) || may(p, Kind::kBody)))
        break;
      end = ++p;
      ++words;
      pending = false;
      continue;
    }
    if (f.starts_with(kWaAl) && f.size() > 8 && words > 0 && !pending) {
      // Another noun joined to the last: taken if it is no verb or head of its own.
      if (best(p, Kind::kHead) != nullptr || best(p, Kind::kBody) != nullptr ||
          best(p, Kind::kState) != nullptr || best(p, Kind::kPlace) != nullptr)
        break;
      end = ++p;
      ++words;
      continue;
    }
    if (const lexicon::Hit* s = country_name(p); s != nullptr && s->lead == 0) {
      *country = m_.row(*s).country;
      end = s->end;
      p = end;
      ++words;
      pending = false;
      break;
    }
    // `التنسيقية الوطنية لأساتذة التعليم`
    if (definite_head && words > 0 && !pending && f.starts_with(kLam) && f.size() > 8 &&
        continues(p + 1) && definite(p + 1) && !may(p, Kind::kState) && !may(p, Kind::kPlace)) {
      pending = true;
      of_head = closed = false;
      ++p;
      ++words;
      continue;
    }
    // `اتحاد عمال مؤسسات المياه`: two indefinite nouns before the definite one.
    if (!definite_head && words == 0 && !pending && continues(p + 1) && continues(p + 2) &&
        definite(p + 2) && !definite(p + 1) && !word_kind(p).has_value() &&
        !word_kind(p + 1).has_value() &&
        ((flags_[p] | flags_[p + 1]) & (kVerbLike | kSaying)) == 0 && native_noun(p) &&
        native_noun(p + 1)) {
      pending = true;
      p += 2;
      words += 2;
      continue;
    }
    if (common(p) || (flags_[p] & kVerbLike) != 0) {
      if (word_kind(p) == WordKind::kOver && words > 0 && continues(p + 1) && definite(p + 1)) {
        p += 2;
        end = p;
        ++words;
        continue;
      }
      // An ordinary indefinite noun right before a definite one: `مكافحة الفساد`.
      if (words < 4 && !pending && continues(p + 1) &&
          (definite(p + 1) || may(p + 1, Kind::kPlace) || may(p + 1, Kind::kGeoname)) &&
          !may(p + 1, Kind::kState) &&
          (words == 0 || (f.starts_with(kWaw) && !may(p, Kind::kHead) &&
                          !may(p, Kind::kOrganization) && !preposition_behind_waw(p))) &&
          word_kind(p) == std::nullopt && (flags_[p] & kVerbLike) == 0 &&
          nationality(p + 1, false) == nullptr) {
        pending = true;
        ++p;
        ++words;
        continue;
      }
      break;
    }
    if (word_kind(p).has_value()) break;
    // A person after a complete name: `المؤسسة العامة للمياه سالم كذا`.
    if (words > 0 && definite(p - 1) && may(p, Kind::kGiven)) break;
    // An unknown indefinite noun: `هيئة تحرير الشام`, `لجنة متابعة الأزمة`; not after the article.
    if ((!definite_head || pending || (f.starts_with(kLam) && words > 0)) && continues(p + 1) &&
        (definite(p + 1) || country_name(p + 1) != nullptr)) {
      pending = true;
      ++p;
      ++words;
      continue;
    }
    break;
  }
  return end;
}

std::optional<Mention> Scan::headed(std::uint32_t i, const lexicon::Hit& head, int depth) const {
  constexpr int kDeepest = 3;  // parents of parents
  if (depth > kDeepest) return std::nullopt;
  const Row& row = m_.row(head);
  const auto kind = static_cast<HeadKind>(row.sub);
  if (kind == HeadKind::kMinistry) return ministry(i, head);
  std::uint32_t p = head.end;
  if (p >= n_) return std::nullopt;
  const bool definite_head = definite(head.end - 1) || form(i).starts_with(kLil);
  Mention m;
  m.begin = i;
  m.lead = head.lead;
  m.type = EntityType::kOrganization;
  m.sectors = row.sectors;
  m.rule = "organization.head";
  m.score = 1;
  m.phrase_begin = i;
  m.phrase_lead = m.lead;
  // A name in quotation marks.
  if (tokens_[p].kind == text::TokenKind::kPunct && text::is_open_quote(tokens_[p].punct) &&
      !tokens_[p].line_before && tokens_[p].space_before) {
    const std::uint32_t close = quote_end(p);
    if (close > p + 2 && may(p + 1, Kind::kOrganization)) return std::nullopt;
    if (close > p + 1 && close <= p + 7) {
      if (kind == HeadKind::kCommittee || kind == HeadKind::kAgency || kind == HeadKind::kCourt ||
          kind == HeadKind::kMilitary || (kind == HeadKind::kNgo && definite_head))
        return std::nullopt;
      // `الحزب «بخير»`: what is said of the body meant.
      if (definite_head &&
          (common(p + 1) || attached_ba(p + 1) || (flags_[p + 1] & (kVerbLike | kSaying)) != 0 ||
           word_kind(p + 1).has_value()))
        return std::nullopt;
      if (row.keep && kind != HeadKind::kFront && kind != HeadKind::kNgo) {
        m.end = close + 1;
        m.phrase_end = m.end;
        return std::nullopt;
      }
      m.begin = p + 1;
      m.end = close;
      m.lead = 0;
      m.rule = "organization.quoted";
      m.score = 2;
      m.phrase_end = close + 1;
      if (const lexicon::Hit* n = nationality(close + 1, false);
          n != nullptr && (m_.row(*n).flags & kWeak) == 0) {
        m.country = m_.row(*n).country;
        m.sure = true;
      }
      return m;
    }
    return std::nullopt;
  }
  if (!continues(p)) return std::nullopt;
  Country country = kNoCountry;
  // `مديرية نهم`, `في بلدية كذا`: a unit of administration with the name of its place.
  if (head.end == i + 1 && !definite_head && (kind == HeadKind::kOffice || kind == HeadKind::kNgo))
    if (const lexicon::Hit* type = best(i, Kind::kType);
        type != nullptr && type->end == head.end && !m_.row(*type).keep) {
      const bool inside = (type->proclitics & text::kBa) != 0 ||
                          (i > 0 && continues(i) && word_kind(i - 1) == WordKind::kIn);
      const lexicon::Hit* place = best(p, Kind::kPlace);
      if (place != nullptr && place->lead == 0 && (m_.row(*place).flags & kSettled) != 0 &&
          (inside || (m_.row(*type).flags & kRegion) == 0) &&
          !(continues(place->end) && form(place->end).starts_with(kLam)))
        return std::nullopt;
    }
  switch (kind) {
    case HeadKind::kAgency:
    case HeadKind::kOffice:
    case HeadKind::kCommittee:
    case HeadKind::kCourt:
    case HeadKind::kNgo:
    case HeadKind::kSchool:
    case HeadKind::kHospital:
    case HeadKind::kBank:
    case HeadKind::kFront:
    case HeadKind::kMilitary:
    case HeadKind::kArmed: {
      if (auto named = named_after(i, head)) return named;
      // `بقيادة روسيا`: who leads, no body.
      if ((row.flags & kCommand) != 0 &&
          ((head.proclitics & text::kBa) != 0 ||
           (!may(p, Kind::kBody) &&
            (best(p, Kind::kState) != nullptr || (!definite(p) && !may(p, Kind::kHead))))))
        return std::nullopt;
      // `جبهة مأرب`: where there is fighting; `تيار بحري`: in the water.
      if (kind == HeadKind::kFront && !definite_head &&
          (may(p, Kind::kPlace) || may(p, Kind::kType)))
        return std::nullopt;
      if (!definite(p) && !may(p, Kind::kPlace) && !may(p, Kind::kState) && definite_head) {
        if (!form(p).starts_with(kLil)) return std::nullopt;
      }
      m.end = complement(p, definite_head, &country);
      if (m.end == p) {
        // A court or school of a place without an article.
        const lexicon::Hit* place = choose_place(p, true);
        if (definite_head) return std::nullopt;
        if (place != nullptr && place->lead == 0) {
          m.end = place->end;
          country = m_.row(*place).country;
        } else if ((kind == HeadKind::kCourt || kind == HeadKind::kBank) && !common(p) &&
                   !may(p, Kind::kTitle) && form(p).size() >= 8 && !may(p, Kind::kHead)) {
          m.end = p + 1;
        } else if (const std::uint32_t end = tagged_body_end(p);
                   end > p && (kind == HeadKind::kHospital || kind == HeadKind::kSchool)) {
          m.end = end;
          extend_with_purpose(m);
        } else {
          return std::nullopt;
        }
      }
      const std::uint32_t words = m.end - p + (definite_head ? head.end - i - 1 : 0);
      const std::uint32_t core = m.end;
      if (definite_head && words < 2 && country == kNoCountry &&
          ((row.flags & kUnit) == 0 || !definite(p)))
        return std::nullopt;
      if (kind == HeadKind::kOffice && words < 2 && country == kNoCountry) {
        if (!may(p, Kind::kPortfolio)) return std::nullopt;
        Mention placed = m;
        extend_with_place(placed, true);
        if (placed.end == m.end) return std::nullopt;
      }
      if (words == 1 && country == kNoCountry && common(p) && definite(p) &&
          kind != HeadKind::kSchool && kind != HeadKind::kArmed && (row.flags & kUnit) == 0 &&
          (kind != HeadKind::kAgency || definite_head))
        return std::nullopt;
      // `بنك باركليز`: the noun before a name that is known.
      if (country == kNoCountry && !definite_head)
        if (const auto inner = known_organization(p); inner && inner->end == m.end && inner->sure)
          country = inner->country;
      if (country == kNoCountry)
        if (const lexicon::Hit* known = brand(p, m.end, 0); known != nullptr)
          country = m_.row(*known).country;
      m.country = country;
      m.sure = country != kNoCountry;
      if (country == kNoCountry) extend_with_place(m, true);
      // `في` before a body that is a name by itself.
      if (m.end == core && word_kind(m.end) == WordKind::kIn && continues(m.end) &&
          continues(m.end + 1)) {
        if (const auto parent = known_organization(m.end + 1); parent && parent->lead == 0) {
          m.end = parent->end;
          if (m.country == kNoCountry) m.country = parent->country;
        }
      }
      // The parent body with ba: `لجنة المالية بمجلس النواب`.
      if (continues(m.end) && attached_ba(m.end)) {
        for (const lexicon::Hit& h : hits_.at(m.end)) {
          const Kind k = m_.kind(h);
          if ((h.proclitics & text::kBa) == 0) continue;
          if (k == Kind::kOrganization && (m_.row(h).flags & kGated) != 0) continue;
          if (k == Kind::kOrganization || k == Kind::kBody) {
            m.end = h.end;
            if (m_.row(h).sectors == "LEG" || m_.row(h).sectors == "JUD")
              m.sectors = m_.row(h).sectors;
            if (const lexicon::Hit* n = nationality(m.end, false)) {
              m.country = m_.row(*n).country;
              ++m.end;
            }
            break;
          }
          if (k == Kind::kHead) {
            const auto parent = headed(m.end, h, depth + 1);
            if (parent && parent->begin == m.end) m.end = parent->end;
            break;
          }
        }
      }
      attach_parent(m, depth);
      // `منظمة اليونسكو`: the class word is left out where the rest is a name by itself.
      if (kind == HeadKind::kNgo || row.id == "mission")
        if (const auto inner = known_organization(p);
            inner && inner->lead == 0 && !inner->id.empty() &&
            (inner->end >= m.end || !form(inner->end).starts_with(kLam)))
          return std::nullopt;
      // `جامعة أوبسالا السويدية`
      if (const lexicon::Hit* n = m.end > core ? nullptr : nationality(m.end, false);
          n != nullptr && m_.row(*n).country == m.country && !definite_head)
        ++m.end;
      // `مركز كذا بمحافظة كذا`: a village.
      if (kind == HeadKind::kNgo && words == 1 && m.end == core && !definite_head)
        if (const lexicon::Hit* type = best(i, Kind::kType);
            type != nullptr && (m_.row(*type).flags & kDistrict) != 0 && seat_told(m.end))
          return std::nullopt;
      // `إدارة الأزمات`: what is done, no body.
      const bool told = read_topic(m);
      if ((row.flags & kPlainOffice) != 0 && !definite_head && !told && m.end == core &&
          m.country == kNoCountry)
        return std::nullopt;
      break;
    }
    case HeadKind::kQuotedOnly:
      // `مؤسسة الأمل للتنمية`: with what it is for.
      if ((row.flags & kLooseName) == 0 || definite_head || may(p, Kind::kTitle) ||
          (!definite(p) && (native_shape(p) || common(p))) || form(p).starts_with(kLil))
        return std::nullopt;
      m.end = p + 1;
      extend_with_purpose(m);
      if (m.end == p + 1) return std::nullopt;
      m.sectors = of_business() ? row.sectors : "CVL";
      break;
    case HeadKind::kCompany:
    case HeadKind::kMedia:
    case HeadKind::kParty:
    case HeadKind::kGroup:
    case HeadKind::kBloc: {
      if (definite_head) return std::nullopt;
      std::uint32_t q = p;
      bool proper = false;
      Country c = kNoCountry;
      if (kind == HeadKind::kMedia && row.keep) {
        // `وكالة أنباء النيل`: the class word is part of the name.
        if (definite_head || may(p, Kind::kTitle) || (common(p) && !definite(p)))
          return std::nullopt;
        const lexicon::Hit* place = choose_place(p, true);
        m.end = place != nullptr && place->lead == 0 ? place->end : p + 1;
        if (place != nullptr && place->lead == 0 && (m_.row(*place).flags & kUnsettled) == 0)
          m.country = m_.row(*place).country;
        break;
      }
      if (kind == HeadKind::kCompany) {
        // `شركة النيل للتسويق`: a known name is part of the company's.
        Mention known;
        known.begin = p;
        known.end = 0;
        if (const auto org = known_organization(p); org && org->lead == 0) {
          known.end = org->end;
          if (org->sure) c = org->country;
        }
        if (const lexicon::Hit* place = choose_place(p, true);
            place != nullptr && place->lead == 0 && place->end > known.end) {
          known.end = place->end;
          c = m_.row(*place).country;
        }
        if (known.end > p) {
          const std::uint32_t before = known.end;
          extend_with_purpose(known);
          if (known.end > before) {
            m.begin = p;
            m.lead = 0;
            m.end = known.end;
            m.country = c;
            m.rule = "organization.proper";
            break;
          }
        }
      }
      if (may(p, Kind::kOrganization) && known_organization(p)) return std::nullopt;
      c = kNoCountry;
      if (native_shape(p) && !definite(p)) return std::nullopt;
      if (definite(p) && kind == HeadKind::kParty) {
        q = complement(p, false, &c);
        if (q == p) return std::nullopt;
        m.end = q;
        m.country = c;
        m.sure = c != kNoCountry;
        if (q == p + 1 && (common(p) || nationality(p, false) != nullptr)) return std::nullopt;
        break;
      }
      while (q < p + 3 && continues(q) && !common(q) && (flags_[q] & kVerbLike) == 0 &&
             !definite(q) && !may(q, Kind::kTitle) && !may(q, Kind::kHead) &&
             !may(q, Kind::kDemonym) && !word_kind(q).has_value() && !form(q).starts_with(kLil)) {
        const std::string_view f = form(q);
        if (f.size() < 6 && q == p && !may(q, Kind::kGiven)) break;
        if (f.starts_with(kWaw) && !may(q, Kind::kBrand) && !may(q, Kind::kOrganization)) break;
        if (best(q, Kind::kState) != nullptr || best(q, Kind::kPlace) != nullptr) break;
        proper = true;
        ++q;
      }
      if (!proper) {
        q = tagged_body_end(p);
        if (q == p + 1 && definite(p) && kind != HeadKind::kMedia) q = 0;
        // An outlet bears any word with the article: `صحيفة الأفق`.
        if (q == 0 && (row.flags & kLooseName) != 0 && definite(p) && !common(p) &&
            !may(p, Kind::kBody) && !may(p, Kind::kPortfolio) && !may(p, Kind::kDemonym) &&
            !may(p, Kind::kType) && !may(p, Kind::kTitle))
          q = p + 1;
        if (q == 0) return std::nullopt;
      }
      // `جماعة صالح`, `شركة محمد كذا`: a person.
      if (q == p + 1 && (may(p, Kind::kPerson) || may(p, Kind::kSurname) || may(p, Kind::kGiven)))
        return std::nullopt;
      m.begin = p;
      m.lead = 0;
      m.end = q;
      m.score = 0.5F;
      m.rule = "organization.proper";
      if (kind == HeadKind::kCompany) extend_with_purpose(m);
      if (const lexicon::Hit* n = nationality(m.end, false)) {
        m.country = m_.row(*n).country;
        m.sure = true;
      }
      break;
    }
    default:
      return std::nullopt;
  }
  m.phrase_end = m.end;
  return m;
}

std::optional<Mention> Scan::organization(std::uint32_t i) const {
  std::optional<Mention> found = known_organization(i);
  if (found && found->end - found->begin > 1) {
    // Only what the body is for, or a further portfolio, makes it another one.
    if (!continues(found->end)) return found;
    const std::string_view next = form(found->end);
    const bool portfolio = next.starts_with(kWaAl) && best(found->end, Kind::kPortfolio) != nullptr;
    if ((!next.starts_with(kLil) || next.size() <= 8 || may(found->end, Kind::kState)) &&
        !portfolio)
      return found;
    const lexicon::Hit* head = best(i, Kind::kHead);
    if (head == nullptr || head->end >= found->end) return found;
    std::optional<Mention> m = headed(i, *head);
    if (!m || m->begin != i || m->end <= found->end) return found;
    if (m->country == kNoCountry) m->country = found->country;
    return m;
  }
  const auto offer = [&](std::optional<Mention> m) {
    if (!m) return;
    if (!found || m->end > found->end) found = m;
  };
  // Inside a longer head that makes no name: `مجلس إدارة`.
  if (i > 0)
    if (const lexicon::Hit* wider = best(i - 1, Kind::kHead);
        wider != nullptr && wider->end > i &&
        m_.row(*wider).sub == static_cast<std::uint8_t>(HeadKind::kOther))
      return found;
  offer(body(i));
  if (const lexicon::Hit* head = best(i, Kind::kHead);
      head != nullptr && (head->proclitics & (text::kSin | text::kKaf)) == 0) {
    std::optional<Mention> m = headed(i, *head);
    // A designation complete by itself is not drawn out by an ordinary attribute.
    const bool drawn_out =
        found && m && m->end > found->end && found->rule == kBodyRule &&
        ((common(found->end) && definite(found->end)) || form(found->end).starts_with(kWaAl));
    if (m && m->begin == i && !drawn_out) offer(m);
  }
  if (i > 0) {
    // A name whose class word is left out begins after it.
    for (std::uint32_t back = 1; back <= 2 && back <= i; ++back) {
      const std::uint32_t h = i - back;
      const lexicon::Hit* before = best(h, Kind::kHead);
      if (before == nullptr || before->end + (back - 1) != i + (before->end - h - 1) + 0u) continue;
      if (before->end != i && !(before->end + 1 == i && quoted_from(i))) continue;
      std::optional<Mention> m = headed(h, *before);
      if (m && m->begin == i) offer(m);
      // The class word left out still tells the sector: `حزب الاتحاد الشعبي`.
      if (found && found->id.empty() && before->end == i && !m_.row(*before).keep &&
          !m_.row(*before).sectors.empty())
        found->sectors = m_.row(*before).sectors;
    }
  }
  return found;
}

}  // namespace waqai::entity
