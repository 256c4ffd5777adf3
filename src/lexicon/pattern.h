// Patterns over tokens: sequences of words and word classes with named captures, written in a
// table's last column (`expand` kind `pattern` of TABLES.tsv) and matched in linear time.
//
//   <every> <weekday:day>          a class, and a class whose tokens are captured under a name
//   <times:n> <in> <every>? <unit> an element that may be missing
//   بعد ذلك ب+<amount:amount>      words as written; a particle that must be attached
//
// Without a particle in front, the first element may carry any particles and the others none. What
// a class reads is the business of the stage that owns the table; it gives the list of names.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/data.h"
#include "text/clitics.h"
#include "waqai/error.h"

namespace waqai::lexicon {

/// One element of a pattern. Views point into the text it was parsed from.
struct PatternElement {
  bool is_class = false;
  std::string_view name;     ///< the word as written, or the name of the class
  std::string_view capture;  ///< "" = not captured
  text::Proclitics proclitics = 0;
  bool exact_proclitics = false;  ///< the particles were written
  bool optional = false;
};

/// Elements of one pattern. On a fault `out` is left in any state and the fault's description with
/// its remedy is returned; "" if all is well. At most `kMaxPatternElements` elements, of which at
/// most four may be missing, not all.
std::string parse_pattern(std::string_view text, std::vector<PatternElement>& out);
inline constexpr std::size_t kMaxPatternElements = 12;
inline constexpr std::size_t kMaxPatternCaptures = 8;

/// The distinct words of all patterns of a row, folded, in order of appearance: the matcher's index
/// holds them with their place in this list as `Entry::features`.
std::vector<std::string> pattern_words(const Table& table, std::size_t row);

/// All patterns of a table as one trie over elements. Immutable; safe from any thread.
class PatternSet {
 public:
  struct Capture {
    std::uint8_t name = 0;  ///< index into the names given to the constructor
    std::uint8_t cls = 0;   ///< index into the classes; kWordClass for a word
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  static constexpr std::uint8_t kWordClass = 0xFF;
  struct Match {
    std::uint32_t row = 0;  ///< of the table
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint8_t count = 0;
    std::array<Capture, kMaxPatternCaptures> captures;

    /// The capture of that name, or null.
    const Capture* find(std::uint8_t name) const {
      for (std::uint8_t i = 0; i < count; ++i) {
        if (captures[i].name == name) return &captures[i];
      }
      return nullptr;
    }
  };
  /// Reads a class at a token: `begin` < result on success, 0 otherwise. With `exact` the first
  /// word must carry just `proclitics`, else any particles.
  class Reader {
   public:
    virtual std::size_t read(std::uint8_t cls, std::size_t begin, bool exact,
                             text::Proclitics proclitics) const = 0;

   protected:
    ~Reader() = default;
  };

  /// Compiles the patterns of a table of `data`; an unknown class or capture, or a fault of syntax,
  /// is added to `faults` with its line and its row is left out. A missing table gives an empty
  /// set.
  PatternSet(const Data& data, std::string_view table, std::span<const std::string_view> classes,
             std::span<const std::string_view> captures, std::vector<Error>& faults);

  /// The longest match that begins at token i, of equally long ones that of the first row; false if
  /// there is none. Work is bounded by the trie: at most kMaxPatternElements elements deep.
  bool match(const text::Tokens& tokens, const Hits& hits, std::size_t i, const Reader& reader,
             Match& out) const;
  bool empty() const { return nodes_.size() <= 1; }

 private:
  static constexpr std::uint32_t kNoRow = 0xFFFFFFFFu;
  struct Edge {
    std::uint8_t cls = kWordClass;
    std::uint8_t capture = 0xFF;
    text::Proclitics proclitics = 0;
    bool exact = false;
    std::uint32_t word = 0;  ///< for kWordClass
    std::uint32_t child = 0;
    bool operator==(const Edge& o) const {
      return cls == o.cls && capture == o.capture && proclitics == o.proclitics &&
             exact == o.exact && word == o.word;
    }
  };
  struct Node {
    std::vector<Edge> edges;
    std::uint32_t row = kNoRow;
  };
  class Walk;

  void add(std::span<const PatternElement> elements, unsigned missing,
           std::span<const std::string_view> classes, std::span<const std::string_view> captures,
           std::uint32_t row);
  std::uint32_t word_id(std::string_view folded);

  TableId table_ = kNoTable;
  std::vector<Node> nodes_;
  std::vector<std::string> words_;
  std::vector<std::uint32_t> row_first_;  ///< row → its first place in row_words_
  std::vector<std::uint32_t> row_words_;  ///< word ids of a row, by Entry::features
};

}  // namespace waqai::lexicon
