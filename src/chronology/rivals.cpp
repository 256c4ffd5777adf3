// Two events are rival accounts if they are of one type, could be the same happening (their times
// and places do not exclude each other and something ties them: trigger, place or an argument),
// come from different sources, and say different things: one denies it, the counts exclude each
// other, or the actors differ. Links between statements (denies, contrasts) tie what those
// statements report. Ties are joined by union–find; a group takes its strongest reason.
#include "chronology/rivals.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string_view>

#include "chronology/gloss.h"
#include "chronology/period.h"

namespace waqai::chronology {
namespace {

// How many earlier events of its type an event is compared with: a report tells rival accounts near
// each other, and the bound keeps long documents linear.
constexpr std::size_t kWindow = 24;

// Bytes between triggers that stand in one sentence or the next.
constexpr std::uint32_t kNear = 900;

enum Reason : std::uint8_t { kDenial, kCount, kCharacterisation, kActor, kNone };
constexpr std::array<const char*, 4> kReasonNames = {"denial", "count", "characterisation",
                                                     "actor"};

std::uint64_t hash_of(std::string_view s) {
  std::uint64_t h = 14695981039346656037u;
  for (const char c : s) h = (h ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return h;
}

struct Facts {
  std::vector<std::uint64_t> actors, recipients;
  std::uint64_t place = 0;
  std::string_view place_words;
  std::uint64_t speaker = 0;
  std::uint64_t lemma = 0;
  std::optional<std::chrono::sys_days> from, to;
  bool dated = false;
  std::uint32_t at = 0;  // byte of the trigger
};

std::uint64_t name_key(const Analysis& analysis, Span span) {
  const Entity* e = entity_of(analysis, span);
  if (e != nullptr && !e->kb_id.empty()) return hash_of(e->kb_id);
  if (e != nullptr && !e->canon.empty()) return hash_of(e->canon);
  return hash_of(analysis.document->text(span));
}

Facts facts_of(const Analysis& analysis, const Event& event) {
  Facts f;
  for (const Span& s : event.actors) f.actors.push_back(name_key(analysis, s));
  for (const Span& s : event.recipients) f.recipients.push_back(name_key(analysis, s));
  if (event.place) {
    f.place = name_key(analysis, *event.place);
    f.place_words = analysis.document->text().substr(event.place->begin.value, event.place->size());
  }
  if (event.source && *event.source < analysis.statements.size()) {
    const Statement& s = analysis.statements[*event.source];
    f.speaker = !s.canon.empty() ? hash_of(s.canon)
                : s.speaker      ? hash_of(analysis.document->text(*s.speaker))
                                 : 1;
  }
  f.lemma =
      event.lemma.empty() ? hash_of(analysis.document->text(event.trigger)) : hash_of(event.lemma);
  if (event.from) f.from = event.from->day;
  if (event.to) f.to = event.to->day;
  if (!f.from && !f.to) {
    if (const auto p = period_of(event.when)) {
      f.from = p->from;
      f.to = p->to;
    }
  }
  f.dated = f.from || f.to;
  f.at = event.trigger.begin.value;
  return f;
}

bool share(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  for (const auto x : a) {
    if (std::find(b.begin(), b.end(), x) != b.end()) return true;
  }
  return false;
}

// One place, or one named by more words (`the municipality of X`, `X`).
bool same_place(const Facts& a, const Facts& b) {
  if (a.place == 0 || b.place == 0) return false;
  return a.place == b.place || a.place_words.find(b.place_words) != std::string_view::npos ||
         b.place_words.find(a.place_words) != std::string_view::npos;
}

bool times_exclude(const Facts& a, const Facts& b) {
  return (a.from && b.to && *b.to < *a.from) || (b.from && a.to && *a.to < *b.from);
}

// Could be one happening, and something ties them: two facts, or one and the neighbourhood.
bool same_happening(const Facts& a, const Facts& b) {
  if (times_exclude(a, b)) return false;
  const bool lemma = a.lemma == b.lemma;
  const bool place = same_place(a, b);
  if (a.place != 0 && b.place != 0 && !place && !lemma) return false;
  const bool recipient = share(a.recipients, b.recipients);
  if (!a.recipients.empty() && !b.recipients.empty() && !recipient && !place && !lemma)
    return false;
  const bool near = (a.at < b.at ? b.at - a.at : a.at - b.at) <= kNear;
  const int facts = int{place} + int{recipient} + int{share(a.actors, b.actors)} + int{lemma};
  return facts + int{near} + int{a.dated && b.dated} >= 2 && facts >= 1;
}

bool exclude(const EventCount& a, const EventCount& b) {
  const double gap = std::fabs(a.n - b.n);
  if (gap == 0) return false;
  const auto admits = [](const EventCount& bound, const EventCount& x) {
    switch (bound.op) {
      case CountOp::kAtLeast:
        return x.n >= bound.n || x.op == CountOp::kAtLeast;
      case CountOp::kAtMost:
        return x.n <= bound.n || x.op == CountOp::kAtMost;
      case CountOp::kAbout:
        return std::fabs(x.n - bound.n) <= 0.2 * bound.n;
      case CountOp::kExactly:
        return false;
    }
    return false;
  };
  return !admits(a, b) && !admits(b, a);
}

bool counts_exclude(const Event& a, const Event& b, std::vector<Span>& evidence) {
  for (const EventCount& x : a.counts) {
    for (const EventCount& y : b.counts) {
      if (x.key == y.key && x.unit == y.unit && !(x.span == y.span) && exclude(x, y)) {
        evidence = {x.span, y.span};
        return true;
      }
    }
  }
  return false;
}

Reason compare(const Event& a, const Facts& fa, const Event& b, const Facts& fb,
               std::vector<Span>& evidence) {
  if (a.trigger == b.trigger || !same_happening(fa, fb)) return kNone;
  const bool other_source = fa.speaker != fb.speaker;
  const bool denied_a = a.factuality == Factuality::kDenied;
  const bool denied_b = b.factuality == Factuality::kDenied;
  if (denied_a != denied_b && other_source) {
    // What one did and another did not do is no contradiction.
    if (!a.actors.empty() && !b.actors.empty() && !share(fa.actors, fb.actors)) return kNone;
    const Event& denial = denied_a ? a : b;
    evidence = denial.factuality_cues;
    if (evidence.empty()) evidence = {denial.trigger};
    return kDenial;
  }
  if (denied_a || denied_b || !other_source) return kNone;
  // What is promised and what was done may differ.
  const auto done = [](const Event& e) {
    return e.factuality == Factuality::kHappened || e.factuality == Factuality::kOngoing;
  };
  if (done(a) != done(b)) return kNone;
  if (counts_exclude(a, b, evidence)) return kCount;
  if (fa.speaker != 0 && fb.speaker != 0 && fa.lemma == fb.lemma && !a.actors.empty() &&
      !b.actors.empty() && !share(fa.actors, fb.actors) &&
      (share(fa.recipients, fb.recipients) || same_place(fa, fb))) {
    evidence = {a.actors.front(), b.actors.front()};
    return kActor;
  }
  return kNone;
}

struct Tie {
  std::uint32_t a, b;
  Reason reason;
  std::vector<Span> evidence;
};

// For each statement the events it reports: by source, in order.
std::vector<std::vector<std::uint32_t>> reported(const Analysis& analysis) {
  std::vector<std::vector<std::uint32_t>> out(analysis.statements.size());
  for (std::uint32_t e = 0; e < analysis.events.size(); ++e) {
    const auto source = analysis.events[e].source;
    if (source && *source < out.size() && out[*source].size() < kWindow) out[*source].push_back(e);
  }
  return out;
}

void tie_statements(const Analysis& analysis, const std::vector<Facts>& facts,
                    std::vector<Tie>& ties) {
  const auto by_statement = reported(analysis);
  for (std::uint32_t s = 0; s < analysis.statements.size(); ++s) {
    for (const StatementLink& link : analysis.statements[s].links) {
      if (link.target >= by_statement.size() || link.target == s) continue;
      const Reason reason = link.kind == "denies"      ? kDenial
                            : link.kind == "contrasts" ? kCharacterisation
                                                       : kNone;
      if (reason == kNone) continue;
      // The pair that fits best: of one type, then tied by time and arguments.
      std::optional<Tie> best;
      int best_score = 0;
      for (const std::uint32_t a : by_statement[s]) {
        for (const std::uint32_t b : by_statement[link.target]) {
          if (a == b || times_exclude(facts[a], facts[b])) continue;
          int score = 1;
          if (analysis.events[a].type == analysis.events[b].type) score += 4;
          if (same_happening(facts[a], facts[b])) score += 2;
          if (score >= 5 && score > best_score) {
            best_score = score;
            best = Tie{
                a, b, reason, {analysis.statements[s].cue, analysis.statements[link.target].cue}};
          }
        }
      }
      if (best) ties.push_back(std::move(*best));
    }
  }
}

}  // namespace

std::vector<Rivals> find_rivals(const Analysis& analysis) {
  const auto n = static_cast<std::uint32_t>(analysis.events.size());
  std::vector<Facts> facts;
  facts.reserve(n);
  for (const Event& e : analysis.events) facts.push_back(facts_of(analysis, e));

  std::vector<Tie> ties;
  std::array<std::vector<std::uint32_t>, 24> seen;
  static_assert(static_cast<std::size_t>(EventType::kOther) == 23);
  for (std::uint32_t i = 0; i < n; ++i) {
    const Event& event = analysis.events[i];
    auto& earlier = seen[static_cast<std::size_t>(event.type) % seen.size()];
    const std::size_t low = earlier.size() > kWindow ? earlier.size() - kWindow : 0;
    for (std::size_t k = low; k < earlier.size(); ++k) {
      std::vector<Span> evidence;
      const std::uint32_t j = earlier[k];
      const Reason reason = compare(analysis.events[j], facts[j], event, facts[i], evidence);
      if (reason != kNone) ties.push_back({j, i, reason, std::move(evidence)});
    }
    earlier.push_back(i);
    for (std::size_t x = 0; x < event.counts.size(); ++x) {
      bool found = false;
      for (std::size_t y = x + 1; y < event.counts.size() && !found; ++y) {
        const EventCount& a = event.counts[x];
        const EventCount& b = event.counts[y];
        if (a.key == b.key && a.unit == b.unit && exclude(a, b)) {
          ties.push_back({i, i, kCount, {a.span, b.span}});
          found = true;
        }
      }
      if (found) break;
    }
  }
  tie_statements(analysis, facts, ties);

  std::vector<std::uint32_t> root(n);
  std::iota(root.begin(), root.end(), 0u);
  const auto find = [&](std::uint32_t x) {
    while (root[x] != x) {
      root[x] = root[root[x]];
      x = root[x];
    }
    return x;
  };
  for (const Tie& t : ties) {
    const std::uint32_t a = find(t.a), b = find(t.b);
    root[std::max(a, b)] = std::min(a, b);
  }
  std::vector<Reason> reason(n, kNone);
  std::vector<std::vector<Span>> evidence(n);
  for (const Tie& t : ties) {
    const std::uint32_t r = find(t.a);
    if (t.reason < reason[r]) {
      reason[r] = t.reason;
      evidence[r] = t.evidence;
    } else if (t.reason == reason[r]) {
      evidence[r].insert(evidence[r].end(), t.evidence.begin(), t.evidence.end());
    }
  }
  std::vector<Rivals> out;
  std::vector<std::uint32_t> slot(n, n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t r = find(i);
    if (reason[r] == kNone) continue;
    if (slot[r] == n) {
      slot[r] = static_cast<std::uint32_t>(out.size());
      std::sort(evidence[r].begin(), evidence[r].end());
      evidence[r].erase(std::unique(evidence[r].begin(), evidence[r].end()), evidence[r].end());
      out.push_back({{}, kReasonNames[reason[r]], std::move(evidence[r])});
    }
    out[slot[r]].events.push_back(i);
  }
  return out;
}

}  // namespace waqai::chronology
