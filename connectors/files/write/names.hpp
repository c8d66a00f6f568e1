// Names: whether a planned workbook's sheets have names that every suite takes.
#pragma once

#include "rules/proposal/sheets.hpp"
#include "rules/result.hpp"

namespace stackbook::files::write {

Result<Done> check_names(const proposal::PlannedWorkbook& plan); // and that one of them is visible
std::string list_name(const proposal::PlannedWorkbook& plan);    // for the sheet of long lists, taken by none

} // namespace stackbook::files::write
