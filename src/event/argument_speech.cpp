// Acts of speech that are also statements: the statement tells who spoke and to whom. Participles
// that go on from a verb (`…, demanding …`) have its subject; verbs in the first person have the
// speaker.
#include <algorithm>
#include <string_view>

#include "event/argument_finder.h"

namespace waqai::event {

/// The tokens of a span.
Phrase Finder::tokens_of(Span s) const {
  std::size_t begin = in_.tokens.first_at(s.begin.value);
  if (begin > 0 && in_.tokens[begin - 1].end > s.begin.value) --begin;
  return {begin, std::max(begin, in_.tokens.first_at(s.end.value))};
}

/// The speaker of a statement as a participant: the name he has there, else the head of the phrase.
std::optional<Span> Finder::speaker(const Statement& s) const {
  if (!s.speaker) return std::nullopt;
  const Phrase p = tokens_of(*s.speaker);
  if (p.empty() || p.begin >= in_.tokens.size()) return std::nullopt;
  std::int32_t name = cell(p.begin).titled;
  for (std::size_t k = p.begin; name < 0 && k < p.end && k < p.begin + 20; ++k) {
    const std::int32_t e = cell(k).entity;
    if (e < 0) continue;
    const bool person = in_.entities[static_cast<std::size_t>(e)].type == EntityType::kPerson;
    if (k == p.begin || person) name = e;
  }
  if (name >= 0) {
    const Span span = in_.entities[static_cast<std::size_t>(name)].span;
    if (span.begin.value < s.speaker->end.value) return span;
  }
  const std::uint32_t end = in_.tokens[std::min(p.end, p.begin + 4) - 1].end;
  return make_span(s.speaker->begin.value, std::min(end, s.speaker->end.value));
}

/// A trigger that is the cue of a statement: who speaks acts, who is spoken to is acted on. What
/// was read as the doer before is then the one acted on (`and demanded of the government that …`).
void Finder::speech(Arguments& a) const {
  const std::int32_t cue = cell(c_.token).cue;
  if (cue < 0) return;
  const Statement& s = in_.statements[static_cast<std::size_t>(cue)];
  const auto overlaps = [](Span x, Span y) {
    return x.begin.value < y.end.value && y.begin.value < x.end.value;
  };
  if (const auto who = speaker(s)) {
    const std::string_view text = in_.document.text();
    const auto words = [&](Span x) { return text.substr(x.begin.value, x.size()); };
    const bool known = std::any_of(a.actors.begin(), a.actors.end(), [&](Span x) {
      return overlaps(x, *s.speaker) || words(x) == words(*who);
    });
    // a subject and an object right after the verb are surer than a speaker from elsewhere
    const bool both = !a.recipients.empty() && !a.actors.empty() &&
                      a.actors.front().begin.value > c_.span.begin.value &&
                      who->begin.value < c_.span.begin.value;
    if (!known && !both) {
      if (a.recipients.empty() && (c_.row->recipient & kFrameObject)) {
        for (const Span& x : a.actors) {
          if (x.begin.value > c_.span.begin.value && !overlaps(x, *who)) a.recipients.push_back(x);
        }
      }
      a.actors.assign(1, *who);
    }
    if (!both && !known) std::erase_if(a.recipients, [&](Span x) { return overlaps(x, *who); });
  }
  if (a.recipients.empty() && s.addressee) {
    const Phrase p = tokens_of(*s.addressee);
    const bool acts = std::any_of(a.actors.begin(), a.actors.end(),
                                  [&](Span x) { return overlaps(x, *s.addressee); });
    if (!acts && !p.empty() && p.begin < in_.tokens.size()) add(a.recipients, p);
  }
}

/// A participle in the accusative: its doer is that of the verb it goes with, what follows it is
/// its object.
void Finder::participle(Arguments& a) {
  const std::size_t next = c_.end;
  if (inside(next) && (cell(next).frame & kFrameAgent)) {  // charged by …
    Arguments of;
    continued(of, c_.token);
    a.recipients = of.actors;
    return;
  }
  continued(a, c_.token);
  if ((c_.row->recipient & kFrameObject) && inside(next) && !breaks(next) &&
      !(cell(next).flags & (kCellWaw | kCellBa | kCellLam)))
    target(a, phrase(next));
}

}  // namespace waqai::event
