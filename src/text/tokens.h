// Tokens and sentences of a document, with folded forms. One pass over the text; folded forms lie
// in one buffer, so there is no allocation for each token.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "waqai/annotations.h"
#include "waqai/document.h"

namespace waqai::text {

enum class TokenKind : std::uint8_t {
  kWord,    ///< Arabic letters with their marks
  kNumber,  ///< digits with inner decimal or thousands separators (`12`, `2.5`, `10,000`, `٣٫٥`)
  kLatin,   ///< other letters
  kPunct,   ///< one punctuation mark or symbol
};

struct Token {
  std::uint32_t begin = 0;  ///< text bytes, attached marks included
  std::uint32_t end = 0;
  std::uint32_t fold_begin = 0;  ///< slice of Tokens::folded
  std::uint16_t fold_length = 0;
  TokenKind kind = TokenKind::kPunct;
  bool space_before = false;   ///< white space between this token and the one before
  bool line_before = false;    ///< a line break between them
  char32_t punct = 0;          ///< the character, for kPunct
  std::uint32_t sentence = 0;  ///< index into Tokens::sentences
};

/// Tokens of the body (the `date …` header is skipped).
struct Tokens {
  std::vector<Token> list;
  std::string folded;
  std::vector<Sentence> sentences;

  std::size_t size() const { return list.size(); }
  const Token& operator[](std::size_t i) const { return list[i]; }
  /// Folded form of token i.
  std::string_view form(std::size_t i) const {
    return std::string_view(folded).substr(list[i].fold_begin, list[i].fold_length);
  }
  Span span(std::size_t i) const { return make_span(list[i].begin, list[i].end); }
  /// Bytes from the first token to the end of the last one, [begin, end) token indices.
  Span span(std::size_t begin, std::size_t end) const {
    return make_span(list[begin].begin, list[end - 1].end);
  }
  /// First token that begins at or after `byte`; size() if none. O(log n).
  std::size_t first_at(std::uint32_t byte) const;
  bool is_punct(std::size_t i, char32_t c) const {
    return i < list.size() && list[i].kind == TokenKind::kPunct && list[i].punct == c;
  }
};

/// Splits the body of `document` into tokens and sentences. A sentence ends at . ! ? ؟ or a line
/// break, not after initials, list numbers, inside numbers or at an ellipsis that continues; at the
/// latest after 1,000 tokens. Linear time.
Tokens tokenize(const Document& document);

/// The text byte where a token's folded byte `k` begins (k <= fold_length; marks before it are
/// passed).
std::uint32_t text_offset(const Document& document, const Tokens& tokens, std::size_t token,
                          std::uint32_t k);

/// True for an opening / closing quotation mark; the straight `"` is both.
bool is_open_quote(char32_t c);
bool is_close_quote(char32_t c);

}  // namespace waqai::text
