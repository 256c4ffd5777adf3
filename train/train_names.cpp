// Makes the weights of entity/tagger.h from corpora in CoNLL form: averaged structured perceptron (Collins
// 2002), words folded and cut as the library does, clitics of split corpora joined again.
// usage: train_names OUT FILE...  (`~FILE` is learned first and then left: text of another kind, whose marks differ;
// `@FILE` is a test file, scored at the end)
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "entity/evidence.h"
#include "entity/tagger.h"
#include "lexicon/data.h"
#include "text/tokens.h"
#include "waqai/document.h"
#include "waqai/lexicon.h"

namespace {

using namespace waqai;
using namespace waqai::entity;

// The tables, whose evidence is part of the features.
struct Tables {
  std::shared_ptr<const Lexicon> lexicon;
  std::unique_ptr<const Model::Impl> model;
};
const Tables& tables() {
  static const Tables made = [] {
    auto lexicon = Lexicon::embedded();
    if (!lexicon) {
      std::fprintf(stderr, "%s\n", lexicon.error().message.c_str());
      std::exit(1);
    }
    Tables t{*lexicon, nullptr};
    t.model = std::make_unique<const Model::Impl>(t.lexicon->data());
    return t;
  }();
  return made;
}

struct Example {
  std::vector<WordHash> words;
  std::vector<std::uint8_t> tags;
};

// 0 none, 1 person, 2 organisation, 3 place; the fine classes of WikiFANE are folded into these.
int class_of(const std::string& tag) {
  static const std::vector<std::pair<int, std::vector<std::string>>> kClasses = {
      {1, {"PER", "PERS", "Politician", "Religious_PER", "Artist", "Scientist", "Athlete", "Businessperson", "Engineer",
           "Lawyer", "Other_PER", "Police"}},
      {2, {"ORG", "Non-Governmental", "Government", "Commercial", "Educational", "Media", "Sports", "Religious_ORG",
           "Entertainment", "Medical-Science"}},
      {3, {"LOC", "Nation", "Population-Center", "State-or-Province", "Continent", "County-or-District",
           "GPE-Cluster", "Water-Body", "Land-Region-Natural", "Building-Grounds", "Airport", "Path",
           "Subarea-Facility"}}};
  const std::string name = tag.size() > 2 ? tag.substr(2) : tag;
  for (const auto& [value, names] : kClasses)
    if (std::find(names.begin(), names.end(), name) != names.end()) return value;
  return 0;
}

bool is_proclitic(const std::string& w) {
  static const std::vector<std::string> k = {"\xD9\x88", "\xD9\x81", "\xD8\xA8", "\xD9\x84", "\xD9\x83", "\xD8\xB3"};
  return std::find(k.begin(), k.end(), w) != k.end();
}
bool is_enclitic(const std::string& w) {
  static const std::vector<std::string> k = {"\xD9\x87", "\xD9\x87\xD8\xA7", "\xD9\x87\xD9\x85",
                                             "\xD9\x87\xD9\x85\xD8\xA7"};
  return std::find(k.begin(), k.end(), w) != k.end();
}

void flush(std::vector<std::pair<std::string, std::string>>& lines, std::vector<Example>& out, bool split) {
  if (lines.empty()) return;
  // Join clitics, build the text, and remember which class each byte has and where names begin.
  std::string text;
  std::vector<std::uint8_t> mark;  // per byte: tag
  std::string pending;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& [word, tag] = lines[i];
    if (split && tag == "O" && is_proclitic(word) && i + 1 < lines.size()) {
      pending += word;
      continue;
    }
    int value = class_of(tag);
    const bool begin = tag[0] == 'B';
    std::uint8_t t = 0;
    if (value > 0) t = static_cast<std::uint8_t>(begin ? 2 * value - 1 : 2 * value);
    const bool join = split && is_enclitic(word) && tag == "O" && !text.empty() && pending.empty();
    if (join) {
      while (!text.empty() && text.back() == ' ') {
        text.pop_back();
        mark.pop_back();
      }
      const std::uint8_t last = mark.empty() ? std::uint8_t{0} : mark.back();
      text += word;
      mark.resize(text.size(), last);
    } else {
      const std::size_t from = text.size();
      text += pending + word;
      pending.clear();
      mark.resize(from, 0);
      mark.resize(text.size(), t);
    }
    text += ' ';
    mark.push_back(0);
  }
  lines.clear();
  auto document = Document::from_utf8(text);
  if (!document) return;
  const text::Tokens tokens = text::tokenize(*document);
  Example s;
  int previous = 0;
  std::vector<std::uint16_t> seen;
  gather_evidence(*tables().model, tables().lexicon->data().lookup(tokens), tokens.size(), seen);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    s.words.push_back(hash_word(tokens.form(i)));
    s.words.back().seen = seen[i];
    std::uint8_t t = tokens[i].begin < mark.size() ? mark[tokens[i].begin] : std::uint8_t{0};
    if (tokens[i].kind == text::TokenKind::kPunct) t = previous != 0 && t != 0 ? t : 0;
    if (t % 2 == 1 && previous != 0 && i > 0 && !tokens[i].space_before &&
        (previous == t || previous == t + 1))
      t = static_cast<std::uint8_t>(t + 1);
    if (t != 0 && t % 2 == 0 && previous != t && previous != t - 1) t = static_cast<std::uint8_t>(t - 1);
    s.tags.push_back(t);
    previous = t;
  }
  if (!s.words.empty()) out.push_back(std::move(s));
}

