// The Umm al-Qura calendar of Saudi Arabia, 1343–1500 AH: the civil calendar of the Gulf press. It
// follows published tables, not a formula; here one number for each year, two bits for each month:
// its length less 28 (months of 28 and 31 days occur before 1365 AH). Checked against all published
// month starts.
#include <array>

#include "calendar/systems.h"

namespace waqai::calendar {

using std::chrono::days;
using std::chrono::sys_days;

namespace {

constexpr int kYears = kUmmAlQuraLastYear - kUmmAlQuraFirstYear + 1;

constexpr std::array<std::uint32_t, kYears> kMonthLengths = {
    0xA8A9A6, 0x666665, 0x9A2766, 0x6969A5, 0x5A69A5, 0x35A666, 0xB2A666, 0x9A6599,  // 1343
    0x9A5666, 0x666666, 0x9699A6, 0x666999, 0x9A6666, 0x65A665, 0xA66666, 0x69659A,  // 1351
    0x65966A, 0xA66666, 0x666666, 0x666666, 0xA66666, 0x6A2666, 0xA66666, 0x666666,  // 1359
    0x666666, 0xA66666, 0x69A666, 0x666666, 0xA99966, 0xA65999, 0x999999, 0xA5A666,  // 1367
    0x696666, 0x666A59, 0xA69996, 0x666666, 0x999999, 0x666666, 0x6659A6, 0x9969A6,  // 1375
    0x666699, 0x666666, 0x6A65A6, 0xA6665A, 0xA66665, 0x666669, 0xA66666, 0x59A666,  // 1383
    0xA66666, 0xA66665, 0xA66566, 0x696666, 0x6659A6, 0x9966A6, 0x666699, 0x99A666,  // 1391
    0x699999, 0xA6659A, 0x665999, 0x99666A, 0x6599A9, 0x966A69, 0x6669A5, 0x9A6666,  // 1399
    0x999999, 0x996666, 0x6599A6, 0x9666A6, 0x59A699, 0x66A696, 0xA69A59, 0x9A9965,  // 1407
    0x9A6599, 0x996666, 0x599A66, 0x666A66, 0x9A6999, 0x9AA659, 0x9AA565, 0x9A9596,  // 1415
    0x999666, 0x6659A6, 0x6699A6, 0x9A6999, 0x69A665, 0xA6A596, 0xA69659, 0x999969,  // 1423
    0x966669, 0x5999A9, 0x6669A6, 0x5A6999, 0x9A6666, 0x999999, 0x9665A6, 0x6596A6,  // 1431
    0x9666A6, 0x599A99, 0x669A66, 0x669999, 0xA66666, 0x999699, 0x9659A9, 0x5969A9,  // 1439
    0x6666A6, 0x99A699, 0x69A665, 0x699966, 0x66659A, 0x99966A, 0x6665A9, 0x9999A9,  // 1447
    0x6699A5, 0x9A9996, 0xA69659, 0x9A5966, 0x69659A, 0xA5999A, 0x666699, 0x9A6666,  // 1455
    0x69A659, 0xA99966, 0xA96599, 0x999666, 0x6659A6, 0x9999A6, 0x5A69A5, 0x6A6696,  // 1463
    0x69A659, 0x699666, 0x6659A6, 0x99669A, 0x659A99, 0x969A99, 0x5A9A65, 0x9A6996,  // 1471
    0x9A6659, 0x999969, 0x659A69, 0x9669A6, 0x59A9A5, 0x69A696, 0xA99A59, 0xA66665,  // 1479
    0xA65999, 0x996669, 0x6599A9, 0x9669A6, 0xA66999, 0x9A6665, 0x9A5996, 0x99965A,  // 1487
    0x66599A, 0x99666A, 0x665A69, 0x999A66, 0x699999, 0xA9965A,                      // 1495
};

// 1 Muharram 1343 = 1 August 1924.
constexpr sys_days kEpoch{days{-16589}};

constexpr int length_of(std::uint32_t lengths, int month) {
  return 28 + static_cast<int>((lengths >> (2 * (month - 1))) & 3U);
}

constexpr std::array<int, kYears + 1> make_starts() {
  std::array<int, kYears + 1> starts{};
  for (std::size_t y = 0; y < kYears; ++y) {
    int length = 0;
    for (int m = 1; m <= 12; ++m) length += length_of(kMonthLengths[y], m);
    starts[y + 1] = starts[y] + length;
  }
  return starts;
}

/// Days from the epoch to each year's first day, and to the day after the table.
constexpr std::array<int, kYears + 1> kStarts = make_starts();

std::uint32_t lengths_of(int year) {
  return kMonthLengths[static_cast<std::size_t>(year - kUmmAlQuraFirstYear)];
}

int month_length(int year, int month) { return length_of(lengths_of(year), month); }

sys_days day_of(Date d) {
  int n = kStarts[static_cast<std::size_t>(d.year - kUmmAlQuraFirstYear)] + d.day - 1;
  for (int m = 1; m < d.month; ++m) n += length_of(lengths_of(d.year), m);
  return kEpoch + days{n};
}

Date date_of(sys_days day) {
  const int n = static_cast<int>((day - kEpoch).count());
  // A lunar year has 354 or 355 days, so the guess is at most one year late or early.
  int index = n / 354;
  if (index >= kYears) index = kYears - 1;
  while (kStarts[static_cast<std::size_t>(index)] > n) --index;
  const int year = kUmmAlQuraFirstYear + index;
  int rest = n - kStarts[static_cast<std::size_t>(index)];
  int month = 1;
  while (month < 12 && rest >= length_of(lengths_of(year), month)) {
    rest -= length_of(lengths_of(year), month++);
  }
  return {year, month, rest + 1};
}

}  // namespace

bool umm_al_qura_covers(int year) {
  return year >= kUmmAlQuraFirstYear && year <= kUmmAlQuraLastYear;
}

bool umm_al_qura_covers(sys_days day) {
  return day >= kEpoch && day < kEpoch + days{kStarts.back()};
}

const Rules kUmmAlQura = {month_length, day_of, date_of};

}  // namespace waqai::calendar
