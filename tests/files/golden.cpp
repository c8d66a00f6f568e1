// A file as LibreOffice 7.4 saved it, its looks left out: what stands in golden/small.txt is read from golden/small.fods.

#include "tests/files/archive.hpp"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

std::string golden(const char* name) {
  std::ifstream file(STACKBOOK_SOURCE "/tests/files/golden/" + std::string(name), std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

} // namespace

TEST(golden, a_flat_file_reads_as_noted) {
  const auto book = read_workbook(golden("small.fods"), "small.fods");
  ASSERT_TRUE(book) << to_text(book.failure());
  EXPECT_EQ(workbook::dump(*book), golden("small.txt"));
  EXPECT_TRUE(book->remarks.empty());
  const workbook::Sheet& sheet = book->sheets[0];
  EXPECT_TRUE(sheet.columns[4].hidden);
  EXPECT_TRUE(sheet.row_hidden(3));
  ASSERT_EQ(sheet.merged.size(), 1u);
  EXPECT_EQ(sheet.merged[0].last, (workbook::Address{0, 2}));
  ASSERT_EQ(sheet.formulas.size(), 3u);
  EXPECT_EQ(book->text(sheet.formulas[0].text), "SUM(A2:C2)");
  EXPECT_EQ(book->text(sheet.formulas[2].text), "\"a\"&\";b\"");
  EXPECT_EQ(book->sheets[1].visibility, workbook::Visibility::hidden);
  ASSERT_EQ(book->attachments.size(), 1u);
  EXPECT_EQ(book->attachments[0].text, "Where from?\nPlease say.");
  ASSERT_EQ(book->names.size(), 1u);
  EXPECT_EQ(book->names[0].refers_to, "'Stack & more'!$A$2:$A$3");
  EXPECT_EQ(book->number_formats[sheet.columns[0].cells[2].style], "[$$]#,##0.00");
}

} // namespace stackbook::files
