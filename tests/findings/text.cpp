#include "rules/report/layout.hpp"
#include "rules/report/report.hpp"
#include "rules/report/value.hpp"
#include "tests/findings/sample.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace stackbook::report {
namespace {

TEST(TextReport, GroupsBySheetAndWraps) {
  EXPECT_EQ(text(findings::sample_report(), {.colour = false, .width = 80}),
            R"(a.xlsx: 1 error, 1 warning (1 answered), checked by pack test version 1.0.0 with
data as of 2026-05-01. The proposal is judged as of 2026-06-22.

Cover
  B9    warning  (answered) total holds the number 160 as text. Enter it as a
                 number.
                 Answered by Ann on 2026-06-01: The bank's file is like that.
                 Safe fix: Write 160 as a number
                 Product check, not a government requirement: the workbook
                 template of pack test [Cover.total.type]

Stack
  F7    error    US content of S003 is blank. Enter 0–100 %, because EO 14320
                 sec. 3(b)(i)(A) asks to what extent it is made in the United
                 States.
                 Because made in US is blank; layer is A; value is 0.50; sent is
                 yes.
                 For M03.
                 EO 14320 sec. 3(b)(i)(A) [EO14320-3b-i-A-5]

Members
  -     info     this sheet is hidden.
                 Call for Proposals [Members.sheet] (source secondary)

Totals
  Incentive total  160000000
  By tool          EXIM-DL: amount 85
  Nothing          none

a.xlsx: 1 error, 1 warning (1 answered), 1 note.

b.xlsx can't be read: the file is password-protected (xl/workbook.xml). Save it
without a password
)");
}

TEST(TextReport, LongEvidenceIsCutBetweenWords) {
  findings::Report report = findings::sample_report();
  std::string keys;
  for (int i = 1000; i < 3000; ++i) keys += "Stack S" + std::to_string(i) + "; ";
  const auto fired =
      std::ranges::find_if(report.findings, [](const auto& finding) { return finding.fired.has_value(); });
  ASSERT_NE(fired, report.findings.end());
  fired->evidence = {{"rows", findings::Datum(keys)}};
  const std::string page = text(report, {.colour = false, .width = 100});
  EXPECT_NE(page.find("Because rows is Stack S1000;"), std::string::npos);
  EXPECT_NE(page.find(" …"), std::string::npos);
  EXPECT_EQ(page.find("S1100"), std::string::npos);
  EXPECT_NE(json(report).find("S2999"), std::string::npos) << "data keep it whole";
  EXPECT_EQ(brief(std::string(239, 'x') + "é"), std::string(239, 'x') + " …");
}

TEST(TextReport, CleanRunNamesPackAndData) {
  findings::Report report = findings::sample_report();
  report.findings.clear();
  report.failures.clear();
  report.files[0].summary = findings::summarise({});
  report.files[0].totals.clear();
  EXPECT_EQ(text(report, {.colour = false, .width = 200}),
            "a.xlsx: no errors found by pack test version 1.0.0 with data as of 2026-05-01. The proposal is "
            "judged as of "
            "2026-06-22.\n");
}

TEST(TextReport, NoLineIsWiderThanAsked) {
  for (const int width : {60, 80, 100, 120}) {
    const std::string out = text(findings::sample_report(), {.colour = false, .width = width});
    std::size_t from = 0;
    for (std::size_t end; (end = out.find('\n', from)) != std::string::npos; from = end + 1)
      EXPECT_LE(report::width(out.substr(from, end - from)), static_cast<std::size_t>(width));
  }
}

TEST(TextReport, ColourOnlyWhenAsked) {
  const std::string plain = text(findings::sample_report(), {.colour = false, .width = 80});
  const std::string coloured = text(findings::sample_report(), {.colour = true, .width = 80});
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  std::string stripped;
  for (std::size_t i = 0; i < coloured.size(); ++i) {
    if (coloured[i] == '\x1b') {
      i = coloured.find('m', i);
      continue;
    }
    stripped += coloured[i];
  }
  EXPECT_NE(coloured, plain);
  EXPECT_EQ(stripped, plain);
}

TEST(TextReport, CellTextCannotSteerTheTerminal) {
  findings::Report report = findings::sample_report();
  report.findings[1].message = "Stack F7: holds \x1b[2J and \x07.";
  for (const std::string& out : {text(report, {.colour = false, .width = 80}), concise(report)}) {
    EXPECT_EQ(out.find('\x1b'), std::string::npos);
    EXPECT_EQ(out.find('\x07'), std::string::npos);
  }
}

TEST(ConciseReport, OneLineAFinding) {
  findings::Report report = findings::sample_report();
  report.findings[2].message = "Members: two\nlines";
  EXPECT_EQ(concise(report),
            "a.xlsx: Cover B9: warning (answered): total holds the number 160 as text. Enter it as a number. "
            "[Cover.total.type]\n"
            "a.xlsx: Stack F7: error: US content of S003 is blank. Enter 0–100 %, because EO 14320 sec. "
            "3(b)(i)(A) asks to "
            "what extent it is made in the United States. [EO14320-3b-i-A-5]\n"
            "a.xlsx: Members: info: two lines [Members.sheet]\n"
            "a.xlsx: 1 error, 1 warning (1 answered)\n"
            "b.xlsx can't be read: the file is password-protected (xl/workbook.xml). Save it without "
            "a password\n");
}

TEST(Layout, CountsCharactersNotBytes) {
  EXPECT_EQ(width("0–100 %"), 7u);
  EXPECT_EQ(width("e\u0301"), 1u); // a combining accent
  EXPECT_EQ(padded("é", 3), "é  ");
}

} // namespace
} // namespace stackbook::report
