// Folding keeps its alignment, and tokens and sentences tile the text in order.
#include "check.h"
#include "text/fold.h"
#include "text/tokens.h"

using waqai::fuzz::on_border;
using waqai::fuzz::require;

namespace {

void check_fold(std::string_view text) {
  const waqai::text::Folded folded = waqai::text::fold_aligned(text);
  require(folded.to_source.size() == folded.text.size() + 1,
          "an alignment entry for each byte and the end");
  require(waqai::utf8::find_invalid(folded.text) == std::string::npos,
          "folded text is valid UTF-8");
  std::uint32_t last = 0;
  for (const std::uint32_t at : folded.to_source) {
    require(at >= last, "the alignment is monotonic");
    require(at <= text.size() && on_border(text, at),
            "the alignment lies on code points of the source");
    last = at;
  }
  require(folded.to_source.back() == text.size(), "the last entry is the end");
  require(waqai::text::fold(text) == folded.text, "fold and fold_aligned agree");
  require(waqai::text::fold(folded.text) == folded.text, "folding twice changes nothing");
}

void check_tokens(const waqai::Document& document) {
  const std::string_view text = document.text();
  const waqai::text::Tokens tokens = waqai::text::tokenize(document);
  std::uint32_t end = document.body_begin().value, folded_end = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const waqai::text::Token& t = tokens[i];
    waqai::fuzz::require_span(text, tokens.span(i));
    require(t.begin < t.end, "a token is not empty");
    require(t.begin >= end, "tokens stand in order and do not overlap");
    end = t.end;
    require(t.fold_begin >= folded_end && t.fold_begin + t.fold_length <= tokens.folded.size(),
            "a folded form lies in the buffer, in order");
    folded_end = t.fold_begin + t.fold_length;
    require(t.sentence < tokens.sentences.size(), "a token has a sentence");
    require(tokens.first_at(t.begin) == i, "first_at finds the token");
    std::uint32_t at = t.begin;
    for (std::uint32_t k = 0; k <= t.fold_length; ++k) {
      const std::uint32_t offset = waqai::text::text_offset(document, tokens, i, k);
      require(offset >= at && offset <= t.end, "text_offset is monotonic and stays in the token");
      at = offset;
    }
  }
  std::uint32_t sentence_end = 0, next = 0;
  for (const waqai::Sentence& s : tokens.sentences) {
    waqai::fuzz::require_span(text, s.span);
    require(s.span.begin.value >= sentence_end, "sentences stand in order and do not overlap");
    sentence_end = s.span.end.value;
    require(s.token_begin == next && s.token_end >= s.token_begin, "sentences tile the tokens");
    next = s.token_end;
  }
  require(next == tokens.size(), "each token lies in a sentence");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = waqai::Document::from_utf8(std::string(data, data + size));
  if (!document) return 0;
  check_fold(document->text());
  check_tokens(*document);
  return 0;
}
