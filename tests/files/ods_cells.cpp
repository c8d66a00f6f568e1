// Cells of an OpenDocument sheet: what is written on the left is read as on the right.

#include "tests/files/ods.hpp"

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

constexpr std::string_view styles =
    "<number:date-style style:name=\"N1\"><number:year number:style=\"long\"/><number:text>-</number:text>"
    "<number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/>"
    "</number:date-style>"
    "<number:percentage-style style:name=\"N2\"><number:number number:decimal-places=\"2\" "
    "number:min-integer-digits=\"1\"/><number:text>%</number:text></number:percentage-style>"
    "<number:date-style style:name=\"N3\"><number:month/><number:text>/</number:text><number:day/>"
    "<number:text> </number:text><number:hours/><number:text>:</number:text><number:minutes "
    "number:style=\"long\"/>"
    "</number:date-style>"
    "<number:time-style style:name=\"N4\"><number:hours/><number:text>:</number:text><number:minutes/>"
    "</number:time-style>"
    "<number:time-style style:name=\"N5\" number:truncate-on-overflow=\"false\"><number:hours "
    "number:style=\"long\"/>"
    "<number:text>:</number:text><number:minutes number:style=\"long\"/></number:time-style>"
    "<number:currency-style style:name=\"N6P0\"><number:number number:decimal-places=\"2\" "
    "number:min-integer-digits=\"1\" number:grouping=\"true\"/><number:text> </number:text>"
    "<number:currency-symbol>€</number:currency-symbol></number:currency-style>"
    "<number:currency-style style:name=\"N6\"><number:text>-</number:text><number:number "
    "number:decimal-places=\"2\" number:min-integer-digits=\"1\"/>"
    "<style:map style:condition=\"value()&gt;=0\" style:apply-style-name=\"N6P0\"/></number:currency-style>"
    "<style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>"
    "<style:style style:name=\"bold\" style:family=\"table-cell\" style:parent-style-name=\"day\"/>"
    "<style:style style:name=\"share\" style:family=\"table-cell\" style:data-style-name=\"N2\"/>"
    "<style:style style:name=\"moment\" style:family=\"table-cell\" style:data-style-name=\"N3\"/>"
    "<style:style style:name=\"clock\" style:family=\"table-cell\" style:data-style-name=\"N4\"/>"
    "<style:style style:name=\"span\" style:family=\"table-cell\" style:data-style-name=\"N5\"/>"
    "<style:style style:name=\"money\" style:family=\"table-cell\" style:data-style-name=\"N6\"/>"
    "<style:style style:name=\"round\" style:family=\"table-cell\" style:parent-style-name=\"round\"/>";

std::string cell(std::string_view attributes, std::string_view shown = "x") {
  return "<table:table-cell" + std::string(attributes) + "><text:p>" + std::string(shown) +
         "</text:p></table:table-cell>";
}

// By the road that takes everything, and with enough behind it for the quick one.
void expect(const std::string& cells, const std::string& expected) {
  const std::string row = "<table:table-row table:style-name=\"ro1\">" + cells + "</table:table-row>";
  EXPECT_EQ(outcome(flat_rows(row, styles)), expected) << cells;
  const std::string tail = "<table:table-row table:style-name=\"ro1\">" +
                           cell(" office:value-type=\"float\" office:value=\"9\"", "9") +
                           "</table:table-row>" + std::string(1500, ' ');
  std::string both = expected;
  const std::size_t remark = std::min(both.find("remark"), both.size());
  both.insert(remark, "S!A2 number 9\n");
  EXPECT_EQ(outcome(flat_rows(row + tail, styles)), both) << cells;
}

} // namespace

