// Replays files through a fuzz target: program FILE|DIR…; a folder that does not exist counts as
// empty, but a run without any input fails. Beside each input it also replays cut and damaged
// copies, so that the plain build tries more than the files say.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void replay(const std::string& bytes) {
  // A copy of exact size, so that AddressSanitizer sees a read past the end.
  const std::vector<std::uint8_t> exact(bytes.begin(), bytes.end());
  LLVMFuzzerTestOneInput(exact.data(), exact.size());
}

/// The file as it is, cut at eight places, and with a byte changed at eight places: always the
/// same.
void replay_with_copies(const std::string& bytes) {
  replay(bytes);
  std::uint32_t state = 2463534242u;
  for (int i = 0; i < 16 && !bytes.empty(); ++i) {
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    const std::size_t at = state % bytes.size();
    if (i < 8) {
      replay(bytes.substr(0, at));
    } else {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(state >> 24);
      replay(damaged);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  namespace fs = std::filesystem;
  std::vector<fs::path> files;
  for (int i = 1; i < argc; ++i) {
    if (fs::is_regular_file(argv[i])) files.emplace_back(argv[i]);
    if (!fs::is_directory(argv[i])) continue;
    for (const auto& entry : fs::recursive_directory_iterator(argv[i])) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  for (const fs::path& path : files) {
    std::fprintf(stderr, "%s\n", path.c_str());
    std::ifstream in(path, std::ios::binary);
    replay_with_copies(std::string((std::istreambuf_iterator<char>(in)), {}));
  }
  std::printf("%zu inputs replayed\n", files.size());
  return files.empty() ? 1 : 0;
}
