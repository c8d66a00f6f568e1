// Withholding: what is confidential stays in the house, and no total tells it.

#include "rules/proposal/withhold.hpp"

#include "rules/proposal/sheets.hpp"
#include "rules/proposal/summary.hpp"
#include "tests/proposal/fruit.hpp"

namespace stackbook::proposal {
namespace {

using findings::Datum;

// The fruit pack with confidential prices.
std::shared_ptr<const Pack> secret_pack() {
  PackFiles files = fruit_files();
  std::string& manifest = files["pack.xml"];
  const std::string price = "caption=\"Price\"";
  manifest.replace(manifest.find(price), price.size(), price + " confidential=\"yes\"");
  LoadedPack loaded = load(files);
  EXPECT_TRUE(loaded.faults.empty());
  return loaded.pack;
}

struct Case {
  Book book;
  std::shared_ptr<const Pack> pack = secret_pack();
  Proposal proposal;
  Checked checked;
  CheckOptions options;

  explicit Case(Book from) : book(std::move(from)), proposal(stackbook::proposal::bind(book.workbook, pack)) {
    options.today = "2026-01-01";
    checked = check(proposal, options);
  }
};

Book boxes(int count) { // that many boxes with a price
  Book book = good_book();
  book.workbook.sheets.pop_back();
  book.sheet("Boxes").row(
      5, {"Box *", "Fruit *", "Seller *", "Price *", "Share ripe", "Picked on", "Places", "Note"});
  for (int row = 0; row < count; ++row) {
    const std::string at = std::to_string(6 + row), key = "B" + at;
    book.cell("Boxes", ("A" + at).c_str(), key.c_str()).cell("Boxes", ("B" + at).c_str(), "apple");
    book.cell("Boxes", ("C" + at).c_str(), "M01").cell("Boxes", ("D" + at).c_str(), 7.0 + row);
  }
  return book;
}

// Who checks a copy for the public is told once of each column, and of no value that it is missing or of a wrong type.
TEST(Withhold, IsToldOnceByACheckOfTheCopy) {
  const Case one(boxes(3));
  const workbook::Workbook copy =
      as_read(make_clean(one.book.workbook, one.proposal, one.checked, {.draft = false, .withheld = true}));
  const Checked checked = check(proposal::bind(copy, one.pack), one.options);
  std::string said;
  for (const findings::Finding& finding : checked.findings)
    if (finding.place.field == "price")
      said += finding.rule + ' ' + to_a1(*finding.place.cell) + ' ' + finding.message + '\n';
  EXPECT_EQ(said, "Boxes.price.type D6 Boxes D6: Price of B6 is withheld, as this is a copy for the public. "
                  "What the rules say "
                  "of this column holds for the whole workbook only.\n");
}

TEST(Withhold, StandsInPlaceOfEveryConfidentialValueAndDigest) {
  const Case one(boxes(3));
  const PlannedWorkbook plan =
      make_clean(one.book.workbook, one.proposal, one.checked, {.draft = false, .withheld = true});
  std::size_t withheld_cells = 0, digests = 0;
  for (const PlannedSheet& sheet : plan.sheets)
    for (const PlannedCell& cell : sheet.cells) {
      const auto* text = std::get_if<std::string>(&cell.value);
      withheld_cells += sheet.name == "Boxes" && text && *text == withheld_text;
      if (text && sheet.name == "Manifest") digests += text->size() == 64 && cell.row > 0 && cell.column == 2;
      if (sheet.name == "Boxes") {
        EXPECT_NE(cell.value, Datum(findings::Decimal{"7"}));
      }
    }
  EXPECT_EQ(withheld_cells, 3u);
  for (const RowConsent& consent : consents(one.proposal)) digests -= !withholds(*consent.table->binding);
  EXPECT_EQ(digests, 0u) << "a digest over a withheld value lets it be tried";
  const auto columns = withheld(one.proposal);
  ASSERT_EQ(columns.size(), 2u);
  EXPECT_EQ(columns[0].sheet + '|' + columns[0].caption + '|' + std::to_string(columns[0].cells),
            "Boxes|Price|3");
  EXPECT_EQ(columns[1].caption, "Note");
}

TEST(Withhold, RefusesTotalsThatFewRowsDecide) {
  const Case none(boxes(0)), single(boxes(1)), two(boxes(2)), three(boxes(3));
  EXPECT_TRUE(revealing(none.book.workbook, none.proposal, none.checked, none.options).empty());
  const auto told = revealing(single.book.workbook, single.proposal, single.checked, single.options);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].figure, "Price total");
  EXPECT_EQ(told[0].rows, std::vector<std::string>{"Boxes B6"});
  const auto pair = revealing(two.book.workbook, two.proposal, two.checked, two.options);
  ASSERT_EQ(pair.size(), 1u) << "who sold one of two knows the other";
  EXPECT_EQ(pair[0].rows, (std::vector<std::string>{"Boxes B6", "Boxes B7"}));
  EXPECT_TRUE(revealing(three.book.workbook, three.proposal, three.checked, three.options).empty());
}

