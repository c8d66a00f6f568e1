"""What our functions cost in the office, each beside a floor of the same run: BIN2DEC, an add-in function of the office
itself that does next to nothing, and reading the same cells. A measurement, not a test.

speed.py
"""

import os
import subprocess
import time

from office import FOLDER, PROGRAM, Office

COUNT = 10_000


def best(work, times=5):
    found = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        found.append(1000 * (time.perf_counter() - begun))
    return min(found)


def recalculated(document, formula):
    """Milliseconds for COUNT cells with the formula, without what calculating nothing costs."""
    document.enableAutomaticCalculation(False)
    document.Sheets.insertNewByName("Speed", document.Sheets.Count)
    nothing = best(document.calculateAll)
    sheet = document.Sheets.getByName("Speed")
    sheet.getCellRangeByPosition(0, 0, 0, COUNT - 1).setFormulaArray(
        tuple((formula.replace("#", str(row % 50 + 6)),) for row in range(COUNT)))
    document.calculateAll()
    spent = best(document.calculateAll) - nothing
    document.Sheets.removeByName("Speed")
    document.enableAutomaticCalculation(True)
    return spent


def functions(office):
    document = office.load("proposal-flawed.xlsx")
    time.sleep(2)
    floor = recalculated(document, "=BIN2DEC(1)")
    print(f"{COUNT} cells: BIN2DEC {floor:.0f} ms")
    for formula in ("=COUNTRY.IN(\"AR\";\"A:5\")", "=INCENTIVE.TOTAL()", "=PROPOSAL.STATUS()", "=STACK.COMPLETENESS(\"A\")",
                    "=ROW.CHECK($Stack.A#)", "=CELL.CHECK($Stack.A#)"):
        spent = recalculated(document, formula)
        print(f"  {formula}: {spent:.0f} ms, {spent / floor:.2f} x BIN2DEC, {spent - floor:+.0f} ms")
    document.close(True)


def ranges(office):
    document = office.new()
    sheet = document.Sheets.getByIndex(0)
    area = sheet.getCellRangeByPosition(0, 0, 9, 999)
    area.setDataArray(tuple(tuple(float(row + column) for column in range(10)) for row in range(1000)))
    cell = sheet.getCellByPosition(12, 0)
    reading = best(area.getDataArray, 10)
    def ask(formula):
        cell.setFormula(formula)
        assert cell.getError() == 0, (formula, cell.getError())
    plain = best(lambda: ask("=SUM(A1:J1000)"), 10)
    ours = best(lambda: ask('=RULE.FEEL("count(x)"; "x"; A1:J1000)'), 10)
    print(f"1,000 rows of 10 cells: getDataArray over the bridge {reading:.2f} ms, typed SUM {plain:.2f} ms, "
          f"typed RULE.FEEL {ours:.2f} ms, more than SUM: {ours - plain:.2f} ms")
    document.close(True)


def start(office):
    """From the command to the first answer, with the extension and without it."""
    office.stop()
    def once():
        office.start()
        office.new().close(True)
        office.stop()
    once()
    whole = best(once, 5)
    subprocess.run([os.path.join(PROGRAM, "unopkg"), "remove", "org.stackbook.calc",
                    "-env:UserInstallation=file://" + office.profile], check=True, env=office.environment)
    once()
    bare = best(once, 5)
    print(f"start, new document, end: {whole:.0f} ms with the extension, {bare:.0f} ms without: {whole - bare:+.0f} ms")


def main():
    office = Office()
    with office:
        functions(office)
        ranges(office)
        start(office)
        office.start()


if __name__ == "__main__":
    main()
