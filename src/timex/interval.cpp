// The interval of a Timex: whole days, months and the thirds that "beginning", "middle" and "end"
// name.
#include "timex/interval.h"

namespace waqai::timex {

using calendar::System;
using std::chrono::days;
using std::chrono::sys_days;

void set_range(Timex& t, sys_days first, sys_days last) {
  t.from = Moment{first, {}};
  t.to = Moment{last, {}};
}

sys_days gday(int y, int m, int d) {
  const auto r = calendar::to_day(System::kGregorian, {y, m, d});
  return r ? *r : sys_days{};
}

void set_months(Timex& t, int year, int month, int count) {
  const sys_days first = gday(year, month, 1);
  set_range(t, first, calendar::add_months(first, count) - days{1});
}

int year_of(sys_days d) { return calendar::from_day(System::kGregorian, d).year; }

void narrow(Timex& t) {
  if (!t.from || !t.to) return;
  const auto length = (t.to->day - t.from->day).count() + 1;
  if (length < 3) return;
  sys_days a = t.from->day, b = t.to->day;
  if (t.granularity == Granularity::kMonth && length >= 28 && length <= 31) {
    if (t.mod == TimexMod::kStart) b = a + days{9};
    if (t.mod == TimexMod::kMid) b = a + days{19}, a += days{10};
    if (t.mod == TimexMod::kEnd) a += days{20};
  } else if (t.granularity == Granularity::kYear) {
    if (t.mod == TimexMod::kStart) b = calendar::add_months(a, 3) - days{1};
    if (t.mod == TimexMod::kMid)
      b = calendar::add_months(a, 9) - days{1}, a = calendar::add_months(a, 3);
    if (t.mod == TimexMod::kEnd) a = calendar::add_months(a, 9);
  } else if (t.granularity == Granularity::kDecade && length > 3650) {
    // Three years, four, three.
    const int y = year_of(a);
    if (t.mod == TimexMod::kStart) b = gday(y + 2, 12, 31);
    if (t.mod == TimexMod::kMid) a = gday(y + 3, 1, 1), b = gday(y + 6, 12, 31);
    if (t.mod == TimexMod::kEnd) a = gday(y + 7, 1, 1);
  } else {
    const auto third = length / 3;
    if (t.mod == TimexMod::kStart) b = a + days{third};
    if (t.mod == TimexMod::kMid) b = b - days{third}, a += days{third};
    if (t.mod == TimexMod::kEnd) a = b - days{third};
  }
  t.from = Moment{a, {}};
  t.to = Moment{b, {}};
}

void unresolved(Timex& t, std::string value) {
  t.value = std::move(value);
  t.anchor = TimexAnchor::kUnresolved;
}

const Timex* antecedent(const Setting& s, const std::optional<std::uint32_t>& which, Timex& out) {
  if (!which) return nullptr;
  out.antecedent = *which;
  out.anchor = TimexAnchor::kAntecedent;
  return &s.before[*which];
}

}  // namespace waqai::timex
