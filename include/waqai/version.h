// The version of the library and of its JSON schema.
#pragma once

namespace waqai {
inline constexpr const char* kVersion = "0.1.0";
inline constexpr const char* kJsonSchema = "waqai/1";
}  // namespace waqai
