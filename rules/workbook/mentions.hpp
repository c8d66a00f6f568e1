// Mentions: the cells, names and functions that a formula's text speaks of (ECMA-376 part 1, 18.17.2.3; of
// tables 18.5.1.2 as [MS-XLSX] 2.2.2 writes them). Calc writes a point behind a sheet's name; what reads so without
// quotes may be a name as well, and is given as both.
#pragma once

#include "rules/workbook/workbook.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stackbook::workbook {

struct Mention {
  std::string sheet{}; // empty: the formula's own
  Area area{};         // a whole column or row where the formula says A:B or 1:3
  std::string
      name{}; // of what is no address, which may be a defined name or a table; `area` means nothing then
  // Of a table, where its name has brackets behind it: first and last captions; none for all columns.
  std::vector<std::pair<std::string, std::string>> columns{};
  bool own_row = false; // and only that row of it in which the formula stands
};

// `formula` without its leading "=". Texts, functions and other workbooks' cells are left out.
std::vector<Mention> mentions(std::string_view formula);

// Which of the workbook's sheets a mention in a formula of sheet `own` means; their number where there is none.
std::size_t sheet_of(const Workbook& workbook, const Mention& mention, std::size_t own);

// The functions it calls, as they are written: "SUM", "row.check".
std::vector<std::string_view> functions(std::string_view formula);

} // namespace stackbook::workbook
