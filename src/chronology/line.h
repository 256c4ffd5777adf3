// The words of the report that stand for an event on its line.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
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
  Span line(const Event& event);

  static constexpr std::size_t kMaxWords = 25;

 private:
  struct Word {
    std::uint32_t begin = 0, end = 0;  // with its punctuation
    bool border_after = false;
    bool glued = false;  // no cut between it and the word after it
  };
  static std::vector<Word> split(std::string_view text);
  void glue();
  std::size_t words_around(std::uint32_t low, std::uint32_t high, std::uint32_t at);

  const Analysis& analysis_;
  std::vector<Word> words_;  // of the whole text
  std::vector<Word> near_;   // those a line may be made of
  std::vector<Span> wanted_;
  std::vector<Span> unbreakable_;
};

}  // namespace waqai::chronology
