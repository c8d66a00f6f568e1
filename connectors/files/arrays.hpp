// Arrays: formulas that fill an area of cells (ECMA-376 part 1, 18.3.1.40, t="array"; OpenDocument 1.3 part 3, 19.680 and
// 19.682). Files write one at its first cell and plain values into the others; each of them holds the formula.
#pragma once

#include "rules/workbook/workbook.hpp"

#include <vector>

namespace stackbook::files {

struct ArrayFormula {
  workbook::Area area;
  workbook::TextId text;
};

// Adds the formulas of an array's other cells, as far as these have values. Overlapping areas, which no suite writes, are
// followed until `visits` cells and columns were looked at. The sheet's formulas must be sorted, and are so afterwards.
void spread_arrays(workbook::Sheet& sheet, const std::vector<ArrayFormula>& arrays, std::uint64_t visits);

} // namespace stackbook::files