TEST(ods, cells_of_every_type_are_read) {
  expect(cell(" office:value-type=\"float\" office:value=\"1.5\" calcext:value-type=\"float\"", "1.5"),
         "S!A1 number 1.5\n");
  expect(cell(" office:value-type=\"float\" office:value=\"-12\"", "12 &amp; shown otherwise"),
         "S!A1 number -12\n");
  expect(cell(" office:value-type='float' office:value='7'"), "S!A1 number 7\n");
  expect(cell(" office:value-type=\"float\" office:value=\"1.7976931348623157E+308\""),
         "S!A1 number 1.79769313486232e+308\n");
  expect(cell(" office:value-type=\"float\" office:value=\"12345678901234567890\""),
         "S!A1 number 1.23456789012346e+19\n");
  expect(cell(" office:value-type=\"float\" office:value=\" +1 \""), "S!A1 number 1\n");
  expect(cell(" office:value-type=\"percentage\" office:value=\"0.5\" calcext:value-type=\"percentage\""),
         "S!A1 percent 0.5\n");
  expect(cell(" table:style-name=\"share\" office:value-type=\"float\" office:value=\"0.5\""),
         "S!A1 percent 0.5\n");
  expect(cell(" office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"12\""),
         "S!A1 currency 12\n");
  expect(cell(" table:style-name=\"money\" office:value-type=\"currency\" office:currency=\"EUR\" "
              "office:value=\"-3.5\""),
         "S!A1 currency -3.5\n");
  expect(cell(" office:value-type=\"date\" office:date-value=\"2026-06-22\" calcext:value-type=\"date\""),
         "S!A1 date 46195\n");
  expect(cell(" office:value-type=\"date\" office:date-value=\"2026-06-22T12:00:00\""),
         "S!A1 date-time 46195.5\n");
  expect(
      cell(" table:style-name=\"bold\" office:value-type=\"date\" office:date-value=\"2026-06-22T12:00:00\""),
      "S!A1 date 46195.5\n");
  expect(cell(" table:style-name=\"moment\" office:value-type=\"date\" office:date-value=\"2026-06-22\""),
         "S!A1 date-time 46195\n");
  expect(cell(" table:style-name=\"day\" office:value-type=\"float\" office:value=\"46195\""),
         "S!A1 date 46195\n");
  expect(cell(" table:style-name=\"day\" office:value-type=\"date\" office:date-value=\"1900-02-28\""),
         "S!A1 date 60\n");
  expect(cell(" office:value-type=\"time\" office:time-value=\"PT06H00M00S\""), "S!A1 time 0.25\n");
  expect(cell(" table:style-name=\"clock\" office:value-type=\"time\" office:time-value=\"PT18H30M00.5S\""),
         "S!A1 time 0.77083912037037\n");
  expect(cell(" table:style-name=\"span\" office:value-type=\"time\" office:time-value=\"PT36H00M00S\""),
         "S!A1 duration 1.5\n");
  expect(cell(" office:value-type=\"time\" office:time-value=\"-P1DT12H\""), "S!A1 duration -1.5\n");
  expect(cell(" office:value-type=\"boolean\" office:boolean-value=\"true\" calcext:value-type=\"boolean\"",
              "TRUE"),
         "S!A1 boolean true\n");
  expect(cell(" office:value-type=\"boolean\" office:boolean-value=\"8\""), "S!A1 boolean true\n");
  expect(cell(" office:value-type=\"boolean\" office:boolean-value=\"0\""), "S!A1 boolean false\n");
  expect(cell(" office:value-type=\"string\" calcext:value-type=\"string\"", "a &amp; b"),
         "S!A1 text \"a & b\"\n");
  expect(cell(" office:value-type=\"string\" office:string-value=\"stored\"", "shown"),
         "S!A1 text \"stored\"\n");
  expect(cell("", "no type"), "S!A1 text \"no type\"\n");
  expect(cell(" table:style-name=\"round\" office:value-type=\"float\" office:value=\"1\""),
         "S!A1 number 1\n");
  expect("<table:table-cell table:style-name=\"day\"/><table:table-cell/>", "");
  expect("<table:table-cell table:number-columns-repeated=\"3\"/><table:covered-table-cell "
         "office:value-type=\"float\" "
         "office:value=\"4\"/>",
         "S!D1 number 4\n");
}

TEST(ods, texts_keep_what_their_markup_stands_for) {
  const auto text = [](std::string_view content) {
    return "<table:table-cell office:value-type=\"string\">" + std::string(content) + "</table:table-cell>";
  };
  expect(text("<text:p>one</text:p><text:p>two</text:p>"), "S!A1 text \"one\\ntwo\"\n");
  expect(text("<text:p>a<text:s/>b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e</text:p>"),
         "S!A1 text \"a b   c\\td\\ne\"\n");
  expect(text("<text:p>  spread\n   over lines </text:p>"), "S!A1 text \"  spread\\n   over lines \"\n");
  expect(text("<text:p><text:s/>led by a space</text:p>"), "S!A1 text \" led by a space\"\n");
  expect(text("<text:p>rich <text:span text:style-name=\"T1\">te<text:span>x</text:span>t</text:span> "
              "<text:a xlink:href=\"http://x\">link</text:a></text:p>"),
         "S!A1 text \"rich text link\"\n");
  expect(text("<text:p><![CDATA[<raw>]]> &#x20AC;</text:p>"), "S!A1 text \"<raw> €\"\n");
  expect(text("<draw:frame><draw:text-box><text:p>in a "
              "picture</text:p></draw:text-box></draw:frame><text:p>own</text:p>"),
         "S!A1 text \"own\"\n");
  expect(text("<text:p/>"), "S!A1 text \"\"\n");
}

