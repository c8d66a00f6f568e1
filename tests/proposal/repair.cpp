// Repair: values of a workbook that a template did not make, or did not make lately, in the template of today.
#include "rules/proposal/copies/repair.hpp"

#include "tests/proposal/fruit.hpp"

#include <map>

namespace stackbook::proposal {
namespace {

constexpr const char* fresh_id = "77777777-2222-4333-8444-555555555555";

std::string text_of(const findings::Datum& datum) {
  if (const auto* boolean = std::get_if<bool>(&datum)) return *boolean ? "yes" : "no";
  if (const auto* number = std::get_if<findings::Decimal>(&datum)) return number->digits;
  const auto* text = std::get_if<std::string>(&datum);
  return text ? *text : "-";
}

// The cells of a planned sheet by A1, those that hold something.
std::map<std::string, std::string> cells_of(const PlannedWorkbook& plan, std::string_view sheet) {
  std::map<std::string, std::string> cells;
  for (const PlannedSheet& planned : plan.sheets)
    if (planned.name == sheet)
      for (const PlannedCell& cell : planned.cells)
        if (!std::holds_alternative<std::monostate>(cell.value))
          cells[workbook::to_a1({cell.row, cell.column})] = text_of(cell.value);
  return cells;
}

std::string left_of(const Repaired& repaired) {
  std::string text;
  for (const Leftover& left : repaired.left) text += to_text(left.place) + " " + text_of(left.value) + "\n";
  return text;
}

std::string readings_of(const Repaired& repaired) {
  std::string text;
  for (const Reading& reading : repaired.readings)
    text += to_text(reading.place) + ": " + reading.was + " > " + reading.now + "\n";
  return text;
}

TEST(Repair, AWorkbookOfTodayKeepsEverythingInItsPlace) {
  const Repaired repaired = repair(good_book().workbook, fruit_pack(), fresh_id);
  EXPECT_EQ(readings_of(repaired), "");
  EXPECT_EQ(left_of(repaired), "Cover A1 Fruit sale\n");
  EXPECT_TRUE(repaired.moves.empty());
  EXPECT_EQ(cells_of(repaired.plan, "Cover")["B4"], "11111111-2222-4333-8444-555555555555");
  EXPECT_EQ(cells_of(repaired.plan, "Boxes")["D6"], "100.5") << "money as it was typed, in thousands";
  EXPECT_EQ(cells_of(repaired.plan, "Boxes")["F6"], "2026-06-19");
}

TEST(Repair, HandMadeTablesAreKnownByTheirCaptions) {
  Book book;
  book.sheet("Sheet1")
      .row(1, {"Our members"})
      .row(3, {"Country", "Name, legal", "ID", "Phone"})
      .row(4, {"US", "Apple Corp.", "M01", "555-0101"})
      .row(5, {"JP", "Plum K.K.", "M02", Blank{}});
  book.sheet("Fruit list")
      .row(1, {"Box", "Fruit", "Seler", "Price", "Picked on"})
      .row(2, {"B01", "apple", "M01", "1200", Day{june_22}})
      .row(3, {"B02", "pear ", "M02", "n/a", Blank{}});
  const Repaired repaired = repair(book.workbook, fruit_pack(), fresh_id);
  EXPECT_EQ(readings_of(repaired), "Fruit list: Fruit list > Boxes\n"
                                   "Sheet1: Sheet1 > Members\n"
                                   "Members B3: Name, legal > Legal name\n"
                                   "Boxes C1: Seler > Seller\n");
  auto members = cells_of(repaired.plan, "Members");
  EXPECT_EQ(members["A6"] + " " + members["B6"] + " " + members["C6"], "M01 Apple Corp. US");
  EXPECT_EQ(members["A7"] + " " + members["B7"] + " " + members["C7"], "M02 Plum K.K. JP");
  auto boxes = cells_of(repaired.plan, "Boxes");
  EXPECT_EQ(boxes["D6"], "1200") << "a number that was stored as text";
  EXPECT_EQ(boxes["D7"], "n/a") << "what can't be used stays as it was typed";
  EXPECT_EQ(boxes["B7"], "pear");
  EXPECT_EQ(cells_of(repaired.plan, "Cover")["B4"], fresh_id);
  EXPECT_EQ(left_of(repaired), "Sheet1 A1 Our members\nSheet1 D3 Phone\nSheet1 D4 555-0101\n");
  auto kept = cells_of(repaired.plan, "Not placed");
  EXPECT_EQ(kept["A7"] + " " + kept["B7"] + " " + kept["C7"], "Sheet1 D4 555-0101");
  EXPECT_EQ(repaired.moves.size(), repaired.placed);
}

TEST(Repair, EveryFilledCellIsPlacedOrListed) {
  Book book = good_book();
  book.sheet("Notes").row(2, {"keep me", 5.0, true, workbook::Error::reference});
  book["Boxes"].name = "boxes (old)";
  book.cell("Cover", "A20", "a remark");
  std::size_t filled = 0;
  for (const workbook::Sheet& sheet : book.workbook.sheets)
    for (const workbook::Column& column : sheet.columns)
      for (const workbook::Cell& cell : column.cells) filled += cell.content != workbook::Content::blank;
  const Repaired repaired = repair(book.workbook, fruit_pack(), fresh_id);
  const std::size_t captions = 4 + 8, labels = 5, pack_fields = 4;
  EXPECT_EQ(repaired.placed + repaired.left.size() + captions + labels + pack_fields, filled);
}

TEST(Repair, TwoSheetsThatAreEquallyNearAreLeftAlone) {
  Book book;
  for (const char* name : {"Draft", "Draft 2"})
    book.sheet(name).row(1, {"Id", "Legal name", "Country"}).row(2, {"M01", "Apple Corp.", "US"});
  const Repaired repaired = repair(book.workbook, fruit_pack(), fresh_id);
  EXPECT_EQ(readings_of(repaired), "");
  EXPECT_EQ(repaired.placed, 0u);
  EXPECT_EQ(repaired.left.size(), 12u);
}

TEST(Repair, CaptionsWithAccentsSpacesAndLineBreaksAreKnown) {
  Book book;
  book.sheet("Mitglieder").row(3, {"ID ", "Légal  name", "Coun-\ntry"}).row(4, {"M01", "Apple Corp.", "US"});
  book.sheet("Boxes")
      .row(2, {"Bôx", "Früit", "Seller", "Price\n(USD)", "Picked\xc2\xa0on"})
      .row(3, {"B01", "apple", "M01", 5.0, Day{june_22}});
  const Repaired repaired = repair(book.workbook, fruit_pack(), fresh_id);
  auto boxes = cells_of(repaired.plan, "Boxes");
  EXPECT_EQ(boxes["A6"] + " " + boxes["B6"] + " " + boxes["C6"] + " " + boxes["F6"],
            "B01 apple M01 2026-06-22");
  auto members = cells_of(repaired.plan, "Members");
  EXPECT_EQ(members["A6"] + " " + members["B6"] + " " + members["C6"], "M01 Apple Corp. US")
      << readings_of(repaired);
}

TEST(Repair, ATableWithoutOneExactCaptionIsFoundByThoseThatAreNear) {
  Book book;
  book.sheet("Boxes")
      .row(1, {"Our boxes"})
      .row(2, {"Bóx", "Früit", "Séller", "Prïce"})
      .row(3, {"B01", "apple", "M01", 5.0});
  const Repaired repaired = repair(book.workbook, fruit_pack(), fresh_id);
  EXPECT_EQ(cells_of(repaired.plan, "Boxes")["B6"], "apple") << readings_of(repaired);
  EXPECT_EQ(left_of(repaired), "Boxes A1 Our boxes\n");
}

TEST(Repair, DatesWrittenAsTextAreTakenWhereTheyMeanOneDay) {
  Book book = good_book();
  book.cell("Boxes", "F6", "10 June 2026")
      .cell("Boxes", "F7", "03/04/2026")
      .cell("Cover", "B5", "22.06.2026");
  const Repaired repaired = repair(book.workbook, fruit_pack(), fresh_id);
  auto boxes = cells_of(repaired.plan, "Boxes");
  EXPECT_EQ(boxes["F6"], "2026-06-10");
  EXPECT_EQ(boxes["F7"], "03/04/2026") << "it may be March or April";
  EXPECT_EQ(cells_of(repaired.plan, "Cover")["B5"], "2026-06-22");
  std::string notes;
  for (const Moved& move : repaired.moves) notes += to_text(move.to) + " " + move.note + "\n";
  EXPECT_EQ(notes, "Cover B5 The text was read as a date.\n"
                   "Boxes F6 The text was read as a date.\n"
                   "Boxes F7 It can't be used as it stands and was left so; see the findings of check.\n");
}

} // namespace
} // namespace stackbook::proposal
