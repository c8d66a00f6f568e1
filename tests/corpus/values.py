"""Values of cells, as LibreOffice's CSV and as our dump print them, in one form: (kind, value)."""
import datetime
import re

EPOCH = datetime.datetime(1899, 12, 30)
STAMP = re.compile(r"(?:(\d{4,5})-(\d\d)-(\d\d)|(\d\d)/(\d\d)/(\d{4,5}))(?:[ T](\d\d):(\d\d):(\d\d(?:\.\d+)?))?$")
CLOCK = re.compile(r"(-?)(\d+):(\d\d):(\d\d(?:\.\d+)?)( [AP]M)?$")
ERROR = re.compile(r"#(NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A)$|Err:\d+$")
LINE = re.compile(r"(.*?)!([A-Z]{1,3})([1-9]\d*) (\S+)(?: (.*?))??( formula)?$")


def rows_of(text):
    """Cells of a CSV text as (row, column, text, quoted), empty ones left out."""
    at, row, column = 0, 0, 0
    while at < len(text):
        if text[at] == '"':
            parts, at = [], at + 1
            while True:
                stop = text.find('"', at)
                if stop < 0:
                    stop = len(text)
                parts.append(text[at:stop])
                at = stop + 1
                if at < len(text) and text[at] == '"':
                    parts.append('"')
                    at += 1
                    continue
                break
            value = "".join(parts)
            if value:
                yield row, column, value, True
        else:
            stop = at
            while stop < len(text) and text[stop] not in ",\n":
                stop += 1
            if stop > at:
                yield row, column, text[at:stop], False
            at = stop
        if at < len(text):
            row, column = (row, column + 1) if text[at] == "," else (row + 1, 0)
            at += 1


def theirs(text, quoted):
    if ERROR.match(text):
        return "error", text
    if quoted:
        return "text", text
    if text in ("TRUE", "FALSE"):
        return "boolean", text == "TRUE"
    try:
        if text.endswith("%"):
            return "number", float(text[:-1]) / 100
        return "number", float(text)
    except ValueError:
        pass
    stamp, clock = STAMP.match(text), CLOCK.match(text)
    if stamp:
        year, month, day = (stamp[1], stamp[2], stamp[3]) if stamp[1] else (stamp[6], stamp[4], stamp[5])
        try:
            days = (datetime.datetime(int(year), int(month), int(day)) - EPOCH).days
        except ValueError:
            return "text", text
        seconds = int(stamp[7] or 0) * 3600 + int(stamp[8] or 0) * 60 + float(stamp[9] or 0)
        return "date", days + seconds / 86400
    if clock:
        hours = int(clock[2])
        if clock[5]:
            hours = hours % 12 + (12 if clock[5] == " PM" else 0)
        value = (hours * 3600 + int(clock[3]) * 60 + float(clock[4])) / 86400
        return "date", -value if clock[1] else value
    return "text", text


def ours(dump):
    """Sheets in order, each {(row, column): (kind, value, formula)}, of corpus-dump's output."""
    sheets = {}
    for line in dump.split("\n"):
        if line.startswith("sheet "):
            sheets.setdefault(line[6:], {})
            continue
        found = LINE.match(line)
        if not found:
            continue
        sheet, letters, row, kind, value, formula = found.groups()
        column = 0
        for letter in letters:
            column = column * 26 + ord(letter) - 64
        if kind == "text":
            value = re.sub(r"\\(.)", lambda m: {"n": "\n", "r": "\r", "t": "\t"}.get(m[1], m[1]), value[1:-1], flags=re.S)
        elif kind == "boolean":
            value = value == "true"
        elif kind not in ("error", "blank"):
            value = float(value)
            kind = "number" if kind in ("number", "percent", "currency") else "date"
        sheets.setdefault(sheet, {})[int(row) - 1, column - 1] = kind, value, bool(formula)
    return sheets


def same(mine, other):
    if mine[0] in ("number", "date", "boolean") and other[0] in ("number", "date", "boolean"):
        if (mine[0] == "boolean") != (other[0] == "boolean"):
            return False
        near = 1e-13 * max(abs(mine[1]), abs(other[1]))
        return abs(mine[1] - other[1]) <= (max(near, 1.01 / 86400) if other[0] == "date" else near)
    if other[0] == "error" and mine[1] == other[1]:
        return True  # a text that reads like an error is one in a CSV
    if mine[0] == other[0] == "error" and mine[1] == "#ERROR!":
        return other[1].startswith("Err:")  # those of LibreOffice that others have no name for
    if mine[0] == other[0] == "text":
        return mine[1].replace("\r\n", "\n").replace("\r", "\n") == other[1]
    return mine[:2] == other[:2]
