// RULE.WHY: why a cell has a finding, or why the formula of ours in it gives an error.
#pragma once

#include "plugin/calc/functions/calls.hpp"
#include "plugin/calc/functions/guard.hpp"

#include <string>
#include <vector>

namespace stackbook::calc {

// What RULE.WHY is asked about, read while Calc computes: it is called again whenever the cell changes.
struct Asked {
  std::string sheet;
  workbook::Address at;
  std::string formula;     // empty unless the cell shows an error
  std::vector<Call> calls; // of our functions, their arguments read where they are plain values or references
};
Asked asked_of(const CellArgument& cell);

// The cell's findings with their sources, worst first; else the reason of its error; else nothing.
std::string why(const Standing& standing, const Asked& asked);

} // namespace stackbook::calc
