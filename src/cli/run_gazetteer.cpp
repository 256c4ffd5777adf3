// `waqai gazetteer build`: an overlay of places from dumps the user downloaded.
#include <string>

#include "cli/engine.h"
#include "cli/sink.h"
#include "gazetteer/build.h"

namespace waqai::cli {

int run_gazetteer_build(const Invocation& invocation, const Terminal& terminal) {
  const std::string& directory = invocation.value(OptionId::kOutput);
  if (directory.empty()) {
    terminal.complain(terminal.text("gazetteer.no_output"));
    return kUsageError;
  }
  const auto counts = gazetteer::build(invocation.arguments, directory);
  if (!counts) {
    terminal.complain(counts.error());
    return status_of(counts.error());
  }
  const std::string line =
      terminal.text("gazetteer.done",
                    {std::to_string(counts->places), std::to_string(counts->lines), directory}) +
      "\n";
  auto sink = Sink::open("");
  if (!sink || !sink->write(line) || !sink->commit()) return kInternalError;
  return counts->places > 0 ? kFound : kNothing;
}

}  // namespace waqai::cli
