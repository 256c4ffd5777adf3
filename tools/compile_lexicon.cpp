// compile_lexicon FOLDER OUT: the tables below FOLDER with their index, as the program keeps them
// (src/lexicon/image.h). Runs while the program is built.
#include <cstdio>

#include "base/file.h"
#include "lexicon/builder.h"
#include "lexicon/image.h"

int main(int argc, char** argv) {
  using namespace waqai;
  if (argc != 3) {
    std::fprintf(stderr, "usage: compile_lexicon FOLDER OUT\n");
    return 2;
  }
  const auto fail = [](const Error& e) {
    std::fprintf(stderr, "compile_lexicon: %s\n", e.to_string().c_str());
    return 1;
  };
  auto tables = lexicon::read_folder(argv[1]);
  if (!tables) return fail(tables.error());
  const std::string hash = lexicon::hash_of(*tables, {});
  auto data = lexicon::Data::Builder::build(*std::move(tables), {});
  if (!data) return fail(data.error());
  if (auto status = write_file(argv[2], lexicon::Image::write(**data, hash)); !status)
    return fail(status.error());
  return 0;
}
