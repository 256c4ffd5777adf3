// Features are mixed from a few hashes made once for each word, so that a token costs table
// look-ups and no string work. Each look-up goes to another place of a table larger than the near
// caches, and that is what a token costs; so the weights of the words by themselves are summed once
// for a word, and the words in context are asked only where the sum leaves the tag open. Decoding
// is Viterbi forwards and backwards, which gives the margins as well.
#include "entity/tagger.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "base/hash.h"
#include "base/memo.h"

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

// The weights of a feature. A bucket of another feature adds nothing: masked, since a branch would
// be mispredicted every other time. The weights, a byte each, fit in sixteen bits together.
inline __attribute__((always_inline)) Sums weigh(const std::int8_t* weights, std::uint32_t hash) {
  std::uint64_t bits;
  std::memcpy(&bits, weights + bucket_of(hash) * kStride, sizeof bits);
  static_assert(kTags == 7 && std::endian::native == std::endian::little);
  bits &= -static_cast<std::uint64_t>(static_cast<std::int8_t>(bits >> 56) == fingerprint_of(hash));
  return __builtin_convertvector(std::bit_cast<Weights>(bits), Sums);
}

// The best of several rows of tags, lane by lane.
class Best {
  using Half = float __attribute__((vector_size(16)));

 public:
  /// `row` and two numbers more on every lane.
  inline __attribute__((always_inline)) void offer(const std::array<float, kLanes>& row, float a,
                                                   float b) {
    Half low, high;
    std::memcpy(&low, row.data(), sizeof low);
    std::memcpy(&high, row.data() + 4, sizeof high);
    low = low + a + b;
    high = high + a + b;
    low_ = low > low_ ? low : low_;
    high_ = high > high_ ? high : high_;
  }
  inline __attribute__((always_inline)) void store(std::array<float, kLanes>& row) const {
    std::memcpy(row.data(), &low_, sizeof low_);
    std::memcpy(row.data() + 4, &high_, sizeof high_);
  }

 private:
  Half low_ = Half{} + kNever * 4, high_ = Half{} + kNever * 4;
};

// A token outside every name by so many log-odds, as the words by themselves and the tables have
// it, is not asked about its context; nor is one by less that stands among its like. All but a few
// in a thousand names stay as they were, for a third of the look-ups.
constexpr float kLikelyOutside = 1.5F;
constexpr float kSurelyOutside = 4.6F;

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

