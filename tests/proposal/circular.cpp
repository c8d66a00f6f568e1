// Inputs whose formula rests on the check's own answers: which they are, and what is said of them.
#include "rules/proposal/circular.hpp"

#include "tests/proposal/fruit.hpp"

namespace stackbook::proposal {
namespace {

// A formula as a file has it, with the value that was stored.
void formula(Book& book, const char* sheet, const char* a1, const char* text, Entry stored = "stored") {
  const workbook::Address at = *workbook::from_a1(a1);
  book.cell(sheet, a1, stored);
  auto& column = book[sheet].columns[at.column];
  const auto row = std::ranges::lower_bound(column.rows, at.row);
  column.cells[static_cast<std::size_t>(row - column.rows.begin())].formula = true;
  auto& formulas = book[sheet].formulas;
  const workbook::Formula one{at, book.workbook.intern(text), false};
  formulas.insert(std::ranges::upper_bound(formulas, at, {}, &workbook::Formula::at), one);
}

// The cells that were left out: sheet and address.
std::string left_out(Book& book) {
  EXPECT_TRUE(leave_out_circular(book.workbook, *fruit_pack()).empty());
  std::string cells;
  for (const workbook::Sheet& sheet : book.workbook.sheets)
    for (const workbook::Formula& one : sheet.formulas) {
      const workbook::Cell* cell = sheet.cell(one.at);
      EXPECT_EQ(one.circular, cell->content == workbook::Content::blank);
      if (one.circular) cells += (cells.empty() ? "" : " ") + sheet.name + "!" + to_a1(one.at);
    }
  return cells;
}

TEST(Circular, AnInputByAFunctionThatAsksTheWorkbook) {
  for (const char* text : {"ROW.CHECK(A7)", "IFERROR(row.check($A7),\"\")&\"!\"",
                           "1+PROPOSAL.CHECK(\"error\")", "CELL.CHECK(B7)", "RULE.DECIDE(\"Price total\")",
                           "RULE.WHY(A1)", "_xlfn.ROW.SEVERITY(A7)", "FRUIT.COUNT()", "FRUIT.SELLERS()"}) {
    Book book = good_book();
    formula(book, "Boxes", "B7", text);
    EXPECT_EQ(left_out(book), "Boxes!B7") << text;
  }
}

TEST(Circular, NotByOthers) {
  for (const char* text : {"SUM(D6:D7)", "\"ROW.CHECK(A7)\"", "FRUIT.DOUBLE(D6)", "RULE.FEEL(\"1+1\")",
                           "UNKNOWN.THING()", "ROW(A7)", "'ROW.CHECK('!A1"}) {
    Book book = good_book();
    formula(book, "Boxes", "B7", text, "pear");
    EXPECT_EQ(left_out(book), "") << text;
  }
}

TEST(Circular, ByCellsThatItReads) {
  Book book = good_book();
  formula(book, "Boxes", "K6", "ROW.CHECK(A6)");
  formula(book, "Boxes", "K7", "ROW.CHECK(A7)");
  book.cell("Boxes", "K5", "Own");
  formula(book, "Boxes", "J6", "LEN(K6)", 3.0);
  formula(book, "Boxes", "D6", "J7+1", 4.0);
  formula(book, "Boxes", "J7", "SUM(J6:J6)", 3.0);
  formula(book, "Boxes", "D7", "SUM(L:L)", 42.0);
  EXPECT_EQ(left_out(book), "Boxes!D6 Boxes!J6 Boxes!K6 Boxes!J7 Boxes!K7");
}

TEST(Circular, ByOtherSheetsAndNames) {
  Book book = good_book();
  book.sheet("Notes").row(1, {"stored", "stored"});
  formula(book, "Notes", "A1", "PROPOSAL.STATUS()");
  formula(book, "Notes", "B1", "PROPOSAL.STATUS()");
  book.workbook.names = {
      {"verdict", "Notes!$A$1"}, {"outer", "verdict&\"\""}, {"asked", "ROW.CHECK(Boxes!$A$6)"}};
  formula(book, "Members", "B6", "Outer");
  formula(book, "Members", "B7", "asked");
  formula(book, "Boxes", "H6", "$Notes.$A$1");
  formula(book, "Boxes", "H7", "Notes!C1");
  formula(book, "Cover", "B4", "Notes!A1");
  EXPECT_EQ(left_out(book), "Cover!B4 Members!B6 Members!B7 Boxes!H6 Notes!A1");
}

TEST(Circular, FormulasThatNoInputReadsAreLeftAlone) {
  Book book = good_book();
  book.cell("Boxes", "I5", "Check");
  formula(book, "Boxes", "I6", "IFERROR(ROW.CHECK($A6),\"\")");
  formula(book, "Boxes", "D6", "C6*2", 100.5);
  EXPECT_EQ(left_out(book), "");
}

TEST(Circular, IsSaidAtItsPlaceWhateverWasStored) {
  const auto told = [](Entry stored) {
    Book book = good_book();
    formula(book, "Boxes", "D7", "LEN(ROW.CHECK($A7))", stored);
    formula(book, "Cover", "B8", "PROPOSAL.CHECK()", stored);
    EXPECT_EQ(left_out(book), "Cover!B8 Boxes!D7");
    return said(book);
  };
  EXPECT_EQ(told(42.0), "Cover.budget.type error Cover B8: Budget is worked out from this check's own "
                        "answers. Functions such as "
                        "ROW.CHECK answer from this cell, so that it can't be read from them. Enter the "
                        "value itself, and keep such "
                        "functions beside the table.\n"
                        "Boxes.price.type error Boxes D7: Price of B02 is worked out from this check's own "
                        "answers. Functions such "
                        "as ROW.CHECK answer from this cell, so that it can't be read from them. Enter the "
                        "value itself, and keep "
                        "such functions beside the table.\n");
  EXPECT_EQ(told("Price of B02 is missing"), told(42.0));
  EXPECT_EQ(told(""), told(42.0));
  EXPECT_EQ(told(workbook::Error::name), told(42.0));
}

TEST(Circular, LongChainsAreFollowedEitherWay) {
  for (const bool down : {true, false}) {
    Book book = good_book();
    for (std::uint32_t row = 8; row < 400; ++row) {
      book.row(row, {});
      const std::string at = "K" + std::to_string(row), next = "K" + std::to_string(down ? row + 1 : row - 1);
      formula(book, "Boxes", at.c_str(), (next + "&\"\"").c_str());
    }
    formula(book, "Boxes", down ? "K400" : "K7", "ROW.CHECK(A7)");
    formula(book, "Boxes", "B7", down ? "K8" : "K399");
    EXPECT_EQ(left_out(book).substr(0, 8), "Boxes!B7");
  }
}

TEST(Circular, AsksForFormulasThatWereNotTaken) {
  Book book = good_book();
  book.cell("Boxes", "I5", "Check");
  formula(book, "Boxes", "I6", "");
  formula(book, "Boxes", "D6", "");
  formula(book, "Boxes", "B7", "Notes!A1");
  book.sheet("Notes").row(1, {"stored"});
  formula(book, "Notes", "A1", "");
  EXPECT_EQ(leave_out_circular(book.workbook, *fruit_pack()),
            (std::vector<workbook::SheetColumn>{{"Boxes", 3}, {"Notes", 0}}));
}

} // namespace
} // namespace stackbook::proposal
