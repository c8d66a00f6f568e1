// Host: what the command asks of the machine it runs on, each thing once: terminal, environment, chance.
#pragma once

#include "rules/result.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace stackbook::pipeline {

bool wants_colour();                  // standard output is a terminal, NO_COLOR unset or empty, TERM not dumb
bool prints_to_terminal();            // standard output is a terminal
bool shows_progress();                // standard error is a terminal, TERM not dumb
int terminal_width();                 // of standard output; 100 when it is no terminal
std::filesystem::path program_path(); // of the running executable
unsigned processors();                // at least one
Result<std::string> new_uuid();       // version 4, from the system's chance

// Lets the system back the heap with large pages, up to 512 MiB of it: a workbook of a million cells takes a thousand page
// faults instead of 27,000. For a program that reads, answers and ends: what it frees stays its own. Before anything large
// is allocated, in the first thread; where the system grants none, all stays as it was. All threads then share one heap,
// unless they are to work on something large each, told before the first of them starts.
void use_large_pages();
void use_heap_by_thread();
// Something large that lives as long as the process: the system takes its memory back at once, which giving it back piece by
// piece does not. One thread at a time.
void keep_to_the_end(std::shared_ptr<const void> large);

} // namespace stackbook::pipeline
