// `waqai time`: what it understood of the times in a text given on the command line.
#include <iterator>
#include <string>

#include "cli/engine.h"
#include "cli/sink.h"
#include "readers/readers.h"
#include "writers/times.h"

namespace waqai::cli {

int run_time(const Invocation& invocation, const Terminal& terminal) {
  const writers::Format& format =
      *writers::find_format(writers::time_formats(), invocation.value(OptionId::kFormat));
  const bool quiet = invocation.has(OptionId::kQuiet);
  const auto engine = make_engine(invocation);
  if (!engine) {
    terminal.complain(engine.error());
    return status_of(engine.error());
  }
  auto sink = Sink::open(invocation.value(OptionId::kOutput));
  if (!sink) {
    terminal.complain(
        terminal.text("usage.output_error", {sink.error().source, sink.error().message}));
    return kUsageError;
  }

  // The words of the command line are one text; `-` is the text of standard input.
  Item item;
  item.name = "-";
  if (invocation.arguments == std::vector<std::string>{"-"}) {
    Inputs inputs({"-"}, readers::InputFormat::kText);
    if (auto next = inputs.next()) item = *std::move(next);
  } else {
    item.kind = Item::Kind::kBytes;
    for (const std::string& word : invocation.arguments) {
      if (!item.bytes.empty()) item.bytes += ' ';
      item.bytes += word;
    }
  }
  const auto document = load(item, metadata_defaults(invocation));
  if (!document) {
    terminal.complain(document.error());
    return status_of(document.error());
  }

  const writers::Options options = output_options(invocation, terminal, *engine);
  const Analysis analysis = engine->pipeline->times(*document);
  sink->write(format.head(options));
  sink->write(format.report(analysis, options).text);
  sink->write(format.tail(options));
  if (const auto status = sink->commit(); !status) {
    terminal.complain(status.error());
    return kInternalError;
  }
  if (!analysis.timexes.empty()) return kFound;
  if (!quiet) terminal.complain(terminal.text("run.nothing"));
  return kNothing;
}

}  // namespace waqai::cli
