#include "messages/messages.h"

#include <gtest/gtest.h>

#include <set>

namespace waqai::messages {
namespace {

TEST(Messages, KeysAreUniqueAndBothLanguagesFilled) {
  std::set<std::string_view> seen;
  ASSERT_GT(count(), 100u);
  for (std::size_t i = 0; i < count(); ++i) {
    EXPECT_TRUE(seen.insert(key(i)).second) << key(i);
    EXPECT_FALSE(text(key(i), Language::kEnglish).empty()) << key(i);
    EXPECT_FALSE(text(key(i), Language::kArabic).empty()) << key(i);
  }
}

TEST(Messages, BothLanguagesTakeTheSameArguments) {
  for (std::size_t i = 0; i < count(); ++i) {
    for (char n = '0'; n <= '9'; ++n) {
      const std::string mark = {'{', n, '}'};
      EXPECT_EQ(text(key(i), Language::kEnglish).find(mark) == std::string_view::npos,
                text(key(i), Language::kArabic).find(mark) == std::string_view::npos)
          << key(i) << ' ' << mark;
    }
  }
}

TEST(Messages, Formatting) {
  EXPECT_EQ(text("run.progress", Language::kEnglish, {"2", "{1}"}), "2 of {1} read");
  EXPECT_EQ(text("no.such.key", Language::kEnglish), "");
  EXPECT_EQ(text_or("count.", "bodies", Language::kArabic), "bodies");
}

}  // namespace
}  // namespace waqai::messages
