// Plan → .ods → workbook, and what stands in the parts.

#include "connectors/files/ods/write/sheet.hpp"
#include "connectors/files/package/package.hpp"
#include "tests/files/archive.hpp"

#include <gtest/gtest.h>

namespace stackbook::files {

using findings::Decimal;
using proposal::Look;
using workbook::Format;

namespace {

proposal::PlannedWorkbook plan() {
  proposal::PlannedSheet sheet;
  sheet.name = "Stack";
  sheet.header_row = 2;
  sheet.data_rows = 3;
  sheet.protect = true;
  sheet.columns = {{0, 10, Format::general, "Line", "A unique id", {}, false, proposal::Tint::blank},
                   {1, 14, Format::percent, "Share", "0 to 100 %", {}, false},
                   {2, 12, Format::date, "Choice", "", {"yes", "partly", "no"}, false},
                   {3, 12, Format::general, "Check", "", {}, true, proposal::Tint::filled}};
  sheet.cells = {{0, 0, std::string("Stack & more"), Look::title},
                 {2, 0, std::string("Line *"), Look::required_header},
                 {2, 1, std::string("Share"), Look::header},
                 {3, 0, std::string("S001"), Look::input},
                 {3, 1, Decimal{"0.5025"}, Look::input, Format::percent},
                 {3, 2, std::string("2026-06-22"), Look::input, Format::date},
                 {3, 3, Decimal{"3"}, Look::computed, Format::general, "SUM(A1:B$2,1)"},
                 {4, 0, std::string("=1+1"), Look::input},
                 {4, 1, std::string("  two\n\tlines "), Look::input},
                 {5, 1, Decimal{"123456789012345678"}, Look::input}};
  return {"A title & <more>", "subject", {sheet}, "2026-01-02"};
}

std::string part(const std::string& bytes, std::string_view name) {
  const auto package = Package::open(bytes, "plan.ods", {});
  EXPECT_TRUE(package);
  const Entry* entry = package->find(name);
  return entry ? *package->read(*entry) : std::string();
}

bool has(const std::string& text, std::string_view wanted) {
  return text.find(wanted) != std::string::npos;
}

} // namespace

TEST(written_ods, cells_read_back_as_planned) {
  const auto bytes = ods_bytes(plan());
  ASSERT_TRUE(bytes) << to_text(bytes.failure());
  const auto book = read_workbook(*bytes, "plan.ods");
  ASSERT_TRUE(book) << to_text(book.failure());
  EXPECT_EQ(workbook::dump(*book), "Stack!A1 text \"Stack & more\"\n"
                                   "Stack!A3 text \"Line *\"\n"
                                   "Stack!B3 text \"Share\"\n"
                                   "Stack!A4 text \"S001\"\n"
                                   "Stack!B4 percent 0.5025\n"
                                   "Stack!C4 date 46195\n"
                                   "Stack!D4 number 3 formula\n"
                                   "Stack!A5 text \"=1+1\"\n"
                                   "Stack!B5 text \"  two\\n\\tlines \"\n"
                                   "Stack!B6 text \"123456789012345678\"\n");
  EXPECT_TRUE(book->remarks.empty());
}

TEST(written_ods, the_type_stands_first_and_unpacked) {
  const auto bytes = *ods_bytes(plan());
  EXPECT_EQ(bytes.substr(30, 54), "mimetypeapplication/vnd.oasis.opendocument.spreadsheet");
  EXPECT_EQ(bytes, *ods_bytes(plan()));
}

TEST(written_ods, parts_say_how_it_is_used) {
  auto planned = plan();
  planned.sheets[0].data_rows = 9;
  planned.sheets[0].columns[1].allowed.assign(100, "a long choice");
  const auto bytes = *ods_bytes(planned);
  const std::string content = part(bytes, "content.xml"), settings = part(bytes, "settings.xml"),
                    styles = part(bytes, "styles.xml"), meta = part(bytes, "meta.xml");
  EXPECT_TRUE(has(content, "of:cell-content-is-in-list(&quot;yes&quot;;&quot;partly&quot;;&quot;no&quot;)"));
  EXPECT_TRUE(has(content, "of:cell-content-is-in-list([$Lists.$A$1:.$A$100])"));
  EXPECT_TRUE(
      has(content, "<table:help-message table:title=\"Line\" table:display=\"true\"><text:p>A unique id"));
  EXPECT_TRUE(has(content, "table:protected=\"true\""));
  EXPECT_TRUE(has(content, "table:formula=\"of:=SUM([.A1:.B$2];1)\""));
  EXPECT_TRUE(has(content,
                  "table:target-range-address=\"Stack.A3:Stack.B12\" table:display-filter-buttons=\"true\""));
  EXPECT_TRUE(has(content, "formula-is(AND(COUNTA([.$A4:.$C4])>0;ISBLANK([.A4])))"));
  EXPECT_TRUE(has(content, "formula-is(LEN([.D4])>0)"));
  EXPECT_TRUE(has(content, "table:print-ranges=\"Stack.A1:Stack.C1048576\""));
  EXPECT_TRUE(has(content, "table:number-rows-repeated"));
  EXPECT_TRUE(has(settings, "\"VerticalSplitPosition\" config:type=\"int\">3<"));
  EXPECT_TRUE(has(styles, "style:print-orientation=\"landscape\""));
  EXPECT_TRUE(has(meta, "<dc:title>A title &amp; &lt;more></dc:title>"));
  EXPECT_TRUE(has(meta, "2026-01-02T00:00:00"));
}

TEST(written_ods, what_a_workbook_cannot_hold_is_refused) {
  auto planned = plan();
  planned.sheets[0].cells[3].value = std::string(32'768, 'x');
  EXPECT_TRUE(has(to_text(ods_bytes(planned).failure()), "sheet Stack A4"));
  planned = plan();
  planned.sheets[0].cells.back().row = workbook::Address::rows;
  EXPECT_TRUE(has(to_text(ods_bytes(planned).failure()), "beyond XFD1048576"));
  planned = plan();
  planned.sheets[0].name = "a/b";
  EXPECT_FALSE(ods_bytes(planned));
}

TEST(written_ods, formulas_are_translated) {
  const std::pair<const char*, const char*> table[] = {
      {"1+2", "of:=1+2"},
      {"A1*$B$2", "of:=[.A1]*[.$B$2]"},
      {"SUM(A1:B2,\"a,b\")", "of:=SUM([.A1:.B2];\"a,b\")"},
      {"'My sheet'!A1&Stack!B2", "of:=[$'My sheet'.A1]&[$Stack.B2]"},
      {"LOG10(A1)+TRUE", "of:=LOG10([.A1])+TRUE"},
      {"{1,2;3,4}", "of:={1;2|3;4}"},
      {"STACK.HAS(\"x\")", "of:=STACK.HAS(\"x\")"},
      {"A1048577+ABCD1", "of:=A1048577+ABCD1"},
  };
  for (const auto& [excel, open] : table) EXPECT_EQ(ods::open_formula(excel), open);
}

TEST(written_ods, sheets_are_written_to_files_of_their_own_as_csv) {
  const auto folder = std::filesystem::temp_directory_path() / "stackbook-tables";
  std::filesystem::create_directories(folder);
  auto planned = plan();
  planned.sheets.push_back(planned.sheets[0]);
  planned.sheets[1].name = "Members";
  ASSERT_TRUE(write_workbook(folder / "clean.csv", planned));
  for (const char* name : {"clean-Stack.csv", "clean-Members.csv"}) {
    const auto book = read_workbook(folder / name);
    ASSERT_TRUE(book) << name;
    EXPECT_TRUE(has(workbook::dump(*book), "!A5 text \"'=1+1\"\n")) << "a formula is neutralized";
  }
  std::filesystem::remove_all(folder);
}

} // namespace stackbook::files
