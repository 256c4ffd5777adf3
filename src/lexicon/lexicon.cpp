// The embedded tables come from .incbin (cmake/embed.cmake) with their index beside them, made when
// the program is built; a folder of the user's own is laid over the tables, and the index made
// anew.
#include "waqai/lexicon.h"

#include <algorithm>

#include "lexicon/builder.h"
#include "lexicon/data.h"
#include "lexicon/image.h"

extern "C" {
// Triples of name, begin, end; a null name ends the list. Made by cmake/embed.cmake.
struct WaqaiEmbeddedTable {
  const char* name;
  const char* begin;
  const char* end;
};
extern const WaqaiEmbeddedTable waqai_embedded_tables[];
extern const char waqai_index_begin[];
extern const char waqai_index_end[];
}

namespace waqai {
namespace {

std::vector<lexicon::Image::Text> embedded_texts() {
  std::vector<lexicon::Image::Text> texts;
  for (const WaqaiEmbeddedTable* t = waqai_embedded_tables; t->name != nullptr; ++t)
    texts.push_back({lexicon::without_extension(t->name),
                     {t->begin, static_cast<std::size_t>(t->end - t->begin)}});
  return texts;
}

std::vector<lexicon::TableText> embedded_tables() {
  std::vector<lexicon::TableText> tables;
  for (const auto& t : embedded_texts())
    tables.push_back({std::string(t.name), std::string(t.text)});
  return tables;
}

}  // namespace

Lexicon::Lexicon() = default;
Lexicon::~Lexicon() = default;

Result<std::shared_ptr<const Lexicon>> Lexicon::embedded() {
  auto lexicon = std::shared_ptr<Lexicon>(new Lexicon());
  const std::string_view image(waqai_index_begin,
                               static_cast<std::size_t>(waqai_index_end - waqai_index_begin));
  if (auto attached = lexicon::Image::attach(image, embedded_texts())) {
    lexicon->hash_ = std::move(attached->hash);
    lexicon->data_ = std::move(attached->data);
    return std::shared_ptr<const Lexicon>(std::move(lexicon));
  }
  std::vector<lexicon::TableText> tables = embedded_tables();
  lexicon->hash_ = lexicon::hash_of(tables, {});
  WAQAI_TRY(lexicon->data_, lexicon::Data::Builder::build(std::move(tables), {}));
  return std::shared_ptr<const Lexicon>(std::move(lexicon));
}

Result<std::shared_ptr<const Lexicon>> Lexicon::with_overlay(const std::string& directory) {
  std::vector<lexicon::TableText> tables = embedded_tables();
  WAQAI_TRY(std::vector<lexicon::TableText> overlay, lexicon::read_folder(directory));
  std::erase_if(overlay, [](const auto& t) { return t.name == "SOURCES"; });
  auto lexicon = std::shared_ptr<Lexicon>(new Lexicon());
  lexicon->hash_ = lexicon::hash_of(tables, overlay);
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
