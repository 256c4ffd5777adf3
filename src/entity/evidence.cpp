// One pass over the hits: each table adds its member to the token where the entry begins, and a
// longer entry marks the tokens inside it.
#include "entity/evidence.h"

#include <algorithm>

#include "entity/model.h"

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

// Sorts of names whose place in the text is told apart: four bits each, alone, first, inside, last.
enum SpanSort : std::uint32_t {
  kSpanPerson,
  kSpanSurname,
  kSpanBody,
  kSpanGatedBody,
  kSpanDesignation,  // four: by what it needs
  kSpanState = kSpanDesignation + 4,
  kSpanPlace,
  kSpanTypedPlace,
  kSpanTown,
  kSpanBrand,  // three: clubs, firms, media
  kSpanSorts = kSpanBrand + 3,
};
constexpr std::uint32_t kNoSpan = 0xFF;
constexpr std::uint64_t kLedSpan = std::uint64_t{1} << (4 * kSpanSorts);
static_assert(4 * kSpanSorts < 64);

std::uint32_t span_sort(Kind kind, const Row& row) {
  switch (kind) {
    case Kind::kPerson:
      return kSpanPerson;
    case Kind::kSurname:
      return kSpanSurname;
    case Kind::kOrganization:
      return (row.flags & kGated) != 0 ? kSpanGatedBody : kSpanBody;
    case Kind::kBody:
      return kSpanDesignation + (row.sub & 3U);
    case Kind::kState:
      return kSpanState;
    case Kind::kPlace:
      return (row.flags & kTyped) != 0 ? kSpanTypedPlace : kSpanPlace;
    case Kind::kGeoname:
      return kSpanTown;
    case Kind::kBrand:
      return kSpanBrand + (row.sub < 3 ? row.sub : 2U);
    default:
      return kNoSpan;
  }
}

// Words that go with names, a bit each.
std::uint64_t word_member(Kind kind, const Row& row) {
  constexpr unsigned kTitles = 20, kNameWords = 24, kOthers = 44;
  const auto one = [](unsigned i) { return std::uint64_t{1} << i; };
  switch (kind) {
    case Kind::kHead:
      return one(row.sub < kTitles ? row.sub : kTitles - 1);
    case Kind::kTitle:
      return one(kTitles + (row.sub & 3U));
    case Kind::kNameWord:
      return one(kNameWords + (row.sub < 20 ? row.sub : 19U));
    case Kind::kType:
      return one(kOthers);
    case Kind::kDemonym:
      return one(kOthers + 1);
    case Kind::kPortfolio:
      return one(kOthers + 2);
    case Kind::kBody:
      return one(kOthers + 3);
    case Kind::kGiven:
      return one((row.flags & kCommonName) != 0 ? kOthers + 4 : kOthers + 5);
    default:
      return 0;
  }
}
constexpr std::uint64_t kLedWord = std::uint64_t{1} << 50, kTrailedWord = std::uint64_t{1} << 51;

}  // namespace

void gather_evidence(const Model::Impl& model, const lexicon::Hits& hits, std::size_t tokens,
                     std::vector<Evidence>& out) {
  out.assign(tokens, {});
  for (const lexicon::Hit& hit : hits.list) {
    const Kind kind = model.kind(hit);
    // Towns are too many, and called by too many words, to tell the tagger anything.
    if (kind == Kind::kOther || kind == Kind::kTown) continue;
    Evidence& first = out[hit.begin];
    const bool single = hit.end == hit.begin + 1;
    const bool ordinary = kind == Kind::kVerb || kind == Kind::kCommon;
    if (ordinary && (hit.lead > 0 || hit.trail > 0)) {
      if (single && kind == Kind::kVerb && hit.lead > 0)
        first.seen = static_cast<std::uint16_t>(first.seen | kSeenAct);
      continue;
    }
    const bool rows = !ordinary && (kind < Kind::kVerb || kind == Kind::kBrand);
    const Row* row = rows ? &model.row(hit) : nullptr;
    // Names only quotation marks make are ordinary words to the tagger.
    if (kind == Kind::kOrganization && (row->flags & (kInQuotes | kTold)) != 0) continue;
    if (kind == Kind::kHead && (row->flags & kSilent) != 0) continue;
    if (row != nullptr) {
      if (const std::uint64_t word = word_member(kind, *row); word != 0)
        first.words |= word | (hit.lead > 0 ? kLedWord : 0) | (hit.trail > 0 ? kTrailedWord : 0);
    }
    if (hit.trail > 0 && kind != Kind::kTitle) continue;
    first.seen = static_cast<std::uint16_t>(first.seen | member(kind, row, single));
    const std::uint32_t end = std::min(hit.end, static_cast<std::uint32_t>(tokens));
    if (const std::uint32_t sort = row != nullptr ? span_sort(kind, *row) : kNoSpan;
        sort != kNoSpan) {
      for (std::uint32_t k = hit.begin; k < end; ++k) {
        const unsigned place = single ? 0U : k == hit.begin ? 1U : k + 1 < hit.end ? 2U : 3U;
        out[k].spans |= std::uint64_t{1} << (4 * sort + place);
      }
      if (hit.lead > 0) first.spans |= kLedSpan;
    }
    if (single) continue;
    const std::uint32_t in = inside(kind);
    for (std::uint32_t k = hit.begin + 1; in != 0 && k < end; ++k)
      out[k].seen = static_cast<std::uint16_t>(out[k].seen | in);
  }
}

}  // namespace waqai::entity
