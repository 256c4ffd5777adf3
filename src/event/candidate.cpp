// Trigger candidates: the best entry of the trigger tables at each token, read as a verb or as a
// noun by what stands before it, and the facts that tell a reported event from background.
#include "event/candidate.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "event/tolls.h"
#include "event/traits.h"

namespace waqai::event {
namespace {

using text::Tokens;

struct Slots {
  bool nominal_before = false;  ///< the word before makes a noun of it
  bool verbal_before = false;   ///< the word before makes a verb of it
  bool jussive = false;         ///< the word before takes a jussive
  bool after_stop = false;      ///< a mark stands before
};

/// After a time or an aside: whether a verb that lends itself to a noun (decides, announces,
/// begins) still waits for it. A second verb would need a conjunction.
bool complement(const Context& cx, const Tokens& tokens, std::size_t i) {
  constexpr std::size_t kReach = 12;
  if (cx.has(i, kCellWaw)) return false;
  bool time = false;
  for (std::size_t back = 1; back <= kReach && back <= i; ++back) {
    const std::size_t k = i - back;
    const Cell& c = cx.cells[k];
    if (tokens[k].sentence != tokens[i].sentence || c.content != cx.cells[i].content) return false;
    time = time || c.timex >= 0;
    if (c.entity >= 0 || c.timex >= 0) continue;
    if (c.light_finite && c.light != LightEffect::kNone)
      return time && (c.light == LightEffect::kAnnounce || c.light == LightEffect::kOrder ||
                      c.light == LightEffect::kBegin || c.light == LightEffect::kDo);
    if ((c.flags & kCellRelative) || c.particle == Particle::kComplementizer ||
        c.particle == Particle::kSubordinator || c.particle == Particle::kConnect ||
        c.particle == Particle::kAuxiliary)
      return false;
  }
  return false;
}

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
  } else if ((p.timex >= 0 || (p.flags & kCellStop)) && complement(cx, tokens, i)) {
    s.nominal_before = true;
  } else if (p.flags & kCellStop) {
    s.verbal_before = true;
    s.after_stop = true;
  } else if ((p.flags & kCellVerb) && !(p.flags & kCellArticle) && p.light_finite) {
    s.nominal_before = true;
  }
  return s;
}

/// What the spelling of a word says that folding hides.
struct Spelling {
  char32_t alef = 0;        ///< the hamza or madda on the first alef of the word after the article
  bool ta_marbuta = false;  ///< ends in ta marbuta
  bool tanwin = false;      ///< ends in tanwin
};

Spelling spelling(const Document& document, Span span) {
  Spelling s;
  const std::string_view w = document.text().substr(span.begin.value, span.size());
  const auto letter = [&](std::size_t i) {
    return i + 1 < w.size() && (static_cast<unsigned char>(w[i]) & 0xE0u) == 0xC0u
               ? char32_t{(static_cast<unsigned char>(w[i]) & 0x1Fu) << 6u |
                          (static_cast<unsigned char>(w[i + 1]) & 0x3Fu)}
               : char32_t{0};
  };
  constexpr char32_t kAlef = 0x0627, kLam = 0x0644, kTaMarbuta = 0x0629, kTanwin = 0x064B;
  std::size_t i = 0;
  if (letter(0) == kAlef && letter(2) == kLam) i = 4;
  const char32_t first = letter(i);
  if (first == 0x0622 || first == 0x0623 || first == 0x0625) s.alef = first;
  if (w.size() >= 4) {
    const char32_t last = letter(w.size() - 2), before = letter(w.size() - 4);
    s.ta_marbuta =
        last == kTaMarbuta || (before == kTaMarbuta && last >= kTanwin && last <= 0x0652);
    s.tanwin = last == kTanwin || before == kTanwin;
  }
  return s;
}

/// True where a verb is likely: a clause begins, or a word that wants a verb stands before.
bool opens(const Context& cx, const Tokens& tokens, std::size_t i) {
  const Slots s = slots(cx, tokens, i);
  if (cx.has(i, kCellClauseStart) || s.verbal_before) return true;
  return !s.nominal_before && i + 1 < cx.cells.size() &&
         tokens[i + 1].sentence == tokens[i].sentence &&
         (cx.cells[i + 1].entity >= 0 || cx.cells[i + 1].titled >= 0 ||
          cx.has(i + 1, kCellArticle | kCellBa));
}

