// A line of the chronology is a quotation, so it must be contiguous, short, and whole: it never
// cuts a name, a time or a number. The sentence around the trigger is seen as words with borders
// between them (commas, semicolons, dashes, colons); the line is the segment of the trigger,
// widened by neighbouring segments that hold its arguments, narrowed to a window if the segment
// alone is too long.
#include "chronology/line.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "base/utf8.h"

namespace waqai::chronology {
namespace {

// Words looked at on each side of the trigger: bounds the work in a report of one endless sentence.
constexpr std::size_t kReach = 48;
// The same in bytes, for text without spaces.
constexpr std::uint32_t kReachBytes = 4096;
// A line of fewer words says little.
constexpr std::size_t kLeastWords = 5;

bool is_letter(char32_t c) { return c >= 0x620 && c < 0x66A; }

constexpr char32_t kSomeLetter = 0x627;

// Bytes of the letters from `i` on.
std::size_t letters_at(std::string_view s, std::size_t i) {
  const std::size_t begin = i;
  for (; i + 1 < s.size(); i += 2) {
    // U+0620 to U+063F, then U+0640 to U+0669
    const auto lead = static_cast<unsigned char>(s[i]),
               trail = static_cast<unsigned char>(s[i + 1]);
    if (!(lead == 0xD8 ? trail >= 0xA0 : lead == 0xD9 && trail < 0xAA)) break;
  }
  return i - begin;
}

bool is_space(char32_t c) {
  if (is_letter(c)) return false;
  if (c < 0x2000) return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0;
  return c <= 0x200A || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x3000;
}
bool is_opener(char32_t c) {
  return c == '(' || c == '[' || c == 0xAB || c == 0x201C || c == 0x2018;
}
bool is_closer(char32_t c) {
  return c == ')' || c == ']' || c == 0xBB || c == 0x201D || c == 0x2019;
}
bool is_pause(char32_t c) {
  return c == 0x060C || c == ',' || c == 0x061B || c == ';' || c == ':' || c == 0x2026 ||
         c == 0x2013 || c == 0x2014;
}
bool is_stop(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x061F; }

// Steps back one code point; `i` > 0.
std::size_t before(std::string_view s, std::size_t i) {
  do {
    --i;
  } while (i > 0 && (static_cast<unsigned char>(s[i]) & 0xC0u) == 0x80u);
  return i;
}

// A byte of a character, not its first.
bool continues(char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) == 0x80u; }

bool has_fewer_words(std::string_view text, Span span, std::size_t least) {
  std::size_t words = 0;
  bool in_word = false;
  for (std::size_t i = span.begin.value; i < span.end.value && words < least;) {
    const bool space = is_space(utf8::next(text, i));
    if (!space && !in_word) ++words;
    in_word = !space;
  }
  return words < least;
}

bool denies(const Event& event, Span cue) {
  return std::any_of(event.factuality_cues.begin(), event.factuality_cues.end(),
                     [&](const Span& c) { return c.overlaps(cue); });
}

}  // namespace

// The words of the whole text, once: most reports have several events in a sentence.
std::vector<LineCutter::Word> LineCutter::split(std::string_view s) {
  std::vector<Word> out;
  out.reserve(s.size() / 9 + 4);
  for (std::size_t i = 0; i < s.size();) {
    if (s[i] == ' ') {
      ++i;
      continue;
    }
    const std::size_t start = i;
    char32_t last = 0;
    bool letters = false;
    while (i < s.size()) {
      // Letters of two bytes are most of the text.
      const std::size_t run = letters_at(s, i);
      if (run > 0) {
        i += run;
        letters = true;
        last = kSomeLetter;
      }
      if (i >= s.size() || s[i] == ' ') break;
      std::size_t k = i;
      const char32_t c = utf8::next(s, k);
      // Closing quotes do not hide the comma before them, nor the comma the quote.
      if (is_space(c)) break;
      if (!is_closer(c) && c != '"') {
        if (!is_opener(c) && !is_pause(c) && !is_stop(c) && c != '-') letters = true;
        last = c;
      }
      i = k;
    }
    if (i == start) {  // white space
      utf8::next(s, i);
      continue;
    }
    Word w;
    w.begin = static_cast<std::uint32_t>(start);
    w.end = static_cast<std::uint32_t>(i);
    w.border_after = is_pause(last) || is_stop(last) || (!letters && last == '-');
    out.push_back(w);
  }
  return out;
}

// A border inside a name, a time or a number is none.
void LineCutter::glue() {
  auto u = unbreakable_.begin();  // the first span that begins after the word
  for (std::size_t i = 0; i + 1 < words_.size(); ++i) {
    Word& w = words_[i];
    while (u != unbreakable_.end() && u->begin.value <= w.end) ++u;
    const std::uint32_t after = words_[i + 1].begin;
    if (u == unbreakable_.begin()) continue;
    const Span& span = *std::prev(u);
    w.glued = span.begin.value < after && span.end.value > after;
    if (w.glued) w.border_after = false;
  }
}

