#!/bin/bash
# The main job, shown on real workbooks: template, check, clean copy, connector, sync.
#   usage: demo.sh [--keep]      --keep leaves the connector running and says how to end it
# Installs what is missing, builds the release preset, writes only below build/. Can be run again; each run starts afresh.
set -euo pipefail
cd "$(dirname "$0")/.."
keep=
case "${1:-}" in
  "") ;;
  --keep) keep=1 ;;
  *) sed -n '2,4s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac

step() { printf '\n== %s\n' "$*"; }
run() { printf '$ %s\n' "$*"; "$@"; }
expect() { # CODE COMMAND…: runs a command that must end with this exit code
  local wanted=$1 code=0; shift
  run "$@" || code=$?
  [ "$code" -eq "$wanted" ] || { echo "demo: exit code $code instead of $wanted" >&2; exit 1; }
}

step "Install what is missing, build the command, the connector and the extension"
./installer/dependencies.sh build
cmake --preset release -DBUILD_TESTING=OFF >/dev/null
cmake --build --preset release
export PATH="$PWD/build/release/bin:$PATH"

out=build/demo
rm -rf "$out"
mkdir -p "$out"

step "An empty template from the rule pack"
expect 0 stackbook new "$out/template.xlsx" --pack eo14320

step "A flawed proposal: its findings, cell by cell (exit code 1: findings)"
expect 1 stackbook check samples/proposal-flawed.xlsx

step "A good proposal: no errors"
expect 0 stackbook check samples/proposal-good.xlsx

step "Its clean copy: values only, with a manifest"
expect 0 stackbook export samples/proposal-good.xlsx "$out/proposal-clean.xlsx"

step "A connector on this machine, on an embedded store"
stackbook serve token demo --store "$out/intake.sqlite" >"$out/token.txt" 2>/dev/null
chmod 600 "$out/token.txt"
stackbook serve --store "$out/intake.sqlite" --port 0 >"$out/connector.log" 2>&1 &
server=$!
end() { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null || true; }
trap end EXIT
for _ in $(seq 100); do
  url=$(sed -n 's/^Connector and dashboard at \(.*\)\/$/\1/p' "$out/connector.log")
  [ -n "$url" ] && break
  kill -0 "$server" 2>/dev/null || { cat "$out/connector.log" >&2; exit 1; }
  sleep 0.1
done
echo "$url"

step "The approved rows are sent; one is not approved yet and stays (exit code 1: a row is withheld)"
expect 1 stackbook sync samples/proposal-good.xlsx --to "$url" --token-file "$out/token.txt" --outbox "$out/outbox.sqlite"

step "Sent again by a colleague with another outbox: the connector has them all, unchanged"
expect 1 stackbook sync samples/proposal-good.xlsx --to "$url" --token-file "$out/token.txt" --outbox "$out/outbox-2.sqlite"

step "What there is now"
printf '%-34s %s\n' \
  "build/release/stackbook.oxt" "the extension for LibreOffice Calc" \
  "$out/template.xlsx" "an empty proposal to fill in" \
  "$out/proposal-clean.xlsx" "the clean copy" \
  "$out/intake.sqlite" "the connector's store" \
  "$out/outbox.sqlite" "the sender's outbox, with its receipts"
if [ -n "$keep" ]; then
  trap - EXIT
  echo "Dashboard: $url/   (runs until: kill $server)"
else
  echo "Dashboard: $url/   (ends with this demo; --keep leaves it running)"
fi
