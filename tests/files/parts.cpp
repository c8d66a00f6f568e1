// How parts find each other, and what a file carries beside its cells.

#include "tests/files/archive.hpp"

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

const std::string cell = "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>";
const std::string good = "S!A1 number 1\n";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

std::string with_target(std::string_view target) {
  auto parts = book_parts(cell);
  parts[2].data = replaced(parts[2].data, "worksheets/sheet1.xml", target);
  return outcome(archive(parts));
}

} // namespace

TEST(parts, are_found_by_their_relations) {
  EXPECT_EQ(with_target("/xl/worksheets/sheet1.xml"), good);
  EXPECT_EQ(with_target("../xl/./worksheets/sheet1.xml"), good);
  EXPECT_EQ(with_target("WORKSHEETS/Sheet1.xml"), good);
  EXPECT_EQ(with_target("worksheets/sheet%31.xml"), good);
  EXPECT_EQ(with_target("worksheets\\sheet1.xml"), good);
  EXPECT_EQ(with_target("..%2fxl/worksheets/sheet1.xml"), good);
  EXPECT_NE(with_target("worksheets/sheet%3.xml").find("sheet S"), std::string::npos);
  EXPECT_NE(with_target("..%5C..%5Cxl/worksheets/sheet1.xml").find("sheet S"), std::string::npos);
  EXPECT_NE(with_target("../../../../etc/passwd").find("points outside the file"), std::string::npos);
  EXPECT_NE(with_target("worksheets/sheet9.xml").find("sheet S"), std::string::npos);
  auto parts = book_parts(cell);
  parts[0].data = replaced(parts[0].data, "xl/workbook.xml", "/xl/workbook.xml");
  EXPECT_EQ(outcome(archive(parts)), good);
  parts = book_parts(cell);
  parts[2].data = replaced(parts[2].data, "/worksheet\"", "/chartsheet\"");
  EXPECT_EQ(outcome(archive(parts)), "");
  parts = book_parts(cell);
  parts[1].data =
      replaced(parts[1].data, "</sheets>", "<sheet name=\"Module\" sheetId=\"2\" r:id=\"\"/></sheets>");
  EXPECT_EQ(outcome(archive(parts)), good);
}

TEST(parts, that_are_missing_leave_the_others) {
  auto parts = book_parts(cell);
  parts[1].data =
      replaced(parts[1].data, "<sheets>", "<sheets><sheet name=\"Gone\" sheetId=\"2\" r:id=\"r9\"/>");
  const auto book = read_workbook(archive(parts), "test.xlsx");
  ASSERT_TRUE(book) << to_text(book.failure());
  ASSERT_EQ(book->sheets.size(), 2u);
  EXPECT_EQ(book->sheets[0].name, "Gone");
  EXPECT_EQ(workbook::dump(*book), good);
  ASSERT_EQ(book->remarks.size(), 1u);
  EXPECT_EQ(book->remarks[0].sheet + ": " + book->remarks[0].text,
            "Gone: the part that holds this sheet is missing from the file, so that it is read as empty");
  // What leads out of the file is nothing that cells need; a part may be there and hold nothing.
  parts = book_parts(cell);
  parts[2].data =
      replaced(parts[2].data, "</Relationships>",
               "<Relationship Id=\"r8\" Type=\"x/theme\" Target=\"../../../theme1.xml\"/></Relationships>");
  parts.push_back({"docProps/core.xml", ""});
  EXPECT_EQ(outcome(archive(parts)), good);
}

TEST(parts, are_named_from_the_root_by_some_writers) {
  for (const char* before : {"/", "./", "/./"}) {
    auto parts = book_parts(cell);
    for (Packed& part : parts) part.name.insert(0, before);
    EXPECT_EQ(outcome(archive(parts)), good) << before;
  }
  auto parts = book_parts(cell);
  parts.push_back({"/xl/workbook.xml", "x"});
  EXPECT_NE(outcome(archive(parts)).find("two parts named"), std::string::npos) << "which of them is meant?";
}

TEST(parts, too_many_of_them_are_refused) {
  Limits limits;
  limits.sheets = 0;
  EXPECT_NE(outcome(archive(book_parts(cell)), limits).find("more than 0 sheets"), std::string::npos);
  limits = {};
  limits.strings = 1;
  EXPECT_NE(outcome(archive(book_parts(cell, "<si><t>a</t></si><si><t>b</t></si>")), limits)
                .find("more than 1 strings"),
            std::string::npos);
  limits = {};
  limits.file_size = 10;
  EXPECT_NE(outcome(archive(book_parts(cell)), limits).find("--max-size"), std::string::npos);
}

