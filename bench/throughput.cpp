// bench_throughput [--smoke] [--waqai PROGRAM] [--jsonl FEED] FILE…: MB/s and documents/s of the
// whole pipeline on one core, from bytes to JSON, at three document sizes, with each stage's share.
// Speeds depend on the machine, so each is also given as the time it takes in units of a plain
// UTF-8 validation of the same bytes in the same run. One warm-up, then the median of the runs with
// their spread. Start-up and peak memory are those of the program itself, run as a child.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "readers/readers.h"
#include "waqai/waqai.h"

namespace {

using Clock = std::chrono::steady_clock;
using Texts = std::vector<std::string>;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

struct Figure {
  double median = 0, low = 0, high = 0;
};
Figure figure(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {values[values.size() / 2], values.front(), values.back()};
}

std::size_t total_bytes(const Texts& texts) {
  std::size_t n = 0;
  for (const std::string& t : texts) n += t.size();
  return n;
}

/// Documents of about `size` bytes made of the paragraphs of `texts` in turn, `total` bytes in all.
Texts documents_of(const Texts& texts, std::size_t size, std::size_t total) {
  std::vector<std::string_view> paragraphs;
  for (const std::string& t : texts) {
    std::string_view rest = t;
    while (!rest.empty()) {
      const std::size_t n = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, n);
      if (line.size() > 1 && line.find("date ") > 1) paragraphs.push_back(line);
      rest.remove_prefix(std::min(n + 1, rest.size()));
    }
  }
  Texts out;
  std::size_t next = 0;
  for (std::size_t made = 0; made < total && !paragraphs.empty();) {
    std::string document = "date 2025-10-01\n";
    while (document.size() < size) {
      std::string_view p = paragraphs[next++ % paragraphs.size()];
      if (document.size() + p.size() > size + size / 4) {
        // The last paragraph is cut at a blank, so that small documents have their size.
        const std::size_t cut = p.find(' ', size - std::min(size, document.size()));
        p = p.substr(0, cut);
      }
      document += p;
      document += '\n';
    }
    made += document.size();
    out.push_back(std::move(document));
  }
  return out;
}

// The unit of the ratios: a plain validation, sequence by sequence, two-byte letters first.
bool validate(std::string_view s) {
  for (std::size_t i = 0; i < s.size();) {
    const auto c = static_cast<unsigned char>(s[i]);
    if (c < 0x80) {
      ++i;
    } else if (c >= 0xC2 && c <= 0xDF) {
      if (i + 1 >= s.size() || (static_cast<unsigned char>(s[i + 1]) & 0xC0u) != 0x80u)
        return false;
      i += 2;
    } else {
      const std::size_t length = waqai::utf8::valid_length(s, i);
      if (length == 0) return false;
      i += length;
    }
  }
  return true;
}

class Bench {
 public:
  Bench(std::shared_ptr<const waqai::Pipeline> pipeline, int runs)
      : pipeline_(std::move(pipeline)), runs_(runs) {}

  void row(const char* name, const Texts& texts) {
    const double bytes = static_cast<double>(total_bytes(texts));
    const double count = static_cast<double>(texts.size());
    pass(texts, nullptr);
    std::vector<double> whole, validation;
    for (int i = 0; i < runs_; ++i) {
      auto begin = Clock::now();
      pass(texts, &times_);
      whole.push_back(seconds_since(begin));
      begin = Clock::now();
      std::size_t faults = 0;
      for (int repeat = 0; repeat < 10; ++repeat) {
        for (const std::string& t : texts) {
          faults += validate(t) ? 0u : 1u;
        }
      }
      sink_ += faults;
      validation.push_back(seconds_since(begin) / 10);
    }
    const Figure w = figure(std::move(whole)), v = figure(std::move(validation));
    std::printf("%-22s%7zu%9.1f%8.2f  %6.2f–%-6.2f%9.0f%10.0f%9.0f\n", name, texts.size(),
                bytes / count / 1024, bytes / w.median / 1e6, bytes / w.high / 1e6,
                bytes / w.low / 1e6, count / w.median, bytes / v.median / 1e6, w.median / v.median);
  }

