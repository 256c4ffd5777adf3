// Makes the weights of entity/tagger.h: a linear-chain conditional random field over the features of the
// library, words folded and cut as the library does, clitics of split corpora joined again. Corpora that follow
// different guides are learned together: each feature has a weight of its own for each guide beside the one they
// share (Daumé III, "Frustratingly easy domain adaptation", ACL 2007); the model written is the sum for one of them.
// Stochastic gradient descent with AdaGrad steps (Duchi, Hazan, Singer 2011); the words themselves are left out of
// one token in ten, so that what is known of unknown words is learned too.
//
// usage: train_names OUT GUIDE GUIDE=PATH... [@GUIDE=PATH...]
// A PATH is a corpus in CoNLL form or a directory of reports with their annotation (NAME.txt, NAME.json). The model is
// written for the GUIDE named first, or the mean of several (`own+news`); OUT "-" writes none. Texts after @ are not
// learned: they are measured by the weights of the guide before them.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <simdjson.h>

#include "base/hash.h"
#include "entity/evidence.h"
#include "entity/model.h"
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
  std::vector<Word> words;
  std::vector<std::uint8_t> tags;
  std::size_t guide = 0;
};

// Marks are kept in step with bytes: 0 outside, else the tag of the name there.
void add_document(const Document& document, const std::vector<std::uint8_t>& mark, std::vector<Example>& out) {
  const text::Tokens tokens = text::tokenize(document);
  std::vector<Evidence> evidence;
  gather_evidence(*tables().model, tables().lexicon->data().lookup(tokens), tokens.size(), evidence);
  for (const Sentence& sentence : tokens.sentences) {
    Example s;
    int previous = 0;
    for (std::size_t i = sentence.token_begin; i < sentence.token_end; ++i) {
      s.words.push_back({hash_word(tokens.form(i), tables().model->words), evidence[i]});
      std::uint8_t t = tokens[i].begin < mark.size() ? mark[tokens[i].begin] : std::uint8_t{0};
      // A particle before the name belongs to its word.
      for (std::size_t b = tokens[i].begin; t == 0 && tokens[i].kind == text::TokenKind::kWord && b < tokens[i].end; ++b)
        if (b < mark.size()) t = mark[b];
      if (tokens[i].kind == text::TokenKind::kPunct) t = previous != 0 && t != 0 ? t : std::uint8_t{0};
      if (t % 2 == 1 && previous != 0 && i > 0 && !tokens[i].space_before && (previous == t || previous == t + 1))
        t = static_cast<std::uint8_t>(t + 1);
      if (t != 0 && t % 2 == 0 && previous != t && previous != t - 1) t = static_cast<std::uint8_t>(t - 1);
      s.tags.push_back(t);
      previous = t;
    }
    if (!s.words.empty()) out.push_back(std::move(s));
  }
}

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
  if (auto document = Document::from_utf8(text)) add_document(*document, mark, out);
}

// Reports with their annotation: spans in code points.
void read_reports(const std::filesystem::path& folder, std::vector<Example>& out) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  simdjson::dom::parser parser;
  for (const auto& path : paths) {
    std::filesystem::path annotation = path;
    annotation.replace_extension(".json");
    simdjson::dom::array entities;
    if (!std::filesystem::exists(annotation) ||
        parser.load(annotation.string())["entities"].get(entities) != simdjson::SUCCESS)
      continue;
    std::ifstream in(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(in)), {});
    std::vector<std::size_t> byte;  // of each code point
    for (std::size_t i = 0; i < text.size(); ++i)
      if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) byte.push_back(i);
    byte.push_back(text.size());
    std::vector<std::uint8_t> mark(text.size());
    for (const simdjson::dom::element e : entities) {
      std::uint64_t begin = 0, end = 0;
      std::string_view type;
      if (e["start"].get(begin) != simdjson::SUCCESS || e["end"].get(end) != simdjson::SUCCESS ||
          e["type"].get(type) != simdjson::SUCCESS || begin >= end || end >= byte.size())
        continue;
      const int value = type == "PER" ? 1 : type == "ORG" ? 2 : 3;
      std::fill(mark.begin() + static_cast<std::ptrdiff_t>(byte[begin]),
                mark.begin() + static_cast<std::ptrdiff_t>(byte[end]), static_cast<std::uint8_t>(2 * value));
      for (std::size_t b = byte[begin]; b < byte[begin + 1]; ++b) mark[b] = static_cast<std::uint8_t>(2 * value - 1);
    }
    if (auto document = Document::from_utf8(text)) add_document(*document, mark, out);
  }
}

