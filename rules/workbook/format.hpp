// Number formats: what a format code such as "yyyy-mm-dd" or "0.00%" says that a number is.
//
// Codes are those of SpreadsheetML (ECMA-376 part 1, 18.8.31) as both suites write them. Quoted text, escaped
// characters, fillers, colors and locale tags say nothing; only the first section counts.
#pragma once

#include "rules/workbook/workbook.hpp"

#include <string_view>

namespace stackbook::workbook {

Format format_of(std::string_view code);

} // namespace stackbook::workbook
