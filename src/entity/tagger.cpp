// Features are mixed from a few hashes made once for each word, so that a token costs some eighty
// table look-ups and no string work; decoding is Viterbi forwards and backwards, which gives the
// margins as well.
#include "entity/tagger.h"

#include <algorithm>
#include <bit>
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

Words::Words(std::string_view bytes) {
  WordsHeader header;
  if (bytes.size() < sizeof header) return;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kWordsMagic || header.slots == 0 ||
      (header.slots & (header.slots - 1)) != 0 ||
      bytes.size() != sizeof header + std::size_t{header.slots} * 8)
    return;
  mask_ = header.slots - 1;
  slots_ = bytes.data() + sizeof header;
}

WordFacts Words::find(std::uint64_t hash) const {
  WordFacts facts;
  if (slots_ == nullptr) return facts;
  const auto wanted = static_cast<std::uint32_t>(hash >> 32) | 1U;
  for (std::uint32_t i = 0; i <= mask_; ++i) {
    const char* slot = slots_ + std::size_t{(static_cast<std::uint32_t>(hash) + i) & mask_} * 8;
    std::uint32_t fingerprint = 0;
    std::memcpy(&fingerprint, slot, 4);
    if (fingerprint == 0) break;
    if (fingerprint != wanted) continue;
    std::memcpy(&facts.cluster, slot + 4, 2);
    facts.name = static_cast<std::uint8_t>(slot[6]);
    break;
  }
  return facts;
}

WordHash hash_word(std::string_view f, const Words& words) {
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
  h.stem_prefix = particle ? hash64(f.substr(2, 6)) + 2 : h.prefix[2];
  h.facts = words.find(h.word);
  if (particle) {
    h.stem_facts = words.find(h.stem);
    if (h.facts.cluster == 0) h.facts.cluster = h.stem_facts.cluster;
  }
  const bool arabic = !f.empty() && (static_cast<unsigned char>(f[0]) & 0xF0U) == 0xD0U;
  const bool article = f.substr(0, 4) == "\xD8\xA7\xD9\x84";
  const bool digit = !f.empty() && f[0] >= '0' && f[0] <= '9';
  h.shape = static_cast<std::uint8_t>(article ? 1 : digit ? 2 : arabic ? 3 : f.size() == 1 ? 4 : 5);
  h.length = static_cast<std::uint8_t>(std::min<std::size_t>(f.size() / 2, 9));
  return h;
}

