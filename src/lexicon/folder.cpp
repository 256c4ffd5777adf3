// A folder of tables on disk, read in the order of its paths, and the hash that names a set of
// tables in every output made with them.
#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/hash.h"
#include "lexicon/builder.h"

namespace waqai::lexicon {
namespace {

constexpr std::size_t kMaxTable = std::size_t{256} << 20;

}  // namespace

std::string without_extension(std::string_view name) {
  return std::string(name.substr(0, name.size() - 4));
}

std::string hash_of(const std::vector<TableText>& a, const std::vector<TableText>& b) {
  std::uint64_t h = 0;
  for (const auto* list : {&a, &b})
    for (const auto& t : *list) h = hash64(t.text, hash64(t.name, h));
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out(16, '0');
  for (std::size_t i = 0; i < 16; ++i) out[15 - i] = kDigits[(h >> (4 * i)) & 15u];
  return out;
}

Result<std::vector<TableText>> read_folder(const std::string& directory) {
  namespace fs = std::filesystem;
  std::error_code failure;
  if (!fs::is_directory(directory, failure))
    return Error{ErrorCode::kLexiconMissing,
                 "is not a folder of lexicon tables; give the folder that holds FOLDER/NAME.tsv",
                 directory, std::nullopt, std::nullopt};
  std::vector<std::string> paths;
  for (auto it = fs::recursive_directory_iterator(directory, failure);
       !failure && it != fs::recursive_directory_iterator(); it.increment(failure))
    if (it->path().extension() == ".tsv") paths.push_back(it->path().string());
  std::sort(paths.begin(), paths.end());
  if (paths.empty())
    return Error{ErrorCode::kLexiconMissing, "has no table (*.tsv); see lexicon/README.md",
                 directory, std::nullopt, std::nullopt};
  std::vector<TableText> tables;
  for (const std::string& path : paths) {
    WAQAI_TRY(std::string text, read_file(path, kMaxTable));
    const std::string relative = fs::path(path).lexically_relative(directory).generic_string();
    tables.push_back({without_extension(relative), std::move(text)});
  }
  return tables;
}

}  // namespace waqai::lexicon
