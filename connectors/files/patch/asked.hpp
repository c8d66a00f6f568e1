// Asked: what is asked of each sheet, whatever format its file has.
#pragma once

#include "connectors/files/patch/sheet.hpp"

namespace stackbook::files::patch {

// By the sheets' names, rows under their tables numbered.
Result<std::map<std::string, SheetChange>> asked_of(const Changes& changes, std::string_view file);

Failure refused(std::string_view file, std::string where, std::string why, std::string remedy = {});

} // namespace stackbook::files::patch
