#!/bin/bash
# Random edits, and documents opened and closed, in an office that loads the extension with its own code built with ASan
# and UBSan. The engine below it runs so in the preset sanitize; its allocations are watched here too.
#
# tests/calc/sanitized.sh [COUNT [SEED [DOCUMENTS]]]     the words of edits.py; builds build/calc-sanitized and what build/release lacks
set -euo pipefail
cd "$(dirname "$0")/../.."
office=${LIBREOFFICE_HOME:-/usr/lib/libreoffice}
cmake -S . -B build/calc-sanitized -G Ninja -D CMAKE_BUILD_TYPE=Release -D STACKBOOK_CALC_SANITIZE=address,undefined \
  -D BUILD_TESTING=OFF -D LIBREOFFICE_HOME="$office"
cmake --build build/calc-sanitized --target oxt
cmake --preset release -DBUILD_TESTING=ON
cmake --build --preset release --target stackbook packs calc-same

# The office itself is not built so: its memory at the end is no leak of ours. What is found ends the office.
reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
chmod 777 "$reports"
libraries=$(for name in asan ubsan; do readlink -f "$(g++ -print-file-name=lib$name.so)"; done | paste -sd:)
export STACKBOOK_TEST_LD_PRELOAD=$libraries
export STACKBOOK_TEST_ASAN_OPTIONS=detect_leaks=0:halt_on_error=1:log_path=$reports/report
export STACKBOOK_TEST_UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1:log_path=$reports/report
result=0
tests/calc/stage.py edits.py --office "$office" --extension build/calc-sanitized/stackbook.oxt \
  --program build/release/bin/stackbook --same build/release/bin/calc-same --samples samples --words "$@" || result=$?
cat "$reports"/* 2>/dev/null && result=1
exit $result
