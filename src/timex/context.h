// What stands around an expression: the tense of its verb, how it bounds something, whether it is
// quoted, and whether it is a time at all.
#pragma once

#include <string>
#include <vector>

#include "timex/node.h"

namespace waqai::timex {

class Context {
 public:
  explicit Context(const Words& words);

  /// kPast or kFuture by the nearest verb of the sentence; kNone if nothing tells.
  Direction tense(const Node& n, std::size_t reach = 14, std::size_t reach_after = 6) const;
  /// "", "by", "since", "until", "after", "before", from the words before the expression.
  const char* role(const Node& n) const;
  bool in_quotes(std::size_t token) const { return quoted_[token]; }
  /// True if a word of class `c` stands in the sentence, at most `reach` tokens before the
  /// expression.
  bool near_before(const Node& n, Cls c, std::size_t reach) const;
  bool near_after(const Node& n, Cls c, std::size_t reach) const;
  /// True unless the words around it show that it is no time.
  bool accepts(Node& n, bool after_year) const;

 private:
  bool look_alike_before(const Node& n, std::uint16_t target) const;
  bool called_year(const Node& n, bool after_year) const;

  const Words& w_;
  std::vector<bool> quoted_;
  std::vector<bool> phrase_;  // tokens inside a phrase that is no time
};

}  // namespace waqai::timex
