// What surrounds a candidate: its rank, the candidates beside it, the word before it, its subject,
// the day of its clause, the statement it stands in, and what the report has said before.
#include <algorithm>
#include <chrono>

#include "event/describer.h"

namespace waqai::event {

/// How many candidates stand before it in its clause and sentence.
void Describer::rank(Candidate& c, std::size_t k) {
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  const std::size_t first = sentences_[sentence].first_candidate;
  const std::size_t in_sentence = k - first;
  put(c, in_sentence == 0   ? Trait::k_sentence_rank_1
         : in_sentence == 1 ? Trait::k_sentence_rank_2
         : in_sentence <= 3 ? Trait::k_sentence_rank_4
                            : Trait::k_sentence_rank_late);
  const std::uint32_t clause = cx_.cells[c.token].clause;
  std::size_t in_clause = 0;
  for (std::size_t j = k;
       in_clause < 2 && j-- > first && cx_.cells[list_[j].token].clause == clause;) {
    ++in_clause;
  }
  put(c, in_clause == 0   ? Trait::k_clause_rank_1
         : in_clause == 1 ? Trait::k_clause_rank_2
                          : Trait::k_clause_rank_late);
  const std::uint32_t opening = cx_.cells[in_.tokens.sentences[sentence].token_begin].clause;
  put(c, clause == opening       ? Trait::k_clause_1
         : clause == opening + 1 ? Trait::k_clause_2
                                 : Trait::k_clause_late);
  const std::size_t n = in_.tokens.size();
  put(c, n < 180   ? Trait::k_short_report
         : n < 400 ? Trait::k_middling_report
                   : Trait::k_long_report);
  if (sentences_[sentence].background) put(c, Trait::k_background);
}

/// The candidates beside it: what it complements, what it is joined to, what it brings.
void Describer::neighbours(Candidate& c, std::size_t k) {
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  const auto open = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      if (cx_.has(i, kCellStop) && !cx_.has(i, kCellQuoteEdge)) return false;
    }
    return true;
  };
  if (k > 0 && in_.tokens[list_[k - 1].token].sentence == sentence) {
    const Candidate& p = list_[k - 1];
    const std::size_t gap = c.token - p.end;
    const bool joined = cx_.has(c.token, kCellWaw);
    if (joined && nominal(c) && nominal(p) && gap <= 4) put(c, Trait::k_second_conjunct);
    if (joined && verbal(c) && verbal(p)) put(c, Trait::k_second_verb);
    if (!joined && gap <= 6 && open(p.end, c.token) &&
        (nominal(c) || c.reading == Reading::kPresent)) {
      switch (p.type) {
        case EventType::kRequest:
          put(c, Trait::k_complement_request);
          break;
        case EventType::kAgree:
        case EventType::kConcede:
          put(c, Trait::k_complement_agree);
          break;
        case EventType::kAccuse:
        case EventType::kReject:
        case EventType::kThreaten:
          put(c, Trait::k_complement_hostile);
          break;
        case EventType::kSupport:
        case EventType::kCooperate:
          put(c, Trait::k_complement_support);
          break;
        case EventType::kConsult:
          put(c, Trait::k_complement_consult);
          break;
        default:
          put(c, verbal(p) ? Trait::k_complement_verb : Trait::k_complement_noun);
      }
    }
  }
  if (k + 1 < list_.size() && in_.tokens[list_[k + 1].token].sentence == sentence) {
    const Candidate& next = list_[k + 1];
    const std::size_t gap = next.token - c.end;
    const bool joined = cx_.has(next.token, kCellWaw);
    if (joined && nominal(c) && nominal(next) && gap <= 4) put(c, Trait::k_first_conjunct);
    if (!joined && nominal(next) && gap <= 4 && open(c.end, next.token)) {
      put(c, verbal(c) ? Trait::k_verb_with_noun : Trait::k_noun_with_noun);
      if (next.token == c.end) put(c, Trait::k_noun_next);
    }
  }
  if (violent(c)) {
    bool attack = false, dead = false;
    constexpr std::size_t kNear = 14;
    const auto look = [&](std::size_t j) {
      const std::size_t a = std::min(list_[j].token, c.token),
                        b = std::max(list_[j].token, c.token);
      if (b - a > kNear || in_.tokens[list_[j].token].sentence != sentence) return false;
      if (violent(list_[j])) (casualty(list_[j]) ? dead : attack) = true;
      return true;
    };
    for (std::size_t j = k; j-- > 0 && look(j);) {
    }
    for (std::size_t j = k + 1; j < list_.size() && look(j); ++j) {
    }
    if (casualty(c)) {
      if (attack) put(c, verbal(c) ? Trait::k_died_in_attack : Trait::k_dead_of_attack);
    } else {
      if (dead) put(c, Trait::k_attack_with_dead);
      if (attack) put(c, Trait::k_attack_twice);
    }
  }
}

