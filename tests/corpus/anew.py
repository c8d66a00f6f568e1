"""What LibreOffice makes anew of a workbook when it opens it, cell by cell: by this a difference may be explained.

A pivot table is laid out again, a what-if table and an array's other cells are computed again; results of formulas are
kept where Excel or LibreOffice wrote them, unless the formula asks for the time, for chance or for where it stands.
"""
import io
import pathlib
import posixpath
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
VOLATILE = re.compile(r"\b(NOW|TODAY|RAND|RANDBETWEEN|RANDARRAY|INDIRECT|OFFSET|CELL|INFO|SHEET|SHEETS|CURRENT|STYLE)\(", re.I)
KEEPS = re.compile(r"Microsoft (Macintosh )?Excel|LibreOffice")


def place(text):
    found = re.match(r"\$?([A-Z]{1,3})\$?(\d+)$", text.upper())
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


def area(text):
    """(top, left, bottom, right) of "A1:B2", or None."""
    ends = [place(end) for end in (text.split(":") * 2)[:2]]
    return (*ends[0], *ends[1]) if all(ends) else None


class Anew:
    def __init__(self):
        self.areas = {}  # (sheet, what) to a list of areas
        self.volatile = set()  # sheets
        self.keeps = False  # results as they are stored

    def add(self, sheet, what, one):
        if one:
            self.areas.setdefault((sheet, what), []).append(one)

    def pivot(self, sheet, one):  # with totals and filters that the other program did not show
        self.add(sheet, "pivot", one)
        self.add(sheet, "grown pivot", one and (one[0] - 2, one[1], 1 << 20, 1 << 14))

    def covers(self, what, sheet, row, column):
        return any(top <= row <= bottom and left <= column <= right
                   for top, left, bottom, right in self.areas.get((sheet, what), []))


def relations(package, part):
    folder, name = posixpath.split(part)
    try:
        root = ElementTree.fromstring(package.read(f"{folder}/_rels/{name}.rels"))
    except (KeyError, ElementTree.ParseError):
        return {}
    return {one.get("Id"): (one.get("Type", "").rsplit("/", 1)[-1],
                            posixpath.normpath(posixpath.join("/" + folder, one.get("Target", ""))).lstrip("/"))
            for one in root}


def excel(package, found):
    names = package.namelist()
    if "docProps/app.xml" in names:
        found.keeps = bool(KEEPS.search(package.read("docProps/app.xml").decode("utf-8", "replace")))
    links = relations(package, "xl/workbook.xml")
    for sheet in ElementTree.fromstring(package.read("xl/workbook.xml")).iter():
        if not sheet.tag.endswith("}sheet"):
            continue
        of = [value for key, value in sheet.attrib.items() if key.endswith("}id")]
        part = links.get(of[0] if of else "", ("", ""))[1]
        if part not in names:
            continue
        name = sheet.get("name")
        for kind, target in relations(package, part).values():
            if kind == "pivotTable" and target in names:
                for one in ElementTree.fromstring(package.read(target)):
                    if one.tag.endswith("}location"):
                        spread = area(one.get("ref", ""))
                        above = int(one.get("rowPageCount", 0)) + 1 if one.get("rowPageCount") else 0
                        found.pivot(name, spread and (spread[0] - above, *spread[1:]))
        for _, one in ElementTree.iterparse(io.BytesIO(package.read(part))):
            if one.tag in (MAIN + "f", STRICT + "f"):
                if one.get("t") == "dataTable":
                    found.add(name, "what-if", area(one.get("ref", "")))
                elif one.get("t") == "array":
                    found.add(name, "array", area(one.get("ref", "")))
                if VOLATILE.search(one.text or ""):
                    found.volatile.add(name)
            elif one.tag.endswith("}row"):
                one.clear()


def opendocument(meta, content, found):
    found.keeps = bool(KEEPS.search(meta.decode("utf-8", "replace")))
    sheet, row, column = None, 0, 0
    for event, one in ElementTree.iterparse(io.BytesIO(content), ("start", "end")):
        if event == "start":
            if one.tag == TABLE + "table":
                sheet, row = one.get(TABLE + "name"), 0
            elif one.tag == TABLE + "table-row":
                column = 0
            elif one.tag in (TABLE + "table-cell", TABLE + "covered-table-cell"):
                formula = one.get(TABLE + "formula", "")
                if VOLATILE.search(formula):
                    found.volatile.add(sheet)
                if "MULTIPLE.OPERATIONS" in formula:
                    found.add(sheet, "what-if", (row, column, row, column))
                rows, columns = (int(one.get(TABLE + f"number-matrix-{way}-spanned", 0)) for way in ("rows", "columns"))
                if rows:
                    found.add(sheet, "array", (row, column, row + rows - 1, column + columns - 1))
                column += int(one.get(TABLE + "number-columns-repeated", 1))
            elif one.tag == TABLE + "data-pilot-table":
                target = one.get(TABLE + "target-range-address", "")
                ends = [end.rsplit(".", 1) for end in target.split(":")]
                if len(ends[0]) == 2:
                    found.pivot(ends[0][0].strip("$'"), area(ends[0][1] + ":" + ends[-1][-1]))
        elif one.tag == TABLE + "table-row":
            row += int(one.get(TABLE + "number-rows-repeated", 1))
            one.clear()


def of(file):
    found = Anew()
    try:
        if not zipfile.is_zipfile(file):
            flat = pathlib.Path(file).read_bytes()
            opendocument(flat[:16384], flat, found)
            return found
        with zipfile.ZipFile(file) as package:
            names = package.namelist()
            if "content.xml" in names:
                opendocument(package.read("meta.xml") if "meta.xml" in names else b"", package.read("content.xml"), found)
            else:
                excel(package, found)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, KeyError, ElementTree.ParseError):
        pass  # what we read of it is compared as it is
    return found
