// waqai_error_page [--check FILE]: docs/errors.md, made from the table of src/base/error.cpp; with
// --check it compares the file and fails if it is not current.
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "base/error_table.h"

namespace {

std::string page() {
  std::string out =
      "# Errors\n\n"
      "Made by `waqai_error_page` from the table in `src/base/error.cpp`; a test fails if it is "
      "not current.\n"
      "The numbers and names are stable. The command line ends with status 2 for `usage` and "
      "`unknown_format`,\n4 for `internal` and `write_failed`, and 3 for the others; a message has "
      "the form\n`source:line: message [name]`.\n\n"
      "| number | name | meaning and remedy |\n|---|---|---|\n";
  for (const waqai::ErrorInfo& row : waqai::error_table()) {
    out += "| " + std::to_string(static_cast<unsigned>(row.code)) + " | `" + std::string(row.name) +
           "` | " + std::string(row.help) + " |\n";
  }
  return out;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 1) {
    std::fputs(page().c_str(), stdout);
    return 0;
  }
  if (argc != 3 || std::string_view(argv[1]) != "--check") {
    std::fprintf(stderr, "usage: waqai_error_page [--check FILE]\n");
    return 2;
  }
  std::ifstream in(argv[2], std::ios::binary);
  const std::string have((std::istreambuf_iterator<char>(in)), {});
  if (have == page()) return 0;
  std::printf("%s is not current: run waqai_error_page > %s\n", argv[2], argv[2]);
  return 1;
}
