"""The Proposal panel in a real window: it opens, shows the findings, and a click goes to the cell."""

import json
import os
import select
import subprocess
import threading
import time

from office import FOLDER, Office, until, value

from com.sun.star.accessibility.AccessibleStateType import FOCUSABLE, FOCUSED  # findable once uno is loaded, by office
from com.sun.star.container import NoSuchElementException
from com.sun.star.lang import IndexOutOfBoundsException

SIZE = (1300, 800)


class Screen:
    def __enter__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "%dx%dx24" % SIZE,
                                        "-nolisten", "tcp", "-noreset"], pass_fds=[write], stderr=open(os.path.join(FOLDER, "screen.log"), "wb"))
        os.close(write)
        ready, _, _ = select.select([read], [], [], 30)
        with os.fdopen(read) as told:  # to the end of its line: the server dies of a pipe closed before
            number = told.readline().strip() if ready else ""
        assert number, "Xvfb did not start"
        self.display = ":" + number
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait(timeout=30)

    def run(self, *command):
        return subprocess.run(command, check=True, timeout=60, capture_output=True,
                              env=dict(os.environ, DISPLAY=self.display)).stdout.decode()

    def picture(self, name):
        path = os.path.join(FOLDER, name)
        self.run("import", "-window", "root", path)
        return path

    def drag(self, start, end):
        """From one x to another, at the pace of a hand."""
        steps = ["mousemove", str(start), "300", "sleep", "0.3", "mousedown", "1"]
        for part in (0.3, 0.6, 1.0):
            steps += ["sleep", "0.2", "mousemove", str(start + round((end - start) * part)), "300"]
        self.run("xdotool", *steps, "sleep", "0.2", "mouseup", "1", "sleep", "0.3")

    def colors(self, path, left, top, width, height):
        return int(self.run("convert", path, "-crop", f"{width}x{height}+{left}+{top}", "-format", "%k", "info:"))


PANELS = ("Status", "Totals", "Findings", "Consent")


def open_deck(document):
    """The windows of the panels of the Proposal deck, by name; the last is folded up until it is asked for."""
    sidebar = document.CurrentController.getSidebar()
    sidebar.setVisible(True)
    sidebar.showDecks(True)
    decks = sidebar.getDecks()
    assert decks.hasByName("StackbookDeck"), decks.getElementNames()
    deck = decks.getByName("StackbookDeck")
    deck.activate(True)
    until("the deck stays hidden", deck.isActive)
    return until("the panels are not there", lambda: dialogs(deck))


def dialogs(deck):
    try:  # the office makes the panels when it next has time
        panels = deck.getPanels()
        return {name: panels.getByName(f"Stackbook{name}Panel").getDialog() for name in PANELS}
    except NoSuchElementException:
        return None


def controls(panel):
    """What a screen reader meets in the panel: (name, role, child) of each control."""
    found = []
    try:
        context = panel.getAccessibleContext().getAccessibleChild(0).getAccessibleContext()
        for i in range(context.getAccessibleChildCount()):
            child = context.getAccessibleChild(i).getAccessibleContext()
            found.append((child.getAccessibleName(), child.getAccessibleRole(), child))
    except IndexOutOfBoundsException:  # the panel was laid out anew meanwhile
        pass
    return found


def shows(panel, text):
    return any(name == text for name, _, _ in controls(panel))


def are_named(panel):
    """Everything that the keyboard reaches has a name that a screen reader says."""
    nameless = [(role, child.getAccessibleDescription()) for name, role, child in controls(panel)
                if not name and child.getAccessibleStateSet().contains(FOCUSABLE)]
    assert not nameless, f"controls without a name: {nameless}"


def reads_lists(panel):
    """A screen reader asks every list for all its entries, more than once."""
    entries = 0
    for _ in range(3):
        entries = 0
        for _, role, child in controls(panel):
            for i in range(min(child.getAccessibleChildCount(), 50)):
                inner = child.getAccessibleChild(i).getAccessibleContext()
                entries += 1
                for j in range(min(inner.getAccessibleChildCount(), 300)):
                    entries += bool(inner.getAccessibleChild(j).getAccessibleContext().getAccessibleName())
    assert entries > 100, f"a screen reader finds {entries} entries"


def walked_by_keyboard(screen, panels):
    """What the Tab key comes to from the sidebar's title on, in order, until it has been everywhere."""
    for _ in range(6):  # menu, toolbars, sheet, tabs of the sidebar, then its title
        screen.run("xdotool", "key", "F6", "sleep", "0.2")
    met = []
    for _ in range(30):
        screen.run("xdotool", "key", "Tab", "sleep", "0.2")
        for panel in panels.values():
            met += [name for name, _, child in controls(panel) if has_focus(child) and name not in met]
    return met


def has_focus(child, depth=0):
    inner = (child.getAccessibleChild(i).getAccessibleContext() for i in range(min(child.getAccessibleChildCount(), 2)))
    return child.getAccessibleStateSet().contains(FOCUSED) or depth < 2 and any(has_focus(each, depth + 1) for each in inner)


def selected(document):
    address = document.CurrentSelection.getRangeAddress()
    letters, column = "", address.StartColumn + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return document.Sheets.ElementNames[address.Sheet], f"{letters}{address.StartRow + 1}"


def by_sheet(findings):
    """The cells in the order of the list: by sheet, as the sheets come."""
    groups = {}
    for f in findings:
        groups.setdefault(f["place"]["sheet"], []).append((f["place"]["sheet"], f["place"].get("cell")))
    return [place for group in groups.values() for place in group if place[1]]


