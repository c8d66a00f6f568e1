#!/bin/bash
# The bench table: what the engine, the reader and the command cost, each beside a floor measured in the same run.
# Figures move with the machine; the ratios are what to keep. Builds the release preset first.
set -euo pipefail
cd "$(dirname "$0")/../.."
./installer/dependencies.sh test
cmake --preset release -DBUILD_TESTING=ON >/dev/null
cmake --build --preset release --target feel-bench bench-table read-bench write-bench check-bench pack-bench screen-bench growth-bench empty-bench stackbook packs >/dev/null
bin=build/release/bin
echo "== FEEL expressions and joins"; "$bin/feel-bench"
echo "== Decision tables"; "$bin/bench-table"
echo "== Reading workbooks of 10,000 to 10,000,000 cells"
for rows in 500 5000 50000 500000; do "$bin/read-bench" "$rows"; done
echo "== Writing a workbook of a million cells"; "$bin/write-bench"
echo "== Checking a workbook of a million cells, by the command"
"$bin/check-bench" "$bin/stackbook" tests/bench/pack
echo "== Compiling the packs, and full checks of the samples"; "$bin/pack-bench" samples rules/packs/*/
echo "== Checking a stack of more and more lines"; "$bin/growth-bench" samples rules/packs/eo14320
echo "== Screening 1,000 names against 25,000 entries"; "$bin/screen-bench"
echo "== Start-up"; tests/bench/start.sh "$bin/stackbook" "$bin/empty-bench"
