// The stackbook command.

#include "plugin/pipeline/completion.hpp"
#include "plugin/pipeline/host.hpp"
#include "plugin/pipeline/verb.hpp"

#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
  using namespace stackbook::pipeline;
  use_large_pages();
  CLI::App app{"Checks, exports and syncs proposal workbooks by a rule pack.", "stackbook"};
  app.set_version_flag("--version", "stackbook " STACKBOOK_VERSION);
  app.footer("Exit codes: 0 clean, 1 findings, 2 could not run.\nExample: stackbook check proposal.xlsx "
             "--format json");
  return run(argc, argv, app, program_path(),
             {add_new, add_check, add_approve, add_repair, add_compare, add_merge, add_export, add_connector,
              add_decide, add_eval, add_explain, add_screen, add_rules, add_completion});
}
