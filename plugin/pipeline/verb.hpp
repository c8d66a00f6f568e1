// Verb: one word of the stackbook command. Each stands in a file of its own and adds itself to the command
// line; main runs the one that was asked for.
//
// Results go to `out`, everything else to `err`. A verb answers 0 (clean), 1 (findings at or above the
// threshold) or 2 (could not run); no option changes what a code means.
#pragma once

#include "rules/result.hpp"

#include <filesystem>
#include <functional>
#include <initializer_list>
#include <iosfwd>

namespace CLI {
class App;
}

namespace stackbook::pipeline {

constexpr int clean = 0, findings_left = 1, could_not_run = 2;

struct Terminal {
  std::ostream& out;
  std::ostream& err;
  bool colour;                   // out is a terminal, NO_COLOR is unset or empty, TERM is not dumb
  int width;                     // columns of out; 100 when it is no terminal
  std::filesystem::path program; // the running executable, for what lies beside it
};

using Run = std::function<int()>;

// What every verb file offers: declares its options on a new subcommand of `app` and sets `chosen` when it is
// parsed.
using AddVerb = void (*)(CLI::App& app, Terminal& terminal, Run& chosen);

void add_new(CLI::App& app, Terminal& terminal, Run& chosen);
void add_check(CLI::App& app, Terminal& terminal, Run& chosen);
void add_approve(CLI::App& app, Terminal& terminal, Run& chosen);
void add_export(CLI::App& app, Terminal& terminal, Run& chosen);
void add_decide(CLI::App& app, Terminal& terminal, Run& chosen);
void add_eval(CLI::App& app, Terminal& terminal, Run& chosen);
void add_explain(CLI::App& app, Terminal& terminal, Run& chosen);
void add_screen(CLI::App& app, Terminal& terminal, Run& chosen);
void add_rules(CLI::App& app, Terminal& terminal, Run& chosen);
void add_compare(CLI::App& app, Terminal& terminal, Run& chosen);
void add_repair(CLI::App& app, Terminal& terminal, Run& chosen);
void add_merge(CLI::App& app, Terminal& terminal, Run& chosen);
void add_connector(CLI::App& app, Terminal& terminal, Run& chosen); // sync and serve: in a second program

// Parses the command line and runs the verb that was asked for; the process's exit code. `program`: as in Terminal.
int run(int argc, char** argv, CLI::App& app, const std::filesystem::path& program,
        std::initializer_list<AddVerb> verbs);

int fail(Terminal& terminal, const Failure& failure); // prints it; could_not_run

} // namespace stackbook::pipeline
