"""The commands of the menu: each does what it says, each change is one undo step that gives the document back."""

import json
import os
import time

from office import FOLDER, Office, until


def content(document):
    """What the cells hold, by sheet."""
    found = {}
    for name in document.Sheets.ElementNames:
        sheet = document.Sheets.getByName(name)
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        used = sheet.getCellRangeByPosition(0, 0, cursor.RangeAddress.EndColumn, cursor.RangeAddress.EndRow)
        found[name] = used.getFormulaArray()
    return found


def comments(document):
    return {(name, one.Position.Row, one.Position.Column): one.String for name in document.Sheets.ElementNames
            for one in document.Sheets.getByName(name).Annotations}


def selected(document):
    address = document.CurrentSelection.getRangeAddress()
    return document.Sheets.ElementNames[address.Sheet], address.StartRow, address.StartColumn


def position(place):
    letters = "".join(c for c in place["cell"] if c.isalpha())
    column = 0
    for c in letters:
        column = 26 * column + ord(c) - 64
    return place["sheet"], int(place["cell"][len(letters):]) - 1, column - 1


class Commands:
    def __init__(self, office, document):
        self.document = document
        self.helper = office.service("com.sun.star.frame.DispatchHelper")
        self.frame = document.CurrentController.Frame

    def give(self, name):
        self.helper.executeDispatch(self.frame, "org.stackbook:" + name, "", 0, ())

    def undo(self):
        return list(self.document.UndoManager.getAllUndoActionTitles())


def goes_round(commands, stops):
    """Next visits every cell with a finding once, in the order of the sheets, and comes around; previous goes back."""
    document = commands.document
    first = document.Sheets.getByIndex(0)
    document.CurrentController.select(first.getCellByPosition(0, 0))
    start = [(document.Sheets.ElementNames[0], 0, 0)]
    for want in stops + stops[:1]:
        commands.give("next")
        until(f"next goes to {selected(document)}, not to {want}", lambda: selected(document) == want)
    for want in (stops[-1], stops[-2]):
        commands.give("previous")
        until(f"previous goes to {selected(document)}, not to {want}", lambda: selected(document) == want)
    assert not document.isModified(), "going to findings has marked the document as modified"
    print(f"{len(stops)} cells visited")


def marks(commands, stops):
    document = commands.document
    own = document.Sheets.getByName("Stack")
    free = next((row, column) for row in range(40, 60) for column in range(5)
                if ("Stack", row, column) not in stops)
    own.Annotations.insertNew(own.getCellByPosition(free[1], free[0]).CellAddress, "a person wrote this")
    before, undo = comments(document), commands.undo()
    commands.give("mark")
    until("no mark appears", lambda: len(comments(document)) == len(before) + len(stops))
    assert len(commands.undo()) == len(undo) + 1 and commands.undo()[0] == "Mark findings", commands.undo()[:3]
    marked = comments(document)
    assert set(marked) == set(before) | set(stops), "the marks are not where the findings are"
    assert marked[("Stack", *free)] == "a person wrote this"
    commands.give("clear")
    until("the marks stay", lambda: comments(document) == before)
    assert commands.undo()[0] == "Clear marks", commands.undo()[:3]
    document.UndoManager.undo()
    assert comments(document) == marked, "undo does not bring the marks back"
    document.UndoManager.undo()
    assert comments(document) == before, "undo does not take the marks away"
    print(f"{len(marked)} cells marked and cleared")


def fixes(commands, report):
    document = commands.document
    safe = {position(f["place"]) for f in report["findings"]
            if f["fix"] and f["fix"]["safety"] == "safe" and f["state"] == "open"}
    assert safe, "the flawed sample has nothing that can be fixed"
    before, undo = content(document), commands.undo()
    commands.give("fix-all")
    until("nothing is fixed", lambda: len(commands.undo()) == len(undo) + 1)
    assert commands.undo()[0].startswith(f"Fix {len(safe)} cell"), commands.undo()[0]
    after = content(document)
    changed = {(name, row, column) for name in before for row, line in enumerate(before[name])
               for column, cell in enumerate(line) if after[name][row][column] != cell}
    assert changed == safe, f"changed are {changed ^ safe}"
    document.UndoManager.undo()
    assert content(document) == before, "undo does not give the document back"
    print(f"{len(safe)} cells fixed and given back")


def makes_new(office, commands):
    known = len(office.documents())
    commands.give("new")
    until("no new document", lambda: len(office.documents()) == known + 1)
    made = next(one for one in office.documents() if not one.URL)
    assert "Stack" in made.Sheets.ElementNames and "Cover" in made.Sheets.ElementNames, made.Sheets.ElementNames
    status = made.Sheets.getByIndex(0).getCellByPosition(60, 0)
    status.Formula = "=PROPOSAL.STATUS()"
    until(f"a new proposal is said to be {status.String}", lambda: "error" in status.String)
    made.close(True)


def off_and_on(commands, count):
    document = commands.document
    document.Sheets.insertNewByName("Probe", document.Sheets.Count)
    sheet = document.Sheets.getByName("Probe")
    errors, typed = sheet.getCellByPosition(0, 0), document.Sheets.getByName("Cover").getCellByPosition(1, 5)
    errors.Formula = '=PROPOSAL.CHECK("error")'
    # The checks of what was undone before are over once the file's own errors are counted.
    until(f"not the {count} errors of the file", lambda: errors.Value == count)
    time.sleep(1)
    commands.give("live")
    time.sleep(0.5)
    was = typed.Formula
    typed.Formula = ""
    time.sleep(1.5)
    assert errors.Value == count, "a change was checked although checking is off"
    commands.give("live")
    until("checking does not start again", lambda: errors.Value != count)
    typed.Formula = was
    until("the change back is not seen", lambda: errors.Value == count)


def main():
    with open(os.path.join(FOLDER, "proposal-flawed.json"), encoding="utf-8") as text:
        report = json.load(text)
    with Office() as office:
        document = office.load("proposal-flawed.xlsx")
        commands = Commands(office, document)
        order = list(document.Sheets.ElementNames)
        stops = sorted({position(f["place"]) for f in report["findings"] if f["place"].get("cell")
                        and f["state"] == "open"}, key=lambda at: (order.index(at[0]), at[1], at[2]))
        document.setModified(False)
        goes_round(commands, stops)
        fixes(commands, report)
        off_and_on(commands, sum(f["severity"] == "error" and f["state"] == "open" for f in report["findings"]))
        makes_new(office, commands)
        document.close(True)
        document = office.load("proposal-flawed.xlsx")
        marks(Commands(office, document), stops)


if __name__ == "__main__":
    main()
