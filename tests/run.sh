#!/bin/bash
# Installs what is missing, builds the release preset, runs every test. Ends with ctest's own summary.
#   usage: run.sh [PRESET] [CTEST-ARGUMENT…]      e.g. run.sh sanitize -R feel
set -euo pipefail
cd "$(dirname "$0")/.."
preset=${1:-release}
[ $# -gt 0 ] && shift
./installer/dependencies.sh test
cmake --preset "$preset" -DBUILD_TESTING=ON >/dev/null
cmake --build --preset "$preset" -- -k 0
exec ctest --preset "$preset" -j "$(nproc)" "$@"
