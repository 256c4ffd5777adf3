// Plain text in whatever encoding the press left it: UTF-8, UTF-16 by its mark or its zero bytes,
// windows-1256 when the bytes are no UTF-8 and read as Arabic. ICU converts; every converted run
// keeps its source range.
#include <unicode/ucnv.h>

#include <algorithm>

#include "base/file.h"
#include "base/utf8.h"
#include "readers/readers.h"

namespace waqai::readers {
namespace {

std::uint32_t u32(std::size_t v) { return static_cast<std::uint32_t>(v); }

enum class Encoding { kUtf8, kUtf16Le, kUtf16Be, kWindows1256, kBinary };

// Share of the sample's bytes that are zero at even and odd places tells UTF-16 without a mark.
Encoding guess(std::string_view bytes) {
  if (bytes.substr(0, 2) == "\xFF\xFE") return Encoding::kUtf16Le;
  if (bytes.substr(0, 2) == "\xFE\xFF") return Encoding::kUtf16Be;
  const std::string_view sample = bytes.substr(0, std::size_t{1} << 16);
  // Nearly all text is UTF-8 without odd control characters: two passes in vectors say so.
  unsigned odd = 0;
  for (const char ch : sample) {
    const auto c = static_cast<unsigned char>(ch);
    odd |= static_cast<unsigned>(c < 0x20) & static_cast<unsigned>(c != '\t') &
           static_cast<unsigned>(c != '\n') & static_cast<unsigned>(c != '\r') &
           static_cast<unsigned>(c != '\f');
  }
  if (odd == 0 && utf8::find_invalid(bytes) == std::string_view::npos) return Encoding::kUtf8;
  std::size_t zero[2] = {0, 0}, block[2] = {0, 0}, control = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const auto c = static_cast<unsigned char>(sample[i]);
    zero[i & 1] += c == 0;
    block[i & 1] += c == 0x06;
    control += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x06 && c != 0;
  }
  const std::size_t half = sample.size() / 2;
  if (half >= 8 && bytes.size() % 2 == 0) {
    if (zero[1] + block[1] > half * 9 / 10 && block[1] > 0) return Encoding::kUtf16Le;
    if (zero[0] + block[0] > half * 9 / 10 && block[0] > 0) return Encoding::kUtf16Be;
  }
  if (zero[0] + zero[1] > 0 || control * 50 > sample.size()) return Encoding::kBinary;
  if (utf8::find_invalid(bytes) == std::string_view::npos) return Encoding::kUtf8;
  // Some faults in text that is otherwise UTF-8, or another encoding? Count what each reading
  // explains.
  std::size_t valid = 0, invalid = 0;
  for (std::size_t i = 0; i < sample.size();) {
    const std::size_t n = utf8::valid_length(sample, i);
    if (n == 0) {
      ++invalid;
      i += utf8::invalid_length(sample, i);
    } else {
      valid += n > 1;
      i += n;
    }
  }
  if (valid > invalid * 4) return Encoding::kUtf8;
  std::size_t arabic = 0, high = 0;
  for (const char ch : sample) {
    const auto c = static_cast<unsigned char>(ch);
    if (c < 0x80) continue;
    ++high;
    // Letters of windows-1256: 0xC0..0xED less the few Latin ones among them.
    arabic += (c >= 0xC1 && c <= 0xDF && c != 0xD7) || c == 0xE1 || (c >= 0xE3 && c <= 0xE6) ||
              c == 0xEC || c == 0xED || c == 0x81 || c == 0x8D || c == 0x90;
  }
  if (high > 0 && arabic * 10 >= high * 7) return Encoding::kWindows1256;
  if (valid > 0) return Encoding::kUtf8;
  return high * 10 > sample.size() * 3 ? Encoding::kBinary : Encoding::kWindows1256;
}

struct Decoded {
  std::string text;
  std::vector<SourceMap::Run> runs;
  std::vector<DecodingFault> faults;
};

// Runs of at most this many source units, so that a span maps back to a short source range.
constexpr std::size_t kRunUnits = 64;

void close_run(Decoded& d, std::size_t text_begin, std::size_t source_begin, std::size_t source_end,
               RunKind kind) {
  if (d.text.size() > text_begin)
    d.runs.push_back({u32(text_begin), u32(d.text.size() - text_begin), u32(source_begin),
                      u32(source_end - source_begin), kind});
}

Decoded decode_utf16(std::string_view bytes, bool little) {
  Decoded d;
  d.text.reserve(bytes.size());
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]),
               b = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(little ? a | (b << 8) : b | (a << 8));
  };
  std::size_t i = 0;
  if (bytes.size() >= 2 && unit(0) == 0xFEFF) i = 2;
  std::size_t run_text = 0, run_source = i, units = 0;
  const auto fault = [&](std::size_t length) {
    close_run(d, run_text, run_source, i, RunKind::kDecoded);
    d.faults.push_back({ByteOffset{u32(d.text.size())}, u32(i), u32(length)});
    const std::size_t at = d.text.size();
    utf8::append(d.text, utf8::kReplacement);
    close_run(d, at, i, i + length, RunKind::kReplaced);
    i += length;
    run_text = d.text.size();
    run_source = i;
    units = 0;
  };
  while (i < bytes.size()) {
    if (i + 1 >= bytes.size()) {
      fault(1);
      break;
    }
    char32_t c = unit(i);
    std::size_t length = 2;
    if (c >= 0xD800 && c <= 0xDBFF && i + 3 < bytes.size()) {
      const char32_t low = unit(i + 2);
      if (low >= 0xDC00 && low <= 0xDFFF) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        length = 4;
      }
    }
    if (c >= 0xD800 && c <= 0xDFFF) {
      fault(2);
      continue;
    }
    utf8::append(d.text, c);
    i += length;
    if (++units >= kRunUnits) {
      close_run(d, run_text, run_source, i, RunKind::kDecoded);
      run_text = d.text.size();
      run_source = i;
      units = 0;
    }
  }
  close_run(d, run_text, run_source, bytes.size(), RunKind::kDecoded);
  return d;
}

