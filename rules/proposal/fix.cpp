#include "rules/proposal/fix.hpp"

#include "rules/proposal/cell.hpp"

#include <set>

namespace stackbook::proposal {

using Safety = findings::Fix::Safety;

namespace {

const workbook::Cell* cell_of(const workbook::Workbook& workbook, const findings::Place& place) {
  const workbook::Sheet* sheet = place.cell ? workbook.sheet(place.sheet) : nullptr;
  return sheet ? sheet->cell(*place.cell) : nullptr;
}

} // namespace

void spare_formulas(const workbook::Workbook& workbook, std::vector<findings::Finding>& findings) {
  for (findings::Finding& finding : findings) {
    if (!finding.fix || finding.fix->safety != Safety::safe) continue;
    const workbook::Cell* cell = cell_of(workbook, finding.place);
    if (cell && cell->formula) finding.fix->safety = Safety::review;
  }
}

std::vector<SafeFix> safe_fixes(const workbook::Workbook& workbook,
                                const std::vector<findings::Finding>& findings) {
  std::vector<SafeFix> fixes;
  std::set<std::pair<std::string, workbook::Address>> seen;
  for (const findings::Finding& finding : findings) {
    if (!finding.fix || finding.fix->safety != Safety::safe) continue;
    const workbook::Cell* cell = cell_of(workbook, finding.place);
    if (!cell || cell->formula) continue;
    const std::string& sheet = workbook.sheet(finding.place.sheet)->name;
    if (seen.emplace(sheet, *finding.place.cell).second)
      fixes.push_back({sheet, *finding.place.cell, datum_of(workbook, cell), finding.fix->value,
                       finding.fix->title, finding.rule});
  }
  return fixes;
}

} // namespace stackbook::proposal
