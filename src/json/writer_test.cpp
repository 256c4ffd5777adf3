#include "json/writer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace waqai::json {
namespace {

std::string quoted(std::string_view text) {
  std::string out;
  append_string(out, text);
  return out;
}
std::string number(double value) {
  std::string out;
  append_number(out, value);
  return out;
}

TEST(JsonWriter, Strings) {
  EXPECT_EQ(quoted("a\"b\\c\n\t\r"), "\"a\\\"b\\\\c\\n\\t\\r\"");
  EXPECT_EQ(quoted(std::string_view("\0\x1b\x7f", 3)), "\"\\u0000\\u001b\\u007f\"");
  EXPECT_EQ(quoted("واقعة"), "\"واقعة\"");
}

TEST(JsonWriter, FaultyBytesBecomeReplacements) {
  EXPECT_EQ(quoted("a\xFF\xD9"), "\"a\xEF\xBF\xBD\xEF\xBF\xBD\"");
  EXPECT_EQ(quoted("\xED\xA0\x80"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");  // a surrogate
  EXPECT_EQ(quoted("\xC0\xAF"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");                  // overlong
  EXPECT_EQ(quoted("\xF0\x9F\x98\x80"), "\"\xF0\x9F\x98\x80\"");
}

TEST(JsonWriter, Numbers) {
  EXPECT_EQ(number(12), "12");
  EXPECT_EQ(number(-0.0), "0");
  EXPECT_EQ(number(0.1), "0.1");
  EXPECT_EQ(number(2721000000), "2721000000");
  EXPECT_EQ(number(std::nan("")), "null");
  EXPECT_EQ(number(std::numeric_limits<double>::infinity()), "null");
}

TEST(JsonWriter, KeysOfTablesMayBeLong) {
  const std::string longest(5000, 'k');
  std::string out;
  Writer w(out, 0, 3);
  w.begin_object();
  w.key_of("a\"b");
  w.null();
  w.key_of(longest);
  w.boolean(true);
  w.end_object();
  EXPECT_EQ(out, "{\"a\\\"b\":null,\"" + longest + "\":true}");
}

TEST(JsonWriter, Layout) {
  const auto write = [](int indent, int depth) {
    std::string out;
    Writer w(out, indent, depth);
    w.begin_object();
    w.field("a", std::uint32_t{1});
    w.key("b");
    w.begin_array();
    w.begin_object();
    w.field("c", true);
    w.field_or_null("d", "");
    w.end_object();
    w.end_array();
    w.key("e");
    w.begin_array();
    w.end_array();
    w.end_object();
    return out;
  };
  EXPECT_EQ(write(0, 3), R"({"a":1,"b":[{"c":true,"d":null}],"e":[]})");
  EXPECT_EQ(write(1, 2),
            "{\n \"a\": 1,\n \"b\": [\n  {\"c\": true, \"d\": null}\n ],\n \"e\": []\n}");
}

}  // namespace
}  // namespace waqai::json
