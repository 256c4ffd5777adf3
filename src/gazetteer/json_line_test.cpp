#include "gazetteer/json_line.h"

#include <gtest/gtest.h>

namespace waqai::gazetteer {
namespace {

TEST(JsonLine, FindsByPath) {
  const std::string_view text =
      R"({"a": {"x": [1, {"y": "no"}], "b": "yes"}, "list": [{"z": 4.5}, 2]})";
  EXPECT_EQ(unquoted(find_value(text, {"a", "b"}).value_or("")), "yes");
  EXPECT_EQ(find_value(text, {"list", "[", "z"}).value_or(""), "4.5");
  EXPECT_FALSE(find_value(text, {"a", "missing"}).has_value());
  EXPECT_FALSE(find_value(text, {"list", "z"}).has_value());
}

TEST(JsonLine, DecodesEscapes) {
  EXPECT_EQ(unquoted(R"("\u0628\u063a\u062f\u0627\u062f")"),
            "\xD8\xA8\xD8\xBA\xD8\xAF\xD8\xA7\xD8\xAF");
  EXPECT_EQ(unquoted(R"("a\"b\\c")"), "a\"b\\c");
  EXPECT_EQ(unquoted("12"), "12");
}

TEST(JsonLine, TellsACutLine) {
  EXPECT_TRUE(is_complete(R"({"a": [1, 2]},)"));
  EXPECT_FALSE(is_complete(R"({"a": [1, 2)"));
  EXPECT_FALSE(is_complete(R"({"a": "b)"));
  EXPECT_FALSE(is_complete(R"({"a": 1} {"b": 2})"));
  EXPECT_FALSE(is_complete(""));
}

TEST(JsonLine, DepthIsBounded) { EXPECT_FALSE(is_complete(std::string(100000, '['))); }

}  // namespace
}  // namespace waqai::gazetteer
