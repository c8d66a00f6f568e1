// What the panel shows, made from the samples as the office would check them.

#include "connectors/files/files.hpp"
#include "plugin/calc/commands/sending.hpp"
#include "plugin/calc/live/packs.hpp"
#include "plugin/calc/sidebar/consents.hpp"
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
  const State state = state_of(*standing);
  EXPECT_EQ(state.status, standing->checked.report.summary.status);
  EXPECT_NE(state.against.find("call-2026-preset"), std::string::npos) << state.against;
  EXPECT_NE(state.against.find("data of " + standing->checked.report.pack.data), std::string::npos);
  EXPECT_NE(state.deadline.find("day"), std::string::npos) << state.deadline;
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
    EXPECT_EQ(line.answerable,
              finding.severity == findings::Severity::warning && finding.state == findings::State::open);
    EXPECT_EQ(line.url, finding.citation.url);
  }
  EXPECT_TRUE(view.empty.empty());
}

TEST(View, ABarIsFullOnlyWhenNothingIsMissing) {
  const auto flawed = standing_of("proposal-flawed.xlsx"), good = standing_of("proposal-good.xlsx");
  ASSERT_TRUE(flawed && good);
  const auto full = [](const State::Bar& bar) { return bar.percent == 100; };
  const State view = state_of(*flawed), other = state_of(*good);
  ASSERT_EQ(view.bars.size(), 5u);
  ASSERT_EQ(other.bars.size(), 5u);
  EXPECT_FALSE(std::all_of(view.bars.begin(), view.bars.end(), full));
  EXPECT_TRUE(std::all_of(other.bars.begin(), other.bars.end(), full));
  for (const auto& bar : view.bars) EXPECT_EQ(bar.text == "complete", bar.percent == 100) << bar.label;
}

TEST(View, TotalsAreGroupedAndEachToolStandsAgainstItsLimit) {
  const auto standing = standing_of("proposal-flawed.xlsx");
  ASSERT_TRUE(standing);
  const Totals totals = totals_of(*standing);
  const auto total = std::find_if(totals.figures.begin(), totals.figures.end(),
                                  [](const auto& figure) { return figure.name == "Incentive total"; });
  ASSERT_NE(total, totals.figures.end());
  EXPECT_EQ(total->value, "134,300,000 USD");
  const auto tools = answer(*standing, "INCENTIVE.BYTOOL", {});
  ASSERT_TRUE(tools);
  EXPECT_EQ(totals.groups.size(), std::get<findings::Table>(*tools).size());
  ASSERT_FALSE(totals.groups.empty());
  for (const auto& group : totals.groups)
    EXPECT_TRUE(std::any_of(group.figures.begin(), group.figures.end(), [](const auto& figure) {
      return figure.name == "requested";
    })) << group.name;
}

TEST(View, ALineOfTotalsTakesWhatFits) {
  Totals totals;
  totals.figures = {{"Total", "1 USD"}};
  totals.groups = {{"EXIM-DL", {{"requested", "1"}, {"limit", "20"}, {"headroom", "19"}}}};
  const auto in = [](std::size_t characters) {
    return [characters](const std::string& line) { return line.size() <= characters; };
  };
  EXPECT_EQ(lines_of(totals, in(80)),
            (std::vector<std::string>{"Total: 1 USD", "EXIM-DL", "    requested 1, limit 20, headroom 19"}));
  EXPECT_EQ(
      lines_of(totals, in(26)),
      (std::vector<std::string>{"Total: 1 USD", "EXIM-DL", "    requested 1, limit 20", "    headroom 19"}));
  EXPECT_EQ(lines_of(totals, in(11)),
            (std::vector<std::string>{"Total:", "    1 USD", "EXIM-DL", "    requested 1", "    limit 20",
                                      "    headroom 19"}));
}

TEST(View, AWorkbookThatIsNoProposalSaysWhatToDo) {
  setenv("STACKBOOK_PACKS", (source / "rules" / "packs").c_str(), 1);
  workbook::Workbook list;
  list.sheets.emplace_back().name = "Sheet1";
  put(list.sheets.front(), {0, 0}, text_cell(list, "apples"));
  const auto standing = stand(std::move(list), "list.ods", "2026-06-22");
  const State state = state_of(*standing);
  EXPECT_EQ(state.status, "Not a proposal");
  EXPECT_TRUE(state.bars.empty());
  EXPECT_NE(state.empty.find("template"), std::string::npos) << state.empty;
  EXPECT_TRUE(view_of(*standing).lines.empty() && totals_of(*standing).figures.empty());
  for (const auto& empty :
       {view_of(*standing).empty, totals_of(*standing).empty, consents_of(*standing, nullptr, {}).empty})
    EXPECT_FALSE(empty.empty());
}