namespace {

// A feature is given to `add` by its number, which tells it from the others, and what it is mixed
// of.
std::uint64_t both(std::uint64_t a, std::uint64_t b) { return mixed(a, 77) ^ b; }
std::uint64_t three(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
  return mixed(mixed(a, 78) ^ b, 79) ^ c;
}
std::uint32_t feature(std::size_t number, std::uint64_t hash) {
  return static_cast<std::uint32_t>(mixed(hash, number + 1) >> 32);
}

// What a word says of a token by itself, from each role.
template <class Add>
inline __attribute__((always_inline)) void word_features(const WordHash& w, Role role, Add&& add) {
  switch (role) {
    case kSelf:
      add(1, w.word);
      add(2, w.stem);
      for (std::size_t j = 0; j < 4; ++j) add(9 + j, w.prefix[j]);
      for (std::size_t j = 0; j < 4; ++j) add(13 + j, w.suffix[j]);
      add(17, w.stem_prefix);
      add(23, both(w.prefix[1], w.suffix[1]));
      add(27, static_cast<std::uint64_t>(w.shape * 16 + w.length));
      add(58, w.facts.name);
      add(59, w.stem_facts.name);
      add(65, both(w.facts.name, w.suffix[1]));
      add(68, w.facts.cluster);
      return;
    case kBefore:
      add(5, w.word);
      add(18, w.suffix[1]);
      add(19, w.suffix[2]);
      add(24, w.stem);
      add(60, w.facts.name);
      add(69, w.facts.cluster);
      return;
    case kAfter:
      add(6, w.word);
      add(20, w.prefix[1]);
      add(21, w.prefix[2]);
      add(22, w.suffix[1]);
      add(25, w.stem);
      add(61, w.facts.name);
      add(70, w.facts.cluster);
      return;
    case kSecondBefore:
      add(7, w.word);
      add(71, w.facts.cluster);
      return;
    case kSecondAfter:
      add(8, w.word);
      add(72, w.facts.cluster);
      return;
    case kRoles:
      return;
  }
}

// A token and what stands around it.
struct Around {
  const WordGist &w, &p, &n;
  const Evidence &e, &pe, &ne, &ppe;
  std::uint64_t near;  // the nearest title, head or word for a place before it
};

// What the tables say of a token says of another by itself, from each role.
template <class Add>
inline __attribute__((always_inline)) void evidence_features(const Evidence& e, Role role,
                                                             Add&& add) {
  switch (role) {
    case kSelf:
      add(32, e.seen);
      add(39, e.spans);
      add(47, e.words);
      return;
    case kBefore:
      add(33, e.seen);
      add(40, e.spans);
      add(48, e.words);
      return;
    case kAfter:
      add(34, e.seen);
      add(41, e.spans);
      add(49, e.words);
      return;
    case kSecondBefore:
      add(50, e.words);
      return;
    case kSecondAfter:
    case kRoles:
      return;
  }
}

// What the tables say of tokens together.
template <class Add>
inline __attribute__((always_inline)) void table_features(const Around& a, Add&& add) {
  const Evidence &e = a.e, &pe = a.pe, &ne = a.ne;
  add(35, three(e.seen, pe.seen, ne.seen));
  add(42, both(e.spans, pe.spans));
  add(43, both(e.spans, ne.spans));
  add(51, both(pe.words, e.seen));
  add(52, both(pe.words, a.ppe.words));
  add(53, both(e.words, pe.words));
  add(54, both(e.words, ne.words));
  add(55, a.near);
  add(56, three(a.near, e.seen, a.w.shape));
  add(57, both(a.near, ne.seen));
}

// What only the words together say.
template <class Add>
inline __attribute__((always_inline)) void context_features(const Around& a, Add&& add) {
  const WordGist &w = a.w, &p = a.p, &n = a.n;
  const Evidence &e = a.e, &pe = a.pe, &ne = a.ne;
  add(3, both(p.word, w.word));
  add(4, both(w.word, n.word));
  add(26, static_cast<std::uint64_t>(p.shape * 64 + w.shape * 8 + n.shape));
  add(28, both(p.prefix, w.prefix));
  add(29, both(p.word, n.word));
  add(30, both(p.word, w.suffix ^ w.shape));
  add(31, both(w.suffix, p.suffix));
  add(36, three(e.seen, w.suffix, p.stem));
  add(37, both(p.word, e.seen));
  add(38, both(w.word, ne.seen));
  add(44, both(e.spans, p.stem));
  add(45, both(e.spans, w.suffix));
  add(46, both(e.spans, n.word));
  // Names of no row.
  const std::uint64_t name = w.name, cluster = w.cluster;
  add(62, both(name, p.name));
  add(63, both(name, n.name));
  add(64, both(name, e.seen));
  add(66, both(name, p.word));
  add(67, three(static_cast<std::uint64_t>(p.name) << 8 | name, pe.seen, e.seen));
  // Words used alike.
  add(73, both(p.cluster, cluster));
  add(74, both(cluster, n.cluster));
  add(75, both(cluster, e.seen));
  add(76, both(p.cluster, n.cluster));
  add(77, three(p.cluster, w.suffix, w.shape));
}
constexpr std::size_t kContextFeatures = 23;

// The sums of what the tables say of a token, to each role but the last, remembered by the thread:
// a few hundred different ones make up most of a text.
class EvidenceMemo {
 public:
  using EvidenceSums = std::array<TagSums, kSecondAfter>;
  struct Slot {
    Evidence key;
    bool used = false;
    EvidenceSums sums;
  };
  void belong(std::uint64_t owner) {
    if (owner_ == owner) return;
    slots_.assign(kSlots, {});
    owner_ = owner;
  }
  Slot& at(const Evidence& e) {
    std::uint64_t h = (e.spans ^ e.seen) * 0x9FB21C651E98DF25ULL;
    h = (h ^ h >> 32 ^ e.words) * 0x9FB21C651E98DF25ULL;
    return slots_[(h ^ h >> 32) % kSlots];
  }

 private:
  static constexpr std::size_t kSlots = 1024;
  std::vector<Slot> slots_;
  std::uint64_t owner_ = 0;
};

// `seen` and `shape` of the tokens before, from the nearest.
template <class Before>
inline __attribute__((always_inline)) std::uint64_t nearest(std::size_t i, Before&& before) {
  for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
    const auto [evidence, shape] = before(back);
    if ((evidence->seen & (kSeenTitle | kSeenHead | kSeenType)) != 0)
      return evidence->words * 8 + back;
    if (shape == 4) break;
  }
  return 0;
}

