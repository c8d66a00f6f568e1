"""What our functions cost in the office, each beside an empty function of the same arguments (tests/calc/empty) or beside
reading the same cells, and what the extension adds to a start. A measurement, not a test: processor time of the office,
the least of several rounds.

speed.py [functions|ranges|start]…
"""

import resource
import subprocess
import sys
import time

from office import PROGRAM, Office

COUNT = 10_000
ROUNDS = 5
TIMES = 50


def least(office, *works, rounds=ROUNDS):
    """Milliseconds of the office's processor time for each, in turns. A work gives what is to be timed, once it is ready."""
    found = [float("inf")] * len(works)
    for _ in range(rounds):
        for number, work in enumerate(works):
            timed = work()
            begun = office.spent()
            timed()
            found[number] = min(found[number], office.spent() - begun)
    return found


def recalculated(office, document, *formulas):
    """For COUNT cells with each formula, # the number of its row, without what calculating nothing costs."""
    nothing, = least(office, lambda: document.calculateAll)
    document.Sheets.insertNewByName("Speed", document.Sheets.Count)
    area = document.Sheets.getByName("Speed").getCellRangeByPosition(0, 0, 0, COUNT - 1)

    def filled(formula):
        area.setFormulaArray(tuple((formula.replace("#", str(row + 6)),) for row in range(COUNT)))
        document.calculateAll()
        return document.calculateAll
    spent = least(office, *(lambda formula=formula: filled(formula) for formula in formulas))
    document.Sheets.removeByName("Speed")
    return [each - nothing for each in spent]


def functions(office):
    document = office.load("proposal-flawed.xlsx")
    time.sleep(2)
    document.enableAutomaticCalculation(False)
    print(f"recalculation of {COUNT} cells; the bars: a function of one value 1.3 times, ROW.CHECK 150 ms more")
    for ours, empty in (("=INCENTIVE.TOTAL()", "=EMPTY.ONE()"), ("=STACK.COMPLETENESS(\"A\")", "=EMPTY.ONE(\"A\")"),
                        ("=STACK.HAS(\"A\")", "=EMPTY.WORD(\"A\")"),
                        ("=COUNTRY.IN(\"AR\";\"A:5\")", "=EMPTY.WORDS(\"AR\";\"A:5\")"),
                        ("=RULE.FEEL(\"1\")", "=EMPTY.REST(\"1\")"),
                        ("=ROW.CHECK($Stack.A6)", "=EMPTY.CELL($Stack.A6)"),
                        ("=ROW.CHECK($Stack.A6)", "=EMPTY.FOLLOWED($Stack.A6)"),
                        ("=ROW.CHECK($Stack.A#)", "=EMPTY.CELL($Stack.A#)"),
                        ("=CELL.CHECK($Stack.A#)", "=EMPTY.FOLLOWED($Stack.A#)")):
        spent, floor = recalculated(office, document, ours, empty)
        print(f"  {ours} {spent:.0f} ms, {empty} {floor:.0f} ms: {spent / floor:.2f} times, {spent - floor:+.0f} ms",
              flush=True)
    document.close(True)


def told(name, cells, formulas, spent):
    print(f"  {cells} {name}: " + "; ".join(f"{formula.format(cells)} {1000 * cost / TIMES:.0f} µs, {cost / spent[1]:.2f} times"
                                           for formula, cost in list(zip(formulas, spent))[1:]), flush=True)


def ranges(office):
    """A call whose arguments are as before, and one whose range has changed."""
    document = office.load("proposal-good.xlsx")
    document.Sheets.insertNewByName("Speed", document.Sheets.Count)
    sheet = document.Sheets.getByName("Speed")
    sheet.getCellRangeByPosition(0, 0, 9, 999).setDataArray(
        tuple(tuple(float(row + column) for column in range(10)) for row in range(1000)))
    time.sleep(2)
    office.service("com.sun.star.frame.DispatchHelper").executeDispatch(  # no checks of the changes beside them
        document.CurrentController.Frame, "org.stackbook:live", "", 0, ())
    ours = '=RULE.DECIDE("sum of limits"; "amounts"; {0})'
    print("1,000 rows; the bar: 1.5 times reading them by getDataArray")
    formulas = ("=SUM({0})", "=EMPTY.READ({0})", '=EMPTY.REST("sum"; "amounts"; {0})', ours)
    fresh = formulas + ('=EMPTY.LATER("sum"; "amounts"; {0})',)
    area = sheet.getCellRangeByPosition(12, 0, 12, TIMES - 1)
    answer, number = sheet.getCellByPosition(12, 0), 0
    for cells in ("A1:A1000", "A1:J1000"):
        document.enableAutomaticCalculation(False)
        nothing, = least(office, lambda: document.calculateAll)

        def again(formula):
            area.setFormulaArray(((formula.format(cells),),) * TIMES)
            document.calculateAll()
            return document.calculateAll
        told("again", cells, formulas, [spent - nothing for spent in
                                        least(office, *(lambda formula=formula: again(formula) for formula in formulas))])
        area.clearContents(1 | 2 | 4 | 16)
        document.enableAutomaticCalculation(True)

        def changed(formula):
            answer.setFormula(formula.format(cells))
            answer.getError()

            def change():
                nonlocal number
                for _ in range(TIMES):
                    number += 1
                    sheet.getCellByPosition(0, 500).setValue(number)
                    answer.getError()
            return change
        spent = least(office, *(lambda formula=formula: changed(formula) for formula in fresh))
        told("changed", cells, fresh, [each - spent[0] for each in spent])  # without what a change costs by itself
        answer.setFormula("")
    document.close(True)


def start(office):
    """From the command to the end of an office that made a document, with the extension and without it, in turns."""
    office.stop()
    place = "-env:UserInstallation=file://" + office.profile
    kept = office.profile

    def spent():
        begun = resource.getrusage(resource.RUSAGE_CHILDREN)
        office.start()
        office.new().close(True)
        office.stop()
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        return 1000 * (ended.ru_utime + ended.ru_stime - begun.ru_utime - begun.ru_stime)
    bare = Office()
    bare.extensions = ()
    with bare:
        pass
    found = {kept: [], bare.profile: []}
    for _ in range(8):
        for profile, times in found.items():
            office.profile = profile
            times.append(spent())
    office.profile = kept
    ours, floor = (sorted(times[1:]) for times in found.values())  # the first start settles the profile
    middle = len(ours) // 2
    print(f"start, new document, end: {ours[0]:.0f} ms with the extension, {floor[0]:.0f} ms without: "
          f"{ours[0] - floor[0]:+.0f} ms; the middle of {len(ours)}: {ours[middle] - floor[middle]:+.0f} ms; the bar: 50")
    office.start()


def main():
    office = Office()
    office.extensions += ("empty.oxt",)
    with office:
        for part in (functions, ranges, start):
            if len(sys.argv) == 1 or part.__name__ in sys.argv[1:]:
                part(office)


if __name__ == "__main__":
    main()
