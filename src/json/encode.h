// What the command line needs of the JSON form beyond the public `to_json`.
#pragma once

#include <string>
#include <string_view>

#include "waqai/annotations.h"
#include "waqai/error.h"

namespace waqai::json {

class Writer;
/// The fields of one place: id, names, type, where it lies; without its score.
void place_fields(Writer& w, const PlaceCandidate& place);

/// The record that stands for a document that could not be read, so that every input has its
/// output.
std::string error_record(const Error& error, std::string_view id, int indent = 0);

}  // namespace waqai::json