std::vector<Example> read(const std::string& path) {
  std::ifstream in(path);
  std::vector<Example> out;
  std::vector<std::pair<std::string, std::string>> lines;
  const bool split = path.find("wikifane") != std::string::npos;
  std::string line;
  while (std::getline(in, line)) {
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    std::size_t space = line.find_last_of(" \t");
    if (space == std::string::npos) {
      flush(lines, out, split);
      continue;
    }
    lines.emplace_back(line.substr(0, line.find_first_of(" \t")), line.substr(space + 1));
    if (lines.size() > 200) flush(lines, out, split);
  }
  flush(lines, out, split);
  return out;
}

// While training each feature has a slot of its own in a table far larger than the model.
constexpr std::size_t kSlotBits = 23;
constexpr std::size_t kSlots = std::size_t{1} << kSlotBits;
constexpr std::size_t slot(std::uint32_t hash) { return hash & (kSlots - 1); }
constexpr std::size_t kWeights = kSlots * kStride + (kTags + 1) * kTags;

struct Learner {
  std::vector<float> w = std::vector<float>(kWeights), sum = std::vector<float>(kWeights);
  std::vector<std::uint32_t> last = std::vector<std::uint32_t>(kWeights);
  std::uint32_t clock = 1;
  void update(std::size_t i, float d) {
    sum[i] += w[i] * static_cast<float>(clock - last[i]);
    last[i] = clock;
    w[i] += d;
  }
  void restart() {
    std::fill(sum.begin(), sum.end(), 0.0F);
    std::fill(last.begin(), last.end(), 0U);
    clock = 1;
  }
  static std::size_t edge(std::size_t a, std::size_t b) { return kSlots * kStride + a * kTags + b; }
  std::vector<std::uint8_t> decode(const Example& s, std::vector<std::array<std::uint32_t, kFeatures>>& f) {
    const std::size_t n = s.words.size();
    f.resize(n);
    std::vector<std::array<float, kTags>> score(n);
    std::vector<std::array<std::uint8_t, kTags>> from(n);
    for (std::size_t i = 0; i < n; ++i) {
      features(s.words, i, f[i]);
      std::array<float, kTags> e{};
      for (const std::uint32_t b : f[i])
        for (std::size_t t = 0; t < kTags; ++t) e[t] += w[slot(b) * kStride + t];
      for (std::size_t t = 0; t < kTags; ++t) {
        float best = -1e18F;
        std::size_t arg = 0;
        if (i == 0) {
          best = t % 2 == 0 && t > 0 ? -1e18F : w[edge(kTags, t)];
        } else {
          for (std::size_t q = 0; q < kTags; ++q) {
            if (!follows(q, t)) continue;
            const float v = score[i - 1][q] + w[edge(q, t)];
            if (v > best) {
              best = v;
              arg = q;
            }
          }
        }
        score[i][t] = best + e[t];
        from[i][t] = static_cast<std::uint8_t>(arg);
      }
    }
    std::vector<std::uint8_t> tags(n);
    std::size_t t = static_cast<std::size_t>(std::max_element(score[n - 1].begin(), score[n - 1].end()) -
                                             score[n - 1].begin());
    for (std::size_t i = n; i-- > 0;) {
      tags[i] = static_cast<std::uint8_t>(t);
      t = from[i][t];
    }
    return tags;
  }
};

