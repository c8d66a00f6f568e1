// The string functions that take regular expressions: bodies of matches, replace and split.
#pragma once

#include "rules/feel/builtins/table.hpp"

namespace stackbook::feel {

Value answer_matches(Call& call, std::span<const Value> arguments); // input, pattern, flags?
Value answer_replace(Call& call, std::span<const Value> arguments); // input, pattern, replacement, flags?
Value answer_split(Call& call, std::span<const Value> arguments);   // string, delimiter

} // namespace stackbook::feel
