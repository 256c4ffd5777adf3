#!/bin/sh
# run_tidy.sh [FILE…]: the checks of .clang-tidy on all sources but tests, one process for each core.
set -eu
. "$(dirname -- "$0")/../scripts/lib.sh"
need_build
need clang-14 clang-tidy-14
[ -f build/tidy/compile_commands.json ] || cmake --preset tidy -DWAQAI_DEVELOPER_MODE=OFF >/dev/null
cmake --preset tidy >/dev/null
if [ $# -eq 0 ]; then
  set -- $(find src -name '*.cpp' ! -name '*_test.cpp' | LC_ALL=C sort)
fi
printf '%s\n' "$@" | xargs -P "$(nproc)" -n 2 clang-tidy-14 -p build/tidy --quiet --warnings-as-errors='*'
