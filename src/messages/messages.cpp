// The table is split into lines once, at first use, and searched by key; nothing is copied.
#include "messages/messages.h"

#include <algorithm>
#include <vector>

extern "C" {
extern const char waqai_messages_begin[];
extern const char waqai_messages_end[];
}

namespace waqai::messages {
namespace {

struct Row {
  std::string_view key, english, arabic;
};

std::vector<Row> parse() {
  std::vector<Row> rows;
  std::string_view rest(waqai_messages_begin,
                        static_cast<std::size_t>(waqai_messages_end - waqai_messages_begin));
  while (!rest.empty()) {
    const std::size_t line_end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, line_end);
    rest.remove_prefix(std::min(line_end + 1, rest.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t a = line.find('\t');
    const std::size_t b = a == std::string_view::npos ? a : line.find('\t', a + 1);
    if (b == std::string_view::npos) continue;
    rows.push_back({line.substr(0, a), line.substr(a + 1, b - a - 1), line.substr(b + 1)});
  }
  std::sort(rows.begin(), rows.end(), [](const Row& x, const Row& y) { return x.key < y.key; });
  return rows;
}

const std::vector<Row>& rows() {
  static const std::vector<Row> table = parse();
  return table;
}

}  // namespace

std::string_view text(std::string_view key, Language language) {
  const auto& table = rows();
  const auto it = std::lower_bound(table.begin(), table.end(), key,
                                   [](const Row& row, std::string_view k) { return row.key < k; });
  if (it == table.end() || it->key != key) return {};
  return language == Language::kArabic ? it->arabic : it->english;
}

std::string text_or(std::string_view prefix, std::string_view name, Language language) {
  std::string key(prefix);
  key += name;
  const std::string_view found = text(key, language);
  return std::string(found.empty() ? name : found);
}

std::string text(std::string_view key, Language language,
                 std::initializer_list<std::string_view> arguments) {
  const std::string_view pattern = text(key, language);
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
        pattern[i + 1] >= '0' && pattern[i + 1] <= '9') {
      const auto n = static_cast<std::size_t>(pattern[i + 1] - '0');
      if (n < arguments.size()) out += arguments.begin()[n];
      i += 2;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

std::size_t count() { return rows().size(); }
std::string_view key(std::size_t i) { return rows()[i].key; }

}  // namespace waqai::messages
