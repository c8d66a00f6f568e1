// stackbook completion SHELL: what a shell needs to complete the command's words. Made from the command line's own
// declarations, so that it can't differ from them.
#pragma once

#include "plugin/pipeline/verb.hpp"

namespace stackbook::pipeline {

void add_completion(CLI::App& app, Terminal& terminal, Run& chosen);

} // namespace stackbook::pipeline