void evaluate(const std::vector<Example>& test, const std::vector<std::vector<std::uint8_t>>& predicted) {
  double tp[4] = {}, g[4] = {}, p[4] = {};
  const auto spans = [](const std::vector<std::uint8_t>& t) {
    std::vector<std::array<std::size_t, 3>> out;
    for (std::size_t i = 0; i < t.size();) {
      if (t[i] == 0) {
        ++i;
        continue;
      }
      std::size_t j = i + 1;
      const std::size_t c = (t[i] + 1u) / 2;
      while (j < t.size() && t[j] == 2 * c) ++j;
      out.push_back({i, j, c});
      i = j;
    }
    return out;
  };
  for (std::size_t k = 0; k < test.size(); ++k) {
    const auto a = spans(test[k].tags), b = spans(predicted[k]);
    for (const auto& x : a) ++g[x[2]], ++g[0];
    for (const auto& x : b) ++p[x[2]], ++p[0];
    for (const auto& x : a)
      if (std::find(b.begin(), b.end(), x) != b.end()) ++tp[x[2]], ++tp[0];
  }
  for (int c = 0; c < 4; ++c)
    std::printf("  %s P %.1f R %.1f F %.1f", c == 0 ? "all" : c == 1 ? "PER" : c == 2 ? "ORG" : "LOC",
                100 * tp[c] / std::max(p[c], 1.0), 100 * tp[c] / std::max(g[c], 1.0),
                200 * tp[c] / std::max(p[c] + g[c], 1.0));
  std::printf("\n");
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: train_names OUT FILE... @TEST\n");
    return 2;
  }
  std::vector<Example> train, other, test;
  for (int i = 2; i < argc; ++i) {
    const std::string path = argv[i];
    auto part = read(path[0] == '@' || path[0] == '~' ? path.substr(1) : path);
    auto& to = path[0] == '@' ? test : path[0] == '~' ? other : train;
    to.insert(to.end(), part.begin(), part.end());
  }
  const std::size_t own = train.size();
  train.insert(train.end(), other.begin(), other.end());
  std::size_t tokens = 0;
  for (const Example& s : train) tokens += s.words.size();
  std::printf("%zu sentences, %zu tokens\n", train.size(), tokens);
  Learner l;
  // Features met less often than this are not learned.
  constexpr std::uint8_t kRare = 2;
  std::vector<std::uint8_t> seen(kSlots);
  std::vector<std::uint32_t> hash_of(kSlots);
  {
    std::array<std::uint32_t, kFeatures> g{};
    for (const Example& s : train)
      for (std::size_t i = 0; i < s.words.size(); ++i) {
        features(s.words, i, g);
        for (const std::uint32_t h : g) {
          if (seen[slot(h)] < 255) ++seen[slot(h)];
          hash_of[slot(h)] = h;
        }
      }
  }
  std::vector<std::size_t> order(train.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(7);
  std::vector<std::array<std::uint32_t, kFeatures>> f;
  const int kFirst = other.empty() ? 0 : 3;
  const int kPasses = kFirst + 8;
  for (int pass = 0; pass < kPasses; ++pass) {
    if (pass == kFirst && pass > 0) {
      // The average is taken over the passes on the text that matters.
      order.resize(own);
      for (std::size_t i = 0; i < own; ++i) order[i] = i;
      l.restart();
    }
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    std::size_t wrong = 0;
    for (const std::size_t k : order) {
      const Example& s = train[k];
      const auto tags = l.decode(s, f);
      ++l.clock;
      for (std::size_t i = 0; i < tags.size(); ++i) {
        if (tags[i] != s.tags[i]) {
          ++wrong;
          for (const std::uint32_t b : f[i]) {
            if (seen[slot(b)] < kRare) continue;
            l.update(slot(b) * kStride + s.tags[i], 1);
            l.update(slot(b) * kStride + tags[i], -1);
          }
        }
        const std::size_t a = i == 0 ? kTags : s.tags[i - 1], b = i == 0 ? kTags : tags[i - 1];
        if (a != b || tags[i] != s.tags[i]) {
          l.update(Learner::edge(a, s.tags[i]), 1);
          l.update(Learner::edge(b, tags[i]), -1);
        }
      }
    }
    std::printf("pass %d: %zu wrong tokens\n", pass + 1, wrong);
    std::fflush(stdout);
  }
  // Average, then round to eight bits.
  std::vector<float> average(kWeights);
  for (std::size_t i = 0; i < kWeights; ++i) {
    l.update(i, 0);
    average[i] = l.sum[i] / static_cast<float>(l.clock);
  }
  // Each bucket goes to the weightiest of its features.
  std::vector<float> norm(kBuckets);
  std::vector<std::size_t> owner(kBuckets, kSlots);
  std::vector<float> sizes;
  for (std::size_t k = 0; k < kSlots; ++k) {
    float size = 0;
    for (std::size_t t = 0; t < kTags; ++t) size += std::fabs(average[k * kStride + t]);
    if (size == 0) continue;
    const std::size_t b = bucket_of(hash_of[k]);
    if (size > norm[b]) {
      norm[b] = size;
      owner[b] = k;
    }
  }
  for (const std::size_t k : owner)
    if (k < kSlots)
      for (std::size_t t = 0; t < kTags; ++t)
        if (average[k * kStride + t] != 0) sizes.push_back(std::fabs(average[k * kStride + t]));
  std::sort(sizes.begin(), sizes.end());
  const float top =
      sizes.empty() ? 1 : sizes[static_cast<std::size_t>(static_cast<double>(sizes.size() - 1) * 0.9995)];
  ModelHeader header{};
  header.magic = kModelMagic;
  header.bits = kBucketBits;
  header.scale = top / 127;
  for (std::size_t i = 0; i < header.transition.size(); ++i)
    header.transition[i] = average[kSlots * kStride + i];
  std::string bytes(sizeof header + kBuckets * kStride, '\0');
  std::memcpy(bytes.data(), &header, sizeof header);
  for (std::size_t b = 0; b < kBuckets; ++b) {
    if (owner[b] == kSlots) continue;
    char* out = bytes.data() + sizeof header + b * kStride;
    for (std::size_t t = 0; t < kTags; ++t) {
      const float v = std::clamp(std::round(average[owner[b] * kStride + t] / header.scale), -127.0F, 127.0F);
      out[t] = static_cast<char>(static_cast<std::int8_t>(v));
    }
    out[kTags] = static_cast<char>(fingerprint_of(hash_of[owner[b]]));
  }
  std::ofstream(argv[1], std::ios::binary) << bytes;
  if (!test.empty()) {
    const Tagger tagger(bytes);
    Tagger::Scratch scratch;
    std::vector<Tagged> out;
    std::vector<std::vector<std::uint8_t>> predicted;
    for (const Example& s : test) {
      tagger.tag(s.words, scratch, out);
      std::vector<std::uint8_t> tags;
      for (const Tagged& t : out) tags.push_back(static_cast<std::uint8_t>(t.tag));
      predicted.push_back(std::move(tags));
    }
    evaluate(test, predicted);
  }
  return 0;
}
