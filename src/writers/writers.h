// Output formats. Each is one row of a list; a command of the command line names its list.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "messages/messages.h"
#include "waqai/chronology.h"
#include "waqai/error.h"

namespace waqai::writers {

struct Options {
  messages::Language language = messages::Language::kEnglish;
  bool color = false;
  bool isolates = false;  ///< mark the direction of foreign words, for terminals
  std::size_t width = 0;  ///< cells in a line; 0 = no limit
  bool all = false;       ///< also entries outside the default selection
  bool many = false;      ///< the output holds more than one report
  bool one_line = false;  ///< one line for each report, whatever the format's habit
  std::string lexicon_hash;
  std::string title;  ///< of the whole output, where the format has one
};

/// One report written.
struct Piece {
  std::string text;
  std::size_t undated = 0;  ///< entries left out because the format needs a date
};

/// A format writes: head, then the pieces of all reports with `separator` between those that are
/// not empty, then tail. `report` and `failure` are pure, so that many threads may call them.
struct Format {
  std::string_view name;
  std::string_view key;  ///< of its text in messages.tsv
  std::string (*head)(const Options&);
  Piece (*report)(const Analysis&, const Options&);
  /// What stands in place of a report that could not be read; "" = nothing.
  std::string (*failure)(const Error&, std::string_view id, const Options&);
  std::string_view (*separator)(const Options&);
  std::string (*tail)(const Options&);
};

/// Formats of a whole chronology; in every list the first is the default.
std::span<const Format> formats();
/// Formats of a list of statements.
std::span<const Format> quote_formats();
/// Formats of a list of names.
std::span<const Format> name_formats();
/// The format of that name in a list, or null.
const Format* find_format(std::span<const Format> list, std::string_view name);

/// Names of the report for people: title, else file name, else a word for "report".
std::string heading(const Document& document, messages::Language language);

Piece write_table(const Analysis& analysis, const Options& options);
Piece write_csv(const Analysis& analysis, const Options& options);
std::string csv_head(const Options& options);
Piece write_timelinejs(const Analysis& analysis, const Options& options);
std::string timelinejs_head(const Options& options);
std::string timelinejs_tail(const Options& options);
Piece write_html(const Analysis& analysis, const Options& options);
std::string html_head(const Options& options);
std::string html_failure(const Error& error, std::string_view id, const Options& options);
std::string html_tail(const Options& options);

}  // namespace waqai::writers
