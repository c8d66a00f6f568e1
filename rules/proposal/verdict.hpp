// Verdict: the column at the end of each table of a template that tells what is wrong with its row, by ROW.CHECK. A
// program without that function shows what stood there last, and nothing once the row has changed.
#pragma once

#include "rules/proposal/sheets.hpp"

#include <map>
#include <unordered_map>

namespace stackbook::proposal {

inline constexpr const char* check_caption = "Check";

// Of `findings`, in their order, the first of the highest severity among the open ones that speak of a row, by sheet and
// row: those of its cells, and those of its key, which rows that share one have in common.
using WorstOfRows = std::map<std::string, std::unordered_map<std::uint32_t, std::size_t>, std::less<>>;
WorstOfRows worst_of_rows(const Proposal& proposal, const std::vector<findings::Finding>& findings);

// Adds the column to a table's sheet, right of its last one, for all its rows; none where the table has one so called.
void add_verdicts(const TableBinding& table, PlannedSheet& sheet);

// Puts what a check of the sheets says of each row beside its formula. `today`: ISO date where the workbook has none.
void tell_verdicts(const Pack& pack, PlannedWorkbook& plan, const std::string& today);

} // namespace stackbook::proposal
