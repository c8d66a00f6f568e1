"""Pictures of the panels to look at: in light, dark and high contrast where GTK is there, narrow and wide.

pictures.py [THEME…]     themes of GTK; none: the plain X11 look
"""

import sys
import time

from office import Office, until

from com.sun.star.container import NoSuchElementException  # findable once uno is loaded, by office
from window import PANELS, SIZE, Screen, open_deck, shows

BORDER = {"gen": 1008, "gtk3": 996}  # of the sidebar at its least width
WIDTHS = (160, 550)                  # wider by
MAXIMUM = """<item oor:path="/org.openoffice.Office.UI.Sidebar/General"><prop oor:name="MaximumWidth" oor:op="fuse">
<value>850</value></prop></item>
"""


def panel_of(document, name):
    """The office knows its panels only between two layouts of the deck."""
    def look():
        try:
            deck = document.CurrentController.getSidebar().getDecks().getByName("StackbookDeck")
            return deck.getPanels().getByName(f"Stackbook{name}Panel")
        except NoSuchElementException:
            return None
    return until(f"there is no panel {name}", look)


def taken(screen, theme):
    name = (theme or "plain").replace(":", "-")
    backend = "gtk3" if theme else "gen"
    with Office(display=screen.display, size=SIZE, backend=backend, theme=theme, also=MAXIMUM) as office:
        document = office.load("proposal-flawed.xlsx")
        document.CurrentController.Frame.ContainerWindow.setPosSize(0, 0, SIZE[0], SIZE[1], 15)
        panels = open_deck(document)
        until("nothing is shown", lambda: any(shows(panels["Status"], text) for text in ("Up to date",)))
        time.sleep(2)
        screen.picture(f"{name}-narrow.png")
        for each in PANELS[:3]:
            panel_of(document, each).collapse()
        panel_of(document, PANELS[3]).expand(True)
        time.sleep(1)
        screen.picture(f"{name}-narrow-consent.png")
        left = BORDER[backend]
        screen.drag(left, left)  # the first click only gives the window the focus
        for by in WIDTHS:
            screen.drag(left, BORDER[backend] - by)
            left = BORDER[backend] - by
            time.sleep(1)
            screen.picture(f"{name}-{250 + by}-consent.png")
            for each in PANELS[:3]:
                panel_of(document, each).expand(False)
            time.sleep(1)
            screen.picture(f"{name}-{250 + by}.png")
            for each in PANELS[:3]:
                panel_of(document, each).collapse()
            time.sleep(1)
        other = office.new()
        open_deck(other)
        time.sleep(2)
        screen.picture(f"{name}-none.png")


def main():
    with Screen() as screen:
        for theme in sys.argv[1:] or [None]:
            taken(screen, theme)


if __name__ == "__main__":
    main()