/// The nearest word before it in its clause that makes it unreal.
void Describer::shade(Candidate& c) {
  const std::uint32_t clause = cx_.cells[c.token].clause;
  for (std::size_t back = 1; back <= 5 && back <= c.token; ++back) {
    const std::size_t i = c.token - back;
    if (cx_.cells[i].clause != clause) break;
    switch (words_[i].shade) {
      case Shade::kNegation:
        put(c, Trait::k_shade_negation);
        return;
      case Shade::kPossible:
        put(c, Trait::k_shade_possible);
        return;
      case Shade::kPurpose:
        put(c, Trait::k_shade_purpose);
        return;
      case Shade::kPlanned:
        put(c, Trait::k_shade_planned);
        return;
      case Shade::kOngoing:
        put(c, Trait::k_shade_ongoing);
        return;
      case Shade::kStop:
        put(c, Trait::k_shade_stop);
        return;
      case Shade::kNone:
        break;
    }
  }
}

/// Who does it: a name, people or a body, a thing.
void Describer::subject(Candidate& c) {
  const std::size_t n = in_.tokens.size();
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  const auto acts = [&](std::size_t i) {
    return i < n && in_.tokens[i].sentence == sentence &&
           (words_[i].person || cx_.cells[i].counted != CountKey::kNone);
  };
  const auto named = [&](std::size_t i) {
    return i < n && in_.tokens[i].sentence == sentence && cx_.cells[i].entity >= 0;
  };
  if (verbal(c)) {
    std::size_t i = c.end;
    if (i < n && cx_.cells[i].timex >= 0) {
      while (i < n && cx_.cells[i].timex >= 0) ++i;
    }
    const bool before = c.token > 0 && (named(c.token - 1) || acts(c.token - 1)) &&
                        !cx_.has(c.token, kCellClauseStart);
    put(c, named(i)  ? Trait::k_subject_name
           : acts(i) ? Trait::k_subject_people
           : before  ? Trait::k_subject_before
           : i < n && in_.tokens[i].sentence == sentence && cx_.has(i, kCellArticle)
               ? Trait::k_subject_thing
               : Trait::k_subject_none);
    if (i < n && in_.tokens[i].sentence == sentence && words_[i].media)
      put(c, Trait::k_subject_media);
    bool object = false;
    for (std::size_t k = i + 1; k < n && k < i + 6 && in_.tokens[k].sentence == sentence; ++k) {
      if (named(k) || acts(k)) object = true;
    }
    if (object) put(c, Trait::k_object_people);
    for (std::size_t back = 1; back <= 6 && back <= c.token; ++back) {
      if (cx_.cells[c.token - back].clause != cx_.cells[c.token].clause) break;
      if (cx_.cells[c.token - back].particle == Particle::kAuxiliary) {
        put(c, c.reading == Reading::kPast ? Trait::k_had_done : Trait::k_was_doing);
        break;
      }
    }
  } else if (nominal(c)) {
    if (named(c.end)) put(c, Trait::k_possessor_name);
    if (acts(c.end)) put(c, Trait::k_possessor_people);
  }
}

/// Its clause's time against the day of the report.
void Describer::period(Candidate& c) {
  const auto dct = in_.document.metadata().dct;
  if (!dct) return;
  const std::uint32_t clause = cx_.cells[c.token].clause, sentence = in_.tokens[c.token].sentence;
  if (!sentences_[sentence].time) return;
  const auto look = [&](std::size_t i) {
    const std::int32_t k = cx_.cells[i].timex;
    if (k < 0 || cx_.cells[i].clause != clause) return false;
    const Timex& t = in_.timexes[static_cast<std::size_t>(k)];
    if (t.type == TimexType::kDuration || t.type == TimexType::kSet || !t.from || !t.to)
      return false;
    if (t.from->day > *dct) {
      put(c, Trait::k_time_future);
    } else if (t.to->day + std::chrono::days{45} < *dct) {
      put(c, Trait::k_time_old);
    } else if (t.to->day - t.from->day <= std::chrono::days{1}) {
      put(c, Trait::k_time_recent);
    }
    return true;
  };
  for (std::size_t d = 1; d <= 25; ++d) {
    const std::size_t after = c.end + d - 1;
    if (after < in_.tokens.size() && in_.tokens[after].sentence == sentence && look(after)) return;
    if (d <= c.token && in_.tokens[c.token - d].sentence == sentence && look(c.token - d)) return;
  }
}

