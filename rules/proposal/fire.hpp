// From what a rule table answered to findings: place, citation, evidence, which rule fired.
#pragma once

#include "rules/proposal/asking.hpp"

#include <vector>

namespace stackbook::proposal {

// `row` is nullptr for a decision that is asked once. Appends to `findings`.
void fire(Asking& asking, const RulePlan& plan, const BoundRow* row, feel::Value answer,
          std::vector<findings::Finding>& findings);

// A decision that gave null because of an error: said, not passed over.
findings::Finding unexplained(Asking& asking, std::string_view decision, const BoundTable* table,
                              const BoundRow* row, feel::Value null);

} // namespace stackbook::proposal
