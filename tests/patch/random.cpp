// Whatever is changed in whatever sheet: reading it back gives the old cells with the changes, and no others.

#include "tests/files/ods.hpp"
#include "tests/patch/sheet.hpp"

#include <random>

namespace stackbook::files::patch {

namespace {

struct Random {
  std::mt19937 engine;
  std::uint32_t operator()() { return static_cast<std::uint32_t>(engine()); }
};

std::string some_cell(Random& random, std::string& a1, bool numbered) {
  const std::string start = "<c" + (numbered ? " r=\"" + a1 + '"' : std::string());
  switch (random() % 6) {
  case 0: return start + " t=\"s\"><v>" + std::to_string(random() % 2) + "</v></c>";
  case 1: return start + " s=\"1\"><v>" + std::to_string(random() % 1000) + ".5</v></c>";
  case 2:
    return start + " t=\"inlineStr\"><is><r><t>a</t></r><r><t xml:space=\"preserve\"> b</t></r></is></c>";
  case 3: return start + " t=\"b\"><v>1</v></c>";
  case 4: return start + "/>";
  default: return start + "><f>1+1</f><v>2</v></c>";
  }
}

std::string some_rows(Random& random) {
  std::string rows;
  std::uint32_t row = 0;
  for (std::uint32_t count = random() % 6; count > 0; --count) {
    const bool counted = random() % 3 == 0;
    row += counted ? 1 : 1 + random() % 3;
    rows += counted ? "<row>" : "<row r=\"" + std::to_string(row) + "\" spans=\"1:2\">";
    std::uint32_t column = 0;
    for (std::uint32_t cells = random() % 5; cells > 0; --cells) {
      const bool numbered = random() % 3 != 0;
      column += numbered ? 1 + random() % 2 : 1;
      std::string a1 = workbook::to_a1({row - 1, column - 1});
      rows += some_cell(random, a1, numbered);
    }
    rows += "</row>";
  }
  return rows;
}

std::string some_odf_cell(Random& random) {
  const std::uint32_t count = random() % 3 == 0 ? 2 + random() % 3 : 1;
  const std::string start =
      "<table:table-cell" +
      (count == 1 ? std::string() : " table:number-columns-repeated=\"" + std::to_string(count) + '"');
  switch (random() % 5) {
  case 0:
    return start +
           " office:value-type=\"string\"><text:p>a <text:s/>b</text:p><text:p>c</text:p></table:table-cell>";
  case 1:
    return start + " office:value-type=\"float\" office:value=\"" + std::to_string(random() % 1000) +
           ".5\"><office:annotation><dc:creator>A</dc:creator></office:annotation><text:p>x</text:p></"
           "table:table-cell>";
  case 2: return start + " office:value-type=\"boolean\" office:boolean-value=\"true\"/>";
  case 3: return start + " table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"/>";
  default: return start + "/>";
  }
}

std::string some_odf_rows(Random& random) {
  std::string rows;
  for (std::uint32_t count = random() % 6; count > 0; --count) {
    rows += "<table:table-row";
    if (random() % 3 == 0) rows += " table:number-rows-repeated=\"" + std::to_string(1 + random() % 4) + '"';
    rows += '>';
    for (std::uint32_t cells = random() % 5; cells > 0; --cells) rows += some_odf_cell(random);
    rows += "</table:table-row>";
    if (random() % 4 == 0) rows = "<table:table-row-group>" + rows + "</table:table-row-group>";
  }
  return rows;
}

Value some_value(Random& random) {
  switch (random() % 5) {
  case 0: return std::monostate();
  case 1: return random() % 2 == 0;
  case 2: return static_cast<double>(random()) / 7;
  case 3:
    return "text " + std::to_string(random() % 100) +
           (random() % 2 ? "\n<&>\"' _x0009_" : " \xc3\xa4\xf0\x9f\x8d\x8e");
  default: return std::string(random() % 40, ' ');
  }
}

void apply(workbook::Workbook& book, const CellChange& change) {
  workbook::Cell cell;
  if (const auto* boolean = std::get_if<bool>(&change.value)) cell = workbook::boolean_cell(*boolean);
  if (const auto* number = std::get_if<double>(&change.value)) cell = workbook::number_cell(*number);
  if (const auto* text = std::get_if<std::string>(&change.value)) cell = workbook::text_cell(book, *text);
  workbook::put(book.sheets[0], change.at, cell);
}

std::string without_blanks(const std::string& dump) {
  std::string kept;
  for (std::size_t from = 0; from < dump.size();) {
    const std::size_t end = dump.find('\n', from) + 1;
    if (dump.substr(from, end - from).find(" blank") == std::string::npos)
      kept += dump.substr(from, end - from);
    from = end;
  }
  return kept;
}

// Changes of a few cells of `before`, read back.
void check(Random& random, const std::string& before, const std::string& name, int round) {
  auto expected = read_workbook(before, name).value();
  Changes changes;
  for (std::uint32_t count = random() % 5; count > 0; --count) {
    changes.cells.push_back({"S", {random() % 12, random() % 7}, some_value(random)});
    apply(expected, changes.cells.back());
  }
  const auto after = patched(before, name, changes);
  ASSERT_TRUE(after) << to_text(after.failure());
  const auto read = read_workbook(*after, name);
  ASSERT_TRUE(read) << to_text(read.failure());
  ASSERT_EQ(without_blanks(workbook::dump(*read)), without_blanks(workbook::dump(expected)))
      << "round " << round << '\n'
      << before;
}

} // namespace

TEST(random, changes_are_read_back_and_nothing_else_is) {
  Random random{std::mt19937(20'261'124)};
  for (int round = 0; round < 3'000 && !HasFatalFailure(); ++round)
    check(random,
          archive(book_parts(some_rows(random), "<si><t>one</t></si><si><t>two</t></si>",
                             "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"0\"/></cellXfs>")),
          "before.xlsx", round);
}

TEST(random, the_same_of_open_document) {
  Random random{std::mt19937(20'261'125)};
  for (int round = 0; round < 3'000 && !HasFatalFailure(); ++round)
    check(random, flat_rows(some_odf_rows(random)), "before.fods", round);
}

} // namespace stackbook::files::patch
