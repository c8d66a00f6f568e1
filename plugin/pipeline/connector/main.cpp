// stackbook-connector: the verbs that need a network. The stackbook command hands `sync` and `serve` over to
// it.

#include "plugin/pipeline/connector/verbs.hpp"
#include "plugin/pipeline/host.hpp"

#include <iostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

int run(int argc, char** argv) {
  CLI::App app{"Sends approved rows to a connector, or is one.", "stackbook"};
  app.require_subcommand(1);
  // The packs lie beside the command, not beside this program.
  Terminal terminal{std::cout, std::cerr, wants_colour(), terminal_width(),
                    program_path().parent_path().parent_path().parent_path() / "bin" / "stackbook"};
  Run chosen;
  add_sync(app, terminal, chosen);
  add_serve(app, terminal, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    app.exit(asked, std::cout, std::cerr);
    return clean;
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
