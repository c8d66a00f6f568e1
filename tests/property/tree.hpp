// Trees of every form that a parser makes, built without it.
#pragma once

#include "rules/feel/syntax/tree.hpp"
#include "tests/property/choices.hpp"

namespace stackbook::feel {

inline constexpr const char* tree_names[] = {"n",     "a",          "a b",
                                             "a - b", "price/unit", "f"}; // that a tree may use

NodeId grow_tree(Tree& tree, Types& types, Choices& choices, int depth = 5);
NodeId grow_tests(Tree& tree, Types& types, Choices& choices); // the cell of a decision table

} // namespace stackbook::feel
