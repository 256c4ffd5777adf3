// Result<T>: a value or an Error, shaped like std::expected (which neither supported compiler has
// in C++20 mode). Ignoring one is a compile error under -Werror.
#pragma once

#include <utility>
#include <variant>

#include "waqai/error.h"

namespace waqai {

template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}      // NOLINT: implicit
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}  // NOLINT: implicit

  bool has_value() const { return state_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  /// Precondition: has_value().
  T& operator*() & { return *std::get_if<0>(&state_); }
  const T& operator*() const& { return *std::get_if<0>(&state_); }
  T&& operator*() && { return std::move(*std::get_if<0>(&state_)); }
  T* operator->() { return std::get_if<0>(&state_); }
  const T* operator->() const { return std::get_if<0>(&state_); }
  /// Precondition: !has_value().
  const Error& error() const& { return *std::get_if<1>(&state_); }
  Error&& error() && { return std::move(*std::get_if<1>(&state_)); }

  /// Calls `f(value)`, which returns a Result, or passes the error on.
  template <class F>
  auto and_then(F&& f) && -> decltype(f(std::declval<T&&>())) {
    if (has_value()) return std::forward<F>(f)(*std::move(*this));
    return std::move(*this).error();
  }

 private:
  std::variant<T, Error> state_;
};

/// Success without a value.
struct Ok {};
using Status = Result<Ok>;

}  // namespace waqai

#define WAQAI_CONCAT_INNER(a, b) a##b
#define WAQAI_CONCAT(a, b) WAQAI_CONCAT_INNER(a, b)
#define WAQAI_TRY_IMPL(tmp, decl, expr)                \
  auto tmp = (expr);                                   \
  if (!tmp.has_value()) return std::move(tmp).error(); \
  decl = *std::move(tmp)
/// WAQAI_TRY(auto x, f()); gives x its value or returns the error from the enclosing function.
#define WAQAI_TRY(decl, expr) WAQAI_TRY_IMPL(WAQAI_CONCAT(waqai_try_, __COUNTER__), decl, expr)
/// WAQAI_CHECK_OK(f()); returns the error of a Status from the enclosing function.
#define WAQAI_CHECK_OK_IMPL(tmp, expr) \
  if (auto tmp = (expr); !tmp.has_value()) return std::move(tmp).error()
#define WAQAI_CHECK_OK(expr) WAQAI_CHECK_OK_IMPL(WAQAI_CONCAT(waqai_ok_, __COUNTER__), expr)