// What stands beside the cells is bounded like them: each kind 70,000 times, where few cells and texts are allowed.
TEST(parts, that_hold_too_many_things_are_refused) {
  const auto many = [](std::string_view before, std::string_view after) {
    std::string all;
    for (int at = 0; at < 70'000; ++at) ((all += before) += std::to_string(at)) += after;
    return all;
  };
  Limits few;
  few.cells = 10;
  few.strings = 10;
  const auto with = [&](std::size_t part, std::string_view at, const std::string& inserted) {
    auto parts = book_parts(cell);
    const std::size_t place = parts[part].data.find(at);
    EXPECT_NE(place, std::string::npos) << parts[part].data;
    if (place != std::string::npos) parts[part].data.insert(place, inserted);
    return archive(parts);
  };
  struct Case {
    std::string bytes;
    const char* why;
    const char* flag;
  };
  const Case cases[] = {
      {with(1, "</workbook>", "<definedNames>" + many("<definedName name=\"n", "\"/>") + "</definedNames>"),
       "names", "--max-cells"},
      {with(5, "</worksheet>", "<hyperlinks>" + many("<hyperlink ref=\"A", "\"/>") + "</hyperlinks>"),
       "comments, links and the like", "--max-cells"},
      {with(5, "</worksheet>",
            "<dataValidations>" + many("<dataValidation sqref=\"A", "\"/>") + "</dataValidations>"),
       "comments, links and the like", "--max-cells"},
      {with(2, "</Relationships>", many("<Relationship Type=\"x\" Target=\"y\" Id=\"i", "\"/>")),
       "parts and links", "--max-strings"},
      {with(4, "</styleSheet>", many("<numFmt formatCode=\"0\" numFmtId=\"", "\"/>")), "styles",
       "--max-strings"},
      {with(4, "</styleSheet>", "<cellXfs>" + many("<xf numFmtId=\"", "\"/>") + "</cellXfs>"), "styles",
       "--max-strings"},
  };
  for (const Case& one : cases) {
    const auto read = read_workbook(one.bytes, "test.xlsx", few);
    ASSERT_FALSE(read) << one.why;
    EXPECT_NE(to_text(read.failure()).find(one.why), std::string::npos) << to_text(read.failure());
    EXPECT_NE(to_text(read.failure()).find(one.flag), std::string::npos) << to_text(read.failure());
    EXPECT_TRUE(read_workbook(one.bytes, "test.xlsx")) << one.why;
  }
}

TEST(parts, dates_of_1904_become_those_of_1900) {
  auto parts = book_parts("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44733</v></c><c r=\"B1\"><v>5</v></c></row>",
                          "", "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>");
  parts[1].data = replaced(parts[1].data, "<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
  EXPECT_EQ(outcome(archive(parts)), "S!A1 date 46195\nS!B1 number 5\n");
  parts[5].data = replaced(parts[5].data, "44733", "-2");
  EXPECT_EQ(outcome(archive(parts)), "S!A1 date 1460\nS!B1 number 5\n");
  for (const char* beyond : {"-2000", "2957004"}) {
    auto far = parts;
    far[5].data = replaced(far[5].data, "-2", beyond);
    EXPECT_EQ(outcome(archive(far)),
              "S!A1 number " + std::string(beyond) + "\nS!B1 number 5\nremark date A1\n")
        << "no day";
  }
}

TEST(parts, carry_names_merges_and_what_is_hidden) {
  auto parts = book_parts("");
  parts[5].data =
      "<worksheet xmlns=\"" + std::string(main_space) +
      "\"><cols><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols><sheetData><row r=\"1\"><c "
      "r=\"C1\"><v>1</v></c></row>"
      "<row r=\"2\" hidden=\"1\"/><row r=\"3\" hidden=\"true\"/><row r=\"7\" hidden=\"1\"/></sheetData>"
      "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"nonsense\"/></mergeCells></worksheet>";
  parts[1].data = replaced(parts[1].data, "sheetId", "state=\"veryHidden\" sheetId");
  parts[1].data =
      replaced(parts[1].data, "</sheets>",
               "</sheets><definedNames><definedName name=\"Total\">S!$A$1</definedName></definedNames>");
  const auto book = read_workbook(archive(parts), "test.xlsx");
  ASSERT_TRUE(book) << to_text(book.failure());
  const workbook::Sheet& sheet = book->sheets[0];
  EXPECT_EQ(sheet.visibility, workbook::Visibility::very_hidden);
  ASSERT_EQ(sheet.columns.size(), 3u);
  EXPECT_FALSE(sheet.columns[0].hidden);
  EXPECT_TRUE(sheet.columns[1].hidden && sheet.columns[2].hidden);
  ASSERT_EQ(sheet.hidden_rows.size(), 2u);
  EXPECT_TRUE(sheet.row_hidden(2) && sheet.row_hidden(6) && !sheet.row_hidden(3));
  ASSERT_EQ(sheet.merged.size(), 1u);
  EXPECT_EQ(sheet.merged[0].last, (workbook::Address{1, 1}));
  ASSERT_EQ(book->names.size(), 1u);
  EXPECT_EQ(book->names[0].refers_to, "S!$A$1");
}

TEST(parts, beside_the_cells_are_attachments) {
  const std::string rels =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  auto parts = book_parts(cell);
  parts[5].data =
      replaced(parts[5].data, "</sheetData>",
               "</sheetData><dataValidations count=\"2\"><dataValidation type=\"list\" sqref=\"C1:C9 "
               "E1\"><formula1>\"a,b\"</formula1>"
               "</dataValidation><dataValidation type=\"whole\" operator=\"notBetween\" "
               "sqref=\"D1\"><formula1>1</formula1>"
               "<formula2>$A$1</formula2></dataValidation></dataValidations><hyperlinks>"
               "<hyperlink ref=\"A1\" "
               "xmlns:q=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" q:id=\"r3\"/>"
               "<hyperlink ref=\"B1:B2\" location=\"S!A9\"/></hyperlinks><extLst><ext "
               "xmlns:x=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\"><x:dataValidations "
               "count=\"1\"><x:dataValidation "
               "type=\"list\"><x:formula1><f "
               "xmlns=\"http://schemas.microsoft.com/office/excel/2006/main\">Lists!A1:A9</f></x:formula1>"
               "<sqref "
               "xmlns=\"http://schemas.microsoft.com/office/excel/2006/main\">F1</sqref></x:dataValidation></"
               "x:dataValidations>"
               "</ext></extLst>");
  parts.push_back(
      {"xl/tables/table1.xml", "<t:table xmlns:t=\"" + std::string(main_space) +
                                   "\" id=\"1\" name=\"T\" displayName=\"Prices\" ref=\"A1:B9\"/>"});
  parts.push_back({"xl/vbaProject.bin", "x"});
  parts.push_back({"xl/media/image1.png", "x"});
  parts.push_back({"xl/charts/chart1.xml", "<a/>"});
  parts.push_back({"xl/externalLinks/externalLink1.xml", "<a/>"});
  parts.push_back(
      {"xl/externalLinks/_rels/externalLink1.xml.rels",
       rels + "<Relationship Id=\"r1\" Type=\"x/externalLinkPath\" "
              "Target=\"file:///C:/Users/ann/prices.xlsx\" TargetMode=\"External\"/></Relationships>"});
  parts.push_back({"xl/worksheets/_rels/sheet1.xml.rels",
                   rels + "<Relationship Id=\"r1\" Type=\"x/comments\" Target=\"../comments1.xml\"/>"
                          "<Relationship Id=\"r2\" Type=\"x/table\" "
                          "Target=\"../tables/table1.xml\"/><Relationship Id=\"r3\" "
                          "Type=\"x/hyperlink\" Target=\"https://example.org/a\" "
                          "TargetMode=\"External\"/></Relationships>"});
  parts.push_back(
      {"xl/comments1.xml", "<comments xmlns=\"" + std::string(main_space) +
                               "\"><commentList><comment ref=\"B2\"><text><r><t>Ann: "
                               "</t></r><r><t>why?</t></r></text></comment></commentList></comments>"});
  parts.push_back({"docProps/core.xml",
                   "<p:coreProperties "
                   "xmlns:p=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
                   "xmlns:d=\"http://purl.org/dc/elements/1.1/\"><d:creator>Ann</d:creator><p:lastModifiedBy/"
                   "></p:coreProperties>"});
  const auto book = read_workbook(archive(parts), "test.xlsm");
  ASSERT_TRUE(book) << to_text(book.failure());
  std::string found;
  for (const workbook::Attachment& one : book->attachments)
    found += std::to_string(static_cast<int>(one.sort)) + ' ' + one.where + ' ' + one.text + '\n';
  EXPECT_EQ(found, "12 S!C1:C9 E1 list \"a,b\"\n"
                   "12 S!D1 whole notBetween 1 $A$1\n"
                   "13 S!A1 https://example.org/a\n"
                   "13 S!B1:B2 #S!A9\n"
                   "12 S!F1 list Lists!A1:A9\n"
                   "11 S!A1:B9 Prices\n"
                   "2 S!B2 Ann: why?\n"
                   "0 xl/vbaProject.bin \n"
                   "3 xl/media/image1.png \n"
                   "4 xl/charts/chart1.xml \n"
                   "1 xl/externalLinks/externalLink1.xml file:///C:/Users/ann/prices.xlsx\n"
                   "8 creator Ann\n");
}

} // namespace stackbook::files