std::vector<Example> read(const std::string& path) {
  std::vector<Example> out;
  if (std::filesystem::is_directory(path)) {
    read_reports(path, out);
    return out;
  }
  std::ifstream in(path);
  if (!in) {
    std::fprintf(stderr, "train_names: cannot read %s\n", path.c_str());
    std::exit(1);
  }
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

// While training each feature has a row of its own, and one for each guide, in a table far larger than the model.
constexpr std::size_t kRowBits = 23;
constexpr std::size_t kRows = std::size_t{1} << kRowBits;
constexpr std::size_t kEdges = kLanes * kLanes;
constexpr float kStep = 0.1F, kPenalty = 1e-6F;
constexpr int kPasses = 6;
constexpr float kTowardsNames = 1;      // what a token outside names loses: the field misses more than it invents
constexpr std::uint32_t kLeftOut = 10;  // of so many tokens one goes without its words
constexpr std::uint8_t kRare = 2;       // features met less often are not learned

using Lane = std::array<float, kLanes>;
using Features = std::array<std::uint32_t, kFeatures>;

std::size_t row(std::uint32_t hash) { return hash & (kRows - 1); }
std::size_t guide_row(std::uint32_t hash, std::size_t guide) {
  return row(static_cast<std::uint32_t>(mix64(hash + (guide + 1) * 0x9E3779B97F4A7C15ULL)));
}

struct Field {
  std::vector<Lane> weight = std::vector<Lane>(kRows), square = std::vector<Lane>(kRows),
                    sum = std::vector<Lane>(kRows);
  std::vector<std::uint32_t> last = std::vector<std::uint32_t>(kRows);
  std::vector<std::uint8_t> met = std::vector<std::uint8_t>(kRows);
  std::vector<std::array<float, kEdges>> edge, edge_square;
  std::vector<std::array<double, kEdges>> edge_sum;
  std::uint32_t clock = 1;

  explicit Field(std::size_t guides) : edge(guides + 1), edge_square(guides + 1), edge_sum(guides + 1) {}

  void restart() {
    std::fill(sum.begin(), sum.end(), Lane{});
    std::fill(last.begin(), last.end(), 0U);
    for (auto& e : edge_sum) e.fill(0);
    clock = 0;
  }
  void step(std::size_t r, const Lane& gradient) {
    const auto since = static_cast<float>(clock - last[r]);
    last[r] = clock;
    for (std::size_t t = 0; t < kTags; ++t) {
      sum[r][t] += weight[r][t] * since;
      const float g = gradient[t] + kPenalty * weight[r][t];
      square[r][t] += g * g;
      weight[r][t] -= kStep * g / (std::sqrt(square[r][t]) + 1e-6F);
    }
  }
  void finish() {
    for (std::size_t r = 0; r < kRows; ++r)
      for (std::size_t t = 0; t < kTags; ++t)
        weight[r][t] = (sum[r][t] + weight[r][t] * static_cast<float>(clock - last[r])) / static_cast<float>(clock);
    for (std::size_t g = 0; g < edge.size(); ++g)
      for (std::size_t k = 0; k < kEdges; ++k) edge[g][k] = static_cast<float>(edge_sum[g][k] / clock);
  }
  std::array<float, kEdges> edges(std::size_t guide) const {
    std::array<float, kEdges> out{};
    for (std::size_t k = 0; k < kEdges; ++k) out[k] = edge[0][k] + edge[guide + 1][k];
    return out;
  }
  Lane score(const Features& f, const std::array<bool, kFeatures>& use, std::size_t guide) const {
    Lane out{};
    for (std::size_t k = 0; k < kFeatures; ++k) {
      if (!use[k]) continue;
      const Lane &a = weight[row(f[k])], &b = weight[guide_row(f[k], guide)];
      for (std::size_t t = 0; t < kLanes; ++t) out[t] += a[t] + b[t];
    }
    return out;
  }
};

using Mix = std::vector<std::size_t>;  // guides

bool allowed(std::size_t from, std::size_t to) { return from == kTags ? to % 2 == 1 || to == 0 : follows(from, to); }

// One sentence: the gradient of its log-likelihood from the forward and backward sums.
void learn(Field& field, const Example& s, std::mt19937& random) {
  const std::size_t n = s.words.size();
  std::vector<Features> f(n);
  std::vector<std::array<bool, kFeatures>> use(n);
  std::vector<Lane> value(n), forward(n), backward(n);
  std::vector<float> norm(n);
  ++field.clock;
  for (std::size_t i = 0; i < n; ++i) {
    features(s.words, i, f[i]);
    const bool wordless = random() % kLeftOut == 0;
    for (std::size_t k = 0; k < kFeatures; ++k)
      use[i][k] = field.met[row(f[i][k])] >= kRare && !(wordless && k >= 1 && k <= 4);
    const Lane score = field.score(f[i], use[i], s.guide);
    const float top = *std::max_element(score.begin(), score.begin() + kTags);
    for (std::size_t t = 0; t < kTags; ++t) value[i][t] = std::exp(score[t] - top);
  }
  const auto edges = field.edges(s.guide);
  std::array<float, kEdges> gate{};
  for (std::size_t a = 0; a <= kTags; ++a)
    for (std::size_t b = 0; b < kTags; ++b) gate[a * kLanes + b] = allowed(a, b) ? std::exp(edges[a * kLanes + b]) : 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t t = 0; t < kTags; ++t) {
      float v = i == 0 ? gate[kTags * kLanes + t] : 0;
      for (std::size_t q = 0; i > 0 && q < kTags; ++q) v += forward[i - 1][q] * gate[q * kLanes + t];
      forward[i][t] = v * value[i][t];
      norm[i] += forward[i][t];
    }
    for (std::size_t t = 0; t < kTags; ++t) forward[i][t] /= norm[i];
  }
  std::fill(backward[n - 1].begin(), backward[n - 1].begin() + kTags, 1.0F);
  for (std::size_t i = n - 1; i-- > 0;)
    for (std::size_t q = 0; q < kTags; ++q) {
      float v = 0;
      for (std::size_t t = 0; t < kTags; ++t) v += gate[q * kLanes + t] * value[i + 1][t] * backward[i + 1][t];
      backward[i][q] = v / norm[i + 1];
    }
  std::array<float, kEdges> edge_gradient{};
  for (std::size_t i = 0; i < n; ++i) {
    Lane gradient{};
    for (std::size_t t = 0; t < kTags; ++t) gradient[t] = forward[i][t] * backward[i][t];
    gradient[s.tags[i]] -= 1;
    for (std::size_t t = 0; t < kTags; ++t) {
      if (i == 0) edge_gradient[kTags * kLanes + t] += forward[0][t] * backward[0][t];
      for (std::size_t q = 0; i > 0 && q < kTags; ++q)
        edge_gradient[q * kLanes + t] +=
            forward[i - 1][q] * gate[q * kLanes + t] * value[i][t] * backward[i][t] / norm[i];
    }
    edge_gradient[(i == 0 ? kTags : s.tags[i - 1]) * kLanes + s.tags[i]] -= 1;
    if (std::all_of(gradient.begin(), gradient.end(), [](float g) { return std::fabs(g) < 1e-3F; })) continue;
    for (std::size_t k = 0; k < kFeatures; ++k) {
      if (!use[i][k]) continue;
      field.step(row(f[i][k]), gradient);
      field.step(guide_row(f[i][k], s.guide), gradient);
    }
  }
  for (const std::size_t g : {std::size_t{0}, s.guide + 1})
    for (std::size_t k = 0; k < kEdges; ++k) {
      if (edge_gradient[k] == 0) continue;
      field.edge_square[g][k] += edge_gradient[k] * edge_gradient[k];
      field.edge[g][k] -= kStep * edge_gradient[k] / (std::sqrt(field.edge_square[g][k]) + 1e-6F);
    }
  for (std::size_t g = 0; g < field.edge.size(); ++g)
    for (std::size_t k = 0; k < kEdges; ++k) field.edge_sum[g][k] += static_cast<double>(field.edge[g][k]);
}

