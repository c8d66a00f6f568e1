#include "connectors/files/write/sheet.hpp"
#include "connectors/files/write/text.hpp"

#include <algorithm>

namespace stackbook::files::write {

using proposal::Look;
using proposal::PlannedCell;
using proposal::PlannedColumn;
using proposal::PlannedSheet;

Failure refused(std::string_view sheet, std::optional<workbook::Address> at, std::string why) {
  std::string where = "sheet " + std::string(sheet);
  if (at) where += " " + workbook::to_a1(*at);
  return {"the workbook can't be written", std::move(where), std::move(why), {}};
}

namespace {

std::string text_in(const PlannedCell& cell) {
  if (const auto* decimal = std::get_if<findings::Decimal>(&cell.value)) return decimal->digits;
  const auto* text = std::get_if<std::string>(&cell.value);
  return text ? safe(*text) : std::string();
}

// Days before March 1900 are one less in such files, because Lotus 1-2-3 took 1900 for a leap year.
std::optional<double> serial_in(const PlannedCell& cell) {
  auto number = number_in(cell);
  const bool day = cell.format == workbook::Format::date || cell.format == workbook::Format::date_time;
  if (number && day && *number >= 2 && *number < 61) *number -= 1;
  return number;
}

lxw_error put(lxw_worksheet* sheet, const PlannedCell& cell, lxw_format* format) {
  const auto column = static_cast<lxw_col_t>(cell.column);
  const auto number = serial_in(cell);
  const auto* truth = std::get_if<bool>(&cell.value);
  if (!cell.formula.empty()) {
    const std::string formula = "=" + safe(cell.formula);
    if (number || truth)
      return worksheet_write_formula_num(sheet, cell.row, column, formula.c_str(), format,
                                         number ? *number : *truth);
    return worksheet_write_formula_str(sheet, cell.row, column, formula.c_str(), format,
                                       text_in(cell).c_str());
  }
  if (truth) return worksheet_write_boolean(sheet, cell.row, column, *truth, format);
  if (number) return worksheet_write_number(sheet, cell.row, column, *number, format);
  const std::string text = text_in(cell);
  if (text.empty()) return format ? worksheet_write_blank(sheet, cell.row, column, format) : LXW_NO_ERROR;
  return worksheet_write_string(sheet, cell.row, column, text.c_str(), format);
}

lxw_format* format_of(Looks& looks, const PlannedSheet& plan, const PlannedCell& cell) {
  return looks.of(cell.look, cell.format, locked(plan, cell), value_of_form(plan, cell));
}

Result<Done> put_checked(lxw_worksheet* sheet, const PlannedSheet& plan, const PlannedCell& cell,
                         lxw_format* format) {
  const workbook::Address at{cell.row, cell.column};
  if (cell.row >= workbook::Address::rows || cell.column >= workbook::Address::columns)
    return refused(plan.name, std::nullopt, "a cell is planned beyond XFD1048576, the last place of a sheet");
  const lxw_error error = put(sheet, cell, format);
  if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    return refused(plan.name, at, "the text is longer than 32767 characters, the limit of a cell");
  if (error != LXW_NO_ERROR) return refused(plan.name, at, lxw_strerror(error));
  return Done{};
}

} // namespace

Result<Done> fill(lxw_worksheet* sheet, const PlannedSheet& plan, Looks& looks) {
  for (const PlannedColumn& column : plan.columns)
    if (column.width > 0 && column.column < workbook::Address::columns)
      worksheet_set_column(sheet, static_cast<lxw_col_t>(column.column),
                           static_cast<lxw_col_t>(column.column), std::min(column.width, 255.0), nullptr);
  if (plan.header_row) // empty rows for input, below the cells that are planned
    for (std::uint32_t row = *plan.header_row + 1; row <= *plan.header_row + plan.data_rows; ++row)
      for (const PlannedColumn& column : plan.columns) {
        const PlannedCell empty{
            row, column.column, {}, column.locked ? Look::computed : Look::input, column.format, {}};
        if (auto done = put_checked(sheet, plan, empty, looks.of(empty.look, empty.format, column.locked));
            !done)
          return done;
      }
  for (const PlannedCell& cell : plan.cells)
    if (auto done = put_checked(sheet, plan, cell, format_of(looks, plan, cell)); !done) return done;
  return Done{};
}

} // namespace stackbook::files::write
