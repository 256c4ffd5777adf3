// A report says that an agency said that sources said … : each statement that encloses another adds
// its links outside the inner one's, and the report's outlet stands outside all of them.
#include "chronology/chain.h"

#include <algorithm>
#include <string>
#include <utility>

namespace waqai::chronology {
namespace {

// Statements nest a few deep; a longer chain would be a cycle.
constexpr std::size_t kMaxDepth = 8;

void add(std::vector<ChainLink>& chain, ChainLink link) {
  if (link.name.empty()) return;
  for (ChainLink& known : chain) {
    if (known.name != link.name) continue;
    if (!known.span) known.span = link.span;
    return;
  }
  chain.push_back(std::move(link));
}

}  // namespace

std::vector<ChainLink> chain_of(const Analysis& analysis, const Event& event) {
  std::vector<ChainLink> chain;
  const std::string& outlet = analysis.document->metadata().outlet;
  if (!outlet.empty()) chain.push_back({outlet, std::nullopt, "outlet"});

  std::vector<std::uint32_t> nest;
  for (auto s = event.source; s && *s < analysis.statements.size() && nest.size() < kMaxDepth;
       s = analysis.statements[*s].parent) {
    if (std::find(nest.begin(), nest.end(), *s) != nest.end()) break;
    nest.push_back(*s);
  }
  for (auto s = nest.rbegin(); s != nest.rend(); ++s) {
    const Statement& statement = analysis.statements[*s];
    if (!statement.chain.empty()) {
      for (const ChainLink& link : statement.chain) add(chain, link);
      continue;
    }
    if (!statement.via.empty()) add(chain, {statement.via, statement.via_span, "relay"});
    std::string name = statement.canon;
    if (name.empty() && statement.speaker) {
      name = std::string(analysis.document->text(*statement.speaker));
    }
    add(chain, {std::move(name), statement.speaker,
                statement.medium == Medium::kDocument ? "document" : "speaker"});
  }
  return chain;
}

}  // namespace waqai::chronology
