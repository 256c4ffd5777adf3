// Reads what the tables of other stages say about the words round a candidate.
#include <string_view>
#include <utility>

#include "event/traits.h"

namespace waqai::event {
namespace {

constexpr std::pair<std::string_view, Shade> kShades[] = {
    {"negation", Shade::kNegation}, {"negation_future", Shade::kNegation},
    {"denied", Shade::kNegation},   {"negation_weak", Shade::kPossible},
    {"possible", Shade::kPossible}, {"purpose", Shade::kPurpose},
    {"planned", Shade::kPlanned},   {"ongoing", Shade::kOngoing},
    {"begin", Shade::kOngoing},     {"stop", Shade::kStop},
};

constexpr std::pair<std::string_view, Head> kHeads[] = {
    {"generic", Head::kGeneric},
    {"occurrence", Head::kOccurrence},
    {"limit", Head::kLimit},
    {"body", Head::kBody},
};

}  // namespace

TraitWords::TraitWords(const lexicon::Data& data) : roles_(data.table_count(), Role::kNone) {
  const auto role_of = [&](std::string_view name, Role role) {
    const lexicon::TableId id = data.table_id(name);
    if (id < roles_.size()) roles_[id] = role;
    tables_ |= lexicon::Hits::mask(id);
    return id;
  };
  const lexicon::TableId cues = role_of("factuality/cues", Role::kCue),
                         background = role_of("quotation/background_markers", Role::kBackground),
                         heads = role_of("entity/heads", Role::kHead),
                         head_nouns = role_of("event/head_nouns", Role::kHeadNoun);
  role_of("quotation/source_nouns", Role::kPerson);
  role_of("entity/titles", Role::kPerson);
  if (cues != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(cues);
    const int kind = t.column("class");
    for (std::size_t r = 0; r < t.size(); ++r) {
      Shade shade = Shade::kNone;
      for (const auto& [name, value] : kShades) {
        if (name == t.cell(r, kind)) shade = value;
      }
      shades_.push_back(shade);
    }
  }
  if (background != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(background);
    const int kind = t.column("class");
    for (std::size_t r = 0; r < t.size(); ++r)
      is_background_.push_back(t.cell(r, kind) == "background");
  }
  if (head_nouns != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(head_nouns);
    const int kind = t.column("class");
    for (std::size_t r = 0; r < t.size(); ++r) {
      Head head = Head::kGeneric;
      for (const auto& [name, value] : kHeads) {
        if (name == t.cell(r, kind)) head = value;
      }
      head_rows_.push_back(head);
    }
  }
  if (heads != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(heads);
    const int kind = t.column("kind");
    for (std::size_t r = 0; r < t.size(); ++r) is_media_.push_back(t.cell(r, kind) == "media");
  }
}

std::vector<TraitWords::Word> TraitWords::read(const text::Tokens& tokens,
                                               const lexicon::Hits& hits) const {
  std::vector<Word> out(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!hits.may_have(i, tables_)) continue;
    Word& w = out[i];
    std::uint32_t longest = 0;
    for (const lexicon::Hit& h : hits.at(i)) {
      const lexicon::Entry& e = h.entry;
      switch (e.table < roles_.size() ? roles_[e.table] : Role::kNone) {
        case Role::kNone:
          break;
        case Role::kCue:
          if (h.end - h.begin < longest) break;
          longest = h.end - h.begin;
          w.shade = shades_[e.row];
          break;
        case Role::kPerson:
          w.person = true;
          break;
        case Role::kHeadNoun:
          if (h.end == i + 1 && w.head == Head::kNone) w.head = head_rows_[e.row];
          break;
        case Role::kHead:
          w.person = true;
          w.media = w.media || is_media_[e.row];
          break;
        case Role::kBackground:
          w.background = w.background || is_background_[e.row];
          break;
      }
    }
  }
  return out;
}

}  // namespace waqai::event
