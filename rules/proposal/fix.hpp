// Fixes: which cells may be corrected without asking, and to what.
//
// Only findings whose fix is safe: spaces around a text, a number stored as text, the list's own spelling of an
// entry. A formula's cell is never written to.
#pragma once

#include "rules/proposal/check.hpp"

#include <string>
#include <vector>

namespace stackbook::proposal {

// A formula is mended by a person: a fix of what it shows is never safe.
void spare_formulas(const workbook::Workbook& workbook, std::vector<findings::Finding>& findings);

struct SafeFix {
  std::string sheet; // its name in this workbook
  workbook::Address at;
  findings::Datum was, now;
  std::string title; // "Remove the spaces"
  std::string rule;
};

// In the order of the findings, one a cell: another fix of the same cell shows once this one is made.
std::vector<SafeFix> safe_fixes(const workbook::Workbook& workbook,
                                const std::vector<findings::Finding>& findings);

} // namespace stackbook::proposal
