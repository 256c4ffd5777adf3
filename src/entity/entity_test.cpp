// The name layer by itself: which names, with which codes, and what stands for them.
#include "entity/entity.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "text/tokens.h"
#include "waqai/document.h"
#include "waqai/lexicon.h"

namespace waqai::entity {
namespace {

class Names : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto lexicon = Lexicon::embedded();
    ASSERT_TRUE(lexicon.has_value());
    lexicon_ = new std::shared_ptr<const Lexicon>(*lexicon);
    model_ = new Model((*lexicon_)->data());
  }
  static void TearDownTestSuite() {
    delete model_;
    delete lexicon_;
  }
  void read(const std::string& text) {
    auto document = Document::from_utf8("date 2022-05-10\n" + text + "\n");
    ASSERT_TRUE(document.has_value());
    document_ = std::make_unique<Document>(*std::move(document));
    const text::Tokens tokens = text::tokenize(*document_);
    const lexicon::Hits hits = (*lexicon_)->data().lookup(tokens);
    entities_ = model_->extract(*document_, tokens, hits, {});
    references_ = model_->refer(*document_, tokens, hits, entities_);
  }
  /// `words|TYPE code` of all names, one a line.
  std::string names() const {
    std::string out;
    for (const Entity& e : entities_) {
      out += document_->text(e.span);
      out += e.type == EntityType::kPerson     ? "|PER "
             : e.type == EntityType::kLocation ? "|LOC "
                                               : "|ORG ";
      out += e.code + "\n";
    }
    return out;
  }
  static inline std::shared_ptr<const Lexicon>* lexicon_ = nullptr;
  static inline Model* model_ = nullptr;
  std::unique_ptr<Document> document_;
  std::vector<Entity> entities_;
  std::vector<Reference> references_;
};

TEST_F(Names, EmptyTextHasNone) {
  read("");
  EXPECT_TRUE(entities_.empty());
  EXPECT_TRUE(references_.empty());
}

TEST_F(Names, TitleGivesTheCode) {
  read("وصل وزير الدفاع النرويجي إيفار هالدورسن مساء.");
  EXPECT_EQ(names(), "إيفار هالدورسن|PER NOR GOV MIL\n");
}

TEST_F(Names, TitleAfterTheNameGivesTheCode) {
  read("قال سامر الحداد، المتحدث باسم وزارة الخارجية الأردنية، إن الوفد عاد.");
  EXPECT_EQ(names(), "سامر الحداد|PER JOR GOV\nوزارة الخارجية الأردنية|ORG JOR GOV\n");
}

TEST_F(Names, OfficeIsResolvedByTheDay) {
  read("وصل الرئيس الأميركي مساء.");
  EXPECT_TRUE(entities_.empty());
  ASSERT_EQ(references_.size(), 1U);
  EXPECT_EQ(references_[0].kind, "office");
  EXPECT_EQ(references_[0].kb_id, "joe_biden");
  EXPECT_EQ(references_[0].why.rule, "reference.office");
}

TEST_F(Names, FormerOfficeIsNot) {
  read("وصل الرئيس الأميركي السابق مساء.");
  EXPECT_TRUE(references_.empty());
}

TEST_F(Names, BareNounGoesBack) {
  read("أصدرت وزارة التجهيز الأردنية بلاغا. وتعهدت الوزارة بمتابعة الأمر.");
  ASSERT_EQ(references_.size(), 1U);
  EXPECT_EQ(document_->text(references_[0].span), "الوزارة");
  EXPECT_EQ(references_[0].name, "وزارة التجهيز الأردنية");
}

TEST_F(Names, EvidenceNeverReachesPastTheText) {
  for (const char* text :
       {"وزير", "حركة «", "مطار", "د.", "بن", "رئيس وزراء", "قال ل«", "«»", "محافظ"}) {
    read(text);
    for (const Entity& e : entities_) EXPECT_LE(e.span.end.value, document_->text().size());
  }
}

}  // namespace
}  // namespace waqai::entity
