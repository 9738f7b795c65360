# Shared by ./run and ./test: a machine that has what packages.txt names, and a build of a preset.
# Quiet about what is already there.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Every clone of this tree shares one compiler cache.
export CCACHE_BASEDIR="$PWD" CCACHE_NOHASHDIR=1

say() { printf '%s\n' "$*" >&2; }

# Installs the packages that are missing; asks for nothing, and says so where it cannot.
install_packages() {
  local missing=() name
  mapfile -t wanted < <(grep -vE '^\s*(#|$)' packages.txt)
  for name in "${wanted[@]}"; do
    dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return
  local sudo=
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
      say "missing packages: ${missing[*]}"
      say "install them as root: apt-get install ${missing[*]}"
      exit 3
    }
    sudo=sudo
  fi
  say "installing ${#missing[@]} packages: ${missing[*]}"
  local log; log=$(mktemp)
  { $sudo apt-get update -qq &&
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
  } >"$log" 2>&1 || { cat "$log" >&2; say "apt-get failed"; exit 3; }
  rm -f "$log"
}

# build PRESET [TARGET…]
build() {
  local preset=$1; shift
  local log="build/$preset.log"
  mkdir -p build
  if ! [ -f "build/$preset/build.ninja" ]; then
    say "configuring $preset"
    cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; exit 3; }
  fi
  if [ -t 2 ]; then
    cmake --build --preset "$preset" ${1:+--target "$@"} >&2 || exit 3
  else
    say "building $preset"
    cmake --build --preset "$preset" ${1:+--target "$@"} >"$log" 2>&1 || { tail -n 60 "$log" >&2; exit 3; }
  fi
}
