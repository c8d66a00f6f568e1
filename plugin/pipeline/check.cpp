// stackbook check FILE…: what is missing or wrong, cell by cell.

#include "plugin/pipeline/amend.hpp"
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
  std::string format = "text", output, fail_on = "error", annotate, fix;
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

struct Looked { // at one workbook
  std::shared_ptr<Work> work;
  std::string bytes; // as given, or mended; only where a copy is wanted
};

// The workbook, mended first where that is wanted.
Result<Looked> look(const std::string& file, const Options& options, Packs& packs, Terminal& terminal) {
  if (options.annotate.empty() && options.fix.empty()) {
    auto work = work_on(file, options.work, packs);
    if (!work) return work.failure();
    return Looked{*work, {}};
  }
  for (const auto& out : {options.annotate, options.fix})
    if (out.empty())
      continue;
    else if (auto may = check_copy(file, out); !may)
      return may.failure();
  auto bytes = files::read_bytes(file, options.work.limits.file_size);
  if (!bytes) return bytes.failure();
  const std::string name = file == "-" ? "standard input" : file;
  if (options.fix.empty()) {
    auto work = work_on(*bytes, name, options.work, packs);
    if (!work) return work.failure();
    return Looked{*work, std::move(*bytes)};
  }
  auto made = mended(std::move(*bytes), name, options.fix, options.work, packs);
  if (!made) return made.failure();
  if (auto written = files::write_atomically(options.fix, made->bytes); !written) return written.failure();
  for (const auto& line : made->lines)
    terminal.err << line.place << ": " << line.was << " is now " << line.now << " (" << line.title << ")\n";
  terminal.err << options.fix << ": " << made->lines.size() << (made->lines.size() == 1 ? " cell" : " cells")
               << " mended\n";
  return Looked{made->work, std::move(made->bytes)};
}

int check(const Options& options, Terminal& terminal) {
  if ((!options.annotate.empty() || !options.fix.empty()) && options.files.size() != 1)
    return fail(terminal, {"No copy is written", "", "--annotate and --fix take one workbook at a time",
                           "Run stackbook check once for each workbook"});
  Packs packs(terminal);
  findings::Report report;
  report.version = STACKBOOK_VERSION;
  for (const auto& file : options.files) {
    auto looked = look(file, options, packs, terminal);
    if (!looked) {
      report.failures.push_back({file, looked.failure()});
      continue;
    }
    auto& checked = looked->work->checked;
    narrow(checked.findings, options);
    if (!options.annotate.empty()) {
      auto copy = annotated(looked->bytes, file, *looked->work, checked.findings, options.work.limits);
      if (!copy) return fail(terminal, copy.failure());
      if (auto written = files::write_atomically(options.annotate, *copy); !written)
        return fail(terminal, written.failure());
    }
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
  verb->add_option("--annotate", options->annotate,
                   "Write a copy of the workbook with a comment on every cell that has findings")
      ->type_name("OUT");
  verb->add_option(
          "--fix", options->fix,
          "Write a copy with safe fixes applied (spaces around texts, numbers stored as text, the list's own "
          "spelling), each listed on standard error; the report is about the copy")
      ->type_name("OUT");
  verb->add_flag("-q,--quiet", options->quiet,
                 "Say nothing on standard error about files that can't be read");
  verb->footer("Example: stackbook check proposal.xlsx --fail-on warning --format json --output report.json");
  verb->callback(
      [options, &terminal, &chosen] { chosen = [options, &terminal] { return check(*options, terminal); }; });
}

} // namespace stackbook::pipeline
