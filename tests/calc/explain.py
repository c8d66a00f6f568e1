"""What a person asks of a cell: by the context menu, Explain this cell and Help on this finding; and the connector's token,
which Settings keeps among the office's passwords and nowhere else."""

import json
import os
import time

from commands import position
from consent import Person
from office import FOLDER, Office, until
from window import SIZE, Screen

from com.sun.star.accessibility.AccessibleRole import SCROLL_PANE  # findable once uno is loaded, by office

ENTRIES = ("next", "explain", "fix", "answer", "help")  # the end of the context menu


def text_in(context):
    """The field that scrolls is said as a whole, by its name."""
    inside = (context.getAccessibleChild(i).getAccessibleContext() for i in range(context.getAccessibleChildCount()))
    return next((child.getAccessibleName() for child in inside if child.getAccessibleRole() == SCROLL_PANE), None)


class Asker(Person):
    def text(self, title):
        """What the dialog with this title shows."""
        def shown():
            for i in range(self.toolkit.getTopWindowCount()):
                context = self.toolkit.getTopWindow(i).getAccessibleContext()
                if context.getAccessibleName().startswith(title):
                    return text_in(context)
            return None
        return until(f"there is no window {title}", shown)

    def choose(self, command):
        """From the context menu of the cell that the cursor stands on."""
        known = self.windows()
        self.screen.run("xdotool", "key", "shift+F10")
        menu = until("there is no context menu", lambda: self.windows() - known)
        self.screen.run("xdotool", "key", "--delay", "60", *["Up"] * (len(ENTRIES) - ENTRIES.index(command)))
        self.screen.picture(f"context-{command}.png")
        self.screen.run("xdotool", "key", "Return")
        window = sorted(until(f"{command} opens no dialog", lambda: self.windows() - known - menu))[-1]
        self.screen.run("xdotool", "windowfocus", "--sync", window)
        return window


def stand_on(asker, place):
    sheet, row, column = position(place)
    asker.document.CurrentController.select(asker.document.Sheets.getByName(sheet).getCellByPosition(column, row))
    window = next(iter(asker.screen.run("xdotool", "search", "--onlyvisible", "--name", "Calc").split()))
    asker.screen.run("xdotool", "windowfocus", "--sync", window)


def asked(asker, finding):
    """Explain and Help, each by the menu of the cell and as a command, say the same."""
    place = finding["place"]
    said = {}
    for command, title in (("explain", "Explain this cell"), ("help", "Help")):
        stand_on(asker, place)
        window = asker.choose(command)
        said[command] = asker.text(title)
        asker.screen.picture(f"{command}.png")
        asker.press(window, "Return")
        window = asker.give(command)
        assert asker.text(title) == said[command], said[command]
        asker.press(window, "Return")
    for word in (f"{place['sheet']} {place['cell']}", finding["severity"] + ": ", finding["citation"]["text"],
                 finding["rule"] + ": speaks, see above"):
        assert word in said["explain"], (word, said["explain"])
    for word in (f"{finding['rule']} ({finding['severity']})", finding["citation"]["text"], finding["citation"]["url"],
                 "Decision: " + finding["fired"]["decision"], "It says: "):
        assert word in said["help"], (word, said["help"])


def without_finding(asker, stops):
    free = next(f"B{row}" for row in range(7, 40) if f"B{row}" not in stops)
    stand_on(asker, {"sheet": "Stack", "cell": free})
    for command, title, words in (("explain", "Explain this cell", "Nothing was found here."),
                                  ("help", "Help", "Put the cursor on a cell with a finding")):
        window = asker.give(command)
        assert words in asker.text(title), asker.text(title)
        asker.press(window, "Return")


def keeps_token(office, asker):
    passwords = office.service("com.sun.star.task.PasswordContainer")

    def kept(connector):
        return [word for user in passwords.findForName(connector, "stackbook", None).UserList for word in user.Passwords]
    for connector, token in (("https://one.example:8443", "token-of-one"), ("https://two.example:8443", "token-of-two")):
        window = asker.give("settings")
        asker.fill(None, None, connector, token, None)
        asker.screen.picture("settings.png")
        asker.press(window, "Return")
        until("the token is not kept", lambda: kept(connector) == [token])
    assert kept("https://one.example:8443") == [], "the token of an address that is no longer used is still kept"
    window = asker.give("settings")
    asker.fill(None, None, None, "", None)
    asker.press(window, "Return")
    until("a token that was taken away is still kept", lambda: kept("https://two.example:8443") == [])


def not_in_files(profile):
    for path, _, files in os.walk(profile):
        for file in files:
            with open(os.path.join(path, file), "rb") as content:
                text = content.read()
            assert b"token-of-" not in text, f"{file} holds the token"
            assert file != "registrymodifications.xcu" or b"two.example" in text, "the address is not kept"


def main():
    with open(os.path.join(FOLDER, "proposal-flawed.json"), encoding="utf-8") as text:
        report = json.load(text)
    of_rules = [f for f in report["findings"] if f["place"].get("cell") and f["fired"] and f["citation"]["url"]
                and f["place"]["sheet"] == "Stack" and f["place"]["field"]]
    stops = {f["place"]["cell"] for f in report["findings"] if f["place"]["sheet"] == "Stack"}
    with Screen() as screen, Office(display=screen.display, size=SIZE) as office:
        document = office.load("proposal-flawed.xlsx")
        asker = Asker(office, screen, document)
        time.sleep(1)
        asked(asker, of_rules[0])
        print("passed: asked of a cell with a finding")
        without_finding(asker, stops)
        print("passed: asked of a cell without one")
        keeps_token(office, asker)
        print("passed: keeps the token")
    not_in_files(office.profile)
    print("passed: the token is in no file")


if __name__ == "__main__":
    main()
