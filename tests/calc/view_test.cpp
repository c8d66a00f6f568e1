// What the panel shows, made from the samples as the office would check them.

#include "connectors/files/files.hpp"
#include "plugin/calc/live/packs.hpp"
#include "plugin/calc/sidebar/view.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include <gtest/gtest.h>

namespace stackbook::calc {
namespace {

const std::filesystem::path source = STACKBOOK_SOURCE;

StandingPtr standing_of(const char* sample) {
  setenv("STACKBOOK_PACKS", (source / "rules" / "packs").c_str(), 1);
  auto book = files::read_workbook(source / "samples" / sample);
  if (!book) {
    ADD_FAILURE() << to_text(book.failure());
    return nullptr;
  }
  return stand(std::move(*book), sample, "2026-06-22");
}

TEST(View, TheFlawedSampleShowsItsFindingsInOrder) {
  const auto standing = standing_of("proposal-flawed.xlsx");
  ASSERT_TRUE(standing && standing->is_proposal);
  const View view = view_of(*standing);
  EXPECT_EQ(view.status, standing->checked.report.summary.status);
  EXPECT_NE(view.against.find("call-2026-preset"), std::string::npos) << view.against;
  ASSERT_EQ(view.lines.size(), standing->checked.findings.size());
  for (std::size_t i = 0; i < view.lines.size(); ++i) {
    const auto& finding = standing->checked.findings[i];
    const auto& line = view.lines[i];
    EXPECT_TRUE(line.message == finding.message || line.where + ": " + line.message == finding.message);
    EXPECT_EQ(line.detail.find(finding.message), 0u);
    EXPECT_EQ(line.where, to_text(finding.place));
    EXPECT_NE(line.detail.find("Source: " + finding.citation.text), std::string::npos) << line.detail;
    EXPECT_NE(line.detail.find(finding.rule), std::string::npos);
    EXPECT_EQ(line.detail.find("Product check, not a government requirement") != std::string::npos,
              finding.citation.basis == findings::Basis::product);
    EXPECT_EQ(line.sheet.empty(), !finding.place.cell.has_value());
  }
  EXPECT_TRUE(view.empty.empty());
}

TEST(View, ABarIsFullOnlyWhenNothingIsMissing) {
  const auto flawed = standing_of("proposal-flawed.xlsx"), good = standing_of("proposal-good.xlsx");
  ASSERT_TRUE(flawed && good);
  const auto full = [](const View::Bar& bar) { return bar.percent == 100; };
  const View view = view_of(*flawed), other = view_of(*good);
  ASSERT_EQ(view.bars.size(), 5u);
  ASSERT_EQ(other.bars.size(), 5u);
  EXPECT_FALSE(std::all_of(view.bars.begin(), view.bars.end(), full));
  EXPECT_TRUE(std::all_of(other.bars.begin(), other.bars.end(), full));
  for (const auto& bar : view.bars) EXPECT_EQ(bar.text == "complete", bar.percent == 100) << bar.label;
}

TEST(View, TotalsAreGrouped) {
  const auto standing = standing_of("proposal-flawed.xlsx");
  ASSERT_TRUE(standing);
  const View view = view_of(*standing);
  const auto total = std::find_if(view.figures.begin(), view.figures.end(),
                                  [](const auto& figure) { return figure.name == "Incentive total"; });
  ASSERT_NE(total, view.figures.end());
  EXPECT_EQ(std::count(total->value.begin(), total->value.end(), ','), 2) << total->value;
}

TEST(View, AWorkbookThatIsNoProposalSaysWhatToDo) {
  setenv("STACKBOOK_PACKS", (source / "rules" / "packs").c_str(), 1);
  workbook::Workbook list;
  list.sheets.emplace_back().name = "Sheet1";
  put(list.sheets.front(), {0, 0}, text_cell(list, "apples"));
  const View view = view_of(*stand(std::move(list), "list.ods", "2026-06-22"));
  EXPECT_EQ(view.status, "Not a proposal");
  EXPECT_TRUE(view.lines.empty() && view.bars.empty() && view.figures.empty());
  EXPECT_NE(view.empty.find("template"), std::string::npos) << view.empty;
}

TEST(View, AWorkbookOfAnotherPackNamesIt) {
  setenv("STACKBOOK_PACKS", (source / "rules" / "packs").c_str(), 1);
  const proposal::PackHint unknown{"eo99999", "3.0.0"}, newer{"eo14320", "99.0.0"}, older{"eo14320", "1.0.1"};
  ASSERT_FALSE(choose_pack(unknown));
  EXPECT_NE(to_text(choose_pack(unknown).failure()).find("eo99999 3.0.0"), std::string::npos);
  EXPECT_FALSE(choose_pack(newer)) << "another major number must not be taken in silence";
  EXPECT_TRUE(choose_pack(older)) << "the same major number will do";
}

TEST(Rounded, ToSomePlacesHalfAwayFromZero) {
  for (const auto& [digits, shown] : {std::pair{"0.41875", "0.4188"},
                                      {"0.41874", "0.4187"},
                                      {"0.50", "0.50"},
                                      {"9.99995", "10"},
                                      {"-9.99995", "-10"},
                                      {"-0.00001", "0"},
                                      {"1.00004", "1"},
                                      {"8.936426116838488", "8.9364"},
                                      {"120", "120"}})
    EXPECT_EQ(rounded(digits, 4), shown) << digits;
}

TEST(Grouped, SetsACommaBeforeEveryThreeDigits) {
  for (const auto& [digits, shown] : {std::pair{"0", "0"},
                                      {"999", "999"},
                                      {"1000", "1,000"},
                                      {"-1000", "-1,000"},
                                      {"-999", "-999"},
                                      {"1234567.5", "1,234,567.5"},
                                      {"0.123456", "0.123456"},
                                      {"", ""}})
    EXPECT_EQ(grouped(digits), shown);
}

} // namespace
} // namespace stackbook::calc
