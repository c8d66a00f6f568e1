// Values from the cells of this folder's tables, and back.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace stackbook::feel {

Value value_of(std::string_view cell, Arena& arena); // a number, "string", true, false, null, at literal
std::string cell_of(Value value, const Evaluation& evaluation);          // a null with a reason: ! and its id
std::vector<std::string> cells_of(const std::string& line, char border); // trimmed
std::string_view name_of_kind(Kind kind);

} // namespace stackbook::feel
