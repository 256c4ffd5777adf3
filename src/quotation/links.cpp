// A denial answers the statement it takes up ("and this is what X denied"), the one inside its own
// content ("X denied what sites said"), the one it points to ("that", "the report", "the ministry's
// account"), or else the one before it whose words it repeats. A characterisation is in conflict
// where a statement says "A and not B" and B is how another speaker put it.
#include "quotation/links.h"

#include <algorithm>

namespace waqai::quotation {
namespace {

constexpr std::size_t kBack = 24;  // statements looked at, so that long reports stay linear

class Linker {
 public:
  Linker(const Scan& scan, const Cues& cues, std::vector<Statement>& statements)
      : s_(scan), cues_(cues), out_(statements) {}

  void run() {
    for (std::size_t i = 0; i < out_.size() && i < cues_.list.size(); ++i) {
      if (!out_[i].content) continue;
      answer(i);
      contrast(i);
    }
  }

 private:
  const Cue& cue(std::size_t i) const { return cues_.list[i]; }

  void add(std::size_t from, const char* kind, std::size_t target) {
    for (const StatementLink& link : out_[from].links)
      if (link.target == target) return;
    if (target != from) out_[from].links.push_back({kind, static_cast<std::uint32_t>(target)});
  }

  bool other_speaker(std::size_t a, std::size_t b) const { return out_[a].canon != out_[b].canon; }

  void answer(std::size_t i) {
    const Stance stance = out_[i].stance;
    const Cue& c = cue(i);
    const bool denies = stance == Stance::kDenies || stance == Stance::kRefuses;
    if (c.complement.kind == ComplementKind::kTakenUp) {
      const bool confirms = stance == Stance::kAsserts || stance == Stance::kAdmits;
      if (!denies && !confirms) return;
      for (std::size_t k = i; k-- > 0 && i - k < kBack;) {
        if (cue(k).begin != c.begin || cue(k).end != c.end) continue;
        add(i, denies ? "denies" : "confirms", k);
        return;
      }
      return;
    }
    if (!denies) return;
    for (std::size_t k = i + 1; k < out_.size() && k < i + 3; ++k) {
      // What it denies stands in its own content: "what sites said about …".
      if (cue(k).parent != static_cast<std::int32_t>(i)) continue;
      if (cue(k).token > 0 && s_[cue(k).token - 1].word == Word::kWhat) {
        add(i, "denies", k);
        return;
      }
    }
    if (c.begin >= c.end) return;
    if (points_back(c)) {
      if (const std::size_t k = pointed_at(i); k < i) add(i, "denies", k);
      return;
    }
    repeated(i);
  }

  // A content that only points to what was said: "that", "the report", "what the paper carried".
  bool points_back(const Cue& c) const {
    const Info& f = s_[c.begin];
    if (f.word == Word::kWhat) return true;
    if (f.word == Word::kDemonstrative)
      return c.end == c.begin + 1 || s_[c.begin + 1].content == ContentNoun::kSaid;
    return f.content == ContentNoun::kSaid && c.end <= c.begin + 4u;
  }

  std::size_t pointed_at(std::size_t i) const {
    const Cue& c = cue(i);
    // A holder named with it chooses among the speakers before: "the ministry's account".
    std::string_view holder;
    for (std::uint32_t k = c.begin; k < c.end && k < c.begin + 4u; ++k) {
      const SourceClass cls = source_class(s_[k].source);
      const bool first = k == c.begin && cls != SourceClass::kDocument;
      if (cls == SourceClass::kNone || first) continue;
      holder = s_.tokens.form(k);
      if (holder.substr(0, text::kArticle.size()) == text::kArticle)
        holder.remove_prefix(text::kArticle.size());
    }
    std::size_t latest = i;
    for (std::size_t k = i; k-- > 0 && i - k < kBack;) {
      if (!other_speaker(k, i)) continue;
      const bool top = cue(k).parent < 0;
      if (holder.empty()) {
        if (!top) continue;
        // "These words": those of the one whose saying is passed on.
        if (s_[c.begin].word == Word::kDemonstrative && c.end > c.begin + 1u)
          for (std::size_t n = k + 1; n < i; ++n)
            if (cue(n).parent == static_cast<std::int32_t>(k) &&
                cue(n).kind == CueKind::kVerbalNoun)
              return n;
        return k;
      }
      if (latest == i && top) latest = k;
      if (heads(cue(k).subject, holder) || heads(cue(k).document, holder)) return k;
    }
    for (std::size_t k = i; k-- > 0 && i - k < kBack && !holder.empty();)
      if (other_speaker(k, i) && heads(cue(k).relay, holder)) return k;
    return latest;
  }

