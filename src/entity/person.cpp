// Persons: known ones by their row, unknown ones by what Arabic names are made of (given names,
// bin, Abu, Abd, a definite last name) or by the title before them. A sequence ends at any ordinary
// word.
#include "entity/scan.h"
#include "entity/script.h"
#include "text/endings.h"

namespace waqai::entity {
namespace {

// Below this the tagger speaks against an unknown word as part of a name (units of the model).
constexpr float kTaggerAgainst = -1.5F;
// Below this even after a title and a given name.
constexpr float kTaggerStrongly = -5;
// Above this it speaks for an ambiguous word.
constexpr float kTaggerFor = 3.5F;

}  // namespace

Scan::Run Scan::name_run(std::uint32_t begin, bool titled) const {
  Run run;
  run.end = begin;
  run.surname = begin;
  std::uint32_t i = begin;
  bool after_definite = false;
  while (i < n_ && run.words < 7) {
    if (!is_word(i) || timex_[i]) break;
    if (i > begin && !continues(i)) break;
    const std::string_view f = form(i);
    if (titled && run.words == 0) {
      if (const std::uint32_t end = initials(i); end > i) {
        run.end = end;
        run.words = 2;
        run.given = 1;
        run.surname = i;
        break;
      }
    }
    // A known body or state of several words is no surname: `… باسم الأمم المتحدة`.
    if (run.words > 0 && begins_other_name(i)) break;
    if (const lexicon::Hit* known = best(i, Kind::kPerson);
        known != nullptr && known->lead == 0 && run.words == 0) {
      run.end = known->end;
      run.words = known->end - i;
      run.given = 1;
      run.surname = run.end - 1;
      i = known->end;
      if (word_kind(i) != WordKind::kLink && !(may(i, Kind::kGiven) && continues(i))) break;
      continue;
    }
    const lexicon::Hit* given = best(i, Kind::kGiven);
    if (given != nullptr && given->lead > 0) {
      if (i > begin) break;
      given = nullptr;
    }
    std::uint32_t word_end = i + 1;
    auto word = word_kind(i, &word_end);
    if (i == begin && given == nullptr && !word)
      if (const lexicon::Hit* led = led_word(i)) word = static_cast<WordKind>(m_.row(*led).sub);
    if (word == WordKind::kLink || word == WordKind::kKunya || word == WordKind::kAbd) {
      // bin, Abu, Abd with the word after it
      if (run.words == 0 && word == WordKind::kLink && !titled) break;
      std::uint32_t inner = i + 1;
      if (word == WordKind::kLink && continues(inner) && continues(inner + 1)) {
        // `بن عبد العزيز`, `بن أبي طالب`
        const auto next = word_kind(inner);
        if ((next == WordKind::kAbd && definite(inner + 1)) || next == WordKind::kKunya) ++inner;
      }
      // `آل الشيخ`, `أبو قرنين`: any noun after the family's or father's word inside a name; the
      // word for a mother is also or, so the tagger must see a name in an ordinary noun.
      const bool inside =
          run.words > 0 && continues(inner) && (flags_[inner] & kVerbLike) == 0 &&
          ((word == WordKind::kLink && definite(inner) && may(inner, Kind::kTitle)) ||
           (word == WordKind::kKunya && person_margin(inner) > 0));
      // `خالد أم غيره`
      const bool other = run.words > 0 && word == WordKind::kKunya && given == nullptr &&
                         (m_.row(*best(i, Kind::kNameWord)).flags & kOr) != 0 && is_word(inner) &&
                         text::ends_pronoun(raw(inner));
      if (!continues(inner) || other ||
          (common(inner) && inner == i + 1 && word != WordKind::kAbd && !inside &&
           !may(inner, Kind::kGiven))) {
        if (given == nullptr) break;
      } else if (inner > i + 1) {
        run.surname = i;
        run.end = inner + 1;
        ++run.words;
        ++run.given;
        run.linked = true;
        after_definite = false;
        i = run.end;
        continue;
      } else {
        if (word == WordKind::kAbd && !definite(i + 1) && word_kind(i + 1) != WordKind::kDin) {
          if (given == nullptr) break;
        }
        run.surname = i;
        run.end = i + 2;
        run.words += 1;
        run.given += 1;
        run.linked = true;
        after_definite = false;
        i += 2;
        if (is_word(i) && continues(i) && word_kind(i) == WordKind::kDin) {
          run.end = i + 1;
          ++i;
        }
        continue;
      }
    }
    if (word == WordKind::kDin && run.words > 0) {
      run.end = i + 1;
      ++i;
      continue;
    }
    if (given != nullptr && !(common(i) && run.words > 0 && !(mask_[i] & bit(Kind::kGiven)))) {
      if (after_definite) break;
      if (run.words >= 2 && may(i, Kind::kTitle) && (m_.row(*given).flags & kCommonName) != 0)
        break;
      if (run.words > 0) run.surname = i;
      run.end = i + 1;
      ++run.words;
      ++run.given;
      ++i;
      continue;
    }
    // The last name of a plain given name may be an ordinary definite noun: `سامر الحداد`.
    const bool last_name = run.words == 1 && run.given == 1 && definite(i) && !run.linked &&
                           (flags_[i] & kPlainKnown) == 0 && !native_shape(i) &&
                           may(begin, Kind::kGiven) &&
                           (m_.row(*best(begin, Kind::kGiven)).flags & kCommonName) == 0;
    const float margin = person_margin(i);
    // A name of another stock takes no last name with the article unless the tagger sees one.
    if (definite(i) && run.words == 1 && run.given == 1 && !run.linked && margin < 0 &&
        !tagged_.empty()) {
      const lexicon::Hit* first = best(begin, Kind::kGiven);
      if (first != nullptr && (m_.row(*first).flags & kArabName) == 0) break;
    }
    if (common(i) && (!last_name || margin < kTaggerStrongly - 8)) break;
    if (!last_name && (flags_[i] & kVerbLike) != 0 && margin <= 0) break;
    // One letter is no name.
    if (f.size() < 4 && !(titled && run.words == 0)) break;
    // A title with its place is no name: `أمين الطائف`.
    if (run.words == 1 && may(begin, Kind::kTitle) && definite(i) &&
        (may(i, Kind::kPlace) || may(i, Kind::kState)))
      return Run{begin, begin, 0, 0, false};
    if (particle_and_article(f)) break;
    if (!last_name && best(i, Kind::kTitle) != nullptr) break;
    if (last_name && may(i, Kind::kTitle) && continues(i + 1) &&
        (may(i + 1, Kind::kGiven) || may(i + 1, Kind::kTitle) ||
         nationality(i + 1, false) != nullptr))
      break;
    if (best(i, Kind::kBody) != nullptr || best(i, Kind::kHead) != nullptr ||
        best(i, Kind::kPortfolio) != nullptr)
      break;
    if (ends_in_her_or_their(f)) break;
    if (!definite(i) && native_shape(i) && margin <= 0) break;
    if (may(i, Kind::kDemonym) && !definite(i)) break;
    if (f.size() > 4 && f.ends_with("\xD9\x87") && (run.given >= 2 || run.words >= 2) &&
        margin <= 0 && !(definite(i) && run.linked && unheard(i)))
      break;
    if (definite(i)) {
      if (run.words == 0 || run.given == 0) break;
      if (run.words > 1 && !run.linked && !tagged_.empty() && margin < kTaggerAgainst) break;
      if (nationality(i, true) != nullptr) break;
      run.surname = i;
      run.end = i + 1;
      ++run.words;
      ++i;
      after_definite = true;
      continue;
    }
    if (after_definite) break;
    if (!tagged_.empty() && margin < (titled && run.given > 0 ? kTaggerStrongly : kTaggerAgainst))
      break;
    if (run.words == 0 && !titled) break;
    if (run.words >= 4) break;
    if (f.starts_with(kWaw) && run.words > 0) break;
    if (best(i, Kind::kState) != nullptr ||
        (best(i, Kind::kPlace) != nullptr && run.words > 0 && titled && run.given == 0))
      break;
    if (f.size() < 6 && run.words == 0) break;
    run.surname = i;
    run.end = i + 1;
    ++run.words;
    ++i;
  }
  return run;
}

/// The end of the initials of an unnamed person at i: `م.ف`, `(م. ف)`; i if there are none.
std::uint32_t Scan::initials(std::uint32_t i) const {
  if (!is_word(i) || form(i).size() != 2 || !tokens_.is_punct(i + 1, '.') || !is_word(i + 2) ||
      form(i + 2).size() != 2)
    return i;
  const bool marked = quoted_from(i) && quoted_to(i + 3);
  return tokens_[i + 2].space_before && !marked ? i : i + 3;
}

/// A body or a state of several words, or a state, begins at i.
bool Scan::begins_other_name(std::uint32_t i) const {
  if (!may(i, Kind::kOrganization) && !may(i, Kind::kState)) return false;
  for (const lexicon::Hit& hit : hits_.at(i)) {
    const Kind k = m_.kind(hit);
    if ((k == Kind::kOrganization || k == Kind::kState) && hit.end > i + 1 && hit.lead == 0)
      return true;
  }
  return false;
}

std::optional<Mention> Scan::known_person(std::uint32_t i) const {
  const lexicon::Hit* hit = best(i, Kind::kPerson);
  bool surname = false;
  if (hit == nullptr) {
    hit = best(i, Kind::kSurname);
    surname = true;
    // `مفرح بن علي`: the middle of another name.
    if (hit != nullptr && i > 0 && continues(i) && word_kind(i) == WordKind::kLink &&
        !common(i - 1) && !may(i - 1, Kind::kTitle))
      return std::nullopt;
  }
  if (hit == nullptr) return std::nullopt;
  Mention m;
  m.begin = i;
  m.end = hit->end;
  m.lead = hit->lead;
  m.type = EntityType::kPerson;
  m.name_begin = surname ? i : hit->end - 1;
  m.person = hit->entry.row;
  if (surname) m.person = m_.person_of_surname[m.person];
  if (m.person == kNoPerson) return std::nullopt;
  m.take(m_.row(Kind::kPerson, m.person));
  m.sure = true;
  m.score = 3;
  m.rule = surname ? "person.surname" : "person.known";
  m.phrase_begin = i;
  m.phrase_end = m.end;
  m.phrase_lead = m.lead;
  if (!surname) {
    // The row may give less of the name than the text does.
    const Run run = name_run(i, false);
    const bool complete = definite(m.end - 1) && may(m.end - 1, Kind::kSurname);
    if (hit->lead == 0 && run.end > m.end && run.end <= m.end + 4 &&
        (word_kind(m.end) == WordKind::kLink || (may(m.end, Kind::kGiven) && !complete))) {
      m.end = run.end;
      m.phrase_end = run.end;
    }
    // More words of an unknown name: another person.
    std::uint32_t more = m.end;
    while (more < m.end + 2 && continues(more) && !tagged_.empty() &&
           tagged_[more].tag == Tag::kInPerson && person_margin(more) >= kTaggerFor &&
           (!definite(more) || (!definite(more - 1) && nationality(more, false) == nullptr)) &&
           !common(more) && !after_complete(more) && !may(more, Kind::kTitle) &&
           !may(more, Kind::kDemonym) && (flags_[more] & kVerbLike) == 0)
      ++more;
    if (more > m.end) {
      m.end = more;
      m.phrase_end = more;
      m.name_begin = more - 1;
      m.forget();
    }
    // The last unit of the name: what stands for it alone.
    if (m.end - m.begin >= 3) {
      const auto w = word_kind(m.end - 2);
      if (w == WordKind::kLink || w == WordKind::kKunya || w == WordKind::kAbd)
        m.name_begin = m.end - 2;
    }
  }
  return m;
}

std::optional<Mention> Scan::free_person(std::uint32_t i) const {
  const lexicon::Hit* given = best(i, Kind::kGiven);
  auto word = word_kind(i);
  const lexicon::Hit* led = given == nullptr && !word ? led_word(i) : nullptr;
  if (led != nullptr) word = static_cast<WordKind>(m_.row(*led).sub);
  if (given == nullptr && word != WordKind::kKunya && word != WordKind::kAbd) return son_of(i);
  if (given == nullptr && word == WordKind::kKunya) {
    const lexicon::Hit* child = best(i + 1, Kind::kGiven);
    if (child == nullptr || (led != nullptr && child->lead > 0)) return std::nullopt;
  }
  const std::uint8_t lead = given != nullptr ? given->lead
                            : led != nullptr ? led->lead
                                             : std::uint8_t{0};
  Run run;
  if (lead > 0 && led == nullptr) {
    // The particle is cut off by hand: the run begins with the given name itself.
    run = name_run(i + 1, true);
    if (run.words == 0 || !continues(i + 1)) return std::nullopt;
    run.words += 1;
    run.given += 1;
  } else {
    run = name_run(i, false);
  }
  if (run.words < 2 && !stands_alone(i, run)) return std::nullopt;
  const bool common_name = given != nullptr && (m_.row(*given).flags & kCommonName) != 0;
  if (common_name && run.given < 2 && !run.linked) {
    if (tagged_.empty() || person_margin(i) < kTaggerFor || person_margin(run.end - 1) < kTaggerFor)
      return std::nullopt;
  }
  Mention m;
  m.begin = i;
  m.end = run.end;
  m.lead = lead;
  m.type = EntityType::kPerson;
  m.name_begin = run.surname;
  m.rule = "person.given";
  m.score = 1;
  m.phrase_begin = i;
  m.phrase_end = m.end;
  m.phrase_lead = lead;
  return m;
}

/// One word is a name after a verb of saying where nothing goes on (`يقول مراد، …`), and so is a
/// kunya.
bool Scan::stands_alone(std::uint32_t i, const Run& run) const {
  if (run.words != 1 || i == 0 || !continues(i) || (flags_[i - 1] & kSaying) == 0) return false;
  if (common(i - 1) && !is_verb(i - 1)) return false;
  if (run.linked) return true;
  const lexicon::Hit* given = best(i, Kind::kGiven);
  if (given == nullptr || given->lead > 0 || (m_.row(*given).flags & kCommonName) != 0)
    return false;
  return run.end < n_ && tokens_[run.end].kind == text::TokenKind::kPunct &&
         !tokens_[run.end].line_before;
}

/// A finite verb of saying.
bool Scan::is_verb(std::uint32_t i) const {
  for (const lexicon::Hit& hit : hits_.at(i)) {
    const lexicon::Entry& e = hit.entry;
    if (e.table == m_.sayings && (e.features & (lexicon::kPast | lexicon::kPresent)) != 0)
      return true;
  }
  return false;
}

/// An unknown name before bin: `مفرح بن زايد البناوي`.
std::optional<Mention> Scan::son_of(std::uint32_t i) const {
  if (!continues(i + 1) || !continues(i + 2) || word_kind(i + 1) != WordKind::kLink) {
    return std::nullopt;
  }
  const lexicon::Hit* link = best(i + 1, Kind::kNameWord);
  if (link == nullptr || link->lead != 0 || (m_.row(*link).flags & kSon) == 0 || common(i) ||
      definite(i) || common(i + 2) || word_kind(i).has_value() || (flags_[i] & kVerbLike) != 0 ||
      form(i).size() < 6 || native_shape(i) || may(i, Kind::kTitle) || may(i, Kind::kHead) ||
      may(i, Kind::kType) || may(i, Kind::kState))
    return std::nullopt;
  const Run run = name_run(i + 1, true);
  if (run.words == 0) return std::nullopt;
  Mention m;
  m.begin = i;
  m.end = run.end;
  m.type = EntityType::kPerson;
  m.name_begin = run.surname;
  m.rule = "person.son_of";
  m.score = 1;
  m.phrase_begin = i;
  m.phrase_end = m.end;
  return m;
}

std::optional<Mention> Scan::titled_person(const Title& title) const {
  const Run run = name_run(title.name, true);
  if (run.words == 0) return std::nullopt;
  if (run.words == 1 && run.given == 0) return std::nullopt;
  // One given name that is an ordinary word, without the tagger's word for it.
  if (run.words == 1 && !run.linked && person_margin(title.name) <= 0) {
    const lexicon::Hit* given = best(title.name, Kind::kGiven);
    if (common(title.name) || may(title.name, Kind::kTitle) ||
        (given != nullptr && (m_.row(*given).flags & kCommonName) != 0))
      return std::nullopt;
  }
  Mention m;
  m.begin = title.name;
  m.end = run.end;
  m.type = EntityType::kPerson;
  m.name_begin = run.words > 1 ? run.surname : title.name;
  m.rule = "person.title";
  m.score = 2;
  m.country = title.country;
  m.sectors = title.sectors;
  m.phrase_begin = title.begin;
  m.phrase_end = m.end;
  m.phrase_lead = title.lead;
  return m;
}

}  // namespace waqai::entity
