// The time of an event is the nearest date of its sentence that no other event or reporting verb
// claims: own clause first, costs for each clause border, statement border and event word between.
#include "event/dating.h"

#include <algorithm>
#include <chrono>

namespace waqai::event {
namespace {

/// A time that can date an event. A duration does where it ends at a deadline (within two weeks) or
/// is laid against the day of the report (in the next two years).
bool usable(const Timex& t) {
  if (t.type == TimexType::kDuration) {
    if (!t.from || t.value.size() < 2) return false;
    return t.role == "by" || t.value[1] == 'X' || t.to.has_value();
  }
  if (t.type != TimexType::kDate && t.type != TimexType::kTime) return false;
  return t.value.size() < 4 || t.value.compare(t.value.size() - 4, 4, "_REF") != 0;
}

std::string iso_day(std::chrono::sys_days day) {
  const std::chrono::year_month_day d{day};
  const auto digits = [](unsigned n) {
    std::string s = std::to_string(n);
    return s.size() < 2 ? "0" + s : s;
  };
  std::string year = std::to_string(static_cast<int>(d.year()));
  while (year.size() < 4) year.insert(year.begin(), '0');
  return year + "-" + digits(static_cast<unsigned>(d.month())) + "-" +
         digits(static_cast<unsigned>(d.day()));
}

/// The day that lies a TIMEX3 duration of one unit after `day`; nothing where it is not a whole
/// number of units.
std::optional<std::chrono::sys_days> after(std::chrono::sys_days day, std::string_view duration) {
  if (duration.size() < 3 || duration[0] != 'P') return std::nullopt;
  const bool hours = duration[1] == 'T';
  const char unit = duration.back();
  int n = 0;
  for (const char c : duration.substr(hours ? 2 : 1, duration.size() - (hours ? 3 : 2))) {
    if (c < '0' || c > '9' || n > 100000) return std::nullopt;
    n = 10 * n + (c - '0');
  }
  using std::chrono::days;
  if (hours) {
    if (unit != 'H') return std::nullopt;
    return day + days((n + 23) / 24);
  }
  if (unit == 'D') return day + days(n);
  if (unit == 'W') return day + days(7 * n);
  if (unit != 'M' && unit != 'Y') return std::nullopt;
  std::chrono::year_month_day d{day};
  d += std::chrono::months(unit == 'M' ? n : 12 * n);
  if (!d.ok()) d = d.year() / d.month() / std::chrono::last;
  return std::chrono::sys_days{d};
}

/// What the time says of the event: its value, that of the range it opens or closes, or the day on
/// which its duration ends.
void evaluate(const Input& in, const Context& cx, Dating& d) {
  const std::uint32_t index = *d.timex;
  const Timex& t = in.timexes[index];
  d.value = t.value;
  d.from = t.from;
  d.to = t.to;
  if (t.type == TimexType::kDuration) {
    if (t.role == "by") {
      const auto end = after(t.from->day, t.value);
      if (!end) return;
      d.value = iso_day(*end);
      d.from = d.to = Moment{*end, std::nullopt};
      d.relation = TimeRelation::kBy;
    } else if (t.to) {
      // as fine as the unit counted: years, months, days
      const std::size_t length = t.value.back() == 'Y'                        ? 4
                                 : t.value.back() == 'M' && t.value[1] != 'T' ? 7
                                                                              : 10;
      d.value = iso_day(t.from->day).substr(0, length) + "/" + iso_day(t.to->day).substr(0, length);
      d.relation = TimeRelation::kOn;
    } else {
      d.relation = TimeRelation::kOn;
    }
    return;
  }
  if (d.relation != TimeRelation::kOn && d.relation != TimeRelation::kSince) return;
  // two days, months or years side by side, or from one until the other
  const auto pair = [&](std::uint32_t a, std::uint32_t b) {
    const Timex& x = in.timexes[a];
    const Timex& y = in.timexes[b];
    if (x.type != TimexType::kDate || y.type != TimexType::kDate || !x.from || !y.to) return false;
    if (x.granularity != y.granularity || x.value.size() != y.value.size() || x.value >= y.value)
      return false;
    if (y.span.begin.value < x.span.end.value || y.span.begin.value - x.span.end.value > 12)
      return false;
    std::size_t first = in.tokens.first_at(x.span.begin.value);
    if (first > 0 && in.tokens[first - 1].end > x.span.begin.value) --first;
    const Cell* before = first > 0 ? &cx.cells[first - 1] : nullptr;
    bool opened = before != nullptr && (before->frame & (kFrameFrom | kFrameBetween)) != 0;
    std::size_t words = 0;
    bool until = false;
    for (std::size_t k = in.tokens.first_at(x.span.end.value);
         k < in.tokens.size() && in.tokens[k].begin < y.span.begin.value; ++k) {
      ++words;
      until = until || cx.cells[k].time_word == TimeWord::kUntil || (cx.cells[k].frame & kFrameTo);
      if (cx.cells[k].flags & kCellStop) return false;
    }
    if (until ? !opened : words > 1) return false;
    d.value = x.value + "/" + y.value;
    d.from = x.from;
    d.to = y.to;
    d.relation = TimeRelation::kOn;
    return true;
  };
  if (index + 1 < in.timexes.size() && pair(index, index + 1)) return;
  if (index > 0) pair(index - 1, index);
}

TimeRelation relation_of(const Context& cx, std::size_t first, const Timex& t) {
  for (std::size_t back = 1; back <= 3 && back <= first; ++back) {
    const Cell& p = cx.cells[first - back];
    // only function words and numbers stand between a preposition and its time
    if (back > 1 && cx.cells[first - back + 1].particle == Particle::kNone &&
        cx.cells[first - back + 1].quantity < 0)
      break;
    switch (p.time_word) {
      case TimeWord::kSince:
        return TimeRelation::kSince;
      case TimeWord::kUntil:
        return TimeRelation::kUntil;
      case TimeWord::kBy:
        return TimeRelation::kBy;
      case TimeWord::kAfter:
        return TimeRelation::kAfter;
      case TimeWord::kBefore:
        return t.mod == TimexMod::kEnd || t.mod == TimexMod::kBefore ? TimeRelation::kBy
                                                                     : TimeRelation::kBefore;
      case TimeWord::kDuring:
        return TimeRelation::kOn;
      case TimeWord::kNone:
        break;
    }
    if (p.flags & kCellStop) break;
  }
  if (t.role == "by") return TimeRelation::kBy;
  if (t.role == "since") return TimeRelation::kSince;
  if (t.role == "until") return TimeRelation::kUntil;
  if (t.role == "after") return TimeRelation::kAfter;
  if (t.role == "before") return TimeRelation::kBefore;
  return TimeRelation::kOn;
}

/// Events that consist in saying something: what is said has a time of its own.
bool is_speech(EventType type) {
  switch (type) {
    case EventType::kAgree:
    case EventType::kRequest:
    case EventType::kThreaten:
    case EventType::kAccuse:
    case EventType::kReject:
    case EventType::kSupport:
      return true;
    default:
      return false;
  }
}

bool nominal(const Candidate& c) {
  return c.reading == Reading::kMasdar || c.reading == Reading::kNoun;
}

/// A happening told to last while another one does: what stands behind `during`.
bool meanwhile(const Context& cx, std::size_t i, std::size_t begin) {
  for (std::size_t k = i; k-- > begin && i - k <= 2;) {
    if (cx.cells[k].time_word == TimeWord::kDuring) return true;
    if (cx.cells[k].particle != Particle::kNone || (cx.cells[k].flags & kCellStop)) return false;
  }
  return false;
}

/// Whether the relative word at token k tells more of the definite event noun `c`: only its
/// adjectives, names of number and marks stand between.
bool told_of(const Context& cx, const Candidate& c, std::size_t k) {
  if (!nominal(c) || !c.definite || k < c.end || k > c.end + 4) return false;
  for (std::size_t m = c.end; m < k; ++m) {
    const Cell& b = cx.cells[m];
    if (b.entity >= 0 || b.timex >= 0 || b.particle != Particle::kNone) return false;
    if (!(b.flags & (kCellArticle | kCellStop)) && b.quantity < 0) return false;
  }
  return true;
}

/// Whether the clause that token k stands in is opened by a relative word.
bool in_relative(const Context& cx, std::size_t k, std::size_t begin) {
  constexpr std::size_t kReach = 60;
  for (const std::size_t from = k; from - k <= kReach; --k) {
    const Cell& b = cx.cells[k];
    if ((b.flags & kCellRelative) && b.entity < 0) return true;
    if ((b.flags & kCellClauseStart) || k <= begin) return false;
  }
  return false;
}

/// The time that `c` has by its own surroundings.
Dating own_time(const Input& in, const Context& cx, const std::vector<Candidate>& all,
                const std::vector<const Candidate*>& selected, const Candidate& c) {
  const std::size_t i = c.token;
  const std::uint32_t sentence = in.tokens[i].sentence;
  const Sentence& s = in.tokens.sentences[sentence];
  const bool speech = is_speech(c.row->type);
  // what a verb of announcing brings in has the time of the verb
  const std::size_t announcing = c.governor >= 0 && c.effect == LightEffect::kAnnounce
                                     ? static_cast<std::size_t>(c.governor)
                                     : in.tokens.size();
  const bool during = nominal(c) && meanwhile(cx, i, s.token_begin);
  Dating best;
  int best_cost = 11;
  // outwards from the trigger; each step adds what separates it from the times it meets
  const auto before = [](const Candidate* x, std::size_t token) { return x->token < token; };
  const auto at = static_cast<std::size_t>(
      std::lower_bound(selected.begin(), selected.end(), i, before) - selected.begin());
  for (const int direction : {1, -1}) {
    int cost = direction > 0 ? 0 : 1;
    // the next of the other events on the way
    std::size_t other = direction < 0 || at == selected.size() || selected[at] != &c ? at : at + 1;
    auto word = static_cast<std::size_t>(
        std::lower_bound(all.begin(), all.end(), c.end,
                         [](const Candidate& x, std::size_t token) { return x.token < token; }) -
        all.begin());
    bool left = direction < 0 && announcing < i;  // the content the event stands in
    bool own_clause = false;                      // a relative clause that tells of the event
    TimeRelation beyond = TimeRelation::kOn;      // of what stands behind another happening
    for (std::size_t step = 1; step < 45; ++step) {
      if (direction < 0 && step > i) break;
      const std::size_t k = direction > 0 ? i + step : i - step;
      if (k >= in.tokens.size() || k < s.token_begin || k >= s.token_end) break;
      const Cell& b = cx.cells[k];
      if (step % 3 == 0) ++cost;
      if (b.contrast) cost += 5;
      if (direction < 0 && announcing < i && k >= announcing) {
        // nothing separates it from the verb that announces it
      } else {
        const bool relative = (b.flags & kCellRelative) && b.entity < 0;
        if (direction > 0 && relative && told_of(cx, c, k)) {
          own_clause = true;
          ++cost;
        } else {
          if ((b.flags & kCellClauseStart) && !(own_clause && b.cue < 0)) cost += 2;
          if (relative) cost += direction > 0 ? 5 : 3;
        }
        if (b.cue >= 0) cost += 4;
        if (b.content != cx.cells[i].content) cost += (step % 4 == 1) ? 1 : 0;
        if (direction < 0 && !left && cx.cells[i].content >= 0 &&
            b.content != cx.cells[i].content) {
          left = true;
          cost += 6;
        }
      }
      if (direction > 0) {
        if (b.particle == Particle::kCondition) cost += 8;
        if ((b.time_word == TimeWord::kAfter || b.time_word == TimeWord::kBefore) && b.timex < 0 &&
            b.particle == Particle::kTime && k + 1 < s.token_end && cx.cells[k + 1].timex < 0 &&
            cx.cells[k + 1].quantity < 0)
          beyond = b.time_word == TimeWord::kAfter ? TimeRelation::kAfter : TimeRelation::kBefore;
      }
      if (direction > 0 && speech && k >= c.end) {
        // what is asked, promised or threatened begins here
        if (b.particle == Particle::kComplementizer) cost += 8;
        while (word < all.size() && all[word].token < k) ++word;
        if (word < all.size() && all[word].token == k && all[word].reading != Reading::kPast &&
            all[word].reading != Reading::kPresent &&
            ((b.flags & (kCellBa | kCellLam)) || (cx.cells[k - 1].frame & (kFrameTo | kFrameOn))))
          cost += 6;
      }
      if (b.timex >= 0) {
        const auto t = static_cast<std::uint32_t>(b.timex);
        const bool edge = direction > 0
                              ? (k == 0 || cx.cells[k - 1].timex != b.timex)
                              : (k + 1 >= cx.cells.size() || cx.cells[k + 1].timex != b.timex);
        // what is said, asked or promised has its own time
        const bool told = direction > 0 && cx.cells[i].cue >= 0 && b.content >= 0 &&
                          b.content != cx.cells[i].content;
        if (told) break;
        // what somebody else has said stays in his words
        if (direction < 0 && b.content >= 0 && b.content != cx.cells[i].content) {
          const auto span = [&](std::int32_t statement) {
            return in.statements[static_cast<std::size_t>(statement)].content.value_or(Span{});
          };
          const bool within = cx.cells[i].content >= 0 &&
                              span(cx.cells[i].content).begin.value < in.tokens[k].begin;
          if (span(b.content).end.value <= c.span.begin.value && !within) break;
        }
        if (edge && usable(in.timexes[t])) {
          std::size_t first = k;
          while (first > s.token_begin && cx.cells[first - 1].timex == b.timex) --first;
          if (direction < 0 && cx.cells[first].clause != cx.cells[i].clause &&
              in_relative(cx, first, s.token_begin))
            cost += 5;
          if (cost < best_cost) {
            best_cost = cost;
            best.timex = t;
            best.relation = relation_of(cx, first, in.timexes[t]);
            if (best.relation == TimeRelation::kOn) best.relation = beyond;
          }
          break;
        }
      }
      // an event word between
      if (direction > 0) {
        if (other < selected.size() && selected[other]->token == k) {
          const Reading r = selected[other]->reading;
          const bool verb = r == Reading::kPast || r == Reading::kPresent;
          if (own_clause) {
            cost += 1;
          } else if (verb || !meanwhile(cx, k, s.token_begin)) {
            cost += verb ? 8 : 4;
          }
          ++other;
        }
      } else if (other > 0 && selected[other - 1]->token == k) {
        --other;
        const Reading r = selected[other]->reading;
        if (during) {
          ++cost;
        } else {
          cost += r == Reading::kPast || r == Reading::kPresent ? 5 : 4;
        }
      }
      if (cost >= best_cost) break;  // it only grows
    }
  }
  // a full day beside a vaguer time of another calendar or a season is the better one
  if (best.timex && *best.timex + 1 < in.timexes.size()) {
    const Timex& a = in.timexes[*best.timex];
    const Timex& b = in.timexes[*best.timex + 1];
    if (usable(b) && a.value.find('[') != std::string::npos &&
        b.value.find('[') == std::string::npos && b.span.begin.value >= a.span.end.value &&
        b.span.begin.value - a.span.end.value < 12) {
      ++*best.timex;
    }
  }
  // `after rounds of talks`, `before the vote`: what the main event follows, or comes before, lies
  // on the other side of the time that dates the clause
  bool turned = false;
  const bool behind = best.timex && in.timexes[*best.timex].span.begin.value < c.span.begin.value;
  if (behind && best.relation != TimeRelation::kUnknown && nominal(c)) {
    const std::size_t head = c.carrier >= 0 ? static_cast<std::size_t>(c.carrier) : i;
    if (head > s.token_begin) {
      const Cell& p = cx.cells[head - 1];
      if (p.time_word == TimeWord::kAfter ||
          (p.particle == Particle::kCause && best.relation != TimeRelation::kOn)) {
        best.relation = TimeRelation::kBefore;
        turned = true;
      } else if (p.time_word == TimeWord::kBefore) {
        best.relation = TimeRelation::kAfter;
      }
    }
  }
  // `after he had come`, `before he came`: the time that dates the main clause before it
  const bool verb = c.reading == Reading::kPast || c.reading == Reading::kPresent;
  const std::size_t hangs = verb || c.governor < 0 ? i : static_cast<std::size_t>(c.governor);
  if (behind && best.relation == TimeRelation::kOn && hangs > s.token_begin && c.toll < 0 &&
      (verb ||
       (c.governor >= 0 && in.timexes[*best.timex].span.begin.value < in.tokens[hangs].begin))) {
    for (std::size_t k = hangs; k-- > s.token_begin && hangs - k <= (verb ? 2u : 3u);) {
      if (cx.cells[k].particle != Particle::kSubordinator) continue;
      if (cx.cells[k].time_word == TimeWord::kAfter) {
        best.relation = TimeRelation::kBefore;
        turned = true;
      }
      if (cx.cells[k].time_word == TimeWord::kBefore) best.relation = TimeRelation::kAfter;
      break;
    }
  }
  if (best.timex) {
    evaluate(in, cx, best);
    // what is to come before a day to come is due by that day
    const auto dct = in.document.metadata().dct;
    if (best.relation == TimeRelation::kBefore && !turned && dct && best.from &&
        best.from->day > *dct)
      best.relation = TimeRelation::kBy;
  }
  return best;
}

}  // namespace

Dating find_time(const Input& in, const Context& cx, const std::vector<Candidate>& all,
                 const std::vector<const Candidate*>& selected, const Candidate& c) {
  constexpr std::size_t kReach = 60;
  const std::size_t i = c.token;
  Dating best = own_time(in, cx, all, selected, c);
  if (best.timex || c.reading != Reading::kPast || !(cx.cells[i].flags & kCellWaw)) return best;
  // a second verb of the same subject goes on at the time of the first
  const std::size_t begin = in.tokens.sentences[in.tokens[i].sentence].token_begin;
  auto k = static_cast<std::size_t>(
      std::lower_bound(selected.begin(), selected.end(), i,
                       [](const Candidate* x, std::size_t token) { return x->token < token; }) -
      selected.begin());
  while (k-- > 0 && selected[k]->token >= begin && i - selected[k]->token < kReach) {
    const Candidate& p = *selected[k];
    const bool told = nominal(p) && p.governor >= 0 && p.effect == LightEffect::kAnnounce;
    if (p.reading != Reading::kPast && !told) continue;
    const std::size_t main = told ? static_cast<std::size_t>(p.governor) : p.token;
    if (cx.cells[main].content != cx.cells[i].content) continue;
    if (in_relative(cx, main, begin)) break;
    Dating d = own_time(in, cx, all, selected, p);
    if (d.timex && d.relation == TimeRelation::kOn &&
        in.timexes[*d.timex].span.begin.value < c.span.begin.value)
      return d;
    break;
  }
  return best;
}

}  // namespace waqai::event
