// Copies of one workbook side by side: what differs, what can be merged, what a repair moves.
#include "rules/proposal/copies/compare.hpp"
#include "rules/proposal/copies/merge.hpp"
#include "rules/proposal/copies/repair.hpp"
#include "tests/proposal/fruit.hpp"

namespace stackbook::proposal {
namespace {

std::string text_of(const findings::Datum& datum) {
  if (const auto* boolean = std::get_if<bool>(&datum)) return *boolean ? "yes" : "no";
  if (const auto* number = std::get_if<findings::Decimal>(&datum)) return number->digits;
  const auto* text = std::get_if<std::string>(&datum);
  return text ? *text : "-";
}

std::string compared(const Book& before, const Book& after) {
  const Proposal old = bind(before.workbook, fruit_pack()), now = bind(after.workbook, fruit_pack());
  std::string text;
  for (const Difference& d : compare({before.workbook, old}, {after.workbook, now})) {
    switch (d.sort) {
    case Difference::Sort::row_added: text += "+ " + d.table + " " + d.row + " at " + to_text(d.after); break;
    case Difference::Sort::row_removed:
      text += "- " + d.table + " " + d.row + " at " + to_text(d.before);
      break;
    case Difference::Sort::field_changed:
      text +=
          to_text(d.after) + " " + d.caption + " of " + d.row + ": " + text_of(d.was) + " > " + text_of(d.is);
    }
    text += "\n";
  }
  return text;
}

struct MergedBook {
  std::string lines;
  Book book; // ours, with the edits made
};

MergedBook merged(const Book& base, const Book& ours, const Book& theirs) {
  const Proposal b = bind(base.workbook, fruit_pack()), o = bind(ours.workbook, fruit_pack()),
                 t = bind(theirs.workbook, fruit_pack());
  const auto result = merge({base.workbook, b}, {ours.workbook, o}, {theirs.workbook, t});
  if (!result) return {to_text(result.failure()), ours};
  MergedBook answer{{}, ours};
  for (const MergeLine& line : result->lines) {
    static constexpr const char* marks[] = {"~", "+", "-", "!"};
    answer.lines +=
        std::string(marks[static_cast<std::size_t>(line.sort)]) + " " + line.table + " " + line.row;
    if (!line.caption.empty())
      answer.lines += " " + line.caption + ": " + text_of(line.base) + ", " + text_of(line.ours) + ", " +
                      text_of(line.theirs);
    answer.lines += "\n";
  }
  const auto write = [&](const std::string& sheet, workbook::Address at, const Written& value) {
    workbook::Cell cell = value.cell;
    if (cell.content == workbook::Content::text) cell = workbook::text_cell(answer.book.workbook, value.text);
    workbook::put(answer.book[sheet.c_str()], at, cell);
  };
  for (const Edit& edit : result->edits) write(edit.sheet, edit.at, edit.value);
  std::uint32_t below = 0;
  for (const NewRow& row : result->rows) {
    ++below;
    for (const auto& [column, value] : row.cells) write(row.sheet, {row.below + below, column}, value);
  }
  return answer;
}

TEST(Compare, NothingDiffersInCopiesThatWereOnlyRearranged) {
  Book moved = good_book();
  std::swap(moved["Cover"], moved["Boxes"]);
  EXPECT_EQ(compared(good_book(), good_book()), "");
  EXPECT_EQ(compared(good_book(), moved), "");
  Book both = good_book();
  both.workbook.sheets.erase(both.workbook.sheets.begin() + 2);
  both.sheet("Boxes")
      .row(3, {"Price", "Box", "Seller", "Fruit", "Note", "Places", "Picked on", "Share ripe"})
      .row(4, {42.0, "B02", "M02", "pear", Blank{}, Blank{}, Blank{}, 0.3})
      .row(9, {100.5, "B01", "M01", " apple", "first", "US;NA", "2026-06-19", Blank{}});
  EXPECT_EQ(compared(good_book(), both), "");
}

TEST(Compare, RowsByKeyAndFieldsByType) {
  Book changed = good_book();
  changed.cell("Boxes", "D6", 100.25).cell("Boxes", "H7", "ripe").cell("Members", "B6", "Apple Inc.");
  changed.cell("Boxes", "A8", "B03").cell("Boxes", "B8", "plum");
  EXPECT_EQ(compared(good_book(), changed), "Members B6 Legal name of M01: Apple Corp. > Apple Inc.\n"
                                            "Boxes D6 Price of B01: 100500 > 100250\n"
                                            "Boxes H7 Note of B02: - > ripe\n"
                                            "+ Boxes B03 at Boxes A8\n");
  EXPECT_EQ(compared(changed, good_book()), "Members B6 Legal name of M01: Apple Inc. > Apple Corp.\n"
                                            "Boxes D6 Price of B01: 100250 > 100500\n"
                                            "Boxes H7 Note of B02: ripe > -\n"
                                            "- Boxes B03 at Boxes A8\n");
}

TEST(Compare, TextThatCanNotBeUsedIsNotBlank) {
  Book text = good_book();
  text.cell("Boxes", "D6", "a hundred");
  EXPECT_EQ(compared(good_book(), text), "Boxes D6 Price of B01: 100500 > a hundred\n");
}

TEST(Merge, TakesWhatOneSideChanged) {
  Book ours = good_book(), theirs = good_book();
  ours.cell("Boxes", "H7", "ours");
  theirs.cell("Boxes", "D6", 99.0).cell("Cover", "B8", 800.0).cell("Members", "D7", "Yes");
  const MergedBook result = merged(good_book(), ours, theirs);
  EXPECT_EQ(result.lines, "~ Cover  Budget: 900000, 900000, 800000\n"
                          "~ Members M02 Small business?: no, no, yes\n"
                          "~ Boxes B01 Price: 100500, 100500, 99000\n");
  Book wanted = theirs;
  wanted.cell("Boxes", "H7", "ours");
  EXPECT_EQ(compared(wanted, result.book), "");
}

TEST(Merge, RowsComeAndGo) {
  Book base = good_book(), ours = good_book(), theirs = good_book();
  ours.cell("Members", "A8", "M03").cell("Members", "B8", "Pear Ltd.").cell("Members", "C8", "US");
  for (const char* cell : {"A7", "B7", "C7", "D7"}) theirs.cell("Members", cell, Blank{});
  theirs.cell("Boxes", "A8", "B03").cell("Boxes", "B8", "plum").cell("Boxes", "D8", 7.5);
  const MergedBook result = merged(base, ours, theirs);
  EXPECT_EQ(result.lines, "- Members M02\n+ Boxes B03\n");
  EXPECT_EQ(compared(base, result.book), "+ Members M03 at Members A8\n- Members M02 at Members A7\n"
                                         "+ Boxes B03 at Boxes A8\n");
}

TEST(Merge, ConflictsStayOursAndAreListed) {
  Book ours = good_book(), theirs = good_book();
  ours.cell("Boxes", "D6", 1.0).cell("Members", "B7", "Plum Corp.");
  theirs.cell("Boxes", "D6", 2.0);
  for (const char* cell : {"A7", "B7", "C7", "D7"}) theirs.cell("Members", cell, Blank{});
  const MergedBook result = merged(good_book(), ours, theirs);
  EXPECT_EQ(result.lines, "! Members M02\n! Boxes B01 Price: 100500, 1000, 2000\n");
  EXPECT_EQ(compared(ours, result.book), "");
}

TEST(Merge, TheSameChangeOfBothIsNoConflict) {
  Book both = good_book();
  both.cell("Boxes", "D6", 1.0).cell("Members", "A8", "M03").cell("Members", "B8", "Pear Ltd.");
  EXPECT_EQ(merged(good_book(), both, both).lines, "");
}

TEST(Merge, ApprovalsOfBothAreKept) {
  Book base = good_book();
  base.sheet("Approvals").row(5, {"table", "key", "digest", "decision", "approver", "department", "at"});
  Book ours = base, theirs = base;
  ours.row(6, {"Boxes", "B01", "aa", "approved", "Ann", "legal", "2026-06-01"});
  theirs.row(6, {"Boxes", "B02", "bb", "approved", "Bo", "legal", "2026-06-02"});
  const MergedBook result = merged(base, ours, theirs);
  const auto lines = approvals(bind(result.book.workbook, fruit_pack()));
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0].approver, "Ann");
  EXPECT_EQ(lines[1].approver, "Bo");
}

TEST(Merge, RefusesWhatAreNoCopiesOfOneWorkbook) {
  Book other = good_book(), millions = good_book();
  other.cell("Cover", "B4", "99999999-2222-4333-8444-555555555555");
  millions.cell("Cover", "B6", "millions");
  EXPECT_NE(merged(good_book(), good_book(), other).lines.find("different proposals"), std::string::npos);
  EXPECT_NE(merged(good_book(), good_book(), millions).lines.find("scales"), std::string::npos);
}

} // namespace
} // namespace stackbook::proposal
