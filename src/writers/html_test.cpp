// The page: nothing from a document becomes markup, links lead somewhere both ways, same bytes
// each time, nothing is fetched.
#include "writers/html.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "writers/sample_test.h"
#include "writers/writers.h"

namespace waqai::writers {
namespace {

using messages::Language;

std::string page(const Analysis& analysis, Language language, bool many = false) {
  Options options;
  options.language = language;
  options.many = many;
  options.all = true;
  return html_head(options) + write_html(analysis, options).text + html_tail(options);
}

/// Elements open and close in pairs; attributes are quoted.
bool balanced(const std::string& html) {
  std::vector<std::string> open;
  std::size_t at = html.find('\n') + 1;  // after the doctype
  while ((at = html.find('<', at)) != std::string::npos) {
    const std::size_t end = html.find('>', at);
    if (end == std::string::npos) return false;
    const std::string tag = html.substr(at + 1, end - at - 1);
    if (tag.find('<') != std::string::npos) return false;
    if (tag.starts_with("/")) {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
    } else if (!tag.ends_with("/")) {
      open.push_back(tag.substr(0, tag.find(' ')));
    }
    at = end + 1;
  }
  return open.empty();
}

std::set<std::string> values(const std::string& html, const std::string& attribute) {
  std::set<std::string> out;
  const std::string key = " " + attribute + "=\"";
  for (std::size_t i = html.find(key); i != std::string::npos; i = html.find(key, i + 1)) {
    const std::size_t begin = i + key.size();
    out.insert(html.substr(begin, html.find('"', begin) - begin));
  }
  return out;
}

TEST(Html, IsWellFormedInBothLanguages) {
  for (const Language language : {Language::kEnglish, Language::kArabic}) {
    for (const bool many : {false, true}) {
      EXPECT_TRUE(balanced(page(sample_analysis(), language, many)));
    }
  }
}

TEST(Html, LinksLeadBothWays) {
  const std::string html = page(sample_analysis(), Language::kArabic);
  const std::set<std::string> ids = values(html, "id");
  std::size_t there = 0, back = 0;
  for (const std::string& href : values(html, "href")) {
    if (!href.starts_with("#")) continue;
    EXPECT_TRUE(ids.contains(href.substr(1))) << href;
    const std::size_t dash = href.find('-');
    if (href.substr(dash + 1, 1) == "t") ++there;
    if (href.substr(dash + 1, 1) == "e") ++back;
  }
  EXPECT_GT(there, 1u);
  EXPECT_EQ(there, back);
}

TEST(Html, NothingIsFetchedOrRun) {
  const std::string html = page(sample_analysis(), Language::kEnglish);
  for (const char* banned : {"<script", " src=", "url(", "@import", "<link", "<iframe", " on"}) {
    EXPECT_EQ(html.find(banned, html.find("</style>")), std::string::npos) << banned;
  }
  for (const char* banned : {"url(", "@import", "http"}) {
    const std::size_t style = html.find("<style>");
    EXPECT_GT(html.find(banned, style), html.find("</style>")) << banned;
  }
}

TEST(Html, TheSameEachTime) {
  EXPECT_EQ(page(sample_analysis(), Language::kArabic), page(sample_analysis(), Language::kArabic));
}

TEST(Html, WordsOfTheDocumentAreNoMarkup) {
  static constexpr std::string_view kHostile =
      "<script>alert(1)</script> \" onload=\"x' &lt; ]]> --> </style>\xE2\x80\xAE\x1b[31m";
  Metadata metadata;
  metadata.title = std::string(kHostile);
  metadata.id = std::string(kHostile);
  metadata.outlet = std::string(kHostile);
  metadata.url = "https://example.org/\"><script>alert(2)</script>";
  std::string words(kHostile);
  auto document =
      std::make_shared<const Document>(*Document::from_utf8(words + "\n" + words, metadata));
  Analysis a;
  a.document = document;
  Event event;
  event.trigger = make_span(0, static_cast<std::uint32_t>(words.size()));
  event.actors.push_back(event.trigger);
  event.place = event.trigger;
  event.instrument = event.trigger;
  a.events.push_back(event);
  ChronologyEntry entry;
  entry.line = event.trigger;
  entry.group = std::string(kHostile);
  entry.gloss_en = std::string(kHostile);
  entry.chain.push_back({std::string(kHostile), event.trigger, "speaker"});
  a.chronology.entries.push_back(entry);
  Diagnostic note;
  note.message_en = note.message_ar = std::string(kHostile);
  a.diagnostics.push_back(note);
  for (const Language language : {Language::kEnglish, Language::kArabic}) {
    for (const bool many : {false, true}) {
      const std::string html = page(a, language, many);
      EXPECT_TRUE(balanced(html));
      EXPECT_EQ(html.find("<script"), std::string::npos);
      EXPECT_EQ(html.find("onload=\""), std::string::npos);
      EXPECT_EQ(html.find('\x1b'), std::string::npos);
      EXPECT_EQ(html.find("\xE2\x80\xAE"), std::string::npos);
      EXPECT_EQ(html.find("</style>"), html.rfind("</style>"));
    }
  }
}

TEST(Html, SpansOutsideTheTextAreLeftOut) {
  Analysis a = sample_analysis();
  const auto size = static_cast<std::uint32_t>(a.document->text().size());
  for (Event& event : a.events) event.mentions.push_back(make_span(size + 5, size + 9));
  EXPECT_TRUE(balanced(page(a, Language::kEnglish)));
}

TEST(Html, AnEmptyReportHasAPage) {
  Analysis a;
  a.document = std::make_shared<const Document>(*Document::from_utf8("abc", Metadata{}));
  EXPECT_TRUE(balanced(page(a, Language::kArabic)));
}

TEST(Html, EscapesAndDropsWhatXmlCannotHold) {
  std::string out;
  append_escaped(out, "a\tb\n<&>\"'\x01\x7f\xC2\x85\xEF\xBF\xBF\xE2\x80\xA8z");
  EXPECT_EQ(out, "a b &lt;&amp;&gt;&quot;&#39; z");
}

}  // namespace
}  // namespace waqai::writers
