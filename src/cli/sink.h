// Where output goes: standard output, or a file that appears only when it is complete.
#pragma once

#include <string>
#include <string_view>

#include "waqai/result.h"

namespace waqai::cli {

class Sink {
 public:
  /// `path` "" is standard output. kWriteFailed if the file cannot be made.
  static Result<Sink> open(const std::string& path);
  Sink(Sink&& other) noexcept;
  Sink& operator=(Sink&&) = delete;
  /// Removes the file's temporary unless `commit` was called.
  ~Sink();

  bool write(std::string_view bytes);
  /// Flushes and, for a file, puts it in its place. kWriteFailed if anything was lost.
  Status commit();

 private:
  Sink() = default;
  Error failure() const;

  int file_ = -1;
  std::string path_, temporary_;
  std::string buffer_;
  int fault_ = 0;
  bool flush();
};

}  // namespace waqai::cli
