// Arabic number words add up by magnitude, each part after the first joined by و: three and twenty,
// a thousand and nine hundred and eight and forty. A part may join only below the smallest
// magnitude so far, except tens after units; a scale word multiplies what stands before it.
#include "lexicon/numerals.h"

#include <charconv>

namespace waqai::lexicon {

std::optional<double> digits_value(std::string_view form) {
  std::string clean;
  bool decimal = false;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const char c = form[i];
    if (c >= '0' && c <= '9') {
      clean += c;
      continue;
    }
    std::size_t width = 1;
    bool point = c == '.';
    if (static_cast<unsigned char>(c) >= 0x80) {
      // Arabic decimal and thousands separators and the Arabic comma, two bytes each.
      if (i + 1 >= form.size()) return std::nullopt;
      width = 2;
      point =
          static_cast<unsigned char>(c) == 0xD9 && static_cast<unsigned char>(form[i + 1]) == 0xAB;
    }
    std::size_t run = 0;
    while (i + width + run < form.size() && form[i + width + run] >= '0' &&
           form[i + width + run] <= '9') {
      ++run;
    }
    const bool last = i + width + run >= form.size();
    // Three digits after a comma make a group; any other number of them a decimal part.
    if (!point && run != 3) point = true;
    if (point) {
      if (decimal || !last) return std::nullopt;
      decimal = true;
      clean += '.';
    }
    i += width - 1;
  }
  double value = 0;
  const auto [end, error] = std::from_chars(clean.data(), clean.data() + clean.size(), value);
  if (error != std::errc{} || end != clean.data() + clean.size()) return std::nullopt;
  return value;
}

Numerals::Numerals(const Data& data) : table_(data.table_id("quantity/numerals")) {
  if (table_ == kNoTable) return;
  const Table& t = data.table(table_);
  const int value = t.column("value");
  const int kind = t.column("kind");
  const int flags = t.column("flags");
  words_.resize(t.size());
  for (std::size_t r = 0; r < t.size(); ++r) {
    Word& w = words_[r];
    const std::string_view v = t.cell(r, value);
    if (std::from_chars(v.data(), v.data() + v.size(), w.value).ec != std::errc{}) w.value = 0;
    const std::string_view k = t.cell(r, kind);
    w.kind = k == "one"          ? Kind::kOne
             : k == "ten10"      ? Kind::kTen10
             : k == "teen"       ? Kind::kTeen
             : k == "ten"        ? Kind::kTen
             : k == "hundred"    ? Kind::kHundred
             : k == "scale"      ? Kind::kScale
             : k == "dual_scale" ? Kind::kDualScale
             : k == "ord"        ? Kind::kOrd
             : k == "ord_unit"   ? Kind::kOrdUnit
             : k == "hour"       ? Kind::kHour
             : k == "fraction"   ? Kind::kFraction
             : k == "vague"      ? Kind::kVague
                                 : Kind::kUnit;
    const std::string_view f = t.cell(r, flags);
    for (std::size_t b = 0; b < f.size();) {
      const std::size_t e = std::min(f.find(',', b), f.size());
      const std::string_view one = f.substr(b, e - b);
      if (one == "def") w.definite = true;
      if (one == "f") w.feminine = true;
      b = e + 1;
    }
  }
}

Numerals::Found Numerals::find(const Hits& hits, std::size_t i, bool any_lead,
                               text::Proclitics lead) const {
  Found best;
  if (i + 1 >= hits.first.size() || !hits.may_have(i, Hits::mask(table_))) return best;
  for (const Hit& h : hits.at(i)) {
    const Entry& e = h.entry;
    if (e.table != table_ || h.trail != 0) continue;
    if (!any_lead && h.proclitics != lead) continue;
    if (best.hit == nullptr || h.end > best.hit->end) best = {&words_[e.row], &h};
  }
  return best;
}

Numerals::Found Numerals::find_ordinal(const Hits& hits, std::size_t i) const {
  Found best;
  for (const Hit& h : hits.at(i)) {
    const Entry& e = h.entry;
    if (e.table != table_ || h.trail != 0) continue;
    const Word& w = words_[e.row];
    if (w.kind != Kind::kOrdUnit) continue;
    if (best.hit == nullptr || h.end > best.hit->end) best = {&w, &h};
  }
  return best;
}

bool Numerals::begins(const text::Tokens& tokens, const Hits& hits, std::size_t i) const {
  if (tokens[i].kind == text::TokenKind::kNumber) return true;
  return find(hits, i, true, 0).word != nullptr;
}

