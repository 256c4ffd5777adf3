// Reports in, what the command looks for out: `waqai read` and its like. Reading and writing a
// report is one task for one thread; the main thread only puts the pieces in order, so that output
// does not depend on the number of threads.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <map>
#include <thread>

#include "cli/engine.h"
#include "cli/pool.h"
#include "cli/sink.h"
#include "writers/writers.h"

namespace waqai::cli {
namespace {

struct Outcome {
  std::string name;
  std::string text;
  std::optional<Error> error;
  std::size_t undated = 0;
  bool found = false;
};

// One line on standard error that overwrites itself, on terminals and for many reports only.
class Progress {
 public:
  Progress(const Terminal& terminal, bool wanted, std::optional<std::size_t> total)
      : terminal_(terminal), total_(total), active_(wanted && terminal.error_is_terminal) {}

  void step() {
    ++done_;
    const auto now = Clock::now();
    if (!active_ || now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    const std::string done = std::to_string(done_);
    const std::string line = total_
                                 ? terminal_.text("run.progress", {done, std::to_string(*total_)})
                                 : terminal_.text("run.progress.open", {done});
    std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
    std::fflush(stderr);
    shown_ = true;
  }
  /// Makes room for a message or the end.
  void clear() {
    if (!shown_) return;
    std::fputs("\r\x1b[K", stderr);
    shown_ = false;
  }
  std::size_t done() const { return done_; }

 private:
  using Clock = std::chrono::steady_clock;
  const Terminal& terminal_;
  std::optional<std::size_t> total_;
  bool active_;
  bool shown_ = false;
  std::size_t done_ = 0;
  Clock::time_point last_ = Clock::now();
};

Error internal(const std::string& name, const char* what) {
  return Error{ErrorCode::kInternal, what, name, std::nullopt, std::nullopt};
}

Outcome read_one(Item& item, const Engine& engine, const Metadata& defaults,
                 const writers::Format& format, const writers::Options& options,
                 bool (*found)(const Analysis&)) {
  Outcome out;
  out.name = item.name;
  try {
    auto document = load(item, defaults);
    if (!document) {
      out.error = std::move(document).error();
    } else {
      const Analysis analysis = engine.pipeline->run(*std::move(document));
      writers::Piece piece = format.report(analysis, options);
      out.text = std::move(piece.text);
      out.undated = piece.undated;
      out.found = found(analysis);
    }
  } catch (const std::exception& e) {
    out.error = internal(item.name, e.what());
  }
  return out;
}

void report_failures(const Terminal& terminal, const std::map<std::string, std::size_t>& failures,
                     std::size_t total) {
  std::size_t count = 0;
  std::string list;
  for (const auto& [name, n] : failures) {
    count += n;
    const std::string part = terminal.text("run.failed.item", {std::to_string(n), name});
    list = list.empty() ? part : terminal.text("table.list", {list, part});
  }
  terminal.complain(
      terminal.text("run.failed", {std::to_string(count), std::to_string(total), list}));
}

}  // namespace

int run_reports(const Invocation& invocation, const Terminal& terminal) {
  const CommandSpec& command = *invocation.command;
  const writers::Format& format =
      *writers::find_format(command.formats(), invocation.value(OptionId::kFormat));
  const bool quiet = invocation.has(OptionId::kQuiet);

  auto engine = make_engine(invocation);
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

  Inputs inputs(invocation.arguments, input_format(invocation));
  writers::Options options = output_options(invocation, terminal, *engine);
  options.all = invocation.has(OptionId::kAll);
  options.many = inputs.has_feed() || invocation.arguments.size() > 1;
  options.one_line = inputs.has_feed();

  unsigned threads = static_cast<unsigned>(std::stoul(invocation.value(OptionId::kThreads)));
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  if (const auto total = inputs.total()) {
    threads = static_cast<unsigned>(std::min<std::size_t>(threads, *total));
  }

  const Metadata defaults = metadata_defaults(invocation);
  Progress progress(terminal, !quiet && options.many, inputs.total());
  std::map<std::string, std::size_t> failures;
  std::size_t undated = 0;
  bool found = false, begun = false, written = false, internal_fault = false;
  bool open = true;

  // A single report that fails leaves nothing behind; in a series its place is kept.
  const bool record_failures = options.many || format.name == "jsonl";
  const auto put = [&](const std::string& text, bool succeeded) {
    if (!begun && (succeeded || !text.empty())) {
      begun = true;
      open = sink->write(format.head(options));
    }
    if (text.empty()) return;
    if (written) open = open && sink->write(format.separator(options));
    written = true;
    open = open && sink->write(text);
  };
  in_order<Item, Outcome>(
      threads, [&] { return inputs.next(); },
      [&](Item& item) { return read_one(item, *engine, defaults, format, options, command.found); },
      [&](Outcome outcome) {
        progress.step();
        if (outcome.error) {
          progress.clear();
          ++failures[std::string(error_name(outcome.error->code))];
          internal_fault = internal_fault || outcome.error->code == ErrorCode::kInternal;
          terminal.complain(*outcome.error);
          if (record_failures) put(format.failure(*outcome.error, outcome.name, options), false);
        } else {
          undated += outcome.undated;
          found = found || outcome.found;
          put(outcome.text, true);
        }
        return open;
      });
  progress.clear();

  if (begun) {
    open = open && sink->write(format.tail(options));
    if (const auto status = sink->commit(); !status) {
      terminal.complain(status.error());
      return kInternalError;
    }
  }
  if (undated > 0 && !quiet) {
    terminal.complain(terminal.text("run.undated", {std::to_string(undated)}));
  }
  if (!failures.empty()) {
    if (progress.done() > 1) report_failures(terminal, failures, progress.done());
    return internal_fault ? kInternalError : kInputError;
  }
  if (!found && !quiet) terminal.complain(terminal.text("run.nothing"));
  return found ? kFound : kNothing;
}

}  // namespace waqai::cli
