// SHA-256 as FIPS 180-4 section 6.2 writes it, on a sliding window of sixteen words; where the
// processor has instructions for its rounds (Intel SHA Extensions), by those, four rounds at a
// time.
#include "base/sha256.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

namespace waqai {
namespace {

constexpr std::array<std::uint32_t, 64> kRound = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

using State = std::array<std::uint32_t, 8>;

void compress_plainly(State& state, const unsigned char* block) {
  std::array<std::uint32_t, 64> w;
  for (std::size_t i = 0; i < 16; ++i) {
    w[i] = std::uint32_t{block[4 * i]} << 24 | std::uint32_t{block[4 * i + 1]} << 16 |
           std::uint32_t{block[4 * i + 2]} << 8 | std::uint32_t{block[4 * i + 3]};
  }
  for (std::size_t i = 16; i < 64; ++i) {
    const std::uint32_t s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
    const std::uint32_t s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  State v = state;
  for (std::size_t i = 0; i < 64; ++i) {
    const std::uint32_t s1 = std::rotr(v[4], 6) ^ std::rotr(v[4], 11) ^ std::rotr(v[4], 25);
    const std::uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
    const std::uint32_t t1 = v[7] + s1 + choice + kRound[i] + w[i];
    const std::uint32_t s0 = std::rotr(v[0], 2) ^ std::rotr(v[0], 13) ^ std::rotr(v[0], 22);
    const std::uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
    v = {t1 + s0 + majority, v[0], v[1], v[2], v[3] + t1, v[4], v[5], v[6]};
  }
  for (std::size_t i = 0; i < 8; ++i) state[i] += v[i];
}

#if defined(__x86_64__)
// The state as the instructions want it: a b e f in one register, c d g h in the other, highest
// first. sha256rnds2 does two rounds; sha256msg1 and sha256msg2 make four words of the schedule.
__attribute__((target("sha,sse4.1"))) void compress_by_instruction(State& state,
                                                                   const unsigned char* block) {
  const auto load = [](const void* p) { return _mm_loadu_si128(static_cast<const __m128i*>(p)); };
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  __m128i low = _mm_shuffle_epi32(load(&state[0]), 0xB1);   // c d a b
  __m128i high = _mm_shuffle_epi32(load(&state[4]), 0x1B);  // e f g h
  __m128i abef = _mm_alignr_epi8(low, high, 8);
  __m128i cdgh = _mm_blend_epi16(high, low, 0xF0);
  const __m128i abef_before = abef, cdgh_before = cdgh;
  __m128i w[4];
  for (std::size_t i = 0; i < 4; ++i) w[i] = _mm_shuffle_epi8(load(block + 16 * i), big_endian);
  for (std::size_t i = 0; i < 16; ++i) {
    __m128i& now = w[i & 3];
    if (i >= 4) {
      const __m128i before = w[(i + 3) & 3];
      now = _mm_sha256msg1_epu32(now, w[(i + 1) & 3]);
      now = _mm_add_epi32(now, _mm_alignr_epi8(before, w[(i + 2) & 3], 4));
      now = _mm_sha256msg2_epu32(now, before);
    }
    const __m128i sum = _mm_add_epi32(now, load(&kRound[4 * i]));
    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);
    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));
  }
  abef = _mm_shuffle_epi32(_mm_add_epi32(abef, abef_before), 0x1B);  // f e b a → a b e f
  cdgh = _mm_shuffle_epi32(_mm_add_epi32(cdgh, cdgh_before), 0xB1);
  low = _mm_blend_epi16(abef, cdgh, 0xF0);
  high = _mm_alignr_epi8(cdgh, abef, 8);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(&state[0]), low);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(&state[4]), high);
}

bool has_instructions() {
  unsigned a = 0, b = 0, c = 0, d = 0;
  if (__get_cpuid_count(7, 0, &a, &b, &c, &d) == 0 || (b & (1u << 29)) == 0) return false;
  return __builtin_cpu_supports("sse4.1") != 0;
}
#endif

void compress(State& state, const unsigned char* block) {
#if defined(__x86_64__)
  static const bool by_instruction = has_instructions();
  if (by_instruction) return compress_by_instruction(state, block);
#endif
  compress_plainly(state, block);
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  State state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<unsigned char, 64> block;
  std::size_t at = 0;
  for (; bytes.size() - at >= block.size(); at += block.size()) {
    std::memcpy(block.data(), bytes.data() + at, block.size());
    compress(state, block.data());
  }
  const std::size_t rest = bytes.size() - at;
  block.fill(0);
  if (rest > 0) std::memcpy(block.data(), bytes.data() + at, rest);
  block[rest] = 0x80;
  if (rest >= 56) {
    compress(state, block.data());
    block.fill(0);
  }
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (std::size_t i = 0; i < 8; ++i) {
    block[56 + i] = static_cast<unsigned char>(bits >> (56 - 8 * i));
  }
  compress(state, block.data());

  static constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  out.reserve(64);
  for (const std::uint32_t word : state) {
    for (unsigned shift = 32; shift > 0; shift -= 4) out += kHex[word >> (shift - 4) & 0xF];
  }
  return out;
}

}  // namespace waqai
