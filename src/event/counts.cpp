// Casualties and other counted people. A number takes its meaning from the noun it counts (twelve
// dead) or, where that is only people, from the word it depends on (twelve workers were killed); it
// goes to the event that word names, or to the one in its clause that has such an outcome. An event
// without a number counts those acted on, where they are named one by one.
#include <algorithm>
#include <cmath>

#include "event/arguments.h"
#include "text/endings.h"

namespace waqai::event {
namespace {

bool violent(EventType t) {
  return t == EventType::kAssault || t == EventType::kAccident || t == EventType::kDisaster;
}

bool finite(const Candidate& c) {
  return c.reading == Reading::kPast || c.reading == Reading::kPresent;
}

class Counter {
 public:
  Counter(const Input& in, const Context& cx, const std::vector<Candidate>& all,
          const std::vector<const Candidate*>& chosen, std::vector<Event>& events)
      : in_(in), cx_(cx), all_(all), chosen_(chosen), events_(events) {}

  void run() {
    for (const Quantity& q : in_.quantities) number(q);
    for (const Candidate& c : all_) pair(c);
    for (std::size_t k = 0; k < events_.size(); ++k) by_name(k);
  }

 private:
  const Cell& cell(std::size_t i) const { return cx_.cells[i]; }
  bool same_sentence(std::size_t i) const {
    return i < in_.tokens.size() && in_.tokens[i].sentence == sentence_;
  }
  bool stop(std::size_t i) const {
    return (cell(i).flags & kCellStop) != 0 && (cell(i).flags & kCellQuoteEdge) == 0;
  }

  /// Part of a number told before: among them, out of.
  bool part(std::size_t first) const {
    for (std::size_t k = first; k-- > 0 && first - k <= 2 && same_sentence(k);) {
      if (cell(k).particle == Particle::kPartitive) return true;
    }
    return false;
  }

  /// The meaning of the counted noun after the number, or of the word right before it.
  CountKey counted(std::size_t first, std::size_t last) const {
    for (std::size_t k = last; same_sentence(k) && k < last + 2; ++k) {
      const CountKey key = cell(k).counted;
      if (key == CountKey::kNone) continue;
      // dead and wounded together tell of neither
      if (same_sentence(k + 1) && (cell(k + 1).flags & kCellWaw) &&
          cell(k + 1).counted != CountKey::kNone && cell(k + 1).counted != CountKey::kPeople &&
          cell(k + 1).counted != key && key != CountKey::kPeople)
        return CountKey::kNone;
      return key;
    }
    if (first > 0 && same_sentence(first - 1) && cell(first - 1).counted != CountKey::kNone &&
        cell(first - 1).counted != CountKey::kPeople) {
      return cell(first - 1).counted;
    }
    return CountKey::kNone;
  }

  /// The word the number depends on, chosen or not: before it in its clause, or the verb after it.
  const Candidate* head(std::size_t first, std::size_t last, bool verbs_after) const {
    const auto at =
        std::lower_bound(all_.begin(), all_.end(), first,
                         [](const Candidate& c, std::size_t token) { return c.token < token; });
    for (auto it = at; it != all_.begin();) {
      --it;
      if (!same_sentence(it->token) || first - it->token > 14) break;
      if (it->row->outcome == CountKey::kNone) {
        if (finite(*it) && first - it->token <= 6) continue;
        if (finite(*it)) break;
        continue;
      }
      if (first - it->token <= 6) return &*it;
      // far only from its verb, where no other verb stands between
      bool clear = finite(*it);
      for (std::size_t k = it->token + 1; clear && k < first; ++k) {
        clear = !((cell(k).flags & kCellVerb) && (cell(k).flags & kCellWaw)) &&
                cell(k).particle != Particle::kRelative;
      }
      return clear ? &*it : nullptr;
    }
    if (!verbs_after) return nullptr;
    std::size_t reach = last;
    while (same_sentence(reach) && reach < last + 8 && !stop(reach)) ++reach;
    for (auto it = at; it != all_.end() && it->token < reach; ++it) {
      if (it->row->outcome != CountKey::kNone && finite(*it) && !(cell(it->token).flags & kCellWaw))
        return &*it;
    }
    return nullptr;
  }

  /// What befell them, told by a verb that lends itself: it carried off, they met their death.
  CountKey fate(std::size_t first, std::size_t last) const {
    bool meets = false;
    for (std::size_t k = first; k-- > 0 && first - k <= 6 && same_sentence(k);) {
      if (stop(k)) break;
      if (cell(k).light == LightEffect::kUndergo && first - k <= 2) meets = true;
      if (cell(k).outcome != CountKey::kNone && cell(k).light == LightEffect::kCause)
        return cell(k).outcome;
    }
    if (!meets) return CountKey::kNone;
    for (std::size_t k = last; same_sentence(k) && k < last + 14; ++k) {
      if (cell(k).counted == CountKey::kKilled) return CountKey::kKilled;
    }
    return CountKey::kNone;
  }

