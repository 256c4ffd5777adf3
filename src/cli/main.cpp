// The program: asks the terminal, parses, runs one command. Exit status 0 found or done, 1 nothing
// found, 2 usage, 3 input, 4 internal.
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/parse.h"
#include "cli/sink.h"
#include "cli/terminal.h"
#include "waqai/lexicon.h"
#include "waqai/version.h"

namespace waqai::cli {
namespace {

int print(const std::string& text) {
  auto sink = Sink::open("");
  if (!sink || !sink->write(text) || !sink->commit()) return kInternalError;
  return kFound;
}

int print_version(const Terminal& terminal) {
  const auto lexicon = Lexicon::embedded();
  const std::string hash = lexicon ? (*lexicon)->hash() : std::string("?");
  return print(terminal.text("version.line", {kVersion, kJsonSchema, hash}) + "\n");
}

int complain(const UsageFault& fault, const Terminal& terminal) {
  terminal.complain(fault.message);
  std::string path;
  if (fault.command != nullptr) path = std::string(fault.command->path) + " ";
  std::fprintf(stderr, "%s\n", terminal.text("usage.more", {path}).c_str());
  return kUsageError;
}

int run(const std::vector<std::string>& arguments) {
  const Terminal terminal =
      ask_terminal(early_value(arguments, "lang"), early_value(arguments, "color"));
  try {
    const Request request = parse(arguments, terminal);
    if (const auto* invocation = std::get_if<Invocation>(&request)) {
      return invocation->command->run(*invocation, terminal);
    }
    if (const auto* help = std::get_if<HelpRequest>(&request)) {
      return print(help_text(help->command, terminal.language));
    }
    if (const auto* fault = std::get_if<UsageFault>(&request)) return complain(*fault, terminal);
    return print_version(terminal);
  } catch (const std::exception& e) {
    terminal.complain(terminal.text("run.internal", {e.what()}));
    return kInternalError;
  }
}

}  // namespace
}  // namespace waqai::cli

int main(int argc, char** argv) {
  return waqai::cli::run(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc));
}
