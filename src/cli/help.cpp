// Two layouts: English in two columns; Arabic with each name on a line and its text below it, since
// columns of both directions fall apart in terminals that reorder text, and in those that do not.
#include "cli/help.h"

#include <algorithm>

#include "writers/layout.h"
#include "writers/writers.h"

namespace waqai::cli {
namespace {

using messages::Language;
using messages::text;

constexpr std::size_t kWidth = 80;
constexpr std::size_t kColumn = 26;

class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  void title(std::string_view key) {
    if (!out_.empty()) out_ += '\n';
    out_ += text(key, language_);
    out_ += ":\n";
  }
  void paragraph(std::string_view words) {
    if (!out_.empty()) out_ += '\n';
    for (const std::string_view part : writers::wrap(words, kWidth)) {
      out_ += part;
      out_ += '\n';
    }
  }
  void item(std::string_view name, std::string_view words) {
    if (language_ == Language::kArabic) {
      out_ += "  ";
      out_ += name;
      out_ += '\n';
      for (const std::string_view part : writers::wrap(words, kWidth - 6)) line(6, part);
      return;
    }
    bool first = true;
    for (const std::string_view part : writers::wrap(words, kWidth - kColumn)) {
      if (first) {
        out_ += "  ";
        out_ += name;
        const std::size_t used = 2 + name.size();
        if (used + 2 > kColumn) {
          out_ += '\n';
          out_.append(kColumn, ' ');
        } else {
          out_.append(kColumn - used, ' ');
        }
      } else {
        out_.append(kColumn, ' ');
      }
      first = false;
      out_ += part;
      out_ += '\n';
    }
  }
  void line(std::size_t margin, std::string_view words) {
    out_.append(margin, ' ');
    out_ += words;
    out_ += '\n';
  }
  std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::string out_;
};

void examples(Page& page, const CommandSpec& command, Language language, bool& first) {
  for (const ExampleSpec& example : command.examples) {
    if (first) page.title("help.examples");
    first = false;
    page.line(2, "# " + std::string(text("example." + std::string(example.key), language)));
    page.line(2, example.command);
  }
}

bool top_level(const CommandSpec& command) {
  return command.path.find(' ') == std::string_view::npos;
}

std::string program_help(Language language) {
  Page page(language);
  page.paragraph(text("app.about", language));
  page.title("help.usage");
  page.line(2, "waqai COMMAND [OPTION]… [ARGUMENT]…");
  page.title("help.commands");
  for (const CommandSpec& command : command_table()) {
    if (command.run != nullptr) page.item(command.path, text(command_key(command), language));
  }
  page.title("help.options");
  for (const OptionId id :
       {OptionId::kHelp, OptionId::kVersion, OptionId::kLang, OptionId::kColor}) {
    page.item(option_names(option(id)), option_text(option(id), nullptr, language));
  }
  page.title("help.exit");
  for (const char* status : {"0", "1", "2", "3", "4"}) {
    page.item(status, text("exit." + std::string(status), language));
  }
  page.title("help.environment");
  for (const char* name : {"LANG", "NO_COLOR", "COLUMNS"}) {
    page.item(name, text("environment." + std::string(name), language));
  }
  bool first = true;
  for (const CommandSpec& command : command_table()) {
    if (top_level(command) && command.path != "generate") examples(page, command, language, first);
  }
  page.paragraph(text("help.more", language));
  return page.take();
}

}  // namespace

std::string command_key(const CommandSpec& command) {
  std::string key = "command." + std::string(command.path);
  std::replace(key.begin(), key.end(), ' ', '.');
  return key;
}

std::string usage_line(const CommandSpec& command) {
  std::string out = "waqai " + std::string(command.path);
  if (command.run == nullptr) return out + " COMMAND";
  out += " [OPTION]…";
  if (!command.argument.name.empty()) {
    out += ' ';
    out += command.argument.name;
    if (command.argument.many) out += "…";
  }
  return out;
}

std::string option_names(const OptionSpec& spec) {
  std::string out;
  if (spec.letter != 0) out += std::string{'-', spec.letter} + ", ";
  out += "--";
  out += spec.name;
  if (!spec.value.empty()) {
    out += ' ';
    out += spec.value;
  }
  return out;
}

std::string option_text(const OptionSpec& spec, const CommandSpec* command, Language language) {
  std::string out(text("option." + std::string(spec.name), language));
  std::string all;
  for (const std::string_view choice : choices(spec, command)) {
    if (!all.empty()) all += ", ";
    all += choice;
  }
  const auto add = [&](std::string_view more) {
    out += language == Language::kArabic ? "؛ " : "; ";
    out += more;
  };
  if (!all.empty()) add(text("help.choices", language, {all}));
  const std::string_view value =
      command != nullptr ? default_value(spec, *command) : spec.default_value;
  if (!value.empty()) add(text("help.default", language, {value}));
  return out;
}

std::string argument_text(const ArgumentSpec& argument, Language language) {
  std::string out(text("argument." + std::string(argument.name), language));
  std::string all;
  for (const std::string_view choice : choices(argument)) {
    if (!all.empty()) all += ", ";
    all += choice;
  }
  if (!all.empty()) out += "; " + text("help.choices", language, {all});
  return out;
}

std::string help_text(const CommandSpec* command, Language language) {
  if (command == nullptr) return program_help(language);
  Page page(language);
  const std::string key = command_key(*command);
  page.paragraph(text(key, language));
  page.title("help.usage");
  page.line(2, usage_line(*command));
  if (command->run == nullptr) {
    page.title("help.commands");
    for (const CommandSpec& other : command_table()) {
      if (other.path.starts_with(std::string(command->path) + " ")) {
        page.item(other.path, text(command_key(other), language));
      }
    }
  } else {
    page.paragraph(text(key + ".more", language));
  }
  if (!command->argument.name.empty()) {
    page.title("help.arguments");
    page.item(command->argument.name, argument_text(command->argument, language));
  }
  page.title("help.options");
  for (const OptionId id : command->options) {
    page.item(option_names(option(id)), option_text(option(id), command, language));
  }
  if (command->formats != nullptr) {
    page.title("help.formats");
    for (const writers::Format& format : command->formats()) {
      page.item(format.name, text(format.key, language));
    }
  }
  bool first = true;
  examples(page, *command, language, first);
  return page.take();
}

}  // namespace waqai::cli