WordGist gist_of(const WordHash& h) {
  return {h.word, h.stem, h.prefix[1], h.suffix[1], h.facts.cluster, h.facts.name, h.shape};
}
const WordHash& border() {
  static const WordHash edge = hash_word("<>", Words({}));
  return edge;
}
constexpr Evidence kNoEvidence;

}  // namespace

void features(std::span<const Word> s, std::size_t i, std::array<std::uint32_t, kFeatures>& out) {
  static const Word edge{border(), {}};
  const auto at = [&](std::size_t k, std::size_t back) -> const Word& {
    return k >= back && k - back < s.size() ? s[k - back] : edge;
  };
  const Word &w = s[i], &p = at(i, 1), &n = at(i + 1, 0), &pp = at(i, 2), &nn = at(i + 2, 0);
  const auto add = [&](std::size_t number, std::uint64_t hash) {
    out[number] = feature(number, hash);
  };
  add(0, 0);
  word_features(w.hash, kSelf, add);
  word_features(p.hash, kBefore, add);
  word_features(n.hash, kAfter, add);
  word_features(pp.hash, kSecondBefore, add);
  word_features(nn.hash, kSecondAfter, add);
  const WordGist self = gist_of(w.hash), before = gist_of(p.hash), after = gist_of(n.hash);
  const Around around{self,
                      before,
                      after,
                      w.evidence,
                      p.evidence,
                      n.evidence,
                      pp.evidence,
                      nearest(i, [&](std::size_t back) {
                        return std::pair(&s[i - back].evidence, s[i - back].hash.shape);
                      })};
  evidence_features(w.evidence, kSelf, add);
  evidence_features(p.evidence, kBefore, add);
  evidence_features(n.evidence, kAfter, add);
  evidence_features(pp.evidence, kSecondBefore, add);
  table_features(around, add);
  context_features(around, add);
}

bool follows(std::size_t previous, std::size_t tag) {
  if (tag == 0 || tag % 2 == 1) return true;
  return previous == tag || previous == tag - 1;
}

Tagger::Tagger(std::string_view bytes) {
  ModelHeader header;
  if (bytes.size() != sizeof header + kBuckets * kStride) return;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kModelMagic || header.bits != kBucketBits || !(header.scale > 1e-4F)) return;
  for (std::size_t a = 0; a <= kTags; ++a)
    for (std::size_t b = 0; b < kTags; ++b)
      transition_[a][b] = follows(a, b) ? header.transition[a * kTags + b] : kNever;
  for (std::size_t a = 0; a < kLanes; ++a) transition_[a][kTags] = kNever;
  for (std::size_t a = 0; a < kLanes; ++a)
    for (std::size_t b = 0; b < kLanes; ++b)
      reverse_[b][a] = a < kTags ? transition_[a][b] : kNever;
  scale_ = header.scale;
  memory_ = Pages(kBuckets * kStride);
  std::memcpy(memory_.data(), bytes.data() + sizeof header, kBuckets * kStride);
  weights_ = static_cast<const std::int8_t*>(memory_.data());
  edge_ = form(border()).sums;
  bias_.tag = std::bit_cast<decltype(bias_.tag)>(weigh(weights_, feature(0, 0)));
  likely_outside_ = static_cast<int>(kLikelyOutside / scale_);
  surely_outside_ = static_cast<int>(kSurelyOutside / scale_);
}

namespace {

// The features of a word in all its roles, one role after the other.
struct WordRow {
  std::array<std::uint32_t, kWordFeatures> hashes;
  std::array<std::size_t, kRoles + 1> first;
};
void word_row(const WordHash& hash, WordRow& row) {
  std::size_t n = 0;
  for (std::size_t role = 0; role < kRoles; ++role) {
    row.first[role] = n;
    word_features(hash, static_cast<Role>(role), [&](std::size_t number, std::uint64_t h) {
      row.hashes[n++] = feature(number, h);
    });
  }
  row.first[kRoles] = n;
}
void sum_row(const WordRow& row, const std::int8_t* weights, Form& out) {
  for (std::size_t role = 0; role < kRoles; ++role) {
    Sums sum{};
    for (std::size_t k = row.first[role]; k < row.first[role + 1]; ++k)
      sum += weigh(weights, row.hashes[k]);
    out.sums[role].tag = std::bit_cast<decltype(TagSums::tag)>(sum);
  }
}

}  // namespace

Form Tagger::form(const WordHash& hash) const {
  Form f{gist_of(hash), {}};
  if (!on()) return f;
  WordRow row;
  word_row(hash, row);
  sum_row(row, weights_, f);
  return f;
}