/// The word just before it, for nouns: a preposition, or a noun that makes an idea of it.
void Describer::head(Candidate& c) {
  const std::size_t n = in_.tokens.size();
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  if (c.end < n && in_.tokens[c.end].sentence == sentence) {
    const Cell& next = cx_.cells[c.end];
    if (next.particle == Particle::kRelative) put(c, Trait::k_next_relative);
    if (c.end + 1 < n && cx_.cells[c.end + 1].particle == Particle::kRelative &&
        in_.tokens[c.end + 1].sentence == sentence) {
      put(c, Trait::k_next_relative);
    }
    if (next.flags & kCellStop) put(c, Trait::k_next_stop);
  }
  if (verbal(c) && c.pronoun) put(c, Trait::k_verb_pronoun);
  if (c.token == 0 || in_.tokens[c.token - 1].sentence != sentence || !nominal(c)) return;
  const Cell& p = cx_.cells[c.token - 1];
  const TraitWords::Word& w = words_[c.token - 1];
  if (c.dual_or_plural) put(c, Trait::k_plural_noun);
  if (p.particle == Particle::kPrep) {
    put(c, p.frame & kFrameIn                       ? Trait::k_after_in
           : p.frame & kFrameOn                     ? Trait::k_after_on
           : p.frame & kFrameTo                     ? Trait::k_after_to
           : p.frame & kFrameFrom                   ? Trait::k_after_from
           : p.frame & kFrameAbout                  ? Trait::k_after_about
           : p.frame & (kFrameWith | kFrameBetween) ? Trait::k_after_with
                                                    : Trait::k_after_other);
    return;
  }
  if (cx_.has(c.token, kCellWaw) || c.ba || c.lam || p.timex >= 0 || (p.flags & kCellStop)) return;
  switch (w.head) {
    case Head::kGeneric:
      put(c, Trait::k_head_generic);
      break;
    case Head::kOccurrence:
      put(c, Trait::k_head_occurrence);
      break;
    case Head::kLimit:
      put(c, Trait::k_head_limit);
      break;
    case Head::kBody:
      put(c, Trait::k_head_body);
      break;
    case Head::kNone:
      if (p.flags & kCellArticle) {
        put(c, c.definite ? Trait::k_after_definite_noun : Trait::k_after_definite);
      } else if ((p.flags & kCellVerb) && p.particle == Particle::kNone) {
        put(c, Trait::k_after_verb);
      } else if (p.entity >= 0) {
        put(c, Trait::k_after_name);
      } else if (p.particle == Particle::kNone) {
        put(c, Trait::k_after_noun);
      }
  }
}

/// What the report has said before: words of the title beside it, a word after it that is old.
void Describer::given(Candidate& c) {
  const std::uint32_t sentence = in_.tokens[c.token].sentence;
  if (in_.tokens.sentences[sentence].title) return;
  const std::size_t begin = in_.tokens.sentences[sentence].token_begin,
                    end = in_.tokens.sentences[sentence].token_end;
  std::size_t shared = 0;
  for (std::size_t i = std::max(begin, c.token >= 7 ? std::size_t{c.token} - 7 : std::size_t{0});
       i < std::min<std::size_t>(end, c.end + 8); ++i) {
    if (known_[i] & kInTitle) ++shared;
  }
  put(c, shared == 0   ? Trait::k_title_words_none
         : shared <= 2 ? Trait::k_title_words_few
                       : Trait::k_title_words_many);
  if (known_[c.token] & kInTitle) put(c, Trait::k_word_in_title);
  if (known_[c.token] & kSaidBefore) put(c, Trait::k_word_said_before);
  if (c.end < end && in_.tokens[c.end].kind == text::TokenKind::kWord) {
    const Cell& next = cx_.cells[c.end];
    if (next.particle == Particle::kNone && next.timex < 0) {
      put(c, known_[c.end] & kSaidBefore ? Trait::k_complement_old : Trait::k_complement_new);
    }
  }
}

/// The statement it stands in.
void Describer::told(Candidate& c) {
  const std::int32_t content = cx_.cells[c.token].content;
  if (content < 0) return;
  const Statement& s = in_.statements[static_cast<std::size_t>(content)];
  put(c, s.kind == StatementKind::kDirect  ? Trait::k_told_direct
         : s.kind == StatementKind::kMixed ? Trait::k_told_mixed
                                           : Trait::k_told_indirect);
  switch (s.stance) {
    case Stance::kPromises:
    case Stance::kThreatens:
    case Stance::kDemands:
      put(c, Trait::k_told_will);
      break;
    case Stance::kAccuses:
    case Stance::kAlleges:
    case Stance::kCondemns:
      put(c, Trait::k_told_blame);
      break;
    case Stance::kDenies:
    case Stance::kDoubts:
    case Stance::kRefuses:
      put(c, Trait::k_told_denial);
      break;
    case Stance::kWarns:
    case Stance::kPredicts:
      put(c, Trait::k_told_forecast);
      break;
    case Stance::kPraises:
      put(c, Trait::k_told_praise);
      break;
    case Stance::kNeutral:
    case Stance::kAsserts:
    case Stance::kAdmits:
      break;
  }
  if (s.parent) put(c, Trait::k_told_nested);
  if (s.anonymous) put(c, Trait::k_told_unnamed);
  if (!s.content) return;
  const std::size_t begin = in_.tokens.first_at(s.content->begin.value);
  if (c.token <= begin + 1) {
    put(c, Trait::k_told_first);
  } else if (c.token <= begin + 5) {
    put(c, Trait::k_told_early);
  }
}

}  // namespace waqai::event
