// The noun phrases round one trigger: the walk shared by the rooms of the argument reader.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "event/arguments.h"

namespace waqai::event {

/// Tokens from begin up to end.
struct Phrase {
  std::size_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
};

/// Ends in teh marbuta (folded to heh).
inline bool ends_feminine(std::string_view form) {
  return form.size() > 4 && form.substr(form.size() - 2) == "\xD9\x87";
}

/// Reads the arguments of one candidate.
class Finder {
 public:
  Finder(const Input& in, const Context& cx, const std::vector<Candidate>& all, const Candidate& c)
      : in_(in), cx_(cx), all_(all), c_(c) {}
  Arguments run();

 private:
  bool inside(std::size_t i) const {
    return i < in_.tokens.size() && in_.tokens[i].sentence == in_.tokens[c_.token].sentence;
  }
  const Cell& cell(std::size_t i) const { return cx_.cells[i]; }
  bool quote(std::size_t i) const { return (cell(i).flags & kCellQuoteEdge) != 0; }
  bool finite(std::size_t i) const {
    const Cell& b = cell(i);
    return (b.flags & kCellVerb) && !(b.flags & (kCellArticle | kCellBa)) && b.entity < 0 &&
           b.particle == Particle::kNone && b.quantity < 0;
  }
  bool breaks(std::size_t i) const;
  const Candidate* candidate_at(std::size_t i) const;
  bool happening(std::size_t i) const;
  bool tells(std::size_t i) const;
  bool construct(std::size_t i) const;
  bool settled(Phrase p) const;
  bool local(Phrase p) const;
  bool oblique_only(std::size_t i) const;
  bool affects(Phrase p) const;
  bool somebody(Phrase p) const;
  bool of_person(Phrase p) const;
  bool sound_plural(std::size_t i) const;
  bool kept_nun(std::size_t i) const;
  bool resumes(std::size_t i) const;
  bool suffered() const {
    switch (c_.row->type) {
      case EventType::kAssault:
      case EventType::kDisaster:
      case EventType::kAccident:
      case EventType::kDeath:
        return true;
      default:
        return false;
    }
  }
  /// An act of authority on people.
  bool restrains() const {
    return c_.row->type == EventType::kCoerce || c_.row->type == EventType::kJustice ||
           c_.row->type == EventType::kSanction || c_.row->type == EventType::kRetreat;
  }
  bool ta_marbuta(std::size_t i) const;
  bool pronoun_on(std::size_t i) const;
  bool done() const {
    for (std::size_t k = c_.token; k-- > 0 && inside(k) && c_.token - k <= 2;) {
      if (cell(k).particle == Particle::kDone) return true;
    }
    return false;
  }
  Phrase phrase(std::size_t i) const;
  Phrase phrase_before(std::size_t i, bool nearest = false) const;
  void add(std::vector<Span>& out, Phrase p, bool conjoined = true) const;
  Span nearest(Span s) const;
  std::optional<Span> antecedent(std::size_t before, const std::vector<Span>& doers) const;
  std::optional<Span> last_agent(std::size_t before) const;
  Phrase subject_of(std::size_t v) const;
  std::size_t object_in(Phrase p) const;
  bool agrees(Phrase p) const;
  bool continued(Arguments& a, std::size_t before, bool in_content = false);
  Phrase late_subject(std::size_t i) const;
  bool controlled(Arguments& a);
  std::size_t past_aside(std::size_t i) const;
  std::size_t past_office(std::size_t i) const;
  bool disagrees(std::size_t i) const;
  bool marked_passive() const;
  Phrase before_aside(std::size_t back) const;
  bool of_people(Phrase p) const;
  void act(Arguments& a, Phrase p);
  void target(Arguments& a, Phrase p);
  void verb(Arguments& a);
  Phrase tokens_of(Span s) const;
  std::optional<Span> speaker(const Statement& s) const;
  void speech(Arguments& a) const;
  void participle(Arguments& a);
  bool has_object(std::size_t i) const;
  bool takes_up(std::size_t v) const;
  bool object_after_pronoun(std::size_t i) const;
  Phrase owner_of(Phrase p) const;
  std::uint16_t affecting() const;
  bool located(Phrase p) const;
  bool place_name(Phrase p) const;
  bool written(std::size_t k) const;
  std::int32_t named_after(std::size_t i) const;
  void nominal(Arguments& a);
  void prepositions(Arguments& a, std::size_t from);
  std::uint16_t local_frame(std::size_t first) const;
  bool stands_at(std::size_t k) const;
  Span bare(Phrase p) const;
  std::optional<Span> seat(Span body) const;
  std::optional<Span> common_place() const;
  std::optional<Span> hosted() const;
  void place(Arguments& a);
  void way(Arguments& a);
  void instrument(Arguments& a);
  void subject_of_sentence(Arguments& a);

  const Input& in_;
  const Context& cx_;
  const std::vector<Candidate>& all_;
  const Candidate& c_;
};

}  // namespace waqai::event
