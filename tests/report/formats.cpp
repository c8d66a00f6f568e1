// Each format on the sample report, against a file that a person can read. With STACKBOOK_GOLDEN=write they are written anew.
#include "rules/report/report.hpp"
#include "tests/findings/sample.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace stackbook::report {
namespace {

findings::Report sample() {
  findings::Report report = findings::sample_report();
  // Texts that a format must not take for its own.
  findings::Finding waived = findings::sample_finding();
  waived.state = findings::State::waived;
  waived.place.row = "S<4>";
  waived.message = "Stack F8: \"A & B\" <script>alert(1)</script>, 100% ::error::\nsecond line\x1b[31m";
  waived.place.cell->row = 7;
  waived.fingerprint = findings::fingerprint(waived);
  findings::Finding known = findings::sample_info();
  known.state = findings::State::baseline;
  known.rule = "=cmd|' /C calc'!A0";
  known.citation.url = "javascript:alert(1)";
  known.fingerprint = findings::fingerprint(known);
  report.findings.push_back(waived);
  report.findings.push_back(known);
  report.files[0].summary = findings::summarise(report.findings);
  report.files[0].total_formats = {findings::TotalFormat::money};
  report.files[0].currency = "USD";
  auto& complete = report.files[0].completeness;
  complete.whole.required = 10;
  complete.whole.filled = 7;
  complete.sheets = {{"Stack", 6, 3}, {"Cover", 4, 4}};
  complete.groups = {{"A", 6, 3}};
  complete.owners = {{"M03", 3, 1}};
  return report;
}

std::string golden(const std::string& name, const std::string& made) {
  const std::string path = std::string(STACKBOOK_SOURCE) + "/tests/report/golden/" + name;
  if (const char* write = std::getenv("STACKBOOK_GOLDEN"); write && std::string(write) == "write")
    std::ofstream(path, std::ios::binary) << made;
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

#define AS_THE_GOLDEN(name, function) EXPECT_EQ(function(sample()), golden(name, function(sample())))

TEST(Formats, Sarif) {
  AS_THE_GOLDEN("report.sarif", sarif);
}
TEST(Formats, Junit) {
  AS_THE_GOLDEN("junit.xml", junit);
}
TEST(Formats, Github) {
  AS_THE_GOLDEN("github.txt", github);
}
TEST(Formats, Ndjson) {
  AS_THE_GOLDEN("report.ndjson", ndjson);
}
TEST(Formats, Csv) {
  AS_THE_GOLDEN("report.csv", csv);
}
TEST(Formats, Html) {
  AS_THE_GOLDEN("report.html", html);
}

TEST(Formats, HtmlRunsAndLoadsNothing) {
  const std::string page = html(sample());
  for (const char* part : {"<script", "javascript:", "src=", "@import", "url("})
    EXPECT_EQ(page.find(part), std::string::npos) << part;
}

TEST(Formats, AnEmptyReportIsStillWhole) {
  const findings::Report empty{"1.0", {}, {}, {}};
  EXPECT_EQ(ndjson(empty), "");
  EXPECT_EQ(github(empty), "");
  EXPECT_NE(sarif(empty).find("\"results\":[]"), std::string::npos);
  EXPECT_NE(junit(empty).find("tests=\"0\""), std::string::npos);
}

} // namespace
} // namespace stackbook::report
