// Features are mixed from a few hashes made once for each word, so that a token costs some thirty
// table look-ups and no string work; decoding is Viterbi forwards and backwards, which gives the
// margins as well.
#include "entity/tagger.h"

#include <algorithm>
#include <cstring>

#include "base/hash.h"

namespace waqai::entity {
namespace {

constexpr std::uint64_t kEdge = 0x9E3779B97F4A7C15ULL;
constexpr float kNever = -1e9F;

// Vectors of GCC and Clang: the weights of one feature, and their sums.
using Weights = std::int8_t __attribute__((vector_size(kLanes)));
using Sums = std::int16_t __attribute__((vector_size(2 * kLanes)));
static_assert(kFeatures * 128 < 32768 && kStride == kLanes);

std::size_t letter(std::string_view s, std::size_t i) {
  ++i;
  while (i < s.size() && (static_cast<unsigned char>(s[i]) & 0xC0U) == 0x80U) ++i;
  return i;
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t salt) { return mix64(a + salt * kEdge); }

}  // namespace

WordHash hash_word(std::string_view f) {
  WordHash h;
  h.word = hash64(f);
  // Borders of the first and last four letters.
  std::size_t at = 0;
  for (std::size_t k = 0; k < 4; ++k) {
    at = at < f.size() ? letter(f, at) : f.size();
    h.prefix[k] = hash64(f.substr(0, at)) + k;
  }
  std::size_t back = f.size();
  for (std::size_t k = 0; k < 4; ++k) {
    if (back > 0) {
      --back;
      while (back > 0 && (static_cast<unsigned char>(f[back]) & 0xC0U) == 0x80U) --back;
    }
    h.suffix[k] = hash64(f.substr(back)) + 7 + k;
  }
  // The word without one particle.
  const bool particle =
      f.size() >= 8 && (f.substr(0, 2) == "\xD9\x88" || f.substr(0, 2) == "\xD8\xA8" ||
                        f.substr(0, 2) == "\xD9\x84" || f.substr(0, 2) == "\xD9\x81" ||
                        f.substr(0, 2) == "\xD9\x83");
  h.stem = particle ? hash64(f.substr(2)) : h.word;
  const bool arabic = !f.empty() && (static_cast<unsigned char>(f[0]) & 0xF0U) == 0xD0U;
  const bool article = f.substr(0, 4) == "\xD8\xA7\xD9\x84";
  const bool digit = !f.empty() && f[0] >= '0' && f[0] <= '9';
  h.shape = static_cast<std::uint8_t>(article ? 1 : digit ? 2 : arabic ? 3 : f.size() == 1 ? 4 : 5);
  return h;
}

void features(std::span<const WordHash> s, std::size_t i,
              std::array<std::uint32_t, kFeatures>& out) {
  static const WordHash edge = hash_word("<>");
  const WordHash& w = s[i];
  const WordHash& p = i > 0 ? s[i - 1] : edge;
  const WordHash& n = i + 1 < s.size() ? s[i + 1] : edge;
  const WordHash& pp = i > 1 ? s[i - 2] : edge;
  const WordHash& nn = i + 2 < s.size() ? s[i + 2] : edge;
  std::size_t k = 0;
  const auto add = [&](std::uint64_t h, std::uint64_t salt) {
    out[k++] = static_cast<std::uint32_t>(mixed(h, salt) >> 32);
  };
  add(0, 1);
  add(w.word, 2);
  add(w.stem, 3);
  add(p.word, 4);
  add(n.word, 5);
  add(pp.word, 6);
  add(nn.word, 7);
  add(mixed(p.word, 8) ^ w.word, 9);
  add(mixed(w.word, 10) ^ n.word, 11);
  for (std::size_t j = 0; j < 4; ++j) add(w.prefix[j], 12 + j);
  for (std::size_t j = 0; j < 4; ++j) add(w.suffix[j], 16 + j);
  add(p.suffix[1], 20);
  add(p.suffix[2], 21);
  add(n.prefix[1], 22);
  add(n.prefix[2], 23);
  add(n.suffix[1], 24);
  add(mixed(w.prefix[1], 25) ^ w.suffix[1], 26);
  add(p.stem, 27);
  add(n.stem, 28);
  add(static_cast<std::uint64_t>(p.shape * 64 + w.shape * 8 + n.shape), 29);
  add(static_cast<std::uint64_t>(w.shape), 30);
  add(mixed(p.prefix[1], 31) ^ w.prefix[1], 32);
  add(mixed(p.word, 33) ^ n.word, 34);
  add(mixed(p.word, 35) ^ w.suffix[1] ^ w.shape, 36);
  add(w.seen, 37);
  add(p.seen, 38);
  add(n.seen, 39);
  add(static_cast<std::uint64_t>(w.seen) << 32 | static_cast<std::uint64_t>(p.seen) << 16 | n.seen,
      40);
  add(mixed(w.seen, 41) ^ w.suffix[1] ^ p.stem, 42);
}

bool follows(std::size_t previous, std::size_t tag) {
  if (tag == 0 || tag % 2 == 1) return true;
  return previous == tag || previous == tag - 1;
}

Tagger::Tagger(std::string_view bytes) {
  ModelHeader header;
  if (bytes.size() != sizeof header + kBuckets * kStride) return;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kModelMagic || header.bits != kBucketBits) return;
  for (std::size_t a = 0; a <= kTags; ++a)
    for (std::size_t b = 0; b < kTags; ++b)
      transition_[a][b] = follows(a, b) ? header.transition[a * kTags + b] : kNever;
  for (std::size_t a = 0; a < kLanes; ++a) transition_[a][kTags] = kNever;
  for (std::size_t a = 0; a < kLanes; ++a)
    for (std::size_t b = 0; b < kLanes; ++b)
      reverse_[b][a] = a < kTags ? transition_[a][b] : kNever;
  scale_ = header.scale;
  weights_ = reinterpret_cast<const std::int8_t*>(bytes.data() + sizeof header);
}

