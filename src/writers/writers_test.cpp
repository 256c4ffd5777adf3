// Golden outputs of every format in both languages, and what no output may do. Outputs are kept in
// testdata/; WAQAI_UPDATE=1 rewrites them.
#include "writers/writers.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "json/encode.h"
#include "writers/layout.h"
#include "writers/period_words.h"
#include "writers/sample_test.h"

namespace waqai::writers {
namespace {

using messages::Language;

std::string slurp(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

// CSV lines end in CR LF; goldens are kept with LF.
std::string with_lf(std::string s) {
  for (std::size_t i = s.find("\r\n"); i != std::string::npos; i = s.find("\r\n", i)) s.erase(i, 1);
  return s;
}

std::string whole(const Format& format, const Options& options) {
  const Piece piece = format.report(sample_analysis(), options);
  return format.head(options) + piece.text + format.tail(options);
}

void expect_golden(const std::string& name, const std::string& got) {
  const std::string path = std::string(WAQAI_SOURCE_DIR) + "/src/writers/testdata/" + name;
  if (std::getenv("WAQAI_UPDATE") != nullptr) {
    std::ofstream(path, std::ios::binary) << with_lf(got);
  }
  EXPECT_EQ(with_lf(got), slurp(path)) << "if right: WAQAI_UPDATE=1 writers_test";
}

TEST(Writers, Golden) {
  for (const Format& format : formats()) {
    for (const Language language : {Language::kEnglish, Language::kArabic}) {
      // JSON is for programs and the same in both.
      if (format.name.starts_with("json") && language == Language::kArabic) continue;
      Options options;
      options.language = language;
      options.lexicon_hash = "0000000000000000";
      const bool arabic = language == Language::kArabic;
      expect_golden(
          "port." + std::string(arabic ? "ar." : "en.") + std::string(format.name) + ".txt",
          whole(format, options));
    }
  }
}

TEST(Writers, AllShowsTheRest) {
  Options options;
  EXPECT_EQ(write_table(sample_analysis(), options).text.find("اندلع"), std::string::npos);
  options.all = true;
  EXPECT_NE(write_table(sample_analysis(), options).text.find("اندلع"), std::string::npos);
}

TEST(Writers, NoReportSteersTheTerminal) {
  Options options;
  options.all = true;
  for (const Format& format : formats()) {
    EXPECT_EQ(whole(format, options).find('\x1b'), std::string::npos) << format.name;
  }
}

TEST(Writers, PipesGetNoDirectionMarks) {
  Options options;
  for (const Format& format : formats()) {
    EXPECT_EQ(whole(format, options).find("\xE2\x81"), std::string::npos) << format.name;
  }
}

TEST(Writers, TerminalLinesKeepTheWidthAndCloseWhatTheyOpen) {
  Options options;
  options.isolates = true;
  options.all = true;
  for (const std::size_t width : {std::size_t{40}, std::size_t{60}, std::size_t{100}}) {
    options.width = width;
    std::istringstream lines(write_table(sample_analysis(), options).text);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_LE(display_width(line), width) << line;
      std::size_t opened = 0, closed = 0;
      for (std::size_t i = 0; (i = line.find("\xE2\x81\xA8", i)) != std::string::npos; ++i)
        ++opened;
      for (std::size_t i = 0; (i = line.find("\xE2\x81\xA9", i)) != std::string::npos; ++i)
        ++closed;
      EXPECT_EQ(opened, closed) << line;
    }
  }
}

TEST(Writers, RivalsStandSideBySideOnWideTerminals) {
  Options options;
  options.width = 100;
  EXPECT_NE(write_table(sample_analysis(), options).text.find("│"), std::string::npos);
  options.width = 50;
  EXPECT_EQ(write_table(sample_analysis(), options).text.find("│"), std::string::npos);
}

TEST(Writers, TimelineCountsWhatItCannotShow) {
  EXPECT_EQ(write_timelinejs(sample_analysis(), Options{}).undated, 1u);
}

TEST(Writers, BrokenIndicesAreNotFollowed) {
  Analysis a = sample_analysis();
  for (auto& entry : a.chronology.entries) {
    entry.event += 100;
    entry.commitment = 77;
    entry.rival_group = 77;
  }
  for (auto& event : a.events) event.source = 99;
  a.chronology.commitments.push_back(55);
  a.chronology.rivals.push_back({{500, 501}, "denial", {}});
  a.entities[0].place = 12;
  a.entities[0].span = make_span(4000000, 4000010);
  Options options;
  options.all = true;
  for (const Format& format : formats()) EXPECT_FALSE(whole(format, options).empty());
  for (auto& entry : a.chronology.entries) entry.event -= 100;
  for (const Format& format : formats()) {
    EXPECT_FALSE(format.report(a, options).text.empty()) << format.name;
  }
}

TEST(PeriodWords, BothLanguages) {
  struct Row {
    const char* value;
    TimexMod mod;
    TimeRelation relation;
    const char* english;
    const char* arabic;
  };
  const Row rows[] = {
      {"2025-10-01", TimexMod::kNone, TimeRelation::kOn, "1 October 2025",
       "1 أكتوبر/تشرين الأول 2025"},
      {"2025-10-01T15:00", TimexMod::kNone, TimeRelation::kOn, "1 October 2025, 15:00",
       "1 أكتوبر/تشرين الأول 2025، الساعة 15:00"},
      {"2025-08", TimexMod::kEnd, TimeRelation::kBy, "by late August 2025",
       "بحلول أواخر أغسطس/آب 2025"},
      {"2024", TimexMod::kNone, TimeRelation::kSince, "since 2024", "منذ عام 2024"},
      {"2024-W14-WE", TimexMod::kNone, TimeRelation::kUnknown, "the weekend of week 14 of 2024",
       "عطلة نهاية الأسبوع 14 من عام 2024"},
      {"2025-Q2", TimexMod::kNone, TimeRelation::kUnknown, "the second quarter of 2025",
       "الربع الثاني من عام 2025"},
      {"199", TimexMod::kNone, TimeRelation::kUnknown, "the 1990s", "عقد 1990"},
      {"19", TimexMod::kNone, TimeRelation::kUnknown, "the 20th century", "القرن 20"},
      {"20", TimexMod::kNone, TimeRelation::kUnknown, "the 21st century", "القرن 21"},
      {"1436-10[u-ca=islamic-umalqura]", TimexMod::kNone, TimeRelation::kUnknown, "Shawwal 1436 AH",
       "شوال 1436 للهجرة"},
      {"XXXX-12-25", TimexMod::kNone, TimeRelation::kUnknown, "25 December",
       "25 ديسمبر/كانون الأول"},
      {"2025-10-01/2025-10-03", TimexMod::kNone, TimeRelation::kUnknown,
       "1 October 2025 to 3 October 2025",
       "من 1 أكتوبر/تشرين الأول 2025 إلى 3 أكتوبر/تشرين الأول 2025"},
      {"PAST_REF", TimexMod::kNone, TimeRelation::kUnknown, "in the past", "في وقت سابق"},
      {"2025-13", TimexMod::kNone, TimeRelation::kUnknown, "2025-13", "2025-13"},
      {"2025-", TimexMod::kNone, TimeRelation::kUnknown, "2025-", "2025-"},
      {"PXD", TimexMod::kNone, TimeRelation::kUnknown, "PXD", "PXD"},
      {"", TimexMod::kNone, TimeRelation::kBy, "", ""},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(period_words(row.value, row.mod, row.relation, Language::kEnglish), row.english);
    EXPECT_EQ(period_words(row.value, row.mod, row.relation, Language::kArabic), row.arabic);
  }
}

TEST(Layout, CleansWrapsAndMeasures) {
  EXPECT_EQ(clean(" a\t\nb\x1b[31m \xE2\x80\xAE\x63\xFF"), "a b[31m c\xEF\xBF\xBD");
  EXPECT_EQ(display_width("مَدينة"), 5u);
  EXPECT_EQ(display_width("\xF0\x9F\x98\x80"), 2u);
  const auto lines = wrap("aa bb cc dddddddd e", 5);
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_EQ(lines[0], "aa bb");
  EXPECT_EQ(lines[1], "cc");
  EXPECT_EQ(lines[2], "dddddddd");
  EXPECT_EQ(lines[3], "e");
  EXPECT_EQ(wrap("", 10).size(), 1u);
  EXPECT_TRUE(is_right_to_left("12 مدينة"));
  EXPECT_FALSE(is_right_to_left("a مدينة"));
}

}  // namespace
}  // namespace waqai::writers
