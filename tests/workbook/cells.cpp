#include "rules/workbook/workbook.hpp"

#include <gtest/gtest.h>

namespace stackbook::workbook {

TEST(cells, are_kept_by_column_and_found_by_address) {
  Sheet sheet;
  put(sheet, {5, 2}, number_cell(1.5));
  put(sheet, {9, 2}, number_cell(2));
  put(sheet, {7, 0}, boolean_cell(true));
  put(sheet, {6, 2}, number_cell(3));
  put(sheet, {9, 2}, number_cell(4));
  ASSERT_EQ(sheet.columns.size(), 3u);
  EXPECT_EQ(sheet.columns[2].rows, (std::vector<std::uint32_t>{5, 6, 9}));
  EXPECT_EQ(sheet.cell({6, 2})->number, 3);
  EXPECT_EQ(sheet.cell({9, 2})->number, 4);
  EXPECT_EQ(sheet.cell({8, 2}), nullptr);
  EXPECT_EQ(sheet.cell({8, 77}), nullptr);
  EXPECT_EQ(sheet.row_count, 10u);
}

TEST(cells, cost_nothing_where_there_are_none) {
  Sheet sheet;
  put(sheet, {Address::rows - 1, 3}, number_cell(1));
  EXPECT_EQ(sheet.columns[3].rows.size(), 1u);
  EXPECT_TRUE(sheet.columns[0].rows.empty());
  EXPECT_EQ(sizeof(Cell), 16u);
}

TEST(cells, dump_as_lines_in_order) {
  Workbook book;
  Sheet sheet;
  sheet.name = "Stack";
  put(sheet, {1, 0}, text_cell(book, "two \"words\"\nand a line"));
  put(sheet, {0, 1}, number_cell(0.1 + 0.2, Format::percent));
  put(sheet, {0, 0}, error_cell(Error::division));
  Cell made = boolean_cell(false);
  made.formula = true;
  put(sheet, {2, 0}, made);
  book.sheets.push_back(std::move(sheet));
  EXPECT_EQ(dump(book), "Stack!A1 error #DIV/0!\n"
                        "Stack!B1 percent 0.3\n"
                        "Stack!A2 text \"two \\\"words\\\"\\nand a line\"\n"
                        "Stack!A3 boolean false formula\n");
}

TEST(sheets, are_found_whatever_their_case_and_outer_spaces) {
  Workbook book;
  book.sheets.resize(2);
  book.sheets[0].name = " stack ";
  book.sheets[1].name = "Stack";
  EXPECT_EQ(book.sheet("Stack"), &book.sheets[1]);
  EXPECT_EQ(book.sheet("STACK"), &book.sheets[0]);
  EXPECT_EQ(book.sheet("Stacks"), nullptr);
}

TEST(sheets, know_their_hidden_rows) {
  Sheet sheet;
  sheet.hidden_rows = {{{3, 0}, {5, 0}}, {{9, 0}, {9, 0}}};
  std::string hidden;
  for (std::uint32_t row = 0; row < 12; ++row) hidden += sheet.row_hidden(row) ? 'x' : '.';
  EXPECT_EQ(hidden, "...xxx...x..");
}

TEST(texts, are_kept_once_and_survive_moving_and_copying) {
  Workbook book;
  std::vector<TextId> ids;
  for (int at = 0; at < 20'000; ++at) ids.push_back(book.intern("text " + std::to_string(at % 5'000)));
  EXPECT_EQ(book.text_count(), 5'000u);
  Workbook copy = book;
  const Workbook moved = std::move(book);
  copy.intern("one more");
  for (std::size_t at = 0; at < ids.size(); ++at) {
    ASSERT_EQ(ids[at], at % 5'000);
    ASSERT_EQ(moved.text(ids[at]), "text " + std::to_string(at % 5'000));
    ASSERT_EQ(copy.text(ids[at]), moved.text(ids[at]));
  }
  EXPECT_EQ(copy.text_count(), 5'001u);
  EXPECT_EQ(copy.intern(""), copy.intern(std::string_view{}));
}

} // namespace stackbook::workbook
