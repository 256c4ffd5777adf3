// Puts a chosen candidate together as an event: its type, arguments, time, counts and source.
#include "event/assemble.h"

#include <cmath>
#include <iterator>
#include <string_view>

#include "event/arguments.h"
#include "event/dating.h"

namespace waqai::event {
namespace {

std::string upper_type_rule(const Candidate& c) {
  return c.row->noun_table ? "event.noun." + c.row->id : "event.verb." + c.row->id;
}

bool nominal(const Candidate& c) {
  return c.reading == Reading::kMasdar || c.reading == Reading::kNoun;
}

/// A plan or demand that only its statement dates comes after that day; a verb with a time of its
/// own after it does not.
bool not_yet(const Context& cx, const Candidate& c) {
  if (c.future || c.lam) return true;
  if (c.governor < 0) return false;
  return cx.has(static_cast<std::size_t>(c.governor), kCellSin);
}

/// The CAMEO root a PLOVER type is made of (PLOVER codebook, 2018); empty for types of our own.
std::string_view cameo_root(EventType type) {
  static constexpr std::string_view kRoots[] = {"03", "04", "05", "08", "06", "07", "08", "10",
                                                "11", "12", "13", "14", "16", "15", "17", "18"};
  const auto k = static_cast<std::size_t>(type);
  return k < std::size(kRoots) ? kRoots[k] : std::string_view();
}

}  // namespace

std::vector<Event> assemble(const Input& in, const Context& cx, const std::vector<Candidate>& all,
                            const std::vector<const Candidate*>& chosen) {
  std::vector<Event> events;
  events.reserve(chosen.size());
  for (std::size_t k = 0; k < chosen.size(); ++k) {
    const Candidate& c = *chosen[k];
    Event e;
    e.trigger = c.span;
    e.mentions.push_back(c.span);
    e.type = c.type;
    // mode and code are those of the row's own type
    e.mode = c.type == c.row->type ? c.row->mode : std::string();
    e.cameo = c.type == c.row->type ? c.row->cameo : std::string(cameo_root(c.type));
    e.lemma = c.row->id;
    e.form = c.future                            ? TriggerForm::kFuture
             : c.reading == Reading::kPast       ? TriggerForm::kPast
             : c.reading == Reading::kPresent    ? TriggerForm::kPresent
             : c.reading == Reading::kParticiple ? TriggerForm::kParticiple
                                                 : TriggerForm::kNominal;
    if (c.governor >= 0) e.governor = in.tokens.span(static_cast<std::size_t>(c.governor));
    Arguments a = find_arguments(in, cx, all, c);
    if (c.toll >= 0 && a.recipients.empty()) {
      // those killed and hurt are the ones acted on
      a.recipients = find_arguments(in, cx, all, all[static_cast<std::size_t>(c.toll)]).recipients;
    }
    e.actors = std::move(a.actors);
    e.recipients = std::move(a.recipients);
    e.place = a.place;
    e.origin = a.origin;
    e.destination = a.destination;
    e.instrument = a.instrument;
    const Dating d = find_time(in, cx, all, chosen, c);
    if (d.timex) {
      const Timex& t = in.timexes[*d.timex];
      e.time = d.timex;
      e.when = d.value;
      e.relation = d.relation;
      const auto dct = in.document.metadata().dct;
      if (e.relation == TimeRelation::kOn && not_yet(cx, c) && dct && t.from &&
          (t.span.begin.value < c.span.begin.value || nominal(c)) && t.from->day <= *dct &&
          (!t.to || t.to->day <= *dct)) {
        e.relation = TimeRelation::kAfter;
      }
      e.from = d.from;
      e.to = d.to;
    }
    const std::int32_t content = cx.cells[c.token].content;
    if (content >= 0) e.source = static_cast<std::uint32_t>(content);
    e.salience = 1.0 / (1.0 + std::exp(-c.score));
    e.why.rule = upper_type_rule(c);
    e.why.evidence.push_back(c.span);
    if (c.governor >= 0)
      e.why.evidence.push_back(in.tokens.span(static_cast<std::size_t>(c.governor)));
    events.push_back(std::move(e));
  }
  count_people(in, cx, all, chosen, events);
  return events;
}

}  // namespace waqai::event
