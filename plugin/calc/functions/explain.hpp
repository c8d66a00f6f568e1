// RULE.EXPLAIN: what a rule says and where it speaks, or what a decision answers and which of its rules fired.
#pragma once

#include "plugin/calc/live/standing.hpp"

#include <string>

namespace stackbook::calc {

// `name`: a rule's id, a decision that gives findings, or anything that RULE.DECIDE takes.
Result<std::string> explain(const Standing& standing, std::string_view name, const Arguments& arguments);

// One rule as text: source, conditions, message.
std::string rule_page(const Standing& standing, const proposal::RuleInfo& rule);

} // namespace stackbook::calc
