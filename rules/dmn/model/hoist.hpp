// Hoisting: an input expression of a decision table that loops or calls, and depends on less of the input data
// than its decision, becomes a hidden decision of its own. A rule over the rows of a sheet whose input looks at
// a whole sheet, such as count(Stack[…]), then computes it once and not for every row; what is set again decides
// what is computed again, as for every decision. The expression is one that the table always evaluates, so
// nothing is evaluated that was not.
#pragma once

#include "rules/dmn/model/graph.hpp"

#include <vector>

namespace stackbook::dmn {

// Adds the hidden decisions behind the others and has the tables read them. `order` as in order.hpp.
void hoist(Graph& graph, const std::vector<NodeId>& order);

} // namespace stackbook::dmn
