// One walk over the tokens: where words of time begin, the longest expression is parsed, weighed by
// its context, and resolved against the report day and the times before it.
#include "timex/timex.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "timex/context.h"
#include "timex/format.h"
#include "timex/parser.h"
#include "timex/resolve.h"

namespace waqai::timex {

struct Model::Impl {
  explicit Impl(const lexicon::Data& data) : vocabulary(data), messages(data) {}
  Vocabulary vocabulary;
  lexicon::Messages messages;
};

Model::Model(const lexicon::Data& data) : impl_(std::make_unique<const Impl>(data)) {}
Model::~Model() = default;
std::span<const Error> Model::faults() const { return impl_->vocabulary.faults(); }

namespace {

/// How many times back an antecedent is looked for.
constexpr std::size_t kAntecedentReach = 256;

// What is kept of a node beside its Timex, for the second pass.
struct Trace {
  std::uint32_t sentence = 0;
  int free_weekday = 0;  ///< a weekday without any mark, or 0
  bool quoted = false;
  bool told = false;  ///< its side was told by a verb or a word
};

class Walk {
 public:
  Walk(const Document& document, const text::Tokens& tokens, const lexicon::Hits& hits,
       const Vocabulary& vocabulary, const lexicon::Messages& messages,
       std::vector<Diagnostic>& diagnostics)
      : document_(document),
        tokens_(tokens),
        vocabulary_(vocabulary),
        messages_(messages),
        words_(vocabulary, tokens, hits),
        parser_(words_),
        context_(words_),
        diagnostics_(diagnostics) {}

  std::vector<Timex> run() {
    for (std::size_t i = 0; i < tokens_.size();) i = step(i);
    settle_titles();
    return std::move(out_);
  }

 private:
  std::size_t step(std::size_t i) {
    const bool number = tokens_[i].kind == text::TokenKind::kNumber;
    if (!number && !words_.opens(i) &&
        !words_.vocabulary().numerals().begins(tokens_, words_.hits(), i)) {
      return i + 1;
    }
    Node n = parser_.parse(i);
    {
      // A day of a list or range that takes its month from a later one; longer only by meaning.
      Node shared;
      const std::size_t e =
          (!n.valid() || n.kind != NodeKind::kPoint || n.end <= i + 1) &&
                  (number || words_.number(i).has_value() || words_.at(i, Cls::kArticle) != nullptr)
              ? parser_.shared_day(i, shared)
              : 0;
      if (e != 0 && (!n.valid() || n.end <= e)) n = shared;
    }
    if (!n.valid()) return i + 1;
    share_month(n);
    share_relative(n);
    settle_offset(n);
    if (!n.valid()) return i + 1;
    if (n.kind == NodeKind::kSet && n.amount.count == 1 && n.amount.unit == Unit::kNone &&
        n.set == nullptr && n.weekday == 0) {
      return i + 1;
    }
    if (!context_.accepts(n, after_year(n))) {
      // The name of a street or movement goes whole.
      return n.kind == NodeKind::kPoint && n.day > 0 ? n.end : i + 1;
    }
    if (!emit(n)) return i + 1;
    return n.end;
  }

  // A month without a year before one with it: `بين ديسمبر ويناير المقبلين`.
  void share_month(Node& n) const {
    if (n.kind != NodeKind::kPoint || n.month == 0 || n.year.kind != RefKind::kNone ||
        n.direction != Direction::kNone || n.weekday > 0 || n.offset.has_value()) {
      return;
    }
    std::size_t q = parser_.connector(n.end);
    if (q == 0 && words_.follows(n.end)) {
      if (words_.with(n.end, Cls::kMonth, text::kWaw) != nullptr)
        q = n.end;
      else if (const auto v = words_.number(n.end); v && v->proclitics == text::kWaw)
        q = n.end;
      else if (const Word* a = words_.bare(n.end, Cls::kAnd); a != nullptr)
        q = a->end;
    }
    if (q == 0 || q >= tokens_.size()) return;
    const Node later = parser_.parse(q);
    if (later.kind != NodeKind::kPoint || later.month == 0 || later.system != n.system) return;
    if (later.field == Field::kDay && n.field != Field::kDay) return;
    if (later.year.kind == RefKind::kAbsolute || later.year.kind == RefKind::kShift) {
      n.year = later.year;
      if (n.month > later.month) --n.year.value;
    } else if (later.direction == Direction::kPast || later.direction == Direction::kFuture ||
               later.direction == Direction::kCurrent) {
      n.direction = later.direction;
      n.steps = later.steps;
    } else {
      return;
    }
    n.month_alone = false;
  }

