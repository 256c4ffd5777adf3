#!/bin/sh
# run.sh COMPILER INCLUDE_DIR FILE: FILE must compile as it stands, and must not with WAQAI_MUST_FAIL. The
# twin proves that the failure comes from the rule and not from a slip.
set -u
compiler=$1 include=$2 file=$3
flags="-std=c++20 -Wall -Wextra -Werror -fsyntax-only -I$include"
if ! "$compiler" $flags "$file"; then
  echo "$file must compile without WAQAI_MUST_FAIL" >&2
  exit 1
fi
if "$compiler" $flags -DWAQAI_MUST_FAIL "$file" 2>/dev/null; then
  echo "$file compiles with WAQAI_MUST_FAIL, but must not" >&2
  exit 1
fi
