// The place of an event: the named place nearest to its trigger that a local preposition brings in,
// inside the clause.
#include <algorithm>
#include <string_view>

#include "event/argument_finder.h"

namespace waqai::event {

/// The frame of the preposition that brings in the place noun or name at token `first`: the
/// particle written with it, else the nearest preposition before it.
std::uint16_t Finder::local_frame(std::size_t first) const {
  const Cell& b = cell(first);
  if (b.entity >= 0) {
    const Span s = in_.entities[static_cast<std::size_t>(b.entity)].span;
    if (s.begin.value > in_.tokens[first].begin) {
      const std::string_view form = in_.tokens.form(first);
      if (form.size() > 2 && form[0] == '\xD8' && form[1] == '\xA8') return kFrameBa;  // ب
      if (form.size() > 2 && form[0] == '\xD9' && form[1] == '\x84') return kFrameLam;
    }
  } else if (b.flags & kCellBa) {
    return kFrameBa;
  } else if (b.flags & kCellLam) {
    return kFrameLam;
  }
  for (std::size_t k = first, steps = 0; k-- > 0 && inside(k) && steps < 4; ++steps) {
    const Cell& p = cell(k);
    if (p.cue >= 0 || p.timex >= 0) return 0;
    if (p.frame != 0) return p.frame;
    if ((p.flags & kCellBa) && p.particle == Particle::kNone && p.entity < 0) return kFrameBa;
    if (p.particle != Particle::kNone || (p.flags & kCellStop) || p.entity >= 0) return 0;
  }
  return 0;
}

/// Whether the named place at token k is where the event is.
bool Finder::stands_at(std::size_t k) const {
  const std::int32_t e = cell(k).entity;
  if (e < 0 || in_.entities[static_cast<std::size_t>(e)].type != EntityType::kLocation)
    return false;
  std::size_t first = k;
  while (first > 0 && cell(first - 1).entity == e) --first;
  const std::uint16_t frame = local_frame(first);
  if (frame & (kFrameBa | kFrameIn | kFrameNear | kFrameFront)) return true;
  if (frame & kFrameLam) return c_.row->to_place;
  if (frame & kFrameOn) return c_.row->type == EventType::kAssault;
  if (frame & (kFrameTo | kFrameFrom))
    return c_.row->to_place || c_.row->type == EventType::kRetreat;
  return false;
}

/// The words of a phrase without the particles written with its first word.
Span Finder::bare(Phrase p) const {
  Span s = in_.tokens.span(p.begin, p.end);
  for (const lexicon::Hit& h : in_.hits.at(p.begin)) {
    if (h.proclitics == 0 || h.end != p.begin + 1) continue;
    const Span rest = lexicon::hit_span(in_.document, in_.tokens, h);
    if (rest.begin.value > s.begin.value && rest.begin.value < s.end.value) s.begin = rest.begin;
    break;
  }
  return s;
}

/// A common noun for a place that a local preposition brings in after the trigger: in the country.
std::optional<Span> Finder::common_place() const {
  switch (c_.row->type) {
    case EventType::kRequest:
    case EventType::kJustice:
    case EventType::kOffice:
    case EventType::kAgree:
      return std::nullopt;
    default:
      break;
  }
  for (std::size_t k = c_.end; inside(k) && k < c_.end + 14; ++k) {
    const Cell& b = cell(k);
    if (b.particle == Particle::kComplementizer || b.particle == Particle::kConnect ||
        (b.flags & kCellRelative))
      break;
    if (k > c_.end && finite(k) && !happening(k) && b.quantity < 0) break;
    if (!(b.flags & kCellPlace) || b.entity >= 0) continue;
    const std::uint16_t frame = local_frame(k);
    const bool going = c_.row->to_place || c_.row->type == EventType::kRetreat;
    const bool stands =
        c_.row->type == EventType::kProtest || c_.row->type == EventType::kMobilize ||
        c_.row->type == EventType::kDisaster || c_.row->type == EventType::kAccident;
    const bool hit =
        c_.row->type == EventType::kAssault &&
        ((frame & kFrameOn) || (k == c_.end && frame == 0 && (c_.row->recipient & kFrameObject)));
    const bool local = (frame & (kFrameIn | kFrameNear | kFrameBa | kFrameFront)) != 0;
    if (!local && !(going && (frame & kFrameTo)) && !hit && !(stands && (frame & kFrameOn)))
      continue;
    Phrase p = phrase(k);
    p.end = std::min(p.end, p.begin + 3);
    if (p.empty()) continue;
    return bare(p);
  }
  return std::nullopt;
}

/// The subject of a verb that only tells where the event was: the city saw, the square witnessed. A
/// disaster may also be named after its place.
std::optional<Span> Finder::hosted() const {
  if (c_.reading == Reading::kPast || c_.reading == Reading::kPresent) return std::nullopt;
  const auto place = [&](std::size_t k) -> std::optional<Span> {
    while (inside(k) && (cell(k).timex >= 0 || quote(k))) ++k;
    if (!inside(k)) return std::nullopt;
    const std::int32_t e = cell(k).entity;
    if (e >= 0 && in_.entities[static_cast<std::size_t>(e)].type == EntityType::kLocation)
      return in_.entities[static_cast<std::size_t>(e)].span;
    if (e < 0 && (cell(k).flags & kCellPlace) && !breaks(k)) {
      Phrase p = phrase(k);
      p.end = std::min(p.end, p.begin + 3);
      if (!p.empty()) return bare(p);
    }
    return std::nullopt;
  };
  if (c_.governor >= 0) {
    const auto g = static_cast<std::size_t>(c_.governor);
    if (cell(g).light_hosts && g < c_.token) {
      if (auto s = place(g + 1)) return s;
    }
  }
  // which the city saw
  for (std::size_t k = c_.end; inside(k) && k < c_.end + 6; ++k) {
    if ((cell(k).flags & kCellStop) && !quote(k)) break;
    if (cell(k).light_hosts && cell(k).light_finite && pronoun_on(k)) return place(k + 1);
  }
  const bool named = c_.row->type == EventType::kDisaster || c_.row->type == EventType::kAccident;
  if (named && !c_.definite && inside(c_.end) && cell(c_.end).entity >= 0) return place(c_.end);
  return std::nullopt;
}

/// The nearest named place after a local preposition, in the clause first, then in the sentence.
void Finder::place(Arguments& a) {
  const auto span_of = [&](std::size_t k) {
    return in_.entities[static_cast<std::size_t>(cell(k).entity)].span;
  };
  switch (c_.row->type) {
    case EventType::kAccuse:
    case EventType::kReject:
    case EventType::kThreaten:
    case EventType::kSupport:
    case EventType::kRequest:
    case EventType::kJustice:
      return;  // said, asked or judged anywhere
    default:
      break;
  }
  if (auto s = hosted()) {
    a.place = s;
    std::erase(a.actors, *s);
    return;
  }
  const bool agreed = c_.row->type == EventType::kAgree;
  if (a.destination && c_.row->to_place) {
    a.place = a.destination;
    return;
  }
  for (std::size_t k = c_.end; inside(k) && k < c_.end + 20; ++k) {
    if (k > c_.end &&
        (cell(k).particle == Particle::kComplementizer || cell(k).particle == Particle::kConnect))
      break;
    if (k > c_.end && finite(k) && (cell(k).flags & kCellWaw) && !happening(k)) break;
    if (k > c_.end && (agreed || (cell(k).flags & kCellLam)) && happening(k)) break;
    if (cell(k).entity >= 0 && stands_at(k)) {
      a.place = span_of(k);
      return;
    }
  }
  if (agreed) return;  // where it is signed, if that is told beside it
  if (c_.row->to_place && inside(c_.end)) {
    for (std::size_t k = c_.end; inside(k) && k < c_.end + 14; ++k) {
      if (k >= c_.end + 8 && !stands_at(k)) continue;
      const std::int32_t e = cell(k).entity;
      if (e >= 0 && in_.entities[static_cast<std::size_t>(e)].type == EntityType::kLocation) {
        a.place = span_of(k);
        std::erase(a.recipients, *a.place);
        std::erase(a.actors, *a.place);
        return;
      }
    }
  }
  if (auto s = common_place()) {
    a.place = s;
    return;
  }
  for (const auto* list : {&a.recipients, &a.actors}) {
    for (const Span& body : *list) {
      if (auto s = seat(body)) {
        a.place = s;
        return;
      }
    }
  }
  for (std::size_t k = c_.token; k-- > 0 && inside(k) && c_.token - k < 12;) {
    if (cell(k).flags & kCellRelative) break;
    if (finite(k) && (cell(k).flags & kCellWaw) && c_.token - k > 4) break;
    if (cell(k).entity >= 0 && stands_at(k)) {
      // of a town and its province the town, which stands first
      std::size_t best = k;
      for (std::size_t b = k; b-- > 0 && inside(b) && k - b <= 5;) {
        if (cell(b).entity >= 0) {
          if (!stands_at(b)) break;
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

/// The place inside the name of a body: the consulate in the capital, the police of the town of.
std::optional<Span> Finder::seat(Span body) const {
  std::size_t k = in_.tokens.first_at(body.begin.value);
  const std::size_t begin = k;
  if (k >= in_.tokens.size() || cell(k).entity < 0) return std::nullopt;
  const Entity& e = in_.entities[static_cast<std::size_t>(cell(k).entity)];
  if (e.type != EntityType::kOrganization || e.span != body) return std::nullopt;
  for (; k < in_.tokens.size() && in_.tokens[k].begin < body.end.value; ++k) {
    const Cell& b = cell(k);
    std::size_t name = k;
    if (b.frame & kFrameIn) {
      name = k + 1;
    } else if (k == begin || !(b.flags & kCellPlace) ||
               (b.flags & (kCellBa | kCellArticle)) == kCellArticle) {
      continue;
    }
    while (name < in_.tokens.size() && (cell(name).flags & kCellPlace) &&
           in_.tokens[name].end < body.end.value)
      ++name;
    if (name >= in_.tokens.size() || in_.tokens[name].begin >= body.end.value) break;
    return make_span(in_.tokens[name].begin, body.end.value);
  }
  return std::nullopt;
}

/// Where a movement begins and ends: named places, or common nouns for places, from and to.
void Finder::way(Arguments& a) {
  switch (c_.row->type) {
    case EventType::kMove:
    case EventType::kRetreat:
    case EventType::kMobilize:
    case EventType::kCoerce:
    case EventType::kAid:
      break;
    default:
      return;
  }
  for (std::size_t k = c_.end; inside(k) && k < c_.end + 14; ++k) {
    const Cell& b = cell(k);
    if (b.particle == Particle::kComplementizer || b.particle == Particle::kConnect ||
        (b.flags & kCellRelative))
      break;
    if (k > c_.end && (finite(k) || happening(k)) && (b.flags & (kCellWaw | kCellLam))) break;
    const std::int32_t e = b.entity;
    const bool named =
        e >= 0 && in_.entities[static_cast<std::size_t>(e)].type == EntityType::kLocation;
    if (!named || (k > 0 && cell(k - 1).entity == e)) continue;
    const std::uint16_t frame = local_frame(k);
    const Span s = in_.entities[static_cast<std::size_t>(e)].span;
    if ((frame & kFrameFrom) && !a.origin) {
      a.origin = s;
    } else if ((frame & kFrameTo) && !a.destination && c_.row->type != EventType::kAid) {
      a.destination = s;
    }
  }
}

/// What an attack was done with: the weapon that ب or one of the prepositions of means brings in.
void Finder::instrument(Arguments& a) {
  if (c_.row->type != EventType::kAssault && c_.row->type != EventType::kCoerce) return;
  for (std::size_t k = c_.end; inside(k) && k < c_.end + 12; ++k) {
    const Cell& b = cell(k);
    if (b.particle == Particle::kComplementizer || b.particle == Particle::kConnect ||
        (k > c_.end && finite(k) && (b.flags & kCellWaw)))
      break;
    if (!(b.flags & kCellWeapon) || b.entity >= 0) continue;
    const bool means = (b.flags & kCellBa) || (k > 0 && (cell(k - 1).flags & kCellBa)) ||
                       (k > 0 && (cell(k - 1).frame & kFrameAgent));
    if (!means) continue;
    Phrase p = phrase(k);
    p.end = std::min(p.end, p.begin + 3);
    if (!p.empty()) a.instrument = bare(p);
    return;
  }
}

}  // namespace waqai::event
