#include "connectors/files/write/sheet.hpp"
#include "connectors/files/write/text.hpp"

#include <algorithm>
#include <span>

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

using Row = std::span<const PlannedCell>;

// A cell to fill in, where the row plans none.
Result<Done> put_empty(lxw_worksheet* sheet, const PlannedSheet& plan, std::uint32_t at, Row row,
                       Looks& looks) {
  for (const PlannedColumn& column : plan.columns) {
    if (std::ranges::binary_search(row, column.column, {}, &PlannedCell::column)) continue;
    const Look look = column.locked ? Look::computed : Look::input;
    const PlannedCell empty{at, column.column, {}, look, column.format, {}};
    auto done = put_checked(sheet, plan, empty, looks.of({look, column.format, column.locked}));
    if (!done) return done;
  }
  return Done{};
}

} // namespace

Result<Helped> fill(lxw_worksheet* sheet, const PlannedSheet& plan, Looks& looks) {
  const Widths widths = widths_of(plan);
  for (std::size_t column = 0; column < widths.size(); ++column)
    if (widths[column] > 0)
      worksheet_set_column(sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column),
                           widths[column], nullptr);
  Helped helped;
  Row left = plan.cells;
  constexpr std::uint64_t none = std::uint64_t{1} << 32;
  std::uint64_t empty = none, prepared = 0; // the header, then rows for input, below it
  if (plan.header_row) empty = *plan.header_row, prepared = empty + plan.data_rows;
  for (;;) {
    const std::uint64_t next = std::min(left.empty() ? none : left.front().row, empty);
    if (next == none) return helped;
    const auto at = static_cast<std::uint32_t>(next);
    const auto end = std::ranges::find_if(left, [&](const PlannedCell& cell) { return cell.row != at; });
    const Row row(left.begin(), end);
    left = left.subspan(row.size());
    const bool header = at == plan.header_row;
    const double tall = header ? header_height(plan) : row_height(widths, row);
    if (std::ranges::find(row, Look::title, &PlannedCell::look) != row.end())
      worksheet_set_row(sheet, at, title_height, nullptr);
    else if (tall > 0)
      worksheet_set_row(sheet, at, tall, nullptr);
    if (at == empty) {
      if (!header)
        if (auto done = put_empty(sheet, plan, at, row, looks); !done) return std::move(done.failure());
      empty = empty < prepared ? empty + 1 : none;
    }
    for (const PlannedCell& cell : row) {
      auto done = put_checked(sheet, plan, cell, looks.of(manner_of(plan, widths, cell, tall > 0)));
      if (!done) return std::move(done.failure());
      if (!cell.help.empty() || !cell.allowed.empty()) helped.push_back(&cell);
    }
  }
}

} // namespace stackbook::files::write
