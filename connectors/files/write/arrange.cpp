// How a sheet meets the eye, on the screen and on paper.

#include "connectors/files/write/sheet.hpp"
#include "connectors/files/write/text.hpp"

#include <algorithm>
#include <cmath>

namespace stackbook::files::write {

using proposal::Look;
using proposal::PlannedCell;
using proposal::PlannedColumn;
using proposal::PlannedSheet;

namespace {

constexpr double line_height = 15;

std::string doubled(std::string_view text) { // "&" begins a code in headers and footers
  std::string out;
  for (const char letter : text) out.append(letter == '&' ? 2 : 1, letter);
  return out;
}

double width_of(const PlannedSheet& plan, std::uint32_t column) {
  const auto planned = std::ranges::find(plan.columns, column, &PlannedColumn::column);
  return planned != plan.columns.end() && planned->width > 0 ? planned->width : 8.43;
}

// Lines that the header needs where its captions are wider than their columns.
double header_lines(const PlannedSheet& plan) {
  double most = 1;
  for (const PlannedCell& cell : plan.cells) {
    const auto* text = std::get_if<std::string>(&cell.value);
    if (cell.row != *plan.header_row || !text) continue;
    const double room = std::max(width_of(plan, cell.column) - 3, 4.0); // the filter's button takes some
    most = std::max(most, std::ceil(static_cast<double>(length(*text)) * 1.15 / room));
  }
  return std::min(most, 6.0);
}

void freeze(lxw_worksheet* sheet, const PlannedSheet& plan) {
  const std::uint32_t row = *plan.header_row;
  std::uint32_t first = workbook::Address::columns, last = 0;
  for (const PlannedCell& cell : plan.cells)
    if (cell.row == row) {
      first = std::min(first, cell.column);
      last = std::max(last, cell.column);
    }
  worksheet_set_row(sheet, row, header_lines(plan) * line_height + 6, nullptr);
  worksheet_freeze_panes(sheet, row + 1, static_cast<lxw_col_t>(first == 0 ? 1 : 0));
  if (first > last) return;
  std::uint32_t bottom = row + std::max(plan.data_rows, 1u);
  for (const PlannedCell& cell : plan.cells)
    if (cell.look != Look::total) bottom = std::max(bottom, cell.row);
  worksheet_autofilter(sheet, row, static_cast<lxw_col_t>(first), bottom, static_cast<lxw_col_t>(last));
  worksheet_repeat_rows(sheet, row, row);
}

} // namespace

void arrange(lxw_worksheet* sheet, const PlannedSheet& plan, const std::string& title) {
  if (plan.header_row) freeze(sheet, plan);
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES); // the cells to fill in have borders of their own
  for (const PlannedCell& cell : plan.cells)
    if (cell.look == Look::title) worksheet_set_row(sheet, cell.row, 26, nullptr);
  if (plan.landscape) worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 1); // US Letter
  worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
  worksheet_fit_to_pages(sheet, 1, 0);
  const std::string header = "&L" + doubled(clipped(safe(title), 60)) + "&R&A";
  worksheet_set_header(sheet, header.c_str());
  worksheet_set_footer(sheet, "&RPage &P of &N");
  if (plan.protect) {
    lxw_protection allowed{};
    allowed.format_cells = allowed.format_columns = allowed.format_rows = 1;
    allowed.sort = allowed.autofilter = 1;
    worksheet_protect(sheet, nullptr, &allowed);
  }
  if (plan.hidden) worksheet_hide(sheet);
}

} // namespace stackbook::files::write