  // `السبت والأحد الماضيين`: the relative word of the second weekday holds for both.
  void share_relative(Node& n) const {
    if (n.kind != NodeKind::kPoint || n.weekday == 0 || n.day > 0 || n.nth != 0 ||
        n.offset.has_value() || n.direction != Direction::kNone || !words_.follows(n.end)) {
      return;
    }
    const Word* second = words_.with(n.end, Cls::kWeekday, text::kWaw);
    if (second == nullptr || !words_.follows(second->end)) return;
    const Word* r = words_.bare(second->end, Cls::kRelative);
    if (r == nullptr || (r->row.flags & kIndefinite) != 0) return;
    n.direction = static_cast<Direction>(r->row.a);
    n.steps = r->row.b;
  }

  // Whether "after a week" is a date or only an amount.
  void settle_offset(Node& n) const {
    if (n.kind != NodeKind::kOffset) return;
    const auto as_duration = [&n]() {
      n.kind = NodeKind::kDuration;
      n.begin = n.amount_begin;
      n.needs_context = false;
      n.rule = "duration.of_offset";
    };
    if (n.offset_kind == OffsetKind::kAfterAntecedent ||
        n.offset_kind == OffsetKind::kBeforeAntecedent) {
      if (n.passing && words_.follows(n.end) && words_.bare(n.end, Cls::kOn) != nullptr)
        as_duration();
      return;
    }
    if (n.offset_kind == OffsetKind::kSince) return;
    if (words_.follows(n.end)) {
      const Word* of = words_.bare(n.end, Cls::kOf);
      if (of != nullptr) {
        as_duration();
        return;
      }
      if (n.offset_kind == OffsetKind::kAfter) {
        if (words_.bare(n.end, Cls::kOn) != nullptr) {
          as_duration();
          return;
        }
        const Word* in = words_.bare(n.end, Cls::kIn);
        if (in != nullptr && words_.follows(in->end)) {
          const Node date = parser_.parse(in->end);
          if (date.kind == NodeKind::kPoint) {
            as_duration();
            return;
          }
        }
      }
    }
    if (n.offset_kind == OffsetKind::kAfter) {
      const Direction tense = context_.tense(n);
      if (tense == Direction::kPast || (n.amount.vague && tense != Direction::kFuture))
        as_duration();
    }
  }

  bool after_year(const Node& n) const {
    if (out_.empty() || !last_year_ || n.begin == 0) return false;
    if (last_end_ == n.begin) return false;
    if (n.begin - last_end_ > 2) return false;
    if (tokens_[n.begin].line_before) return false;
    const std::size_t k = last_end_;
    if (n.begin - k == 1) {
      return words_.bare(k, Cls::kAnd) != nullptr || words_.at(k, Cls::kTo) != nullptr ||
             words_.punct(k, '-') || words_.punct(k, 0x2013) || words_.punct(k, 0x60C) ||
             words_.punct(k, ',') || words_.punct(k, '/');
    }
    return words_.punct(k, 0x60C) && words_.bare(k + 1, Cls::kAnd) != nullptr;
  }

  std::uint8_t lead_of(std::size_t i) const {
    int lead = -1;
    for (const Word& w : words_.all(i)) {
      if (w.row.cls == Cls::kLookAlike || w.row.cls >= Cls::kCueYearEvent ||
          w.row.cls == Cls::kNamedDay) {
        continue;
      }
      if (lead < 0 || w.lead < lead) lead = w.lead;
    }
    if (const auto v = words_.number(i); v && (lead < 0 || v->lead < lead)) lead = v->lead;
    return static_cast<std::uint8_t>(std::max(lead, 0));
  }

