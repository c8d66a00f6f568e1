#!/bin/bash
# The long comparison of numbers with Python's decimal: a million operations of every kind, each answer digit by digit.
#   usage: run.sh [COUNT [SEED]]      exit 1: there is a difference
set -euo pipefail
cd "$(dirname "$0")/../.."
./installer/dependencies.sh test
cmake --preset release -DBUILD_TESTING=ON >/dev/null
cmake --build --preset release --target number_calculator >/dev/null
exec python3 tests/number/differential.py build/release/bin/number_calculator "${1:-1000000}" "${2:-14320}"
