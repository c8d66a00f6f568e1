// Sheets, rows, columns and names of OpenDocument spreadsheets.

#include "tests/files/ods.hpp"

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

std::string number(std::string_view value, std::string_view attributes = {}) {
  return "<table:table-cell" + std::string(attributes) + " office:value-type=\"float\" office:value=\"" +
         std::string(value) + "\"><text:p>" + std::string(value) + "</text:p></table:table-cell>";
}

std::string row(std::string_view cells, std::string_view attributes = {}) {
  return "<table:table-row" + std::string(attributes) + '>' + std::string(cells) + "</table:table-row>";
}

workbook::Workbook read(const std::string& bytes) {
  auto book = read_workbook(bytes, "test.ods");
  EXPECT_TRUE(book) << to_text(book.failure());
  return book ? *book : workbook::Workbook{};
}

constexpr std::string_view day_style =
    "<number:date-style style:name=\"N1\"><number:year/><number:day/></number:date-style>"
    "<style:style style:name=\"day\" style:family=\"table-cell\" style:data-style-name=\"N1\"/>";

} // namespace

TEST(ods, repeats_are_unfolded_where_they_hold_something) {
  EXPECT_EQ(outcome(flat_rows(row(number("5", " table:number-columns-repeated=\"2\"") + number("6"),
                                  " table:number-rows-repeated=\"2\"") +
                              row("<table:table-cell table:number-columns-repeated=\"16384\"/>",
                                  " table:number-rows-repeated=\"1048571\"") +
                              row(number("7")))),
            "S!A1 number 5\nS!B1 number 5\nS!C1 number 6\nS!A2 number 5\nS!B2 number 5\nS!C2 number 6\n"
            "S!A1048574 number 7\n");
}

TEST(ods, empty_repeats_cost_nothing) {
  std::string rows;
  for (int at = 0; at < 1000; ++at)
    rows += row("<table:table-cell table:number-columns-repeated=\"2147483647\"/>",
                " table:number-rows-repeated=\"1000000000\"");
  EXPECT_EQ(outcome(flat_rows(rows)), "");
}

TEST(ods, repeats_that_hold_something_are_held_against_the_limit) {
  Limits limits;
  limits.cells = 100;
  const std::string cells = number("1", " table:number-columns-repeated=\"10\"");
  EXPECT_EQ(read_workbook(flat_rows(row(cells, " table:number-rows-repeated=\"10\"")), "a", limits)
                ->sheets[0]
                .row_count,
            10u);
  for (const char* times : {"11", "1048576", "999999999"})
    EXPECT_NE(
        outcome(flat_rows(row(cells, " table:number-rows-repeated=\"" + std::string(times) + '"')), limits)
            .find("more than 100 cells, the limit"),
        std::string::npos);
  EXPECT_NE(outcome(flat_rows(row(number("1", " table:number-columns-repeated=\"101\""))), limits)
                .find("100 cells"),
            std::string::npos);
  for (const char* times : {"0", "-1", "4294967295", "18446744073709551617", "x", ""})
    for (const char* what : {"rows", "columns"}) {
      const std::string repeated = " table:number-" + std::string(what) + "-repeated=\"" + times + '"';
      const bool rows = std::string_view(what) == "rows";
      EXPECT_NE(outcome(flat_rows(row(number("1", rows ? "" : repeated), rows ? repeated : "")))
                    .find("no sheet has"),
                std::string::npos)
          << repeated;
    }
}

TEST(ods, cells_off_the_sheet_are_left_out) {
  const std::string far =
      "<table:table-cell table:number-columns-repeated=\"16383\"/>" + number("1") + number("2");
  EXPECT_EQ(outcome(flat_rows(row(far))), "S!XFD1 number 1\nremark reference A1\n");
  EXPECT_EQ(outcome(flat_rows(row("", " table:number-rows-repeated=\"1048575\"") + row(number("1")) +
                              row(number("2")))),
            "S!A1048576 number 1\nremark reference A1048576\n");
}

TEST(ods, columns_and_rows_lend_their_style) {
  EXPECT_EQ(outcome(flat_rows("<table:table-column table:number-columns-repeated=\"2\"/>"
                              "<table:table-column table:number-columns-repeated=\"16382\" "
                              "table:default-cell-style-name=\"day\"/>" +
                                  row(number("1") + number("1") + number("2")) +
                                  row(number("3"), " table:default-cell-style-name=\"day\""),
                              day_style)),
            "S!A1 number 1\nS!B1 number 1\nS!C1 date 2\nS!A2 date 3\n");
}