  Setting setting(const Node& n) const {
    Setting s;
    s.messages = &messages_;
    s.dct = document_.metadata().dct;
    s.dct_minute = document_.metadata().dct_minute;
    s.before = out_;
    s.in_quotes = context_.in_quotes(n.begin);
    const std::uint32_t sentence = tokens_[n.begin].sentence;
    // An antecedent lies near; without the bound a long list of lengths would be walked each time.
    const std::size_t oldest = out_.size() - std::min(out_.size(), kAntecedentReach);
    for (std::size_t k = out_.size(); k-- > oldest;) {
      const Timex& t = out_[k];
      if (!t.from || (t.type != TimexType::kDate && t.type != TimexType::kTime)) continue;
      if (t.value.size() > 4 && t.value.compare(t.value.size() - 4, 4, "_REF") == 0) continue;
      const auto index = static_cast<std::uint32_t>(k);
      const bool day = t.granularity <= Granularity::kDay && t.granularity != Granularity::kUnknown;
      const bool month = day || t.granularity == Granularity::kMonth;
      const bool year =
          month || (t.granularity <= Granularity::kYear && t.granularity != Granularity::kUnknown);
      if (day && !s.day_antecedent) s.day_antecedent = index;
      if (month && !s.month_antecedent) s.month_antecedent = index;
      if (year && !s.year_antecedent) s.year_antecedent = index;
      if (day && !s.clause_day && traces_[k].sentence == sentence) s.clause_day = index;
      if (s.day_antecedent == index && traces_[k].sentence + 2 >= sentence && s.dct &&
          t.from->day < *s.dct && (*s.dct - t.from->day).count() <= 7)
        s.story_day = index;
      // "Then" takes over the very last time before it, not a bound or an amount.
      if (k + 1 == out_.size() && traces_[k].sentence + 1 >= sentence && t.role != "by" &&
          t.role != "until" && t.role != "since") {
        s.near_antecedent = index;
      }
      if (s.day_antecedent && s.month_antecedent && s.year_antecedent) break;
    }
    if (s.in_quotes && n.offset.has_value()) {
      // Who speaks on a day named before the quotation counts from that day.
      s.spoken = context_.tense(n, 1, 0) != Direction::kNone;
      for (std::size_t k = out_.size(); k-- > oldest && traces_[k].sentence == sentence;) {
        const Timex& t = out_[k];
        if (traces_[k].quoted || !t.from || t.granularity > Granularity::kDay || !s.dct) continue;
        const auto age = (*s.dct - t.from->day).count();
        if (age >= 0 && age <= 7 && t.role.empty()) s.speech = static_cast<std::uint32_t>(k);
        break;
      }
    }
    const bool wants_tense = n.kind == NodeKind::kPoint && n.direction == Direction::kNone &&
                             n.year.kind == RefKind::kNone && !n.offset.has_value() &&
                             (n.weekday > 0 || n.month > 0 || n.feast >= 0 ||
                              n.field == Field::kWeekend || n.part != Part::kNone || n.clock != -1);
    if (wants_tense) {
      // A date that is all there is asks for the coming one.
      s.alone = alone(n);
      s.tense = s.alone ? Direction::kFuture : context_.tense(n);
      // What something has gone on since is past.
      s.past = words_.before(n.begin, Cls::kSince) != nullptr;
      if (s.past) s.tense = Direction::kPast;
      // What is imposed until a weekday ends on one to come; what lasted or was done until then is
      // over.
      if (n.weekday > 0 && s.tense == Direction::kPast &&
          words_.before(n.begin, Cls::kCueUntil) != nullptr &&
          context_.near_before(n, Cls::kCueImposed, 14) &&
          !context_.near_before(n, Cls::kCueLasting, 14) &&
          !context_.near_before(n, Cls::kWeekday, 6))
        s.tense = Direction::kFuture;
    }
    if (n.kind == NodeKind::kOffset && n.offset_kind == OffsetKind::kSince) {
      s.state =
          context_.near_before(n, Cls::kCueState, 8) || context_.near_after(n, Cls::kCueState, 6);
      s.begin = context_.near_before(n, Cls::kCueBegin, 8);
    }
    return s;
  }

  // Nothing but the expression and a preposition.
  bool alone(const Node& n) const {
    if (n.begin > 1) return false;
    std::size_t end = tokens_.size();
    while (end > n.end && tokens_[end - 1].kind == text::TokenKind::kPunct) --end;
    return end == n.end && (n.begin == 0 || words_.before(n.begin, Cls::kCueOn) != nullptr);
  }

