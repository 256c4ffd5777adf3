// TIMEX3 values as intervals and as English.
#include "chronology/period.h"

#include <gtest/gtest.h>

#include "waqai/document.h"

namespace waqai::chronology {
namespace {

std::string days_of(std::string_view value, TimexMod mod = TimexMod::kNone) {
  const auto p = period_of(value, mod);
  return p ? format_iso_date(p->from) + " " + format_iso_date(p->to) : "none";
}

TEST(Period, Days) {
  EXPECT_EQ(days_of("2025-10-01"), "2025-10-01 2025-10-01");
  EXPECT_EQ(days_of("2024-02"), "2024-02-01 2024-02-29");
  EXPECT_EQ(days_of("2025"), "2025-01-01 2025-12-31");
  EXPECT_EQ(days_of("199"), "1990-01-01 1999-12-31");
  EXPECT_EQ(days_of("19"), "1900-01-01 1999-12-31");
  EXPECT_EQ(days_of("2025-Q2"), "2025-04-01 2025-06-30");
  EXPECT_EQ(days_of("2025-H2"), "2025-07-01 2025-12-31");
  EXPECT_EQ(days_of("2025-W36"), "2025-09-01 2025-09-07");
  EXPECT_EQ(days_of("2024-W14-WE"), "2024-04-06 2024-04-07");
  EXPECT_EQ(days_of("2015-FA"), "2015-09-01 2015-11-30");
  EXPECT_EQ(days_of("2015-WI"), "2015-12-01 2016-02-29");
  EXPECT_EQ(days_of("2025-10-01T15:00"), "2025-10-01 2025-10-01");
  EXPECT_EQ(days_of("2014/2015"), "2014-01-01 2015-12-31");
}

TEST(Period, PartsOfPeriods) {
  EXPECT_EQ(days_of("2025-08", TimexMod::kEnd), "2025-08-21 2025-08-31");
  EXPECT_EQ(days_of("2025-08", TimexMod::kStart), "2025-08-01 2025-08-10");
  EXPECT_EQ(days_of("2025", TimexMod::kMid), "2025-04-01 2025-09-30");
}

TEST(Period, NotADate) {
  for (const char* value :
       {"", "P3D", "PXM", "PAST_REF", "2025-13", "2025-02-30", "2025-W60", "XXXX-12-25", "20255",
        "2025-", "2025-Q9", "1436-10[u-ca=islamic-umalqura]", "/", "2025/"}) {
    EXPECT_EQ(days_of(value), "none") << value;
  }
}

TEST(Period, Groups) {
  EXPECT_EQ(group_of("2025-10-01TMO"), "2025-10-01");
  EXPECT_EQ(group_of("2025-10-01T10:00/2025-10-01T12:00"), "2025-10-01");
  EXPECT_EQ(group_of("1436-10[u-ca=islamic-umalqura]"), "1436-10[u-ca=islamic-umalqura]");
  EXPECT_EQ(group_of("PXD"), "");
  EXPECT_EQ(group_of("FUTURE_REF"), "");
}

TEST(Period, English) {
  EXPECT_EQ(english_period("2025-10-01T15:00"), "1 October 2025, 15:00");
  EXPECT_EQ(english_period("2025-10-01TEV"), "1 October 2025, evening");
  EXPECT_EQ(english_period("2025-09", TimexMod::kEnd), "late September 2025");
  EXPECT_EQ(english_period("199", TimexMod::kStart), "the early 1990s");
  EXPECT_EQ(english_period("19"), "the 20th century");
  EXPECT_EQ(english_period("20"), "the 21st century");
  EXPECT_EQ(english_period("2025-W36"), "the week of 1 September 2025");
  EXPECT_EQ(english_period("2025-W36", TimexMod::kStart),
            "the start of the week of 1 September 2025");
  EXPECT_EQ(english_period("2025-Q3", TimexMod::kEnd), "the end of the third quarter of 2025");
  EXPECT_EQ(english_period("1436-10-25[u-ca=islamic-umalqura]"), "25 Shawwal 1436 AH");
  EXPECT_EQ(english_period("XXXX-12-25"), "XXXX-12-25");
  EXPECT_EQ(english_when("2025-09", TimexMod::kEnd, TimeRelation::kBy), "by late September 2025");
  EXPECT_EQ(english_when("", TimexMod::kNone, TimeRelation::kBy), "");
}

}  // namespace
}  // namespace waqai::chronology