// The model of one guide, or of the mean of several, in the bytes of the file: weights rounded to eight bits, each bucket given to the weightiest
// of its features.
std::string write_model(const Field& field, const std::vector<std::uint32_t>& hashes, const Mix& mix,
                        float towards = kTowardsNames) {
  std::vector<float> norm(kBuckets);
  std::vector<std::uint32_t> owner(kBuckets);
  const auto weights = [&](std::uint32_t hash) {
    Lane out{};
    for (std::size_t t = 0; t < kTags; ++t) {
      for (const std::size_t guide : mix) out[t] += field.weight[guide_row(hash, guide)][t];
      out[t] = out[t] / static_cast<float>(mix.size()) + field.weight[row(hash)][t];
    }
    return out;
  };
  for (const std::uint32_t hash : hashes) {
    const Lane w = weights(hash);
    float size = 0;
    for (std::size_t t = 0; t < kTags; ++t) size += std::fabs(w[t]);
    size *= std::sqrt(static_cast<float>(field.met[row(hash)]));
    const std::size_t b = bucket_of(hash);
    if (size > norm[b]) {
      norm[b] = size;
      owner[b] = hash;
    }
  }
  std::vector<float> sizes;
  for (std::size_t b = 0; b < kBuckets; ++b)
    if (norm[b] > 0)
      for (const float w : weights(owner[b]))
        if (w != 0) sizes.push_back(std::fabs(w));
  std::sort(sizes.begin(), sizes.end());
  const float top = sizes.empty() ? 1 : sizes[static_cast<std::size_t>(static_cast<double>(sizes.size() - 1) * 0.9995)];
  ModelHeader header{};
  header.magic = kModelMagic;
  header.bits = kBucketBits;
  header.scale = top / 127;
  for (const std::size_t guide : mix) {
    const auto edges = field.edges(guide);
    for (std::size_t a = 0; a <= kTags; ++a)
      for (std::size_t b = 0; b < kTags; ++b)
        header.transition[a * kTags + b] += edges[a * kLanes + b] / static_cast<float>(mix.size());
  }
  for (std::size_t a = 0; a <= kTags; ++a) header.transition[a * kTags] -= towards;
  std::string bytes(sizeof header + kBuckets * kStride, '\0');
  std::memcpy(bytes.data(), &header, sizeof header);
  for (std::size_t b = 0; b < kBuckets; ++b) {
    if (norm[b] == 0) continue;
    char* out = bytes.data() + sizeof header + b * kStride;
    const Lane w = weights(owner[b]);
    for (std::size_t t = 0; t < kTags; ++t)
      out[t] = static_cast<char>(
          static_cast<std::int8_t>(std::clamp(std::round(w[t] / header.scale), -127.0F, 127.0F)));
    out[kTags] = static_cast<char>(fingerprint_of(owner[b]));
  }
  return bytes;
}

