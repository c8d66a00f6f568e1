"""Every cell function against the command's own report of the same file."""

import csv
import json
import os
from decimal import Decimal

from office import FOLDER, Office, until

NA, VALUE = 32767, 519


class Probe:
    """A sheet of the document on which formulas are asked."""

    def __init__(self, document):
        self.sheets = document.Sheets
        self.sheets.insertNewByName("Probe", self.sheets.Count)
        self.sheet = self.sheets.getByName("Probe")
        self.row = 0

    def cell(self, formula):
        cell = self.sheet.getCellByPosition(0, self.row)
        self.row += 1
        cell.Formula = formula
        return cell

    def ask(self, formula):
        cell = self.cell(formula)
        assert cell.getError() == 0, f"{formula} gave error {cell.getError()}"
        return cell.String if cell.FormulaResultType2 == 2 else Decimal(repr(cell.Value))

    def table(self, formula, rows, columns):
        area = self.sheet.getCellRangeByPosition(2, self.row, 1 + columns, self.row + rows - 1)
        area.setArrayFormula(formula)
        self.row += rows
        return [list(line) for line in area.getDataArray()]


def same(asked, reported):
    if asked is None:
        return reported is None
    if isinstance(reported, bool):
        return asked == (1 if reported else 0)
    if isinstance(reported, (int, Decimal)):
        return not isinstance(asked, str) and abs(Decimal(repr(asked) if isinstance(asked, float) else asked)
                                                  - reported) <= abs(reported) * Decimal("1e-14")
    return asked == (reported or "")


def expect(asked, reported, what):
    assert same(asked, reported), f"{what}: the cell shows {asked!r}, the report {reported!r}"


def expect_table(probe, formula, reported):
    columns = max(len(row) for row in reported)
    shown = probe.table(formula, len(reported), columns)
    for line, row in zip(shown, reported):
        for cell, entry in zip(line, row):
            expect(cell, entry, formula)
    # One row more than there are shows that none was left out.
    more = probe.table(formula, len(reported) + 1, columns)
    assert more[-1][0] is None, f"{formula} has more rows than the report's {len(reported)}"


def rows_of(answer):
    return [list(row.values()) for row in answer] if isinstance(answer, list) else None


def document_functions(probe, file):
    for name, answer in file["functions"].items():
        if name not in ASKED:
            continue
        rows = rows_of(answer)
        if rows is None:
            expect(probe.ask(f"={name}()"), answer, name)
        else:
            expect_table(probe, f"={name}()", rows)
        ASKED.remove(name)
    by_tool = file["functions"]["INCENTIVE.BYTOOL"]
    for row in by_tool:
        direct = row["requested"] if row["money"] == "direct" else 0
        expect(probe.ask(f'=INCENTIVE.TOTAL("{row["tool"]}")'), direct, "INCENTIVE.TOTAL of " + row["tool"])
        kind = {"guaranteed": "GUARANTEED", "cover": "COVER"}.get(row["money"])
        if kind:
            expect(probe.ask(f'=INCENTIVE.{kind}("{row["tool"]}")'), row["requested"], kind + " of " + row["tool"])
        for scalar in ("limit", "headroom"):
            expect(value_of(probe, f'=INCENTIVE.{scalar.upper()}("{row["tool"]}")'), row[scalar],
                   f"INCENTIVE.{scalar.upper()} of {row['tool']}")
    assert any(row["limit"] is None for row in by_tool) and any(row["limit"] is not None for row in by_tool)
    ASKED.difference_update({"INCENTIVE.LIMIT", "INCENTIVE.HEADROOM"})
    shares = [probe.ask(f'=STACK.COMPLETENESS("{layer}")') for layer in "ABCDE"]
    assert all(0 <= share <= 1 for share in shares) and any(share < 1 for share in shares), shares
    missing = {list(row.values())[0] for row in file["functions"]["STACK.MISSING"]}
    for layer, share in zip("ABCDE", shares):
        assert (share < 1) == (layer in missing), f"layer {layer} is {share} complete; missing are {missing}"
    lacking = {row["element"] for row in file["functions"]["STACK.MISSING"]}
    for element in ("compute", "storage", *lacking):
        expect(probe.ask(f'=STACK.HAS("{element}")'), element not in lacking, "STACK.HAS of " + element)
    assert probe.cell('=STACK.HAS("no such element")').getError() == NA
    ASKED.remove("STACK.HAS")
    readings = file["totals"]["Hardware US shares"][0]
    for reading, share in readings.items():
        expect(probe.ask(f'=STACK.USCONTENT("{reading}")'), share, "STACK.USCONTENT of " + reading)


