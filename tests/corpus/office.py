"""LibreOffice's view of workbooks: all sheets of many files as CSV, and files converted to another format."""
import concurrent.futures
import pathlib
import resource
import shutil
import subprocess

# Comma, double quotes, UTF-8, from line 1, en-US, text quoted, numbers bare and as stored, every sheet in a file.
CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true,false,false,false,-1"
AT_ONCE = 40  # files in one start of the program
AT_A_TIME = 2
LONGEST = 64 << 20  # bytes of one sheet's CSV: one cell at the end of a sheet makes gigabytes of commas


def run(work, number, kind, files, out):
    profile = work / f"profile{number % AT_A_TIME}"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind, "--outdir",
               str(out), *map(str, files)]
    bounded = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (LONGEST, LONGEST))
    try:
        subprocess.run(command, preexec_fn=bounded, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       timeout=40 + 5 * len(files))
    except subprocess.TimeoutExpired:
        return


def made(out, file):
    return (out / (file.name + ".done")).exists()


def convert(work, kind, files, out):
    """Converts each of files into out once; what LibreOffice crashed or hung on is tried alone, then left."""
    out.mkdir(parents=True, exist_ok=True)
    wanted = [file for file in files if not made(out, file)]
    pieces = [wanted[at : at + AT_ONCE] for at in range(0, len(wanted), AT_ONCE)]

    def lane(number):
        todo = pieces[number::AT_A_TIME]
        while todo:
            piece = todo.pop()
            run(work, number, kind, piece, out)
            left = [file for file in piece if not any(out.glob(file.stem + "[-.]*"))]
            if len(piece) > 1 and left:
                size = max(1, len(left) // 4)
                todo += [left[at : at + size] for at in range(0, len(left), size)]
            for file in piece:
                if len(piece) == 1 or file not in left:
                    (out / (file.name + ".done")).touch()

    with concurrent.futures.ThreadPoolExecutor(AT_A_TIME) as lanes:
        list(lanes.map(lane, range(AT_A_TIME)))


def sheets(out, file):
    """The CSV text of each sheet of a file, by the sheet's name, None where it broke off for its length; empty where
    LibreOffice could not open the file."""
    found = {}
    for path in sorted(out.glob(file.stem + "-*.csv")):
        short = path.stat().st_size < LONGEST
        found[path.stem[len(file.stem) + 1 :]] = path.read_text("utf-8", errors="replace") if short else None
    return found


def stage(folder, work, suffixes):
    """Links to each distinct workbook below folder, under a name of its own: (link, original) pairs."""
    import hashlib

    links = work / "in"
    links.mkdir(parents=True, exist_ok=True)
    seen, staged = set(), []
    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.suffix.lower() not in suffixes or not path.is_file():
            continue
        digest = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        if digest in seen:
            continue
        seen.add(digest)
        link = links / (digest + path.suffix.lower())
        if not link.exists():
            shutil.copyfile(path, link)
        staged.append((link, path))
    return staged
