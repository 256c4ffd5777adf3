// Resolution of the nodes. Without other evidence a date lies nearest to the report day, on the
// side the verb points to; الماضي and its kin fix the side. A contradiction is kept as a second
// reading, never hidden.
#include "timex/resolve.h"

#include <algorithm>

#include "timex/format.h"
#include "timex/interval.h"
#include "timex/resolve_amount.h"
#include "timex/resolve_day.h"
#include "timex/resolve_period.h"

namespace waqai::timex {

using std::chrono::days;
using std::chrono::sys_days;

namespace {

bool resolve_anaphor(const Node& n, const Setting& s, Timex& out) {
  const Timex* x = nullptr;
  switch (n.take) {
    case Take::kWhole:
      x = antecedent(s, s.near_antecedent, out);
      break;
    case Take::kDay:
    case Take::kNight:
      x = antecedent(s, s.day_antecedent, out);
      break;
    case Take::kWeek:
      x = antecedent(s, s.day_antecedent, out);
      break;
    case Take::kMonth:
      x = antecedent(s, s.month_antecedent, out);
      break;
    case Take::kYear:
      x = antecedent(s, s.year_antecedent, out);
      break;
  }
  if (x == nullptr || !x->from) {
    out.anchor = TimexAnchor::kUnresolved;
    out.antecedent.reset();
    out.value = "PAST_REF";
    return true;
  }
  const Timex copy = *x;
  if (n.take == Take::kDay || n.take == Take::kNight) {
    set_range(out, copy.from->day, copy.from->day);
    out.value = format_day(copy.from->day);
    out.granularity = Granularity::kDay;
    if (n.take == Take::kNight) {
      out.type = TimexType::kTime;
      out.value += "TNI";
      out.granularity = Granularity::kDayPart;
    }
    return true;
  }
  out.value = copy.value;
  out.mod = copy.mod;
  out.from = copy.from;
  out.to = copy.to;
  out.type = copy.type;
  out.granularity = copy.granularity;
  out.calendar = copy.calendar;
  return true;
}

bool resolve_set(const Node& n, const Vocabulary& v, Timex& out) {
  out.type = TimexType::kSet;
  if (n.part != Part::kNone) {
    out.value = n.weekday > 0 ? "XXXX-WXX-" + std::to_string(n.weekday) : "XXXX-XX-XX";
    out.value += format_part(n.part);
    out.granularity = Granularity::kDayPart;
    out.quant = "EVERY";
  } else if (n.weekday > 0) {
    out.value = "XXXX-WXX-" + std::to_string(n.weekday);
    out.granularity = Granularity::kDay;
    out.quant = "EVERY";
  } else if (n.set != nullptr) {
    out.value = std::string(v.set_value(*n.set));
    if (n.frequency == 0) out.quant = "EVERY";
  } else {
    out.value = format_amount(n.amount);
    out.granularity = granularity_of(n.amount.unit);
    if (n.frequency == 0) out.quant = "EVERY";
  }
  if (n.frequency > 0) out.freq = std::to_string(n.frequency) + "X";
  return true;
}

}  // namespace

bool resolve(const Node& n, const Setting& s, const Vocabulary& v, Timex& out,
             std::vector<Diagnostic>& diagnostics) {
  out.mod = n.mod;
  bool ok = false;
  switch (n.kind) {
    case NodeKind::kPoint:
      ok = n.field == Field::kDay ? resolve_day(n, s, v, out, diagnostics)
                                  : resolve_period(n, s, out, diagnostics);
      break;
    case NodeKind::kDuration:
      ok = resolve_duration(n, s, out);
      break;
    case NodeKind::kOffset:
      ok = resolve_offset(n, s, out);
      break;
    case NodeKind::kSet:
      ok = resolve_set(n, v, out);
      break;
    case NodeKind::kReference:
      out.anchor = TimexAnchor::kHeader;
      out.value = n.reference == Reference::kPresent ? "PRESENT_REF"
                  : n.reference == Reference::kPast  ? "PAST_REF"
                                                     : "FUTURE_REF";
      if (s.dct) {
        // Not after, or not before, the report.
        if (n.reference != Reference::kFuture) out.to = Moment{*s.dct, {}};
        if (n.reference != Reference::kPast) out.from = Moment{*s.dct, {}};
      }
      ok = true;
      break;
    case NodeKind::kAnaphor:
      ok = resolve_anaphor(n, s, out);
      break;
    case NodeKind::kNone:
      break;
  }
  if (!ok) return false;
  if (n.kind == NodeKind::kPoint) {
    if (n.third > 0 && out.from && out.to) {
      const auto length = (out.to->day - out.from->day).count() + 1;
      sys_days a = out.from->day + days{length * (n.third - 1) / n.parts};
      const sys_days b = out.from->day + days{length * n.third / n.parts} - days{1};
      if (out.granularity == Granularity::kMonth && n.parts == 2)
        a = out.from->day + days{n.third == 1 ? 0 : 15};
      set_range(out, a, n.third == n.parts ? out.to->day : b);
      if (out.granularity == Granularity::kMonth && n.parts == 2 && n.third == 1) {
        out.to = Moment{out.from->day + days{14}, {}};
      }
    }
    if (n.run) {
      // So many of them, the report's own included.
      if (out.from && out.to) {
        const Length l = length_of(n.amount);
        const sys_days end = out.granularity == Granularity::kDay ? out.to->day : *s.dct;
        set_range(out, calendar::add_months(end + days{1}, -l.months) - days{l.days}, end);
      }
      out.type = TimexType::kDuration;
      out.value = format_amount(n.amount);
      out.throughout = true;
    }
    if (n.cut != 0 && out.from && out.to) {
      const Length l = length_of(n.amount);
      sys_days a = out.from->day, b = out.to->day;
      if (n.cut > 0)
        b = std::min(b, calendar::add_months(a, l.months) + days{l.days} - days{1});
      else
        a = std::max(a, calendar::add_months(b + days{1}, -l.months) - days{l.days});
      set_range(out, a, b);
      out.type = TimexType::kDuration;
      out.value = format_amount(n.amount);
      out.granularity = granularity_of(n.amount.unit);
      out.throughout = true;
    }
    if (n.mod == TimexMod::kStart || n.mod == TimexMod::kMid || n.mod == TimexMod::kEnd)
      narrow(out);
  }
  return true;
}

}  // namespace waqai::timex
