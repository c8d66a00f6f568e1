// Host: what the command asks of the machine it runs on, each thing once: terminal, environment, chance.
#pragma once

#include "rules/result.hpp"

#include <filesystem>
#include <string>

namespace stackbook::pipeline {

bool wants_colour();                  // standard output is a terminal, NO_COLOR unset or empty, TERM not dumb
bool prints_to_terminal();            // standard output is a terminal
bool shows_progress();                // standard error is a terminal, TERM not dumb
int terminal_width();                 // of standard output; 100 when it is no terminal
std::filesystem::path program_path(); // of the running executable
Result<std::string> new_uuid();       // version 4, from the system's chance

} // namespace stackbook::pipeline
