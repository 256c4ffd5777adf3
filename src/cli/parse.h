// From argv to a checked Invocation.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cli/commands.h"
#include "cli/terminal.h"

namespace waqai::cli {

/// What the user asked for, if not a command to run.
struct HelpRequest {
  const CommandSpec* command = nullptr;  ///< null = the program
};
struct VersionRequest {};
/// `message` is complete and in the user's language; `command` is the deepest one understood.
struct UsageFault {
  std::string message;
  const CommandSpec* command = nullptr;
};

using Request = std::variant<Invocation, HelpRequest, VersionRequest, UsageFault>;

/// The last value given to `--name` anywhere, "" if none: language and colour are needed before the
/// rest can be judged.
std::string early_value(const std::vector<std::string>& arguments, std::string_view name);

Request parse(const std::vector<std::string>& arguments, const Terminal& terminal);

/// The name in `names` nearest to `word` by edit distance, "" if none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& names);

}  // namespace waqai::cli
