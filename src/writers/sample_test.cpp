// The sample report: a blast that one source tells and another denies, a promise, and a line with
// an escape code. Everything a stage would find is put in by hand.
#include "writers/sample_test.h"

#include <memory>
#include <string>
#include <string_view>

namespace waqai::writers {
namespace {

Span find_span(const Document& document, std::string_view words) {
  const std::size_t at = document.text().find(words);
  const auto begin = static_cast<std::uint32_t>(at);
  return make_span(begin, begin + static_cast<std::uint32_t>(words.size()));
}

Moment on_day(int year, unsigned month, unsigned day) {
  return Moment{std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month} /
                                      std::chrono::day{day}},
                std::nullopt};
}

}  // namespace

Analysis sample_analysis() {
  static constexpr std::string_view kText =
      "date 2025-10-01\n"
      "انفجار في ميناء المدينة\n"
      "وقع انفجار في ميناء المدينة مساء الثلاثاء أسفر عن مقتل 12 عاملا، وفق ما نقلت وكالة الساحل "
      "عن مصادر طبية.\n"
      "ونفت هيئة الميناء وقوع انفجار، وقالت إن \"حريقا \x1b[31mصغيرا\" اندلع، وتعهدت بتسليم تقرير "
      "قبل نهاية أكتوبر 2025 إذا اكتمل التحقيق.\n";
  Metadata metadata;
  metadata.id = "port.txt";
  metadata.title = "انفجار في ميناء المدينة";
  metadata.url = "https://example.org/a?b=1&c=2";
  auto document = std::make_shared<const Document>(
      *Document::from_utf8(std::string(kText), std::move(metadata)));
  const Document& d = *document;
  const auto at = [&d](std::string_view words) { return find_span(d, words); };

  Analysis a;
  a.document = document;
  Timex day;
  day.span = at("مساء الثلاثاء");
  day.type = TimexType::kTime;
  day.value = "2025-09-30TEV";
  day.from = day.to = on_day(2025, 9, 30);
  a.timexes.push_back(day);
  Timex deadline;
  deadline.span = at("نهاية أكتوبر 2025");
  deadline.value = "2025-10";
  deadline.mod = TimexMod::kEnd;
  deadline.from = on_day(2025, 10, 21);
  deadline.to = on_day(2025, 10, 31);
  a.timexes.push_back(deadline);

  Entity port;
  port.span = at("ميناء المدينة");
  port.type = EntityType::kLocation;
  port.code = "---";
  port.place = 0;
  a.entities.push_back(port);
  Place place;
  place.precision = "exact";
  place.candidates.push_back(
      {"own.1", "ميناء المدينة", "City port", "LBN", "", "port", 33.9, 35.52, 1});
  a.places.push_back(place);

  Statement sources;
  sources.cue = at("نقلت");
  sources.speaker = at("مصادر طبية");
  sources.anonymous = true;
  sources.via = "وكالة الساحل";
  sources.canon = "مصادر طبية";
  sources.content = at("وقع انفجار في ميناء المدينة مساء الثلاثاء أسفر عن مقتل 12 عاملا");
  a.statements.push_back(sources);
  Statement denial;
  denial.cue = at("نفت");
  denial.speaker = at("هيئة الميناء");
  denial.canon = "هيئة الميناء";
  denial.content = at("وقوع انفجار");
  denial.stance = Stance::kDenies;
  denial.medium = Medium::kStatement;
  a.statements.push_back(denial);

  Event blast;
  blast.trigger = at("انفجار في");
  blast.trigger = make_span(blast.trigger.begin.value, blast.trigger.begin.value + 12);
  blast.type = EventType::kAccident;
  blast.place = port.span;
  blast.when = "2025-09-30TEV";
  blast.relation = TimeRelation::kOn;
  blast.time = 0;
  blast.from = blast.to = on_day(2025, 9, 30);
  blast.source = 0;
  blast.counts.push_back({"killed", CountOp::kExactly, 12, "", at("12")});
  blast.salience = 0.9;
  a.events.push_back(blast);
  Event denied = blast;
  denied.trigger = at("انفجار، وقالت");
  denied.factuality = Factuality::kDenied;
  denied.source = 1;
  denied.counts.clear();
  denied.when.clear();
  denied.relation = TimeRelation::kUnknown;
  denied.time.reset();
  denied.from.reset();
  denied.to.reset();
  a.events.push_back(denied);
  Event report;
  report.trigger = at("تسليم");
  report.type = EventType::kAgree;
  report.actors.push_back(at("هيئة الميناء"));
  report.when = "2025-10";
  report.relation = TimeRelation::kBy;
  report.time = 1;
  report.factuality = Factuality::kPlanned;
  report.source = 1;
  report.salience = 0.7;
  a.events.push_back(report);
  Event minor;
  minor.trigger = at("حريقا");
  minor.type = EventType::kAccident;
  minor.salience = 0.1;
  a.events.push_back(minor);

  Commitment promise;
  promise.event = 2;
  promise.debtors.push_back(at("هيئة الميناء"));
  promise.deadline = "2025-10";
  promise.due = on_day(2025, 10, 31);
  promise.condition = at("اكتمل التحقيق");
  promise.statement = 1;
  promise.kind = "promise";
  a.commitments.push_back(promise);

  const ChainLink agency{"وكالة الساحل", at("وكالة الساحل"), "relay"};
  const ChainLink medics{"مصادر طبية", at("مصادر طبية"), "speaker"};
  const ChainLink authority{"هيئة الميناء", at("هيئة الميناء"), "speaker"};
  ChronologyEntry e;
  e.event = 0;
  e.group = "2025-09-30";
  e.from = e.to = on_day(2025, 9, 30);
  e.line = *sources.content;
  e.gloss_en = "Accident; at City port; 30 September 2025; 12 killed; happened";
  e.chain = {agency, medics};
  e.rival_group = 0;
  a.chronology.entries.push_back(e);
  e = {};
  e.event = 2;
  e.group = "2025-10";
  e.group_mod = TimexMod::kEnd;
  e.group_index = 1;
  e.to = on_day(2025, 10, 31);
  e.line = at("تعهدت بتسليم تقرير قبل نهاية أكتوبر 2025 إذا اكتمل التحقيق");
  e.chain = {authority};
  e.commitment = 0;
  a.chronology.entries.push_back(e);
  e = {};
  e.event = 1;
  e.group_index = 2;
  e.line = at("نفت هيئة الميناء وقوع انفجار");
  e.chain = {authority};
  e.rival_group = 0;
  a.chronology.entries.push_back(e);
  e = {};
  e.event = 3;
  e.group_index = 2;
  e.line = at("\"حريقا \x1b[31mصغيرا\" اندلع");
  e.shown = false;
  a.chronology.entries.push_back(e);
  a.chronology.commitments.push_back(0);
  a.chronology.rivals.push_back({{0, 2}, "denial", {denial.cue}});

  a.diagnostics.push_back(
      {"undated_event", at("حريقا"), "One event has no date.", "حدث واحد بلا تاريخ."});
  return a;
}

}  // namespace waqai::writers
