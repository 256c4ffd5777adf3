// A toll is linked to the deed that a preposition brings in after it (`twelve were killed in a
// raid`), or that stands before it with a verb of result (`the raid led to the death of twelve`). A
// second toll goes with the first.
#include "event/tolls.h"

#include <algorithm>

namespace waqai::event {
namespace {

constexpr std::uint32_t kReach = 26;

bool verbal(const Candidate& c) {
  return c.reading == Reading::kPast || c.reading == Reading::kPresent;
}

bool deed(const Candidate& c) {
  return !c.row->toll && c.row->prior >= 2 &&
         (c.type == EventType::kAssault || c.type == EventType::kAccident ||
          c.type == EventType::kDisaster);
}

class Linker {
 public:
  Linker(const Input& in, const Context& cx, std::vector<Candidate>& list)
      : in_(in), cx_(cx), list_(list) {}

  void run() {
    for (std::size_t k = 0; k < list_.size(); ++k) {
      Candidate& c = list_[k];
      if (!c.row->toll) continue;
      std::int32_t of = after(k);
      if (of < 0) of = before(k);
      if (of < 0) of = beside(k);
      if (of < 0) continue;
      c.toll_of = of;
      Candidate& what = list_[static_cast<std::size_t>(of)];
      if (what.toll < 0) what.toll = static_cast<std::int32_t>(k);
    }
  }

 private:
  const Cell& cell(std::size_t i) const { return cx_.cells[i]; }
  bool near(const Candidate& a, const Candidate& b) const {
    return in_.tokens[a.token].sentence == in_.tokens[b.token].sentence &&
           cell(a.token).content == cell(b.token).content &&
           (a.token < b.token ? b.token - a.token : a.token - b.token) <= kReach;
  }

  /// Whether a preposition right before it brings in a deed named after the toll.
  bool brought(const Candidate& c) const {
    for (std::size_t back = 1; back <= 4 && back <= c.token; ++back) {
      const Cell& b = cell(c.token - back);
      if (b.flags & kCellStop) return false;
      switch (b.particle) {
        case Particle::kPrep:
          return (b.frame & kFrameIn) != 0;
        case Particle::kTime:
          return b.time_word == TimeWord::kAfter;
        case Particle::kCause:
        case Particle::kAgent:
          return true;
        case Particle::kNone:
        case Particle::kGeneric:
          break;
        default:
          return false;
      }
      if (back > 1 && (b.flags & kCellVerb) && !(b.flags & kCellArticle) && b.entity < 0)
        return false;
    }
    return false;
  }

  /// An accident told in a clause with `after`: after the boat had collided.
  bool followed(const Candidate& c) const {
    if (c.type != EventType::kAccident) return false;
    for (std::size_t back = 1; back <= 2 && back <= c.token; ++back) {
      const Cell& b = cell(c.token - back);
      if (b.particle == Particle::kSubordinator) return b.time_word == TimeWord::kAfter;
    }
    return false;
  }

  std::int32_t after(std::size_t k) const {
    const Candidate& c = list_[k];
    for (std::size_t j = k + 1; j < list_.size() && near(c, list_[j]); ++j) {
      const Candidate& a = list_[j];
      if (deed(a))
        return (verbal(a) ? followed(a) : brought(a)) ? static_cast<std::int32_t>(j) : -1;
      if (verbal(a) && !a.row->toll) return -1;
    }
    return -1;
  }

  /// The deed that a verb of result before the toll has for its subject.
  std::int32_t before(std::size_t k) const {
    const Candidate& c = list_[k];
    std::size_t verb = c.token;
    bool found = false;
    for (std::size_t i = c.token; i-- > 0 && c.token - i <= kReach;) {
      if (in_.tokens[i].sentence != in_.tokens[c.token].sentence) break;
      const Cell& b = cell(i);
      if (b.light == LightEffect::kCause && b.light_finite) {
        verb = i;
        found = true;
        break;
      }
      if (b.particle == Particle::kComplementizer) break;
    }
    if (!found) return led_to(k);
    // its subject after the verb, else the nearest deed before it
    std::int32_t best = -1;
    for (std::size_t j = k; j-- > 0 && near(c, list_[j]);) {
      if (!deed(list_[j])) continue;
      if (list_[j].token < verb) return best >= 0 ? best : static_cast<std::int32_t>(j);
      best = static_cast<std::int32_t>(j);
    }
    return best;
  }

  /// A deed right after its verb, and the toll after the preposition that goes with it.
  std::int32_t led_to(std::size_t k) const {
    const Candidate& c = list_[k];
    if (verbal(c) || c.token == 0 || !(cell(c.token - 1).frame & (kFrameTo | kFrameAbout)))
      return -1;
    for (std::size_t j = k; j-- > 0 && near(c, list_[j]);) {
      const Candidate& a = list_[j];
      if (verbal(a)) return -1;
      if (!deed(a) || a.token == 0) continue;
      const Cell& v = cell(a.token - 1);
      const bool finite = (v.flags & kCellVerb) && !(v.flags & kCellArticle) && v.entity < 0 &&
                          v.particle == Particle::kNone && v.cue < 0;
      return finite ? static_cast<std::int32_t>(j) : -1;
    }
    return -1;
  }

  /// Joined to another toll of the sentence.
  std::int32_t beside(std::size_t k) const {
    const Candidate& c = list_[k];
    if (!cx_.has(c.token, kCellWaw)) return -1;
    for (std::size_t j = k; j-- > 0 && near(c, list_[j]);) {
      const Candidate& a = list_[j];
      if (a.row->toll)
        return a.row->outcome == c.row->outcome ? -1
               : a.toll_of >= 0                 ? a.toll_of
                                                : static_cast<std::int32_t>(j);
      if (verbal(a) || deed(a)) return -1;
    }
    return -1;
  }

  const Input& in_;
  const Context& cx_;
  std::vector<Candidate>& list_;
};

}  // namespace

void link_tolls(const Input& in, const Context& cx, std::vector<Candidate>& list) {
  Linker(in, cx, list).run();
}

}  // namespace waqai::event
