"""What people decide in dialogs, by the keyboard: approving and revoking rows, answering a warning, choosing the rule pack.
Each is one undo step, and the command reads the saved file as Calc does."""

import json
import os
import subprocess
import time

from office import FOLDER, Office, until, value
from window import SIZE, Screen, open_deck, controls

GOOD = "proposal-good.xlsx"


def rows_of(sheet):
    """The texts of the filled rows below the header, but for what Check tells of them, which follows each check."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    area = sheet.getCellRangeByPosition(0, 0, 15, cursor.RangeAddress.EndRow).getDataArray()
    told = {column for line in area[:6] for column, cell in enumerate(line) if cell == "Check"}
    rows = [tuple(str(cell) for column, cell in enumerate(line) if column not in told) for line in area]
    return [row for row in rows if any(row)]


class Person:
    """Gives a command, waits for its dialog, types into the fields in their order, and presses Enter."""

    def __init__(self, office, screen, document):
        self.screen, self.document = screen, document
        self.helper = office.service("com.sun.star.frame.DispatchHelper")
        self.toolkit = office.service("com.sun.star.awt.Toolkit")

    def windows(self):
        def seen():  # a window that closes while they are looked through ends the search
            try:
                return set(self.screen.run("xdotool", "search", "--onlyvisible", "--name", ".*").split())
            except subprocess.CalledProcessError:
                return None

        return until("no window is found", seen)

    def give(self, command):
        known = self.windows()
        self.helper.executeDispatch(self.document.CurrentController.Frame, "org.stackbook:" + command, "", 0, ())
        fresh = until(f"{command} opens no dialog", lambda: self.windows() - known)
        window = sorted(fresh)[-1]
        self.screen.run("xdotool", "windowfocus", "--sync", window)
        return window

    def fill(self, *texts):
        """Each text replaces what stands in its field, from the first that can be changed on; None leaves it."""
        for text in texts:
            if text is not None:
                words = ["type", "--delay", "5", text] if text else ["key", "BackSpace"]
                self.screen.run("xdotool", "key", "ctrl+a", *words)
            self.screen.run("xdotool", "key", "Tab")

    def gone(self, window):
        until("the dialog stays", lambda: window not in self.windows())

    def press(self, window, *keys):
        self.screen.run("xdotool", "key", *keys)
        self.gone(window)

    def undo(self):
        return list(self.document.UndoManager.getAllUndoActionTitles())


def by_command(document):
    """The report of the command on the document as saved."""
    path = os.path.join(FOLDER, "now.ods")
    document.storeToURL("file://" + path, (value("FilterName", "calc8"),))
    checked = subprocess.run([os.path.join(FOLDER, "bin", "stackbook"), "check", path, "--format", "json"],
                             capture_output=True, timeout=60)
    assert checked.returncode in (0, 1), checked.stderr.decode()
    return json.loads(checked.stdout)


def heading(panel):
    return next((name for name, _, _ in controls(panel) if name.startswith("Approvals: ")), "")


def find_row(sheet, key):
    for row in range(5, 200):
        if sheet.getCellByPosition(0, row).String == key:
            return row
    raise AssertionError("no row " + key)


def approves(person, panel):
    document = person.document
    approvals, stack = document.Sheets.getByName("Approvals"), document.Sheets.getByName("Stack")
    count = heading(panel).split()[1]
    row = find_row(stack, "S003")
    item = stack.getCellByPosition(4, row)
    was = item.String
    item.String = was + " of another maker"
    until("a changed row still counts as approved: " + heading(panel), lambda: "1 changed since" in heading(panel))

    document.CurrentController.select(stack.getCellRangeByPosition(2, row, 5, row))
    before, undo = rows_of(approvals), person.undo()
    window = person.give("approve")
    person.screen.picture("approve.png")
    person.fill("Dana Whitfield", "legal", "Nora Bell", "seen again")
    person.press(window, "Return")
    until("no line is written", lambda: len(rows_of(approvals)) == len(before) + 1)
    line = rows_of(approvals)[-1]
    for word in ("Stack", "S003", "approved", "Nora Bell", "Dana Whitfield", "legal", "typed", "seen again"):
        assert word in line, (word, line)
    assert person.undo()[0] == "Approve 1 row" and len(person.undo()) == len(undo) + 1, person.undo()[:3]
    until("the approved row is not counted: " + heading(panel), lambda: heading(panel).split()[1] == count)
    assert not [f for f in by_command(document)["findings"] if f["place"]["sheet"] == "Approvals"
                and f["severity"] == "error"], "the command does not read the line as Calc does"
    document.UndoManager.undo()
    assert rows_of(approvals) == before, "undo does not take the approval away"
    item.String = was
    until("the row as it was is not approved again", lambda: "changed since" not in heading(panel))

    document.CurrentController.select(stack.getCellRangeByPosition(2, row, 5, row))  # undo has gone to what it took away
    window = person.give("revoke")
    person.fill("Dana Whitfield", "legal", None, None)
    person.press(window, "Return")
    until("nothing is revoked", lambda: rows_of(approvals)[-1][3:4] == ("revoked",) or "revoked" in rows_of(approvals)[-1])
    until("a revoked row counts as approved", lambda: heading(panel).split()[1] == str(int(count) - 1))
    document.UndoManager.undo()
    until("undo does not bring the approval back", lambda: heading(panel).split()[1] == count)


def hinders(person):
    """A row with an error is not approved: its errors are shown instead of the dialog."""
    document = person.document
    stack, approvals = document.Sheets.getByName("Stack"), document.Sheets.getByName("Approvals")
    row = find_row(stack, "S003")
    cell = stack.getCellByPosition(4, row)
    was, before = cell.String, rows_of(approvals)
    cell.String = ""
    time.sleep(1)
    document.CurrentController.select(cell)
    window = person.give("approve")
    person.screen.picture("hindered.png")
    person.press(window, "Return")
    assert rows_of(approvals) == before
    cell.String = was


def answers(person):
    document = person.document
    report = by_command(document)
    open_ones = [f for f in report["findings"] if f["severity"] == "warning" and f["state"] == "open"
                 and f["place"].get("cell")]
    assert open_ones, "the good sample has no open warning"
    place = open_ones[0]["place"]
    sheet, sheets = document.Sheets.getByName(place["sheet"]), document.Sheets.getByName("Answers")
    document.CurrentController.select(sheet.getCellRangeByName(place["cell"]))
    before = rows_of(sheets)
    window = person.give("answer")
    person.screen.picture("answer.png")
    person.fill("It was agreed with the customer.", "Grace Lindqvist")
    person.press(window, "Return")
    until("no answer is written", lambda: len(rows_of(sheets)) == len(before) + 1)
    line = rows_of(sheets)[-1]
    for word in (open_ones[0]["rule"], place["table"], "It was agreed with the customer.", "Grace Lindqvist"):
        assert word in line, (word, line)
    assert person.undo()[0] == "Answer a warning", person.undo()[:2]
    now = [f for f in by_command(document)["findings"] if f["fingerprint"] == open_ones[0]["fingerprint"]]
    assert now and now[0]["state"] == "answered", now
    document.UndoManager.undo()
    assert rows_of(sheets) == before


def chooses_rules(person):
    document = person.document
    cover = document.Sheets.getByName("Cover")
    fields = {cover.getCellByPosition(0, row).String: cover.getCellByPosition(1, row) for row in range(80)}
    pack, version = fields["Pack"], fields["Pack version"]
    was = pack.String, version.String
    window = person.give("rules")
    person.screen.picture("rules.png")
    person.press(window, "Home", "Return")
    if (pack.String, version.String) == was:
        window = person.give("rules")
        person.press(window, "End", "Return")
    until("the pack is not chosen", lambda: (pack.String, version.String) != was)
    assert by_command(document)["files"][0]["pack"]["id"] == pack.String
    assert person.undo()[0] == "Choose rule pack", person.undo()[:2]
    document.UndoManager.undo()
    assert (pack.String, version.String) == was


def main():
    with Screen() as screen, Office(display=screen.display, size=SIZE) as office:
        document = office.load(GOOD)
        panels = open_deck(document)
        person = Person(office, screen, document)
        until("approvals are not counted", lambda: heading(panels["Consent"]))
        for step in (approves, hinders, answers, chooses_rules):
            step(person, panels["Consent"]) if step is approves else step(person)
            print("passed: " + step.__name__.replace("_", " "))


if __name__ == "__main__":
    main()
