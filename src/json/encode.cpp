// Analysis → schema `waqai/1`. Every record has every key, absent values are null, so that readers
// need no special cases; layers keep the order of the Analysis and refer to each other by ids made
// of a letter and the 1-based position (t1, e1, l1, f1, s1, v1, p1, c1, r1).
#include "json/encode.h"

#include "base/sha256.h"
#include "json/names.h"
#include "json/writer.h"
#include "waqai/json.h"
#include "waqai/version.h"

namespace waqai {
namespace {

using json::name;
using json::Writer;

class Encoder {
 public:
  Encoder(const Analysis& analysis, const JsonOptions& options, std::string& out)
      : a_(analysis),
        doc_(*analysis.document),
        options_(options),
        w_(out, options.indent, options.inline_records ? 2 : 3) {
    const auto runs = doc_.source_map().runs();
    // Where text and source bytes are the same, source offsets would only repeat byte offsets.
    mapped_ = runs.size() > 1 || (runs.size() == 1 && runs[0].kind != RunKind::kCopied) ||
              doc_.encoding() != "UTF-8";
  }

  void run() {
    w_.begin_object();
    w_.field("schema", kJsonSchema);
    w_.field("version", kVersion);
    w_.field_or_null("lexicon", options_.lexicon_hash);
    document();
    layer("sentences", a_.sentences, 'n', [this](const Sentence& x) { sentence(x); });
    layer("quantities", a_.quantities, 'q', [this](const Quantity& x) { quantity(x); });
    layer("timexes", a_.timexes, 't', [this](const Timex& x) { timex(x); });
    layer("entities", a_.entities, 'e', [this](const Entity& x) { entity(x); });
    layer("places", a_.places, 'l', [this](const Place& x) { place(x); });
    layer("references", a_.references, 'f', [this](const Reference& x) { refers(x); });
    layer("statements", a_.statements, 's', [this](const Statement& x) { statement(x); });
    layer("events", a_.events, 'v', [this](const Event& x) { event(x); });
    layer("commitments", a_.commitments, 'p', [this](const Commitment& x) { commitment(x); });
    chronology();
    w_.key("diagnostics");
    w_.begin_array();
    for (const Diagnostic& d : a_.diagnostics) diagnostic(d);
    w_.end_array();
    w_.end_object();
  }

 private:
  template <class Item, class Body>
  void layer(const json::Key& name, const std::vector<Item>& items, char letter, Body body) {
    w_.key(name);
    w_.begin_array();
    std::uint32_t i = 0;
    for (const Item& item : items) {
      w_.begin_object();
      w_.key("id");
      id(letter, i++);
      body(item);
      w_.end_object();
    }
    w_.end_array();
  }

  void id(char letter, std::uint32_t index) { w_.label(letter, index + 1); }
  // A name of the schema, null if empty.
  void word(const json::Key& key, std::string_view name) {
    name.empty() ? w_.null_field(key) : w_.word_field(key, name);
  }
  void reference(const json::Key& key, char letter, const std::optional<std::uint32_t>& index) {
    index ? w_.label_field(key, letter, *index + 1) : w_.null_field(key);
  }

  // Spans come from stages; clamp so that no fault of theirs reads past the text.
  Span clamp(Span s) const {
    const auto size = static_cast<std::uint32_t>(doc_.text().size());
    const std::uint32_t end = s.end.value < size ? s.end.value : size;
    return make_span(s.begin.value < end ? s.begin.value : end, end);
  }

