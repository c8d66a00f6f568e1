"""Random edits while the check runs: the findings are always those of a fresh check of the saved file by the command, and
undoing everything gives back the content of the start. Then documents opened and closed while they are checked.

edits.py [COUNT [SEED [DOCUMENTS]]]     COUNT edits, and a fiftieth as many documents where nothing else is said
"""

import json
import os
import random
import re
import subprocess
import sys
import time

from office import FOLDER, Office, until, value

from com.sun.star.lang import Locale  # findable once uno is loaded, by office
from com.sun.star.sheet.FillDirection import TO_BOTTOM, TO_RIGHT
from com.sun.star.table import CellRangeAddress
from com.sun.star.sheet.CellDeleteMode import ROWS as DELETED_ROWS
from com.sun.star.sheet.CellInsertMode import ROWS as INSERTED_ROWS

SHEETS = ("Members", "Stack", "USContent", "Markets", "Incentives", "UseCases")
# No number past the year 32767: on a date's cell the office saves another value in .ods than it shows.
TEXTS = ("", "yes", "no", "A", "E", "M01", "M99", "S003", "US", "XX", "2026-06-22", "12.5", "-1", "0", "100%", "compute",
         "EXIM-DL", "  spaced  ", "999999", "=1/0", "=SQRT(-1)", "=NA()", "=A6", "=SUM(A1:A9)", "=ROW.CHECK(A7)",
         "=PROPOSAL.CHECK(\"error\")", "=Members.B6", "tba", "\u00dcber \u20ac", "'007")
EVERY = 100  # edits between two comparisons


def contents(document):
    found = {}
    for name in SHEETS + ("Cover",):
        sheet = document.Sheets.getByName(name)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        rows = sheet.getCellRangeByPosition(0, 0, 40, cursor.RangeAddress.EndRow).getFormulaArray()
        while rows and not any(rows[-1]):
            rows = rows[:-1]
        found[name] = rows
    return found


def differences(one, other):
    return [(name, row, column, one[name][row][column] if row < len(one[name]) else None,
             other[name][row][column] if row < len(other[name]) else None)
            for name in one for row in range(max(len(one[name]), len(other[name]))) for column in range(41)
            if one[name][row:row + 1] != other[name][row:row + 1]
            and [line[column] for line in one[name][row:row + 1]] != [line[column] for line in other[name][row:row + 1]]]


class Editor:
    def __init__(self, office, document, chance):
        self.document, self.chance = document, chance
        self.helper = office.service("com.sun.star.frame.DispatchHelper")
        self.undo = document.UndoManager
        self.base = len(self.undo.getAllUndoActionTitles())

    def area(self, rows=1, columns=1):
        sheet = self.document.Sheets.getByName(self.chance.choice(SHEETS))
        row, column = self.chance.randrange(5, 40), self.chance.randrange(0, 18)
        return sheet, sheet.getCellRangeByPosition(column, row, column + columns - 1, row + rows - 1)

    def type(self):
        _, cell = self.area()
        cell.getCellByPosition(0, 0).setFormula(self.chance.choice(TEXTS))

    def paste(self):
        """By the clipboard, as a person does: on the main thread, with everything that hangs on it."""
        _, source = self.area(self.chance.randrange(1, 5), self.chance.randrange(1, 6))
        _, target = self.area()
        for area, command in ((source, ".uno:Copy"), (target, ".uno:Paste")):
            self.document.CurrentController.select(area)
            self.helper.executeDispatch(self.document.CurrentController.Frame, command, "", 0, ())

    def copy(self):
        sheet, source = self.area(self.chance.randrange(1, 4), self.chance.randrange(1, 8))
        target = sheet.getCellByPosition(self.chance.randrange(0, 12), self.chance.randrange(5, 40))
        sheet.copyRange(target.CellAddress, source.RangeAddress)

    def move(self):
        sheet, source = self.area(1, self.chance.randrange(1, 4))
        target = sheet.getCellByPosition(self.chance.randrange(0, 12), self.chance.randrange(5, 40))
        sheet.moveRange(target.CellAddress, source.RangeAddress)

    def fill(self):
        _, area = self.area(self.chance.randrange(2, 6), self.chance.randrange(2, 4))
        area.fillAuto(self.chance.choice((TO_BOTTOM, TO_RIGHT)), 1)

    def sort(self):
        _, area = self.area(self.chance.randrange(3, 12), 18)
        area.sort((value("ContainsHeader", False),))

    def insert(self):
        sheet, area = self.area()
        address = area.RangeAddress
        sheet.insertCells(CellRangeAddress(address.Sheet, 0, address.StartRow, 0, address.StartRow), INSERTED_ROWS)

    def delete(self):
        sheet, area = self.area()
        address = area.RangeAddress
        sheet.removeRange(CellRangeAddress(address.Sheet, 0, address.StartRow, 0, address.StartRow), DELETED_ROWS)

    def clear(self):
        _, area = self.area(self.chance.randrange(1, 3), self.chance.randrange(1, 3))
        area.clearContents(1 | 2 | 4 | 16)  # numbers, dates, texts, formulas

    def back(self):
        for _ in range(self.chance.randrange(1, 4)):
            if self.depth() > 0:
                self.undo.undo()

    def again(self):
        if self.undo.isRedoPossible():
            self.undo.redo()

    def depth(self):
        return len(self.undo.getAllUndoActionTitles()) - self.base

    def edit(self):
        ways = [self.type] * 8 + [self.copy] * 3 + [self.paste, self.move, self.fill, self.sort, self.insert, self.delete,
                                                    self.clear, self.back, self.again]
        self.chance.choice(ways)()

    def undo_all(self):
        while self.depth() > 0:
            self.undo.undo()


