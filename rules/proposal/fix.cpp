#include "rules/proposal/fix.hpp"

#include "rules/proposal/cell.hpp"

#include <set>

namespace stackbook::proposal {

std::vector<SafeFix> safe_fixes(const workbook::Workbook& workbook,
                                const std::vector<findings::Finding>& findings) {
  std::vector<SafeFix> fixes;
  std::set<std::pair<std::string, workbook::Address>> seen;
  for (const findings::Finding& finding : findings) {
    if (!finding.fix || finding.fix->safety != findings::Fix::Safety::safe || !finding.place.cell) continue;
    const workbook::Sheet* sheet = workbook.sheet(finding.place.sheet);
    const workbook::Cell* cell = sheet ? sheet->cell(*finding.place.cell) : nullptr;
    if (!cell || cell->formula || !seen.emplace(sheet->name, *finding.place.cell).second) continue;
    fixes.push_back({sheet->name, *finding.place.cell, datum_of(workbook, cell), finding.fix->value,
                     finding.fix->title, finding.rule});
  }
  return fixes;
}

} // namespace stackbook::proposal
