// stackbook export FILE OUT: the clean copy, values only, with a manifest of what was left behind.

#include "connectors/files/files.hpp"
#include "connectors/files/json/write.hpp"
#include "plugin/pipeline/verb.hpp"
#include "plugin/pipeline/work.hpp"
#include "rules/proposal/caption.hpp"
#include "rules/proposal/sheets.hpp"
#include "rules/proposal/withhold.hpp"
#include "rules/report/report.hpp"

#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

struct Options {
  std::string file, output;
  WorkOptions work;
  bool inspect = false;
  proposal::Sending sending;
};

void list(const std::vector<proposal::Removal>& removals, std::ostream& out) {
  for (const auto& removal : removals)
    out << removal.where << ": " << removal.what
        << (removal.detail.empty() ? "" : " (" + removal.detail + ")") << '\n';
  out << removals.size() << (removals.size() == 1 ? " thing" : " things") << " would be left behind.\n";
}

int refuse(const Options& options, const Work& work, Terminal& terminal) {
  findings::Report report;
  report.version = STACKBOOK_VERSION;
  report.files.push_back(work.checked.report);
  for (const auto& finding : work.checked.findings)
    if (finding.severity == findings::Severity::error && finding.state == findings::State::open)
      report.findings.push_back(finding);
  terminal.out << report::text(report, {terminal.colour, terminal.width});
  terminal.err << "stackbook: " << options.output << " is not written: " << report.findings.size()
               << " errors are open. Mend them, or write a draft with --draft.\n";
  return findings_left;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : " and ") + name;
  return text;
}

int refuse(const Options& options, const std::vector<proposal::Revealing>& revealing, Terminal& terminal) {
  for (const auto& one : revealing)
    terminal.out << one.figure << " depends on what is withheld of " << listed(one.rows)
                 << " and of no other row, so that it would tell it.\n";
  terminal.err << "stackbook: " << options.output << " is not written: " << revealing.size()
               << (revealing.size() == 1 ? " figure" : " figures")
               << " would reveal what is withheld. Send the whole copy to those who may read it, or take "
                  "confidential=\"yes\" from the column in the pack.\n";
  return findings_left;
}

// A draft is told from the other copies by its name too.
std::string named_draft(const std::filesystem::path& path) {
  const std::string stem = path.stem().string();
  if (proposal::folded(stem).find("draft") != std::string::npos) return path.string();
  return (path.parent_path() / (stem + "-DRAFT" + path.extension().string())).string();
}

int export_clean(Options options, Terminal& terminal) {
  Packs packs(terminal);
  auto work = work_on(options.file, options.work, packs);
  if (!work) return fail(terminal, work.failure());
  const auto& [workbook, proposal, asked, checked] = **work;
  if (options.inspect) {
    list(proposal::inspect(workbook, proposal), terminal.out);
    return clean;
  }
  if (options.output.empty())
    return fail(terminal, {"No clean copy is written", "", "the name of the file to write is missing",
                           "stackbook export " + options.file + " OUT.xlsx"});
  if (options.sending.draft) options.output = named_draft(options.output);
  std::error_code ignored;
  if (std::filesystem::equivalent(options.file, options.output, ignored))
    return fail(terminal,
                {options.output + " is not written", "", "it is the workbook itself", "Choose another name"});
  if (checked.report.summary.errors > 0 && !options.sending.draft) return refuse(options, **work, terminal);
  if (options.sending.withheld)
    if (const auto found = proposal::revealing(workbook, proposal, checked, asked); !found.empty())
      return refuse(options, found, terminal);

  const auto plan = proposal::make_clean(workbook, proposal, checked, options.sending);
  const bool json = std::filesystem::path(options.output).extension() == ".json";
  auto written = json ? files::write_atomically(options.output,
                                                files::json::write(proposal, checked, plan, options.sending))
                      : files::write_workbook(options.output, plan);
  if (!written) return fail(terminal, written.failure());
  if (options.sending.withheld)
    for (const auto& column : proposal::withheld(proposal))
      terminal.out << column.sheet << ", " << column.caption << ": withheld in " << column.cells
                   << (column.cells == 1 ? " row\n" : " rows\n");
  terminal.out << options.output << ": " << (options.sending.withheld ? "public" : "clean") << " copy"
               << (options.sending.draft ? " (DRAFT)" : "") << ", " << checked.report.summary.status << '\n';
  return clean;
}

} // namespace

void add_export(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "export", "Write a clean copy: values only, with a manifest of what was left behind");
  verb->add_option("file", options->file, "Proposal workbook")->required()->type_name("FILE");
  verb->add_option("output", options->output,
                   "Clean copy to write (.xlsx, .ods or .json; .csv: a file for each table)")
      ->type_name("OUT");
  add_work_options(*verb, options->work);
  verb->add_flag("--inspect", options->inspect, "Only list what would be left behind");
  verb->add_flag("--draft", options->sending.draft,
                 "Write the copy although errors are open, marked DRAFT, in its name too");
  verb->add_flag("--public", options->sending.withheld,
                 "Write \"[withheld]\" instead of confidential values, and list the columns; refused where a "
                 "total or a formula would reveal one");
  verb->footer("Example: stackbook export proposal.xlsx proposal-clean.xlsx");
  verb->callback([options, &terminal, &chosen] {
    chosen = [options, &terminal] { return export_clean(*options, terminal); };
  });
}

} // namespace stackbook::pipeline
