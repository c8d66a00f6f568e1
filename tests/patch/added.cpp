// A sheet put behind all others: its part, its name, and how the package knows of it.

#include "tests/patch/sheet.hpp"

namespace stackbook::files::patch {

namespace {

Changes one_sheet(const std::string& name) {
  Changes changes;
  changes.sheets = {{name, {12, 30.5}, {{"What", "Note"}, {"taken", ""}, {"", "=1 & <b> _x0041_"}}}};
  return changes;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != text.npos;
}

} // namespace

TEST(added, stands_behind_the_others_and_holds_its_texts) {
  auto parts = book_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
  parts.push_back({"[Content_Types].xml",
                   "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                   "content-types\"><Default Extension=\"xml\" ContentType=\"x\"/></Types>"});
  const std::string before = archive(parts), after = changed(parts, one_sheet("Merge & more"));
  EXPECT_EQ(outcome(after), "S!A1 number 1\nMerge & more!A1 text \"What\"\nMerge & more!B1 text \"Note\"\n"
                            "Merge & more!A2 text \"taken\"\nMerge & more!B3 text \"=1 & <b> _x0041_\"\n");
  const auto packed = packed_of(before), now = packed_of(after);
  for (const auto& [name, bytes] : packed)
    EXPECT_EQ(now.at(name) == bytes, name != "[Content_Types].xml" && name != "xl/workbook.xml" &&
                                         name != "xl/_rels/workbook.xml.rels")
        << name;
  auto plain = parts_of(after);
  EXPECT_TRUE(has(plain["[Content_Types].xml"], "PartName=\"/xl/worksheets/sheet2.xml\""));
  EXPECT_TRUE(
      has(plain["xl/worksheets/sheet2.xml"], "<col min=\"2\" max=\"2\" width=\"30.5\" customWidth=\"1\"/>"));
  EXPECT_TRUE(has(plain["xl/worksheets/sheet2.xml"], "<autoFilter ref=\"A1:B3\"/>"));
}

TEST(added, takes_a_name_that_is_free) {
  const std::string once = changed(book_parts(""), one_sheet("Merge"));
  const auto twice = patched(once, "t.xlsx", one_sheet("merge"));
  ASSERT_TRUE(twice);
  const auto book = read_workbook(*twice, "t.xlsx").value();
  ASSERT_EQ(book.sheets.size(), 3u);
  EXPECT_EQ(book.sheets[2].name, "merge 2");
  auto plain = parts_of(*twice);
  EXPECT_TRUE(has(plain["xl/workbook.xml"], "name=\"merge 2\" sheetId=\"3\"")) << plain["xl/workbook.xml"];
  EXPECT_TRUE(plain.contains("xl/worksheets/sheet3.xml"));
}

TEST(added, keeps_within_the_length_of_names) {
  const std::string longest(31, 'x');
  const std::string once = changed(book_parts(""), one_sheet(longest));
  const auto twice = patched(once, "t.xlsx", one_sheet(longest));
  ASSERT_TRUE(twice);
  EXPECT_EQ(read_workbook(*twice, "t.xlsx").value().sheets[2].name, std::string(29, 'x') + " 2");
}

} // namespace stackbook::files::patch
