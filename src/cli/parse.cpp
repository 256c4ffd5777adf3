// CLI11 splits the words into options and arguments after the command table; judging them is done
// here, so that every complaint is in the user's language and says what would be right.
#include "cli/parse.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <memory>

#include "waqai/document.h"

namespace waqai::cli {
namespace {

constexpr unsigned kMaxThreads = 1024;

// Words before `--` that could be commands: the longest path they spell.
struct Deepest {
  const CommandSpec* command = nullptr;
  std::string_view unknown;  // the first word that should have been a command
};

bool is_flag(std::string_view word) { return word.size() > 1 && word.front() == '-'; }

// True if `word` is an option that takes the next word as its value.
bool takes_next(std::string_view word) {
  for (const OptionSpec& spec : option_table()) {
    if (spec.value.empty()) continue;
    if (word.starts_with("--") && word.substr(2) == spec.name) return true;
    if (word.size() == 2 && word[0] == '-' && spec.letter != 0 && word[1] == spec.letter)
      return true;
  }
  return false;
}

Deepest deepest_command(const std::vector<std::string>& arguments) {
  Deepest out;
  std::string path;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--") break;
    if (is_flag(word)) {
      if (takes_next(word)) ++i;
      continue;
    }
    const std::string longer = path.empty() ? word : path + " " + word;
    const CommandSpec* next = find_command(longer);
    if (next == nullptr) {
      const bool group = out.command == nullptr || out.command->run == nullptr;
      if (group) out.unknown = word;
      break;
    }
    out.command = next;
    path = longer;
    if (next->run != nullptr) break;
  }
  return out;
}

bool asks(const std::vector<std::string>& arguments, const OptionSpec& spec) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--") return false;
    if (word == "--" + std::string(spec.name) || word == std::string{'-', spec.letter}) return true;
    if (takes_next(word)) ++i;
  }
  return false;
}

std::string join(const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

std::vector<std::string_view> commands_below(const CommandSpec* group) {
  std::vector<std::string_view> out;
  for (const CommandSpec& command : command_table()) {
    const std::string_view path = command.path;
    if (group == nullptr) {
      if (path.find(' ') == std::string_view::npos) out.push_back(path);
    } else if (path.size() > group->path.size() && path.starts_with(group->path) &&
               path[group->path.size()] == ' ') {
      out.push_back(path.substr(group->path.size() + 1));
    }
  }
  return out;
}

class Judge {
 public:
  Judge(const CommandSpec& command, const Terminal& terminal)
      : command_(command), terminal_(terminal) {}

  UsageFault fault(std::string message) const { return {std::move(message), &command_}; }

  UsageFault unknown_word(const std::string& word) const {
    if (!is_flag(word)) return fault(terminal_.text("usage.unexpected", {word}));
    std::vector<std::string> storage;
    for (const OptionId id : command_.options)
      storage.push_back("--" + std::string(option(id).name));
    const std::vector<std::string_view> names(storage.begin(), storage.end());
    const std::string bare = word.substr(0, word.find('='));
    std::string message = terminal_.text("usage.unknown_option", {word});
    const std::string_view near = nearest(bare, names);
    if (!near.empty()) message = terminal_.text("usage.did_you_mean", {message, near});
    return fault(std::move(message));
  }

  // Empty if the value is right.
  std::string judge(const OptionSpec& spec, const std::string& value) const {
    const std::string name = "--" + std::string(spec.name);
    if (spec.kind == ValueKind::kChoice) {
      const auto allowed = choices(spec, &command_);
      if (std::find(allowed.begin(), allowed.end(), value) != allowed.end()) return {};
      std::string message = spec.name == "format"
                                ? terminal_.text("usage.bad_format", {value, join(allowed)})
                                : terminal_.text("usage.bad_choice", {name, value, join(allowed)});
      const std::string_view near = nearest(value, allowed);
      return near.empty() ? message : terminal_.text("usage.did_you_mean", {message, near});
    }
    if (spec.kind == ValueKind::kDate) {
      if (parse_iso_moment(value).has_value()) return {};
      return terminal_.text("usage.bad_date", {value});
    }
    if (spec.kind == ValueKind::kNumber) {
      unsigned n = 0;
      const char* end = value.data() + value.size();
      const auto r = std::from_chars(value.data(), end, n);
      if (!value.empty() && r.ec == std::errc() && r.ptr == end && n <= kMaxThreads) return {};
      return terminal_.text("usage.bad_number", {name, value});
    }
    if (value.empty()) return terminal_.text("usage.missing_value", {name});
    return {};
  }

 private:
  const CommandSpec& command_;
  const Terminal& terminal_;
};

// Edits that turn one word into the other: insert, delete, replace, swap neighbours (Damerau 1964).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(last);
    last.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
  }
  return row[b.size()];
}

