#include "connectors/files/arrays.hpp"

#include <algorithm>
#include <utility>

namespace stackbook::files {

namespace {

void add_formulas(workbook::Sheet& sheet, const std::vector<ArrayFormula>& arrays, std::uint64_t visits) {
  for (const auto& [area, text] : arrays)
    for (std::size_t c = area.first.column; c <= area.last.column && c < sheet.columns.size(); ++c) {
      if (visits-- == 0) return;
      workbook::Column& column = sheet.columns[c];
      for (auto row = std::ranges::lower_bound(column.rows, area.first.row);
           row != column.rows.end() && *row <= area.last.row; ++row) {
        if (visits-- == 0) return;
        workbook::Cell& cell = column.cells[static_cast<std::size_t>(row - column.rows.begin())];
        if (std::exchange(cell.formula, true)) continue;
        sheet.formulas.push_back({{*row, static_cast<std::uint32_t>(c)}, text, false});
      }
    }
}

} // namespace

void spread_arrays(workbook::Sheet& sheet, const std::vector<ArrayFormula>& arrays, std::uint64_t visits) {
  const std::size_t known = sheet.formulas.size();
  add_formulas(sheet, arrays, visits);
  if (sheet.formulas.size() > known) std::ranges::stable_sort(sheet.formulas, {}, &workbook::Formula::at);
}

} // namespace stackbook::files
