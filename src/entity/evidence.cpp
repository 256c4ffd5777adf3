// One pass over the hits: each table adds its member to the token where the entry begins, and a
// longer entry marks the tokens inside it.
#include "entity/evidence.h"

namespace waqai::entity {
namespace {

std::uint32_t member(Kind kind, const Row* row, bool single) {
  const auto flag = [&](std::uint8_t f) { return row != nullptr && (row->flags & f) != 0; };
  switch (kind) {
    case Kind::kGiven:
      return flag(kCommonName) ? kSeenGivenWord : kSeenGiven;
    case Kind::kPerson:
    case Kind::kSurname:
      return kSeenPerson;
    case Kind::kState:
      return kSeenState;
    case Kind::kZone:
      return kSeenPlace;
    case Kind::kPlace:
      return flag(kTyped) ? kSeenTypedPlace : kSeenPlace;
    case Kind::kGeoname:
      return kSeenTypedPlace;
    case Kind::kOrganization:
      return flag(kGated) ? 0U : static_cast<std::uint32_t>(kSeenBody);
    case Kind::kBody:
    case Kind::kHead:
      return kSeenHead;
    case Kind::kTitle:
      return kSeenTitle;
    case Kind::kType:
      return kSeenType;
    case Kind::kDemonym:
      return kSeenNationality;
    case Kind::kCommon:
    case Kind::kVerb:
      return single ? static_cast<std::uint32_t>(kSeenOrdinary) : 0U;
    default:
      return 0;
  }
}

std::uint32_t inside(Kind kind) {
  switch (kind) {
    case Kind::kPerson:
      return kInsidePerson;
    case Kind::kState:
    case Kind::kPlace:
    case Kind::kGeoname:
      return kInsidePlace;
    case Kind::kOrganization:
      return kInsideBody;
    default:
      return 0;
  }
}

}  // namespace

void gather_evidence(const Model::Impl& model, const lexicon::Hits& hits, std::size_t tokens,
                     std::vector<std::uint16_t>& out) {
  out.assign(tokens, 0);
  for (const lexicon::Hit& hit : hits.list) {
    const Kind kind = model.kind(hit);
    if (kind == Kind::kOther) continue;
    const bool single = hit.end == hit.begin + 1;
    const bool ordinary = kind == Kind::kVerb || kind == Kind::kCommon;
    if (ordinary && (hit.lead > 0 || hit.trail > 0)) {
      if (single && kind == Kind::kVerb && hit.lead > 0)
        out[hit.begin] = static_cast<std::uint16_t>(out[hit.begin] | kSeenAct);
      continue;
    }
    if (hit.trail > 0 && kind != Kind::kTitle) continue;
    const bool rows = !ordinary && kind < Kind::kVerb;
    const Row* row = rows ? &model.row(hit) : nullptr;
    out[hit.begin] = static_cast<std::uint16_t>(out[hit.begin] | member(kind, row, single));
    if (single) continue;
    const std::uint32_t in = inside(kind);
    for (std::uint32_t k = hit.begin + 1; in != 0 && k < hit.end && k < tokens; ++k)
      out[k] = static_cast<std::uint16_t>(out[k] | in);
  }
}

}  // namespace waqai::entity
