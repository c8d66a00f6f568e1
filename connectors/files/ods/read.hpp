// Reading OpenDocument spreadsheets, packed (.ods, .ots) and flat (.fods): versions 1.0 to 1.3.
#pragma once

#include "connectors/files/package/package.hpp"

namespace stackbook::files::ods {

bool is_opendocument(const Package& package); // of any sort
Result<workbook::Workbook> read(const Package& package, const Limits& limits);
Result<workbook::Workbook> read_flat(std::string_view bytes, std::string_view file, const Limits& limits);

} // namespace stackbook::files::ods
