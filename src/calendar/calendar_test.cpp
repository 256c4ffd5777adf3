// Calendars against published facts: the Umm al-Qura month starts where the table of them is at
// hand, known days of each system, and round trips over many days.
#include "waqai/calendar.h"

#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <sstream>
#include <string>

namespace waqai::calendar {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

sys_days day(int y, int m, int d) { return *to_day(System::kGregorian, {y, m, d}); }

TEST(Calendar, KnownDays) {
  EXPECT_EQ(*to_day(System::kIslamicUmmAlQura, {1436, 10, 25}), day(2015, 8, 10));
  EXPECT_EQ(*to_day(System::kIslamicUmmAlQura, {1447, 4, 9}), day(2025, 10, 1));
  EXPECT_EQ(*to_day(System::kIslamicUmmAlQura, {1400, 1, 1}), day(1979, 11, 20));
  EXPECT_EQ(*to_day(System::kIslamicTabular, {1, 1, 1}), day(622, 7, 19));
  EXPECT_EQ(*to_day(System::kIslamicTabular, {201, 1, 1}), day(816, 8, 3));
  EXPECT_EQ(*to_day(System::kPersian, {1403, 11, 22}), day(2025, 2, 10));
  EXPECT_EQ(*to_day(System::kPersian, {1404, 1, 1}), day(2025, 3, 21));
  EXPECT_EQ(*to_day(System::kPersian, {1403, 1, 1}), day(2024, 3, 20));
  EXPECT_EQ(*to_day(System::kCoptic, {1742, 1, 1}), day(2025, 9, 11));
  EXPECT_EQ(*to_day(System::kCoptic, {1740, 1, 1}), day(2023, 9, 12));
}

TEST(Calendar, UmmAlQuraMonthStarts) {
  const char* folder = std::getenv("WAQAI_SHARED");
  const std::string path =
      (folder != nullptr ? std::string(folder) : std::string(WAQAI_SOURCE_DIR) + "/../shared") +
      "/data/calendar/ummalqura_month_starts.csv";
  std::ifstream in(path);
  if (!in) GTEST_SKIP() << "no table of published month starts at " << path;
  std::string line;
  std::getline(in, line);
  int rows = 0;
  while (std::getline(in, line)) {
    int y = 0, m = 0, gy = 0, gm = 0, gd = 0, n = 0;
    ASSERT_EQ(std::sscanf(line.c_str(), "%d,%d,%d-%d-%d,%d", &y, &m, &gy, &gm, &gd, &n), 6) << line;
    EXPECT_EQ(*to_day(System::kIslamicUmmAlQura, {y, m, 1}), day(gy, gm, gd)) << line;
    EXPECT_EQ(days_in_month(System::kIslamicUmmAlQura, y, m), n) << line;
    ++rows;
  }
  EXPECT_EQ(rows, 1896);
}

TEST(Calendar, EveryUmmAlQuraDayComesBack) {
  const sys_days first = *to_day(System::kIslamicUmmAlQura, {kUmmAlQuraFirstYear, 1, 1});
  const Range last = *year_range(System::kIslamicUmmAlQura, kUmmAlQuraLastYear);
  EXPECT_EQ(first, day(1924, 8, 1));
  Date before = from_day(System::kIslamicUmmAlQura, first);
  EXPECT_EQ(before, (Date{1343, 1, 1}));
  for (sys_days d = first + days{1}; d <= last.last; d += days{1}) {
    const Date now = from_day(System::kIslamicUmmAlQura, d);
    ASSERT_EQ(*to_day(System::kIslamicUmmAlQura, now), d);
    ASSERT_TRUE((now.day == before.day + 1 && now.month == before.month) || now.day == 1);
    before = now;
  }
}

TEST(Calendar, RandomDaysComeBack) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> pick(-400000, 200000);
  for (int i = 0; i < 10000; ++i) {
    const sys_days d{days{pick(random)}};
    for (System s : {System::kGregorian, System::kIslamicUmmAlQura, System::kIslamicTabular,
                     System::kPersian, System::kCoptic}) {
      const Date date = from_day(s, d);
      const auto back = to_day(s, date);
      ASSERT_TRUE(back.has_value())
          << static_cast<int>(s) << ' ' << date.year << '-' << date.month << '-' << date.day;
      ASSERT_EQ(*back, d) << static_cast<int>(s);
    }
  }
}

TEST(Calendar, ImpossibleDatesSayWhy) {
  const auto bad_day = to_day(System::kGregorian, {2025, 9, 31});
  ASSERT_FALSE(bad_day.has_value());
  EXPECT_EQ(bad_day.error().code, ErrorCode::kInvalidDate);
  EXPECT_NE(bad_day.error().message.find("30 days"), std::string::npos);
  EXPECT_FALSE(to_day(System::kGregorian, {2023, 2, 29}).has_value());
  EXPECT_TRUE(to_day(System::kGregorian, {2024, 2, 29}).has_value());
  EXPECT_FALSE(to_day(System::kIslamicUmmAlQura, {1447, 13, 1}).has_value());
  EXPECT_FALSE(to_day(System::kGregorian, {2025, 0, 1}).has_value());
  EXPECT_FALSE(exists(System::kPersian, {1404, 12, 30}));
  EXPECT_TRUE(exists(System::kPersian, {1403, 12, 30}));
  EXPECT_FALSE(month_range(System::kGregorian, 99999, 1).has_value());
}

TEST(Calendar, Ranges) {
  EXPECT_EQ(*month_range(System::kGregorian, 2024, 2), (Range{day(2024, 2, 1), day(2024, 2, 29)}));
  EXPECT_EQ(*year_range(System::kIslamicUmmAlQura, 1400),
            (Range{day(1979, 11, 20), day(1980, 11, 8)}));
  EXPECT_EQ(add_months(day(2024, 3, 31), -1), day(2024, 2, 29));
  EXPECT_EQ(add_months(day(2024, 12, 15), 2), day(2025, 2, 15));
}

TEST(Calendar, IsoWeeks) {
  EXPECT_EQ(iso_week(day(2025, 10, 1)), (IsoWeek{2025, 40, 3}));
  EXPECT_EQ(iso_week(day(2021, 1, 3)), (IsoWeek{2020, 53, 7}));
  EXPECT_EQ(iso_week(day(2024, 12, 30)), (IsoWeek{2025, 1, 1}));
  EXPECT_EQ(iso_week_monday(2025, 40), day(2025, 9, 29));
  EXPECT_EQ(weekday(day(2025, 10, 1)), 3);
}

}  // namespace
}  // namespace waqai::calendar
