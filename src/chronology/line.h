// The words of the report that stand for an event on its line.
#pragma once

#include <span>
#include <vector>

#include "waqai/chronology.h"

namespace waqai::chronology {

/// Cuts lines out of one report. Keeps borders and unbreakable spans (names, times, numbers)
/// sorted, so that each line costs O(log n + its length).
class LineCutter {
 public:
  /// `analysis` must outlive the cutter.
  explicit LineCutter(const Analysis& analysis);
  /// The clause around the trigger: one contiguous span of whole words inside its sentence and,
  /// where a statement reports the event, inside that statement's content. It ends at clause
  /// borders where it can, takes in the arguments that stand near, and has at most kMaxWords words.
  Span line(const Event& event) const;

  static constexpr std::size_t kMaxWords = 25;

 private:
  const Analysis& analysis_;
  std::vector<Span> unbreakable_;
};

}  // namespace waqai::chronology
