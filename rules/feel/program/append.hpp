// Growing lists of the machine. A list seen while it grows (the `partial` of a loop) stays what it was.
#pragma once

#include "rules/feel/arena.hpp"
#include "rules/feel/value.hpp"

#include <algorithm>

namespace stackbook::feel {

inline void append(Value& list, Value item, Arena& arena) {
  const auto items = list.as_list();
  const std::size_t count = items.size();
  auto* at = const_cast<Value*>(items.data());
  if ((count & (count - 1)) == 0) { // its room is the next power of two: full when it is one, or none
    at = arena.array<Value>(count == 0 ? 1 : 2 * count);
    std::copy(items.begin(), items.end(), at);
  }
  at[count] = item;
  list = Value::list({at, count + 1});
}

} // namespace stackbook::feel
