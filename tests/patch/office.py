#!/usr/bin/env python3
"""Changed copies open in LibreOffice as they are, and hold there what they should.

office.py --office HOME --program stackbook --samples FOLDER

Approves, annotates, fixes and merges the samples as .xlsx and .ods, lets the office load each copy and save it anew, and compares the findings of
both and the number of comments. Ends with 77 where there is no office.
"""

import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "calc"))
from stage import SKIPPED, as_nobody, own  # noqa: E402


def run(command, folder, codes=(0, 1)):
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=200,
                          env={"HOME": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})
    assert done.returncode in codes, f"{command}: {done.returncode} {done.stderr.decode()} {done.stdout.decode()}"
    return done.stdout.decode()


def comments(path):
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode() for name in package.namelist()
                 if re.search(r"xl/comments\d*\.xml$|^content\.xml$", name)]
    return sum(len(re.findall(r"<comment |<office:annotation\b", part)) for part in parts)


def main():
    parser = argparse.ArgumentParser()
    for name in ("--office", "--program", "--samples"):
        parser.add_argument(name, required=True, type=os.path.abspath)
    options = parser.parse_args()
    office = os.path.join(options.office, "program", "soffice")
    if not os.path.exists(office):
        print("no office in " + options.office)
        sys.exit(SKIPPED)
    folder = tempfile.mkdtemp(prefix="stackbook-patch-")
    try:
        for sample in glob.glob(os.path.join(options.samples, "*.xlsx")):
            shutil.copy(sample, folder)
        stackbook = options.program
        before = []
        os.mkdir(os.path.join(folder, "saved"))
        if os.geteuid() == 0:
            own(folder)
            own(os.path.join(folder, "saved"))
            before = as_nobody()

        def save(files, kind, to):
            run(before + [office, "--headless", "--norestore", f"-env:UserInstallation=file://{folder}/profile",
                          "--convert-to", kind, "--outdir", to] + files, folder, (0,))

        save(["proposal-good.xlsx", "proposal-flawed.xlsx"], "ods", ".")
        names = []
        for kind in ("xlsx", "ods"):
            good, flawed = "proposal-good." + kind, "proposal-flawed." + kind
            made = [word + "." + kind for word in ("approved", "annotated", "again", "fixed", "merged")]
            run([stackbook, "approve", good, made[0], "--table", "Members", "--rows", "M01", "M02",
                 "--by", "Ann Lee & <Sons>"], folder, (0,))
            run([stackbook, "check", flawed, "--annotate", made[1]], folder, (1,))
            run([stackbook, "check", made[1], "--annotate", made[2]], folder, (1,))
            run([stackbook, "check", flawed, "--fix", made[3]], folder, (1,))
            run([stackbook, "merge", good, good, made[0], made[4]], folder, (0,))
            names += made
        for kind in ("xlsx", "ods"):
            save([name for name in names if name.endswith(kind)], kind, "saved")
        for name in names:
            saved = os.path.join("saved", name)
            assert os.path.exists(os.path.join(folder, saved)), name + " was not loaded"
            ours, theirs = (run([stackbook, "check", path, "--format", "concise"], folder).replace(path, "")
                            for path in (name, saved))
            assert ours == theirs, f"{name}:\n{ours}\nsaved by the office:\n{theirs}"
            here, there = (comments(os.path.join(folder, path)) for path in (name, saved))
            assert here == there, f"{name}: {here} comments, saved by the office: {there}"
        for kind in ("xlsx", "ods"):
            assert comments(os.path.join(folder, "annotated." + kind)) > 20
        print("the office loads " + ", ".join(names))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
