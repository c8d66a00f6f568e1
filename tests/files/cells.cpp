// Cells of a worksheet: what is written on the left is read as on the right.

#include "rules/workbook/moved.hpp"
#include "tests/files/archive.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

std::string row(std::string_view cells) {
  return "<row r=\"1\">" + std::string(cells) + "</row>";
}

constexpr std::string_view styles =
    "<numFmts count=\"1\"><numFmt numFmtId=\"164\" "
    "formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><cellStyleXfs><xf numFmtId=\"9\"/>"
    "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"10\"/><xf "
    "numFmtId=\"22\"/>"
    "<xf numFmtId=\"20\"/><xf numFmtId=\"44\"/></cellXfs>";

} // namespace

TEST(cells, of_every_type_are_read) {
  const std::pair<const char*, const char*> table[] = {
      {"<c r=\"A1\"><v>1.5</v></c>", "S!A1 number 1.5\n"},
      {"<c r=\"A1\" t=\"n\"><v>-12</v></c>", "S!A1 number -12\n"},
      {"<c><v>1</v></c><c><v>2</v></c>", "S!A1 number 1\nS!B1 number 2\n"},
      {"<c r=\"C1\"><v>1</v></c><c><v>2</v></c>", "S!C1 number 1\nS!D1 number 2\n"},
      {"<c r=\"A1\"><v>1.7976931348623157E+308</v></c>", "S!A1 number 1.79769313486232e+308\n"},
      {"<c r=\"A1\"><v>12345678901234567890</v></c>", "S!A1 number 1.23456789012346e+19\n"},
      {"<c r=\"A1\"><v>0.1234567890123456789</v></c>", "S!A1 number 0.123456789012346\n"},
      {"<c r=\"A1\"><v>+1.5</v></c>", "S!A1 number 1.5\n"},
      {"<c r=\"A1\"><v>\t1.5\r\n</v></c>", "S!A1 number 1.5\n"},
      {"<c r=\"A1\"><v>-1E-400</v></c>", "S!A1 number 0\n"},
      {"<c r=\"A1\"><v>1<!-- x -->2</v></c>", "S!A1 number 12\n"},
      {"<c r=\"A1\"><v>1<![CDATA[2]]></v></c>", "S!A1 number 12\n"},
      {"<c r=\"A1\" t=\"s\"><v>0</v></c>", "S!A1 text \"zero\"\n"},
      {"<c r=\"A1\" t=\"s\"><v>1</v></c>", "S!A1 text \"a & b\"\n"},
      {"<c r=\"A1\" t=\"s\"><v>2</v></c>", "S!A1 text \"rich text\"\n"},
      {"<c r=\"A1\" t=\"s\"><v>3</v></c>", "S!A1 text \" line\\r\\nend \"\n"},
      {"<c r=\"A1\" t=\"inlineStr\"><is><t>in &lt;line&gt; &#x20AC;</t></is></c>",
       "S!A1 text \"in <line> €\"\n"},
      {"<c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r><rPh><t>no</t></rPh><r><t>b</t></r></is></c>",
       "S!A1 text \"ab\"\n"},
      {"<c r=\"A1\" t=\"s\"><v>4</v></c>",
       "S!A1 text \"\\n in\\tthe middle \"\n"}, // a text keeps the white space around it
      {"<c r=\"A1\" t=\"s\"><v>5</v></c>", "S!A1 text \" \"\n"},
      {"<c r=\"A1\" t=\"s\"><v>6</v></c>", "S!A1 text \" \"\n"},
      {"<c r=\"A1\" t=\"inlineStr\"><is><t> a </t></is></c>", "S!A1 text \" a \"\n"},
      {"<c r=\"A1\" t=\"inlineStr\"><is><r><t>a</t></r><r><t> b </t></r></is></c>", "S!A1 text \"a b \"\n"},
      {"<c r=\"A1\" t=\"inlineStr\"><is><t xml:space=\"preserve\"> a </t></is></c>", "S!A1 text \" a \"\n"},
      {"<c r=\"A1\" t=\"inlineStr\"><v>1.0</v><is><t>1.</t></is></c>", "S!A1 text \"1.\"\n"},
      {"<c r=\"A1\" t=\"inlineStr\"><is><t>1.</t></is><v>1.0</v></c>", "S!A1 text \"1.\"\n"},
      {"<c r=\"A1\"><v>7</v><is><t>a</t></is></c>", "S!A1 number 7\n"},
      {"<c r=\"A1\" t=\"str\"><v> a </v></c>", "S!A1 text \"a\"\n"},
      {"<c r=\"A1\" t=\"str\"><f>A2</f><v> a </v></c>", "S!A1 text \" a \" formula\n"},
      {"<c r=\"A1\" t=\"str\"><v xml:space=\"preserve\"> a </v></c>", "S!A1 text \" a \"\n"},
      {"<c r=\"A1\" t=\"s\"><v>\t0\r\n</v></c>", "S!A1 text \"zero\"\n"},
      {"<c r=\"A1\" t=\"b\"><v>1</v></c>", "S!A1 boolean true\n"},
      {"<c r=\"A1\" t=\"e\"><v>#DIV/0!</v></c>", "S!A1 error #DIV/0!\n"},
      {"<c r=\"A1\" t=\"e\"><v>#SPILL!</v></c>", "S!A1 error #ERROR!\n"},
      {"<c r=\"A1\" t=\"d\"><v>2026-06-22</v></c>", "S!A1 date 46195\n"},
      {"<c r=\"A1\" t=\"d\"><v>2026-06-22T12:00:00</v></c>", "S!A1 date-time 46195.5\n"},
      {"<c r=\"A1\" t=\"d\"><v>12:00:00</v></c>", "S!A1 time 0.5\n"},
      {"<c r=\"A1\" t=\"str\"><f>A2&amp;\"x\"</f><v>x_x0041_</v></c>", "S!A1 text \"xA\" formula\n"},
      {"<c r=\"A1\"><f>1+1</f><v>2</v></c>", "S!A1 number 2 formula\n"},
      {"<c r=\"A1\"><f>1+1</f></c>", "S!A1 blank formula\n"},
      {"<c r=\"A1\" s=\"1\"><v>46195</v></c>", "S!A1 date 46195\n"},
      {"<c r=\"A1\" s=\"2\"><v>0.5</v></c>", "S!A1 percent 0.5\n"},
      {"<c r=\"A1\" s=\"3\"><v>46195.25</v></c>", "S!A1 date-time 46195.25\n"},
      {"<c r=\"A1\" s=\"4\"><v>0.25</v></c>", "S!A1 time 0.25\n"},
      {"<c r=\"A1\" s=\"5\"><v>12</v></c>", "S!A1 currency 12\n"},
      {"<c r=\"A1\" s=\"99\"><v>12</v></c>", "S!A1 number 12\n"},
      {"<c r=\"A1\" s=\"1\"><v>59</v></c>", "S!A1 date 60\n"}, // 28 February 1900
      {"<c r=\"A1\" s=\"1\"/><c r=\"B1\"/>", ""},
      {"<c r=\"A1\"><v></v></c>", ""},
      {"<c r='A1'><v >7</v ></c >", "S!A1 number 7\n"},
      {"<c a=\"b>c\" r=\"A1\"><v>7</v></c>", "S!A1 number 7\n"},
      {"<c r=\"XFD1\"><v>7</v></c>", "S!XFD1 number 7\n"},
  };
  const std::string strings =
      "<si><t>zero</t></si><si><t>a &amp; b</t></si><si><r><rPr/><t>rich</t></r><r><t "
      "xml:space=\"preserve\"> text</t></r><rPh><t>x</t></rPh></si><si><t xml:space=\"preserve\"> "
      "line_x000D_\nend </t></si><si><t>\n in\tthe middle </t></si><si><t> </t></si><si><t "
      "xml:space=\"preserve\"> </t></si>";
  for (const auto& [cells, expected] : table) {
    EXPECT_EQ(read_rows(row(cells), strings, styles), expected) << cells;
    // The same with enough behind it for the quick road, and the other way about.
    const std::string tail = "<row r=\"9\"><c r=\"A9\"><v>9</v></c></row>" + std::string(200, ' ');
    EXPECT_EQ(read_rows(row(cells) + tail, strings, styles), std::string(expected) + "S!A9 number 9\n")
        << cells;
  }
}