void evaluate(const char* name, const std::vector<Example>& test,
              const std::vector<std::vector<std::uint8_t>>& predicted) {
  std::printf("%s:", name);
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
  if (argc < 4) {
    std::fprintf(stderr, "usage: train_names OUT GUIDE GUIDE=PATH... [@GUIDE=PATH...]\n");
    return 2;
  }
  std::map<std::string, std::size_t> guides;
  const auto mix_of = [&](const std::string& names) {
    Mix mix;
    for (std::size_t from = 0, to = 0; to != std::string::npos; from = to + 1) {
      to = names.find('+', from);
      mix.push_back(guides.emplace(names.substr(from, to == std::string::npos ? to : to - from), guides.size())
                        .first->second);
    }
    return mix;
  };
  struct Test {
    std::string name;
    Mix mix;
    std::vector<Example> text;
  };
  std::vector<Example> train;
  std::vector<Test> tests;
  const Mix wanted = mix_of(argv[2]);
  for (int i = 3; i < argc; ++i) {
    std::string name = argv[i];
    const bool test = name[0] == '@';
    if (test) name.erase(0, 1);
    const std::size_t equals = name.find('=');
    if (equals == std::string::npos) return 2;
    const std::string path = name.substr(equals + 1);
    name.resize(equals);
    const Mix mix = mix_of(name);
    std::vector<Example> part = read(path);
    for (Example& s : part) s.guide = mix[0];
    if (test)
      tests.push_back({name + " " + path.substr(path.find_last_of('/') + 1), mix, std::move(part)});
    else
      train.insert(train.end(), std::make_move_iterator(part.begin()), std::make_move_iterator(part.end()));
  }
  std::size_t tokens = 0;
  for (const Example& s : train) tokens += s.words.size();
  std::printf("%zu sentences, %zu tokens\n", train.size(), tokens);
  Field field(guides.size());
  std::vector<std::uint32_t> hashes;
  {
    Features f{};
    for (const Example& s : train)
      for (std::size_t i = 0; i < s.words.size(); ++i) {
        features(s.words, i, f);
        for (const std::uint32_t h : f) {
          std::uint8_t& met = field.met[row(h)];
          if (met < 255) ++met;
          if (met == kRare) hashes.push_back(h);
        }
      }
  }
  std::vector<std::size_t> order(train.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937 random(7);
  for (int pass = 0; pass < kPasses; ++pass) {
    // The average is taken over all passes but the first.
    if (pass == 1) field.restart();
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (const std::size_t k : order) learn(field, train[k], random);
    std::printf("pass %d of %d\n", pass + 1, kPasses);
    std::fflush(stdout);
  }
  field.finish();
  if (std::strcmp(argv[1], "-") != 0) std::ofstream(argv[1], std::ios::binary) << write_model(field, hashes, wanted);
  for (const Test& test : tests) {
    const std::string bytes = write_model(field, hashes, test.mix);
    const Tagger tagger(bytes);
    Tagger::Scratch scratch;
    std::vector<Tagged> out;
    std::vector<std::vector<std::uint8_t>> predicted;
    for (const Example& s : test.text) {
      std::vector<Form> forms;
      std::vector<Evidence> evidence;
      for (const Word& w : s.words) {
        forms.push_back(tagger.form(w.hash));
        evidence.push_back(w.evidence);
      }
      std::vector<const Form*> at;
      for (const Form& f : forms) at.push_back(&f);
      tagger.tag(at, evidence, scratch, out);
      std::vector<std::uint8_t> tags;
      for (const Tagged& t : out) tags.push_back(static_cast<std::uint8_t>(t.tag));
      predicted.push_back(std::move(tags));
    }
    evaluate(test.name.c_str(), test.text, predicted);
  }
  return 0;
}
