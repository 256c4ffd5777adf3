// Puts the events of one report in order. Each event gets a place on the line of days from its
// value, the part of the period and the relation (a deadline stands at its end, "before" ahead of
// its period, "after" behind it); equal places form a group under one heading. Everything else on
// an entry (line, gloss, chain, rivals, commitment) is read off the layers; nothing is decided
// twice.
#include "chronology/chronology.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

#include "chronology/chain.h"
#include "chronology/gloss.h"
#include "chronology/line.h"
#include "chronology/period.h"
#include "chronology/rivals.h"

namespace waqai::chronology {
namespace {

using std::chrono::sys_days;

// Events at or above it belong to the default selection.
constexpr double kShownSalience = 0.77;
// A report with events always shows some.
constexpr std::size_t kAtLeastShown = 3;

// Where an entry stands. Compared from the first field to the last.
struct Place {
  bool undated = true;
  sys_days day{};
  int rank = 1;             // before, on and since, by and until, after
  std::int64_t length = 0;  // longer periods first: negative number of days
  std::string group;
  TimexMod mod = TimexMod::kNone;
  TimeRelation relation = TimeRelation::kUnknown;  // kUnknown stands for kOn
  std::int32_t minute = -1;
  std::uint32_t position = 0;
  std::uint32_t event = 0;

