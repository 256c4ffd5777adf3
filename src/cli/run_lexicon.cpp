// `waqai lexicon check` and `waqai lexicon stats`.
#include <algorithm>
#include <filesystem>
#include <string>

#include "cli/engine.h"
#include "cli/sink.h"
#include "waqai/lexicon.h"

namespace waqai::cli {

int run_lexicon_check(const Invocation& invocation, const Terminal& terminal) {
  const std::string& folder = invocation.arguments.front();
  std::vector<Error> faults = check_lexicon(folder);
  // What only the stages know of their tables, e.g. the classes of token patterns. A folder that is
  // a whole lexicon is no overlay.
  if (faults.empty() && !std::filesystem::exists(std::filesystem::path(folder) / "TABLES.tsv")) {
    auto lexicon = Lexicon::with_overlay(folder);
    if (!lexicon) {
      faults.push_back(lexicon.error());
    } else if (auto pipeline = Pipeline::create(*std::move(lexicon)); !pipeline) {
      faults.push_back(pipeline.error());
    }
  }
  for (const Error& fault : faults) terminal.complain(fault);
  if (faults.empty()) {
    const std::string line = terminal.text("lexicon.clean", {folder}) + "\n";
    auto sink = Sink::open("");
    if (!sink || !sink->write(line) || !sink->commit()) return kInternalError;
    return kFound;
  }
  terminal.complain(terminal.text("lexicon.faults", {folder, std::to_string(faults.size())}));
  return kInputError;
}

int run_lexicon_stats(const Invocation& invocation, const Terminal& terminal) {
  const std::string& overlay = invocation.value(OptionId::kLexicon);
  const auto lexicon = overlay.empty() ? Lexicon::embedded() : Lexicon::with_overlay(overlay);
  if (!lexicon) {
    terminal.complain(lexicon.error());
    return status_of(lexicon.error());
  }
  const auto stats = (*lexicon)->stats();
  std::size_t rows = 0, forms = 0, width = 5;
  for (const LexiconTableStats& table : stats) {
    rows += table.rows;
    forms += table.forms;
    width = std::max(width, table.table.size());
  }
  std::string out;
  const auto line = [&](std::string_view name, std::string_view a, std::string_view b) {
    out += a.size() < 8 ? std::string(8 - a.size(), ' ') : std::string();
    out += a;
    out += b.size() < 10 ? std::string(10 - b.size(), ' ') : std::string();
    out += b;
    out += "  ";
    out += name;
    out += '\n';
  };
  // Numbers first: names are of one direction, headings of another.
  out += "# " + std::string(terminal.text("lexicon.rows")) + ", " +
         std::string(terminal.text("lexicon.forms")) + ", " +
         std::string(terminal.text("lexicon.table")) + "\n";
  for (const LexiconTableStats& table : stats) {
    line(table.table, std::to_string(table.rows), std::to_string(table.forms));
  }
  line(terminal.text("lexicon.total"), std::to_string(rows), std::to_string(forms));
  out += "# " + std::string(terminal.text("lexicon.hash")) + ": " + (*lexicon)->hash() + "\n";
  auto sink = Sink::open("");
  if (!sink || !sink->write(out) || !sink->commit()) return kInternalError;
  return kFound;
}

}  // namespace waqai::cli