TEST(cells, that_cannot_be_taken_are_remarked) {
  const std::pair<const char*, const char*> table[] = {
      {"<c r=\"A1\"><v>NaN</v></c>", "S!A1 error #ERROR!\nremark number A1\n"},
      {"<c r=\"A1\"><v>inf</v></c>", "S!A1 error #ERROR!\nremark number A1\n"},
      {"<c r=\"A1\"><v>1E+309</v></c>", "S!A1 error #ERROR!\nremark number A1\n"},
      {"<c r=\"A1\"><v>+-1</v></c>", "S!A1 error #ERROR!\nremark number A1\n"},
      {"<c r=\"A1\"><v>+</v></c>", "S!A1 error #ERROR!\nremark number A1\n"},
      {"<c r=\"A1\"><v>1E</v></c>", "S!A1 error #ERROR!\nremark number A1\n"},
      {"<c r=\"A1\"><v>0x10</v></c>", "S!A1 error #ERROR!\nremark number A1\n"},
      {"<c r=\"A1\"><v>1,5</v></c>", "S!A1 error #ERROR!\nremark number A1\n"},
      {"<c r=\"A1\" t=\"s\"><v>999999999</v></c>", "S!A1 error #ERROR!\nremark shared-string A1\n"},
      {"<c r=\"A1\" t=\"s\"><v>-1</v></c>", "S!A1 error #ERROR!\nremark shared-string A1\n"},
      {"<c r=\"A1\" t=\"s\"><v>0.5</v></c>", "S!A1 error #ERROR!\nremark shared-string A1\n"},
      {"<c r=\"A1\" t=\"b\"><v>2</v></c>", "S!A1 error #ERROR!\nremark boolean A1\n"},
      {"<c r=\"A1\" t=\"d\"><v>2026-02-30</v></c>", "S!A1 error #ERROR!\nremark date A1\n"},
      {"<c r=\"A1\" t=\"zz\"><v>1</v></c>", "S!A1 error #ERROR!\nremark type A1\n"},
      {"<c r=\"A1\" s=\"1\"><v>60</v></c>", "S!A1 error #ERROR!\nremark date A1\n"},
      {"<c r=\"A1\" s=\"1\"><v>-1</v></c>", "S!A1 number -1\nremark date A1\n"},
      {"<c r=\"A1\" s=\"1\"><v>2958466</v></c>", "S!A1 number 2958466\nremark date A1\n"},
      {"<c r=\"ZZZZZZZ1\"><v>1</v></c>", "remark reference A1\n"},
      {"<c r=\"A4294967297\"><v>1</v></c>", "remark reference A1\n"},
      {"<c r=\"A1048577\"><v>1</v></c>", "remark reference A1\n"},
      {"</row><row r=\"0\"><c r=\"A0\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c>",
       "S!A2 number 2\nremark reference A2\n"},
      {"</row><row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c></row><row>", "remark reference A2\n"},
      {"</row><choice><row r=\"4\"><c><v>1</v></c></row></choice><row>", "remark part A2\n"},
      {"<c r=\"XFE1\"><v>1</v></c>", "remark reference A1\n"},
      {"<c r=\"XFD1\"><v>1</v></c><c><v>2</v></c>", "S!XFD1 number 1\nremark reference A1\n"},
      {"<c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c>", "S!A1 number 2\nremark duplicate A1\n"},
  };
  for (const auto& [cells, expected] : table) {
    EXPECT_EQ(read_rows(row(cells), "", styles), expected) << cells;
    EXPECT_EQ(read_rows(row(cells) + std::string(200, ' '), "", styles), expected) << cells;
  }
}

