// Titles: what stands before a name (`وزير الدفاع النرويجي`) or after it (`، المتحدث باسم
// الوزارة`), and the country and sectors it gives the person.
#include <algorithm>

#include "entity/scan.h"
#include "entity/script.h"
#include "text/endings.h"

namespace waqai::entity {
namespace {
// How many words may stand between a title and its name.
constexpr std::uint32_t kTitleReach = 14;
}  // namespace

/// The title that begins at i and where its name would begin.
std::optional<Title> Scan::title_at(std::uint32_t i) const {
  if (!may(i, Kind::kTitle)) return std::nullopt;
  Title t;
  if (!walk_title(i, t)) return std::nullopt;
  return t;
}

/// Goes over the words of the title that begins at i: portfolios, bodies, nationalities, places and
/// definite attributes. Fills `t` as far as it goes; true if a name may follow.
bool Scan::walk_title(std::uint32_t i, Title& t) const {
  const lexicon::Hit* hit = best(i, Kind::kTitle);
  if (hit == nullptr) return false;
  if ((hit->proclitics & ~(text::kWaw | text::kFa | text::kBa | text::kLam)) != 0) return false;
  t.begin = i;
  t.lead = hit->lead;
  const Row* row = &m_.row(*hit);
  // The team or the general: a general's name follows at once.
  if ((row->flags & kRightBefore) != 0 && !begins_name(hit->end)) return false;
  t.sectors = row->sectors;
  t.honorific = row->sub == static_cast<std::uint8_t>(TitleKind::kHonorific);
  t.rank = row->sub == static_cast<std::uint8_t>(TitleKind::kRank);
  bool closed = definite(hit->end - 1) || t.honorific || hit->trail > 0 ||
                row->sub == static_cast<std::uint8_t>(TitleKind::kRank);
  t.of_body = hit->trail > 0 && (row->flags & kWeak) == 0;
  bool has_sector_from_body = false;
  const bool abroad = (row->flags & kAbroad) != 0;
  bool seat = false;  // where an envoy sits follows
  std::uint32_t p = hit->end;
  t.end = p;
  if (hit->end - i > 1 && hit->lead > 0) closed = true;
  for (int steps = 0; steps < 14 && p < n_; ++steps) {
    if (tokens_[p].line_before || timex_[p]) return false;
    if (tokens_[p].kind == text::TokenKind::kPunct) {
      const char32_t c = tokens_[p].punct;
      if (c == '.' && tokens_[p].end - tokens_[p].begin == 1 && p > 0 &&
          tokens_[p - 1].fold_length <= 2) {
        ++p;  // an abbreviated title
        continue;
      }
      if (c == '(' && initials(p + 1) > p + 1) {
        t.name = p + 1;
        return true;
      }
      if (c == '(') {
        std::uint32_t q = p + 1;
        while (q < n_ && q < p + 9 && !tokens_.is_punct(q, ')') && !tokens_[q].line_before) ++q;
        if (q >= n_ || !tokens_.is_punct(q, ')')) return false;
        p = q + 1;
        closed = true;
        continue;
      }
      if (text::is_open_quote(c) || text::is_close_quote(c)) {
        ++p;
        continue;
      }
      return false;
    }
    if (!is_word(p)) {
      if (tokens_[p].kind == text::TokenKind::kPunct) return false;
      ++p;
      continue;
    }
    if (best(p, Kind::kPerson) != nullptr && best(p, Kind::kPerson)->lead == 0) {
      t.name = p;
      return true;
    }
    if (row->flags & kMinister) {
      if (const lexicon::Hit* portfolio = best(p, Kind::kPortfolio);
          portfolio != nullptr && portfolio->lead == 0) {
        t.sectors = m_.row(*portfolio).sectors;
        p = t.end = portfolio->end;
        closed = true;
        continue;
      }
    }
    if (initials(p) > p) {
      t.name = p;
      return true;
    }
    if (const lexicon::Hit* next = best(p, Kind::kTitle);
        next != nullptr && next->lead == 0 && !(may(p, Kind::kGiven) && next->end == p + 1)) {
      const Row& r = m_.row(*next);
      if ((r.flags & kRightBefore) != 0) {
        p = t.end = next->end;
        closed = true;
        continue;
      }
      const bool address = r.sub == static_cast<std::uint8_t>(TitleKind::kHonorific);
      if ((t.sectors.empty() || (t.honorific && !address) || r.sectors == "LEG") &&
          !r.sectors.empty())
        t.sectors = r.sectors;
      if (r.sub != static_cast<std::uint8_t>(TitleKind::kHonorific)) t.honorific = false;
      row = &r;
      p = t.end = next->end;
      closed = definite(p - 1) || r.sub == static_cast<std::uint8_t>(TitleKind::kHonorific) ||
               r.sub == static_cast<std::uint8_t>(TitleKind::kRank);
      continue;
    }
    // Another office joined to it: `الملك وولي العهد`.
    if (const lexicon::Hit* other = best(p, Kind::kTitle);
        other != nullptr && other->lead > 0 && other->end > p + 1)
      return false;
    if (const auto org = organization(p); org && org->end > p && org->lead <= 2) {
      if (!has_sector_from_body && !org->sectors.empty()) {
        t.sectors = org->sectors;
        has_sector_from_body = true;
      }
      if (t.country == kNoCountry) t.country = org->country;
      p = t.end = org->end;
      closed = true;
      continue;
    }
    if (const lexicon::Hit* n =
            player_of(p, *row) ? best(p, Kind::kDemonym) : nationality(p, false)) {
      if ((m_.row(*n).flags & kWeak) == 0) t.country = m_.row(*n).country;
      t.end = ++p;
      closed = true;
      continue;
    }
    const lexicon::Hit* given = best(p, Kind::kGiven);
    const auto word = word_kind(p);
    const bool name_word = (given != nullptr && given->lead == 0) || word == WordKind::kKunya ||
                           word == WordKind::kAbd;
    if (!name_word || (definite(p) && given == nullptr)) {
      if (const lexicon::Hit* place = country_name(p)) {
        if (t.country == kNoCountry && !(abroad && (seat || place->lead > 0)))
          t.country = m_.row(*place).country;
        p = t.end = place->end;
        closed = true;
        continue;
      }
      if (may(p, Kind::kType) || word == WordKind::kIn) {
        seat = seat || word == WordKind::kIn;
        ++p;
        closed = false;
        continue;
      }
      if (definite(p) || particle_and_article(form(p))) {
        // `رئيس الاتحاد`, `المتحدث باسم النيابة`: the body gives the sectors.
        if (!has_sector_from_body) {
          std::string_view sectors = sectors_of_noun(p);
          // `المتحدثة باسم المفوضية`: the body the report named before.
          if (const Mention* body = body_meant(p); body != nullptr && t.country == kNoCountry) {
            t.country = body->country;
            if (!body->sectors.empty()) sectors = body->sectors;
          }
          if (!sectors.empty()) {
            t.sectors = sectors;
            has_sector_from_body = true;
            t.end = p + 1;
          }
        }
        ++p;
        closed = true;
        continue;
      }
    }
    if (name_word || (closed && !common(p) && (flags_[p] & kVerbLike) == 0)) {
      t.name = p;
      return true;
    }
    // `رئيس شركة كذا`: what is headed gives the sectors.
    if (const lexicon::Hit* head = best(p, Kind::kHead); head != nullptr && head->lead == 0 &&
                                                         !has_sector_from_body && !closed &&
                                                         m_.row(*head).sectors != "GOV") {
      t.sectors = m_.row(*head).sectors;
      has_sector_from_body = true;
    }
    if (common(p)) return false;
    // An indefinite noun of the title: `رئيس تحرير`, `مدير إدارة`.
    if (steps > 6) return false;
    ++p;
  }
  return false;
}

/// An adjective of nationality that means something else too, between a player or artist and his
/// name: `المهاجم المالي كذا`.
bool Scan::player_of(std::uint32_t i, const Row& title) const {
  return title.sectors == "CVL" && title.sub == static_cast<std::uint8_t>(TitleKind::kRole) &&
         may(i, Kind::kDemonym) && definite(i) && is_word(i + 1) && continues(i + 1) &&
         !definite(i + 1) && !common(i + 1);
}

/// A name of a person may begin at i, right after a title.
bool Scan::begins_name(std::uint32_t i) const {
  if (!continues(i)) return false;
  for (const Kind kind : {Kind::kGiven, Kind::kPerson, Kind::kSurname})
    if (const lexicon::Hit* hit = best(i, kind); hit != nullptr && hit->lead == 0) return true;
  return word_kind(i) == WordKind::kKunya || word_kind(i) == WordKind::kAbd;
}

/// The body a bare noun with the article stands for: the last one named whose name begins with that
/// noun.
const Mention* Scan::body_meant(std::uint32_t i) const {
  if (so_far_ == nullptr || !definite(i)) return nullptr;
  const std::string_view bare = form(i).substr(kArticle.size());
  if (bare.size() < 6) return nullptr;
  const auto& all = *so_far_;
  for (std::size_t k = all.size(); k-- > 0 && k + 40 > all.size();) {
    const Mention& m = all[k];
    if (m.type != EntityType::kOrganization || m.end - m.begin < 2) continue;
    std::string_view first = form(m.begin).substr(m.lead);
    if (first.starts_with(kArticle)) first = first.substr(kArticle.size());
    if (first.starts_with(kLam) && first.substr(kLam.size()) == bare) return &m;  // lil-
    if (first == bare) return &m;
  }
  return nullptr;
}

/// The writer of the report: alone on its line, or behind the place or the word for writing at its
/// head.
void Scan::read_byline(Mention& m) const {
  if (m.sure || !m.sectors.empty() || tokens_[m.begin].sentence > 3) return;
  std::uint32_t line = m.begin;
  while (line > 0 && line + 6 > m.begin && !line_start(line)) --line;
  if (!line_start(line) || line == 0) return;
  const bool ends_line =
      m.end >= n_ || tokens_[m.end].line_before ||
      (tokens_[m.end].kind == text::TokenKind::kPunct && tokens_[m.end].punct != 0x60C &&
       tokens_[m.end].punct != '(' && tokens_[m.end].punct != '.');
  if (!ends_line) return;
  const std::uint32_t after = after_dateline_place(line);
  bool good = after == m.begin;
  // `من كذا` alone on the line or behind the place.
  if (!good && m.begin == std::max(line, after) + 1)
    good = word_kind(m.begin - 1) == WordKind::kToward || word_kind(m.begin - 1) == WordKind::kFrom;
  // Behind the outlet at the head of the line.
  if (!good && so_far_ != nullptr) {
    const auto& names = *so_far_;
    const auto next =
        std::lower_bound(names.begin(), names.end(), m.begin,
                         [](const Mention& a, std::uint32_t at) { return a.begin < at; });
    if (next != names.begin()) {
      const Mention& outlet = *(next - 1);
      if (outlet.sectors == "MED" && outlet.type == EntityType::kOrganization &&
          outlet.begin == line && outlet.end + 1 == m.begin && !is_word(outlet.end)) {
        good = true;
        if (m.country == kNoCountry) m.country = outlet.country;
      }
    }
  }
  if (!good && m.begin > line)
    for (const lexicon::Hit& h : hits_.at(m.begin - 1 - (is_word(m.begin - 1) ? 0 : 1)))
      good = good || (m_.kind(h) == Kind::kNameWord &&
                      m_.row(h).sub == static_cast<std::uint8_t>(WordKind::kByline));
  if (!good) return;
  m.sectors = "MED";
  m.byline = true;
}

/// The sectors a bare noun of a body or its field stands for.
std::string_view Scan::sectors_of_noun(std::uint32_t p) const {
  for (const lexicon::Hit& h : hits_.at(p)) {
    if (h.end != p + 1 || h.trail > 0) continue;
    if (m_.kind(h) == Kind::kTopic) return m_.topics[h.entry.row].of_state;
    if (m_.kind(h) == Kind::kHead && definite(p)) return m_.row(h).sectors;
  }
  return {};
}

/// `رئيسها كذا`: the body named last, in the sentence or the one before.
void Scan::read_antecedent(Mention& m) const {
  if (m.sure || so_far_ == nullptr) return;
  const auto& all = *so_far_;
  for (std::size_t k = all.size(); k-- > 0 && k + 8 > all.size();) {
    const Mention& body = all[k];
    if (tokens_[body.begin].sentence + 1 < tokens_[m.begin].sentence) return;
    if (body.type != EntityType::kOrganization) continue;
    if (!body.sectors.empty()) m.sectors = body.sectors;
    if (body.country != kNoCountry) m.country = body.country;
    return;
  }
}

/// An adjective of nationality right before the name: `العازف العراقي كذا`.
void Scan::read_nationality(Mention& m) const {
  if (m.sure || m.country != kNoCountry || m.begin == 0 || !continues(m.begin)) return;
  for (const lexicon::Hit& h : hits_.at(m.begin - 1)) {
    if (m_.kind(h) != Kind::kDemonym || h.trail > 0 || h.end != m.begin) continue;
    const Row& row = m_.row(h);
    const bool doubtful = (row.flags & kDoubtful) != 0 &&
                          (row.country >= weight_.size() || weight_[row.country] <= 0);
    if ((row.flags & kWeak) != 0 || doubtful || row.country >= m_.is_state.size()) continue;
    m.country = row.country;
    return;
  }
}

/// A word the tables know as a finite verb and as nothing that may stand in a title.
bool Scan::finite(std::uint32_t i) const {
  if (definite(i) && !text::eighth_form_of_lam(form(i))) return false;
  if (is_verb(i)) return true;
  bool verb = false;
  for (const lexicon::Hit& hit : hits_.at(i)) {
    const Kind k = m_.kind(hit);
    if (k < Kind::kVerb && k != Kind::kGeoname && k != Kind::kGiven && hit.end == i + 1)
      return false;
    if (k == Kind::kVerb) {
      const std::uint32_t f = hit.entry.features;
      if ((f & (lexicon::kPast | lexicon::kPresent)) == 0) return false;
      verb = true;
    }
  }
  return verb;
}

/// The title before a name that no walk over its words led to: a noun, a body, a field or a place
/// may stand between them (`القيادي في حركة كذا`, `مديرة مكتب البرنامج في عمان، …،`). Reads
/// backwards from token `from` to the nearest title of the clause and says what the name lacks;
/// `all` lets it overrule what a rank said.
void Scan::read_before(Mention& m, std::uint32_t from, bool all) const {
  if (m.sure || so_far_ == nullptr || from == 0) return;
  std::uint32_t p = from;
  const auto comma = [&](std::uint32_t k) {
    return tokens_.is_punct(k, 0x60C) || tokens_.is_punct(k, ',');
  };
  // Between commas, or behind the colon of a list of offices.
  const bool listed = tokens_.is_punct(p - 1, ':');
  if (comma(p - 1) || listed) {
    if ((!listed && !comma(m.end)) || tokens_[p].line_before) return;
    --p;
  }
  const auto& names = *so_far_;
  auto next = static_cast<std::size_t>(
      std::lower_bound(names.begin(), names.end(), p,
                       [](const Mention& a, std::uint32_t at) { return a.begin < at; }) -
      names.begin());
  const Mention* body = nullptr;
  Country place = kNoCountry, people = kNoCountry;
  std::string_view field;
  for (std::uint32_t k = p; k > 0 && k + kTitleReach > p; --k) {
    const std::uint32_t i = k - 1;
    if (tokens_[i].sentence != tokens_[m.begin].sentence || tokens_[i + 1].line_before || timex_[i])
      return;
    while (next > 0 && names[next - 1].begin > i) --next;
    if (next > 0 && names[next - 1].end > i) {
      const Mention& name = names[next - 1];
      if (name.type == EntityType::kPerson) return;
      if (name.type == EntityType::kOrganization && body == nullptr) body = &name;
      if (name.type == EntityType::kLocation && place == kNoCountry) place = name.country;
      k = name.begin + 1;
      continue;
    }
    if (tokens_[i].kind == text::TokenKind::kPunct) {
      const char32_t c = tokens_[i].punct;
      if (!text::is_open_quote(c) && !text::is_close_quote(c)) return;
      continue;
    }
    // Inside a title of several words: `المتحدثة باسم`, `محامي المتهم`.
    bool inside = false;
    for (std::uint32_t back = 1; back <= 2 && back <= i && !inside; ++back)
      if (const lexicon::Hit* wider = best(i - back, Kind::kTitle); wider != nullptr)
        inside = wider->end > i;
    if (inside) continue;
    if (const lexicon::Hit* hit = best(i, Kind::kTitle); hit != nullptr && hit->end <= p) {
      const Row& row = m_.row(*hit);
      if (listed && !line_start(i) &&
          !(tokens_[i - 1].kind == text::TokenKind::kPunct && line_start(i - 1)))
        return;
      if (row.sub == static_cast<std::uint8_t>(TitleKind::kHonorific) ||
          (row.sub == static_cast<std::uint8_t>(TitleKind::kRank) && p > hit->end) ||
          (row.flags & kRightBefore) != 0)
        continue;
      if ((row.flags & kWeak) != 0) return;
      // The body, or what the body does, tells more than the word for its head; not of a deputy.
      std::string_view sectors = row.sectors;
      if (const lexicon::Hit* portfolio =
              (row.flags & kMinister) != 0 ? best(hit->end, Kind::kPortfolio) : nullptr;
          portfolio != nullptr && portfolio->lead == 0)
        sectors = m_.row(*portfolio).sectors;
      else if (body != nullptr && !body->sectors.empty() && row.sectors != "LEG")
        sectors = body->sectors;
      else if (const lexicon::Hit* head = row.sectors == "GOV" || row.sectors.empty()
                                              ? best(hit->end, Kind::kHead)
                                              : nullptr;
               head != nullptr && head->lead == 0 &&
               (field.empty() || m_.row(*head).sectors != "GOV"))
        // `رئيس نقابة المعلمين`
        sectors = m_.row(*head).sectors;
      else if (!field.empty() && row.sectors != "LEG")
        sectors = field;
      const Country country = people != kNoCountry                             ? people
                              : body != nullptr && body->country != kNoCountry ? body->country
                                                                               : place;
      if (all && body == nullptr) return;
      if (!sectors.empty() && (m.sectors.empty() || all)) m.sectors = sectors;
      if (country != kNoCountry && (m.country == kNoCountry || all)) m.country = country;
      return;
    }
    if (finite(i)) return;
    if (body == nullptr && field.empty()) field = sectors_of_noun(i);
    if (body == nullptr && field.empty() && form(i).starts_with(kLil))
      for (const lexicon::Hit& h : hits_.at(i))
        if (m_.kind(h) == Kind::kHead && h.end == i + 1) field = m_.row(h).sectors;
    if (const lexicon::Hit* n = nationality(i, false);
        n != nullptr && people == kNoCountry && (m_.row(*n).flags & kWeak) == 0)
      people = m_.row(*n).country;
  }
}

/// A title after the name, behind a comma or right after it, says what no title before it said.
void Scan::read_apposition(Mention& m) const {
  if (m.sure && m.country != kNoCountry) return;
  std::uint32_t p = m.end;
  bool comma = false;
  // An age or a nickname in brackets may stand between.
  if (tokens_.is_punct(p, '(')) {
    std::uint32_t q = p + 1;
    while (q < n_ && q < p + 6 && !tokens_.is_punct(q, ')') && !tokens_[q].line_before) ++q;
    if (tokens_.is_punct(q, ')')) p = q + 1;
  }
  if (tokens_.is_punct(p, 0x60C) || tokens_.is_punct(p, ',')) {
    comma = true;
    ++p;
  }
  if (p >= n_ || !is_word(p) || tokens_[p].line_before ||
      tokens_[p].sentence != tokens_[m.begin].sentence || !may(p, Kind::kTitle))
    return;
  const lexicon::Hit* hit = best(p, Kind::kTitle);
  if (hit == nullptr || hit->lead > 0 || hit->trail > 0) return;
  Title t;
  const bool named = walk_title(p, t);
  // A title with a name of its own after a comma begins another person.
  if (named && may(t.name, Kind::kGiven)) return;
  if (t.honorific) return;
  // `الرئيس كذا رئيس جمهورية كذا`: a title before the name and one after it are of one man.
  if (!comma && !named && m.phrase_begin < m.begin && m.country == kNoCountry &&
      t.country != kNoCountry)
    m.country = t.country;
  if (!comma) {
    const bool said = m.begin > 0 && (flags_[m.begin - 1] & kSaying) != 0;
    if (!said && t.country != kNoCountry && t.country != top_) return;
    if (m.phrase_begin < m.begin && !m.sectors.empty()) return;
  }
  if (m.country == kNoCountry || comma) {
    if (t.country != kNoCountry) m.country = t.country;
  }
  if (!t.sectors.empty()) m.sectors = t.sectors;
}

}  // namespace waqai::entity
