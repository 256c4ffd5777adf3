// Rows of the command table. To add a command: a row here, its texts in messages.tsv, its function
// in run_NAME.cpp; then `waqai generate markdown > docs/cli.md`.
#include "cli/commands.h"

#include <algorithm>

#include "cli/engine.h"
#include "writers/times.h"
#include "writers/writers.h"

namespace waqai::cli {
namespace {

using enum OptionId;

constexpr std::array<OptionSpec, kOptionCount> kOptions = {{
    {"format", 'f', "FORMAT", ValueKind::kChoice, ""},
    {"input", 'i', "INPUT", ValueKind::kChoice, "auto"},
    {"date", 'd', "YYYY-MM-DD", ValueKind::kDate, ""},
    {"lexicon", 0, "DIR", ValueKind::kDirectory, ""},
    {"threads", 't', "N", ValueKind::kNumber, "0"},
    {"output", 'o', "FILE", ValueKind::kFile, ""},
    {"all", 'a', "", ValueKind::kNone, ""},
    {"quiet", 'q', "", ValueKind::kNone, ""},
    {"layer", 0, "LAYER", ValueKind::kChoice, "all"},
    {"lang", 0, "LANG", ValueKind::kChoice, ""},
    {"color", 0, "WHEN", ValueKind::kChoice, "auto"},
    {"help", 'h', "", ValueKind::kNone, ""},
    {"version", 'V', "", ValueKind::kNone, ""},
}};

constexpr std::array kReadOptions = {kFormat, kInput, kDate, kLexicon, kThreads, kOutput,
                                     kAll,    kQuiet, kLang, kColor,   kHelp};
constexpr std::array kQuotesOptions = {kFormat, kInput, kDate, kLexicon, kThreads,
                                       kOutput, kQuiet, kLang, kColor,   kHelp};
constexpr std::array kExplainOptions = {kLayer,  kInput, kDate,  kLexicon,
                                        kOutput, kLang,  kColor, kHelp};
constexpr std::array kTimeOptions = {kFormat, kDate, kLexicon, kOutput,
                                     kQuiet,  kLang, kColor,   kHelp};
constexpr std::array kPlainOptions = {kLang, kColor, kHelp};
constexpr std::array kGazetteerOptions = {kOutput, kLang, kColor, kHelp};
constexpr std::array kStatsOptions = {kLexicon, kLang, kColor, kHelp};
constexpr std::array kGroupOptions = {kLang, kHelp};

constexpr std::array<ExampleSpec, 5> kReadExamples = {{
    {"read.1", "waqai read report.txt"},
    {"read.2", "cat report.txt | waqai read --date 2025-10-01 -"},
    {"read.3", "waqai read --format json report.txt > report.json"},
    {"read.4", "waqai read --format jsonl feed.jsonl > chronology.jsonl"},
    {"read.5", "waqai read --format csv --output chronology.csv reports/*.txt"},
}};
constexpr std::array<ExampleSpec, 2> kQuotesExamples = {{
    {"quotes.1", "waqai quotes report.txt"},
    {"quotes.2", "waqai quotes --format csv --output quotes.csv reports/*.txt"},
}};
constexpr std::array<ExampleSpec, 3> kNamesExamples = {{
    {"names.1", "waqai names report.txt"},
    {"names.2", "waqai names --format conllu reports/*.txt > names.conllu"},
    {"names.3", "waqai names --format brat --output report.ann report.txt"},
}};
constexpr std::array<ExampleSpec, 2> kTimeExamples = {{
    {"time.1", "waqai time --date 2025-10-01 \"$SENTENCE\""},
    {"time.2", "cat report.txt | waqai time --format timeml -"},
}};
constexpr std::array<ExampleSpec, 1> kExplainExamples = {{
    {"explain.1", "waqai explain --layer timex report.txt"},
}};
constexpr std::array<ExampleSpec, 1> kCheckExamples = {{
    {"lexicon.check.1", "waqai lexicon check my-names/"},
}};
constexpr std::array<ExampleSpec, 1> kStatsExamples = {{
    {"lexicon.stats.1", "waqai lexicon stats"},
}};
constexpr std::array<ExampleSpec, 2> kGazetteerExamples = {{
    {"gazetteer.build.1",
     "waqai gazetteer build --output my-places/ allCountries.txt alternateNames.txt"},
    {"gazetteer.build.2", "waqai read --lexicon my-places/ report.txt"},
}};
constexpr std::array<ExampleSpec, 1> kDoctorExamples = {{
    {"doctor.1", "waqai doctor"},
}};
constexpr std::array<ExampleSpec, 2> kGenerateExamples = {{
    {"generate.1", "waqai generate bash > ~/.local/share/bash-completion/completions/waqai"},
    {"generate.2", "waqai generate man > waqai.1"},
}};

const std::array<CommandSpec, 12> kCommands = {{
    {"read",
     {"FILE", ValueKind::kFile, true},
     kReadOptions,
     kReadExamples,
     run_reports,
     writers::formats,
     found_anything},
    {"quotes",
     {"FILE", ValueKind::kFile, true},
     kQuotesOptions,
     kQuotesExamples,
     run_reports,
     writers::quote_formats,
     found_statements},
    {"names",
     {"FILE", ValueKind::kFile, true},
     kQuotesOptions,
     kNamesExamples,
     run_reports,
     writers::name_formats,
     found_names},
    {"time",
     {"TEXT", ValueKind::kNone, true},
     kTimeOptions,
     kTimeExamples,
     run_time,
     writers::time_formats},
    {"explain", {"FILE", ValueKind::kFile, true}, kExplainOptions, kExplainExamples, run_explain},
    {"lexicon", {}, kGroupOptions, {}, nullptr},
    {"lexicon check",
     {"DIR", ValueKind::kDirectory, false},
     kPlainOptions,
     kCheckExamples,
     run_lexicon_check},
    {"lexicon stats", {}, kStatsOptions, kStatsExamples, run_lexicon_stats},
    {"gazetteer", {}, kGroupOptions, {}, nullptr},
    {"gazetteer build",
     {"DUMP", ValueKind::kFile, true},
     kGazetteerOptions,
     kGazetteerExamples,
     run_gazetteer_build},
    {"doctor", {}, kPlainOptions, kDoctorExamples, run_doctor},
    {"generate",
     {"KIND", ValueKind::kChoice, false},
     kGroupOptions,
     kGenerateExamples,
     run_generate},
}};

}  // namespace

std::span<const OptionSpec> option_table() { return kOptions; }
std::span<const CommandSpec> command_table() { return kCommands; }
const OptionSpec& option(OptionId id) { return kOptions[static_cast<std::size_t>(id)]; }

const CommandSpec* find_command(std::string_view path) {
  for (const CommandSpec& command : kCommands) {
    if (command.path == path) return &command;
  }
  return nullptr;
}

std::vector<std::string_view> choices(const OptionSpec& spec, const CommandSpec* command) {
  std::vector<std::string_view> out;
  if (spec.name == "format") {
    for (const CommandSpec& each : kCommands) {
      if (each.formats == nullptr || (command != nullptr && &each != command)) continue;
      for (const writers::Format& format : each.formats()) {
        if (std::find(out.begin(), out.end(), format.name) == out.end()) out.push_back(format.name);
      }
    }
  } else if (spec.name == "input") {
    out = {"auto", "text", "jsonl"};
  } else if (spec.name == "layer") {
    out = {"all", "quantity", "timex", "entity", "statement", "event"};
  } else if (spec.name == "lang") {
    out = {"ar", "en"};
  } else if (spec.name == "color") {
    out = {"auto", "always", "never"};
  }
  return out;
}

std::string_view default_value(const OptionSpec& spec, const CommandSpec& command) {
  if (spec.name == "format" && command.formats != nullptr) return command.formats().front().name;
  return spec.default_value;
}

std::vector<std::string_view> choices(const ArgumentSpec& argument) {
  if (argument.kind != ValueKind::kChoice) return {};
  return {"man", "bash", "zsh", "fish", "markdown"};
}

}  // namespace waqai::cli
