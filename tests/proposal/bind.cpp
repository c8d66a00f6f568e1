// Binding: where sheets and columns are found, how cells become values, and what is said of those that can't.
#include "rules/feel/number/number.hpp"
#include "rules/proposal/check.hpp"
#include "tests/proposal/fruit.hpp"

namespace stackbook::proposal {
namespace {

std::string number_of(const Proposal& proposal, const char* table, std::size_t row, std::size_t column) {
  return feel::number::to_digits(proposal.table(table)->rows.at(row).values.at(column));
}

TEST(Bind, GoodBookHasTypedValues) {
  const Proposal proposal = proposal::bind(good_book().workbook, fruit_pack());
  EXPECT_EQ(shown(proposal.findings), "");
  EXPECT_EQ(proposal.id, "11111111-2222-4333-8444-555555555555");
  EXPECT_EQ(proposal.as_of, "2026-06-22");
  const BoundTable& boxes = *proposal.table("Boxes");
  ASSERT_EQ(boxes.rows.size(), 2u);
  EXPECT_EQ(boxes.rows[0].key, "B01");
  EXPECT_EQ(boxes.rows[1].values[1].as_string(), "pear");
  EXPECT_EQ(boxes.rows[0].values[5].kind(), feel::Kind::date);
  ASSERT_EQ(boxes.rows[0].values[6].kind(), feel::Kind::list);
  EXPECT_EQ(boxes.rows[0].values[6].as_list()[1].as_string(), "NA"); // Namibia, not "not available"
  EXPECT_TRUE(proposal.table("Members")->rows[0].values[3].is_true());
  EXPECT_TRUE(proposal.table("Members")->rows[1].values[3].is_false());
  EXPECT_TRUE(boxes.rows[1].values[7].is_null());
}

TEST(Bind, NumbersAreWhatTheCellShows) {
  EXPECT_EQ(number_of(proposal::bind(good_book().workbook, fruit_pack()), "Boxes", 1, 4),
            "0.3"); // 0.1 + 0.2 in binary
}

TEST(Bind, MoneyIsScaledOnce) {
  const Proposal thousands = proposal::bind(good_book().workbook, fruit_pack());
  EXPECT_EQ(number_of(thousands, "Boxes", 0, 3), "100500");
  EXPECT_EQ(number_of(thousands, "Cover", 0, 4), "900000");
  const Proposal units = proposal::bind(good_book().cell("Cover", "B6", "units").workbook, fruit_pack());
  EXPECT_EQ(number_of(units, "Boxes", 0, 3), "100.5");
}

TEST(Bind, SheetsAndColumnsMayMove) {
  Book book;
  book.sheet(" boxes ").row(
      2, {"NOTE", Blank{}, "picked  on:", "Fruit", "Price *", "Seller", "Box", "Share ripe"});
  book.row(3, {"x", Blank{}, Blank{}, "plum", 5.0, "M01", "B09", Blank{}});
  book.sheet("Members").row(9, {"Firm", "COUNTRY", "Id"}).row(11, {"Apple", "GB", "M01"});
  book.sheet("Cover")
      .row(20, {Blank{}, "sale date", Blank{}, Day{june_22}})
      .row(21, {Blank{}, "Sale ID", "x"});
  book.row(22, {Blank{}, "Currency:", "USD"}).row(23, {Blank{}, "money scale", "units"});
  const Checked checked = check_book(book);
  EXPECT_EQ(shown(checked.findings), "SALE-1 error  boxes  G2: a sale has two boxes or more.\n");
}

TEST(Bind, MissingSheetsAllAtOnceAndLast) {
  Book book;
  book.sheet("Members").row(5, {"Id", "Legal name", "Country"}).row(6, {"M01", "A", "US"});
  EXPECT_EQ(said(book), "Cover.sheet error Cover: this sheet is missing. The form is part of every proposal; "
                        "copy the sheet from the "
                        "template and fill it in.\n"
                        "Boxes.sheet error Boxes: this sheet is missing. The table is part of every "
                        "proposal; copy the sheet from the "
                        "template and fill it in.\n");
}

TEST(Bind, NotAProposal) {
  Book book;
  book.sheet("Tabelle1").row(1, {"a", 1.0});
  const Checked checked = check_book(book);
  EXPECT_EQ(checked.report.summary.status, "not a proposal");
  EXPECT_EQ(shown(checked.findings), "file.sheets error none of the sheets of pack fruit is in this "
                                     "workbook. It expects Cover, Members and Boxes; "
                                     "start from the template, or choose another pack.\n");
}

TEST(Bind, MissingAndDoubledAndExtraColumns) {
  Book book = good_book();
  book.cell("Boxes", "D5", "Prize").cell("Boxes", "I5", "fruit");
  EXPECT_EQ(said(book), "Boxes.price.column error Boxes: the column \"Price\" is missing. Write this caption "
                        "into the header row above "
                        "its values, or copy it from the template.\n"
                        "Boxes.column info Boxes D5: the column \"Prize\" is not one of the template's. It "
                        "is kept in the file and not "
                        "checked.\n"
                        "Boxes.fruit.column error Boxes I5: \"Fruit\" already stands in B5. Only that one is "
                        "read; remove one of the "
                        "two, or give this one another name.\n");
}

TEST(Bind, SheetWithoutHeaderRow) {
  Book book = good_book();
  for (const char* at : {"A5", "B5", "C5", "D5"}) book.cell("Members", at, "?");
  const std::string text = said(book);
  EXPECT_NE(text.find("Members.header error Members: no row of this sheet holds its column captions. Write "
                      "Id, Legal name, "
                      "Country and Small business? into row 5, or copy the sheet from the template."),
            std::string::npos)
      << text;
}

struct CellCase {
  const char* name;
  const char* at;
  Entry entry;
  const char* said;
};

class Cells : public testing::TestWithParam<CellCase> {};

TEST_P(Cells, AreSaidRight) {
  Book book = good_book();
  book.cell("Boxes", GetParam().at, GetParam().entry);
  EXPECT_EQ(said(book), GetParam().said);
}

INSTANTIATE_TEST_SUITE_P(
    Boxes, Cells,
    testing::Values(
        CellCase{"decimal comma", "D6", "12,5",
                 "Boxes.price.type error Boxes D6: Price of B01 holds the text \"12,5\". A number is "
                 "expected, because "
                 "rules calculate with it. Enter 12.5, if that is meant. {review: Write 12.5 as a number}\n"},
        CellCase{
            "spaces and a decimal comma", "D6", "1 000,50",
            "Boxes.price.type error Boxes D6: Price of B01 holds the text \"1 000,50\". A number is "
            "expected, because "
            "rules calculate with it. Enter 1000.5, if that is meant. {review: Write 1000.5 as a number}\n"},
        CellCase{"several separators", "D6", "1,200,500",
                 "Boxes.price.type error Boxes D6: Price of B01 holds the text \"1,200,500\". A number is "
                 "expected, because "
                 "rules calculate with it. Enter 1200500, if that is meant. {review: Write 1200500 as a "
                 "number}\n"},
        CellCase{
            "separator and point", "D6", "1,200.5",
            "Boxes.price.type error Boxes D6: Price of B01 holds the text \"1,200.5\". A number is "
            "expected, because "
            "rules calculate with it. Enter 1200.5, if that is meant. {review: Write 1200.5 as a number}\n"},
        CellCase{"thousands separator", "D6", "1,200",
                 "Boxes.price.type error Boxes D6: Price of B01 holds the text \"1,200\". A number is "
                 "expected, because "
                 "rules calculate with it. Enter 1200, if that is meant. {review: Write 1200 as a number}\n"},
        CellCase{
            "number as text", "D6", " 12 ",
            "Boxes.price.type warning Boxes D6: Price of B01 holds the number 12 as text. The sheet's own "
            "sums leave "
            "it out; it was read as a number here. Enter it as a number. {safe: Write 12 as a number}\n"},
        CellCase{"word", "D6", "n/a",
                 "Boxes.price.type error Boxes D6: Price of B01 holds the text \"n/a\". A number is "
                 "expected, because rules "
                 "calculate with it. Enter a number, or leave the cell blank if there is none.\n"},
        CellCase{"percent as text", "E7", "51 %",
                 "Boxes.share ripe.type error Boxes E7: Share ripe of B02 holds the text \"51 %\". A number "
                 "is expected, "
                 "because rules calculate with it. Enter 0.51, if that is meant. {review: Write 0.51 as a "
                 "number}\n"},
        CellCase{
            "beyond allowed", "E7", 51.0,
            "Boxes.share ripe.type error Boxes E7: Share ripe of B02 holds 51. Allowed here is [0..1].\n"},
        CellCase{"spaces", "H6", " two ",
                 "Boxes.note.type info Boxes H6: Note of B01 has spaces before or after its text. They are "
                 "not seen, but "
                 "make two equal texts differ; they were left out here. {safe: Remove the spaces}\n"},
        CellCase{"misspelt", "B6", "aple",
                 "Boxes.fruit.type error Boxes B6: Fruit of B01 holds \"aple\", which is not in the list. "
                 "Choose apple, "
                 "pear or plum. Perhaps \"apple\" is meant. {review: Write \"apple\"}\n"},
        CellCase{"other case", "B6", "APPLE",
                 "Boxes.fruit.type info Boxes B6: Fruit of B01 holds \"APPLE\". It was read as \"apple\", "
                 "the way the list "
                 "writes it. {safe: Write \"apple\"}\n"},
        CellCase{"unknown", "B6", "durian",
                 "Boxes.fruit.type error Boxes B6: Fruit of B01 holds \"durian\", which is not in the list. "
                 "Choose apple, "
                 "pear or plum.\n"},
        CellCase{"error value", "D6", workbook::Error::reference,
                 "Boxes.price.type error Boxes D6: Price of B01 shows #REF!. A formula's error can't be "
                 "checked; correct "
                 "the formula, or enter the value itself.\n"},
        CellCase{"blank", "D6", Blank{},
                 "Boxes.price.required error Boxes D6: Price of B01 is blank. Enter an amount in USD, "
                 "because Fruit Act "
                 "sec. 1 asks for it.\n"},
        CellCase{"blank by condition, secondary source", "E7", Blank{},
                 "Boxes.share ripe.required warning Boxes E7: Share ripe of B02 is blank. Enter 0–100 %, "
                 "because Fruit Act "
                 "sec. 9 (as reported) asks for it.\n"},
        CellCase{"text for a date", "F6", "last June",
                 "Boxes.picked.type error Boxes F6: Picked on of B01 holds the text \"last June\". A date is "
                 "expected, "
                 "because rules compare it with other dates. Enter it as a date or as 2026-06-22.\n"},
        CellCase{"ISO text for a date", "F6", "2026-06-01", ""},
        CellCase{
            "plain number for a date", "F6", 46190.0,
            "Boxes.picked.type error Boxes F6: Picked on of B01 holds the number 46190. A date is expected. "
            "If "
            "2026-06-17 is meant, format the cell as a date; else enter the date. {review: Write the date "
            "2026-06-17}\n"},
        CellCase{"date for a number", "D6", Day{46190},
                 "Boxes.price.type error Boxes D6: Price of B01 holds a date. A number is expected, because "
                 "rules calculate "
                 "with it. Enter the number, and give the cell a number format.\n"},
        CellCase{"twice the same key", "A7", "B01",
                 "Boxes.box.unique error Boxes A7: Box is B01, which row 6 already has. Other rows point "
                 "here by it, so "
                 "each row needs its own; change one of the two, or remove the row that is there twice.\n"},
        CellCase{"reference to nothing", "C6", "M03",
                 "Boxes.seller.reference error Boxes C6: Seller of B01 is M03, but no row of Members has the "
                 "Id M03. "
                 "Add the row to Members, or name one that is there.\n"},
        CellCase{"not in a list of several", "G6", "US;UK",
                 "Boxes.places.list error Boxes G6: Places of B01 is \"UK\", which is not in the list "
                 "Countries (4 entries, "
                 "as of 2026-02-03). Enter the code of an entry.\n"},
        CellCase{"digits in a text column", "H6", 7.0, ""}, CellCase{"only spaces", "H6", "  ", ""}),
    [](const auto& at) {
      std::string name;
      for (const char c : std::string(at.param.name))
        if (std::isalnum(static_cast<unsigned char>(c))) name += c;
      return name;
    });

TEST(Bind, FormulaWithoutValue) {
  Book book = good_book();
  workbook::Sheet& boxes = book["Boxes"];
  book.cell("Boxes", "D6", Blank{});
  boxes.formulas.push_back({{5, 3}, book.workbook.intern("SUM(X1:X9)"), true});
  EXPECT_EQ(said(book),
            "Boxes.price.type error Boxes D6: Price of B01 holds a formula whose result is not stored in the "
            "file. Open the workbook in the spreadsheet program, let it calculate, and save it.\n");
}

TEST(Bind, HiddenThingsAreReadAndSaid) {
  Book book = good_book();
  book["Boxes"].hidden_rows.push_back({{6, 0}, {6, 0}});
  book["Members"].visibility = workbook::Visibility::hidden;
  book.sheet("old (2)").row(1, {"secret"});
  book["old (2)"].visibility = workbook::Visibility::very_hidden;
  EXPECT_EQ(said(book), "Members.hidden info Members: this sheet is hidden. It is read and checked like the "
                        "others; show it before it "
                        "is sent.\n"
                        "Boxes.hidden info Boxes A7: this row is hidden. It is read and checked like the "
                        "others; show it, so that "
                        "a reader sees what is counted.\n"
                        "file.hidden warning old (2): this sheet is hidden and holds data, but is none of "
                        "the template's. It would "
                        "leave the house with the file; remove it, or send the clean copy.\n");
}

TEST(Bind, StrayCellsAreNoRows) {
  Book book = good_book();
  book.cell("Boxes", "Z40", "scribble").cell("Boxes", "B90", "  ");
  EXPECT_EQ(proposal::bind(book.workbook, fruit_pack()).table("Boxes")->rows.size(), 2u);
}

TEST(Bind, PackHint) {
  const auto hint = pack_hint(good_book().workbook);
  ASSERT_TRUE(hint);
  EXPECT_EQ(hint->id, "fruit");
  EXPECT_EQ(hint->version, "1.2.0");
  EXPECT_FALSE(pack_hint(workbook::Workbook{}));
}

} // namespace
} // namespace stackbook::proposal