def top_of_list(panel):
    """On the screen, of the list of findings: the one with the most entries."""
    best = max((child for _, _, child in controls(panel)), key=entries_of)
    return best.getLocationOnScreen().Y


def entries_of(child):
    return sum(child.getAccessibleChild(i).getAccessibleContext().getAccessibleChildCount()
               for i in range(min(child.getAccessibleChildCount(), 50)))


def widen(screen, panel, by):
    """Drags the border of the sidebar. It stands left of every panel that is in sight."""
    edge = panel.getAccessibleContext().getLocationOnScreen().X - 5
    screen.drag(edge, edge - by)
    return panel.PosSize.Width


def box(office, title):
    """What a dialog shows, by name: its text is one of them."""
    toolkit = office.service("com.sun.star.awt.Toolkit")
    for number in range(toolkit.getTopWindowCount()):
        window = toolkit.getTopWindow(number).getAccessibleContext()
        if window.getAccessibleName() == title:
            children = [window.getAccessibleChild(child).getAccessibleContext() for child in range(window.getAccessibleChildCount())]
            return {child.getAccessibleName(): child for child in children}
    return None


def lists_what_a_copy_leaves(office):
    """Before a clean copy is made, all is listed that the command lists of the saved document."""
    document = office.load("proposal-good.xlsx")
    document.NamedRanges.addNewByName("rate", "$Stack.$A$6", document.Sheets.getByName("Stack").getCellByPosition(0, 0).CellAddress, 0)
    path = os.path.join(FOLDER, "named.xlsx")
    document.storeToURL("file://" + path, (value("FilterName", "Calc MS Excel 2007 XML"),))
    told = subprocess.run([os.path.join(FOLDER, "bin", "stackbook"), "export", "--inspect", path], check=True, timeout=60,
                          capture_output=True).stdout.decode().splitlines()[:-1]
    assert "rate: defined name (Stack!$A$6)" in told and any("data validations" in line for line in told), told
    helper = office.service("com.sun.star.frame.DispatchHelper")
    given = threading.Thread(target=helper.executeDispatch, daemon=True,
                             args=(document.CurrentController.Frame, "org.stackbook:export", "", 0, ()))
    given.start()
    shown = until("no list is shown", lambda: box(office, "Export clean copy"))
    assert max(shown, key=len).splitlines()[2:] == told, shown
    shown["Cancel"].doAccessibleAction(0)
    until("Cancel does not end the dialog", lambda: box(office, "Export clean copy") is None)
    given.join(30)
    document.setModified(False)
    document.close(True)


def main():
    with open(os.path.join(FOLDER, "proposal-flawed.json"), encoding="utf-8") as text:
        report = json.load(text)
    places = [(f["place"]["sheet"], f["place"].get("cell")) for f in report["findings"]]
    with Screen() as screen, Office(display=screen.display, size=SIZE) as office:
        document = office.load("proposal-flawed.xlsx")
        document.CurrentController.Frame.ContainerWindow.setPosSize(0, 0, SIZE[0], SIZE[1], 15)
        panels = open_deck(document)
        panel = panels["Findings"]
        until("the panel does not show the status",
              lambda: shows(panels["Status"], report["files"][0]["summary"]["status"]))
        assert 240 <= panel.PosSize.Width <= 300, panel.PosSize.Width
        until("there is no list of findings", lambda: shows(panel, "Findings: " + str(len(report["findings"]))))
        time.sleep(1)
        narrow = screen.picture("narrow.png")
        assert screen.colors(narrow, 1015, 100, 245, 660) > 8, "the panel is blank"

        reads_lists(panels["Findings"])
        for name in ("Status", "Totals", "Findings"):
            are_named(panels[name])
        met, wanted = walked_by_keyboard(screen, panels), ["Check", "Totals, then each tool", "Which findings are listed",
                       "What the findings are listed under", "Search", "Findings: " + str(len(report["findings"])), "Details"]
        assert [name for name in met if name in wanted] == wanted, f"the Tab key comes to {met}"
        until("the panel can't be widened", lambda: widen(screen, panel, 160) > 380)
        wide = panel.PosSize.Width
        until("the panel can't be made narrow again", lambda: widen(screen, panel, -60) < wide - 40)
        until("the panel can't be widened again", lambda: widen(screen, panel, 60) > 380)

        screen.run("xdotool", "mousemove", "1100", str(top_of_list(panel) + 30), "click", "1")
        until("a click on a finding goes nowhere", lambda: selected(document) in places)
        screen.run("xdotool", "key", "Home")  # the heading of the first sheet
        order = by_sheet(report["findings"])
        for want in order[:4]:  # the list keeps the focus while Calc follows
            screen.run("xdotool", "key", "Down")
            until(f"the list goes to {selected(document)}, not to {want}", lambda: selected(document) == want)
        screen.run("xdotool", "key", "--delay", "40", "--repeat", "20", "Down")
        time.sleep(1)
        assert selected(document) in places[4:], selected(document)
        screen.picture("calc.png")
        assert not document.isModified(), "looking at findings has marked the document as modified"

        other = office.new()
        panels = open_deck(other)
        until("a workbook that is no proposal is not said to be none",
              lambda: shows(panels["Status"], "Not a proposal"))
        time.sleep(1)
        screen.picture("none.png")
        lists_what_a_copy_leaves(office)


if __name__ == "__main__":
    main()
