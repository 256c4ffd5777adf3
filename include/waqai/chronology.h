// The chronology of one report: entries in order of time, promises apart, rival accounts together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "waqai/annotations.h"

namespace waqai {

/// One line of a chronology.
struct ChronologyEntry {
  std::uint32_t event = 0;  ///< index into Analysis::events
  std::string group;        ///< the day or period it is listed under: a TIMEX3 value, "" = undated
  TimexMod group_mod = TimexMod::kNone;  ///< which part of the period (`END` of `2025-08`)
  std::uint32_t group_index = 0;         ///< entries with the same number are listed together
  std::string group_en;  ///< heading of the group in English: `by late September 2025`
  /// Earliest and latest day or instant, both inclusive; absent if open on that side.
  std::optional<Moment> from, to;
  Span line;             ///< the source's own words, one contiguous span
  std::string gloss_en;  ///< English gloss of the codes
  /// Who says so, outermost first; empty if the report says it itself and its outlet is not known.
  std::vector<ChainLink> chain;
  std::optional<std::uint32_t> rival_group;  ///< index into Chronology::rivals
  std::optional<std::uint32_t> commitment;   ///< index into Analysis::commitments
  bool shown = true;                         ///< part of the default selection
};

/// Accounts of one thing that do not agree.
struct RivalGroup {
  std::vector<std::uint32_t> entries;  ///< indices into Chronology::entries, in their order
  std::string reason;                  ///< "denial", "count", "characterisation", "actor"
  /// Spans that show the disagreement: the denying cue, the two counts, the two actors.
  std::vector<Span> evidence;
};

struct Chronology {
  std::vector<ChronologyEntry> entries;    ///< by date, undated last, then by position
  std::vector<std::uint32_t> commitments;  ///< indices into Analysis::commitments, by deadline
  std::vector<RivalGroup> rivals;          ///< by their first entry
};

/// Everything read from one report. Holds its Document, so spans cannot outlive their text.
struct Analysis {
  std::shared_ptr<const Document> document;
  std::vector<Sentence> sentences;
  std::vector<Quantity> quantities;
  std::vector<Timex> timexes;
  std::vector<Entity> entities;
  std::vector<Place> places;
  std::vector<Reference> references;
  std::vector<Statement> statements;
  std::vector<Event> events;
  std::vector<Commitment> commitments;
  Chronology chronology;
  std::vector<Diagnostic> diagnostics;
};

}  // namespace waqai
