import subprocess, time, sys
from office import Office
def main():
    office = Office()
    office.extensions += ("empty.oxt",)
    with office:
        document = office.load("proposal-good.xlsx")
        document.Sheets.insertNewByName("Speed", document.Sheets.Count)
        sheet = document.Sheets.getByName("Speed")
        sheet.getCellRangeByPosition(0, 0, 9, 999).setDataArray(
            tuple(tuple(float(row + column) for column in range(10)) for row in range(1000)))
        time.sleep(3)
        office.service("com.sun.star.frame.DispatchHelper").executeDispatch(
            document.CurrentController.Frame, "org.stackbook:live", "", 0, ())
        answer = sheet.getCellByPosition(12, 0)
        answer.setFormula('=RULE.DECIDE("sum of limits"; "amounts"; %s)' % sys.argv[1])
        print("ready", answer.getString(), answer.getValue(), flush=True)
        end = time.time() + 12
        n = 0
        while time.time() < end:
            n += 1
            sheet.getCellByPosition(0, 500).setValue(n)
            answer.getError()
        print("calls", n, 12e6 / n, "us each", flush=True)
        document.close(True)
main()
