// The man page (roff), shell completions and docs/cli.md, all from the command table.
#include <algorithm>
#include <cstdio>
#include <string>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/terminal.h"
#include "waqai/version.h"
#include "writers/writers.h"

namespace waqai::cli {
namespace {

using messages::Language;
using messages::text;

constexpr Language kEnglish = Language::kEnglish;

std::string english(std::string_view key) { return std::string(text(key, kEnglish)); }

// Letters of commands are a-z.
std::string upper(std::string_view word) {
  std::string out(word);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

std::string replace(std::string s, std::string_view from, std::string_view to) {
  for (std::size_t i = s.find(from); i != std::string::npos; i = s.find(from, i + to.size())) {
    s.replace(i, from.size(), to);
  }
  return s;
}

// --- man
// ------------------------------------------------------------------------------------------

std::string roff(std::string_view plain) {
  std::string out = replace(std::string(plain), "\\", "\\e");
  out = replace(std::move(out), "-", "\\-");
  out = replace(std::move(out), "…", "...");
  if (!out.empty() && (out.front() == '.' || out.front() == '\'')) out.insert(0, "\\&");
  return out;
}

void man_item(std::string& out, std::string_view name, std::string_view words) {
  out += ".TP\n.B " + roff(name) + "\n" + roff(words) + "\n";
}

std::string man_page() {
  std::string out = ".TH WAQAI 1 \"\" \"waqai " + std::string(kVersion) + "\" \"User Commands\"\n";
  out += ".SH NAME\nwaqai \\- sourced chronologies from Arabic news reports\n.SH SYNOPSIS\n";
  for (const CommandSpec& command : command_table()) {
    if (command.run != nullptr) out += ".B " + roff(usage_line(command)) + "\n.br\n";
  }
  out += ".SH DESCRIPTION\n" + roff(english("app.about")) + "\n.SH COMMANDS\n";
  for (const CommandSpec& command : command_table()) {
    if (command.run == nullptr) continue;
    const std::string key = command_key(command);
    out += ".SS " + roff(usage_line(command)) + "\n";
    out += roff(english(key)) + ".\n" + roff(english(key + ".more")) + "\n";
    if (!command.argument.name.empty()) {
      man_item(out, command.argument.name, argument_text(command.argument, kEnglish));
    }
    for (const OptionId id : command.options) {
      man_item(out, option_names(option(id)), option_text(option(id), &command, kEnglish));
    }
  }
  for (const CommandSpec& command : command_table()) {
    if (command.formats == nullptr) continue;
    out += ".SH \"FORMATS OF " + upper(command.path) + "\"\n";
    for (const writers::Format& format : command.formats()) {
      man_item(out, format.name, english(format.key));
    }
  }
  out += ".SH \"EXIT STATUS\"\n";
  for (const char* status : {"0", "1", "2", "3", "4"}) {
    man_item(out, status, english("exit." + std::string(status)));
  }
  out += ".SH ENVIRONMENT\n";
  for (const char* name : {"LANG", "NO_COLOR", "COLUMNS"}) {
    man_item(out, name, english("environment." + std::string(name)));
  }
  out += ".SH EXAMPLES\n";
  for (const CommandSpec& command : command_table()) {
    for (const ExampleSpec& example : command.examples) {
      out += ".PP\n" + roff(english("example." + std::string(example.key))) + ":\n.PP\n.nf\n.RS\n" +
             roff(example.command) + "\n.RE\n.fi\n";
    }
  }
  return out;
}

// --- shells
// ---------------------------------------------------------------------------------------

std::string words(const std::vector<std::string_view>& list) {
  std::string out;
  for (const std::string_view word : list) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

std::vector<std::string_view> first_words() {
  std::vector<std::string_view> out;
  for (const CommandSpec& command : command_table()) {
    if (command.path.find(' ') == std::string_view::npos) out.push_back(command.path);
  }
  return out;
}

std::vector<std::string_view> second_words(const CommandSpec& group) {
  std::vector<std::string_view> out;
  for (const CommandSpec& command : command_table()) {
    if (command.path.starts_with(std::string(group.path) + " ")) {
      out.push_back(command.path.substr(group.path.size() + 1));
    }
  }
  return out;
}

std::string bash_completion() {
  std::string out =
      "# bash completion for waqai\n_waqai() {\n"
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path= word i\n"
      "  COMPREPLY=()\n  case $prev in\n";
  for (const OptionSpec& spec : option_table()) {
    if (spec.value.empty()) continue;
    std::string names = "--" + std::string(spec.name);
    if (spec.letter != 0) names += std::string("|-") + spec.letter;
    std::string action = "return";
    if (spec.kind == ValueKind::kChoice) {
      action =
          "COMPREPLY=($(compgen -W \"" + words(choices(spec, nullptr)) + "\" -- \"$cur\")); return";
    } else if (spec.kind == ValueKind::kDirectory) {
      action = "COMPREPLY=($(compgen -d -- \"$cur\")); return";
    } else if (spec.kind == ValueKind::kFile) {
      action = "COMPREPLY=($(compgen -f -- \"$cur\")); return";
    }
    out += "    " + names + ") " + action + " ;;\n";
  }
  out +=
      "  esac\n  for ((i = 1; i < COMP_CWORD; i++)); do\n    word=${COMP_WORDS[i]}\n"
      "    case \"$path$word\" in\n";
  for (const CommandSpec& command : command_table()) {
    out += "      \"" + std::string(command.path) + "\") path=\"" + std::string(command.path) +
           (command.run == nullptr ? " " : "") + "\" ;;\n";
  }
  out += "    esac\n  done\n  case $path in\n";
  for (const CommandSpec& command : command_table()) {
    if (command.run == nullptr) {
      out += "    \"" + std::string(command.path) + " \") COMPREPLY=($(compgen -W \"" +
             words(second_words(command)) + "\" -- \"$cur\")) ;;\n";
      continue;
    }
    std::string flags;
    for (const OptionId id : command.options) {
      if (!flags.empty()) flags += ' ';
      flags += "--" + std::string(option(id).name);
    }
    std::string rest;
    if (command.argument.kind == ValueKind::kChoice) {
      rest = "COMPREPLY=($(compgen -W \"" + words(choices(command.argument)) + "\" -- \"$cur\"))";
    } else if (command.argument.kind == ValueKind::kNone || command.argument.name.empty()) {
      rest = ":";
    } else {
      rest = std::string("COMPREPLY=($(compgen -") +
             (command.argument.kind == ValueKind::kDirectory ? "d" : "f") + " -- \"$cur\"))";
    }
    out += "    \"" + std::string(command.path) + "\")\n      if [[ $cur == -* ]]; then\n" +
           "        COMPREPLY=($(compgen -W \"" + flags + "\" -- \"$cur\"))\n      else\n        " +
           rest + "\n      fi ;;\n";
  }
  out += "    \"\") COMPREPLY=($(compgen -W \"" + words(first_words()) +
         " --help --version\" -- \"$cur\")) ;;\n";
  out += "  esac\n}\ncomplete -o filenames -F _waqai waqai\n";
  return out;
}

std::string zsh_quote(std::string_view plain) {
  std::string out = replace(std::string(plain), "'", "'\\''");
  out = replace(std::move(out), "[", "\\[");
  out = replace(std::move(out), "]", "\\]");
  return replace(std::move(out), ":", "\\:");
}

std::string zsh_arguments(const CommandSpec& command) {
  std::string out = "_arguments -s";
  for (const OptionId id : command.options) {
    const OptionSpec& spec = option(id);
    const std::string about = "[" + zsh_quote(english("option." + std::string(spec.name))) + "]";
    std::string action;
    if (!spec.value.empty()) {
      action = ":" + std::string(spec.value) + ":";
      if (spec.kind == ValueKind::kChoice) {
        action += "(" + words(choices(spec, &command)) + ")";
      } else if (spec.kind == ValueKind::kDirectory) {
        action += "_files -/";
      } else if (spec.kind == ValueKind::kFile) {
        action += "_files";
      }
    }
    out += " \\\n        '--" + std::string(spec.name) + about + action + "'";
    if (spec.letter != 0)
      out += " \\\n        '-" + std::string(1, spec.letter) + about + action + "'";
  }
  const ArgumentSpec& argument = command.argument;
  if (!argument.name.empty()) {
    std::string action = "_files";
    if (argument.kind == ValueKind::kDirectory) action = "_files -/";
    if (argument.kind == ValueKind::kNone) action.clear();
    if (argument.kind == ValueKind::kChoice) action = "(" + words(choices(argument)) + ")";
    out += " \\\n        '" + std::string(argument.many ? "*" : "1") + ":" +
           std::string(argument.name) + ":" + action + "'";
  }
  return out;
}

std::string zsh_commands(std::string_view group) {
  std::string out = "_values 'command'";
  for (const CommandSpec& command : command_table()) {
    std::string_view name = command.path;
    if (!group.empty()) {
      if (!name.starts_with(std::string(group) + " ")) continue;
      name.remove_prefix(group.size() + 1);
    }
    if (name.find(' ') != std::string_view::npos) continue;
    out += " \\\n        '" + std::string(name) + "[" + zsh_quote(english(command_key(command))) +
           "]'";
  }
  return out;
}

std::string zsh_completion() {
  std::string out = "#compdef waqai\n_waqai() {\n  if (( CURRENT == 2 )); then\n    " +
                    zsh_commands("") + "\n    return\n  fi\n  case $words[2] in\n";
  for (const CommandSpec& command : command_table()) {
    if (command.path.find(' ') != std::string_view::npos) continue;
    const std::string name(command.path);
    out += "    " + name + ")\n";
    if (command.run != nullptr) {
      out += "      shift words; (( CURRENT-- ))\n      " + zsh_arguments(command) + " ;;\n";
      continue;
    }
    out += "      if (( CURRENT == 3 )); then\n        " + zsh_commands(name) +
           "\n        return\n      fi\n      case $words[3] in\n";
    for (const CommandSpec& inner : command_table()) {
      if (!inner.path.starts_with(name + " ")) continue;
      out += "        " + std::string(inner.path.substr(name.size() + 1)) +
             ")\n          shift 2 words; (( CURRENT -= 2 ))\n          " + zsh_arguments(inner) +
             " ;;\n";
    }
    out += "      esac ;;\n";
  }
  out += "  esac\n}\n_waqai \"$@\"\n";
  return out;
}

std::string fish_quote(std::string_view plain) {
  return "'" + replace(replace(std::string(plain), "\\", "\\\\"), "'", "\\'") + "'";
}

std::string fish_completion() {
  std::string out = "# fish completion for waqai\ncomplete -c waqai -f\n";
  for (const CommandSpec& command : command_table()) {
    const auto blank = command.path.find(' ');
    const std::string first(command.path.substr(0, blank));
    std::string seen = "__fish_seen_subcommand_from " + first;
    if (blank == std::string_view::npos) {
      out += "complete -c waqai -n __fish_use_subcommand -a " + first + " -d " +
             fish_quote(english(command_key(command))) + "\n";
    } else {
      const std::string second(command.path.substr(blank + 1));
      out += "complete -c waqai -n '" + seen + "; and not __fish_seen_subcommand_from " +
             words(second_words(*find_command(first))) + "' -a " + second + " -d " +
             fish_quote(english(command_key(command))) + "\n";
      seen += "; and __fish_seen_subcommand_from " + second;
    }
    if (command.run == nullptr) continue;
    const std::string condition = " -n '" + seen + "'";
    if (command.argument.kind == ValueKind::kChoice) {
      out += "complete -c waqai" + condition + " -a " +
             fish_quote(words(choices(command.argument))) + "\n";
    } else if (command.argument.kind != ValueKind::kNone && !command.argument.name.empty()) {
      out += "complete -c waqai" + condition + " -F\n";
    }
    for (const OptionId id : command.options) {
      const OptionSpec& spec = option(id);
      out += "complete -c waqai" + condition + " -l " + std::string(spec.name);
      if (spec.letter != 0) out += " -s " + std::string(1, spec.letter);
      if (!spec.value.empty()) out += " -r";
      if (spec.kind == ValueKind::kChoice)
        out += " -a " + fish_quote(words(choices(spec, &command)));
      if (spec.kind == ValueKind::kFile || spec.kind == ValueKind::kDirectory) out += " -F";
      out += " -d " + fish_quote(english("option." + std::string(spec.name))) + "\n";
    }
  }
  return out;
}

// --- reference
// ------------------------------------------------------------------------------------

std::string markdown_cell(std::string_view plain) {
  return replace(replace(std::string(plain), "|", "\\|"), "\n", " ");
}

std::string markdown() {
  std::string out =
      "# The command line\n\nMade by `waqai generate markdown` from the table of commands in the "
      "program; a test\ncompares the two.\n\n" +
      english("app.about") + "\n";
  for (const CommandSpec& command : command_table()) {
    if (command.run == nullptr) continue;
    const std::string key = command_key(command);
    out += "\n## waqai " + std::string(command.path) + "\n\n```\n" + usage_line(command) +
           "\n```\n\n" + english(key) + ". " + english(key + ".more") + "\n\n";
    out += "| option | meaning |\n|---|---|\n";
    if (!command.argument.name.empty()) {
      out += "| `" + std::string(command.argument.name) + "` | " +
             markdown_cell(argument_text(command.argument, kEnglish)) + " |\n";
    }
    for (const OptionId id : command.options) {
      out += "| `" + option_names(option(id)) + "` | " +
             markdown_cell(option_text(option(id), &command, kEnglish)) + " |\n";
    }
    if (command.formats != nullptr) {
      out += "\n| format | what it is |\n|---|---|\n";
      for (const writers::Format& format : command.formats()) {
        out +=
            "| `" + std::string(format.name) + "` | " + markdown_cell(english(format.key)) + " |\n";
      }
    }
    if (!command.examples.empty()) {
      out += "\n```sh\n";
      for (const ExampleSpec& example : command.examples) {
        out += "# " + english("example." + std::string(example.key)) + "\n" +
               std::string(example.command) + "\n";
      }
      out += "```\n";
    }
  }
  out += "\n## Exit status\n\n| status | meaning |\n|---|---|\n";
  for (const char* status : {"0", "1", "2", "3", "4"}) {
    out += "| " + std::string(status) + " | " +
           markdown_cell(english("exit." + std::string(status))) + " |\n";
  }
  out += "\n## Environment\n\n| variable | meaning |\n|---|---|\n";
  for (const char* name : {"LANG", "NO_COLOR", "COLUMNS"}) {
    out += "| `" + std::string(name) + "` | " +
           markdown_cell(english("environment." + std::string(name))) + " |\n";
  }
  return out;
}

}  // namespace

int run_generate(const Invocation& invocation, const Terminal&) {
  const std::string& kind = invocation.arguments.front();
  std::string out;
  if (kind == "man") {
    out = man_page();
  } else if (kind == "bash") {
    out = bash_completion();
  } else if (kind == "zsh") {
    out = zsh_completion();
  } else if (kind == "fish") {
    out = fish_completion();
  } else {
    out = markdown();
  }
  std::fwrite(out.data(), 1, out.size(), stdout);
  return kFound;
}

}  // namespace waqai::cli
