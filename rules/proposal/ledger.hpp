// Ledger: a sheet to which lines are only ever added: approvals, answers. What a line holds is given by component; where
// it stands is said here, and the caller writes it.
#pragma once

#include "rules/proposal/check.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stackbook::proposal {

struct LedgerLines {
  std::string sheet;       // in this workbook
  std::uint32_t below = 0; // row under which the lines stand
  bool alike = false;      // that row is a line of the table too
  std::vector<std::vector<std::pair<std::uint32_t, std::string>>> lines; // cells by column, ascending
};

// The table of that sort; nothing where the pack has none.
const BoundTable* ledger(const Proposal& proposal, TableBinding::Sort sort);

std::optional<std::uint32_t> column_of(const BoundTable& table, std::string_view component);

// Why no line can be added, as clause and remedy: the sheet is not there, or a column that a line needs.
// `line`: "approval" or "answer".
std::optional<std::pair<std::string, std::string>> unfit(const BoundTable* table, std::string_view line,
                                                         const std::vector<std::string_view>& needed);

// Adds a line of texts by component. Blanks and components without a column are left out. The first line settles where
// they stand: under the last line, and below whatever else is there, because a line must not land in it.
void add_line(LedgerLines& lines, const workbook::Workbook& workbook, const BoundTable& table,
              const std::vector<std::pair<std::string_view, std::string>>& texts);

} // namespace stackbook::proposal
