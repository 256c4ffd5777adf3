// Trigger candidates: the best entry of the trigger tables at each token, read as a verb or as a
// noun by what stands before it, and the facts that tell a reported event from background.
#include "event/candidate.h"

#include <algorithm>

#include "event/traits.h"

namespace waqai::event {
namespace {

using text::Tokens;

struct Slots {
  bool nominal_before = false;  ///< the word before makes a noun of it
  bool verbal_before = false;   ///< the word before makes a verb of it
  bool jussive = false;         ///< the word before takes a jussive
};

Slots slots(const Context& cx, const Tokens& tokens, std::size_t i) {
  Slots s;
  const Cell& c = cx.cells[i];
  if (c.flags & (kCellArticle)) s.nominal_before = true;
  if (i == 0 || tokens[i - 1].sentence != tokens[i].sentence) {
    s.verbal_before = true;
    return s;
  }
  const Cell& p = cx.cells[i - 1];
  s.jussive = p.jussive_next;
  if (p.particle == Particle::kNegation) {
    s.verbal_before = p.particle_length == 1;
    return s;
  }
  if (p.particle == Particle::kPrep || p.particle == Particle::kTime ||
      p.particle == Particle::kAgent || p.particle == Particle::kCause ||
      p.particle == Particle::kPurpose || p.particle == Particle::kDone ||
      p.particle == Particle::kGeneric) {
    s.nominal_before = p.timex < 0;
  } else if (p.particle == Particle::kRelative || p.particle == Particle::kPast ||
             p.particle == Particle::kSubordinator || p.particle == Particle::kModal) {
    s.verbal_before = true;
  } else if (p.flags & kCellStop) {
    s.verbal_before = true;
  } else if ((p.flags & kCellVerb) && !(p.flags & kCellArticle) && p.light_finite) {
    s.nominal_before = true;
  }
  return s;
}

/// The best entry at token i, or none.
bool choose(const Tables& tables, const lexicon::Data& data, const Input& in, const Context& cx,
            std::size_t i, Candidate& out) {
  const Slots s = slots(cx, in.tokens, i);
  int best = -1000;
  bool single_barred = false, single_known = false;
  const lexicon::Hit* chosen = nullptr;
  for (const lexicon::Hit& h : in.hits.at(i)) {
    if (h.lead == 0 && h.trail == 0 && h.end == h.begin + 1) single_known = true;
  }
  for (const lexicon::Hit& h : in.hits.at(i)) {
    const lexicon::Entry& e = data.entry(h.entry);
    if (e.table == tables.look_alikes && tables.look_alikes != lexicon::kNoTable) {
      // a longer entry that begins here (a fixed phrase) may still be one
      single_barred = true;
      continue;
    }
    const bool noun = e.table == tables.nouns;
    if (!noun && e.table != tables.verbs) continue;
    const Trigger& row = noun ? tables.noun_rows[e.row] : tables.verb_rows[e.row];
    const bool finite = !noun && (e.features & (lexicon::kPast | lexicon::kPresent));
    if (!noun && !finite &&
        !(e.features &
          (lexicon::kMasdar | lexicon::kActiveParticiple | lexicon::kPassiveParticiple))) {
      continue;
    }
    if (row.needs == Needs::kLightUse) continue;
    if (!finite && (e.features & (lexicon::kActiveParticiple | lexicon::kPassiveParticiple)) &&
        !(e.features & lexicon::kMasdar) &&
        (!(e.features & lexicon::kAccusative) || (cx.cells[i].flags & kCellArticle))) {
      continue;
    }
    if (finite && (e.features & lexicon::kJussive) && !s.jussive) continue;
    const bool particle = (h.proclitics & (text::kBa | text::kLam | text::kKaf)) != 0;
    int score = (e.features & lexicon::kPast ? 3 : 0) + 20 * static_cast<int>(h.end - h.begin) -
                2 * h.lead - 3 * h.trail + row.prior;
    if (finite) {
      const bool own = (e.features & lexicon::kFirst) && !(e.features & lexicon::kThird);
      if (h.proclitics & text::kSin) {
        if (!(e.features & lexicon::kPresent) || (e.features & lexicon::kJussive)) continue;
        score += 30;
      }
      if (own && cx.cells[i].content < 0) continue;
      if (h.lead > 0 && single_known) score -= 40;
      if (particle && !((e.features & lexicon::kPresent) && (h.proclitics & text::kLam))) continue;
      if (own) score -= 8;
      if ((e.features & lexicon::kSecond) && !(e.features & lexicon::kThird)) score -= 12;
      if (e.features & lexicon::kImperative) score -= 20;
      score += s.verbal_before ? 12 : 0;
      score -= s.nominal_before ? 25 : 0;
    } else {
      if (h.proclitics & text::kSin) continue;
      score += s.nominal_before || particle ? 15 : 0;
      if (e.features & (lexicon::kActiveParticiple | lexicon::kPassiveParticiple)) score -= 9;
      if (noun) score += 2;
    }
    if (score > best) {
      best = score;
      chosen = &h;
      out.row = &row;
      out.row_key = (noun ? 1u << 20 : 0u) + e.row;
      out.reading = noun     ? Reading::kNoun
                    : finite ? ((e.features & lexicon::kPast) ? Reading::kPast : Reading::kPresent)
                    : (e.features & lexicon::kMasdar) ? Reading::kMasdar
                                                      : Reading::kParticiple;
      out.passive =
          finite && (e.features & lexicon::kPassive) && !(e.features & lexicon::kActiveParticiple);
      out.dual_or_plural = (e.features & (lexicon::kDual | lexicon::kPlural)) != 0;
      out.pronoun = h.enclitic != text::Enclitic::kNone;
      out.future = (h.proclitics & text::kSin) != 0;
      out.ba = (h.proclitics & text::kBa) != 0;
      out.lam = (h.proclitics & text::kLam) != 0;
    }
  }
  if (chosen == nullptr || (single_barred && chosen->end == chosen->begin + 1)) return false;
  out.token = chosen->begin;
  out.end = chosen->end;
  lexicon::Hit first = *chosen;
  if (first.end > first.begin + 1) {
    first.end = first.begin + 1;
    first.trail = 0;
  }
  out.span = lexicon::hit_span(in.document, in.tokens, first);
  out.definite = (cx.cells[i].flags & kCellArticle) != 0;
  return true;
}

/// The nearest finite verb or light noun before token i that it can depend on.
void govern(const Context& cx, const Tokens& tokens, Candidate& c) {
  if (c.reading != Reading::kMasdar && c.reading != Reading::kNoun) return;
  const std::uint32_t sentence = tokens[c.token].sentence;
  for (std::size_t back = 1; back <= 9 && back <= c.token; ++back) {
    const std::size_t k = c.token - back;
    if (tokens[k].sentence != sentence) return;
    const Cell& p = cx.cells[k];
    if (p.particle == Particle::kRelative && back > 1) return;
    if (p.light != LightEffect::kNone && (p.light_finite || back <= 2)) {
      c.governor = static_cast<std::int32_t>(k);
      c.effect = p.light;
      return;
    }
    if ((p.flags & kCellVerb) && !(p.flags & kCellArticle) && p.entity < 0 && back > 1 &&
        p.particle == Particle::kNone) {
      return;
    }
  }
}

/// A general trigger takes its type from the nearest telling word after it in its clause.
EventType type_of(const Input& in, const Context& cx, const Candidate& c) {
  if (c.row->type == EventType::kOther && c.governor >= 0) {
    const std::int8_t lent = cx.cells[static_cast<std::size_t>(c.governor)].light_lends;
    if (lent >= 0) return static_cast<EventType>(lent);
  }
  if (!c.row->general) return c.row->type;
  for (std::size_t k = c.end; k < in.tokens.size() && k < c.end + 6; ++k) {
    if (in.tokens[k].sentence != in.tokens[c.token].sentence) break;
    const Cell& b = cx.cells[k];
    if (k > c.end && (b.flags & kCellClauseStart)) break;
    if (b.domain >= 0) return static_cast<EventType>(b.domain);
  }
  return c.row->type;
}

// After a dateline (`Aden (an agency) -`) at the start of a sentence, or where the sentence begins.
std::size_t after_dateline(const text::Tokens& tokens, const Sentence& s) {
  constexpr std::size_t kLongest = 9;
  const std::size_t end = std::min<std::size_t>(s.token_end, s.token_begin + kLongest);
  bool closed = false;
  for (std::size_t i = s.token_begin; i < end; ++i) {
    if (tokens[i].kind != text::TokenKind::kPunct) continue;
    const char32_t p = tokens[i].punct;
    if (p == ')') {
      closed = true;
    } else if (closed && (p == '-' || p == 0x2013 || p == 0x2014 || p == ':')) {
      return i + 1;
    }
  }
  return s.token_begin;
}

}  // namespace

std::vector<Candidate> find_candidates(const Tables& tables, const TraitWords& words,
                                       const lexicon::Data& data, const Input& in,
                                       const Context& cx) {
  std::vector<Candidate> list;
  std::size_t skip = 0;
  for (std::size_t i = 0; i < in.tokens.size(); ++i) {
    const Sentence& sentence = in.tokens.sentences[in.tokens[i].sentence];
    if (i == sentence.token_begin) skip = std::max(skip, after_dateline(in.tokens, sentence));
    if (i < skip || in.tokens[i].kind != text::TokenKind::kWord) continue;
    const Cell& cell = cx.cells[i];
    if (cell.timex >= 0 || cell.entity >= 0 || cell.particle != Particle::kNone) continue;
    Candidate c;
    if (!choose(tables, data, in, cx, i, c)) continue;
    govern(cx, in.tokens, c);
    c.type = type_of(in, cx, c);
    skip = c.end;
    list.push_back(c);
  }
  describe(words, in, cx, list);
  return list;
}

}  // namespace waqai::event
