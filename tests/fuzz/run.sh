#!/bin/bash
# Fuzzes: installs what is missing, builds the targets of the fuzz preset, runs each for SECONDS, prints the executions of
# each. Inputs that crashed, hung or broke a promise are left in build/fuzz/crashes; the corpus in build/fuzz/corpus grows
# from run to run. Exit 1 when something was found.
#   usage: run.sh [SECONDS [TARGET…]]      60 seconds and all targets by default; STACKBOOK_TCK: a DMN TCK for seeds
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
[ $# -gt 0 ] && shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(sed -n 's/^stackbook_fuzz(\([a-z]*\).*/\1/p' tests/fuzz/CMakeLists.txt)
./installer/dependencies.sh fuzz
cmake --preset fuzz -DBUILD_TESTING=ON >/dev/null
cmake --build --preset fuzz --target "${targets[@]/#/fuzz-}"
work=build/fuzz
tck=${STACKBOOK_TCK:-../shared/dmn-tck}
[ -d "$tck" ] || tck=
python3 tests/fuzz/seeds.py "$work/seeds" ${tck:+"$tck"}

found=0
export ASAN_OPTIONS=detect_stack_use_after_return=0 UBSAN_OPTIONS=print_stacktrace=1
for target in "${targets[@]}"; do
  crashes=$work/crashes/$target log=$work/$target.log
  mkdir -p "$crashes" "$work/corpus/$target"
  words=(); [ -f "tests/fuzz/$target.words" ] && words=(-dict="tests/fuzz/$target.words")
  count=0 until=$(($(date +%s) + seconds))
  : >"$log"
  while left=$((until - $(date +%s))); [ "$left" -gt 0 ]; do # libFuzzer ends at what it finds; the search goes on
    status=0
    "$work/bin/fuzz-$target" "$work/corpus/$target" "$work/seeds/$target" "${words[@]}" \
      -max_total_time="$left" -timeout=10 -rss_limit_mb=2048 -max_len=32768 -print_final_stats=1 \
      -artifact_prefix="$crashes/" >"$log.part" 2>&1 || status=$?
    ran=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log.part" | tail -1)
    count=$((count + ${ran:-0}))
    cat "$log.part" >>"$log"
    [ "$status" -eq 0 ] || found=1
    [ "$(ls "$crashes" | wc -l)" -lt 50 ] || break
  done
  rm -f "$log.part"
  echo "$target: $count executions, $(ls "$crashes" | wc -l) inputs in $crashes, log $log"
done
exit "$found"
