// Place tables from dumps users download: GeoNames (allCountries.txt, alternateNames.txt), Who's On
// First (one GeoJSON feature a line) and Wikidata (one entity a line). Each line is read once and
// forgotten; only places with an Arabic name are kept.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "waqai/result.h"

namespace waqai::gazetteer {

struct Counts {
  std::size_t lines = 0, places = 0;
};

/// Reads `dumps`, each recognised by its first lines, and writes `DIRECTORY/place/geonames.tsv`, an
/// overlay for `--lexicon`. Errors carry the file, the line and the offset of the line:
/// kFileNotFound, kUnknownFormat, kMissingField, kInvalidJson,
/// kWriteFailed.
Result<Counts> build(const std::vector<std::string>& dumps, const std::string& directory);

}  // namespace waqai::gazetteer