// Two totals that few rows part, a largest one, and a difference in which equal changes cancel.
std::shared_ptr<const Pack> pack_with_totals(const std::vector<std::pair<std::string, std::string>>& totals) {
  PackFiles files = fruit_files();
  std::string &manifest = files["pack.xml"], &model = files["fruit.dmn"];
  const std::string price = "caption=\"Price\"", last = "</pack>", end = "</definitions>";
  manifest.replace(manifest.find(price), price.size(), price + " confidential=\"yes\"");
  manifest.erase(manifest.find("<total "),
                 manifest.find("/>", manifest.find("<total ")) + 2 - manifest.find("<total "));
  for (const auto& [name, feel] : totals) {
    manifest.insert(manifest.rfind(last), "<total decision=\"" + name + "\"/>");
    model.insert(model.rfind(end), "<decision id=\"d-" + std::to_string(feel.size()) + "\" name=\"" + name +
                                       "\"><variable name=\"" + name +
                                       "\" typeRef=\"number\"/><informationRequirement><requiredInput "
                                       "href=\"#boxes\"/></informationRequirement><literalExpression><text>" +
                                       feel + "</text></literalExpression></decision>");
  }
  LoadedPack loaded = load(files);
  for (const PackFault& fault : loaded.faults) ADD_FAILURE() << to_text(fault);
  return loaded.pack;
}

std::string told(std::shared_ptr<const Pack> pack, const Book& book) {
  const Proposal proposal = proposal::bind(book.workbook, std::move(pack));
  CheckOptions options;
  options.today = "2026-01-01";
  std::string text;
  for (const Revealing& one : revealing(book.workbook, proposal, check(proposal, options), options)) {
    text += one.figure + ":";
    for (const std::string& row : one.rows) text += ' ' + row;
    text += '\n';
  }
  return text;
}

TEST(Withhold, RefusesTotalsWhoseDifferenceTells) {
  Book book = boxes(5);
  book.cell("Boxes", "B6", "plum");
  const char* apples = "sum(Boxes[fruit = \"apple\"].price)";
  EXPECT_EQ(told(pack_with_totals({{"Apples", apples}}), book), "");
  EXPECT_EQ(told(pack_with_totals({{"Apples", apples}, {"All", "sum(Boxes.price)"}}), book),
            "the difference of Apples and All: Boxes B6\n");
}

TEST(Withhold, RefusesExtremesAndBalances) {
  EXPECT_EQ(told(pack_with_totals({{"Largest", "max(Boxes.price)"}}), boxes(5)), "Largest: Boxes B10\n");
  EXPECT_EQ(told(pack_with_totals({{"Least", "min(Boxes.price)"}}), boxes(5)), "Least: Boxes B6\n");
  EXPECT_EQ(told(pack_with_totals({{"Balance", "Boxes[1].price - Boxes[2].price"}}), boxes(5)),
            "Balance: Boxes B6 Boxes B7\n");
  EXPECT_EQ(told(pack_with_totals({{"Count", "count(Boxes)"}}), boxes(5)), "") << "looks at no price";
}

