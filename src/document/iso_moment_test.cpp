// Days with a time of day, as options and records give them.
#include <gtest/gtest.h>

#include "waqai/document.h"

namespace waqai {
namespace {

std::optional<std::int32_t> minute(std::string_view text) {
  const auto moment = parse_iso_moment(text);
  EXPECT_TRUE(moment.has_value()) << text;
  return moment.has_value() ? moment->minute : std::nullopt;
}

TEST(IsoMoment, TimeOfDay) {
  EXPECT_EQ(minute("2025-10-01"), std::nullopt);
  EXPECT_EQ(minute("2025-10-01T14:30"), 870);
  EXPECT_EQ(minute("2025-10-01 00:05"), 5);
  EXPECT_EQ(minute("2025-10-01T14:30:59.123"), 870);
  EXPECT_EQ(minute("2025-10-01T14:30Z"), 870);
  EXPECT_EQ(minute("2025-10-01T14:30:00+03:00"), 870);
}

TEST(IsoMoment, Faults) {
  for (const char* text :
       {"", "2025", "2025-02-30", "2025-10-01T", "2025-10-01T24:00", "2025-10-01T12:60",
        "2025-10-01x12:00", "2025-10-01T12:00+15:00", "2025-10-01T12:00Zz", "2025-10-01T1:00"}) {
    EXPECT_FALSE(parse_iso_moment(text).has_value()) << text;
  }
}

}  // namespace
}  // namespace waqai