std::optional<Numeral> Numerals::read(const text::Tokens& tokens, const Hits& hits,
                                      std::size_t i) const {
  if (i >= tokens.size()) return std::nullopt;
  Numeral n;
  n.begin = static_cast<std::uint32_t>(i);
  if (tokens[i].kind == text::TokenKind::kNumber) {
    const auto v = digits_value(tokens.form(i));
    if (!v) return std::nullopt;
    n.value = *v;
    n.end = n.begin + 1;
    n.digits = true;
    if (n.end < tokens.size() && !tokens[n.end].line_before) {
      const Found scale = find(hits, n.end, false, 0);
      if (scale.word != nullptr && scale.word->kind == Kind::kScale) {
        n.value *= scale.word->value;
        n.end = scale.hit->end;
      }
    }
    return n;
  }
  const Found first = find(hits, i, true, 0);
  if (first.word == nullptr) return std::nullopt;
  n.in_words = true;
  n.lead = first.hit->lead;
  n.proclitics = first.hit->proclitics;
  n.end = first.hit->end;
  n.definite = first.word->definite;
  n.feminine = first.word->feminine;
  n.value = first.word->value;
  const auto joined = [&](std::size_t at) {
    return at < tokens.size() && !tokens[at].line_before ? find(hits, at, false, text::kWaw)
                                                         : Found{};
  };
  switch (first.word->kind) {
    case Kind::kVague:
      n.vague = true;
      n.value = first.word->value < -1 ? -first.word->value : 0;
      return n;
    case Kind::kFraction:
      n.fraction = true;
      return n;
    case Kind::kHour:
    case Kind::kOrd:
    case Kind::kOrdUnit: {
      n.ordinal = true;
      if (n.value < 10) {
        // `الثالثة والأربعين`: the tens carry the article as the ordinal does.
        const Found ten = joined(n.end);
        if (ten.word != nullptr && ten.word->kind == Kind::kTen &&
            ten.word->definite == first.word->definite) {
          Found unit = first;
          if (first.word->kind != Kind::kOrd) {
            if (const Found one = find_ordinal(hits, i); one.word != nullptr) unit = one;
          }
          n.value = unit.word->value + ten.word->value;
          n.end = ten.hit->end;
          return n;
        }
      }
      if (first.word->kind == Kind::kHour) n.hour_only = true;
      if (first.word->kind == Kind::kOrdUnit) {
        // `الواحدة` is an hour, `الواحد` and `الحادي` alone are nothing.
        for (const Hit& h : hits.at(i)) {
          const Entry& e = h.entry;
          if (e.table == table_ && words_[e.row].kind == Kind::kHour) {
            n.hour_only = true;
            return n;
          }
        }
        return std::nullopt;
      }
      return n;
    }
    default:
      break;
  }

  // Cardinals.
  double total = 0;
  double group = first.word->value;
  double floor = first.word->value;  // smallest magnitude that has been added
  const auto magnitude = [](const Word& w) {
    switch (w.kind) {
      case Kind::kTen:
        return 10.0;
      case Kind::kHundred:
        return 100.0;
      case Kind::kScale:
        return w.value;
      case Kind::kDualScale:
        return w.value / 2;
      default:
        return 1.0;
    }
  };
  floor = magnitude(*first.word);
  bool unit_last = first.word->kind == Kind::kUnit || first.word->kind == Kind::kOne;
  // A scale in the first place counts itself.
  bool scaled = first.word->kind == Kind::kScale || first.word->kind == Kind::kDualScale;
  if (scaled) {
    total = group;
    group = 0;
  }
  while (true) {
    if (n.end >= tokens.size() || tokens[n.end].line_before) break;
    const Found scale = find(hits, n.end, false, 0);
    if (scale.word != nullptr && scale.word->kind == Kind::kScale && group > 0) {
      total += group * scale.word->value;
      group = 0;
      floor = scale.word->value;
      unit_last = false;
      scaled = true;
      n.end = scale.hit->end;
      continue;
    }
    const Found next = joined(n.end);
    if (next.word == nullptr) break;
    const Kind k = next.word->kind;
    if (k != Kind::kUnit && k != Kind::kOne && k != Kind::kTen10 && k != Kind::kTeen &&
        k != Kind::kTen && k != Kind::kHundred && k != Kind::kScale && k != Kind::kDualScale) {
      break;
    }
    const double m = magnitude(*next.word);
    const bool tens_after_unit = k == Kind::kTen && unit_last;
    // Below a scale a whole new group may follow (a thousand and three hundred and …).
    if (!(m < floor || tens_after_unit)) break;
    if (k == Kind::kScale || k == Kind::kDualScale) {
      total += next.word->value;
    } else {
      group += next.word->value;
    }
    floor = tens_after_unit ? 1.0 : m;
    if (tens_after_unit) floor = 0;
    unit_last = k == Kind::kUnit || k == Kind::kOne;
    if (unit_last && m < floor) floor = m;
    n.end = next.hit->end;
  }
  n.value = total + group;
  return n;
}

}  // namespace waqai::lexicon
