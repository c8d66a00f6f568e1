"""The samples in the office's own formats: same report. And what Stackbook writes as .ods: opened by the office and saved
again, the same report once more."""

import os
import subprocess
import zipfile

from office import FOLDER, Office, value

FILTERS = {".ods": "calc8", ".fods": "OpenDocument Spreadsheet Flat XML", ".xlsx": "Calc MS Excel 2007 XML"}
PROGRAM = os.path.join(FOLDER, "bin", "stackbook")


def report(name):
    checked = subprocess.run([PROGRAM, "check", name, "--format", "json"], cwd=FOLDER, capture_output=True, timeout=60)
    assert checked.returncode in (0, 1), checked.stderr.decode()
    return checked.stdout.decode().replace(name, "FILE")


def save(office, name, target):
    document = office.load(name)
    document.storeToURL("file://" + os.path.join(FOLDER, target),
                        (value("FilterName", FILTERS[os.path.splitext(target)[1]]),))
    document.close(True)


def compare(name, other):
    one, two = report(name), report(other)
    assert one == two, f"{name} and {other} differ:\n" + "\n".join(
        f"  {a}\n  {b}" for a, b in zip(one.splitlines(), two.splitlines()) if a != b)
    print(f"{other}: the report of {name}")


def run(*words):
    done = subprocess.run([PROGRAM, *words], cwd=FOLDER, capture_output=True, timeout=60)
    assert done.returncode == 0, done.stderr.decode()


def looks(office, name):
    """What a person meets who opens the template: frozen header, filter, dropdown, help, protection, marks."""
    document = office.load(name)
    sheet = document.Sheets.getByName("Stack")
    controller = document.CurrentController
    controller.setActiveSheet(sheet)
    assert controller.hasFrozenPanes(), "no frozen header"
    assert document.Sheets.getByName("Cover").isProtected(), "the form is not protected"
    assert sheet.PageStyle == "Landscape", sheet.PageStyle
    validations = [sheet.getCellByPosition(column, 6).Validation for column in range(15)]
    assert any(one.Type.value == "LIST" for one in validations), "no dropdown"
    assert any(one.ShowInputMessage and one.InputMessage for one in validations), "no help"
    assert sheet.ConditionalFormats.getLength() > 0, "no marks for required cells"
    assert not sheet.getCellByPosition(0, 6).CellProtection.IsLocked, "input is locked"
    assert document.Sheets.getByName("Lists").IsVisible is False, "the lists show"
    document.close(True)


def main():
    samples = sorted(name for name in os.listdir(FOLDER) if name.endswith(".xlsx"))
    run("new", "template.ods")
    run("export", "proposal-good.xlsx", "clean.ods")
    run("export", "proposal-flawed.xlsx", "draft.ods", "--draft")
    with Office() as office:
        for sample in samples:
            stem = os.path.splitext(sample)[0]
            save(office, sample, stem + ".ods")
            save(office, sample, stem + ".fods")
            save(office, stem + ".ods", stem + "-again.xlsx")
            for other in (stem + ".ods", stem + ".fods", stem + "-again.xlsx"):
                compare(sample, other)
        for written in ("template.ods", "clean.ods", "draft.ods"):
            for suffix in (".xlsx", ".ods"):
                other = os.path.splitext(written)[0] + "-saved" + suffix
                save(office, written, other)
                compare(written, other)
        looks(office, "template.ods")
    with zipfile.ZipFile(os.path.join(FOLDER, "template-saved.xlsx")) as saved:
        parts = [saved.read(name) for name in saved.namelist() if name.startswith("xl/worksheets/sheet")]
    assert sum(b"<autoFilter" in part for part in parts) >= 10, "the office did not see the filters"


if __name__ == "__main__":
    main()