  bool takes(std::size_t k, CountKey key) const {
    return violent(events_[k].type) || key == chosen_[k]->row->outcome;
  }

  /// The event a count belongs to; the number of events if none does.
  std::size_t owner(const Candidate* head, CountKey key, std::size_t first,
                    std::size_t last) const {
    const std::size_t none = events_.size();
    const auto at = static_cast<std::size_t>(
        std::lower_bound(chosen_.begin(), chosen_.end(), first,
                         [](const Candidate* c, std::size_t token) { return c->token < token; }) -
        chosen_.begin());
    if (head != nullptr) {
      const auto it =
          std::lower_bound(chosen_.begin(), chosen_.end(), head->token,
                           [](const Candidate* c, std::size_t token) { return c->token < token; });
      if (it != chosen_.end() && *it == head) return static_cast<std::size_t>(it - chosen_.begin());
      if (head->toll_of >= 0) {
        const Candidate* deed = &all_[static_cast<std::size_t>(head->toll_of)];
        const auto of = std::lower_bound(chosen_.begin(), chosen_.end(), deed);
        if (of != chosen_.end() && *of == deed)
          return static_cast<std::size_t>(of - chosen_.begin());
      }
    }
    // a second outcome goes with the first: the death of six and the injury of four
    if (head != nullptr && (cell(head->token).flags & kCellWaw)) {
      for (std::size_t k = at; k-- > 0 && at - k < 40 && same_sentence(chosen_[k]->token);) {
        if (chosen_[k]->row->outcome != CountKey::kNone) return k;
      }
    }
    // in the same clause after the number: killed in a raid
    for (std::size_t k = at; k < chosen_.size() && chosen_[k]->token < last + 10; ++k) {
      if (!same_sentence(chosen_[k]->token)) break;
      if (cell(chosen_[k]->token).clause != cell(first).clause) break;
      if (takes(k, key) && !finite(*chosen_[k])) return k;
    }
    for (std::size_t k = at; k-- > 0 && at - k < 40;) {
      if (!same_sentence(chosen_[k]->token)) break;
      if (takes(k, key)) return k;
    }
    if (at < chosen_.size() && same_sentence(chosen_[at]->token) && takes(at, key)) return at;
    if (key != CountKey::kKilled && key != CountKey::kInjured) return none;
    for (std::size_t k = at; k-- > 0 && at - k < 8;) {
      if (violent(events_[k].type)) return k;
    }
    return none;
  }

  void number(const Quantity& q) {
    if (q.ordinal || q.percent) return;
    const std::size_t first = in_.tokens.first_at(q.span.begin.value);
    if (first >= in_.tokens.size() || cell(first).timex >= 0) return;
    std::size_t last = first;
    while (last < in_.tokens.size() && in_.tokens[last].begin < q.span.end.value) ++last;
    sentence_ = in_.tokens[first].sentence;
    if (part(first)) return;
    // thousands, dozens: how many nobody says
    if (q.in_words && last == first + 1 && (cell(first).flags & kCellParty)) return;
    CountKey key = counted(first, last);
    const bool told = key != CountKey::kNone && key != CountKey::kPeople;
    const Candidate* word = head(first, last, !told || key == CountKey::kInjured);
    if (word == nullptr && !told && people(q, key, last)) {
      const CountKey met = fate(first, last);
      if (met != CountKey::kNone) key = met;
    }
    const bool met = !told && key != CountKey::kNone && key != CountKey::kPeople;
    if ((!told && !met) || (word != nullptr && finite(*word) && word->token > last)) {
      if (word == nullptr || (word->token != last && !people(q, key, last))) return;
      key = word->row->outcome;
    }
    if (key == CountKey::kNone || key == CountKey::kPeople) return;
    const std::size_t k = owner(word, key, first, last);
    if (k == events_.size()) return;
    Event& e = events_[k];
    if (key == CountKey::kInjured && e.type == EventType::kDisaster && told)
      key = CountKey::kInfected;
    put(e, key, q.op, q.value + (told ? 0 : more(last)), q.span);
  }

