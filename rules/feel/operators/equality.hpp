// Equality and identity over all kinds of values (DMN 1.5 section 10.3.2.13, tables 53 and 54; `is`
// section 10.3.4.7).
//
// `=` asks whether two values of one kind mean the same:
//   null           null = null; null is unequal to everything else
//   number         by value: 1.0 = 1
//   string         by code points
//   time           hour, minute, second, both in UTC; a fraction of a second is ignored; a named zone counts
//   with its
//                  offset on 1970-01-01
//   date and time  the same moment, to the second
//   list           same length, equal elements in order
//   context        same keys with equal values, in any order
//   range          same form, ends and inclusion: (=10) is not [10..10], (1..10] is ]1..10]
//   function       the very same function
// Kinds that differ, and a local with a zoned time, can't be compared; deeper inside a list, context or range
// such a pair just makes the whole unequal.
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/value.hpp"

#include <cstdint>
#include <optional>

namespace stackbook::feel {

// Nothing: can't be compared. Takes no stack for nested values. With `budget` it counts down one for every
// pair of parts looked at and answers nothing when it reaches zero: two values that share their parts can be
// exponentially large. A pair of long texts counts for several.
std::optional<bool> equal(Value a, Value b);
std::optional<bool> equal(Value a, Value b, std::uint64_t& budget);

// `is`: the same element of the value space. A zone is not its offset, Z is +00:00, PT24H is P1D, P0Y is not
// P0D, 1.0 is 1; null is null. Never fails.
bool same(Value a, Value b);

// Texts are compared this many bytes a step.
inline constexpr std::size_t bytes_a_step = 64;

// The operators = and !=: true, false, or null with not_comparable or limit_steps.
Value equals_slowly(Value a, Value b, Evaluation& evaluation, Span span);
inline Value equals(Value a, Value b, Evaluation& evaluation, Span span) {
  if (a.kind() == Kind::number && b.kind() == Kind::number) return Value::boolean(number::equal(a, b));
  if (a.kind() == Kind::string && b.kind() == Kind::string) {
    const bool alike = a.as_string().size() == b.as_string().size();
    if (alike) evaluation.steps += a.as_string().size() / bytes_a_step;
    return Value::boolean(alike && a.as_string() == b.as_string());
  }
  return equals_slowly(a, b, evaluation, span);
}
inline Value differs(Value a, Value b, Evaluation& evaluation, Span span) {
  const Value answer = equals(a, b, evaluation, span);
  return answer.is_null() ? answer : Value::boolean(!answer.as_boolean());
}

} // namespace stackbook::feel