bool seats_differ(char32_t written, char32_t known) {
  return written != 0 && known != 0 && written != known;
}

/// One way to read a hit, or none: a spelling may be both a verb and its verbal noun.
std::optional<int> weigh(const lexicon::Hit& h, const lexicon::Entry& e, const Trigger& row,
                         bool finite, const Spelling& written, const Slots& s, const Cell& cell) {
  const bool noun = row.noun_table;
  const bool masdar = !finite && (e.features & lexicon::kMasdar);
  const bool participle = !finite && !masdar &&
                          (e.features & (lexicon::kActiveParticiple | lexicon::kPassiveParticiple));
  const bool particle = (h.proclitics & (text::kBa | text::kLam | text::kKaf)) != 0;
  if (!finite && !noun && !masdar && !participle) return std::nullopt;
  if (h.enclitic == text::Enclitic::kHu && written.ta_marbuta) return std::nullopt;
  if (h.enclitic != text::Enclitic::kNone && (e.features & lexicon::kDefinite)) return std::nullopt;
  int score = 20 * static_cast<int>(h.end - h.begin) - 2 * h.lead - 3 * h.trail + row.prior;
  if (finite) {
    const bool past = (e.features & lexicon::kPast) != 0;
    if (written.tanwin || written.ta_marbuta) return std::nullopt;
    if (past && seats_differ(written.alef, row.past_alef)) return std::nullopt;
    if ((e.features & lexicon::kJussive) && !s.jussive) return std::nullopt;
    const bool own = (e.features & lexicon::kFirst) && !(e.features & lexicon::kThird);
    if (h.proclitics & text::kSin) {
      if (!(e.features & lexicon::kPresent) || (e.features & lexicon::kJussive))
        return std::nullopt;
      score += 30;
    }
    if (own && cell.content < 0) return std::nullopt;
    if (particle && !((e.features & lexicon::kPresent) && (h.proclitics & text::kLam)))
      return std::nullopt;
    score += past ? 3 : 0;
    if (own) score -= 8;
    if (e.features & lexicon::kPassiveOnly) score -= 4;
    if ((e.features & lexicon::kSecond) && !(e.features & lexicon::kThird)) score -= 12;
    if (e.features & lexicon::kImperative) score -= 20;
    score += s.verbal_before ? 12 : 0;
    score -= s.nominal_before ? 25 : 0;
    return score;
  }
  if (h.proclitics & text::kSin) return std::nullopt;
  if (participle &&
      ((cell.flags & kCellArticle) || !((e.features & lexicon::kAccusative) ||
                                        ((e.features & lexicon::kFeminine) && s.after_stop)))) {
    return std::nullopt;
  }
  if (!participle && seats_differ(written.alef, row.masdar_alef)) return std::nullopt;
  score += s.nominal_before || particle ? 15 : 0;
  if (e.features & (lexicon::kActiveParticiple | lexicon::kPassiveParticiple)) score -= 9;
  if (noun) score += 2;
  return score;
}

