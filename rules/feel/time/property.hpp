// The properties of dates, times and durations (DMN 1.5 section 10.3.2.5, table 65).
//
//   date             year month day weekday (Monday 1 … Sunday 7)
//   date and time    those, and hour minute second, `time offset`, timezone
//   time             hour minute second, `time offset`, timezone
//   durations        days hours minutes seconds; years months: components of the normalised value with its
//   sign
//
// `time offset` is null for a local time, the offset in force for a named zone; timezone is null without a
// named zone. second is a whole number; the seconds of a duration keep their fraction.
#pragma once

#include "rules/feel/value.hpp"

#include <optional>
#include <string_view>

namespace stackbook::feel {

// Nothing when this kind of value has no such property.
std::optional<Value> temporal_property(Value value, std::string_view name);

} // namespace stackbook::feel
