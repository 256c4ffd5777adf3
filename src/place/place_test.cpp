// Which of several places of one name, and an honest "unknown".
#include "place/place.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "waqai/document.h"
#include "waqai/lexicon.h"

namespace waqai::place {
namespace {

Entity location(const Document& document, std::string_view words, const char* code) {
  Entity e;
  const std::size_t at = document.text().find(words);
  e.span = make_span(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size()));
  e.type = EntityType::kLocation;
  e.code = code;
  return e;
}

class Places : public testing::Test {
 protected:
  std::vector<Place> resolve(std::string_view text,
                             std::vector<std::pair<std::string, const char*>> names) {
    auto lexicon = Lexicon::embedded();
    EXPECT_TRUE(lexicon.has_value());
    const Model model((*lexicon)->data());
    auto document = Document::from_utf8(std::string(text));
    EXPECT_TRUE(document.has_value());
    for (const auto& [words, code] : names) entities_.push_back(location(*document, words, code));
    return model.resolve(*document, entities_);
  }
  /// How well the place of one name in the text is known.
  std::string precision(std::string_view text, const char* name, const char* code) {
    entities_.clear();
    const auto places = resolve(text, {{name, code}});
    EXPECT_EQ(places.size(), 1U);
    return places.empty() ? std::string() : places[0].precision;
  }
  std::vector<Entity> entities_;
};

TEST_F(Places, CountryChoosesAmongNamesakes) {
  const auto places = resolve("من طرابلس", {{"طرابلس", "LBN"}});
  ASSERT_EQ(places.size(), 1U);
  ASSERT_FALSE(places[0].candidates.empty());
  EXPECT_EQ(places[0].candidates[0].country, "LBN");
  EXPECT_EQ(places[0].precision, "city");
  EXPECT_GT(places[0].candidates.size(), 1U) << "the other town stays as an alternative";
}

TEST_F(Places, NoRowOfTheCountryIsUnknown) {
  EXPECT_EQ(precision("في صنعاء", "صنعاء", "CHL"), "unknown");
}

TEST_F(Places, UnknownNameHasNoCandidates) {
  const auto places = resolve("في زرقانا", {{"زرقانا", "IRQ"}});
  ASSERT_EQ(places.size(), 1U);
  EXPECT_TRUE(places[0].candidates.empty());
  EXPECT_EQ(places[0].precision, "unknown");
}

TEST_F(Places, StateHasThePrecisionOfACountry) {
  EXPECT_EQ(precision("إلى لبنان", "لبنان", "LBN"), "country");
}

TEST_F(Places, WordForItsKindTellsTheGovernorateFromTheTown) {
  EXPECT_EQ(precision("في محافظة حلب", "حلب", "SYR"), "admin1");
  EXPECT_EQ(precision("بمدينة حلب", "حلب", "SYR"), "city");
  EXPECT_EQ(precision("في حلب", "حلب", "SYR"), "city");
}

TEST_F(Places, VillageOnlyOfItsOwnState) {
  EXPECT_EQ(precision("بلدة زوطر الشرقية", "زوطر الشرقية", "LBN"), "city");
  EXPECT_EQ(precision("بلدة زوطر الشرقية", "زوطر الشرقية", "TUN"), "unknown");
}

TEST_F(Places, RoughPositionIsNotExact) {
  EXPECT_EQ(precision("في منطقة أبو قوة", "أبو قوة", "BHR"), "city");
}

TEST_F(Places, SpeltInOneWordOrTwo) {
  EXPECT_EQ(precision("بلدة كفر كلا", "كفر كلا", "LBN"), "city");
  EXPECT_EQ(precision("بلدة كفر كلا", "كفر كلا", "JOR"), "unknown");
}

}  // namespace
}  // namespace waqai::place
