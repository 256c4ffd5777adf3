// Noun phrases as the argument reader needs them: where one begins and ends, which name in it
// counts, and which ones cannot take a role (another happening, a new thing before its verb, an
// oblique form).
#include <algorithm>
#include <string_view>

#include "event/argument_finder.h"
#include "text/endings.h"

namespace waqai::event {

/// Whether the noun at token i names a happening: it takes no part in another one.
bool Finder::happening(std::size_t i) const {
  const Candidate* c = candidate_at(i);
  return c != nullptr && cell(i).entity < 0 && !(cell(i).flags & kCellParty) &&
         (c->reading == Reading::kMasdar || c->reading == Reading::kNoun) && c->row->prior >= 2;
}

const Candidate* Finder::candidate_at(std::size_t i) const {
  const auto it =
      std::lower_bound(all_.begin(), all_.end(), i,
                       [](const Candidate& c, std::size_t token) { return c.token < token; });
  return it != all_.end() && it->token == i ? &*it : nullptr;
}

/// Whether a phrase is of people, a body or a country, by its head: a thing does nothing.
bool Finder::somebody(Phrase p) const {
  if (p.begin < p.end && cell(p.begin).titled >= 0) return true;
  for (std::size_t k = p.begin; k < p.end && k < p.begin + 5; ++k) {
    const Cell& b = cell(k);
    if (b.entity >= 0 || b.counted != CountKey::kNone) return true;
    if (b.flags & (kCellParty | kCellNisba)) return true;
    if (sound_plural(k)) return true;
    const bool measure = (b.flags & (kCellMeasure | kCellQuoteEdge)) || b.quantity >= 0 ||
                         b.particle == Particle::kGeneric || (b.frame & kFrameFrom);
    if (b.particle == Particle::kPartitive && pronoun_on(k)) return true;
    if (!measure) break;
    if (k + 1 == p.end && inside(k + 1) && (cell(k + 1).frame & kFrameFrom))
      return somebody(phrase(k + 2));
  }
  return of_person(p);  // a title and the name it belongs to
}

/// Whether a phrase counts people: seven persons, two protesters, one of them.
bool Finder::of_people(Phrase p) const {
  for (std::size_t k = p.begin; k < p.end && k < p.begin + 3; ++k) {
    if (cell(k).counted != CountKey::kNone) return true;
    if (cell(k).particle == Particle::kPartitive) return true;
    if (k == p.begin && cell(k).quantity >= 0 && k + 1 < p.end &&
        !(cell(k + 1).flags & kCellBody) &&
        in_.quantities[static_cast<std::size_t>(cell(k).quantity)].unit.empty())
      return true;
  }
  return false;
}

/// Whether the name of a person stands in a phrase.
bool Finder::of_person(Phrase p) const {
  for (std::size_t k = p.begin; k < p.end; ++k) {
    const std::int32_t e = cell(k).entity;
    if (e >= 0 && in_.entities[static_cast<std::size_t>(e)].type == EntityType::kPerson)
      return true;
  }
  return false;
}

/// A definite sound masculine plural: as a noun it is of people.
bool Finder::sound_plural(std::size_t i) const {
  if (!inside(i) || !(cell(i).flags & kCellArticle)) return false;
  const std::string_view form = in_.tokens.form(i);
  return form.size() >= 14 && text::ends_sound_masculine(form);
}

/// Whether an object is somebody: where the type of event does not say so, a name or counted
/// people.
bool Finder::affects(Phrase p) const {
  switch (c_.row->type) {
    case EventType::kAssault:
    case EventType::kAccident:
    case EventType::kDisaster: {
      // a place that is hit or taken is where it happens
      if (p.empty()) return true;
      const std::size_t head =
          cell(p.begin).quantity >= 0 && p.begin + 1 < p.end ? p.begin + 1 : p.begin;
      return cell(head).entity >= 0 || (cell(head).flags & kCellParty) ||
             !(cell(head).flags & kCellPlace);
    }
    case EventType::kCoerce:
    case EventType::kJustice: {
      if (p.empty() || somebody(p)) return true;
      const std::int32_t q = cell(p.begin).quantity;
      return q >= 0 && in_.quantities[static_cast<std::size_t>(q)].unit.empty();
    }
    default:
      return p.empty() || somebody(p);
  }
}

/// A finite verb that lends itself to the noun before it and takes it up with a pronoun.
bool Finder::resumes(std::size_t i) const {
  return finite(i) && cell(i).light != LightEffect::kNone && cell(i).light_finite && pronoun_on(i);
}

/// Ends in ta marbuta, which folds to heh and is no pronoun.
bool Finder::ta_marbuta(std::size_t i) const {
  const text::Token& t = in_.tokens[i];
  return text::ends_feminine(in_.document.text().substr(t.begin, t.end - t.begin));
}

bool Finder::pronoun_on(std::size_t i) const {
  if (ta_marbuta(i)) return false;
  for (const lexicon::Hit& h : in_.hits.at(i)) {
    if (h.enclitic != text::Enclitic::kNone) return true;
  }
  return false;
}

/// An indefinite sound masculine plural in the absolute state.
bool Finder::kept_nun(std::size_t i) const {
  const std::string_view form = in_.tokens.form(i);
  return !(cell(i).flags & kCellArticle) && form.size() >= 10 && text::ends_sound_masculine(form);
}

/// A phrase that can stand before its verb as the subject: it is known, not new.
bool Finder::settled(Phrase p) const {
  if (p.empty()) return true;
  if (in_.tokens.sentences[in_.tokens[c_.token].sentence].title) return true;
  for (std::size_t k = p.begin; k < p.end; ++k) {
    if (cell(k).entity >= 0 || (cell(k).flags & kCellArticle) || cell(k).quantity >= 0) return true;
    if (pronoun_on(k)) return true;
  }
  return inside(p.end) && cell(p.end).quantity >= 0;  // two protesters, with the number after them
}

/// A phrase that a preposition opens (other than the one of a part and its whole): no subject.
bool Finder::local(Phrase p) const {
  if (p.empty()) return false;
  if (p.begin > 0 && inside(p.begin - 1)) {
    const Cell& b = cell(p.begin - 1);
    if (b.particle == Particle::kPrep && !(b.frame & kFrameFrom)) return true;
  }
  return cell(p.begin).entity < 0 && (cell(p.begin).flags & kCellBa) &&
         (cell(p.begin).flags & kCellArticle);
}

/// A definite sound plural in the oblique case (the ending yeh noon): no subject.
bool Finder::oblique_only(std::size_t i) const {
  if (!inside(i) || cell(i).entity >= 0 || !(cell(i).flags & kCellArticle)) return false;
  const std::string_view form = in_.tokens.form(i);
  return form.size() >= 14 && text::ends_oblique(form);
}

/// A genitive that a word without an article may open: a definite word or name follows it closely.
bool Finder::construct(std::size_t i) const {
  if (!inside(i) || breaks(i) || resumes(i) || cell(i).entity >= 0) return false;
  for (std::size_t k = i + 1; inside(k) && k <= i + 2; ++k) {
    if (breaks(k)) return false;
    if (cell(k).entity >= 0 || (cell(k).flags & kCellArticle)) {
      return !(cell(k).flags & (kCellBa | kCellLam | kCellWaw));
    }
  }
  return false;
}

/// A token that no noun phrase of ours runs over.
bool Finder::breaks(std::size_t i) const {
  const Cell& b = cell(i);
  if (b.entity >= 0) return false;
  if ((b.flags & kCellStop) && !quote(i)) return true;
  if (b.timex >= 0) return true;
  if (b.quantity >= 0 && b.particle != Particle::kConnect) return false;
  switch (b.particle) {
    case Particle::kNone:
    case Particle::kGeneric:
    case Particle::kPartitive:
      break;
    default:
      return true;
  }
  return false;
}

/// The noun phrase that begins at token i.
Phrase Finder::phrase(std::size_t i) const {
  while (inside(i) && (quote(i) || cell(i).timex >= 0)) ++i;
  Phrase p{i, i};
  if (inside(i) && cell(i).titled >= 0) {
    const Span name = in_.entities[static_cast<std::size_t>(cell(i).titled)].span;
    const std::size_t end = in_.tokens.first_at(name.end.value);
    if (end > i && inside(end - 1)) return Phrase{i, end};
  }
  bool definite = false;
  for (std::size_t k = i; inside(k) && k < i + 9; ++k) {
    if (breaks(k)) break;
    const Cell& b = cell(k);
    if (k > i && b.entity < 0 && definite && !(b.flags & (kCellArticle | kCellQuoteEdge))) break;
    if (k > i && b.entity < 0 && b.quantity >= 0 && !(b.flags & kCellArticle) &&
        cell(k - 1).quantity < 0)
      break;
    if (b.flags & kCellArticle) definite = true;
    if (b.entity < 0 && (b.flags & kCellSin)) break;
    if (k > i && b.entity < 0) {
      if (b.flags & (kCellBa | kCellLam)) {
        if (happening(k)) break;
        if (!(b.flags & kCellArticle) && !(b.flags & kCellVerb)) { /* may be part of the word */
        } else
          break;
      }
      if ((b.flags & kCellWaw) && !(b.flags & kCellArticle)) break;
      // a sound plural that has kept its nun has no genitive
      if (!definite && k == i + 1 && b.counted == CountKey::kNone && construct(k) &&
          !(b.flags & kCellNisba) && (cell(i).flags & kCellParty) && cell(i).entity < 0 &&
          kept_nun(i))
        break;
      if (finite(k) && b.quantity < 0 && !(cell(k - 1).flags & kCellStop) &&
          b.counted == CountKey::kNone)
        break;
      if (quote(k) && cell(k - 1).entity < 0 && !(inside(k + 1) && cell(k + 1).entity >= 0)) break;
    }
    p.end = k + 1;
    if (b.entity >= 0 && (!inside(k + 1) || cell(k + 1).entity != b.entity)) {
      const EntityType t = in_.entities[static_cast<std::size_t>(b.entity)].type;
      if (t == EntityType::kPerson) break;
    }
  }
  while (p.end > p.begin && quote(p.end - 1)) --p.end;
  return p;
}

/// The noun phrase that ends right before token i; with `nearest` only what follows the last ب.
Phrase Finder::phrase_before(std::size_t i, bool nearest) const {
  Phrase p{i, i};
  while (p.begin > 0 && inside(p.begin - 1) && i - p.begin < 10) {
    const std::size_t k = p.begin - 1;
    if (cell(k).entity < 0 && (breaks(k) || quote(k) || finite(k))) break;
    p.begin = k;
    if ((cell(k).flags & kCellClauseStart) && cell(k).entity < 0) break;
    if (nearest && (cell(k).flags & kCellBa) && cell(k).entity < 0) break;
  }
  return p;
}

/// After an office: the name of who holds it, behind the body it is in or speaks for (the minister
/// in the caretaker government …, the spokesman for the army …). -1 if there is none.
std::int32_t Finder::named_after(std::size_t i) const {
  constexpr std::size_t kReach = 11;
  bool opened = false;
  for (std::size_t k = i; inside(k) && k < i + kReach; ++k) {
    const Cell& b = cell(k);
    if (b.entity >= 0) {
      const EntityType t = in_.entities[static_cast<std::size_t>(b.entity)].type;
      if (t == EntityType::kPerson) return opened ? b.entity : -1;
      if (t == EntityType::kLocation && !opened) return -1;
      continue;
    }
    if (b.titled >= 0 && opened &&
        in_.entities[static_cast<std::size_t>(b.titled)].type == EntityType::kPerson)
      return b.titled;
    if (quote(k)) continue;
    if ((b.flags & (kCellStop | kCellRelative)) || b.timex >= 0) return -1;
    if (b.particle == Particle::kPrep) {
      // for, in a body, with a body
      const bool body =
          inside(k + 1) && ((cell(k + 1).flags & kCellParty) || cell(k + 1).titled >= 0 ||
                            (cell(k + 1).entity >= 0 && !(b.frame & kFrameIn)));
      if (!(b.frame & (kFrameAbout | kFrameIn | kFrameFront)) || !body) return -1;
      opened = true;
      continue;
    }
    if (b.particle != Particle::kNone || b.cue >= 0) return -1;
    if (b.flags & (kCellBa | kCellLam)) {
      opened = true;
      continue;
    }
    if ((b.flags & kCellWaw) || (finite(k) && !(b.flags & kCellParty))) return -1;
  }
  return -1;
}

/// The name in a phrase (a person first), else its first words.
void Finder::add(std::vector<Span>& out, Phrase p, bool conjoined) const {
  if (p.empty()) return;
  if (happening(p.begin)) return;
  std::int32_t name = -1, other = -1;
  if (cell(p.begin).entity < 0) name = cell(p.begin).titled;
  for (std::size_t k = p.begin; name < 0 && k < p.end; ++k) {
    const std::int32_t e = cell(k).entity;
    if (e < 0) continue;
    if (in_.entities[static_cast<std::size_t>(e)].type == EntityType::kPerson) {
      if (name < 0) name = e;
    } else if (other < 0 && k == p.begin) {
      other = e;
    }
  }
  if (name < 0 && other < 0 && p.end + 1 > p.begin && inside(p.end + 1) &&
      in_.tokens.is_punct(p.end, 0x060C)) {
    // a title, a comma and the name it belongs to
    for (std::size_t k = p.end + 1; inside(k) && k < p.end + 4; ++k) {
      const std::int32_t e = cell(k).entity;
      if (e < 0 && (breaks(k) || finite(k))) break;
      if (e < 0) continue;
      const Entity& person = in_.entities[static_cast<std::size_t>(e)];
      if (person.type == EntityType::kPerson && person.span.begin.value == in_.tokens[k].begin)
        name = e;
      break;
    }
  }
  const bool definite = (cell(p.begin).flags & kCellArticle) != 0 ||
                        (p.end > p.begin + 1 && (cell(p.begin + 1).flags & kCellArticle) != 0);
  if (name < 0 && other < 0 && definite && (cell(p.begin).flags & kCellParty))
    name = named_after(p.end);
  const std::int32_t pick = name >= 0 ? name : other;
  Span s;
  std::size_t end = p.end;
  if (pick >= 0) {
    s = in_.entities[static_cast<std::size_t>(pick)].span;
    end = p.begin;
    while (inside(end) && in_.tokens[end].begin < s.end.value) ++end;
  } else {
    std::size_t last = std::min(p.end, p.begin + 4);
    // up to the noun that a number counts
    const auto people = [&](std::size_t k) {
      return cell(k).counted != CountKey::kNone || (cell(k).flags & kCellParty) != 0;
    };
    if (cell(p.begin).quantity >= 0 || (cell(p.begin).flags & kCellMeasure)) {
      for (std::size_t k = p.begin; k < p.end; ++k) {
        if (!people(k)) continue;
        last = std::max(last, k + 1);
        break;
      }
    }
    // `asked the members of the board` has whom is asked behind the same preposition
    const bool part = !(c_.row->recipient & kFrameFrom) || cell(p.begin).quantity >= 0 ||
                      (cell(p.begin).flags & kCellMeasure) || !(cell(p.begin).flags & kCellArticle);
    if (part && p.end - p.begin <= 2 && inside(p.end + 1) && (cell(p.end).frame & kFrameFrom)) {
      // a part and its whole: some of them
      const Phrase whole = phrase(p.end + 1);
      const std::int32_t e = whole.empty() ? -1 : cell(whole.begin).entity;
      if (!whole.empty() &&
          (e < 0 || in_.entities[static_cast<std::size_t>(e)].type != EntityType::kLocation)) {
        last = std::min(whole.end, whole.begin + 4);
      }
    }
    s = in_.tokens.span(p.begin, last);
    s.begin.value = in_.tokens[p.begin].begin;
    if (cell(p.begin).flags & (kCellBa | kCellLam)) {
      // without the preposition that is written with it
      for (const lexicon::Hit& h : in_.hits.at(p.begin)) {
        if ((h.proclitics & (text::kBa | text::kLam)) == 0 || h.end != p.begin + 1) continue;
        const Span bare = lexicon::hit_span(in_.document, in_.tokens, h);
        if (bare.begin.value > s.begin.value && bare.begin.value < s.end.value)
          s.begin = bare.begin;
        break;
      }
    }
  }
  if (std::find(out.begin(), out.end(), s) == out.end()) out.push_back(s);
  if (!conjoined) return;
  // further names joined by و
  bool joined = false;
  while (inside(end) && out.size() < 6) {
    if (in_.tokens[end].kind == text::TokenKind::kWord && in_.tokens[end].fold_length == 2) {
      joined = true;
      ++end;
      continue;
    }
    if (quote(end) || ((cell(end).flags & kCellStop) && in_.tokens.is_punct(end, 0x060C))) {
      ++end;
      continue;
    }
    const std::int32_t e = cell(end).entity;
    if (e < 0 && cell(end).particle == Particle::kResumptive && !joined) {
      ++end;
      continue;
    }
    if (e < 0) {
      // another noun for people or a body, as definite as the first
      if (happening(end) || breaks(end) || cell(end).quantity >= 0) break;
      if (!joined && !(cell(end).flags & kCellWaw)) break;
      Phrase more = phrase(end);
      if (more.empty() || !somebody(more)) break;
      if (p.end > p.begin && cell(p.begin).entity < 0 &&
          ((cell(p.begin).flags ^ cell(end).flags) & kCellArticle) && !pronoun_on(end) &&
          !construct(end))
        break;
      more.end = std::min(more.end, more.begin + 4);
      s = in_.tokens.span(more.begin, more.end);
      if (!joined) s.begin.value = in_.tokens[end].begin + 2;  // without its و (D9 88)
      if (std::find(out.begin(), out.end(), s) == out.end()) out.push_back(s);
      end = more.end;
      joined = false;
      continue;
    }
    if (!joined) {
      // the name carries its و (D9 88)
      const std::string_view form = in_.tokens.form(end);
      if (in_.tokens[end].begin == in_.entities[static_cast<std::size_t>(e)].span.begin.value ||
          form.size() < 2 || form[0] != '\xD9' || form[1] != '\x88')
        break;
    }
    joined = false;
    s = in_.entities[static_cast<std::size_t>(e)].span;
    if (pick >= 0 &&
        in_.entities[static_cast<std::size_t>(e)].type !=
            in_.entities[static_cast<std::size_t>(pick)].type &&
        in_.entities[static_cast<std::size_t>(e)].type == EntityType::kPerson) {
      break;
    }
    if (std::find(out.begin(), out.end(), s) == out.end()) out.push_back(s);
    while (inside(end) && in_.tokens[end].begin < s.end.value) ++end;
  }
}

}  // namespace waqai::event
