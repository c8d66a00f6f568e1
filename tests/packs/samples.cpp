// The samples and what must be found in them: expected.txt of each folder lists every finding, a line each, as
// severity, rule, table, row, field. Nothing less may be found, and nothing else.
#include "connectors/files/files.hpp"
#include "samples/tables.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace stackbook {
namespace {

using Lines = std::vector<std::string>;

std::shared_ptr<const proposal::Pack> pack() {
  static const std::shared_ptr<const proposal::Pack> loaded = [] {
    auto files = files::read_pack(STACKBOOK_SOURCE "/rules/packs/eo14320");
    return files ? proposal::load(std::move(*files)).pack : nullptr;
  }();
  return loaded;
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

Lines found(const proposal::Checked& checked) {
  Lines lines;
  for (const findings::Finding& finding : checked.findings)
    lines.push_back(std::string(to_text(finding.severity)) + " " + finding.rule + " " + finding.place.table +
                    " " + (finding.place.row.empty() ? "-" : finding.place.row) + " " +
                    (finding.place.field.empty() ? "-" : finding.place.field));
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
  EXPECT_GE(result.report.summary.errors, 20u);
  compare(found(result), expected("flawed"));
}

TEST(Samples, ManyLinesAddNoErrors) {
  ASSERT_TRUE(pack());
  const proposal::Tables large = samples::enlarge(tables("good"), 500);
  const proposal::Proposal bound = proposal::bind(proposal::lay_out(*pack(), large), pack());
  EXPECT_EQ(bound.table("Stack")->rows.size(), 514u);
  EXPECT_GT(bound.table("USContent")->rows.size(), 200u);
}

} // namespace
} // namespace stackbook
