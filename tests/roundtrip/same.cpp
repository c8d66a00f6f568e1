// What is written is what is read back, whichever format it went through.

#include "connectors/files/files.hpp"
#include "tests/roundtrip/random.hpp"

#include <gtest/gtest.h>

namespace stackbook::files {

namespace {

constexpr unsigned seeds = 300;

workbook::Workbook read(const Result<std::string>& bytes, const char* name) {
  EXPECT_TRUE(bytes) << (bytes ? "" : to_text(bytes.failure()));
  if (!bytes) return {};
  auto book = read_workbook(*bytes, name);
  EXPECT_TRUE(book) << (book ? "" : to_text(book.failure()));
  return book ? std::move(*book) : workbook::Workbook{};
}

// The first line in which two dumps differ; empty where they don't.
std::string difference(std::string_view one, std::string_view other) {
  while (!one.empty() || !other.empty()) {
    const std::string_view a = one.substr(0, one.find('\n')), b = other.substr(0, other.find('\n'));
    if (a != b) return std::string(a) + " | " + std::string(b);
    one.remove_prefix(std::min(one.size(), a.size() + 1));
    other.remove_prefix(std::min(other.size(), b.size() + 1));
  }
  return {};
}

std::string formulas(const workbook::Workbook& book) {
  std::string lines;
  for (const workbook::Sheet& sheet : book.sheets)
    for (const workbook::Formula& formula : sheet.formulas)
      lines +=
          sheet.name + '!' + workbook::to_a1(formula.at) + '=' + std::string(book.text(formula.text)) + '\n';
  return lines;
}

std::string sheets(const workbook::Workbook& book) {
  std::string lines;
  for (const workbook::Sheet& sheet : book.sheets)
    lines += sheet.name + (sheet.visibility == workbook::Visibility::visible ? "" : " hidden") + ' ' +
             std::to_string(sheet.row_count) + '\n';
  return lines;
}

} // namespace

TEST(roundtrip, xlsx_and_ods_hold_the_same) {
  std::size_t cells = 0;
  for (unsigned seed = 0; seed < seeds; ++seed) {
    const auto plan = random_workbook(seed);
    const auto ods = ods_bytes(plan);
    const auto from_xlsx = read(xlsx_bytes(plan), "a.xlsx"), from_ods = read(ods, "a.ods");
    EXPECT_EQ(difference(dump(from_ods), dump(from_xlsx)), "") << "seed " << seed;
    EXPECT_EQ(formulas(from_ods), formulas(from_xlsx)) << "seed " << seed;
    EXPECT_EQ(sheets(from_ods), sheets(from_xlsx)) << "seed " << seed;
    EXPECT_TRUE(from_ods.remarks.empty()) << "seed " << seed;
    EXPECT_EQ(*ods, *ods_bytes(plan)) << "the same bytes each time; seed " << seed;
    for (const proposal::PlannedSheet& sheet : plan.sheets) cells += sheet.cells.size();
    if (HasFailure()) return;
  }
  EXPECT_GT(cells, seeds * 20);
}

TEST(roundtrip, csv_holds_what_it_can) {
  for (unsigned seed = 0; seed < seeds; ++seed) {
    auto plan = random_workbook(seed, {.several_sheets = false,
                                       .formats = false,
                                       .formulas = false,
                                       .signs = false,
                                       .long_numbers = false});
    plan.sheets[0].columns.clear(); // a .csv file has no dropdowns, so no lists for them
    if (plan.sheets[0].cells.empty()) continue;
    EXPECT_EQ(difference(dump(read(csv_bytes(plan), "Stack.csv")), dump(read(ods_bytes(plan), "a.ods"))), "")
        << "seed " << seed;
    if (HasFailure()) return;
  }
}

} // namespace stackbook::files
