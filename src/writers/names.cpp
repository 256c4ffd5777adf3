// Who and where: the names of a report with what they stand for, as a list for people, JSON, words
// with their names in CoNLL-U, or brat's stand-off lines. Mentions of one name are one record.
#include "json/names.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "json/encode.h"
#include "json/writer.h"
#include "writers/layout.h"
#include "writers/writers.h"

namespace waqai::writers {
namespace {

using messages::text;

constexpr std::size_t kShownAlternatives = 3;

/// One name: its mentions in order, the first with a place or a row if any has one.
struct Name {
  std::size_t best = 0;
  std::vector<std::size_t> mentions;
};

std::vector<Name> names_of(const Analysis& a) {
  std::vector<Name> out;
  std::map<std::tuple<EntityType, std::string, std::string>, std::size_t> seen;
  for (std::size_t i = 0; i < a.entities.size(); ++i) {
    const Entity& e = a.entities[i];
    const std::string& key =
        e.kb_id.empty() ? (e.canon.empty() ? std::string(a.document->text(e.span)) : e.canon)
                        : e.kb_id;
    const auto [it, fresh] = seen.emplace(std::tuple(e.type, key, e.code), out.size());
    if (fresh) out.push_back({i, {}});
    out[it->second].mentions.push_back(i);
  }
  return out;
}

const Place* place_of(const Analysis& a, const Entity& e) {
  return e.place && *e.place < a.places.size() ? &a.places[*e.place] : nullptr;
}
/// The place chosen, if one was.
const PlaceCandidate* chosen(const Place* place) {
  return place != nullptr && place->precision != "unknown" && !place->candidates.empty()
             ? &place->candidates.front()
             : nullptr;
}

std::string name_words(const Analysis& a, const Entity& e) {
  return clean(e.canon.empty() ? a.document->text(e.span) : std::string_view(e.canon));
}

std::string degrees(double value) {
  std::string out;
  json::append_number(out, value);
  return out;
}

std::string_view kind_key(EntityType type) {
  return type == EntityType::kPerson         ? "names.person"
         : type == EntityType::kOrganization ? "names.organization"
                                             : "names.location";
}

class List {
 public:
  List(const Analysis& analysis, const Options& options, std::string& out)
      : a_(analysis), o_(options), out_(out) {}

  void run() {
    line(0, heading(*a_.document, o_.language), true);
    const std::vector<Name> names = names_of(a_);
    if (names.empty()) line(0, text("table.empty", o_.language), false);
    for (const Name& name : names) one(name);
    bool first = true;
    for (const Reference& r : a_.references) {
      if (r.kind != "office") continue;
      if (first) line(0, text("names.offices", o_.language), true);
      first = false;
      line(4,
           text("names.stands_for", o_.language,
                {quoted(clean(a_.document->text(r.span))), quoted(clean(r.name)), r.english}),
           false);
    }
  }

 private:
  std::string quoted(const std::string& words) const {
    const bool foreign = is_right_to_left(words) != (o_.language == messages::Language::kArabic);
    return o_.isolates && foreign ? isolate(words) : words;
  }
  void line(std::size_t margin, std::string_view words, bool strong) {
    for (const std::string_view part :
         wrap(words, o_.width > margin ? o_.width - margin : o_.width)) {
      out_.append(margin, ' ');
      if (strong && o_.color) out_ += "\x1b[1m";
      out_ += part;
      if (strong && o_.color) out_ += "\x1b[0m";
      out_ += '\n';
    }
  }
  std::string joined(const std::vector<std::string>& parts) const {
    std::string out;
    for (const std::string& part : parts) {
      if (part.empty()) continue;
      out = out.empty() ? part : text("table.list", o_.language, {out, part});
    }
    return out;
  }
  std::string place_words(const PlaceCandidate& c) const {
    std::string out = c.country;
    if (!c.admin1.empty()) out += ", " + clean(c.admin1);
    return out + ", " + degrees(c.latitude) + ", " + degrees(c.longitude);
  }

  void one(const Name& name) {
    const Entity& e = a_.entities[name.best];
    out_ += '\n';
    line(0, quoted(name_words(a_, e)), true);
    line(4,
         joined({std::string(text(kind_key(e.type), o_.language)), e.code, clean(e.english),
                 name.mentions.size() > 1
                     ? text("names.mentions", o_.language, {std::to_string(name.mentions.size())})
                     : std::string()}),
         false);
    const Place* place = place_of(a_, e);
    if (place == nullptr) return;
    const PlaceCandidate* c = chosen(place);
    if (c == nullptr) {
      line(4, text("names.unknown", o_.language), false);
    } else {
      line(4, joined({clean(c->type), place_words(*c), place->precision}), false);
    }
    std::string others;
    std::size_t shown = 0;
    for (const PlaceCandidate& other : place->candidates) {
      if (&other == c || shown == kShownAlternatives) continue;
      ++shown;
      const std::string words = clean(other.english) + " (" + other.country + ")";
      others = others.empty() ? words : text("table.list", o_.language, {others, words});
    }
    if (!others.empty()) line(4, text("names.also", o_.language, {others}), false);
  }

