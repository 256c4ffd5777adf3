// The embedded tables come from .incbin (cmake/embed.cmake); a folder of the user's own is laid
// over them.
#include "waqai/lexicon.h"

#include <algorithm>
#include <filesystem>

#include "base/file.h"
#include "base/hash.h"
#include "lexicon/builder.h"
#include "lexicon/data.h"

extern "C" {
// Triples of name, begin, end; a null name ends the list. Made by cmake/embed.cmake.
struct WaqaiEmbeddedTable {
  const char* name;
  const char* begin;
  const char* end;
};
extern const WaqaiEmbeddedTable waqai_embedded_tables[];
}

namespace waqai {
namespace {

constexpr std::size_t kMaxTable = std::size_t{256} << 20;

std::string without_extension(std::string_view name) {
  return std::string(name.substr(0, name.size() - 4));
}

std::vector<lexicon::TableText> embedded_tables() {
  std::vector<lexicon::TableText> tables;
  for (const WaqaiEmbeddedTable* t = waqai_embedded_tables; t->name != nullptr; ++t)
    tables.push_back({without_extension(t->name), std::string(t->begin, t->end)});
  return tables;
}

std::string hash_of(const std::vector<lexicon::TableText>& a,
                    const std::vector<lexicon::TableText>& b) {
  std::uint64_t h = 0;
  for (const auto* list : {&a, &b})
    for (const auto& t : *list) h = hash64(t.text, hash64(t.name, h));
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string out(16, '0');
  for (std::size_t i = 0; i < 16; ++i) out[15 - i] = kDigits[(h >> (4 * i)) & 15u];
  return out;
}

}  // namespace

namespace lexicon {

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

}  // namespace lexicon

Lexicon::Lexicon() = default;
Lexicon::~Lexicon() = default;

Result<std::shared_ptr<const Lexicon>> Lexicon::embedded() {
  std::vector<lexicon::TableText> tables = embedded_tables();
  auto lexicon = std::shared_ptr<Lexicon>(new Lexicon());
  lexicon->hash_ = hash_of(tables, {});
  WAQAI_TRY(lexicon->data_, lexicon::Data::Builder::build(std::move(tables), {}));
  return std::shared_ptr<const Lexicon>(std::move(lexicon));
}

Result<std::shared_ptr<const Lexicon>> Lexicon::with_overlay(const std::string& directory) {
  std::vector<lexicon::TableText> tables = embedded_tables();
  WAQAI_TRY(std::vector<lexicon::TableText> overlay, lexicon::read_folder(directory));
  std::erase_if(overlay, [](const auto& t) { return t.name == "SOURCES"; });
  auto lexicon = std::shared_ptr<Lexicon>(new Lexicon());
  lexicon->hash_ = hash_of(tables, overlay);
  WAQAI_TRY(lexicon->data_, lexicon::Data::Builder::build(std::move(tables), std::move(overlay)));
  return std::shared_ptr<const Lexicon>(std::move(lexicon));
}

std::vector<LexiconTableStats> Lexicon::stats() const {
  std::vector<LexiconTableStats> out;
  for (std::size_t i = 0; i < data_->table_count(); ++i) {
    const auto id = static_cast<lexicon::TableId>(i);
    out.push_back({data_->table(id).name(), data_->table(id).size(), data_->form_count(id)});
  }
  return out;
}

}  // namespace waqai