def value_of(probe, formula):
    """None where the cell shows #N/A: the pack gives no value."""
    cell = probe.cell(formula)
    if cell.getError() == NA:
        return None
    return Decimal(repr(cell.Value))


def completeness(probe, file):
    whole = file["completeness"]
    share = lambda one: one["filled"] / one["required"]
    near = lambda asked, expected, what: expect(asked, round(expected, 15), what)
    near(probe.ask("=PROPOSAL.COMPLETENESS()"), share(whole), "PROPOSAL.COMPLETENESS")
    for sheet in whole["sheets"]:
        near(probe.ask(f'=PROPOSAL.COMPLETENESS("{sheet["name"]}")'), share(sheet), sheet["name"])
    for owner in whole["owners"]:
        near(probe.ask(f'=PROPOSAL.COMPLETENESS(;"{owner["name"]}")'), share(owner), owner["name"])
    # What a member fills on all sheets together is what it fills on each of them.
    member = whole["owners"][0]
    required = 0
    for sheet in whole["sheets"]:
        cell = probe.cell(f'=PROPOSAL.COMPLETENESS("{sheet["name"]}"; "{member["name"]}")')
        required += cell.getError() == 0
    assert 0 < required < len(whole["sheets"]), required
    assert probe.cell('=PROPOSAL.COMPLETENESS("No such sheet")').getError() == NA
    ASKED.remove("PROPOSAL.COMPLETENESS")


def countries(probe):
    held = {}
    for pack in ("eo14320", "call-2026-preset"):  # the second extends the first
        path = os.path.join(FOLDER, "share", "stackbook", "packs", pack, "reference", "groups.csv")
        with open(path, encoding="utf-8", newline="") as text:
            rows = [row for row in csv.reader(text) if row and not row[0].startswith("#")]  # a remark stands first
        for row in rows[1:]:
            named = dict(zip(rows[0], row))
            held.setdefault(named["country"], []).append(named["group"])
    for country in list(held)[:3] + list(held)[-3:]:
        expect(probe.ask(f'=COUNTRY.GROUP("{country}")'), ", ".join(held[country]), "COUNTRY.GROUP of " + country)
        expect(probe.ask(f'=COUNTRY.IN("{country}"; "{held[country][0]}")'), True, "COUNTRY.IN of " + country)
    expect(probe.ask('=COUNTRY.IN("AR"; "no such group")'), False, "COUNTRY.IN")
    ASKED.difference_update({"COUNTRY.GROUP", "COUNTRY.IN"})

def findings(probe, report):
    open_ones = [f for f in report["findings"] if f["state"] == "open"]
    file = report["files"][0]
    expect(probe.ask("=PROPOSAL.STATUS()"), file["summary"]["status"], "PROPOSAL.STATUS")
    for severity in ("error", "warning", "info"):
        those = [f for f in open_ones if f["severity"] == severity]
        expect(probe.ask(f'=PROPOSAL.CHECK("{severity}")'), len(those), "PROPOSAL.CHECK of " + severity)
        assert len(those) == file["summary"][severity + "s"]
        if those:
            expect_table(probe, f'=PROPOSAL.FINDINGS("{severity}")',
                         [[f["rule"], f["severity"], place(f["place"]), f["message"]] for f in those])
    assert probe.cell('=PROPOSAL.CHECK("grave")').getError() == NA
    ASKED.difference_update({"PROPOSAL.STATUS", "PROPOSAL.CHECK", "PROPOSAL.FINDINGS"})


def place(where):
    return " ".join(where[part] for part in ("sheet", "cell") if where.get(part)) or where["file"]


def rows(probe, report):
    """ROW.CHECK over a whole bound table: each row's worst message, nothing for a row that is right."""
    order = {"info": 0, "warning": 1, "error": 2}
    seen_empty = seen_full = 0
    stack = probe.sheets.getByName("Stack")
    for row in range(6, 21):
        key = stack.getCellByPosition(0, row - 1).String
        here = [f for f in report["findings"] if f["state"] == "open" and f["place"]["sheet"] == "Stack"
                and ((key and f["place"].get("row") == key) or digits(f["place"].get("cell")) == row)]
        shown = probe.ask(f"=ROW.CHECK($Stack.C{row})")
        if not here:
            assert shown == "", f"Stack row {row} has no finding, but shows {shown}"
            seen_empty += 1
            continue
        worst = max(order[f["severity"]] for f in here)
        assert shown in [f["message"] for f in here if order[f["severity"]] == worst], f"Stack row {row}: {shown}"
        seen_full += 1
        expect(probe.ask(f"=ROW.SEVERITY($Stack.C{row})"), next(k for k, v in order.items() if v == worst), "ROW.SEVERITY")
    assert seen_empty and seen_full, (seen_empty, seen_full)
    ASKED.difference_update({"ROW.CHECK", "ROW.SEVERITY"})


