// The text as the quotation stage sees it: what each token can be, where quotation marks pair.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "quotation/model.h"
#include "text/tokens.h"
#include "waqai/annotations.h"
#include "waqai/document.h"

namespace waqai::quotation {

inline constexpr std::uint32_t kNowhere = 0xFFFFFFFFu;

/// What is known of one token. Rows are -1 where the token is not of that table.
struct Info {
  Word word = Word::kNone;
  Prep prep = Prep::kNone;
  std::uint8_t word_tokens = 0;    ///< length of the function word or marker that begins here
  std::uint8_t noun_tokens = 0;    ///< length of the source noun that begins here
  text::Proclitics word_lead = 0;  ///< particles before the function word
  std::uint32_t agreement = 0;     ///< features of a relative pronoun
  bool latter = false;             ///< "the latter", where it is a noun
  bool covered = false;            ///< inside a function word that began before
  bool finite = false;             ///< a finite form of some verb, of any table
  bool masdar = false;             ///< a verbal noun or a noun that opens a content
  bool waw = false;                ///< begins with the conjunction
  bool definite = false;           ///< has the article
  ContentNoun content = ContentNoun::kNone;
  bool bi = false, li = false;           ///< begins with that preposition
  std::uint32_t verb = kNowhere;         ///< hit: finite form of a reporting verb
  std::uint32_t participle = kNowhere;   ///< hit: its active participle
  std::uint32_t verbal_noun = kNowhere;  ///< hit: its masdar
  std::int32_t source = -1;              ///< row of source_nouns
  std::int32_t medium = -1;              ///< row of media_words
  std::uint8_t medium_tokens = 0;
  std::int32_t cue = -1;  ///< row of attribution_cues
  std::uint8_t cue_tokens = 0;
  Marker marker = Marker::kNone;
  std::uint8_t marker_tokens = 0;
  std::uint32_t entity = kNowhere;   ///< entity that covers it
  std::uint32_t timex = kNowhere;    ///< time expression that covers it
  std::uint32_t partner = kNowhere;  ///< of a quotation mark or bracket: the other one
  std::uint32_t quote = kNowhere;    ///< innermost opening mark it stands within
};

/// Everything the steps share. Refers to its arguments; lives for one document.
struct Scan {
  const Tables& model;
  const Document& document;
  const text::Tokens& tokens;
  const lexicon::Hits& hits;
  std::span<const Entity> entities;
  std::span<const Timex> timexes;
  std::vector<Info> info;

  Scan(const Tables& m, const Document& d, const text::Tokens& t, const lexicon::Hits& h,
       std::span<const Entity> e, std::span<const Timex> x);

  std::size_t size() const { return tokens.size(); }
  const Info& operator[](std::size_t i) const { return info[i]; }
  bool punct(std::size_t i) const { return tokens[i].kind == text::TokenKind::kPunct; }
  bool punct(std::size_t i, char32_t c) const { return tokens.is_punct(i, c); }
  bool comma(std::size_t i) const {
    return punct(i, 0x60C) || punct(i, ',') || punct(i, 0x61B) || punct(i, ';');
  }
  bool dash(std::size_t i) const { return punct(i, '-') || punct(i, 0x2013) || punct(i, 0x2014); }
  bool open_quote(std::size_t i) const {
    return quote_mark(i) && info[i].partner != kNowhere && info[i].partner > i;
  }
  bool close_quote(std::size_t i) const { return quote_mark(i) && info[i].partner < i; }
  bool quote_mark(std::size_t i) const {
    return punct(i) &&
           (text::is_open_quote(tokens[i].punct) || text::is_close_quote(tokens[i].punct));
  }
  /// Sentence of token i.
  const Sentence& sentence(std::size_t i) const { return tokens.sentences[tokens[i].sentence]; }
  const ReportingVerb& verb_of(std::uint32_t hit) const {
    return model.verbs[hits.list[hit].entry.row];
  }
  std::uint32_t features_of(std::uint32_t hit) const { return hits.list[hit].entry.features; }
  /// True if token i is a complementiser without a pronoun.
  bool bare_complementiser(std::size_t i) const {
    return i < size() && info[i].word == Word::kComplementiser &&
           tokens.form(i).size() <= (info[i].word_lead != 0 ? 6u : 4u);
  }
  /// True if a hit of a verb with these features is a finite form where it stands.
  static bool is_finite(const lexicon::Hit& hit, std::uint32_t bits);
  /// The token as written.
  std::string_view raw(std::size_t i) const {
    return document.text().substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  }
  /// True if a shadda tells word i from one spelt alike.
  bool spelt_out(std::size_t i) const {
    return tokens[i].kind == text::TokenKind::kWord &&
           raw(i).find("\xD9\x91") != std::string_view::npos;
  }
  /// First word token of [begin, end) after particles cut by the entry that covers it.
  std::uint32_t word_count(std::size_t begin, std::size_t end) const {
    std::uint32_t n = 0;
    for (std::size_t i = begin; i < end && i < size(); ++i) n += punct(i) ? 0u : 1u;
    return n;
  }

 private:
  void read_hits(std::size_t i);
  void pair_marks();
  void lead_of(std::uint32_t begin);
  bool masdar_shape(std::size_t i) const;
};

}  // namespace waqai::quotation
