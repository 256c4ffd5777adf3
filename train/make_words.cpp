// Makes the table of words beside the tagger's weights (entity/tagger.h): words of names, and classes of words used
// alike. The classes are learned from running text by exchange (Martin, Liermann, Ney 1998): each word in turn moves to
// the class that makes the bigrams of classes likeliest.
// usage: make_words OUT NAMES CORPUS...   (NAMES: lines of a word and its mask, train/name_units.py; corpora in CoNLL
// form, folded and cut as the library does)
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/hash.h"
#include "entity/tagger.h"
#include "text/tokens.h"
#include "waqai/document.h"

namespace {

using namespace waqai;

constexpr std::size_t kClasses = 256;
constexpr std::size_t kRareWord = 3;  // words met less often are in no class
constexpr int kRounds = 8;

using Sentences = std::vector<std::vector<std::string>>;

void add_text(const std::string& text, Sentences& out) {
  auto document = Document::from_utf8(text);
  if (!document) return;
  const text::Tokens tokens = text::tokenize(*document);
  std::vector<std::string> row;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::string word(tokens.form(i));
    if (!word.empty() && word[0] >= '0' && word[0] <= '9') word = "0";
    row.push_back(std::move(word));
  }
  if (!row.empty()) out.push_back(std::move(row));
}

// Clitics of split corpora are joined by the caller's choice of corpus: here a word is a line's first cell.
void read(const std::string& path, Sentences& out) {
  std::ifstream in(path);
  std::string line, text, pending;
  const bool split = path.find("wikifane") != std::string::npos;
  while (std::getline(in, line)) {
    const std::string word = line.substr(0, line.find_first_of(" \t\r"));
    if (word.empty()) {
      if (!text.empty()) add_text(text, out);
      text.clear();
      pending.clear();
      continue;
    }
    // One letter that is a particle goes with the next word.
    if (split && word.size() == 2 && (static_cast<unsigned char>(word[0]) & 0xE0U) == 0xC0U) {
      pending += word;
      continue;
    }
    text += pending + word + ' ';
    pending.clear();
  }
  if (!text.empty()) add_text(text, out);
}

struct Neighbours {
  std::vector<std::pair<std::size_t, int>> before, after;  // word, count
};

