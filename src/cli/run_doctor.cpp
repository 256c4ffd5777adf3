// `waqai doctor`: what a fault report needs, and whether this installation can read a sentence.
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>

#include "cli/engine.h"
#include "cli/sink.h"
#include "waqai/version.h"

namespace waqai::cli {
namespace {

std::string compiler() {
#if defined(__clang__)
  return "Clang " __clang_version__;
#elif defined(__GNUC__)
  return "GCC " __VERSION__;
#else
  return "?";
#endif
}

class Report {
 public:
  explicit Report(const Terminal& terminal) : terminal_(terminal) {}
  void line(bool well, std::string_view key, std::string_view value) {
    const char* mark = well ? "ok" : "!!";
    if (terminal_.color) out_ += well ? "\x1b[32m" : "\x1b[31m";
    out_ += mark;
    if (terminal_.color) out_ += "\x1b[0m";
    out_ += "  ";
    out_ += terminal_.text(key);
    out_ += ": ";
    out_ += value;
    out_ += '\n';
    ill_ = ill_ || !well;
  }
  int finish() {
    out_ += terminal_.text(ill_ ? "doctor.ill" : "doctor.well");
    out_ += '\n';
    auto sink = Sink::open("");
    if (!sink || !sink->write(out_) || !sink->commit()) return kInternalError;
    return ill_ ? kInternalError : kFound;
  }

 private:
  const Terminal& terminal_;
  std::string out_;
  bool ill_ = false;
};

std::string locale() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return "C";
}

bool is_utf8(std::string name) {
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name.find("utf-8") != std::string::npos || name.find("utf8") != std::string::npos;
}

}  // namespace

int run_doctor(const Invocation& invocation, const Terminal& terminal) {
  Report report(terminal);
  report.line(true, "doctor.version", std::string(kVersion) + " (" + kJsonSchema + ")");
  report.line(true, "doctor.build", compiler());
  report.line(true, "doctor.threads", std::to_string(std::thread::hardware_concurrency()));
  report.line(true, "doctor.terminal",
              terminal.output_is_terminal
                  ? terminal.text("doctor.terminal.yes", {std::to_string(terminal.width)})
                  : std::string(terminal.text("doctor.terminal.no")));
  // Bytes are written as UTF-8 whatever the locale says: a warning in words, not a fault.
  const std::string name = locale();
  report.line(true, "doctor.locale",
              terminal.text(is_utf8(name) ? "doctor.locale.utf8" : "doctor.locale.other", {name}));

  const auto start = std::chrono::steady_clock::now();
  const auto engine = make_engine(invocation);
  const auto ready = std::chrono::steady_clock::now();
  if (!engine) {
    report.line(false, "doctor.lexicon", engine.error().to_string());
    return report.finish();
  }
  std::size_t rows = 0, forms = 0;
  const auto stats = engine->lexicon->stats();
  for (const LexiconTableStats& table : stats) {
    rows += table.rows;
    forms += table.forms;
  }
  report.line(
      rows > 0, "doctor.lexicon",
      terminal.text("doctor.lexicon.value", {std::to_string(stats.size()), std::to_string(rows),
                                             std::to_string(forms), engine->lexicon->hash()}));
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(ready - start).count();
  report.line(true, "doctor.startup", terminal.text("doctor.startup.value", {std::to_string(ms)}));

  Metadata metadata;
  metadata.dct = std::chrono::sys_days{std::chrono::year{2025} / 10 / 1};
  metadata.dct_source = "option";
  const auto document =
      readers::plain_text(std::string(terminal.text("doctor.sample.text")), metadata);
  if (!document) {
    report.line(false, "doctor.sample", document.error().to_string());
    return report.finish();
  }
  const Analysis analysis = engine->pipeline->run(*document);
  const bool well = found_anything(analysis);
  report.line(
      well, "doctor.sample",
      well ? terminal.text("doctor.sample.value", {std::to_string(analysis.timexes.size()),
                                                   std::to_string(analysis.entities.size()),
                                                   std::to_string(analysis.statements.size()),
                                                   std::to_string(analysis.events.size())})
           : std::string(terminal.text("doctor.sample.failed")));
  return report.finish();
}

}  // namespace waqai::cli
