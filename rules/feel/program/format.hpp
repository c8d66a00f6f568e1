// java.util.Formatter's conversions s S d f x b n %, with flags - 0 + , space, width and precision; ties round half up, as
// there. Nothing for a pattern that asks for more, or for an argument that does not fit its conversion.
#pragma once

#include "rules/feel/arena.hpp"
#include "rules/feel/value.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace stackbook::feel {

std::optional<std::string> format_java(std::string_view pattern, std::span<const Value> arguments,
                                       Arena& arena);

} // namespace stackbook::feel
