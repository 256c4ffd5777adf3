// Numbers that tell objects apart for what is remembered of them beyond a call (base/memo.h).
#pragma once

#include <atomic>
#include <cstdint>

namespace waqai {

/// A number no other object got: who owns what is remembered. Never 0.
inline std::uint64_t new_owner() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

}  // namespace waqai
