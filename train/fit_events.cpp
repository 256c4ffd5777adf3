// Fits lexicon/event/selection.tsv and lemma_weights.tsv: reads annotated reports, takes every
// candidate the real pipeline sees in them with its traits, and finds the weights by logistic
// regression with a ridge penalty (Newton's method). Reports of our own list more than others do,
// so they get an intercept of their own, which is dropped. --cross-validate leaves whole reports
// out and scores like a reader: the triggers chosen against the triggers annotated, one to one.
// Nothing is random.
// usage: fit_events [--cross-validate] [--penalty X] [--word-penalty X] [--own-weight X]
//        [--dump FILE] [--out DIR]
//        [--sure DIR]... [--own DIR]... DIR...     (NAME.txt with NAME.json beside it)
// --sure names reports that must come out right: always fitted on, weighed --sure-weight times.
#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <numeric>
#include <string>
#include <vector>

#include "event/event.h"
#include "event/selection.h"
#include "event/traits.h"
#include "json/names.h"
#include "readers/readers.h"
#include "waqai/lexicon.h"
#include "waqai/pipeline.h"

namespace {

using namespace waqai;
using event::Candidate;
using event::Trait;
using Vector = std::vector<double>;

constexpr std::size_t kTraits = static_cast<std::size_t>(Trait::kCount);

struct Gold {
  Span trigger;
  std::string type;
};
struct Report {
  std::string name;
  bool own = false;
  bool sure = false;
  std::vector<Candidate> candidates;
  std::vector<Gold> gold;
  std::vector<bool> listed;  // for each candidate
};

/// One event names both spans if they overlap.
bool overlap(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

struct Counts {
  double found = 0, gold = 0, chosen = 0;
  double f1() const { return gold + chosen > 0 ? 2 * found / (gold + chosen) : 0; }
};

class Fitter {
 public:
  double penalty = 4, word_penalty = 3, own_weight = 1, sure_weight = 8;
  std::map<std::uint32_t, std::size_t> columns;  // group of a trigger: its column

  void read(const event::Tables& tables, const event::TraitWords& words, const Pipeline& pipeline,
            const std::string& dir, bool own, bool sure);
  /// Columns: traits, the intercept of our own reports, words.
  Vector fit(const std::vector<bool>& use) const;
  void number_words();
  /// Scores every candidate by weights fitted without its report.
  void cross_validate(std::size_t folds, std::size_t turn);
  void apply(const Vector& weights);
  /// Matches what a threshold chooses.
  Counts count(double threshold, bool own) const;
  double even_threshold(bool own) const;

  std::vector<Report> reports;
  std::vector<Vector> scores;  // for each report and candidate
};

void Fitter::read(const event::Tables& tables, const event::TraitWords& words,
                  const Pipeline& pipeline, const std::string& dir, bool own, bool sure) {
  std::vector<std::filesystem::path> files;
  for (const auto& e : std::filesystem::directory_iterator(dir)) {
    std::filesystem::path gold = e.path();
    gold.replace_extension(".json");
    if (e.path().extension() == ".txt" && std::filesystem::exists(gold)) files.push_back(e.path());
  }
  std::sort(files.begin(), files.end());
  const lexicon::Data& data = pipeline.lexicon().data();
  simdjson::dom::parser parser;
  for (const std::filesystem::path& path : files) {
    auto bytes = readers::read_bytes(path.string(), std::size_t{1} << 26);
    if (!bytes.has_value()) continue;
    auto document = readers::plain_text(std::move(*bytes), {});
    if (!document.has_value()) continue;
    const Analysis a = pipeline.run(*document);
    const Document& d = **document;
    const text::Tokens tokens = text::tokenize(d);
    const lexicon::Hits hits = data.lookup(tokens);
    const event::Input in{d, tokens, hits, a.quantities, a.timexes, a.entities, a.statements};
    const event::Context context(tables, in);
    Report r;
    r.name = path.stem().string();
    r.own = own;
    r.sure = sure;
    r.candidates = event::find_candidates(tables, words, in, context);
    std::filesystem::path gold = path;
    gold.replace_extension(".json");
    simdjson::dom::element root;
    if (parser.load(gold.string()).get(root) != simdjson::SUCCESS) continue;
    simdjson::dom::array events;
    if (root["events"].get(events) != simdjson::SUCCESS) continue;
    for (const simdjson::dom::element e : events) {
      std::uint64_t begin = 0, end = 0;
      std::string_view type;
      simdjson::dom::array trigger;
      if (e["trigger"].get(trigger) != simdjson::SUCCESS ||
          trigger.at(0).get(begin) != simdjson::SUCCESS ||
          trigger.at(1).get(end) != simdjson::SUCCESS || e["type"].get(type) != simdjson::SUCCESS) {
        continue;
      }
      r.gold.push_back({Span{d.to_bytes(CodePointOffset{static_cast<std::uint32_t>(begin)}),
                             d.to_bytes(CodePointOffset{static_cast<std::uint32_t>(end)})},
                        std::string(type)});
    }
    for (const Candidate& c : r.candidates) {
      r.listed.push_back(std::any_of(r.gold.begin(), r.gold.end(),
                                     [&](const Gold& g) { return overlap(c.span, g.trigger); }));
    }
    reports.push_back(std::move(r));
  }
}

Vector Fitter::fit(const std::vector<bool>& use) const {
  const std::size_t n = kTraits + 1 + columns.size();
  Vector w(n, 0.0), gradient(n), hessian(n * n);
  std::vector<std::size_t> on;
  for (int step = 0; step < 25; ++step) {
    for (std::size_t i = 0; i < n; ++i) {
      const double ridge = i == 0 || i == kTraits ? 0.01 : i > kTraits ? word_penalty : penalty;
      gradient[i] = -ridge * w[i];
      std::fill_n(hessian.begin() + static_cast<std::ptrdiff_t>(i * n), n, 0.0);
      hessian[i * n + i] = ridge;
    }
    for (std::size_t r = 0; r < reports.size(); ++r) {
      if (!use[r]) continue;
      const double share = reports[r].sure ? sure_weight : reports[r].own ? own_weight : 1.0;
      for (std::size_t k = 0; k < reports[r].candidates.size(); ++k) {
        on.clear();
        for (std::size_t t = 0; t < kTraits; ++t) {
          if (reports[r].candidates[k].has(static_cast<Trait>(t))) on.push_back(t);
        }
        if (reports[r].own) on.push_back(kTraits);
        const auto word = columns.find(reports[r].candidates[k].row->group);
        if (word != columns.end()) on.push_back(word->second);
        double z = 0;
        for (const std::size_t t : on) z += w[t];
        const double p = 1 / (1 + std::exp(-z));
        const double g = share * ((reports[r].listed[k] ? 1.0 : 0.0) - p), h = share * p * (1 - p);
        for (const std::size_t i : on) {
          gradient[i] += g;
          for (const std::size_t j : on) {
            if (j > i) break;
            hessian[i * n + j] += h;
          }
        }
      }
    }
    // Cholesky of the lower half, then two triangular solves
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j <= i; ++j) {
        double sum = hessian[i * n + j];
        for (std::size_t k = 0; k < j; ++k) sum -= hessian[i * n + k] * hessian[j * n + k];
        hessian[i * n + j] = i == j ? std::sqrt(std::max(sum, 1e-9)) : sum / hessian[j * n + j];
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t k = 0; k < i; ++k) gradient[i] -= hessian[i * n + k] * gradient[k];
      gradient[i] /= hessian[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
      for (std::size_t k = i + 1; k < n; ++k) gradient[i] -= hessian[k * n + i] * gradient[k];
      gradient[i] /= hessian[i * n + i];
    }
    double largest = 0;
    for (std::size_t i = 0; i < n; ++i) {
      w[i] += gradient[i];
      largest = std::max(largest, std::fabs(gradient[i]));
    }
    if (largest < 1e-7) break;
  }
  w[kTraits] = 0;
  return w;
}

void Fitter::number_words() {
  std::map<std::uint32_t, std::size_t> seen;
  for (const Report& r : reports) {
    for (const Candidate& c : r.candidates) ++seen[c.row->group];
  }
  for (const auto& [group, times] : seen) {
    if (times >= 2) columns.emplace(group, kTraits + 1 + columns.size());
  }
}

void Fitter::apply(const Vector& weights) {
  scores.assign(reports.size(), {});
  for (std::size_t r = 0; r < reports.size(); ++r) {
    for (const Candidate& c : reports[r].candidates) {
      double z = 0;
      for (std::size_t t = 0; t < kTraits; ++t) {
        if (c.has(static_cast<Trait>(t))) z += weights[t];
      }
      const auto word = columns.find(c.row->group);
      if (word != columns.end()) z += weights[word->second];
      scores[r].push_back(z);
    }
  }
}

void Fitter::cross_validate(std::size_t folds, std::size_t turn) {
  // deals the reports out, our own and others apart; another turn deals them otherwise
  std::vector<std::size_t> fold(reports.size());
  for (const bool own : {false, true}) {
    std::vector<std::size_t> members;
    for (std::size_t r = 0; r < reports.size(); ++r) {
      if (reports[r].own == own && !reports[r].sure) members.push_back(r);
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
      const std::size_t dealt = turn == 0 ? i : (i * (2 * turn + 1) + i / folds * turn);
      fold[members[i]] = dealt % folds;
    }
  }
  std::vector<Vector> out(reports.size());
  for (std::size_t f = 0; f < folds; ++f) {
    std::vector<bool> use(reports.size());
    for (std::size_t r = 0; r < reports.size(); ++r) use[r] = reports[r].sure || fold[r] != f;
    apply(fit(use));
    for (std::size_t r = 0; r < reports.size(); ++r) {
      if (!use[r]) out[r] = scores[r];
    }
  }
  scores = std::move(out);
}

Counts Fitter::count(double threshold, bool own) const {
  Counts c;
  for (std::size_t r = 0; r < reports.size(); ++r) {
    if (reports[r].own != own || reports[r].sure) continue;
    std::vector<Candidate> all = reports[r].candidates;
    for (std::size_t k = 0; k < all.size(); ++k) all[k].score = scores[r][k] - threshold;
    const std::vector<const Candidate*> chosen = event::select(all);
    std::vector<bool> used(chosen.size(), false);
    for (const Gold& g : reports[r].gold) {
      for (std::size_t k = 0; k < chosen.size(); ++k) {
        if (used[k] || !overlap(chosen[k]->span, g.trigger)) continue;
        used[k] = true;
        ++c.found;
        break;
      }
    }
    c.gold += static_cast<double>(reports[r].gold.size());
    c.chosen += static_cast<double>(chosen.size());
  }
  return c;
}

// F1 is flat around its highest point, and each event chosen brings fields of its own that may be
// wrong; so the threshold is the even point, at which as many are chosen as are annotated. That is
// known to a few in a hundred only; of the thresholds so near to it the lowest is taken, since what
// is chosen can still be left out by its salience.
double Fitter::even_threshold(bool own) const {
  double nearest = -1, at = 0;
  for (int k = -40; k <= 20; ++k) {
    const double threshold = k * 0.05;
    const Counts c = count(threshold, own);
    const double distance = std::fabs(c.chosen - c.gold);
    if (distance <= 0.04 * c.gold) return threshold;
    if (nearest < 0 || distance < nearest) {
      nearest = distance;
      at = threshold;
    }
  }
  return at;
}

void print(const char* what, const Counts& c) {
  std::printf("%-34s P %5.1f  R %5.1f  F1 %5.1f   chosen %4.0f of gold %4.0f\n", what,
              100 * c.found / std::max(c.chosen, 1.0), 100 * c.found / std::max(c.gold, 1.0),
              100 * c.f1(), c.chosen, c.gold);
}

void write_weights(const std::string& path, const Vector& weights, double threshold) {
  std::vector<std::pair<std::string, double>> rows;
  for (std::size_t t = 0; t < kTraits; ++t) {
    const double w = weights[t] - (t == 0 ? threshold : 0.0);
    if (std::fabs(w) >= 0.015) rows.emplace_back(event::trait_name(static_cast<Trait>(t)), w);
  }
  std::sort(rows.begin(), rows.end());
  std::ofstream out(path, std::ios::binary);
  out << "# Traits of a trigger candidate and what each adds to the log-odds that it is a reported "
         "event (src/event/candidate.h\n# lists them, src/event/traits.cpp sets them). Made by "
         "train/fit_events.cpp: logistic regression with a penalty on large weights.\nid\tweight\n";
  for (const auto& [name, w] : rows) {
    char cell[32];
    std::snprintf(cell, sizeof cell, "%.2f", w);
    out << name << '\t' << cell << '\n';
  }
}

void write_words(const std::string& path, const Fitter& fitter, const Vector& weights) {
  std::map<std::string, double> rows;
  std::map<std::uint32_t, std::string> names;
  for (const Report& r : fitter.reports) {
    for (const Candidate& c : r.candidates) {
      std::string name = (c.row->noun_table ? "noun." : "verb.") + c.row->id;
      const auto [it, fresh] = names.emplace(c.row->group, name);
      if (!fresh) it->second = std::max(it->second, name);  // the verb, where there is one
    }
  }
  for (const auto& [group, column] : fitter.columns) rows[names.at(group)] = weights[column];
  std::ofstream out(path, std::ios::binary);
  out << "# What the word of a trigger adds to the weights of its traits (selection.tsv): `verb.` "
         "or "
         "`noun.` and the id of its row.\n# Made by train/fit_events.cpp; words seen seldom stay "
         "near nothing.\nid\tweight\n";
  for (const auto& [name, w] : rows) {
    if (std::fabs(w) < 0.1) continue;
    char cell[32];
    std::snprintf(cell, sizeof cell, "%.2f", w);
    out << name << '\t' << cell << '\n';
  }
}

int run(int argc, char** argv) {
  Fitter fitter;
  std::string out, dump;
  bool cross = false;
  const auto lexicon = Lexicon::embedded();
  if (!lexicon.has_value()) return 1;
  const auto pipeline = Pipeline::create(*lexicon);
  if (!pipeline.has_value()) return 1;
  const event::Tables tables((*lexicon)->data());
  const event::TraitWords words((*lexicon)->data());
  for (int i = 1; i < argc; ++i) {
    const std::string arg = argv[i];
    const auto next = [&] { return i + 1 < argc ? std::string(argv[++i]) : std::string(); };
    if (arg == "--cross-validate") {
      cross = true;
    } else if (arg == "--penalty") {
      fitter.penalty = std::atof(next().c_str());
    } else if (arg == "--word-penalty") {
      fitter.word_penalty = std::atof(next().c_str());
    } else if (arg == "--own-weight") {
      fitter.own_weight = std::atof(next().c_str());
    } else if (arg == "--out") {
      out = next();
    } else if (arg == "--dump") {
      dump = next();
    } else if (arg == "--own") {
      fitter.read(tables, words, **pipeline, next(), true, false);
    } else if (arg == "--sure") {
      fitter.read(tables, words, **pipeline, next(), false, true);
    } else if (arg == "--sure-weight") {
      fitter.sure_weight = std::atof(next().c_str());
    } else {
      fitter.read(tables, words, **pipeline, arg, false, false);
    }
  }
  fitter.number_words();
  for (const bool own : {false, true}) {
    double gold = 0, covered = 0, candidates = 0;
    for (const Report& r : fitter.reports) {
      if (r.own != own || r.sure) continue;
      gold += static_cast<double>(r.gold.size());
      candidates += static_cast<double>(r.candidates.size());
      for (const Gold& g : r.gold) {
        covered += std::any_of(r.candidates.begin(), r.candidates.end(),
                               [&](const Candidate& c) { return overlap(c.span, g.trigger); })
                       ? 1
                       : 0;
      }
    }
    if (gold > 0)
      std::printf("%s: %.0f candidates, %.0f of %.0f annotated triggers among them (%.1f %%)\n",
                  own ? "our own reports" : "other reports", candidates, covered, gold,
                  100 * covered / gold);
  }
  for (const bool own : {false, true}) {
    double named = 0, right = 0;
    for (const Report& r : fitter.reports) {
      if (r.own != own || r.sure) continue;
      for (const Gold& g : r.gold) {
        const auto c = std::find_if(r.candidates.begin(), r.candidates.end(),
                                    [&](const Candidate& x) { return overlap(x.span, g.trigger); });
        if (c == r.candidates.end()) continue;
        ++named;
        right += json::name(c->type) == g.type ? 1 : 0;
      }
    }
    if (named > 0)
      std::printf("%s: type right for %.0f of %.0f of them (%.1f %%)\n",
                  own ? "our own reports" : "other reports", right, named, 100 * right / named);
  }
  double threshold = 0;
  if (cross) {
    double sum = 0;
    Counts others, own;
    constexpr std::size_t kTurns = 3;
    for (std::size_t turn = 0; turn < kTurns; ++turn) {
      fitter.cross_validate(10, turn);
      const double t = fitter.even_threshold(false);
      sum += t;
      for (const bool o : {false, true}) {
        const Counts c = fitter.count(o ? fitter.even_threshold(true) : t, o);
        Counts& to = o ? own : others;
        to.found += c.found / kTurns;
        to.gold += c.gold / kTurns;
        to.chosen += c.chosen / kTurns;
      }
    }
    threshold = sum / kTurns;
    print("left out, other reports", others);
    print("left out, our own reports", own);
    std::printf("threshold %.2f\n", threshold);
    for (const double salience : {0.6, 0.65, 0.7, 0.75, 0.8, 0.85}) {
      const double score = threshold + std::log(salience / (1 - salience));
      char what[64];
      std::snprintf(what, sizeof what, "left out, salience at least %.2f", salience);
      print(what, fitter.count(score, false));
    }
  }
  const Vector weights = fitter.fit(std::vector<bool>(fitter.reports.size(), true));
  fitter.apply(weights);
  if (!cross) threshold = fitter.even_threshold(false);
  print("fitted on them, other reports", fitter.count(threshold, false));
  print("fitted on them, our own reports", fitter.count(threshold, true));
  if (!out.empty()) {
    write_weights(out + "/selection.tsv", weights, threshold);
    write_words(out + "/lemma_weights.tsv", fitter, weights);
  }
  if (!dump.empty()) {
    std::ofstream file(dump, std::ios::binary);
    for (const Report& r : fitter.reports) {
      for (std::size_t k = 0; k < r.candidates.size(); ++k) {
        const Candidate& c = r.candidates[k];
        file << r.name << '\t' << c.span.begin.value << '\t' << c.row->id << '\t' << r.listed[k]
             << '\t' << json::name(c.type);
        for (std::size_t t = 0; t < kTraits; ++t) {
          if (c.has(static_cast<Trait>(t)))
            file << '\t' << event::trait_name(static_cast<Trait>(t));
        }
        file << '\n';
      }
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) { return run(argc, argv); }
