// Comments: ours come and go, those of people stay.

#include "tests/patch/sheet.hpp"

namespace stackbook::files::patch {

namespace {

const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const std::string rels =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const std::string types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"></Types>";

Changes notes(std::vector<std::pair<std::string, std::string>> texts) {
  Changes changes;
  changes.author = "Stackbook";
  for (auto& [a1, text] : texts) changes.notes.push_back({"S", at(a1), text});
  return changes;
}

std::string comments_in(const std::string& bytes) {
  const auto book = read_workbook(bytes, "test.xlsx");
  if (!book) return to_text(book.failure());
  std::string found;
  for (const workbook::Attachment& one : book->attachments)
    if (one.sort == workbook::Attachment::Sort::comment) found += one.where + '=' + one.text + '|';
  return found;
}

std::string plain() {
  auto parts = book_parts("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
  parts.push_back({"[Content_Types].xml", types});
  return archive(parts);
}

// With comments by Ann, on A1 in runs and on C3 as one text, drawn as Excel draws them.
std::string with_comments() {
  auto parts = book_parts("");
  parts.push_back({"[Content_Types].xml", types});
  parts[5].data = "<worksheet xmlns=\"" + std::string(main_space) + "\" xmlns:q=\"" + office +
                  "\"><sheetData/><legacyDrawing q:id=\"r2\"/></worksheet>";
  parts.push_back({"xl/worksheets/_rels/sheet1.xml.rels",
                   rels + "<Relationship Id=\"r1\" Type=\"" + office +
                       "/comments\" Target=\"../comments7.xml\"/>" + "<Relationship Id=\"r2\" Type=\"" +
                       office + "/vmlDrawing\" Target=\"../drawings/v.vml\"/></Relationships>"});
  parts.push_back(
      {"xl/comments7.xml",
       "<x:comments xmlns:x=\"" + std::string(main_space) +
           "\"><x:authors><x:author>Ann</x:author></x:authors><x:commentList><x:comment ref=\"A1\" "
           "authorId=\"0\"><x:text><x:r><x:rPr><x:b/></x:rPr><x:t>Ann: </x:t></x:r><x:r><x:t>why?</x:t></x:r>"
           "</x:text></x:comment><x:comment ref=\"C3\" authorId=\"0\"><x:text><x:t>see &amp; "
           "say</x:t></x:text>"
           "</x:comment></x:commentList></x:comments>"});
  const auto shape = [](int number, int place) {
    return "<v:shape id=\"_x0000_s" + std::to_string(number) +
           "\" o:x><v:textbox><div>a<br></div></v:textbox><x:ClientData "
           "ObjectType=\"Note\"><x:Row>" +
           std::to_string(place) + "</x:Row><x:Column>" + std::to_string(place) +
           "</x:Column></x:ClientData></v:shape>";
  };
  parts.push_back({"xl/drawings/v.vml", "<xml xmlns:v=\"v\">" + shape(1025, 0) + shape(1026, 2) + "</xml>"});
  return archive(parts);
}

std::string noted(const std::string& bytes, const Changes& changes) {
  auto copy = patched(bytes, "test.xlsx", changes);
  EXPECT_TRUE(copy) << to_text(copy.failure());
  return copy ? *copy : std::string();
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t times = 0;
  for (std::size_t place = 0; (place = text.find(what, place)) != std::string::npos; ++place) ++times;
  return times;
}

} // namespace

TEST(comments, are_added_to_a_workbook_without_any) {
  const std::string bytes = noted(plain(), notes({{"A1", "Error: a < b\nsecond line"}, {"C9", "two"}}));
  EXPECT_EQ(comments_in(bytes), "S!A1=Error: a < b\nsecond line|S!C9=two|");
  auto parts = parts_of(bytes);
  EXPECT_NE(parts["xl/worksheets/sheet1.xml"].find("</sheetData><legacyDrawing xmlns:r=\"" + office +
                                                   "\" r:id=\"rId2\"/></worksheet>"),
            std::string::npos)
      << parts["xl/worksheets/sheet1.xml"];
  EXPECT_EQ(parts["xl/worksheets/_rels/sheet1.xml.rels"],
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + rels +
                "<Relationship Id=\"rId1\" Type=\"" + office +
                "/comments\" Target=\"/xl/comments1.xml\"/><Relationship Id=\"rId2\" Type=\"" + office +
                "/vmlDrawing\" Target=\"/xl/drawings/vmlDrawing1.vml\"/></Relationships>");
  EXPECT_NE(parts["[Content_Types].xml"].find("<Override PartName=\"/xl/comments1.xml\""), std::string::npos);
  EXPECT_NE(parts["[Content_Types].xml"].find("<Default Extension=\"vml\""), std::string::npos);
  EXPECT_EQ(count(parts["xl/drawings/vmlDrawing1.vml"], "<v:shape "), 2u);
  EXPECT_NE(parts["xl/drawings/vmlDrawing1.vml"].find("<x:Row>8</x:Row><x:Column>2</x:Column>"),
            std::string::npos);
}

// Column B is 350 pixels wide and row 1 is 40 high; what nothing is said of, 64 and 20. D is hidden.
TEST(comments, have_a_box_as_wide_and_high_as_their_text_needs) {
  auto parts = book_parts("");
  parts.push_back({"[Content_Types].xml", types});
  parts[5].data = "<worksheet xmlns=\"" + std::string(main_space) +
                  "\"><cols><col min=\"1\" max=\"2\" width=\"50\"/><col min=\"4\" max=\"4\" "
                  "hidden=\"1\"/><col min=\"20\" max=\"16000\" width=\"20\"/></cols><sheetData><row r=\"1\" "
                  "ht=\"30\"/></sheetData></worksheet>";
  const std::string once = archive(parts);
  const auto box = [&](const char* cell, const std::string& text) {
    const std::string drawing = parts_of(noted(once, notes({{cell, text}})))["xl/drawings/vmlDrawing1.vml"];
    const std::size_t from = drawing.find("<x:Anchor>") + 10, height = drawing.find(";height:") + 8;
    return drawing.substr(from, drawing.find('<', from) - from) + " high " +
           drawing.substr(height, drawing.find(';', height) - height);
  };
  EXPECT_EQ(box("A1", "one"), "1, 15, 0, 10, 1, 335, 1, 1 high 23pt");
  EXPECT_EQ(box("A3", "one\n" + std::string(43, 'x')), "1, 15, 1, 10, 1, 335, 4, 15 high 48pt");
  EXPECT_EQ(box("C1", "one"), "3, 0, 0, 10, 9, 15, 1, 1 high 23pt");
  EXPECT_EQ(box("S1", "one"), "19, 15, 0, 10, 21, 55, 1, 1 high 23pt");
  EXPECT_EQ(box("XFD1048576", "one"), "16377, 15, 1048535, 10, 16382, 15, 1048537, 1 high 23pt");
}

TEST(comments, made_again_replace_the_old_ones) {
  const std::string once = noted(plain(), notes({{"A1", "one"}, {"B2", "two"}}));
  const std::string again = noted(once, notes({{"A1", "three"}, {"D4", "four"}}));
  EXPECT_EQ(comments_in(again), "S!A1=three|S!D4=four|");
  auto parts = parts_of(again);
  EXPECT_EQ(count(parts["xl/drawings/vmlDrawing1.vml"], "<v:shape "), 2u);
  EXPECT_EQ(parts["xl/drawings/vmlDrawing1.vml"].find("<x:Row>1</x:Row><x:Column>1</x:Column>"),
            std::string::npos);
  EXPECT_EQ(count(parts["[Content_Types].xml"], "comments1.xml"), 1u);
  EXPECT_EQ(comments_in(noted(again, notes({}))), "") << "nothing found any more";
  EXPECT_EQ(noted(once, notes({{"A1", "one"}, {"B2", "two"}})),
            noted(once, notes({{"A1", "one"}, {"B2", "two"}})));
}

TEST(comments, of_people_stay) {
  const std::string before = with_comments();
  const std::string hers = "S!A1=Ann: why?|S!C3=see & say|";
  ASSERT_EQ(comments_in(before), hers);
  const std::string bytes = noted(before, notes({{"A1", "ours"}, {"B2", "more"}, {"C3", "also"}}));
  EXPECT_EQ(comments_in(bytes), "S!A1=Ann: why?\n\n―― Stackbook ――\nours|S!C3=see & say\n\n―― Stackbook "
                                "――\nalso|S!B2=more|");
  auto parts = parts_of(bytes);
  EXPECT_NE(parts["xl/comments7.xml"].find(
                "<x:r><x:rPr><x:b/></x:rPr><x:t>Ann: </x:t></x:r><x:r><x:t>why?</x:t></x:r>"),
            std::string::npos);
  EXPECT_NE(parts["xl/comments7.xml"].find("<x:text><x:r><x:t>see &amp; say</x:t></x:r>"), std::string::npos);
  EXPECT_NE(parts["xl/drawings/v.vml"].find("<v:shape id=\"_x0000_s1027\""), std::string::npos);
  EXPECT_EQ(count(parts["xl/drawings/v.vml"], "<v:shape "), 3u);
  EXPECT_EQ(parts["xl/worksheets/sheet1.xml"], parts_of(before)["xl/worksheets/sheet1.xml"]);
  const std::string again = noted(bytes, notes({{"A1", "new"}}));
  EXPECT_EQ(comments_in(again), "S!A1=Ann: why?\n\n―― Stackbook ――\nnew|S!C3=see & say|");
  EXPECT_EQ(comments_in(noted(again, notes({}))), hers);
  EXPECT_EQ(count(parts_of(noted(again, notes({})))["xl/drawings/v.vml"], "<v:shape "), 2u);
}

TEST(comments, speak_the_strict_language_in_a_strict_workbook) {
  auto parts = book_parts("");
  for (Packed& part : parts)
    for (const auto& [loose, strict] :
         {std::pair<std::string, std::string>{std::string(main_space),
                                              "http://purl.oclc.org/ooxml/spreadsheetml/main"},
          {office, "http://purl.oclc.org/ooxml/officeDocument/relationships"}})
      for (std::size_t place; (place = part.data.find(loose)) != std::string::npos;)
        part.data.replace(place, loose.size(), strict);
  const std::string bytes = noted(archive(parts), notes({{"A1", "x"}}));
  EXPECT_EQ(comments_in(bytes), "S!A1=x|");
  auto after = parts_of(bytes);
  EXPECT_NE(after["xl/worksheets/_rels/sheet1.xml.rels"].find(
                "purl.oclc.org/ooxml/officeDocument/relationships/comments"),
            std::string::npos);
  EXPECT_NE(after["xl/comments1.xml"].find("purl.oclc.org/ooxml/spreadsheetml/main"), std::string::npos);
}

} // namespace stackbook::files::patch
