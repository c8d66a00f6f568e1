// Reading .xlsx and .xlsm: Office Open XML, transitional and strict.
#pragma once

#include "connectors/files/package/package.hpp"

namespace stackbook::files::xlsx {

Result<workbook::Workbook> read(const Package& package, const Limits& limits);

} // namespace stackbook::files::xlsx
