// POSIX reads and an atomic write.
#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace waqai {
namespace {

Error file_error(ErrorCode code, const std::string& path, std::string message) {
  return Error{code, std::move(message), path, std::nullopt, std::nullopt};
}

struct Descriptor {
  int fd = -1;
  bool owned = false;
  ~Descriptor() {
    if (owned && fd >= 0) ::close(fd);
  }
};

}  // namespace

Result<std::string> read_file(const std::string& path, std::size_t limit) {
  Descriptor d;
  if (path == "-") {
    d.fd = STDIN_FILENO;
  } else {
    d.fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    d.owned = true;
    if (d.fd < 0) {
      if (errno == ENOENT || errno == ENOTDIR)
        return file_error(ErrorCode::kFileNotFound, path, "no such file; check the path");
      return file_error(
          ErrorCode::kFileUnreadable, path,
          std::string("cannot be read: ") + std::strerror(errno) + "; check its permissions");
    }
  }
  struct stat info {};
  std::string bytes;
  if (::fstat(d.fd, &info) == 0) {
    if (S_ISDIR(info.st_mode))
      return file_error(ErrorCode::kIsDirectory, path,
                        "is a directory; name the files in it, for example with a shell pattern");
    if (S_ISREG(info.st_mode) && info.st_size > 0) {
      if (static_cast<std::uint64_t>(info.st_size) > limit)
        return file_error(ErrorCode::kDocumentTooLarge, path,
                          "has " + std::to_string(info.st_size) +
                              " bytes, more than the limit of " + std::to_string(limit) +
                              "; split it");
      bytes.reserve(static_cast<std::size_t>(info.st_size));
    }
  }
  char buffer[1 << 16];
  for (;;) {
    const ssize_t got = ::read(d.fd, buffer, sizeof buffer);
    if (got == 0) break;
    if (got < 0) {
      if (errno == EINTR) continue;
      return file_error(ErrorCode::kFileUnreadable, path,
                        std::string("cannot be read: ") + std::strerror(errno));
    }
    if (bytes.size() + static_cast<std::size_t>(got) > limit)
      return file_error(ErrorCode::kDocumentTooLarge, path,
                        "has more than " + std::to_string(limit) + " bytes; split it");
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
  return bytes;
}

Status write_file(const std::string& path, std::string_view bytes) {
  const auto failed = [&](const std::string& what) {
    return file_error(ErrorCode::kWriteFailed, path, what + ": " + std::strerror(errno));
  };
  std::string temporary = path + ".XXXXXX";
  Descriptor d;
  d.fd = ::mkstemp(temporary.data());
  d.owned = true;
  if (d.fd < 0) return failed("a temporary file cannot be made beside it");
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ssize_t put = ::write(d.fd, bytes.data() + done, bytes.size() - done);
    if (put < 0) {
      if (errno == EINTR) continue;
      const Error e = failed("cannot be written");
      ::unlink(temporary.c_str());
      return e;
    }
    done += static_cast<std::size_t>(put);
  }
  const mode_t mask = ::umask(0);
  ::umask(mask);
  if (::fchmod(d.fd, static_cast<mode_t>(0666) & ~mask) != 0 || ::fsync(d.fd) != 0 ||
      ::rename(temporary.c_str(), path.c_str()) != 0) {
    const Error e = failed("cannot be written");
    ::unlink(temporary.c_str());
    return e;
  }
  return Ok{};
}

}  // namespace waqai
