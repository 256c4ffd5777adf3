// A header with the place of each array, then the arrays, each on a cache line of its own.
#include "lexicon/image.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <type_traits>

namespace waqai::lexicon {
namespace {

constexpr std::array<char, 8> kMagic = {'w', 'a', 'q', 'a', 'i', 'i', 'x', '1'};
constexpr std::size_t kLine = 64, kHashSize = 16;

enum Section : std::size_t {
  kSlots,
  kFilter,
  kWords,
  kLetters,
  kEdges,
  kNodes,
  kEntries,
  kFormCounts,
  kShapes,
  kCells,
  kLines,
  kSections,
};

struct Place {
  std::uint64_t offset = 0, count = 0;
};
struct Header {
  std::array<char, 8> magic = kMagic;
  std::array<char, kHashSize> hash{};
  std::array<Place, kSections> sections{};
};
// One for each table, in the order of their names.
struct Shape {
  std::uint64_t text_size = 0, cells = 0, lines = 0;
};

template <class T>
void append(std::string& out, Header& header, Section section, std::span<const T> items) {
  static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= kLine);
  out.resize((out.size() + kLine - 1) / kLine * kLine, '\0');
  header.sections[section] = {out.size(), items.size()};
  if (!items.empty()) out.append(reinterpret_cast<const char*>(items.data()), items.size_bytes());
}

template <class T>
bool section(std::string_view image, const Header& header, Section which, std::span<const T>& out) {
  const Place& p = header.sections[which];
  if (p.offset % alignof(T) != 0 || p.offset > image.size() ||
      p.count > (image.size() - p.offset) / sizeof(T))
    return false;
  out = {reinterpret_cast<const T*>(image.data() + p.offset), static_cast<std::size_t>(p.count)};
  return true;
}

}  // namespace

std::string Image::write(const Data& data, std::string_view hash) {
  Header header;
  std::copy_n(hash.begin(), std::min(hash.size(), kHashSize), header.hash.begin());
  std::vector<Shape> shapes;
  std::vector<Table::Slice> cells;
  std::vector<std::uint32_t> lines;
  for (const Table& t : data.tables_) {
    shapes.push_back({t.text().size(), t.cells().size(), t.lines().size()});
    cells.insert(cells.end(), t.cells().begin(), t.cells().end());
    lines.insert(lines.end(), t.lines().begin(), t.lines().end());
  }
  const Index& index = data.index_;
  std::string out(sizeof header, '\0');
  append(out, header, kSlots, index.slots);
  append(out, header, kFilter, index.filter);
  append(out, header, kWords, index.words);
  append(out, header, kLetters, index.letters);
  append(out, header, kEdges, index.edges);
  append(out, header, kNodes, index.nodes);
  append(out, header, kEntries, index.entries);
  append(out, header, kFormCounts, std::span<const std::uint64_t>(data.form_counts_));
  append(out, header, kShapes, std::span<const Shape>(shapes));
  append(out, header, kCells, std::span<const Table::Slice>(cells));
  append(out, header, kLines, std::span<const std::uint32_t>(lines));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

std::optional<Image::Attached> Image::attach(std::string_view image,
                                             const std::vector<Text>& texts) {
  Header header;
  if (image.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, image.data(), sizeof header);
  if (header.magic != kMagic) return std::nullopt;
  auto data = std::make_unique<Data>();
  Index& index = data->index_;
  std::span<const std::uint64_t> counts;
  std::span<const Shape> shapes;
  std::span<const Table::Slice> cells;
  std::span<const std::uint32_t> lines;
  if (!section(image, header, kSlots, index.slots) ||
      !section(image, header, kFilter, index.filter) ||
      !section(image, header, kWords, index.words) ||
      !section(image, header, kLetters, index.letters) ||
      !section(image, header, kEdges, index.edges) ||
      !section(image, header, kNodes, index.nodes) ||
      !section(image, header, kEntries, index.entries) ||
      !section(image, header, kFormCounts, counts) || !section(image, header, kShapes, shapes) ||
      !section(image, header, kCells, cells) || !section(image, header, kLines, lines))
    return std::nullopt;
  std::vector<const Text*> sorted;
  sorted.reserve(texts.size());
  for (const Text& t : texts) sorted.push_back(&t);
  std::sort(sorted.begin(), sorted.end(),
            [](const Text* a, const Text* b) { return a->name < b->name; });
  if (shapes.size() != sorted.size() || counts.size() != sorted.size()) return std::nullopt;
  data->tables_.reserve(sorted.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const Shape& shape = shapes[i];
    if (shape.text_size != sorted[i]->text.size() || shape.cells > cells.size() ||
        shape.lines > lines.size())
      return std::nullopt;
    data->tables_.push_back(Table::attach(sorted[i]->name, sorted[i]->text,
                                          cells.first(static_cast<std::size_t>(shape.cells)),
                                          lines.first(static_cast<std::size_t>(shape.lines))));
    cells = cells.subspan(static_cast<std::size_t>(shape.cells));
    lines = lines.subspan(static_cast<std::size_t>(shape.lines));
  }
  data->form_counts_.assign(counts.begin(), counts.end());
  return Attached{std::move(data), std::string(header.hash.begin(), header.hash.end())};
}

}  // namespace waqai::lexicon
