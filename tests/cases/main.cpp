// waqai_cases [--update] [--lexicon DIR] FILE|DIR…: runs `.cases` files through the whole pipeline.
// A failing case prints what was found in the format of the file itself, so that it can be copied;
// --update rewrites the expectations of failing cases for review. A skipped case fails after its
// last day.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "case_file.h"
#include "observe.h"
#include "waqai/pipeline.h"

namespace waqai::cases {
namespace {

struct Options {
  bool update = false;
  std::string overlay;
  std::vector<std::filesystem::path> files;
};

struct Totals {
  std::size_t cases = 0, failed = 0, skipped = 0;
};

/// `a;b` and `b;a` are equal: the order of several actors or counts is not part of a case.
bool equal_values(std::string_view expected, std::string_view actual) {
  if (expected == actual) return true;
  const auto parts = [](std::string_view s) {
    std::vector<std::string_view> out;
    while (true) {
      const std::size_t n = s.find(';');
      out.push_back(s.substr(0, n));
      if (n == std::string_view::npos) break;
      s.remove_prefix(n + 1);
    }
    std::sort(out.begin(), out.end());
    return out;
  };
  return expected.find(';') != std::string_view::npos && parts(expected) == parts(actual);
}

bool keys_match(const Expectation& e, const Observation& o) {
  return std::all_of(e.keys.begin(), e.keys.end(), [&o](const auto& key) {
    const std::string* actual = o.value(key.first);
    return actual != nullptr && equal_values(key.second, *actual);
  });
}

bool holds(const Expectation& e, const std::vector<Observation>& found) {
  for (const Observation& o : found) {
    if (o.layer != e.layer) continue;
    if (e.negative) {
      const bool touches = !e.span || (o.span && o.span->overlaps(*e.span));
      if (touches && keys_match(e, o)) return false;
    } else if ((!e.span || o.span == e.span) && keys_match(e, o)) {
      return true;
    }
  }
  return e.negative;
}

/// `only`: each annotation of the layer is that of a `find` line.
bool complete(const Expectation& e, const Case& c, const std::vector<Observation>& found) {
  return std::all_of(found.begin(), found.end(), [&](const Observation& o) {
    return o.layer != e.layer ||
           std::any_of(c.expectations.begin(), c.expectations.end(), [&](const Expectation& f) {
             return f.layer == e.layer && !f.negative && !f.only && (!f.span || f.span == o.span) &&
                    keys_match(f, o);
           });
  });
}

bool holds(const Expectation& e, const Case& c, const std::vector<Observation>& found) {
  return e.only ? complete(e, c, found) : holds(e, found);
}

/// The observation as a `find` line: the keys asked for (all that say something if none).
std::string find_line(const Case& c, const Observation& o, const std::vector<std::string>& asked) {
  std::string out = "find    " + std::string(o.layer);
  if (o.span) {
    const std::string words = c.text.substr(o.span->begin.value, o.span->size());
    out += ' ' + quote(words);
    std::size_t nth = 1;
    for (std::size_t at = c.text.find(words); at < o.span->begin.value;
         at = c.text.find(words, at + 1)) {
      ++nth;
    }
    if (nth > 1) out += '#' + std::to_string(nth);
  }
  for (const auto& [key, value] : o.keys) {
    const bool wanted = std::find(asked.begin(), asked.end(), key) != asked.end();
    const bool telling = asked.empty() && !value.empty() && value != "no" && value != "unknown";
    if (wanted || telling) out += ' ' + std::string(key) + '=' + cell(value);
  }
  return out;
}

std::vector<std::string> asked_keys(const Case& c, std::string_view layer) {
  std::vector<std::string> keys;
  for (const Expectation& e : c.expectations) {
    if (e.layer != layer) continue;
    for (const auto& [key, value] : e.keys) {
      if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    }
  }
  return keys;
}

class Runner {
 public:
  Runner(std::shared_ptr<const Pipeline> pipeline, Options options)
      : pipeline_(std::move(pipeline)),
        options_(std::move(options)),
        today_(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())) {}

  int run() {
    bool broken = false;
    for (const auto& path : options_.files) broken |= !run_file(path);
    std::printf("%zu cases, %zu failed, %zu skipped\n", totals_.cases, totals_.failed,
                totals_.skipped);
    return broken || totals_.failed > 0 ? 1 : 0;
  }

