#include "connectors/files/write/dress.hpp"

#include "connectors/files/write/text.hpp"
#include "rules/workbook/calendar.hpp"

#include <algorithm>
#include <cmath>

namespace stackbook::files::write {

using proposal::Look;
using proposal::PlannedCell;
using proposal::PlannedColumn;
using proposal::PlannedSheet;
using proposal::Tint;
using workbook::Format;

namespace {

constexpr double line_height = 15;
constexpr std::size_t inline_length = 255;

double width_of(const PlannedSheet& plan, std::uint32_t column) {
  const auto planned = std::ranges::find(plan.columns, column, &PlannedColumn::column);
  return planned != plan.columns.end() && planned->width > 0 ? planned->width : 8.43;
}

} // namespace

Dress dress_of(Look look, Format format) {
  const bool wide = format == Format::general; // numbers and dates never need a second line
  switch (look) {
  case Look::title: return {.bold = true, .size = 16, .ink = navy, .upright = Upright::center};
  case Look::note: return {.ink = gray};
  case Look::header:
  case Look::required_header:
    return {.bold = true,
            .boxed = true,
            .wrapped = true,
            .ink = white,
            .fill = look == Look::header ? steel : navy,
            .upright = Upright::center};
  case Look::input: return {.boxed = true, .wrapped = wide, .fill = cream, .upright = Upright::top};
  case Look::computed:
    return {.boxed = true, .wrapped = wide, .ink = gray, .fill = pale, .upright = Upright::top};
  case Look::verdict: return {.boxed = true, .ink = gray, .fill = pale, .upright = Upright::top};
  case Look::label:
    return {.bold = true, .boxed = true, .wrapped = true, .fill = pale, .upright = Upright::top};
  case Look::total: return {.bold = true, .boxed = true, .ruled = true, .fill = sky};
  case Look::plain: break;
  }
  return {.upright = Upright::top};
}

double header_height(const PlannedSheet& plan) {
  double lines = 1;
  for (const PlannedCell& cell :
       std::ranges::equal_range(plan.cells, *plan.header_row, {}, &PlannedCell::row)) {
    const auto* text = std::get_if<std::string>(&cell.value);
    if (!text) continue;
    const double room = std::max(width_of(plan, cell.column) - 3, 4.0); // the filter's button takes some
    lines = std::max(lines, std::ceil(static_cast<double>(length(*text)) * 1.15 / room));
  }
  return std::min(lines, 6.0) * line_height + 6;
}

std::optional<workbook::Area> filtered(const PlannedSheet& plan) {
  if (!plan.header_row) return std::nullopt;
  const std::uint32_t row = *plan.header_row;
  workbook::Area area{{row, workbook::Address::columns}, {row + std::max(plan.data_rows, 1u), 0}};
  for (const PlannedCell& cell : plan.cells) {
    if (cell.row == row) {
      area.first.column = std::min(area.first.column, cell.column);
      area.last.column = std::max(area.last.column, cell.column);
    }
    if (cell.look != Look::total) area.last.row = std::max(area.last.row, cell.row);
  }
  return area.first.column > area.last.column ? std::nullopt : std::optional(area);
}

bool locked(const PlannedSheet& plan, const PlannedCell& cell) {
  if (cell.look != Look::input) return true;
  const auto column = std::ranges::find(plan.columns, cell.column, &PlannedColumn::column);
  const bool data =
      plan.header_row && cell.row > *plan.header_row && cell.row <= *plan.header_row + plan.data_rows;
  return data && column != plan.columns.end() && column->locked;
}

bool value_of_form(const PlannedSheet& plan, const PlannedCell& cell) {
  return !plan.header_row && cell.formula.empty() &&
         (cell.look == Look::input || cell.look == Look::computed);
}

bool is_temporal(Format format) {
  return format == Format::date || format == Format::time || format == Format::date_time;
}

std::optional<double> number_in(const PlannedCell& cell) {
  if (const auto* decimal = std::get_if<findings::Decimal>(&cell.value)) return exact(*decimal);
  const auto* text = std::get_if<std::string>(&cell.value);
  return text && is_temporal(cell.format) ? workbook::serial_of(*text) : std::nullopt;
}

bool fit_inline(const std::vector<std::string>& allowed) {
  std::size_t total = allowed.size() - 1;
  for (const std::string& text : allowed) {
    if (text.find_first_of(",\"") != std::string::npos) return false;
    total += length(safe(text));
  }
  return total <= inline_length && allowed.size() < 200;
}

std::string mark_formula(const PlannedSheet& plan, const PlannedColumn& column) {
  const std::string row = std::to_string(*plan.header_row + 2);
  const std::string cell = workbook::column_letters(column.column) + row;
  if (column.tint == Tint::filled) return "LEN(" + cell + ")>0";
  std::uint32_t first = column.column, last = column.column;
  for (const PlannedColumn& other : plan.columns) {
    if (other.tint == Tint::filled) continue; // its formulas stand in rows that nobody has begun too
    first = std::min(first, other.column);
    last = std::max(last, other.column);
  }
  return "AND(COUNTA($" + workbook::column_letters(first) + row + ":$" + workbook::column_letters(last) +
         row + ")>0,ISBLANK(" + cell + "))";
}

std::optional<workbook::Area> printed(const PlannedSheet& plan) {
  const auto telling = std::ranges::find(plan.columns, Tint::filled, &PlannedColumn::tint);
  if (telling == plan.columns.end() || telling->column == 0) return std::nullopt;
  return workbook::Area{{0, 0}, {workbook::Address::rows - 1, telling->column - 1}};
}

} // namespace stackbook::files::write
