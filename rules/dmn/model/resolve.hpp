// Resolving: the elements of all models as nodes of one graph, their references by (namespace, id), the
// frames of their logic (DMN 1.5 sections 6.3 and 10.4).
#pragma once

#include "rules/dmn/model/definitions.hpp"
#include "rules/dmn/model/graph.hpp"

#include <span>

namespace stackbook::dmn {

// Adds a node for each drawn element, in source order; `drawn[i]` describes graph.nodes[i].
void add_nodes(std::span<const Definitions> models, Graph& graph, std::vector<const Drawn*>& drawn);

// Their declared types, when the item definitions are read.
void type_nodes(std::span<const Drawn* const> drawn, Graph& graph);

// Follows the references; one that leads nowhere is an issue.
void link(std::span<const Drawn* const> drawn, Graph& graph, std::vector<feel::Issue>& issues);

// The names a node's logic sees, and the plan of its frame. Types of nodes that come before it in the order
// are known.
feel::Scope scope_of(const Node& node, Plan& plan, feel::Types& types);

} // namespace stackbook::dmn