  void shares() const {
    std::uint64_t sum = read_ + json_;
    for (const std::uint64_t n : times_.nanoseconds) sum += n;
    const auto line = [&](const char* name, std::uint64_t n) {
      const double share =
          static_cast<double>(n) / static_cast<double>(std::max<std::uint64_t>(sum, 1));
      const double speed = n == 0 ? 0 : static_cast<double>(bytes_) / static_cast<double>(n) * 1e3;
      std::printf("%-14s%7.1f %%%10.1f MB/s\n", name, share * 100, speed);
    };
    std::printf("\nshare of each stage over all rows, and its speed alone\n");
    line("document", read_);
    for (int i = 0; i < waqai::StageTimes::kCount; ++i) {
      line(waqai::stage_name(static_cast<waqai::StageTimes::Stage>(i)),
           times_.nanoseconds[static_cast<std::size_t>(i)]);
    }
    line("json", json_);
  }

  std::size_t sink() const { return sink_; }

 private:
  /// From bytes to JSON for each text.
  void pass(const Texts& texts, waqai::StageTimes* times) {
    const auto add = [](std::uint64_t& to, Clock::time_point begin) {
      to += static_cast<std::uint64_t>((Clock::now() - begin) / std::chrono::nanoseconds(1));
    };
    std::uint64_t unused = 0;
    for (const std::string& t : texts) {
      auto begin = Clock::now();
      auto document = waqai::readers::plain_text(t, {});
      add(times != nullptr ? read_ : unused, begin);
      if (!document) continue;
      const waqai::Analysis analysis = pipeline_->run(*std::move(document), times);
      begin = Clock::now();
      sink_ += waqai::to_json(analysis).size();
      add(times != nullptr ? json_ : unused, begin);
      if (times != nullptr) bytes_ += t.size();
    }
  }

  std::shared_ptr<const waqai::Pipeline> pipeline_;
  int runs_;
  waqai::StageTimes times_;
  std::uint64_t read_ = 0, json_ = 0, bytes_ = 0;
  std::size_t sink_ = 0;
};

