// The table behind error_name, error_help and docs/errors.md.
#pragma once

#include <span>
#include <string_view>

#include "waqai/error.h"

namespace waqai {

struct ErrorInfo {
  ErrorCode code;
  std::string_view name;
  std::string_view help;
};
/// All codes in order of number. Static storage.
std::span<const ErrorInfo> error_table();

}  // namespace waqai
