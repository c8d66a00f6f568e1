// Waivers and baseline: findings that a pipeline does not count. They stay in the report and say so; an answered warning
// stays answered.
#pragma once

#include "rules/findings/finding.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::findings {

struct Waiver {
  std::string rule;              // its id, whole
  std::string sheet, row, field; // where; empty: wherever the rule speaks
  std::string reason, by, until; // why, who says so, ISO date of the last day that it holds; empty: no end
  std::size_t line = 0;          // of the file that it stands in
};

// Sets State::waived. Answers the positions of waivers that met nothing, or whose day is over by `today` (ISO).
std::vector<std::size_t> waive(std::vector<Finding>& findings, const std::vector<Waiver>& waivers,
                               std::string_view today);

// Fingerprints in a report that was made before (JSON, NDJSON or SARIF), and State::baseline for findings that have one.
std::set<std::string, std::less<>> fingerprints_in(std::string_view report);
void mark_known(std::vector<Finding>& findings, const std::set<std::string, std::less<>>& known);

} // namespace stackbook::findings
