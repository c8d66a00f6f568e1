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

constexpr double line_height = 15, highest_row = 409;
constexpr double broadest = 1.5; // of a letter's byte, in widths of a digit
constexpr std::size_t inline_length = 255;

double width_of(const Widths& widths, std::uint32_t column) {
  return column < widths.size() && widths[column] > 0 ? widths[column] : 8.43;
}

// In widths of a digit, as columns are measured; about what Calibri and DejaVu Sans have in common.
double width_of(std::string_view letter) {
  constexpr std::string_view narrow = " !'(),.:;I[]fijlrt|", broad = "%@MWmw";
  if (letter.size() > 2) return 2; // most of these are Han, Kana or Hangul
  if (letter.size() > 1) return 1.2;
  if (narrow.find(letter) != std::string_view::npos) return 0.58;
  if (broad.find(letter) != std::string_view::npos) return broadest;
  return letter[0] >= 'A' && letter[0] <= 'Z' ? 1.15 : 0.98;
}

// Lines of a text whose words fill lines of the given room.
double lines_of(std::string_view text, double room) {
  double lines = 1, line = 0, word = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t first = at++;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0u) == 0x80) ++at;
    const std::string_view letter = text.substr(first, at - first);
    if (letter == "\n") {
      ++lines, line = word = 0;
      continue;
    }
    const double width = width_of(letter);
    const bool space = letter == " ",
               whole = word + width > room; // a word longer than a line goes on in the next
    line += width;
    word = space || letter.size() > 2 || whole ? 0 : word + width;
    if (line > room && !space) ++lines, line = whole ? width : word > 0 ? word : width;
  }
  return lines;
}

// Texts without a box fold where their column was planned for them and isn't the only one: one alone may run on to the
// right, and Calc would print its column wider than the page.
bool may_fold(const Widths& widths, const PlannedCell& cell) {
  return cell.look == Look::plain && cell.format == Format::general && widths.size() > 1 &&
         cell.column < widths.size() && widths[cell.column] > 0;
}

double lines_of(const Widths& widths, const PlannedCell& cell) {
  const auto* text = std::get_if<std::string>(&cell.value);
  if (!text) return 1;
  const double room = std::max(width_of(widths, cell.column) - 0.5, 1.0);
  if (static_cast<double>(text->size()) * broadest < room && text->find('\n') == std::string::npos) return 1;
  const Dress dress = dress_of({cell.look, cell.format});
  if (!dress.wrapped && !may_fold(widths, cell)) return 1;
  return lines_of(*text, dress.bold ? room / 1.08 : room);
}

} // namespace

Dress dress_of(const Manner& manner) {
  const Look look = manner.look;
  const bool wide = manner.format == Format::general; // numbers and dates never need a second line
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
  return {.wrapped = manner.folded, .upright = Upright::top};
}

Widths widths_of(const PlannedSheet& plan) {
  Widths widths;
  for (const PlannedColumn& column : plan.columns) {
    if (column.width <= 0 || column.column >= workbook::Address::columns) continue;
    if (column.column >= widths.size()) widths.resize(column.column + 1);
    widths[column.column] = std::min(column.width, 255.0);
  }
  return widths;
}

Manner manner_of(const PlannedSheet& plan, const Widths& widths, const PlannedCell& cell, bool tall) {
  const bool of_form =
      !plan.header_row && cell.formula.empty() && (cell.look == Look::input || cell.look == Look::computed);
  return {cell.look, cell.format, locked(plan, cell), of_form, tall && may_fold(widths, cell)};
}

double header_height(const PlannedSheet& plan) {
  const Widths widths = widths_of(plan);
  double lines = 1;
  for (const PlannedCell& cell :
       std::ranges::equal_range(plan.cells, *plan.header_row, {}, &PlannedCell::row)) {
    const auto* text = std::get_if<std::string>(&cell.value);
    if (!text) continue;
    const double room = std::max(width_of(widths, cell.column) - 3, 4.0); // the filter's button takes some
    lines = std::max(lines, std::ceil(static_cast<double>(length(*text)) * 1.15 / room));
  }
  return std::min(lines, 6.0) * line_height + 6;
}

double row_height(const Widths& widths, std::span<const PlannedCell> row) {
  double lines = 1;
  for (const PlannedCell& cell : row) lines = std::max(lines, lines_of(widths, cell));
  return lines > 1 ? std::min(lines * line_height, highest_row) : 0;
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
