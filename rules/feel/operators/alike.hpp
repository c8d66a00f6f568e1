// Comparing within the steps of an evaluation: what functions over lists and `is` ask of each element. Counts a step, and
// more for what is long or deep; the answer is nothing once the steps are used up.
#pragma once

#include "rules/feel/operators/equality.hpp"

namespace stackbook::feel {

// The same element of a list: equal, and of one kind; what can't be compared differs.
std::optional<bool> alike(Value a, Value b, Evaluation& evaluation);

// The same element of the value space, as `same` says.
std::optional<bool> identical(Value a, Value b, Evaluation& evaluation);

} // namespace stackbook::feel
