// Clauses: reference/clauses.csv of a pack: each clause of the order, whose duty it is, and why one that no
// rule checks is none of an applicant's.
#pragma once

#include "rules/proposal/pack.hpp"
#include "rules/result.hpp"

#include <string>
#include <vector>

namespace stackbook::pipeline::rules {

struct Clause {
  std::string clause; // "3(b)(i)(A)"
  std::string title;
  std::string status; // "duty" of an applicant, "reference", or "agency": nobody's who applies
  std::string reason; // why it is no duty
  std::vector<const proposal::RuleInfo*> rules;
};

// With the rules that serve each. Fails without a file; rules whose clause is not there are in `astray`.
struct Clauses {
  std::vector<Clause> all;
  std::vector<const proposal::RuleInfo*> astray;
};
Result<Clauses> clauses_of(const proposal::Pack& pack);

} // namespace stackbook::pipeline::rules
