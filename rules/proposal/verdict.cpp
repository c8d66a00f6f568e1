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

// The worst open finding of each row, by sheet.
std::map<std::pair<std::string, std::uint32_t>, const Finding*> worst_of(const std::vector<Finding>& all) {
  std::map<std::pair<std::string, std::uint32_t>, const Finding*> worst;
  for (const Finding& finding : all) {
    if (finding.state != findings::State::open || !finding.place.cell) continue;
    const Finding*& known = worst[{finding.place.sheet, finding.place.cell->row}];
    if (known == nullptr || finding.severity > known->severity) known = &finding;
  }
  return worst;
}

} // namespace

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
  const auto worst = worst_of(checked.findings);
  for (PlannedSheet& sheet : plan.sheets) {
    const auto column = std::ranges::find_if(sheet.columns, tells);
    if (column == sheet.columns.end()) continue;
    for (PlannedCell& cell : sheet.cells)
      if (cell.column == column->column && !cell.formula.empty())
        if (const auto found = worst.find({sheet.name, cell.row}); found != worst.end())
          cell.value = found->second->message;
  }
}

} // namespace stackbook::proposal
