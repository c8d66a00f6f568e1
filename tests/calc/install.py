"""Installing, upgrading, removing and installing again, for one person and for all: each time an office that works, and
nothing is left behind. What a workbook shows where the extension is missing."""

import os
import re
import shutil
import subprocess
import zipfile

from office import FOLDER, PROGRAM, Office, value

BUNDLED = os.path.join(FOLDER, "bundled")


def unopkg(office, *words):
    done = subprocess.run([os.path.join(PROGRAM, "unopkg"), *words, "-env:UserInstallation=file://" + office.profile],
                          capture_output=True, timeout=120, env=office.environment)
    assert done.returncode == 0, (words, done.stderr.decode())
    return done.stdout.decode()


def installed(office):
    """The versions that the office knows of."""
    listed = unopkg(office, "list")
    return re.findall(r"Identifier: org\.stackbook\.calc\s+Version: (\S+)", listed)


def left(office):
    """Files of the profile that are named after us or name us. An office keeps, of every extension that is upgraded, the
    copy that was replaced in its folder for temporary files: that is not looked at."""
    found, own = [], os.path.join(office.profile, "user", "extensions", "tmp")
    for path, folders, files in os.walk(office.profile):
        if path.startswith(own):
            continue
        for name in folders + files:
            whole = os.path.join(path, name)
            inside = b""
            if os.path.isfile(whole):
                with open(whole, "rb") as file:
                    inside = file.read().lower()
            if "stackbook" in name.lower() or b"stackbook.oxt" in inside or b"org.stackbook" in inside:
                found.append(os.path.relpath(whole, office.profile))
    return found


def works(office):
    document = office.load("proposal-good.xlsx")
    document.Sheets.insertNewByName("Probe", document.Sheets.Count)
    cell = document.Sheets.getByName("Probe").getCellByPosition(0, 0)
    cell.Formula = "=PROPOSAL.STATUS()"
    assert cell.String.startswith("no errors found"), cell.String
    for name, kind in (("ours.xlsx", "Calc MS Excel 2007 XML"), ("ours.ods", "calc8")):
        document.storeToURL("file://" + os.path.join(FOLDER, name), (value("FilterName", kind),))
    document.close(True)


def works_without(office):
    """The office as it was; a workbook with our functions shows what they answered last."""
    for name, shown in (("ours.xlsx", "no errors found"), ("ours.ods", "no errors found")):
        document = office.load(name)
        cell = document.Sheets.getByName("Probe").getCellByPosition(0, 0)
        assert cell.String.startswith(shown), (name, cell.String)
        document.Sheets.getByName("Probe").getCellByPosition(0, 1).Formula = "=SUM(1;2)"
        assert document.Sheets.getByName("Probe").getCellByPosition(0, 1).Value == 3
        document.close(True)


def newer(path):
    """The same extension with a later version."""
    target = os.path.join(FOLDER, "newer.oxt")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            content = old.read(entry)
            if entry == "description.xml":
                content = re.sub(rb'<version value="[^"]*"', b'<version value="99.1.2"', content)
            new.writestr(entry, content)
    return target


def for_one_person(office):
    works(office)
    office.stop()
    assert len(installed(office)) == 1
    unopkg(office, "remove", "org.stackbook.calc")
    assert installed(office) == [], installed(office)
    office.start()
    works_without(office)
    office.stop()
    assert not left(office), f"left behind: {left(office)}"
    unopkg(office, "add", "--suppress-license", os.path.join(FOLDER, "stackbook.oxt"))
    office.start()
    works(office)
    office.stop()
    unopkg(office, "add", "--suppress-license", "--force", newer(os.path.join(FOLDER, "stackbook.oxt")))
    assert installed(office) == ["99.1.2"], installed(office)
    office.start()
    works(office)
    office.stop()
    unopkg(office, "remove", "org.stackbook.calc")
    office.start()
    works_without(office)
    office.stop()
    assert not left(office), f"left behind: {left(office)}"


def for_all(office):
    """The folder that packages put their extensions into, here one of the test's own."""
    office.words = ("-env:BUNDLED_EXTENSIONS=file://" + BUNDLED,)
    with zipfile.ZipFile(os.path.join(FOLDER, "stackbook.oxt")) as package:
        package.extractall(os.path.join(BUNDLED, "stackbook"))
    office.start()
    works(office)
    office.stop()
    shutil.rmtree(os.path.join(BUNDLED, "stackbook"))
    office.start()
    works_without(office)
    office.stop()
    assert not left(office), f"left behind: {left(office)}"


def main():
    with Office() as office:
        for_one_person(office)
        print("passed: for one person")
        for_all(office)
        print("passed: for all")
        office.start()


if __name__ == "__main__":
    main()
