// A Document is validated once: every invalid sequence becomes U+FFFD with its place recorded, a
// first line `date YYYY-MM-DD` is read, and one checkpoint for each 64 bytes makes offsets cheap.
#include "waqai/document.h"

#include <algorithm>
#include <cstring>

#include "base/utf8.h"

namespace waqai {
namespace {

constexpr std::uint32_t kStep = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Length of a `date YYYY-MM-DD` header at the start of the text (leading blanks and a byte order
// mark allowed), or 0; the date's ten characters begin at `date_at`.
std::size_t header_length(std::string_view text, std::size_t& date_at) {
  std::size_t i = 0;
  if (text.substr(0, 3) == "\xEF\xBB\xBF") i = 3;
  while (i < text.size() && (text[i] == ' ' || text[i] == '\t')) ++i;
  if (text.substr(i, 4) != "date") return 0;
  i += 4;
  const std::size_t gap = i;
  while (i < text.size() && (text[i] == ' ' || text[i] == '\t' || text[i] == ':')) ++i;
  if (i == gap || i + 10 > text.size()) return 0;
  const auto digits = [&](std::size_t from, std::size_t n) {
    for (std::size_t k = 0; k < n; ++k)
      if (!is_digit(text[from + k])) return false;
    return true;
  };
  if (!digits(i, 4) || text[i + 4] != '-' || !digits(i + 5, 2) || text[i + 7] != '-' ||
      !digits(i + 8, 2))
    return 0;
  if (i + 10 < text.size() && (is_digit(text[i + 10]) || text[i + 10] == '-')) return 0;
  date_at = i;
  return i + 10;
}

}  // namespace

std::pair<std::uint32_t, std::uint32_t> SourceMap::source_range(Span span) const {
  if (runs_.empty()) return {span.begin.value, span.end.value};
  const auto at = [&](std::uint32_t byte) {
    auto it = std::upper_bound(runs_.begin(), runs_.end(), byte,
                               [](std::uint32_t b, const Run& run) { return b < run.text_begin; });
    return it == runs_.begin() ? it : it - 1;
  };
  const auto first = at(span.begin.value);
  const auto last = at(span.empty() ? span.begin.value : span.end.value - 1);
  std::uint32_t begin = first->source_begin;
  if (first->kind == RunKind::kCopied)
    begin += std::min(span.begin.value - first->text_begin, first->source_length);
  std::uint32_t end = last->source_begin + last->source_length;
  if (last->kind == RunKind::kCopied)
    end = last->source_begin + std::min(span.end.value - std::min(last->text_begin, span.end.value),
                                        last->source_length);
  return {begin, std::max(begin, end)};
}

Result<std::chrono::sys_days> parse_iso_date(std::string_view text) {
  const auto bad = [&](const char* why) {
    return Error{ErrorCode::kInvalidDate,
                 "\"" + std::string(text) + "\" " + why + "; write a day as YYYY-MM-DD", "",
                 std::nullopt, std::nullopt};
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return bad("is not a date");
  int parts[3] = {0, 0, 0};
  const std::size_t from[3] = {0, 5, 8}, length[3] = {4, 2, 2};
  for (std::size_t p = 0; p < 3; ++p)
    for (std::size_t k = 0; k < length[p]; ++k) {
      const char c = text[from[p] + k];
      if (!is_digit(c)) return bad("is not a date");
      parts[p] = parts[p] * 10 + (c - '0');
    }
  const std::chrono::year_month_day day{std::chrono::year{parts[0]},
                                        std::chrono::month{static_cast<unsigned>(parts[1])},
                                        std::chrono::day{static_cast<unsigned>(parts[2])}};
  if (!day.ok()) return bad("does not exist in the calendar");
  return std::chrono::sys_days{day};
}

Result<IsoMoment> parse_iso_moment(std::string_view text) {
  auto day = parse_iso_date(text.substr(0, 10));
  if (!day) return std::move(day).error();
  IsoMoment out{*day, std::nullopt};
  if (text.size() <= 10) return out;
  const auto two = [&](std::size_t at) {
    return at + 2 <= text.size() && is_digit(text[at]) && is_digit(text[at + 1])
               ? (text[at] - '0') * 10 + (text[at + 1] - '0')
               : 99;
  };
  const auto bad = [&] {
    return Error{
        ErrorCode::kInvalidDate,
        "\"" + std::string(text) + "\" is not a day with a time; write it as YYYY-MM-DDThh:mm", "",
        std::nullopt, std::nullopt};
  };
  if ((text[10] != 'T' && text[10] != ' ') || text.size() < 16 || text[13] != ':') return bad();
  const int hour = two(11), minute = two(14);
  if (hour > 23 || minute > 59) return bad();
  std::size_t i = 16;
  if (i < text.size() && text[i] == ':') {
    if (two(i + 1) > 60) return bad();
    i += 3;
    if (i < text.size() && text[i] == '.') {
      ++i;
      while (i < text.size() && is_digit(text[i])) ++i;
    }
  }
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) {
    if (two(i + 1) > 14) return bad();
    i += 3;
    if (i < text.size() && text[i] == ':') ++i;
    if (i < text.size()) {
      if (two(i) > 59) return bad();
      i += 2;
    }
  } else if (i < text.size() && text[i] == 'Z') {
    ++i;
  }
  if (i != text.size()) return bad();
  out.minute = hour * 60 + minute;
  return out;
}

std::string format_iso_date(std::chrono::sys_days day) {
  const std::chrono::year_month_day ymd{day};
  const int year = static_cast<int>(ymd.year());
  std::string out = std::to_string(year < 0 ? -year : year);
  out.insert(0, out.size() < 4 ? 4 - out.size() : 0, '0');
  if (year < 0) out.insert(0, 1, '-');
  const auto two = [&](unsigned v) {
    out += '-';
    out += static_cast<char>('0' + v / 10);
    out += static_cast<char>('0' + v % 10);
  };
  two(static_cast<unsigned>(ymd.month()));
  two(static_cast<unsigned>(ymd.day()));
  return out;
}

Result<Document> Document::from_utf8(std::string bytes, Metadata metadata) {
  const auto u32 = [](std::size_t v) { return static_cast<std::uint32_t>(v); };
  if (bytes.size() > kMaxBytes)
    return from_decoded(std::move(bytes), {}, {}, {}, "UTF-8", std::move(metadata));
  if (utf8::find_invalid(bytes) == std::string_view::npos) {
    const SourceMap::Run whole{0, u32(bytes.size()), 0, u32(bytes.size()), RunKind::kCopied};
    return from_decoded(std::move(bytes), {}, SourceMap({whole}), {}, "UTF-8", std::move(metadata));
  }
  std::string text;
  text.reserve(bytes.size() + 64);
  std::vector<SourceMap::Run> runs;
  std::vector<DecodingFault> faults;
  std::size_t i = 0;
  while (i < bytes.size()) {
    const std::string_view rest = std::string_view(bytes).substr(i);
    std::size_t good = utf8::find_invalid(rest);
    if (good == std::string_view::npos) good = rest.size();
    if (good > 0) {
      runs.push_back({u32(text.size()), u32(good), u32(i), u32(good), RunKind::kCopied});
      text.append(bytes, i, good);
      i += good;
    }
    if (i >= bytes.size()) break;
    const std::size_t bad = utf8::invalid_length(bytes, i);
    faults.push_back({ByteOffset{u32(text.size())}, u32(i), u32(bad)});
    runs.push_back({u32(text.size()), 3, u32(i), u32(bad), RunKind::kReplaced});
    utf8::append(text, utf8::kReplacement);
    i += bad;
    if (text.size() > kMaxBytes) break;
  }
  return from_decoded(std::move(text), std::move(bytes), SourceMap(std::move(runs)),
                      std::move(faults), "UTF-8", std::move(metadata));
}

Result<Document> Document::from_decoded(std::string text, std::string source, SourceMap map,
                                        std::vector<DecodingFault> faults, std::string encoding,
                                        Metadata metadata) {
  if (text.size() > kMaxBytes || source.size() > kMaxBytes)
    return Error{ErrorCode::kDocumentTooLarge,
                 "the document has " + std::to_string(std::max(text.size(), source.size())) +
                     " bytes, more than the limit of " + std::to_string(kMaxBytes) + "; split it",
                 metadata.id, std::nullopt, std::nullopt};
  Document d;
  d.text_ = std::move(text);
  d.source_ = std::move(source);
  d.map_ = std::move(map);
  d.faults_ = std::move(faults);
  d.encoding_ = std::move(encoding);
  d.metadata_ = std::move(metadata);
  std::size_t date_at = 0;
  if (const std::size_t length = header_length(d.text_, date_at); length > 0) {
    d.body_begin_ = ByteOffset{static_cast<std::uint32_t>(length)};
    auto day = parse_iso_date(std::string_view(d.text_).substr(date_at, 10));
    if (!day) {
      Error e = std::move(day).error();
      e.source = d.metadata_.id;
      e.line = 1;
      e.offset = ByteOffset{static_cast<std::uint32_t>(date_at)};
      return e;
    }
    if (!d.metadata_.dct) {
      d.metadata_.dct = *day;
      d.metadata_.dct_source = "header";
    }
  }
  d.index();
  return d;
}

void Document::index() {
  checkpoints_.reserve(text_.size() / kStep + 1);
  std::uint32_t count = 0;
  const std::size_t n = text_.size();
  for (std::size_t block = 0; block < n; block += kStep) {
    checkpoints_.push_back(count);
    const std::size_t end = std::min(n, block + kStep);
    for (std::size_t i = block; i < end; ++i)
      count += (static_cast<unsigned char>(text_[i]) & 0xC0u) != 0x80u;
  }
  if (checkpoints_.empty()) checkpoints_.push_back(0);
  code_points_ = count;
}

namespace {

// Bytes of eight that begin a code point: those whose two high bits are not 10.
std::uint32_t begun_in_word(const char* p) {
  std::uint64_t w;
  std::memcpy(&w, p, 8);
  const std::uint64_t continued = (w >> 7) & ~(w >> 6) & 0x0101010101010101ull;
  return 8u - static_cast<std::uint32_t>((continued * 0x0101010101010101ull) >> 56);
}

}  // namespace

CodePointOffset Document::to_code_points(ByteOffset offset) const {
  const std::uint32_t byte = std::min(offset.value, static_cast<std::uint32_t>(text_.size()));
  std::uint32_t block = byte / kStep;
  if (block >= checkpoints_.size()) block = static_cast<std::uint32_t>(checkpoints_.size()) - 1;
  std::uint32_t count = checkpoints_[block];
  std::uint32_t i = block * kStep;
  for (; i + 8 <= byte; i += 8) count += begun_in_word(text_.data() + i);
  for (; i < byte; ++i) count += (static_cast<unsigned char>(text_[i]) & 0xC0u) != 0x80u;
  return CodePointOffset{count};
}

ByteOffset Document::to_bytes(CodePointOffset offset) const {
  if (offset.value >= code_points_) return ByteOffset{static_cast<std::uint32_t>(text_.size())};
  const auto it = std::upper_bound(checkpoints_.begin(), checkpoints_.end(), offset.value) - 1;
  std::uint32_t count = *it;
  std::uint32_t i = static_cast<std::uint32_t>(it - checkpoints_.begin()) * kStep;
  // A block may begin inside a sequence: its first lead byte is code point number `count`.
  for (; i < text_.size(); ++i) {
    if ((static_cast<unsigned char>(text_[i]) & 0xC0u) == 0x80u) continue;
    if (count == offset.value) break;
    ++count;
  }
  return ByteOffset{i};
}

CodePointOffset Document::code_point_count() const { return CodePointOffset{code_points_}; }

}  // namespace waqai
