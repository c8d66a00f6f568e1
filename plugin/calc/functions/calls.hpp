// Calls: the calls of our functions in a formula, as Calc gives its text (English names, ";" between arguments).
#pragma once

#include "plugin/calc/live/standing.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stackbook::calc {

struct Call {
  std::string function;          // "STACK.HAS"
  std::vector<std::string> text; // its arguments as they are written, spaces around them left out
  bool read = false;             // every argument was understood
  std::string name;              // of RULE.DECIDE, RULE.FEEL, RULE.EXPLAIN: the first argument
  Arguments arguments;
};

// A value that an argument refers to ("A1", "$Sheet.B2:C3"); nothing for what is no reference. An empty cell gives an
// empty text.
using Refer = std::function<std::optional<proposal::Argument>(const std::string&)>;

std::vector<Call> calls_in(std::string_view formula, const Refer& refer);

} // namespace stackbook::calc
