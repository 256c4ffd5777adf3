// Organisations a row names: how far the name goes, whose it is where several bear it, and whether
// a name that is an ordinary word too may be taken where it stands.
#include "entity/scan.h"
#include "entity/script.h"

namespace waqai::entity {

/// A name that is an ordinary word too: its class word stands before it, or quotation marks round
/// it, or it is the source at the head of the report.
bool Scan::gate_opens(const lexicon::Hit& hit) const {
  const std::uint32_t i = hit.begin;
  const Row& row = m_.row(hit);
  const bool closed = quoted_to(hit.end);
  if ((row.flags & kTold) != 0) {
    // `قال ل«كذا»`, `علمت «كذا»`
    return closed && quoted_from(i) && tokens_[i - 1].punct != '(' && i > 1 && is_word(i - 2) &&
           (form(i - 2) == kLam || (flags_[i - 2] & kSaying) != 0);
  }
  const bool in_quotes =
      closed &&
      (quoted_from(i) || (i > 1 && quoted_from(i - 1) && may(i - 1, Kind::kOrganization)));
  if ((row.flags & kInQuotes) != 0) {
    // `الصحة: …`, `الصحة تنصح …` in a title
    const bool heads_title = line_start(i) && tokens_.sentences[tokens_[i].sentence].title &&
                             hit.lead == 0 &&
                             (tokens_.is_punct(hit.end, ':') || acts_feminine(hit.end));
    return (in_quotes && hit.lead == 0) || heads_title;
  }
  const bool headed = i > 0 && best(i - 1, Kind::kHead) != nullptr && continues(i) &&
                      !definite(i - 1) && best(i - 1, Kind::kHead)->end == i && hit.lead == 0;
  return headed || in_quotes || dateline(i, hit.end);
}

/// `ومن`, `وفي`: a listed small word behind and.
bool Scan::preposition_behind_waw(std::uint32_t i) const {
  if (form(i).size() > 8) return false;
  for (const lexicon::Hit& hit : hits_.at(i))
    if (m_.kind(hit) == Kind::kCommon && hit.end == i + 1 && hit.proclitics == text::kWaw)
      return true;
  return false;
}

/// A verb of the third person feminine at i.
bool Scan::acts_feminine(std::uint32_t i) const {
  if (!continues(i)) return false;
  for (const lexicon::Hit& hit : hits_.at(i)) {
    if (m_.kind(hit) != Kind::kVerb || hit.lead > 0 || hit.trail > 0) continue;
    const std::uint32_t f = hit.entry.features;
    if ((f & (lexicon::kPast | lexicon::kPresent)) != 0 && (f & lexicon::kFeminine) != 0)
      return true;
  }
  return false;
}

std::optional<Mention> Scan::known_organization(std::uint32_t i) const {
  const lexicon::Hit* chosen = nullptr;
  if (!may(i, Kind::kOrganization)) return std::nullopt;
  for (const lexicon::Hit& hit : hits_.at(i)) {
    if (m_.kind(hit) != Kind::kOrganization) continue;
    if ((hit.proclitics & text::kSin) != 0) continue;
    const Row& row = m_.row(hit);
    const bool single = hit.end == i + 1;

    if ((row.flags & kGated) != 0 || (single && (flags_[i] & kPlainKnown) != 0)) {
      if (!gate_opens(hit)) continue;
    }
    // The class word before a name that stands alone is left out.
    if (!single && hit.lead <= 4) {
      const lexicon::Hit* head = best(i, Kind::kHead);
      if (head != nullptr && head->end < hit.end && !m_.row(*head).keep) {
        const std::uint32_t after = head->end;
        bool remainder = false;
        for (const lexicon::Hit& r : hits_.at(after)) {
          if (m_.kind(r) != Kind::kOrganization || r.lead > 0) continue;
          if (r.entry.row == hit.entry.row && r.end >= hit.end) remainder = true;
        }
        const auto class_word = static_cast<HeadKind>(m_.row(*head).sub);
        const bool kept = class_word == HeadKind::kParty || class_word == HeadKind::kCompany;
        if (remainder && !(kept && hit.end - after > 1 && (row.flags & kKeepsClass) != 0)) continue;
      }
    }
    // Bodies of several states bear the name: that of the state the report speaks of most.
    if (chosen == nullptr) {
      chosen = &hit;
    } else if (hit.end != chosen->end || hit.lead != chosen->lead) {
      break;
    } else if (weight_of(row.country) > weight_of(m_.row(*chosen).country)) {
      chosen = &hit;
    }
  }
  if (chosen == nullptr) return std::nullopt;
  const Row& row = m_.row(*chosen);
  Mention m;
  m.begin = i;
  m.end = chosen->end;
  m.lead = chosen->lead;
  m.type = EntityType::kOrganization;
  m.take(row);
  m.sure = true;
  m.score = 3;
  m.rule = "organization.known";
  m.phrase_begin = i;
  m.phrase_lead = m.lead;
  if ((row.flags & kGeneric) != 0) {
    // A name many states use: an adjective or the report tells whose it is.
    m.fallback = row.country;
    m.country = kNoCountry;
    m.sure = false;
    if (const lexicon::Hit* n = nationality(m.end, false);
        n != nullptr && (m_.row(*n).flags & kWeak) == 0) {
      m.country = m_.row(*n).country;
      m.sure = true;
      ++m.end;
    }
    if (m.country != row.country && m.country != kNoCountry) m.english = m.id = {};
  } else if ((chosen->end - i > 1 && row.sectors != "BUS" && row.sectors != "CVL") ||
             row.sectors.find("GOV") != std::string_view::npos) {
    if (const lexicon::Hit* n = nationality(m.end, false);
        n != nullptr && m_.row(*n).country == m.country)
      ++m.end;
    if (m.country != kNoCountry && m_.is_state[m.country] &&
        row.sectors.find("GOV") != std::string_view::npos && m.end - i > 1)
      extend_with_place(m, false);
  }
  if (m.end > chosen->end && continues(m.end) && word_kind(m.end) == WordKind::kTail) ++m.end;
  // Inside quotation marks the name may go on: `«غوغل فايبر»`.
  if (i > 0 && m.lead == 0 && quoted_from(i) && tokens_[i - 1].punct != '(') {
    const std::uint32_t close = quote_end(i - 1);
    if (close > m.end && close <= m.end + 2) {
      bool unknown = true;
      for (std::uint32_t k = m.end; k < close && unknown; ++k)
        unknown = (is_word(k) || tokens_[k].kind == text::TokenKind::kLatin) && !common(k) &&
                  (flags_[k] & (kVerbLike | kPlainKnown)) == 0 && !may(k, Kind::kOrganization) &&
                  !definite(k);
      if (unknown) m.end = close;
    }
  }
  m.phrase_end = m.end;
  return m;
}

}  // namespace waqai::entity
