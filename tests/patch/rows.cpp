// Rows added under a table: their look, and the filter, table and name that take them in.

#include "tests/patch/sheet.hpp"

namespace stackbook::files::patch {

namespace {

const std::string head =
    "<row r=\"5\"><c r=\"A5\" s=\"1\"><v>1</v></c></row><row r=\"6\"><c r=\"A6\" s=\"2\"><v>2</v></c><c "
    "r=\"B6\" s=\"3\"/></row>";
const std::string rels =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";

Changes two_rows(bool alike) {
  Changes changes;
  changes.rows = {{"S", 5, alike, {{0, 3.0}, {1, "x"}}}, {"S", 5, alike, {{1, 4.0}}}};
  return changes;
}

} // namespace

TEST(rows, stand_under_each_other_and_look_like_the_last) {
  EXPECT_EQ(
      rows_after(head, two_rows(true)),
      head +
          "<row r=\"7\"><c r=\"A7\" s=\"2\"><v>3</v></c><c r=\"B7\" s=\"3\" t=\"inlineStr\"><is><t "
          "xml:space=\"preserve\">x</t></is></c></row><row r=\"8\"><c r=\"B8\" s=\"3\"><v>4</v></c></row>");
  EXPECT_EQ(rows_after(head + "<row r=\"7\"><c r=\"B7\" s=\"9\"/></row>", two_rows(false)),
            head + "<row r=\"7\"><c r=\"A7\"><v>3</v></c><c r=\"B7\" s=\"9\" t=\"inlineStr\"><is><t "
                   "xml:space=\"preserve\">x</t></is></c></row><row r=\"8\"><c r=\"B8\"><v>4</v></c></row>");
}

TEST(rows, never_fall_on_filled_cells_or_off_the_sheet) {
  auto parts = book_parts(head + "<row r=\"8\"><c r=\"B8\"><v>1</v></c></row>");
  EXPECT_EQ(why(parts, two_rows(true)), "S B8: a new row was to stand here, but the cell is not empty");
  Changes last;
  last.rows = {{"S", Address::rows - 1, false, {{0, 1.0}}}};
  EXPECT_EQ(why(parts, last), "S: the sheet has no row left");
}

TEST(rows, are_taken_in_by_filter_name_and_table) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  auto parts = book_parts("");
  parts[5].data = "<worksheet xmlns=\"" + std::string(main_space) + "\" xmlns:r=\"" + office +
                  "\"><dimension ref=\"A5:B6\"/>" + "<sheetData>" + head +
                  "</sheetData><autoFilter ref=\"A5:B6\"><filterColumn colId=\"0\"/></autoFilter>" +
                  "<tableParts count=\"1\"><tablePart r:id=\"r7\"/></tableParts></worksheet>";
  parts[1].data.replace(
      parts[1].data.find("</sheets>"), 9,
      "</sheets><definedNames><definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" "
      "hidden=\"1\">'S'!$A$5:$B$6</definedName><definedName name=\"x\">S!$A$5:$B$6</definedName>"
      "</definedNames>");
  parts = with_part(parts, "xl/worksheets/_rels/sheet1.xml.rels",
                    rels + "<Relationship Id=\"r7\" Type=\"" + office +
                        "/table\" Target=\"../tables/t.xml\"/></Relationships>");
  const std::string table = "<table xmlns=\"" + std::string(main_space) +
                            "\" id=\"1\" ref=\"A5:B6\"><autoFilter ref=\"A5:B6\"/><tableColumns/></table>";
  parts = with_part(parts, "xl/tables/t.xml", table);
  auto after = parts_of(changed(parts, two_rows(true)));
  EXPECT_NE(after["xl/worksheets/sheet1.xml"].find("<dimension ref=\"A5:B8\"/>"), std::string::npos);
  EXPECT_NE(after["xl/worksheets/sheet1.xml"].find("<autoFilter ref=\"A5:B8\"><filterColumn colId=\"0\"/>"),
            std::string::npos);
  EXPECT_NE(after["xl/workbook.xml"].find(">'S'!$A$5:$B$8</definedName><definedName name=\"x\">S!$A$5:$B$6<"),
            std::string::npos)
      << after["xl/workbook.xml"];
  EXPECT_EQ(after["xl/tables/t.xml"],
            "<table xmlns=\"" + std::string(main_space) +
                "\" id=\"1\" ref=\"A5:B8\"><autoFilter ref=\"A5:B8\"/><tableColumns/></table>");
  std::string totals = table;
  totals.replace(totals.find(" ref="), 1, " totalsRowCount=\"1\" ");
  EXPECT_EQ(parts_of(changed(with_part(parts, "xl/tables/t.xml", totals), two_rows(true)))["xl/tables/t.xml"],
            totals);
}

} // namespace stackbook::files::patch