void features(std::span<const WordHash> s, std::size_t i,
              std::array<std::uint32_t, kFeatures>& out) {
  static const WordHash edge = hash_word("<>", Words({}));
  const auto at = [&](std::size_t k, std::size_t back) -> const WordHash& {
    return k >= back && k - back < s.size() ? s[k - back] : edge;
  };
  const WordHash &w = s[i], &p = at(i, 1), &n = at(i + 1, 0), &pp = at(i, 2), &nn = at(i + 2, 0);
  const Evidence &e = w.evidence, &pe = p.evidence, &ne = n.evidence;
  std::size_t k = 0;
  // The number of a feature tells it from the others.
  const auto add = [&](std::uint64_t h) {
    out[k] = static_cast<std::uint32_t>(mixed(h, k + 1) >> 32);
    ++k;
  };
  const auto both = [&](std::uint64_t a, std::uint64_t b) { add(mixed(a, 77) ^ b); };
  const auto three = [&](std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    add(mixed(mixed(a, 78) ^ b, 79) ^ c);
  };
  add(0);
  add(w.word);
  add(w.stem);
  both(p.word, w.word);
  both(w.word, n.word);
  add(p.word);
  add(n.word);
  add(pp.word);
  add(nn.word);
  for (std::size_t j = 0; j < 4; ++j) add(w.prefix[j]);
  for (std::size_t j = 0; j < 4; ++j) add(w.suffix[j]);
  add(w.stem_prefix);
  add(p.suffix[1]);
  add(p.suffix[2]);
  add(n.prefix[1]);
  add(n.prefix[2]);
  add(n.suffix[1]);
  both(w.prefix[1], w.suffix[1]);
  add(p.stem);
  add(n.stem);
  add(static_cast<std::uint64_t>(p.shape * 64 + w.shape * 8 + n.shape));
  add(static_cast<std::uint64_t>(w.shape * 16 + w.length));
  both(p.prefix[1], w.prefix[1]);
  both(p.word, n.word);
  both(p.word, w.suffix[1] ^ w.shape);
  both(w.suffix[1], p.suffix[1]);
  // What the tables say.
  add(e.seen);
  add(pe.seen);
  add(ne.seen);
  three(e.seen, pe.seen, ne.seen);
  three(e.seen, w.suffix[1], p.stem);
  both(p.word, e.seen);
  both(w.word, ne.seen);
  add(e.spans);
  add(pe.spans);
  add(ne.spans);
  both(e.spans, pe.spans);
  both(e.spans, ne.spans);
  both(e.spans, p.stem);
  both(e.spans, w.suffix[1]);
  both(e.spans, n.word);
  add(e.words);
  add(pe.words);
  add(ne.words);
  add(pp.evidence.words);
  both(pe.words, e.seen);
  both(pe.words, pp.evidence.words);
  both(e.words, pe.words);
  both(e.words, ne.words);
  // The nearest title, head or word for a place before it.
  std::uint64_t near = 0;
  for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
    const WordHash& before = s[i - back];
    if ((before.evidence.seen & (kSeenTitle | kSeenHead | kSeenType)) != 0) {
      near = before.evidence.words * 8 + back;
      break;
    }
    if (before.shape == 4) break;
  }
  add(near);
  three(near, e.seen, w.shape);
  both(near, ne.seen);
  // Names of no row.
  const auto name = [](const WordHash& h) -> std::uint64_t { return h.facts.name; };
  add(name(w));
  add(w.stem_facts.name);
  add(name(p));
  add(name(n));
  both(name(w), name(p));
  both(name(w), name(n));
  both(name(w), e.seen);
  both(name(w), w.suffix[1]);
  both(name(w), p.word);
  three(name(p) << 8 | name(w), pe.seen, e.seen);
  // Words used alike.
  const auto cluster = [](const WordHash& h) -> std::uint64_t { return h.facts.cluster; };
  add(cluster(w));
  add(cluster(p));
  add(cluster(n));
  add(cluster(pp));
  add(cluster(nn));
  both(cluster(p), cluster(w));
  both(cluster(w), cluster(n));
  both(cluster(w), e.seen);
  both(cluster(p), cluster(n));
  three(cluster(p), w.suffix[1], w.shape);
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

// Compiled twice: lanes of the common instructions, and of AVX2, half as many instructions. Sums
// and maxima of lanes are the same in both.
inline __attribute__((always_inline)) void Tagger::run(std::span<const WordHash> s, Scratch& c,
                                                       std::vector<Tagged>& out) const {
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
    // other time. The weights, a byte each, fit in sixteen bits together.
    Sums sum{};
    for (const std::uint32_t hash : ahead[i & 1]) {
      std::uint64_t bits;
      std::memcpy(&bits, weights_ + bucket_of(hash) * kStride, sizeof bits);
      static_assert(kTags == 7 && std::endian::native == std::endian::little);
      bits &=
          -static_cast<std::uint64_t>(static_cast<std::int8_t>(bits >> 56) == fingerprint_of(hash));
      sum += __builtin_convertvector(std::bit_cast<Weights>(bits), Sums);
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

#if defined(__x86_64__)
__attribute__((target("avx2"))) void Tagger::run_wide(std::span<const WordHash> s, Scratch& c,
                                                      std::vector<Tagged>& out) const {
  run(s, c, out);
}
#endif

void Tagger::tag(std::span<const WordHash> s, Scratch& c, std::vector<Tagged>& out) const {
#if defined(__x86_64__)
  static const bool wide = __builtin_cpu_supports("avx2") != 0;
  if (wide) return run_wide(s, c, out);
#endif
  run(s, c, out);
}

}  // namespace waqai::entity
