// Table: where a sheet's element must be changed so that some of its cells hold something else. Rows and cells
// that stand for many are split at those concerned, each of the pieces as it was.
#pragma once

#include "connectors/files/patch/odf/cell.hpp"

namespace stackbook::files::patch::odf {

using Notes = std::map<workbook::Address, std::string>;

// Splices of the content's text.
Result<Done> change_table(std::string_view file, const Text& text, const FoundTable& table,
                          const SheetChange& change, const Notes& notes, const Told& told,
                          std::vector<Splice>& splices);

} // namespace stackbook::files::patch::odf
