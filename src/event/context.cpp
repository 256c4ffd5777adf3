// Lays the other layers over the tokens and cuts sentences into clauses: at punctuation, at
// conjunctions and relative words, and where a finite verb opens a new predicate after a
// conjunction.
#include "event/context.h"

#include <algorithm>
#include <string_view>

#include "text/endings.h"

namespace waqai::event {
namespace {

constexpr char32_t kComma = 0x060C, kSemicolon = 0x061B;

bool begins_with_article(std::string_view form) {
  // ا ل in UTF-8
  return form.size() > 6 && form[0] == '\xD8' && form[1] == '\xA7' && form[2] == '\xD9' &&
         form[3] == '\x84';
}

/// Marks the tokens of sorted spans.
template <class Layer, class Get, class Put>
void lay(const text::Tokens& tokens, const Layer& layer, Get get, Put put) {
  for (std::size_t k = 0; k < layer.size(); ++k) {
    const Span s = get(layer[k]);
    std::size_t i = tokens.first_at(s.begin.value);
    if (i > 0 && tokens[i - 1].end > s.begin.value) --i;
    for (; i < tokens.size() && tokens[i].begin < s.end.value; ++i)
      put(i, static_cast<std::int32_t>(k));
  }
}

bool past_verb(const Tables& tables, const Input& in, std::size_t i) {
  if (i >= in.tokens.size()) return false;
  const auto hits = in.hits.at(i);
  return std::any_of(hits.begin(), hits.end(), [&](const lexicon::Hit& h) {
    const lexicon::Entry& e = h.entry;
    return h.lead == 0 && e.table != tables.look_alikes && (e.features & lexicon::kPast) != 0;
  });
}

}  // namespace

Context::Context(const Tables& tables, const Input& in) : cells(in.tokens.size()) {
  const text::Tokens& tokens = in.tokens;
  const std::size_t n = tokens.size();
  for (std::size_t i = 0; i < n; ++i) {
    Cell& c = cells[i];
    const text::Token& t = tokens[i];
    if (t.kind == text::TokenKind::kPunct) {
      c.flags |= kCellStop;
      if (text::is_open_quote(t.punct) || text::is_close_quote(t.punct)) c.flags |= kCellQuoteEdge;
      continue;
    }
    if (t.kind != text::TokenKind::kWord) continue;
    if (begins_with_article(tokens.form(i))) c.flags |= kCellArticle;
    // ta marbuta, which folds to heh, ends no verb
    const std::string_view raw = in.document.text().substr(t.begin, t.end - t.begin);
    const auto ta_marbuta = [&] { return text::ends_feminine(raw); };
    bool light_past = false;
    std::uint16_t whole = 0;  // particles without which the word is known too
    bool whole_verb = false;  // a verb of the triggers, with no particle
    for (const lexicon::Hit& h : in.hits.at(i)) {
      const lexicon::Entry& e = h.entry;
      const TableRole role =
          e.table < tables.roles.size() ? tables.roles[e.table] : TableRole::kNone;
      if (h.end == i + 1) {
        if (role != TableRole::kNone && role != TableRole::kParticle) {
          if (!(h.proclitics & text::kBa)) whole |= kCellBa;
          if (!(h.proclitics & text::kLam)) whole |= kCellLam;
          if (h.lead == 0) whole |= kCellWaw;
        }
        if ((e.features & (lexicon::kPast | lexicon::kPresent)) &&
            ((c.flags & kCellVerb) || !ta_marbuta())) {
          c.flags |= kCellVerb;
          whole_verb = whole_verb || (h.lead == 0 && e.table == tables.verbs);
        }
        if (h.proclitics != 0) {
          if (h.proclitics & text::kBa) c.flags |= kCellBa;
          if (h.proclitics & text::kLam) c.flags |= kCellLam;
          if (h.proclitics & (text::kWaw | text::kFa)) c.flags |= kCellWaw;
          if ((h.proclitics & text::kSin) && (e.features & lexicon::kPresent)) c.flags |= kCellSin;
        }
      }
      if (h.lead > 0 && begins_with_article(tokens.form(i).substr(h.lead))) c.flags |= kCellArticle;
      if (role == TableRole::kNone) continue;
      switch (role) {
        case TableRole::kParticle: {
          const ParticleRow& p = tables.particle_rows[e.row];
          if (p.kind == Particle::kGoverning) {
            c.governing = true;
            break;
          }
          if (h.end - h.begin < c.particle_length) break;
          // the particle of the future stands before verbs only
          if ((h.proclitics & text::kSin) && p.kind != Particle::kAuxiliary &&
              p.kind != Particle::kDone) {
            break;
          }
          // a conjunction and a particle spelt like one verb
          if (h.lead > 0 && whole_verb &&
              (p.kind == Particle::kDone ||
               (p.kind == Particle::kPast && !past_verb(tables, in, i + 1)))) {
            break;
          }
          if (c.particle != Particle::kNone && h.end - h.begin == c.particle_length &&
              p.kind != Particle::kPrep) {
            break;
          }
          c.particle = p.kind;
          c.particle_length =
              static_cast<std::uint8_t>(std::min<std::uint32_t>(h.end - h.begin, 20));
          c.frame = p.frame;
          c.time_word = p.time;
          c.jussive_next = p.jussive;
          c.pronoun_next = p.pronoun;
          c.contrast = p.contrast;
          if (p.kind == Particle::kRelative) c.flags |= kCellRelative;
          for (std::size_t k = i + 1; k < h.end && k < n; ++k) {
            cells[k].particle = p.kind;
            cells[k].particle_length = 1;
            cells[k].time_word = p.time;
            cells[k].frame = p.frame;
          }
          break;
        }
        case TableRole::kLight: {
          const LightRow& l = tables.light_rows[e.row];
          const bool finite = (e.features & (lexicon::kPast | lexicon::kPresent)) != 0;
          // a first person (in one spelling with a noun) lends itself to nothing
          if (finite && !(e.features & lexicon::kThird)) break;
          // `تلقى` with its own last letter is the past of one verb, not the present of another.
          const bool past = (e.features & lexicon::kPast) != 0;
          const bool rather = past && !light_past && text::ends_maqsura(raw);
          if (c.light == LightEffect::kNone || (finite && (!c.light_finite || rather))) {
            light_past = past;
            c.light = l.effect;
            c.light_finite = finite;
            c.light_acts = l.subject_acts;
            c.light_hosts = l.subject_hosts;
            c.light_lends = l.lends;
          }
          break;
        }
        case TableRole::kVerb: {
          const Trigger& row = tables.verb_rows[e.row];
          if (row.needs == Needs::kLightUse &&
              (e.features & (lexicon::kPast | lexicon::kPresent)) != 0 && h.end == i + 1)
            c.outcome = row.outcome;
          break;
        }
        case TableRole::kDomain:
          if (tables.domain_rows[e.row] >= 0) c.domain = tables.domain_rows[e.row];
          if (e.row < 64) c.domains |= std::uint64_t{1} << e.row;
          break;
        case TableRole::kCounted: {
          const CountKey k = tables.counted_rows[e.row];
          if (tables.number_rows[e.row] != 0) c.number = tables.number_rows[e.row];
          if (tables.attribute_rows[e.row]) c.attribute = true;
          if (c.counted == CountKey::kNone || c.counted == CountKey::kPeople) c.counted = k;
          break;
        }
        case TableRole::kDemonym:
          c.flags |= kCellNisba;
          break;
        case TableRole::kParty:
          c.flags |= tables.party_rows[e.row] == PartyKind::kMeasure ? kCellMeasure : kCellParty;
          if (tables.party_rows[e.row] == PartyKind::kBody) c.flags |= kCellBody;
          break;
        case TableRole::kPlace:
          c.flags |= kCellPlace;
          break;
        case TableRole::kInstrument:
          c.flags |= kCellWeapon;
          break;
        case TableRole::kSomebody:
          c.flags |= kCellParty;
          break;
        case TableRole::kSource:
          if (tables.source_rows[e.row]) c.flags |= kCellParty;
          break;
        case TableRole::kNone:
          break;
      }
    }
    if (c.particle == Particle::kNone) c.flags &= static_cast<std::uint16_t>(~whole);
    // the complementizer with its pronoun is also spelt like a light verb
    if (c.particle == Particle::kComplementizer) c.light = LightEffect::kNone;
  }
  lay(
      tokens, in.entities, [](const Entity& e) { return e.span; },
      [&](std::size_t i, std::int32_t k) {
        cells[i].entity = k;
        // the name of a company tells what its noun would
        const Entity& e = in.entities[static_cast<std::size_t>(k)];
        if (e.type == EntityType::kOrganization && e.code.ends_with(" BUS"))
          cells[i].domains |= tables.business_domain;
      });
  for (std::size_t k = 0; k < in.entities.size(); ++k) {
    const Entity& e = in.entities[k];
    if (e.noun_phrase.empty() || e.noun_phrase.begin.value >= e.span.begin.value ||
        e.type == EntityType::kLocation)
      continue;
    std::size_t i = tokens.first_at(e.noun_phrase.begin.value);
    if (i > 0 && tokens[i - 1].end > e.noun_phrase.begin.value) --i;
    if (i < n && cells[i].entity < 0 && cells[i].titled < 0)
      cells[i].titled = static_cast<std::int32_t>(k);
  }
  lay(
      tokens, in.timexes, [](const Timex& e) { return e.span; },
      [&](std::size_t i, std::int32_t k) { cells[i].timex = k; });
  lay(
      tokens, in.quantities, [](const Quantity& e) { return e.span; },
      [&](std::size_t i, std::int32_t k) { cells[i].quantity = k; });
  lay(
      tokens, in.statements, [](const Statement& s) { return s.cue; },
      [&](std::size_t i, std::int32_t k) { cells[i].cue = k; });
  lay(
      tokens, in.statements, [](const Statement& s) { return s.content.value_or(Span{}); },
      [&](std::size_t i, std::int32_t k) {
        std::int32_t& old = cells[i].content;
        if (old < 0) {
          old = k;
          return;
        }
        const Span a = *in.statements[static_cast<std::size_t>(old)].content,
                   b = *in.statements[static_cast<std::size_t>(k)].content;
        if (b.size() < a.size()) old = k;
      });

  std::uint32_t clause = 0;
  for (std::size_t i = 0; i < n; ++i) {
    Cell& c = cells[i];
    const text::Token& t = tokens[i];
    bool start = i == 0 || t.sentence != tokens[i - 1].sentence;
    if (!start && tokens[i - 1].kind == text::TokenKind::kPunct) {
      const char32_t p = tokens[i - 1].punct;
      start = p == kComma || p == kSemicolon || p == U',' || p == U':' || p == U'.' || p == U';';
    }
    if (!start && c.timex < 0 && c.entity < 0) {
      switch (c.particle) {
        case Particle::kComplementizer:
        case Particle::kRelative:
        case Particle::kSubordinator:
        case Particle::kConnect:
        case Particle::kCondition:
          start = true;
          break;
        default:
          start = (c.flags & kCellWaw) != 0 && (c.flags & kCellVerb) != 0 &&
                  (c.flags & kCellArticle) == 0;
      }
    }
    if (start) {
      ++clause;
      c.flags |= kCellClauseStart;
    }
    c.clause = clause;
  }
}

}  // namespace waqai::event