TEST(Withhold, RefusesFormulasThatTell) {
  const auto with = [](const char* formula) {
    Book book = boxes(4);
    book.cell("Boxes", "E6", 0.5);
    book["Boxes"].formulas.push_back({{5, 4}, book.workbook.intern(formula), false});
    book.workbook.names.push_back({"first_price", "Boxes!$D$6"});
    book.sheet("Notes").row(1, {9.0});
    book["Notes"].formulas.push_back({{0, 0}, book.workbook.intern("Boxes!D7*2"), false});
    return told(secret_pack(), book);
  };
  EXPECT_EQ(with("D6/100"), "Boxes E6 (Share ripe): Boxes B6\n");
  EXPECT_EQ(with("SUM(D6:D7)"), "Boxes E6 (Share ripe): Boxes B6 Boxes B7\n");
  EXPECT_EQ(with("FIRST_PRICE"), "Boxes E6 (Share ripe): Boxes B6\n");
  EXPECT_EQ(with("Notes!A1"), "Boxes E6 (Share ripe): Boxes B7\n") << "through another formula";
  EXPECT_EQ(with("SUM(D:D)"), "") << "four prices";
  EXPECT_EQ(with("A6&\"D6\""), "");
}

// A shared formula is written for its first cell; a table is named by its captions.
TEST(Withhold, RefusesFormulasOfTablesAndSharedOnes) {
  const auto with = [](const char* formula, workbook::Address from) {
    Book book = boxes(4);
    book.cell("Boxes", "E8", 0.5);
    book["Boxes"].formulas.push_back({{7, 4}, book.workbook.intern(formula), false, from});
    book.workbook.attachments.push_back({workbook::Attachment::Sort::table, "Boxes!A5:H9", "Priced"});
    return told(secret_pack(), book);
  };
  const std::string third = "Boxes E8 (Share ripe): Boxes B8\n";
  EXPECT_EQ(with("D6/100", {5, 4}), third);
  EXPECT_EQ(with("D$6/100", {5, 4}), "Boxes E8 (Share ripe): Boxes B6\n");
  EXPECT_EQ(with("priced[[#This Row],[Price *]]/100", {7, 4}), third);
  EXPECT_EQ(with("Priced[[#This Row],[Box *]:[Price *]]", {7, 4}), third);
  EXPECT_EQ(with("Priced[[#This Row],[Places]]", {7, 4}), "") << "no price stands there";
  EXPECT_EQ(with("SUM(Priced[Price *])", {7, 4}), "") << "four prices";
  EXPECT_EQ(with("SUM(Others[Price *])", {7, 4}), "");
}

TEST(Withhold, AsksLittleOfManyRows) {
  const Case many(boxes(3'000));
  EXPECT_TRUE(revealing(many.book.workbook, many.proposal, many.checked, many.options).empty());
}

TEST(Withhold, TakesDigestsOutOfTablesToo) {
  const Case one(boxes(1));
  Tables tables{{"Boxes", {{{"box", Datum(std::string("B6"))}, {"price", Datum(findings::Decimal{"7"})}}}},
                {"Approvals",
                 {{{"table", Datum(std::string("Boxes"))}, {"digest", Datum(std::string("d"))}},
                  {{"table", Datum(std::string("Members"))}, {"digest", Datum(std::string("d"))}}}}};
  withhold(*one.pack, tables);
  const Datum hidden = std::string(withheld_text);
  EXPECT_EQ(tables[0].second[0][1].second, hidden);
  EXPECT_EQ(tables[1].second[0][1].second, hidden);
  EXPECT_EQ(tables[1].second[1][1].second, Datum(std::string("d")));
}

} // namespace
} // namespace stackbook::proposal
