// What the panel shows, made from the samples as the office would check them.

#include "connectors/files/files.hpp"
#include "plugin/calc/live/packs.hpp"
#include "plugin/calc/sidebar/listing.hpp"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <set>

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
  EXPECT_EQ(total->value, "134,300,000 USD");
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

TEST(Listing, EveryFindingStandsOnceUnderItsHeading) {
  const auto standing = standing_of("proposal-flawed.xlsx");
  ASSERT_TRUE(standing);
  const View view = view_of(*standing);
  for (const bool by_rule : {false, true}) {
    const auto items = listing(view, {Filter::Kind::all, by_rule, {}});
    std::vector<bool> seen(view.lines.size());
    std::set<std::string> headings;
    std::string heading;
    for (const auto& item : items) {
      if (!item.line) {
        EXPECT_TRUE(headings.insert(item.text).second) << item.text;
        heading = item.text.substr(0, item.text.rfind(" ("));
        continue;
      }
      EXPECT_FALSE(seen[*item.line]);
      seen[*item.line] = true;
      const auto& line = view.lines[*item.line];
      EXPECT_EQ(heading, by_rule ? line.rule : line.group);
      EXPECT_NE(item.text.find(line.severity), std::string::npos) << "severity is a word, not a color alone";
    }
    EXPECT_EQ(std::count(seen.begin(), seen.end(), false), 0);
  }
}

TEST(Listing, FilterAndSearchNarrowIt) {
  const auto standing = standing_of("proposal-flawed.xlsx");
  ASSERT_TRUE(standing);
  const View view = view_of(*standing);
  const auto lines = [&](const Filter& filter) {
    std::size_t count = 0;
    for (const auto& item : listing(view, filter)) count += item.line ? 1 : 0;
    return count;
  };
  EXPECT_EQ(lines({Filter::Kind::errors, false, {}}), standing->checked.report.summary.errors);
  EXPECT_EQ(lines({Filter::Kind::warnings, true, {}}), standing->checked.report.summary.warnings);
  const auto& line = view.lines.back();
  EXPECT_GE(lines({Filter::Kind::all, false, line.rule}), 1u);
  std::string capitals = "  ";
  for (const char c : line.where + " " + line.rule) capitals += static_cast<char>(std::toupper(c));
  EXPECT_GE(lines({Filter::Kind::all, false, capitals}), 1u);
  EXPECT_EQ(lines({Filter::Kind::all, false, line.rule + " nosuchword"}), 0u);
  EXPECT_TRUE(listing(view, {Filter::Kind::all, false, "nosuchword"}).empty())
      << "no heading without a finding";
}

} // namespace
} // namespace stackbook::calc
