// A document as the event stage sees it: for each token which function word, verb, light verb,
// name, time, number and statement it belongs to, and its clause.
#pragma once

#include <cstdint>
#include <vector>

#include "event/event.h"
#include "event/tables.h"

namespace waqai::event {

enum CellFlag : std::uint16_t {
  kCellVerb = 1u << 0,     ///< may be a finite verb
  kCellArticle = 1u << 1,  ///< begins with the article (after particles)
  kCellBa = 1u << 2,       ///< particle ب, where a word with it is known
  kCellLam = 1u << 3,
  kCellWaw = 1u << 4,   ///< و or ف
  kCellSin = 1u << 5,   ///< future particle
  kCellStop = 1u << 6,  ///< punctuation
  kCellRelative = 1u << 7,
  kCellNisba = 1u << 8,  ///< a nationality adjective
  kCellClauseStart = 1u << 9,
  kCellQuoteEdge = 1u << 10,
  kCellParty = 1u << 11,    ///< a noun for people or a body
  kCellPlace = 1u << 12,    ///< a common noun for a place
  kCellMeasure = 1u << 13,  ///< some, a number of: the next noun tells of what
  kCellWeapon = 1u << 14,   ///< what an attack is done with
  kCellBody = 1u << 15,     ///< a noun for a body: never an adjective
};

/// One token.
struct Cell {
  std::uint64_t domains = 0;  ///< rows of the table of domains it belongs to
  std::int32_t entity = -1;
  std::int32_t titled = -1;  ///< the name whose noun phrase, title and all, begins here
  std::int32_t timex = -1;
  std::int32_t quantity = -1;
  std::int32_t content = -1;  ///< innermost statement whose content holds the token
  std::int32_t cue = -1;      ///< statement whose cue it is
  std::uint32_t clause = 0;
  std::uint16_t flags = 0;
  std::uint16_t frame = 0;  ///< as a preposition
  Particle particle = Particle::kNone;
  std::uint8_t particle_length = 0;
  TimeWord time_word = TimeWord::kNone;
  LightEffect light = LightEffect::kNone;
  bool governing = false;  ///< an attribute with a complement of its own: allied with
  bool jussive_next = false;
  bool pronoun_next = false;  ///< a complementizer with its pronoun
  bool contrast = false;      ///< something else is told from here on: while
  std::int8_t domain = -1;    ///< event type this word points to
  bool light_finite = false;
  bool light_acts = false;
  bool light_hosts = false;
  std::int8_t light_lends = -1;  ///< event type the light verb gives to a general noun
  CountKey counted = CountKey::kNone;
  CountKey outcome = CountKey::kNone;  ///< what befell those a verb that lends itself counts
  std::uint8_t number = 0;             ///< 1 or 2 of a noun for one person or for two
  bool attribute = false;              ///< such a noun that is also said of deeds: armed
};

struct Context {
  std::vector<Cell> cells;
  Context(const Tables& tables, const Input& in);
  bool has(std::size_t i, std::uint16_t flag) const {
    return i < cells.size() && (cells[i].flags & flag) != 0;
  }
};

}  // namespace waqai::event
