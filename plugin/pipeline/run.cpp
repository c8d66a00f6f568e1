#include "plugin/pipeline/host.hpp"
#include "plugin/pipeline/verb.hpp"

#include <iostream>

#include <CLI/CLI.hpp>

namespace stackbook::pipeline {
namespace {

int parse_and_run(int argc, char** argv, CLI::App& app, const std::filesystem::path& program,
                  std::initializer_list<AddVerb> verbs) {
  Terminal terminal{std::cout, std::cerr, wants_colour(), terminal_width(), program};
  Run chosen;
  app.require_subcommand(1);
  for (const AddVerb add : verbs) add(app, terminal, chosen);
  int code = clean;
  try {
    app.parse(argc, argv);
    code = chosen();
  } catch (const CLI::Success& asked) { // help and version
    app.exit(asked, std::cout, std::cerr);
  } catch (const CLI::ParseError& wrong) {
    app.exit(wrong, std::cout, std::cerr);
    return could_not_run;
  }
  if (!std::cout.flush())
    return fail(terminal,
                {"The result can't be written", "standard output", "the device is full or closed", ""});
  return code;
}

} // namespace

int run(int argc, char** argv, CLI::App& app, const std::filesystem::path& program,
        std::initializer_list<AddVerb> verbs) {
  try {
    return parse_and_run(argc, argv, app, program, verbs);
  } catch (const std::exception& trouble) { // memory
    std::cerr << "stackbook: " << trouble.what() << '\n';
    return could_not_run;
  }
}

int fail(Terminal& terminal, const Failure& failure) {
  terminal.err << "stackbook: " << to_text(failure) << '\n';
  return could_not_run;
}

} // namespace stackbook::pipeline
