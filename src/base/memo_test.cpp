#include "base/memo.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "base/owner.h"
#include "base/pages.h"

namespace waqai {
namespace {

using Memo = WordMemo<int, 4>;

TEST(WordMemo, FindsWhatWasKept) {
  Memo memo;
  memo.belong(new_owner());
  EXPECT_EQ(memo.find("word", 5), nullptr);
  memo.keep("word", 5, 7);
  const int* found = memo.find("word", 5);
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(*found, 7);
  EXPECT_EQ(memo.find("ward", 5), nullptr);
  EXPECT_EQ(memo.find("wor", 5), nullptr);
}

TEST(WordMemo, ForgetsForAnotherOwner) {
  Memo memo;
  const std::uint64_t first = new_owner(), second = new_owner();
  EXPECT_NE(first, second);
  memo.belong(first);
  memo.keep("word", 5, 7);
  memo.belong(first);
  EXPECT_NE(memo.find("word", 5), nullptr);
  memo.belong(second);
  EXPECT_EQ(memo.find("word", 5), nullptr);
}

TEST(WordMemo, KeepsFrequentWordsBeforeRareOnes) {
  Memo memo;
  memo.belong(new_owner());
  memo.keep("often", 3, 1);
  EXPECT_NE(memo.find("often", 3), nullptr);
  EXPECT_NE(memo.find("often", 3), nullptr);
  memo.keep("once", 3, 2);  // the same place
  EXPECT_NE(memo.find("often", 3), nullptr);
  EXPECT_EQ(memo.find("once", 3), nullptr);
  for (int i = 0; i < 20; ++i) memo.keep("later", 3, 3);
  EXPECT_EQ(memo.find("often", 3), nullptr);
  EXPECT_NE(memo.find("later", 3), nullptr);
}

TEST(WordMemo, LeavesEmptyAndLongWordsAlone) {
  Memo memo;
  memo.belong(new_owner());
  memo.keep("", 0, 1);
  EXPECT_EQ(memo.find("x", 0), nullptr);
  const std::string longest(Memo::kLongest, 'a'), longer(Memo::kLongest + 1, 'a');
  memo.keep(longer, 0, 1);
  EXPECT_EQ(memo.find(longer, 0), nullptr);
  memo.keep(longest, 0, 1);
  EXPECT_NE(memo.find(longest, 0), nullptr);
}

TEST(Pages, AreZeroAlignedAndMovable) {
  Pages pages(100);
  const auto* bytes = static_cast<const char*>(pages.data());
  ASSERT_NE(bytes, nullptr);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(bytes) % (std::uintptr_t{2} << 20), 0U);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(bytes[i], 0);
  Pages other = std::move(pages);
  EXPECT_EQ(other.data(), bytes);
  pages = Pages(1);
  EXPECT_NE(pages.data(), bytes);
}

}  // namespace
}  // namespace waqai
