"""Compares what we read with LibreOffice's CSV of the same sheets; run.sh says how it is called.

Differences that are LibreOffice's own are counted apart, each named by why it is none of ours (KNOWN below); what is
named by two kinds ("cell: text here, number there") has no known cause and is to be looked at.
"""
import argparse
import collections
import datetime
import pathlib
import re
import subprocess

import anew
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


DAY = re.compile(r"\d{1,2}[./-] ?\d{1,2}[./-] ?\d{4}")


def shortened(mine, other):
    """Whether a number is another one with fewer digits: a cell's own format says how many its text shows."""
    for digits in range(1, 15):
        if float(f"{mine:.{digits - 1}e}") == other:
            return True
    return False


def turned(days):
    """A date whose day was taken for the month, and its month for the day."""
    day = values.EPOCH + datetime.timedelta(days=int(days))
    try:
        return (day.replace(month=day.day, day=day.month) - values.EPOCH).days
    except ValueError:
        return None


# Why a difference is LibreOffice's own, in the order they are tried: (name, test of ours, theirs and what it makes anew
# there). What we read is what the file stores; LibreOffice computes, lays out and prints.
KNOWN = [
    ("pivot table, which LibreOffice lays out anew", lambda mine, other, anew: anew("pivot")),
    ("pivot table, which LibreOffice lays out larger", lambda mine, other, anew: not mine and anew("grown pivot")),
    ("what-if table, whose formulas LibreOffice has otherwise or not", lambda mine, other, anew: anew("what-if")),
    ("part of an array's result that LibreOffice computed anew", lambda mine, other, anew: anew("array")),
    ("result of another program, which LibreOffice computed anew", lambda mine, other, anew: mine and mine[2] and not anew("kept")),
    ("result in a sheet that asks for the time, for chance or for places",
     lambda mine, other, anew: mine and mine[2] and anew("volatile")),
    ("error that LibreOffice computed anew", lambda mine, other, anew: mine and mine[2] and "error" in (mine[0], other and other[0])),
    ("text or truth that the file lacks, which LibreOffice takes for nothing or FALSE",
     lambda mine, other, anew: mine and mine[:2] == ("error", "#ERROR!") and not (other and other[1])),
    ("day before March 1900, one later where 1900 is no leap year",
     lambda mine, other, anew: mine and other and mine[0] == "date" and other[0] in ("date", "number")
     and mine[1] < 62),
    ("number of which the CSV shows fewer digits",
     lambda mine, other, anew: mine and other and mine[0] == other[0] == "number" and shortened(mine[1], other[1])),
    ("truth and number, one for the other by its format",
     lambda mine, other, anew: mine and other and {mine[0], other[0]} == {"boolean", "number"}
     and bool(mine[1]) == bool(other[1])),
    ("truth written as a word, which LibreOffice takes for FALSE",
     lambda mine, other, anew: mine and other and mine[0] == "boolean" and mine[1] is True
     and other[0] in ("boolean", "number") and not other[1]),
    ("date that the CSV shows as its language does",
     lambda mine, other, anew: mine and other and mine[0] == "date"
     and (DAY.match(other[1]) if other[0] == "text" else other[0] == "date" and turned(other[1]) == int(mine[1]))),
    ("zero that its format hides",
     lambda mine, other, anew: mine and not other and mine[0] == "number" and mine[1] == 0),
    ("break or tab that LibreOffice 7.4 loses",
     lambda mine, other, anew: mine and other and mine[0] == other[0] == "text"
     and re.sub(r"[\t\n]", "", mine[1]) == re.sub(r"[\t\n]", "", other[1])),
]


def cause(mine, other, anew):
    if mine and mine[0] == "blank":
        return "formula without a cached value, which LibreOffice computed"
    for name, holds in KNOWN:
        if holds(mine, other, anew):
            return name
    kinds = f"{'formula, ' if mine and mine[2] else ''}{mine[0] if mine else 'nothing'} here, {other[0] if other else 'nothing'} there"
    if mine and other and mine[0] == other[0]:
        kinds = f"another {mine[0]}" + (" of a formula" if mine[2] else "")
    return f"cell: {kinds}"


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
    found, equal, mine, made_anew = [], 0, values.ours(dump), None
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
        made_anew = made_anew or (anew.of(file) if apart else None)
        for (row, column), here, there in apart:
            known_there = {"kept": made_anew.keeps, "volatile": name in made_anew.volatile}
            makes = lambda what: known_there[what] if what in known_there else made_anew.covers(what, name, row, column)
            found.append((cause(here, there, makes), f"{name}!R{row + 1}C{column + 1} {here} / {there}"))
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
