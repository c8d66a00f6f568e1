// Which cells and names a formula speaks of.
#include "rules/workbook/mentions.hpp"

#include <gtest/gtest.h>

namespace stackbook::workbook {
namespace {

std::string told(std::string_view formula) {
  std::string text;
  for (const Mention& one : mentions(formula)) {
    text += text.empty() ? "" : " ";
    if (!one.sheet.empty()) text += "[" + one.sheet + "]";
    for (const auto& [from, to] : one.columns) text += "{" + from + (from == to ? "" : " to " + to) + "}";
    if (one.own_row) text += "=";
    text += one.name.empty() ? to_a1(one.area.first) + ":" + to_a1(one.area.last) : one.name;
  }
  return text;
}

TEST(Mentions, OfCellsAndAreas) {
  EXPECT_EQ(told("A1+$B$2*c3"), "A1:A1 B2:B2 C3:C3");
  EXPECT_EQ(told("SUM(B9:$A$2,1,2.5,1E5)"), "A2:B9");
  EXPECT_EQ(told("SUM(D:D)+SUM(3:4)"), "D1:D1048576 A3:XFD4");
  EXPECT_EQ(told("IF(A1=\"B2:B3\",'My sheet''s'!C4,Stack!D5:D6)"), "A1:A1 [My sheet's]C4:C4 [Stack]D5:D6");
}

TEST(Mentions, OfNamesAndNothingElse) {
  EXPECT_EQ(told("rate*LOG10(A1)"), "rate A1:A1");
  EXPECT_EQ(told("[1]Other!A1+'[book.xlsx]Sheet'!B2+C3"), "C3:C3");
  EXPECT_EQ(told("\"A1 'quoted"), "");
  EXPECT_EQ(told("'unclosed"), "");
  EXPECT_EQ(told("[unclosed"), "");
  EXPECT_EQ(told("XFE1+A1048577"), "XFE1 A1048577");
}

TEST(Mentions, OfSheetsAsCalcWritesThem) {
  EXPECT_EQ(told("Stack.D5*$Stack.$A$1"), "Stack.D5 [Stack]D5:D5 $Stack.$A$1 [Stack]A1:A1");
  EXPECT_EQ(told("SUM($Stack.A1:B2;$'My sheet''s'.C4:C5)"), "$Stack.A1 [Stack]A1:B2 [My sheet's]C4:C5");
  EXPECT_EQ(told("SUM('v1.2'.A1)+v1.2.B3+tax.rate+1.5"), "[v1.2]A1:A1 v1.2.B3 [v1.2]B3:B3 tax.rate");
}

TEST(Mentions, OfFunctions) {
  const auto called = [](std::string_view formula) {
    std::string text;
    for (const std::string_view name : functions(formula)) text.append(text.empty() ? "" : " ").append(name);
    return text;
  };
  EXPECT_EQ(called("IFERROR(ROW.CHECK($A6),\"SUM(1)\")&row.severity('x(1)'!A1)"),
            "IFERROR ROW.CHECK row.severity");
  EXPECT_EQ(called("A1+(B2)*rate"), "");
}

TEST(Mentions, OfTablesAndTheirColumns) {
  EXPECT_EQ(told("Prices[Amount]*2"), "{Amount}Prices");
  EXPECT_EQ(told("SUM(Prices[])+SUM(Prices)"), "Prices Prices");
  EXPECT_EQ(told("Prices[[#This Row],[Amount]]*A1"), "{Amount}=Prices A1:A1");
  EXPECT_EQ(told("Prices[@Amount]+Prices[@[Tax rate]]"), "{Amount}=Prices {Tax rate}=Prices");
  EXPECT_EQ(told("SUM(Prices[[#All],[Net]:[Gross]])"), "{Net to Gross}Prices");
  EXPECT_EQ(told("SUM(Prices[[Net],[Tax]])"), "{Net}{Tax}Prices");
  EXPECT_EQ(told("Prices['[in'] '#1]"), "{[in] #1}Prices");
  EXPECT_EQ(told("Prices[#Headers]+Prices[ [Net] ]"), "Prices {Net}Prices");
  EXPECT_EQ(told("Prices[unclosed"), "Prices");
  EXPECT_EQ(told("Prices["), "Prices");
}

} // namespace
} // namespace stackbook::workbook
