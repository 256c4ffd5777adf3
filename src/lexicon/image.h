// Tables and their index as one run of bytes: written when the program is built, used where it lies
// when it starts. Bytes of one build for itself: the layout is that of the compiler and the
// machine.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/data.h"

namespace waqai::lexicon {

struct Image {
  /// A table as it lies in the program: its path without `.tsv` and its bytes.
  struct Text {
    std::string name;
    std::string_view text;
  };
  struct Attached {
    std::unique_ptr<const Data> data;
    std::string hash;
  };

  /// The image of `data`, made of tables whose hash_of is `hash`.
  static std::string write(const Data& data, std::string_view hash);
  /// Data over `image` and `texts`, which must outlive it; none if the image is not of these texts
  /// or damaged in its lengths. `image` is aligned to 64 bytes. Contents are trusted.
  static std::optional<Attached> attach(std::string_view image, const std::vector<Text>& texts);
};

}  // namespace waqai::lexicon
