// SHA-256 (FIPS 180-4), for telling source files apart and proving which bytes were read.
#pragma once

#include <string>
#include <string_view>

namespace waqai {

/// The digest of `bytes` as 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace waqai
