// Plan → .xlsx → workbook: what is planned is what is read back.

#include "connectors/files/package/package.hpp"
#include "connectors/files/write/text.hpp"
#include "tests/files/archive.hpp"

#include <clocale>

#include <gtest/gtest.h>

namespace stackbook::files {

using findings::Decimal;
using proposal::Look;
using workbook::Format;

namespace {

proposal::PlannedWorkbook small_plan() {
  proposal::PlannedSheet sheet;
  sheet.name = "Stack";
  sheet.header_row = 2;
  sheet.data_rows = 3;
  sheet.protect = true;
  sheet.columns = {{0, 10, Format::general, "Line", "A unique id", {}, false},
                   {1, 14, Format::percent, "Share", "0 to 100 %", {}, false},
                   {2, 12, Format::date, "Date", "", {"yes", "partly", "no"}, false},
                   {3, 12, Format::general, "Check", "", {}, true, proposal::Tint::filled}};
  sheet.cells = {{0, 0, std::string("Stack & more"), Look::title},
                 {2, 0, std::string("Line"), Look::required_header},
                 {2, 1, std::string("Share"), Look::header},
                 {3, 0, std::string("S001"), Look::input},
                 {3, 1, Decimal{"0.5025"}, Look::input, Format::percent},
                 {3, 2, std::string("2026-06-22"), Look::input, Format::date},
                 {3, 3, Decimal{"3"}, Look::computed, Format::general, "1+2"},
                 {4, 0, std::string("=1+1"), Look::input},
                 {4, 1, true, Look::input},
                 {4, 3, std::string("ok"), Look::computed, Format::general, "IF(TRUE,\"ok\",\"\")"},
                 {5, 0, std::string(" _x0041_\n\ttab\x01"), Look::input},
                 {5, 1, Decimal{"123456789012345678"}, Look::input},
                 {5, 2, Decimal{"46195.5"}, Look::input, Format::date_time}};
  proposal::PlannedSheet hidden;
  hidden.name = "Data";
  hidden.hidden = true;
  hidden.cells = {{0, 0, Decimal{"-0.000001"}}};
  return {"A title & <more>", "subject", {hidden, sheet}, "2026-01-02"};
}

workbook::Workbook written(const proposal::PlannedWorkbook& plan) {
  const auto bytes = xlsx_bytes(plan);
  EXPECT_TRUE(bytes) << to_text(bytes.failure());
  auto book = read_workbook(*bytes, "plan.xlsx");
  EXPECT_TRUE(book) << to_text(book.failure());
  return *book;
}

std::string why(const proposal::PlannedWorkbook& plan) {
  const auto bytes = xlsx_bytes(plan);
  return bytes ? "written" : to_text(bytes.failure());
}

} // namespace

TEST(written, cells_read_back_as_planned) {
  const auto book = written(small_plan());
  EXPECT_EQ(workbook::dump(book), "Data!A1 number -1e-06\n"
                                  "Stack!A1 text \"Stack & more\"\n"
                                  "Stack!A3 text \"Line\"\n"
                                  "Stack!B3 text \"Share\"\n"
                                  "Stack!A4 text \"S001\"\n"
                                  "Stack!B4 percent 0.5025\n"
                                  "Stack!C4 date 46195\n"
                                  "Stack!D4 number 3 formula\n"
                                  "Stack!A5 text \"=1+1\"\n"
                                  "Stack!B5 boolean true\n"
                                  "Stack!D5 text \"ok\" formula\n"
                                  "Stack!A6 text \" _x0041_\\n\\ttab\x01\"\n"
                                  "Stack!B6 text \"123456789012345678\"\n"
                                  "Stack!C6 date-time 46195.5\n");
  EXPECT_EQ(book.sheets[0].visibility, workbook::Visibility::hidden);
  EXPECT_TRUE(book.remarks.empty());
}

TEST(written, cells_that_tell_are_marked_and_not_printed) {
  auto plan = small_plan();
  plan.sheets[1].columns[0].tint = proposal::Tint::blank;
  const auto bytes = *xlsx_bytes(plan);
  const auto package = Package::open(bytes, "plan.xlsx", {});
  ASSERT_TRUE(package);
  const std::string sheet = *package->read(*package->find("xl/worksheets/sheet2.xml")),
                    book = *package->read(*package->find("xl/workbook.xml"));
  for (const char* marked : {"sqref=\"A4:A6\"", "<formula>AND(COUNTA($A4:$C4)&gt;0,ISBLANK(A4))</formula>",
                             "sqref=\"D4:D6\"", "<formula>LEN(D4)&gt;0</formula>"})
    EXPECT_NE(sheet.find(marked), sheet.npos) << marked;
  EXPECT_NE(book.find(">Stack!$A:$C</definedName>"), book.npos);
}

TEST(written, rows_are_as_high_as_their_wrapped_texts_need) {
  proposal::PlannedSheet sheet;
  sheet.name = "S";
  sheet.columns = {{0, 10, Format::general, "", "", {}, false}, {2, 70, Format::general, "", "", {}, false}};
  const std::string words = "one two three four five six";
  sheet.cells = {{0, 0, std::string("short"), Look::input},
                 {1, 0, words, Look::input},
                 {2, 0, std::string(25, 'x'), Look::label}, // one word, broken
                 {3, 0, std::string("a\nb"), Look::computed},
                 {4, 0, std::string("\xe8\xa1\x8c\xe8\xa1\x8c\xe8\xa1\x8c\xe8\xa1\x8c\xe8\xa1\x8c"),
                  Look::input}, // five Han letters
                 {5, 0, Decimal{"1234567890"}, Look::input},
                 {6, 0, words, Look::verdict}, // never folds
                 {7, 0, words},
                 {8, 1, words},             // no width was planned for it
                 {9, 0, words, Look::note}, // runs on into the next columns
                 {10, 2, words + ' ' + words + ' ' + words, Look::note},
                 {11, 0, std::string(40'000 / 10, 'x'), Look::input}};
  const auto bytes = *xlsx_bytes({"", "", {sheet}, "2026-01-02"});
  const auto package = Package::open(bytes, "plan.xlsx", {});
  ASSERT_TRUE(package);
  const std::string part = *package->read(*package->find("xl/worksheets/sheet1.xml"));
  std::string heights;
  for (std::size_t at = 0; (at = part.find("<row r=\"", at)) != part.npos;) {
    const std::string tag = part.substr(at, part.find('>', at) - at);
    const std::size_t number = at + 8, height = tag.find(" ht=\"");
    heights += part.substr(number, part.find('"', number) - number) + ':';
    if (height != tag.npos) heights += tag.substr(height + 5, tag.find('"', height + 5) - height - 5);
    heights += ' ';
    at = number;
  }
  EXPECT_EQ(heights, "1: 2:45 3:60 4:30 5:30 6: 7: 8:45 9: 10: 11: 12:409 ");
}

TEST(written, bytes_are_the_same_each_time) {
  EXPECT_EQ(*xlsx_bytes(small_plan()), *xlsx_bytes(small_plan()));
  auto undated = small_plan();
  undated.created.clear();
  EXPECT_EQ(*xlsx_bytes(undated), *xlsx_bytes(undated));
}

TEST(written, long_lists_stand_on_a_hidden_sheet) {
  auto plan = small_plan();
  std::vector<std::string> countries;
  for (int at = 0; at < 300; ++at) countries.push_back("country, number " + std::to_string(at));
  plan.sheets[1].columns[2].allowed = countries;
  plan.sheets[1].cells[0].allowed = countries;
  plan.sheets.push_back({.name = "lists", .cells = {{0, 0, std::string("taken")}}, .columns = {}});
  const auto book = written(plan);
  ASSERT_EQ(book.sheets.size(), 4u);
  EXPECT_EQ(book.sheets[3].name, "Lists2");
  EXPECT_EQ(book.sheets[3].visibility, workbook::Visibility::hidden);
  EXPECT_EQ(book.sheets[3].columns.size(), 1u);
  EXPECT_EQ(book.sheets[3].columns[0].rows.size(), 300u);
}

// A large workbook is written row after row, with its texts in the cells; it holds the same.
TEST(written, large_workbooks_read_back_as_planned) {
  auto plan = small_plan();
  std::vector<std::string> countries, few;
  for (int at = 0; at < 300; ++at) countries.push_back("country, number " + std::to_string(at));
  for (int at = 0; at < 100; ++at) few.push_back("another, number " + std::to_string(at));
  plan.sheets[1].columns[2].allowed = countries;
  plan.sheets[1].cells[2].allowed = few;
  const auto small = written(plan);
  proposal::PlannedSheet many{.name = "Many", .cells = {}, .columns = {}};
  constexpr std::uint32_t rows = 50'000;
  for (std::uint32_t row = 0; row < rows; ++row) {
    many.cells.push_back({row, 0, "  text " + std::to_string(row) + " & <more> "});
    many.cells.push_back({row, 2, Decimal{std::to_string(row) + ".25"}});
  }
  plan.sheets.push_back(many);
  const auto bytes = xlsx_bytes(plan);
  ASSERT_TRUE(bytes) << to_text(bytes.failure());
  const auto package = Package::open(*bytes, "plan.xlsx", {});
  ASSERT_TRUE(package);
  EXPECT_EQ(package->find("xl/sharedStrings.xml"), nullptr);
  const auto large = written(plan);
  ASSERT_EQ(large.sheets.size(), 4u);
  for (const std::size_t sheet : {0u, 1u, 3u}) {
    workbook::Workbook one = large, other = small;
    one.sheets = {large.sheets[sheet]};
    other.sheets = {small.sheets[std::min<std::size_t>(sheet, 2)]};
    EXPECT_EQ(workbook::dump(one), workbook::dump(other));
  }
  const workbook::Sheet& read = large.sheets[2];
  ASSERT_EQ(read.columns.size(), 3u);
  ASSERT_EQ(read.columns[0].cells.size(), rows);
  ASSERT_EQ(read.columns[2].cells.size(), rows);
  for (std::uint32_t row = 0; row < rows; ++row) {
    ASSERT_EQ(large.text(read.columns[0].cells[row]), std::get<std::string>(many.cells[2 * row].value));
    ASSERT_EQ(read.columns[2].cells[row].number, row + 0.25);
  }
  EXPECT_EQ(*bytes, *xlsx_bytes(plan));
}

TEST(written, what_a_workbook_cannot_hold_is_refused) {
  const auto named = [](std::string name) {
    auto plan = small_plan();
    plan.sheets[1].name = std::move(name);
    return why(plan);
  };
  EXPECT_NE(named("").find("no name"), std::string::npos);
  EXPECT_NE(named("history").find("History"), std::string::npos);
  EXPECT_NE(named(std::string(32, 'x')).find("31 characters"), std::string::npos);
  EXPECT_NE(named("a/b").find("one of"), std::string::npos);
  EXPECT_NE(named("'a").find("apostrophe"), std::string::npos);
  EXPECT_NE(named("DATA").find("two sheets"), std::string::npos);
  auto plan = small_plan();
  plan.sheets[1].cells[3].value = std::string(32'768, 'x');
  EXPECT_NE(why(plan).find("sheet Stack A4"), std::string::npos);
  plan = small_plan();
  plan.sheets[1].cells.back().row = workbook::Address::rows;
  EXPECT_NE(why(plan).find("beyond XFD1048576"), std::string::npos);
  plan = small_plan();
  plan.sheets[1].hidden = true;
  EXPECT_NE(why(plan).find("visible"), std::string::npos);
}

TEST(written, text_is_made_safe) {
  EXPECT_EQ(write::safe("_x0041_ _x004_ _xZZZZ_"), "_x005F_x0041_ _x004_ _xZZZZ_");
  EXPECT_EQ(write::safe("a\xff"), "aÿ");
  EXPECT_EQ(write::safe(std::string("a\0b\xef\xbf\xbf", 6)), "ab\xef\xbf\xbd");
  EXPECT_EQ(write::clipped("äöü", 2), "ä…");
  EXPECT_EQ(write::clipped("ab", 2), "ab");
  EXPECT_EQ(write::length("a😀"), 3u);
  EXPECT_EQ(write::exact(Decimal{"100000000000000000000"}), 1e20);
  EXPECT_EQ(write::exact(Decimal{"1234567890123456"}), std::nullopt);
  EXPECT_EQ(write::exact(Decimal{"0.000123456789012345"}), 0.000123456789012345);
}

TEST(written, files_end_where_they_should) {
  const auto folder = std::filesystem::temp_directory_path();
  EXPECT_EQ(write_workbook("/dev/full.txt", small_plan()).failure().why,
            "its name must end in .xlsx, .ods or .csv");
  EXPECT_EQ(write_workbook(folder / "none-such" / "a.xlsx", small_plan()).failure().what,
            (folder / "none-such" / "a.xlsx").string() + " can't be written");
  auto one = small_plan();
  const auto csv = csv_bytes(one);
  ASSERT_TRUE(csv);
  auto from_csv = read_workbook(*csv, "Stack.csv");
  ASSERT_TRUE(from_csv);
  EXPECT_NE(workbook::dump(*from_csv).find("Stack!C4 date 46195\n"), std::string::npos);
  one.sheets[0].hidden = false;
  EXPECT_FALSE(csv_bytes(one));
}

} // namespace stackbook::files
