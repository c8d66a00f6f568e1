// Cells at the end of the world, numbers that are none, rows without end.

#include "tests/hostile/run.hpp"

namespace stackbook::files {

namespace {

std::string with_rows(const std::string& rows) {
  return archive(book_parts(rows, "<si><t>one</t></si>"));
}

} // namespace

TEST(cells, at_the_last_place) {
  const std::string last = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>7</v></c></row>";
  EXPECT_EQ(read_rows(last), "S!XFD1048576 number 7\n");
  expect_read(with_rows(last));
  EXPECT_EQ(read_rows("<row r=\"1\"><c r=\"XFE1\"><v>7</v></c><c r=\"ZZZZ9\"><v>7</v></c></row>"),
            "remark reference A1\nremark reference A1\n");
  EXPECT_EQ(read_rows("<row r=\"1048577\"><c r=\"A1048577\"><v>7</v></c></row><row r=\"0\"/>"),
            "remark reference A1\nremark reference A1\n");
  // One such cell on each of many sheets: the room before it counts too.
  auto parts = one_cell_book();
  std::string sheets, relations;
  for (int number = 2; number <= 250; ++number) {
    const std::string n = std::to_string(number);
    sheets += "<sheet name=\"S" + n + "\" sheetId=\"" + n + "\" r:id=\"s" + n + "\"/>";
    relations += "<Relationship Id=\"s" + n + "\" Type=\"x/worksheet\" Target=\"/w" + n + ".xml\"/>";
    parts.push_back({"w" + n + ".xml", sheet_xml(last)});
  }
  parts[1].data = replaced(parts[1].data, "</sheets>", sheets + "</sheets>");
  parts[2].data = replaced(parts[2].data, "</Relationships>", relations + "</Relationships>");
  const Outcome outcome = check(archive(parts), {}, "h.xlsx", std::size_t{512} << 20);
  EXPECT_EQ(outcome.code, 2);
  EXPECT_NE(outcome.err.find("more than 5000000 cells"), std::string::npos) << outcome.err;
  EXPECT_NE(outcome.err.find("--max-cells"), std::string::npos) << outcome.err;
}

TEST(cells, in_a_million_rows) {
  std::string rows;
  for (int number = 0; number < 1'048'576; ++number) rows += "<row/>";
  const std::vector<std::string> let{"--max-ratio", "5000"};
  expect_read(with_rows(rows), let);
  expect_refused(with_rows(rows + "<row/>"), {"more than 1048576 rows", "--max-rows"}, let);
  expect_refused(with_rows(rows), {"more than 1000 rows", "--max-rows"},
                 {"--max-ratio", "5000", "--max-rows", "1000"});
}

TEST(cells, with_values_that_are_none) {
  EXPECT_EQ(
      read_rows("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>-1</v></c><c r=\"C1\" "
                "t=\"s\"><v>99999999999999999999</v></c></row>",
                "<si><t>one</t></si>"),
      "S!A1 error #ERROR!\nS!B1 error #ERROR!\nS!C1 error #ERROR!\nremark shared-string A1\nremark "
      "shared-string "
      "B1\nremark shared-string C1\n");
  EXPECT_EQ(
      read_rows(
          "<row r=\"1\"><c r=\"A1\"><v>1e308</v></c><c r=\"B1\"><v>1e309</v></c><c r=\"C1\"><v>NaN</v></c><c "
          "r=\"D1\"><v>INF</v></c><c r=\"E1\"><v>-1e-400</v></c><c r=\"F1\"><v>0x10</v></c></row>"),
      "S!A1 number 1e+308\nS!B1 error #ERROR!\nS!C1 error #ERROR!\nS!D1 error #ERROR!\nS!E1 number "
      "0\nS!F1 error "
      "#ERROR!\nremark number B1\nremark number C1\nremark number D1\nremark number F1\n");
  std::string many;
  for (int number = 0; number < 20'000; ++number)
    many += "<row><c t=\"s\"><v>7</v></c><c><v>NaN</v></c></row>";
  expect_read(with_rows(many), {"--max-ratio", "5000"});
}

} // namespace stackbook::files
