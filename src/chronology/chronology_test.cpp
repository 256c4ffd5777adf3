// The chronology of small analyses made by hand: order, headings, chains, selection, rivals.
#include "chronology/chronology.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>

#include "waqai/document.h"

namespace waqai {
namespace {

using namespace std::chrono_literals;

// An analysis of a text, with helpers that find spans by their words.
struct Report {
  explicit Report(std::string text, std::string outlet = "") {
    Metadata metadata;
    metadata.outlet = std::move(outlet);
    metadata.dct = std::chrono::sys_days{2025y / 10 / 1};
    auto document = Document::from_utf8(std::move(text), std::move(metadata));
    EXPECT_TRUE(document.has_value());
    a.document = std::make_shared<const Document>(*std::move(document));
    Sentence whole;
    whole.span = make_span(0, static_cast<std::uint32_t>(a.document->text().size()));
    a.sentences.push_back(whole);
  }
  Span at(std::string_view words, int nth = 1) const {
    const std::string_view text = a.document->text();
    std::size_t p = text.find(words);
    while (--nth > 0 && p != std::string_view::npos) p = text.find(words, p + 1);
    EXPECT_NE(p, std::string_view::npos) << words;
    return make_span(static_cast<std::uint32_t>(p), static_cast<std::uint32_t>(p + words.size()));
  }
  Event& event(std::string_view trigger, std::string when = "",
               TimeRelation relation = TimeRelation::kOn) {
    Event e;
    e.trigger = at(trigger);
    e.mentions = {e.trigger};
    e.when = std::move(when);
    e.relation = relation;
    e.salience = 0.9;
    a.events.push_back(e);
    return a.events.back();
  }
  std::uint32_t statement(std::string_view cue, std::string_view speaker,
                          std::string_view content) {
    Statement s;
    s.cue = at(cue);
    s.speaker = at(speaker);
    s.content = at(content);
    s.canon = std::string(speaker);
    a.statements.push_back(s);
    return static_cast<std::uint32_t>(a.statements.size() - 1);
  }
  std::string line(const ChronologyEntry& e) const { return std::string(a.document->text(e.line)); }
  Chronology build() const { return chronology::build(a); }

