// Answers: the applicant's replies to warnings, kept in the workbook's table of role answers.
#pragma once

#include "rules/proposal/check.hpp"

#include <vector>

namespace stackbook::proposal {

// Marks the warnings that are answered. An answer that no longer fits its warning (other evidence), or that
// answers an error, becomes an info finding at the answer's row. One typed without a digest answers, and is said to be untied.
void take_answers(const Proposal& proposal, std::vector<findings::Finding>& findings);

} // namespace stackbook::proposal
