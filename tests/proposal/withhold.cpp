// Withholding: what is confidential stays in the house, and no total tells it.

#include "rules/proposal/withhold.hpp"

#include "rules/proposal/sheets.hpp"
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
  EXPECT_TRUE(revealing(none.proposal, none.checked, none.options).empty());
  const auto told = revealing(single.proposal, single.checked, single.options);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].total, "Price total");
  EXPECT_EQ(told[0].rows, std::vector<std::string>{"Boxes B6"});
  const auto pair = revealing(two.proposal, two.checked, two.options);
  ASSERT_EQ(pair.size(), 1u) << "who sold one of two knows the other";
  EXPECT_EQ(pair[0].rows, (std::vector<std::string>{"Boxes B6", "Boxes B7"}));
  EXPECT_TRUE(revealing(three.proposal, three.checked, three.options).empty());
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