FORMATS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8"}


def fresh(document, name, ending):
    """The findings of the command on the document as it would be saved now: rule, severity, place, message."""
    path = os.path.join(FOLDER, "now." + ending)
    document.storeToURL("file://" + path, (value("FilterName", FORMATS[ending]),))
    checked = subprocess.run([os.path.join(FOLDER, "bin", "stackbook"), "check", path, "--format", "json"],
                             capture_output=True, timeout=120)
    assert checked.returncode in (0, 1), checked.stderr.decode()
    report = json.loads(checked.stdout.decode().replace(path, name))
    return [(f["rule"], f["severity"], place(f["place"]), f["message"]) for f in report["findings"]
            if f["state"] == "open" and f["severity"] != "info"]


def place(where):
    return " ".join(where[part] for part in ("sheet", "cell") if where.get(part)) or where["file"]


def live(area):
    """What PROPOSAL.FINDINGS shows; rows below its table are #N/A, which comes as None."""
    return [tuple(line) for line in area.getDataArray() if line[0]]


def with_early_dates(findings):
    """The first two months of 1900 are other days in .xlsx than in Calc; what a message says of them is not compared."""
    return [line[:3] + (re.sub(r"(1899-12|1900-0[1-3])-\d\d", "early", line[3]),) for line in findings]


def agree(document, area, name, edits, ending="xlsx"):
    """By .xlsx where edits follow: after saving a document as .ods once, the office needs twice as long for each."""
    usual = with_early_dates if ending == "xlsx" else list
    wanted = usual(fresh(document, name, ending))
    seen = []

    def same():
        seen[:] = usual(live(area))
        return seen == wanted
    try:
        until("", same, 60)
    except AssertionError:
        raise AssertionError(f"after {edits} edits the live check says and the command does not: "
                             f"{sorted(set(seen) - set(wanted))[:5]}; the other way round: "
                             f"{sorted(set(wanted) - set(seen))[:5]}") from None
    return len(wanted)


def beyond_every_calendar(office):
    """A number that is shown as a date, before the first and after the last: what the readers of files say of it."""
    name = "proposal-good.xlsx"
    document = office.load(name)
    document.Sheets.insertNewByName("Probe", document.Sheets.Count)
    area = document.Sheets.getByName("Probe").getCellRangeByPosition(0, 0, 3, 99)
    area.setArrayFormula("=PROPOSAL.FINDINGS()")
    formats, code = document.NumberFormats, ("YYYY-MM-DD", Locale())
    dates = formats.queryKey(*code, False)
    dates = formats.addNew(*code) if dates < 0 else dates
    for sheet, row, number in (("Stack", 6, -1), ("Members", 6, 3_000_000), ("UseCases", 6, 20)):
        cell = document.Sheets.getByName(sheet).getCellByPosition(4, row)
        cell.NumberFormat, cell.Value = dates, number
    count = agree(document, area, name, 3)
    beyond = [line for line in live(area) if line[0] == "file.date"]
    assert len(beyond) == 2, (count, beyond)
    document.close(True)