// Puts the words within [low, high) and within reach of the word that holds `at` into `near_`, and
// gives the index of that word; words that cross the bounds are cut there.
std::size_t LineCutter::words_around(std::uint32_t low, std::uint32_t high, std::uint32_t at) {
  const std::string_view s = analysis_.document->text();
  if (at - low > kReachBytes) {
    low = at - kReachBytes;
    while (low < at && continues(s[low])) ++low;
  }
  if (high - at > kReachBytes) {
    high = at + kReachBytes;
    while (high > at && continues(s[high])) --high;
  }
  const auto holder = std::upper_bound(words_.begin(), words_.end(), at,
                                       [](std::uint32_t x, const Word& w) { return x < w.begin; });
  const auto middle =
      static_cast<std::size_t>(holder - words_.begin()) - (holder == words_.begin() ? 0 : 1);
  std::size_t first = middle - std::min(middle, kReach);
  while (first <= middle && first < words_.size() && words_[first].end <= low) ++first;
  const auto begin = words_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto reach =
      words_.begin() + static_cast<std::ptrdiff_t>(std::min(words_.size(), middle + kReach + 1));
  near_.assign(begin, std::max(begin, std::lower_bound(begin, std::max(begin, reach), high,
                                                       [](const Word& w, std::uint32_t x) {
                                                         return w.begin < x;
                                                       })));
  if (near_.empty()) return 0;
  near_.front().begin = std::max(near_.front().begin, low);
  near_.back().end = std::min(near_.back().end, high);
  return middle - std::min(middle, first);
}

LineCutter::LineCutter(const Analysis& analysis)
    : analysis_(analysis),
      words_(analysis.events.empty() ? std::vector<Word>() : split(analysis.document->text())) {
  std::vector<Span> spans;
  spans.reserve(analysis.entities.size() + analysis.timexes.size() + analysis.quantities.size());
  for (const Entity& e : analysis.entities) spans.push_back(e.span);
  for (const Timex& t : analysis.timexes) spans.push_back(t.span);
  for (const Quantity& q : analysis.quantities) spans.push_back(q.span);
  std::sort(spans.begin(), spans.end());
  for (const Span& s : spans) {
    if (!unbreakable_.empty() && unbreakable_.back().overlaps(s)) {
      unbreakable_.back().end = std::max(unbreakable_.back().end, s.end);
    } else {
      unbreakable_.push_back(s);
    }
  }
  glue();
}