// One byte, one code point: ICU gives the 256 of them once.
Result<Decoded> decode_single_byte(std::string_view bytes, const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(name, &status);
  if (U_FAILURE(status))
    return Error{ErrorCode::kInternal,
                 std::string("the converter ") + name + " is missing from ICU", "", std::nullopt,
                 std::nullopt};
  char32_t table[256];
  for (unsigned c = 0; c < 256; ++c) {
    const char byte = static_cast<char>(c);
    UChar out[4];
    UErrorCode one = U_ZERO_ERROR;
    const int32_t n = ucnv_toUChars(converter, out, 4, &byte, 1, &one);
    table[c] = U_SUCCESS(one) && n == 1 ? static_cast<char32_t>(out[0]) : utf8::kReplacement;
  }
  ucnv_close(converter);
  Decoded d;
  d.text.reserve(bytes.size() * 2);
  std::size_t run_text = 0, run_source = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char32_t c = table[static_cast<unsigned char>(bytes[i])];
    if (c == utf8::kReplacement) d.faults.push_back({ByteOffset{u32(d.text.size())}, u32(i), 1});
    utf8::append(d.text, c);
    if (i + 1 - run_source >= kRunUnits) {
      close_run(d, run_text, run_source, i + 1, RunKind::kDecoded);
      run_text = d.text.size();
      run_source = i + 1;
    }
  }
  close_run(d, run_text, run_source, bytes.size(), RunKind::kDecoded);
  return d;
}

bool blank(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\v';
  });
}

}  // namespace

Result<std::string> read_bytes(const std::string& path, std::size_t limit) {
  return read_file(path, limit);
}

Result<std::shared_ptr<const Document>> plain_text(std::string bytes, Metadata metadata) {
  const std::string id = metadata.id;
  const auto fail = [&](ErrorCode code, std::string message) {
    return Error{code, std::move(message), id, std::nullopt, std::nullopt};
  };
  if (bytes.size() > Document::kMaxBytes)
    return fail(ErrorCode::kDocumentTooLarge, "the document has " + std::to_string(bytes.size()) +
                                                  " bytes, more than the limit of " +
                                                  std::to_string(Document::kMaxBytes) +
                                                  "; split it");
  if (blank(bytes))
    return fail(ErrorCode::kDocumentEmpty, "has no text; give a report with at least one sentence");
  const auto share = [](Result<Document> r) -> Result<std::shared_ptr<const Document>> {
    if (!r) return std::move(r).error();
    return std::shared_ptr<const Document>(std::make_shared<Document>(*std::move(r)));
  };
  switch (guess(bytes)) {
    case Encoding::kBinary: {
      const std::size_t zero = bytes.find('\0');
      Error e =
          fail(ErrorCode::kBinaryInput, "is not text; convert it to plain text (UTF-8) first");
      if (zero != std::string::npos) e.offset = ByteOffset{u32(zero)};
      return e;
    }
    case Encoding::kUtf16Le:
    case Encoding::kUtf16Be: {
      const bool little = guess(bytes) == Encoding::kUtf16Le;
      Decoded d = decode_utf16(bytes, little);
      if (blank(d.text)) return fail(ErrorCode::kDocumentEmpty, "has no text");
      return share(Document::from_decoded(std::move(d.text), std::move(bytes),
                                          SourceMap(std::move(d.runs)), std::move(d.faults),
                                          little ? "UTF-16LE" : "UTF-16BE", std::move(metadata)));
    }
    case Encoding::kWindows1256: {
      WAQAI_TRY(Decoded d, decode_single_byte(bytes, "windows-1256"));
      return share(Document::from_decoded(std::move(d.text), std::move(bytes),
                                          SourceMap(std::move(d.runs)), std::move(d.faults),
                                          "windows-1256", std::move(metadata)));
    }
    case Encoding::kUtf8:
      break;
  }
  return share(Document::from_utf8(std::move(bytes), std::move(metadata)));
}

}  // namespace waqai::readers
