// The gloss says in English what the codes of an event say: nothing is translated freely, every
// part is a code, a date, a count, or a name that the lexicon or the gazetteer knows in English.
#include "chronology/gloss.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "chronology/period.h"

namespace waqai::chronology {
namespace {

std::string number(double n) {
  char buffer[40];
  if (n == std::floor(n) && std::fabs(n) < 1e15) {
    std::snprintf(buffer, sizeof buffer, "%.0f", n);
    std::string s = buffer;
    for (std::size_t i = s.size(); i > (s[0] == '-' ? 4u : 3u);) {
      i -= 3;
      s.insert(i, ",");
    }
    return s;
  }
  std::snprintf(buffer, sizeof buffer, "%g", n);
  return buffer;
}

// Keys that are read after their number: `12 killed`.
bool is_participle(std::string_view key) {
  return key.size() > 3 && (key.ends_with("ed") || key == "missing");
}

void append_count(std::string& out, const EventCount& count) {
  std::string key = count.key;
  std::replace(key.begin(), key.end(), '_', ' ');
  const bool after = is_participle(key);
  if (!key.empty() && !after) out += key + ": ";
  switch (count.op) {
    case CountOp::kExactly:
      break;
    case CountOp::kAtLeast:
      out += "at least ";
      break;
    case CountOp::kAtMost:
      out += "at most ";
      break;
    case CountOp::kAbout:
      out += "about ";
      break;
  }
  out += number(count.n);
  if (!count.unit.empty()) out += " " + count.unit;
  if (after) out += " " + key;
}

const PlaceCandidate* place_of(const Analysis& analysis, const Entity& entity) {
  if (!entity.place || *entity.place >= analysis.places.size()) return nullptr;
  const Place& place = analysis.places[*entity.place];
  return place.candidates.empty() ? nullptr : &place.candidates.front();
}

std::string name_of(const Analysis& analysis, Span span) {
  const std::string_view text = analysis.document->text();
  const std::string surface(text.substr(span.begin.value, span.size()));
  const Entity* e = entity_of(analysis, span);
  // A name inside a longer description is not what the description is about.
  if (e == nullptr || e->span.size() * 2 < span.size()) return surface;
  if (!e->english.empty()) return e->english;
  if (e->type == EntityType::kLocation) {
    if (const PlaceCandidate* p = place_of(analysis, *e); p != nullptr && !p->english.empty()) {
      return p->english;
    }
  }
  return surface;
}

void append_names(std::string& out, const Analysis& analysis, const std::vector<Span>& spans) {
  std::vector<std::string> names;
  for (const Span& s : spans) {
    std::string name = name_of(analysis, s);
    if (std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(std::move(name));
  }
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += names[i];
  }
}

void append_place(std::string& out, const Analysis& analysis, std::string_view preposition,
                  const std::optional<Span>& span) {
  if (!span) return;
  out += "; ";
  out += preposition;
  out += " " + name_of(analysis, *span);
  const Entity* e = entity_of(analysis, *span);
  if (e == nullptr) return;
  const PlaceCandidate* p = place_of(analysis, *e);
  if (p != nullptr && p->type != "country" && !p->country.empty()) {
    out += " (" + p->country + ")";
  }
}

}  // namespace

std::string_view english_type(EventType type) {
  switch (type) {
    case EventType::kAgree:
      return "Agreement or promise";
    case EventType::kConsult:
      return "Talks";
    case EventType::kSupport:
      return "Support";
    case EventType::kConcede:
      return "Concession";
    case EventType::kCooperate:
      return "Cooperation";
    case EventType::kAid:
      return "Aid";
    case EventType::kRetreat:
      return "Withdrawal or release";
    case EventType::kRequest:
      return "Demand or appeal";
    case EventType::kAccuse:
      return "Accusation";
    case EventType::kReject:
      return "Refusal";
    case EventType::kThreaten:
      return "Threat";
    case EventType::kProtest:
      return "Protest";
    case EventType::kSanction:
      return "Sanction";
    case EventType::kMobilize:
      return "Mobilization";
    case EventType::kCoerce:
      return "Coercion";
    case EventType::kAssault:
      return "Attack";
    case EventType::kOffice:
      return "Office";
    case EventType::kJustice:
      return "Justice";
    case EventType::kDisaster:
      return "Disaster";
    case EventType::kAccident:
      return "Accident";
    case EventType::kEconomy:
      return "Economy";
    case EventType::kMove:
      return "Movement";
    case EventType::kDeath:
      return "Death";
    case EventType::kOther:
      return "Other";
  }
  return "Other";
}

std::string_view english_factuality(Factuality factuality) {
  switch (factuality) {
    case Factuality::kHappened:
      return "happened";
    case Factuality::kOngoing:
      return "ongoing";
    case Factuality::kPlanned:
      return "planned";
    case Factuality::kPossible:
      return "possible";
    case Factuality::kDenied:
      return "denied";
  }
  return "happened";
}

const Entity* entity_of(const Analysis& analysis, Span span) {
  const auto& entities = analysis.entities;
  auto it = std::lower_bound(entities.begin(), entities.end(), span.begin,
                             [](const Entity& e, ByteOffset b) { return e.span.begin < b; });
  if (it != entities.end() && span.contains(it->span)) return &*it;
  if (it != entities.begin() && std::prev(it)->span.overlaps(span)) return &*std::prev(it);
  if (it != entities.end() && it->span.overlaps(span)) return &*it;
  return nullptr;
}

std::string gloss(const Analysis& analysis, const Event& event) {
  std::string out(english_type(event.type));
  if (!event.mode.empty()) {
    out += " (";
    for (char c : event.mode) out += c == '_' ? ' ' : c;
    out += ")";
  }
  if (!event.actors.empty() || !event.recipients.empty()) {
    out += ": ";
    append_names(out, analysis, event.actors);
    if (!event.recipients.empty()) {
      // A word, not an arrow: between two Arabic names an arrow would be reordered.
      out += event.actors.empty() ? "toward " : " toward ";
      append_names(out, analysis, event.recipients);
    }
  }
  append_place(out, analysis, "from", event.origin);
  append_place(out, analysis, "to", event.destination);
  if (event.place && (!event.origin || !(*event.origin == *event.place)) &&
      (!event.destination || !(*event.destination == *event.place))) {
    append_place(out, analysis, "at", event.place);
  }
  TimexMod mod = TimexMod::kNone;
  if (event.time && *event.time < analysis.timexes.size() &&
      analysis.timexes[*event.time].value == event.when) {
    mod = analysis.timexes[*event.time].mod;
  }
  if (!group_of(event.when).empty()) {
    out += "; " + english_when(event.when, mod, event.relation);
    if (event.is_document_date) out += " (date of the report)";
  }
  for (std::size_t i = 0; i < event.counts.size(); ++i) {
    out += i == 0 ? "; " : ", ";
    append_count(out, event.counts[i]);
  }
  out += "; ";
  out += english_factuality(event.factuality);
  return out;
}

}  // namespace waqai::chronology