TEST(ods, comments_stay_beside_their_cells) {
  const auto book = read_workbook(
      flat_rows(
          "<table:table-row><table:table-cell/><table:table-cell "
          "office:value-type=\"string\"><office:annotation>"
          "<dc:creator>Ann</dc:creator><dc:date>2026-01-01T00:00:00</dc:date><text:p>Please "
          "check</text:p><text:p>this</text:p></office:annotation><text:p>value</text:p></table:table-cell>"
          "</table:table-row>"),
      "test.fods");
  ASSERT_TRUE(book);
  EXPECT_EQ(workbook::dump(*book), "S!B1 text \"value\"\n");
  ASSERT_EQ(book->attachments.size(), 1u);
  EXPECT_EQ(book->attachments[0].sort, workbook::Attachment::Sort::comment);
  EXPECT_EQ(book->attachments[0].where, "S!B1");
  EXPECT_EQ(book->attachments[0].text, "Please check\nthis");
}

TEST(ods, formulas_keep_value_and_text) {
  expect(cell(" table:formula=\"of:=SUM([.A2:.B2];1)\" office:value-type=\"float\" office:value=\"3\""),
         "S!A1 number 3 formula\n");
  expect(
      cell(" table:formula=\"of:=&quot;&quot;\" office:value-type=\"string\" office:string-value=\"\"", ""),
      "S!A1 text \"\" formula\n");
  expect("<table:table-cell table:formula=\"of:=1+1\"/>", "S!A1 blank formula\n");
  expect(cell(" table:number-matrix-columns-spanned=\"2\" table:number-matrix-rows-spanned=\"1\" "
              "table:formula=\"of:={1;2}\" office:value-type=\"float\" office:value=\"1\"") +
             cell(" office:value-type=\"float\" office:value=\"2\"") +
             cell(" office:value-type=\"float\" office:value=\"3\""),
         "S!A1 number 1 formula\nS!B1 number 2 formula\nS!C1 number 3\n");
  for (const auto& [shown, error] :
       std::initializer_list<std::pair<const char*, const char*>>{{"#DIV/0!", "#DIV/0!"},
                                                                  {"#REF!", "#REF!"},
                                                                  {"#N/A", "#N/A"},
                                                                  {"Err:519", "#VALUE!"},
                                                                  {"Err:502", "#VALUE!"},
                                                                  {"Err:513", "#N/A"},
                                                                  {"Err:x", "#ERROR!"}})
    expect(cell(" table:formula=\"of:=[.B1]/[.C1]\" office:value-type=\"string\" office:string-value=\"\" "
                "calcext:value-type=\"error\"",
                shown),
           "S!A1 error " + std::string(error) + " formula\n");
  expect(cell(" table:formula=\"of:=[.#REF!]+1\" office:value-type=\"string\" office:string-value=\"\"",
              "#REF!"),
         "S!A1 error #REF! formula\n");
  expect(cell(" table:formula=\"of:=#N/A\" office:value-type=\"string\" office:string-value=\"\" "
              "calcext:value-type=\"error\"",
              "#N/A"),
         "S!A1 error #N/A\n");
}

TEST(ods, cells_that_cannot_be_taken_are_remarked) {
  const auto bad = [](std::string_view attributes, const char* code) {
    expect(cell(attributes), "S!A1 error #ERROR!\nremark " + std::string(code) + " A1\n");
  };
  for (const char* number : {"NaN", "INF", "1E+309", "0x10", "1,5", ""})
    bad(" office:value-type=\"float\" office:value=\"" + std::string(number) + "\"", "number");
  bad(" office:value-type=\"float\"", "number");
  for (const char* date :
       {"2026-02-30", "22.6.2026", "12026-01-01", "-0044-03-15", "2026-06-2x", "12:00:00", "12:00:00.5"})
    bad(" office:value-type=\"date\" office:date-value=\"" + std::string(date) + "\"", "date");
  for (const char* time : {"12:00", "PT", "PT1", "PT1X", "P1H", "PTNANS"})
    bad(" office:value-type=\"time\" office:time-value=\"" + std::string(time) + "\"", "time");
  bad(" office:value-type=\"boolean\" office:boolean-value=\"yes\"", "boolean");
  bad(" office:value-type=\"colour\" office:value=\"1\"", "type");
  expect(cell(" table:style-name=\"day\" office:value-type=\"float\" office:value=\"-1\""),
         "S!A1 number -1\nremark date A1\n");
}

} // namespace stackbook::files
