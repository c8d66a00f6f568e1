// The verbs of the second program.
#pragma once

#include "plugin/pipeline/verb.hpp"

namespace stackbook::pipeline {

void add_sync(CLI::App& app, Terminal& terminal, Run& chosen);
void add_serve(CLI::App& app, Terminal& terminal, Run& chosen);

} // namespace stackbook::pipeline