/// The best entry at token i, or none.
bool choose(const Tables& tables, const Input& in, const Context& cx, std::size_t i,
            Candidate& out) {
  if (!in.hits.may_have(i, lexicon::Hits::mask(tables.verbs) | lexicon::Hits::mask(tables.nouns)))
    return false;
  constexpr int kNever = 1000;
  int best = -1000;
  // letters stripped by the barest reading as a word that only looks like a trigger
  int barred = kNever, barred_noun = kNever;
  bool single_known = false, trigger = false;
  const lexicon::Hit* chosen = nullptr;
  for (const lexicon::Hit& h : in.hits.at(i)) {
    const lexicon::Entry& e = h.entry;
    // a passive spelt like a particle and a verb does not make the word known
    const bool passive = e.table == tables.verbs && (e.features & lexicon::kPassiveOnly);
    if (h.lead == 0 && h.trail == 0 && h.end == h.begin + 1 && !passive) single_known = true;
    trigger = trigger || e.table == tables.verbs || e.table == tables.nouns;
  }
  if (!trigger) return false;
  const Slots s = slots(cx, in.tokens, i);
  for (const lexicon::Hit& h : in.hits.at(i)) {
    const lexicon::Entry& e = h.entry;
    if (e.table == lexicon::kNoTable) continue;
    const bool look_alike = e.table == tables.look_alikes;
    const bool noun = e.table == tables.nouns;
    if (!look_alike && !noun && e.table != tables.verbs) continue;
    lexicon::Hit word = h;
    word.end = h.begin + 1;
    if (h.end > word.end) word.trail = 0;
    const Spelling written =
        spelling(in.document, word.lead == 0 ? in.tokens.span(i)
                                             : lexicon::hit_span(in.document, in.tokens, word));
    if (look_alike) {
      // a longer entry that begins here (a fixed phrase) may still be one
      const LookAlike& row = tables.look_alike_rows[e.row];
      if (seats_differ(written.alef, row.alef) || (row.aside_possible && s.after_stop)) continue;
      // a verb with its pronoun is spelt like a noun in ta marbuta
      const bool verb = row.verb_possible || (row.ta_marbuta && !written.ta_marbuta);
      int& bar = verb ? barred_noun : barred;
      bar = std::min(bar, h.lead + h.trail);
      continue;
    }
    const Trigger& row = noun ? tables.noun_rows[e.row] : tables.verb_rows[e.row];
    for (const bool finite : {true, false}) {
      if (finite && (noun || !(e.features & (lexicon::kPast | lexicon::kPresent)))) continue;
      std::optional<int> score = weigh(h, e, row, finite, written, s, cx.cells[i]);
      if (!score) continue;
      if (finite && h.lead > 0 && single_known) *score -= 40;
      // a particle and a short noun, spelt like one word
      if (!finite && h.lead > 0 && single_known && h.end == h.begin + 1) *score -= 20;
      if (*score <= best) continue;
      best = *score;
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
      out.first_person =
          finite && (e.features & lexicon::kFirst) != 0 && !(e.features & lexicon::kThird) &&
          ((e.features & lexicon::kPast) == 0 || (e.features & lexicon::kPlural) != 0);
      out.pronoun = h.enclitic != text::Enclitic::kNone;
      out.future = (h.proclitics & text::kSin) != 0;
      out.ba = (h.proclitics & text::kBa) != 0;
      out.lam = (h.proclitics & text::kLam) != 0;
    }
  }
  if (chosen == nullptr) return false;
  if (chosen->end == chosen->begin + 1) {
    const int stripped = chosen->lead + chosen->trail;
    if (barred <= stripped) return false;
    const bool verb = out.reading == Reading::kPast || out.reading == Reading::kPresent;
    if (barred_noun <= stripped && !(verb && opens(cx, in.tokens, i))) return false;
  }
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
    const bool undergone = p.light == LightEffect::kUndergo && c.lam;  // their exposure to attacks
    if (p.light != LightEffect::kNone && (p.light_finite || back <= 2 || undergone)) {
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

bool friendly(EventType t) {
  return t == EventType::kCooperate || t == EventType::kConsult || t == EventType::kAid ||
         t == EventType::kAgree || t == EventType::kSupport;
}

/// What a general trigger becomes beside a word that points to a type.
EventType turned(const Trigger& row, EventType pointed) {
  if (row.stops) {
    if (pointed == EventType::kAssault) return EventType::kRetreat;
    if (friendly(pointed)) return EventType::kSanction;
  }
  // infections are a disaster, what is done because of a disease is not
  if (pointed == EventType::kDisaster && row.type != EventType::kAssault) return row.type;
  switch (row.type) {
    case EventType::kAid:
      // what is given does no harm: gas, tents
      return pointed == EventType::kCoerce || pointed == EventType::kProtest ||
                     pointed == EventType::kAssault
                 ? row.type
                 : pointed;
    case EventType::kCoerce:
    case EventType::kSanction:
    case EventType::kReject:
    case EventType::kAccuse:
      // a hostile act stays one, whatever it is done to
      return friendly(pointed) || pointed == EventType::kRetreat ||
                     (row.type == EventType::kCoerce && pointed == EventType::kJustice)
                 ? row.type
                 : pointed;
    default:
      return pointed;
  }
}

/// The sense of a trigger beside a word of these domains.
std::optional<EventType> sense_of(const Tables& tables, const Trigger& row, std::uint64_t domains) {
  if (domains == 0) return std::nullopt;
  for (std::uint32_t s = row.first_sense; s < row.last_sense; ++s) {
    if (tables.senses[s].domains & domains) return tables.senses[s].type;
  }
  return std::nullopt;
}

/// A trigger with senses, or a general one, takes its type from the nearest telling word after it
/// in its clause; a verb behind its subject, and a verbal noun with a pronoun, from the words
/// before it.
EventType type_of(const Tables& tables, const Input& in, const Context& cx, const Candidate& c) {
  const Trigger& row = *c.row;
  if (row.type == EventType::kOther && c.governor >= 0) {
    const std::int8_t lent = cx.cells[static_cast<std::size_t>(c.governor)].light_lends;
    if (lent >= 0) return static_cast<EventType>(lent);
  }
  if (!row.general && row.first_sense == row.last_sense) return row.type;
  constexpr std::size_t kAhead = 8, kNear = 5, kBehind = 4, kOwner = 6;
  const auto told = [&](const Cell& cell, bool near) -> std::optional<EventType> {
    const auto sense = near ? sense_of(tables, row, cell.domains) : std::nullopt;
    if (sense) return sense;
    if (row.general && cell.domain >= 0) return turned(row, static_cast<EventType>(cell.domain));
    return std::nullopt;
  };
  const std::uint32_t sentence = in.tokens[c.token].sentence;
  std::size_t words = 0;  // a name of many words is one
  for (std::size_t k = c.end; k < in.tokens.size(); ++k) {
    if (in.tokens[k].sentence != sentence) break;
    if (k > c.end && (cx.cells[k].flags & kCellClauseStart)) break;
    if (k == c.end || cx.cells[k].entity < 0 || cx.cells[k].entity != cx.cells[k - 1].entity)
      ++words;
    if (words > kAhead) break;
    if (const auto type = told(cx.cells[k], words <= kNear)) return *type;
  }
  if (c.governor >= 0) {
    // who brings it about: the prosecution levelled charges
    const auto verb_before = static_cast<std::size_t>(c.governor);
    for (std::size_t k = c.token; k-- > verb_before + 1;) {
      if (const auto type = sense_of(tables, row, cx.cells[k].domains)) return *type;
    }
  }
  const bool verb = c.reading == Reading::kPast || c.reading == Reading::kPresent;
  if (verb || c.pronoun) {
    // a verbal noun with a pronoun: the company, whose founding …
    for (std::size_t back = 1; back <= (verb ? kBehind : kOwner) && back <= c.token; ++back) {
      const std::size_t k = c.token - back;
      if (in.tokens[k].sentence != sentence) break;
      if (verb && (cx.cells[k].flags & kCellStop) && !cx.has(k + 1, kCellRelative)) break;
      if (const auto type = told(cx.cells[k], true)) return *type;
    }
  }
  return row.type;
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
                                       const Input& in, const Context& cx) {
  std::vector<Candidate> list;
  std::size_t skip = 0;
  for (std::size_t i = 0; i < in.tokens.size(); ++i) {
    const Sentence& sentence = in.tokens.sentences[in.tokens[i].sentence];
    if (i == sentence.token_begin) skip = std::max(skip, after_dateline(in.tokens, sentence));
    if (i < skip || in.tokens[i].kind != text::TokenKind::kWord) continue;
    const Cell& cell = cx.cells[i];
    if (cell.timex >= 0 || cell.entity >= 0 || cell.particle != Particle::kNone) continue;
    Candidate c;
    if (!choose(tables, in, cx, i, c)) continue;
    govern(cx, in.tokens, c);
    c.type = type_of(tables, in, cx, c);
    skip = c.end;
    list.push_back(c);
  }
  describe(words, in, cx, list);
  link_tolls(in, cx, list);
  return list;
}

}  // namespace waqai::event