  SourceClass source_class(std::int32_t row) const {
    return row < 0 ? SourceClass::kNone
                   : s_.model.sources[static_cast<std::size_t>(row)].source_class;
  }

  // True if the phrase names that kind of source: its first words hold the folded word.
  bool heads(const Phrase& p, std::string_view word) const {
    if (!p.found()) return false;
    for (std::uint32_t k = p.begin; k < p.end && k < p.begin + 3u; ++k)
      if (s_.tokens.form(k).find(word) != std::string_view::npos) return true;
    return false;
  }

  // The statement before by somebody else that shares most words with the content of i.
  void repeated(std::size_t i) {
    const Cue& c = cue(i);
    std::size_t best = 0, target = 0;
    for (std::size_t k = i, tried = 0; k-- > 0 && tried < 20; ++tried) {
      if (!other_speaker(k, i)) continue;
      const Cue& d = cue(k);
      std::size_t common = 0;
      for (std::size_t a = c.begin; a < c.end && a < c.begin + 40u; ++a) {
        if (s_.punct(a) || s_[a].word != Word::kNone || s_.tokens.form(a).size() < 6) continue;
        for (std::size_t b = d.begin; b < d.end && b < d.begin + 60u; ++b) {
          if (s_.tokens.form(a) == s_.tokens.form(b)) {
            ++common;
            break;
          }
        }
      }
      if (common > best) {
        best = common;
        target = k;
      }
    }
    if (best >= 2) add(i, "denies", target);
  }

  // "A and not B": B as another speaker put it.
  void contrast(std::size_t i) {
    const Cue& c = cue(i);
    for (std::size_t n = c.begin; n + 1 < c.end; ++n) {
      if (s_[n].word != Word::kNegation || (s_[n].word_lead & text::kWaw) == 0 || n == c.begin)
        continue;
      std::size_t end = n + 1;
      while (end < c.end && end < n + 4 && !s_.punct(end) && s_[end].word == Word::kNone) ++end;
      if (end == n + 1) continue;
      for (std::size_t k = i; k-- > 0 && i - k < kBack;) {
        if (!other_speaker(k, i) || !holds(cue(k), n + 1, end)) continue;
        add(i, "contrasts", k);
        return;
      }
    }
  }

  // Whether the content of d holds the words [from, to), or their first two.
  bool holds(const Cue& d, std::size_t from, std::size_t to) const {
    const std::size_t words = std::min<std::size_t>(to - from, 2);
    if (words == 1 && s_.tokens.form(from).size() < 8) return false;
    for (std::size_t b = d.begin; b + words <= d.end; ++b) {
      bool same = true;
      for (std::size_t k = 0; same && k < words; ++k)
        same = s_.tokens.form(b + k) == s_.tokens.form(from + k);
      if (same) return true;
    }
    return false;
  }

  const Scan& s_;
  const Cues& cues_;
  std::vector<Statement>& out_;
};

}  // namespace

void link_statements(const Scan& scan, const Cues& cues, std::vector<Statement>& statements) {
  Linker(scan, cues, statements).run();
}

}  // namespace waqai::quotation
