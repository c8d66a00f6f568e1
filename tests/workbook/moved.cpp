// A formula as another cell repeats it.

#include "rules/workbook/moved.hpp"

#include <gtest/gtest.h>

namespace stackbook::workbook {

TEST(formula, moves_what_is_relative_and_nothing_else) {
  struct Line {
    const char* formula;
    int rows, columns;
    const char* moved; // "" where it leaves the sheet
  };
  const Line table[] = {
      {"A1+$A1+A$1+$A$1", 2, 3, "D3+$A3+D$1+$A$1"},
      {"SUM(B2:C10)*2E5", 1, 0, "SUM(B3:C11)*2E5"},
      {"A:B", 5, 1, "B:C"},
      {"$A:B+1:$3", 2, 1, "$A:C+3:$3"},
      {"\"A1\"\"A1\"&A1", 1, 1, "\"A1\"\"A1\"&B2"},
      {"'A1''s'!A1+A1!A1+Sheet2!$B3", 1, 1, "'A1''s'!B2+A1!B2+Sheet2!$B4"},
      {"LOG10(A1)+A1B2+_A1+STACK.HAS(A1)", 1, 0, "LOG10(A2)+A1B2+_A1+STACK.HAS(A2)"},
      {"Table1[[#This Row],[A1]]+[1]S!A1", 1, 0, "Table1[[#This Row],[A1]]+[1]S!A2"},
      {"IF(x>1.5,TRUE,rate)", 7, 7, "IF(x>1.5,TRUE,rate)"},
      {"B1", 0, -1, "A1"},
      {"A1", 0, -1, ""},
      {"A1", -1, 0, ""},
      {"XFD1048576", 0, 1, ""},
      {"XFD1048576", 1, 0, ""},
      {"XFE1", 0, 1, "XFE1"},
      {"\"open", 1, 1, "\"open"},
      {"a$", 1, 1, "a$"},
      {"", 1, 1, ""},
  };
  for (const auto& [formula, rows, columns, expected] : table)
    EXPECT_EQ(moved(formula, rows, columns).value_or(""), expected) << formula;
}

TEST(formula, of_a_group_is_told_as_its_own_cell_means_it) {
  Workbook book;
  const TextId text = book.intern("A1*$B$1");
  EXPECT_EQ(text_at(book, {{4, 2}, text, false, {1, 1}}), "B4*$B$1");
  EXPECT_EQ(text_at(book, {{4, 2}, text, false}), "A1*$B$1") << "its own";
  EXPECT_EQ(text_at(book, {{0, 1}, text, false, {1, 1}}), "A1*$B$1") << "which would leave the sheet";
}

} // namespace stackbook::workbook
