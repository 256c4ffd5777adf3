#include "lexicon/image.h"

#include <gtest/gtest.h>

#include "lexicon/builder.h"
#include "text/tokens.h"
#include "waqai/lexicon.h"

namespace waqai::lexicon {
namespace {

std::vector<TableText> small_tables() {
  return {{"TABLES", "id\texpand\tcolumns\tabout\nt/names\tname\t-\t-\n"},
          {"t/names", "# about\nid\tflags\tforms\na\t-\tوادي الصخر|الصخر\nb\tx\tالصخر\n"}};
}

std::vector<Image::Text> texts_of(const std::vector<TableText>& tables) {
  std::vector<Image::Text> texts;
  for (const TableText& t : tables) texts.push_back({t.name, t.text});
  return texts;
}

// As the program keeps it: on a cache line.
struct Aligned {
  explicit Aligned(const std::string& bytes) : size(bytes.size()), lines((size + 63) / 64 + 1) {
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(lines.data()));
  }
  std::string_view view() const { return {reinterpret_cast<const char*>(lines.data()), size}; }
  struct alignas(64) Line {
    char bytes[64];
  };
  std::size_t size;
  std::vector<Line> lines;
};

TEST(Image, IsTheDataItWasMadeOf) {
  const std::vector<TableText> tables = small_tables();
  auto built = Data::Builder::build(small_tables(), {});
  ASSERT_TRUE(built.has_value());
  const Aligned image(Image::write(**built, hash_of(tables, {})));
  const auto attached = Image::attach(image.view(), texts_of(tables));
  ASSERT_TRUE(attached.has_value());
  EXPECT_EQ(attached->hash, hash_of(tables, {}));
  const Data& data = *attached->data;
  ASSERT_NE(data.table("t/names"), nullptr);
  EXPECT_EQ(data.table("t/names")->size(), 2u);
  EXPECT_EQ(data.table("t/names")->id(1), "b");
  EXPECT_EQ(data.table("t/names")->line(1), 4u);
  EXPECT_EQ(data.form_count(data.table_id("t/names")), 3u);
  EXPECT_EQ(data.exact("وادي الصخر").size(), 1u);
  ASSERT_EQ(data.exact("الصخر").size(), 2u);
  EXPECT_EQ(data.exact("الصخر")[1].row, 1u);
  EXPECT_TRUE(data.exact("وادي").empty());
  EXPECT_TRUE(data.exact("").empty());
  EXPECT_EQ(Image::write(data, attached->hash), image.view());
}

TEST(Image, OfOtherTextsOrCutShortIsRefused) {
  const std::vector<TableText> tables = small_tables();
  auto built = Data::Builder::build(small_tables(), {});
  ASSERT_TRUE(built.has_value());
  const Aligned image(Image::write(**built, hash_of(tables, {})));
  std::vector<TableText> longer = tables;
  longer[1].text += "c\t-\tالوادي\n";
  EXPECT_FALSE(Image::attach(image.view(), texts_of(longer)).has_value());
  EXPECT_FALSE(Image::attach(image.view(), {}).has_value());
  for (const std::size_t size : {std::size_t{0}, std::size_t{7}, std::size_t{100}, image.size - 1})
    EXPECT_FALSE(Image::attach(image.view().substr(0, size), texts_of(tables)).has_value()) << size;
}

TEST(Image, InTheProgramIsOfTheTablesOfTheRepository) {
  const auto lexicon = Lexicon::embedded();
  ASSERT_TRUE(lexicon.has_value());
  const auto tables = read_folder(std::string(WAQAI_SOURCE_DIR) + "/lexicon");
  ASSERT_TRUE(tables.has_value());
  EXPECT_EQ((*lexicon)->hash(), hash_of(*tables, {}));
}

}  // namespace
}  // namespace waqai::lexicon
