// Wording: the sentences about a finding that more than one format prints.
#pragma once

#include "rules/findings/finding.hpp"

#include <string>
#include <string_view>

namespace stackbook::report {

std::string_view
without_place(const findings::Finding& finding);           // its message, where the place stands beside it
std::string citation_of(const findings::Finding& finding); // source, rule, and how sure the source is

std::string one_line(std::string_view text); // control characters, which would steer what shows it, as spaces

} // namespace stackbook::report
