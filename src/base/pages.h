// Memory for tables that are read all over: on large pages where the system has them, since a table
// of some megabytes on small ones costs a walk through the page tables at nearly every look-up.
#pragma once

#include <cstddef>
#include <utility>

namespace waqai {

/// Zeroed memory aligned to a large page, touched by the system only where it is used. Movable;
/// freed with the object. Throws std::bad_alloc.
class Pages {
 public:
  Pages() = default;
  explicit Pages(std::size_t bytes);
  ~Pages();
  Pages(Pages&& other) noexcept { *this = std::move(other); }
  Pages& operator=(Pages&& other) noexcept {
    std::swap(base_, other.base_);
    std::swap(reserved_, other.reserved_);
    std::swap(data_, other.data_);
    return *this;
  }
  void* data() const { return data_; }

 private:
  void* base_ = nullptr;
  std::size_t reserved_ = 0;
  void* data_ = nullptr;
};

}  // namespace waqai
