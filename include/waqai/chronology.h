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
  std::uint32_t event = 0;     ///< index into Analysis::events
  std::string group;           ///< the day or period it is listed under: a TIMEX3 value, "" = undated
  Span line;                   ///< the source's own words, one contiguous span
  std::string gloss_en;        ///< English gloss of the codes
  std::vector<ChainLink> chain;  ///< who says so, outermost first
  std::optional<std::uint32_t> rival_group;
  bool shown = true;           ///< part of the default selection
};

/// Accounts of one thing that do not agree (denial, other count, other actor).
struct RivalGroup {
  std::vector<std::uint32_t> entries;  ///< indices into Chronology::entries
  std::string reason;                  ///< "denial", "count", "characterisation", "actor"
};

struct Chronology {
  std::vector<ChronologyEntry> entries;      ///< by date, undated last, then by position
  std::vector<std::uint32_t> commitments;    ///< indices into Analysis::commitments, by deadline
  std::vector<RivalGroup> rivals;
};

/// Everything read from one report. Holds its Document, so spans cannot outlive their text.
struct Analysis {
  std::shared_ptr<const Document> document;
  std::vector<Sentence> sentences;
  std::vector<Quantity> quantities;
  std::vector<Timex> timexes;
  std::vector<Entity> entities;
  std::vector<Place> places;
  std::vector<Statement> statements;
  std::vector<Event> events;
  std::vector<Commitment> commitments;
  Chronology chronology;
  std::vector<Diagnostic> diagnostics;
};

}  // namespace waqai