  bool emit(Node& n) {
    Timex t;
    const std::uint8_t lead = lead_of(n.begin);
    const std::uint32_t begin =
        lead == 0 ? tokens_[n.begin].begin : text::text_offset(document_, tokens_, n.begin, lead);
    t.span = make_span(begin, tokens_[n.end - 1].end);
    named_event(n);
    if (const Word* b = words_.before(n.begin, Cls::kBound);
        b != nullptr && (b->row.flags & kOutside) != 0 && n.mod == TimexMod::kNone &&
        n.kind == NodeKind::kDuration && (b->row.flags & kAfterWord) == 0) {
      n.mod = static_cast<TimexMod>(b->row.a);
    }
    Setting s = setting(n);
    if (n.kind == NodeKind::kPoint && n.weekday > 0 && n.day == 0 && !out_.empty() &&
        last_end_ < n.begin && parser_.connector(last_end_) == n.begin &&
        out_.back().granularity == Granularity::kDay && out_.back().from) {
      // `من الأحد إلى الخميس`: the first such day after the other end.
      s.after = out_.back().from->day;
    }
    if (!resolve(n, s, vocabulary_, t, diagnostics_)) return false;
    if (t.role.empty()) t.role = context_.role(n);
    if (t.role == "by" && t.type == TimexType::kDuration && s.dct && !t.from &&
        n.kind == NodeKind::kDuration) {
      t.from = Moment{*s.dct, {}};
    }
    if (t.anchor == TimexAnchor::kUnresolved && !s.dct && !reported_) {
      reported_ = true;
      diagnostics_.push_back(s.messages->make("no_document_date", t.span));
    }
    t.why.rule = std::string("timex.") + n.rule;
    t.why.evidence.push_back(t.span);
    if (t.antecedent) t.why.evidence.push_back(out_[*t.antecedent].span);
    // `طوال الأسبوع الماضي`: all of it, not a day of it.
    if (t.from && t.to && t.from != t.to && words_.before(n.begin, Cls::kFor) != nullptr)
      t.throughout = true;
    if (ends_range(n, t)) {
      Timex& first = out_.back();
      first.range_end = static_cast<std::uint32_t>(out_.size());
      first.throughout = words_.before(last_begin_, Cls::kBetween) == nullptr;
    }
    compare_calendars(n, t);
    t.edtf = edtf_of(t);
    out_.push_back(std::move(t));
    Trace trace;
    trace.sentence = tokens_[n.begin].sentence;
    trace.quoted = s.in_quotes;
    if (n.kind == NodeKind::kPoint && n.weekday > 0 && n.day == 0 && !n.offset.has_value() &&
        n.nth == 0 && n.unit_ref.kind == RefKind::kNone) {
      trace.free_weekday = n.weekday;
      trace.told = n.direction != Direction::kNone || s.tense != Direction::kNone;
    }
    traces_.push_back(trace);
    last_begin_ = n.begin;
    last_end_ = n.end;
    last_year_ =
        n.kind == NodeKind::kPoint && n.field == Field::kYear && n.year.kind == RefKind::kAbsolute;
    return true;
  }

  // `من 3 إلى 7 مايو`, `بين ديسمبر ويناير`, `1979-2003`: this time ends a range the last one began.
  bool ends_range(const Node& n, const Timex& t) const {
    if (out_.empty() || last_end_ == 0 || last_end_ > n.begin || !t.to) return false;
    const Timex& first = out_.back();
    const auto point = [](const Timex& x) {
      return x.type == TimexType::kDate || x.type == TimexType::kTime;
    };
    if (!point(first) || !point(t) || !first.from || t.to->day < first.from->day) return false;
    if (parser_.connector(last_end_) == n.begin) return true;
    if (words_.before(last_begin_, Cls::kBetween) == nullptr) return false;
    if (last_end_ == n.begin) return lead_of(n.begin) > 0;
    if (const Word* a = words_.bare(last_end_, Cls::kAnd); a != nullptr) return a->end == n.begin;
    return false;
  }

