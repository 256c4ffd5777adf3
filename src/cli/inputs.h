// The inputs of a command, one report at a time, in order.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "readers/readers.h"
#include "waqai/document.h"
#include "waqai/result.h"

namespace waqai::cli {

/// One report not yet read: a file, bytes already at hand, or a line of a feed.
struct Item {
  enum class Kind { kFile, kBytes, kRecord };
  Kind kind = Kind::kFile;
  std::string name;            ///< path, or `path:line` of a record
  std::string bytes;           ///< of kBytes and kRecord
  std::string path;            ///< the file it comes from
  std::uint32_t line = 0;      ///< 1-based, of a record
  std::optional<Error> fault;  ///< known before reading
};

/// Reads an item. Safe from any thread. Errors carry the item's source and line.
Result<std::shared_ptr<const Document>> load(Item& item, const Metadata& defaults);

/// Walks over paths (`-` is standard input). Feeds are read line by line, so they may be larger
/// than memory. Not for more than one thread.
class Inputs {
 public:
  /// Looks at the first bytes of inputs whose name does not tell their format.
  Inputs(std::vector<std::string> paths, readers::InputFormat format);
  ~Inputs();
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;

  std::optional<Item> next();
  /// How many items there are, if that is known before reading them.
  std::optional<std::size_t> total() const;
  bool has_feed() const { return has_feed_; }

 private:
  struct Source {
    std::string path;
    bool feed = false;
    std::string head;  // bytes of standard input already read
  };
  struct Feed;

  std::optional<Item> next_record();

  std::deque<Source> sources_;
  std::unique_ptr<Feed> feed_;
  bool has_feed_ = false;
  std::size_t count_ = 0;
};

}  // namespace waqai::cli
