// stackbook-connector: the verbs that need a network. The stackbook command hands `sync` and `serve` over to it.

#include "plugin/pipeline/connector/verbs.hpp"
#include "plugin/pipeline/host.hpp"

#include <CLI/CLI.hpp>

int main(int argc, char** argv) {
  using namespace stackbook::pipeline;
  CLI::App app{"Sends approved rows to a connector, or is one.", "stackbook"};
  // The packs lie beside the command, not beside this program.
  const auto command = program_path().parent_path().parent_path().parent_path() / "bin" / "stackbook";
  return run(argc, argv, app, command, {add_sync, add_serve});
}
