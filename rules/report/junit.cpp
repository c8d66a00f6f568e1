#include "rules/report/markup.hpp"
#include "rules/report/report.hpp"
#include "rules/report/wording.hpp"

namespace stackbook::report {

using namespace findings;

namespace {

struct Suite {
  std::string cases;
  std::size_t tests = 0, failures = 0, errors = 0, skipped = 0;
};

std::string attribute(std::string_view name, std::string_view value) {
  return std::string(" ").append(name).append("=\"").append(markup(one_line(value))).append("\"");
}
std::string attribute(std::string_view name, std::size_t value) {
  return attribute(name, std::to_string(value));
}

// Errors fail. Warnings and notes pass and say why in their output; what was answered, waived or known is skipped.
void add(Suite& suite, const Finding& finding) {
  ++suite.tests;
  const std::string name = to_text(finding.place) + " " + finding.rule;
  suite.cases += "    <testcase" +
                 attribute("classname", finding.place.sheet.empty() ? "file" : finding.place.sheet) +
                 attribute("name", name) + ">";
  const std::string body = markup(finding.message + "\n" + citation_of(finding));
  if (finding.state != State::open) {
    ++suite.skipped;
    suite.cases += "<skipped" +
                   attribute("message", std::string(to_text(finding.state)) + ": " + finding.message) + "/>";
  } else if (finding.severity == Severity::error) {
    ++suite.failures;
    suite.cases += "<failure" + attribute("message", finding.message) + attribute("type", finding.rule) +
                   ">" + body + "</failure>";
  } else {
    suite.cases += "<system-out>" + std::string(to_text(finding.severity)) + ": " + body + "</system-out>";
  }
  suite.cases += "</testcase>\n";
}

void print(std::string& out, std::string_view name, const Suite& suite) {
  out += "  <testsuite" + attribute("name", name) + attribute("tests", suite.tests) +
         attribute("failures", suite.failures) + attribute("errors", suite.errors) +
         attribute("skipped", suite.skipped) + " time=\"0\">\n" + suite.cases + "  </testsuite>\n";
}

} // namespace

std::string junit(const Report& report) {
  std::string suites;
  Suite whole;
  const auto end = [&](std::string_view name, const Suite& suite) {
    print(suites, name, suite);
    whole.tests += suite.tests;
    whole.failures += suite.failures;
    whole.errors += suite.errors;
  };
  for (const FileReport& file : report.files) {
    Suite suite;
    ++suite.tests;
    suite.cases += "    <testcase" + attribute("classname", "file") +
                   attribute("name", "read and checked by " + file.pack.id) + "/>\n";
    for (const Finding& finding : report.findings)
      if (finding.place.file == file.file) add(suite, finding);
    end(file.file, suite);
  }
  for (const FileFailure& failed : report.failures) {
    Suite suite;
    suite.tests = suite.errors = 1;
    suite.cases = "    <testcase" + attribute("classname", "file") + attribute("name", "read") + "><error" +
                  attribute("message", to_text(failed.failure)) + " type=\"unreadable\"/></testcase>\n";
    end(failed.file, suite);
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"stackbook\"" +
         attribute("tests", whole.tests) + attribute("failures", whole.failures) +
         attribute("errors", whole.errors) + " time=\"0\">\n" + suites + "</testsuites>\n";
}

} // namespace stackbook::report
