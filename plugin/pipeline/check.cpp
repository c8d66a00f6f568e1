// stackbook check FILE…: what is missing or wrong, cell by cell.

#include "plugin/pipeline/verb.hpp"
#include "plugin/pipeline/work.hpp"
#include "rules/report/report.hpp"

#include <algorithm>
#include <map>
#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

struct Options {
  std::vector<std::string> files;
  WorkOptions work;
  std::string format = "text", output, fail_on = "error";
  std::vector<std::string> select, ignore;
  bool quiet = false;
};

bool starts_with_any(const std::string& rule, const std::vector<std::string>& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const auto& prefix) { return rule.rfind(prefix, 0) == 0; });
}

void narrow(std::vector<findings::Finding>& found, const Options& options) {
  std::erase_if(found, [&](const findings::Finding& finding) {
    return (!options.select.empty() && !starts_with_any(finding.rule, options.select)) ||
           starts_with_any(finding.rule, options.ignore);
  });
}

bool at_or_above(const findings::Report& report, const std::string& fail_on) {
  const auto threshold = findings::severity_from(fail_on);
  return threshold && std::any_of(report.findings.begin(), report.findings.end(), [&](const auto& finding) {
           return finding.state == findings::State::open && finding.severity >= *threshold;
         });
}

std::string print(const findings::Report& report, const Options& options, const Terminal& terminal) {
  if (options.format == "json") return report::json(report);
  if (options.format == "concise") return report::concise(report);
  return report::text(report, {terminal.colour && options.output.empty(), terminal.width});
}

int check(const Options& options, Terminal& terminal) {
  Packs packs(terminal);
  findings::Report report;
  report.version = STACKBOOK_VERSION;
  for (const auto& file : options.files) {
    auto work = work_on(file, options.work, packs);
    if (!work) {
      report.failures.push_back({file, work.failure()});
      continue;
    }
    auto& checked = (*work)->checked;
    narrow(checked.findings, options);
    checked.report.summary = findings::summarise(checked.findings);
    report.files.push_back(std::move(checked.report));
    report.findings.insert(report.findings.end(), std::make_move_iterator(checked.findings.begin()),
                           std::make_move_iterator(checked.findings.end()));
  }
  if (!options.quiet)
    for (const auto& failure : report.failures)
      terminal.err << "stackbook: " << to_text(failure.failure) << '\n';

  const std::string bytes = print(report, options, terminal);
  if (options.output.empty())
    terminal.out << bytes;
  else if (auto written = files::write_atomically(options.output, bytes); !written)
    return fail(terminal, written.failure());
  if (!report.failures.empty()) return could_not_run;
  return at_or_above(report, options.fail_on) ? findings_left : clean;
}

} // namespace

void add_check(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      app.add_subcommand("check", "Say what is missing or wrong in a proposal workbook, cell by cell");
  verb->add_option("file", options->files, "Workbooks (.xlsx, .ods, .csv), or - for standard input")
      ->required()
      ->type_name("FILE");
  add_work_options(*verb, options->work);
  verb->add_option("--format", options->format, "text, concise or json")
      ->check(CLI::IsMember({"text", "concise", "json"}));
  verb->add_option("-o,--output", options->output, "Write the report to this file")->type_name("FILE");
  verb->add_option("--fail-on", options->fail_on,
                   "Least severity that gives exit code 1: error, warning, info or never")
      ->check(CLI::IsMember({"error", "warning", "info", "never"}));
  verb->add_option("--select", options->select, "Only rules whose id begins with one of these")
      ->type_name("RULE");
  verb->add_option("--ignore", options->ignore, "Leave out rules whose id begins with one of these")
      ->type_name("RULE");
  verb->add_flag("-q,--quiet", options->quiet,
                 "Say nothing on standard error about files that can't be read");
  verb->footer("Example: stackbook check proposal.xlsx --fail-on warning --format json --output report.json");
  verb->callback(
      [options, &terminal, &chosen] { chosen = [options, &terminal] { return check(*options, terminal); }; });
}

} // namespace stackbook::pipeline
