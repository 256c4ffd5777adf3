// A commitment is an event not yet done that has a deadline, that is promised, threatened, agreed
// or demanded by its statement, or that hangs on an act of that kind in the same sentence.
#include "factuality/promises.h"

#include <algorithm>

namespace waqai::factuality {

Promises::Promises(const lexicon::Data& data) : particles_(data.table_id("event/particles")) {
  if (particles_ == lexicon::kNoTable) return;
  const lexicon::Table& t = data.table(particles_);
  const int kind = t.column("class");
  for (std::size_t r = 0; r < t.size(); ++r) conditions_.push_back(t.cell(r, kind) == "cond");
}

std::vector<Commitment> Promises::find(const Document&, const text::Tokens& tokens,
                                       const lexicon::Hits& hits, std::span<const Timex> timexes,
                                       std::span<const Statement> statements,
                                       std::span<const Event> events) const {
  std::vector<Commitment> out;
  for (std::size_t k = 0; k < events.size(); ++k) {
    const Event& e = events[k];
    if (e.factuality != Factuality::kPlanned && e.factuality != Factuality::kPossible) continue;
    std::size_t t = tokens.first_at(e.trigger.begin.value);
    if (t > 0 && tokens[t - 1].end > e.trigger.begin.value) --t;
    if (t >= tokens.size()) continue;
    const Sentence& s = tokens.sentences[tokens[t].sentence];
    const char* kind = nullptr;
    if (e.relation == TimeRelation::kBy && !e.when.empty()) kind = "deadline";
    if (e.source) {
      switch (statements[*e.source].stance) {
        case Stance::kPromises:
          kind = "promise";
          break;
        case Stance::kThreatens:
          kind = "threat";
          break;
        case Stance::kDemands:
          if (kind == nullptr) kind = "demand";
          break;
        default:
          break;
      }
    }
    // an act of the same sentence that stands before it
    const Event* act = nullptr;
    for (std::size_t j = k; kind == nullptr && j-- > 0 && k - j < 6;) {
      const Event& o = events[j];
      if (o.trigger.begin.value < tokens[s.token_begin].begin) break;
      if (o.type == EventType::kAgree && e.factuality == Factuality::kPlanned) {
        kind = "agreement";
        act = &o;
      } else if (o.type == EventType::kThreaten) {
        kind = "threat";
        act = &o;
      } else if (o.type == EventType::kRequest) {
        kind = "demand";
        act = &o;
      }
    }
    if (kind == nullptr) continue;
    Commitment c;
    c.event = static_cast<std::uint32_t>(k);
    c.kind = kind;
    c.debtors = e.actors;
    c.creditors = e.recipients;
    c.statement = e.source;
    if (act != nullptr && c.debtors.empty()) {
      c.debtors = c.kind == "demand" ? act->recipients : act->actors;
    }
    if (act != nullptr && c.creditors.empty() && c.kind == "demand") c.creditors = act->actors;
    if (e.time && (e.relation == TimeRelation::kBy || e.relation == TimeRelation::kOn ||
                   e.relation == TimeRelation::kBefore)) {
      c.deadline = e.when;
      c.due = timexes[*e.time].to;
    }
    // condition: from a conditional word to the next stop
    for (std::size_t i = s.token_begin; i < s.token_end; ++i) {
      bool opens = false;
      for (const lexicon::Hit& h : hits.at(i)) {
        const lexicon::Entry& entry = h.entry;
        opens = opens || (entry.table == particles_ && conditions_[entry.row]);
      }
      if (!opens) continue;
      std::size_t end = i + 1;
      while (end < s.token_end && tokens[end].kind != text::TokenKind::kPunct && end < i + 20)
        ++end;
      if (end > i + 1 && !(t >= i && t < end)) {
        c.condition = tokens.span(i, end);
        break;
      }
    }
    out.push_back(std::move(c));
  }
  return out;
}

}  // namespace waqai::factuality
