// What must hold for any input. A broken rule prints its name and aborts, which every engine
// understands.
#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "waqai/document.h"

namespace waqai::fuzz {

inline void require(bool condition, const char* rule) {
  if (condition) return;
  std::fprintf(stderr, "broken: %s\n", rule);
  std::abort();
}

inline bool on_border(std::string_view text, std::uint32_t at) {
  return at == text.size() ||
         (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u);
}

inline void require_span(std::string_view text, Span s) {
  require(s.begin <= s.end, "a span begins before it ends");
  require(s.end.value <= text.size(), "a span lies inside the text");
  require(on_border(text, s.begin.value) && on_border(text, s.end.value),
          "a span begins and ends on code point borders");
}

/// The promises of Document.
inline void require_document(const Document& document) {
  const std::string_view text = document.text();
  require(utf8::find_invalid(text) == std::string_view::npos, "the text is valid UTF-8");
  require(document.body_begin().value <= text.size(), "the body begins inside the text");
  std::uint32_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++points) {
    const ByteOffset at{static_cast<std::uint32_t>(i)};
    if (points % 7 == 0) {
      const CodePointOffset p = document.to_code_points(at);
      require(p.value == points, "to_code_points counts code points");
      require(document.to_bytes(p) == at, "to_bytes is the inverse of to_code_points");
    }
    utf8::next(text, i);
  }
  require(document.code_point_count().value == points, "code_point_count is the length");
  std::uint32_t end = 0;
  for (const SourceMap::Run& run : document.source_map().runs()) {
    require(run.text_begin == end, "the runs of the source map are contiguous");
    end = run.text_begin + run.text_length;
    require(std::uint64_t{run.source_begin} + run.source_length <= document.source().size(),
            "a run lies inside the source");
  }
  for (const DecodingFault& fault : document.faults()) {
    require(fault.text.value < text.size() && on_border(text, fault.text.value),
            "a decoding fault stands in the text");
    require(std::uint64_t{fault.source_begin} + fault.source_length <= document.source().size(),
            "a decoding fault stands in the source");
  }
  const auto whole = make_span(0, static_cast<std::uint32_t>(text.size()));
  const auto [begin, finish] = document.source_map().source_range(whole);
  require(begin <= finish && finish <= document.source().size(),
          "a source range lies inside the source");
}

}  // namespace waqai::fuzz
