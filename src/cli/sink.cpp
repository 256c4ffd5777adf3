// Buffered writes. A file is written beside its target and renamed, so that a reader never sees a
// part.
#include "cli/sink.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace waqai::cli {

namespace {
constexpr std::size_t kBuffer = std::size_t{1} << 16;
}

Result<Sink> Sink::open(const std::string& path) {
  Sink sink;
  sink.path_ = path;
  if (path.empty()) {
    sink.file_ = STDOUT_FILENO;
    return sink;
  }
  struct stat info {};
  const bool exists = ::stat(path.c_str(), &info) == 0;
  if (exists && S_ISDIR(info.st_mode)) {
    sink.fault_ = EISDIR;
    return sink.failure();
  }
  if (exists && !S_ISREG(info.st_mode)) {  // a device or pipe has no "complete"
    sink.file_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    sink.temporary_ = path + ".XXXXXX";
    sink.file_ = ::mkstemp(sink.temporary_.data());
    if (sink.file_ >= 0) {
      const mode_t mask = ::umask(0);
      ::umask(mask);
      const mode_t mode = exists ? info.st_mode & 07777 : static_cast<mode_t>(0666) & ~mask;
      if (::fchmod(sink.file_, mode) != 0) sink.fault_ = errno;
    }
  }
  if (sink.file_ < 0) {
    sink.fault_ = errno;
    sink.temporary_.clear();
    return sink.failure();
  }
  return sink;
}

Sink::Sink(Sink&& other) noexcept
    : file_(other.file_),
      path_(std::move(other.path_)),
      temporary_(std::move(other.temporary_)),
      buffer_(std::move(other.buffer_)),
      fault_(other.fault_) {
  other.file_ = -1;
  other.temporary_.clear();
}

Sink::~Sink() {
  if (file_ >= 0 && file_ != STDOUT_FILENO) ::close(file_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

Error Sink::failure() const {
  return Error{ErrorCode::kWriteFailed, std::strerror(fault_), path_.empty() ? "-" : path_,
               std::nullopt, std::nullopt};
}

bool Sink::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && fault_ == 0) {
    const ssize_t n = ::write(file_, rest.data(), rest.size());
    if (n < 0) {
      if (errno == EINTR) continue;
      fault_ = errno;
      break;
    }
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
  buffer_.clear();
  return fault_ == 0;
}

bool Sink::write(std::string_view bytes) {
  buffer_ += bytes;
  return buffer_.size() < kBuffer ? fault_ == 0 : flush();
}

Status Sink::commit() {
  flush();
  if (fault_ == 0 && !temporary_.empty()) {
    if (::fsync(file_) != 0 || ::rename(temporary_.c_str(), path_.c_str()) != 0) {
      fault_ = errno;
    } else {
      temporary_.clear();
    }
  }
  if (fault_ != 0) return failure();
  return Ok{};
}

}  // namespace waqai::cli
