// Order: the operators < <= > >= and between (DMN 1.5 section 10.3.2.13, tables 55 and 56).
//
// Ordered are numbers, strings (by code point), dates, times, date-times and each of the two sorts of
// duration, with their own kind only. Times and date-times are compared as moments, fraction included; a
// local one has no place among zoned ones. Everything else, null included, has no order.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/operators/equality.hpp"
#include "rules/feel/value.hpp"

#include <algorithm>
#include <optional>

namespace stackbook::feel {

bool is_ordered(Kind kind);

// < 0, 0, > 0; nothing when the two have no order.
std::optional<int> compare(Value a, Value b);

// The steps that comparing two long texts takes.
inline void charge(Value a, Value b, Evaluation& evaluation) {
  if (a.kind() == Kind::string && b.kind() == Kind::string)
    evaluation.steps += std::min(a.as_string().size(), b.as_string().size()) / bytes_a_step;
}

// The operators: true, false, or null with not_comparable or zone_mixed.
Value fail_comparison(Value a, Value b, Evaluation& evaluation, Span span);
#define STACKBOOK_ORDER(name, op)                                                                            \
  inline Value name(Value a, Value b, Evaluation& evaluation, Span span) {                                   \
    if (a.kind() == Kind::number && b.kind() == Kind::number)                                                \
      return Value::boolean(number::compare(a, b) op 0);                                                     \
    charge(a, b, evaluation);                                                                                \
    const std::optional<int> order = compare(a, b);                                                          \
    return order ? Value::boolean(*order op 0) : fail_comparison(a, b, evaluation, span);                    \
  }
STACKBOOK_ORDER(less, <)
STACKBOOK_ORDER(less_equal, <=)
STACKBOOK_ORDER(greater, >)
STACKBOOK_ORDER(greater_equal, >=)
#undef STACKBOOK_ORDER

// value between low and high: both ends belong to it; null if any two have no order.
Value between(Value value, Value low, Value high, Evaluation& evaluation, Span span);

} // namespace stackbook::feel
