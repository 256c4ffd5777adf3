// Names of persons, organisations and places: the scan finds them, this file turns them into
// annotations with spans in bytes, codes and the fullest form each name has in the document.
#include "entity/entity.h"

#include <algorithm>
#include <unordered_map>

#include "entity/model.h"
#include "entity/scan.h"

namespace waqai::entity {

Model::Model(const lexicon::Data& data) : impl_(std::make_unique<const Impl>(data)) {}
Model::~Model() = default;

namespace {

std::uint32_t byte_at(const Document& d, const text::Tokens& t, std::uint32_t token,
                      std::uint8_t lead) {
  return lead == 0 ? t[token].begin : text::text_offset(d, t, token, lead);
}

}  // namespace

std::vector<Entity> Model::extract(const Document& document, const text::Tokens& tokens,
                                   const lexicon::Hits& hits,
                                   std::span<const Timex> timexes) const {
  Scan scan(*impl_, document, tokens, hits, timexes);
  const std::vector<Mention> mentions = scan.run();
  std::vector<Entity> out;
  out.reserve(mentions.size());
  // The longest phrase of each name, by its last word and type.
  std::unordered_map<std::string_view, std::size_t> longest;
  const auto key = [&](const Mention& m) { return m.id.empty() ? tokens.form(m.end - 1) : m.id; };
  const auto length = [&](const Mention& m) { return m.phrase_end - m.phrase_begin; };
  for (std::size_t k = 0; k < mentions.size(); ++k) {
    const auto [it, fresh] = longest.emplace(key(mentions[k]), k);
    if (!fresh && mentions[it->second].type == mentions[k].type &&
        length(mentions[k]) > length(mentions[it->second]))
      it->second = k;
  }
  for (const Mention& m : mentions) {
    Entity e;
    e.span = make_span(byte_at(document, tokens, m.begin, m.lead), tokens[m.end - 1].end);
    e.type = m.type;
    e.code = impl_->countries[m.country];
    if (m.type != EntityType::kLocation && !m.sectors.empty()) {
      e.code += ' ';
      e.code += m.sectors;
    }
    e.kb_id = std::string(m.id);
    e.english = std::string(m.english);
    e.score = static_cast<double>(m.score);
    std::uint32_t phrase_end = m.phrase_end;
    // An alias in brackets belongs to the phrase.
    if (m.type == EntityType::kOrganization && phrase_end + 2 < tokens.size() &&
        tokens.is_punct(phrase_end, '(')) {
      for (std::uint32_t q = phrase_end + 1; q < tokens.size() && q <= phrase_end + 4; ++q)
        if (tokens.is_punct(q, ')')) {
          phrase_end = q + 1;
          break;
        }
    }
    e.noun_phrase = make_span(
        std::min(byte_at(document, tokens, m.phrase_begin, m.phrase_lead), e.span.begin.value),
        std::max(tokens[phrase_end - 1].end, e.span.end.value));
    const Mention& full = mentions[longest[key(m)]];
    const bool same = full.type == m.type;
    const Mention& from = same ? full : m;
    e.canon = std::string(document.text(
        make_span(byte_at(document, tokens, from.begin, from.lead), tokens[from.end - 1].end)));
    e.why.rule = m.rule;
    e.why.evidence.push_back(e.span);
    out.push_back(std::move(e));
  }
  return out;
}

}  // namespace waqai::entity
