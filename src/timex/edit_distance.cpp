// A misprinted half of a dual month name is known by its other half: it need only lie near one of
// that month's names. Edits: a letter too many, too few, another, or two exchanged.
#include "timex/edit_distance.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace waqai::timex {
namespace {

constexpr std::size_t kMax = 24;

std::size_t decode(std::string_view s, std::array<std::uint32_t, kMax>& out) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < s.size() && n < kMax;) {
    const auto c = static_cast<unsigned char>(s[i]);
    const std::size_t width = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    std::uint32_t v = 0;
    for (std::size_t k = 0; k < width && i + k < s.size(); ++k) {
      v = (v << 8) | static_cast<unsigned char>(s[i + k]);
    }
    out[n++] = v;
    i += width;
  }
  return n;
}

}  // namespace

bool near_any(std::string_view word, const std::vector<std::string>& names) {
  std::array<std::uint32_t, kMax> a{};
  const std::size_t n = decode(word, a);
  if (n < 2 || n >= kMax) return false;
  for (const std::string& name : names) {
    std::array<std::uint32_t, kMax> b{};
    const std::size_t m = decode(name, b);
    if (m < 3 || m >= kMax || n + 2 < m || m + 2 < n) continue;
    std::array<std::array<std::size_t, kMax + 1>, kMax + 1> d{};
    for (std::size_t i = 0; i <= n; ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= m; ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= n; ++i) {
      for (std::size_t j = 1; j <= m; ++j) {
        const std::size_t cost = a[i - 1] == b[j - 1] ? 0 : 1;
        d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + cost});
        if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
          d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    if (d[n][m] <= (m >= 6 ? 2U : 1U)) return true;
  }
  return false;
}

}  // namespace waqai::timex
