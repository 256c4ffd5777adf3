// Offsets and spans. Two coordinates that must never be mixed get two types that do not convert
// into each other: bytes of the UTF-8 text, and Unicode code points of the same text.
#pragma once

#include <compare>
#include <cstdint>

namespace waqai {

/// A strongly typed unsigned 32-bit offset. `Tag` names the coordinate. Documents over 64 MiB are
/// refused, so 32 bits always suffice.
template <class Tag>
struct Offset {
  std::uint32_t value = 0;
  constexpr Offset() = default;
  constexpr explicit Offset(std::uint32_t v) : value(v) {}
  friend constexpr auto operator<=>(Offset, Offset) = default;
};

struct ByteTag;
struct CodePointTag;

/// Bytes of `Document::text()`. The canonical coordinate of every annotation.
using ByteOffset = Offset<ByteTag>;
/// Unicode code points of `Document::text()`; what the JSON `start`/`end` carry.
using CodePointOffset = Offset<CodePointTag>;

/// A half-open range of text bytes, begin <= end, both on code point borders. Trivially copyable;
/// holds no pointer, so it cannot dangle.
struct Span {
  ByteOffset begin;
  ByteOffset end;
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
  constexpr std::uint32_t size() const { return end.value - begin.value; }
  constexpr bool empty() const { return begin.value == end.value; }
  /// True if `other` lies wholly inside this span.
  constexpr bool contains(const Span& other) const {
    return begin.value <= other.begin.value && other.end.value <= end.value;
  }
  /// True if the two spans share at least one byte.
  constexpr bool overlaps(const Span& other) const {
    return begin.value < other.end.value && other.begin.value < end.value;
  }
};

/// Builds a span from two raw byte offsets.
constexpr Span make_span(std::uint32_t begin, std::uint32_t end) {
  return Span{ByteOffset{begin}, ByteOffset{end}};
}

}  // namespace waqai