TEST(ods, days_count_from_the_null_date) {
  EXPECT_EQ(outcome(flat_document("<table:calculation-settings><table:null-date table:value-type=\"date\" "
                                  "table:date-value=\"1904-01-01\"/></table:calculation-settings>"
                                  "<table:table table:name=\"S\">" +
                                      row(number("1", " table:style-name=\"day\"") + number("1")) +
                                      "</table:table>",
                                  day_style)),
            "S!A1 date 1463\nS!B1 number 1\n");
}

TEST(ods, what_another_program_last_said_is_no_sheet) {
  const auto book =
      read(flat_document("<table:table table:name=\"S\">" + row(number("1")) +
                         "</table:table><table:dde-links><table:dde-link><office:dde-source "
                         "office:dde-topic=\"prices\"/><table:table>" +
                         row(number("5")) + "</table:table></table:dde-link></table:dde-links>"));
  EXPECT_EQ(workbook::dump(book), "S!A1 number 1\n");
  ASSERT_EQ(book.sheets.size(), 1u);
  ASSERT_EQ(book.attachments.size(), 1u);
  EXPECT_EQ(book.attachments[0].sort, workbook::Attachment::Sort::external_link);
  EXPECT_EQ(book.attachments[0].where, "prices");
}

TEST(ods, what_is_hidden_or_joined_is_noted) {
  const auto book = read(flat_document(
      "<table:table table:name=\"Seen\" table:style-name=\"shown\"><table:table-column-group "
      "table:display=\"false\"><table:table-column/>"
      "<table:table-column table:visibility=\"collapse\" "
      "table:number-columns-repeated=\"2\"/></table:table-column-group>" +
          row(number("1", " table:number-columns-spanned=\"2\" table:number-rows-spanned=\"3\"") +
              "<table:covered-table-cell/>" + number("2")) +
          "<table:table-header-rows>" + row(number("3"), " table:visibility=\"collapse\"") +
          row("", " table:visibility=\"filter\" table:number-rows-repeated=\"2\"") +
          "</table:table-header-rows>" + row(number("4")) +
          row("", " table:visibility=\"collapse\" table:number-rows-repeated=\"1048000\"") +
          "</table:table><table:table table:name=\"Unseen\" table:style-name=\"gone\"/>",
      "<style:style style:name=\"gone\" style:family=\"table\"><style:table-properties "
      "table:display=\"false\"/>"
      "</style:style><style:style style:name=\"shown\" style:family=\"table\"><style:table-properties "
      "table:display=\"true\"/></style:style>"));
  ASSERT_EQ(book.sheets.size(), 2u);
  EXPECT_EQ(book.sheets[0].visibility, workbook::Visibility::visible);
  EXPECT_EQ(book.sheets[1].visibility, workbook::Visibility::hidden);
  const workbook::Sheet& seen = book.sheets[0];
  EXPECT_FALSE(seen.columns[0].hidden);
  EXPECT_TRUE(seen.columns[2].hidden);
  ASSERT_EQ(seen.hidden_rows.size(), 1u);
  EXPECT_EQ(seen.hidden_rows[0].first.row, 1u);
  EXPECT_EQ(seen.hidden_rows[0].last.row, 3u);
  ASSERT_EQ(seen.merged.size(), 1u);
  EXPECT_EQ(seen.merged[0].last, (workbook::Address{2, 1}));
}