  // The text is valid UTF-8; a span of it is, unless it cuts a character.
  bool cut_clean(Span s) const {
    const std::string_view text = doc_.text();
    const auto inside = [&](std::uint32_t i) {
      return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0u) == 0x80u;
    };
    return !inside(s.begin.value) && !inside(s.end.value);
  }
  void offsets(Span raw, bool with_text) {
    const Span s = clamp(raw);
    w_.field("start", doc_.to_code_points(s.begin).value);
    w_.field("end", doc_.to_code_points(s.end).value);
    if (with_text) {
      w_.key("text");
      cut_clean(s) ? w_.valid_string(doc_.text(s)) : w_.string(doc_.text(s));
    }
    w_.field("byte_start", s.begin.value);
    w_.field("byte_end", s.end.value);
    if (mapped_) {
      const auto range = doc_.source_map().source_range(s);
      w_.field("source_start", range.first);
      w_.field("source_end", range.second);
    }
  }
  void span(Span s) {
    w_.begin_object();
    offsets(s, true);
    w_.end_object();
  }
  void span(const json::Key& key, const std::optional<Span>& s) {
    if (!s) return w_.null_field(key);
    w_.key(key);
    span(*s);
  }
  void spans(const json::Key& key, const std::vector<Span>& list) {
    w_.key(key);
    w_.begin_array();
    for (const Span s : list) span(s);
    w_.end_array();
  }
  void moment(const json::Key& key, const std::optional<Moment>& m) {
    if (!m) return w_.null_field(key);
    w_.key(key);
    w_.string(json::format(*m));
  }
  void why(const Provenance& p) {
    w_.field("rule", p.rule);
    spans("evidence", p.evidence);
  }

  void document() {
    const Metadata& m = doc_.metadata();
    w_.key("document");
    w_.begin_object();
    w_.field_or_null("id", m.id);
    w_.key("published");
    m.dct ? w_.string(format_iso_date(*m.dct)) : w_.null();
    w_.field_or_null("published_from", m.dct_source);
    w_.field_or_null("title", m.title);
    w_.field_or_null("outlet", m.outlet);
    w_.field_or_null("url", m.url);
    w_.field("encoding", doc_.encoding());
    w_.field("length", doc_.code_point_count().value);
    w_.field("bytes", std::uint64_t{doc_.text().size()});
    w_.field("source_bytes", std::uint64_t{doc_.source().size()});
    w_.field("sha256", sha256_hex(doc_.source()));
    w_.field("body_start", doc_.to_code_points(doc_.body_begin()).value);
    w_.key("faults");
    w_.begin_array();
    for (const DecodingFault& f : doc_.faults()) {
      w_.begin_object();
      w_.field("start", doc_.to_code_points(f.text).value);
      w_.field("byte_start", f.text.value);
      w_.field("source_start", f.source_begin);
      w_.field("source_end", f.source_begin + f.source_length);
      w_.end_object();
    }
    w_.end_array();
    w_.end_object();
  }

  void sentence(const Sentence& x) {
    offsets(x.span, false);
    w_.field("paragraph", x.paragraph + 1);
    w_.field("title", x.title);
  }

  void quantity(const Quantity& x) {
    offsets(x.span, true);
    w_.field("value", x.value);
    w_.key("upper");
    x.upper ? w_.number(*x.upper) : w_.null();
    word("op", name(x.op));
    w_.field("ordinal", x.ordinal);
    w_.field("percent", x.percent);
    w_.field("in_words", x.in_words);
    w_.field_or_null("unit", x.unit);
  }

  void timex(const Timex& x) {
    offsets(x.span, true);
    word("type", name(x.type));
    w_.field("value", x.value);
    word("mod", name(x.mod));
    moment("from", x.from);
    moment("to", x.to);
    word("granularity", name(x.granularity));
    word("calendar", name(x.calendar));
    word("anchor", name(x.anchor));
    reference("antecedent", 't', x.antecedent);
    reference("range_end", 't', x.range_end);
    w_.field_or_null("edtf", x.edtf);
    w_.field("throughout", x.throughout);
    w_.field_or_null("quant", x.quant);
    w_.field_or_null("freq", x.freq);
    w_.field_or_null("time_zone", x.time_zone);
    w_.field_or_null("role", x.role);
    w_.key("alternatives");
    w_.begin_array();
    for (const TimexAlternative& alternative : x.alternatives) {
      w_.begin_object();
      w_.field("value", alternative.value);
      moment("from", alternative.from);
      moment("to", alternative.to);
      w_.field("reason", alternative.reason);
      w_.end_object();
    }
    w_.end_array();
    why(x.why);
  }

