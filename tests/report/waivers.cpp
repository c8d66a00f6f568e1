#include "rules/findings/waivers.hpp"

#include "rules/report/report.hpp"
#include "tests/findings/sample.hpp"

#include <gtest/gtest.h>

namespace stackbook::findings {
namespace {

std::vector<Finding> sample() {
  return {sample_warning(), sample_finding(), sample_info()};
}

TEST(Waivers, MeetTheirRuleAndPlaceUntilTheirDay) {
  auto findings = sample();
  EXPECT_TRUE(waive(findings, {{"EO14320-3b-i-A-5", "Stack", "S003", "", "agreed", "Ann", "2026-06-30", 2}},
                    "2026-06-30")
                  .empty());
  EXPECT_EQ(findings[1].state, State::waived);
  EXPECT_EQ(findings[0].state, State::answered);
  EXPECT_EQ(findings[2].state, State::open);
}

TEST(Waivers, SayWhichMetNothing) {
  auto findings = sample();
  const auto idle = waive(findings,
                          {{"EO14320-3b-i-A-5", "Stack", "S004", "", "", "", "", 2},
                           {"EO14320-3b-i-A-5", "", "", "", "", "", "2026-06-29", 3},
                           {"EO14320-3b", "", "", "", "", "", "", 4},
                           {"Members.sheet", "", "", "", "", "", "", 5}},
                          "2026-06-30");
  EXPECT_EQ(idle, (std::vector<std::size_t>{0, 1, 2}));
  EXPECT_EQ(findings[1].state, State::open);
  EXPECT_EQ(findings[2].state, State::waived);
}

TEST(Baseline, KnowsTheFindingsOfAnEarlierReport) {
  const Report earlier = sample_report();
  for (const std::string& bytes : {report::json(earlier), report::ndjson(earlier), report::sarif(earlier)}) {
    const auto known = fingerprints_in(bytes);
    EXPECT_EQ(known.size(), 3u) << bytes;
    auto findings = sample();
    findings.push_back(sample_finding());
    findings.back().place.row = "S999";
    findings.back().fingerprint = fingerprint(findings.back());
    mark_known(findings, known);
    EXPECT_EQ(findings[0].state, State::answered);
    EXPECT_EQ(findings[1].state, State::baseline);
    EXPECT_EQ(findings[3].state, State::open);
  }
}

TEST(Baseline, IsNotFooledByAMessage) {
  Report report = sample_report();
  report.findings.resize(1);
  report.findings[0].message = "\"fingerprint\":\"" + std::string(64, 'a') + "\"";
  EXPECT_FALSE(fingerprints_in(report::json(report)).contains(std::string(64, 'a')));
  EXPECT_TRUE(fingerprints_in("\"fingerprint\":\"cut off").empty());
}

} // namespace
} // namespace stackbook::findings
