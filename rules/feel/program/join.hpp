// The elements of a list whose member may equal a key: in the list's order, surely all that equal it, possibly others. The
// list itself where an index does not help: it is short, not a list, or asked for the first time, or values of the key's
// kind have no hash.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/value.hpp"

#include <string_view>

namespace stackbook::feel {

Value narrowed(Value list, std::string_view member, Value key, Evaluation& evaluation);

} // namespace stackbook::feel
