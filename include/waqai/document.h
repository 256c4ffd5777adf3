// A report as received: its bytes, its text, and the map between them. Never changed once made.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "waqai/result.h"
#include "waqai/span.h"

namespace waqai {

/// What is known of a report apart from its text. Unknown fields are empty.
struct Metadata {
  std::string id;
  std::string title;
  std::string outlet;
  std::string url;
  /// Document creation time: the civil day of publication. Without it relative times stay open.
  std::optional<std::chrono::sys_days> dct;
  /// Minutes after midnight of publication, where they are known; only offsets in hours need them.
  std::optional<std::int32_t> dct_minute;
  /// Where `dct` came from: "option", "header" (the first line), "field" (a record's field).
  std::string dct_source;
};

/// How a run of text came from the source bytes.
enum class RunKind : std::uint8_t {
  kCopied,    ///< same bytes
  kDecoded,   ///< converted from another encoding
  kEntity,    ///< a character reference of a markup language
  kInserted,  ///< no source bytes at all
  kReplaced,  ///< an invalid sequence, U+FFFD in the text
};

/// Maps text bytes to source bytes. For UTF-8 input without faults it is one kCopied run.
class SourceMap {
 public:
  struct Run {
    std::uint32_t text_begin = 0;
    std::uint32_t text_length = 0;
    std::uint32_t source_begin = 0;
    std::uint32_t source_length = 0;
    RunKind kind = RunKind::kCopied;
  };
  SourceMap() = default;
  /// `runs` must be contiguous in text and sorted.
  explicit SourceMap(std::vector<Run> runs) : runs_(std::move(runs)) {}
  /// The smallest source range [begin, end) in bytes that covers `span`. Exact inside kCopied runs,
  /// whole runs elsewhere; empty if the text was inserted. O(log runs).
  std::pair<std::uint32_t, std::uint32_t> source_range(Span span) const;
  std::span<const Run> runs() const& { return runs_; }
  std::span<const Run> runs() const&& = delete;

 private:
  std::vector<Run> runs_;
};

/// A place where the source was not valid in its encoding.
struct DecodingFault {
  ByteOffset text;             ///< where U+FFFD stands in the text
  std::uint32_t source_begin;  ///< first faulty source byte
  std::uint32_t source_length;
};

/// One report. Owns its source bytes and its UTF-8 text; immutable; safe to read from any thread.
class Document {
 public:
  /// Longest accepted source, in bytes.
  static constexpr std::size_t kMaxBytes = std::size_t{64} << 20;

  /// Takes `bytes` as UTF-8; each invalid sequence becomes U+FFFD with a fault recorded. A first
  /// line `date YYYY-MM-DD` (with or without leading space) sets `metadata.dct` unless it is set.
  /// Errors: kDocumentTooLarge, kInvalidDate (a first-line date that does not exist).
  static Result<Document> from_utf8(std::string bytes, Metadata metadata = {});
  /// As above for text that a reader has already decoded. `encoding` is the source's IANA name.
  static Result<Document> from_decoded(std::string text, std::string source, SourceMap map,
                                       std::vector<DecodingFault> faults, std::string encoding,
                                       Metadata metadata);

  /// The UTF-8 text. The view lives as long as the Document.
  std::string_view text() const& { return text_; }
  std::string_view text() const&& = delete;
  /// The text of a span. Precondition: the span lies inside the text.
  std::string_view text(Span s) const& {
    return std::string_view(text_).substr(s.begin.value, s.size());
  }
  std::string_view text(Span s) const&& = delete;
  /// The bytes as received.
  std::string_view source() const& { return source_.empty() ? text_ : source_; }
  std::string_view source() const&& = delete;
  const Metadata& metadata() const& { return metadata_; }
  const Metadata& metadata() const&& = delete;
  const SourceMap& source_map() const& { return map_; }
  const SourceMap& source_map() const&& = delete;
  std::span<const DecodingFault> faults() const& { return faults_; }
  std::span<const DecodingFault> faults() const&& = delete;
  /// IANA name of the source's encoding.
  const std::string& encoding() const& { return encoding_; }
  const std::string& encoding() const&& = delete;
  /// Where the report begins: after a first-line `date …` header, else 0.
  ByteOffset body_begin() const { return body_begin_; }

  /// Converts a byte offset (on a code point border, <= text size) to code points. O(1): one
  /// checkpoint for each 256 bytes.
  CodePointOffset to_code_points(ByteOffset offset) const;
  /// The inverse; an offset past the end gives the end.
  ByteOffset to_bytes(CodePointOffset offset) const;
  /// Length of the text in code points.
  CodePointOffset code_point_count() const;

 private:
  Document() = default;
  void index();

  std::string text_;
  std::string source_;  // empty if identical to text_
  SourceMap map_;
  std::vector<DecodingFault> faults_;
  std::string encoding_ = "UTF-8";
  Metadata metadata_;
  ByteOffset body_begin_;
  std::vector<std::uint32_t> checkpoints_;  // code points before byte 256*i
  std::uint32_t code_points_ = 0;
};

/// Parses `YYYY-MM-DD`; kInvalidDate if it is malformed or no such day exists.
Result<std::chrono::sys_days> parse_iso_date(std::string_view text);
/// A day, with minutes after midnight where they are given.
struct IsoMoment {
  std::chrono::sys_days day{};
  std::optional<std::int32_t> minute;
};
/// As parse_iso_date; a time of day may follow: `YYYY-MM-DDThh:mm`, also with a blank for the T,
/// seconds and a UTC offset, which do not count.
Result<IsoMoment> parse_iso_moment(std::string_view text);
/// `YYYY-MM-DD`.
std::string format_iso_date(std::chrono::sys_days day);

}  // namespace waqai
