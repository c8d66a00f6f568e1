// The machine's clock, asked by the programs people start; the rules get its answer as an argument.
#pragma once

#include "rules/feel/evaluation.hpp"

#include <string>

namespace stackbook::clock {

std::string today();   // the local date, ISO
std::string now_utc(); // date and time, ISO, with Z
feel::Clock now();     // UTC, for FEEL's now() and today()

} // namespace stackbook::clock
