"""Compares what we read with LibreOffice's CSV of the same sheets; run.sh says how it is called."""
import argparse
import collections
import pathlib
import subprocess

import office
import values

SUFFIXES = {".xlsx", ".xlsm", ".xltx", ".xltm", ".ods", ".fods", ".ots"}
PATIENCE = 30  # seconds for one file


def read(program, file):
    """Our dump of a file: (dump, None), or (None, reason)."""
    try:
        ran = subprocess.run([program, str(file)], capture_output=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return None, "hung"
    if ran.returncode not in (0, 1):
        return None, f"crashed with {ran.returncode}"
    if ran.returncode == 1:
        return None, "refused: " + ran.stderr.decode("utf-8", "replace").strip()
    return ran.stdout.decode("utf-8", "replace"), None


def cause(mine, other):
    if mine and mine[0] == "blank":
        return "formula without a cached value, which LibreOffice computed"
    how = "formula" if mine and mine[2] else "cell"
    kinds = f"{mine[0] if mine else 'nothing'} here, {other[0] if other else 'nothing'} there"
    if mine and other and mine[0] == other[0]:
        kinds = f"another {mine[0]}"
    return f"{how}: {kinds}"


def differences(mine, other):
    for place in sorted(mine.keys() | other.keys()):
        here, there = mine.get(place), other.get(place)
        if here and here[0] == "text" and not here[1] and not there:
            continue  # an empty text and no cell are one in a CSV
        if here and here[0] == "blank" and not there:
            continue
        if not here or not there or not values.same(here, there):
            yield place, here, there


def compare(program, file, theirs):
    """What differs in one file: (cause, detail) pairs, and how many cells were equal."""
    dump, trouble = read(program, file)
    if trouble:
        return [("refused by both" if trouble.startswith("refused") and not theirs else trouble.split("\n")[0], "")], 0
    if not theirs:
        return [("LibreOffice can't open it, and we do", "")], 0
    found, equal, mine = [], 0, values.ours(dump)
    for name, cells in mine.items():
        known = name if name in theirs or len(theirs) > 1 or len(mine) > 1 else next(iter(theirs))
        text = theirs.get(known)
        if text is None:
            reason = "sheet whose CSV is too long to compare" if known in theirs else "sheet that LibreOffice's CSV lacks"
            found.append((reason, name))
            continue
        other = {(row, column): values.theirs(cell, quoted) for row, column, cell, quoted in values.rows_of(text)}
        apart = list(differences(cells, other))
        equal += len(other) - sum(1 for _, _, there in apart if there)
        for (row, column), here, there in apart:
            found.append((cause(here, there), f"{name}!R{row + 1}C{column + 1} {here} / {there}"))
    return found, equal


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--as", dest="format", choices=["ods", "xlsx"])
    parser.add_argument("--work", type=pathlib.Path, default=pathlib.Path("build/corpus"))
    asked = parser.parse_args()
    work = asked.work.resolve()
    staged = office.stage(asked.folder, work, SUFFIXES | ({".xls"} if asked.format else set()))
    files = staged
    if asked.format:
        as_format = work / asked.format
        office.convert(work, asked.format, [link for link, _ in staged], as_format)
        files = [(as_format / f"{link.stem}.{asked.format}", path) for link, path in staged]
        files = [(file, path) for file, path in files if file.exists()]
    out = work / ("csv" + ("-" + asked.format if asked.format else ""))
    office.convert(work, office.CSV, [file for file, _ in files], out)

    counted, first, cells = collections.Counter(), {}, 0
    by_files = collections.Counter()
    alike = 0
    with open(work / "differences.txt", "w") as listing:
        for file, path in files:
            found, equal = compare(asked.program, file, office.sheets(out, file))
            cells += equal
            alike += not found
            for reason, detail in found:
                counted[reason] += 1
                first.setdefault(reason, f"{path.name} {detail}")
                listing.write(f"{reason}\t{path}\t{file.name}\t{detail}\n")
            by_files.update({reason for reason, _ in found})
    print(f"{len(files)} workbooks, {alike} equal in every cell; {cells} cells equal")
    for reason, times in sorted(counted.items(), key=lambda one: -by_files[one[0]]):
        print(f"  {by_files[reason]:5} files {times:7} times  {reason}  [{first[reason][:150]}]")
    return 1 if any(reason.startswith(("crashed", "hung")) for reason in counted) else 0


if __name__ == "__main__":
    raise SystemExit(main())