def cells(probe, report):
    """CELL.CHECK and RULE.WHY of cells with findings, and of one without."""
    order = {"info": 0, "warning": 1, "error": 2}
    open_ones = [f for f in report["findings"] if f["state"] == "open" and f["place"].get("cell")]
    for cell in sorted({(f["place"]["sheet"], f["place"]["cell"]) for f in open_ones})[:12]:
        here = [f for f in open_ones if (f["place"]["sheet"], f["place"]["cell"]) == cell]
        worst = max(order[f["severity"]] for f in here)
        address = f"${cell[0]}.{cell[1]}"
        shown = probe.ask(f"=CELL.CHECK({address})")
        assert shown in [f["message"] for f in here if order[f["severity"]] == worst], f"{cell}: {shown}"
        why = probe.ask(f"=RULE.WHY({address})")
        for f in here:
            assert f["message"] in why and f["citation"]["text"] in why, f"{cell}: {why}"
    expect(probe.ask("=CELL.CHECK($Stack.ZZ900)"), "", "CELL.CHECK of a blank cell")
    expect(probe.ask("=RULE.WHY($Stack.ZZ900)"), "", "RULE.WHY of a blank cell")
    for formula, because in (('=STACK.HAS("no such element")', "no value"), ('=PROPOSAL.CHECK("grave")', "not a severity"),
                             ('=RULE.DECIDE("No such decision")', "no function, service or decision"),
                             ('=RULE.FEEL("1 +")', "can't be read"), ('=1+PROPOSAL.COMPLETENESS(C1)', "binds no sheet")):
        probe.sheet.getCellRangeByName("C1").String = "Nosuch"
        bad = probe.cell(formula)
        assert bad.getError() != 0, formula
        why = probe.ask(f"=RULE.WHY(A{probe.row})")
        assert because in why, f"{formula}: {why!r}"
    ASKED.difference_update({"CELL.CHECK", "RULE.WHY"})


def explained(probe, report):
    fired = next(f for f in report["findings"] if f["fired"])
    text = probe.ask(f'=RULE.EXPLAIN("{fired["rule"]}")')
    assert text.startswith(fired["rule"]) and fired["citation"]["text"] in text and fired["fired"]["decision"] in text
    assert f"Findings in this workbook: {sum(f['rule'] == fired['rule'] and f['state'] == 'open' for f in report['findings'])}" in text, text
    text = probe.ask(f'=RULE.EXPLAIN("{fired["fired"]["decision"]}")')
    assert "Findings in this workbook" in text, text
    text = probe.ask('=RULE.EXPLAIN("Stack completeness")')
    assert text.startswith("Stack completeness = 0."), text
    assert probe.cell('=RULE.EXPLAIN("No such rule")').getError() == NA
    ASKED.remove("RULE.EXPLAIN")


def digits(cell):
    return int("".join(c for c in cell if c.isdigit())) if cell else None


def rules(probe, file):
    expect(probe.ask('=RULE.FEEL("a + b"; "a"; 0.1; "b"; 0.2)'), Decimal("0.3"), "RULE.FEEL")
    probe.sheet.getCellRangeByName("Z1:Z3").setDataArray(((1,), (2.5,), (4,)))
    expect(probe.ask('=RULE.FEEL("sum(x)"; "x"; Z1:Z3)'), Decimal("7.5"), "RULE.FEEL over a range")
    expect(probe.ask('=RULE.FEEL("upper case(t)"; "t"; "ab")'), "AB", "RULE.FEEL of a text")
    assert probe.cell('=RULE.FEEL("1 +")').getError() == VALUE
    assert probe.cell('=RULE.FEEL("a"; "a")').getError() != 0
    total = next(iter(k for k, v in file["totals"].items() if isinstance(v, Decimal)))
    expect(probe.ask(f'=RULE.DECIDE("{total}")'), file["totals"][total], "RULE.DECIDE")
    assert probe.cell('=RULE.DECIDE("No such decision")').getError() == NA
    ASKED.difference_update({"RULE.FEEL", "RULE.DECIDE"})


def parties(probe):
    folder = os.path.join(os.environ["HOME"], ".local", "share", "stackbook", "lists")
    none = probe.cell('=PARTY.HITS("Golden Peregrine")')
    assert none.getError() == NA
    os.makedirs(folder)
    with open(os.path.join(folder, "own.csv"), "w", encoding="utf-8") as out:
        out.write("name,source,country\nGolden Peregrine Shipping Ltd,Own list,HK\nPeregrine Golden Shipping,Own list,DE\n")
    expect(probe.ask('=PARTY.HITS("Golden Perigrine Shipping Inc.")'), 2, "PARTY.HITS")
    expect(probe.ask('=PARTY.HITS("Nobody At All")'), 0, "PARTY.HITS of nobody")
    expect_table(probe, '=PARTY.SCREEN("Golden Peregrine Shipping"; "HK")',
                 [["Golden Peregrine Shipping Ltd", "Own list", 97], ["Peregrine Golden Shipping", "Own list", 100]])
    ASKED.difference_update({"PARTY.HITS", "PARTY.SCREEN"})


