// The samples and what must be found in them: expected.txt of each folder lists every finding, a line each, as
// severity, rule, table, row, field. Nothing less may be found, and nothing else.
#include "connectors/files/files.hpp"
#include "rules/proposal/approval.hpp"
#include "rules/proposal/questions.hpp"
#include "samples/tables.hpp"
#include "tests/packs/packs.hpp"

#include <algorithm>
#include <set>

#include <gtest/gtest.h>

namespace stackbook {
namespace {

using Lines = std::vector<std::string>;

std::shared_ptr<const proposal::Pack> pack() {
  return loaded("call-2026-preset").pack;
}

proposal::Tables tables(const std::string& sample) {
  auto read = samples::read_tables(STACKBOOK_SOURCE "/samples/" + sample, *pack());
  EXPECT_TRUE(read) << sample;
  return read ? std::move(*read) : proposal::Tables{};
}

proposal::Checked checked(proposal::Tables of, const proposal::Tables& before) {
  samples::seal(of, before, pack());
  return proposal::check(proposal::bind(proposal::lay_out(*pack(), of), pack()), {});
}

std::string or_dash(const std::string& text) {
  return text.empty() ? "-" : text;
}

Lines found(const proposal::Checked& checked) {
  Lines lines;
  for (const findings::Finding& finding : checked.findings)
    lines.push_back(std::string(to_text(finding.severity)) + " " + finding.rule + " " +
                    or_dash(finding.place.table) + " " + or_dash(finding.place.row) + " " +
                    or_dash(finding.place.field));
  std::ranges::sort(lines);
  return lines;
}

Lines expected(const std::string& sample) {
  const auto bytes = files::read_bytes(STACKBOOK_SOURCE "/samples/" + sample + "/expected.txt", 1u << 20);
  EXPECT_TRUE(bytes) << sample;
  Lines lines;
  std::string line;
  for (const char c : bytes ? *bytes : std::string()) {
    if (c != '\n') {
      line += c;
    } else {
      if (!line.empty() && line.front() != '#') lines.push_back(line);
      line.clear();
    }
  }
  std::ranges::sort(lines);
  return lines;
}

void compare(const Lines& found, const Lines& expected) {
  Lines missed, surplus;
  std::ranges::set_difference(expected, found, std::back_inserter(missed));
  std::ranges::set_difference(found, expected, std::back_inserter(surplus));
  for (const std::string& line : missed) ADD_FAILURE() << "not found: " << line;
  for (const std::string& line : surplus) ADD_FAILURE() << "found besides: " << line;
}

TEST(Samples, TheGoodOneHasNoErrors) {
  ASSERT_TRUE(pack());
  const proposal::Tables good = tables("good");
  const proposal::Checked result = checked(good, good);
  EXPECT_EQ(result.report.summary.errors, 0u);
  compare(found(result), expected("good"));
}

TEST(Samples, EveryPlantedDefectIsFoundAndNothingElse) {
  ASSERT_TRUE(pack());
  const proposal::Checked result = checked(tables("flawed"), tables("good"));
  compare(found(result), expected("flawed"));
  std::set<std::string> rules;
  for (const findings::Finding& finding : result.findings) rules.insert(finding.rule);
  EXPECT_GE(rules.size(), 60u) << "different defects";
}

// The committed workbooks through the file reader, against the CSV files that they were made from.
TEST(Samples, TheCommittedWorkbooksGiveTheSameFindings) {
  ASSERT_TRUE(pack());
  for (const std::string sample : {"good", "flawed"}) {
    const auto workbook = files::read_workbook(STACKBOOK_SOURCE "/samples/proposal-" + sample + ".xlsx");
    ASSERT_TRUE(workbook) << to_text(workbook.failure());
    Lines lines = expected(sample);
    if (sample == "flawed")
      lines.push_back("warning file.hidden - - -"); // the old sheet that only the file has
    std::ranges::sort(lines);
    compare(found(proposal::check(proposal::bind(*workbook, pack()), {})), lines);
  }
}

TEST(Samples, PublishedFunctionsAnswerOverTheGoodOne) {
  ASSERT_TRUE(pack());
  const proposal::Proposal bound = proposal::bind(proposal::lay_out(*pack(), tables("good")), pack());
  using proposal::Arguments;
  const auto digits = [&](std::string_view function, const Arguments& arguments) {
    const auto answer = proposal::answer(bound, function, arguments, {});
    if (!answer) return to_text(answer.failure());
    const auto* datum = std::get_if<findings::Datum>(&*answer);
    const auto* decimal = datum ? std::get_if<findings::Decimal>(datum) : nullptr;
    return decimal ? decimal->digits : std::string("no number");
  };
  const auto named = [](const char* name, const char* text) {
    return Arguments{{name, findings::Datum(std::string(text))}};
  };
  EXPECT_EQ(digits("STACK.COMPLETENESS", {}), "1");
  EXPECT_EQ(digits("STACK.COMPLETENESS", named("layer", "A")), "1");
  EXPECT_EQ(digits("STACK.USCONTENT", {}), "0.5495");
  EXPECT_EQ(digits("INCENTIVE.TOTAL", {}), "91300000");
  EXPECT_EQ(digits("INCENTIVE.TOTAL", named("tool", "DFC-EQ")), "5000000");
  EXPECT_EQ(digits("INCENTIVE.GUARANTEED", {}), "34000000");
  EXPECT_EQ(digits("INCENTIVE.COVER", {}), "4500000");
  EXPECT_EQ(digits("INCENTIVE.LIMIT", named("tool", "EXIM-DL")), "65250000");
  EXPECT_EQ(digits("INCENTIVE.HEADROOM", named("tool", "EXIM-DL")), "10250000");
  EXPECT_EQ(digits("INCENTIVE.LIMIT", named("tool", "USTDA-FS")), "no number");
  EXPECT_EQ(digits("DEADLINE.DAYS", {}), "8");
  const auto by_tool = proposal::answer(bound, "INCENTIVE.BYTOOL", {}, {});
  ASSERT_TRUE(by_tool) << to_text(by_tool.failure());
  EXPECT_EQ(std::get<findings::Table>(*by_tool).size(), 9u);
}

TEST(Samples, ApprovalsHoldUnlessTheRowChanged) {
  ASSERT_TRUE(pack());
  const auto workbook = files::read_workbook(STACKBOOK_SOURCE "/samples/proposal-flawed.xlsx");
  ASSERT_TRUE(workbook) << to_text(workbook.failure());
  const proposal::Proposal bound = proposal::bind(*workbook, pack());
  Lines stale, approved;
  for (const proposal::RowConsent& consent : proposal::consents(bound)) {
    if (consent.consent == proposal::Consent::stale) stale.push_back(consent.row->key);
    if (consent.consent == proposal::Consent::approved) approved.push_back(consent.row->key);
  }
  EXPECT_EQ(stale, (Lines{"S002", "F02"}));
  EXPECT_EQ(approved, (Lines{"M01", "U003", "F03"}));
}

TEST(Samples, ManyLinesAddNoErrors) {
  ASSERT_TRUE(pack());
  const proposal::Tables large = samples::enlarge(tables("good"), 500);
  const proposal::Proposal bound = proposal::bind(proposal::lay_out(*pack(), large), pack());
  EXPECT_EQ(bound.table("Stack")->rows.size(), 560u);
  EXPECT_GT(bound.table("USContent")->rows.size(), 150u);
  for (const findings::Finding& finding : proposal::check(bound, {}).findings)
    EXPECT_NE(finding.severity, findings::Severity::error) << finding.message;
}

} // namespace
} // namespace stackbook