TEST(cells, out_of_order_are_sorted) {
  EXPECT_EQ(
      read_rows(
          "<row r=\"3\"><c r=\"B3\"><v>3</v></c><c r=\"A3\"><v>4</v></c></row><row r=\"1\"><c "
          "r=\"A1\"><v>1</v></c>"
          "</row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row><row r=\"1\"><c r=\"B1\"><v>5</v></c></row>"),
      "S!A1 number 1\nS!B1 number 5\nS!A2 number 2\nS!A3 number 4\nS!B3 number 3\n");
  std::string backwards;
  for (int at = 200'000; at > 0; --at)
    backwards +=
        "<row r=\"" + std::to_string(at) + "\"><c r=\"A" + std::to_string(at) + "\"><v>1</v></c></row>";
  const auto book = read_workbook(archive(book_parts(backwards)), "test.xlsx");
  ASSERT_TRUE(book);
  EXPECT_EQ(book->sheets[0].columns[0].rows.size(), 200'000u);
  EXPECT_TRUE(std::ranges::is_sorted(book->sheets[0].columns[0].rows));
}

TEST(cells, past_the_limit_are_refused) {
  std::string rows;
  for (int at = 1; at <= 20; ++at) rows += "<row r=\"" + std::to_string(at) + "\"><c><v>1</v></c></row>";
  Limits limits;
  limits.cells = 19;
  EXPECT_NE(outcome(archive(book_parts(rows)), limits).find("more than 19 cells"), std::string::npos);
  limits.cells = 20;
  EXPECT_TRUE(outcome(archive(book_parts(rows)), limits).starts_with("S!A1 number 1\n"));
}

TEST(cells, of_formulas_keep_their_text) {
  const auto book = read_workbook(
      archive(book_parts("<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:A2\" "
                         "si=\"0\">STACK.COMPLETENESS()</f><v>1</v></c>"
                         "<c r=\"B1\"><f t=\"array\" ref=\"B1\">SUM(C1:C2)</f></c></row>"
                         "<row r=\"2\"><c r=\"A2\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row>")),
      "test.xlsx");
  ASSERT_TRUE(book);
  const auto& formulas = book->sheets[0].formulas;
  ASSERT_EQ(formulas.size(), 3u);
  EXPECT_EQ(book->text(formulas[0].text), "STACK.COMPLETENESS()");
  EXPECT_FALSE(formulas[0].value_missing);
  EXPECT_EQ(book->text(formulas[1].text), "SUM(C1:C2)");
  EXPECT_TRUE(formulas[1].value_missing);
  EXPECT_EQ(formulas[2].at, (workbook::Address{1, 0}));
  EXPECT_EQ(formulas[2].from, (workbook::Address{0, 0}));
  EXPECT_EQ(book->text(formulas[2].text), "STACK.COMPLETENESS()");
}

TEST(cells, of_an_array_hold_its_formula) {
  const auto book = read_workbook(
      archive(
          book_parts("<row r=\"1\"><c r=\"A1\"><f t=\"array\" ref=\"A1:B2\">ROW.CHECK(D1:E2)</f><v>1</v></c>"
                     "<c r=\"B1\"><v>2</v></c><c r=\"C1\"><f>A1</f><v>1</v></c></row>"
                     "<row r=\"2\"><c r=\"B2\"><v>4</v></c></row>")),
      "test.xlsx");
  ASSERT_TRUE(book);
  EXPECT_EQ(dump(*book),
            "S!A1 number 1 formula\nS!B1 number 2 formula\nS!C1 number 1 formula\nS!B2 number 4 formula\n");
  std::string formulas;
  for (const workbook::Formula& formula : book->sheets[0].formulas)
    formulas += workbook::to_a1(formula.at) + " " + text_at(*book, formula) + "\n";
  EXPECT_EQ(formulas, "A1 ROW.CHECK(D1:E2)\nB1 ROW.CHECK(D1:E2)\nC1 A1\nB2 ROW.CHECK(D1:E2)\n");
}

} // namespace stackbook::files
