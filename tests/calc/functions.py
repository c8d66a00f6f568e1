"""Every cell function against the command's own report of the same file."""

import json
import os
from decimal import Decimal

from office import FOLDER, Office

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
    shares = [probe.ask(f'=STACK.COMPLETENESS("{layer}")') for layer in "ABCDE"]
    assert all(0 <= share <= 1 for share in shares) and any(share < 1 for share in shares), shares
    missing = {list(row.values())[0] for row in file["functions"]["STACK.MISSING"]}
    for layer, share in zip("ABCDE", shares):
        assert (share < 1) == (layer in missing), f"layer {layer} is {share} complete; missing are {missing}"


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
    assert seen_empty and seen_full, (seen_empty, seen_full)
    ASKED.remove("ROW.CHECK")


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


ASKED = {"STACK.COMPLETENESS", "STACK.MISSING", "INCENTIVE.TOTAL", "INCENTIVE.BYTOOL", "PROPOSAL.STATUS",
         "PROPOSAL.CHECK", "PROPOSAL.FINDINGS", "ROW.CHECK", "RULE.FEEL", "RULE.DECIDE"}


def main():
    with open(os.path.join(FOLDER, "proposal-flawed.json"), encoding="utf-8") as text:
        report = json.load(text, parse_float=Decimal, parse_int=Decimal)
    with Office() as office:
        document = office.load("proposal-flawed.xlsx")
        probe = Probe(document)
        document_functions(probe, report["files"][0])
        findings(probe, report)
        rows(probe, report)
        rules(probe, report["files"][0])
        assert not ASKED, f"not asked: {ASKED}"
        print(f"{probe.row} rows of formulas agree with the report of {len(report['findings'])} findings")


if __name__ == "__main__":
    main()
