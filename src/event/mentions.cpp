// A candidate that was not chosen is a mention of a chosen one if it has the same word and points
// back (definite, with a pronoun, or in the title), or if it tells the dead and hurt of a chosen
// attack.
#include "event/mentions.h"

#include <algorithm>
#include <unordered_map>

namespace waqai::event {
namespace {

bool points_back(const text::Tokens& tokens, const Candidate& c) {
  if (tokens.sentences[tokens[c.token].sentence].title) return true;
  return (c.reading == Reading::kMasdar || c.reading == Reading::kNoun) &&
         (c.definite || c.pronoun);
}

bool violent(const Candidate& c) {
  return c.type == EventType::kAssault || c.type == EventType::kAccident ||
         c.type == EventType::kDisaster;
}

}  // namespace

void gather_mentions(const text::Tokens& tokens, const std::vector<Candidate>& all,
                     const std::vector<const Candidate*>& chosen, std::vector<Event>& events) {
  constexpr std::uint32_t kNear = 14;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_word;
  for (std::size_t k = 0; k < chosen.size(); ++k) by_word[chosen[k]->row->group].push_back(k);
  std::size_t next = 0;  // the first chosen one at or after the candidate
  for (const Candidate& c : all) {
    while (next < chosen.size() && chosen[next]->token < c.token) ++next;
    if (next < chosen.size() && chosen[next]->token == c.token) continue;
    std::size_t of = chosen.size();
    if (c.toll_of >= 0) {
      const Candidate* deed = &all[static_cast<std::size_t>(c.toll_of)];
      const auto at = std::lower_bound(chosen.begin(), chosen.end(), deed);
      if (at != chosen.end() && *at == deed) {
        events[static_cast<std::size_t>(at - chosen.begin())].mentions.push_back(c.span);
        continue;
      }
    }
    const auto same = by_word.find(c.row->group);
    if (same != by_word.end() && points_back(tokens, c)) {
      // the last one before it, or the first of all
      const auto after = std::upper_bound(
          same->second.begin(), same->second.end(), c.token,
          [&](std::uint32_t token, std::size_t k) { return token < chosen[k]->token; });
      of = after == same->second.begin() ? *after : *(after - 1);
    } else if (violent(c) && (c.has(Trait::k_died_in_attack) || c.has(Trait::k_dead_of_attack))) {
      for (const std::size_t k : {next == 0 ? chosen.size() : next - 1, next}) {
        if (k >= chosen.size() || !violent(*chosen[k])) continue;
        const std::uint32_t a = chosen[k]->token, b = c.token;
        if (tokens[a].sentence == tokens[b].sentence && (a < b ? b - a : a - b) <= kNear) of = k;
      }
    }
    if (of < events.size()) events[of].mentions.push_back(c.span);
  }
  for (Event& e : events) std::sort(e.mentions.begin(), e.mentions.end());
}

}  // namespace waqai::event
