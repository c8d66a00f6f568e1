// Errors by LibreOffice's numbers, which its cells show as Err:502 and its formulas know by the hundred: as the seven that
// suites share, the way it saves them in .xlsx, so that one workbook gives one answer in every format.
#pragma once

#include "rules/workbook/workbook.hpp"

#include <cstdint>

namespace stackbook::workbook {

Error error_numbered(std::int32_t number); // Error::other of what is no such number

} // namespace stackbook::workbook
