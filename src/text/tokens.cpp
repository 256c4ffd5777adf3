// One pass over the text makes tokens and their folded forms; a second pass over the tokens finds
// the sentences. Nothing is allocated for a single token.
#include "text/tokens.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "text/fold.h"

namespace waqai::text {
namespace {

enum class Class : std::uint8_t { kSpace, kLine, kMark, kDigit, kArabic, kLatin, kPunct };

Class classify_slow(char32_t c) {
  if (c == 0x85 || c == 0x2028 || c == 0x2029) return Class::kLine;
  if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
      c == 0x3000)
    return Class::kSpace;
  if (is_dropped_mark(c)) return Class::kMark;
  if (is_arabic_letter(c)) return Class::kArabic;
  const auto u = static_cast<UChar32>(c);
  if (u_isalpha(u)) return Class::kLatin;
  if (u_charType(u) == U_NON_SPACING_MARK || u_charType(u) == U_ENCLOSING_MARK) return Class::kMark;
  if (u_isdigit(u)) return Class::kLatin;
  if (u_isspace(u)) return Class::kSpace;
  return Class::kPunct;
}

Class classify(char32_t c) {
  if (c < 0x80) {
    if (c == '\n' || c == '\r' || c == '\f' || c == '\v') return Class::kLine;
    if (c <= ' ' || c == 0x7F) return Class::kSpace;
    if (c >= '0' && c <= '9') return Class::kDigit;
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Class::kLatin;
    return Class::kPunct;
  }
  if (c >= 0x600 && c < 0x700) {
    if ((c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9)) return Class::kDigit;
    if (is_dropped_mark(c)) return Class::kMark;
    return is_arabic_letter(c) ? Class::kArabic : Class::kPunct;
  }
  return classify_slow(c);
}

bool is_number_separator(char32_t c) {
  return c == '.' || c == ',' || c == 0x66B || c == 0x66C || c == 0x60C;
}

bool is_sentence_end(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x61F || c == 0x6D4;
}

bool is_closer(char32_t c) { return is_close_quote(c) || c == ')' || c == ']' || c == '}'; }

constexpr std::uint32_t kMaxTokenBytes = 60000;  // fold_length has 16 bits

// True if the dot at token i is a sentence end rather than part of an abbreviation or an ellipsis.
bool dot_ends(const Tokens& t, std::size_t i) {
  const auto dot = [&](std::size_t k) { return t.is_punct(k, '.'); };
  const bool next_is_dot = i + 1 < t.size() && dot(i + 1) && !t[i + 1].space_before;
  const bool previous_is_dot = i > 0 && dot(i - 1) && !t[i].space_before;
  if (next_is_dot || previous_is_dot) return false;
  if (i == 0) return false;
  const Token& before = t[i - 1];
  if (before.kind == TokenKind::kWord && !t[i].space_before) {
    // One letter is an initial or an abbreviation, unless the line ends there.
    // After a number it is the sign of an era or unit, and the dot ends the sentence.
    if (before.fold_length <= 2)
      return i + 1 >= t.size() || t[i + 1].line_before ||
             (i >= 2 && t[i - 2].kind == TokenKind::kNumber && t[i + 1].space_before &&
              t[i + 1].kind == TokenKind::kWord);
  }
  if (i + 1 >= t.size()) return true;
  const Token& after = t[i + 1];
  if (after.space_before || after.line_before) {
    if (before.kind == TokenKind::kLatin && before.fold_length == 1) return false;
    // A list number at the start of a line: "1. ".
    if (before.kind == TokenKind::kNumber && before.fold_length <= 2 &&
        (i == 1 || before.line_before))
      return false;
    return true;
  }
  // No space after the dot: glued sentences have words of some length on both sides.
  if (before.kind == TokenKind::kWord && after.kind == TokenKind::kWord)
    return before.fold_length > 4 && after.fold_length > 4;
  return after.kind == TokenKind::kPunct && is_closer(after.punct);
}

// No sentence of the press is longer: what is goes on in a new one, so that work within a sentence
// is bounded whatever the input.
constexpr std::size_t kMaxSentence = 1000;

void split_sentences(const Document& document, Tokens& t) {
  const std::size_t n = t.size();
  std::size_t start = 0;
  std::uint32_t paragraph = 0;
  const auto close = [&](std::size_t end) {
    if (end <= start) return;
    Sentence s;
    s.span = t.span(start, end);
    s.token_begin = static_cast<std::uint32_t>(start);
    s.token_end = static_cast<std::uint32_t>(end);
    s.paragraph = paragraph;
    const auto index = static_cast<std::uint32_t>(t.sentences.size());
    for (std::size_t k = start; k < end; ++k) t.list[k].sentence = index;
    t.sentences.push_back(s);
    start = end;
  };
  for (std::size_t i = 0; i < n; ++i) {
    if (i > start && (t[i].line_before || i - start >= kMaxSentence)) close(i);
    if (i > 0 && t[i].line_before) ++paragraph;
    if (t[i].kind != TokenKind::kPunct || !is_sentence_end(t[i].punct)) continue;
    if (t[i].punct == '.' && !dot_ends(t, i)) continue;
    std::size_t end = i + 1;
    while (end < n && t[end].kind == TokenKind::kPunct && !t[end].line_before &&
           (is_sentence_end(t[end].punct) || (is_closer(t[end].punct) && !t[end].space_before)))
      ++end;
    close(end);
    i = end - 1;
  }
  close(n);
  // The headline: a first line of its own, without a full stop, before a longer body.
  if (t.sentences.size() < 2) return;
  const Sentence& first = t.sentences[0];
  const bool own_line = t.sentences[1].paragraph > first.paragraph;
  const bool after_header = document.body_begin().value == 0 || t[first.token_begin].line_before;
  const Token& last = t[first.token_end - 1];
  const bool stopped = last.kind == TokenKind::kPunct && last.punct == '.';
  if (own_line && after_header && !stopped && first.span.size() < 400) t.sentences[0].title = true;
}

}  // namespace

