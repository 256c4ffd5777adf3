// Finds time expressions from left to right: each rule reads from a token and gives where it ends,
// 0 if it does not apply. No rule goes back, and each looks a bounded number of tokens ahead.
#pragma once

#include "timex/node.h"

namespace waqai::timex {

class Parser {
 public:
  /// Days of a list that share a month; a longer list names no days.
  static constexpr int kLongestList = 16;
  explicit Parser(const Words& words) : w_(words) {}

  /// The longest expression that begins at token i; not valid() if there is none.
  Node parse(std::size_t i) const;
  /// A day number that shares the month of a later day (`3 و7 مايو`): the token after the
  /// connector, or 0.
  std::size_t shared_day(std::size_t i, Node& n, int more = kLongestList) const;
  /// As above for a month that shares the year of a later month.
  std::size_t connector(std::size_t i) const;
  std::size_t bare_year(std::size_t i, Node& n) const;

 private:
  // parse_date.cpp
  std::size_t month(std::size_t i, Node& n, bool first) const;
  std::size_t month_pair(std::size_t p, Node& n) const;
  std::size_t numbered_month(std::size_t i, Node& n) const;
  std::size_t relative_month(std::size_t i, Node& n) const;
  std::size_t year(std::size_t i, Node& n, bool after_month) const;
  std::size_t year_number(std::size_t i, Node& n, bool after_word, bool after_month) const;
  std::size_t relative_year(std::size_t i, Node& n) const;
  std::size_t era(std::size_t i, Node& n) const;
  std::size_t relative(std::size_t i, Node& n) const;
  std::size_t day_number(std::size_t i, Node& n) const;
  bool called_day(std::size_t i) const;
  std::size_t date(std::size_t i, Node& n) const;
  std::size_t numeric_date(std::size_t i, Node& n) const;
  std::size_t month_year(std::size_t i, Node& n) const;
  std::size_t weekday(std::size_t i, Node& n) const;
  std::size_t nth_of_month(std::size_t i, Node& n) const;
  std::size_t day_level(std::size_t i, Node& n) const;
  std::size_t day_of_feast(std::size_t i, Node& n) const;
  std::size_t feast(std::size_t i, Node& n) const;
  // parse_period.cpp
  std::size_t relative_unit(std::size_t i, Node& n) const;
  std::size_t definite_unit(std::size_t i, Node& n) const;
  std::size_t year_alone(std::size_t i, Node& n) const;
  std::size_t span_of_years(std::size_t i, Node& n) const;
  std::size_t decade(std::size_t i, Node& n) const;
  std::size_t century(std::size_t i, Node& n) const;
  std::size_t season(std::size_t i, Node& n) const;
  std::size_t weekend(std::size_t i, Node& n) const;
  std::size_t part_of_period(std::size_t i, Node& n) const;
  std::size_t first_units(std::size_t i, Node& n) const;
  std::size_t decade_of_century(std::size_t i, Node& n) const;
  std::size_t war_month(std::size_t i, Node& n) const;
  std::size_t period(std::size_t i, Node& n, bool after_modifier) const;
  std::size_t modified(std::size_t i, Node& n) const;
  // parse_clock.cpp
  std::size_t clock(std::size_t i, Node& n) const;
  std::size_t clock_number(std::size_t i, Node& n, bool after_word) const;
  std::size_t zone(std::size_t i, Node& n) const;
  std::size_t day_part(std::size_t i, Node& n, bool after_clock) const;
  std::size_t timed(std::size_t i, Node& n) const;
  std::size_t part_set(std::size_t i, Node& n) const;
  std::size_t lone_part(std::size_t i, Node& n) const;
  std::size_t clock_first(std::size_t i, Node& n) const;
  std::size_t after_day(std::size_t p, Node& n) const;
  // parse_duration.cpp
  std::size_t amount(std::size_t i, Node& n) const;
  std::size_t finer_parts(std::size_t e, Amount& a) const;
  std::size_t stamp(std::size_t i, Node& n) const;
  std::size_t anniversary(std::size_t i, Node& n) const;
  std::size_t simple_amount(std::size_t i, Node& n) const;
  std::size_t definite_amount(std::size_t i, Node& n) const;
  std::size_t lower_end(std::size_t i, Node& n) const;
  std::size_t duration(std::size_t i, Node& n) const;
  std::size_t offset(std::size_t i, Node& n) const;
  std::size_t set(std::size_t i, Node& n) const;
  std::size_t reference(std::size_t i, Node& n) const;
  // patterns.cpp
  std::size_t pattern(std::size_t i, Node& n) const;
  class Classes;

  std::size_t comma(std::size_t p) const;
  bool dash(std::size_t p) const;

  const Words& w_;
};

}  // namespace waqai::timex