// Those not remembered are worked out one behind the other: while the weights of one are fetched,
// the one before is summed.
void Tagger::forms_of(std::span<const std::string_view> folded, const Words& words,
                      std::vector<Form>& out) const {
  static thread_local WordMemo<Form, 15> memo;
  memo.belong(owner_);
  out.resize(folded.size());
  if (!on()) return;
  constexpr std::size_t kAhead = 8, kNone = ~std::size_t{0};
  std::array<std::uint64_t, kAhead> hashes{};
  std::array<WordRow, 2> rows;
  std::size_t waiting = kNone, turn = 0;
  std::uint64_t waiting_hash = 0;
  const auto finish = [&] {
    if (waiting == kNone) return;
    sum_row(rows[turn ^ 1U], weights_, out[waiting]);
    memo.keep(folded[waiting], waiting_hash, out[waiting]);
  };
  for (std::size_t i = 0; i < folded.size() + kAhead; ++i) {
    const std::size_t k = i - kAhead;
    if (i >= kAhead) {
      const std::uint64_t hash = hashes[k % kAhead];
      if (const Form* known = memo.find(folded[k], hash)) {
        out[k] = *known;
      } else {
        const WordHash made = hash_word(folded[k], words);
        out[k].gist = gist_of(made);
        word_row(made, rows[turn]);
        for (const std::uint32_t h : rows[turn].hashes)
          __builtin_prefetch(weights_ + bucket_of(h) * kStride);
        finish();
        turn ^= 1U;
        waiting = k;
        waiting_hash = hash;
      }
    }
    if (i < folded.size()) {
      hashes[i % kAhead] = hash64(folded[i]);
      memo.fetch(hashes[i % kAhead]);
    }
  }
  finish();
}

// Compiled twice: lanes of the common instructions, and of AVX2, half as many instructions. Sums
// and maxima of lanes are the same in both.
inline __attribute__((always_inline)) void Tagger::weigh_tokens(std::span<const Form* const> forms,
                                                                std::span<const Evidence> evidence,
                                                                Scratch& c) const {
  const std::size_t n = forms.size();
  c.sums.resize(n);
  c.emission.resize(n);
  c.outside.resize(n);
  c.open.clear();
  static thread_local EvidenceMemo memo;
  memo.belong(owner_);
  const WordGist edge = gist_of(border());
  const auto around = [&](std::size_t i) {
    return Around{forms[i]->gist,
                  i > 0 ? forms[i - 1]->gist : edge,
                  i + 1 < n ? forms[i + 1]->gist : edge,
                  evidence[i],
                  i > 0 ? evidence[i - 1] : kNoEvidence,
                  i + 1 < n ? evidence[i + 1] : kNoEvidence,
                  i > 1 ? evidence[i - 2] : kNoEvidence,
                  nearest(i, [&](std::size_t back) {
                    return std::pair(&evidence[i - back], forms[i - back]->gist.shape);
                  })};
  };
  const auto role = [&](std::size_t i, bool inside, Role r) {
    return std::bit_cast<Sums>(inside ? forms[i]->sums[r].tag : edge_[r].tag);
  };
  c.evidence.resize(n);
  const auto weigh_evidence = [&](const Evidence& e, std::array<TagSums, kSecondAfter>& out_sums) {
    EvidenceMemo::Slot& slot = memo.at(e);
    if (!slot.used || slot.key != e) {
      slot.key = e;
      slot.used = true;
      for (std::size_t r = 0; r < kSecondAfter; ++r) {
        Sums said{};
        evidence_features(e, static_cast<Role>(r), [&](std::size_t number, std::uint64_t h) {
          said += weigh(weights_, feature(number, h));
        });
        slot.sums[r].tag = std::bit_cast<decltype(TagSums::tag)>(said);
      }
    }
    out_sums = slot.sums;
  };
  const auto outside = [](const Sums& sum) {
    std::int16_t most = sum[1];
    for (std::size_t t = 2; t < kTags; ++t) most = std::max(most, sum[t]);
    return sum[0] - most;
  };
  for (std::size_t i = 0; i < n; ++i) weigh_evidence(evidence[i], c.evidence[i]);
  std::array<TagSums, kSecondAfter> beyond;
  weigh_evidence(kNoEvidence, beyond);
  const auto told = [&](std::size_t i, bool inside, Role r) {
    return std::bit_cast<Sums>(inside ? c.evidence[i][r].tag : beyond[r].tag);
  };
  for (std::size_t i = 0; i < n; ++i) {
    Sums sum = std::bit_cast<Sums>(bias_.tag) + role(i, true, kSelf) + role(i - 1, i > 0, kBefore) +
               role(i + 1, i + 1 < n, kAfter) + role(i - 2, i > 1, kSecondBefore) +
               role(i + 2, i + 2 < n, kSecondAfter);
    sum += told(i, true, kSelf) + told(i - 1, i > 0, kBefore) + told(i + 1, i + 1 < n, kAfter) +
           told(i - 2, i > 1, kSecondBefore);
    c.sums[i].tag = std::bit_cast<decltype(TagSums::tag)>(sum);
    c.outside[i] = outside(sum);
  }
  // What the tables say of tokens together.
  for (std::size_t i = 0; i < n; ++i) {
    if (c.outside[i] > surely_outside_) continue;
    Sums sum = std::bit_cast<Sums>(c.sums[i].tag);
    table_features(around(i), [&](std::size_t number, std::uint64_t h) {
      sum += weigh(weights_, feature(number, h));
    });
    c.sums[i].tag = std::bit_cast<decltype(TagSums::tag)>(sum);
    c.outside[i] = outside(sum);
  }
  for (std::size_t i = 0; i < n; ++i) {
    const bool may_name = c.outside[i] <= likely_outside_ || (i > 0 && c.outside[i - 1] <= 0) ||
                          (i + 1 < n && c.outside[i + 1] <= 0);
    if (may_name && c.outside[i] <= surely_outside_)
      c.open.push_back(static_cast<std::uint32_t>(i));
  }
  // The weights of a token lie all over the table: they are fetched while the token before is
  // summed.
  std::array<std::array<std::uint32_t, kContextFeatures>, 2> ahead{};
  const auto fetch = [&](std::size_t k) {
    std::size_t f = 0;
    context_features(around(c.open[k]), [&](std::size_t number, std::uint64_t h) {
      const std::uint32_t hash = feature(number, h);
      ahead[k & 1][f++] = hash;
      __builtin_prefetch(weights_ + bucket_of(hash) * kStride);
    });
  };
  if (!c.open.empty()) fetch(0);
  for (std::size_t k = 0; k < c.open.size(); ++k) {
    if (k + 1 < c.open.size()) fetch(k + 1);
    TagSums& at = c.sums[c.open[k]];
    Sums sum = std::bit_cast<Sums>(at.tag);
    for (const std::uint32_t hash : ahead[k & 1]) sum += weigh(weights_, hash);
    at.tag = std::bit_cast<decltype(at.tag)>(sum);
  }
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t t = 0; t < kLanes; ++t)
      c.emission[i][t] = static_cast<float>(c.sums[i].tag[t]) * scale_;
}

