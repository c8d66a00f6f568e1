// The archive around the changed parts: every other part keeps its packed bytes.

#include "tests/patch/sheet.hpp"

namespace stackbook::files::patch {

namespace {

const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string contents =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
    "Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/calcChain.xml\" "
    "ContentType=\"chain\"/></Types>";

Changes one_cell(std::string_view a1 = "A1") {
  Changes changes;
  changes.cells = {cell(a1, 7.0)};
  return changes;
}

std::vector<std::string> differing(const std::string& before, const std::string& after) {
  std::vector<std::string> names;
  const auto old = packed_of(before), now = packed_of(after);
  for (const auto& [name, bytes] : now)
    if (const auto same = old.find(name); same == old.end() || same->second != bytes) names.push_back(name);
  for (const auto& [name, bytes] : old)
    if (!now.contains(name)) names.push_back("- " + name);
  return names;
}

} // namespace

TEST(package, keeps_every_other_part_as_it_is_packed) {
  auto parts = book_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>", "<si><t>text</t></si>");
  parts.push_back({"xl/vbaProject.bin", std::string("\0macro\xff", 7)});
  parts.push_back({"xl/media/image1.png", "stored", 0});
  parts.push_back({"docProps/described.xml", "<a>" + std::string(500, 'x') + "</a>"});
  parts.back().descriptor = true;
  parts.push_back({"docProps/unsigned.xml", "<a>" + std::string(500, 'y') + "</a>"});
  parts.back().descriptor = true, parts.back().signed_descriptor = false;
  parts.push_back({"docProps/wide.xml", "<a>" + std::string(500, 'z') + "</a>"});
  parts.back().zip64 = true;
  const std::string before = archive(parts, {.comment = "a comment"}),
                    after = patched(before, "t.xlsm", one_cell()).value();
  EXPECT_EQ(differing(before, after), std::vector<std::string>{"xl/worksheets/sheet1.xml"});
  EXPECT_TRUE(after.ends_with("a comment"));
  EXPECT_EQ(outcome(after), "S!A1 number 7\n");
  EXPECT_EQ(after, patched(before, "t.xlsm", one_cell()).value()) << "same input, same bytes";
  EXPECT_EQ(patched(before, "t.xlsm", {}).value().size() > 0, true);
  EXPECT_TRUE(differing(before, patched(before, "t.xlsm", {}).value()).empty());
}

TEST(package, that_is_signed_is_not_changed) {
  auto parts = book_parts("");
  parts.push_back({"_xmlsignatures/sig1.xml", "<Signature/>"});
  EXPECT_NE(why(parts, one_cell()).find("digitally signed"), std::string::npos);
}

TEST(package, that_is_damaged_is_not_changed) {
  auto parts = book_parts("");
  parts[5].data = "<worksheet><sheetData></worksheet>";
  EXPECT_FALSE(patched(archive(parts), "t.xlsx", one_cell()));
  EXPECT_FALSE(patched(archive(book_parts("")).substr(100), "t.xlsx", one_cell()));
  EXPECT_FALSE(patched("", "t.xlsx", one_cell()));
  EXPECT_NE(to_text(patched("a;b\n", "t.csv", one_cell()).failure()).find("only .xlsx"), std::string::npos);
}

TEST(package, forgets_stored_results_where_cells_change) {
  auto parts = book_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><f>A1</f><v>1</v></c><c "
                          "r=\"C1\"><f>A1</f><v>1</v></c></row>");
  parts.push_back({"[Content_Types].xml", contents});
  parts.push_back({"xl/calcChain.xml", "<calcChain/>"});
  std::string& relations = parts[2].data;
  relations.insert(relations.find("</Relationships>"),
                   "<Relationship Id=\"r9\" Type=\"" + office + "/calcChain\" Target=\"calcChain.xml\"/>");
  const std::string before = archive(parts);
  auto after = parts_of(patched(before, "t.xlsx", one_cell()).value());
  EXPECT_TRUE(after["xl/workbook.xml"].ends_with("</sheets><calcPr fullCalcOnLoad=\"1\"/></workbook>"))
      << after["xl/workbook.xml"];
  EXPECT_TRUE(after.contains("xl/calcChain.xml"));
  const std::string formula_gone = patched(before, "t.xlsx", one_cell("B1")).value();
  EXPECT_EQ(differing(before, formula_gone),
            (std::vector<std::string>{"[Content_Types].xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml",
                                      "xl/worksheets/sheet1.xml", "- xl/calcChain.xml"}));
  after = parts_of(formula_gone);
  EXPECT_EQ(after["[Content_Types].xml"].find("calcChain"), std::string::npos);
  EXPECT_EQ(after["xl/_rels/workbook.xml.rels"], book_parts("")[2].data);
  parts[1].data.replace(parts[1].data.find("</workbook>"), 0, "<calcPr calcId='5' fullCalcOnLoad='0'/>");
  after = parts_of(patched(archive(parts), "t.xlsx", one_cell()).value());
  EXPECT_NE(after["xl/workbook.xml"].find("<calcPr calcId='5' fullCalcOnLoad='1'/>"), std::string::npos);
}

} // namespace stackbook::files::patch
