// Gives every field a linguist may want to pin down a short key; spans become the words they cover.
#include "observe.h"

#include <array>
#include <charconv>

#include "json/names.h"

namespace waqai::cases {
namespace {

/// The names of the JSON schema.
template <class E>
std::string name(E value) {
  return std::string(json::name(value));
}

std::string number(double value) {
  std::array<char, 32> buffer{};
  const auto r = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return std::string(buffer.data(), r.ptr);
}

std::string moment(const std::optional<Moment>& m) { return m ? json::format(*m) : std::string(); }

std::string yes(bool b) { return b ? "yes" : "no"; }

class Observer {
 public:
  explicit Observer(const Analysis& analysis) : a_(analysis) {}

  std::vector<Observation> run() {
    for (const Sentence& s : a_.sentences) {
      add("sentence", s.span, {{"title", yes(s.title)}});
    }
    for (const Quantity& q : a_.quantities) quantity(q);
    for (const Timex& t : a_.timexes) timex(t);
    for (const Entity& e : a_.entities) {
      add("entity", e.span,
          {{"type", name(e.type)},
           {"code", e.code},
           {"canon", e.canon},
           {"kb", e.kb_id},
           {"english", e.english},
           {"phrase", words(e.noun_phrase)},
           {"rule", e.why.rule}});
    }
    for (const Place& p : a_.places) place(p);
    for (const Statement& s : a_.statements) statement(s);
    for (const Event& e : a_.events) event(e);
    for (const Commitment& c : a_.commitments) commitment(c);
    for (const RivalGroup& r : a_.chronology.rivals) rival(r);
    for (const Diagnostic& d : a_.diagnostics) {
      out_.push_back({"diagnostic", d.span, {{"code", d.code}}});
    }
    return std::move(out_);
  }

 private:
  using Keys = std::vector<std::pair<std::string_view, std::string>>;

  void add(std::string_view layer, Span span, Keys keys) {
    out_.push_back({layer, span, std::move(keys)});
  }
  std::string words(Span s) const { return std::string(a_.document->text(s)); }
  std::string words(const std::optional<Span>& s) const { return s ? words(*s) : std::string(); }
  std::string words(const std::vector<Span>& list) const {
    std::string out;
    for (const Span s : list) {
      if (!out.empty()) out += ';';
      out += words(s);
    }
    return out;
  }
  std::string time_value(std::optional<std::uint32_t> index) const {
    return index && *index < a_.timexes.size() ? a_.timexes[*index].value : std::string();
  }
  std::string cue(std::optional<std::uint32_t> index) const {
    return index && *index < a_.statements.size() ? words(a_.statements[*index].cue)
                                                  : std::string();
  }

