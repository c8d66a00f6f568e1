// Trace: how the decisions behind findings came about.
#pragma once

#include "rules/proposal/check.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace stackbook::pipeline {

// By the finding's place in `findings`, for those that a rule made and `wanted` takes: the lines of the tree. The rules
// concerned are asked again, each once over its rows, with the same proposal and options as for the check.
std::map<std::size_t, std::vector<std::string>>
traces_of(const proposal::Proposal& proposal, const proposal::CheckOptions& options,
          const std::vector<findings::Finding>& findings,
          const std::function<bool(const findings::Finding&)>& wanted);

} // namespace stackbook::pipeline
