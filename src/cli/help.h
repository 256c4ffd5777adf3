// Help text from the command table.
#pragma once

#include <string>
#include <string_view>

#include "cli/commands.h"
#include "messages/messages.h"

namespace waqai::cli {

/// Help for one command, or for the program if null. Lines are at most 80 cells wide.
std::string help_text(const CommandSpec* command, messages::Language language);

// Pieces that help, man page and reference share.
std::string usage_line(const CommandSpec& command);
/// Key of a command's text: `command.lexicon.check`.
std::string command_key(const CommandSpec& command);
std::string option_names(const OptionSpec& option);
/// About text with its choices and default.
std::string option_text(const OptionSpec& option, const CommandSpec* command,
                        messages::Language language);
std::string argument_text(const ArgumentSpec& argument, messages::Language language);

}  // namespace waqai::cli
