// Summary: the template's last sheet. What it was made from, and the pack's blocks of formulas, each with the value that
// it has over the sheets before it, so that a program without our functions shows that.
#pragma once

#include "rules/proposal/sheets.hpp"

namespace stackbook::proposal {

// What the sheets of a plan hold, as they would be read.
workbook::Workbook as_read(const PlannedWorkbook& plan);

// `today`: ISO date that the functions count from where the workbook has none of its own.
PlannedSheet summary_sheet(const Pack& pack, const PlannedWorkbook& before, const std::string& today);

} // namespace stackbook::proposal
