// The order of the requirements graph: what must be compiled and computed before what, cycles, and what
// depends on what.
#pragma once

#include "rules/dmn/model/graph.hpp"

#include <vector>

namespace stackbook::dmn {

// Requirements, knowledge and a service's outputs.
std::vector<NodeId> needs_of(const Node& node);

// All nodes, each after what it needs (requirements, knowledge, a service's decisions). Functions may need
// each other in a circle (recursion); decisions that do are marked `cyclic` and become issues.
std::vector<NodeId> ordered(Graph& graph, std::vector<feel::Issue>& issues);

// The same nodes, each after its requirements. (A decision's knowledge may lead back to it, so the other order does not
// promise that.)
std::vector<NodeId> required_first(const Graph& graph, const std::vector<NodeId>& order);

// Dependents, and the memories: decisions that depend on the same inputs share one, which is cleared when any
// of those inputs is set. `order` as above.
void relate(Graph& graph, const std::vector<NodeId>& order);

// A service's decisions in order, and the place of each value it sees.
void plan_service(Node& node, Graph& graph);

} // namespace stackbook::dmn
