#!/bin/sh
# run.sh CMAKE BUILD_DIR COMPILER: installs the build into a scratch folder and builds a program against the
# installed package, as a user of the library would.
set -eu
cmake=$1 build=$2 compiler=$3
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
"$cmake" --install "$build" --prefix "$scratch/prefix" >/dev/null
"$cmake" -S "$here/consumer" -B "$scratch/build" -DCMAKE_CXX_COMPILER="$compiler" \
  -DCMAKE_PREFIX_PATH="$scratch/prefix" >/dev/null
"$cmake" --build "$scratch/build"
"$scratch/build/consumer"
"$scratch/prefix/bin/waqai" --version