  auto key() const {
    return std::tie(undated, day, rank, length, group, mod, relation, minute, position, event);
  }
  auto heading() const { return std::tie(undated, group, mod, relation); }
};

struct Dated {
  Place place;
  std::optional<Moment> from, to;
};

std::optional<Moment> later(const std::optional<Moment>& a, sys_days b) {
  return a ? a : std::optional<Moment>(Moment{b, std::nullopt});
}

Dated date(const Analysis& analysis, std::uint32_t index) {
  const Event& event = analysis.events[index];
  Dated d;
  Place& p = d.place;
  p.event = index;
  p.position = event.trigger.begin.value;
  d.from = event.from;
  d.to = event.to;
  const Timex* timex = event.time && *event.time < analysis.timexes.size()
                           ? &analysis.timexes[*event.time]
                           : nullptr;
  std::string group = group_of(event.when);
  if (group.empty() && event.is_document_date && event.from) {
    group = format_iso_date(event.from->day);
  }
  if (group.empty()) return d;

  const TimexMod mod =
      timex != nullptr && timex->value == event.when ? timex->mod : TimexMod::kNone;
  auto period = period_of(group, mod);
  if (!period) {  // another calendar: its days are known to the time expression only
    const auto from = event.from ? event.from : timex != nullptr ? timex->from : std::nullopt;
    const auto to = event.to ? event.to : timex != nullptr ? timex->to : std::nullopt;
    if (!from && !to) return d;
    period = Period{from ? from->day : to->day, to ? to->day : from->day, std::nullopt};
  }
  p.undated = false;
  p.group = std::move(group);
  p.mod = mod;
  p.relation = event.relation == TimeRelation::kOn ? TimeRelation::kUnknown : event.relation;
  p.day = period->from;
  p.length = -(period->to - period->from).count();
  switch (event.relation) {
    case TimeRelation::kUnknown:
    case TimeRelation::kOn:
      break;
    case TimeRelation::kSince:
      break;
    case TimeRelation::kBefore:
      p.rank = 0;
      break;
    case TimeRelation::kBy:
    case TimeRelation::kUntil:
      p.rank = 2;
      p.day = period->to;
      break;
    case TimeRelation::kAfter:
      p.rank = 3;
      p.day = period->to;
      break;
  }
  if (p.rank != 1) p.length = 0;
  if (event.from && event.from->minute) {
    p.minute = *event.from->minute;
  } else if (const auto whole = period_of(event.when); whole && whole->minute) {
    p.minute = *whole->minute;
  }
  if (!d.from && !d.to) {
    const auto relation = event.relation;
    const bool open_begin = relation == TimeRelation::kBefore || relation == TimeRelation::kBy ||
                            relation == TimeRelation::kUntil;
    const bool open_end = relation == TimeRelation::kAfter || relation == TimeRelation::kSince;
    if (!open_begin) d.from = later(event.from, period->from);
    if (!open_end) d.to = later(event.to, period->to);
  }
  return d;
}

void select(const Analysis& analysis, Chronology& chronology) {
  auto& entries = chronology.entries;
  std::size_t shown = 0;
  for (ChronologyEntry& e : entries) {
    // What is due on a day is shown whatever its weight: a deadline missed costs more than a line.
    const bool due = e.commitment && analysis.commitments[*e.commitment].due.has_value();
    e.shown = due || analysis.events[e.event].salience >= kShownSalience;
    shown += e.shown ? 1 : 0;
  }
  if (shown < kAtLeastShown) {
    std::vector<std::uint32_t> best(entries.size());
    for (std::uint32_t i = 0; i < best.size(); ++i) best[i] = i;
    std::stable_sort(best.begin(), best.end(), [&](std::uint32_t a, std::uint32_t b) {
      return analysis.events[entries[a].event].salience >
             analysis.events[entries[b].event].salience;
    });
    for (std::size_t i = 0; i < std::min(kAtLeastShown, best.size()); ++i) {
      entries[best[i]].shown = true;
    }
  }
  // Accounts that answer each other are read together.
  for (const RivalGroup& group : chronology.rivals) {
    bool any = false;
    for (const std::uint32_t i : group.entries) any = any || entries[i].shown;
    for (const std::uint32_t i : group.entries) entries[i].shown = any;
  }
}

}  // namespace

Chronology build(const Analysis& analysis) {
  Chronology out;
  const auto n = static_cast<std::uint32_t>(analysis.events.size());
  std::vector<Dated> dated;
  dated.reserve(n);
  for (std::uint32_t i = 0; i < n; ++i) dated.push_back(date(analysis, i));
  std::sort(dated.begin(), dated.end(),
            [](const Dated& a, const Dated& b) { return a.place.key() < b.place.key(); });

  LineCutter cutter(analysis);
  std::vector<std::uint32_t> entry_of(n, 0);
  out.entries.reserve(n);
  for (const Dated& d : dated) {
    const Event& event = analysis.events[d.place.event];
    ChronologyEntry e;
    e.event = d.place.event;
    if (!d.place.undated) {
      e.group = d.place.group;
      e.group_mod = d.place.mod;
      e.group_en = english_when(d.place.group, d.place.mod, d.place.relation);
    }
    if (!out.entries.empty()) {
      const Dated& last = *(&d - 1);
      e.group_index =
          out.entries.back().group_index + (d.place.heading() == last.place.heading() ? 0u : 1u);
    }
    e.from = d.from;
    e.to = d.to;
    e.line = cutter.line(event);
    e.gloss_en = gloss(analysis, event);
    e.chain = chain_of(analysis, event);
    entry_of[d.place.event] = static_cast<std::uint32_t>(out.entries.size());
    out.entries.push_back(std::move(e));
  }

  for (Rivals& rivals : find_rivals(analysis)) {
    RivalGroup group;
    for (const std::uint32_t event : rivals.events) group.entries.push_back(entry_of[event]);
    std::sort(group.entries.begin(), group.entries.end());
    group.reason = std::move(rivals.reason);
    group.evidence = std::move(rivals.evidence);
    out.rivals.push_back(std::move(group));
  }
  std::sort(out.rivals.begin(), out.rivals.end(), [](const RivalGroup& a, const RivalGroup& b) {
    return a.entries.front() < b.entries.front();
  });
  for (std::uint32_t g = 0; g < out.rivals.size(); ++g) {
    for (const std::uint32_t i : out.rivals[g].entries) out.entries[i].rival_group = g;
  }

  const auto& commitments = analysis.commitments;
  for (std::uint32_t i = 0; i < commitments.size(); ++i) {
    out.commitments.push_back(i);
    if (commitments[i].event < n) {
      auto& slot = out.entries[entry_of[commitments[i].event]].commitment;
      if (!slot) slot = i;
    }
  }
  std::stable_sort(out.commitments.begin(), out.commitments.end(),
                   [&](std::uint32_t a, std::uint32_t b) {
                     const auto& x = commitments[a].due;
                     const auto& y = commitments[b].due;
                     if (x.has_value() != y.has_value()) return x.has_value();
                     return x && x->day < y->day;
                   });
  select(analysis, out);
  return out;
}

}  // namespace waqai::chronology
