"""Live checking: cells follow what is typed, without a trace in the document, whatever is opened and closed."""

import os
import time
import zipfile

from office import FOLDER, Office, until, value


def probe(document, *formulas):
    """A sheet with these formulas below each other in column A."""
    document.Sheets.insertNewByName("Probe", document.Sheets.Count)
    sheet = document.Sheets.getByName("Probe")
    for row, formula in enumerate(formulas):
        sheet.getCellByPosition(0, row).Formula = formula
    return [sheet.getCellByPosition(0, row) for row in range(len(formulas))]


def find(sheet, caption):
    """Column of a caption of the header row, and the first row below it."""
    for row in range(12):
        for column in range(40):
            if sheet.getCellByPosition(column, row).String.rstrip(" *") == caption:
                return column, row + 1
    raise AssertionError(f"no caption {caption}")


def follows_typing(office):
    document = office.load("proposal-good.xlsx")
    status, errors, message, chained = probe(
        document, "=PROPOSAL.STATUS()", '=PROPOSAL.CHECK("error")', "=ROW.CHECK($Stack.A6)", '=A1&"!"')
    stack = document.Sheets.getByName("Stack")
    column, row = find(stack, "Item")
    cell = stack.getCellByPosition(column, row)
    before, item = status.String, cell.String
    assert errors.Value == 0 and message.String == "", (before, errors.Value, message.String)

    document.setModified(False)
    settle(document, status)
    assert not document.isModified(), "checking alone has marked the document as modified"
    cell.String = ""
    undo = document.UndoManager.getAllUndoActionTitles()
    until("a blank required cell is not found", lambda: errors.Value >= 1)
    assert document.UndoManager.getAllUndoActionTitles() == undo, "checking left an undo entry"
    assert "Item" in message.String, message.String
    assert "error" in status.String, status.String
    until("a cell that depends on ours stands still", lambda: chained.String == status.String + "!")
    cell.String = item
    until(f"the status stays at {status.String}", lambda: status.String == before)
    assert errors.Value == 0 and message.String == ""

    document.setModified(False)
    settle(document, status)
    assert not document.isModified(), "publishing a result has marked the document as modified"
    started = time.monotonic()
    cell.String = ""
    until("no result", lambda: errors.Value >= 1)
    print(f"result {1000 * (time.monotonic() - started):.0f} ms after the change")
    document.close(True)


def follows_sheets(office):
    """Sheets that are put in, moved, renamed and removed change the place of a row, not what is said of it."""
    document = office.load("proposal-good.xlsx")
    stack = document.Sheets.getByName("Stack")
    column, row = find(stack, "Item")
    cell = stack.getCellByPosition(column, row)
    place = f"$Stack.{chr(ord('A') + column)}{row + 1}"
    of_row, of_cell = probe(document, f"=ROW.CHECK({place})", f"=CELL.CHECK({place})")
    item, cell.String = cell.String, ""

    def told():
        return "Item" in of_row.String and "Item" in of_cell.String

    def still():
        until("the blank cell is told of no more", told)
        settle(document, of_row)
        assert told(), (of_row.String, of_cell.String)

    until("a blank required cell is not told of", told)
    document.Sheets.insertNewByName("First", 0)
    still()
    document.Sheets.moveByName("Stack", document.Sheets.Count)
    still()
    document.Sheets.removeByName("First")
    still()
    document.Sheets.getByName("Answers").Name = "Other"
    still()
    cell.String = item
    until("a filled cell is still told of", lambda: of_row.String == "" and of_cell.String == "")
    document.close(True)


def settle(document, cell):
    """Long enough for the pause, the check and what is sent after it."""
    time.sleep(1.0)
    assert cell.getError() == 0 and document.Sheets.Count > 0


def other_workbooks(office):
    document = office.new()
    status, completeness, row = probe(document, "=PROPOSAL.STATUS()", "=STACK.COMPLETENESS()", "=ROW.CHECK(C3)")
    assert status.String == "not a proposal", status.String
    assert completeness.getError() == 32767, completeness.String
    assert row.String == "", row.String
    document.Sheets.getByIndex(0).getCellByPosition(0, 0).String = "just a list"
    settle(document, status)
    assert status.String == "not a proposal", status.String
    document.close(True)


