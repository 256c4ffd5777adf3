#!/bin/sh
# run_fuzz.sh [SECONDS [TARGET…]]: runs each libFuzzer target for so many seconds (20) from its corpus; what it finds
# stays in build/fuzz/found. A crash belongs into fuzz/regressions/TARGET, with the fix.
set -eu
. "$(dirname -- "$0")/../scripts/lib.sh"
need_build
need_clang
seconds=${1:-20}
[ $# -eq 0 ] || shift
build fuzz
[ $# -gt 0 ] || set -- $(ls fuzz/target_*.cpp | sed 's/.*target_\(.*\)\.cpp/\1/')
status=0
for target in "$@"; do
  found=build/fuzz/found/$target
  mkdir -p "$found/corpus" "fuzz/corpus/$target"
  say "fuzzing $target for $seconds s"
  "build/fuzz/fuzz/fuzz_$target" -max_total_time="$seconds" -max_len=8192 -timeout=10 -rss_limit_mb=3000 \
    -print_final_stats=0 -verbosity=0 -artifact_prefix="$found/" "$found/corpus" "fuzz/corpus/$target" ||
    status=1
done
exit $status