  Analysis a;
};

std::vector<std::uint32_t> order(const Chronology& c) {
  std::vector<std::uint32_t> out;
  for (const auto& e : c.entries) out.push_back(e.event);
  return out;
}

TEST(Chronology, NothingFromNothing) {
  const Chronology c = Report("نص").build();
  EXPECT_TRUE(c.entries.empty());
  EXPECT_TRUE(c.rivals.empty());
}

TEST(Chronology, OrdersByDateWithUndatedLast) {
  Report r("حدث أول ثم ثان ثم ثالث ثم رابع");
  r.event("أول");
  r.event("ثان", "2025-10-01");
  r.event("ثالث", "2024");
  r.event("رابع", "2024-09");
  const Chronology c = r.build();
  EXPECT_EQ(order(c), (std::vector<std::uint32_t>{2, 3, 1, 0}));
  EXPECT_EQ(c.entries[3].group, "");
  EXPECT_EQ(c.entries[3].group_en, "");
  EXPECT_EQ(c.entries[1].group_en, "September 2024");
  ASSERT_TRUE(c.entries[1].from && c.entries[1].to);
  EXPECT_EQ(c.entries[1].from->day, std::chrono::sys_days{2024y / 9 / 1});
  EXPECT_EQ(c.entries[1].to->day, std::chrono::sys_days{2024y / 9 / 30});
}

TEST(Chronology, RelationsStandAroundTheirPeriod) {
  Report r("قبله وفيه وبحلوله وبعده");
  r.event("بعده", "2025-09-30", TimeRelation::kAfter);
  r.event("بحلوله", "2025-09", TimeRelation::kBy);
  r.event("فيه", "2025-09-30");
  r.event("قبله", "2025-09-30", TimeRelation::kBefore);
  const Chronology c = r.build();
  EXPECT_EQ(order(c), (std::vector<std::uint32_t>{3, 2, 1, 0}));
  EXPECT_EQ(c.entries[0].group_en, "before 30 September 2025");
  EXPECT_EQ(c.entries[2].group_en, "by September 2025");
  EXPECT_FALSE(c.entries[2].from.has_value());
  EXPECT_FALSE(c.entries[3].to.has_value());
}

TEST(Chronology, OneHeadingForOneDayWhateverTheHour) {
  Report r("صباحا ثم مساء ثم غدا");
  r.event("مساء", "2025-10-01TEV");
  r.event("صباحا", "2025-10-01T09:00");
  r.event("غدا", "2025-10-02");
  const Chronology c = r.build();
  EXPECT_EQ(order(c), (std::vector<std::uint32_t>{1, 0, 2}));
  EXPECT_EQ(c.entries[0].group, "2025-10-01");
  EXPECT_EQ(c.entries[0].group_index, c.entries[1].group_index);
  EXPECT_NE(c.entries[1].group_index, c.entries[2].group_index);
}

TEST(Chronology, PartOfAPeriodIsItsOwnHeading) {
  Report r("انسحاب نهاية الشهر وضربة فيه");
  Timex t;
  t.span = r.at("نهاية الشهر");
  t.value = "2025-08";
  t.mod = TimexMod::kEnd;
  r.a.timexes.push_back(t);
  r.event("انسحاب", "2025-08").time = 0;
  r.event("ضربة", "2025-08-25");
  const Chronology c = r.build();
  EXPECT_EQ(order(c), (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(c.entries[0].group_en, "late August 2025");
  EXPECT_EQ(c.entries[0].from->day, std::chrono::sys_days{2025y / 8 / 21});
}

TEST(Chronology, OtherCalendarTakesItsDaysFromTheTime) {
  Report r("افتتح في شوال");
  Timex t;
  t.span = r.at("شوال");
  t.value = "1436-10[u-ca=islamic-umalqura]";
  t.from = Moment{std::chrono::sys_days{2015y / 7 / 17}, {}};
  t.to = Moment{std::chrono::sys_days{2015y / 8 / 15}, {}};
  r.a.timexes.push_back(t);
  r.event("افتتح", t.value).time = 0;
  const Chronology c = r.build();
  EXPECT_EQ(c.entries[0].group, t.value);
  EXPECT_EQ(c.entries[0].group_en, "Shawwal 1436 AH");
  EXPECT_EQ(c.entries[0].from->day, t.from->day);
}

TEST(Chronology, VagueTimesAreUndated) {
  Report r("زار منذ أسابيع");
  r.event("زار", "PXW");
  EXPECT_EQ(r.build().entries[0].group, "");
  r.a.events[0].when = "PAST_REF";
  EXPECT_EQ(r.build().entries[0].group, "");
}

TEST(Chronology, ChainRunsFromTheOutletToTheSpeaker) {
  Report r("نقلت نداء عن ضابط قوله إن مصدرا أبلغه أن الانسحاب بدأ", "المنبر");
  const auto outer = r.statement("قوله", "ضابط", "مصدرا أبلغه أن الانسحاب بدأ");
  r.a.statements[outer].via = "نداء";
  r.a.statements[outer].via_span = r.at("نداء");
  const auto inner = r.statement("أبلغه", "مصدرا", "الانسحاب بدأ");
  r.a.statements[inner].parent = outer;
  r.event("الانسحاب").source = inner;
  const auto chain = r.build().entries[0].chain;
  ASSERT_EQ(chain.size(), 4u);
  EXPECT_EQ(chain[0].kind, "outlet");
  EXPECT_EQ(chain[0].name, "المنبر");
  EXPECT_EQ(chain[1].name, "نداء");
  EXPECT_EQ(chain[1].kind, "relay");
  EXPECT_EQ(chain[2].name, "ضابط");
  EXPECT_EQ(chain[3].name, "مصدرا");
  EXPECT_EQ(chain[3].kind, "speaker");
}

TEST(Chronology, AChainThatRunsInCirclesEnds) {
  Report r("قال أحدهم إن الأمر وقع");
  const auto s = r.statement("قال", "أحدهم", "الأمر وقع");
  r.a.statements[s].parent = s;
  r.event("وقع").source = s;
  EXPECT_EQ(r.build().entries[0].chain.size(), 1u);
}

TEST(Chronology, ShowsTheSalientAndNeverNothing) {
  Report r("واحد اثنان ثلاثة أربعة خمسة");
  r.event("واحد").salience = 0.1;
  r.event("اثنان").salience = 0.8;
  r.event("ثلاثة").salience = 0.7;
  r.event("أربعة").salience = 0.65;
  r.event("خمسة").salience = 0.95;
  const Chronology c = r.build();
  EXPECT_FALSE(c.entries[0].shown);
  EXPECT_TRUE(c.entries[1].shown);
  EXPECT_FALSE(c.entries[3].shown);
  for (auto& each : r.a.events) each.salience = 0;
  std::size_t shown = 0;
  for (const auto& entry : r.build().entries) shown += entry.shown ? 1u : 0u;
  EXPECT_EQ(shown, 3u);
}

TEST(Chronology, ShowsWhatIsDue) {
  Report r("واحد اثنان ثلاثة أربعة خمسة");
  for (const char* word : {"اثنان", "ثلاثة", "أربعة", "خمسة"}) r.event(word).salience = 0.9;
  r.event("واحد").salience = 0.1;
  Commitment c;
  c.event = 4;
  c.due = Moment{*parse_iso_date("2025-03-01"), std::nullopt};
  r.a.commitments.push_back(c);
  const Chronology out = r.build();
  for (const auto& entry : out.entries) EXPECT_TRUE(entry.shown);
}

TEST(Chronology, CommitmentsByDeadline) {
  Report r("تعهد بالصرف ووعد بالبناء وهدد بالقصف");
  r.event("الصرف");
  r.event("البناء");
  r.event("القصف");
  for (std::uint32_t i = 0; i < 3; ++i) {
    Commitment c;
    c.event = i;
    r.a.commitments.push_back(c);
  }
  r.a.commitments[1].due = Moment{std::chrono::sys_days{2026y / 1 / 1}, {}};
  r.a.commitments[2].due = Moment{std::chrono::sys_days{2025y / 12 / 1}, {}};
  const Chronology c = r.build();
  EXPECT_EQ(c.commitments, (std::vector<std::uint32_t>{2, 1, 0}));
  EXPECT_EQ(c.entries[0].commitment, 0u);
}

TEST(Rivals, DenialOfTheSameThing) {
  Report r("قالت مصادر إن الجيش قصف المخيم، ونفى الناطق أن يكون الجيش قصف المخيم");
  const auto claim = r.statement("قالت", "مصادر", "الجيش قصف المخيم");
  const auto denial = r.statement("نفى", "الناطق", "يكون الجيش قصف المخيم");
  Event& a = r.event("قصف");
  a.source = claim;
  a.type = EventType::kAssault;
  a.lemma = "qasafa";
  a.actors = {r.at("الجيش")};
  Event b = a;
  b.trigger = r.at("قصف", 2);
  b.source = denial;
  b.actors = {r.at("الجيش", 2)};
  b.factuality = Factuality::kDenied;
  b.factuality_cues = {r.at("نفى")};
  b.salience = 0.1;
  r.a.events.push_back(b);
  const Chronology c = r.build();
  ASSERT_EQ(c.rivals.size(), 1u);
  EXPECT_EQ(c.rivals[0].reason, "denial");
  EXPECT_EQ(c.rivals[0].entries.size(), 2u);
  EXPECT_EQ(c.rivals[0].evidence, (std::vector<Span>{r.at("نفى")}));
  EXPECT_EQ(c.entries[1].rival_group, 0u);
  EXPECT_TRUE(c.entries[1].shown);
  // Another actor's denial denies nothing.
  r.a.events[1].actors = {r.at("الناطق")};
  EXPECT_TRUE(r.build().rivals.empty());
}

TEST(Rivals, CountsOfTwoSources) {
  Report r("قالت الصحة إن 12 قتلوا في البلدة، وقال شهود إن 20 قتلوا في البلدة");
  const auto one = r.statement("قالت", "الصحة", "12 قتلوا في البلدة");
  const auto two = r.statement("قال شهود", "شهود", "20 قتلوا في البلدة");
  Event& a = r.event("قتلوا");
  a.source = one;
  a.type = EventType::kAssault;
  a.lemma = "qatala";
  a.place = r.at("البلدة");
  a.counts = {{"killed", CountOp::kExactly, 12, "", r.at("12")}};
  Event b = a;
  b.trigger = r.at("قتلوا", 2);
  b.source = two;
  b.place = r.at("البلدة", 2);
  b.counts = {{"killed", CountOp::kExactly, 20, "", r.at("20")}};
  r.a.events.push_back(b);
  const Chronology c = r.build();
  ASSERT_EQ(c.rivals.size(), 1u);
  EXPECT_EQ(c.rivals[0].reason, "count");
  // "at least 12" and 20 agree.
  r.a.events[0].counts[0].op = CountOp::kAtLeast;
  EXPECT_TRUE(r.build().rivals.empty());
  // One source that counts twice does not contradict itself.
  r.a.events[0].counts[0].op = CountOp::kExactly;
  r.a.events[1].source = one;
  EXPECT_TRUE(r.build().rivals.empty());
}

TEST(Rivals, DifferentThingsAreNotRivals) {
  Report r("قالت الصحة إن 12 قتلوا أمس في حلب، وقال شهود إن 20 جرحوا اليوم في حمص");
  const auto one = r.statement("قالت", "الصحة", "12 قتلوا أمس في حلب");
  const auto two = r.statement("قال شهود", "شهود", "20 جرحوا اليوم في حمص");
  Event& a = r.event("قتلوا", "2025-09-30");
  a.type = EventType::kAssault;
  a.source = one;
  a.place = r.at("حلب");
  a.counts = {{"killed", CountOp::kExactly, 12, "", r.at("12")}};
  Event& b = r.event("جرحوا", "2025-10-01");
  b.type = EventType::kAssault;
  b.source = two;
  b.place = r.at("حمص");
  b.counts = {{"killed", CountOp::kExactly, 20, "", r.at("20")}};
  EXPECT_TRUE(r.build().rivals.empty());
}

TEST(Rivals, ContrastBetweenStatements) {
  Report r("وصف الأول الخطوة بأنها انسحاب وعدها الثاني إعادة تموضع");
  const auto one = r.statement("وصف", "الأول", "الخطوة بأنها انسحاب");
  const auto two = r.statement("عدها", "الثاني", "إعادة تموضع");
  r.a.statements[two].links = {{"contrasts", one}};
  Event& a = r.event("انسحاب");
  a.type = EventType::kRetreat;
  a.source = one;
  Event& b = r.event("تموضع");
  b.type = EventType::kRetreat;
  b.source = two;
  const Chronology c = r.build();
  ASSERT_EQ(c.rivals.size(), 1u);
  EXPECT_EQ(c.rivals[0].reason, "characterisation");
}

TEST(Line, IsTheClauseWithItsArguments) {
  Report r(
      "وكانت بغداد وواشنطن قد توصلتا، نهاية سبتمبر 2024، إلى تحديد موعد رسمي لإنهاء مهمة التحالف "
      "الدولي في البلاد، لا يتجاوز نهاية العام الجاري، بعد جولات حوار امتدت لأشهر بين الجانبين.");
  Event& e = r.event("تحديد");
  e.actors = {r.at("بغداد"), r.at("واشنطن")};
  const Chronology c = r.build();
  EXPECT_EQ(
      r.line(c.entries[0]),
      "وكانت بغداد وواشنطن قد توصلتا، نهاية سبتمبر 2024، إلى تحديد موعد رسمي لإنهاء مهمة التحالف "
      "الدولي في البلاد");
}

TEST(Line, StaysInsideTheReportedContent) {
  Report r("وقال الوزير إن الجسر أغلق أمام الشاحنات الثقيلة، مضيفا أن الأمر مؤقت.");
  const auto s = r.statement("قال", "الوزير", "الجسر أغلق أمام الشاحنات الثقيلة");
  r.event("أغلق").source = s;
  EXPECT_EQ(r.line(r.build().entries[0]), "الجسر أغلق أمام الشاحنات الثقيلة");
}

TEST(Line, NeverCutsANameOrLongerThanAllowed) {
  std::string text = "انسحبت";
  for (int i = 0; i < 23; ++i) text += " كلمة";
  text += " قاعدة عين الأسد";
  for (int i = 0; i < 40; ++i) text += " كلمة";
  Report r(text);
  Entity e;
  e.span = r.at("قاعدة عين الأسد");
  r.a.entities.push_back(e);
  r.event("انسحبت");
  const std::string line = r.line(r.build().entries[0]);
  EXPECT_EQ(line.find("قاعدة"), std::string::npos);
  EXPECT_EQ(std::count(line.begin(), line.end(), ' ') + 1, 24);
}

TEST(Line, DropsHalfQuotesAndFinalMarks) {
  Report r("قال إن \"الهدنة انتهت تماما في كل القرى المجاورة\".");
  r.event("انتهت");
  EXPECT_EQ(r.line(r.build().entries[0]), "قال إن \"الهدنة انتهت تماما في كل القرى المجاورة\"");
  Report s(
      "«الهدنة انتهت تماما في كل القرى»، قال الناطق باسم الحكومة المحلية في مؤتمر صحافي عقده أمس "
      "هنا.");
  s.event("انتهت");
  EXPECT_EQ(s.line(s.build().entries[0]), "«الهدنة انتهت تماما في كل القرى»");
}

TEST(Line, CompletesAQuotationThatTheContentCuts) {
  Report r("وذكر النائب بأن المجلس «رفض قرضا مماثلا قبل أعوام»، وانصرف.");
  r.event("رفض").source = r.statement("ذكر", "النائب", "المجلس «رفض قرضا مماثلا قبل أعوام");
  EXPECT_EQ(r.line(r.build().entries[0]), "المجلس «رفض قرضا مماثلا قبل أعوام»");
}

TEST(Line, ShortContentAndDenialKeepTheirCue) {
  Report r("ونفت الشركة مقتل أي من أفراد الطاقم.");
  Event& e = r.event("مقتل");
  e.source = r.statement("نفت", "الشركة", "مقتل أي من أفراد الطاقم");
  EXPECT_EQ(r.line(r.build().entries[0]), "مقتل أي من أفراد الطاقم");
  r.a.events[0].factuality = Factuality::kDenied;
  r.a.events[0].factuality_cues = {r.at("نفت")};
  EXPECT_EQ(r.line(r.build().entries[0]), "ونفت الشركة مقتل أي من أفراد الطاقم");
  Report s("غير أن رئيس البلدية تحدث عن أربعة قتلى، وقال إن البحث مستمر.");
  s.event("قتلى").source = s.statement("تحدث", "رئيس البلدية", "أربعة قتلى");
  EXPECT_EQ(s.line(s.build().entries[0]), "غير أن رئيس البلدية تحدث عن أربعة قتلى");
}

TEST(Line, SurvivesOneEndlessWord) {
  std::string text(100000, '!');
  text += "قصف";
  text += std::string(100000, '(');
  Report r(text);
  r.event("قصف");
  const Chronology c = r.build();
  EXPECT_TRUE(c.entries[0].line.contains(r.at("قصف")));
}

TEST(Gloss, SaysTheCodes) {
  Report r("قصفت المقاتلات النبطية فقتل 12 وجرح 30");
  Event& e = r.event("قصفت", "2025-10-01");
  e.type = EventType::kAssault;
  e.mode = "aerial";
  e.actors = {r.at("المقاتلات")};
  e.place = r.at("النبطية");
  e.counts = {{"killed", CountOp::kExactly, 12, "", r.at("12")},
              {"injured", CountOp::kAtLeast, 3000, "", r.at("30")}};
  Entity n;
  n.span = r.at("النبطية");
  n.type = EntityType::kLocation;
  n.place = 0;
  Place p;
  PlaceCandidate candidate;
  candidate.english = "Nabatieh";
  candidate.country = "LBN";
  candidate.type = "city";
  p.candidates = {candidate};
  r.a.entities = {n};
  r.a.places = {p};
  EXPECT_EQ(
      r.build().entries[0].gloss_en,
      "Attack (aerial): المقاتلات; at Nabatieh (LBN); 1 October 2025; 12 killed, at least 3,000 "
      "injured; happened");
}

}  // namespace
}  // namespace waqai
