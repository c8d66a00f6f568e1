#include "rules/findings/report.hpp"

namespace stackbook::findings {

namespace {

std::string counted(std::size_t count, std::string_view word) {
  std::string text = std::to_string(count) + " ";
  text += word;
  if (count != 1) text += 's';
  return text;
}

} // namespace

Summary summarise(const std::vector<Finding>& findings) {
  Summary summary;
  for (const Finding& finding : findings) {
    switch (finding.state) {
    case State::answered: ++summary.answered; continue;
    case State::waived: ++summary.waived; continue;
    case State::baseline: ++summary.baseline; continue;
    case State::open: break;
    }
    switch (finding.severity) {
    case Severity::error: ++summary.errors; break;
    case Severity::warning: ++summary.warnings; break;
    case Severity::info: ++summary.infos; break;
    }
  }
  // An answered warning still shows: the applicant's reply does not make it disappear.
  const std::size_t warnings = summary.warnings + summary.answered;
  summary.status = summary.errors == 0 ? "no errors found" : counted(summary.errors, "error");
  if (warnings != 0) summary.status += ", " + counted(warnings, "warning");
  if (summary.answered != 0) summary.status += " (" + std::to_string(summary.answered) + " answered)";
  return summary;
}

} // namespace stackbook::findings
