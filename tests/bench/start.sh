#!/bin/bash
# How long the command takes to start, beside an empty program: user and system time of 200 starts each, in turn.
#   usage: start.sh PROGRAM EMPTY
set -euo pipefail
program=$1 empty=$2 rounds=200
times_of() { # seconds of processor time of $rounds runs
  local self=$BASHPID before after
  before=$(awk '{print $16 + $17}' /proc/$self/stat)
  for _ in $(seq $rounds); do "$@" >/dev/null; done
  after=$(awk '{print $16 + $17}' /proc/$self/stat)
  awk -v ticks=$((after - before)) -v hz="$(getconf CLK_TCK)" -v n=$rounds 'BEGIN {printf "%.2f", ticks / hz / n * 1000}'
}
times_of "$empty" >/dev/null # warm
one=$(times_of "$program" --version) none=$(times_of "$empty")
awk -v a="$one" -v b="$none" 'BEGIN {printf "start-up: %s ms a start, an empty program %s ms (%.1f times)\n", a, b, (b > 0 ? a / b : 0)}'
