// Markup that would explode, loop, or read differently to different programs.

#include "tests/hostile/run.hpp"

namespace stackbook::files {

namespace {

const std::string rels =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

std::string with_rows(const std::string& rows) {
  return archive(book_parts(rows, "<si><t>one</t></si>"));
}

} // namespace

TEST(markup, entities_are_refused_in_every_part) {
  const std::string laughs =
                        "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
                        "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]>",
                    outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
                    far = "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">";
  auto parts = one_cell_book();
  parts.push_back(
      {"xl/worksheets/_rels/sheet1.xml.rels",
       rels + "<Relationship Id=\"r1\" Type=\"x/comments\" Target=\"../comments1.xml\"/></Relationships>"});
  parts.push_back({"xl/comments1.xml", "<comments xmlns=\"" + std::string(main_space) + "\"/>"});
  parts.push_back({"docProps/core.xml", "<a/>"});
  for (std::size_t at = 0; at < parts.size(); ++at)
    for (const std::string& doctype : {laughs, outside, far}) {
      auto spoiled = parts;
      spoiled[at].data = "<?xml version=\"1.0\"?>" + doctype + spoiled[at].data;
      expect_refused(archive(spoiled), {spoiled[at].name, "DOCTYPE"});
    }
  expect_refused(with_rows("<row><c t=\"str\"><v>&a;</v></c></row>"), {"&a;"});
}

TEST(markup, nesting) {
  std::string deep;
  for (int depth = 0; depth < 100'000; ++depth) deep += "<a>";
  expect_refused(with_rows(deep), {"nest deeper than 64", "--max-depth"});
  expect_refused(with_rows(deep), {"nest deeper than 5000", "--max-depth"}, {"--max-depth", "5000"});
}

TEST(markup, sizes) {
  expect_refused(with_rows("<row><c t=\"str\"><v>" + std::string(3u << 20, 'x') + "</v></c></row>"),
                 {"one text in it is longer than 1048576 bytes", "--max-text"});
  std::string many = "<row><c ";
  for (int number = 0; number < 20'000; ++number) many += "a" + std::to_string(number) + "=\"\" ";
  expect_refused(with_rows(many + "/></row>"), {"more than 64 attributes"});
  expect_refused(with_rows("<row><c a=\"" + std::string(2u << 20, 'x') + "\"/></row>"),
                 {"a tag or text in it is longer than 1048576 bytes", "--max-text"});
  expect_refused(with_rows("<" + std::string(2u << 20, 'x') + "/>"),
                 {"longer than 1048576 bytes", "--max-text"});
}

TEST(markup, bytes_that_are_no_text) {
  for (const char* bytes : {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf5\x80\x80\x80", "\xe2\x82"})
    expect_refused(with_rows("<row><c t=\"str\"><v>" + std::string(bytes) + "</v></c></row>"), {"not UTF-8"});
  for (const char* character : {"&#0;", "&#1;", "&#xFFFFFFF;", "&#xD800;", "&;"})
    expect_refused(with_rows("<row><c t=\"str\"><v>" + std::string(character) + "</v></c></row>"),
                   {character});
  auto parts = one_cell_book();
  parts[5].data = "<?xml version=\"1.0\" encoding=\"utf-7\"?>" + parts[5].data;
  expect_refused(archive(parts), {"encoded as utf-7"});
}

TEST(markup, relations_in_circles) {
  auto parts = one_cell_book();
  parts[2].data = rels + "<Relationship Id=\"r1\" Type=\"" + office +
                  "/worksheet\" Target=\"workbook.xml\"/></Relationships>";
  expect_refused(archive(parts), {"xl/workbook.xml", "not a worksheet"});
  parts = one_cell_book();
  parts.push_back(
      {"xl/worksheets/_rels/sheet1.xml.rels",
       rels + "<Relationship Id=\"r1\" Type=\"x/comments\" Target=\"sheet1.xml\"/><Relationship Id=\"r2\" "
              "Type=\"x/worksheet\" Target=\"sheet1.xml\"/></Relationships>"});
  parts.push_back({"xl/worksheets/_rels/_rels/sheet1.xml.rels.rels", parts.back().data});
  expect_read(archive(parts));
  parts = one_cell_book();
  parts[0].data = rels + "<Relationship Id=\"r1\" Type=\"" + office +
                  "/officeDocument\" Target=\"_rels/.rels\"/></Relationships>";
  expect_read(archive(parts)); // what is no workbook part is not taken for one
  parts[0].data = replaced(parts[0].data, "_rels/.rels", "../../../etc/passwd");
  expect_refused(archive(parts), {"points outside the file"});
}

} // namespace stackbook::files
