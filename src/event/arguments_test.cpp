// Arguments and times of events over whole sentences, one shape of sentence each.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "waqai/lexicon.h"
#include "waqai/pipeline.h"

namespace waqai::event {
namespace {

struct Role {
  std::string trigger, actors, recipients, place, origin, destination, instrument, when;
  TimeRelation relation = TimeRelation::kUnknown;
  std::string counts;
};

class Events : public testing::Test {
 protected:
  static void SetUpTestSuite() { pipeline_ = *Pipeline::create(*Lexicon::embedded()); }
  static void TearDownTestSuite() { pipeline_.reset(); }

  /// The event of that trigger in a report of 1 October 2025 that says `sentence`.
  static Role read(std::string_view sentence, std::string_view trigger) {
    const std::string text = "date 2025-10-01\nعنوان التقرير\n" + std::string(sentence) + "\n";
    const Analysis a = pipeline_->run(std::make_shared<const Document>(*Document::from_utf8(text)));
    const std::string_view all = a.document->text();
    const auto words = [&](Span s) { return std::string(all.substr(s.begin.value, s.size())); };
    const auto list = [&](const std::vector<Span>& spans) {
      std::string out;
      for (const Span s : spans) out += (out.empty() ? "" : ";") + words(s);
      return out;
    };
    const auto one = [&](const std::optional<Span>& s) { return s ? words(*s) : std::string(); };
    for (const Event& e : a.events) {
      if (words(e.trigger) != trigger) continue;
      Role r{words(e.trigger),   list(e.actors),
             list(e.recipients), one(e.place),
             one(e.origin),      one(e.destination),
             one(e.instrument),  e.when,
             e.relation,         ""};
      for (const EventCount& c : e.counts)
        r.counts += c.key + "=" + std::to_string(static_cast<int>(c.n)) + ";";
      return r;
    }
    return {};
  }

