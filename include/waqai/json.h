// The one JSON form of an Analysis, schema `waqai/1` (docs/schema/). CLI, archive, server, golden
// tests and bindings share it.
#pragma once

#include <string>

#include "waqai/chronology.h"

namespace waqai {

struct JsonOptions {
  int indent = 1;               ///< spaces for each level; 0 = one line
  bool inline_records = false;  ///< with an indent: one annotation on each line
  std::string lexicon_hash;     ///< `Lexicon::hash()`, recorded so that a result can be reproduced
};

/// Encodes an Analysis. Offsets `start`/`end` are code points, `byte_start`/`byte_end` text bytes.
/// Deterministic: the same Analysis gives the same bytes.
std::string to_json(const Analysis& analysis, const JsonOptions& options = {});

}  // namespace waqai
