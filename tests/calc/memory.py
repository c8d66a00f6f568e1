"""What 10,000 edits leave in the office's memory: with the 100 steps of undo that an office keeps, checking on and off.
A measurement, not a test.

memory.py [COUNT [SEED]]
"""

import random
import sys
import time

from edits import Editor
from office import Office

POINTS = 10  # at which memory is read


def held(office, count, seed, live):
    document = office.load("proposal-flawed.xlsx")
    time.sleep(5)
    if not live:
        office.service("com.sun.star.frame.DispatchHelper").executeDispatch(
            document.CurrentController.Frame, "org.stackbook:live", "", 0, ())
    editor = Editor(office, document, random.Random(seed))
    seen = [office.memory()]
    for number in range(1, count + 1):
        editor.edit()
        if number % 50 == 0:
            time.sleep(0.4)  # a check comes to its end
        if number % (count // POINTS) == 0:
            seen.append(office.memory())
            print("checking on:" if live else "checking off:", " ".join(map(str, seen)), "MB", flush=True)
    document.close(True)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for live in (True, False):
        with Office() as office:
            held(office, count, seed, live)


if __name__ == "__main__":
    main()