  const Analysis& a_;
  const Options& o_;
  std::string& out_;
};

Piece write_list(const Analysis& analysis, const Options& options) {
  Piece piece;
  List(analysis, options, piece.text).run();
  return piece;
}

void span_fields(json::Writer& w, const Analysis& a, Span raw) {
  const auto size = static_cast<std::uint32_t>(a.document->text().size());
  const Span s = make_span(std::min(raw.begin.value, size), std::min(raw.end.value, size));
  w.field("start", a.document->to_code_points(s.begin).value);
  w.field("end", a.document->to_code_points(s.end).value);
  w.field("text", a.document->text(s));
}

Piece write_json(const Analysis& a, const Options& options) {
  Piece piece;
  json::Writer w(piece.text, options.one_line ? 0 : 1, 3);
  w.begin_object();
  w.field("schema", "waqai-names/1");
  w.field_or_null("report", a.document->metadata().id);
  w.field_or_null("title", a.document->metadata().title);
  w.key("names");
  w.begin_array();
  for (const Name& name : names_of(a)) {
    const Entity& e = a.entities[name.best];
    w.begin_object();
    w.field("name", name_words(a, e));
    w.field("type", json::name(e.type));
    w.field("code", e.code);
    w.field_or_null("kb_id", e.kb_id);
    w.field_or_null("english", e.english);
    w.key("mentions");
    w.begin_array();
    for (const std::size_t m : name.mentions) {
      w.begin_object();
      w.field("id", "e" + std::to_string(m + 1));
      span_fields(w, a, a.entities[m].span);
      w.end_object();
    }
    w.end_array();
    const Place* place = place_of(a, e);
    const PlaceCandidate* c = chosen(place);
    w.key("place");
    if (c == nullptr) {
      w.null();
    } else {
      w.begin_object();
      json::place_fields(w, *c);
      w.field("precision", place->precision);
      w.end_object();
    }
    w.key("alternatives");
    w.begin_array();
    if (place != nullptr)
      for (const PlaceCandidate& other : place->candidates) {
        if (&other == c) continue;
        w.begin_object();
        json::place_fields(w, other);
        w.end_object();
      }
    w.end_array();
    w.end_object();
  }
  w.end_array();
  w.key("references");
  w.begin_array();
  for (const Reference& r : a.references) {
    w.begin_object();
    span_fields(w, a, r.span);
    w.field("kind", r.kind);
    w.field("refers_to", r.name);
    w.field_or_null("kb_id", r.kb_id);
    w.field_or_null("code", r.code);
    w.end_object();
  }
  w.end_array();
  w.end_object();
  if (options.one_line) piece.text += '\n';
  return piece;
}

// --- CoNLL-U: words end at white space, at marks and at the borders of names, so that a particle
// before a name is a word of its own. There is no parse: each word hangs on the first of its
// sentence.

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/// Bytes of the character at i that is a mark, or 0.
std::size_t mark_at(std::string_view s, std::size_t i) {
  const auto c = static_cast<unsigned char>(s[i]);
  if (c < 0x80)
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 0 : 1;
  static constexpr std::array<std::string_view, 10> kMarks = {
      "\xC2\xAB",     "\xC2\xBB",     "\xD8\x8C",     "\xD8\x9B",     "\xD8\x9F",
      "\xE2\x80\x9C", "\xE2\x80\x9D", "\xE2\x80\xA6", "\xE2\x80\x93", "\xE2\x80\x94"};
  for (const std::string_view mark : kMarks)
    if (s.substr(i, mark.size()) == mark) return mark.size();
  return 0;
}

std::string cell(std::string_view words) {
  std::string out;
  for (const char c : words) out += is_space(c) || c == '|' ? '_' : c;
  return out.empty() ? "_" : out;
}

Piece write_conllu(const Analysis& a, const Options& options) {
  Piece piece;
  std::string& out = piece.text;
  const Document& d = *a.document;
  const std::string_view whole = d.text();
  const std::string id =
      clean(d.metadata().id.empty() ? heading(d, options.language) : std::string(d.metadata().id));
  bool opened = false;
  std::size_t next = 0, number = 0;
  for (const Sentence& sentence : a.sentences) {
    const std::size_t end = std::min<std::size_t>(sentence.span.end.value, whole.size());
    std::size_t i = std::min<std::size_t>(sentence.span.begin.value, end);
    if (i >= end) continue;
    ++number;
    if (!opened) out += "# newdoc id = " + cell(id) + '\n';
    opened = true;
    out += "# sent_id = " + cell(id) + "-" + std::to_string(number) + '\n';
    out += "# text = " + clean(whole.substr(i, end - i)) + '\n';
    std::size_t word = 0;
    while (i < end) {
      if (is_space(whole[i])) {
        ++i;
        continue;
      }
      while (next < a.entities.size() && a.entities[next].span.end.value <= i) ++next;
      const Entity* e = next < a.entities.size() ? &a.entities[next] : nullptr;
      const bool inside = e != nullptr && e->span.begin.value <= i && i < e->span.end.value;
      const std::size_t limit = e == nullptr ? end
                                : inside     ? std::min<std::size_t>(end, e->span.end.value)
                                : e->span.begin.value > i
                                    ? std::min<std::size_t>(end, e->span.begin.value)
                                    : end;
      const std::size_t mark = mark_at(whole, i);
      std::size_t to = i + mark;
      if (mark == 0)
        while (to < limit && !is_space(whole[to]) && (to == i || mark_at(whole, to) == 0)) ++to;
      ++word;
      const std::string_view form = whole.substr(i, to - i);
      const bool digit = form[0] >= '0' && form[0] <= '9';
      const std::string_view upos = mark > 0 ? "PUNCT" : inside ? "PROPN" : digit ? "NUM" : "X";
      out += std::to_string(word) + '\t' + cell(form) + "\t_\t" + std::string(upos) + "\t_\t_\t" +
             (word == 1 ? "0\troot" : "1\tdep") + "\t_\t";
      std::string misc;
      if (inside) {
        misc = std::string("NER=") + (e->span.begin.value == i ? "B-" : "I-") +
               std::string(json::name(e->type)) + "|Code=" + cell(e->code);
        if (!e->kb_id.empty()) misc += "|KB=" + cell(e->kb_id);
      }
      if (to < end && !is_space(whole[to]))
        misc += misc.empty() ? "SpaceAfter=No" : "|SpaceAfter=No";
      out += (misc.empty() ? "_" : misc) + '\n';
      i = to;
    }
    out += '\n';
  }
  return piece;
}

// --- brat: one T line for each mention, one # line with its code and resolution.
Piece write_brat(const Analysis& a, const Options&) {
  Piece piece;
  std::string& out = piece.text;
  for (std::size_t i = 0; i < a.entities.size(); ++i) {
    const Entity& e = a.entities[i];
    const auto size = static_cast<std::uint32_t>(a.document->text().size());
    const Span s = make_span(std::min(e.span.begin.value, size), std::min(e.span.end.value, size));
    const std::string id = "T" + std::to_string(i + 1);
    std::string words(a.document->text(s));
    for (char& c : words)
      if (is_space(c)) c = ' ';
    out += id + '\t' + std::string(json::name(e.type)) + ' ' +
           std::to_string(a.document->to_code_points(s.begin).value) + ' ' +
           std::to_string(a.document->to_code_points(s.end).value) + '\t' + words + '\n';
    std::string note = e.code;
    if (!e.english.empty()) note += "; " + clean(e.english);
    if (const Place* place = place_of(a, e); chosen(place) != nullptr)
      note += "; " + degrees(chosen(place)->latitude) + ", " + degrees(chosen(place)->longitude);
    out += "#" + std::to_string(i + 1) + "\tAnnotatorNotes " + id + '\t' + note + '\n';
  }
  return piece;
}

}  // namespace

std::span<const Format> name_formats() {
  static const std::array<Format, 4> kFormats = [] {
    Format list = *find_format(formats(), "table");
    Format object = *find_format(formats(), "json");
    Format conllu = *find_format(formats(), "table");
    Format brat = *find_format(formats(), "table");
    list.key = "format.names.table";
    list.report = write_list;
    object.key = "format.names.json";
    object.report = write_json;
    const auto none = [](const Options&) -> std::string_view { return {}; };
    conllu.name = "conllu";
    conllu.key = "format.names.conllu";
    conllu.report = write_conllu;
    conllu.separator = none;
    brat.name = "brat";
    brat.key = "format.names.brat";
    brat.report = write_brat;
    brat.separator = none;
    return std::array<Format, 4>{list, object, conllu, brat};
  }();
  return kFormats;
}

}  // namespace waqai::writers
