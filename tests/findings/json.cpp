#include "rules/report/report.hpp"
#include "tests/findings/sample.hpp"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

namespace stackbook::report {
namespace {

TEST(JsonReport, ShapeAndOrderOfMembers) {
  findings::Finding finding = findings::sample_finding();
  finding.fingerprint = "f00d";
  const std::string golden =
      R"json({"rule":"EO14320-3b-i-A-5","severity":"error","state":"open","message":"Stack F7: US content of S003 is blank. Enter 0–100 %, because EO 14320 sec. 3(b)(i)(A) asks to what extent it is made in the United States.","citation":{"id":"EO-3b-i-A","text":"EO 14320 sec. 3(b)(i)(A)","url":"https://example.test/eo"},)json"
      R"json("place":{"file":"a.xlsx","sheet":"Stack","cell":"F7","table":"Stack","row":"S003","field":"made in US"},"evidence":[{"input":"made in US","value":null},{"input":"layer","value":"A"},{"input":"value","value":0.50},{"input":"sent","value":true}],)json"
      R"json("fired":{"decision":"Stack line rules","rule":2},"basis":"order","confidence":"primary","owner":"M03","fix":null,"fingerprint":"f00d"})json";
  EXPECT_EQ(json(finding), golden);
}

TEST(JsonReport, FixAnswerAndMissingMembers) {
  findings::Finding finding = findings::sample_warning();
  finding.fingerprint = "f00d";
  const std::string out = json(finding);
  const std::string golden =
      R"("fired":null,"basis":"product","confidence":"primary","owner":null,"fix":{"safety":"safe","title":"Write 160 as a number","value":160},"answer":{"text":"The bank's file is like that.","by":"Ann","at":"2026-06-01"},"fingerprint":"f00d"})";
  EXPECT_NE(out.find(golden), std::string::npos) << out;
  EXPECT_EQ(out.find("\"row\""), std::string::npos);
}

TEST(JsonReport, WholeObject) {
  findings::Report report = findings::sample_report();
  report.findings.clear();
  const std::string golden =
      R"json({"stackbook":"0.1.0","files":[
{"file":"a.xlsx","pack":{"id":"test","version":"1.0.0","digest":")json" +
      std::string(64, 'd') +
      R"json("},"asOf":"2026-06-22","summary":{"status":"1 error, 1 warning (1 answered)","errors":1,"warnings":0,"infos":1,"answered":1,"waived":0,"baseline":0},)json"
      R"json("totals":{"Incentive total":160000000,"By tool":[{"tool":"EXIM-DL","amount":85}],"Nothing":[]},"functions":{"STACK.COMPLETENESS":0.75}}],"failures":[
{"file":"b.xlsx","what":"b.xlsx can't be read: the file is password-protected","where":"xl/workbook.xml","do":"Save it without a password"}],"findings":[]}
)json";
  EXPECT_EQ(json(report), golden);
}

TEST(JsonReport, SameInputSameBytes) {
  EXPECT_EQ(json(findings::sample_report()), json(findings::sample_report()));
}

TEST(JsonReport, EscapesWhatCellsHold) {
  findings::Finding finding = findings::sample_finding();
  finding.message = "a\"b\\c\n\t\r\x01 é";
  EXPECT_NE(json(finding).find(R"("message":"a\"b\\c\n\t\r\u0001 é")"), std::string::npos);
}

// Every member that the report prints is named in its schema.
TEST(JsonReport, SchemaNamesEveryMember) {
  std::ifstream file(STACKBOOK_SOURCE "/rules/report/report.schema.json");
  std::stringstream schema;
  schema << file.rdbuf();
  ASSERT_FALSE(schema.str().empty());
  findings::Report report = findings::sample_report();
  report.files[0].totals.clear();
  report.files[0].functions.clear();
  const std::string out = json(report);
  std::size_t members = 0;
  for (std::size_t colon = out.find("\":"); colon != std::string::npos; colon = out.find("\":", colon + 1)) {
    const std::size_t start = out.rfind('"', colon - 1);
    const std::string name = out.substr(start, colon - start + 1);
    EXPECT_NE(schema.str().find(name + ":"), std::string::npos) << name;
    ++members;
  }
  EXPECT_GT(members, 60u);
}

} // namespace
} // namespace stackbook::report
