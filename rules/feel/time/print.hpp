// Printing dates, times and durations as FEEL's string() does; what is printed reads back to the same value
// (DMN 1.5 section 10.3.4.1).
//
// Years have at least 4 digits; a fraction of a second has no trailing zeros; an offset of zero is Z, seconds
// of an offset only when there are some; durations are normalised (PT90M is PT1H30M), zero is PT0S or P0M.
#pragma once

#include "rules/feel/value.hpp"

#include <string>

namespace stackbook::feel {

std::string print_date(std::int64_t days);
std::string print_time(std::int64_t nanoseconds, Zone zone);
std::string print_date_time(const DateTime& at);
std::string print_days_duration(Value duration);
std::string print_months_duration(Value duration);

std::string print_temporal(Value value); // any of the five kinds

} // namespace stackbook::feel
