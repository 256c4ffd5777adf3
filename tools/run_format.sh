#!/bin/sh
# run_format.sh [--check]: formats all C++ files with clang-format 14, or says which are not formatted.
set -eu
. "$(dirname -- "$0")/../scripts/lib.sh"
need clang-format-14
mode=-i
[ "${1-}" != --check ] || mode="--dry-run --Werror"
find src include tests fuzz bench -name '*.cpp' -o -name '*.h' | LC_ALL=C sort |
  xargs clang-format-14 $mode
