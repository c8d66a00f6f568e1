// Distinct: which elements of a list were not seen before, by FEEL's equality. Linear, unless many long elements differ
// only in the midst.
#pragma once

#include "rules/feel/builtins/family.hpp"

namespace stackbook::feel {

// The elements without the later ones that equal an earlier one (null equals null), in order; null with
// limit_steps when the comparing takes too long.
Value distinct(Call& call, Arguments items);

} // namespace stackbook::feel
