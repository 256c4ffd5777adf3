// TIMEX3 values and their EDTF forms.
#include "timex/format.h"

#include <gtest/gtest.h>

namespace waqai::timex {
namespace {

using std::chrono::sys_days;
using namespace std::chrono_literals;

Timex date(const char* value, TimexMod mod = TimexMod::kNone) {
  Timex t;
  t.value = value;
  t.mod = mod;
  return t;
}

Timex between(const char* value, sys_days from, sys_days to) {
  Timex t = date(value);
  t.from = Moment{from, {}};
  t.to = Moment{to, {}};
  return t;
}

TEST(Edtf, WhatItHasWordsFor) {
  EXPECT_EQ(edtf_of(date("2025-10-01")), "2025-10-01");
  EXPECT_EQ(edtf_of(date("2025-10", TimexMod::kApprox)), "2025-10~");
  EXPECT_EQ(edtf_of(date("196")), "196X");
  EXPECT_EQ(edtf_of(date("19")), "19XX");
  EXPECT_EQ(edtf_of(date("2024-SU")), "2024-22");
  EXPECT_EQ(edtf_of(date("2025-WI")), "2025-24");
  EXPECT_EQ(edtf_of(date("2025-Q2")), "2025-34");
  EXPECT_EQ(edtf_of(date("2025-H2")), "2025-41");
  EXPECT_EQ(edtf_of(date("XXXX-12-25")), "XXXX-12-25");
}

TEST(Edtf, ClockTimes) {
  EXPECT_EQ(edtf_of(date("2025-10-01T15:00")), "2025-10-01T15:00:00");
  EXPECT_EQ(edtf_of(date("2025-10-01T15:00Z")), "2025-10-01T15:00:00Z");
  EXPECT_EQ(edtf_of(date("2025-10-01T15:30+03:00")), "2025-10-01T15:30:00+03:00");
  EXPECT_EQ(edtf_of(date("2025-10-01TEV")), "2025-10-01");
}

TEST(Edtf, Intervals) {
  const sys_days first{2025y / 9 / 22}, last{2025y / 9 / 28};
  EXPECT_EQ(edtf_of(between("2025-W39", first, last)), "2025-09-22/2025-09-28");
  EXPECT_EQ(edtf_of(between("1447-04[u-ca=islamic-umalqura]", first, last)),
            "2025-09-22/2025-09-28");
  Timex end = between("2025-09", first, last);
  end.mod = TimexMod::kEnd;
  EXPECT_EQ(edtf_of(end), "2025-09-22/2025-09-28");
  Timex open = between("PAST_REF", first, last);
  open.from.reset();
  EXPECT_EQ(edtf_of(open), "../2025-09-28");
  Timex length = between("P7D", first, last);
  length.type = TimexType::kDuration;
  EXPECT_EQ(edtf_of(length), "2025-09-22/2025-09-28");
  EXPECT_EQ(edtf_of(between("BC0300", sys_days{-299y / 1 / 1}, sys_days{-299y / 12 / 31})),
            "-0299-01-01/-0299-12-31");
}

TEST(Edtf, NothingKnown) {
  EXPECT_EQ(edtf_of(date("PAST_REF")), "");
  EXPECT_EQ(edtf_of(date("")), "");
  Timex set = date("P1W");
  set.type = TimexType::kSet;
  EXPECT_EQ(edtf_of(set), "");
}

TEST(Amount, PartsInDescendingOrder) {
  Amount a;
  a.count = 2;
  a.unit = Unit::kYear;
  EXPECT_EQ(format_amount(a), "P2Y");
  a.extra = 3;
  a.extra_unit = Unit::kMonth;
  EXPECT_EQ(format_amount(a), "P2Y3M");
  a.more[0] = {10, Unit::kDay};
  a.more[1] = {4, Unit::kHour};
  a.more_count = 2;
  EXPECT_EQ(format_amount(a), "P2Y3M10DT4H");
}

}  // namespace
}  // namespace waqai::timex
