// Moving points of time by durations, and durations' own arithmetic. Nothing: the result leaves the calendar,
// or the 64 bits of a duration.
#pragma once

#include "rules/feel/arena.hpp"
#include "rules/feel/value.hpp"

#include <optional>

namespace stackbook::feel {

std::optional<Value> shifted(Value point, Value duration, int sign, Arena& arena); // date, time or date-time
std::optional<Value> summed(Value a, Value b, int sign); // two durations of one sort
std::optional<Value> negated(Value duration);
std::optional<Value> scaled(Value duration, Value factor, Arena& arena);
std::optional<Value> shared(Value duration, Value divisor, Arena& arena); // the divisor is not zero

Value size_of(Value duration, Arena& arena); // as a number: its months, or its seconds with their fraction

} // namespace stackbook::feel
