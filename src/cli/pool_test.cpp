#include "cli/pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <set>

namespace waqai::cli {
namespace {

std::vector<int> run(unsigned threads, int items, int stop_at, std::atomic<int>* worked = nullptr) {
  int next = 0;
  std::vector<int> out;
  in_order<int, int>(
      threads,
      [&]() -> std::optional<int> {
        return next < items ? std::optional<int>(next++) : std::nullopt;
      },
      [&](int& item) {
        // Early items take longest, so that later ones finish first.
        std::this_thread::sleep_for(std::chrono::microseconds(item % 7 == 0 ? 300 : 0));
        if (worked != nullptr) ++*worked;
        return item * 10;
      },
      [&](int result) {
        out.push_back(result);
        return stop_at < 0 || static_cast<int>(out.size()) < stop_at;
      });
  return out;
}

TEST(Pool, ResultsKeepTheOrderOfItems) {
  const std::vector<int> wanted = run(1, 500, -1);
  ASSERT_EQ(wanted.size(), 500u);
  for (const unsigned threads : {2u, 3u, 16u}) EXPECT_EQ(run(threads, 500, -1), wanted);
}

TEST(Pool, NothingToDo) {
  EXPECT_TRUE(run(1, 0, -1).empty());
  EXPECT_TRUE(run(4, 0, -1).empty());
}

TEST(Pool, StopsWhenOutputIsRefused) {
  for (const unsigned threads : {1u, 4u}) {
    std::atomic<int> worked = 0;
    EXPECT_EQ(run(threads, 100000, 5, &worked).size(), 5u);
    EXPECT_LT(worked.load(), 100);
  }
}

}  // namespace
}  // namespace waqai::cli