/// Runs `program read --format json FILE`; seconds and peak resident KiB, or nothing if it fails.
bool child(const std::string& program, const std::string& file, double& seconds, long& peak) {
  const auto begin = Clock::now();
  const pid_t pid = fork();
  if (pid < 0) return false;
  if (pid == 0) {
    const int null = open("/dev/null", O_WRONLY);
    if (null >= 0) {
      dup2(null, STDOUT_FILENO);
      dup2(null, STDERR_FILENO);
    }
    execl(program.c_str(), program.c_str(), "read", "--format", "json", file.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  rusage usage{};
  if (wait4(pid, &status, 0, &usage) != pid) return false;
  seconds = seconds_since(begin);
  peak = usage.ru_maxrss;
  return WIFEXITED(status) && WEXITSTATUS(status) <= 1;
}

struct Scratch {
  explicit Scratch(std::string_view bytes) {
    const int fd = mkstemp(path.data());
    if (fd < 0) return;
    good = write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
    close(fd);
  }
  ~Scratch() { unlink(path.c_str()); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  std::string path = "waqai_bench_XXXXXX";
  bool good = false;
};

bool program_figures(const std::string& program, const Texts& texts, int runs) {
  const auto measure = [&](const char* name, const std::string& bytes) {
    const Scratch file(bytes);
    std::vector<double> all;
    long peak = 0;
    for (int i = 0; i < runs; ++i) {
      double s = 0;
      long p = 0;
      if (!file.good || !child(program, file.path, s, p)) return false;
      all.push_back(s * 1000);
      peak = std::max(peak, p);
    }
    const Figure f = figure(std::move(all));
    std::printf("%-22s%8.1f ms  %6.1f–%-6.1f%8.1f MB peak\n", name, f.median, f.low, f.high,
                static_cast<double>(peak) / 1024);
    return true;
  };
  std::printf("\nthe program as a process: waqai read --format json\n");
  bool good = measure("start-up (one line)", "date 2025-10-01\n2025\n");
  good = measure("one report", texts.front()) && good;
  const Texts large = documents_of(texts, std::size_t{1} << 20, std::size_t{1} << 20);
  good = (large.empty() || measure("one report of 1 MiB", large.front())) && good;
  if (!good) std::printf("%s does not run\n", program.c_str());
  return good;
}

Texts feed_texts(const std::string& path, std::size_t limit) {
  Texts out;
  std::ifstream in(path, std::ios::binary);
  std::string line;
  std::size_t bytes = 0;
  while (bytes < limit && std::getline(in, line)) {
    auto document = waqai::readers::jsonl_record(line, {});
    if (!document) continue;
    const waqai::Document& d = **document;
    std::string text;
    if (d.metadata().dct) text = "date " + waqai::format_iso_date(*d.metadata().dct) + '\n';
    text += d.text();
    bytes += text.size();
    out.push_back(std::move(text));
  }
  return out;
}

int run(int argc, char** argv) {
  bool smoke = false;
  std::string program, feed;
  Texts texts;
  for (int i = 1; i < argc; ++i) {
    const std::string_view arg = argv[i];
    if (arg == "--smoke") {
      smoke = true;
    } else if (arg == "--waqai" && i + 1 < argc) {
      program = argv[++i];
    } else if (arg == "--jsonl" && i + 1 < argc) {
      feed = argv[++i];
    } else {
      auto bytes = waqai::read_file(std::string(arg), std::size_t{1} << 26);
      if (!bytes) {
        std::fprintf(stderr, "%s\n", bytes.error().to_string().c_str());
        return 3;
      }
      texts.push_back(*std::move(bytes));
    }
  }
  if (texts.empty()) {
    std::fprintf(stderr,
                 "usage: bench_throughput [--smoke] [--waqai PROGRAM] [--jsonl FEED] FILE...\n");
    return 2;
  }
  const auto begin = Clock::now();
  auto pipeline = waqai::Lexicon::embedded().and_then(waqai::Pipeline::create);
  const double load = seconds_since(begin);
  if (!pipeline) {
    std::fprintf(stderr, "%s\n", pipeline.error().to_string().c_str());
    return 4;
  }
  const std::size_t total = smoke ? 20'000 : 2'000'000;
  const int runs = smoke ? 1 : 5;
  std::string all;
  for (const std::string& t : texts) all += t;
  std::printf("input sha256 %.16s, lexicon %s, %d runs after one warm-up, one thread\n",
              waqai::sha256_hex(all).c_str(), (*pipeline)->lexicon().hash().c_str(), runs);
  std::printf("lexicon and models load in %.1f ms\n\n", load * 1000);
  std::printf("%-22s%7s%9s%8s  %-13s%9s%10s%9s\n", "documents", "count", "KiB each", "MB/s",
              "spread", "docs/s", "utf8 MB/s", "ratio");
  Bench bench(*pipeline, runs);
  bench.row("own, 2 KiB", documents_of(texts, 2048, total));
  bench.row("own, 16 KiB", documents_of(texts, 16384, total));
  bench.row("own, 128 KiB", documents_of(texts, 131072, total));
  if (!feed.empty()) {
    const Texts news = feed_texts(feed, total * 2);
    if (!news.empty()) bench.row("news, as published", news);
  }
  bench.shares();
  if (!program.empty() && !program_figures(program, texts, smoke ? 1 : 9)) return 1;
  return bench.sink() == 0 ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) { return run(argc, argv); }
