// The second pass over the document: short forms of names given in full elsewhere.
#include <algorithm>
#include <string>
#include <unordered_map>

#include "entity/scan.h"

namespace waqai::entity {

/// Counts evidence for countries: states, nationalities, capitals and known actors; the first
/// sentences count double.
namespace {

// How far the tagger must prefer a person where a short name is an ordinary word too; how far it
// may speak against one, here and where the name is full, with the article and without.
constexpr float kClearly = 3.5F, kUnclearly = -4, kAgainstNoun = -5.5F, kAgainstWord = -9,
                kHardly = -2;

struct Short {
  Mention full;              // the full name
  std::uint32_t begin, end;  // its words
  bool person;
  bool first_name = false;  // taken only after a verb
};

}  // namespace

/// The tagger does not speak against the word at i as the short form of the name that has it at
/// `full`.
bool Scan::like_a_name(std::uint32_t i, std::uint32_t full, bool sure) const {
  const float here = person_margin(i);
  if (common(i)) return here >= (sure ? kUnclearly : kClearly);
  if (sure) return true;
  // A name that is a word too, and may be no name where the full one was seen.
  if (const lexicon::Hit* given = best(i, Kind::kGiven);
      given != nullptr && (m_.row(*given).flags & kCommonName) != 0 && here < kHardly)
    return false;
  if (here >= 0) return true;
  return here + person_margin(full) >= (definite(full) ? kAgainstNoun : kAgainstWord);
}

void Scan::second_pass(std::vector<Mention>& mentions) const {
  // Words by which a full name may be meant again, by the first word's folded form.
  std::unordered_map<std::string_view, std::vector<Short>> shorts;
  const auto word_form = [&](std::uint32_t i, std::uint8_t lead) { return form(i).substr(lead); };
  const auto full = [&](std::size_t k) { return mentions[k]; };
  for (std::size_t k = 0; k < mentions.size(); ++k) {
    const Mention& m = mentions[k];
    const std::uint32_t words = m.end - m.begin;
    if (m.type == EntityType::kPerson && words >= 2) {
      const std::uint32_t b = m.name_begin;
      if (b > m.begin && b < m.end) {
        const bool ok = m.end - b >= 2 || (form(b).size() >= 6 && !common(b));
        if (ok) shorts[form(b)].push_back({full(k), b, m.end, true});
      }
      const std::string_view first = word_form(m.begin, m.lead);
      if (may(m.begin, Kind::kGiven) && first.size() >= 6 && word_kind(m.begin) == std::nullopt)
        shorts[first].push_back({full(k), m.begin, m.begin + 1, true, true});
      if (!may(m.begin, Kind::kGiven) && first.size() >= 4 && !common(m.begin) &&
          word_kind(m.begin) == std::nullopt)
        shorts[first].push_back({full(k), m.begin, m.begin + 1, true});
    }
    if (m.type != EntityType::kLocation || words >= 1) {
      // The same words again, found there without the evidence they have here.
      const bool weak_word =
          words == 1 && (common(m.begin) || m.sure || word_form(m.begin, m.lead).size() < 8);
      if (!m.sure || m.type == EntityType::kPerson) {
        if (!weak_word && !(words == 1 && may(m.begin, Kind::kGiven)))
          shorts[word_form(m.begin, m.lead)].push_back(
              {full(k), m.begin, m.end, m.type == EntityType::kPerson});
      }
    }
  }
  if (shorts.empty()) return;
  // The last name of a person of this document is no small town.
  std::erase_if(mentions, [&](const Mention& m) {
    if (m.type != EntityType::kLocation || m.end != m.begin + 1 || m.score > 1) return false;
    const auto it = shorts.find(word_form(m.begin, m.lead));
    if (it == shorts.end()) return false;
    return std::any_of(it->second.begin(), it->second.end(),
                       [&](const Short& s) { return s.person && s.end == s.begin + 1; });
  });
  const auto after_verb = [&](std::uint32_t i) {
    if (i == 0 || !continues(i)) return false;
    for (const lexicon::Hit& hit : hits_.at(i - 1))
      if (m_.kind(hit) == Kind::kVerb && hit.end == i) return true;
    return false;
  };
  std::vector<Mention> more;
  std::size_t next = 0;
  for (std::uint32_t i = 0; i < n_; ++i) {
    while (next < mentions.size() && mentions[next].end <= i) ++next;
    if (next < mentions.size() && mentions[next].begin <= i) {
      i = mentions[next].end - 1;
      continue;
    }
    if (!is_word(i) || timex_[i]) continue;
    const std::string_view f = form(i);
    const std::uint32_t limit = next < mentions.size() ? mentions[next].begin : n_;
    const Short* found = nullptr;
    std::uint8_t lead = 0;
    text::Reading readings[text::kMaxReadings];
    const std::size_t count = text::readings(f, readings);
    for (std::size_t r = 0; r < count && found == nullptr; ++r) {
      const text::Reading& reading = readings[r];
      if (reading.trail != 0 || reading.change != text::StemChange::kNone) continue;
      if ((reading.proclitics & text::kSin) != 0) continue;
      char buffer[128];
      const std::string_view stem = text::stem(f, reading, buffer);
      const auto it = shorts.find(stem);
      if (it == shorts.end()) continue;
      if (reading.lead > 0 && (flags_[i] & kPlainKnown) != 0) continue;
      for (const Short& s : it->second) {
        const std::uint32_t length = s.end - s.begin;
        if (i + length > limit) continue;
        bool same = true;
        for (std::uint32_t j = 1; j < length && same; ++j)
          same = continues(i + j) && form(i + j) == form(s.begin + j);
        if (!same) continue;
        if (s.first_name && !after_verb(i)) continue;
        if (found == nullptr || length > found->end - found->begin) {
          found = &s;
          lead = reading.lead;
        }
      }
    }
    if (found == nullptr) continue;
    const Mention& full_name = found->full;
    // An ordinary word that ends what was taken for a name is none elsewhere, unless the tagger
    // sees one.
    if (full_name.type == EntityType::kPerson && found->end - found->begin == 1 &&
        !tagged_.empty() && !like_a_name(i, found->begin, full_name.sure))
      continue;
    // A nationality or attribute after a noun is no surname.
    if (full_name.type == EntityType::kPerson && found->end - found->begin == 1 && lead == 0 &&
        may(i, Kind::kDemonym) && i > 0 && continues(i) && definite(i - 1) && !common(i - 1))
      continue;
    Mention m = full_name;
    m.begin = i;
    m.end = i + (found->end - found->begin);
    m.lead = lead;
    m.rule = full_name.type == EntityType::kPerson         ? "person.short"
             : full_name.type == EntityType::kOrganization ? "organization.again"
                                                           : "location.again";
    m.name_begin = i;
    m.phrase_begin = i;
    m.phrase_end = m.end;
    m.phrase_lead = lead;
    more.push_back(m);
    i = m.end - 1;
  }
  if (more.empty()) return;
  mentions.insert(mentions.end(), more.begin(), more.end());
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
}

}  // namespace waqai::entity
