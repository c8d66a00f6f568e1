// Circular: inputs whose formula rests on what the check itself answers, because it calls ROW.CHECK, STACK.HAS or the like,
// or reads a cell or a name that does. Their value is the answer about an earlier state of the workbook: read back, it
// would feed the next check with itself.
//
// Followed are cells, areas and names that formulas speak of; not the columns of tables by their captions, nor cells that
// INDIRECT or OFFSET work out.
#pragma once

#include "rules/proposal/pack.hpp"
#include "rules/workbook/workbook.hpp"

#include <string_view>
#include <vector>

namespace stackbook::proposal {

// Blanks such cells and marks their formulas, for `bind` to tell of. Gives the columns whose formulas matter and have no
// text because a live document's were left, ascending: take these too and begin again.
std::vector<workbook::SheetColumn> leave_out_circular(workbook::Workbook& workbook, const Pack& pack);

// Whether a cell function answers from what stands in the workbook, beside its arguments and the pack's own data.
bool asks_the_workbook(const Pack& pack, std::string_view function);

} // namespace stackbook::proposal
