// A tree as the tables of this folder show it: (add a 1), names with spaces as ‹a b›.
#pragma once

#include "rules/feel/syntax/tree.hpp"

#include <string>

namespace stackbook::feel {

std::string shown(const Tree& tree, NodeId id);

} // namespace stackbook::feel
