// One cell changed: where it stands, in what kind of markup, and nothing else.

#include "tests/patch/sheet.hpp"

#include <limits>

namespace stackbook::files::patch {

namespace {

struct Case {
  std::string what, rows;
  std::vector<CellChange> cells;
  std::string after;
};

const std::string text = "<is><t xml:space=\"preserve\">";

} // namespace

TEST(cells, change_where_they_stand) {
  const Case cases[] = {
      {"a number keeps the look",
       "<row r=\"2\" spans=\"1:3\"><c r=\"A2\" s=\"3\"><v>1</v></c> <c r=\"C2\"/></row>",
       {cell("A2", 2.5)},
       "<row r=\"2\" spans=\"1:3\"><c r=\"A2\" s=\"3\"><v>2.5</v></c> <c r=\"C2\"/></row>"},
      {"a text stands in the cell itself",
       "<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"s\"><v>0</v></c></row>",
       {cell("A1", "a <b> & _x0041_ \r\n")},
       "<row r=\"1\"><c r=\"A1\" s=\"1\" t=\"inlineStr\">" + text +
           "a &lt;b&gt; &amp; _x005F_x0041_ _x000D_\n</t></is></c></row>"},
      {"true",
       "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
       {cell("A1", true)},
       "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>1</v></c></row>"},
      {"nothing",
       "<row r=\"1\"><c r=\"A1\" s=\"4\" t=\"str\"><f>B1</f><v>x</v></c></row>",
       {cell("A1", Value())},
       "<row r=\"1\"><c r=\"A1\" s=\"4\"/></row>"},
      {"nothing where nothing is", "<row r=\"1\"/>", {cell("A1", Value())}, "<row r=\"1\"/>"},
      {"other attributes stay, those of the old value go",
       "<row r=\"1\"><c  foo='1'  t='s' cm=\"1\" vm=\"2\" r='A1'><v>0</v></c></row>",
       {cell("A1", 1.0)},
       "<row r=\"1\"><c  foo='1' r='A1'><v>1</v></c></row>"},
      {"a cell that is missing comes between its neighbors",
       "<row r=\"1\"><c r=\"A1\"><v>1</v></c>\n<c r=\"D1\"><v>4</v></c></row>",
       {cell("B1", 2.0), cell("C1", 3.0)},
       "<row r=\"1\"><c r=\"A1\"><v>1</v></c>\n<c r=\"B1\"><v>2</v></c><c r=\"C1\"><v>3</v></c><c "
       "r=\"D1\"><v>4</v></c></row>"},
      {"behind the last, and spans widen",
       "<row r=\"1\" spans=\"1:1\" ht=\"20\"><c r=\"A1\"><v>1</v></c></row>",
       {cell("C1", 2.0)},
       "<row r=\"1\" spans=\"1:3\" ht=\"20\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>2</v></c></row>"},
      {"a row that is empty opens",
       "<row r=\"1\" s=\"7\" customFormat=\"1\" />",
       {cell("B1", 2.0)},
       "<row r=\"1\" s=\"7\" customFormat=\"1\" ><c r=\"B1\" s=\"7\"><v>2</v></c></row>"},
      {"rows that are missing come where they belong",
       "<row r=\"3\"><c r=\"A3\"/></row>\n<row r=\"5\"/>",
       {cell("A1", 1.0), cell("B2", 2.0), cell("A4", 4.0), cell("A6", 6.0)},
       "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"B2\"><v>2</v></c></row><row "
       "r=\"3\"><c "
       "r=\"A3\"/></row>\n<row r=\"4\"><c r=\"A4\"><v>4</v></c></row><row r=\"5\"/><row r=\"6\"><c "
       "r=\"A6\"><v>6</v></c></row>"},
      {"rows and cells without numbers count on",
       "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>",
       {cell("B1", 9.0), cell("B2", 8.0)},
       "<row><c><v>1</v></c><c r=\"B1\"><v>9</v></c></row><row><c><v>3</v></c><c "
       "r=\"B2\"><v>8</v></c></row>"},
      {"one that repeats a shared formula",
       "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:B1\" si=\"0\">C1</f><v>1</v></c><c r=\"B1\"><f "
       "t=\"shared\" "
       "si=\"0\"/><v>1</v></c></row>",
       {cell("B1", 5.0)},
       "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:B1\" si=\"0\">C1</f><v>1</v></c><c "
       "r=\"B1\"><v>5</v></c></row>"},
      {"one whose formula others share",
       "<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:B2\" "
       "si=\"0\">SUM(C1,$C$1)&amp;\"C1\"</f><v>1</v></c><c "
       "r=\"B1\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><f ca=\"1\" "
       "t=\"shared\" "
       "si=\"0\"></f><v>2</v></c><c r=\"B2\"><f t=\"shared\" si=\"0\"/></c></row>",
       {cell("A1", 5.0), cell("B2", "x")},
       "<row r=\"1\"><c r=\"A1\"><v>5</v></c><c "
       "r=\"B1\"><f>SUM(D1,$C$1)&amp;&quot;C1&quot;</f><v>1</v></c></row>"
       "<row r=\"2\"><c r=\"A2\"><f ca=\"1\">SUM(C2,$C$1)&amp;&quot;C1&quot;</f><v>2</v></c><c r=\"B2\" "
       "t=\"inlineStr\"><is><t xml:space=\"preserve\">x</t></is></c></row>"},
      {"comments and instructions around cells stay",
       "<!-- <c> --><row r=\"1\"><?x <c?><c r=\"A1\"/><!-- --></row>",
       {cell("A1", 5.0)},
       "<!-- <c> --><row r=\"1\"><?x <c?><c r=\"A1\"><v>5</v></c><!-- --></row>"},
      {"the last of two changes counts",
       "",
       {cell("A1", 5.0), cell("A1", false)},
       "<row r=\"1\"><c r=\"A1\" t=\"b\"><v>0</v></c></row>"},
      {"the shortest digits that give the number back",
       "",
       {cell("A1", 0.1), cell("B1", -1e300), cell("C1", 1.0 / 3)},
       "<row r=\"1\"><c r=\"A1\"><v>0.1</v></c><c r=\"B1\"><v>-1e+300</v></c><c "
       "r=\"C1\"><v>0.3333333333333333</v></c></row>"},
  };
  for (const Case& one : cases) {
    Changes changes;
    changes.cells = one.cells;
    EXPECT_EQ(rows_after(one.rows, changes), one.after) << one.what;
  }
}

TEST(cells, change_in_every_form_of_markup) {
  Changes changes;
  changes.cells = {cell("B2", "x")};
  const std::string main(main_space), strict = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  const auto expect = [&](const std::string& before, const std::string& after) {
    EXPECT_EQ(sheet_after(before, changes), after);
  };
  const std::string cells = "<row r=\"2\"><c r=\"B2\" t=\"inlineStr\">" + text + "x</t></is></c></row>";
  expect("<worksheet xmlns='" + main + "'><dimension ref=\"A1\"/><sheetData /><pageMargins/></worksheet>",
         "<worksheet xmlns='" + main + "'><dimension ref=\"A1:B2\"/><sheetData>" + cells +
             "</sheetData><pageMargins/></worksheet>");
  expect("\xef\xbb\xbf<worksheet xmlns=\"" + strict + "\"><sheetData></sheetData></worksheet>",
         "\xef\xbb\xbf<worksheet xmlns=\"" + strict + "\"><sheetData>" + cells + "</sheetData></worksheet>");
  expect("<x:worksheet xmlns:x=\"" + main + "\"><x:cols><x:col min=\"2\" max=\"3\" style=\"6\"/></x:cols>" +
             "<x:sheetData><x:row r=\"1\"><x:c r=\"A1\"/></x:row></x:sheetData></x:worksheet>",
         "<x:worksheet xmlns:x=\"" + main + "\"><x:cols><x:col min=\"2\" max=\"3\" style=\"6\"/></x:cols>" +
             "<x:sheetData><x:row r=\"1\"><x:c r=\"A1\"/></x:row><x:row r=\"2\"><x:c r=\"B2\" s=\"6\" "
             "t=\"inlineStr\"><x:is><x:t "
             "xml:space=\"preserve\">x</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>");
  const auto wide = [](const std::string& narrow) {
    std::string units = "\xff\xfe";
    for (const char letter : narrow) (units += letter) += '\0';
    return units;
  };
  expect(wide(sheet_xml("")), wide(sheet_xml(cells)));
}

TEST(cells, of_a_part_in_a_one_byte_encoding_become_utf8_that_says_so) {
  Changes changes;
  changes.cells = {cell("B1", "\u20ac")};
  const auto sheet = [](const std::string& declared, const std::string& word, const std::string& added) {
    return "<?xml version=\"1.0\" encoding=" + declared + "?>" +
           sheet_xml("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>" + word + "</v></c>" + added + "</row>");
  };
  const std::string added = "<c r=\"B1\" t=\"inlineStr\">" + text + "\u20ac</t></is></c>";
  EXPECT_EQ(sheet_after(sheet("\"ISO-8859-1\" standalone=\"yes\"", "caf\xe9", ""), changes),
            sheet("\"UTF-8\"      standalone=\"yes\"", "caf\u00e9", added));
  EXPECT_EQ(sheet_after(sheet("'iso-8859-15'", "1 \xa4", ""), changes),
            sheet("'UTF-8'      ", "1 \u20ac", added));
  EXPECT_EQ(sheet_after(sheet("\"windows-1252\"", "1 \x80", ""), changes),
            sheet("\"UTF-8\"       ", "1 \u20ac", added));
  auto parts = book_parts("");
  parts[5].data = sheet("\"windows-1252\"", "1 \x80", "");
  EXPECT_EQ(outcome(changed(parts, changes)), "S!A1 text \"1 \u20ac\"\nS!B1 text \"\u20ac\"\n");
}

TEST(cells, that_can_not_be_changed_are_refused_with_their_place) {
  const auto expect = [](const std::string& sheet, std::vector<CellChange> cells, std::string_view because) {
    Changes changes;
    changes.cells = std::move(cells);
    auto parts = book_parts("");
    parts[5].data = sheet;
    const std::string said = why(parts, changes);
    EXPECT_NE(said.find(because), std::string::npos) << said;
  };
  const std::string merged = "<worksheet xmlns=\"" + std::string(main_space) +
                             "\"><sheetData/><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>";
  expect(merged, {cell("B2", 1.0)}, "S B2: the merged cell A1:B2 covers it");
  expect(merged, {cell("A1", 1.0)}, "done");
  expect(sheet_xml("<row r=\"1\"><c r=\"A1\"><f t=\"array\" ref=\"A1:A2\">B1:B2</f><v>1</v></c></row>"),
         {cell("A2", 1.0)}, "S A2: it is part of the array formula or data table in A1:A2");
  expect(
      sheet_xml("<row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1:B1\" si=\"0\">XFD1</f></c><c r=\"B1\"><f "
                "t=\"shared\" si=\"0\"/></c></row>"),
      {cell("A1", 1.0)}, "S A1: B1 repeats the formula in it, and there it points off the sheet");
  expect(sheet_xml(""), {cell("A1", std::numeric_limits<double>::quiet_NaN())},
         "S A1: the value is no finite number");
  expect(sheet_xml(""), {cell("A1", std::string(32'768, 'x'))}, "longer than the 32767 characters");
  expect(sheet_xml(""), {cell("A1", Day{3e6, false})}, "beyond every calendar");
  expect(sheet_xml(""), {{"Other", {}, 1.0}}, "Other: there is no such sheet");
}

TEST(cells, with_dates_show_them) {
  const std::string styles = "<cellXfs count=\"2\"><xf numFmtId=\"0\" fontId=\"1\"><alignment/></xf><xf "
                             "numFmtId=\"14\"/></cellXfs><dxfs/>";
  auto parts = book_parts("<row r=\"1\"><c r=\"A1\" s=\"1\"/></row>", "", styles);
  Changes changes;
  changes.cells = {cell("A1", Day{46'195, false}), cell("B1", Day{46'195.5, true}), cell("C1", Day{2, false}),
                   cell("D1", Day{61, false})};
  const std::string bytes = changed(parts, changes);
  auto after = parts_of(bytes);
  EXPECT_EQ(after["xl/worksheets/sheet1.xml"],
            sheet_xml("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46195</v></c><c r=\"B1\" "
                      "s=\"2\"><v>46195.5</v></c><c r=\"C1\" "
                      "s=\"3\"><v>1</v></c><c r=\"D1\" s=\"3\"><v>61</v></c></row>"));
  EXPECT_NE(
      after["xl/styles.xml"].find(
          "<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"1\"><alignment/></xf><xf numFmtId=\"14\"/><xf "
          "numFmtId=\"22\" fontId=\"1\" applyNumberFormat=\"1\"><alignment/></xf><xf numFmtId=\"14\" "
          "fontId=\"1\" "
          "applyNumberFormat=\"1\"><alignment/></xf></cellXfs><dxfs/>"),
      std::string::npos)
      << after["xl/styles.xml"];
  EXPECT_EQ(outcome(bytes), "S!A1 date 46195\nS!B1 date-time 46195.5\nS!C1 date 2\nS!D1 date 61\n");
  parts[1].data.replace(parts[1].data.find("<sheets>"), 8, "<workbookPr date1904=\"1\"/><sheets>");
  EXPECT_TRUE(outcome(changed(parts, changes)).starts_with("S!A1 date 46195\n"));
}

} // namespace stackbook::files::patch
