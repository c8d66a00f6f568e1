// stackbook approve FILE OUT --table T --rows KEY… --by NAME: consent to rows as they stand, kept in the workbook.

#include "rules/proposal/approve.hpp"

#include "connectors/files/patch/patch.hpp"
#include "plugin/clock/clock.hpp"
#include "plugin/pipeline/verb.hpp"
#include "plugin/pipeline/work.hpp"
#include "rules/report/report.hpp"

#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

struct Options {
  std::string file, output;
  WorkOptions work;
  proposal::Wish wish;
};

int refuse(const Options& options, const Work& work, std::vector<findings::Finding> hindering,
           Terminal& terminal) {
  findings::Report report;
  report.version = STACKBOOK_VERSION;
  report.files.push_back(work.checked.report);
  report.findings = std::move(hindering);
  terminal.out << report::concise(report);
  terminal.err << "stackbook: " << options.output
               << " is not written: a row with errors can't be approved. Mend "
               << (report.findings.size() == 1 ? "it" : "them") << ", then approve the row.\n";
  return findings_left;
}

int approve(const Options& options, Terminal& terminal) {
  if (auto may = check_copy(options.file, options.output); !may) return fail(terminal, may.failure());
  auto bytes = files::read_bytes(options.file, options.work.limits.file_size);
  if (!bytes) return fail(terminal, bytes.failure());
  Packs packs(terminal);
  auto work = work_on(*bytes, options.file == "-" ? "standard input" : options.file, options.work, packs);
  if (!work) return fail(terminal, work.failure());

  proposal::Wish wish = options.wish;
  wish.at = clock::now_utc();
  wish.known_by = "typed";
  auto consent = proposal::approve((*work)->workbook, (*work)->proposal, (*work)->checked, wish);
  if (!consent) return fail(terminal, consent.failure());
  if (!consent->hindering.empty()) return refuse(options, **work, std::move(consent->hindering), terminal);

  files::patch::Changes changes;
  const auto& written = consent->written;
  for (const auto& line : written.lines) {
    files::patch::RowChange row{written.sheet, written.below, written.alike, {}};
    for (const auto& [column, text] : line) row.cells.emplace_back(column, text);
    changes.rows.push_back(std::move(row));
  }
  auto copy = files::patch::patched(*bytes, options.file, changes, options.work.limits);
  if (!copy) return fail(terminal, copy.failure());
  if (auto stored = files::write_atomically(options.output, *copy); !stored)
    return fail(terminal, stored.failure());
  std::ostream& said = options.output == "-" ? terminal.err : terminal.out;
  for (const auto& line : consent->approvals)
    said << line.decision << ' ' << line.table << (line.key.empty() ? "" : ' ' + line.key) << " by "
         << line.approver << (line.department.empty() ? "" : ", " + line.department) << " at " << line.at
         << ", digest " << line.digest.substr(0, 12) << '\n';
  return clean;
}

} // namespace

void add_approve(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "approve", "Record a person's consent to rows as they stand, in a copy of the workbook");
  verb->add_option("file", options->file, "Proposal workbook (.xlsx, .ods)")->required()->type_name("FILE");
  verb->add_option("output", options->output, "Copy to write")->required()->type_name("OUT");
  auto& wish = options->wish;
  verb->add_option("--table", wish.table, "Table or form that the rows stand in")
      ->required()
      ->type_name("TABLE");
  verb->add_option("--rows", wish.keys, "Keys of the rows; none for a form")->type_name("KEY");
  verb->add_option("--by", wish.by, "Who approves")->required()->type_name("NAME");
  verb->add_option("--department", wish.department, "Department of who approves")->type_name("NAME");
  verb->add_option("--prepared-by", wish.prepared_by, "Who prepared the rows")->type_name("NAME");
  verb->add_option("--comment", wish.comment, "A remark beside the approval")->type_name("TEXT");
  verb->add_flag("--revoke", wish.revoke, "Take consent back instead");
  add_work_options(*verb, options->work);
  verb->footer(
      "An approval holds the row's digest: an edit of the row makes it stale. Exit code 1: a row has open "
      "errors, nothing is written.\n"
      "Example: stackbook approve proposal.xlsx approved.xlsx --table Stack --rows S001 S002 --by \"Dana "
      "Whitfield\" --department legal");
  verb->callback([options, &terminal, &chosen] {
    chosen = [options, &terminal] { return approve(*options, terminal); };
  });
}

} // namespace stackbook::pipeline
