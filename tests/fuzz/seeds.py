#!/usr/bin/env python3
"""Makes the seeds of the fuzz targets out of what the repository and the DMN TCK already hold.

    seeds.py OUT [TCK]

OUT/<target>/ gets one file a seed; tests/fuzz/seeds/<target>/ are copied too. TCK is a folder of .dmn files.
"""
import io
import pathlib
import re
import sys
import zipfile

TOP = pathlib.Path(__file__).resolve().parents[2]
LONGEST = 32 << 10  # longer seeds only slow the search down


def keep(out, target, seeds):
    folder = out / target
    folder.mkdir(parents=True, exist_ok=True)
    made = 0
    own = [path.read_bytes() for path in sorted((TOP / "tests/fuzz/seeds" / target).iterdir())]
    for seed in dict.fromkeys(own + [s for s in seeds if 0 < len(s) <= LONGEST]):
        (folder / f"{made:05}").write_bytes(seed)
        made += 1
    print(f"{target}: {made} seeds")


def feel():
    for table in sorted((TOP / "tests/feel").glob("*.feel")):
        for line in table.read_text().splitlines():
            if " ==> " in line and not line.startswith("#"):
                yield line.rsplit(" ==> ", 1)[0].strip().encode()
    for line in (TOP / "tests/syntax/expressions.txt").read_text().splitlines():
        if " ⇒ " in line:
            yield line.rsplit(" ⇒ ", 1)[0].replace("␊", "\n").replace("␉", "\t").encode()


def models(tck):
    folders = [TOP / "tests/dmn/models", TOP / "rules/packs"] + ([tck] if tck else [])
    for folder in folders:
        for path in sorted(folder.rglob("*.dmn")):
            yield path.read_bytes()
        for folder in {path.parent for path in folder.rglob("*.dmn")}:  # those that import each other
            several = sorted(folder.glob("*.dmn"))
            if len(several) > 1:
                yield b"".join(path.read_bytes().lstrip(b"\xef\xbb\xbf") for path in several[:4])


def patterns():
    for line in (TOP / "tests/text/patterns.txt").read_text().splitlines():
        if line.startswith("#") or "\t" not in line:
            continue
        for picture, control in (("∅", ""), ("␊", "\n"), ("␍", "\r"), ("␉", "\t")):
            line = line.replace(picture, control)
        fields = line.split("\t") + ["", "", "", ""]
        yield "\n".join([fields[1], fields[2].replace("-", ""), fields[4], fields[3]]).encode()


def parts(name):
    for path in sorted(TOP.glob("samples/*.xlsx")):
        with zipfile.ZipFile(path) as archive:
            for part in archive.namelist():
                if re.search(name, part):
                    yield archive.read(part)[:LONGEST] if "sheet1.xml" in part else archive.read(part)


def whole():
    """Small whole workbooks: a sample's parts with their sheets cut to nothing, packed as they are and as they lie."""
    for path in sorted(TOP.glob("samples/*.xlsx")):
        for method in (zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED):
            packed = io.BytesIO()
            with zipfile.ZipFile(path) as archive, zipfile.ZipFile(packed, "w", method) as small:
                for part in archive.namelist():
                    if re.search(r"Types|rels$|workbook\.xml$", part):
                        small.writestr(part, archive.read(part))
                    elif part.endswith("sheet1.xml"):
                        rows = b'<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1"><v>1.5</v></c></row>'
                        start = re.match(rb"(<\?xml.*?\?>)?\s*<worksheet[^>]*>", archive.read(part), re.S).group()
                        small.writestr(part, start + b"<sheetData>" + rows + b"</sheetData></worksheet>")
            yield packed.getvalue()


def strings():
    """The shared strings of our samples, a few at a time."""
    for path in sorted(TOP.glob("samples/*.xlsx")):
        with zipfile.ZipFile(path) as archive:
            shared = archive.read("xl/sharedStrings.xml")
        start = shared.index(b"<si>")
        items = re.findall(rb"<si>.*?</si>", shared, re.S)
        for at in range(0, len(items), 60):
            yield shared[:start] + b"".join(items[at : at + 4]) + b"</sst>"


def tables():
    for path in sorted(TOP.glob("samples/*/*.csv")):
        text = path.read_bytes()
        yield text[: text.rfind(b"\n", 0, 2048) + 1] or text[:2048]
        rows = text.decode("utf-8-sig").splitlines(True)[:3]
        yield ("sep=;\r\n" + "\r\n".join(row.strip().replace(",", ";") for row in rows)).encode("cp1252", "replace")
        yield "".join(rows).replace(",", "\t").encode("utf-16")


def main():
    out = pathlib.Path(sys.argv[1])
    tck = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    keep(out, "feel", feel())
    keep(out, "model", models(tck))
    keep(out, "pattern", patterns())
    keep(out, "archive", whole())
    keep(out, "sheet", parts(r"sheets/sheet\d+\.xml$"))
    keep(out, "strings", strings())
    keep(out, "ods", [])
    keep(out, "csv", tables())


if __name__ == "__main__":
    main()
