// The place of an event: the named place nearest to its trigger that a local preposition brings in,
// inside the clause.
#include <string_view>

#include "event/argument_finder.h"

namespace waqai::event {

/// The nearest named place after a local preposition, in the clause first, then in the sentence.
void Finder::place(Arguments& a) {
  const auto local = [&](std::size_t k) -> bool {
    const std::int32_t e = cell(k).entity;
    if (e < 0 || in_.entities[static_cast<std::size_t>(e)].type != EntityType::kLocation)
      return false;
    const Span s = in_.entities[static_cast<std::size_t>(e)].span;
    std::size_t first = k;
    while (first > 0 && cell(first - 1).entity == e) --first;
    if (s.begin.value > in_.tokens[first].begin) {
      const std::string_view form = in_.tokens.form(first);
      if (form.size() > 2 && form[0] == '\xD8' && form[1] == '\xA8') return true;  // ب
      if (c_.row->to_place && form.size() > 2 && form[0] == '\xD9' && form[1] == '\x84')
        return true;
    }
    std::size_t b = first;
    std::size_t steps = 0;
    while (b > 0 && inside(b - 1) && steps < 4) {
      --b;
      ++steps;
      const Cell& p = cell(b);
      if (p.frame & (kFrameIn | kFrameNear | kFrameFront)) return true;
      if ((p.frame & kFrameOn) && c_.row->type == EventType::kAssault) return true;
      if ((p.frame & kFrameTo) || (p.frame & kFrameFrom))
        return c_.row->to_place || (c_.row->type == EventType::kRetreat);
      if (p.cue >= 0) return false;
      if (p.flags & kCellBa && p.particle == Particle::kNone && p.entity < 0) return true;
      if (p.particle != Particle::kNone || (p.flags & kCellStop) || p.entity >= 0) return false;
    }
    return false;
  };
  const auto span_of = [&](std::size_t k) {
    return in_.entities[static_cast<std::size_t>(cell(k).entity)].span;
  };
  switch (c_.row->type) {
    case EventType::kAccuse:
    case EventType::kReject:
    case EventType::kThreaten:
    case EventType::kSupport:
      return;
    default:
      break;
  }
  for (std::size_t k = c_.end; inside(k) && k < c_.end + 20; ++k) {
    if (k > c_.end &&
        (cell(k).particle == Particle::kComplementizer || cell(k).particle == Particle::kConnect))
      break;
    if (k > c_.end && finite(k) && (cell(k).flags & kCellWaw) && !happening(k)) break;
    if (k > c_.end && (cell(k).flags & kCellLam) && happening(k)) break;
    if (cell(k).entity >= 0 && local(k)) {
      a.place = span_of(k);
      return;
    }
  }
  if (c_.row->to_place && inside(c_.end)) {
    for (std::size_t k = c_.end; inside(k) && k < c_.end + 8; ++k) {
      const std::int32_t e = cell(k).entity;
      if (e >= 0 && in_.entities[static_cast<std::size_t>(e)].type == EntityType::kLocation) {
        a.place = span_of(k);
        std::erase(a.recipients, *a.place);
        std::erase(a.actors, *a.place);
        return;
      }
    }
  }
  for (std::size_t k = c_.token; k-- > 0 && inside(k) && c_.token - k < 12;) {
    if (cell(k).flags & kCellRelative) break;
    if (finite(k) && (cell(k).flags & kCellWaw) && c_.token - k > 4) break;
    if (cell(k).entity >= 0 && local(k)) {
      // of a town and its province the town, which stands first
      std::size_t best = k;
      for (std::size_t b = k; b-- > 0 && inside(b) && k - b <= 5;) {
        if (cell(b).entity >= 0) {
          if (!local(b)) break;
          best = b;
        } else if ((cell(b).flags & kCellStop) || finite(b)) {
          break;
        }
      }
      a.place = span_of(best);
      return;
    }
  }
}

}  // namespace waqai::event
