// Attribution by a colon alone: "Sources to «the paper»: …" at the head of a sentence or a
// headline, "the text of the statement: «…»" within one. A headline says nothing new where the
// report repeats it.
#include <algorithm>

#include "quotation/finder.h"

namespace waqai::quotation {

// The act of whoever stands before the colon at `at`: what follows is its content.
Cue Finder::before_colon(const Phrase& who, std::size_t at) const {
  Cue c;
  c.kind = CueKind::kNominal;
  c.token = who.begin;
  c.span = s_.tokens.span(who.begin);
  c.boundary = c.token;
  c.initial = true;
  c.subject = who;
  c.origin = Origin::kAfter;
  c.after = who.end;
  c.complement.kind = ComplementKind::kColon;
  c.complement.mark = static_cast<std::uint32_t>(at);
  c.complement.begin = static_cast<std::uint32_t>(at + 1);
  return c;
}

// The colon of a source that opens the sentence.
bool Finder::colon() {
  const std::size_t last = std::min(end_, begin_ + 16);
  std::size_t at = begin_;
  while (at < last && !s_.punct(at, ':')) {
    if (s_[at].verb != kNowhere && s_[at].source < 0 && s_[at].entity == kNowhere && at > begin_ &&
        !s_[at].definite && s_[at].word == Word::kNone && !s_[at].masdar)
      return false;
    ++at;
  }
  if (at >= last || at == begin_ || at + 3 >= end_) return false;
  const Phrase who = phrase_at(s_, begin_, at, PhraseOptions{});
  if (!speaks(who)) return false;
  const bool document =
      who.source >= 0 &&
      s_.model.sources[static_cast<std::size_t>(who.source)].source_class == SourceClass::kDocument;
  if (document && !s_.open_quote(at + 1)) return false;
  // Between the source and the colon: nothing but whom it was told to.
  std::size_t after = who.end;
  while (after < at && (s_[after].li || s_[after].prep == Prep::kLi || s_.quote_mark(after) ||
                        s_[after].quote != kNowhere || s_[after].entity != kNowhere))
    ++after;
  if (after < at) return false;
  out_.list.push_back(before_colon(who, at));
  skip_until_ = at + 1;
  return true;
}

// "The text of the statement: «…»".
bool Finder::document_colon(std::size_t at) {
  if (at + 1 >= end_ || !s_.open_quote(at + 1) || s_.word_count(at + 1, s_[at + 1].partner) < 4)
    return false;
  for (std::size_t k = out_.list.size(); k-- > 0 && out_.list.size() - k < 4;)
    if (out_.list[k].complement.begin == at + 1) return false;
  Phrase document, medium;
  for (std::size_t b = at; b-- > begin_ && at - b < 6 && !s_.punct(b);) {
    if (s_[b].finite && s_[b].source < 0) break;
    if (s_[b].source < 0 || s_.model.sources[static_cast<std::size_t>(s_[b].source)].source_class !=
                                SourceClass::kDocument)
      continue;
    const Phrase p = phrase_at(s_, b, at, PhraseOptions{});
    if (p.found() && p.end == at) document = p;
    if (document.found() && s_[b].medium >= 0 && !medium.found()) medium = p;
  }
  if (!document.found()) return false;
  Cue c = before_colon(document, at);
  c.document = medium;
  out_.list.push_back(c);
  return true;
}

// A headline's words that the report has too: its speaker speaks there, or most of its content is
// told.
void Finder::forget_headline() {
  if (out_.list.empty()) return;
  const Cue& head = out_.list.front();
  const Sentence& sentence = s_.sentence(head.token);
  if (!sentence.title) return;
  const auto in_body = [this, &sentence](std::size_t k) {
    const std::string_view word = stem(k);
    const std::size_t last = std::min<std::size_t>(s_.size(), sentence.token_end + 600u);
    for (std::size_t m = sentence.token_end; m < last; ++m)
      if (!s_.punct(m) && stem(m) == word) return true;
    return false;
  };
  std::size_t words = 0, told = 0;
  for (std::size_t k = head.subject.begin; k < head.subject.end; ++k)
    if (!s_.punct(k) && in_body(k)) told += 100;
  for (std::size_t k = head.complement.begin; k < sentence.token_end; ++k) {
    if (s_.punct(k) || s_[k].word != Word::kNone) continue;
    ++words;
    if (in_body(k)) ++told;
  }
  if (told * 3 >= words || words < 3) out_.list.erase(out_.list.begin());
}

// The folded word without its article.
std::string_view Finder::stem(std::size_t k) const {
  std::string_view w = s_.tokens.form(k);
  if (w.size() > text::kArticle.size() + 2 && w.substr(0, text::kArticle.size()) == text::kArticle)
    w.remove_prefix(text::kArticle.size());
  return w;
}

// Somebody or something that can speak: no place, no bare title of a section.
bool Finder::speaks(const Phrase& p) const {
  if (!strong(p)) return false;
  if (p.named) return true;
  if (p.entity != kNowhere)
    return s_.entities[p.entity].type == EntityType::kOrganization &&
           !is_media(s_.entities[p.entity]);
  return true;
}

}  // namespace waqai::quotation
