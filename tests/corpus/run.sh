#!/bin/bash
# Reads the workbooks of others and compares each with LibreOffice's own CSV of the same sheets, by type and value.
#   usage: run.sh FOLDER [--as ods|xlsx] [--work DIR]
# FOLDER is searched for .xlsx, .xlsm, .xltx, .ods, .fods and .ots files. With --as each workbook (.xls too) is first
# converted by LibreOffice, and the result compared. --work keeps what LibreOffice made, for the next run; it is
# build/corpus by default. Differences are counted by cause, all of them listed in DIR/differences.txt. Exit 1 where a
# file crashed or hung the reader.
set -euo pipefail
top=$(cd "$(dirname "$0")/../.." && pwd)
[ $# -gt 0 ] || { sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 2; }
command -v soffice >/dev/null || "$top/installer/dependencies.sh" test
cmake --preset release -S "$top" -DBUILD_TESTING=ON >/dev/null
cmake --build "$top/build/release" --target corpus-dump >/dev/null
exec python3 "$top/tests/corpus/compare.py" "$top/build/release/bin/corpus-dump" "$@"
