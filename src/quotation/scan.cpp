// One pass over the lexicon's hits turns them into facts about tokens, one pass over the
// punctuation pairs quotation marks and brackets. Straight marks are both opening and closing, and
// reporters mix the kinds, so a mark closes the open one unless its spacing says otherwise; a line
// break closes what was left open.
#include "quotation/scan.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/endings.h"

namespace waqai::quotation {
namespace {

using lexicon::Hit;
using text::Token;

// Marks open at once: more are never closed.
constexpr std::size_t kDeepest = 16;

constexpr char32_t kOpenGuillemet = 0xAB, kCloseGuillemet = 0xBB;

bool straight_family(char32_t c) {
  return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F;
}

}  // namespace

Scan::Scan(const Tables& m, const Document& d, const text::Tokens& t, const lexicon::Hits& h,
           std::span<const Entity> e, std::span<const Timex> x)
    : model(m), document(d), tokens(t), hits(h), entities(e), timexes(x), info(t.size()) {
  for (std::size_t i = 0; i < size(); ++i) read_hits(i);
  for (std::size_t i = 0; i < size(); ++i) {
    // After a comma an accusative participle is a circumstance, not somebody.
    if (info[i].source < 0 || info[i].participle == kNowhere) continue;
    const std::uint32_t bits = features_of(info[i].participle);
    if ((bits & lexicon::kAccusative) != 0 && (bits & lexicon::kDefinite) == 0 &&
        (i == 0 || comma(i - 1) || info[i].waw))
      info[i].source = -1;
  }
  const std::string_view source = document.text();
  const auto ends_in_ya = [&](std::size_t i) {
    const Token& k = tokens[i];
    return k.end - k.begin >= 2 && source.substr(k.end - 2, 2) == "\xD9\x8A";
  };
  const auto ala = [this](std::size_t i) {
    return info[i].word == Word::kPreposition && info[i].prep == Prep::kAla &&
           info[i].word_tokens == 1;
  };
  // Where a report tells final ya and alef maqsura apart, the preposition and the name spelt with
  // ya differ.
  bool spelt_apart = false;
  for (std::size_t i = 0; i < size() && !spelt_apart; ++i) spelt_apart = ala(i) && !ends_in_ya(i);
  if (spelt_apart) {
    for (std::size_t i = 0; i < size(); ++i) {
      if (ala(i) && ends_in_ya(i)) {
        info[i].word = Word::kNone;
        info[i].prep = Prep::kNone;
      }
    }
  }
  const auto cover = [this](Span span, auto&& mark) {
    std::size_t i = tokens.first_at(span.begin.value);
    if (i > 0 && tokens[i - 1].end > span.begin.value) --i;
    for (; i < size() && tokens[i].begin < span.end.value; ++i) mark(info[i]);
  };
  for (std::uint32_t k = 0; k < entities.size(); ++k) {
    cover(entities[k].span, [k](Info& f) { f.entity = k; });
    lead_of(entities[k].span.begin.value);
  }
  for (std::uint32_t k = 0; k < timexes.size(); ++k)
    cover(timexes[k].span, [k](Info& f) { f.timex = k; });
  pair_marks();
}

// Particles before a name that begins inside a token.
void Scan::lead_of(std::uint32_t begin) {
  std::size_t i = tokens.first_at(begin);
  if (i < size() && tokens[i].begin == begin) {
    info[i].waw = info[i].bi = info[i].li = false;
    return;
  }
  if (i == 0 || tokens[i - 1].end <= begin) return;
  --i;
  text::Reading readings[text::kMaxReadings];
  const std::size_t n = text::readings(tokens.form(i), readings);
  for (std::size_t r = 0; r < n; ++r) {
    if (readings[r].lead == 0 || text::text_offset(document, tokens, i, readings[r].lead) != begin)
      continue;
    info[i].waw = info[i].waw || (readings[r].proclitics & text::kWaw) != 0;
    info[i].bi = (readings[r].proclitics & text::kBa) != 0;
    info[i].li = (readings[r].proclitics & text::kLam) != 0;
    return;
  }
}

bool Scan::is_finite(const Hit& hit, std::uint32_t bits) {
  const bool noun_only = (hit.proclitics & (text::kBa | text::kKaf)) != 0;
  return (bits & (lexicon::kPast | lexicon::kPresent)) != 0 && !noun_only &&
         (bits & lexicon::kJussive) == 0 && hit.enclitic != text::Enclitic::kYa &&
         ((hit.proclitics & (text::kLam | text::kSin)) == 0 || (bits & lexicon::kPresent) != 0);
}

void Scan::read_hits(std::size_t i) {
  Info& f = info[i];
  if (tokens[i].kind != text::TokenKind::kWord) return;
  const std::string_view form = tokens.form(i);
  bool known_whole = false;
  const std::string_view raw =
      document.text().substr(tokens[i].begin, tokens[i].end - tokens[i].begin);
  bool whole_source = false, kunya = false;
  for (const Hit& hit : hits.at(i)) {
    // Folding makes a pronoun of the feminine ending: the text tells them apart.
    if (hit.enclitic == text::Enclitic::kHu && hit.end == hit.begin + 1 && text::ends_feminine(raw))
      continue;
    if (hit.lead == 0) known_whole = true;
    const lexicon::Entry& entry = hit.entry;
    const std::uint8_t uses = model.uses[entry.table];
    if (uses == 0) continue;
    const auto index = static_cast<std::uint32_t>(&hit - hits.list.data());
    const auto length =
        static_cast<std::uint8_t>(std::min<std::uint32_t>(hit.end - hit.begin, 255));
    const std::uint32_t bits = entry.features;
    if ((uses & kUsesWords) == 0) {
      // read below, as a verb
    } else if (entry.table == model.function_table) {
      const FunctionWord& w = model.function_words[entry.row];
      if (w.word == Word::kKunya) {
        kunya = true;
        continue;
      }
      if (w.word == Word::kLatter) {
        f.latter = true;
        continue;
      }
      const auto spelt = [&] {
        if (w.exact.empty()) return true;
        const std::uint32_t at =
            hit.lead == 0 ? tokens[i].begin : text::text_offset(document, tokens, i, hit.lead);
        return document.text().substr(at, tokens[i].end - at) == w.exact;
      };
      if (f.word == Word::kNone && spelt() && !(hit.lead > 0 && f.source >= 0) &&
          (hit.proclitics & ~(text::kWaw | text::kFa | text::kBa | text::kLam)) == 0) {
        f.word = w.word;
        f.prep = w.prep;
        f.agreement = w.features;
        f.word_tokens = length;
        f.word_lead = hit.proclitics;
        for (std::size_t k = 1; k < length && i + k < size(); ++k) {
          info[i + k].word = w.word;
          info[i + k].prep = w.prep;
          info[i + k].agreement = w.features;
          info[i + k].word_tokens = static_cast<std::uint8_t>(length - k);
          info[i + k].covered = true;
        }
        if ((hit.proclitics & text::kWaw) != 0) f.waw = true;
        if (w.word == Word::kDemonstrative || w.word == Word::kQuantifier ||
            w.word == Word::kSame || w.word == Word::kWhat) {
          f.bi = (hit.proclitics & text::kBa) != 0 || w.prep == Prep::kBi;
          f.li = (hit.proclitics & text::kLam) != 0;
        }
      }
    } else if (entry.table == model.source_table) {
      const bool article = form.substr(0, text::kArticle.size()) == text::kArticle;
      const bool other_word =
          hit.trail > 0 && (article || f.verb != kNowhere || hit.enclitic == text::Enclitic::kYa);
      if (f.source < 0 && !other_word) {
        f.source = static_cast<std::int32_t>(entry.row);
        whole_source = hit.lead == 0;
        f.noun_tokens = length;
        f.waw = f.waw || (hit.proclitics & text::kWaw) != 0;
        f.definite = f.definite || (bits & lexicon::kDefinite) != 0 || hit.trail > 0;
        f.bi = f.bi || (hit.proclitics & text::kBa) != 0;
        f.li = f.li || (hit.proclitics & text::kLam) != 0;
      }
    } else if (entry.table == model.media_table) {
      if (f.medium < 0) {
        f.medium = static_cast<std::int32_t>(entry.row);
        f.medium_tokens = length;
      }
    } else if (entry.table == model.cue_table) {
      if (f.cue < 0 && (hit.proclitics & ~(text::kWaw | text::kFa)) == 0) {
        f.cue = static_cast<std::int32_t>(entry.row);
        f.cue_tokens = length;
      }
    } else if (entry.table == model.marker_table) {
      if (f.marker == Marker::kNone && (hit.proclitics & ~(text::kWaw | text::kFa)) == 0) {
        f.marker = model.markers[entry.row];
        f.marker_tokens = length;
        for (std::size_t k = 1; k < length && i + k < size(); ++k) {
          info[i + k].marker = f.marker;
          info[i + k].marker_tokens = static_cast<std::uint8_t>(length - k);
        }
      }
    } else if (entry.table == model.content_table) {
      const ContentNoun noun = model.contents[entry.row];
      if (noun != ContentNoun::kSaid) f.masdar = true;
      f.content = std::max(f.content, noun);
    }
    if ((uses & kUsesVerbs) != 0 && length == 1) {
      const bool finite = is_finite(hit, bits);
      if (finite && hit.lead <= 4) {
        f.finite = true;
        if ((hit.proclitics & text::kWaw) != 0) f.waw = true;
      }
      const bool noun = (bits & lexicon::kMasdar) != 0 && hit.enclitic != text::Enclitic::kYa;
      if (noun) f.masdar = true;
      if (entry.table == model.verbs_table) {
        if (finite && f.verb == kNowhere) f.verb = index;
        if ((bits & lexicon::kActiveParticiple) != 0 && f.participle == kNowhere)
          f.participle = index;
        if (noun && f.verbal_noun == kNowhere) f.verbal_noun = index;
      }
    }
  }
  if (kunya) {
    f.finite = f.masdar = false;
    f.verb = f.participle = f.verbal_noun = kNowhere;
  }
  // "A minister" does not begin with a conjunction, though the letters after it are a verb.
  if (whole_source) f.waw = f.bi = f.li = false;
  if (f.word == Word::kNone) {
    const auto starts = [](std::string_view s, std::string_view p) {
      return s.substr(0, p.size()) == p;
    };
    // A hamza on its alef makes no article (`إلكترونية`).
    const bool bare_alef = raw.substr(0, 2) == "\xD8\xA7";
    if (starts(form, text::kArticle) && bare_alef &&
        !(f.finite && text::eighth_form_of_lam(form))) {
      f.definite = true;
    } else if ((text::particle(form.substr(0, 2)) & (text::kWaw | text::kBa | text::kLam)) != 0) {
      std::uint8_t waw = 0, bi = 0, li = 0;
      bool lil = false;
      text::Reading readings[text::kMaxReadings];
      const std::size_t n = text::readings(form, readings);
      for (std::size_t r = 0; r < n; ++r) {
        if (readings[r].proclitics == text::kWaw) waw = readings[r].lead;
        if (readings[r].proclitics == text::kBa) bi = readings[r].lead;
        if (readings[r].proclitics == text::kLam) {
          li = readings[r].lead;
          lil = lil || (readings[r].article != 0 && !known_whole);
        }
      }
      if (lil) f.li = f.definite = true;
      const auto cut = [&](std::uint8_t lead, bool& mark) {
        if (lead == 0 || mark) return;
        const std::string_view rest = form.substr(lead);
        const bool article =
            starts(rest, text::kArticle) && rest.size() >= text::kArticle.size() + 4;
        if (article ||
            (!known_whole && (model.data.known(rest) || (lead == bi && form.size() >= 10)))) {
          mark = true;
          if (article) f.definite = true;
        }
      };
      cut(waw, f.waw);
      cut(bi, f.bi);
      cut(li, f.li);
    }
    if (!f.masdar && f.source < 0 && !f.finite) f.masdar = masdar_shape(i);
  }
}

bool Scan::masdar_shape(std::size_t i) const {
  std::string_view form = tokens.form(i);
  if (form.substr(0, text::kArticle.size()) == text::kArticle)
    form.remove_prefix(text::kArticle.size());
  char32_t letters[Tables::kLongestShape];
  std::size_t n = 0;
  for (std::size_t k = 0; k < form.size();) {
    if (n == Tables::kLongestShape) return false;
    letters[n++] = utf8::next(form, k);
  }
  for (std::size_t s = model.first_shape[n]; s < model.first_shape[n + 1]; ++s) {
    const std::u32string& pattern = model.shapes[s].pattern;
    bool same = true;
    for (std::size_t k = 0; same && k < n; ++k)
      same = pattern[k] == U'?' || pattern[k] == letters[k];
    if (same) return true;
  }
  return false;
}

void Scan::pair_marks() {
  std::vector<std::uint32_t> open;  // indices of marks and brackets not yet closed
  const auto close = [this, &open](std::size_t depth, std::size_t i) {
    const std::uint32_t begin = open[depth];
    info[begin].partner = static_cast<std::uint32_t>(i);
    info[i].partner = begin;
    open.resize(depth);
  };
  for (std::size_t i = 0; i < size(); ++i) {
    if (tokens[i].line_before) {
      // Guillemets may run on over paragraphs; what else is open at the end of a line was never
      // closed.
      while (!open.empty() && tokens[open.back()].punct != kOpenGuillemet) open.pop_back();
      if (open.size() > 4) open.clear();
    }
    if (open.size() > kDeepest) open.erase(open.begin());
    if (!open.empty()) {
      for (std::size_t k = open.size(); k-- > 0;) {
        if (quote_mark(open[k])) {
          info[i].quote = open[k];
          break;
        }
      }
    }
    if (!punct(i)) continue;
    const char32_t c = tokens[i].punct;
    if (c == '(' || c == '[' || c == kOpenGuillemet) {
      open.push_back(static_cast<std::uint32_t>(i));
    } else if (c == ')' || c == ']' || c == kCloseGuillemet) {
      const auto match = [c](char32_t o) {
        return c == ')' ? o == '(' : c == ']' ? o == '[' : o == kOpenGuillemet;
      };
      for (std::size_t k = open.size(); k-- > 0;) {
        if (match(tokens[open[k]].punct)) {
          close(k, i);
          break;
        }
      }
    } else if (straight_family(c)) {
      std::size_t depth = open.size();
      for (std::size_t k = open.size(); k-- > 0;) {
        if (straight_family(tokens[open[k]].punct)) {
          depth = k;
          break;
        }
      }
      // After a colon and right before a word a quotation begins, whatever is open.
      const bool begins = i > 0 && punct(i - 1, ':') && i + 1 < size() && !punct(i + 1) &&
                          tokens[i + 1].begin == tokens[i].end &&
                          tokens[i].begin > tokens[i - 1].end;
      if (depth == open.size() || begins) {
        open.push_back(static_cast<std::uint32_t>(i));
      } else {
        close(depth, i);
      }
    }
  }
  for (std::size_t i = 0; i < size(); ++i) {
    if (info[i].quote != kNowhere && info[info[i].quote].partner == kNowhere)
      info[i].quote = kNowhere;
  }
}

}  // namespace waqai::quotation
