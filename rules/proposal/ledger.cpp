#include "rules/proposal/ledger.hpp"

#include <algorithm>

namespace stackbook::proposal {

const BoundTable* ledger(const Proposal& proposal, TableBinding::Sort sort) {
  const auto kept = std::ranges::find_if(
      proposal.tables, [&](const BoundTable& table) { return table.binding->sort == sort; });
  return kept == proposal.tables.end() ? nullptr : &*kept;
}

std::optional<std::uint32_t> column_of(const BoundTable& table, std::string_view component) {
  const auto& columns = table.binding->columns;
  const auto found = std::ranges::find(columns, component, &ColumnBinding::component);
  if (found == columns.end()) return std::nullopt;
  return table.columns[static_cast<std::size_t>(found - columns.begin())];
}

std::optional<std::pair<std::string, std::string>> unfit(const BoundTable* table, std::string_view line,
                                                         const std::vector<std::string_view>& needed) {
  const std::string one(line), lines = one + "s";
  if (!table)
    return std::pair{"the rule pack has no table of " + lines, std::string("Use a pack that has one")};
  if (!table->found)
    return std::pair{"the workbook has no sheet " + table->binding->sheet + ", where " + lines + " are kept",
                     std::string("Add the sheet from a new template")};
  for (const auto component : needed)
    if (!column_of(*table, component))
      return std::pair{"the sheet " + table->sheet + " has no column " + std::string(component) +
                           ", which an " + one + " needs",
                       std::string("Add the column, as a new template has it")};
  return std::nullopt;
}

static void find_end(LedgerLines& lines, const workbook::Workbook& workbook, const BoundTable& table) {
  lines.sheet = table.sheet;
  lines.below = table.rows.empty() ? table.header_row : table.rows.back().sheet_row;
  lines.alike = !table.rows.empty();
  const workbook::Sheet* sheet = workbook.sheet(table.sheet);
  if (sheet && sheet->row_count > lines.below + 1) {
    lines.below = sheet->row_count - 1;
    lines.alike = false;
  }
}

void add_line(LedgerLines& lines, const workbook::Workbook& workbook, const BoundTable& table,
              const std::vector<std::pair<std::string_view, std::string>>& texts) {
  if (lines.lines.empty()) find_end(lines, workbook, table);
  auto& cells = lines.lines.emplace_back();
  for (const auto& [component, text] : texts)
    if (const auto at = column_of(table, component); at && !text.empty()) cells.emplace_back(*at, text);
  std::ranges::sort(cells);
}

} // namespace stackbook::proposal
