// Cell: what is known about one input cell of a decision table before any value is seen.
//
// A cell whose alternatives are constants of one kind (comparisons, ranges and equalities of numbers or
// dates, equality of strings or booleans, null) is put into the column's index. Every other cell is dynamic:
// its program is run.
#pragma once

#include "rules/feel/program/program.hpp"
#include "rules/feel/syntax/tree.hpp"

#include <string_view>
#include <vector>

namespace stackbook::dmn {

struct Interval { // of numbers or dates; an end that is null is open to infinity
  feel::Value low, high;
  bool low_in = false, high_in = false;
};

struct Cell {
  enum class Sort : std::uint8_t { any, number, date, string, boolean, null, dynamic };
  Sort sort = Sort::any;
  bool negated = false;
  std::vector<Interval> intervals;       // number, date
  std::vector<std::string_view> strings; // in the arena given
  bool truth[2] = {false, false};        // boolean: is false, is true among the alternatives
};

// `tree` holds the cell's tests as the parser gave them; constants are evaluated with `evaluation` and kept
// in its arena.
Cell classify(const feel::Tree& tree, feel::NodeId root, const feel::Scope& scope, feel::Types& types,
              feel::Evaluation& evaluation);

} // namespace stackbook::dmn
