// What words that are no names stand for. An office with its country is looked up in the table of
// terms by the day of the report; a bare noun goes back to the last name of its kind; a verb of
// saying without a subject goes back to who spoke last.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entity/entity.h"
#include "entity/model.h"
#include "entity/script.h"

namespace waqai::entity {
namespace {

constexpr std::uint32_t kNone = 0xFFFFFFFFu;
// Names back within which a bare noun looks for its antecedent.
constexpr std::uint32_t kReach = 48;

class Referrer {
 public:
  Referrer(const Model::Impl& model, const Document& document, const text::Tokens& tokens,
           const lexicon::Hits& hits, std::span<const Entity> entities)
      : m_(model), document_(document), tokens_(tokens), hits_(hits), entities_(entities) {
    n_ = static_cast<std::uint32_t>(tokens.size());
    if (const auto day = document.metadata().dct) {
      const std::chrono::year_month_day ymd{*day};
      char out[16];
      const int n =
          std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                        static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
      today_.assign(out, n > 0 ? static_cast<std::size_t>(n) : 0);
    }
    for (std::uint32_t k = 0; k < entities.size(); ++k) {
      if (!entities[k].kb_id.empty()) first_of_.emplace(entities[k].kb_id, k);
    }
    // The country most names belong to stands for `the president` of a report at home.
    std::vector<std::uint32_t> votes(m_.countries.size());
    for (const Entity& e : entities) {
      const Country c = m_.country(std::string_view(e.code).substr(0, 3));
      if (c < votes.size() && m_.is_state[c] && ++votes[c] > most_) {
        most_ = votes[c];
        home_ = c;
      }
    }
  }

  std::vector<Reference> run() {
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < n_;) {
      while (next < entities_.size() && entities_[next].span.end.value <= tokens_[i].begin) {
        note(static_cast<std::uint32_t>(next));
        ++next;
      }
      if (tokens_[i].kind != text::TokenKind::kWord || hits_.first[i] == hits_.first[i + 1] ||
          inside_entity(next, i)) {
        ++i;
        continue;
      }
      std::uint32_t end = office(i, next);
      if (end == i) end = noun(i);
      if (end == i) end = dropped_subject(i, next);
      i = std::max(end, i + 1);
    }
    return std::move(out_);
  }

 private:
  bool inside_entity(std::size_t next, std::uint32_t i) const {
    return next < entities_.size() && entities_[next].span.begin.value < tokens_[i].end &&
           tokens_[i].begin < entities_[next].span.end.value;
  }
  std::string_view form(std::uint32_t i) const { return tokens_.form(i); }
  bool continues(std::uint32_t i) const {
    return i < n_ && i > 0 && tokens_[i].kind == text::TokenKind::kWord &&
           tokens_[i].sentence == tokens_[i - 1].sentence && !tokens_[i].line_before;
  }
  std::string words(const Entity& e) const { return std::string(document_.text(e.span)); }

  /// Remembers a name passed: where its phrase begins, and whether it is who spoke last.
  void note(std::uint32_t k) {
    const Entity& e = entities_[k];
    passed_ = k + 1;
    const std::size_t first = tokens_.first_at(e.noun_phrase.begin.value);
    const bool inside = first > 0 && tokens_[first - 1].end > e.noun_phrase.begin.value;
    phrase_at_.push_back(static_cast<std::uint32_t>(inside ? first - 1 : first));
    if (!e.kb_id.empty()) last_of_[e.kb_id] = k;
    if (e.type != EntityType::kLocation && first > 0 && says(static_cast<std::uint32_t>(first) - 1))
      speaker_ = k;
  }

  bool says(std::uint32_t i) const {
    for (const lexicon::Hit& h : hits_.at(i)) {
      const lexicon::Entry& e = h.entry;
      if (e.table == m_.sayings && (e.features & (lexicon::kPast | lexicon::kPresent)) != 0 &&
          (e.features & lexicon::kThird) != 0 && h.trail == 0 && h.end == i + 1)
        return true;
    }
    return false;
  }