 private:
  bool run_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(in)), {});
    if (!in) {
      std::printf("%s: cannot be read\n", path.c_str());
      return false;
    }
    auto parsed = parse_case_file(path.string(), content);
    if (!parsed) {
      std::printf("%s\n", parsed.error().to_string().c_str());
      return false;
    }
    CaseFile& file = *parsed;
    std::vector<const Case*> failing;
    for (const Case& c : file.cases) {
      if (!run_case(file, c)) failing.push_back(&c);
    }
    if (options_.update && !failing.empty()) rewrite(path, file, failing);
    return true;
  }

  std::vector<Observation> read(const Case& c, std::string& fault) const {
    Metadata metadata;
    metadata.dct = c.dct;
    if (c.dct) metadata.dct_source = "option";
    auto document = Document::from_utf8(c.text, std::move(metadata));
    if (!document) {
      fault = document.error().to_string();
      return {};
    }
    const auto shared = std::make_shared<const Document>(*std::move(document));
    return observe(pipeline_->run(shared));
  }

  /// Runs one case and prints its failure. False if it failed and is not skipped.
  bool run_case(const CaseFile& file, const Case& c) {
    ++totals_.cases;
    std::string fault;
    const std::vector<Observation> found = read(c, fault);
    std::vector<const Expectation*> unmet;
    for (const Expectation& e : c.expectations) {
      if (!fault.empty() || !holds(e, c, found)) unmet.push_back(&e);
    }
    if (c.skip && today_ <= c.skip->until) {
      ++totals_.skipped;
      std::printf("%s:%u: skipped until %s: %s (%s%s)\n", file.path.c_str(), c.line,
                  format_iso_date(c.skip->until).c_str(), c.name.c_str(), c.skip->reason.c_str(),
                  unmet.empty() ? "; it passes now" : "");
      return true;
    }
    if (unmet.empty() && !c.skip) return true;
    ++totals_.failed;
    std::printf("%s:%u: case %s failed\n  text    %s\n", file.path.c_str(), c.line, c.name.c_str(),
                c.text.c_str());
    if (c.skip) {
      std::printf("  its `skip` ended on %s\n", format_iso_date(c.skip->until).c_str());
    }
    if (!fault.empty()) std::printf("  %s\n", fault.c_str());
    std::vector<std::string_view> layers;
    for (const Expectation* e : unmet) {
      std::printf("  line %u  %s\n", e->line, e->raw.c_str());
      for (const auto& [key, value] : e->keys) {
        for (const Observation& o : found) {
          if (o.layer == e->layer && o.value(key) == nullptr) {
            std::printf("          the layer has no key `%s`\n", key.c_str());
            break;
          }
        }
      }
      if (std::find(layers.begin(), layers.end(), e->layer) == layers.end())
        layers.push_back(e->layer);
    }
    for (const std::string_view layer : layers) {
      std::printf("  found:\n");
      bool any = false;
      for (const Observation& o : found) {
        if (o.layer != layer) continue;
        any = true;
        std::printf("    %s\n", find_line(c, o, {}).c_str());
      }
      if (!any) std::printf("    none    %s\n", std::string(layer).c_str());
    }
    return false;
  }

  /// Rewrites the lines of each layer that has an unmet expectation to what was found.
  void rewrite(const std::filesystem::path& path, const CaseFile& file,
               const std::vector<const Case*>& failing) const {
    std::vector<std::string> lines = file.lines;
    std::vector<bool> drop(lines.size(), false);
    for (const Case* c : failing) {
      std::string fault;
      const std::vector<Observation> found = read(*c, fault);
      if (!fault.empty()) continue;
      std::vector<std::string_view> done;
      for (const Expectation& e : c->expectations) {
        if (holds(e, *c, found) || std::find(done.begin(), done.end(), e.layer) != done.end())
          continue;
        done.push_back(e.layer);
        std::string text;
        for (const Observation& o : found) {
          if (o.layer == e.layer)
            text += (text.empty() ? "" : "\n") + find_line(*c, o, asked_keys(*c, e.layer));
        }
        if (text.empty()) text = "none    " + e.layer;
        bool first = true;
        for (const Expectation& other : c->expectations) {
          if (other.layer != e.layer || other.only) continue;
          if (first) lines[other.line - 1] = text;
          drop[other.line - 1] = !first;
          first = false;
        }
      }
    }
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (!drop[i]) out << lines[i] << '\n';
    }
    std::printf("%s: rewritten for review\n", path.c_str());
  }

  std::shared_ptr<const Pipeline> pipeline_;
  Options options_;
  std::chrono::sys_days today_;
  Totals totals_;
};

void collect(const std::filesystem::path& path, std::vector<std::filesystem::path>& files) {
  if (!std::filesystem::is_directory(path)) {
    files.push_back(path);
    return;
  }
  std::vector<std::filesystem::path> below;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(path)) {
    if (entry.path().extension() == ".cases") below.push_back(entry.path());
  }
  std::sort(below.begin(), below.end());
  files.insert(files.end(), below.begin(), below.end());
}

int run(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view arg = argv[i];
    if (arg == "--update") {
      options.update = true;
    } else if (arg == "--lexicon" && i + 1 < argc) {
      options.overlay = argv[++i];
    } else if (arg.substr(0, 2) == "--") {
      std::fprintf(stderr, "usage: waqai_cases [--update] [--lexicon DIR] FILE|DIR...\n");
      return 2;
    } else {
      collect(arg, options.files);
    }
  }
  if (options.files.empty()) {
    std::fprintf(stderr, "no .cases files given\n");
    return 2;
  }
  auto lexicon =
      options.overlay.empty() ? Lexicon::embedded() : Lexicon::with_overlay(options.overlay);
  auto pipeline = std::move(lexicon).and_then(Pipeline::create);
  if (!pipeline) {
    std::fprintf(stderr, "%s\n", pipeline.error().to_string().c_str());
    return 4;
  }
  return Runner(*std::move(pipeline), std::move(options)).run();
}

}  // namespace
}  // namespace waqai::cases

int main(int argc, char** argv) { return waqai::cases::run(argc, argv); }
