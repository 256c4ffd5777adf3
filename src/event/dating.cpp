// The time of an event is the nearest date of its sentence that no other event or reporting verb
// claims: own clause first, costs for each clause border, statement border and event word between.
#include "event/dating.h"

#include <algorithm>

namespace waqai::event {
namespace {

bool usable(const Timex& t) {
  if (t.type != TimexType::kDate && t.type != TimexType::kTime) return false;
  return t.value.size() < 4 || t.value.compare(t.value.size() - 4, 4, "_REF") != 0;
}

TimeRelation relation_of(const Context& cx, std::size_t first, const Timex& t) {
  for (std::size_t back = 1; back <= 3 && back <= first; ++back) {
    const Cell& p = cx.cells[first - back];
    switch (p.time_word) {
      case TimeWord::kSince:
        return TimeRelation::kSince;
      case TimeWord::kUntil:
        return TimeRelation::kUntil;
      case TimeWord::kBy:
        return TimeRelation::kBy;
      case TimeWord::kAfter:
        return TimeRelation::kAfter;
      case TimeWord::kBefore:
        return t.mod == TimexMod::kEnd || t.mod == TimexMod::kBefore ? TimeRelation::kBy
                                                                     : TimeRelation::kBefore;
      case TimeWord::kDuring:
        return TimeRelation::kOn;
      case TimeWord::kNone:
        break;
    }
    if (p.flags & kCellStop) break;
  }
  if (t.role == "by") return TimeRelation::kBy;
  if (t.role == "since") return TimeRelation::kSince;
  if (t.role == "until") return TimeRelation::kUntil;
  if (t.role == "after") return TimeRelation::kAfter;
  if (t.role == "before") return TimeRelation::kBefore;
  return TimeRelation::kOn;
}

}  // namespace

Dating find_time(const Input& in, const Context& cx, const std::vector<const Candidate*>& selected,
                 std::size_t at) {
  const Candidate& c = *selected[at];
  const std::size_t i = c.token;
  const std::uint32_t sentence = in.tokens[i].sentence;
  const Sentence& s = in.tokens.sentences[sentence];
  Dating best;
  int best_cost = 11;
  // outwards from the trigger; each step adds what separates it from the times it meets
  for (const int direction : {1, -1}) {
    int cost = direction > 0 ? 0 : 1;
    std::size_t other = at;
    for (std::size_t step = 1; step < 45; ++step) {
      if (direction < 0 && step > i) break;
      const std::size_t k = direction > 0 ? i + step : i - step;
      if (k >= in.tokens.size() || k < s.token_begin || k >= s.token_end) break;
      const Cell& b = cx.cells[k];
      if (step % 3 == 0) ++cost;
      if (b.flags & kCellClauseStart) cost += 2;
      if ((b.flags & kCellRelative) && b.entity < 0) cost += direction > 0 ? 5 : 3;
      if (b.cue >= 0) cost += 4;
      if (b.content != cx.cells[i].content) cost += (step % 4 == 1) ? 1 : 0;
      if (b.timex >= 0) {
        const auto t = static_cast<std::uint32_t>(b.timex);
        const bool edge = direction > 0
                              ? (k == 0 || cx.cells[k - 1].timex != b.timex)
                              : (k + 1 >= cx.cells.size() || cx.cells[k + 1].timex != b.timex);
        if (edge && usable(in.timexes[t])) {
          std::size_t first = k;
          while (first > s.token_begin && cx.cells[first - 1].timex == b.timex) --first;
          if (cost < best_cost) {
            best_cost = cost;
            best.timex = t;
            best.relation = relation_of(cx, first, in.timexes[t]);
          }
          break;
        }
      }
      // an event word between
      if (direction > 0) {
        if (other + 1 < selected.size() && selected[other + 1]->token == k) {
          ++other;
          const Reading r = selected[other]->reading;
          cost += r == Reading::kPast || r == Reading::kPresent ? 8 : 4;
        }
      } else if (other > 0 && selected[other - 1]->token == k) {
        --other;
        const Reading r = selected[other]->reading;
        cost += r == Reading::kPast || r == Reading::kPresent ? 5 : 4;
      }
    }
  }
  // a full day beside a vaguer time of another calendar or a season is the better one
  if (best.timex && *best.timex + 1 < in.timexes.size()) {
    const Timex& a = in.timexes[*best.timex];
    const Timex& b = in.timexes[*best.timex + 1];
    if (usable(b) && a.value.find('[') != std::string::npos &&
        b.value.find('[') == std::string::npos && b.span.begin.value >= a.span.end.value &&
        b.span.begin.value - a.span.end.value < 12) {
      ++*best.timex;
    }
  }
  // `after rounds of talks`: what the main event follows lies before the time that dates the clause
  if (best.timex && best.relation != TimeRelation::kUnknown &&
      (c.reading == Reading::kMasdar || c.reading == Reading::kNoun)) {
    const std::size_t head = c.carrier >= 0 ? static_cast<std::size_t>(c.carrier) : i;
    const bool follows =
        head > s.token_begin && (cx.cells[head - 1].time_word == TimeWord::kAfter ||
                                 cx.cells[head - 1].particle == Particle::kCause);
    if (follows && in.timexes[*best.timex].span.begin.value < c.span.begin.value)
      best.relation = TimeRelation::kBefore;
  }
  return best;
}

}  // namespace waqai::event
