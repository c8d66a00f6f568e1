// Moved: a formula as another cell repeats it (ECMA-376 part 1, 18.3.1.40 and 18.17.2.3).
#pragma once

#include "rules/workbook/workbook.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stackbook::workbook {

// `formula` of one cell as it stands so many rows and columns further: relative references move, absolute ones,
// names and texts stay. Nothing where a reference would leave the sheet.
std::optional<std::string> moved(std::string_view formula, std::int64_t rows, std::int64_t columns);

// What a cell's formula says there, whichever cell its text was written for; that text as it is where a reference would
// leave the sheet.
std::string text_at(const Workbook& workbook, const Formula& formula);

} // namespace stackbook::workbook