  const lexicon::Hit* find(std::uint32_t i, Kind kind) const {
    if (i >= n_) return nullptr;
    for (const lexicon::Hit& h : hits_.at(i))
      if (m_.kind(h) == kind && h.trail == 0 && (h.proclitics & text::kSin) == 0) return &h;
    return nullptr;
  }

  Span span_of(std::uint32_t begin, std::uint8_t lead, std::uint32_t end) const {
    const std::uint32_t from =
        lead == 0 ? tokens_[begin].begin : text::text_offset(document_, tokens_, begin, lead);
    return make_span(from, tokens_[end - 1].end);
  }

  /// `الرئيس الأميركي`, `رئيس وزراء العراق`, `ملك الأردن`; gives the token after it, or i.
  std::uint32_t office(std::uint32_t i, std::size_t next) {
    const lexicon::Hit* hit = find(i, Kind::kOffice);
    if (hit == nullptr) return i;
    const Row& row = m_.row(*hit);
    std::uint32_t p = hit->end;
    const bool definite = (hit->entry.features & lexicon::kDefinite) != 0 ||
                          form(p - 1).starts_with(kArticle) || form(i).starts_with(kLil);
    Country country = row.country;
    bool named = country != kNoCountry;
    if (continues(p)) {
      const lexicon::Hit* n = find(p, Kind::kDemonym);
      const lexicon::Hit* s = find(p, Kind::kState);
      if (n != nullptr && n->lead == 0 && (n->entry.features & lexicon::kDefinite) != 0 &&
          (m_.row(*n).flags & kWeak) == 0) {
        country = m_.row(*n).country;
        named = true;
        p = n->end;
      } else if (s != nullptr && s->lead == 0 && country == kNoCountry) {
        country = m_.row(*s).country;
        named = true;
        p = s->end;
      }
    }
    if (!named) {
      // Only an office of many words is of the report's own state: `رئيس الحكومة`.
      if (p == i + 1 || !definite) return i;
      country = home_;
    }
    if (country == kNoCountry) return i;
    // The name follows, or the office is a former one.
    if (next < entities_.size() && p < n_ && entities_[next].type == EntityType::kPerson &&
        entities_[next].noun_phrase.begin.value <= tokens_[i].begin &&
        entities_[next].span.begin.value >= tokens_[p].begin)
      return i;
    if (continues(p) && former(p)) return i;
    const Model::Impl::Term* term = holder(row.sectors, country);
    if (term == nullptr) return i;
    const Row& person = m_.row(Kind::kPerson, term->person);
    Reference r;
    r.span = span_of(i, hit->lead, p);
    r.kind = "office";
    r.name = std::string(m_.first_form(term->person));
    r.kb_id = std::string(person.id);
    r.english = std::string(person.english);
    r.code = m_.countries[country] + " GOV";
    r.score = named ? 1.0 : 0.6;
    // The mention before it, else the first of the report.
    if (const auto last = last_of_.find(person.id); last != last_of_.end()) {
      r.entities.push_back(last->second);
    } else if (const auto first = first_of_.find(person.id); first != first_of_.end()) {
      r.entities.push_back(first->second);
    }
    r.why.rule = named ? "reference.office" : "reference.office_at_home";
    r.why.evidence.push_back(r.span);
    out_.push_back(std::move(r));
    return p;
  }

  bool former(std::uint32_t p) const {
    for (const lexicon::Hit& h : hits_.at(p))
      if (m_.kind(h) == Kind::kNameWord &&
          m_.row(h).sub == static_cast<std::uint8_t>(WordKind::kFormer))
        return true;
    return false;
  }

  /// Who held one of the offices on the day of the report.
  const Model::Impl::Term* holder(std::string_view offices, Country country) const {
    if (today_.empty()) return nullptr;
    while (!offices.empty()) {
      const std::size_t comma = offices.find(',');
      const std::string_view office = offices.substr(0, comma);
      for (const Model::Impl::Term& t : m_.terms)
        if (t.country == country && t.office == office && t.since <= today_ &&
            (t.until.empty() || today_ < t.until))
          return &t;
      offices = comma == std::string_view::npos ? std::string_view{} : offices.substr(comma + 1);
    }
    return nullptr;
  }