void Tagger::tag(std::span<const WordHash> s, Scratch& c, std::vector<Tagged>& out) const {
  const std::size_t n = s.size();
  out.assign(n, {});
  if (n == 0 || !on()) return;
  c.emission.resize(n);
  c.forward.resize(n);
  c.backward.resize(n);
  // The weights of a token lie all over the table: they are fetched while the token before is
  // summed.
  std::array<std::array<std::uint32_t, kFeatures>, 2> ahead{};
  const auto fetch = [&](std::size_t i) {
    features(s, i, ahead[i & 1]);
    for (const std::uint32_t hash : ahead[i & 1])
      __builtin_prefetch(weights_ + bucket_of(hash) * kStride);
  };
  fetch(0);
  for (std::size_t i = 0; i < n; ++i) {
    if (i + 1 < n) fetch(i + 1);
    // A bucket of another feature adds nothing: masked, since a branch would be mispredicted every
    // other time. Thirty weights of a byte each fit in sixteen bits.
    Sums sum{};
    for (const std::uint32_t hash : ahead[i & 1]) {
      Weights w;
      std::memcpy(&w, weights_ + bucket_of(hash) * kStride, sizeof w);
      const auto own = static_cast<std::int16_t>(-(w[kTags] == fingerprint_of(hash)));
      sum += __builtin_convertvector(w, Sums) & own;
    }
    for (std::size_t t = 0; t < kLanes; ++t) c.emission[i][t] = static_cast<float>(sum[t]) * scale_;
  }
  for (std::size_t t = 0; t < kLanes; ++t)
    c.forward[0][t] = transition_[kTags][t] + c.emission[0][t];
  for (std::size_t i = 1; i < n; ++i) {
    std::array<float, kLanes> best;
    best.fill(kNever * 4);
    for (std::size_t q = 0; q < kTags; ++q)
      for (std::size_t t = 0; t < kLanes; ++t)
        best[t] = std::max(best[t], c.forward[i - 1][q] + transition_[q][t]);
    for (std::size_t t = 0; t < kLanes; ++t) c.forward[i][t] = best[t] + c.emission[i][t];
  }
  c.backward[n - 1].fill(0);
  for (std::size_t i = n - 1; i-- > 0;) {
    std::array<float, kLanes> best;
    best.fill(kNever * 4);
    for (std::size_t q = 0; q < kTags; ++q)
      for (std::size_t t = 0; t < kLanes; ++t)
        best[t] = std::max(best[t], reverse_[q][t] + c.emission[i + 1][q] + c.backward[i + 1][q]);
    c.backward[i] = best;
  }
  std::size_t previous = 0;
  for (std::size_t i = 0; i < n; ++i) {
    std::array<float, kTags> total{};
    for (std::size_t t = 0; t < kTags; ++t) total[t] = c.forward[i][t] + c.backward[i][t];
    std::size_t best = 0;
    for (std::size_t t = 1; t < kTags; ++t)
      if (total[t] > total[best] && (i == 0 || follows(previous, t) || !follows(previous, best)))
        best = t;
    previous = best;
    out[i].tag = static_cast<Tag>(best);
    out[i].person = std::max(total[1], total[2]) - total[0];
    out[i].organization = std::max(total[3], total[4]) - total[0];
    out[i].place = std::max(total[5], total[6]) - total[0];
  }
}

}  // namespace waqai::entity
