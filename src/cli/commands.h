// The one table of commands and options. Parsing, --help, the man page, shell completions and
// docs/cli.md all come from it; texts are in src/messages/messages.tsv under the names given here.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "waqai/pipeline.h"
#include "writers/writers.h"

namespace waqai::cli {

enum class ValueKind : std::uint8_t { kNone, kChoice, kDate, kDirectory, kFile, kNumber };

/// An option, the same wherever a command takes it. Its text is `option.NAME`.
struct OptionSpec {
  std::string_view name;   ///< without dashes
  char letter;             ///< short form, or 0
  std::string_view value;  ///< name of its value for help, "" for a flag
  ValueKind kind;
  std::string_view default_value;  ///< "" = none
};

/// Options by index into `option_table()`.
enum class OptionId : std::uint8_t {
  kFormat,
  kInput,
  kDate,
  kLexicon,
  kThreads,
  kOutput,
  kAll,
  kQuiet,
  kLayer,
  kLang,
  kColor,
  kHelp,
  kVersion,
  kCount,
};
inline constexpr std::size_t kOptionCount = static_cast<std::size_t>(OptionId::kCount);

/// A positional argument. Its text is `argument.NAME`.
struct ArgumentSpec {
  std::string_view name;  ///< "" = the command takes none
  ValueKind kind = ValueKind::kFile;
  bool many = false;
};

struct ExampleSpec {
  std::string_view key;      ///< text `example.KEY`
  std::string_view command;  ///< the command line
};

struct Invocation;
struct Terminal;

/// A command. Its texts are `command.PATH` and `command.PATH.more`, with "." between words.
struct CommandSpec {
  std::string_view path;  ///< words separated by one blank, e.g. "lexicon check"
  ArgumentSpec argument;
  std::span<const OptionId> options;
  std::span<const ExampleSpec> examples;
  /// Does the work; gives the exit status. Null for a group of commands.
  int (*run)(const Invocation&, const Terminal&);
  /// What `--format` may name, the default first; null if the command has no such option.
  std::span<const writers::Format> (*formats)() = nullptr;
  /// For `run_reports`: true if a report held what the command looks for.
  bool (*found)(const Analysis&) = nullptr;
};

std::span<const OptionSpec> option_table();
std::span<const CommandSpec> command_table();
const OptionSpec& option(OptionId id);
/// The command of that path, or null.
const CommandSpec* find_command(std::string_view path);
/// The values an option of the command may take, of any command if that is null; empty if any.
std::vector<std::string_view> choices(const OptionSpec& option, const CommandSpec* command);
/// What an option of the command is when not given; "" = nothing.
std::string_view default_value(const OptionSpec& option, const CommandSpec& command);
std::vector<std::string_view> choices(const ArgumentSpec& argument);

/// A parsed and checked command line.
struct Invocation {
  const CommandSpec* command = nullptr;
  std::vector<std::string> arguments;
  std::array<std::string, kOptionCount> values;  ///< with defaults filled in
  std::array<bool, kOptionCount> given{};

  const std::string& value(OptionId id) const { return values[static_cast<std::size_t>(id)]; }
  bool has(OptionId id) const { return given[static_cast<std::size_t>(id)]; }
};

enum ExitStatus : int {
  kFound = 0,
  kNothing = 1,
  kUsageError = 2,
  kInputError = 3,
  kInternalError = 4
};

// One function for each command, in run_*.cpp.
/// Reads reports and writes each in the format asked for: `read` and its like.
int run_reports(const Invocation&, const Terminal&);
int run_time(const Invocation&, const Terminal&);
int run_explain(const Invocation&, const Terminal&);
int run_lexicon_check(const Invocation&, const Terminal&);
int run_lexicon_stats(const Invocation&, const Terminal&);
int run_gazetteer_build(const Invocation&, const Terminal&);
int run_doctor(const Invocation&, const Terminal&);
int run_generate(const Invocation&, const Terminal&);

}  // namespace waqai::cli