  void quantity(const Quantity& q) {
    add("quantity", q.span,
        {{"value", number(q.value)},
         {"upper", q.upper ? number(*q.upper) : std::string()},
         {"op", name(q.op)},
         {"ordinal", yes(q.ordinal)},
         {"percent", yes(q.percent)},
         {"words", yes(q.in_words)},
         {"unit", q.unit}});
  }
  void timex(const Timex& t) {
    std::string alternatives;
    for (const TimexAlternative& alt : t.alternatives) {
      alternatives += (alternatives.empty() ? "" : ";") + alt.value;
    }
    add("timex", t.span,
        {{"type", name(t.type)},
         {"value", t.value},
         {"mod", name(t.mod)},
         {"from", moment(t.from)},
         {"to", moment(t.to)},
         {"anchor", name(t.anchor)},
         {"role", t.role},
         {"granularity", name(t.granularity)},
         {"calendar", name(t.calendar)},
         {"antecedent", time_value(t.antecedent)},
         {"edtf", t.edtf},
         {"throughout", yes(t.throughout)},
         {"quant", t.quant},
         {"freq", t.freq},
         {"zone", t.time_zone},
         {"alternatives", alternatives},
         {"rule", t.why.rule}});
  }
  void place(const Place& p) {
    if (p.entity >= a_.entities.size()) return;
    Keys keys = {{"precision", p.precision}};
    const PlaceCandidate none;
    const PlaceCandidate& c = p.candidates.empty() ? none : p.candidates.front();
    keys.insert(keys.end(), {{"id", c.id},
                             {"english", c.english},
                             {"country", c.country},
                             {"admin1", c.admin1},
                             {"kind", c.type},
                             {"lat", p.candidates.empty() ? "" : number(c.latitude)},
                             {"lon", p.candidates.empty() ? "" : number(c.longitude)}});
    add("place", a_.entities[p.entity].span, std::move(keys));
  }
  void statement(const Statement& s) {
    std::string chain, links;
    for (const ChainLink& link : s.chain) chain += (chain.empty() ? "" : ";") + link.name;
    for (const StatementLink& link : s.links) {
      links += (links.empty() ? "" : ";") + link.kind + ':' + cue(link.target);
    }
    add("statement", s.cue,
        {{"speaker", words(s.speaker)},
         {"content", words(s.content)},
         {"kind", name(s.kind)},
         {"anon", yes(s.anonymous)},
         {"via", s.via},
         {"medium", name(s.medium)},
         {"stance", name(s.stance)},
         {"canon", s.canon},
         {"anonymity", s.anonymity},
         {"negated", yes(s.negated)},
         {"addressee", words(s.addressee)},
         {"place", words(s.place)},
         {"time", time_value(s.time)},
         {"parent", cue(s.parent)},
         {"continues", cue(s.continues)},
         {"chain", chain},
         {"links", links},
         {"lemma", s.lemma},
         {"frame", s.frame},
         {"rule", s.why.rule}});
  }
  void event(const Event& e) {
    std::string counts;
    for (const EventCount& c : e.counts) {
      counts += (counts.empty() ? "" : ";") + c.key + name(c.op) + number(c.n);
    }
    add("event", e.trigger,
        {{"type", name(e.type)},
         {"when", e.when},
         {"rel", e.when.empty() ? std::string() : name(e.relation)},
         {"fact", name(e.factuality)},
         {"actor", words(e.actors)},
         {"recipient", words(e.recipients)},
         {"place", words(e.place)},
         {"count", counts},
         {"source", e.source ? cue(e.source) : "author"},
         {"origin", words(e.origin)},
         {"destination", words(e.destination)},
         {"instrument", words(e.instrument)},
         {"mode", e.mode},
         {"context", e.context},
         {"cameo", e.cameo},
         {"plover", e.plover},
         {"from", moment(e.from)},
         {"to", moment(e.to)},
         {"by_document_date", yes(e.is_document_date)},
         {"mentions", words(e.mentions)},
         {"cues", words(e.factuality_cues)},
         {"lemma", e.lemma},
         {"rule", e.why.rule}});
  }
  void commitment(const Commitment& c) {
    if (c.event >= a_.events.size()) return;
    add("commitment", a_.events[c.event].trigger,
        {{"kind", c.kind},
         {"deadline", c.deadline},
         {"due", moment(c.due)},
         {"debtor", words(c.debtors)},
         {"creditor", words(c.creditors)},
         {"condition", words(c.condition)},
         {"statement", cue(c.statement)}});
  }
  void rival(const RivalGroup& r) {
    std::string triggers;
    for (const std::uint32_t i : r.entries) {
      if (i >= a_.chronology.entries.size()) continue;
      const std::uint32_t event = a_.chronology.entries[i].event;
      if (event < a_.events.size()) {
        triggers += (triggers.empty() ? "" : ";") + words(a_.events[event].trigger);
      }
    }
    out_.push_back({"rival", std::nullopt, {{"reason", r.reason}, {"triggers", triggers}}});
  }

  const Analysis& a_;
  std::vector<Observation> out_;
};

}  // namespace

const std::string* Observation::value(std::string_view key) const {
  for (const auto& [k, v] : keys) {
    if (k == key) return &v;
  }
  return nullptr;
}

std::vector<Observation> observe(const Analysis& analysis) { return Observer(analysis).run(); }

}  // namespace waqai::cases