  // `9 ربيع الثاني 1447 ه الموافق 1 أكتوبر 2025م`: two names of one day, a day apart at most,
  // since the crescent is seen on different evenings.
  void compare_calendars(const Node& n, Timex& t) {
    if (out_.empty() || last_end_ >= n.begin || n.begin - last_end_ > 2) return;
    Timex& first = out_.back();
    if (first.calendar == t.calendar || !first.from || !t.from) return;
    if (first.granularity != Granularity::kDay || t.granularity != Granularity::kDay) return;
    const bool bracket = words_.punct(n.begin - 1, '(') && words_.punct(n.end, ')');
    if (!bracket && words_.before(n.begin, Cls::kMatching) == nullptr) return;
    if (std::abs((first.from->day - t.from->day).count()) <= 1) return;
    first.alternatives.push_back({t.value, t.from, t.to, "the other calendar"});
    t.alternatives.push_back({first.value, first.from, first.to, "the other calendar"});
    diagnostics_.push_back(messages_.make("calendars_disagree", t.span, {first.value, t.value}));
  }

  // `هجمات 11 سبتمبر`: the noun before the date fixes the year.
  void named_event(Node& n) const {
    if (n.kind != NodeKind::kPoint || n.month == 0 || n.year.kind != RefKind::kNone ||
        n.direction != Direction::kNone || n.weekday > 0 || n.begin == 0) {
      return;
    }
    if (n.field != Field::kDay && n.field != Field::kMonth) return;
    for (std::size_t back = 1; back <= 2 && back <= n.begin; ++back) {
      for (const Word& w : words_.all(n.begin - back)) {
        if (w.row.cls != Cls::kNamedDay || w.end != n.begin) continue;
        if (w.row.a != n.month || w.row.b != n.day) continue;
        const std::optional<std::chrono::sys_days> dct = document_.metadata().dct;
        if (dct) {
          const int y = calendar::from_day(calendar::System::kGregorian, *dct).year;
          const auto d = calendar::to_day(calendar::System::kGregorian,
                                          {w.row.c, n.month, std::max(1, n.day)});
          if (!d || *d > *dct || y < w.row.c) continue;
        }
        n.year = {RefKind::kAbsolute, w.row.c};
        n.named_event = true;
        return;
      }
    }
  }

  // A weekday of the headline without a verb means the day the body means by the same weekday.
  void settle_titles() {
    for (std::size_t k = 0; k < out_.size(); ++k) {
      if (traces_[k].free_weekday == 0 || traces_[k].told) continue;
      if (traces_[k].sentence >= tokens_.sentences.size() ||
          !tokens_.sentences[traces_[k].sentence].title)
        continue;
      for (std::size_t m = k + 1; m < out_.size(); ++m) {
        const Timex& t = out_[m];
        if (!t.from || t.granularity > Granularity::kDay) continue;
        if (calendar::weekday(t.from->day) != traces_[k].free_weekday) continue;
        if (traces_[m].free_weekday != 0 && !traces_[m].told) continue;
        Timex& title = out_[k];
        if (title.type == TimexType::kDate) {
          const std::chrono::sys_days d = t.from->day;
          title.value = format_day(d);
          title.from = title.to = Moment{d, {}};
          title.edtf = title.value;
          title.why.evidence.push_back(t.span);
        }
        break;
      }
    }
  }

  const Document& document_;
  const text::Tokens& tokens_;
  const Vocabulary& vocabulary_;
  const lexicon::Messages& messages_;
  Words words_;
  Parser parser_;
  Context context_;
  std::vector<Diagnostic>& diagnostics_;
  std::vector<Timex> out_;
  std::vector<Trace> traces_;
  std::size_t last_begin_ = 0;
  std::size_t last_end_ = 0;
  bool last_year_ = false;
  bool reported_ = false;
};

}  // namespace

std::vector<Timex> Model::extract(const Document& document, const text::Tokens& tokens,
                                  const lexicon::Hits& hits, std::span<const Quantity>,
                                  std::vector<Diagnostic>& diagnostics) const {
  if (tokens.size() == 0) return {};
  return Walk(document, tokens, hits, impl_->vocabulary, impl_->messages, diagnostics).run();
}

}  // namespace waqai::timex
