// Compiling a decision table element.
#pragma once

#include "rules/dmn/boxed/lower.hpp"
#include "rules/dmn/table/table.hpp"

namespace stackbook::dmn {

// The table at a place whose frame is that of at.scope. It lives in the graph.
const Table& compile_table(const xml::Element& element, Lowering& at);

// A table inside another boxed expression, as a step of the tree.
feel::NodeId lower_table(const xml::Element& element, Lowering& at);

} // namespace stackbook::dmn
