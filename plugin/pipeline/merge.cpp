// stackbook merge BASE OURS THEIRS OUT: what two people did to copies of one workbook, in a copy of OURS.

#include "rules/proposal/copies/merge.hpp"

#include "connectors/files/patch/patch.hpp"
#include "plugin/pipeline/verb.hpp"
#include "plugin/pipeline/work.hpp"
#include "rules/proposal/approval.hpp"
#include "rules/report/value.hpp"

#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

using proposal::MergeLine;
namespace patch = files::patch;

struct Options {
  std::string base, ours, theirs, output;
  WorkOptions work;
};

patch::Value value_of(const proposal::Written& written) {
  const workbook::Cell& cell = written.cell;
  switch (cell.content) {
  case workbook::Content::text: return written.text;
  case workbook::Content::boolean: return cell.boolean;
  case workbook::Content::number: break;
  default: return {};
  }
  const bool clock = cell.format == workbook::Format::date_time;
  if (clock || cell.format == workbook::Format::date) return patch::Day{cell.number, clock};
  return cell.number;
}

std::string_view word(MergeLine::Sort sort) {
  switch (sort) {
  case MergeLine::Sort::changed: return "taken";
  case MergeLine::Sort::row_added: return "row added";
  case MergeLine::Sort::row_removed: return "row removed";
  case MergeLine::Sort::conflict: break;
  }
  return "conflict";
}

std::string what(const MergeLine& line) {
  const std::string row = line.row.empty() || line.row.starts_with("row ") ? line.row : "row " + line.row;
  if (line.caption.empty()) return line.table + ' ' + row;
  return to_text(line.place) + ", " + line.caption + (line.row.empty() ? "" : " of " + line.row);
}

// The sheet "Merge" of the copy: conflicts first, since they are for a person to decide.
patch::NewSheet log_sheet(const proposal::Merged& merged) {
  patch::NewSheet sheet{"Merge", {12, 18, 14, 26, 30, 30, 30, 70}, {}};
  sheet.rows.push_back({"What", "Place", "Row", "Field", "Base", "Ours", "Theirs", "Note"});
  for (const bool conflicts : {true, false})
    for (const MergeLine& line : merged.lines) {
      if ((line.sort == MergeLine::Sort::conflict) != conflicts) continue;
      const auto shown = [&](const findings::Datum& datum) {
        return line.caption.empty() ? std::string() : report::shown(datum);
      };
      sheet.rows.push_back({std::string(word(line.sort)), to_text(line.place), line.row, line.caption,
                            shown(line.base), shown(line.ours), shown(line.theirs), line.note});
    }
  return sheet;
}

patch::Changes changes_of(const proposal::Merged& merged) {
  patch::Changes changes;
  for (const auto& edit : merged.edits) changes.cells.push_back({edit.sheet, edit.at, value_of(edit.value)});
  for (const auto& row : merged.rows) {
    patch::RowChange added{row.sheet, row.below, true, {}};
    for (const auto& [column, value] : row.cells) added.cells.emplace_back(column, value_of(value));
    changes.rows.push_back(std::move(added));
  }
  if (!merged.lines.empty()) changes.sheets.push_back(log_sheet(merged));
  return changes;
}

void say(const proposal::Merged& merged, const Work& result, const Options& options, std::ostream& out) {
  for (const MergeLine& line : merged.lines) {
    out << word(line.sort) << ": " << what(line);
    if (!line.caption.empty())
      out << ": " << report::shown(line.theirs) << " in theirs, " << report::shown(line.ours) << " in ours, "
          << report::shown(line.base) << " before";
    out << (line.note.empty() ? "" : ". " + line.note) << '\n';
  }
  for (const auto& consent : proposal::consents(result.proposal, proposal::Digests::decided))
    if (consent.consent == proposal::Consent::stale)
      out << "approval to renew: " << consent.table->binding->sheet
          << (consent.row->key.empty() ? "" : " " + consent.row->key) << " was changed after "
          << consent.approval->approver << " approved it\n";
  out << options.output << ": " << merged.lines.size() - merged.conflicts << " taken from " << options.theirs
      << ", " << merged.conflicts << (merged.conflicts == 1 ? " conflict" : " conflicts")
      << (merged.lines.empty() ? "" : "; all are on the sheet Merge") << ".\n";
}

int merge(const Options& options, Terminal& terminal) {
  for (const std::string& input : {options.base, options.ours, options.theirs})
    if (auto may = check_copy(input, options.output); !may) return fail(terminal, may.failure());
  Packs packs(terminal);
  auto bytes = files::read_bytes(options.ours, options.work.limits.file_size);
  if (!bytes) return fail(terminal, bytes.failure());
  auto ours = work_on(*bytes, options.ours, options.work, packs);
  if (!ours) return fail(terminal, ours.failure());
  auto base = work_on(options.base, options.work, packs);
  if (!base) return fail(terminal, base.failure());
  auto theirs = work_on(options.theirs, options.work, packs);
  if (!theirs) return fail(terminal, theirs.failure());

  const auto copy = [](const Work& work) { return proposal::Copy{work.workbook, work.proposal}; };
  auto merged = proposal::merge(copy(**base), copy(**ours), copy(**theirs));
  if (!merged) return fail(terminal, merged.failure());
  auto out = patch::patched(*bytes, options.ours, changes_of(*merged), options.work.limits);
  if (!out) return fail(terminal, out.failure());
  auto result = work_on(*out, options.output, options.work, packs);
  if (!result) return fail(terminal, result.failure());
  if (auto written = files::write_atomically(options.output, *out); !written)
    return fail(terminal, written.failure());
  say(*merged, **result, options, terminal.out);
  return merged->conflicts == 0 ? clean : findings_left;
}

} // namespace

void add_merge(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb =
      app.add_subcommand("merge", "Bring what two people did to copies of one workbook into one copy");
  verb->add_option("base", options->base, "The workbook both started from")->required()->type_name("BASE");
  verb->add_option("ours", options->ours, "The copy to build on")->required()->type_name("OURS");
  verb->add_option("theirs", options->theirs, "The copy to take changes from")
      ->required()
      ->type_name("THEIRS");
  verb->add_option("output", options->output, "Workbook to write")->required()->type_name("OUT");
  add_work_options(*verb, options->work);
  verb->footer(
      "What only one side changed is taken. Where both changed the same thing, ours stays and the sheet "
      "Merge lists it. Exit code 1: there are conflicts.\n"
      "Example: stackbook merge sent.xlsx mine.xlsx hers.xlsx merged.xlsx");
  verb->callback(
      [options, &terminal, &chosen] { chosen = [options, &terminal] { return merge(*options, terminal); }; });
}

} // namespace stackbook::pipeline
