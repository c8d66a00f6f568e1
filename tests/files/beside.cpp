// Large sheets of one workbook are read at the same time, and give what reading one after the other gives.

#include "tests/files/archive.hpp"

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

constexpr unsigned rows = 9'000, wide = 6;

// Over 1 MiB of shared and own texts, numbers and formulas.
std::string large(char mark) {
  std::string xml;
  for (unsigned row = 1; row <= rows; ++row) {
    const std::string number = std::to_string(row);
    xml += "<row r=\"" + number + "\"><c r=\"A" + number + "\" t=\"s\"><v>" + std::to_string(row % 3) +
           "</v></c><c r=\"B" + number + "\" t=\"str\"><f>C" + number + "</f><v>" + mark + " and " +
           std::to_string(row % 100) + "</v></c><c r=\"C" + number + "\" t=\"inlineStr\"><is><t>both " +
           std::to_string(row % 50) + "</t></is></c>";
    for (char column = 'D'; column < 'D' + static_cast<char>(wide) - 3; ++column)
      xml += "<c r=\"" + std::string(1, column) + number + "\"><v>" + number + ".25</v></c>";
    xml += "</row>";
  }
  return sheet_xml(xml);
}

// Sheets S, S2, S3 … of these parts.
std::vector<Packed> book_of(const std::vector<std::string>& sheets) {
  auto parts = book_parts("", "<si><t>none</t></si><si><t>one</t></si><si><t>two</t></si>");
  const auto put = [&](std::string_view part, std::string_view before, const std::string& text) {
    for (Packed& packed : parts)
      if (packed.name == part) packed.data.insert(packed.data.find(before), text);
  };
  for (std::size_t at = 0; at < sheets.size(); ++at) {
    const std::string number = std::to_string(at + 1);
    if (at > 0) {
      put("xl/workbook.xml", "</sheets>", "<sheet name=\"S" + number + "\" r:id=\"s" + number + "\"/>");
      put("xl/_rels/workbook.xml.rels", "</Relationships>",
          "<Relationship Id=\"s" + number +
              "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
              "Target=\"worksheets/sheet" +
              number + ".xml\"/>");
      parts.push_back({"xl/worksheets/sheet" + number + ".xml", sheets[at]});
    }
  }
  for (Packed& packed : parts)
    if (packed.name == "xl/worksheets/sheet1.xml") packed.data = sheets[0];
  return parts;
}

std::string failure_of(const std::vector<std::string>& sheets, const Limits& limits = {}) {
  const std::string found = outcome(archive(book_of(sheets)), limits);
  return found.starts_with("failure: ") ? found : "no failure";
}

bool holds(const std::string& text, const char* what) {
  return text.find(what) != std::string::npos;
}

} // namespace

TEST(beside, gives_each_sheet_its_cells_and_the_book_its_texts_in_order) {
  const auto book =
      read_workbook(archive(book_of({large('a'), sheet_xml(""), large('b'), large('c')})), "b.xlsx");
  ASSERT_TRUE(book);
  ASSERT_EQ(book->sheets.size(), 4u);
  EXPECT_EQ(book->sheets[1].row_count, 0u);
  // as they come first: the shared ones, then those of each sheet, "both …" with the first
  EXPECT_EQ(book->text(0), "none");
  std::vector<std::string_view> first;
  for (std::size_t at : {0, 2, 3}) {
    const workbook::Sheet& sheet = book->sheets[at];
    const std::string mark(1, at == 0 ? 'a' : at == 2 ? 'b' : 'c');
    ASSERT_EQ(sheet.formulas.size(), rows);
    for (std::uint32_t row = 0; row < rows; ++row) {
      const std::string number = std::to_string(row + 1);
      EXPECT_EQ(book->text(*sheet.cell({row, 0})), row % 3 == 0 ? "one" : row % 3 == 1 ? "two" : "none");
      EXPECT_EQ(book->text(*sheet.cell({row, 1})), mark + " and " + std::to_string((row + 1) % 100));
      EXPECT_EQ(book->text(*sheet.cell({row, 2})), "both " + std::to_string((row + 1) % 50));
      EXPECT_EQ(sheet.cell({row, 5})->number, row + 1.25);
      EXPECT_EQ(book->text(sheet.formulas[row].text), "C" + number);
    }
    first.push_back(book->text(sheet.cell({0, 1})->text));
  }
  EXPECT_EQ(first, (std::vector<std::string_view>{"a and 1", "b and 1", "c and 1"}));
  EXPECT_EQ(book->text_count(), 3u + rows + 100 + 50 + 100 + 100);
  EXPECT_LT(book->sheets[0].cell({99, 1})->text, book->sheets[2].cell({0, 1})->text);
  EXPECT_LT(book->sheets[2].cell({99, 1})->text, book->sheets[3].cell({0, 1})->text);
}

TEST(beside, keeps_remarks_in_the_order_of_the_sheets) {
  std::string odd = large('b');
  odd.replace(odd.find(".25</v>"), 7, ".2x</v>");
  const auto book = read_workbook(archive(book_of({odd, large('a'), odd})), "b.xlsx");
  ASSERT_TRUE(book);
  ASSERT_EQ(book->remarks.size(), 2u);
  EXPECT_EQ(book->remarks[0].sheet, "S");
  EXPECT_EQ(book->remarks[1].sheet, "S3");
}

TEST(beside, fails_as_reading_one_after_the_other_does) {
  const std::string whole = large('a'), broken = whole.substr(0, whole.size() - 12);
  const std::string second = failure_of({whole, broken, broken});
  EXPECT_TRUE(holds(second, "sheet2.xml")) << second;
  EXPECT_TRUE(holds(second, "breaks off")) << second;
}

TEST(beside, counts_the_cells_of_all_sheets) {
  const std::uint64_t each = std::uint64_t{rows} * wide;
  Limits limits;
  limits.cells = 2 * each;
  EXPECT_EQ(failure_of({large('a'), large('b')}, limits), "no failure");
  limits.cells = 2 * each - 1;
  const std::string over = failure_of({large('a'), large('b')}, limits);
  EXPECT_TRUE(holds(over, "--max-cells") && holds(over, "sheet2.xml")) << over;
}

} // namespace stackbook::files
