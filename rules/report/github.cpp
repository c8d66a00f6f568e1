// Workflow commands of GitHub Actions ("Workflow commands: setting an error message").
#include "rules/report/report.hpp"
#include "rules/report/wording.hpp"

namespace stackbook::report {

using namespace findings;

namespace {

std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%') {
      out += "%25";
    } else if (c == '\r') {
      out += "%0D";
    } else if (c == '\n') {
      out += "%0A";
    } else if (property && c == ':') {
      out += "%3A";
    } else if (property && c == ',') {
      out += "%2C";
    } else {
      out += c;
    }
  }
  return out;
}

std::string_view command(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "notice";
}

} // namespace

std::string github(const Report& report) {
  std::string out;
  for (const Finding& finding : report.findings) {
    if (finding.state != State::open) continue;
    out.append("::")
        .append(command(finding.severity))
        .append(" file=")
        .append(escaped(finding.place.file, true));
    if (finding.place.cell) {
      out += ",line=" + std::to_string(finding.place.cell->row + 1);
      out += ",col=" + std::to_string(finding.place.cell->column + 1);
    }
    out += ",title=" + escaped(finding.rule, true) + "::";
    out += escaped(finding.message + "\n" + citation_of(finding), false) + '\n';
  }
  for (const FileFailure& failed : report.failures)
    out +=
        "::error file=" + escaped(failed.file, true) + "::" + escaped(to_text(failed.failure), false) + '\n';
  for (const FileReport& file : report.files)
    out += "::notice title=Stackbook::" + escaped(file.file + ": " + file.summary.status, false) + '\n';
  return out;
}

} // namespace stackbook::report
