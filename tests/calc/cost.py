"""What live checking of a large proposal costs the person who types: slices of the main thread's time, and how long after
the last key its findings are shown. A measurement, not a test.

cost.py FILE
"""

import os
import re
import shutil
import statistics
import sys
import time

os.environ["STACKBOOK_TIMES"] = "1"
from office import FOLDER, Office, until


def main():
    waits = []
    with Office() as office:
        # A copy, since a document that can't be written is not followed.
        document = office.load(shutil.copyfile(sys.argv[1], os.path.join(FOLDER, "large.xlsx")))
        document.Sheets.insertNewByName("Probe", document.Sheets.Count)
        errors = document.Sheets.getByName("Probe").getCellByPosition(0, 0)
        errors.Formula = '=PROPOSAL.CHECK("error")'
        count = errors.Value
        time.sleep(5)
        cell = document.Sheets.getByName("Stack").getCellByPosition(0, 6)
        for turn in range(12):
            was = errors.Value
            cell.String = "S 1" if turn % 2 == 0 else "S002"
            begun = time.monotonic()
            while errors.Value == was and time.monotonic() - begun < 20:
                time.sleep(0.01)
            waits.append(1000 * (time.monotonic() - begun))
            time.sleep(0.5)
        document.setModified(False)
        document.close(True)
    with open(os.path.join(FOLDER, "office.log"), encoding="utf-8", errors="replace") as log:
        lines = re.findall(r"(\d+) slices, longest ([\d.]+) ms, in all ([\d.]+) ms; rules ([\d.]+) ms", log.read().replace("\0", ""))
    print(f"findings after the last key: median {statistics.median(waits):.0f} ms, worst {max(waits):.0f} ms")
    for slices, longest, whole, rules in lines[-8:]:
        print(f"processor time: main thread {slices} slices, longest {longest} ms, in all {whole} ms; rules {rules} ms")


if __name__ == "__main__":
    main()
