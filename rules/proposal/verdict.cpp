#include "rules/proposal/verdict.hpp"

#include "rules/proposal/caption.hpp"
#include "rules/proposal/summary.hpp"

#include <algorithm>
#include <map>

namespace stackbook::proposal {

namespace {

using findings::Finding;

bool tells(const PlannedColumn& column) {
  return column.tint == Tint::filled;
}

} // namespace

WorstOfRows worst_of_rows(const Proposal& proposal, const std::vector<Finding>& findings) {
  WorstOfRows worst;
  const auto add = [&](const std::string& sheet, std::uint32_t row, std::size_t number) {
    const auto [at, fresh] = worst[sheet].emplace(row, number);
    if (!fresh && findings[number].severity > findings[at->second].severity) at->second = number;
  };
  std::map<std::string, std::map<std::string, std::vector<std::size_t>>> by_key; // of a table's rows
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const findings::Place& place = findings[i].place;
    if (findings[i].state != findings::State::open) continue;
    if (place.cell) add(place.sheet, place.cell->row, i);
    if (!place.row.empty()) by_key[place.table][place.row].push_back(i);
  }
  for (const BoundTable& table : proposal.tables) {
    const auto keys = by_key.find(table.binding->sheet);
    if (!table.found || keys == by_key.end()) continue;
    for (const BoundRow& row : table.rows)
      if (const auto known = keys->second.find(row.key); known != keys->second.end())
        for (const std::size_t number : known->second)
          if (findings[number].place.sheet == table.sheet) add(table.sheet, row.sheet_row, number);
  }
  return worst;
}

void add_verdicts(const TableBinding& table, PlannedSheet& sheet) {
  if (!sheet.header_row || table.columns.empty()) return;
  for (const ColumnBinding& column : table.columns)
    if (folded(column.caption) == folded(check_caption)) return;
  const auto at = static_cast<std::uint32_t>(table.columns.size());
  const std::uint32_t header = *sheet.header_row;
  PlannedCell caption;
  caption.row = header;
  caption.column = at;
  caption.value = std::string(check_caption);
  caption.look = Look::header;
  sheet.cells.push_back(std::move(caption));
  for (std::uint32_t row = header + 1; row <= header + sheet.data_rows; ++row) {
    PlannedCell& cell = sheet.cells.emplace_back();
    cell.row = row;
    cell.column = at;
    cell.value = std::string();
    cell.look = Look::verdict;
    cell.formula = "IFERROR(ROW.CHECK($A" + std::to_string(row + 1) + "),\"\")";
  }
  std::ranges::sort(sheet.cells, {},
                    [](const PlannedCell& cell) { return std::pair(cell.row, cell.column); });
  PlannedColumn& column = sheet.columns.emplace_back();
  column.column = at;
  column.width = 60;
  column.title = check_caption;
  column.help = "The worst of what is wrong with this row. The Stackbook extension of LibreOffice Calc keeps "
                "it up to date.";
  column.locked = true;
  column.tint = Tint::filled;
}

void tell_verdicts(const Pack& pack, PlannedWorkbook& plan, const std::string& today) {
  const workbook::Workbook book = as_read(plan);
  const Proposal proposal = bind(book, std::shared_ptr<const Pack>(std::shared_ptr<void>(), &pack));
  CheckOptions options;
  options.today = today;
  const Checked checked = check(proposal, options);
  const WorstOfRows worst = worst_of_rows(proposal, checked.findings);
  for (PlannedSheet& sheet : plan.sheets) {
    const auto column = std::ranges::find_if(sheet.columns, tells);
    const auto rows = worst.find(sheet.name);
    if (column == sheet.columns.end() || rows == worst.end()) continue;
    for (PlannedCell& cell : sheet.cells)
      if (cell.column == column->column && !cell.formula.empty())
        if (const auto found = rows->second.find(cell.row); found != rows->second.end())
          cell.value = checked.findings[found->second].message;
  }
}

} // namespace stackbook::proposal
