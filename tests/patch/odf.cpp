// OpenDocument: repeated rows and cells are split where something changes, and all else stays as it is.

#include "tests/files/ods.hpp"
#include "tests/patch/sheet.hpp"

namespace stackbook::files::patch {

namespace {

const std::string one =
    "<table:table-cell office:value-type=\"float\" office:value=\"1\"><text:p>1</text:p></table:table-cell>";

// The rows of the sheet "S" of a flat document after the changes; or why it was refused.
std::string rows_of(const std::string& rows, const Changes& changes) {
  const std::string empty = flat_rows(""), before = flat_rows(rows);
  const auto after = patched(before, "t.fods", changes);
  if (!after) return after.failure().where + ": " + after.failure().why;
  const std::size_t head = empty.find("</table:table>"), tail = empty.size() - head;
  EXPECT_EQ(after->substr(0, head), before.substr(0, head));
  EXPECT_EQ(after->substr(after->size() - tail), before.substr(before.size() - tail));
  return after->substr(head, after->size() - tail - head);
}

Changes cells(std::vector<CellChange> cells) {
  Changes changes;
  changes.cells = std::move(cells);
  return changes;
}

Changes notes(std::vector<std::pair<std::string, std::string>> texts) {
  Changes changes;
  changes.author = "Stackbook";
  for (auto& [a1, text] : texts) changes.notes.push_back({"S", at(a1), text});
  return changes;
}

std::string row(const std::string& cells, const std::string& attributes = {}) {
  return "<table:table-row" + attributes + ">" + cells + "</table:table-row>";
}

std::string number(const std::string& digits, const std::string& attributes = {}) {
  return "<table:table-cell" + attributes + " office:value-type=\"float\" office:value=\"" + digits +
         "\"><text:p>" + digits + "</text:p></table:table-cell>";
}

} // namespace

TEST(odf, splits_what_stands_for_many_rows_and_cells) {
  const std::string blank = "<table:table-cell table:style-name=\"c\" table:number-columns-repeated=\"4\"/>";
  EXPECT_EQ(rows_of(row(one + blank, " table:number-rows-repeated=\"5\""), cells({cell("C3", 7.0)})),
            row(one + blank, " table:number-rows-repeated=\"2\"") +
                row(one + "<table:table-cell table:style-name=\"c\"/>" +
                    number("7", " table:style-name=\"c\"") +
                    "<table:table-cell table:style-name=\"c\" table:number-columns-repeated=\"2\"/>") +
                row(one + blank, " table:number-rows-repeated=\"2\""));
  EXPECT_EQ(rows_of(row(one), cells({cell("A1", 2.5), cell("C1", true), cell("B3", "x")})),
            row(number("2.5") + "<table:table-cell/><table:table-cell office:value-type=\"boolean\" "
                                "office:boolean-value=\"true\"><text:p>TRUE</text:p></table:table-cell>") +
                row("<table:table-cell/>") +
                row("<table:table-cell/><table:table-cell office:value-type=\"string\"><text:p>x</text:p>"
                    "</table:table-cell>"));
}

TEST(odf, keeps_what_is_no_part_of_the_value) {
  const std::string old =
      "<table:table-cell table:style-name=\"p\" table:content-validation-name=\"v\" table:formula=\"of:=1\" "
      "office:value-type=\"percentage\" office:value=\"1\" "
      "calcext:value-type=\"percentage\"><office:annotation>"
      "<dc:creator>Ann</dc:creator><text:p>look</text:p></office:annotation><draw:frame/><text:p>100%</"
      "text:p>"
      "</table:table-cell>";
  EXPECT_EQ(
      rows_of(row(old), cells({cell("A1", 0.5)})),
      row("<table:table-cell table:style-name=\"p\" table:content-validation-name=\"v\" "
          "office:value-type=\"percentage\" "
          "office:value=\"0.5\"><office:annotation><dc:creator>Ann</dc:creator>"
          "<text:p>look</text:p></office:annotation><draw:frame/><text:p>0.5</text:p></table:table-cell>"));
  EXPECT_EQ(
      rows_of(row(old), cells({cell("A1", std::monostate())})),
      row("<table:table-cell table:style-name=\"p\" table:content-validation-name=\"v\"><office:annotation>"
          "<dc:creator>Ann</dc:creator><text:p>look</text:p></office:annotation><draw:frame/>"
          "</table:table-cell>"));
  EXPECT_EQ(rows_of(row(one), cells({cell("C9", std::monostate())})), row(one));
  EXPECT_EQ(
      rows_of(row(one), cells({cell("A1", Day{46000, false})})),
      row("<table:table-cell office:value-type=\"date\" office:date-value=\"2025-12-09\"><text:p>2025-12-09"
          "</text:p></table:table-cell>"));
}

TEST(odf, notes_come_and_go_and_those_of_people_stay) {
  const std::string hers =
      "<office:annotation office:display=\"true\"><dc:creator>Ann</dc:creator><text:p>why?</text:p>"
      "</office:annotation>";
  const std::string before = row("<table:table-cell>" + hers + "</table:table-cell>" + one);
  const std::string once = rows_of(before, notes({{"A1", "Error: a\nb"}, {"B1", "Error: <c>"}}));
  EXPECT_EQ(once,
            row("<table:table-cell><office:annotation office:display=\"true\"><dc:creator>Ann</dc:creator>"
                "<text:p>why?</text:p><text:p/><text:p>―― Stackbook ――</text:p><text:p>Error: a</text:p>"
                "<text:p>b</text:p></office:annotation></table:table-cell><table:table-cell "
                "office:value-type=\"float\" office:value=\"1\"><office:annotation><dc:creator>Stackbook"
                "</dc:creator><text:p>Error: &lt;c></text:p></office:annotation><text:p>1</text:p>"
                "</table:table-cell>"));
  EXPECT_EQ(rows_of(once, notes({{"A1", "Error: a\nb"}, {"B1", "Error: <c>"}})), once);
  EXPECT_EQ(rows_of(once, notes({})), before);
}

TEST(odf, rows_stand_under_each_other_and_join_the_filter) {
  const std::string range =
      "<table:database-ranges><table:database-range table:target-range-address=\"S.A1:S.B2\"/>"
      "</table:database-ranges>";
  std::string before = flat_rows(row(one) + row(number("2", " table:style-name=\"c\"")) +
                                 row("<table:table-cell/>", " table:number-rows-repeated=\"100\""));
  before.insert(before.rfind("</office:spreadsheet>"), range);
  Changes changes;
  changes.rows = {{"S", 1, true, {{0, 3.0}}}, {"S", 1, true, {{0, 4.0}}}};
  const auto after = patched(before, "t.fods", changes);
  ASSERT_TRUE(after) << to_text(after.failure());
  EXPECT_NE(after->find(row(number("3", " table:style-name=\"c\"")) +
                        row(number("4", " table:style-name=\"c\"")) +
                        row("<table:table-cell/>", " table:number-rows-repeated=\"98\"")),
            std::string::npos)
      << *after;
  EXPECT_NE(after->find("table:target-range-address=\"S.A1:S.B4\""), std::string::npos) << *after;
  EXPECT_EQ(rows_of(row(one) + row(one) + row(one), changes),
            "S A3: a new row was to stand here, but the cell is not empty");
}

TEST(odf, refuses_what_would_be_harmed) {
  EXPECT_EQ(rows_of(row("<table:table-cell table:number-columns-spanned=\"2\"/><table:covered-table-cell/>"),
                    cells({cell("B1", 1.0)})),
            "S B1: the merged cell A1:B1 covers it");
  EXPECT_EQ(
      rows_of(row("<table:table-cell table:number-matrix-rows-spanned=\"2\" table:formula=\"of:=1\"/>") +
                  row(one),
              cells({cell("A2", 1.0)})),
      "S A2: it is part of the array formula in A1:A2");
  EXPECT_EQ(rows_of(row(one), cells({{"T", at("A1"), 1.0}})), "T: there is no such sheet");
}

TEST(odf, of_other_prefixes_is_refused_and_told) {
  std::string before = flat_rows(row(one));
  for (std::size_t place = 0; (place = before.find("text:", place)) != std::string::npos; place += 2)
    before.replace(place, 5, "t:");
  for (std::size_t place = 0; (place = before.find("xmlns:text", place)) != std::string::npos; place += 2)
    before.replace(place, 10, "xmlns:t");
  ASSERT_TRUE(read_workbook(before, "t.fods"));
  const auto after = patched(before, "t.fods", cells({cell("A1", 2.0)}));
  ASSERT_FALSE(after);
  EXPECT_NE(to_text(after.failure()).find("other prefixes than usual"), std::string::npos);
}

TEST(odf, packages_keep_every_other_part_as_it_is_packed) {
  const std::string before =
      ods_package(content_part("<table:table table:name=\"S\">" + row(one) + "</table:table>"),
                  {{"Pictures/a.png", "picture", 0}, {"settings.xml", "<a/>"}});
  Changes changes = notes({{"A1", "note"}});
  changes.cells = {cell("B1", 2.0)};
  const auto after = patched(before, "t.ods", changes);
  ASSERT_TRUE(after) << to_text(after.failure());
  const auto old = packed_of(before), now = packed_of(*after);
  ASSERT_EQ(old.size(), now.size());
  for (const auto& [name, bytes] : old) EXPECT_EQ(bytes == now.at(name), name != "content.xml") << name;
  EXPECT_EQ(packed_of(patched(before, "t.ods", {}).value()), old);
  EXPECT_EQ(patched(before, "t.ods", changes).value(), *after) << "same input, same bytes";
  const auto signed_one = ods_package(content_part(""), {{"META-INF/documentsignatures.xml", "<a/>"}});
  EXPECT_NE(to_text(patched(signed_one, "t.ods", changes).failure()).find("digitally signed"),
            std::string::npos);
}

TEST(odf, a_sheet_is_put_behind_the_others_with_its_styles) {
  const std::string before =
      ods_package(content_part("<table:table table:name=\"S\">" + row(one) + "</table:table>"));
  Changes changes;
  changes.sheets = {{"s", {12, 30}, {{"What", "Note"}, {"", "=1 & <b>"}}}};
  const auto after = patched(before, "t.ods", changes);
  ASSERT_TRUE(after) << to_text(after.failure());
  EXPECT_EQ(workbook::dump(read_workbook(*after, "t.ods").value()),
            "S!A1 number 1\ns 2!A1 text \"What\"\ns 2!B1 text \"Note\"\ns 2!B2 text \"=1 & <b>\"\n");
}

TEST(odf, prints_a_new_sheet_like_most_others) {
  const auto look = [](const char* name, const char* page) {
    return "<style:style style:name=\"" + std::string(name) +
           "\" style:family=\"table\" style:master-page-name=\"" + page + "\"/>";
  };
  const auto table = [](const char* name, const char* wears) {
    return "<table:table table:name=\"" + std::string(name) + "\" table:style-name=\"" + wears +
           "\"><table:table-row><table:table-cell/></table:table-row></table:table>";
  };
  Changes changes;
  changes.sheets.push_back({"Merge", {12}, {{"What"}, {"taken"}}});
  const auto after = patched(flat_document(table("A", "tall") + table("B", "wide") + table("C", "wide"),
                                           look("tall", "Portrait") + look("wide", "Landscape")),
                             "t.fods", changes);
  ASSERT_TRUE(after) << to_text(after.failure());
  EXPECT_NE(after->find("style:name=\"added1\" style:family=\"table\" style:master-page-name=\"Landscape\""),
            std::string::npos)
      << *after;
  EXPECT_NE(after->find("table:name=\"Merge\" table:style-name=\"added1\""), std::string::npos) << *after;
}

} // namespace stackbook::files::patch
