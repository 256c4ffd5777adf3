// An anonymous mapping with a large page to spare, of which the aligned part is used and the system
// is asked, not told, to take large pages.
#include "base/pages.h"

#include <sys/mman.h>

#include <cstdint>
#include <new>

namespace waqai {

constexpr std::size_t kLargePage = std::size_t{2} << 20;

Pages::Pages(std::size_t bytes) {
  reserved_ = (bytes + kLargePage - 1) / kLargePage * kLargePage + kLargePage;
  base_ = mmap(nullptr, reserved_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (base_ == MAP_FAILED) {
    base_ = nullptr;
    throw std::bad_alloc();
  }
  const auto at = reinterpret_cast<std::uintptr_t>(base_);
  data_ = reinterpret_cast<void*>((at + kLargePage - 1) / kLargePage * kLargePage);
#ifdef MADV_HUGEPAGE
  madvise(data_, reserved_ - kLargePage, MADV_HUGEPAGE);
#endif
}

Pages::~Pages() {
  if (base_ != nullptr) munmap(base_, reserved_);
}

}  // namespace waqai
