// Writing .json: the tables of a clean copy, in the shape that POST /v1/check takes, so that a file can be sent
// as it is; and beside them its manifest, row by row.
//
//   {"pack":{"id","version"},"asOf","state","public" (true where confidential values are withheld),"tables":{name:[{component:value}…]},"manifest":[[value…]…]}
//
// Numbers are plain decimal digits, every one of them; dates and durations are texts; blanks are left out.
#pragma once

#include "rules/proposal/check.hpp"
#include "rules/proposal/sheets.hpp"

#include <string>

namespace stackbook::files::json {

std::string write(const proposal::Proposal& proposal, const proposal::Checked& checked,
                  const proposal::PlannedWorkbook& clean, proposal::Sending sending);

} // namespace stackbook::files::json
