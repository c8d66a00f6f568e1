// Excuses: the findings that this run does not count, from --waivers and --baseline.
//
// Waivers are a .csv with the columns rule, reason, by and until (a date, the last day), and where it matters sheet, row
// (its key) and field. A baseline is a report made before: JSON, NDJSON or SARIF.
#pragma once

#include "plugin/pipeline/verb.hpp"
#include "rules/findings/waivers.hpp"

#include <string>
#include <vector>

namespace stackbook::pipeline {

struct Excuses {
  std::string waivers_file;
  std::vector<findings::Waiver> waivers;
  std::set<std::string, std::less<>> known;
};
Result<Excuses> read_excuses(const std::string& waivers, const std::string& baseline); // empty: none
// Marks findings; says on standard error which waivers met nothing or are over.
void excuse(std::vector<findings::Finding>& findings, const Excuses& excuses, Terminal& terminal, bool quiet);

} // namespace stackbook::pipeline
