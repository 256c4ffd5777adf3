// Numbers with what bounds them (about, more than, at least) and what they count (percent, a unit,
// a common counted noun). A range `بين 3 و5` is one quantity with an upper end.
#include "quantity/quantity.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "lexicon/numerals.h"

namespace waqai::quantity {
namespace {

using lexicon::Hit;
using lexicon::Table;
using lexicon::TableId;

struct Bound {
  CountOp op = CountOp::kExactly;
  bool after = false;
};

struct Unit {
  bool percent = false;
  std::string id;
};

}  // namespace

struct Model::Impl {
  explicit Impl(const lexicon::Data& d)
      : numerals(d),
        bounds(d.table_id("quantity/bounds")),
        units(d.table_id("quantity/units")),
        particles(d.table_id("timex/particles")) {
    if (bounds != lexicon::kNoTable) {
      const Table& t = d.table(bounds);
      const int op = t.column("op"), flags = t.column("flags");
      for (std::size_t r = 0; r < t.size(); ++r) {
        const std::string_view o = t.cell(r, op);
        Bound b;
        b.op = o == "about"                     ? CountOp::kAbout
               : o == "less" || o == "at_most"  ? CountOp::kAtMost
               : o == "more" || o == "at_least" ? CountOp::kAtLeast
                                                : CountOp::kExactly;
        b.after = t.cell(r, flags).find("after") != std::string_view::npos;
        bound_rows.push_back(b);
      }
    }
    if (units != lexicon::kNoTable) {
      const Table& t = d.table(units);
      const int kind = t.column("kind");
      for (std::size_t r = 0; r < t.size(); ++r) {
        unit_rows.push_back({t.cell(r, kind) == "percent", std::string(t.id(r))});
      }
    }
    if (particles != lexicon::kNoTable) {
      const Table& t = d.table(particles);
      const int cls = t.column("class");
      for (std::size_t r = 0; r < t.size(); ++r) {
        const std::string_view c = t.cell(r, cls);
        particle_rows.push_back(c == "between" ? 'b' : c == "and" ? 'a' : c == "to" ? 't' : ' ');
      }
    }
  }

  // The longest hit of a table at token i without particles (or with any).
  const Hit* find(const lexicon::Hits& hits, std::size_t i, TableId table, bool any_lead) const {
    if (table == lexicon::kNoTable || i + 1 >= hits.first.size() ||
        !hits.may_have(i, lexicon::Hits::mask(table)))
      return nullptr;
    for (const Hit& h : hits.at(i)) {
      if (h.entry.table != table || h.trail != 0) continue;
      if (any_lead || h.proclitics == 0) return &h;
    }
    return nullptr;
  }
  char particle(const lexicon::Hits& hits, std::size_t i) const {
    if (particles == lexicon::kNoTable || i + 1 >= hits.first.size()) return ' ';
    for (const Hit& h : hits.at(i)) {
      const lexicon::Entry& e = h.entry;
      if (e.table == particles && h.proclitics == 0 && h.end == i + 1 &&
          particle_rows[e.row] != ' ') {
        return particle_rows[e.row];
      }
    }
    return ' ';
  }

  lexicon::Numerals numerals;
  TableId bounds, units, particles;
  std::vector<Bound> bound_rows;
  std::vector<Unit> unit_rows;
  std::vector<char> particle_rows;
};

Model::Model(const lexicon::Data& data) : impl_(std::make_unique<const Impl>(data)) {}
Model::~Model() = default;

std::vector<Quantity> Model::extract(const Document& document, const text::Tokens& tokens,
                                     const lexicon::Hits& hits) const {
  const Impl& m = *impl_;
  std::vector<Quantity> out;
  const std::size_t n = tokens.size();
  for (std::size_t i = 0; i < n;) {
    std::size_t p = i;
    CountOp op = CountOp::kExactly;
    const Hit* bound = m.find(hits, i, m.bounds, true);
    if (bound != nullptr) {
      const Bound& b = m.bound_rows[bound->entry.row];
      if (!b.after && bound->end < n && !tokens[bound->end].line_before) {
        op = b.op;
        p = bound->end;
      }
    }
    if (p == i && tokens[i].kind != text::TokenKind::kNumber &&
        !m.numerals.begins(tokens, hits, i)) {
      ++i;
      continue;
    }
    const auto v = m.numerals.read(tokens, hits, p);
    if (!v || v->hour_only) {
      ++i;
      continue;
    }
    Quantity q;
    q.value = v->value;
    q.ordinal = v->ordinal;
    q.in_words = v->in_words;
    q.op = v->vague ? CountOp::kAtLeast : op;
    std::size_t e = v->end;
    q.token_begin = static_cast<std::uint32_t>(p);
    // `بين 3 و5`, `3 إلى 5`, `3-5`
    if (e < n && !q.ordinal && !v->vague && !tokens[e].line_before) {
      std::size_t k = 0;
      const bool between = p > 0 && m.particle(hits, p - 1) == 'b';
      const char joint = m.particle(hits, e);
      if ((between && joint == 'a') || joint == 't')
        k = e + 1;
      else if (between) {
        if (const auto w = m.numerals.read(tokens, hits, e); w && w->proclitics == text::kWaw)
          k = e;
      }
      if (k != 0 && k < n) {
        const auto u = m.numerals.read(tokens, hits, k);
        if (u && !u->ordinal && !u->vague && !u->fraction && u->value > q.value) {
          q.upper = u->value;
          e = u->end;
        }
      }
    }
    const std::size_t number_end = e;
    if (e < n && !tokens[e].line_before) {
      if (tokens.is_punct(e, '%') || tokens.is_punct(e, 0x66A)) {
        q.percent = true;
        ++e;
      } else if (const Hit* h = m.find(hits, e, m.units, true);
                 h != nullptr && (h->proclitics == 0 || h->proclitics == text::kBa)) {
        const Unit& u = m.unit_rows[h->entry.row];
        q.percent = u.percent;
        q.unit = u.id;
        if (u.percent) e = h->end;
        // what stands after the counted noun may still bound the number
        if (h->end < n) {
          if (const Hit* b = m.find(hits, h->end, m.bounds, false);
              b != nullptr && m.bound_rows[b->entry.row].after && q.op == CountOp::kExactly) {
            q.op = m.bound_rows[b->entry.row].op;
          }
        }
      }
    }
    if (number_end < n) {
      if (const Hit* b = m.find(hits, number_end, m.bounds, false);
          b != nullptr && m.bound_rows[b->entry.row].after) {
        q.op = m.bound_rows[b->entry.row].op;
        e = std::max<std::size_t>(e, b->end);
      }
    }
    q.token_end = static_cast<std::uint32_t>(e);
    const std::size_t first = p > i ? i : p;
    const std::uint8_t lead = p > i ? bound->lead : v->lead;
    const std::uint32_t begin =
        lead == 0 ? tokens[first].begin : text::text_offset(document, tokens, first, lead);
    q.span = make_span(begin, tokens[e - 1].end);
    if (p > i) q.token_begin = static_cast<std::uint32_t>(i);
    out.push_back(std::move(q));
    i = e;
  }
  return out;
}

}  // namespace waqai::quantity
