// Arithmetic over all kinds of values (DMN 1.5 sections 10.3.2.14 and following, tables 57 to 62).
//
//   +   number number · string string · duration duration (one sort) · date|date-time duration · time
//   days-duration;
//       the duration may stand first
//   -   number number · duration duration · date|date-time duration · time days-duration ·
//       date|date-time date|date-time · time time (both give a days and time duration)
//   *   number number · number duration · duration number
//   /   number number · duration number · duration duration (one sort: a number)
//   **  number number
//   -x  number, duration
//
// A date moves by whole days: the moment is floored to its day. Months keep the day or clamp to the month's
// last. A date-time with a zone moves along the line of time and keeps its zone; a time wraps at midnight. A
// date beside a date-time is its midnight in UTC; local and zoned can't be subtracted. Months × or ÷ number
// are cut to whole months, days durations rounded half even to the nanosecond.
//
// Everything else is null with its reason: operand_type, zone_mixed, division_by_zero, number_range,
// date_range, argument_value (a root that is no number), limit_bytes (a text of 4 GiB).
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/value.hpp"

namespace stackbook::feel {

namespace mixed { // whatever is not two numbers with an answer
Value add(Value a, Value b, Evaluation& evaluation, Span span);
Value subtract(Value a, Value b, Evaluation& evaluation, Span span);
Value multiply(Value a, Value b, Evaluation& evaluation, Span span);
Value divide(Value a, Value b, Evaluation& evaluation, Span span);
Value power(Value a, Value b, Evaluation& evaluation, Span span);
Value negate(Value a, Evaluation& evaluation, Span span);
} // namespace mixed

#define STACKBOOK_ARITHMETIC(name)                                                                           \
  inline Value name(Value a, Value b, Evaluation& evaluation, Span span) {                                   \
    if (a.kind() == Kind::number && b.kind() == Kind::number) {                                              \
      const Value result = number::name(a, b, evaluation.arena);                                             \
      if (!result.is_null()) return result;                                                                  \
    }                                                                                                        \
    return mixed::name(a, b, evaluation, span);                                                              \
  }
STACKBOOK_ARITHMETIC(add)
STACKBOOK_ARITHMETIC(subtract)
STACKBOOK_ARITHMETIC(multiply)
STACKBOOK_ARITHMETIC(divide)
STACKBOOK_ARITHMETIC(power)
#undef STACKBOOK_ARITHMETIC

inline Value negate(Value a, Evaluation& evaluation, Span span) {
  return a.kind() == Kind::number ? number::negate(a, evaluation.arena) : mixed::negate(a, evaluation, span);
}

} // namespace stackbook::feel
