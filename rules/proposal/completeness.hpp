// Completeness: how much of what this proposal's own rows and rules require is there, by sheet, by group (the
// layer of a stack line) and by the member who supplies it, and what is left.
//
// A field counts only where its `required` condition holds for that row. An error of a rule that points at a
// sheet as a whole (a layer without a line, no market) counts as one more field that is not filled.
#pragma once

#include "rules/proposal/check.hpp"

namespace stackbook::proposal {

// `only`: of the proposal's tables, the one to count; `findings` are then those of that table.
findings::Completeness completeness(const Proposal& proposal, const std::vector<findings::Finding>& findings,
                                    const BoundTable* only = nullptr);

// Filled by required, to the 15 digits of a cell; 1 where nothing is required.
findings::Decimal quotient(const findings::Share& share);

} // namespace stackbook::proposal
