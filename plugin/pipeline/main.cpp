// The stackbook command.

#include "plugin/pipeline/host.hpp"
#include "plugin/pipeline/verb.hpp"

#include <array>
#include <exception>
#include <iostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

int run(int argc, char** argv) {
  CLI::App app{"Checks, exports and syncs proposal workbooks by a rule pack.", "stackbook"};
  app.set_version_flag("--version", "stackbook " STACKBOOK_VERSION);
  app.require_subcommand(1);
  app.footer("Exit codes: 0 clean, 1 findings, 2 could not run.\nExample: stackbook check proposal.xlsx "
             "--format json");

  Terminal terminal{std::cout, std::cerr, wants_colour(), terminal_width(), program_path()};
  Run chosen;
  for (const AddVerb add : {add_new, add_check, add_export, add_connector, add_eval, add_explain, add_rules})
    add(app, terminal, chosen);

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) { // help and version
    app.exit(asked, std::cout, std::cerr);
    return std::cout.flush() ? clean : could_not_run;
  } catch (const CLI::ParseError& wrong) {
    app.exit(wrong, std::cout, std::cerr);
    return could_not_run;
  }
  const int code = chosen();
  if (!std::cout.flush())
    return fail(terminal,
                {"The result can't be written", "standard output", "the device is full or closed", ""});
  return code;
}

} // namespace
} // namespace stackbook::pipeline

int main(int argc, char** argv) {
  try {
    return stackbook::pipeline::run(argc, argv);
  } catch (const std::exception& trouble) {
    std::cerr << "stackbook: " << trouble.what() << '\n';
    return stackbook::pipeline::could_not_run;
  }
}
