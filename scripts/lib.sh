# Shared by the scripts: finds the root, installs what is missing. POSIX sh; source it, do not run it.
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"

say() { printf '== %s\n' "$*" >&2; }

# need PACKAGE…: apt-get installs those that are missing; does nothing, and needs no rights, if none is.
need() {
  missing=
  for package in "$@"; do
    case $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) in
      *"ok installed"*) ;;
      *) missing="$missing $package" ;;
    esac
  done
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null 2>&1 || { say "needs these packages:$missing"; exit 1; }
  sudo=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || { say "run as root, or install:$missing"; exit 1; }
    sudo=sudo
  fi
  say "installing$missing"
  log=$(mktemp)
  if ! { $sudo apt-get update -q && $sudo env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y -q --no-install-recommends $missing; } >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    rm -f "$log"
    say "the packages could not be installed"
    exit 1
  fi
  rm -f "$log"
}

need_build() { need g++ cmake ninja-build pkg-config libicu-dev libsimdjson-dev python3; }
need_test() { need_build; need libgtest-dev libbenchmark-dev python3-jsonschema; }
# The pages are looked at in a browser where one can be had; without it those tests say that they are left out.
need_browser() { (need chromium) || say "no Chromium: the tests in a browser are left out"; }
need_clang() { need clang-14 libclang-rt-14-dev; }

# build PRESET [TARGET…]: configures once, builds what changed; quiet unless it fails.
build() {
  preset=$1; shift
  mkdir -p build
  log=build/$preset.log
  say "building $preset"
  if [ ! -f "build/$preset/build.ninja" ]; then
    cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
  fi
  if [ $# -gt 0 ]; then
    cmake --build --preset "$preset" --target "$@" >"$log" 2>&1 || { tail -n 60 "$log" >&2; exit 1; }
  else
    cmake --build --preset "$preset" >"$log" 2>&1 || { tail -n 60 "$log" >&2; exit 1; }
  fi
}