def in_circles(office):
    """Inputs that show the check's own answers: by a function, another cell, sheet or name, or as one of an array."""
    name = "proposal-good.xlsx"
    document = office.load(name)
    document.Sheets.insertNewByName("Probe", document.Sheets.Count)
    probe, stack = document.Sheets.getByName("Probe"), document.Sheets.getByName("Stack")
    area = probe.getCellRangeByPosition(0, 0, 3, 99)
    area.setArrayFormula("=PROPOSAL.FINDINGS()")
    probe.getCellByPosition(6, 0).Formula = '=ROW.CHECK($Stack.A8)&""'
    document.NamedRanges.addNewByName("verdict", "ROW.CHECK($Stack.$A$9)", probe.getCellByPosition(0, 0).CellAddress, 0)
    stack.getCellByPosition(0, 5).Formula = "=ROW.CHECK(A6)"
    stack.getCellByPosition(3, 6).Formula = "=A6"
    stack.getCellByPosition(3, 7).Formula = "=$Probe.G1"
    stack.getCellByPosition(3, 8).Formula = "=verdict"
    stack.getCellRangeByPosition(3, 9, 3, 10).setArrayFormula("=PROPOSAL.FINDINGS()")
    stack.getCellByPosition(3, 11).Formula = '=COUNTRY.GROUP("AR")'
    for ending in ("ods", "xlsx"):
        agree(document, area, name, 7, ending)
    circles = sorted(line[2] for line in live(area) if "own answers" in line[3])
    assert circles == ["Stack A6", "Stack D10", "Stack D11", "Stack D7", "Stack D8", "Stack D9"], circles
    document.close(True)


def edited(office, count, chance):
    name = "proposal-flawed.xlsx"
    document = office.load(name)
    document.Sheets.insertNewByName("Probe", document.Sheets.Count)
    area = document.Sheets.getByName("Probe").getCellRangeByPosition(0, 0, 3, 2999)
    area.setArrayFormula("=PROPOSAL.FINDINGS()")
    start = contents(document)
    editor = Editor(office, document, chance)
    agree(document, area, name, 0)
    most = 0
    for number in range(1, count + 1):
        editor.edit()
        if chance.random() < 0.02:
            time.sleep(chance.random() * 0.5)  # the check runs, and is interrupted by the next edit
        if number % EVERY == 0 or number == count:
            most = max(most, agree(document, area, name, number))
        if number % (10 * EVERY) == 0:
            print(f"{number} edits, {editor.depth()} to be undone: {office.memory()} MB", flush=True)
    editor.undo_all()
    lost = differences(start, contents(document))
    assert not lost, f"undoing everything does not give back the start: {lost[:8]}"
    agree(document, area, name, count, "ods")
    document.close(True)
    print(f"{count} edits, up to {most} findings: always those of a fresh check; all undone")


def opened_and_closed(office, count, chance):
    for _ in range(count):
        document = office.load(chance.choice(("proposal-flawed.xlsx", "proposal-good.xlsx")))
        sheet = document.Sheets.getByName("Stack")
        for _ in range(chance.randrange(0, 4)):
            sheet.getCellByPosition(chance.randrange(20, 24), chance.randrange(0, 30)).Formula = "=PROPOSAL.STATUS()"
            sheet.getCellByPosition(chance.randrange(0, 10), chance.randrange(6, 30)).String = chance.choice(TEXTS)
        time.sleep(chance.random() * 0.5)
        document.close(True)
    print(f"{count} documents opened and closed while they were checked")


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance = random.Random(seed)
    with Office(undo=count + 100) as office:
        beyond_every_calendar(office)
        in_circles(office)
        edited(office, count, chance)
        opened_and_closed(office, int(sys.argv[3]) if len(sys.argv) > 3 else max(count // 50, 4), chance)


if __name__ == "__main__":
    main()