ASKED = {"PARTY.SCREEN", "PARTY.HITS", "STACK.COMPLETENESS", "STACK.MISSING", "STACK.HAS", "STACK.USCONTENT", "INCENTIVE.TOTAL", "INCENTIVE.GUARANTEED",
         "INCENTIVE.COVER", "INCENTIVE.BYTOOL", "INCENTIVE.LIMIT", "INCENTIVE.HEADROOM", "PROPOSAL.STATUS",
         "PROPOSAL.CHECK", "PROPOSAL.FINDINGS", "PROPOSAL.COMPLETENESS", "ROW.CHECK", "ROW.SEVERITY", "CELL.CHECK",
         "RULE.DECIDE", "RULE.FEEL", "RULE.EXPLAIN", "RULE.WHY", "COUNTRY.GROUP", "COUNTRY.IN", "DEADLINE.DAYS"}


def all_asked(office, probe, report):
    every = set(ASKED)
    document_functions(probe, report["files"][0])
    completeness(probe, report["files"][0])
    countries(probe)
    findings(probe, report)
    rows(probe, report)
    cells(probe, report)
    explained(probe, report)
    rules(probe, report["files"][0])
    parties(probe)
    assert not ASKED, f"not asked: {ASKED}"
    for name in every:  # the wizard's texts: every function, with a description of each argument
        described = office.service("com.sun.star.sheet.FunctionDescriptions").getByName(name)
        told = {one.Name: one.Value for one in described}
        assert told["Description"] and all(one.Description for one in told["Arguments"] or ()), name


def comma(report):
    """A user of a comma-decimal locale, with the office in German where it can be: the values, typed and shown as that user
    does."""
    with Office(locale="de-DE") as office:
        document = office.load("proposal-flawed.xlsx")
        probe = Probe(document)
        cell = probe.cell("")
        cell.FormulaLocal = "=SUMME(1,5;2)"
        german = cell.getError() == 0
        assert not german or cell.String == "3,5", cell.String
        cell.FormulaLocal = '=RULE.FEEL("a + b"; "a"; 0,1; "b"; 0,2)'
        assert cell.String == "0,3" and cell.Value == 0.3, (cell.FormulaLocal, cell.String)
        cell.FormulaLocal = "=STACK.USCONTENT()"
        expect(Decimal(repr(cell.Value)), report["files"][0]["functions"]["STACK.USCONTENT"], "STACK.USCONTENT")
        assert "," in cell.String and "." not in cell.String, cell.String
        expect(probe.ask("=PROPOSAL.STATUS()"), report["files"][0]["summary"]["status"], "PROPOSAL.STATUS")
        stored = probe.cell('=INCENTIVE.LIMIT("EXIM-DL")*0.5')
        assert stored.FormulaLocal == '=INCENTIVE.LIMIT("EXIM-DL")*0,5', stored.FormulaLocal
        stack = document.Sheets.getByName("Stack")
        typed = stack.getCellByPosition(caption(stack, "Value"), 8)
        said = probe.cell("=CELL.CHECK($" + typed.AbsoluteName.lstrip("$") + ")")
        was, before = typed.Formula, said.String
        typed.FormulaLocal = "12,5"  # a number, as a person there types it
        assert typed.Value == 12.5, typed.String
        typed.FormulaLocal = "zwölf"
        until("a text for a number is no error: " + said.String, lambda: 'holds the text "zwölf"' in said.String)
        typed.Formula = was
        until("the error does not go: " + said.String, lambda: said.String == before)
        document.close(True)
    print("in a locale with decimal commas too" + (", and in German" if german else ""))


def caption(sheet, name):
    """The column of a caption."""
    return next(column for row in range(12) for column in range(40)
                if sheet.getCellByPosition(column, row).String.rstrip(" *").startswith(name))


def main():
    with open(os.path.join(FOLDER, "proposal-flawed.json"), encoding="utf-8") as text:
        report = json.load(text, parse_float=Decimal, parse_int=Decimal)
    with Office() as office:
        document = office.load("proposal-flawed.xlsx")
        probe = Probe(document)
        all_asked(office, probe, report)
        print(f"{probe.row} rows of formulas agree with the report of {len(report['findings'])} findings")
    comma(report)


if __name__ == "__main__":
    main()