TEST(ods, names_and_links_are_noted) {
  const auto book = read(flat_document(
      "<table:table table:name=\"S\"><table:table-source xlink:href=\"../prices.ods\"/>"
      "<table:named-expressions><table:named-range table:name=\"local\" "
      "table:cell-range-address=\"$S.$A$1\"/>"
      "</table:named-expressions></table:table>"
      "<table:table table:name=\"'file:///prices.ods'#$Sheet1\"><table:table-row>" +
      number("1") +
      "</table:table-row></table:table><table:table "
      "table:name=\"'file:///old.ods'#Sheet1\"><table:table-row>" +
      number("1") +
      "</table:table-row></table:table><table:named-expressions>"
      "<table:named-range table:name=\"area\" table:cell-range-address=\"$'My sheet'.$A$1:.$B$2\"/>"
      "<table:named-expression table:name=\"sum\" table:expression=\"of:=SUM([$S.A1:.A2];{1;2|3;4})\"/>"
      "</table:named-expressions><table:database-ranges><table:database-range "
      "table:name=\"__Anonymous_Sheet_DB__0\" "
      "table:target-range-address=\"S.A1:S.B2\"/><table:database-range table:name=\"rows\" "
      "table:target-range-address=\"S.A1:S.B2\"><table:database-source-query table:database-name=\"store\"/>"
      "</table:database-range></table:database-ranges>"));
  ASSERT_EQ(book.sheets.size(), 1u);
  std::string noted;
  for (const auto& name : book.names) noted += name.name + '=' + name.refers_to + '\n';
  EXPECT_EQ(noted, "local=S!$A$1\narea='My sheet'!$A$1:$B$2\nsum=SUM(S!A1:A2,{1,2;3,4})\n");
  std::string carried;
  for (const auto& attachment : book.attachments) carried += attachment.where + ": " + attachment.text + '\n';
  EXPECT_EQ(carried, "S: ../prices.ods\nlink to another workbook: 'file:///prices.ods'#$Sheet1\n"
                     "link to another workbook: 'file:///old.ods'#Sheet1\nS!A1:B2: rows\nrows: store\n");
}

TEST(ods, rules_on_what_may_be_typed_and_links_are_noted) {
  const auto book = read(flat_document(
      "<table:content-validations><table:content-validation table:name=\"v1\" "
      "table:condition=\"of:cell-content-is-in-list(&quot;a&quot;;&quot;b&quot;)\" "
      "table:base-cell-address=\"$'My sheet'.$B$2\"/><table:content-validation table:name=\"v2\"/>"
      "</table:content-validations><table:table table:name=\"My sheet\">" +
      row("<table:table-cell office:value-type=\"string\"><text:p>see <text:a "
          "xlink:href=\"https://example.org/a\">"
          "there</text:a></text:p></table:table-cell>" +
          number("1")) +
      "</table:table>"));
  EXPECT_EQ(workbook::dump(book), "My sheet!A1 text \"see there\"\nMy sheet!B1 number 1\n");
  std::string carried;
  for (const auto& attachment : book.attachments) carried += attachment.where + ": " + attachment.text + '\n';
  EXPECT_EQ(carried, "My sheet!B2: of:cell-content-is-in-list(\"a\";\"b\")\n: any\n"
                     "My sheet!A1: https://example.org/a\n");
}

TEST(ods, packages_tell_what_else_they_carry) {
  const auto book = read(ods_package(
      content_part("<table:table table:name=\"S\">" + row(number("1", " table:style-name=\"day\"")) +
                   "</table:table>"),
      {{"styles.xml", "<office:document-styles" + named_spaces() + "><office:styles>" +
                          std::string(day_style) + "</office:styles></office:document-styles>"},
       {"meta.xml",
        "<office:document-meta" + named_spaces() +
            "><office:meta><meta:initial-creator>Ann</meta:initial-creator><dc:date>2026-01-01</dc:date>"
            "<meta:user-defined "
            "meta:name=\"desk\">7</meta:user-defined></office:meta></office:document-meta>"},
       {"settings.xml",
        "<office:document-settings" + named_spaces() +
            "><office:settings><config:config-item config:name=\"PrinterName\">HP</config:config-item>"
            "</office:settings></office:document-settings>"},
       {"Pictures/1.png", "x"},
       {"Basic/Standard/Module1.xml", "<x/>"},
       {"Basic/Standard/script-lb.xml", "<x/>"},
       {"META-INF/manifest.xml",
        "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><m:file-entry "
        "m:full-path=\"Object 1/\" "
        "m:media-type=\"application/vnd.oasis.opendocument.chart\"/></m:manifest>"}}));
  EXPECT_EQ(workbook::dump(book), "S!A1 date 1\n");
  std::string carried;
  for (const auto& attachment : book.attachments) carried += attachment.where + '=' + attachment.text + '\n';
  EXPECT_EQ(carried, "Pictures/1.png=\nBasic/Standard/Module1.xml=\nObject "
                     "1/=\ninitial-creator=Ann\ndesk=7\nPrinterName=\n");
}

} // namespace stackbook::files
