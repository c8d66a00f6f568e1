// Reports that show beneath findings how their decisions came about: in text the lines of the tree, in JSON a member
// `trace` of the finding, as rules/report/report.schema.json has it.
#pragma once

#include "rules/report/report.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace stackbook::report {

// By the finding's place in the report: the lines of dmn's to_text(trace), two spaces a level.
using Traces = std::map<std::size_t, std::vector<std::string>>;

std::string text(const findings::Report& report, const TextOptions& options, const Traces& traces);
std::string json(const findings::Report& report, const Traces& traces);
std::string ndjson(const findings::Report& report, const Traces& traces);

} // namespace stackbook::report