 private:
  static inline std::shared_ptr<const Pipeline> pipeline_;
};

TEST_F(Events, VerbThenSubjectThenObject) {
  const Role r = read("اعتقلت الشرطة ثلاثة لصوص في مدينة حلب أمس.", "اعتقلت");
  EXPECT_EQ(r.actors, "الشرطة");
  EXPECT_EQ(r.recipients, "ثلاثة لصوص");
  EXPECT_EQ(r.place, "حلب");
  EXPECT_EQ(r.when, "2025-09-30");
  EXPECT_EQ(r.counts, "detained=3;");
}

TEST_F(Events, SubjectBetweenComplementizerAndVerb) {
  const Role r = read("وقال مصدر أمني إن قوات الأمن اعتقلت خمسة أشخاص في الموصل أمس.", "اعتقلت");
  EXPECT_EQ(r.actors, "قوات الأمن");
  EXPECT_EQ(r.recipients, "خمسة أشخاص");
}

TEST_F(Events, PassiveOfPeople) {
  const Role r = read("قتل أربعة جنود وضابط قرب الموصل أمس.", "قتل");
  EXPECT_EQ(r.actors, "");
  EXPECT_EQ(r.recipients, "أربعة جنود;ضابط");
  EXPECT_EQ(r.counts, "killed=5;");
}

TEST_F(Events, PeopleBeforeWhatBefellThem) {
  const Role r = read("وأكد الطبيب أن سبعة أشخاص قتلوا في الموصل أمس.", "قتلوا");
  EXPECT_EQ(r.actors, "");
  EXPECT_EQ(r.recipients, "سبعة أشخاص");
}

TEST_F(Events, RelativeClauseWithPronoun) {
  const Role r = read("وأدى الهجوم الذي شنه تنظيم داعش على الموصل أمس إلى مقتل 12 شخصا.", "الهجوم");
  EXPECT_NE(r.actors.find("داعش"), std::string::npos);
}

TEST_F(Events, LightVerb) {
  const Role r = read("شنت القوات التركية هجوما على مواقع المسلحين شمالي سوريا أمس.", "هجوما");
  EXPECT_EQ(r.actors, "القوات التركية");
}

TEST_F(Events, GenitiveIsTheDoerWhereItsObjectFollows) {
  const Role r = read("وجاء القرار بعد اعتقال الشرطة لخمسة متظاهرين في تونس أمس.", "اعتقال");
  EXPECT_EQ(r.actors, "الشرطة");
}

TEST_F(Events, GenitiveIsTheOneActedOn) {
  const Role r = read("وأعلنت وزارة الداخلية اعتقال خمسة متظاهرين في تونس أمس.", "اعتقال");
  EXPECT_EQ(r.recipients, "خمسة متظاهرين");
}

TEST_F(Events, SubjectAfterAdjuncts) {
  const Role r = read("ووصل إلى القاهرة أمس وفد من البنك الدولي.", "وصل");
  EXPECT_EQ(r.place, "القاهرة");
  EXPECT_NE(r.actors.find("وفد"), std::string::npos);
}

TEST_F(Events, ThingsDoNothing) {
  const Role r = read("ضبطت الشرطة شاحنة أمس وصادرت حمولتها من الأسلحة.", "ضبطت");
  EXPECT_EQ(r.actors, "الشرطة");
}

TEST_F(Events, WayOfAJourney) {
  const Role r = read("انسحبت القوات الروسية من حلب إلى حماة أمس.", "انسحبت");
  EXPECT_EQ(r.origin, "حلب");
  EXPECT_EQ(r.destination, "حماة");
}

TEST_F(Events, Instrument) {
  const Role r = read("هاجم مسلحون بالقذائف دورية للجيش في طرابلس أمس.", "هاجم");
  EXPECT_EQ(r.actors, "مسلحون");
  EXPECT_EQ(r.instrument, "القذائف");
}

TEST_F(Events, DemandGoesToTheBodyAfterItsSubject) {
  const Role r = read("وطالبت النقابة الحكومة بدفع الأجور المتأخرة أمس.", "طالبت");
  EXPECT_EQ(r.actors, "النقابة");
  EXPECT_EQ(r.recipients, "الحكومة");
}

TEST_F(Events, ParticipleHasTheSpeaker) {
  const Role r =
      read("وأكد الوزير سامي نصار أن الوضع خطير، مطالبا المصارف بفتح أبوابها.", "مطالبا");
  EXPECT_EQ(r.actors, "سامي نصار");
  EXPECT_EQ(r.recipients, "المصارف");
}

TEST_F(Events, IndefiniteSubjectAfterComplementizer) {
  const Role r = read("وقال شهود إن دورية تابعة لخفر السواحل اعتقلت صيادين أمس.", "اعتقلت");
  EXPECT_EQ(r.actors.find("دورية"), 0u);
}

TEST_F(Events, FeminineVerbBeforeMenGoesOnWithItsSubject) {
  const Role r = read("وأفاد بيان بأن قوات الأمن داهمت المزرعة واعتقلت 11 شخصا.", "اعتقلت");
  EXPECT_EQ(r.actors, "قوات الأمن");
  EXPECT_EQ(r.recipients, "11 شخصا");
  EXPECT_EQ(r.counts, "detained=11;");
}

TEST_F(Events, PronounOfAVerbalNounIsTheDoerBeforeItsObject) {
  const Role r = read("وشدد الملك، خلال استقباله وفدا برلمانيا في عمان، على الحوار.", "استقباله");
  EXPECT_EQ(r.actors, "الملك");
  EXPECT_EQ(r.recipients.find("وفدا"), 0u);
}

TEST_F(Events, PraiseGoesToWhomItsObjectBelongs) {
  const Role r = read("وأشاد الوزير بجهود اللجنة في إنجاح المؤتمر.", "أشاد");
  EXPECT_EQ(r.recipients, "اللجنة");
}

TEST_F(Events, FuturePlanWithItsOwnDay) {
  const Role r = read("وأضاف أن الوزير سيزور باريس اليوم الأربعاء.", "يزور");
  EXPECT_EQ(r.when, "2025-10-01");
  EXPECT_EQ(r.relation, TimeRelation::kOn);
}

TEST_F(Events, AnAttackAndItsTollAreOneEvent) {
  const std::string sentence = "قتل سبعة جنود وأصيب 15 في هجوم شنه مسلحون قرب بعقوبة أمس.";
  const Role deed = read(sentence, "هجوم");
  EXPECT_EQ(deed.counts, "killed=7;injured=15;");
  EXPECT_EQ(deed.recipients, "سبعة جنود");
  EXPECT_EQ(deed.actors, "مسلحون");
  EXPECT_EQ(read(sentence, "قتل").trigger, "");
  EXPECT_EQ(read(sentence, "أصيب").trigger, "");
}

TEST_F(Events, TheDeedBeforeItsResult) {
  const Role deed = read("وأدى الانفجار في سوق الموصل إلى مقتل ثلاثة مدنيين أمس.", "الانفجار");
  EXPECT_EQ(deed.counts, "killed=3;");
}

TEST_F(Events, GivenToAndCutOffFrom) {
  EXPECT_EQ(read("وزعت الجمعية سلالا غذائية على 200 أسرة في إربد أمس.", "وزعت").recipients,
            "200 أسرة");
  EXPECT_EQ(read("وقطعت الشركة الخدمة عن المشتركين في صيدا أمس.", "قطعت").recipients, "المشتركين");
}

TEST_F(Events, APlaceThatIsTakenIsWhereItHappens) {
  const Role r = read("سيطر المتمردون على ثلاث قرى حدودية أمس.", "سيطر");
  EXPECT_EQ(r.recipients, "");
  EXPECT_NE(r.place.find("قرى"), std::string::npos);
}

TEST_F(Events, IndefiniteNounBeforeAVerbWithItsPronoun) {
  const Role r = read("وبين القتلى مدنيين اختطفتهم الميليشيا أمس في تعز.", "اختطفتهم");
  EXPECT_EQ(r.actors, "الميليشيا");
}

TEST_F(Events, ThePlaceThatSawIt) {
  EXPECT_EQ(read("وشهدت طرابلس أمس احتجاجات على انقطاع الكهرباء.", "احتجاجات").place, "طرابلس");
}

TEST_F(Events, WhereSomethingIsSigned) {
  EXPECT_EQ(read("وقع الوزيران في الرباط أمس اتفاقية للصيد البحري.", "وقع").place, "الرباط");
}

TEST_F(Events, DoerInAClauseOfAnIndefiniteNoun) {
  EXPECT_EQ(read("وقتل ثلاثة جنود في كمين نصبه المتمردون قرب البلدة أمس.", "كمين").actors,
            "المتمردون");
}

TEST_F(Events, RangeOfTwoDays) {
  const Role r = read("ودعت النقابة إلى إضراب عام يومي 6 و7 أكتوبر الجاري.", "إضراب");
  EXPECT_EQ(r.when, "2025-10-06/2025-10-07");
}

TEST_F(Events, DeadlineAfterADuration) {
  const Role r = read("وستعلن اللجنة نتائج الانتخابات خلال 48 ساعة.", "تعلن");
  if (!r.trigger.empty()) {
    EXPECT_EQ(r.when, "2025-10-03");
    EXPECT_EQ(r.relation, TimeRelation::kBy);
  }
}

TEST_F(Events, TheNearestMentionIsTaken) {
  const std::string sentence = "وقال الوزير أحمد سالم إن الوزير أحمد سالم سيزور باريس غدا.";
  const Role r = read(sentence, "يزور");
  EXPECT_EQ(r.place, "باريس");
}

TEST_F(Events, NoBytesBreakTheReader) {
  for (const std::string_view odd :
       {"قتل", "قتل و", "هجوم على", "وصل إلى ، في", "اعتقلت الشرطة", "من قبل بيد", "إلى في على",
        "و و و", "«قتل»", "اتهم اتهم اتهم", "وصل في في في في ، ،", "طالب ب"}) {
    EXPECT_NO_FATAL_FAILURE(read(odd, "قتل"));
  }
}

}  // namespace
}  // namespace waqai::event