inline __attribute__((always_inline)) void Tagger::decode(Scratch& c,
                                                          std::vector<Tagged>& out) const {
  const std::size_t n = out.size();
  c.forward.resize(n);
  c.backward.resize(n);
  for (std::size_t t = 0; t < kLanes; ++t)
    c.forward[0][t] = transition_[kTags][t] + c.emission[0][t];
  for (std::size_t i = 1; i < n; ++i) {
    Best best;
    for (std::size_t q = 0; q < kTags; ++q) best.offer(transition_[q], c.forward[i - 1][q], 0);
    best.store(c.forward[i]);
    for (std::size_t t = 0; t < kLanes; ++t) c.forward[i][t] += c.emission[i][t];
  }
  c.backward[n - 1].fill(0);
  for (std::size_t i = n - 1; i-- > 0;) {
    Best best;
    for (std::size_t q = 0; q < kTags; ++q)
      best.offer(reverse_[q], c.emission[i + 1][q], c.backward[i + 1][q]);
    best.store(c.backward[i]);
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

inline __attribute__((always_inline)) void Tagger::run(std::span<const Form* const> forms,
                                                       std::span<const Evidence> evidence,
                                                       Scratch& c, std::vector<Tagged>& out) const {
  out.assign(forms.size(), {});
  if (forms.empty() || !on()) return;
  weigh_tokens(forms, evidence, c);
  decode(c, out);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) void Tagger::run_wide(std::span<const Form* const> forms,
                                                      std::span<const Evidence> evidence,
                                                      Scratch& c, std::vector<Tagged>& out) const {
  run(forms, evidence, c, out);
}
#endif

void Tagger::tag(std::span<const Form* const> forms, std::span<const Evidence> evidence, Scratch& c,
                 std::vector<Tagged>& out) const {
#if defined(__x86_64__)
  static const bool wide = __builtin_cpu_supports("avx2") != 0;
  if (wide) return run_wide(forms, evidence, c, out);
#endif
  run(forms, evidence, c, out);
}

}  // namespace waqai::entity
