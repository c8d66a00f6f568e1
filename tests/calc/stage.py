#!/usr/bin/env python3
"""Runs one test of the extension in an office of its own.

stage.py TEST.py --office HOME --extension X.oxt --program stackbook --same calc-same --samples FOLDER [--also FILE…] [--words WORD…]

Everything happens in a temporary folder: HOME, profile, copies of extension, samples and tests, the command (bin) with
its packs, and its reports of the samples (NAME.json). When started by root, the test runs as another user, as an office does. Ends with
77 where there is no office.
"""

import argparse
import glob
import os
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
NOBODY = 65534
HERE = os.path.dirname(os.path.abspath(__file__))


def stage(options, folder):
    for source in glob.glob(os.path.join(HERE, "*.py")):
        shutil.copy(source, folder)
    shutil.copy(options.extension, os.path.join(folder, "stackbook.oxt"))
    for other in [options.same] + options.also:
        shutil.copy(other, folder)
    os.mkdir(os.path.join(folder, "bin"))
    shutil.copy(options.program, os.path.join(folder, "bin"))  # finds its packs beside it
    build = os.path.dirname(os.path.dirname(options.program))
    for part in ("share", "libexec"):
        shutil.copytree(os.path.join(build, part), os.path.join(folder, part))
    for sample in glob.glob(os.path.join(options.samples, "*.xlsx")):
        shutil.copy(sample, folder)
        name = os.path.basename(sample)
        checked = subprocess.run([options.program, "check", name, "--format", "json"], cwd=folder,
                                 capture_output=True, timeout=60)
        if checked.returncode == 2:
            sys.exit(f"stackbook check {name}: {checked.stderr.decode()}")
        with open(os.path.join(folder, os.path.splitext(name)[0] + ".json"), "wb") as report:
            report.write(checked.stdout)


def as_nobody():
    """The words before a command that make it run as an ordinary user. Where the root folder is closed to others, as in
    a root that was made for a test, that user may walk through folders all the same."""
    words = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    if os.stat("/").st_mode & 0o001 == 0:
        words += ["--securebits=+no_setuid_fixup", "--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]
    return words


def own(folder):
    os.chmod(folder, 0o755)
    for path, folders, files in os.walk(folder):
        for name in [path] + [os.path.join(path, file) for file in folders + files]:
            os.chown(name, NOBODY, NOBODY)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("test")
    for name in ("--office", "--extension", "--program", "--same", "--samples"):
        parser.add_argument(name, required=True, type=os.path.abspath)
    parser.add_argument("--also", nargs="*", default=[], help="more files that the test finds beside it")
    parser.add_argument("--pictures", help="keep screenshots here")
    parser.add_argument("--words", nargs="*", default=[], help="arguments of the test itself")
    parser.add_argument("--keep", action="store_true", help="keep the temporary folder")
    options = parser.parse_args()
    if not os.path.exists(os.path.join(options.office, "program", "soffice")):
        print("no office in " + options.office)
        sys.exit(SKIPPED)
    folder = tempfile.mkdtemp(prefix="stackbook-calc-")
    try:
        stage(options, folder)
        command = ["/usr/bin/python3", os.path.join(folder, options.test)] + options.words
        if os.geteuid() == 0:
            own(folder)
            command = as_nobody() + command
        environment = {"HOME": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "STACKBOOK_OFFICE": options.office}
        environment.update({name: value for name, value in os.environ.items() if name.startswith("STACKBOOK_TEST_")})
        result = subprocess.run(command, cwd=folder, env=environment).returncode
        if options.pictures:
            os.makedirs(options.pictures, exist_ok=True)
            for picture in glob.glob(os.path.join(folder, "*.png")):
                shutil.copy(picture, options.pictures)
        sys.exit(result)
    finally:
        if options.keep:
            print("kept: " + folder)
        else:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