  /// Whether a number counts people: by its noun, or without one.
  bool people(const Quantity& q, CountKey key, std::size_t last) const {
    if (key == CountKey::kPeople || q.unit == "person") return true;
    if (!q.unit.empty()) return false;
    if (!same_sentence(last) || in_.tokens[last].kind != text::TokenKind::kWord) return true;
    const Cell& b = cell(last);
    const std::string_view form = in_.tokens.form(last);
    const bool plural = form.size() > 8 && text::ends_sound_masculine(form);
    return plural || b.particle != Particle::kNone || b.frame != 0 || b.timex >= 0 || b.cue >= 0 ||
           (b.flags & (kCellParty | kCellMeasure | kCellBa | kCellNisba)) != 0;
  }

  /// One more, joined to those counted: twenty foreigners and a policeman.
  int more(std::size_t last) const {
    for (std::size_t k = last; same_sentence(k) && k < last + 5; ++k) {
      if (stop(k) || cell(k).quantity >= 0 || cell(k).timex >= 0) break;
      if ((cell(k).flags & kCellWaw) && !(cell(k).flags & kCellArticle))
        return cell(k).number == 1 ? 1 : 0;
    }
    return 0;
  }

  /// Two people in the dual right after the word that says what befell them.
  void pair(const Candidate& c) {
    const CountKey key = c.row->outcome;
    if (key != CountKey::kKilled && key != CountKey::kInjured && key != CountKey::kDetained) return;
    sentence_ = in_.tokens[c.token].sentence;
    for (std::size_t k = c.end; same_sentence(k) && k < c.end + 3; ++k) {
      if (stop(k) || cell(k).quantity >= 0 || (cell(k).flags & kCellWaw)) return;
      if (cell(k).number != 2) continue;
      const std::size_t target = owner(&c, key, k, k + 1);
      if (target < events_.size())
        put(events_[target], key, CountOp::kExactly, 2, in_.tokens.span(k));
      return;
    }
  }

  static void put(Event& e, CountKey key, CountOp op, double n, Span span) {
    const std::string name = count_key_name(key);
    for (EventCount& c : e.counts) {
      if (c.key == name) return;
    }
    EventCount count;
    count.key = name;
    count.op = op;
    count.n = n;
    count.span = span;
    e.counts.push_back(std::move(count));
  }

  /// A name stands behind the noun at i: right there or behind a word or two, in brackets or in
  /// quotation marks.
  bool named(std::size_t i) const {
    for (std::size_t k = i + 1; k <= i + 6 && k < in_.tokens.size(); ++k) {
      if (in_.tokens[k].sentence != in_.tokens[i].sentence) break;
      if (const std::int32_t e = cell(k).entity; e >= 0 && k <= i + 2)
        return in_.entities[static_cast<std::size_t>(e)].type == EntityType::kPerson;
      if (in_.tokens.is_punct(k, '(') || (cell(k).flags & kCellQuoteEdge) != 0) return true;
      if ((cell(k).flags & kCellVerb) != 0 || cell(k).particle != Particle::kNone) break;
    }
    return false;
  }

  /// One person, or a noun of one or of two.
  int size_of(Span s) const {
    std::size_t i = in_.tokens.first_at(s.begin.value);
    if (i > 0 && in_.tokens[i - 1].end > s.begin.value) --i;
    if (i >= in_.tokens.size()) return 0;
    const std::int32_t e = cell(i).entity;
    if (e >= 0) {
      return in_.entities[static_cast<std::size_t>(e)].type == EntityType::kPerson ? 1 : 0;
    }
    // The driver: somebody told of before, not one more, unless a name says who.
    if (cell(i).number == 1 && (cell(i).flags & kCellArticle) != 0 && !named(i)) return 0;
    return cell(i).number;
  }

  void by_name(std::size_t k) {
    Event& e = events_[k];
    const std::int32_t toll = chosen_[k]->toll;
    const bool deed = toll >= 0 && !chosen_[k]->row->toll;
    const CountKey key =
        deed ? all_[static_cast<std::size_t>(toll)].row->outcome : chosen_[k]->row->outcome;
    if ((!deed && !e.counts.empty()) || e.recipients.empty() ||
        !(key == CountKey::kKilled || key == CountKey::kInjured || key == CountKey::kDetained))
      return;
    int n = 0;
    for (const Span& s : e.recipients) {
      const int one = size_of(s);
      if (one == 0) return;
      n += one;
    }
    put(e, key, CountOp::kExactly, n, e.recipients.front());
  }

  const Input& in_;
  const Context& cx_;
  const std::vector<Candidate>& all_;
  const std::vector<const Candidate*>& chosen_;
  std::vector<Event>& events_;
  std::uint32_t sentence_ = 0;
};

}  // namespace

void count_people(const Input& in, const Context& cx, const std::vector<Candidate>& all,
                  const std::vector<const Candidate*>& chosen, std::vector<Event>& events) {
  if (!events.empty()) Counter(in, cx, all, chosen, events).run();
}

}  // namespace waqai::event