  void entity(const Entity& x) {
    offsets(x.span, true);
    word("type", name(x.type));
    w_.field("code", x.code);
    w_.field_or_null("canon", x.canon);
    w_.field_or_null("kb_id", x.kb_id);
    w_.field_or_null("english", x.english);
    span("noun_phrase", x.noun_phrase.empty() ? std::nullopt : std::optional<Span>(x.noun_phrase));
    w_.field("score", x.score);
    reference("place", 'l', x.place);
    why(x.why);
  }

  void refers(const Reference& x) {
    offsets(x.span, true);
    w_.field("kind", x.kind);
    w_.key("entities");
    w_.begin_array();
    for (const std::uint32_t e : x.entities) id('e', e);
    w_.end_array();
    w_.field("refers_to", x.name);
    w_.field_or_null("kb_id", x.kb_id);
    w_.field_or_null("english", x.english);
    w_.field_or_null("code", x.code);
    w_.field("score", x.score);
    why(x.why);
  }

  void place(const Place& x) {
    reference("entity", 'e', x.entity);
    w_.field("precision", x.precision.empty() ? std::string_view("unknown") : x.precision);
    w_.key("candidates");
    w_.begin_array();
    for (const PlaceCandidate& c : x.candidates) {
      w_.begin_object();
      json::place_fields(w_, c);
      w_.field("score", c.score);
      w_.end_object();
    }
    w_.end_array();
  }

  void chain(const std::vector<ChainLink>& links) {
    w_.key("chain");
    w_.begin_array();
    for (const ChainLink& link : links) {
      w_.begin_object();
      w_.field("kind", link.kind);
      w_.field("name", link.name);
      span("span", link.span);
      w_.end_object();
    }
    w_.end_array();
  }

  void statement(const Statement& x) {
    span("cue", x.cue);
    span("speaker", x.speaker);
    span("content", x.content);
    word("kind", name(x.kind));
    w_.field("anon", x.anonymous);
    w_.field_or_null("anonymity", x.anonymity);
    w_.field_or_null("via", x.via);
    span("via_span", x.via_span);
    word("medium", name(x.medium));
    w_.field_or_null("canon", x.canon);
    reference("speaker_entity", 'e', x.speaker_entity);
    word("stance", name(x.stance));
    w_.field("negated", x.negated);
    span("addressee", x.addressee);
    span("place", x.place);
    reference("time", 't', x.time);
    reference("parent", 's', x.parent);
    reference("continues", 's', x.continues);
    chain(x.chain);
    w_.key("links");
    w_.begin_array();
    for (const StatementLink& link : x.links) {
      w_.begin_object();
      w_.field("kind", link.kind);
      reference("target", 's', link.target);
      w_.end_object();
    }
    w_.end_array();
    w_.field_or_null("lemma", x.lemma);
    w_.field_or_null("frame", x.frame);
    why(x.why);
  }

  void counts(const std::vector<EventCount>& list) {
    w_.key("count");
    w_.begin_object();
    for (std::size_t i = 0; i < list.size(); ++i) {
      // A key stands once; the first count of a kind is the most informative one.
      bool seen = list[i].key.empty();
      for (std::size_t j = 0; j < i && !seen; ++j) seen = list[j].key == list[i].key;
      if (seen) continue;
      w_.key_of(list[i].key);
      w_.begin_object();
      word("op", name(list[i].op));
      w_.field("n", list[i].n);
      w_.field_or_null("unit", list[i].unit);
      span("span", list[i].span.empty() ? std::nullopt : std::optional<Span>(list[i].span));
      w_.end_object();
    }
    w_.end_object();
  }