// The class of each word of `index`.
std::vector<std::size_t> cluster(const Sentences& text, const std::unordered_map<std::string, std::size_t>& index) {
  const std::size_t words = index.size(), rare = words, edge = words + 1, all = kClasses + 2;
  std::vector<std::unordered_map<std::size_t, int>> before(words + 2), after(words + 2);
  std::vector<int> count(words + 2);
  for (const auto& sentence : text) {
    std::size_t last = edge;
    const auto meet = [&](std::size_t word) {
      ++after[last][word];
      ++before[word][last];
      ++count[word];
      last = word;
    };
    for (const std::string& word : sentence) {
      const auto it = index.find(word);
      meet(it == index.end() ? rare : it->second);
    }
    meet(edge);
  }
  std::vector<Neighbours> near(words);
  for (std::size_t w = 0; w < words; ++w) {
    near[w].before.assign(before[w].begin(), before[w].end());
    near[w].after.assign(after[w].begin(), after[w].end());
    std::sort(near[w].before.begin(), near[w].before.end());
    std::sort(near[w].after.begin(), near[w].after.end());
  }
  std::vector<std::size_t> of(words + 2);
  for (std::size_t w = 0; w < words; ++w) of[w] = w % kClasses;
  of[rare] = kClasses;
  of[edge] = kClasses + 1;
  std::vector<int> pairs(all * all), size(all);
  for (std::size_t w = 0; w < words + 2; ++w) {
    size[of[w]] += count[w];
    for (const auto& [next, times] : after[w]) pairs[of[w] * all + of[next]] += times;
  }
  const auto entropy = [](int n) { return n > 0 ? n * std::log(static_cast<double>(n)) : 0.0; };
  std::vector<double> known(4096);
  for (std::size_t n = 0; n < known.size(); ++n) known[n] = entropy(static_cast<int>(n));
  const auto part = [&](int n) { return n < 4096 ? known[static_cast<std::size_t>(n)] : entropy(n); };
  std::vector<int> left(all), right(all);
  for (int round = 0; round < kRounds; ++round) {
    std::size_t moved = 0;
    for (std::size_t w = 0; w < words; ++w) {
      std::vector<std::size_t> lefts, rights;
      int self = 0;
      for (const auto& [next, times] : near[w].after) {
        if (next == w) {
          self += times;
          continue;
        }
        if (right[of[next]] == 0) rights.push_back(of[next]);
        right[of[next]] += times;
      }
      for (const auto& [previous, times] : near[w].before) {
        if (previous == w) continue;
        if (left[of[previous]] == 0) lefts.push_back(of[previous]);
        left[of[previous]] += times;
      }
      const auto shift = [&](std::size_t c, int sign) {
        for (const std::size_t k : rights) pairs[c * all + k] += sign * right[k];
        for (const std::size_t k : lefts) pairs[k * all + c] += sign * left[k];
        pairs[c * all + c] += sign * self;
        size[c] += sign * count[w];
      };
      shift(of[w], -1);
      double best = 0;
      std::size_t chosen = kClasses;
      for (std::size_t c = 0; c < kClasses; ++c) {
        double gain = 0;
        for (const std::size_t k : rights)
          if (k != c) gain += part(pairs[c * all + k] + right[k]) - part(pairs[c * all + k]);
        for (const std::size_t k : lefts)
          if (k != c) gain += part(pairs[k * all + c] + left[k]) - part(pairs[k * all + c]);
        gain += part(pairs[c * all + c] + right[c] + left[c] + self) - part(pairs[c * all + c]);
        gain -= 2 * (part(size[c] + count[w]) - part(size[c]));
        if (chosen == kClasses || gain > best) {
          best = gain;
          chosen = c;
        }
      }
      shift(chosen, 1);
      moved += chosen != of[w] ? 1U : 0U;
      of[w] = chosen;
      for (const std::size_t k : rights) right[k] = 0;
      for (const std::size_t k : lefts) left[k] = 0;
    }
    std::printf("round %d of %d: %zu of %zu words moved\n", round + 1, kRounds, moved, words);
    std::fflush(stdout);
  }
  of.resize(words);
  return of;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: make_words OUT NAMES CORPUS...\n");
    return 2;
  }
  Sentences text;
  for (int i = 3; i < argc; ++i) read(argv[i], text);
  std::unordered_map<std::string, std::size_t> met;
  for (const auto& sentence : text)
    for (const std::string& word : sentence) ++met[word];
  std::vector<std::pair<std::size_t, std::string>> frequent;
  for (const auto& [word, times] : met)
    if (times >= kRareWord) frequent.emplace_back(times, word);
  std::sort(frequent.begin(), frequent.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::unordered_map<std::string, std::size_t> index;
  for (const auto& [times, word] : frequent) index.emplace(word, index.size());
  const std::vector<std::size_t> classes = cluster(text, index);
  std::unordered_map<std::string, entity::WordFacts> facts;
  for (const auto& [word, number] : index) facts[word].cluster = static_cast<std::uint16_t>(classes[number] + 1);
  {
    std::ifstream in(argv[2]);
    std::string word;
    unsigned mask = 0;
    while (in >> word >> mask) facts[word].name = static_cast<std::uint8_t>(mask);
  }
  std::vector<std::string> words;
  for (const auto& [word, fact] : facts) words.push_back(word);
  std::sort(words.begin(), words.end());
  entity::WordsHeader header{};
  header.magic = entity::kWordsMagic;
  header.slots = 1;
  while (header.slots < words.size() + words.size() / 3) header.slots *= 2;
  std::string bytes(sizeof header + std::size_t{header.slots} * 8, '\0');
  std::memcpy(bytes.data(), &header, sizeof header);
  for (const std::string& word : words) {
    const std::uint64_t hash = hash64(word);
    const std::uint32_t fingerprint = static_cast<std::uint32_t>(hash >> 32) | 1U;
    for (std::uint32_t k = 0;; ++k) {
      char* slot = bytes.data() + sizeof header +
                   std::size_t{(static_cast<std::uint32_t>(hash) + k) & (header.slots - 1)} * 8;
      std::uint32_t there = 0;
      std::memcpy(&there, slot, 4);
      if (there != 0) continue;
      std::memcpy(slot, &fingerprint, 4);
      std::memcpy(slot + 4, &facts[word].cluster, 2);
      slot[6] = static_cast<char>(facts[word].name);
      break;
    }
  }
  std::ofstream(argv[1], std::ios::binary) << bytes;
  std::printf("%zu words, %zu bytes\n", words.size(), bytes.size());
  return 0;
}
