"""What a person chooses for all documents, as a page among the office's options: shown as it is, kept at OK, told what is
wrong; and the menu's dialog shows the same."""

import threading
import time

from consent import Person
from office import Office, until, value
from window import SIZE, Screen

from com.sun.star.accessibility.AccessibleStateType import EDITABLE, FOCUSED  # findable once uno is loaded, by office

ADDRESS = "https://connector.example:8443"


def page_of(office):
    """Where the page lies in the installed extension, as the office names it."""
    provider = office.service("com.sun.star.configuration.ConfigurationProvider")
    access = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationAccess",
        (value("nodepath", "/org.openoffice.Office.OptionsDialog/Nodes/org.stackbook.options/Leaves"),))
    leaf = access.getByName("org.stackbook.options.proposals")
    assert (leaf.getByName("Label"), leaf.getByName("Id")) == ("Proposals", "org.stackbook.calc")
    return leaf.getByName("OptionsPage")


def kept(office):
    provider = office.service("com.sun.star.configuration.ConfigurationProvider")
    access = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess",
                                                  (value("nodepath", "/org.stackbook.Settings/General"),))
    return {name: access.getByName(name) for name in access.ElementNames}


def open_page(person, page):
    """Tools > Options at our page, as the button Options of the extension's entry in the list of extensions opens it."""
    known = person.windows()
    frame = person.document.CurrentController.Frame  # the office answers when the window is closed
    threading.Thread(target=person.helper.executeDispatch, daemon=True, args=(
        frame, ".uno:OptionsTreeDialog", "", 0, (value("OptionsPageURL", page),))).start()
    window = sorted(until("no options are shown", lambda: person.windows() - known))[-1]
    person.screen.run("xdotool", "windowfocus", "--sync", window)
    time.sleep(1)
    return window


def met(office):
    """What a screen reader meets in the active window: each name with what it stands for."""
    window = office.service("com.sun.star.awt.Toolkit").getActiveTopWindow()
    found = []

    def look(context):
        for i in range(min(context.getAccessibleChildCount(), 100)):
            child = context.getAccessibleChild(i).getAccessibleContext()
            found.append((child.getAccessibleName(), child))
            look(child)

    if window:
        look(window.getAccessibleContext())
    return found


def fields(office):
    """Those that are typed into, in their order."""
    return [child for name, child in met(office)
            if name in ("Connector address", "Access token", "Stackbook command")
            and child.getAccessibleStateSet().contains(EDITABLE)]


def focused(field):
    field.grabFocus()
    return field.getAccessibleStateSet().contains(FOCUSED)


def choose(office, person, page, *texts, picture=None):
    """Types into the fields of the page and presses OK."""
    window = open_page(person, page)
    until("the page lacks a field", lambda: len(fields(office)) == 3)
    until("the field has no focus", lambda: focused(fields(office)[0]))
    person.fill(*texts)
    if picture:
        person.screen.picture(picture)
    person.press(window, "Return")


def main():
    with Screen() as screen, Office(display=screen.display, size=SIZE) as office:
        document = office.load("proposal-good.xlsx")
        person = Person(office, screen, document)
        page = page_of(office)

        window = open_page(person, page)
        names = [name for name, _ in met(office)]
        for label in ("Check workbooks while I type", "Pack of new proposals", "Connector address", "Access token",
                      "Stackbook command"):
            assert label in names, (label, names)
        person.press(window, "Escape")
        assert kept(office)["Connector"] == ""

        choose(office, person, page, ADDRESS, "secret", picture="options.png")
        until("the address is not kept", lambda: kept(office)["Connector"] == ADDRESS)

        window = open_page(person, page)  # what was kept is shown, here and in the dialog of the menu
        assert fields(office)[0].getText() == ADDRESS, fields(office)[0].getText()
        person.press(window, "Escape")
        window = person.give("settings")
        assert fields(office)[0].getText() == ADDRESS, fields(office)[0].getText()
        person.press(window, "Escape")

        window = open_page(person, page)  # what is no address is told, and nothing is changed
        until("the field has no focus", lambda: focused(fields(office)[0]))
        person.fill("elsewhere")
        known = person.windows()
        screen.run("xdotool", "key", "Return")
        told = sorted(until("nothing is told", lambda: person.windows() - known))[-1]
        screen.run("xdotool", "windowfocus", "--sync", told)
        screen.picture("options-told.png")
        person.press(told, "Return")
        person.gone(window)
        assert kept(office)["Connector"] == ADDRESS
        assert not document.isModified()
    print("chosen among the office's options, and kept")


if __name__ == "__main__":
    main()
