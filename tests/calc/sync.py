"""Plan and sync from the window: without the command the plan says what would go and what to do; with the command and a
connector approved rows are sent, once. Settings, typed in their dialog, are what it goes by."""

import os
import re
import subprocess
import time

from consent import GOOD, Person
from office import FOLDER, Office, until
from window import SIZE, Screen, controls, open_deck

COMMAND = os.path.join(FOLDER, "bin", "stackbook")


class Connector:
    def __enter__(self):
        store = os.path.join(FOLDER, "intake.sqlite")
        self.token = subprocess.run([COMMAND, "serve", "token", "office", "--store", store], check=True, timeout=60,
                                    capture_output=True).stdout.decode().strip()
        self.log = os.path.join(FOLDER, "connector.log")
        self.server = subprocess.Popen([COMMAND, "serve", "--store", store, "--port", "0"], stdout=open(self.log, "wb"),
                                       stderr=subprocess.STDOUT)
        self.url = until("the connector does not start", self.address)
        return self

    def address(self):
        with open(self.log, encoding="utf-8") as log:
            found = re.search(r"^Connector and dashboard at (\S+)/$", log.read(), re.M)
        return found and found[1]

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait(timeout=30)

    def rows(self):
        """How many rows a second client finds there: none is left to send."""
        done = subprocess.run([COMMAND, "sync", os.path.join(FOLDER, GOOD), "--to", self.url, "--format", "json",
                               "--outbox", os.path.join(FOLDER, "other.sqlite")], timeout=60, capture_output=True,
                              env=dict(os.environ, STACKBOOK_TOKEN=self.token))
        return done.stdout.decode().count('"outcome":"unchanged"')


def text_of(office):
    """What a screen reader says of the field of the dialog that is open: its text."""
    window = office.service("com.sun.star.awt.Toolkit").getActiveTopWindow()
    context = window.getAccessibleContext() if window else None
    found = []

    def look(context):
        for i in range(min(context.getAccessibleChildCount(), 50)):
            child = context.getAccessibleChild(i)
            found.append(child.getAccessibleContext().getAccessibleName())
            look(child.getAccessibleContext())

    if context:
        look(context)
    return max((text for text in found if "\n" in text), key=len, default="")


def settings(person, connector, token, command):
    window = person.give("settings")
    person.screen.picture("settings.png")
    person.screen.run("xdotool", "key", "Tab", "Tab")
    person.fill(connector, token, command)
    person.press(window, "Return")


def main():
    with Screen() as screen, Connector() as connector, Office(display=screen.display, size=SIZE) as office:
        document = office.load(GOOD)
        person = Person(office, screen, document)
        document.setModified(False)
        time.sleep(1)

        window = person.give("sync")
        said = until("no plan is shown", lambda: text_of(office))
        assert "would be sent" in said and "Nothing was sent" in said and "Settings" in said, said
        person.screen.picture("plan.png")
        person.press(window, "Return")

        settings(person, connector.url, connector.token, COMMAND)
        window = person.give("sync")
        said = until("no plan is shown", lambda: text_of(office))
        assert connector.url in said and "would be sent" in said, said
        planned = int(re.search(r"(\d+) rows would be sent", said)[1])
        known = person.windows()
        person.press(window, "Return")
        fresh = until("no receipts are shown", lambda: person.windows() - known)
        window = sorted(fresh)[-1]
        person.screen.run("xdotool", "windowfocus", "--sync", window)
        said = until("no receipts are shown", lambda: "receipt" in text_of(office) and text_of(office))
        assert int(re.search(r"(\d+) rows are new there", said)[1]) == planned, said[:300]
        person.screen.picture("receipts.png")
        person.press(window, "Return")
        assert connector.rows() == planned, (connector.rows(), planned)

        window = person.give("sync")
        said = until("no plan is shown", lambda: text_of(office))
        assert f"{planned} rows are there already" in said and "would be sent" not in said, said[:300]
        person.press(window, "Return")
        assert not document.isModified(), "sending has marked the document as modified"
    print(f"{planned} rows planned and sent, once")


if __name__ == "__main__":
    main()
