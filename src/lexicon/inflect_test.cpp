#include "lexicon/inflect.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "lexicon/data.h"

namespace waqai::lexicon {
namespace {

class InflectorTest : public ::testing::Test {
 protected:
  static const Inflector& inflector() {
    static const Inflector made = [] {
      std::ifstream in(std::string(WAQAI_SOURCE_DIR) + "/lexicon/morphology/verb_paradigms.tsv");
      std::stringstream text;
      text << in.rdbuf();
      auto table = Table::parse("morphology/verb_paradigms", text.str());
      EXPECT_TRUE(table.has_value());
      return Inflector(*table);
    }();
    return made;
  }
  /// Form to the union of its features.
  static std::map<std::string, std::uint32_t> verb(std::string_view past, std::string_view present,
                                                   std::string_view masdar = "",
                                                   std::string_view participle = "") {
    std::map<std::string, std::uint32_t> out;
    inflector().verb(
        past, present, masdar, participle,
        [&out](std::string_view form, std::uint32_t bits) { out[std::string(form)] |= bits; });
    return out;
  }
  static void has(const std::map<std::string, std::uint32_t>& forms, const std::string& form,
                  std::uint32_t bits) {
    const auto it = forms.find(form);
    ASSERT_NE(it, forms.end()) << form;
    EXPECT_EQ(it->second & bits, bits) << form;
  }
};

TEST_F(InflectorTest, Hollow) {
  const auto forms = verb("قال", "يقول", "قول", "قائل");
  has(forms, "قالت", kPast | kThird | kFeminine | kSingular);
  has(forms, "قالوا", kPast | kThird | kPlural);
  has(forms, "قلت", kPast | kFirst);
  has(forms, "قلنا", kPast | kFirst | kPlural);
  has(forms, "قيل", kPast | kPassive | kPassiveOnly);
  has(forms, "يقال", kPresent | kPassive | kPassiveOnly);
  has(forms, "يقل", kPresent | kJussive);
  has(forms, "يقولون", kPresent | kPlural);
  has(forms, "يقولوا", kPresent | kPlural);
  has(forms, "تقول", kPresent | kFeminine);
  has(forms, "قائلا", kActiveParticiple | kAccusative);
  has(forms, "قائلة", kActiveParticiple | kFeminine);
  has(forms, "قائلين", kActiveParticiple | kPlural | kDual);
  EXPECT_EQ(forms.at("قائل") & kPassiveParticiple, 0u);
}

TEST_F(InflectorTest, DerivedHollow) {
  const auto forms = verb("أضاف", "يضيف", "إضافة", "مضيف");
  has(forms, "أضيف", kPast | kPassiveOnly);
  has(forms, "أضفت", kPast | kFirst);
  has(forms, "يضاف", kPresent | kPassiveOnly);
  has(forms, "مضيفين", kActiveParticiple);
  has(forms, "إضافات", kMasdar | kPlural);
  EXPECT_EQ(forms.count("إضافةا"), 0u);
  has(verb("أعان", "يعين"), "أعنا", kPast | kFirst | kPlural);
}

TEST_F(InflectorTest, Defective) {
  const auto deny = verb("نفى", "ينفي", "نفي", "نافي");
  has(deny, "نفت", kPast | kFeminine);
  has(deny, "نفوا", kPast | kPlural);
  has(deny, "نفيت", kPast | kFirst);
  has(deny, "ينفون", kPresent | kPlural);
  has(deny, "ينف", kPresent | kJussive);
  has(deny, "نافيا", kActiveParticiple | kAccusative);
  has(deny, "نافين", kActiveParticiple | kPlural);
  has(deny, "نفيا", kMasdar | kAccusative);
  const auto call = verb("دعا", "يدعو", "دعوة|دعاء", "داعي");
  has(call, "دعت", kPast | kFeminine);
  has(call, "دعوا", kPast | kPlural);
  has(call, "دعي", kPast | kPassiveOnly);
  has(call, "يدعون", kPresent | kPlural);
  has(call, "يدعى", kPresent | kPassiveOnly);
  has(call, "داعيا", kActiveParticiple);
  has(call, "دعوات", kMasdar | kPlural);
  has(call, "دعائ", kMasdar);
  has(verb("تبنى", "يتبنى"), "تبنت", kPast | kFeminine);
  has(verb("تبنى", "يتبنى"), "يتبنون", kPresent | kPlural);
}

TEST_F(InflectorTest, GeminateHamzatedAndThirdForm) {
  has(verb("رد", "يرد"), "رددت", kPast | kFirst);
  has(verb("أصر", "يصر"), "أصروا", kPast | kPlural);
  has(verb("أصر", "يصر"), "أصررنا", kPast | kFirst);
  has(verb("بدأ", "يبدأ"), "بدؤوا", kPast | kPlural);
  has(verb("بدأ", "يبدأ"), "يبدؤون", kPresent | kPlural);
  has(verb("أخذ", "يأخذ"), "آخذ", kPresent | kFirst);
  has(verb("تابع", "يتابع"), "توبع", kPast | kPassiveOnly);
  has(verb("وصف", "يصف"), "يوصف", kPresent | kPassiveOnly);
  has(verb("وصف", "يصف"), "تصف", kPresent | kFeminine);
}

TEST_F(InflectorTest, StrongFormsMayBePassive) {
  const auto forms = verb("قتل", "يقتل", "قتل", "قاتل");
  has(forms, "قتل", kPast | kPassive | kMasdar);
  EXPECT_EQ(forms.at("قتلوا") & kPassiveOnly, 0u);
  has(forms, "القتل", kMasdar | kDefinite);
  has(verb("أعلن", "يعلن"), "أعلنا", kPast | kFirst | kDual);
}

TEST_F(InflectorTest, AlternativesAndEmptyCells) {
  const auto forms = verb("حذر|نبه", "يحذر|ينبه");
  has(forms, "نبهت", kPast);
  has(forms, "تنبه", kPresent);
  EXPECT_TRUE(verb("", "", "", "").empty());
  EXPECT_FALSE(verb("", "يجب").empty());
  EXPECT_FALSE(verb("|", "|", "|", "|").size() > 40);
}

TEST_F(InflectorTest, Adjective) {
  std::map<std::string, std::uint32_t> out;
  inflector().adjective(
      "عراقي", [&out](std::string_view f, std::uint32_t bits) { out[std::string(f)] |= bits; });
  has(out, "العراقية", kDefinite | kFeminine | kSingular);
  has(out, "عراقيون", kMasculine | kPlural);
  has(out, "عراقيتان", kFeminine | kDual);
}

}  // namespace
}  // namespace waqai::lexicon