  /// `الوزارة`, `الحركة`, `الوزير`, `الجانبان`.
  std::uint32_t noun(std::uint32_t i) {
    for (const lexicon::Hit& h : hits_.at(i))
      if (m_.kind(h) == Kind::kNameWord &&
          m_.row(h).sub == static_cast<std::uint8_t>(WordKind::kPair))
        return pair(i, h);
    const lexicon::Hit* head = find(i, Kind::kHead);
    const lexicon::Hit* title = find(i, Kind::kTitle);
    // The article, behind particles of one letter each, or lil-.
    std::string_view f = form(i);
    std::uint8_t lead = 0;
    while (lead < 4 && !f.starts_with(kArticle) && !f.starts_with(kLil) && f.size() > 8) {
      f = f.substr(2);
      lead = static_cast<std::uint8_t>(lead + 2);
    }
    if (f.starts_with(kLil)) {
      f = f.substr(kLil.size());
      lead = static_cast<std::uint8_t>(lead + 2);
    } else if (f.starts_with(kArticle)) {
      f = f.substr(kArticle.size());
    } else {
      return i;
    }
    if (f.size() < 6 || goes_on(i + 1)) return i;
    const auto passed = static_cast<std::uint32_t>(passed_);
    for (std::uint32_t k = passed; k-- > 0 && passed - k <= kReach;) {
      const Entity& e = entities_[k];
      if (e.type == EntityType::kLocation) continue;
      if (e.type == EntityType::kPerson && title == nullptr) continue;
      if (!called(k, f, head != nullptr)) continue;
      add(i, lead, "noun", {k},
          e.type == EntityType::kPerson ? "reference.title" : "reference.class_noun");
      return i + 1;
    }
    return i;
  }

  /// A definite word right after the noun says which one it is: no bare noun.
  bool goes_on(std::uint32_t p) const {
    if (!continues(p)) return false;
    if (find(p, Kind::kDemonym) != nullptr) return true;
    return form(p).starts_with(kArticle) && form(p).size() > 8;
  }

  /// The phrase of the name begins with the noun, or the noun stands before the name.
  bool called(std::uint32_t k, std::string_view noun, bool class_word) const {
    const auto same = [&](std::size_t t) {
      if (t >= tokens_.size()) return false;
      std::string_view f = form(static_cast<std::uint32_t>(t));
      for (int cut = 0; cut < 2; ++cut) {
        if (f == noun || (f.starts_with(kArticle) && f.substr(kArticle.size()) == noun))
          return true;
        if (f.size() <= noun.size() + 1) return false;
        f = f.substr(2);
      }
      return false;
    };
    const std::uint32_t at = phrase_at_[k];
    return same(at) ||
           (class_word && entities_[k].type == EntityType::kOrganization && at > 0 && same(at - 1));
  }

  /// `الجانبان`: the last two different states or bodies before.
  std::uint32_t pair(std::uint32_t i, const lexicon::Hit& h) {
    std::uint32_t second = kNone;
    for (std::uint32_t k = static_cast<std::uint32_t>(passed_), seen = 0; k-- > 0 && seen < 12;
         ++seen) {
      const Entity& e = entities_[k];
      if (second == kNone) {
        second = k;
        continue;
      }
      const Entity& s = entities_[second];
      if (e.canon == s.canon || e.code.substr(0, 3) == s.code.substr(0, 3)) continue;
      add(i, h.lead, "noun", {k, second}, "reference.pair");
      return h.end;
    }
    return i;
  }

