// sort(list, precedence) (DMN 1.5 section 10.3.4.6): a stable merge that ends for any precedence, consistent
// or not.
#pragma once

#include "rules/feel/builtins/family.hpp"

namespace stackbook::feel {

Value sort(Call& call, Arguments arguments);

// Whether a function can be called with two arguments by position.
bool takes_two(Value function);

} // namespace stackbook::feel
