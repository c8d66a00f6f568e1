// Added: a sheet that the original does not have, and the styles that it wears.
#pragma once

#include "connectors/files/patch/odf/found.hpp"

namespace stackbook::files::patch::odf {

// Where the styles and the sheets go, behind all others.
void add_sheets(const Text& text, const Found& found, const std::vector<NewSheet>& sheets,
                std::vector<Splice>& splices);

} // namespace stackbook::files::patch::odf
