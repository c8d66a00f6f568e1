// Added: a sheet that the original does not have, as a part of its own.
#pragma once

#include "connectors/files/patch/patch.hpp"

namespace stackbook::files::patch {

std::string sheet_part(const NewSheet& sheet, bool strict); // the worksheet part's bytes
std::string free_name(std::string_view wanted,
                      const std::vector<std::string>& names); // "Merge", "Merge 2", …

} // namespace stackbook::files::patch
