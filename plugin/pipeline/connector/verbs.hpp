// The verbs of the second program.
#pragma once

#include "plugin/pipeline/verb.hpp"

#include <string>

namespace stackbook::pipeline {

void add_sync(CLI::App& app, Terminal& terminal, Run& chosen);
void add_serve(CLI::App& app, Terminal& terminal, Run& chosen);

std::string now_utc(); // ISO date and time, with Z

} // namespace stackbook::pipeline
