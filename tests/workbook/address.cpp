#include "rules/workbook/address.hpp"

#include <gtest/gtest.h>

namespace stackbook::workbook {

TEST(address, writes_and_reads_the_same_text) {
  const std::pair<Address, std::string> table[] = {{{0, 0}, "A1"},
                                                   {{6, 5}, "F7"},
                                                   {{0, 25}, "Z1"},
                                                   {{0, 26}, "AA1"},
                                                   {{9, 701}, "ZZ10"},
                                                   {{9, 702}, "AAA10"},
                                                   {{1'048'575, 16'383}, "XFD1048576"}};
  for (const auto& [address, text] : table) {
    EXPECT_EQ(to_a1(address), text);
    EXPECT_EQ(from_a1(text), address);
  }
  EXPECT_EQ(from_a1("$F$7"), (Address{6, 5}));
  EXPECT_EQ(from_a1("f7"), (Address{6, 5}));
}

TEST(address, refuses_what_no_sheet_holds) {
  for (const char* text : {"", "A", "1", "A0", "A01", "XFE1", "A1048577", "ZZZZZZZ1", "A4294967297", "A1 ",
                           " A1", "A-1", "A1B", "$$A1", "A99999999999999999999"})
    EXPECT_FALSE(from_a1(text)) << text;
}

} // namespace stackbook::workbook
