// A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) over hashed features
// of the folded words and of what the tables say about them: which tokens look like names of
// persons, organisations or places. Evidence beside the rules, for the names no row and no rule
// knows.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/owner.h"
#include "base/pages.h"
#include "entity/evidence.h"

namespace waqai::entity {

/// O, then begin and inside of each class.
enum class Tag : std::uint8_t {
  kOut,
  kBeginPerson,
  kInPerson,
  kBeginOrganization,
  kInOrganization,
  kBeginPlace,
  kInPlace,
};
inline constexpr std::size_t kTags = 7;
inline constexpr std::size_t kLanes = 8;
inline constexpr unsigned kBucketBits = 18;
inline constexpr std::size_t kBuckets = std::size_t{1} << kBucketBits;
inline constexpr std::size_t kFeatures = 78;

/// What the table of words (`models/words.bin`) tells of a word: the class of words it is used
/// like, and how often it is a given name, a family name or another proper noun.
struct WordFacts {
  std::uint16_t cluster = 0;  ///< 0: in no class
  std::uint8_t name = 0;      ///< 0: no name
};

/// Hashes of one word from which features are mixed.
struct WordHash {
  std::uint64_t word = 0, stem = 0;
  std::array<std::uint64_t, 4> prefix{}, suffix{};
  std::uint64_t stem_prefix = 0;
  std::uint8_t shape = 0, length = 0;
  WordFacts facts, stem_facts;
};

/// Of these what is looked at together with other words.
struct WordGist {
  std::uint64_t word = 0, stem = 0, prefix = 0, suffix = 0;
  std::uint16_t cluster = 0;
  std::uint8_t name = 0, shape = 0;
};

/// Where a word stands, seen from the token that is tagged.
enum Role : std::size_t { kSelf, kBefore, kAfter, kSecondBefore, kSecondAfter, kRoles };

/// A weight for each tag and one lane more.
struct alignas(16) TagSums {
  std::array<std::int16_t, kLanes> tag;
};

/// A word with the sums of all weights it brings by itself, whatever stands around it, to a token
/// at each role: half of the look-ups of a token, made once for each word.
struct Form {
  WordGist gist;
  std::array<TagSums, kRoles> sums;
};
/// Features of a word by itself in all its roles.
inline constexpr std::size_t kWordFeatures = 34;

/// A token to learn from.
struct Word {
  WordHash hash;
  Evidence evidence;
};

/// The table of words: buckets probed in a row.
class Words {
 public:
  /// `bytes` is the embedded table; of another shape: no word is known.
  explicit Words(std::string_view bytes);
  WordFacts find(std::uint64_t hash) const;

 private:
  const char* slots_ = nullptr;
  std::uint32_t mask_ = 0;
};
/// Layout of the table of words: magic, number of slots (a power of two); slots of a fingerprint
/// that is not zero, the class and the name, eight bytes each.
struct WordsHeader {
  std::array<char, 8> magic;
  std::uint32_t slots;
  std::uint32_t unused;
};
inline constexpr std::array<char, 8> kWordsMagic = {'w', 'a', 'q', 'a', 'i', 'w', 'r', '1'};

/// `folded` is a token's folded form, or its one character if it is a mark.
WordHash hash_word(std::string_view folded, const Words& words);
/// Where a feature's weights lie, and the byte that tells whose they are: a bucket belongs to one
/// feature.
inline std::size_t bucket_of(std::uint32_t hash) { return hash & (kBuckets - 1); }
inline std::int8_t fingerprint_of(std::uint32_t hash) {
  return static_cast<std::int8_t>(((hash >> kBucketBits) & 0x7FU) | 1U);
}
/// The feature hashes of token i of a sentence.
void features(std::span<const Word> sentence, std::size_t i,
              std::array<std::uint32_t, kFeatures>& out);
/// True if `tag` may follow `previous`.
bool follows(std::size_t previous, std::size_t tag);

/// Best tags of a sentence with, for each token, by how much the best path beats the best path on
/// which the token is outside every name (negative: it is outside on the best path).
struct Tagged {
  Tag tag = Tag::kOut;
  float person = 0, organization = 0, place = 0;  ///< advantage of each class over Out
};

class Tagger {
 public:
  /// `bytes` is the embedded model; empty or of another shape: the tagger is off.
  explicit Tagger(std::string_view bytes);
  bool on() const { return weights_ != nullptr; }
  /// The forms of `folded` words, in order, remembered by the thread from report to report.
  /// `words` is always the same table.
  void forms_of(std::span<const std::string_view> folded, const Words& words,
                std::vector<Form>& out) const;
  /// A form whose hashes are made already.
  Form form(const WordHash& hash) const;
  struct Scratch {
    std::vector<TagSums> sums;
    std::vector<std::array<TagSums, kSecondAfter>> evidence;
    std::vector<int> outside;         // by how much a token looks outside every name
    std::vector<std::uint32_t> open;  // tokens whose context is asked
    // Rows are padded to eight tags, which the compiler turns into vectors.
    std::vector<std::array<float, kLanes>> emission, forward, backward;
  };
  /// Tags a sentence of forms with their evidence into `out` (resized). Scratch memory is the
  /// caller's.
  void tag(std::span<const Form* const> forms, std::span<const Evidence> evidence, Scratch& scratch,
           std::vector<Tagged>& out) const;

 private:
  void weigh_tokens(std::span<const Form* const> forms, std::span<const Evidence> evidence,
                    Scratch& scratch) const;
  void decode(Scratch& scratch, std::vector<Tagged>& out) const;
  void run(std::span<const Form* const> forms, std::span<const Evidence> evidence, Scratch& scratch,
           std::vector<Tagged>& out) const;
  void run_wide(std::span<const Form* const> forms, std::span<const Evidence> evidence,
                Scratch& scratch, std::vector<Tagged>& out) const;

  Pages memory_;                                                // of the weights
  const std::int8_t* weights_ = nullptr;                        // bucket-major, 8 to a bucket
  std::array<std::array<float, kLanes>, kLanes> transition_{};  // from, to; row kTags: the start
  std::array<std::array<float, kLanes>, kLanes> reverse_{};     // to, from
  float scale_ = 1;
  std::array<TagSums, kRoles> edge_{};  // beyond a border of the sentence
  TagSums bias_{};
  int likely_outside_ = 0, surely_outside_ = 0;  // as a sum of weights
  std::uint64_t owner_ = new_owner();
};

/// Layout of the model file: magic, version, bits, scale, transitions, weights.
struct ModelHeader {
  std::array<char, 8> magic;
  std::uint32_t bits;
  float scale;
  std::array<float, (kTags + 1) * kTags> transition;
};
inline constexpr std::array<char, 8> kModelMagic = {'w', 'a', 'q', 'a', 'i', 'n', 'e', '2'};
inline constexpr std::size_t kStride = 8;

}  // namespace waqai::entity
