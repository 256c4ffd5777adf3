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
  const auto places = resolve("في صنعاء", {{"صنعاء", "CHL"}});
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].precision, "unknown");
}

TEST_F(Places, UnknownNameHasNoCandidates) {
  const auto places = resolve("في زرقانا", {{"زرقانا", "IRQ"}});
  ASSERT_EQ(places.size(), 1U);
  EXPECT_TRUE(places[0].candidates.empty());
  EXPECT_EQ(places[0].precision, "unknown");
}

TEST_F(Places, StateHasThePrecisionOfACountry) {
  const auto places = resolve("إلى لبنان", {{"لبنان", "LBN"}});
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].precision, "country");
}

TEST_F(Places, WordForItsKindTellsTheGovernorateFromTheTown) {
  const auto unit = resolve("في محافظة حلب", {{"حلب", "SYR"}});
  ASSERT_EQ(unit.size(), 1U);
  EXPECT_EQ(unit[0].precision, "admin1");
  entities_.clear();
  const auto town = resolve("بمدينة حلب", {{"حلب", "SYR"}});
  EXPECT_EQ(town[0].precision, "city");
  entities_.clear();
  const auto bare = resolve("في حلب", {{"حلب", "SYR"}});
  EXPECT_EQ(bare[0].precision, "city");
}

TEST_F(Places, VillageOnlyOfItsOwnState) {
  const auto home = resolve("بلدة زوطر الشرقية", {{"زوطر الشرقية", "LBN"}});
  ASSERT_EQ(home.size(), 1U);
  EXPECT_EQ(home[0].precision, "city");
  entities_.clear();
  const auto abroad = resolve("بلدة زوطر الشرقية", {{"زوطر الشرقية", "TUN"}});
  EXPECT_EQ(abroad[0].precision, "unknown");
  EXPECT_TRUE(abroad[0].candidates.empty());
}

TEST_F(Places, RoughPositionIsNotExact) {
  const auto places = resolve("في منطقة أبو قوة", {{"أبو قوة", "BHR"}});
  ASSERT_EQ(places.size(), 1U);
  ASSERT_FALSE(places[0].candidates.empty());
  EXPECT_EQ(places[0].precision, "city");
}

TEST_F(Places, SpeltInOneWordOrTwo) {
  const auto places = resolve("بلدة كفر كلا", {{"كفر كلا", "LBN"}});
  ASSERT_EQ(places.size(), 1U);
  ASSERT_FALSE(places[0].candidates.empty());
  EXPECT_EQ(places[0].candidates[0].name, "كفركلا");
}

}  // namespace
}  // namespace waqai::place
