// stackbook repair FILE OUT: an old, damaged or hand-made workbook's data in the current template.

#include "rules/proposal/copies/repair.hpp"

#include "plugin/clock/clock.hpp"
#include "plugin/pipeline/host.hpp"
#include "plugin/pipeline/verb.hpp"
#include "plugin/pipeline/work.hpp"
#include "rules/report/layout.hpp"
#include "rules/report/value.hpp"

#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

using report::counted;

struct Options {
  std::string file, output;
  WorkOptions work;
};

void say(const proposal::Repaired& repaired, const Options& options, std::ostream& out) {
  for (const auto& reading : repaired.readings)
    out << to_text(reading.place) << ": \"" << reading.was << "\" is read as \"" << reading.now << "\". "
        << reading.why << '\n';
  for (const auto& move : repaired.moves)
    if (!move.note.empty())
      out << to_text(move.to) << ": " << move.caption << " is " << report::shown(move.is)
          << (move.is == move.was ? "" : ", was " + report::shown(move.was)) << ". " << move.note << '\n';
  for (const auto& left : repaired.left)
    out << to_text(left.place) << ": " << report::shown(left.value) << " has no place in the template\n";
  out << options.output << ": " << counted(repaired.placed, "cell", "cells") << " filled, "
      << counted(repaired.moves.size(), "line", "lines") << " on the sheet Repair log, "
      << counted(repaired.left.size(), "cell", "cells") << " on the sheet Not placed.\n";
}

int repair(const Options& options, Terminal& terminal) {
  std::error_code ignored;
  if (std::filesystem::equivalent(options.file, options.output, ignored))
    return fail(terminal,
                {options.output + " is not written", "", "it is the workbook itself", "Choose another name"});
  auto workbook = files::read_workbook(options.file, options.work.limits, options.work.form);
  if (!workbook) return fail(terminal, workbook.failure());
  Packs packs(terminal);
  auto pack = packs.choose(options.work.pack, proposal::pack_hint(*workbook));
  if (!pack) return fail(terminal, pack.failure());
  auto id = new_uuid();
  if (!id) return fail(terminal, id.failure());

  auto repaired = proposal::repair(*workbook, *pack, *id);
  if (repaired.placed == 0)
    return fail(terminal, {options.output + " is not written", options.file,
                           "no sheet holds the captions of pack " + (*pack)->id,
                           "Choose another pack with --pack, or write the captions of the template above the "
                           "values"});
  repaired.plan.created = clock::today();
  if (auto written = files::write_workbook(options.output, repaired.plan); !written)
    return fail(terminal, written.failure());
  say(repaired, options, terminal.out);
  return repaired.left.empty() ? clean : findings_left;
}

} // namespace

void add_repair(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand(
      "repair", "Move the data of an old, damaged or hand-made workbook into the current template");
  verb->add_option("file", options->file, "Workbook to read; it stays as it is")
      ->required()
      ->type_name("FILE");
  verb->add_option("output", options->output, "Workbook to write")->required()->type_name("OUT");
  add_work_options(*verb, options->work);
  verb->footer("Exit code 1: some cells have no place in the template; they stand on the sheet Not placed.\n"
               "Example: stackbook repair old-proposal.xlsx proposal.xlsx");
  verb->callback([options, &terminal, &chosen] {
    chosen = [options, &terminal] { return repair(*options, terminal); };
  });
}

} // namespace stackbook::pipeline