Span LineCutter::line(const Event& event) {
  const std::string_view text = analysis_.document->text();
  const auto size = static_cast<std::uint32_t>(text.size());
  const Span trigger = event.trigger;
  if (trigger.end.value > size || trigger.empty()) return trigger;
  std::vector<Span>& wanted = wanted_;
  wanted.clear();

  // The sentence, then the reported content inside it: unless that is too short to be read alone,
  // or the event is denied by words outside it.
  Span bounds = make_span(0, size);
  const auto& sentences = analysis_.sentences;
  auto s = std::upper_bound(
      sentences.begin(), sentences.end(), trigger.begin,
      [](ByteOffset b, const Sentence& sentence) { return b < sentence.span.begin; });
  if (s != sentences.begin() && std::prev(s)->span.contains(trigger)) bounds = std::prev(s)->span;
  if (event.source && *event.source < analysis_.statements.size()) {
    const auto& content = analysis_.statements[*event.source].content;
    if (content && content->contains(trigger)) {
      const Span inside{std::max(bounds.begin, content->begin), std::min(bounds.end, content->end)};
      const Span cue = analysis_.statements[*event.source].cue;
      const bool denied_outside = event.factuality == Factuality::kDenied &&
                                  !inside.contains(cue) && bounds.contains(cue) &&
                                  denies(event, cue);
      if (denied_outside || has_fewer_words(text, inside, kLeastWords)) {
        if (bounds.contains(cue)) wanted.push_back(cue);
      } else {
        bounds = inside;
      }
    }
  }
  if (!bounds.contains(trigger)) bounds = trigger;

  const std::size_t centre =
      words_around(bounds.begin.value, bounds.end.value, trigger.begin.value);
  std::vector<Word>& words = near_;
  if (words.empty()) return trigger;
  std::size_t trigger_last = centre;
  while (trigger_last + 1 < words.size() && words[trigger_last + 1].begin < trigger.end.value) {
    ++trigger_last;
  }
  for (std::size_t i = centre; i < trigger_last; ++i) {
    words[i].glued = true;
    words[i].border_after = false;
  }

  const auto segment_begin = [&](std::size_t i) {
    while (i > 0 && !words[i - 1].border_after) --i;
    return i;
  };
  const auto segment_end = [&](std::size_t i) {  // one past the last word
    while (i + 1 < words.size() && !words[i].border_after) ++i;
    return i + 1;
  };
  std::size_t first = segment_begin(centre);
  std::size_t last = segment_end(trigger_last);

  // Arguments that a reader wants on the line, if they stand near.
  for (const Span& a : event.actors) wanted.push_back(a);
  for (const Span& r : event.recipients) wanted.push_back(r);
  if (event.place) wanted.push_back(*event.place);
  for (const EventCount& c : event.counts) wanted.push_back(c.span);
  if (event.time && *event.time < analysis_.timexes.size()) {
    wanted.push_back(analysis_.timexes[*event.time].span);
  }
  const auto holds_wanted = [&](std::size_t a, std::size_t b) {
    for (const Span& w : wanted) {
      if (w.begin.value < words[b - 1].end && words[a].begin < w.end.value) return true;
    }
    return false;
  };

  if (last - first > kMaxWords) {
    // Too long by itself: begin at an argument shortly before the trigger, else at the trigger.
    std::size_t start = first;
    if (trigger_last - first >= kMaxWords / 2) {
      start = centre;
      for (std::size_t i = centre; i-- > first && centre - i <= kMaxWords / 2;) {
        if (holds_wanted(i, i + 1)) start = i;
      }
    }
    while (start > first && words[start - 1].glued) --start;
    std::size_t stop = std::min(last, start + kMaxWords);
    while (stop > trigger_last + 1 && stop < last && words[stop - 1].glued) --stop;
    first = start;
    last = std::max(stop, trigger_last + 1);
  } else {
    for (bool grown = true; grown;) {
      grown = false;
      // To the left as far as the nearest segment that holds an argument, then to the right.
      for (std::size_t a = first; a > 0;) {
        a = segment_begin(a - 1);
        if (last - a > kMaxWords) break;
        if (holds_wanted(a, first)) {
          first = a;
          grown = true;
          break;
        }
      }
      for (std::size_t b = last; b < words.size();) {
        const std::size_t from = b;
        b = segment_end(b);
        if (b - first > kMaxWords) break;
        if (holds_wanted(from, b)) {
          last = b;
          grown = true;
          break;
        }
      }
    }
    // A fragment of a few words says little: take the next segment, else the one before.
    while (last - first < kLeastWords) {
      const std::size_t b = last < words.size() ? segment_end(last) : last;
      const std::size_t a = first > 0 ? segment_begin(first - 1) : first;
      if (b > last && b - first <= kMaxWords) {
        last = b;
      } else if (a < first && last - a <= kMaxWords) {
        first = a;
      } else {
        break;
      }
    }
  }

  std::size_t begin = std::max(words[first].begin, bounds.begin.value);
  std::size_t end = std::min(words[last - 1].end, bounds.end.value);
  begin = std::min<std::size_t>(begin, trigger.begin.value);
  end = std::max<std::size_t>(end, trigger.end.value);

  // Brackets and quotation marks that open without closing, or the reverse, go if they stand at the
  // edge; final punctuation goes.
  bool changed = true;
  for (int round = 0; round < 32 && changed && begin < end; ++round) {
    changed = false;
    int depth = 0, lowest = 0, straight = 0;
    for (std::size_t i = begin; i < end;) {
      i += letters_at(text.substr(0, end), i);
      if (i >= end) break;
      const char32_t c = utf8::next(text, i);
      if (c == ' ') continue;
      if (is_opener(c)) ++depth;
      if (is_closer(c)) lowest = std::min(lowest, --depth);
      if (c == '"') ++straight;
    }
    std::size_t k = begin;
    const char32_t head = utf8::next(text, k);
    if (k <= trigger.begin.value &&
        (is_space(head) || is_pause(head) || is_stop(head) || is_closer(head) ||
         (is_opener(head) && depth > 0) || (head == '"' && straight % 2 == 1))) {
      begin = k;
      changed = true;
      continue;
    }
    k = before(text, end);
    std::size_t tail_end = k;
    const char32_t tail = utf8::next(text, tail_end);
    if (k >= trigger.end.value &&
        (is_space(tail) || is_pause(tail) || is_stop(tail) || is_opener(tail) ||
         (is_closer(tail) && lowest < 0) || (tail == '"' && straight % 2 == 1))) {
      end = k;
      changed = true;
      continue;
    }
    // One mark just outside completes the pair, even if a statement's content leaves it out.
    if (end < text.size() && (straight % 2 == 1 || depth > 0)) {
      std::size_t after = end;
      const char32_t c = utf8::next(text, after);
      if (c == '"' ? straight % 2 == 1 : depth > 0 && is_closer(c)) {
        end = after;
        changed = true;
        continue;
      }
    }
    if (begin > 0 && (straight % 2 == 1 || lowest < 0)) {
      const std::size_t p = before(text, begin);
      std::size_t after = p;
      const char32_t c = utf8::next(text, after);
      if (c == '"' ? straight % 2 == 1 : lowest < 0 && is_opener(c)) {
        begin = p;
        changed = true;
      }
    }
  }
  return make_span(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
}

}  // namespace waqai::chronology
