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

TraitWords::TraitWords(const lexicon::Data& data)
    : data_(data),
      cues_(data.table_id("factuality/cues")),
      sources_(data.table_id("quotation/source_nouns")),
      titles_(data.table_id("entity/titles")),
      background_(data.table_id("quotation/background_markers")),
      heads_(data.table_id("entity/heads")),
      head_nouns_(data.table_id("event/head_nouns")) {
  if (cues_ != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(cues_);
    const int kind = t.column("class");
    for (std::size_t r = 0; r < t.size(); ++r) {
      Shade shade = Shade::kNone;
      for (const auto& [name, value] : kShades) {
        if (name == t.cell(r, kind)) shade = value;
      }
      shades_.push_back(shade);
    }
  }
  if (background_ != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(background_);
    const int kind = t.column("class");
    for (std::size_t r = 0; r < t.size(); ++r)
      is_background_.push_back(t.cell(r, kind) == "background");
  }
  if (head_nouns_ != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(head_nouns_);
    const int kind = t.column("class");
    for (std::size_t r = 0; r < t.size(); ++r) {
      Head head = Head::kGeneric;
      for (const auto& [name, value] : kHeads) {
        if (name == t.cell(r, kind)) head = value;
      }
      head_rows_.push_back(head);
    }
  }
  if (heads_ != lexicon::kNoTable) {
    const lexicon::Table& t = data.table(heads_);
    const int kind = t.column("kind");
    for (std::size_t r = 0; r < t.size(); ++r) is_media_.push_back(t.cell(r, kind) == "media");
  }
}

std::vector<TraitWords::Word> TraitWords::read(const text::Tokens& tokens,
                                               const lexicon::Hits& hits) const {
  std::vector<Word> out(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    Word& w = out[i];
    std::uint32_t longest = 0;
    for (const lexicon::Hit& h : hits.at(i)) {
      const lexicon::Entry& e = data_.entry(h.entry);
      if (e.table == lexicon::kNoTable) continue;
      if (e.table == cues_) {
        if (h.end - h.begin < longest) continue;
        longest = h.end - h.begin;
        w.shade = shades_[e.row];
      } else if (e.table == sources_ || e.table == titles_) {
        w.person = true;
      } else if (e.table == head_nouns_) {
        if (h.end == i + 1 && w.head == Head::kNone) w.head = head_rows_[e.row];
      } else if (e.table == heads_) {
        w.person = true;
        w.media = w.media || is_media_[e.row];
      } else if (e.table == background_) {
        w.background = w.background || is_background_[e.row];
      }
    }
  }
  return out;
}

}  // namespace waqai::event
