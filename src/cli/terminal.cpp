// POSIX: isatty, TIOCGWINSZ and the locale variables, without setlocale, which would make the
// program's numbers depend on the user.
#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "writers/layout.h"

namespace waqai::cli {
namespace {

std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

messages::Language language_of(std::string_view lang) {
  if (lang == "ar") return messages::Language::kArabic;
  if (lang == "en") return messages::Language::kEnglish;
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string_view locale = variable(name);
    if (locale.empty()) continue;
    const bool arabic = locale == "ar" || locale.starts_with("ar_") || locale.starts_with("ar.") ||
                        locale.starts_with("ar-");
    return arabic ? messages::Language::kArabic : messages::Language::kEnglish;
  }
  return messages::Language::kEnglish;
}

std::size_t terminal_width() {
  const std::string_view columns = variable("COLUMNS");
  if (!columns.empty()) {
    const long n = std::strtol(columns.data(), nullptr, 10);
    if (n > 0 && n < 10000) return static_cast<std::size_t>(n);
  }
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return 80;
}

}  // namespace

Terminal ask_terminal(std::string_view lang, std::string_view color) {
  Terminal t;
  t.language = language_of(lang);
  t.output_is_terminal = isatty(STDOUT_FILENO) == 1;
  t.error_is_terminal = isatty(STDERR_FILENO) == 1;
  const bool wanted = color == "always";
  const bool possible =
      color != "never" && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
  t.color = wanted || (possible && t.output_is_terminal);
  t.color_errors = wanted || (possible && t.error_is_terminal);
  if (t.output_is_terminal) t.width = terminal_width();
  return t;
}

void Terminal::complain(std::string_view message) const {
  std::string out = color_errors ? "\x1b[31mwaqai:\x1b[0m " : "waqai: ";
  out += message;
  out += '\n';
  std::fwrite(out.data(), 1, out.size(), stderr);
}

void Terminal::complain(const Error& error) const {
  if (language == messages::Language::kEnglish) {
    complain(writers::clean(error.to_string()));
    return;
  }
  std::string out = error.source;
  if (error.line) out += ":" + std::to_string(*error.line);
  if (!out.empty()) out += ": ";
  out += messages::text_or("error.", error_name(error.code), language);
  if (!error.message.empty()) out += " — " + error.message;
  out += " [";
  out += error_name(error.code);
  out += "]";
  complain(writers::clean(out));
}

}  // namespace waqai::cli
