// Options into library objects.
#include "cli/engine.h"

namespace waqai::cli {

Result<Engine> make_engine(const Invocation& invocation) {
  Engine engine;
  const std::string& overlay = invocation.value(OptionId::kLexicon);
  WAQAI_TRY(engine.lexicon, overlay.empty() ? Lexicon::embedded() : Lexicon::with_overlay(overlay));
  WAQAI_TRY(engine.pipeline, Pipeline::create(engine.lexicon));
  return engine;
}

readers::InputFormat input_format(const Invocation& invocation) {
  const std::string& value = invocation.value(OptionId::kInput);
  if (value == "text") return readers::InputFormat::kText;
  if (value == "jsonl") return readers::InputFormat::kJsonl;
  return readers::InputFormat::kAuto;
}

Metadata metadata_defaults(const Invocation& invocation) {
  Metadata metadata;
  if (invocation.has(OptionId::kDate)) {
    if (const auto moment = parse_iso_moment(invocation.value(OptionId::kDate))) {
      metadata.dct = moment->day;
      metadata.dct_minute = moment->minute;
      metadata.dct_source = "option";
    }
  }
  return metadata;
}

writers::Options output_options(const Invocation& invocation, const Terminal& terminal,
                                const Engine& engine) {
  const bool to_file = !invocation.value(OptionId::kOutput).empty();
  const bool to_terminal = !to_file && terminal.output_is_terminal;
  writers::Options options;
  options.language = terminal.language;
  options.color = to_file ? invocation.value(OptionId::kColor) == "always" : terminal.color;
  options.isolates = to_terminal;
  options.width = to_terminal ? terminal.width : 0;
  options.lexicon_hash = engine.lexicon->hash();
  return options;
}

ExitStatus status_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::kInternal:
    case ErrorCode::kWriteFailed:
      return kInternalError;
    case ErrorCode::kUsage:
    case ErrorCode::kUnknownFormat:
      return kUsageError;
    default:
      return kInputError;
  }
}

bool found_statements(const Analysis& a) { return !a.statements.empty(); }
bool found_names(const Analysis& a) { return !a.entities.empty(); }

bool found_anything(const Analysis& a) {
  return !a.timexes.empty() || !a.entities.empty() || !a.statements.empty() || !a.events.empty();
}

}  // namespace waqai::cli
