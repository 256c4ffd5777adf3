// Who does it where the words beside the trigger do not say: the subject of another verb, the one a
// pronoun refers to, the one who is asked or accused.
#include <algorithm>
#include <string_view>

#include "event/argument_finder.h"
#include "text/endings.h"

namespace waqai::event {

namespace {

/// A paper, channel or agency: it tells what others do.
bool relays(const Entity& e) {
  return e.type == EntityType::kOrganization && e.code.ends_with(" MED");
}

}  // namespace

/// For a dropped subject: the speaker of the statement it stands in, else the nearest name before.
std::optional<Span> Finder::last_agent(std::size_t before) const {
  const std::int32_t content = cell(c_.token).content;
  if (content >= 0) {
    const Statement& s = in_.statements[static_cast<std::size_t>(content)];
    if (auto who = speaker(s)) return who;
  }
  for (std::size_t k = before; k-- > 0 && before - k < 60;) {
    if (cell(k).entity < 0) continue;
    const Entity& e = in_.entities[static_cast<std::size_t>(cell(k).entity)];
    if (e.type != EntityType::kLocation && !relays(e)) return e.span;
  }
  return std::nullopt;
}

/// Whom the pronoun on the trigger refers to: the nearest name or known party before it that agrees
/// and is not the doer.
std::optional<Span> Finder::antecedent(std::size_t before, const std::vector<Span>& doers) const {
  text::Enclitic pronoun = text::Enclitic::kNone;
  for (const lexicon::Hit& h : in_.hits.at(c_.token)) {
    if (h.enclitic != text::Enclitic::kNone) pronoun = h.enclitic;
  }
  const std::int32_t content = cell(c_.token).content;
  for (std::size_t k = before; k-- > 0 && before - k < 40;) {
    const Cell& b = cell(k);
    if (content >= 0 && b.content != content) break;
    Span s;
    bool feminine = ends_feminine(in_.tokens.form(k));
    bool many = b.counted != CountKey::kNone || sound_plural(k);
    if (b.entity >= 0) {
      const Entity& e = in_.entities[static_cast<std::size_t>(b.entity)];
      if (e.type == EntityType::kPerson) feminine = false;
      s = e.span;
    } else if ((((b.flags & kCellParty) && (b.flags & kCellArticle)) ||
                (b.quantity >= 0 && pronoun == text::Enclitic::kHum)) &&
               !happening(k)) {
      many = many || b.quantity >= 0;
      const Phrase p = phrase(k);
      if (p.empty()) continue;
      s = in_.tokens.span(p.begin, std::min(p.end, p.begin + 4));
    } else {
      continue;
    }
    if (pronoun == text::Enclitic::kHu && feminine) continue;
    if (pronoun == text::Enclitic::kHa && !feminine && b.entity < 0) continue;
    if (pronoun == text::Enclitic::kHum && !many && b.entity >= 0) continue;
    if (std::find(doers.begin(), doers.end(), s) == doers.end()) return s;
  }
  return std::nullopt;
}

/// The noun phrase that is the subject of the finite verb at token v, if one is named.
Phrase Finder::subject_of(std::size_t v) const {
  // named between a complementizer and the verb
  if (v > 0 && inside(v - 1) && !breaks(v - 1) && !(cell(v).flags & kCellWaw)) {
    const Phrase p = phrase_before(v);
    if (!p.empty() && p.begin > 0 && inside(p.begin - 1) &&
        cell(p.begin - 1).particle == Particle::kComplementizer && somebody(p))
      return p;
  }
  std::size_t n = v + 1;
  while (inside(n) && (cell(n).timex >= 0 || quote(n) || cell(n).particle == Particle::kPast)) ++n;
  if (inside(n) && !breaks(n) && !oblique_only(n) &&
      (cell(n).entity >= 0 || !(cell(n).flags & (kCellBa | kCellLam)))) {
    const Phrase p = phrase(n);
    if (somebody(p)) return p;
  }
  std::size_t b = v;
  while (b > 0 && inside(b - 1) &&
         (cell(b - 1).particle == Particle::kPast || cell(b - 1).particle == Particle::kAuxiliary ||
          cell(b - 1).timex >= 0 || (cell(b - 1).flags & kCellRelative) || quote(b - 1)))
    --b;
  if (b > 0 && inside(b - 1) && !breaks(b - 1) && !(cell(v).flags & kCellWaw)) {
    const Phrase p = phrase_before(b);
    if (settled(p) && !local(p) && somebody(p)) return p;
  }
  return Phrase{v, v};
}

/// Whether the verb's gender allows a subject named before it. A person's name tells no gender.
bool Finder::agrees(Phrase p) const {
  const bool past = c_.reading == Reading::kPast;
  if (p.empty() || c_.dual_or_plural || (!past && c_.reading != Reading::kPresent)) return true;
  if (of_person(p) || cell(p.begin).entity >= 0) return true;
  const std::string_view verb = in_.document.text().substr(c_.span.begin.value, c_.span.size());
  const std::string_view noun = in_.tokens.form(p.begin);
  const bool number = cell(p.begin).quantity >= 0;
  const bool feminine = ends_feminine(noun) && !number;
  if (!past) return !(feminine && verb.starts_with("\xD9\x8A"));  // ي
  if (c_.pronoun) return true;
  if (!verb.ends_with("\xD8\xAA")) return !feminine;  // ت
  // a feminine verb has no men for its subject
  return feminine || !(number || cell(p.begin).number != 0 ||
                       (noun.size() > 8 && text::ends_sound_masculine(noun)));
}

/// A verb without a subject of its own goes on with the one of the verb before it, or takes the
/// last doer named; with `in_content` only the former, and within the statement it stands in.
bool Finder::continued(Arguments& a, std::size_t before, bool in_content) {
  for (std::size_t k = before; k-- > 0 && inside(k) && before - k < 30;) {
    if (cell(k).content != cell(c_.token).content) {
      if (in_content) break;
      continue;  // what somebody else says has another subject
    }
    if (!finite(k) || happening(k)) continue;
    const Phrase p = subject_of(k);
    if (p.empty() || p.begin >= before || !agrees(p)) continue;
    add(a.actors, p);
    return true;
  }
  if (in_content) return false;
  if (auto s = last_agent(before)) a.actors.push_back(*s);
  return !a.actors.empty();
}

/// A subject that stands after adjuncts of its verb: there arrived at the port yesterday a
/// delegation.
Phrase Finder::late_subject(std::size_t i) const {
  std::size_t k = i;
  while (inside(k) && k < i + 16) {
    const Cell& b = cell(k);
    if (b.timex >= 0 || quote(k) || in_.tokens.is_punct(k, 0x060C)) {
      ++k;
      continue;
    }
    const bool particle =
        (b.flags & (kCellBa | kCellLam)) != 0 &&
        (b.entity < 0 ||
         in_.entities[static_cast<std::size_t>(b.entity)].span.begin.value > in_.tokens[k].begin);
    if (b.particle == Particle::kPrep || b.particle == Particle::kTime || particle) {
      k += particle ? 0 : std::max<std::size_t>(b.particle_length, 1);
      const std::size_t opened = k;
      while (inside(k) && cell(k).timex >= 0) ++k;
      if (!inside(k)) break;
      if (k > opened) continue;
      const Phrase p = breaks(k) ? Phrase{k, k} : phrase(k);
      if (p.end <= k) break;
      k = p.end;
      continue;
    }
    if (k == i || breaks(k)) break;
    if (!(b.flags & kCellParty) && (finite(k) || (b.flags & kCellWaw))) break;
    const Phrase p = phrase(k);
    return somebody(p) ? p : Phrase{i, i};
  }
  return Phrase{i, i};
}

/// A verbal noun under a verb that asks or accuses somebody of it: that one is the doer. True if
/// there is such a verb, whether it names whom or not.
bool Finder::controlled(Arguments& a) {
  const auto at =
      std::lower_bound(all_.begin(), all_.end(), c_.token,
                       [](const Candidate& c, std::size_t token) { return c.token < token; });
  for (auto it = at; it != all_.begin();) {
    --it;
    if (!inside(it->token) || c_.token - it->token > 20) return false;
    if (it->reading != Reading::kPast && it->reading != Reading::kPresent) continue;
    if (it->row->type != EventType::kRequest && it->row->type != EventType::kAccuse) return false;
    for (std::size_t k = it->end; k < c_.token; ++k) {
      if ((finite(k) && !happening(k)) || cell(k).particle == Particle::kComplementizer ||
          (cell(k).flags & kCellRelative))
        return false;
    }
    const Arguments of = Finder(in_, cx_, all_, *it).run();
    for (const Span& s : of.recipients) {
      if (s.begin.value >= c_.span.begin.value) return true;
      a.actors.push_back(s);
    }
    return true;
  }
  return false;
}

/// A verbal noun without an agent of its own: the nearest actor named before it in the sentence.
void Finder::subject_of_sentence(Arguments& a) {
  if (!c_.pronoun && controlled(a)) return;
  switch (c_.type) {
    case EventType::kDisaster:
    case EventType::kAccident:
    case EventType::kDeath:
    case EventType::kAssault:
      return;
    case EventType::kRetreat:
    case EventType::kSanction:
    case EventType::kConcede:
      // only of what is one's own: the reduction of its mission
      if (!inside(c_.end) || !pronoun_on(c_.end)) return;
      break;
    case EventType::kEconomy:
      // prices rise, somebody lowers them
      if ((c_.reading != Reading::kMasdar && !c_.row->verbal) ||
          c_.row->possessor != Possessor::kRecipient)
        return;
      break;
    case EventType::kOffice:
      if (c_.reading == Reading::kNoun) return;  // an election is nobody's
      break;
    default:
      break;
  }
  if (c_.pronoun) return;
  {
    // who must or may do it, told with a preposition right before
    const Phrase p = phrase_before(c_.token);
    if (!p.empty() && p.begin > 0 && inside(p.begin - 1) && (cell(p.begin - 1).frame & kFrameOn) &&
        c_.definite && somebody(p)) {
      add(a.actors, p);
      return;
    }
  }
  constexpr std::size_t kFar = 16;  // too many words between for the two to belong together
  Phrase inner;                     // named after the verb of a relative clause
  for (std::size_t k = c_.token; k-- > 0 && inside(k) && c_.token - k < 20;) {
    if (!finite(k) || happening(k)) continue;
    const bool word = k > 0 && (cell(k - 1).flags & kCellRelative);
    // of an indefinite noun, without a relative word
    const bool bare = k > 0 && inside(k - 1) && !breaks(k - 1) && cell(k - 1).entity < 0 &&
                      !(cell(k - 1).flags & kCellArticle) && !finite(k - 1) && !pronoun_on(k - 1) &&
                      !(cell(k).flags & (kCellWaw | kCellClauseStart)) &&
                      !in_.tokens.sentences[in_.tokens[k].sentence].title;
    const bool relative = word || bare;
    if (!relative && cell(k).light == LightEffect::kCause) return;
    const Phrase p = subject_of(k);
    if (relative) {
      if (!p.empty() && p.begin > k && p.begin < c_.token && inner.empty()) inner = p;
      continue;
    }
    if (p.empty() || p.begin >= c_.token) break;
    if (p.end < c_.token && c_.token - p.end >= kFar) return;
    add(a.actors, p);
    return;
  }
  if (!inner.empty()) {
    add(a.actors, inner);
    return;
  }
  for (std::size_t k = c_.token; k-- > 0 && inside(k) && c_.token - k < 16;) {
    if (cell(k).entity < 0) continue;
    const Entity& e = in_.entities[static_cast<std::size_t>(cell(k).entity)];
    if (e.type == EntityType::kLocation || relays(e)) continue;
    // a short name in brackets stands for the full one before it
    if (k >= 2 && inside(k - 2) && in_.tokens.is_punct(k - 1, U'(') && cell(k - 2).entity >= 0)
      continue;
    if (std::find(a.recipients.begin(), a.recipients.end(), e.span) != a.recipients.end()) return;
    a.actors.push_back(e.span);
    return;
  }
}

}  // namespace waqai::event
