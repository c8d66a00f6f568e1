#!/usr/bin/env python3
"""Writes case_table.cpp and block_table.cpp from the Unicode data of this machine's Python and Perl.

Usage: python3 unicode.py, in this folder. Needs the perl package (its Unicode::UCD knows the blocks). Both must carry
the same version of Unicode, which the files then name.
"""
import subprocess
import sys
import unicodedata

COLUMNS = 110
OTHER_NAMES = {"Greek": "GreekandCoptic", "CombiningMarksforSymbols": "CombiningDiacriticalMarksforSymbols",
               "CyrillicSupplementary": "CyrillicSupplement"}  # XML Schema 1.0 names, with the name of today
PRIVATE_USE = [(0xE000, 0xF8FF), (0xF0000, 0xFFFFD), (0x100000, 0x10FFFD)]  # one name for three stretches there
HEAD = "// Unicode {}, written by unicode.py; do not edit.\n// clang-format off\n#include \"rules/feel/text/{}.hpp\"\n\nnamespace stackbook::feel {{\n"


def points():
    return (c for c in range(0x110000) if not 0xD800 <= c <= 0xDFFF)


def runs(mapping):
    """Code points with single images, as (first, last, step, distance)."""
    single = [(c, ord(s) - c) for c, s in sorted(mapping.items()) if len(s) == 1]
    out = []
    for c, distance in single:
        if out:
            first, last, step, d = out[-1]
            gap = c - last
            if d == distance and (gap == step or (first == last and gap in (1, 2))):
                out[-1] = (first, c, gap, d)
                continue
        out.append((c, c, 1, distance))
    return out


def stretches(chosen):
    out = []
    for c in sorted(chosen):
        if out and out[-1][1] == c - 1:
            out[-1] = (out[-1][0], c)
        else:
            out.append((c, c))
    return out


def rows(items):
    lines, line = [], " "
    for item in items:
        if len(line) + len(item) + 2 > COLUMNS:
            lines.append(line)
            line = " "
        line += " " + item + ","
    return "\n".join(lines + [line]) + "\n"


def array(kind, name, items):
    return f"\nnamespace {{\nconstexpr {kind} {name}_rows[] = {{\n{rows(items)}}};\n}} // namespace\n" \
           f"constinit const std::span<const {kind}> {name}({name}_rows);\n"


def case_table():
    out = HEAD.format(unicodedata.unidata_version, "case")
    for name, change in (("upper", str.upper), ("lower", str.lower)):
        mapping = {c: change(chr(c)) for c in points() if change(chr(c)) != chr(c)}
        out += array("CaseRun", f"{name}_runs",
                     ["{{{:#x}, {:#x}, {}, {}}}".format(*run) for run in runs(mapping)])
        many = [(c, s) for c, s in sorted(mapping.items()) if len(s) > 1]
        out += array("CaseExpansion", f"{name}_expansions",
                     ["{{{:#x}, {{{}}}}}".format(c, ", ".join(f"{ord(x):#x}" for x in s.ljust(3, "\0")))
                      for c, s in many])
    # What Python does with a capital sigma tells which characters are cased, and which are passed over.
    sigma, final = "\u03a3", "\u03c2"
    cased = {c for c in points() if (chr(c) + sigma).lower()[-1] == final}
    passed = {c for c in points() if ("A" + chr(c) + sigma).lower()[-1] == final} - cased
    out += array("CodeStretch", "cased", [f"{{{a:#x}, {b:#x}}}" for a, b in stretches(cased)])
    out += array("CodeStretch", "case_ignorable", [f"{{{a:#x}, {b:#x}}}" for a, b in stretches(passed)])
    return out + "\n} // namespace stackbook::feel\n"


def block_table():
    script = "use Unicode::UCD qw(charblocks); print Unicode::UCD::UnicodeVersion(), \"\\n\"; my $b = charblocks();" \
             "for (keys %$b) { printf \"%s\\t%d\\t%d\\n\", $_, $b->{$_}[0][0], $b->{$_}[0][1]; }"
    lines = subprocess.run(["perl", "-e", script], check=True, capture_output=True, text=True).stdout.splitlines()
    if lines[0] != unicodedata.unidata_version:
        sys.exit(f"Perl has Unicode {lines[0]}, Python {unicodedata.unidata_version}")
    blocks = {}
    for line in lines[1:]:
        name, first, last = line.split("\t")
        if name != "No_Block" and "Surrogates" not in name:
            blocks[name.replace(" ", "").replace("_", "")] = (int(first), int(last))
    for old, new in OTHER_NAMES.items():
        blocks[old] = blocks[new]
    rows = sorted([(name, *ends) for name, ends in blocks.items()] + [("PrivateUse", *ends) for ends in PRIVATE_USE])
    out = HEAD.format(lines[0], "block")
    out += array("Block", "blocks", [f'{{"{n}", {a:#x}, {b:#x}}}' for n, a, b in rows])
    return out + "\n} // namespace stackbook::feel\n"


if __name__ == "__main__":
    for name, text in (("case_table.cpp", case_table()), ("block_table.cpp", block_table())):
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
