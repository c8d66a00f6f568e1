// How a sheet meets the eye, on the screen and on paper.

#include "connectors/files/write/sheet.hpp"
#include "connectors/files/write/text.hpp"

namespace stackbook::files::write {

using proposal::PlannedSheet;

namespace {

std::string doubled(std::string_view text) { // "&" begins a code in headers and footers
  std::string out;
  for (const char letter : text) out.append(letter == '&' ? 2 : 1, letter);
  return out;
}

void freeze(lxw_worksheet* sheet, const PlannedSheet& plan) {
  const std::uint32_t row = *plan.header_row;
  const auto area = filtered(plan);
  worksheet_freeze_panes(sheet, row + 1, static_cast<lxw_col_t>(area && area->first.column == 0 ? 1 : 0));
  if (!area) return;
  worksheet_autofilter(sheet, row, static_cast<lxw_col_t>(area->first.column), area->last.row,
                       static_cast<lxw_col_t>(area->last.column));
  worksheet_repeat_rows(sheet, row, row);
}

} // namespace

void mark(lxw_worksheet* sheet, const PlannedSheet& plan, Looks& looks) {
  if (!plan.header_row || plan.data_rows == 0) return;
  for (const proposal::PlannedColumn& column : plan.columns) {
    if (column.tint == proposal::Tint::none) continue;
    std::string formula = "=" + mark_formula(plan, column);
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
    rule.value_string = formula.data();
    rule.format = looks.marked();
    const auto at = static_cast<lxw_col_t>(column.column);
    worksheet_conditional_format_range(sheet, *plan.header_row + 1, at, *plan.header_row + plan.data_rows, at,
                                       &rule);
  }
}

void arrange(lxw_worksheet* sheet, const PlannedSheet& plan, const std::string& title) {
  if (plan.header_row) freeze(sheet, plan);
  worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES); // the cells to fill in have borders of their own
  if (plan.landscape) worksheet_set_landscape(sheet);
  worksheet_set_paper(sheet, 1); // US Letter
  worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
  worksheet_fit_to_pages(sheet, 1, 0);
  if (const auto area = printed(plan))
    worksheet_print_area(sheet, area->first.row, static_cast<lxw_col_t>(area->first.column), area->last.row,
                         static_cast<lxw_col_t>(area->last.column));
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
