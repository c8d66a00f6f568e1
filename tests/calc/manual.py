"""The manual of functions and commands opens as a page of the extension in the desktop's browser."""

import os
import urllib.parse

from office import FOLDER, Office, until

BROWSER = os.path.join(FOLDER, "browser")
OPENED = os.path.join(FOLDER, "opened")


def opened():
    """The address that the browser was given, if it was."""
    if not os.path.exists(OPENED):
        return None
    with open(OPENED) as file:
        return file.read().strip() or None


def main():
    with open(BROWSER, "w") as file:
        file.write(f'#!/bin/sh\nprintf "%s\\n" "$1" > {OPENED}.part && mv {OPENED}.part {OPENED}\n')
    os.chmod(BROWSER, 0o755)
    office = Office()
    office.environment["DESKTOP_LAUNCH"] = BROWSER  # what the office starts for an address, where it is set
    with office:
        document = office.load("proposal-good.xlsx")
        helper = office.service("com.sun.star.frame.DispatchHelper")
        helper.executeDispatch(document.CurrentController.Frame, "org.stackbook:manual", "", 0, ())
        address = until("the manual in the browser", opened)
        assert address.startswith("file:///") and address.endswith("/manual.html"), address
        with open(urllib.parse.unquote(address.removeprefix("file://"))) as page:
            text = page.read()
        assert 'id="STACK.COMPLETENESS"' in text and "Next finding" in text
        document.close(True)


if __name__ == "__main__":
    main()