bool is_open_quote(char32_t c) {
  return c == '"' || c == 0xAB || c == 0x201C || c == 0x2018 || c == 0x201E || c == 0x2039;
}

bool is_close_quote(char32_t c) {
  return c == '"' || c == 0xBB || c == 0x201D || c == 0x2019 || c == 0x201F || c == 0x203A;
}

std::size_t Tokens::first_at(std::uint32_t byte) const {
  const auto it = std::lower_bound(list.begin(), list.end(), byte,
                                   [](const Token& t, std::uint32_t b) { return t.begin < b; });
  return static_cast<std::size_t>(it - list.begin());
}

Tokens tokenize(const Document& document) {
  const std::string_view text = document.text();
  Tokens t;
  t.list.reserve(text.size() / 9 + 16);
  t.folded.reserve(text.size());
  std::size_t i = document.body_begin().value;
  bool space = false, line = false;
  const auto u32 = [](std::size_t v) { return static_cast<std::uint32_t>(v); };
  while (i < text.size()) {
    const std::size_t begin = i;
    const char32_t c = utf8::next(text, i);
    const Class cls = classify(c);
    if (cls == Class::kSpace || cls == Class::kLine || cls == Class::kMark) {
      space |= cls == Class::kSpace;
      line |= cls == Class::kLine;
      continue;
    }
    Token token;
    token.begin = u32(begin);
    token.space_before = space || line;
    token.line_before = line;
    space = line = false;
    std::size_t end = i;
    if (cls == Class::kPunct) {
      token.kind = TokenKind::kPunct;
      token.punct = c;
    } else if (cls == Class::kDigit) {
      token.kind = TokenKind::kNumber;
      while (end < text.size() && end - begin < kMaxTokenBytes) {
        std::size_t k = end;
        const char32_t d = utf8::next(text, k);
        if (classify(d) == Class::kDigit) {
          end = k;
          continue;
        }
        if (!is_number_separator(d) || k >= text.size()) break;
        std::size_t after = k;
        if (classify(utf8::next(text, after)) != Class::kDigit) break;
        end = after;
      }
    } else {
      token.kind = cls == Class::kArabic ? TokenKind::kWord : TokenKind::kLatin;
      while (end < text.size() && end - begin < kMaxTokenBytes) {
        std::size_t k = end;
        const Class next = classify(utf8::next(text, k));
        const bool stays =
            next == cls || next == Class::kMark || (cls == Class::kLatin && next == Class::kDigit);
        if (!stays) break;
        end = k;
      }
    }
    token.end = u32(end);
    token.fold_begin = u32(t.folded.size());
    fold_append(text.substr(begin, end - begin), t.folded);
    token.fold_length = static_cast<std::uint16_t>(t.folded.size() - token.fold_begin);
    t.list.push_back(token);
    i = end;
  }
  split_sentences(document, t);
  return t;
}

std::uint32_t text_offset(const Document& document, const Tokens& tokens, std::size_t token,
                          std::uint32_t k) {
  const Token& t = tokens[token];
  const std::string_view text = document.text().substr(t.begin, t.end - t.begin);
  std::string folded;  // at most one word
  std::size_t i = 0;
  while (i < text.size() && folded.size() < k) {
    const std::size_t from = i;
    utf8::next(text, i);
    fold_append(text.substr(from, i - from), folded);
  }
  // Pass the marks that belong to the letter before.
  while (i < text.size() && k > 0) {
    std::size_t j = i;
    if (!is_dropped_mark(utf8::next(text, j))) break;
    i = j;
  }
  return t.begin + static_cast<std::uint32_t>(i);
}

}  // namespace waqai::text