Request parse_command(const CommandSpec& command, const std::vector<std::string>& arguments,
                      const Terminal& terminal) {
  const Judge judge(command, terminal);
  Invocation invocation;
  invocation.command = &command;

  CLI::App app;
  app.set_help_flag("");
  app.allow_extras();
  std::array<CLI::Option*, kOptionCount> bound{};
  std::array<std::string, kOptionCount> values;
  for (const OptionId id : command.options) {
    const auto i = static_cast<std::size_t>(id);
    const OptionSpec& spec = option(id);
    std::string names = "--" + std::string(spec.name);
    if (spec.letter != 0) names += std::string(",-") + spec.letter;
    if (spec.value.empty()) {
      bound[i] = app.add_flag(names);
    } else {
      bound[i] = app.add_option(names, values[i])->take_last();
    }
  }
  if (!command.argument.name.empty()) {
    app.add_option("arguments", invocation.arguments)->expected(-1);
  }
  // The words of the command itself are not arguments.
  std::vector<std::string> words;
  std::size_t path_words =
      1 + static_cast<std::size_t>(std::count(command.path.begin(), command.path.end(), ' '));
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (path_words > 0 && !is_flag(arguments[i])) {
      --path_words;
      continue;
    }
    words.push_back(arguments[i]);
    if (path_words > 0 && takes_next(arguments[i]) && i + 1 < arguments.size()) {
      words.push_back(arguments[++i]);
    }
  }
  std::reverse(words.begin(), words.end());  // CLI11 takes them from the back
  try {
    app.parse(words);
  } catch (const CLI::ParseError& error) {
    // The only faults the grammar above leaves to CLI11 are values that are missing.
    const std::string what = error.what();
    const std::string name = what.substr(0, what.find(':'));
    if (name.starts_with("--")) {
      return judge.fault(terminal.text("usage.missing_value", {name.substr(0, name.find(' '))}));
    }
    return judge.fault(what);
  }
  for (const std::string& extra : app.remaining()) {
    if (extra != "--") return judge.unknown_word(extra);
  }
  for (const std::string& argument : invocation.arguments) {
    if (argument.empty()) return judge.fault(terminal.text("usage.unexpected", {"''"}));
  }
  for (const OptionId id : command.options) {
    const auto i = static_cast<std::size_t>(id);
    const OptionSpec& spec = option(id);
    invocation.given[i] = bound[i]->count() > 0;
    if (spec.value.empty()) continue;
    invocation.values[i] =
        invocation.given[i] ? values[i] : std::string(default_value(spec, command));
    if (!invocation.given[i]) continue;
    std::string message = judge.judge(spec, invocation.values[i]);
    if (!message.empty()) return judge.fault(std::move(message));
  }
  if (!command.argument.name.empty()) {
    if (invocation.arguments.empty()) {
      return judge.fault(command.argument.name == "FILE"
                             ? std::string(terminal.text("usage.missing_file"))
                             : terminal.text("usage.missing_argument", {command.argument.name}));
    }
    if (!command.argument.many && invocation.arguments.size() > 1) {
      return judge.fault(terminal.text("usage.unexpected", {invocation.arguments[1]}));
    }
    const auto allowed = choices(command.argument);
    for (const std::string& argument : invocation.arguments) {
      if (!allowed.empty() &&
          std::find(allowed.begin(), allowed.end(), argument) == allowed.end()) {
        return judge.fault(
            terminal.text("usage.bad_choice", {command.argument.name, argument, join(allowed)}));
      }
    }
  }
  return invocation;
}

}  // namespace

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& names) {
  std::string_view best;
  std::size_t best_distance = 1 + std::max<std::size_t>(1, word.size() / 3);
  for (const std::string_view name : names) {
    const std::size_t d = distance(word, name);
    if (d < best_distance) {
      best_distance = d;
      best = name;
    }
  }
  return best;
}

std::string early_value(const std::vector<std::string>& arguments, std::string_view name) {
  std::string out;
  const std::string flag = "--" + std::string(name);
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& word = arguments[i];
    if (word == "--") break;
    if (word == flag && i + 1 < arguments.size()) {
      out = arguments[i + 1];
    } else if (word.starts_with(flag + "=")) {
      out = word.substr(flag.size() + 1);
    }
  }
  return out;
}

Request parse(const std::vector<std::string>& arguments, const Terminal& terminal) {
  const Deepest deepest = deepest_command(arguments);
  if (!deepest.unknown.empty() && deepest.command == nullptr && deepest.unknown == "help") {
    std::vector<std::string> rest = arguments;
    rest.erase(std::find(rest.begin(), rest.end(), "help"));
    return HelpRequest{deepest_command(rest).command};
  }
  if (asks(arguments, option(OptionId::kHelp))) return HelpRequest{deepest.command};
  if (deepest.command == nullptr && asks(arguments, option(OptionId::kVersion))) {
    return VersionRequest{};
  }
  if (!deepest.unknown.empty()) {
    std::string name(deepest.command == nullptr ? "" : deepest.command->path);
    if (!name.empty()) name += ' ';
    name += deepest.unknown;
    std::string message = terminal.text("usage.unknown_command", {name});
    const std::string_view near = nearest(deepest.unknown, commands_below(deepest.command));
    if (!near.empty()) message = terminal.text("usage.did_you_mean", {message, near});
    return UsageFault{std::move(message), deepest.command};
  }
  if (deepest.command == nullptr) {
    for (const std::string& word : arguments) {
      if (is_flag(word) && word != "--" && !word.starts_with("--lang") &&
          !word.starts_with("--color")) {
        return UsageFault{terminal.text("usage.unknown_option", {word}), nullptr};
      }
    }
    return UsageFault{std::string(terminal.text("usage.no_command")), nullptr};
  }
  if (deepest.command->run == nullptr) {
    return UsageFault{terminal.text("usage.missing_subcommand",
                                    {deepest.command->path, join(commands_below(deepest.command))}),
                      deepest.command};
  }
  return parse_command(*deepest.command, arguments, terminal);
}

}  // namespace waqai::cli
