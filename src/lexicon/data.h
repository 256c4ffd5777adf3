// All tables and the one index over them. Every document is looked up once: for each token the
// entries whose words begin there, whatever table they come from. Stages filter these hits by
// table.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/owner.h"
#include "lexicon/index.h"
#include "lexicon/table.h"
#include "text/clitics.h"
#include "text/tokens.h"
#include "waqai/lexicon.h"

namespace waqai::lexicon {

/// Grammatical features of a generated form, a bit set.
enum Feature : std::uint32_t {
  kPast = 1u << 0,
  kPresent = 1u << 1,  // indicative or subjunctive; future with the particle
  // A form that can only be passive, or is written alike (قتل).
  kPassive = 1u << 2,
  kActiveParticiple = 1u << 3,
  kPassiveParticiple = 1u << 4,
  kMasdar = 1u << 5,
  kFirst = 1u << 6,
  kSecond = 1u << 7,
  kThird = 1u << 8,
  kMasculine = 1u << 9,
  kFeminine = 1u << 10,
  kSingular = 1u << 11,
  kDual = 1u << 12,
  kPlural = 1u << 13,
  kDefinite = 1u << 14,  // carries the article
  // Tanwin alef (قائلا) or ين.
  kAccusative = 1u << 15,
  kImperative = 1u << 16,
  // With kPassive: this spelling cannot be active (قيل، يُقال).
  kPassiveOnly = 1u << 17,
  // Shortened present of a weak verb, after لم or لا (يقل).
  kJussive = 1u << 18,
};

/// An entry found in the text. Token range [begin, end); `lead`/`trail` are folded bytes of
/// particles before and pronouns after the entry inside its first and last token.
struct Hit {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t index = 0;  ///< of its entry in the index
  std::uint8_t lead = 0;
  std::uint8_t trail = 0;
  text::Proclitics proclitics = 0;
  text::Enclitic enclitic = text::Enclitic::kNone;
  /// A copy: the entries of a document's words lie far apart, and every stage reads them.
  Entry entry;
};

/// All hits of a document, grouped by first token; longer first, then fewer stripped bytes, then
/// entry.
struct Hits {
  std::vector<Hit> list;
  std::vector<std::uint32_t> first;  ///< first[i]..first[i+1] are the hits that begin at token i
  /// An earlier token of the same folded form, or i itself: what depends on the form alone need be
  /// worked out once. Not every repetition is known.
  std::vector<std::uint32_t> same;
  /// For each token the tables of the hits that begin there, as `mask` gives them: who looks for
  /// few tables leaves most tokens at once.
  std::vector<std::uint64_t> tables;

  /// A bit that few other tables share; none for no table.
  static std::uint64_t mask(TableId table) {
    return table == kNoTable ? 0 : std::uint64_t{1} << (table % 64u);
  }
  /// False if no hit at the token is of a table of the mask.
  bool may_have(std::size_t token, std::uint64_t wanted) const {
    return (tables[token] & wanted) != 0;
  }

  std::span<const Hit> at(std::size_t token) const {
    return std::span<const Hit>(list).subspan(first[token], first[token + 1] - first[token]);
  }
};

/// The text span of a hit, without its particles (guide: `لعراق` of `للعراق`) but with its pronoun.
Span hit_span(const Document& document, const text::Tokens& tokens, const Hit& hit);

class Data {
 public:
  ~Data();
  Data();
  Data(const Data&) = delete;
  Data& operator=(const Data&) = delete;

  /// Table by path without `.tsv` (`calendar/month_names`), or null.
  const Table* table(std::string_view name) const;
  TableId table_id(std::string_view name) const;
  const Table& table(TableId id) const { return tables_[id]; }
  std::size_t table_count() const { return tables_.size(); }
  std::size_t form_count(TableId id) const { return static_cast<std::size_t>(form_counts_[id]); }

  /// Looks the whole document up, once. Linear in the text; the constant is the longest entry.
  Hits lookup(const text::Tokens& tokens) const;
  /// True if the folded word is a known single word of any table.
  bool known(std::string_view folded) const;
  /// The entries whose words are those of a folded phrase, no particle cut off.
  std::span<const Entry> exact(std::string_view folded) const { return index_.exact(folded); }

  struct Builder;

 private:
  friend struct Builder;
  friend struct Image;
  std::vector<Table> tables_;
  std::vector<std::uint64_t> form_counts_;
  Index index_;
  // Whose what is remembered of words is.
  std::uint64_t owner_ = new_owner();
  std::unique_ptr<IndexBuilder> built_;  // what index_ is a view of, unless it lies in the program
};

}  // namespace waqai::lexicon
