// Literals of every kind of value, as FEEL text.
#pragma once

#include "tests/property/choices.hpp"

#include <string>

namespace stackbook::feel {

std::string grow_number(Choices& choices);
std::string grow_text(Choices& choices); // the inside of a string literal without escapes
std::string grow_temporal(Choices& choices);
std::string grow_scalar(Choices& choices);
std::string grow_value(Choices& choices, int depth = 3); // scalars, lists, contexts, ranges
std::string grow_date(Choices& choices);                 // 2025-07-23
std::string grow_time(Choices& choices);                 // 10:00:00.5+02:00
std::string grow_days(Choices& choices);                 // -P1DT2H3M4.5S
std::string grow_months(Choices& choices);               // P1Y2M

} // namespace stackbook::feel
