#include "tests/findings/sample.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace stackbook::findings {
namespace {

Finding at(std::uint32_t sheet, std::optional<workbook::Address> cell, std::string rule) {
  Finding finding;
  finding.rule = std::move(rule);
  finding.place.sheet = "S" + std::to_string(sheet);
  finding.place.sheet_order = sheet;
  finding.place.cell = cell;
  return finding;
}

TEST(Finding, OrderIsSheetRowColumnRule) {
  Finding file = at(0, {}, "file");
  file.place.sheet.clear();
  const std::vector<Finding> sorted{file,
                                    at(0, {}, "b"),
                                    at(0, workbook::Address{1, 5}, "a"),
                                    at(0, workbook::Address{1, 6}, "a"),
                                    at(0, workbook::Address{1, 6}, "b"),
                                    at(0, workbook::Address{2, 0}, "a"),
                                    at(1, workbook::Address{0, 0}, "a"),
                                    at(1'000'000, {}, "a")};
  std::vector<Finding> shuffled = sorted;
  std::mt19937 random(7);
  for (int turn = 0; turn < 20; ++turn) {
    std::ranges::shuffle(shuffled, random);
    std::ranges::sort(shuffled, before);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
      EXPECT_EQ(shuffled[i].rule, sorted[i].rule) << i;
      EXPECT_EQ(shuffled[i].place.cell, sorted[i].place.cell) << i;
    }
  }
}

TEST(Finding, FingerprintIsOfRuleTableRowField) {
  const Finding finding = sample_finding();
  Finding moved = finding;
  moved.place.cell = workbook::Address{99, 0};
  moved.place.sheet_order = 7;
  moved.message = "other words";
  EXPECT_EQ(fingerprint(moved), fingerprint(finding));
  Finding other = finding;
  other.place.row = "S004";
  EXPECT_NE(fingerprint(other), fingerprint(finding));
  // The parts do not run into each other.
  Finding left = finding, right = finding;
  left.place.table = "ab", left.place.row = "c";
  right.place.table = "a", right.place.row = "bc";
  EXPECT_NE(fingerprint(left), fingerprint(right));
}

TEST(Finding, PlacesAsText) {
  EXPECT_EQ(to_text(sample_finding().place), "Stack F7");
  EXPECT_EQ(to_text(sample_info().place), "Members");
  EXPECT_EQ(to_text(Place{"a.xlsx", "", {}, "", "", "", 0}), "a.xlsx");
}

TEST(Finding, WordsReadBack) {
  for (const Severity severity : {Severity::info, Severity::warning, Severity::error})
    EXPECT_EQ(severity_from(to_text(severity)), severity);
  EXPECT_EQ(basis_from("statute"), Basis::statute);
  EXPECT_EQ(confidence_from("inferred"), Confidence::inferred);
  EXPECT_FALSE(severity_from("fatal"));
  EXPECT_FALSE(basis_from(""));
}

TEST(Summary, CountsOpenFindingsAndSaysAnswered) {
  const auto status = [](std::vector<std::pair<Severity, State>> all) {
    std::vector<Finding> findings;
    for (const auto& [severity, state] : all) {
      Finding finding;
      finding.severity = severity;
      finding.state = state;
      findings.push_back(finding);
    }
    return summarise(findings).status;
  };
  using enum Severity;
  EXPECT_EQ(status({}), "no errors found");
  EXPECT_EQ(status({{info, State::open}}), "no errors found");
  EXPECT_EQ(status({{error, State::open}}), "1 error");
  EXPECT_EQ(status({{error, State::waived}, {error, State::baseline}}), "no errors found");
  EXPECT_EQ(status({{error, State::open},
                    {error, State::open},
                    {error, State::open},
                    {warning, State::open},
                    {warning, State::answered}}),
            "3 errors, 2 warnings (1 answered)");
  EXPECT_EQ(status({{warning, State::answered}}), "no errors found, 1 warning (1 answered)");
}

} // namespace
} // namespace stackbook::findings