// The good sample, where every row is approved, with one cell of Stack changed after that.
StandingPtr changed(const StandingPtr& good, std::string_view component, std::string_view to) {
  workbook::Workbook book = good->workbook;
  const auto& table = *good->proposal.table("Stack");
  const auto column = std::find_if(table.binding->columns.begin(), table.binding->columns.end(),
                                   [&](const auto& c) { return c.component == component; });
  const auto at = *table.rows[2].cells[static_cast<std::size_t>(column - table.binding->columns.begin())];
  for (auto& sheet : book.sheets)
    if (sheet.name == "Stack") put(sheet, at, text_cell(book, to));
  return stand(std::move(book), "good.xlsx", "2026-06-22");
}

std::string details(const Consents& consents, const std::string& row) {
  for (const auto& line : consents.lines)
    if (line.text == row) return line.detail;
  return "not listed";
}

TEST(Consents, ListRowsThatChangedWithTheFieldAsFarAsTheWorkbookTells) {
  const auto good = standing_of("proposal-good.xlsx");
  ASSERT_TRUE(good && good->is_proposal);
  const Consents before = consents_of(*good, nullptr, {});
  EXPECT_EQ(before.summary, "172 of 173 rows are approved"); // the form of the cover asks for none

  const std::string row = "Stack " + good->proposal.table("Stack")->rows[2].key;
  const auto listed = changed(good, "made in US", "no");
  const Consents now = consents_of(*listed, nullptr, {});
  EXPECT_NE(now.summary.find("1 changed since"), std::string::npos) << now.summary;
  EXPECT_NE(details(now, row).find("Made in US?: partly was approved, no stands there now"),
            std::string::npos)
      << details(now, row);

  const auto typed = changed(good, "item", "typed by somebody");
  EXPECT_NE(details(consents_of(*typed, nullptr, {}), row).find("can't be told"), std::string::npos);
  const Consents seen = consents_of(*typed, good.get(), before);
  EXPECT_NE(details(seen, row).find("typed by somebody stands there now"), std::string::npos)
      << details(seen, row);
  const Consents later = consents_of(*typed, typed.get(), seen);
  EXPECT_EQ(details(later, row), details(seen, row)) << "what was seen once stays known";
  EXPECT_NE(details(seen, row).find("Approved by "), std::string::npos);
}

TEST(Sending, ReadsWhatTheCommandSays) {
  const auto read = read_sending(
      R"({"planned":true,"proposal":"p","rows":[{"outcome":"send","table":"Stack","key":"S001","reason":"","receipt":""},)"
      R"({"outcome":"withheld","table":"Stack","key":"S002","reason":"not approved","receipt":""}],"refused":[],)"
      R"("status":"1 error","trouble":"","waiting":0})");
  ASSERT_TRUE(read) << to_text(read.failure());
  EXPECT_TRUE(sends_any(*read));
  EXPECT_EQ(plan_text(*read),
            "1 row would be sent:\n    Stack S001\n\n1 row stays here:\n    Stack S002: not approved\n\n"
            "The connector would then hold: 1 error.");
  EXPECT_FALSE(read_sending("stackbook: no such file"));
  EXPECT_FALSE(read_sending("{}"));
}

TEST(Sending, PlansWithoutTheCommand) {
  const auto good = standing_of("proposal-good.xlsx"), flawed = standing_of("proposal-flawed.xlsx");
  ASSERT_TRUE(good && flawed);
  const auto plan = http::plan(good->proposal, {}, "2026-06-22", false);
  ASSERT_TRUE(plan) << to_text(plan.failure());
  EXPECT_TRUE(sends_any(sending_of(*plan)));
  const auto other = http::plan(flawed->proposal, {}, "2026-06-22", false);
  ASSERT_TRUE(other);
  EXPECT_NE(plan_text(sending_of(*other)).find("not approved"), std::string::npos);
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
