// When an event took place: the time expression it is hung on and how.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "event/candidate.h"

namespace waqai::event {

struct Dating {
  std::optional<std::uint32_t> timex;
  TimeRelation relation = TimeRelation::kUnknown;
  std::string
      value;  ///< TIMEX3: the expression's own, or what follows from it (a range, a deadline)
  std::optional<Moment> from, to;
};

/// `all` are the candidates of the document, `selected` the chosen ones, both in text order; `c` is
/// the one to date.
Dating find_time(const Input& in, const Context& context, const std::vector<Candidate>& all,
                 const std::vector<const Candidate*>& selected, const Candidate& c);

}  // namespace waqai::event
