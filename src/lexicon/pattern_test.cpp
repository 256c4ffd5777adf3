#include "lexicon/pattern.h"

#include <gtest/gtest.h>

#include "lexicon/builder.h"
#include "waqai/document.h"

namespace waqai::lexicon {
namespace {

// Two classes: `number` reads a run of digits, `pair` any two words.
class TestReader final : public PatternSet::Reader {
 public:
  explicit TestReader(const text::Tokens& tokens) : tokens_(tokens) {}
  std::size_t read(std::uint8_t cls, std::size_t i, bool, text::Proclitics) const override {
    if (cls == 0) return tokens_[i].kind == text::TokenKind::kNumber ? i + 1 : 0;
    return i + 2 <= tokens_.size() ? i + 2 : 0;
  }

 private:
  const text::Tokens& tokens_;
};

constexpr std::string_view kClasses[] = {"number", "pair"};
constexpr std::string_view kCaptures[] = {"count", "rest"};

class PatternTest : public ::testing::Test {
 protected:
  void load(const std::string& rows) {
    std::vector<TableText> tables;
    tables.push_back({"TABLES", "id\texpand\tcolumns\tabout\nt/patterns\tpattern\t-\t-\n"});
    tables.push_back({"t/patterns", "id\tpattern\n" + rows});
    auto data = Data::Builder::build(std::move(tables), {});
    ASSERT_TRUE(data.has_value()) << data.error().to_string();
    data_ = *std::move(data);
    faults_.clear();
    set_ = std::make_unique<PatternSet>(*data_, "t/patterns", kClasses, kCaptures, faults_);
  }
  // Matches at every token of `text`; "row:begin-end" of each, with captures as name=begin-end.
  std::string matches(const std::string& text) {
    const auto document = Document::from_utf8(text);
    EXPECT_TRUE(document.has_value());
    const text::Tokens tokens = text::tokenize(*document);
    const Hits hits = data_->lookup(tokens);
    const TestReader reader(tokens);
    std::string out;
    PatternSet::Match m;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!set_->match(tokens, hits, i, reader, m)) continue;
      if (!out.empty()) out += ' ';
      out += std::to_string(m.row) + ":" + std::to_string(m.begin) + "-" + std::to_string(m.end);
      for (std::uint8_t k = 0; k < m.count; ++k) {
        out += "," + std::string(kCaptures[m.captures[k].name]) + "=" +
               std::to_string(m.captures[k].begin) + "-" + std::to_string(m.captures[k].end);
      }
    }
    return out;
  }

  std::unique_ptr<const Data> data_;
  std::vector<Error> faults_;
  std::unique_ptr<PatternSet> set_;
};

TEST_F(PatternTest, WordsAndClassesWithCaptures) {
  load("a\tبعد <number:count> مرات\n");
  EXPECT_EQ(matches("جاء بعد 3 مرات كثيرة"), "0:1-4,count=2-3");
  EXPECT_EQ(matches("وبعد 3 مرات"), "0:0-3,count=1-2");
  EXPECT_EQ(matches("بعد 3 ومرات"), "");
  EXPECT_EQ(matches("بعد 3"), "");
  EXPECT_EQ(matches("بعد\n3 مرات"), "");
}

TEST_F(PatternTest, WordsAreFolded) {
  load("a\tإلى أعلى\n");
  EXPECT_EQ(matches("الى اعلي"), "0:0-2");
}

TEST_F(PatternTest, ElementsThatMayBeMissing) {
  load("a\tمرة واحدة? في? <number>\n");
  EXPECT_EQ(matches("مرة 5"), "0:0-2");
  EXPECT_EQ(matches("مرة واحدة 5"), "0:0-3");
  EXPECT_EQ(matches("مرة واحدة في 5"), "0:0-4");
  EXPECT_EQ(matches("مرة في واحدة 5"), "");
}

TEST_F(PatternTest, TheLongestWinsThenTheFirstRow) {
  load("a\tبعد <number:count>\nb\tبعد <number> <pair:rest>|بعد <number:count>\n");
  EXPECT_EQ(matches("بعد 3"), "0:0-2,count=1-2");
  EXPECT_EQ(matches("بعد 3 مرات كثيرة"), "1:0-4,rest=2-4");
}

TEST_F(PatternTest, ParticlesAsWritten) {
  load("a\tذلك ب+مدة\n");
  EXPECT_EQ(matches("ذلك بمدة"), "0:0-2");
  EXPECT_EQ(matches("ذلك مدة"), "");
  EXPECT_EQ(matches("ذلك ومدة"), "");
}

TEST_F(PatternTest, FaultsHaveALineAndLeaveTheirRowOut) {
  load("a\tبعد <colour>\nb\tبعد <number:colour>\nc\tبعد <number\nd\tبعد <number>\n");
  ASSERT_EQ(faults_.size(), 3u);
  EXPECT_EQ(faults_[0].line, 2u);
  EXPECT_NE(faults_[0].message.find("colour"), std::string::npos);
  EXPECT_EQ(faults_[1].line, 3u);
  EXPECT_EQ(faults_[2].line, 4u);
  EXPECT_EQ(matches("بعد 3"), "3:0-2");
}

TEST(ParsePattern, SaysWhatIsWrong) {
  std::vector<PatternElement> e;
  EXPECT_EQ(parse_pattern("بعد <number:count>?", e), "");
  ASSERT_EQ(e.size(), 2u);
  EXPECT_TRUE(e[1].is_class && e[1].optional);
  EXPECT_EQ(e[1].name, "number");
  EXPECT_EQ(e[1].capture, "count");
  for (const char* bad : {"", "  ", "?", "<>", "<a:>", "<A>", "<a", "a>", "م+كلمة", "ب+", "كلمة?",
                          "a? b? c? d? e? f", "1 2 3 4 5 6 7 8 9 0 1 2 3"}) {
    EXPECT_NE(parse_pattern(bad, e), "") << bad;
  }
}

}  // namespace
}  // namespace waqai::lexicon
