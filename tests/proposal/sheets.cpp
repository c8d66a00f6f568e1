// Templates, clean copies, and data in and out.
#include "rules/proposal/sheets.hpp"

#include "rules/proposal/caption.hpp"
#include "rules/proposal/csv.hpp"
#include "rules/proposal/summary.hpp"
#include "tests/proposal/fruit.hpp"

#include <algorithm>

namespace stackbook::proposal {
namespace {

using findings::Datum;

const PlannedSheet& sheet_of(const PlannedWorkbook& plan, std::string_view name) {
  return *std::ranges::find(plan.sheets, name, &PlannedSheet::name);
}

TEST(Tables, OutAndInGiveTheSameValues) {
  const auto pack = fruit_pack();
  const Proposal first = proposal::bind(good_book().workbook, pack);
  const Proposal second = proposal::bind(lay_out(*pack, take_out(first)), pack);
  EXPECT_EQ(shown(second.findings), "");
  EXPECT_EQ(take_out(second), take_out(first));
  const Tables tables = take_out(first);
  EXPECT_EQ(tables[0].first, "Cover");
  const Row& box = tables[2].second[0];
  EXPECT_EQ(box, (Row{{"box", std::string("B01")},
                      {"fruit", std::string("apple")},
                      {"seller", std::string("M01")},
                      {"price", findings::Decimal{"100500"}},
                      {"picked", std::string("2026-06-19")},
                      {"places", std::string("US;NA")},
                      {"note", std::string("first")}}));
}

TEST(Tables, WithoutAFormMoneyIsInFullUnits) {
  const auto pack = fruit_pack();
  Tables tables = take_out(proposal::bind(good_book().workbook, pack));
  tables.erase(tables.begin());
  const Proposal again = proposal::bind(lay_out(*pack, tables), pack);
  EXPECT_EQ(take_out(again)[1].second[0][3].second, Datum{findings::Decimal{"100500"}});
}

TEST(Template, HoldsAllSheetsAndFindsItsPack) {
  const auto pack = fruit_pack();
  const PlannedWorkbook plan = make_template(*pack, "id-1");
  std::vector<std::string> names;
  for (const PlannedSheet& sheet : plan.sheets) names.push_back(sheet.name);
  EXPECT_EQ(names, (std::vector<std::string>{"Instructions", "Cover", "Members", "Boxes", "Approvals",
                                             "Answers", "Summary"}));
  const workbook::Workbook workbook = as_read(plan);
  const auto hint = pack_hint(workbook);
  ASSERT_TRUE(hint);
  EXPECT_EQ(hint->id + "@" + hint->version, "fruit@1.2.0");
  const Proposal proposal = proposal::bind(workbook, pack);
  EXPECT_EQ(proposal.id, "id-1");
  for (const findings::Finding& finding : proposal.findings)
    EXPECT_TRUE(finding.rule.ends_with(".required")) << finding.message;
}

TEST(Template, ColumnsGuideTheirInput) {
  const PlannedWorkbook plan = make_template(*fruit_pack(), "id-1");
  const PlannedSheet& boxes = sheet_of(plan, "Boxes");
  EXPECT_EQ(boxes.header_row, 4u);
  EXPECT_EQ(boxes.columns[1].allowed, (std::vector<std::string>{"apple", "pear", "plum"}));
  EXPECT_TRUE(boxes.columns[6].allowed.empty()); // several values in one cell
  EXPECT_EQ(boxes.columns[4].format, workbook::Format::percent);
  EXPECT_EQ(boxes.columns[5].format, workbook::Format::date);
  EXPECT_EQ(boxes.columns[3].help, "Asked for by Fruit Act sec. 1.");
  EXPECT_TRUE(boxes.columns[8].locked);
  EXPECT_TRUE(boxes.protect);
  const PlannedSheet& members = sheet_of(plan, "Members");
  EXPECT_EQ(members.columns[2].allowed, (std::vector<std::string>{"US", "JP", "NA", "GB"}));
  EXPECT_EQ(members.columns[3].allowed, (std::vector<std::string>{"Yes", "No"}));
  for (const PlannedSheet& sheet : plan.sheets)
    EXPECT_TRUE(std::ranges::is_sorted(sheet.cells, {}, [](const PlannedCell& cell) {
      return std::pair(cell.row, cell.column);
    })) << sheet.name;
}

std::shared_ptr<const Pack> fruit_with(const std::string& summary) {
  PackFiles files = fruit_files();
  std::string& manifest = files["pack.xml"];
  manifest.insert(manifest.find("</pack>"), summary);
  const LoadedPack loaded = load(files);
  for (const PackFault& fault : loaded.faults) ADD_FAILURE() << to_text(fault);
  return loaded.pack;
}

const PlannedCell* cell_at(const PlannedSheet& sheet, const char* a1) {
  const auto at = *workbook::from_a1(a1);
  for (const PlannedCell& cell : sheet.cells)
    if (cell.row == at.row && cell.column == at.column) return &cell;
  return nullptr;
}

TEST(Template, SummaryHasFormulasWithTheValuesOfItsSheets) {
  const auto pack = fruit_with(
      "<summary title='Now'><value caption='Findings' function='PROPOSAL.STATUS'/>"
      "<value caption='Filled' function='PROPOSAL.COMPLETENESS' as='bar'/></summary>"
      "<summary title='By fruit'><row key='apple' text='Apples'/><row key='plum'/>"
      "<value caption='Boxes' function='FRUIT.COUNT'/></summary>"
      "<summary title='By country' of='Countries'><value caption='Twice' function='FRUIT.DOUBLE' as='money'/>"
      "</summary>");
  const Tables bound = take_out(proposal::bind(good_book().workbook, pack));
  const PlannedWorkbook plan = make_template(*pack, "other", as_typed(*pack, bound));
  const PlannedSheet& sheet = sheet_of(plan, "Summary");
  EXPECT_TRUE(sheet.protect);
  EXPECT_EQ(cell_at(sheet, "A4")->value, Datum(std::string("Now")));
  EXPECT_EQ(cell_at(sheet, "B5")->formula, "PROPOSAL.STATUS()");
  EXPECT_EQ(cell_at(sheet, "B5")->value, Datum(std::string("no errors found")));
  EXPECT_EQ(cell_at(sheet, "B6")->formula, "IFERROR(PROPOSAL.COMPLETENESS(),\"–\")");
  EXPECT_EQ(cell_at(sheet, "B6")->format, workbook::Format::percent);
  EXPECT_EQ(cell_at(sheet, "C6")->formula,
            "IFERROR(REPT(\"█\",ROUND(10*B6,0))&REPT(\"░\",10-ROUND(10*B6,0)),\"\")");
  EXPECT_EQ(cell_at(sheet, "C6")->value, Datum(std::string("██████████")));
  EXPECT_EQ(cell_at(sheet, "A8")->value, Datum(std::string("By fruit")));
  EXPECT_EQ(cell_at(sheet, "B8")->value, Datum(std::string("Boxes")));
  EXPECT_EQ(cell_at(sheet, "A9")->value, Datum(std::string("Apples")));
  EXPECT_EQ(cell_at(sheet, "B9")->formula, "IFERROR(FRUIT.COUNT(\"apple\"),\"–\")");
  EXPECT_EQ(cell_at(sheet, "B9")->value, Datum(findings::Decimal{"1"}));
  EXPECT_EQ(cell_at(sheet, "B10")->value, Datum(findings::Decimal{"0"}));
  EXPECT_EQ(cell_at(sheet, "A13")->value, Datum(std::string("US"))); // of the reference's keys
  EXPECT_EQ(cell_at(sheet, "B13")->value, Datum(std::string("–"))) << "twice a country is no number";

  const PlannedWorkbook empty = make_template(*pack, "id-1");
  EXPECT_NE(cell_at(sheet_of(empty, "Summary"), "C6")->value, Datum(std::string("██████████")));
  EXPECT_EQ(cell_at(sheet_of(empty, "Summary"), "B9")->value, Datum(findings::Decimal{"0"}));
}

TEST(Template, SummaryNamesWhatIsPublished) {
  PackFiles files = fruit_files();
  files["pack.xml"].insert(
      files["pack.xml"].find("</pack>"),
      "<summary title='a' of='Lands'><value caption='b' function='FRUIT.SUM'/></summary>");
  std::vector<std::string> faults;
  for (const PackFault& fault : load(files).faults) faults.push_back(fault.message);
  EXPECT_EQ(faults,
            (std::vector<std::string>{"there is no reference 'Lands'", "there is no function 'FRUIT.SUM'"}));
}

TEST(Template, FilledAsTypedChecksClean) {
  const auto pack = fruit_pack();
  const Tables bound = take_out(proposal::bind(good_book().workbook, pack));
  const PlannedWorkbook plan = make_template(*pack, "other", as_typed(*pack, bound));
  const Proposal proposal = proposal::bind(as_read(plan), pack);
  EXPECT_EQ(shown(proposal.findings), "");
  EXPECT_EQ(take_out(proposal), [&] {
    Tables tables = bound;
    tables.emplace_back("Approvals", std::vector<Row>{});
    tables.emplace_back("Answers", std::vector<Row>{});
    return tables;
  }());
}

// The sheets of a clean copy that still have a column called Check.
std::string left_columns(const PlannedWorkbook& plan) {
  std::string sheets;
  for (const PlannedSheet& sheet : plan.sheets)
    for (const PlannedCell& cell : sheet.cells)
      if (sheet.header_row == cell.row && cell.value == Datum(std::string("Check")))
        sheets += sheet.name + "\n";
  return sheets;
}

TEST(Template, TablesTellOfTheirRows) {
  const auto pack = fruit_pack();
  Book book = good_book();
  book.cell("Boxes", "C7", "M09");
  const Tables bound = take_out(proposal::bind(book.workbook, pack));
  const PlannedWorkbook empty = make_template(*pack, "id-1"),
                        full = make_template(*pack, "id-1", as_typed(*pack, bound));
  for (const char* name : {"Members", "Boxes", "Approvals", "Answers"}) {
    const PlannedSheet& sheet = sheet_of(empty, name);
    const PlannedColumn& column = sheet.columns.back();
    EXPECT_EQ(column.tint, Tint::filled) << name;
    EXPECT_TRUE(column.locked);
    EXPECT_EQ(std::ranges::count(sheet.columns, Tint::filled, &PlannedColumn::tint), 1);
    for (const PlannedCell& cell : sheet.cells)
      if (cell.column == column.column && cell.row > *sheet.header_row) {
        EXPECT_EQ(cell.formula, "IFERROR(ROW.CHECK($A" + std::to_string(cell.row + 1) + "),\"\")");
        EXPECT_EQ(cell.value, Datum(std::string())) << "no row has begun";
      }
    EXPECT_TRUE(std::ranges::count(sheet.cells, column.column, &PlannedCell::column) == sheet.data_rows + 1);
  }
  EXPECT_FALSE(sheet_of(empty, "Members").protect) << "rows of a protected sheet can't be put in or sorted";
  EXPECT_EQ(cell_at(sheet_of(full, "Boxes"), "J5")->value, Datum(std::string("Check")));
  EXPECT_EQ(cell_at(sheet_of(full, "Boxes"), "J6")->value, Datum(std::string()));
  EXPECT_EQ(cell_at(sheet_of(full, "Boxes"), "J7")->value,
            Datum(std::string("Boxes C7: Seller of B02 is M09, but no row of Members has the Id M09. Add the "
                              "row to Members, or name one that is there.")));

  const workbook::Workbook read = as_read(full);
  const Proposal proposal = proposal::bind(read, pack);
  for (const findings::Finding& finding : proposal.findings) EXPECT_NE(finding.rule, "Boxes.column");
  EXPECT_EQ(take_out(proposal)[2], bound[2]);
  std::string columns;
  for (const Removal& removal : inspect(read, proposal))
    if (removal.what == "column") columns += removal.where + "|" + removal.detail + "\n";
  EXPECT_EQ(columns, "Members E5|\"Check\" tells of each row and is left out\n"
                     "Boxes J5|\"Check\" tells of each row and is left out\n"
                     "Approvals K5|\"Check\" tells of each row and is left out\n"
                     "Answers I5|\"Check\" tells of each row and is left out\n");
  EXPECT_EQ(left_columns(make_clean(read, proposal, check(proposal, {}), {})), "");
}

TEST(Template, AColumnCalledCheckIsThePacksOwn) {
  PackFiles files = fruit_files();
  std::string& manifest = files["pack.xml"];
  const auto at = manifest.find("caption=\"Note\"");
  ASSERT_NE(at, manifest.npos);
  manifest.replace(at, 14, "caption=\"Check\"");
  const LoadedPack loaded = load(files);
  ASSERT_TRUE(loaded.pack);
  for (const PlannedColumn& column : sheet_of(make_template(*loaded.pack, "id-1"), "Boxes").columns)
    EXPECT_NE(column.tint, Tint::filled);
}

TEST(Clean, CopyHoldsTheSameProposalAndSaysWhatIsLeftOut) {
  Book book = good_book();
  book.cell("Boxes", "J5", "Scribbles").cell("Boxes", "J6", "secret").cell("Boxes", "B6", " apple ");
  book.sheet("old (2)").row(1, {"secret"});
  book["old (2)"].visibility = workbook::Visibility::hidden;
  book["Boxes"].formulas.push_back({{5, 3}, book.workbook.intern("50+50.5"), false});
  using Sort = workbook::Attachment::Sort;
  book.workbook.attachments = {{Sort::comment, "Boxes!A1", "do not send"},
                               {Sort::table, "Boxes!A5:H9", "Table1"},
                               {Sort::data_validation, "Boxes!B6:B9", "list apple,plum"},
                               {Sort::data_validation, "Boxes!C6", "whole 1 9"},
                               {Sort::hyperlink, "Boxes!D6", "file:///C:/Users/ann/notes.txt"}};
  const auto pack = fruit_pack();
  const Proposal proposal = proposal::bind(book.workbook, pack);
  CheckOptions options;
  options.today = "2026-01-01";
  const Checked checked = check(proposal, options);
  const PlannedWorkbook plan = make_clean(book.workbook, proposal, checked, {});
  std::vector<std::string> names;
  for (const PlannedSheet& sheet : plan.sheets) names.push_back(sheet.name);
  EXPECT_EQ(names, (std::vector<std::string>{"Cover", "Members", "Boxes", "Manifest"}));
  const workbook::Workbook copy = as_read(plan);
  const Proposal again = proposal::bind(copy, pack);
  EXPECT_EQ(shown(again.findings), "");
  EXPECT_EQ(take_out(again), take_out(proposal));
  for (const PlannedSheet& sheet : plan.sheets)
    for (const PlannedCell& cell : sheet.cells) {
      EXPECT_TRUE(cell.formula.empty());
      if (sheet.name != "Manifest") {
        EXPECT_NE(cell.value, Datum{std::string("secret")});
      }
      const auto* text = std::get_if<std::string>(&cell.value);
      EXPECT_FALSE(text && (text->find("ann") != std::string::npos || *text == "do not send"));
    }
  std::string removals;
  for (const Removal& removal : inspect(book.workbook, proposal))
    removals += removal.what + "|" + removal.where + "|" + removal.detail + "\n";
  EXPECT_EQ(removals, "comment|Boxes!A1|do not send\n"
                      "table|Boxes!A5:H9|Table1\n"
                      "hyperlink|Boxes!D6|file:///C:/Users/ann/notes.txt\n"
                      "data validations|Boxes|2 rules on what may be typed\n"
                      "formulas|Boxes|1 formula replaced by values\n"
                      "column|Boxes J5|\"Scribbles\" is not one of the pack's\n"
                      "hidden sheet|old (2)|not one of the pack's\n");
}

TEST(Clean, DraftSaysSo) {
  const auto pack = fruit_pack();
  const Book book = good_book();
  const Proposal proposal = proposal::bind(book.workbook, pack);
  const PlannedWorkbook plan =
      make_clean(book.workbook, proposal, check_book(book), {.draft = true, .withheld = false});
  EXPECT_EQ(plan.title, "DRAFT: Fruit sale");
  EXPECT_EQ(std::get<std::string>(plan.sheets.back().cells[0].value), "Manifest of a DRAFT");
}

TEST(Caption, FoldsAndFindsTheNearest) {
  EXPECT_EQ(folded("  Made \xc2\xa0in  US? *"), "made in us");
  EXPECT_EQ(trimmed("\xe2\x80\x8b x\xc2\xa0"), "x");
  const std::vector<std::string> words{"apple", "pear", "plum"};
  EXPECT_EQ(*nearest("Aple", words), "apple");
  EXPECT_EQ(nearest("durian", words), nullptr);
  EXPECT_EQ(nearest("", words), nullptr);
  EXPECT_EQ(nearest(std::string(100'000, 'x'), words), nullptr);
}

TEST(Csv, QuotesLinesAndBlankFields) {
  const auto lines = parse_csv("\xef\xbb\xbf"
                               "a,\"b \"\"c\"\"\"\r\n\r\n\"x\ny\",\n,\n\"\"");
  ASSERT_TRUE(lines);
  ASSERT_EQ(lines->size(), 4u);
  EXPECT_EQ((*lines)[0].fields, (std::vector<std::string>{"a", "b \"c\""}));
  EXPECT_EQ((*lines)[1].fields, (std::vector<std::string>{"x\ny", ""}));
  EXPECT_EQ((*lines)[2].fields, (std::vector<std::string>{"", ""}));
  EXPECT_EQ((*lines)[3].line, 6u);
  EXPECT_FALSE(parse_csv("a,\"b"));
}

TEST(Csv, ReferenceDataSaysFirstWhereItComesFrom) {
  const auto plain = parse_reference("# ISO 3166-1, codes\n# read in May\ncode,name\n#1,One\n");
  ASSERT_TRUE(plain);
  EXPECT_EQ(plain->source, "ISO 3166-1, codes read in May");
  ASSERT_EQ(plain->lines.size(), 2u);
  EXPECT_EQ(plain->lines[0].line, 3u);
  EXPECT_EQ(plain->lines[1].fields,
            (std::vector<std::string>{"#1", "One"})); // only the first lines are no data
  const auto saved =
      parse_reference("\"# ISO 3166-1, codes\",,\r\ncode,name,\r\n"); // by a spreadsheet program
  ASSERT_TRUE(saved);
  EXPECT_EQ(saved->source, "ISO 3166-1, codes");
  EXPECT_EQ(parse_reference("code\nUS\n")->source, "");
  EXPECT_TRUE(parse_reference("# nothing else")->lines.empty());
  EXPECT_FALSE(parse_reference("a,\"b"));
}

} // namespace
} // namespace stackbook::proposal