def two_at_once(office):
    good, flawed = office.load("proposal-good.xlsx"), office.load("proposal-flawed.xlsx")
    ours, = probe(good, '=PROPOSAL.CHECK("error")')
    theirs, = probe(flawed, '=PROPOSAL.CHECK("error")')
    assert ours.Value == 0 and theirs.Value > 0, (ours.Value, theirs.Value)
    flawed_errors = theirs.Value
    stack = good.Sheets.getByName("Stack")
    column, row = find(stack, "Item")
    stack.getCellByPosition(column, row).String = ""
    until("the edited document stands still", lambda: ours.Value == 1)
    assert theirs.Value == flawed_errors, "an edit has changed another document's result"
    good.close(True)
    settle(flawed, theirs)
    assert theirs.Value == flawed_errors
    flawed.close(True)


def closed_while_checked(office):
    for turn in range(12):
        document = office.load("proposal-flawed.xlsx")
        stack = document.Sheets.getByName("Stack")
        column, row = find(stack, "Item")
        if turn % 2:
            probe(document, "=PROPOSAL.STATUS()", "=STACK.COMPLETENESS()")
        stack.getCellByPosition(column, row).String = "typed " + str(turn)
        time.sleep(0.03 * turn)  # before the pause ends, while the rules run, while the result is sent
        document.close(True)
    document = office.load("proposal-good.xlsx")
    status, = probe(document, "=PROPOSAL.STATUS()")
    assert status.String, "after closing others nothing is answered"
    document.close(True)


def kept_in_files(office):
    document = office.load("proposal-flawed.xlsx")
    cells = probe(document, "=PROPOSAL.STATUS()", '=STACK.COMPLETENESS("A")', "=INCENTIVE.TOTAL()",
                  "=ROW.CHECK($Stack.A6)", '=COUNTRY.IN("AR";"A:5")', "=DEADLINE.DAYS()")
    shown = [cell.String for cell in cells]
    assert all(shown), shown
    for name, kind, part in (("again.ods", "calc8", "content.xml"),
                             ("again.xlsx", "Calc MS Excel 2007 XML", "xl/worksheets/")):
        path = os.path.join(FOLDER, name)
        document.storeToURL("file://" + path, (value("FilterName", kind),))
        with zipfile.ZipFile(path) as package:
            text = "".join(package.read(entry).decode("utf-8", "replace") for entry in package.namelist()
                           if entry.startswith(part))
        for function in ("PROPOSAL.STATUS(", "STACK.COMPLETENESS(", "INCENTIVE.TOTAL(", "ROW.CHECK(", "COUNTRY.IN(",
                         "DEADLINE.DAYS("):
            assert function in text, f"{name} holds no {function}"
        assert "ORG.STACKBOOK" not in text.upper()
        again = office.load(name)
        sheet = again.Sheets.getByName("Probe")
        loaded = [sheet.getCellByPosition(0, row) for row in range(len(shown))]
        for cell, was in zip(loaded, shown):
            assert cell.Formula.upper().startswith(("=PROPOSAL.", "=STACK.", "=INCENTIVE.", "=ROW.", "=COUNTRY.",
                                                         "=DEADLINE.")), cell.Formula
            assert cell.String == was, f"{name}: {cell.Formula} shows {cell.String}, was {was}"
        stack = again.Sheets.getByName("Stack")
        column, row = find(stack, "Item")
        stack.getCellByPosition(column, row).String = ""
        until(f"{name}: a reloaded cell stands still", lambda: loaded[0].String != shown[0])
        assert "Item" in loaded[3].String or loaded[3].String == shown[3], loaded[3].String
        again.close(True)
    document.close(True)


def ended_while_checked(office):
    """The office ends while rules run: its exit code is asserted by Office."""
    document = office.load("proposal-flawed.xlsx")
    probe(document, "=PROPOSAL.STATUS()")
    document.Sheets.getByName("Stack").getCellByPosition(3, 8).String = "typed"
    time.sleep(0.11)


def main():
    with Office() as office:
        for step in (follows_typing, follows_sheets, other_workbooks, two_at_once, closed_while_checked, kept_in_files,
                     ended_while_checked):
            step(office)
            print("passed: " + step.__name__.replace("_", " "))


if __name__ == "__main__":
    main()
