// Casualties and other counted people: a number with a counted noun beside it goes to the event it
// stands by.
#include <algorithm>
#include <cmath>

#include "event/arguments.h"

namespace waqai::event {
namespace {

CountKey key_by_row(const std::string& name) {
  for (int k = 0; k <= static_cast<int>(CountKey::kPeople); ++k) {
    if (name == count_key_name(static_cast<CountKey>(k))) return static_cast<CountKey>(k);
  }
  return CountKey::kNone;
}

bool violent(EventType t) {
  return t == EventType::kAssault || t == EventType::kAccident || t == EventType::kDisaster;
}

}  // namespace

void count_people(const Tables& tables, const Input& in, const Context& cx,
                  const std::vector<Candidate>& all, const std::vector<const Candidate*>& chosen,
                  std::vector<Event>& events) {
  (void)tables;
  if (events.empty()) return;
  std::size_t near = 0;  // first chosen candidate at or after the number
  std::size_t word = 0;
  for (std::size_t q = 0; q < in.quantities.size(); ++q) {
    const Quantity& n = in.quantities[q];
    if (n.ordinal || n.percent) continue;
    const std::size_t first = in.tokens.first_at(n.span.begin.value);
    if (first >= in.tokens.size() || cx.cells[first].timex >= 0) continue;
    std::size_t last = first;
    while (last < in.tokens.size() && in.tokens[last].begin < n.span.end.value) ++last;
    const std::uint32_t sentence = in.tokens[first].sentence;
    CountKey key = CountKey::kNone;
    for (std::size_t k = last;
         k < in.tokens.size() && k < last + 2 && in.tokens[k].sentence == sentence; ++k) {
      if (cx.cells[k].counted != CountKey::kNone) {
        key = cx.cells[k].counted;
        break;
      }
    }
    if (key == CountKey::kNone && first > 0 && cx.cells[first - 1].counted != CountKey::kNone &&
        cx.cells[first - 1].counted != CountKey::kPeople) {
      key = cx.cells[first - 1].counted;
    }
    while (word < all.size() && all[word].token < first) ++word;
    // the trigger word the number depends on, chosen or not
    const Candidate* head = nullptr;
    for (std::size_t w = word;
         w-- > 0 && in.tokens[all[w].token].sentence == sentence && first - all[w].token <= 6;) {
      if (!all[w].row->count.empty()) {
        head = &all[w];
        break;
      }
    }
    if (head == nullptr) {
      for (std::size_t w = word; w < all.size() && in.tokens[all[w].token].sentence == sentence &&
                                 all[w].token - last <= 6;
           ++w) {
        if (!all[w].row->count.empty() && all[w].reading != Reading::kMasdar) {
          head = &all[w];
          break;
        }
      }
    }
    if ((key == CountKey::kNone || key == CountKey::kPeople) && head != nullptr) {
      key = key_by_row(head->row->count);
    }
    if (key == CountKey::kNone || key == CountKey::kPeople) continue;
    while (near < chosen.size() && chosen[near]->token < first) ++near;
    // its event: the head if chosen, else the nearest violent one of the sentence, else the one
    // before
    std::size_t target = events.size();
    if (head != nullptr) {
      for (std::size_t k = 0; k < chosen.size(); ++k) {
        if (chosen[k] == head) target = k;
        if (chosen[k]->token > head->token) break;
      }
    }
    if (target == events.size()) {
      for (std::size_t k = near; k-- > 0;) {
        if (in.tokens[chosen[k]->token].sentence != sentence) break;
        if (violent(chosen[k]->row->type) || key == key_by_row(chosen[k]->row->count)) {
          target = k;
          break;
        }
      }
    }
    if (target == events.size() && near < chosen.size() &&
        in.tokens[chosen[near]->token].sentence == sentence && violent(chosen[near]->row->type)) {
      target = near;
    }
    if (target == events.size() && (key == CountKey::kKilled || key == CountKey::kInjured)) {
      for (std::size_t k = near; k-- > 0 && near - k < 8;) {
        if (violent(chosen[k]->row->type)) {
          target = k;
          break;
        }
      }
    }
    if (target == events.size()) continue;
    EventCount count;
    count.key = count_key_name(key);
    count.op = n.op;
    count.n = n.value;
    count.span = n.span;
    Event& e = events[target];
    const bool known = std::any_of(e.counts.begin(), e.counts.end(),
                                   [&](const EventCount& c) { return c.key == count.key; });
    if (!known) e.counts.push_back(std::move(count));
  }
}

}  // namespace waqai::event
