// One place for the words of the schema; the annotation guide fixes those that the gold files
// share.
#include "json/names.h"

#include "waqai/document.h"

namespace waqai::json {
namespace {

template <class Enum, std::size_t N>
std::string_view pick(const std::string_view (&names)[N], Enum value) {
  const auto i = static_cast<std::size_t>(value);
  return i < N ? names[i] : std::string_view();
}

}  // namespace

std::string_view name(TimexType type) {
  static constexpr std::string_view kNames[] = {"DATE", "TIME", "DURATION", "SET"};
  return pick(kNames, type);
}

std::string_view name(TimexMod mod) {
  static constexpr std::string_view kNames[] = {
      "",      "START",     "MID",       "END",           "APPROX",       "BEFORE",
      "AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"};
  return pick(kNames, mod);
}

std::string_view name(Granularity granularity) {
  static constexpr std::string_view kNames[] = {
      "unknown", "minute", "hour",    "day_part", "day",  "weekend", "week",
      "month",   "season", "quarter", "half",     "year", "decade",  "century"};
  return pick(kNames, granularity);
}

std::string_view name(TimexCalendar calendar) {
  static constexpr std::string_view kNames[] = {"gregorian", "islamic-umalqura", "islamic-tabular",
                                                "persian",   "coptic",           "amazigh"};
  return pick(kNames, calendar);
}

std::string_view name(TimexAnchor anchor) {
  static constexpr std::string_view kNames[] = {"explicit", "header", "antecedent", "unresolved"};
  return pick(kNames, anchor);
}

std::string_view name(EntityType type) {
  static constexpr std::string_view kNames[] = {"PER", "ORG", "LOC"};
  return pick(kNames, type);
}

std::string_view name(StatementKind kind) {
  static constexpr std::string_view kNames[] = {"direct", "mixed", "indirect"};
  return pick(kNames, kind);
}

std::string_view name(Medium medium) {
  static constexpr std::string_view kNames[] = {"unknown",   "statement",        "speech",
                                                "interview", "press-conference", "social",
                                                "broadcast", "document"};
  return pick(kNames, medium);
}

std::string_view name(Stance stance) {
  static constexpr std::string_view kNames[] = {
      "neutral", "asserts", "denies",   "doubts",   "promises", "threatens", "demands", "accuses",
      "warns",   "praises", "condemns", "predicts", "alleges",  "admits",    "refuses"};
  return pick(kNames, stance);
}

std::string_view name(EventType type) {
  static constexpr std::string_view kNames[] = {
      "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE",  "COOPERATE", "AID",      "RETREAT", "REQUEST",
      "ACCUSE", "REJECT",  "THREATEN", "PROTEST",  "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT",
      "OFFICE", "JUSTICE", "DISASTER", "ACCIDENT", "ECONOMY",   "MOVE",     "DEATH",   "OTHER"};
  return pick(kNames, type);
}

std::string_view name(TimeRelation relation) {
  static constexpr std::string_view kNames[] = {"unknown", "on",    "by",    "since",
                                                "until",   "after", "before"};
  return pick(kNames, relation);
}

std::string_view name(Factuality factuality) {
  static constexpr std::string_view kNames[] = {"happened", "ongoing", "planned", "possible",
                                                "denied"};
  return pick(kNames, factuality);
}

std::string_view name(CountOp op) {
  static constexpr std::string_view kNames[] = {"=", ">=", "<=", "~"};
  return pick(kNames, op);
}

std::string format(const Moment& moment) {
  std::string out = format_iso_date(moment.day);
  if (moment.minute) {
    const int minutes = *moment.minute;
    const auto two = [&out](int v) {
      out += static_cast<char>('0' + v / 10 % 10);
      out += static_cast<char>('0' + v % 10);
    };
    out += 'T';
    two(minutes / 60);
    out += ':';
    two(minutes % 60);
  }
  return out;
}

}  // namespace waqai::json