  /// `وأضاف أن …`: the subject is who spoke last.
  std::uint32_t dropped_subject(std::uint32_t i, std::size_t next) {
    if (speaker_ == kNone || !says(i)) return i;
    const lexicon::Hit* verb = nullptr;
    for (const lexicon::Hit& h : hits_.at(i)) {
      const lexicon::Entry& e = h.entry;
      if (e.table == m_.sayings && (e.features & lexicon::kPast) != 0 &&
          (e.features & lexicon::kSingular) != 0 && h.end == i + 1) {
        verb = &h;
        break;
      }
    }
    if (verb == nullptr || (verb->proclitics & (text::kWaw | text::kFa)) == 0) return i;
    // A subject of its own: a name, or a noun that is no particle.
    const std::uint32_t p = i + 1;
    if (p >= n_ || tokens_[p].line_before) return i;
    if (inside_entity(next, p)) return i;
    bool opens = tokens_[p].kind == text::TokenKind::kPunct &&
                 (text::is_open_quote(tokens_[p].punct) || tokens_[p].punct == ':');
    if (!opens)
      for (const lexicon::Hit& h : hits_.at(p))
        opens = opens || (m_.kind(h) == Kind::kCommon && h.end == p + 1 && complement(p));
    if (!opens) return i;
    const Entity& e = entities_[speaker_];
    const bool feminine = (verb->entry.features & lexicon::kFeminine) != 0;
    if (feminine && e.type == EntityType::kPerson && !feminine_before(speaker_)) return i;
    if (!feminine && e.type == EntityType::kOrganization && feminine_before(speaker_)) return i;
    add(i, verb->lead, "pronoun", {speaker_}, "reference.dropped_subject");
    return p;
  }

  /// The word that opens a reported clause.
  bool complement(std::uint32_t p) const {
    for (const lexicon::Hit& h : hits_.at(p))
      if (h.entry.table == m_.function_words && h.end == p + 1 &&
          m_.data.table(m_.function_words).id(h.entry.row).starts_with("comp"))
        return true;
    return false;
  }

  /// The verb before the speaker's first mention is feminine.
  bool feminine_before(std::uint32_t k) const {
    const std::size_t first = tokens_.first_at(entities_[k].noun_phrase.begin.value);
    if (first == 0) return false;
    const std::string_view f = form(static_cast<std::uint32_t>(first) - 1);
    return f.size() > 2 && f.substr(f.size() - 2) == kTa;
  }

  void add(std::uint32_t i, std::uint8_t lead, const char* kind, std::vector<std::uint32_t> to,
           const char* rule) {
    Reference r;
    r.span = span_of(i, lead, i + 1);
    r.kind = kind;
    const Entity& e = entities_[to.front()];
    r.name = e.canon.empty() ? words(e) : e.canon;
    for (std::size_t k = 1; k < to.size(); ++k) r.name += "; " + entities_[to[k]].canon;
    if (to.size() == 1) {
      r.kb_id = e.kb_id;
      r.english = e.english;
      r.code = e.code;
    }
    r.score = to.size() == 1 ? 0.8 : 0.5;
    r.why.rule = rule;
    for (const std::uint32_t k : to) r.why.evidence.push_back(entities_[k].span);
    r.entities = std::move(to);
    out_.push_back(std::move(r));
  }

  const Model::Impl& m_;
  const Document& document_;
  const text::Tokens& tokens_;
  const lexicon::Hits& hits_;
  std::span<const Entity> entities_;
  std::uint32_t n_ = 0, most_ = 0;
  Country home_ = kNoCountry;
  std::string today_;
  std::uint32_t speaker_ = kNone;
  std::size_t passed_ = 0;
  std::vector<std::uint32_t> phrase_at_;  ///< entity passed → first token of its phrase
  std::unordered_map<std::string_view, std::uint32_t> first_of_, last_of_;  ///< by row of a table
  std::vector<Reference> out_;
};

}  // namespace

std::vector<Reference> Model::refer(const Document& document, const text::Tokens& tokens,
                                    const lexicon::Hits& hits,
                                    std::span<const Entity> entities) const {
  return Referrer(*impl_, document, tokens, hits, entities).run();
}

}  // namespace waqai::entity
