// Which year a day or month without one belongs to: candidates a year apart are weighed by their
// distance from the report day and by the side the words point to.
#pragma once

#include <algorithm>
#include <string>

#include "timex/format.h"
#include "timex/resolve.h"

namespace waqai::timex {

inline int year_in(calendar::System system, std::chrono::sys_days d) {
  return calendar::from_day(system, d).year;
}

/// A tense outweighs nearness up to this many days.
inline constexpr int kTenseReach = 250;

struct Candidate {
  int year = 0;
  std::chrono::sys_days first{}, last{};
};

// Chooses among candidates in ascending order.
template <class Make>
std::optional<Candidate> pick(const Node& n, const Setting& s, calendar::System system,
                              bool month_level, Timex& out, Make make) {
  using std::chrono::sys_days;
  std::optional<sys_days> base = s.dct;
  Direction direction = n.direction;
  if (direction == Direction::kNext || direction == Direction::kPrevious ||
      direction == Direction::kSame) {
    if (s.day_antecedent && s.before[*s.day_antecedent].from) {
      base = s.before[*s.day_antecedent].from->day;
      out.antecedent = *s.day_antecedent;
      out.anchor = TimexAnchor::kAntecedent;
    }
    if (direction == Direction::kNext)
      direction = Direction::kFuture;
    else if (direction == Direction::kPrevious)
      direction = Direction::kPast;
    else
      direction = Direction::kCurrent;
  }
  if (!base) return std::nullopt;
  if (out.anchor != TimexAnchor::kAntecedent) out.anchor = TimexAnchor::kHeader;
  const int center = year_in(system, *base);
  std::optional<Candidate> best;
  std::vector<Candidate> all;
  for (int y = center - 9; y <= center + 9; ++y) {
    if (const std::optional<Candidate> c = make(y)) all.push_back(*c);
  }
  // "last" and "next" of a month leave the report's own month out.
  sys_days low = *base, high = *base;
  if (month_level) {
    const calendar::Date d = calendar::from_day(system, *base);
    if (const auto r = calendar::month_range(system, d.year, d.month)) {
      low = r->first;
      high = r->last;
    }
  }
  const int steps = std::max(1, n.steps);
  switch (direction) {
    case Direction::kPast: {
      int left = steps;
      for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if (it->last < low && --left == 0) return *it;
      }
      return std::nullopt;
    }
    case Direction::kFuture: {
      int left = steps;
      for (const Candidate& c : all) {
        if (c.first > high && --left == 0) return c;
      }
      return std::nullopt;
    }
    case Direction::kCurrent:
      for (const Candidate& c : all) {
        if (c.year == center) return c;
      }
      return std::nullopt;
    default:
      break;
  }
  const auto distance = [&](const Candidate& c) -> long {
    if (c.first > *base) return static_cast<long>((c.first - *base).count());
    if (c.last < *base) return static_cast<long>((*base - c.last).count());
    return 0;
  };
  if (s.past) {
    std::erase_if(all, [&](const Candidate& c) { return c.first > *base; });
  }
  if (s.alone) {
    for (const Candidate& c : all) {
      if (c.last >= *base - std::chrono::days{20}) return c;
    }
  }
  for (const Candidate& c : all) {
    if (!best || distance(c) < distance(*best)) best = c;
  }
  if (best && distance(*best) > 20 && s.tense != Direction::kNone) {
    const bool wants_past = s.tense == Direction::kPast;
    const bool is_past = best->last < *base;
    if (wants_past != is_past) {
      const Candidate* other = nullptr;
      for (const Candidate& c : all) {
        const bool past = c.last < *base;
        if (past == wants_past && (other == nullptr || distance(c) < distance(*other))) other = &c;
      }
      if (other != nullptr && distance(*other) <= kTenseReach) best = *other;
    }
  }
  return best;
}

/// At least two digits.
std::string two(int v);
void day_out(Timex& out, std::chrono::sys_days d);

}  // namespace waqai::timex
