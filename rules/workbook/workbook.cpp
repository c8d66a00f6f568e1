#include "rules/workbook/workbook.hpp"

#include <algorithm>

namespace stackbook::workbook {

namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter | 0x20) : letter;
  };
  return std::ranges::equal(a, b, {}, lower, lower);
}

} // namespace

std::string_view to_text(Error error) {
  switch (error) {
  case Error::null: return "#NULL!";
  case Error::division: return "#DIV/0!";
  case Error::value: return "#VALUE!";
  case Error::reference: return "#REF!";
  case Error::name: return "#NAME?";
  case Error::number: return "#NUM!";
  case Error::not_available: return "#N/A";
  case Error::other: break;
  }
  return "#ERROR!";
}

const Cell* Sheet::cell(Address at) const {
  if (at.column >= columns.size()) return nullptr;
  const Column& column = columns[at.column];
  const auto found = std::ranges::lower_bound(column.rows, at.row);
  if (found == column.rows.end() || *found != at.row) return nullptr;
  return &column.cells[static_cast<std::size_t>(found - column.rows.begin())];
}

bool Sheet::row_hidden(std::uint32_t row) const {
  const auto after =
      std::ranges::upper_bound(hidden_rows, row, {}, [](const Area& area) { return area.first.row; });
  return after != hidden_rows.begin() && std::prev(after)->last.row >= row;
}

const Sheet* Workbook::sheet(std::string_view name) const {
  for (const Sheet& sheet : sheets)
    if (sheet.name == name) return &sheet;
  for (const Sheet& sheet : sheets)
    if (same_letters(trimmed(sheet.name), trimmed(name))) return &sheet;
  return nullptr;
}

void put(Sheet& sheet, Address at, const Cell& cell) {
  if (at.column >= sheet.columns.size()) sheet.columns.resize(at.column + 1);
  Column& column = sheet.columns[at.column];
  if (at.row >= sheet.row_count) sheet.row_count = at.row + 1;
  if (column.rows.empty() || column.rows.back() < at.row) {
    column.rows.push_back(at.row);
    column.cells.push_back(cell);
    return;
  }
  const auto found = std::ranges::lower_bound(column.rows, at.row);
  const auto place = column.cells.begin() + (found - column.rows.begin());
  if (*found == at.row) {
    *place = cell;
    return;
  }
  column.cells.insert(place, cell);
  column.rows.insert(found, at.row);
}

Cell number_cell(double number, Format format) {
  Cell cell;
  cell.content = Content::number;
  cell.format = format;
  cell.number = number;
  return cell;
}

Cell text_cell(Workbook& workbook, std::string_view text) {
  Cell cell;
  cell.content = Content::text;
  cell.text = workbook.intern(text);
  return cell;
}

Cell boolean_cell(bool boolean) {
  Cell cell;
  cell.content = Content::boolean;
  cell.boolean = boolean;
  return cell;
}

Cell error_cell(Error error) {
  Cell cell;
  cell.content = Content::error;
  cell.error = error;
  return cell;
}

} // namespace stackbook::workbook
