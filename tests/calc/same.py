"""The open document, read as a workbook, is the file: cell by cell, from .xlsx."""

import os
import subprocess
import sys

from office import FOLDER, Office


def main():
    samples = sorted(name for name in os.listdir(FOLDER) if name.endswith(".xlsx"))
    with Office() as office:
        program = os.path.join(os.environ["STACKBOOK_OFFICE"], "program", "fundamentalrc")
        result = subprocess.run([os.path.join(FOLDER, "calc-same"), office.pipe] + samples, cwd=FOLDER, timeout=120,
                                env=dict(os.environ, URE_BOOTSTRAP="vnd.sun.star.pathname:" + program))
    sys.exit(result.returncode)


if __name__ == "__main__":
    main()
