// What an Analysis holds, flattened to the words and keys of the `.cases` format.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "waqai/chronology.h"

namespace waqai::cases {

/// One annotation: its words and its keys in a fixed order. An absent value is "".
struct Observation {
  std::string_view layer;
  std::optional<Span> span;
  std::vector<std::pair<std::string_view, std::string>> keys;

  /// Value of a key, or null if the layer has no such key.
  const std::string* value(std::string_view key) const;
};

/// All annotations of all layers, in output order.
std::vector<Observation> observe(const Analysis& analysis);

}  // namespace waqai::cases
