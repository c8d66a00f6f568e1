// stackbook new OUT: an empty proposal workbook from a pack.

#include "connectors/files/files.hpp"
#include "plugin/clock/clock.hpp"
#include "plugin/pipeline/host.hpp"
#include "plugin/pipeline/packs.hpp"
#include "plugin/pipeline/verb.hpp"
#include "rules/proposal/sheets.hpp"

#include <ostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

struct Options {
  std::string output, pack;
  bool force = false;
};

int make(const Options& options, Terminal& terminal) {
  if (!options.force && std::filesystem::exists(options.output))
    return fail(terminal, {options.output + " is not written", "", "a file of this name is there already",
                           "Choose another name, or --force to replace it"});
  Packs packs(terminal);
  auto pack = packs.choose(options.pack, std::nullopt);
  if (!pack) return fail(terminal, pack.failure());
  auto id = new_uuid();
  if (!id) return fail(terminal, id.failure());
  auto plan = proposal::make_template(**pack, *id, {}, clock::today());
  plan.created = clock::today();
  if (auto written = files::write_workbook(options.output, plan); !written)
    return fail(terminal, written.failure());
  terminal.out << options.output << ": a new proposal for pack " << (*pack)->id << ' ' << (*pack)->version
               << '\n';
  return clean;
}

} // namespace

void add_new(CLI::App& app, Terminal& terminal, Run& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* verb = app.add_subcommand("new", "Make an empty proposal workbook from a rule pack");
  verb->add_option("output", options->output, "Workbook to write (.xlsx or .ods)")
      ->required()
      ->type_name("FILE");
  verb->add_option("--pack", options->pack, "Rule pack: a folder, or an installed one as ID or ID@VERSION")
      ->type_name("PACK");
  verb->add_flag("--force", options->force, "Replace a file of that name");
  verb->footer("Example: stackbook new proposal.xlsx --pack eo14320");
  verb->callback(
      [options, &terminal, &chosen] { chosen = [options, &terminal] { return make(*options, terminal); }; });
}

} // namespace stackbook::pipeline
