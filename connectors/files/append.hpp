// Append: cells into a sheet's columns as a reader meets them, rows ascending.
#pragma once

#include "rules/workbook/workbook.hpp"

namespace stackbook::files {

// Room for as many rows as the rest of a part will bring, of which `progress` has been read (above 0, up to
// 1), so that no half of the memory stands empty.
void widen(const workbook::Sheet& sheet, workbook::Column& column, double progress);

// `progress` is asked only where a column is full.
template <class Progress>
void append(workbook::Sheet& sheet, workbook::Address at, const workbook::Cell& cell, Progress progress) {
  if (at.column >= sheet.columns.size()) sheet.columns.resize(at.column + 1);
  workbook::Column& column = sheet.columns[at.column];
  if (at.row >= sheet.row_count) sheet.row_count = at.row + 1;
  if (column.rows.size() == column.rows.capacity()) widen(sheet, column, progress());
  column.rows.push_back(at.row);
  column.cells.push_back(cell);
}

} // namespace stackbook::files
