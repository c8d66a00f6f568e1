// Ranges: making them and asking what they hold (DMN 1.5 sections 10.3.2.7, 10.3.2.13 table 56, `in`).
//
//   [1..10] (1..10) …  interval: ends of one ordered kind, ascending; an end may be null, but nothing can be
//   tested then
//   (<10) (<=10)       less, less_equal: start absent; end 10, included for <=
//   (>10) (>=10)       greater, greater_equal: end absent
//   (=10) (!=10)       equal, not_equal: both ends 10, included for =; of any kind of value
// The form is part of a range's identity.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/value.hpp"

#include <optional>
#include <string_view>

namespace stackbook::feel {

// The range, or null with range_malformed: ends of different or unordered kinds, or descending.
Value make_range(Value start, Value end, bool start_included, bool end_included, Evaluation& evaluation,
                 Span span);
Value make_unary_range(Range::Form form, Value end, Evaluation& evaluation,
                       Span span); // not for Form::interval

// Is the value in the range? Null with not_comparable or zone_mixed if it has no order with the ends, or a
// needed end is null.
Value in_range(Value value, const Range& range, Evaluation& evaluation, Span span);

// start, end, `start included`, `end included`. Nothing for another name.
std::optional<Value> range_property(const Range& range, std::string_view name);

// Whatever stands after a dot on a date, time, duration or range; nothing when the kind has no such property.
std::optional<Value> property_of(Value value, std::string_view name);

} // namespace stackbook::feel
