// What the family files share: the types of parameters, the two forms of a function over a list, the count of
// work.
#pragma once

#include "rules/feel/builtins/table.hpp"

namespace stackbook::feel {

using Arguments = std::span<const Value>;

namespace types {
inline Type any() {
  return Type::simple(Type::Form::any);
}
inline Type boolean() {
  return Type::simple(Type::Form::boolean);
}
inline Type number() {
  return Type::simple(Type::Form::number);
}
inline Type string() {
  return Type::simple(Type::Form::string);
}
inline Type days_duration() {
  return Type::simple(Type::Form::days_duration);
}
inline Type months_duration() {
  return Type::simple(Type::Form::months_duration);
}
inline Type list() {
  return Type::any_list();
}
inline Type context() {
  return Type::simple(Type::Form::context);
}
inline Type function() {
  return Type::simple(Type::Form::function);
}
} // namespace types

// min([1, 2]) and min(1, 2): both forms end in one body, which sees the elements.
inline constexpr std::string_view elements = "element, …"; // no name that a call could write
template <Value (*body)(Call&, Arguments)> Value over_elements(Call& call, Arguments arguments) {
  return body(call, arguments[0].as_list());
}

// Counts `steps` units of work; false when the evaluation has used up its limit.
inline bool spend(Call& call, std::uint64_t steps) {
  call.evaluation.steps += steps;
  return call.evaluation.steps <= call.evaluation.limits.steps;
}

} // namespace stackbook::feel
