// Cursor: where a loop stands in what it goes over (DMN 1.5 section 10.3.2.14). Three registers:
//   [0] the list, or the first of a range of numbers or dates
//   [1] how many turns are done; its exponent is the step of a range, 1 or -1
//   [2] how many turns there are
#pragma once

#include "rules/feel/evaluation.hpp"
#include "rules/feel/number/number.hpp"
#include "rules/feel/value.hpp"

namespace stackbook::feel {

constexpr std::uint32_t cursor_registers = 3;

// False: `domain` can't be gone over; cursor[0] is the null that says so. A filter takes a range for one
// value, and null for null.
bool open(Value* cursor, Value domain, bool filtering, Evaluation& evaluation, Span span);

inline bool next(Value* cursor, Value& variable, Arena& arena) {
  const std::int64_t turn = cursor[1].coefficient();
  if (turn >= cursor[2].coefficient()) return false;
  const std::int16_t step = cursor[1].exponent();
  cursor[1] = Value::small_number(turn + 1, step);
  const Value first = cursor[0];
  switch (first.kind()) {
  case Kind::list: variable = first.as_list()[static_cast<std::size_t>(turn)]; break;
  case Kind::date: variable = Value::date(first.days() + step * turn); break;
  default: variable = number::add(first, number::from(step * turn), arena); break;
  }
  return true;
}

} // namespace stackbook::feel
