// What commands that read reports share.
#pragma once

#include <memory>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/terminal.h"
#include "waqai/pipeline.h"
#include "writers/writers.h"

namespace waqai::cli {

struct Engine {
  std::shared_ptr<const Lexicon> lexicon;
  std::shared_ptr<const Pipeline> pipeline;
};

/// The shipped lexicon, or with --lexicon the overlaid one.
Result<Engine> make_engine(const Invocation& invocation);
readers::InputFormat input_format(const Invocation& invocation);
/// What --date says of every report.
Metadata metadata_defaults(const Invocation& invocation);
/// How to write: the language, and colour and width where the output is a terminal.
writers::Options output_options(const Invocation& invocation, const Terminal& terminal,
                                const Engine& engine);
/// The exit status an error leads to.
ExitStatus status_of(const Error& error);
/// True if any layer holds anything.
bool found_anything(const Analysis& analysis);
/// True if somebody says something.
bool found_statements(const Analysis& analysis);
/// True if somebody or some place is named.
bool found_names(const Analysis& analysis);

}  // namespace waqai::cli
