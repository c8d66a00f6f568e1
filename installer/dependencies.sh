#!/bin/bash
# The one list of Debian 12 packages that building, running and testing Stackbook needs; installs those that are missing.
#   usage: dependencies.sh [build|test|fuzz]     build: to build and run the main job (default); test: also to run the tests;
#   fuzz: also to fuzz
# Needs root (or sudo) only when something is missing. Exit 2: a package is missing and can't be installed.
set -euo pipefail

build=(
  g++ cmake ninja-build pkg-config          # the tool chain
  libpugixml-dev                            # rules/xml
  libintelrdfpmath-dev                      # rules/feel/number
  libpcre2-dev                              # rules/feel/text
  libcctz-dev tzdata                        # rules/feel/time
  nettle-dev                                # rules/findings
  libisal-dev zlib1g-dev                    # connectors/files/package
  libxlsxwriter-dev                         # connectors/files/write
  libsimdjson-dev                           # connectors/wire
  libpoco-dev libssl-dev                    # connectors/http, connectors/intake
  libcli11-dev                              # plugin/pipeline
  libreoffice-dev                           # plugin/calc
)
test=(
  libgtest-dev                              # tests
  librapidcheck-dev                         # tests/property
  python3                                   # tests/number: an independent decimal
  libxml2-utils                             # tests/packs: manifests against their schema
  libreoffice-calc python3-uno              # tests/calc: a real office
  xvfb imagemagick xdotool                  # tests/calc: a real window
)
fuzz=(
  clang-16 libclang-rt-16-dev               # tests/fuzz: libFuzzer
)

wanted=("${build[@]}")
case "${1:-build}" in
  build) ;;
  test) wanted+=("${test[@]}") ;;
  fuzz) wanted+=("${test[@]}" "${fuzz[@]}") ;;
  *) echo "usage: dependencies.sh [build|test|fuzz]" >&2; exit 2 ;;
esac

missing=()
for package in "${wanted[@]}"; do
  status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "Stackbook needs these Debian packages; install them as root: apt-get install ${missing[*]}" >&2
    exit 2
  }
  as_root=(sudo)
fi
echo "Installing ${#missing[@]} Debian packages: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { "${as_root[@]}" apt-get update -qq && "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1; then
  tail -n 20 "$log" >&2
  echo "The packages could not be installed; the last lines above say why." >&2
  exit 2
fi
