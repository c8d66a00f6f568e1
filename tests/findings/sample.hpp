// A report with one finding of every sort, for the goldens.
#pragma once

#include "rules/findings/report.hpp"

namespace stackbook::findings {

inline Finding sample_finding() {
  Finding finding;
  finding.rule = "EO14320-3b-i-A-5";
  finding.message =
      "Stack F7: US content of S003 is blank. Enter 0–100 %, because EO 14320 sec. 3(b)(i)(A) asks to what "
      "extent it is made in the United States.";
  finding.citation = {"EO-3b-i-A", "EO 14320 sec. 3(b)(i)(A)", "https://example.test/eo", Basis::order,
                      Confidence::primary};
  finding.place = {"a.xlsx", "Stack", workbook::Address{6, 5}, "Stack", "S003", "made in US", 2};
  finding.evidence = {
      {"made in US", {}}, {"layer", std::string("A")}, {"value", Decimal{"0.50"}}, {"sent", true}};
  finding.fired = Fired{"Stack line rules", 2};
  finding.owner = "M03";
  finding.fingerprint = fingerprint(finding);
  return finding;
}

inline Finding sample_warning() {
  Finding finding;
  finding.rule = "Cover.total.type";
  finding.severity = Severity::warning;
  finding.state = State::answered;
  finding.message = "Cover B9: total holds the number 160 as text. Enter it as a number.";
  finding.citation = {"template", "the workbook template of pack test", "", Basis::product,
                      Confidence::primary};
  finding.place = {"a.xlsx", "Cover", workbook::Address{8, 1}, "Cover", "", "total", 1};
  finding.fix = Fix{Fix::Safety::safe, "Write 160 as a number", Decimal{"160"}};
  finding.answer = Answer{"The bank's file is like that.", "Ann", "2026-06-01"};
  finding.fingerprint = fingerprint(finding);
  return finding;
}

inline Finding sample_info() {
  Finding finding;
  finding.rule = "Members.sheet";
  finding.severity = Severity::info;
  finding.message = "Members: this sheet is hidden.";
  finding.citation = {"CFP", "Call for Proposals", "", Basis::call, Confidence::secondary};
  finding.place = {"a.xlsx", "Members", {}, "Members", "", "", 3};
  finding.fingerprint = fingerprint(finding);
  return finding;
}

inline Report sample_report() {
  Report report;
  report.version = "0.1.0";
  report.findings = {sample_warning(), sample_finding(), sample_info()};
  FileReport file;
  file.file = "a.xlsx";
  file.pack = {"test", "1.0.0", std::string(64, 'd'), "2026-05-01"};
  file.as_of = "2026-06-22";
  file.summary = summarise(report.findings);
  file.totals = {{"Incentive total", Decimal{"160000000"}},
                 {"By tool", Table{{{"tool", std::string("EXIM-DL")}, {"amount", Decimal{"85"}}}}},
                 {"Nothing", Table{}}};
  file.functions = {{"STACK.COMPLETENESS", Decimal{"0.75"}}};
  report.files.push_back(file);
  report.failures.push_back({"b.xlsx",
                             {"b.xlsx can't be read", "xl/workbook.xml", "the file is password-protected",
                              "Save it without a password"}});
  return report;
}

} // namespace stackbook::findings
