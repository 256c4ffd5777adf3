// Files are opened by the thread that reads them; only feeds and standard input are read here. A
// fault in opening is left to the reading thread, which reports it at the item's place.
#include "cli/inputs.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace waqai::cli {
namespace {

constexpr std::size_t kHead = 4096;
constexpr std::size_t kChunk = std::size_t{1} << 20;

bool ends_with(std::string_view path, std::string_view suffix) {
  return path.size() >= suffix.size() && path.substr(path.size() - suffix.size()) == suffix;
}

// Up to `size` bytes; fewer only at the end or after a fault, which is then left in errno.
std::size_t read_some(int file, char* out, std::size_t size) {
  std::size_t got = 0;
  errno = 0;
  while (got < size) {
    const ssize_t n = ::read(file, out + got, size - got);
    if (n < 0 && errno == EINTR) {
      errno = 0;
      continue;
    }
    if (n <= 0) break;
    got += static_cast<std::size_t>(n);
  }
  return got;
}

bool blank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

// A buffered line reader that never holds more than one line and one chunk.
struct Inputs::Feed {
  std::string path;
  int file = -1;
  bool owned = false;
  std::string buffer;
  std::size_t at = 0;
  std::uint32_t line = 0;
  bool ended = false;
  int failure = 0;  // errno of a read that failed

  ~Feed() {
    if (owned) ::close(file);
  }

  bool fill() {
    if (ended) return false;
    buffer.erase(0, at);
    at = 0;
    const std::size_t old = buffer.size();
    buffer.resize(old + kChunk);
    const std::size_t got = read_some(file, buffer.data() + old, kChunk);
    failure = errno;
    buffer.resize(old + got);
    ended = got < kChunk;
    return got > 0;
  }

  // The next line without its end; `too_long` if it passes the limit, then `out` is empty.
  bool read(std::string& out, bool& too_long) {
    out.clear();
    too_long = false;
    std::size_t scanned = at;
    bool skipping = false;
    for (;;) {
      const std::size_t end = buffer.find('\n', scanned);
      if (end != std::string::npos || (ended && at < buffer.size())) {
        const std::size_t stop = end == std::string::npos ? buffer.size() : end;
        if (!skipping) out.assign(buffer, at, stop - at);
        at = end == std::string::npos ? stop : end + 1;
        too_long = skipping;
        ++line;
        return true;
      }
      if (ended) {
        if (skipping) {
          too_long = true;
          ++line;
          return true;
        }
        return false;
      }
      if (skipping || buffer.size() - at > Document::kMaxBytes) {
        skipping = true;
        at = buffer.size();
      }
      const std::size_t rest = buffer.size() - at;
      fill();
      scanned = at + rest;
    }
  }
};

Inputs::Inputs(std::vector<std::string> paths, readers::InputFormat format) {
  count_ = paths.size();
  bool stdin_taken = false;
  for (std::string& path : paths) {
    Source source{std::move(path), format == readers::InputFormat::kJsonl, {}};
    if (format == readers::InputFormat::kAuto) {
      if (source.path == "-") {
        if (!stdin_taken) {
          source.head.resize(kHead);
          source.head.resize(read_some(STDIN_FILENO, source.head.data(), kHead));
        }
        source.feed = readers::sniff(source.path, source.head) == readers::InputFormat::kJsonl;
      } else if (!ends_with(source.path, ".txt")) {
        struct stat info {};
        std::string head;
        if (::stat(source.path.c_str(), &info) == 0 && S_ISREG(info.st_mode)) {
          if (const int file = ::open(source.path.c_str(), O_RDONLY | O_CLOEXEC); file >= 0) {
            head.resize(kHead);
            head.resize(read_some(file, head.data(), kHead));
            ::close(file);
          }
        }
        source.feed = readers::sniff(source.path, head) == readers::InputFormat::kJsonl;
      }
    }
    stdin_taken = stdin_taken || source.path == "-";
    has_feed_ = has_feed_ || source.feed;
    sources_.push_back(std::move(source));
  }
}

Inputs::~Inputs() = default;

std::optional<std::size_t> Inputs::total() const {
  return has_feed_ ? std::nullopt : std::optional<std::size_t>(count_);
}

std::optional<Item> Inputs::next_record() {
  std::string line;
  bool too_long = false;
  while (feed_->read(line, too_long)) {
    if (feed_->line == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (!too_long && blank(line)) continue;
    Item item;
    item.kind = Item::Kind::kRecord;
    item.path = feed_->path;
    item.line = feed_->line;
    item.name = item.path + ":" + std::to_string(item.line);
    if (too_long) {
      item.fault = Error{
          ErrorCode::kDocumentTooLarge,
          "the line has more than " + std::to_string(Document::kMaxBytes) + " bytes; split it",
          item.path, std::nullopt, item.line};
    }
    item.bytes = std::move(line);
    return item;
  }
  if (feed_->failure != 0) {
    Item item;
    item.path = item.name = feed_->path;
    item.fault = Error{ErrorCode::kFileUnreadable,
                       std::string("cannot be read: ") + std::strerror(feed_->failure), item.path,
                       std::nullopt, std::nullopt};
    feed_.reset();
    return item;
  }
  feed_.reset();
  return std::nullopt;
}

std::optional<Item> Inputs::next() {
  for (;;) {
    if (feed_ != nullptr) {
      if (auto item = next_record()) return item;
      continue;
    }
    if (sources_.empty()) return std::nullopt;
    Source source = std::move(sources_.front());
    sources_.pop_front();
    Item item;
    item.path = item.name = source.path;
    if (source.feed) {
      struct stat info {};
      const bool standard = source.path == "-";
      const bool folder =
          !standard && ::stat(source.path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
      int file = STDIN_FILENO;
      if (!standard) file = folder ? -1 : ::open(source.path.c_str(), O_RDONLY | O_CLOEXEC);
      if (file < 0) return item;  // reading it as a file gives the right error
      feed_ = std::make_unique<Feed>();
      feed_->path = source.path;
      feed_->file = file;
      feed_->owned = !standard;
      feed_->buffer = std::move(source.head);
      continue;
    }
    if (source.path == "-") {
      item.kind = Item::Kind::kBytes;
      auto rest = readers::read_bytes("-", Document::kMaxBytes);
      item.bytes = std::move(source.head);
      if (!rest) {
        item.fault = rest.error();
      } else {
        item.bytes += *rest;
      }
    }
    return item;
  }
}

Result<std::shared_ptr<const Document>> load(Item& item, const Metadata& defaults) {
  if (item.fault) return *item.fault;
  Metadata metadata = defaults;
  metadata.id = item.name;
  if (item.kind == Item::Kind::kRecord) {
    auto document = readers::jsonl_record(item.bytes, metadata);
    if (document) return document;
    Error error = std::move(document).error();
    error.source = item.path;
    error.line = item.line;
    return error;
  }
  std::string bytes = std::move(item.bytes);
  if (item.kind == Item::Kind::kFile) {
    WAQAI_TRY(bytes, readers::read_bytes(item.path, Document::kMaxBytes));
  }
  auto document = readers::plain_text(std::move(bytes), std::move(metadata));
  if (document) return document;
  Error error = std::move(document).error();
  if (error.source.empty()) error.source = item.name;
  return error;
}

}  // namespace waqai::cli