  void event(const Event& x) {
    span("trigger", x.trigger);
    spans("mentions", x.mentions);
    word("type", name(x.type));
    w_.field_or_null("mode", x.mode);
    w_.field_or_null("context", x.context);
    w_.field_or_null("cameo", x.cameo);
    w_.field_or_null("plover", x.plover);
    spans("actors", x.actors);
    spans("recipients", x.recipients);
    span("place", x.place);
    span("origin", x.origin);
    span("destination", x.destination);
    span("instrument", x.instrument);
    w_.field_or_null("when", x.when);
    word("rel", name(x.relation));
    moment("from", x.from);
    moment("to", x.to);
    reference("time", 't', x.time);
    w_.field("is_document_date", x.is_document_date);
    word("fact", name(x.factuality));
    spans("fact_cues", x.factuality_cues);
    w_.key("source");
    x.source ? w_.integer(std::uint64_t{*x.source} + 1) : w_.string("author");
    counts(x.counts);
    w_.field("salience", x.salience);
    w_.field_or_null("lemma", x.lemma);
    why(x.why);
  }

  void commitment(const Commitment& x) {
    reference("event", 'v', x.event);
    w_.field("kind", x.kind);
    spans("debtors", x.debtors);
    spans("creditors", x.creditors);
    w_.field_or_null("deadline", x.deadline);
    moment("due", x.due);
    span("condition", x.condition);
    reference("statement", 's', x.statement);
  }

  void chronology() {
    const Chronology& c = a_.chronology;
    w_.key("chronology");
    w_.begin_object();
    layer("entries", c.entries, 'c', [this](const ChronologyEntry& x) {
      reference("event", 'v', x.event);
      w_.field_or_null("group", x.group);
      word("group_mod", name(x.group_mod));
      w_.field("group_index", x.group_index);
      w_.field("group_en", x.group_en);
      moment("from", x.from);
      moment("to", x.to);
      span("line", x.line);
      w_.field("gloss_en", x.gloss_en);
      chain(x.chain);
      reference("rival_group", 'r', x.rival_group);
      reference("commitment", 'p', x.commitment);
      w_.field("shown", x.shown);
    });
    w_.key("commitments");
    w_.begin_array();
    for (const std::uint32_t i : c.commitments) id('p', i);
    w_.end_array();
    layer("rivals", c.rivals, 'r', [this](const RivalGroup& x) {
      w_.field("reason", x.reason);
      w_.key("entries");
      w_.begin_array();
      for (const std::uint32_t i : x.entries) id('c', i);
      w_.end_array();
      spans("evidence", x.evidence);
    });
    w_.end_object();
  }

  void diagnostic(const Diagnostic& d) {
    w_.begin_object();
    w_.field("code", d.code);
    span("span", d.span);
    w_.field("message_en", d.message_en);
    w_.field("message_ar", d.message_ar);
    w_.end_object();
  }

  const Analysis& a_;
  const Document& doc_;
  const JsonOptions& options_;
  Writer w_;
  bool mapped_ = false;
};

}  // namespace

std::string to_json(const Analysis& analysis, const JsonOptions& options) {
  std::string out;
  // Records repeat their words and offsets: about twelve times the text when broken over lines.
  out.reserve(4096 + analysis.document->text().size() * (options.indent > 0 ? 12 : 9));
  Encoder(analysis, options, out).run();
  return out;
}

namespace json {

void place_fields(Writer& w, const PlaceCandidate& place) {
  w.field("id", place.id);
  w.field("name", place.name);
  w.field_or_null("english", place.english);
  w.field_or_null("country", place.country);
  w.field_or_null("admin1", place.admin1);
  w.field_or_null("type", place.type);
  w.field("latitude", place.latitude);
  w.field("longitude", place.longitude);
}

std::string error_record(const Error& error, std::string_view id, int indent) {
  std::string out;
  Writer w(out, indent, 2);
  w.begin_object();
  w.field("schema", kJsonSchema);
  w.field("version", kVersion);
  w.key("document");
  w.begin_object();
  w.field_or_null("id", id);
  w.end_object();
  w.key("error");
  w.begin_object();
  w.field("code", error_name(error.code));
  w.field("message", error.message);
  w.field_or_null("source", error.source);
  w.key("offset");
  error.offset ? w.integer(error.offset->value) : w.null();
  w.key("line");
  error.line ? w.integer(*error.line) : w.null();
  w.end_object();
  w.end_object();
  return out;
}

}  // namespace json
}  // namespace waqai
